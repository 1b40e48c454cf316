#include "core/rows.h"

#include <catch2/catch.hpp>

#include <utility>
#include <vector>

#include "core/counts.h"

namespace ssr {

namespace {

/// Values 0 to 4 in no order.
std::vector<std::uint8_t> column_of(std::size_t n) {
  std::vector<std::uint8_t> column;
  for (std::size_t i = 0; i < n; ++i) column.push_back(static_cast<std::uint8_t>(i * i / 7 % 5));
  return column;
}

}  // namespace

TEST_CASE("wanted_rows_are_visited_once_and_in_order") {
  for (const std::uint32_t n : {0U, 1U, 63U, 64U, 65U, 128U, 1000U}) {
    const std::vector<std::uint8_t> column = column_of(n);
    for (std::uint8_t least = 0; least <= 5; ++least) {
      std::vector<std::uint32_t> expected;
      for (std::uint32_t row = 0; row < n; ++row) {
        if (column[row] >= least) expected.push_back(row);
      }
      std::vector<std::uint32_t> visited;
      each_row_where(
          column, [least](std::uint8_t value) { return value >= least; },
          [&visited](std::uint32_t row) { visited.push_back(row); });
      CHECK(visited == expected);
    }
  }
}

TEST_CASE("every_one_of_64_rows_has_its_own_bit") {
  for (std::size_t row = 0; row < 64; ++row) {
    CHECK(wanted_among(100, 64, [row](std::size_t i) { return i == 100 + row; }) ==
          std::uint64_t{1} << row);
  }
  CHECK(wanted_among(0, 64, [](std::size_t) { return true; }) == ~std::uint64_t{0});
  CHECK(wanted_among(0, 3, [](std::size_t) { return true; }) == 7);
}

TEST_CASE("a_visit_may_change_its_own_row") {
  std::vector<std::uint8_t> column = column_of(200);
  std::size_t visits = 0;
  each_row_where(
      column, [](std::uint8_t value) { return value == 2; },
      [&](std::uint32_t row) {
        column[row] = 3;
        ++visits;
      });
  CHECK(visits > 0);
  each_row_where(
      column, [](std::uint8_t value) { return value == 2; },
      [](std::uint32_t row) { FAIL("row " << row << " is still wanted"); });
}

TEST_CASE("who_is_due_and_wanted_is_visited_when_all_who_are_due_would_be") {
  using Visit = std::pair<std::uint32_t, bool>;
  for (const std::uint32_t n : {0U, 1U, 64U, 100U, 1000U}) {
    const std::vector<std::uint8_t> column = column_of(n);
    for (Week week = 0; week < 13; ++week) {
      std::vector<Visit> expected;
      each_due_by_season(n, week, [&](std::uint32_t row, bool season) {
        if (column[row] > 2 || (season && column[row] == 0)) expected.emplace_back(row, season);
      });
      std::vector<Visit> visited;
      each_due_where(
          n, week,
          [&column](std::size_t row, bool season) {
            return column[row] > 2 || (season && column[row] == 0);
          },
          [&visited](std::uint32_t row, bool season) { visited.emplace_back(row, season); });
      CHECK(visited == expected);
    }
  }
}

TEST_CASE("counts_are_of_those_who_belong") {
  Counts counts(3);
  for (std::size_t row = 0; row < 10; ++row) counts.add(row, row % 3, row != 3);
  CHECK(counts.of(0) == 3);  // rows 0, 6 and 9
  CHECK(counts.of(1) == 3);
  CHECK(counts.of(2) == 3);
}

}  // namespace ssr

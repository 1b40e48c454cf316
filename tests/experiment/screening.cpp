#include "experiment/screening.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

namespace ssr {

namespace {

/// Half of a response minus that of the mirror image, row by row.
template <class Response>
std::vector<double> halves(const DesignRows& rows, Response response) {
  std::vector<double> half;
  for (std::vector<int> row : rows) {
    const double there = response(row);
    for (int& x : row) x = -x;
    half.push_back((there - response(row)) / 2);
  }
  return half;
}

}  // namespace

TEST_CASE("columns_of_a_hadamard_matrix_are_orthogonal") {
  for (const std::size_t columns : {2U, 5U, 12U, 21U, 44U, 46U, 71U, 91U}) {
    const DesignRows rows = hadamard(columns);
    const std::size_t n = rows.size();
    CHECK(n >= columns);
    CHECK(n <= columns + 12);
    for (std::size_t a = 0; a < n; ++a) {
      CHECK(rows[a][0] == 1);
      for (std::size_t b = 0; b < a; ++b) {
        int product = 0;
        for (std::size_t r = 0; r < n; ++r) product += rows[r][a] * rows[r][b];
        CHECK(product == 0);
      }
    }
  }
}

TEST_CASE("saturated_screening_gives_main_effects_exactly_whatever_pairs_do_together") {
  const DesignRows rows = saturated_rows(11);
  REQUIRE(rows.size() == 12);
  const auto response = [](const std::vector<int>& x) {
    return 7.0 + 3.0 * x[2] - 1.5 * x[9] + 0.5 * x[4] + 20.0 * x[0] * x[1] - 9.0 * x[2] * x[7];
  };
  const auto found = screen(rows, halves(rows, response), 3);
  REQUIRE(found.size() == 3);
  CHECK(found[0].factor == 2);
  CHECK(found[0].effect == Approx(6.0));
  CHECK(found[1].factor == 9);
  CHECK(found[1].effect == Approx(-3.0));
  CHECK(found[2].factor == 4);
  CHECK(found[2].effect == Approx(1.0));
}

TEST_CASE("supersaturated_screening_finds_a_few_large_factors_among_many_in_half_the_rows") {
  const std::size_t factors = 45;
  const DesignRows rows = supersaturated_rows(factors, 1000);
  CHECK(rows.size() == 24);
  const auto response = [](const std::vector<int>& x) {
    return 1.0 * x[3] - 0.6 * x[17] + 0.4 * x[40] + 5.0 * x[3] * x[40] + 0.01 * x[8];
  };
  const auto found = screen(rows, halves(rows, response), 4);
  REQUIRE(found.size() >= 3);
  CHECK(found[0].factor == 3);
  CHECK(found[1].factor == 17);
  CHECK(found[2].factor == 40);
  CHECK(found[0].effect == Approx(2.0).margin(0.05));
}

TEST_CASE("no_two_factors_share_a_column_however_few_the_rows") {
  for (std::size_t factors = 40; factors <= 120; factors += 2) {
    const std::size_t half = hadamard(factors + 2).size() / 2;
    for (const std::size_t most : {std::size_t{12}, std::size_t{17}, half}) {
      const DesignRows rows = supersaturated_rows(factors, most);
      REQUIRE(rows.size() >= most);
      REQUIRE(rows.size() <= most + 1);
      std::set<std::vector<int>> columns;
      for (std::size_t f = 0; f < factors; ++f) {
        std::vector<int> column;
        for (const std::vector<int>& row : rows) column.push_back(row[f] * rows[0][f]);
        columns.insert(column);
      }
      INFO(factors << " factors, " << rows.size() << " rows");
      REQUIRE(columns.size() == factors);
    }
  }
}

TEST_CASE("screening_leaves_out_rows_without_a_number_and_factors_without_an_effect") {
  const DesignRows rows = saturated_rows(7);
  std::vector<double> half = halves(rows, [](const std::vector<int>& x) { return 2.0 * x[5]; });
  half[3] = std::nan("");
  const auto found = screen(rows, half, 7);
  REQUIRE(found.size() == 1);
  CHECK(found[0].factor == 5);
  CHECK(found[0].effect == Approx(4.0));
  CHECK(screen(rows, std::vector<double>(rows.size(), 0.0), 7).empty());
}

}  // namespace ssr

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

#include "core/clock.h"

// Visits to the few rows of a table that matter: which ones is asked of many rows at once and
// without branches, because nobody can guess it. `wanted(row)` reads its columns of bytes first,
// whatever they hold, and then decides; a visit may change its own row.

namespace ssr {

constexpr std::size_t rows_at_once = 64;

/// Bit i: is row begin + i wanted? For n rows, at most 64.
template <class Wanted>
std::uint64_t wanted_among(std::size_t begin, std::size_t n, Wanted wanted) {
  static_assert(std::endian::native == std::endian::little);
  static_assert(std::is_same_v<decltype(wanted(begin)), bool>, "answers are 0 or 1");
  std::array<std::uint8_t, rows_at_once> answers;
  if (n == rows_at_once) {
    for (std::size_t i = 0; i < rows_at_once; ++i)
      answers[i] = static_cast<std::uint8_t>(wanted(begin + i));
  } else {
    answers.fill(0);
    for (std::size_t i = 0; i < n; ++i) answers[i] = static_cast<std::uint8_t>(wanted(begin + i));
  }
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < rows_at_once; i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, answers.data() + i, sizeof eight);
    // Moves the lowest bit of each byte into one byte; no two of them meet on the way.
    bits |= (eight * 0x0102040810204080U) >> 56 << i;
  }
  return bits;
}

/// Visits in their order those of n rows, at most 64, that are wanted.
template <class Wanted, class Visit>
void visit_wanted(std::size_t begin, std::size_t n, Wanted wanted, Visit visit) {
  for (std::uint64_t left = wanted_among(begin, n, wanted); left != 0; left &= left - 1) {
    visit(static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(std::countr_zero(left)));
  }
}

/// Visits in their order the rows from `begin` to before `end` that are `wanted(row)`.
template <class Wanted, class Visit>
void each_wanted(std::size_t begin, std::size_t end, Wanted wanted, Visit visit) {
  for (; end - begin >= rows_at_once; begin += rows_at_once)
    visit_wanted(begin, rows_at_once, wanted, visit);
  visit_wanted(begin, end - begin, wanted, visit);
}

/// Visits in their order the rows below n that are `wanted(row)`.
template <class Wanted, class Visit>
void each_wanted(std::size_t n, Wanted wanted, Visit visit) {
  each_wanted(std::size_t{0}, n, wanted, visit);
}

/// The same, by the value in a column.
template <class Value, class Wanted, class Visit>
void each_row_where(const std::vector<Value>& column, Wanted wanted, Visit visit) {
  const auto by_value = [&column, wanted](std::size_t row) { return wanted(column[row]); };
  each_wanted(column.size(), by_value, visit);
}

/// As each_due_by_season, for the rows that are `wanted(row, season)`.
template <class Wanted, class Visit>
void each_due_where(std::uint32_t n, Week week, Wanted wanted, Visit visit) {
  each_due_by_season(n, week, [&](std::uint32_t first, bool season) {
    if (first % rows_at_once != 0) return;  // rows come in runs of 64, of which the first is enough
    visit_wanted(
        first, n - first < rows_at_once ? n - first : rows_at_once,
        [&](std::size_t row) { return wanted(row, season); },
        [&](std::uint32_t row) { visit(row, season); });
  });
}

/// The rows, of `n`, whose month begins this week and that are `wanted(row)`, in their order.
template <class Wanted>
std::vector<std::uint32_t> due_where(std::size_t n, Week week, Wanted wanted) {
  std::vector<std::uint32_t> rows;
  each_due_where(
      static_cast<std::uint32_t>(n), week,
      [&wanted](std::size_t row, bool) { return wanted(row); },
      [&rows](std::uint32_t row, bool) { rows.push_back(row); });
  return rows;
}

}  // namespace ssr

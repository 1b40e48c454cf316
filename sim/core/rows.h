#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/clock.h"
#include "core/fetch.h"

namespace ssr {

/// Visits in their order the rows whose value in `column` is `wanted`. Looks at 64 rows at once and
/// passes over those blocks that hold none, which is most of them when few rows are wanted. A visit
/// may change the column.
template <class Value, class Wanted, class Visit>
void each_row_where(const std::vector<Value>& column, Wanted wanted, Visit visit) {
  constexpr std::size_t block = 64;
  const std::size_t n = column.size();
  std::size_t begin = 0;
  for (; begin + block <= n; begin += block) {
    const Value* const values = column.data() + begin;
    std::uint8_t any = 0;
    for (std::size_t i = 0; i < block; ++i) any |= static_cast<std::uint8_t>(wanted(values[i]));
    if (any == 0) continue;
    for (std::size_t row = begin; row < begin + block; ++row) {
      if (wanted(column[row])) visit(static_cast<std::uint32_t>(row));
    }
  }
  for (std::size_t row = begin; row < n; ++row) {
    if (wanted(column[row])) visit(static_cast<std::uint32_t>(row));
  }
}

/// The rows, of `n`, whose month begins this week and who are wanted, in their order. `read` are
/// the columns that tell it: what is due lies in stretches too far apart for the processor to fetch
/// by itself. Without branches: nobody can guess who is wanted.
template <class Wanted, class... Values>
std::vector<std::uint32_t> due_where(std::size_t n, Week week, Wanted wanted,
                                     const std::vector<Values>&... read) {
  constexpr std::size_t stretch = 64;  // rows, as each_due() has it
  constexpr std::size_t ahead = 4 * stretch * weeks_per_month;
  constexpr std::size_t at_most_over = 2 * stretch;  // than a quarter
  std::vector<std::uint32_t> rows(n / weeks_per_month + at_most_over);
  std::uint32_t* next = rows.data();
  each_due(static_cast<std::uint32_t>(n), week, [&](std::uint32_t row) {
    if (row % stretch == 0 && row + ahead + stretch <= n) {
      (fetch(read.data() + row + ahead, stretch), ...);
    }
    *next = row;
    next += wanted(row) ? 1 : 0;
  });
  rows.resize(static_cast<std::size_t>(next - rows.data()));
  return rows;
}

}  // namespace ssr

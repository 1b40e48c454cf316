#pragma once

#include <cstdint>
#include <string>

namespace ssr {

/// Weeks since the start date of the context; week 0 begins on it.
using Week = std::int32_t;

constexpr double weeks_per_year = 365.2425 / 7.0;
constexpr Week weeks_per_quarter = 13;
constexpr Week weeks_per_month = 4;
constexpr int months_per_season = 3;
constexpr Week never = 1 << 30;

/// Visits the persons of a table whose month begins this week: every person once in four weeks, a
/// quarter of the table a week, in blocks of rows that fill whole cache lines. `visit(row, season)`
/// is told whether a season of three months begins for the person as well, for those whose life is
/// too settled to be looked at every month.
template <class Visit>
void each_due_by_season(std::uint32_t n, Week week, Visit visit) {
  constexpr std::uint32_t block = 64;
  constexpr auto rhythm = static_cast<std::uint32_t>(weeks_per_month);
  const std::uint32_t first = (rhythm - static_cast<std::uint32_t>(week) % rhythm) % rhythm;
  for (std::uint32_t number = first; number * block < n; number += rhythm) {
    const std::uint32_t month = (number + static_cast<std::uint32_t>(week)) / rhythm;
    const bool season = month % months_per_season == 0;
    const std::uint32_t begin = number * block;
    const std::uint32_t end = n - begin < block ? n : begin + block;
    for (std::uint32_t row = begin; row < end; ++row) visit(row, season);
  }
}

/// The same where everybody is visited every month: `visit(row)`.
template <class Visit>
void each_due(std::uint32_t n, Week week, Visit visit) {
  each_due_by_season(n, week, [&visit](std::uint32_t row, bool) { visit(row); });
}

/// A day of the Gregorian calendar.
struct Date {
  std::int32_t year = 1970;
  std::int32_t month = 1;  // 1..12
  std::int32_t day = 1;    // 1..31

  friend constexpr bool operator==(Date, Date) = default;
};

/// Days since 1970-01-01.
std::int64_t to_days(Date date) noexcept;
Date from_days(std::int64_t days) noexcept;

/// The calendar year in which `week` begins.
std::int32_t calendar_year(Date start, Week week) noexcept;

/// The week that holds `date`; negative before the start.
Week week_of(Date start, Date date) noexcept;

/// "YYYY-MM-DD".
std::string to_string(Date date);

}  // namespace ssr

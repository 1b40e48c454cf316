#include "core/clock.h"

#include <fmt/format.h>

#include <chrono>

namespace ssr {

std::int64_t to_days(Date date) noexcept {
  const std::chrono::year_month_day day{std::chrono::year{date.year},
                                        std::chrono::month{static_cast<unsigned>(date.month)},
                                        std::chrono::day{static_cast<unsigned>(date.day)}};
  return std::chrono::sys_days{day}.time_since_epoch().count();
}

Date from_days(std::int64_t days) noexcept {
  const std::chrono::year_month_day day{
      std::chrono::sys_days{std::chrono::days{static_cast<int>(days)}}};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::int32_t calendar_year(Date start, Week week) noexcept {
  return from_days(to_days(start) + 7 * std::int64_t{week}).year;
}

Week week_of(Date start, Date date) noexcept {
  const std::int64_t days = to_days(date) - to_days(start);
  return static_cast<Week>(days >= 0 ? days / 7 : -((-days + 6) / 7));
}

std::string to_string(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace ssr

#pragma once

#include <array>
#include <string_view>

#include "scenario/table.h"
#include "world/justice.h"

namespace ssr {

constexpr std::array<std::string_view, n_matters> matter_keys = {
    "homicide",           "robbery",   "theft", "assault",      "sexual_violence",
    "domestic_violence",  "extortion", "abuse", "land_dispute", "debt_dispute",
    "chieftaincy_dispute"};

/// A number for each matter, from the table `key`: central values times `low` and `high` as the
/// range.
inline std::array<double, n_matters> read_by_matter(Table& table, std::string_view key,
                                                    const std::array<double, n_matters>& central,
                                                    double low, double high, NumberSpec spec) {
  Table matters = table.table(key);
  std::array<double, n_matters> values{};
  for (std::size_t m = 0; m < n_matters; ++m) {
    spec.value = central[m];
    spec.low = central[m] * low;
    spec.high = central[m] * high < spec.max ? central[m] * high : spec.max;
    values[m] = matters.number(matter_keys[m], spec);
  }
  matters.finish();
  return values;
}

}  // namespace ssr

#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scenario/correlation.h"
#include "scenario/spread.h"
#include "scenario/table.h"

namespace ssr {

/// A number whose range is set, as the sweep spreads it.
Spread spread_of(const Parameter& parameter, const SweepParameter& asked);

/// Why the number cannot be spread so; empty where it can. `reading`: it counts a theory's
/// readings.
std::string why_not_spread(const Parameter& parameter, const SweepParameter& asked, bool reading);

/// The factors of a sweep that are correlated, and how.
class CorrelatedFactors {
 public:
  /// `names` of all factors, in the order of the design's columns.
  explicit CorrelatedFactors(std::vector<std::string> names = {}) : names_(std::move(names)) {}

  /// Takes one more; gives what is wrong with it, empty where nothing is.
  std::string add(const SweepCorrelation& correlation);
  bool any() const noexcept { return !columns_.empty(); }
  bool consistent() const { return ssr::consistent(wanted_); }
  /// Both as in scenario/correlation.h.
  bool reorder(std::vector<std::vector<double>>& unit) const {
    return ssr::reorder(unit, columns_, wanted_);
  }
  void correlate(std::vector<std::vector<double>>& unit) const {
    ssr::correlate(unit, columns_, wanted_);
  }

 private:
  std::optional<std::size_t> place_of(const std::string& name);

  std::vector<std::string> names_;
  std::vector<std::size_t> columns_;  // places of factors
  Correlations wanted_;  // [column][column]
  std::set<std::pair<std::size_t, std::size_t>> given_;
};

}  // namespace ssr

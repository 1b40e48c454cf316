#include "engine/sweep_spreads.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/errors.h"

namespace ssr {

Spread spread_of(const Parameter& parameter, const SweepParameter& asked) {
  return {asked.distribution, parameter.low, parameter.high, asked.mode.value_or(parameter.value),
          asked.deviation.value_or((parameter.high - parameter.low) / 4)};
}

std::string why_not_spread(const Parameter& parameter, const SweepParameter& asked, bool reading) {
  const Spread spread = spread_of(parameter, asked);
  const std::string_view name = distribution_name(spread.distribution);
  if (spread.distribution == Distribution::uniform) return "";
  if (reading) {
    return fmt::format("{}: readings of a theory are drawn evenly; remove distribution",
                       parameter.path);
  }
  if (spread.distribution == Distribution::log_uniform) {
    if (spread.low > 0) return "";
    return fmt::format("{}: low {} has no logarithm ({} needs a range above 0); raise low?",
                       parameter.path, spread.low, name);
  }
  if (spread.mode >= spread.low && spread.mode <= spread.high) return "";
  return fmt::format("{}: the mode {} is outside {} to {} ({} needs it inside); give another mode?",
                     parameter.path, spread.mode, spread.low, spread.high, name);
}

/// The place among those that are correlated, there or new; none for unknown names.
std::optional<std::size_t> CorrelatedFactors::place_of(const std::string& name) {
  const auto factor = std::find(names_.begin(), names_.end(), name);
  if (factor == names_.end()) return std::nullopt;
  const auto column = static_cast<std::size_t>(factor - names_.begin());
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  const auto place = static_cast<std::size_t>(found - columns_.begin());
  if (found != columns_.end()) return place;
  columns_.push_back(column);
  for (std::vector<double>& row : wanted_) row.push_back(0);
  wanted_.emplace_back(columns_.size(), 0.0).back() = 1;
  return place;
}

std::string CorrelatedFactors::add(const SweepCorrelation& correlation) {
  std::vector<std::size_t> places;
  for (const std::string& name : correlation.between) {
    const auto place = place_of(name);
    if (!place) {
      const std::string nearest = nearest_name(name, names_);
      return fmt::format("\"{}\" is none of the parameters that vary{}", name,
                         nearest.empty() ? "; name one of [sweep]"
                                         : fmt::format("; did you mean \"{}\"?", nearest));
    }
    places.push_back(*place);
  }
  if (places.size() != 2 || places[0] == places[1]) return "";  // said when it was read
  const std::size_t a = std::min(places[0], places[1]);
  const std::size_t b = std::max(places[0], places[1]);
  if (!given_.insert({a, b}).second) {
    return fmt::format("{} and {} are correlated twice; remove one", correlation.between[0],
                       correlation.between[1]);
  }
  wanted_[a][b] = wanted_[b][a] = correlation.rho;
  return "";
}

}  // namespace ssr

#pragma once

#include <cstddef>
#include <string>

namespace ssr {

/// When a point of a sweep has histories enough: as soon as the interval of every plan's paired
/// difference to the reference on one outcome is at most `half_width` wide to each side.
struct StoppingRule {
  std::size_t outcome = 0;  // of outcome_specs()
  double half_width = 0;  // in the outcome's unit
  bool operator==(const StoppingRule&) const = default;
};

/// "relapse_by_year_10 ci 0.02". Throws InputError, in one line, for anything else.
StoppingRule read_stopping_rule(const std::string& text);
std::string to_string(const StoppingRule& rule);

}  // namespace ssr

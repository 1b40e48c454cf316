#include "engine/sweep_factors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/errors.h"
#include "engine/sweep_spreads.h"
#include "process/theories.h"
#include "scenario/design.h"

namespace ssr {

namespace {

bool matches(const std::string& wanted, const std::string& path) {
  if (wanted == path || wanted == column_of(path)) return true;
  if (!wanted.ends_with('*')) return false;
  const std::string begin = wanted.substr(0, wanted.size() - 1);
  return path.starts_with(begin) || column_of(path).starts_with(begin);
}

}  // namespace

bool SweepFactors::add(const std::vector<Parameter>& parameters, const SweepParameter& asked) {
  const bool pattern = asked.name.ends_with('*');
  bool any = false;
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const std::string& path = parameters[p].path;
    const bool varies = parameters[p].uncertain() || !pattern;
    if (!varies || !matches(asked.name, path)) continue;
    any = true;
    add_one(asked.name == path ? path : column_of(path), p, path, asked);
  }
  return any;
}

void SweepFactors::add_one(const std::string& name, std::size_t p, const std::string& path,
                           const SweepParameter& asked) {
  const auto same = std::find_if(all_.begin(), all_.end(),
                                 [&](const Factor& factor) { return factor.name == name; });
  if (taken_.insert(path).second) {
    if (same != all_.end()) {
      same->parameters.push_back(p);
    } else {
      all_.push_back({name, {p}, asked});
    }
    return;
  }
  if (asked.name.ends_with('*') || same == all_.end()) return;
  if (same->asked.name.ends_with('*')) same->asked = asked;
}

std::string unknown_parameter(const std::vector<Parameter>& parameters, const std::string& name) {
  std::vector<std::string> paths;
  for (const Parameter& parameter : parameters) paths.push_back(parameter.path);
  const std::string nearest = nearest_name(name, paths);
  return fmt::format("unknown parameter \"{}\" (no {}of the study's files and of the code has "
                     "this path){}",
                     name, name.ends_with('*') ? "uncertain parameter " : "parameter ",
                     nearest.empty() ? "; see ssr list parameters"
                                     : fmt::format("; did you mean \"{}\"?", nearest));
}

bool is_reading(const Parameter& parameter) { return is_theory_path(parameter.path); }

double value_at(const Parameter& parameter, const SweepParameter& asked, double share) {
  if (!is_reading(parameter)) return value_at(spread_of(parameter, asked), share);
  const double readings = parameter.high - parameter.low + 1;
  return std::min(parameter.low + std::floor(share * readings), parameter.high);
}

}  // namespace ssr

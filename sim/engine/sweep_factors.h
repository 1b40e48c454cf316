#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "scenario/sweep.h"
#include "scenario/table.h"

namespace ssr {

/// One thing that varies, and the parameters that follow it: "plan.*.x" moves x in every plan.
struct Factor {
  std::string name;
  std::vector<std::size_t> parameters;  // places in the study's list
  SweepParameter asked;
};

/// What a sweep varies, in the order of the design's columns.
class SweepFactors {
 public:
  /// Adds what a name or a pattern that ends in * means among the parameters. A name of its own
  /// goes before a pattern that also holds it, whichever came first. False when no parameter has
  /// the name.
  bool add(const std::vector<Parameter>& parameters, const SweepParameter& asked);

  std::vector<Factor>& all() noexcept { return all_; }

 private:
  void add_one(const std::string& name, std::size_t p, const std::string& path,
               const SweepParameter& asked);

  std::vector<Factor> all_;
  std::set<std::string> taken_;  // paths of their parameters
};

/// What is wrong with a name that no parameter has.
std::string unknown_parameter(const std::vector<Parameter>& parameters, const std::string& name);

/// Readings of a theory are counted 0, 1, ...: every part of the range is one of them.
bool is_reading(const Parameter& parameter);

/// The number at a share of the chances.
double value_at(const Parameter& parameter, const SweepParameter& asked, double share);

}  // namespace ssr

#pragma once

#include <string>
#include <vector>

#include "scenario/plan_start.h"

namespace ssr {

/// What a context lets an activity name.
struct PlaceNames {
  explicit PlaceNames(const Context& context);
  bool known;  // false: the plan is read without a context
  std::vector<std::string> regions, factions, groups, donors;
};

/// Reads one [[activity]].
ActivityPlan read_activity(Table& table, const StartReader& starts, const PlaceNames& names);

}  // namespace ssr

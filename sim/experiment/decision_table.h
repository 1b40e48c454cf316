#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/results.h"
#include "scenario/plan.h"

namespace ssr {

/// What a planner reads in a terminal (at most 110 columns): caveat, what differs between the
/// plans, money by sector, gates that only their latest start opened, and each outcome plan by plan
/// in file order. `plans` at central values, in the order of the results.
std::string decision_table(const Results& results,
                           const std::vector<std::shared_ptr<const Plan>>& plans);

/// The outcomes of a study of one plan: median and 90 % interval.
std::string outcome_summary(const Results& results);

}  // namespace ssr

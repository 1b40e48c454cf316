#pragma once

#include <string>
#include <vector>

#include "core/clock.h"
#include "scenario/plan.h"

namespace ssr {

/// What `plan` does otherwise than `reference`, one sentence an item; empty when nothing. Starts,
/// money, size and terms of activities of the same name are compared, and the mission's departure.
std::vector<std::string> plan_differences(const Plan& plan, const Plan& reference, Date start);

/// "when disarmed_share >= 0.8, by week 104 at the latest".
std::string describe(const Start& start, const Plan& plan);

}  // namespace ssr

#pragma once

#include <optional>

#include "process/step.h"

namespace ssr {

/// Reviews of threat and revenue that decide how large a force is to be (M59). A review takes
/// `review_weeks` of work, which ministries sign like any reform, and then decides once: on the
/// strength that the plan gives it, or on what need asks and the state's own revenue bears. What it
/// decided holds for `review_holds_years`.
void act_force_size(const Step& step, World& world);

/// The size [people] that a review decided for a force, while it holds.
std::optional<double> reviewed_size(const Step& step, const World& world, ReviewedForce force);

}  // namespace ssr

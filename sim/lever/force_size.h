#pragma once

#include "process/step.h"

namespace ssr {

/// Reviews of threat and revenue that decide how large a force is to be (M59). A review takes
/// `review_weeks` of work, which ministries sign like any reform, and then decides once: on the
/// strength that the plan gives it, or on what need asks and the state's own revenue bears.
void act_force_size(const Step& step, World& world);

}  // namespace ssr

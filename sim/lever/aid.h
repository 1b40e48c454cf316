#pragma once

#include "process/step.h"

namespace ssr {

/// Aid itself: a secretariat tells donors what others fund (M51), runs a common fund where the plan
/// asks for one (M52), and donors follow or contest a lead where it names one (M53).
void act_aid(const Step& step, World& world);

/// [0, 1] a donor's insight after a week with `units` secretariat-weeks of coordination.
double insight_after(double insight, double units, double per_week, double loss) noexcept;

}  // namespace ssr

#pragma once

#include "process/parameters.h"
#include "process/step.h"

namespace ssr {

/// The mission's readiness to use force as all see it who have arms, or think of taking power by
/// them: leaders, losers of elections, commanders, men on a road, plotters (M31). [0, 1]
inline double mandate_seen(const Step& step, const World& world) noexcept {
  return step.parameters.mission.sees_peacekeepers * world.mission.mandate;
}

}  // namespace ssr

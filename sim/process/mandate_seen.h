#pragma once

#include "process/parameters.h"
#include "process/step.h"
#include "world/census.h"

namespace ssr {

/// The mission's readiness to use force as all see it who have arms, or think of taking power by
/// them: leaders, losers of elections, commanders, men on a road, plotters (M31). [0, 1]
inline double mandate_seen(const Step& step, const World& world) noexcept {
  return step.parameters.mission.sees_peacekeepers * world.mission.mandate;
}

inline double troops_per_1000(const World& world) noexcept {
  const double people = population(world);
  return people > 0 ? 1000.0 * world.mission.troops / people : 0.0;
}

/// How much the mission is reckoned with: its mandate, as far as troops are there for it, half of
/// it at `troops_for_half` per 1,000 people. [0, 1]
inline double guarantor(const World& world, double mandate, double troops_for_half) noexcept {
  const double troops = troops_per_1000(world);
  return mandate * troops / (troops + troops_for_half);
}

}  // namespace ssr

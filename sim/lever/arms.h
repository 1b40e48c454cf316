#pragma once

#include "process/step.h"

namespace ssr {

struct LeverParameters;

/// Communities: people who feel safe hand in weapons, which are destroyed (M21).
void act_arms(const Step& step, World& world);

/// Weekly chance that a weapon in civilian hands is handed in, by the insecurity its holder
/// perceives in [0, 1].
double hand_in_probability(const LeverParameters& p, double perceived) noexcept;

}  // namespace ssr

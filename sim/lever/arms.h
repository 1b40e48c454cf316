#pragma once

#include "process/step.h"

namespace ssr {

struct LeverParameters;

/// Communities: people who feel safe hand in weapons, which are destroyed (M21). The state's own
/// weapons are marked and locked away, so that nobody carries them off.
void act_arms(const Step& step, World& world);

/// Weekly chance that a weapon in civilian hands is handed in, by the insecurity its holder
/// perceives in [0, 1].
double hand_in_probability(const LeverParameters& p, double perceived) noexcept;

/// Weapons of `stores` that are marked and locked away after a week in which `more` were, and some
/// of the registers and locks lapsed.
double secured_after(const LeverParameters& p, double secured, double more, double stores) noexcept;

}  // namespace ssr

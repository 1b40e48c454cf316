#pragma once

#include "process/step.h"

namespace ssr {

struct LeverParameters;

/// Community violence reduction: places with work, training and company for those whom no other
/// programme takes: fighters who went home unregistered or were turned away, those who live from
/// crime, armed citizens without work. Some bring a weapon, which is destroyed (M18, M21).
void act_violence(const Step& step, World& world);

/// Chance a month that somebody who qualifies asks for a place: `from_crime` for one who lives from
/// it, `tie` [0, 1] to a commander who runs crime.
double joins_probability(const LeverParameters& p, bool from_crime, double tie) noexcept;

/// Chance that one who joins brings his weapon, by the violence he perceives in [0, 1].
double brings_weapon_probability(const LeverParameters& p, double perceived) noexcept;

}  // namespace ssr

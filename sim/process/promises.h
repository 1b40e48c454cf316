#pragma once

#include "process/parameters.h"
#include "process/step.h"

namespace ssr {

/// [0, 1] of what somebody was promised, as far as it was kept: by those who gave their word to his
/// party, less the severance that he, or this part of a group, is owed (M28).
inline double kept_to(const ArmyParameters& p, double party, double owed) noexcept {
  return party * (1.0 - p.sees_severance_owed * owed);
}
/// The same of one fighter or former fighter.
inline double promises_kept_to(const Step& step, const World& world, std::uint32_t row) {
  const Fighters& f = world.fighters;
  return kept_to(step.parameters.army, world.factions[f.faction[row].value].promises_kept,
                 severance_owed(f.discharge[row]) ? 1.0 : 0.0);
}

}  // namespace ssr

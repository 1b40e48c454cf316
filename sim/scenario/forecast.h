#pragma once

#include "scenario/context.h"

namespace ssr {

/// Fighters under arms at the start, as planners forecast who will come. [people]
inline double forecast_fighters(const Context& context) {
  double fighters = 0;
  for (const FactionContext& faction : context.factions) fighters += faction.fighters;
  return fighters;
}

/// Of them the grown ones, who can hand in a weapon of their own. [people]
inline double forecast_grown(const Context& context) {
  double fighters = 0;
  for (const FactionContext& faction : context.factions) fighters += faction.grown();
  return fighters;
}

}  // namespace ssr

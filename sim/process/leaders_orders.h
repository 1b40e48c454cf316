#pragma once

#include <cstdint>

#include "process/leaders.h"
#include "process/men_in_reach.h"

namespace ssr {

/// Weapons go into caches while a leader bargains or obstructs, back to hands otherwise, and lie
/// about where he keeps the peace.
void move_caches(const Step& step, World& world, std::uint32_t f);
/// Commanders obey an order to fight. Without one the groups of each district hold still or fight
/// on their own account, whether they stand under arms or have to come together again.
void order_units(const Step& step, World& world, std::uint32_t f, const LeaderView& view,
                 const MenInReach& men);

}  // namespace ssr

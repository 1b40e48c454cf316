#pragma once

#include "process/response.h"

namespace ssr {

/// One person looks for a weapon: from a cache of a faction whose units stand here, or across a
/// border. Uses words 0 and 1 of the block. False when there is none to be had.
bool find_weapon(const Step& step, World& world, DistrictId district, const Block& draws);

/// Idle young people join units of factions that fight or obstruct.
void join_armed_groups(const Step& step, World& world);

/// Weapons were collected: no more people hold one than weapons are in civilian hands.
void settle_armed_flags(const Step& step, World& world);

}  // namespace ssr

#pragma once

#include <cstdint>
#include <vector>

#include "scenario/context.h"
#include "world/world.h"

namespace ssr {

/// Former fighters of a faction, or of all, who were ever taken into the army.
std::int64_t integrated_from(const World& world, std::optional<std::size_t> faction);

/// Places in the army that the accord still owes, by faction; last, places open to any of them.
std::vector<std::int64_t> quotas_left(const Context& context, const World& world);

}  // namespace ssr

#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct FormerFightersParameters {
};
FormerFightersParameters read_former_fighters(Table& table);

/// Former fighters at large work, offend, follow old commanders or take up arms again.
void former_fighters(const Step& step, World& world);

}  // namespace ssr

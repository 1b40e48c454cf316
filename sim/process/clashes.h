#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct ClashesParameters {
};
ClashesParameters read_clashes(Table& table);

/// Units that fight attack communities, forces and programme sites.
void clashes(const Step& step, World& world);

}  // namespace ssr

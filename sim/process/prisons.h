#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct PrisonsParameters {
};
PrisonsParameters read_prisons(Table& table);

/// Prisons hold, release, starve and riot.
void prisons(const Step& step, World& world);

}  // namespace ssr

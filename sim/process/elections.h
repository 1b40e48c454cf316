#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct ElectionsParameters {
};
ElectionsParameters read_elections(Table& table);

/// Elections are held, won, accepted or not.
void elections(const Step& step, World& world);

}  // namespace ssr

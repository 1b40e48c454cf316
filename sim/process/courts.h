#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct CourtsParameters {
};
CourtsParameters read_courts(Table& table);

/// Courts hear cases as far as judges, prosecutors, defenders and days last.
void courts(const Step& step, World& world);

}  // namespace ssr

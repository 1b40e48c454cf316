#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct AccordParameters {
};
AccordParameters read_accord(Table& table);

/// Promises fall due and are kept, late or broken.
void accord(const Step& step, World& world);

}  // namespace ssr

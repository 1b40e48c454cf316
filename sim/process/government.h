#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct GovernmentParameters {
};
GovernmentParameters read_government(Table& table);

/// Political will, ownership, patronage and what ministries can absorb.
void government(const Step& step, World& world);

}  // namespace ssr

#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct ArmedPresenceParameters {
};
ArmedPresenceParameters read_armed_presence(Table& table);

/// Counts who stands armed where, and who lives off which resources.
void armed_presence(const Step& step, World& world);

}  // namespace ssr

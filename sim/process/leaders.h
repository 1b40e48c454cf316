#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct LeadersParameters {
};
LeadersParameters read_leaders(Table& table);

/// Every quarter each faction's leader chooses to comply, bargain, obstruct or fight.
void leaders(const Step& step, World& world);

}  // namespace ssr

#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct PoliceForceParameters {
};
PoliceForceParameters read_police_force(Table& table);

/// The police recruit, train, supervise, deploy and lose officers.
void police_force(const Step& step, World& world);

}  // namespace ssr

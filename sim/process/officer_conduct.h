#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct OfficerConductParameters {
};
OfficerConductParameters read_officer_conduct(Table& table);

/// Police officers and soldiers extort when unpaid and unwatched, abuse when untrained and unpunished.
void officer_conduct(const Step& step, World& world);

}  // namespace ssr

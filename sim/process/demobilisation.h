#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct DemobilisationParameters {
};
DemobilisationParameters read_demobilisation(Table& table);

/// Registered fighters are cantoned, disarmed and discharged; children are released at once.
void demobilisation(const Step& step, World& world);

}  // namespace ssr

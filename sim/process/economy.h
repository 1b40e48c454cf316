#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct EconomyParameters {
};
EconomyParameters read_economy(Table& table);

/// District output, jobs and illicit rents.
void economy(const Step& step, World& world);

}  // namespace ssr

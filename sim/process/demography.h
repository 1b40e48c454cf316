#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct DemographyParameters {
};
DemographyParameters read_demography(Table& table);

/// Births, ageing, natural deaths; people flee and return.
void demography(const Step& step, World& world);

}  // namespace ssr

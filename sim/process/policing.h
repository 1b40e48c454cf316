#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct PolicingParameters {
};
PolicingParameters read_policing(Table& table);

/// Police investigate, arrest rightly or wrongly, and take bribes.
void policing(const Step& step, World& world);

}  // namespace ssr

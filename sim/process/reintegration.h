#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct ReintegrationParameters {
};
ReintegrationParameters read_reintegration(Table& table);

/// Former fighters wait, enter programmes, get paid in tranches, learn, find work, settle.
void reintegration(const Step& step, World& world);

}  // namespace ssr

#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct OversightParameters {
};
OversightParameters read_oversight(Table& table);

/// Inspectors, complaints offices, parliament and media see some abuses and have some punished.
void oversight(const Step& step, World& world);

}  // namespace ssr

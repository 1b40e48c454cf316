#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct NeighboursParameters {
};
NeighboursParameters read_neighbours(Table& table);

/// Wars next door send arms, fighters and refugees.
void neighbours(const Step& step, World& world);

}  // namespace ssr

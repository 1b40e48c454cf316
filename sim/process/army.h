#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct ArmyParameters {
};
ArmyParameters read_army(Table& table);

/// Soldiers join, train, desert; battalions mix or not, mutiny, and may attempt a coup.
void army(const Step& step, World& world);

}  // namespace ssr

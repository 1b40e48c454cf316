#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct MissionParameters {
};
MissionParameters read_mission(Table& table);

/// Peacekeepers stand where the schedule and the mandate put them.
void mission(const Step& step, World& world);

}  // namespace ssr

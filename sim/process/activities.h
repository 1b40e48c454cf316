#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct ActivitiesParameters {
};
ActivitiesParameters read_activities(Table& table);

/// Starts, suspends and ends the plan's activities, and counts what each can deliver this week.
void activities(const Step& step, World& world);

}  // namespace ssr

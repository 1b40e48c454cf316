#pragma once

#include "scenario/plan.h"

namespace ssr {

/// `[peacekeepers]`: another schedule and mandate for the mission, and when it leaves.
void read_mission(Table& root, const Context& context, Plan& plan);

}  // namespace ssr

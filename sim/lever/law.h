#pragma once

#include "process/step.h"

namespace ssr {

/// Amnesty and indictment: commissions and prosecutors work on files. Leaders see what is in force
/// (see in_force); nobody is chosen by group.
void act_law(const Step& step, World& world);

}  // namespace ssr

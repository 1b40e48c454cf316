#pragma once

#include "process/step.h"

namespace ssr {

/// Transitional security: joint patrols where planners hear of insecurity (M16, M31). In mixed
/// units some of their people are former fighters who wait for a course (M18): they have work
/// while they patrol, keep their place in the queue and their ties, and people whom their unit
/// abused see no protection in them.
void act_patrols(const Step& step, World& world);

/// People of a patrol who are seen to protect: a former fighter counts by what is left of 1 after
/// the `abusiveness` [0, 1] of those on patrol, which is their mean.
double seen_to_protect(double people, double fighters, double abusiveness) noexcept;

}  // namespace ssr

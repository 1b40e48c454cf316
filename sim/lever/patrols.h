#pragma once

#include "process/step.h"

namespace ssr {

/// Transitional security: joint patrols where planners hear of insecurity (M16, M31). In mixed
/// units some of their people are former fighters who wait for a course (M18): they have work
/// while they patrol, keep their place in the queue and their ties. Where too few wait, the patrol
/// is smaller. People see as much less protection in them, and are made to pay by them, as their
/// units abused.
void act_patrols(const Step& step, World& world);

/// People of patrols who are seen to protect: those of the `forces`, and former fighters less the
/// sum of their units' `abusiveness`.
double seen_to_protect(double forces, double fighters, double abusiveness) noexcept;

}  // namespace ssr

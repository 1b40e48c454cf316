#pragma once

#include "process/step.h"

namespace ssr {

/// Communities: small projects that people can see (M70), meetings that bring expectations down to
/// what the peace can bring (M71, M72), licences for those who guard or judge beside the state
/// (M25).
void act_society(const Step& step, World& world);

/// [0, 1] visible gains of a community of `people` after `projects` small projects.
double gains_after(double gains, double people, double projects, double reach,
                   double gain) noexcept;

}  // namespace ssr

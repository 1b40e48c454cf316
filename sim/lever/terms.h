#pragma once

#include "process/step.h"

namespace ssr {

/// Terms of aid (M49): donors hold back the money of activities while ministries refuse to sign
/// what is demanded of them.
void act_terms(const Step& step, World& world);

/// [0, 1] of the money that donors still have to pay to the plan, which by the terms in force hangs
/// on the activity's next signature.
double at_stake(const Step& step, const World& world, std::size_t activity);

/// [0, 1] of what terms hold back, by the donors there are and their envelopes: 1 where none has to
/// show results.
double meant(const Step& step, const World& world);

}  // namespace ssr

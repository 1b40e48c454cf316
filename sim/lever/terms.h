#pragma once

#include "process/step.h"

namespace ssr {

/// Terms of aid (M49): donors hold back the money of activities while ministries refuse to sign
/// what is demanded of them, for each demand its part.
void act_terms(const Step& step, World& world);

/// [0, 1] of what rulers who refuse reform want, money that strengthens forces, that hangs on the
/// activity's next signature by the terms in force: of what donors still have to pay for it, as far
/// as they mean what they say, weighed by aid's share of the sector's money.
double at_stake(const Step& step, const World& world, std::size_t activity);

/// [0, 1] of what terms hold back from an activity, by its payer or by those who fund its sector:
/// 1 where none of them has to show results.
double meant(const Step& step, const World& world, const ActivityPlan& activity);

}  // namespace ssr

#include "lever/aid.h"

#include <algorithm>

#include "core/exact_math.h"
#include "lever/share.h"
#include "process/parameters.h"

namespace ssr {

double insight_after(double insight, double units, double per_week, double loss) noexcept {
  const double kept = insight * (1.0 - loss);
  return kept + (1.0 - kept) * exact::chance_within(per_week, units);
}

namespace {

/// [0, 1] of their money that a fund asks donors for: what was agreed once its secretariat worked
/// holds until the activity ends.
double asked_for(const Step& step, const World& world) {
  double asked = 0;
  for (std::size_t a = 0; a < world.programme.activities.size(); ++a) {
    const ActivityState& state = world.programme.activities[a];
    const bool agreed = state.delivered > 0 && state.status != ActivityStatus::done;
    if (step.plan.activities[a].lever == Lever::coordination && agreed)
      asked = std::max(asked, step.plan.activities[a].pool_share);
  }
  return asked;
}

}  // namespace

void act_aid(const Step& step, World& world) {
  const LeverParameters& p = step.parameters.activities.lever;
  const double units = take_all(step, world, Lever::coordination);
  const double asked = asked_for(step, world);
  for (std::size_t i = 0; i < world.donors.size(); ++i) {
    Donor& donor = world.donors[i];
    donor.insight = insight_after(donor.insight, units, p.insight_per_week, p.insight_loss);
    const DonorContext& given = step.context.donors[i];
    donor.pooled = given.fund ? 0.0 : pooled_share(p, asked, given.needs_visible_results);
  }
}

}  // namespace ssr

#include "lever/aid.h"

#include <limits>

#include "core/exact_math.h"
#include "process/parameters.h"

namespace ssr {

double insight_after(double insight, double units, double per_week, double loss) noexcept {
  const double kept = insight * (1.0 - loss);
  return kept + (1.0 - kept) * exact::chance_within(per_week, units);
}

void act_aid(const Step& step, World& world) {
  const LeverParameters& p = step.parameters.activities.lever;
  double units = 0;
  for (std::size_t d = 0; d < world.districts.size(); ++d) {
    units += take(world, step.plan, Lever::coordination, d, std::numeric_limits<double>::max());
  }
  for (Donor& donor : world.donors) {
    donor.insight = insight_after(donor.insight, units, p.insight_per_week, p.insight_loss);
  }
}

}  // namespace ssr

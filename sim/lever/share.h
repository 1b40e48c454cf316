#pragma once

#include <vector>

#include "process/step.h"

namespace ssr {

/// Does any activity with this lever offer work this week?
bool offered(const World& world, Lever lever);

/// Weights of the districts where an activity with the lever works; nothing elsewhere.
template <class Weight>
std::vector<double> weights_of(const Step& step, const World& world, Lever lever, Weight weight) {
  std::vector<double> weights(world.districts.size(), 0.0);
  for (std::size_t d = 0; d < weights.size(); ++d) {
    if (on_offer(world, step.plan, lever, d) > 0.0) weights[d] = weight(d);
  }
  return weights;
}

/// Takes a lever's units for each district, in proportion to `weights`, as far as activities work
/// there.
std::vector<double> share_out(const Step& step, World& world, Lever lever,
                              const std::vector<double>& weights);

/// Takes all units of a lever that works on the nation as a whole; gives how many.
double take_all(const Step& step, World& world, Lever lever);

/// [0, 1] of the security sector's money of the last year that was aid.
double aid_share(const Step& step, const World& world);
/// The same, with what donors held back on terms: what rulers had or could have had from them.
double offered_share(const Step& step, const World& world);

}  // namespace ssr

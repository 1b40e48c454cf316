#include "lever/share.h"

#include <limits>
#include <numeric>

namespace ssr {

bool offered(const World& world, Lever lever) {
  return !world.programme.offers[static_cast<std::size_t>(lever)].empty();
}

std::vector<double> share_out(const Step& step, World& world, Lever lever,
                              const std::vector<double>& weights) {
  std::vector<double> units(weights.size(), 0.0);
  double left = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (std::size_t d = 0; d < weights.size() && left > 0.0; ++d) {
    if (weights[d] <= 0.0) continue;
    const double part = on_offer(world, step.plan, lever, d) * weights[d] / left;
    units[d] = take(world, step.plan, lever, d, part);
    left -= weights[d];
  }
  return units;
}

namespace {

double share_beside_home(const Step& step, const World& world, Cents aid) {
  const auto abroad = static_cast<double>(aid);
  const double home = static_cast<double>(world.government.revenue_last_year) *
                      step.context.government.security_budget_share;
  return abroad + home > 0 ? abroad / (abroad + home) : 0.0;
}

}  // namespace

double aid_share(const Step& step, const World& world) {
  return share_beside_home(step, world, world.government.aid_last_year);
}

double offered_share(const Step& step, const World& world) {
  return share_beside_home(step, world,
                           world.government.aid_last_year + world.government.withheld_last_year);
}

double take_all(const Step& step, World& world, Lever lever) {
  double units = 0;
  for (std::size_t d = 0; d < world.districts.size(); ++d) {
    units += take(world, step.plan, lever, d, std::numeric_limits<double>::max());
  }
  return units;
}

}  // namespace ssr

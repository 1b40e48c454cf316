#include "lever/arms.h"

#include <algorithm>
#include <cmath>

#include "core/exact_math.h"
#include "process/parameters.h"

namespace ssr {

double hand_in_probability(const LeverParameters& p, double perceived) noexcept {
  return p.hand_in_rate * exact::clamp01(1.0 - perceived / p.hand_in_fear);
}

double secured_after(const LeverParameters& p, double secured, double more,
                     double stores) noexcept {
  return std::min(secured * (1.0 - p.locks_fail) + more, stores);
}

namespace {

/// Mean over a district's people of the violence they perceive.
std::vector<double> perceived_by_district(const World& world) {
  std::vector<double> sum(world.districts.size(), 0.0);
  std::vector<double> people(world.districts.size(), 0.0);
  const Communities& communities = world.communities;
  for (std::size_t c = 0; c < communities.size(); ++c) {
    const std::uint32_t d = communities.district[c].value;
    const auto n = static_cast<double>(communities.people[c]);
    sum[d] += n * communities.perceived_violence[c];
    people[d] += n;
  }
  for (std::size_t d = 0; d < sum.size(); ++d) sum[d] = people[d] > 0 ? sum[d] / people[d] : 1.0;
  return sum;
}

/// Armed citizens of the district lay `weapons` down, from a drawn community on. A row stands for
/// several people: as many rows change as the weapons are worth, the odd one by chance.
void disarm_citizens(const Step& step, World& world, std::uint32_t d, std::int64_t weapons) {
  const Communities& communities = world.communities;
  const auto n = static_cast<std::uint32_t>(communities.size());
  const Block draws = step.draws.block(d, Lane::self_arming, 1);
  const std::uint32_t start = draws.below(0, n);
  double left = static_cast<double>(weapons);
  for (std::uint32_t k = 0; k < n && left > 0.0; ++k) {
    const std::uint32_t c = (start + k) % n;
    if (communities.district[c].value != d) continue;
    const double people = std::max(1, communities.base_weight[c]);
    const std::uint32_t end = communities.first_row[c] + communities.n_rows[c];
    for (std::uint32_t row = communities.first_row[c]; row < end && left > 0.0; ++row) {
      std::uint8_t& flags = world.citizens.flags[row];
      if ((flags & citizen_flag::armed) == 0) continue;
      if (left < people && draws.uniform(1) * people >= left) return;
      flags = static_cast<std::uint8_t>(flags & ~citizen_flag::armed);
      left -= people;
    }
  }
}

void lock_stores(const Step& step, World& world) {
  Arsenal& arsenal = world.arsenal;
  const auto stores = static_cast<double>(arsenal.state_stores);
  const double more = take(world, step.plan, Lever::manage_stockpiles, step.context.capital,
                           std::max(0.0, stores - arsenal.secured));
  arsenal.secured = secured_after(step.parameters.activities.lever, arsenal.secured, more, stores);
}

void collect(const Step& step, World& world) {
  if (world.programme.offers[static_cast<std::size_t>(Lever::collect_small_arms)].empty()) return;
  const LeverParameters& p = step.parameters.activities.lever;
  const std::vector<double> perceived = perceived_by_district(world);
  for (std::uint32_t d = 0; d < world.districts.size(); ++d) {
    District& district = world.districts[d];
    const double chance = hand_in_probability(p, perceived[d]);
    const std::int64_t offered =
        exact::binomial(district.civilian_weapons, chance, step.draws.block(d, Lane::self_arming));
    const double places = std::floor(on_offer(world, step.plan, Lever::collect_small_arms, d));
    const auto wanted = std::min(static_cast<double>(offered), places);
    const auto collected = static_cast<std::int64_t>(
        std::floor(take(world, step.plan, Lever::collect_small_arms, d, wanted) + 0.5));
    district.civilian_weapons -= collected;
    world.arsenal.destroyed += collected;
    world.arsenal.collected += collected;
    world.tally.add(Count::weapons_collected, DistrictId{d}, collected);
    disarm_citizens(step, world, d, collected);
  }
}

}  // namespace

void act_arms(const Step& step, World& world) {
  lock_stores(step, world);
  collect(step, world);
}

}  // namespace ssr

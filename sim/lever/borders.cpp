#include "lever/borders.h"

#include <numeric>

#include "process/parameters.h"

namespace ssr {

double certified_share(const LeverParameters& p, double inspectors, double lootable,
                       bool at_border) noexcept {
  if (inspectors <= 0.0 || lootable <= 0.0) return 0.0;
  const double seen = inspectors / (inspectors + p.inspectors_half * lootable);
  return seen * (at_border ? 1.0 - p.smuggled_share : 1.0);
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

bool offered(const World& world, Lever lever) {
  return !world.programme.offers[static_cast<std::size_t>(lever)].empty();
}

/// Weights of the districts where an activity with the lever works; nothing elsewhere.
template <class Weight>
std::vector<double> weights_of(const Step& step, const World& world, Lever lever, Weight weight) {
  std::vector<double> weights(world.districts.size(), 0.0);
  for (std::size_t d = 0; d < weights.size(); ++d) {
    if (on_offer(world, step.plan, lever, d) > 0.0) weights[d] = weight(d);
  }
  return weights;
}

void patrol(const Step& step, World& world) {
  for (District& district : world.districts) district.patrols = 0;
  if (!offered(world, Lever::joint_patrols)) return;
  const auto weights = weights_of(step, world, Lever::joint_patrols, [&](std::size_t d) {
    return static_cast<double>(world.districts[d].people) * world.pictures.security[d];
  });
  const auto patrols = share_out(step, world, Lever::joint_patrols, weights);
  for (std::size_t d = 0; d < patrols.size(); ++d) {
    world.districts[d].patrols = patrols[d] * step.parameters.activities.lever.patrol_people;
  }
}

bool at_border(const Context& context, std::size_t d) {
  return !context.regions[d].borders.empty();
}

void monitor(const Step& step, World& world) {
  for (District& district : world.districts) district.border_monitors = 0;
  if (!offered(world, Lever::arms_embargo)) return;
  const auto weights = weights_of(step, world, Lever::arms_embargo, [&](std::size_t d) {
    return static_cast<double>(step.context.regions[d].borders.size());
  });
  const auto monitors = share_out(step, world, Lever::arms_embargo, weights);
  for (std::size_t d = 0; d < monitors.size(); ++d) {
    world.districts[d].border_monitors = monitors[d];
  }
}

void certify(const Step& step, World& world) {
  for (District& district : world.districts) district.certified = 0;
  if (!offered(world, Lever::certify_resources)) return;
  const auto weights = weights_of(step, world, Lever::certify_resources,
                                  [&](std::size_t d) { return world.districts[d].lootable; });
  const auto inspectors = share_out(step, world, Lever::certify_resources, weights);
  for (std::size_t d = 0; d < inspectors.size(); ++d) {
    District& district = world.districts[d];
    district.certified = certified_share(step.parameters.activities.lever, inspectors[d],
                                         district.lootable, at_border(step.context, d));
  }
}

}  // namespace

void act_borders(const Step& step, World& world) {
  patrol(step, world);
  monitor(step, world);
  certify(step, world);
}

}  // namespace ssr

#include "lever/borders.h"

#include <algorithm>

#include "lever/share.h"
#include "process/parameters.h"

namespace ssr {

double certified_share(const LeverParameters& p, double inspectors, double lootable,
                       double crosses_unseen) noexcept {
  if (inspectors <= 0.0 || lootable <= 0.0) return 0.0;
  const double seen = inspectors / (inspectors + p.inspectors_half * lootable);
  return seen * (1.0 - p.smuggled_share * crosses_unseen);
}

double goods_seen(const LeverParameters& p, double officers, double crossings, double rents,
                  double certainty) noexcept {
  if (officers <= 0.0 || crossings <= 0.0) return 0.0;
  const double looked_at = officers / (officers + p.customs_half * crossings);
  const double bought_off = p.customs_bought * rents * (1.0 - certainty);
  return looked_at * (1.0 - bought_off);
}

namespace {

double crossings_of(const Context& context, std::size_t d) {
  return static_cast<double>(context.regions[d].borders.size());
}

/// Units of a lever for each district, by its crossings.
std::vector<double> posted_at_crossings(const Step& step, World& world, Lever lever) {
  return share_out(step, world, lever, weights_of(step, world, lever, [&](std::size_t d) {
                     return crossings_of(step.context, d);
                   }));
}

void monitor(const Step& step, World& world) {
  for (District& district : world.districts) district.border_monitors = 0;
  if (!offered(world, Lever::arms_embargo)) return;
  const auto monitors = posted_at_crossings(step, world, Lever::arms_embargo);
  for (std::size_t d = 0; d < monitors.size(); ++d) {
    world.districts[d].border_monitors = monitors[d];
  }
}

void collect_duty(const Step& step, World& world) {
  for (District& district : world.districts) district.customs = 0;
  if (!offered(world, Lever::customs)) return;
  const auto officers = posted_at_crossings(step, world, Lever::customs);
  for (std::size_t d = 0; d < officers.size(); ++d) {
    District& district = world.districts[d];
    district.customs =
        goods_seen(step.parameters.activities.lever, officers[d], crossings_of(step.context, d),
                   std::max(world.government.patronage,
                            step.parameters.activities.sees_rents * district.lootable),
                   world.oversight.seen_certainty_police[d]);
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
    const bool at_border = crossings_of(step.context, d) > 0;
    district.certified = certified_share(step.parameters.activities.lever, inspectors[d],
                                         district.lootable, at_border ? 1.0 - district.customs : 0);
  }
}

}  // namespace

void act_borders(const Step& step, World& world) {
  monitor(step, world);
  collect_duty(step, world);
  certify(step, world);
}

}  // namespace ssr

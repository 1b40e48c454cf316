#include "process/tolls.h"

#include <algorithm>
#include <vector>

#include "core/clock.h"
#include "core/exact_math.h"
#include "process/parameters.h"

namespace ssr {

TollsParameters read_tolls(Table& table) {
  return {
      .rate = table.number("rate", {.value = 2.0,
                                    .low = 0.5,
                                    .high = 6.0,
                                    .unit = "1/year",
                                    .help = "tolls taken by a fighter of the most abusive unit "
                                            "where nobody could stop him",
                                    .max = 52}),
      .restrained_share = table.number(
          "restrained_share",
          {.value = 0.15,
           .low = 0.05,
           .high = 0.4,
           .source = "Humphreys & Weinstein 2006 APSR (units differ; for the sign alone)",
           .help = "of that rate in a unit that never harmed civilians",
           .max = 1}),
      .deterrence = table.number("deterrence",
                                 {.value = 0.5,
                                  .low = 0.1,
                                  .high = 2.0,
                                  .help = "slowed by a soldier, officer or peacekeeper a fighter",
                                  .max = 20}),
  };
}

double toll_rate(const TollsParameters& p, const TollView& view) noexcept {
  const double temper = p.restrained_share + (1.0 - p.restrained_share) * view.abusiveness;
  return p.rate * temper / (1.0 + p.deterrence * view.forces_per_fighter);
}

namespace {

double forces_per_fighter(const World& world, const District& district) {
  const double forces = static_cast<double>(district.soldiers) + district.patrols +
                        district.police_present + district.police_on_foot +
                        world.mission.mandate * district.peacekeepers;
  return forces / std::max(1.0, static_cast<double>(district.armed_fighters));
}

void take_toll(const Step& step, World& world, std::uint32_t row, DistrictId district) {
  const CitizenId victim =
      somebody_in(world, district, step.draws.block(FighterId{row}, Lane::toll, 1));
  if (!victim.exists()) return;
  constexpr std::uint32_t of_tolls = static_cast<std::uint32_t>(Lane::toll) << 24;
  const CommunityId community = community_of(world, victim);
  Incident incident;
  incident.id =
      event_id(community.value, static_cast<std::uint32_t>(step.week()), of_tolls ^ row);
  incident.community = community;
  incident.victim = victim;
  incident.matter = Matter::extortion;
  incident.offender_kind = OffenderKind::fighter;
  incident.offender = row;
  world.incidents.push_back(incident);
}

}  // namespace

void tolls(const Step& step, World& world) {
  const TollsParameters& p = step.parameters.tolls;
  std::vector<double> forces;
  for (const District& district : world.districts) {
    forces.push_back(forces_per_fighter(world, district));
  }
  const Fighters& fighters = world.fighters;
  each_due(static_cast<std::uint32_t>(fighters.size()), step.week(), [&](std::uint32_t row) {
    if (!armed(fighters.state[row])) return;
    const DistrictId district = fighters.district[row];
    const TollView view{world.units[fighters.unit[row].value].abusiveness, forces[district.value]};
    const Block draw = step.draws.block(FighterId{row}, Lane::toll);
    if (exact::happens_within(draw.uniform(0), toll_rate(p, view) / weeks_per_year,
                              weeks_per_month)) {
      take_toll(step, world, row, district);
    }
  });
}

}  // namespace ssr

#include <algorithm>

#include "core/exact_math.h"
#include "core/rows.h"
#include "process/clashes_band.h"
#include "process/parameters.h"

namespace ssr {

namespace {

/// Fifties of men who take part in one raid.
double fifties(const ClashesParameters& p, const Band& band) {
  return std::min(band.size(), p.detachment_men) / unit_of_fifty;
}

}  // namespace

void raid_community(const Step& step, World& world, const Band& band, std::uint32_t key) {
  const ClashesParameters& p = step.parameters.clashes;
  const Unit& unit = world.units[band.unit];
  const Block draw = step.draws.block(key, Lane::clash, 6);
  const double mean = p.victims_per_attack * unit.abusiveness * fifties(p, band);
  const std::int64_t wanted = exact::poisson(mean, draw.uniform(0));
  const CitizenId first = somebody_in(world, unit.district, step.draws.block(key, Lane::clash, 5));
  world.tally.add(Count::attack, unit.district);
  if (!first.exists()) return;
  const CommunityId place = community_of(world, first);
  std::int64_t dead = 0;
  for (std::int64_t v = 0; v < wanted; ++v) {
    const auto n = static_cast<std::uint32_t>(v);
    const CitizenId victim =
        somebody_of(world, place, step.draws.block(event_id(key, n), Lane::clash, 5));
    if (!victim.exists() || !leave_row(world, victim)) continue;
    ++world.deaths;
    ++dead;
    world.tally.add_person(Count::one_sided_death, unit.district, world.citizens.sex[victim.value],
                           world.citizens.group[victim.value]);
  }
  remember(world, place, &Communities::recent_violence, static_cast<double>(1 + dead));
  record_other_deaths(step, world, dead);
  if (dead > 0) publish(step, world, EventKind::attack, unit, dead);
}

std::vector<std::uint32_t> camp_beside(const World& world, const Unit& unit) {
  const Fighters& f = world.fighters;
  std::vector<std::uint32_t> camp;
  const auto cantoned = [](FighterState state) { return state == FighterState::cantoned; };
  each_row_where(f.state, cantoned, [&](std::uint32_t i) {
    if (f.district[i] == unit.district && f.faction[i] != unit.faction) camp.push_back(i);
  });
  return camp;
}

void raid_camp(const Step& step, World& world, const Band& band, std::vector<std::uint32_t> camp,
               std::uint32_t key) {
  const ClashesParameters& p = step.parameters.clashes;
  const Unit& unit = world.units[band.unit];
  const Fighters& f = world.fighters;
  const Block draw = step.draws.block(key, Lane::clash, 8);
  const std::int64_t wanted = exact::poisson(p.site_victims * fifties(p, band), draw.uniform(0));
  std::int64_t dead = 0;
  for (; dead < wanted && !camp.empty(); ++dead) {
    const Block who =
        step.draws.block(event_id(key, static_cast<std::uint32_t>(dead)), Lane::clash, 8);
    const std::uint32_t place = who.below(0, static_cast<std::uint32_t>(camp.size()));
    const std::uint32_t row = camp[place];
    camp.erase(camp.begin() + place);
    kill_fighter(world, row, step.week(), WeaponTo::state);
    world.tally.add_person(Count::one_sided_death, unit.district, f.sex[row],
                           world.citizens.group[f.home[row].value]);
  }
  world.tally.add(Count::attack, unit.district);
  record_other_deaths(step, world, dead);
  publish(step, world, EventKind::attack, unit, dead);
}

}  // namespace ssr

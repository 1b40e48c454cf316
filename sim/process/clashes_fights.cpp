#include <algorithm>

#include "core/exact_math.h"
#include "core/rows.h"
#include "process/clashes_band.h"
#include "process/handover.h"
#include "process/parameters.h"

namespace ssr {

namespace {

/// The dead among a band's men, drawn and counted as `coded`; a dead commander is followed by the
/// next in line.
std::int64_t kill_men(const Step& step, World& world, Band& band, std::uint32_t key, std::int64_t n,
                      WeaponTo to, Count coded) {
  Fighters& f = world.fighters;
  Unit& unit = world.units[band.unit];
  std::int64_t dead = 0;
  while (dead < n && !band.men.empty()) {
    const Block draw = step.draws.block(event_id(key, band.unit, static_cast<std::uint32_t>(dead)),
                                        Lane::clash, 4);
    const std::uint32_t place = draw.below(0, static_cast<std::uint32_t>(band.men.size()));
    const std::uint32_t row = band.men[place];
    band.men.erase(band.men.begin() + place);
    kill_fighter(world, row, step.week(), to);
    if (unit.commander.value == row) {
      unit.commander = band.men.empty() ? FighterId{} : FighterId{band.men.front()};
    }
    world.tally.add_person(coded, unit.district, f.sex[row],
                           world.citizens.group[f.home[row].value]);
    ++dead;
  }
  return dead;
}

/// Neighbours remember deaths of a fight where somebody lives, drawn.
void leave_memory(const Step& step, World& world, DistrictId district, std::uint32_t key,
                  std::int64_t deaths) {
  const CitizenId witness = somebody_in(world, district, step.draws.block(key, Lane::clash, 5));
  if (witness.exists()) {
    remember(world, community_of(world, witness), &Communities::recent_violence,
             static_cast<double>(std::max<std::int64_t>(1, deaths)));
  }
}

/// Books a fight between the state's side and a group, as `coded`.
void record_clash(const Step& step, World& world, const Unit& unit, Count coded, std::int64_t dead,
                  std::uint32_t key) {
  world.tally.add(Count::clash, unit.district);
  if (coded == Count::battle_death) {
    record_battle_deaths(step, world, dead, dyad_of(world, unit));
  } else {
    record_other_deaths(step, world, dead);
  }
  publish(step, world, EventKind::clash, unit, dead);
  leave_memory(step, world, unit.district, key, dead);
}

/// The dead of a fight against the state's forces: conflict data count those of groups that want
/// something of the state, and not of bands that live from a place (Gleditsch et al. 2002 JPR).
Count coded(const Unit& unit) {
  return unit.lives_from_rents() ? Count::other_fighting_death : Count::battle_death;
}

/// Men who meet others in one place.
double detachment(const ClashesParameters& p, double men) {
  return std::min(men, p.detachment_men);
}

bool hostile(const World& world, const Unit& a, const Unit& b) {
  return a.faction != b.faction && (!world.factions[a.faction.value].sides_with_state ||
                                    !world.factions[b.faction.value].sides_with_state);
}

/// A militia on the state's side that has not turned its arms against it.
bool fights_for_state(const World& world, const Unit& unit) {
  return world.factions[unit.faction.value].sides_with_state && !unit.fights;
}

/// The largest hostile unit under arms in a unit's district; as many as there are units: none.
std::uint32_t rival_of(const World& world, const Unit& unit) {
  auto rival = static_cast<std::uint32_t>(world.units.size());
  for (std::uint32_t u = 0; u < world.units.size(); ++u) {
    const Unit& other = world.units[u];
    if (other.district != unit.district || other.under_arms <= 0 || !hostile(world, unit, other))
      continue;
    if (rival == world.units.size() || other.under_arms > world.units[rival].under_arms) rival = u;
  }
  return rival;
}

}  // namespace

std::uint32_t name_of(const Band& band, Encounter kind, std::int64_t n) noexcept {
  return event_id(band.unit, static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(kind));
}

void publish(const Step& step, World& world, EventKind kind, const Unit& unit,
             std::int64_t deaths) {
  world.events.push_back({.week = step.week(),
                          .kind = kind,
                          .district = unit.district.value,
                          .faction = unit.faction.value,
                          .amount = static_cast<double>(deaths)});
}

void fight(const Step& step, World& world, Band& band, const Forces& forces, std::uint32_t key) {
  const ClashesParameters& p = step.parameters.clashes;
  Unit& unit = world.units[band.unit];
  const double men = detachment(p, band.size());
  const double engaged = std::min(forces.all(), p.engaged_ratio * men);
  if (engaged <= 0.0 || men <= 0.0) return;
  const double part = men / band.size();
  const Block draw = step.draws.block(key, Lane::clash, 1);
  const std::int64_t dead = exact::poisson(p.lethality * (men + engaged) / 2.0, draw.uniform(0));
  const double share = loss_share(p, men, engaged);
  const std::int64_t own = exact::binomial(dead, share, step.draws.block(key, Lane::clash, 2));
  const bool won = share < 0.5;
  const WeaponTo guns = won ? WeaponTo::faction : WeaponTo::state;
  std::int64_t total = kill_men(step, world, band, key, own, guns, coded(unit));
  const auto theirs = static_cast<double>(dead - own);
  const auto of_theirs = [&](double forces_of_kind, int digit) {
    return exact::round_by_chance(theirs * forces_of_kind / forces.all(), draw.uniform(digit));
  };
  const std::int64_t soldiers =
      kill_soldiers(step, world, unit.district, of_theirs(forces.soldiers, 1), key, coded(unit));
  total += soldiers;
  total += kill_police(step, world, unit.district, of_theirs(forces.police, 2), key, coded(unit));
  const std::int64_t foreign = of_theirs(forces.peacekeepers, 3);
  world.tally.add(coded(unit), unit.district, foreign);
  total += foreign;
  if (won) {
    const std::int64_t taken = std::min(soldiers, world.arsenal.state_stores);
    world.arsenal.state_stores -= taken;
    world.factions[unit.faction.value].cached_weapons += taken;
  }
  record_clash(step, world, unit, coded(unit), total, key);
  const Block after = step.draws.block(key, Lane::clash, 3);
  if (band.size() < p.surrender_men || (!won && after.chance(0, part * p.surrender_rate))) {
    give_up(step, unit);
  }
}

void meet_rivals(const Step& step, World& world, Band& band) {
  const ClashesParameters& p = step.parameters.clashes;
  const Unit& unit = world.units[band.unit];
  const Block draw = step.draws.block(UnitId{band.unit}, Lane::communal_violence);
  const double meets = exact::chance_within(p.rival_rate * band.size() / unit_of_fifty, 1.0);
  if (!draw.chance(0, meets)) return;
  const std::uint32_t rival = rival_of(world, unit);
  if (rival == world.units.size()) return;
  Band others{.unit = rival, .men = {}};
  each_row_where(world.fighters.state, armed, [&](std::uint32_t i) {
    if (world.fighters.unit[i].value == rival && world.fighters.weapons[i] > 0) {
      others.men.push_back(i);
    }
  });
  const double men = detachment(p, band.size());
  const double against = detachment(p, others.size());
  const std::int64_t dead = exact::poisson(p.lethality * (men + against) / 2.0, draw.uniform(1));
  const std::int64_t own = exact::round_by_chance(
      static_cast<double>(dead) * loss_share(p, men, against), draw.uniform(2));
  const std::uint32_t key = name_of(band, Encounter::rivals, 0);
  const bool of_state = fights_for_state(world, world.units[rival]);
  const Count as = of_state ? coded(unit) : Count::communal_death;
  const std::int64_t total =
      kill_men(step, world, band, key, own, WeaponTo::civilians, as) +
      kill_men(step, world, others, key, dead - own, WeaponTo::civilians, as);
  if (of_state) {
    record_clash(step, world, unit, as, total, key);
    return;
  }
  record_other_deaths(step, world, total);
  publish(step, world, EventKind::communal_violence, unit, total);
  leave_memory(step, world, unit.district, key, total);
}

}  // namespace ssr

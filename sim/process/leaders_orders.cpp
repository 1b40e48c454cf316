#include "process/leaders_orders.h"

#include <utility>

#include "core/exact_math.h"
#include "process/handover.h"
#include "process/mandate_seen.h"

namespace ssr {

namespace {

bool lives_idle(const Fighters& f, std::size_t row) {
  const bool in_reach = at_large(f.state[row]) || f.state[row] == FighterState::registered;
  const bool idle =
      f.livelihood[row] == Livelihood::idle || f.livelihood[row] == Livelihood::illicit;
  return in_reach && idle && f.role[row] == FighterRole::combatant &&
         (f.flags[row] & fighter_flag::impostor) == 0;
}

}  // namespace

WhoWouldCome::WhoWouldCome(const Parameters& parameters, const World& world)
    : to_leader_(world.factions.size(), 0.0), to_commander_(world.units.size(), 0.0) {
  const Fighters& f = world.fighters;
  for (std::size_t i = 0; i < f.size(); ++i) {
    const std::uint32_t u = f.unit[i].value;
    if (!lives_idle(f, i) || world.units[u].dismissal != Dismissal::none) continue;
    const double comes = parameters.leaders.callable_share * f.commander_tie[i];
    to_leader_[f.faction[i].value] += comes;
    const FighterId commander = world.units[u].commander;
    if (commander.exists() && f.district[commander.value] == f.district[i]) {
      // A commander who looks for men is a recruiter: of the neglected he sees the idle (M18).
      to_commander_[u] += parameters.former_fighters.sees_idleness * comes;
    }
  }
}

namespace {

/// Weapons of men who are gone lie about where the faction stood, until nobody guards them.
void abandon_caches(const Step& step, World& world, std::uint32_t f) {
  const LeadersParameters& p = step.parameters.leaders;
  Faction& faction = world.factions[f];
  const Block draw = step.draws.block(FactionId{f}, Lane::leader, 10);
  const std::int64_t lost = exact::binomial(faction.cached_weapons, p.cache_share, draw);
  std::vector<std::uint32_t> places;
  for (std::uint32_t u = 0; u < world.units.size(); ++u) {
    const Unit& unit = world.units[u];
    if (unit.faction.value == f && !unit.disbanded) places.push_back(unit.district.value);
  }
  for (std::int64_t n = 0; n < lost && !places.empty(); ++n) {
    const Block where =
        step.draws.block(event_id(f, static_cast<std::uint32_t>(n)), Lane::leader, 11);
    ++world.districts[places[where.below(0, static_cast<std::uint32_t>(places.size()))]]
          .civilian_weapons;
    --faction.cached_weapons;
  }
}

/// What a commander without an order to fight weighs in this district.
SplinterView on_the_spot(const Step& step, const World& world, const Faction& faction,
                         DistrictId district, const LeaderView& view) {
  const District& place = world.districts[district.value];
  const double local = place.people > 0 ? 1000.0 * (place.peacekeepers + place.patrols) /
                                              static_cast<double>(place.people)
                                        : 0.0;
  const double price =
      price_of_violence(step.parameters.leaders, local, mandate_seen(step, world)) * view.stays;
  return {.promises_kept = view.promises_kept,
          .rents = lootable_left(place),
          .price = price,
          .included = view.included,
          .led = faction.led};
}

/// Enough men under arms to fight by themselves.
bool is_a_band(const Parameters& parameters, const Unit& unit) {
  return unit.under_arms >= parameters.clashes.surrender_men;
}

/// Has the unit, most of it disarmed or gone home, a commander who could call men?
bool could_gather(const Parameters& parameters, const World& world, const Unit& unit) {
  if (is_a_band(parameters, unit) || !unit.commander.exists() || unit.disbanded ||
      unit.bought_off || unit.dismissal != Dismissal::none) {
    return false;
  }
  const FighterState state = world.fighters.state[unit.commander.value];
  return at_large(state) || armed(state);
}

/// Where somebody of the faction already fights on his own account, [district].
std::vector<std::uint8_t> districts_with_a_band(const World& world, std::uint32_t f) {
  std::vector<std::uint8_t> found(world.districts.size(), 0);
  for (const Unit& unit : world.units) {
    if (unit.faction.value == f && unit.splinter && unit.under_arms > 0)
      found[unit.district.value] = 1;
  }
  return found;
}

/// The disarmed of a faction in a district, under commanders without a band of their own.
struct Group {
  std::vector<UnitId> units;  // the first has most men
  double men = 0;             // [people] who are or would be with them
};

/// [district]; none where somebody of the faction fights already.
std::vector<Group> groups_of(const Step& step, const World& world, std::uint32_t f,
                             const WhoWouldCome& reserve) {
  std::vector<Group> groups(world.districts.size());
  std::vector<double> most(world.districts.size(), 0.0);
  const std::vector<std::uint8_t> taken = districts_with_a_band(world, f);
  for (std::uint32_t u = 0; u < world.units.size(); ++u) {
    const Unit& unit = world.units[u];
    if (unit.faction.value != f || !could_gather(step.parameters, world, unit)) continue;
    const std::uint32_t place = world.fighters.district[unit.commander.value].value;
    if (taken[place] != 0) continue;
    Group& group = groups[place];
    const double men = unit.under_arms + reserve.to_commander(UnitId{u});
    group.men += men;
    group.units.push_back(UnitId{u});
    if (men <= most[place]) continue;
    most[place] = men;
    std::swap(group.units.front(), group.units.back());
  }
  return groups;
}

/// The strongest commander of a group takes up arms, others join him, and all call their men.
void gather(const Step& step, World& world, const Group& group) {
  const LeadersParameters& p = step.parameters.leaders;
  const UnitId id = group.units.front();
  Unit& band = world.units[id.value];
  const DistrictId here = world.fighters.district[band.commander.value];
  if (!find_gun(world, band.commander.value, band.faction)) return;
  if (band.under_arms == 0) band.district = here;
  band.splinter = band.fights = true;
  band.gathers_until = step.week() + static_cast<Week>(p.gather_weeks);
  for (const UnitId unit : group.units) {
    const std::uint32_t row = world.units[unit.value].commander.value;
    if (armed(world.fighters.state[row])) continue;
    const Block draw = step.draws.block(unit, Lane::regrouping);
    const bool joins = unit == id || draw.chance(0, p.joins_gathering);
    if (joins && find_gun(world, row, band.faction)) rejoin(step, world, row, id);
  }
  world.events.push_back({.week = step.week(),
                          .kind = EventKind::regrouped,
                          .district = band.district.value,
                          .faction = band.faction.value,
                          .amount = group.men});
}

/// What was disarmed can come together again: the strongest commander of a group weighs what one
/// with a band weighs, and how many there would be.
void regroup(const Step& step, World& world, std::uint32_t f, const LeaderView& view,
             const WhoWouldCome& reserve) {
  const std::vector<Group> groups = groups_of(step, world, f, reserve);
  for (std::uint32_t d = 0; d < groups.size(); ++d) {
    if (groups[d].units.empty()) continue;
    const SplinterView spot = on_the_spot(step, world, world.factions[f], DistrictId{d}, view);
    const double chance = regroups_probability(step.parameters.leaders, spot, groups[d].men);
    if (step.draws.block(event_id(f, d), Lane::regrouping, 1).chance(0, chance))
      gather(step, world, groups[d]);
  }
}

}  // namespace

void move_caches(const Step& step, World& world, std::uint32_t f) {
  const LeadersParameters& p = step.parameters.leaders;
  Faction& faction = world.factions[f];
  Fighters& all = world.fighters;
  const bool hides = faction.stance == Stance::obstruct || faction.stance == Stance::bargain;
  if (!hides && faction.cached_weapons == 0) return;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (all.faction[i].value != f || !armed(all.state[i])) continue;
    if (hides && all.weapons[i] > 0) {
      if (!step.draws.block(FighterId{i}, Lane::leader, 9).chance(0, p.cache_share)) continue;
      --all.weapons[i];
      ++faction.cached_weapons;
    } else if (!hides && all.weapons[i] == 0 && faction.cached_weapons > 0 &&
               all.role[i] == FighterRole::combatant) {
      ++all.weapons[i];
      --faction.cached_weapons;
    }
  }
  if (faction.stance == Stance::comply) abandon_caches(step, world, f);
}

void order_units(const Step& step, World& world, std::uint32_t f, const LeaderView& view,
                 const WhoWouldCome& reserve) {
  const LeadersParameters& p = step.parameters.leaders;
  const Faction& faction = world.factions[f];
  for (std::uint32_t u = 0; u < world.units.size(); ++u) {
    Unit& unit = world.units[u];
    if (unit.faction.value != f) continue;
    const Block draw = step.draws.block(UnitId{u}, Lane::unit_order, 0);
    if (faction.led && faction.stance == Stance::fight) {
      const double rents = lootable_left(world.districts[unit.district.value]);
      unit.splinter = false;
      unit.fights = !unit.bought_off &&
                    draw.chance(0, follows_probability(p, unit.style, rents, view.funded));
      continue;
    }
    if (!unit.splinter) unit.fights = false;
    if (unit.under_arms <= 0) {
      unit.splinter = unit.fights = false;
      continue;
    }
    const SplinterView spot = on_the_spot(step, world, faction, unit.district, view);
    const bool may = !unit.splinter && !unit.bought_off && is_a_band(step.parameters, unit);
    if (may && draw.chance(1, splinter_probability(p, spot))) {
      unit.splinter = unit.fights = true;
    } else if (unit.splinter && draw.chance(2, p.deal_share * world.government.will)) {
      unit.bought_off = true;
      unit.splinter = unit.fights = false;
    }
  }
  if (!faction.led || faction.stance != Stance::fight) regroup(step, world, f, view, reserve);
}

}  // namespace ssr

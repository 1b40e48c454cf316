#include "process/leaders_orders.h"

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
    : stranger_(parameters.former_fighters.call_stranger),
      n_factions_(world.factions.size()),
      of_faction_(n_factions_, 0.0),
      own_by_tie_(world.units.size(), 0.0),
      own_(world.units.size(), 0.0),
      around_(world.districts.size() * n_factions_, 0.0) {
  const double share = parameters.leaders.callable_share;
  const Fighters& f = world.fighters;
  for (std::size_t i = 0; i < f.size(); ++i) {
    const std::uint32_t u = f.unit[i].value;
    if (!lives_idle(f, i) || world.units[u].dismissal != Dismissal::none) continue;
    const double by_tie = share * f.commander_tie[i];
    of_faction_[f.faction[i].value] += by_tie;
    // A commander who looks for men is a recruiter: of the neglected he sees the idle (M18).
    const double seen = parameters.former_fighters.sees_idleness;
    around_[f.district[i].value * n_factions_ + f.faction[i].value] += seen * share;
    const FighterId commander = world.units[u].commander;
    if (!commander.exists() || f.district[commander.value] != f.district[i]) continue;
    own_by_tie_[u] += seen * by_tie;
    own_[u] += seen * share;
  }
}

double WhoWouldCome::to_commander(const World& world, std::uint32_t unit) const {
  const FighterId commander = world.units[unit].commander;
  const std::uint32_t place = world.fighters.district[commander.value].value;
  const double others = around_[place * n_factions_ + world.units[unit].faction.value] - own_[unit];
  return own_by_tie_[unit] + stranger_ * others;
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

/// Has the unit a commander who lives as a civilian and could call his men?
bool commander_at_home(const World& world, const Unit& unit) {
  return unit.commander.exists() && at_large(world.fighters.state[unit.commander.value]) &&
         !unit.disbanded && !unit.bought_off && unit.dismissal == Dismissal::none;
}

/// A commander who has laid down his arms weighs what one under arms weighs, and how many would be
/// with him. Who takes up arms calls his men, and waits for them.
void regroup(const Step& step, World& world, std::uint32_t u, const LeaderView& view,
             const WhoWouldCome& reserve) {
  const LeadersParameters& p = step.parameters.leaders;
  Unit& unit = world.units[u];
  const std::uint32_t row = unit.commander.value;
  const DistrictId where = unit.under_arms > 0 ? unit.district : world.fighters.district[row];
  const double men = unit.under_arms + reserve.to_commander(world, u);
  const SplinterView spot =
      on_the_spot(step, world, world.factions[unit.faction.value], where, view);
  const Block draw = step.draws.block(UnitId{u}, Lane::regrouping);
  if (!draw.chance(0, regroups_probability(p, spot, men))) return;
  if (!find_gun(world, row, unit.faction)) return;
  unit.district = where;
  unit.splinter = unit.fights = true;
  unit.gathers_until = step.week() + static_cast<Week>(p.gather_weeks);
  rejoin(step, world, row, UnitId{u});
  world.events.push_back({.week = step.week(),
                          .kind = EventKind::regrouped,
                          .district = where.value,
                          .faction = unit.faction.value,
                          .amount = men});
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
    if (commander_at_home(world, unit)) {
      regroup(step, world, u, view, reserve);
      continue;
    }
    if (unit.under_arms <= 0) {
      unit.splinter = unit.fights = false;
      continue;
    }
    const SplinterView spot = on_the_spot(step, world, faction, unit.district, view);
    if (!unit.splinter && !unit.bought_off && draw.chance(1, splinter_probability(p, spot))) {
      unit.splinter = unit.fights = true;
    } else if (unit.splinter && draw.chance(2, p.deal_share * world.government.will)) {
      unit.bought_off = true;
      unit.splinter = unit.fights = false;
    }
  }
}

}  // namespace ssr

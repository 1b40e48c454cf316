#include "process/leaders_orders.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/exact_math.h"
#include "core/rows.h"
#include "process/handover.h"
#include "process/mandate_seen.h"
#include "process/promises.h"

namespace ssr {

namespace {

/// [unit] men under arms who carry one.
std::vector<double> guns_by_unit(const World& world) {
  std::vector<double> guns(world.units.size(), 0.0);
  const Fighters& f = world.fighters;
  each_row_where(f.state, armed, [&](std::uint32_t i) {
    guns[f.unit[i].value] += f.weapons[i] > 0 ? 1.0 : 0.0;
  });
  return guns;
}

/// Weapons of men who are gone lie about where the faction stood, until nobody guards them.
void abandon_caches(const Step& step, World& world, std::uint32_t f) {
  const LeadersParameters& p = step.parameters.leaders;
  Faction& faction = world.factions[f];
  const Block draw = step.draws.block(FactionId{f}, Lane::leader, 10);
  const std::int64_t lost = exact::binomial(faction.cached_weapons, p.cache_share, draw);
  std::vector<std::uint32_t> places;
  for (std::uint32_t u = 0; u < world.units.size(); ++u) {
    const Unit& unit = world.units[u];
    if (unit.faction.value == f && unit.stands()) places.push_back(unit.district.value);
  }
  for (std::int64_t n = 0; n < lost && !places.empty(); ++n) {
    const Block where =
        step.draws.block(event_id(f, static_cast<std::uint32_t>(n)), Lane::leader, 11);
    ++world.districts[places[where.below(0, static_cast<std::uint32_t>(places.size()))]]
          .civilian_weapons;
    --faction.cached_weapons;
  }
}

/// Somebody who leads a unit and whoever would be with him in one district.
struct Part {
  UnitId unit;
  double guns = 0;  // [people] under arms with one
  double men = 0;   // [people] these and those who would come
};

/// The faction's units and former units in a district whom no deal or defeat holds back; of those
/// whom the state dismissed, their officers and men (M28).
struct Group {
  std::vector<Part> parts;  // the first has most men
  double men = 0;           // [people]
  double members = 0;       // [people] of its units
  bool fights = false;      // one of them already does, and no other begins
};

bool held_back(const Step& step, const Unit& unit) {
  return unit.bought_off || step.week() < unit.beaten_until;
}

/// [district]
std::vector<Group> groups_of(const Step& step, const World& world, std::uint32_t f,
                             const MenInReach& reach, const std::vector<double>& guns) {
  std::vector<Group> groups(world.districts.size());
  for (std::uint32_t u = 0; u < world.units.size(); ++u) {
    const Unit& unit = world.units[u];
    const DistrictId place = unit.faction.value == f ? place_of(world, UnitId{u}) : DistrictId{};
    if (!place.exists()) continue;
    Group& group = groups[place.value];
    group.fights = group.fights || unit.splinter;
    if (held_back(step, unit) || unit.disbanded) continue;
    const double men = guns[u] + reach.to_commander(UnitId{u});
    group.men += men;
    group.members += unit.members;
    group.parts.push_back({UnitId{u}, guns[u], men});
    if (men > group.parts.front().men) std::swap(group.parts.front(), group.parts.back());
  }
  return groups;
}

SplinterView view_of_group(const Step& step, const World& world, std::uint32_t f, DistrictId id,
                           const LeaderView& view, const MenInReach& reach, const Group& group) {
  const LeadersParameters& p = step.parameters.leaders;
  const District& place = world.districts[id.value];
  const double per_1000 = place.people > 0 ? 1000.0 / static_cast<double>(place.people) : 0.0;
  const double guarded = per_1000 * (place.peacekeepers + place.patrols);
  const double mission = price_of_violence(p, guarded, mandate_seen(step, world)) * view.stays;
  const Part& strongest = group.parts.front();
  const std::optional<Stance> order = ordered(world.factions[f]);
  const bool sent_home = FactionId{f} == world.dismissed;
  return {
      .promises_kept = kept_to(step.parameters.army, view.promises_kept, reach.owed_severance(id)),
      .waiting = reach.waiting(id),
      .rents = lootable_left(place),
      .price = price_on_the_spot(p, mission, per_1000 * static_cast<double>(place.soldiers)),
      .included = view.included,
      .bound = order && *order <= Stance::bargain
                   ? keeps_peace_probability(p, world.units[strongest.unit.value].style,
                                             lootable_left(place), view.gives)
                   : 0.0,
      .men = group.men,
      // Comrades of one battalion come from many districts.
      .members = sent_home ? reach.living(id) : group.members};
}

/// Men of a unit who are too few to fight by themselves go over to another one.
void hand_over_men(World& world, UnitId from, UnitId to) {
  Fighters& f = world.fighters;
  each_row_where(f.state, armed, [&](std::uint32_t i) {
    if (f.unit[i] == from) f.unit[i] = to;
  });
  world.units[to.value].under_arms += std::exchange(world.units[from.value].under_arms, 0);
}

/// Its commander, if he lives at home, takes up arms in this unit where it stands.
bool commander_rises(const Step& step, World& world, const Unit& unit, UnitId to) {
  const std::uint32_t row = unit.commander.value;
  if (!commander_at_home(world, unit) || !find_gun(world, row, unit.faction)) return false;
  rejoin(step, world, row, to);
  return true;
}

/// A unit fights on its own account here, alone or as the core of a band to come. False: nobody
/// stands under arms in it, and its commander finds no gun.
bool fights_on(const Step& step, World& world, const Part& part, DistrictId here, bool for_rents) {
  Unit& unit = world.units[part.unit.value];
  unit.district = here;
  if (unit.dismissal != Dismissal::none) unit.home_district = here;
  const bool rises = commander_rises(step, world, unit, part.unit);
  if (!rises && unit.under_arms <= 0) return false;
  const bool is_a_band = part.guns >= step.parameters.clashes.surrender_men;
  const auto wait = static_cast<Week>(step.parameters.leaders.gather_weeks);
  unit.splinter = unit.fights = true;
  unit.for_rents = for_rents;
  unit.gathers_until = is_a_band ? never : step.week() + wait;
  return true;
}

/// The strongest commander of a group fights, others join him, and all call their men.
void take_up_arms(const Step& step, World& world, const Group& group, bool for_rents) {
  const UnitId first = group.parts.front().unit;
  const DistrictId here = place_of(world, first);
  if (!fights_on(step, world, group.parts.front(), here, for_rents)) return;
  for (const Part& part : group.parts) {
    if (part.unit == first) continue;
    const Block draw = step.draws.block(part.unit, Lane::regrouping);
    if (!draw.chance(0, step.parameters.leaders.joins_splinter)) continue;
    if (part.guns >= step.parameters.clashes.surrender_men) {
      fights_on(step, world, part, here, for_rents);
      continue;
    }
    commander_rises(step, world, world.units[part.unit.value], first);
    hand_over_men(world, part.unit, first);
  }
}

/// Where nobody orders them to fight, each group weighs whether to fight on its own account.
void splinter(const Step& step, World& world, std::uint32_t f, const LeaderView& view,
              const MenInReach& reach, const std::vector<double>& guns) {
  const std::vector<Group> groups = groups_of(step, world, f, reach, guns);
  for (std::uint32_t d = 0; d < groups.size(); ++d) {
    const Group& group = groups[d];
    if (group.parts.empty() || group.fights) continue;
    const SplinterView here = view_of_group(step, world, f, DistrictId{d}, view, reach, group);
    const Block draw = step.draws.block(event_id(f, d), Lane::regrouping, 1);
    if (draw.chance(0, splinter_probability(step.parameters.leaders, here)))
      take_up_arms(step, world, group, draw.chance(1, rents_motive(step.parameters.leaders, here)));
  }
}

/// A splinter takes what the state offers, where it is willing and can pay. What its commander gets
/// he and his men live on.
void deal(const Step& step, World& world, Unit& unit, double men, const Block& draw) {
  const LeadersParameters& p = step.parameters.leaders;
  Government& g = world.government;
  const Cents price = to_cents(p.offer_money_usd * men / (men + p.means_people));
  const Cents paid = offer_of(p, g, price);
  const double worth = price > 0 ? static_cast<double>(paid) / static_cast<double>(price) : 0.0;
  if (!draw.chance(2, p.deal_share * g.will * worth)) return;
  g.treasury -= paid;
  world.accounts.spent_by_factions += paid;
  unit.bought_off = true;
  unit.splinter = unit.fights = false;
  unit.gathers_until = never;
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
                 const MenInReach& reach) {
  const LeadersParameters& p = step.parameters.leaders;
  const Faction& faction = world.factions[f];
  const bool ordered_to_fight = faction.led && faction.stance == Stance::fight;
  const std::vector<double> guns = guns_by_unit(world);
  const double lapses = exact::chance_within(p.deal_lapses, weeks_per_quarter / weeks_per_year);
  for (std::uint32_t u = 0; u < world.units.size(); ++u) {
    Unit& unit = world.units[u];
    if (unit.faction.value != f) continue;
    const Block draw = step.draws.block(UnitId{u}, Lane::unit_order, 0);
    if (unit.bought_off && draw.chance(3, lapses)) unit.bought_off = false;
    if (ordered_to_fight) {
      const double rents = lootable_left(world.districts[unit.district.value]);
      unit.splinter = false;
      unit.gathers_until = never;
      unit.fights = !held_back(step, unit) &&
                    draw.chance(0, follows_probability(p, unit.style, rents, view.funded));
      continue;
    }
    if (unit.splinter && unit.under_arms <= 0) give_up(step, unit);
    if (!unit.splinter) unit.fights = false;
    if (unit.splinter) deal(step, world, unit, guns[u], draw);
  }
  if (!ordered_to_fight) splinter(step, world, f, view, reach, guns);
}

}  // namespace ssr

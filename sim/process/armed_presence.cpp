#include "process/armed_presence.h"

#include <algorithm>

#include "core/counts.h"
#include "core/exact_math.h"
#include "core/rows.h"
#include "process/mandate_seen.h"
#include "process/parameters.h"

namespace ssr {

ArmedPresenceParameters read_armed_presence(Table& table) {
  return {
      .least_holders =
          table.number("least_holders", {.value = 30,
                                         .low = 10,
                                         .high = 100,
                                         .unit = "people",
                                         .help = "fewest fighters that can tax a resource"}),
      .peacekeeper_worth =
          table.number("peacekeeper_worth", {.value = 2.0,
                                             .low = 0.5,
                                             .high = 4.0,
                                             .help = "fighters a peacekeeper outweighs at a mine"}),
      .soldier_worth =
          table.number("soldier_worth", {.value = 1.0,
                                         .low = 0.3,
                                         .high = 2.0,
                                         .help = "fighters a soldier outweighs at a mine"}),
      .move_rate = table.number("move_rate", {.value = 0.02,
                                              .low = 0.005,
                                              .high = 0.05,
                                              .unit = "1/week",
                                              .help = "a unit in arms looks for a better place"}),
      .pull_rents = table.number(
          "pull_rents",
          {.value = 1.0, .low = 0.5, .high = 2.0, .help = "score of lootable resources"}),
      .pull_home = table.number(
          "pull_home",
          {.value = 0.4, .low = 0.1, .high = 1.0, .help = "score of the home district"}),
      .push_forces = table.number(
          "push_forces",
          {.value = 0.05, .low = 0.01, .high = 0.2, .help = "score lost per force per fighter"}),
      .least_gain = table.number(
          "least_gain",
          {.value = 0.2, .low = 0.05, .high = 0.5, .help = "gain below which a unit stays"}),
  };
}

double place_score(const ArmedPresenceParameters& p, const StandView& view) noexcept {
  return p.pull_rents * view.lootable + (view.home ? p.pull_home : 0.0) -
         p.push_forces * view.forces_per_fighter;
}

namespace {

/// As armed men see them.
double forces_in(const Step& step, const World& world, const District& d) {
  const ArmedPresenceParameters& p = step.parameters.armed_presence;
  return p.soldier_worth * (static_cast<double>(d.soldiers) + d.patrols) +
         p.peacekeeper_worth * mandate_seen(step, world) * d.peacekeepers;
}

void move_units(const Step& step, World& world) {
  const ArmedPresenceParameters& p = step.parameters.armed_presence;
  std::vector<std::uint8_t> moved(world.units.size(), 0);
  bool any = false;
  for (std::uint32_t u = 0; u < world.units.size(); ++u) {
    Unit& unit = world.units[u];
    const bool holds_out =
        unit.fights || world.factions[unit.faction.value].stance >= Stance::obstruct;
    if (unit.under_arms <= 0 || !holds_out) continue;
    const Block draw = step.draws.block(UnitId{u}, Lane::unit_order, 1);
    if (!draw.chance(0, exact::chance_within(p.move_rate, weeks_per_month))) continue;
    const auto score = [&](std::size_t d) {
      const District& place = world.districts[d];
      return place_score(p,
                         {.lootable = lootable_left(place),
                          .home = unit.home_district.value == d,
                          .forces_per_fighter = forces_in(step, world, place) / unit.under_arms});
    };
    const std::size_t here = unit.district.value;
    std::size_t best = here;
    double best_score = score(here) + p.least_gain;
    for (const std::size_t d : step.context.regions[here].neighbours) {
      if (score(d) <= best_score) continue;
      best = d;
      best_score = score(d);
    }
    if (best == here) continue;
    unit.district = DistrictId{static_cast<std::uint32_t>(best)};
    moved[u] = 1;
    any = true;
  }
  if (!any) return;
  Fighters& f = world.fighters;
  each_row_where(f.state, armed, [&](std::uint32_t i) {
    if (moved[f.unit[i].value] != 0) f.district[i] = world.units[f.unit[i].value].district;
  });
}

/// Recounts, once a month, the members of units (who stood on a list and never fought is none),
/// those of them who live from crime, and former fighters at large.
void recount_members(World& world) {
  Counts members(world.units.size());
  Counts criminals(world.units.size());
  Counts former_fighters(world.districts.size());
  const Fighters& f = world.fighters;
  for (std::size_t i = 0; i < f.size(); ++i) {
    const FighterState state = f.state[i];
    const bool fought = (f.flags[i] & fighter_flag::impostor) == 0;
    const std::size_t unit = f.unit[i].value;
    members.add(i, unit, fought && state != FighterState::dead);
    criminals.add(i, unit, fought && state == FighterState::criminal);
    former_fighters.add(i, f.district[i].value, at_large(state));
  }
  for (std::size_t u = 0; u < world.units.size(); ++u) {
    world.units[u].members = static_cast<std::int32_t>(members.of(u));
    world.units[u].criminals = static_cast<std::int32_t>(criminals.of(u));
  }
  for (std::size_t d = 0; d < world.districts.size(); ++d)
    world.districts[d].former_fighters = former_fighters.of(d);
}

/// A militia that fought beside the government, and does now nothing against it.
bool stands_by_state(const Faction& faction, const Unit& unit) {
  return faction.sides_with_state && faction.stance < Stance::obstruct && !unit.fights &&
         !unit.splinter;
}

/// Fighters under arms who stand side by side in the table, of one unit in one district.
struct Comrades {
  UnitId unit;
  FactionId faction;
  DistrictId district;
  std::int32_t men = 0;
  std::int64_t with_weapon = 0;

  bool has(const Fighters& f, std::uint32_t row) const {
    return f.unit[row] == unit && f.faction[row] == faction && f.district[row] == district;
  }
};

void add(const Comrades& men, World& world, std::vector<std::int64_t>& standing) {
  if (men.men == 0) return;
  Unit& unit = world.units[men.unit.value];
  Faction& faction = world.factions[men.faction.value];
  District& district = world.districts[men.district.value];
  unit.under_arms += men.men;
  faction.under_arms += men.men;
  district.armed_fighters += men.with_weapon;
  district.allied_fighters += stands_by_state(faction, unit) ? men.with_weapon : 0;
  standing[men.district.value * world.factions.size() + men.faction.value] += men.with_weapon;
}

void recount_soldiers(World& world) {
  for (District& d : world.districts) d.soldiers = 0;
  const Soldiers& s = world.army.soldiers;
  Counts serving(world.army.battalions.size());
  for (std::size_t i = 0; i < s.size(); ++i)
    serving.add(i, s.battalion[i], s.status[i] == ServiceStatus::serving);
  for (std::size_t b = 0; b < world.army.battalions.size(); ++b) {
    world.districts[world.army.battalions[b].district.value].soldiers += serving.of(b);
  }
}

/// Recounts who is under arms; gives armed fighters by district and faction.
std::vector<std::int64_t> recount_arms(World& world) {
  for (Unit& unit : world.units) unit.under_arms = 0;
  for (Faction& faction : world.factions) faction.under_arms = 0;
  for (District& d : world.districts) d.armed_fighters = d.allied_fighters = 0;
  std::vector<std::int64_t> standing(world.districts.size() * world.factions.size(), 0);
  const Fighters& f = world.fighters;
  Comrades men;
  each_row_where(f.state, armed, [&](std::uint32_t i) {
    if (!men.has(f, i)) {
      add(men, world, standing);
      men = {.unit = f.unit[i], .faction = f.faction[i], .district = f.district[i]};
    }
    ++men.men;
    men.with_weapon += f.weapons[i] > 0 ? 1 : 0;
  });
  add(men, world, standing);
  return standing;
}

void settle_rents(const Step& step, World& world, const std::vector<std::int64_t>& standing) {
  const ArmedPresenceParameters& p = step.parameters.armed_presence;
  const std::size_t n = world.factions.size();
  for (std::size_t d = 0; d < world.districts.size(); ++d) {
    District& district = world.districts[d];
    district.rents_holder = {};
    if (district.lootable <= 0 || n == 0) continue;
    const auto first = standing.begin() + static_cast<std::ptrdiff_t>(d * n);
    const auto strongest = std::max_element(first, first + static_cast<std::ptrdiff_t>(n));
    const auto fighters = static_cast<double>(*strongest);
    // Where state and peacekeepers are denser the state could tax, and nobody else does.
    if (fighters < p.least_holders || fighters < forces_in(step, world, district)) continue;
    district.rents_holder = FactionId{static_cast<std::uint32_t>(strongest - first)};
  }
}

}  // namespace

void armed_presence(const Step& step, World& world) {
  if (step.week() % weeks_per_month == 0) {
    move_units(step, world);
    recount_members(world);
  }
  recount_soldiers(world);
  settle_rents(step, world, recount_arms(world));
}

}  // namespace ssr

#include "process/handover.h"

#include "process/parameters.h"
#include "world/recruits.h"

namespace ssr {

namespace {

void count(World& world, Count what, std::uint32_t row) {
  const Fighters& f = world.fighters;
  world.tally.add_person(what, f.district[row], f.sex[row],
                         world.citizens.group[f.home[row].value]);
}

Block desk_draws(const Step& step, std::uint32_t row, std::uint32_t weapon) {
  return step.draws.block(FighterId{row}, Lane::cantonment, weapon);
}

}  // namespace

void count_disarmed(const Step& step, World& world, std::uint32_t row) {
  Fighters& f = world.fighters;
  if (f.disarmed_week[row] == never) ++world.factions[f.faction[row].value].disarmed;
  f.disarmed_week[row] = step.week();
  count(world, Count::disarmed, row);
}

bool shows_weapon(const Step& step, const World& world, std::uint32_t row, double hides) {
  for (std::uint32_t weapon = world.fighters.weapons[row]; weapon > 0; --weapon) {
    if (!desk_draws(step, row, weapon).chance(0, hides)) return true;
  }
  return false;
}

void hand_in_weapons(const Step& step, World& world, std::uint32_t row, double hides) {
  Fighters& f = world.fighters;
  for (; f.weapons[row] > 0; --f.weapons[row]) {
    const Block draws = desk_draws(step, row, f.weapons[row]);
    if (draws.chance(0, hides)) {
      ++world.factions[f.faction[row].value].cached_weapons;
      continue;
    }
    ++world.arsenal.collected;
    world.tally.add(Count::weapons_collected, f.district[row]);
    const bool destroyed = draws.chance(1, step.parameters.registration.destroyed_share);
    ++(destroyed ? world.arsenal.destroyed : world.arsenal.state_stores);
  }
}

namespace {

/// Where there is a gun for one more man: the faction's cache, or what is around; null: nowhere.
std::int64_t* guns_for(World& world, FactionId caller, DistrictId district) {
  std::int64_t& cache = world.factions[caller.value].cached_weapons;
  std::int64_t& around = world.districts[district.value].civilian_weapons;
  if (cache > 0) return &cache;
  return around > 0 ? &around : nullptr;
}

}  // namespace

bool find_gun(World& world, std::uint32_t row, FactionId caller) {
  Fighters& f = world.fighters;
  if (f.weapons[row] > 0) return true;
  std::int64_t* guns = guns_for(world, caller, f.district[row]);
  if (guns == nullptr) return false;
  --*guns;
  f.weapons[row] = 1;
  return true;
}

void rejoin(const Step& step, World& world, std::uint32_t row, UnitId unit) {
  Fighters& f = world.fighters;
  count(world, Count::remobilised, row);
  mark_recidivist(world, row);
  District& place = world.districts[f.district[row].value];
  if (has_job(world, row)) --place.jobs_taken;
  f.livelihood[row] = Livelihood::illicit;
  f.tranches_due[row] = 0;
  f.unit[row] = unit;
  f.faction[row] = world.units[unit.value].faction;
  f.district[row] = world.units[unit.value].district;
  enter(f, row, FighterState::remobilised, step.week());
}

bool enlist(const Step& step, World& world, CitizenId person, UnitId unit) {
  const Unit& joined = world.units[unit.value];
  Faction& faction = world.factions[joined.faction.value];
  const Cents fee = joined.splinter ? 0 : to_cents(step.parameters.former_fighters.signing_fee_usd);
  std::int64_t* guns = guns_for(world, joined.faction, joined.district);
  if (guns == nullptr || faction.war_chest < fee || !leave_row(world, person)) return false;
  faction.war_chest -= fee;
  world.accounts.spent_by_factions += fee;
  const std::uint32_t row = add_to_unit(world, person, unit, FighterState::under_arms, step.week());
  --*guns;
  world.fighters.weapons[row] = 1;
  world.fighters.livelihood[row] = Livelihood::illicit;
  world.fighters.commander_tie[row] = static_cast<float>(step.parameters.response.new_tie);
  count(world, Count::joined_armed_group, row);
  return true;
}

void give_up(const Step& step, Unit& unit) {
  unit.fights = unit.splinter = false;
  unit.gathers_until = never;
  unit.beaten_until = step.week() + static_cast<Week>(step.parameters.clashes.beaten_weeks);
}

void mark_recidivist(World& world, std::uint32_t row) {
  Fighters& f = world.fighters;
  if (f.disarmed_week[row] == never || (f.flags[row] & fighter_flag::reoffended) != 0) return;
  f.flags[row] = static_cast<std::uint8_t>(f.flags[row] | fighter_flag::reoffended);
  count(world, Count::recidivist_act, row);
}

}  // namespace ssr

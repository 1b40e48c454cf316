#include "process/dismissed.h"

#include "core/exact_math.h"
#include "process/parameters.h"
#include "world/custody.h"
#include "world/recruits.h"

namespace ssr {

namespace {

/// Somebody on his way out of a force.
struct Leaver {
  CitizenId home;
  FighterId was_fighter;
  Sex sex = Sex::male;
  bool commissioned = false;
  bool abuser = false;
  DistrictId district;  // where he served
  Dismissal dismissal = Dismissal::none;
  std::uint32_t dismissed_from = 0;
  double tie = 0;
  Terms terms = Terms::for_cause;
};

/// The unit of those from the same battalion or police; units of dismissed stand behind all others.
UnitId unit_of_dismissed(World& world, const Leaver& who) {
  for (std::size_t u = world.units.size(); u > 0; --u) {
    const Unit& unit = world.units[u - 1];
    if (unit.dismissal == Dismissal::none) break;
    if (unit.dismissal == who.dismissal && unit.dismissed_from == who.dismissed_from)
      return UnitId{static_cast<std::uint32_t>(u - 1)};
  }
  Unit unit;
  unit.faction = world.dismissed;
  unit.district = unit.home_district = who.district;
  unit.recruited_locally = false;
  unit.dismissal = who.dismissal;
  unit.dismissed_from = who.dismissed_from;
  const std::uint32_t key = event_id(static_cast<std::uint32_t>(who.dismissal), who.dismissed_from);
  unit.style =
      static_cast<CommanderStyle>(Draws(world.luck, 0).block(key, Lane::dismissal).below(0, 3));
  world.units.push_back(unit);
  return UnitId{static_cast<std::uint32_t>(world.units.size() - 1)};
}

std::uint32_t row_for(World& world, const Leaver& who, Week now) {
  Fighters& f = world.fighters;
  if (who.was_fighter.exists()) return who.was_fighter.value;
  const UnitId id = unit_of_dismissed(world, who);
  const std::uint32_t row = add_to_unit(world, who.home, id, FighterState::waiting, now);
  f.sex[row] = who.sex;
  f.commander_tie[row] = static_cast<float>(exact::clamp01(who.tie));
  Unit& unit = world.units[id.value];
  ++unit.members;
  unit.abusiveness += ((who.abuser ? 1.0 : 0.0) - unit.abusiveness) / unit.members;
  const bool leads = !unit.commander.exists() || who.terms == Terms::owed_severance;
  if (who.commissioned && leads && !unit.fights) unit.commander = FighterId{row};
  return row;
}

/// Gives his row.
std::uint32_t send_home(World& world, const Leaver& who, Week now) {
  Fighters& f = world.fighters;
  const std::uint32_t row = row_for(world, who, now);
  f.discharge[row] = who.terms == Terms::for_cause ? Discharge::removed : Discharge::dismissed;
  if (who.terms == Terms::severance) pay_severance(f, row);
  f.district[row] = who.home.exists() ? home_district(world, who.home) : who.district;
  f.livelihood[row] = Livelihood::idle;
  enter(f, row, FighterState::waiting, now);
  return row;
}

/// Without a row of the citizens behind him nobody keeps track of him.
bool has_a_body(const World& world, const Leaver& who) {
  return who.was_fighter.exists() || (who.home.exists() && world.dismissed.exists());
}

}  // namespace

void dismiss(const Step& step, World& world, SoldierId soldier, Terms terms, bool with_gun) {
  Soldiers& men = world.army.soldiers;
  const std::uint32_t i = soldier.value;
  const Battalion& battalion = world.army.battalions[men.battalion[i]];
  const Leaver who = {.home = men.home[i],
                      .was_fighter = men.was_fighter[i],
                      .sex = men.sex[i],
                      .commissioned = men.officer[i] != 0,
                      .abuser = men.abuser[i] != 0,
                      .district = battalion.district,
                      .dismissal = Dismissal::army,
                      .dismissed_from = men.battalion[i],
                      .tie = step.parameters.army.tie_kept * battalion.cohesion,
                      .terms = terms};
  const bool paid = terms == Terms::severance;
  const ServiceStatus how = paid ? ServiceStatus::left : ServiceStatus::dismissed;
  if (with_gun) --world.arsenal.state_stores;
  if (!has_a_body(world, who)) {
    if (with_gun) ++world.districts[battalion.district.value].civilian_weapons;
    end_service(world, soldier, how, step.week(), step.draws.block(soldier, Lane::dismissal));
    return;
  }
  men.status[i] = how;
  const std::uint32_t row = send_home(world, who, step.week());
  if (with_gun) ++world.fighters.weapons[row];
}

void dismiss(const Step& step, World& world, OfficerId officer) {
  Police& police = world.police;
  const std::uint32_t i = officer.value;
  const Leaver who = {.home = police.home[i],
                      .was_fighter = police.was_fighter[i],
                      .sex = police.sex[i],
                      .commissioned = police.supervisor[i] != supervisor_rank::none,
                      .abuser = police.abuser[i] != 0,
                      .district = police.district[i],
                      .dismissal = Dismissal::police,
                      .dismissed_from = police.district[i].value};
  if (!has_a_body(world, who)) {
    const Block draws = step.draws.block(officer, Lane::dismissal);
    return end_service(world, officer, ServiceStatus::dismissed, step.week(), draws);
  }
  police.status[i] = ServiceStatus::dismissed;
  send_home(world, who, step.week());
}

}  // namespace ssr

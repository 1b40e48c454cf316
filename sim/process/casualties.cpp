#include "process/casualties.h"

#include <algorithm>
#include <utility>

#include "core/rows.h"

namespace ssr {

namespace {

/// Who may fall; those with the lowest keyed draws do, ties by row.
struct Candidate {
  std::uint32_t draw;
  std::uint32_t row;

  bool operator<(const Candidate& other) const {
    return draw != other.draw ? draw < other.draw : row < other.row;
  }
};

Candidate candidate(const Step& step, std::uint32_t row, std::uint32_t event) {
  return {step.draws.block(event_id(event, row), Lane::clash, 7).word[0], row};
}

/// Up to `n` of the candidates.
std::vector<Candidate> draw_victims(std::vector<Candidate> candidates, std::int64_t n) {
  const auto wanted = static_cast<std::size_t>(std::max<std::int64_t>(0, n));
  const std::size_t k = std::min(candidates.size(), wanted);
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(k),
                    candidates.end());
  candidates.resize(k);
  return candidates;
}

void tally_death(World& world, Count coded, DistrictId district, Sex sex, CitizenId home) {
  if (home.exists()) {
    world.tally.add_person(coded, district, sex, world.citizens.group[home.value]);
  } else {
    world.tally.add(coded, district);
  }
}

/// Of the police or the army, if he serves.
template <class Force>
void kill_member(World& world, Force& force, std::uint32_t row, DistrictId district, Week now,
                 Count coded) {
  if (force.status[row] != ServiceStatus::serving) return;
  force.status[row] = ServiceStatus::dead;
  ++world.deaths;
  tally_death(world, coded, district, force.sex[row], force.home[row]);
  const FighterId fighter = force.was_fighter[row];
  if (fighter.exists()) enter(world.fighters, fighter.value, FighterState::dead, now);
}

/// `fight` [battalion]: who is among them.
std::int64_t kill_soldiers_of(const Step& step, World& world,
                              const std::vector<std::uint8_t>& fight, std::int64_t n,
                              std::uint32_t event, Count coded) {
  Soldiers& s = world.army.soldiers;
  std::vector<Candidate> candidates;
  if (n <= 0) return 0;
  const auto serves = [](ServiceStatus status) { return status == ServiceStatus::serving; };
  each_row_where(s.status, serves, [&](std::uint32_t i) {
    if (fight[s.battalion[i]] != 0) candidates.push_back(candidate(step, i, event));
  });
  const auto victims = draw_victims(std::move(candidates), n);
  for (const Candidate& victim : victims) kill_soldier(world, victim.row, step.week(), coded);
  return static_cast<std::int64_t>(victims.size());
}

std::size_t year_of(const Step& step) {
  return static_cast<std::size_t>(calendar_year(step.context.start, step.week()) -
                                  step.context.start.year);
}

void record(std::vector<std::int64_t>& years, std::size_t year, std::int64_t n) {
  if (n <= 0) return;
  if (years.size() <= year) years.resize(year + 1, 0);
  years[year] += n;
}

}  // namespace

void kill_fighter(World& world, std::uint32_t row, Week now, WeaponTo to) {
  Fighters& f = world.fighters;
  const std::int64_t weapons = f.weapons[row];
  f.weapons[row] = 0;
  switch (to) {
    case WeaponTo::state:
      world.arsenal.state_stores += weapons;
      break;
    case WeaponTo::faction:
      world.factions[f.faction[row].value].cached_weapons += weapons;
      break;
    case WeaponTo::civilians:
      world.districts[f.district[row].value].civilian_weapons += weapons;
      break;
  }
  enter(f, row, FighterState::dead, now);
  ++world.deaths;
}

void kill_officer(World& world, std::uint32_t row, Week now, Count coded) {
  kill_member(world, world.police, row, world.police.district[row], now, coded);
}

void kill_soldier(World& world, std::uint32_t row, Week now, Count coded) {
  Soldiers& men = world.army.soldiers;
  kill_member(world, men, row, world.army.battalions[men.battalion[row]].district, now, coded);
}

std::int64_t kill_soldiers(const Step& step, World& world, DistrictId district, std::int64_t n,
                           std::uint32_t event, Count coded) {
  std::vector<std::uint8_t> fight;
  for (const Battalion& b : world.army.battalions) fight.push_back(b.district == district ? 1 : 0);
  return kill_soldiers_of(step, world, fight, n, event, coded);
}

std::int64_t kill_in_battalion(const Step& step, World& world, std::uint16_t battalion,
                               std::int64_t n, std::uint32_t event) {
  std::vector<std::uint8_t> fight(world.army.battalions.size(), 0);
  fight[battalion] = 1;
  return kill_soldiers_of(step, world, fight, n, event, Count::other_fighting_death);
}

std::int64_t kill_police(const Step& step, World& world, DistrictId district, std::int64_t n,
                         std::uint32_t event, Count coded) {
  Police& police = world.police;
  std::vector<Candidate> candidates;
  if (n <= 0) return 0;
  const auto serves = [](ServiceStatus status) { return status == ServiceStatus::serving; };
  each_row_where(police.status, serves, [&](std::uint32_t i) {
    if (police.district[i] == district) candidates.push_back(candidate(step, i, event));
  });
  const auto victims = draw_victims(std::move(candidates), n);
  for (const Candidate& victim : victims) kill_officer(world, victim.row, step.week(), coded);
  return static_cast<std::int64_t>(victims.size());
}

Dyad dyad_of(const World& world, const Unit& unit) {
  const auto factions = static_cast<std::uint32_t>(world.factions.size());
  if (!unit.splinter) return {.place = unit.faction.value, .faction = unit.faction};
  const auto districts = static_cast<std::uint32_t>(world.districts.size());
  return {.place = factions + unit.faction.value * districts + unit.district.value,
          .faction = unit.faction,
          .district = unit.district};
}

Dyad dyad_of_plotters(const World& world) {
  const std::size_t places = 1 + world.districts.size();
  return {.place = static_cast<std::uint32_t>(world.factions.size() * places)};
}

void record_battle_deaths(const Step& step, World& world, std::int64_t n, Dyad dyad) {
  ConflictRecord& conflict = world.conflict;
  const std::size_t year = year_of(step);
  const bool before = conflict.active(year);
  record(conflict.battle_deaths, year, n);
  if (conflict.by_dyad.size() <= year) conflict.by_dyad.resize(year + 1);
  record(conflict.by_dyad[year], dyad.place, n);
  // The start year ends the war on record; a war that goes on is not another relapse.
  if (before || !conflict.active(year) || year == 0 || (year > 1 && conflict.active(year - 1)))
    return;
  world.events.push_back({.week = step.week(),
                          .kind = EventKind::relapse,
                          .district = dyad.district.value,
                          .faction = dyad.faction.value,
                          .amount = static_cast<double>(conflict.by_dyad[year][dyad.place])});
}

void record_other_deaths(const Step& step, World& world, std::int64_t n) {
  record(world.conflict.other_deaths, year_of(step), n);
}

}  // namespace ssr

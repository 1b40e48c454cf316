#include "process/casualties.h"

#include <algorithm>
#include <functional>

namespace ssr {

namespace {

/// Up to `n` of the candidates, in the order of a keyed draw, ties by row.
std::vector<std::uint32_t> draw_victims(const Step& step, std::vector<std::uint32_t> candidates,
                                        std::int64_t n, std::uint32_t event) {
  const auto wanted = static_cast<std::size_t>(std::max<std::int64_t>(0, n));
  const std::size_t k = std::min(candidates.size(), wanted);
  const auto key = [&](std::uint32_t row) {
    return step.draws.block(event_id(event, row), Lane::clash, 7).word[0];
  };
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(k),
                    candidates.end(), [&](std::uint32_t a, std::uint32_t b) {
                      const std::uint32_t x = key(a);
                      const std::uint32_t y = key(b);
                      return x != y ? x < y : a < b;
                    });
  candidates.resize(k);
  return candidates;
}

void tally_death(World& world, DistrictId district, Sex sex, CitizenId home) {
  if (home.exists()) {
    world.tally.add_person(Count::battle_death, district, sex, world.citizens.group[home.value]);
  } else {
    world.tally.add(Count::battle_death, district);
  }
}

std::int64_t kill_soldiers_where(const Step& step, World& world, std::int64_t n,
                                 std::uint32_t event,
                                 const std::function<bool(std::uint16_t)>& in_battalion) {
  Soldiers& s = world.army.soldiers;
  std::vector<std::uint32_t> candidates;
  if (n <= 0) return 0;
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    if (s.status[i] == ServiceStatus::serving && in_battalion(s.battalion[i]))
      candidates.push_back(i);
  }
  const auto victims = draw_victims(step, std::move(candidates), n, event);
  for (const std::uint32_t i : victims) {
    s.status[i] = ServiceStatus::dead;
    ++world.deaths;
    tally_death(world, world.army.battalions[s.battalion[i]].district, s.sex[i], s.home[i]);
    const FighterId fighter = s.was_fighter[i];
    if (fighter.exists()) enter(world.fighters, fighter.value, FighterState::dead, step.week());
  }
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

std::int64_t kill_soldiers(const Step& step, World& world, DistrictId district, std::int64_t n,
                           std::uint32_t event) {
  return kill_soldiers_where(step, world, n, event, [&](std::uint16_t battalion) {
    return world.army.battalions[battalion].district == district;
  });
}

std::int64_t kill_in_battalion(const Step& step, World& world, std::uint16_t battalion,
                               std::int64_t n, std::uint32_t event) {
  return kill_soldiers_where(step, world, n, event,
                             [battalion](std::uint16_t b) { return b == battalion; });
}

std::int64_t kill_police(const Step& step, World& world, DistrictId district, std::int64_t n,
                         std::uint32_t event) {
  Police& police = world.police;
  std::vector<std::uint32_t> candidates;
  if (n <= 0) return 0;
  for (std::uint32_t i = 0; i < police.size(); ++i) {
    if (police.status[i] == ServiceStatus::serving && police.district[i] == district) {
      candidates.push_back(i);
    }
  }
  const auto victims = draw_victims(step, std::move(candidates), n, event);
  for (const std::uint32_t i : victims) {
    police.status[i] = ServiceStatus::dead;
    ++world.deaths;
    tally_death(world, district, police.sex[i], police.home[i]);
    const FighterId fighter = police.was_fighter[i];
    if (fighter.exists()) enter(world.fighters, fighter.value, FighterState::dead, step.week());
  }
  return static_cast<std::int64_t>(victims.size());
}

void record_battle_deaths(const Step& step, World& world, std::int64_t n) {
  std::vector<std::int64_t>& deaths = world.conflict.battle_deaths;
  const std::size_t year = year_of(step);
  const auto active = [&](std::size_t y) { return y < deaths.size() && deaths[y] >= active_year; };
  const bool before = active(year);
  record(deaths, year, n);
  // The start year ends the war on record; a war that goes on is not another relapse.
  if (before || !active(year) || year == 0 || (year > 1 && active(year - 1))) return;
  world.events.push_back({.week = step.week(),
                          .kind = EventKind::relapse,
                          .amount = static_cast<double>(deaths[year])});
}

void record_other_deaths(const Step& step, World& world, std::int64_t n) {
  record(world.conflict.other_deaths, year_of(step), n);
}

void send_soldier_home(World& world, std::uint32_t row, ServiceStatus status, Week now) {
  Soldiers& s = world.army.soldiers;
  s.status[row] = status;
  const FighterId fighter = s.was_fighter[row];
  if (fighter.exists()) {
    enter(world.fighters, fighter.value, FighterState::settled, now);
    world.fighters.livelihood[fighter.value] = Livelihood::idle;
  } else if (s.home[row].exists()) {
    return_to_row(world, s.home[row]);
  }
}

}  // namespace ssr

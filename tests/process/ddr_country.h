#pragma once

#include <algorithm>
#include <string_view>

#include "process/parameters.h"
#include "process/registry.h"
#include "world/feelings.h"
#include "world/world.h"

namespace ssr {

/// The parameters a process has where no file says otherwise.
template <class Read>
auto parameters_of(std::string_view process, Read read) {
  ParameterBook book;
  std::vector<Problem> problems;
  Document document(SourceText{"test.toml", ""}, "mechanism", {}, book, problems);
  Table root = document.root();
  Table table = root.table(process);
  return read(table);
}

/// One district, one community of 1,000 people, one unit of ten under arms, an open registration.
struct Country {
  Context context;
  Plan plan;
  Parameters parameters{};
  World world;

  explicit Country(double places) {
    parameters.registration = parameters_of("registration", read_registration);
    parameters.demobilisation = parameters_of("demobilisation", read_demobilisation);
    parameters.reintegration = parameters_of("reintegration", read_reintegration);
    parameters.former_fighters = parameters_of("former_fighters", read_former_fighters);
    context.economy.gdp_usd_per_head = 200;
    context.groups.resize(1);
    world.districts.resize(1);
    world.justice.seen_sanction.assign(1, 0.0);
    world.districts[0].people = world.districts[0].residents = 1000;
    add_community();
    world.factions.resize(1);
    world.factions[0].promises_kept = 0.8;
    world.factions[0].under_arms = 10;
    Unit unit;
    unit.faction = FactionId{0};
    unit.district = unit.home_district = DistrictId{0};
    unit.under_arms = unit.members = 10;
    world.units.push_back(unit);
    for (std::uint32_t row = 0; row < 10; ++row) add_fighter(row);
    open(Lever::disarmament, places);
    world.tally.reset(1, 1);
  }

  void add_community() {
    Communities& c = world.communities;
    c.district.push_back(DistrictId{0});
    c.first_row.push_back(0);
    c.n_rows.push_back(100);
    c.n_slots.push_back(100);
    c.base_weight.push_back(10);
    c.people.push_back(1000);
    for (auto* memory : {&c.customary_authority, &c.customary_accountability, &c.visible_gains,
                         &c.recent_violence, &c.acceptance}) {
      memory->push_back(0.5F);
    }
    Citizens& people = world.citizens;
    people.birth_week.assign(100, -20 * 52);
    people.sex.assign(100, Sex::male);
    people.group.assign(100, 0);
    people.weight.assign(100, 10);
    people.livelihood.assign(100, Livelihood::idle);
    people.flags.assign(100, 0);
    people.lives_in.assign(100, 0);
    people.attitude.assign(100, {});
    count_feelings(world, 1);
  }

  void add_fighter(std::uint32_t row) {
    Fighters& f = world.fighters;
    f.home.push_back(CitizenId{row});
    f.faction.push_back(FactionId{0});
    f.unit.push_back(UnitId{0});
    f.sex.push_back(Sex::male);
    f.birth_week.push_back(-20 * 52);
    f.role.push_back(FighterRole::combatant);
    f.state.push_back(FighterState::under_arms);
    f.since.push_back(0);
    f.district.push_back(DistrictId{0});
    f.flags.push_back(0);
    f.weapons.push_back(1);
    f.livelihood.push_back(Livelihood::illicit);
    f.tranches_paid.push_back(0);
    f.tranches_due.push_back(0);
    f.commander_tie.push_back(0.5F);
    f.disarmed_week.push_back(never);
    f.camp_week.push_back(never);
    f.discharge.push_back(Discharge::none);
    f.track_paid.push_back(0);
    f.treated.push_back(0);
  }

  void open(Lever lever, double places) {
    ActivityPlan activity;
    activity.lever = lever;
    activity.strictness = 0.0;
    activity.unit_cost_usd = 100;
    world.programme.offers[static_cast<std::size_t>(lever)].push_back(
        {static_cast<std::uint32_t>(plan.activities.size()), places, 0});
    plan.activities.push_back(activity);
    ActivityState state;
    state.status = ActivityStatus::running;
    state.allotted = to_cents(1e6);
    world.programme.activities.push_back(state);
  }

  void play(void (*process)(const Step&, World&), Week week) {
    world.week = week;
    process(Step{context, plan, parameters, Draws(world.luck, week)}, world);
  }
  void play_month(void (*process)(const Step&, World&), Week from = 0) {
    for (Week week = from; week < from + 4; ++week) play(process, week);
  }
  /// Registration, camps and courses in the order in which a week plays them.
  void play_ddr(Week weeks) {
    for (Week week = 0; week < weeks; ++week) {
      for (const Process& process : processes()) {
        const std::string_view name = process.name;
        if (name == "registration" || name == "demobilisation" || name == "reintegration")
          play(process.play, week);
      }
    }
  }
  void put(FighterState state) {
    std::fill(world.fighters.state.begin(), world.fighters.state.end(), state);
  }
  std::int64_t in(FighterState state) const {
    std::int64_t n = 0;
    for (const FighterState s : world.fighters.state) n += s == state ? 1 : 0;
    return n;
  }
};

}  // namespace ssr

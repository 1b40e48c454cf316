#pragma once

#include <algorithm>
#include <catch2/catch.hpp>

#include "process/army.h"
#include "process/parameters.h"
#include "support/rows.h"
#include "world/feelings.h"
#include "world/recruits.h"

namespace ssr {

inline ArmyParameters some_army() {
  ArmyParameters p{};
  p.pay_noticed = 12;
  p.volunteer_base = 1;
  p.vetting_eyes = 0.5;
  p.battalion_men = 100;
  p.enlist_weeks = 8;
  p.age_from = 18;
  p.age_until = 40;
  p.need_per_1000 = 2;
  p.need_per_fighter = 0.5;
  p.army_share = 0.1;
  p.unassessed_share = 0.4;
  p.enough_training = 24;
  p.cohesion_base = 0.4;
  p.cohesion_training = 0.2;
  p.contact = 0.2;
  p.rivalry = 0.3;
  p.cohesion_hardship = 0.3;
  p.cohesion_exclusion = 0.2;
  p.retire_rate = 0.001;
  p.desert_rate = 0.01;
  p.mutiny_intercept = -6;
  p.mutiny_hardship = 3;
  p.mutiny_exclusion = 1;
  p.mutiny_cohesion = 1;
  p.mutiny_dismissed = 5;
  p.coup_intercept = -4;
  p.coup_mutiny = 1;
  p.coup_control = 2;
  p.coup_legitimacy = 2;
  p.coup_guarantor = 2;
  p.troops_for_guarantor = 1;
  return p;
}

/// An old battalion of fifty, and forty fighters of a faction waiting to be taken in.
struct Barracks {
  Context context;
  Plan plan;
  Parameters parameters{};
  World world;
  Barracks() {
    context.regions.resize(1);
    parameters.army = some_army();
    parameters.army.retire_rate = parameters.army.desert_rate = 0;
    parameters.army.mutiny_intercept = parameters.army.coup_intercept = -100;
    world.districts.resize(1);
    world.factions.resize(1);
    found_dismissed(world);
    world.tally.reset(1, 1);
    world.citizens.group.assign(1, 0);
    world.pictures.planner.assign(n_pictures, 0.0);
    Unit unit;
    unit.faction = FactionId{0};
    unit.district = unit.home_district = DistrictId{0};
    world.units.push_back(unit);
    Battalion battalion;
    battalion.district = DistrictId{0};
    world.army.battalions.push_back(battalion);
    test::garrison(world.army.soldiers, 50);
    test::comrades(world.fighters, 40, FighterState::registered);
    world.fighters.role[0] = FighterRole::child;
    world.army.target_strength = 60;
    ActivityPlan activity;
    activity.lever = Lever::integrate_army;
    activity.mixing = 1;
    activity.strictness = 0;
    plan.activities.push_back(activity);
    world.programme.activities.resize(1);
    world.programme.activities[0].status = ActivityStatus::running;
    world.programme.offers[static_cast<std::size_t>(Lever::integrate_army)] = {
        {.activity = 0, .units = 30, .unit_cost = 0}};
  }
  /// Nobody joins, and one community takes back who leaves.
  void only_leave() {
    plan.activities.clear();
    world.programme.offers[static_cast<std::size_t>(Lever::integrate_army)].clear();
    world.communities.district.push_back(DistrictId{0});
    world.communities.first_row.push_back(0);
    world.communities.n_rows.push_back(1);
    world.communities.base_weight.push_back(1);
    world.communities.people.push_back(0);
    Citizens& citizens = world.citizens;
    citizens.weight.assign(1, 0);
    citizens.sex.assign(1, Sex::male);
    citizens.birth_week.assign(1, -1200);
    citizens.group.assign(1, 0);
    citizens.livelihood.assign(1, Livelihood::idle);
    citizens.attitude.assign(1, {});
    count_feelings(world, 1);
  }
  void promise(double places, std::optional<std::size_t> faction = {}) {
    PromiseContext& quota = context.accord.promises.emplace_back();
    quota.kind = PromiseKind::integration_quota;
    quota.beneficiary = faction;
    quota.amount = places;
    world.accord.quota_left = static_cast<std::int64_t>(places);
  }
  std::ptrdiff_t dismissed_men() const {
    const auto& papers = world.fighters.discharge;
    return std::count_if(papers.begin(), papers.end(), turned_out);
  }
  void play(Week week = 1) { army(Step{context, plan, parameters, Draws({}, week)}, world); }
};

}  // namespace ssr

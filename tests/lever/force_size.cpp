#include "lever/force_size.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

struct Cabinet {
  Context context;
  Plan plan;
  Parameters parameters;
  World world;

  explicit Cabinet(ReviewedForce force, std::optional<double> strength = {}) {
    context.regions.resize(1);
    context.army.salary_usd_month = 100;
    context.police.salary_usd_month = 50;
    context.government.security_budget_share = 0.5;
    parameters.activities.lever.review_weeks = 3;
    parameters.activities.lever.review_holds_years = 5;
    parameters.army.need_per_1000 = 2;
    parameters.army.army_share = 0.2;
    parameters.government.police_per_1000 = 3;
    parameters.government.police_share_of_budget = 0.5;
    plan.activities.resize(1);
    world.districts.resize(1);
    plan.activities[0].lever = Lever::decide_force_size;
    plan.activities[0].force = force;
    plan.activities[0].strength = strength;
    world.districts[0].people = world.districts[0].residents = 100000;
    world.pictures.planner.assign(n_pictures, 0.0);
    world.government.growth_index = 1;
    world.programme.activities.resize(1);
    world.programme.activities[0].allotted = to_cents(1e6);
    world.programme.activities[0].status = ActivityStatus::running;
  }
  /// A week in which `units` review-weeks are signed and paid.
  void work(double units = 1) {
    world.programme.offers[static_cast<std::size_t>(Lever::decide_force_size)] = {
        {.activity = 0, .units = units, .unit_cost = 100}};
    act_force_size(step(), world);
  }
  Step step() const { return {context, plan, parameters, Draws(Luck{}, world.week)}; }
  std::optional<double> holds(ReviewedForce force) const {
    return reviewed_size(step(), world, force);
  }
  std::int64_t decided() const { return world.programme.activities[0].decided; }
};

}  // namespace

TEST_CASE("a_review_decides_once_its_work_is_done_and_not_before") {
  Cabinet cabinet(ReviewedForce::army, 450);
  cabinet.work();
  cabinet.work();
  cabinet.work(0);  // a week without a signature
  CHECK(cabinet.decided() == -1);
  CHECK(!cabinet.holds(ReviewedForce::army));
  cabinet.work();
  CHECK(cabinet.decided() == 450);
  CHECK(cabinet.holds(ReviewedForce::army) == 450.0);
  CHECK(!cabinet.holds(ReviewedForce::police));
  REQUIRE(cabinet.world.events.size() == 1);
  CHECK(cabinet.world.events[0].amount == 450.0);
  cabinet.world.week = 260;
  CHECK(cabinet.holds(ReviewedForce::army) == 450.0);
  cabinet.world.week = 262;  // five years later it is overtaken
  CHECK(!cabinet.holds(ReviewedForce::army));
}

TEST_CASE("without_a_number_an_army_follows_need_as_far_as_revenue_bears_it") {
  Cabinet rich(ReviewedForce::army);
  rich.world.government.revenue_last_year = to_cents(1e7);
  rich.work(3);
  CHECK(rich.decided() == 200);  // two for 1,000 people
  Cabinet poor(ReviewedForce::army);
  poor.world.government.revenue_last_year = to_cents(6e5);
  poor.work(3);
  CHECK(poor.decided() == 100);  // 0.2 x 600,000 / 1,200
  poor.world.government.revenue_last_year = to_cents(1e7);
  poor.work(3);
  CHECK(poor.decided() == 100);  // it decided once
}

TEST_CASE("a_review_of_the_police_counts_on_the_states_own_revenue_alone") {
  Cabinet cabinet(ReviewedForce::police);
  cabinet.context.government.budget_support_usd_per_year = 1e9;
  cabinet.context.government.budget_support_years = 5;
  cabinet.world.government.revenue_last_year = to_cents(480'000);
  cabinet.work(3);
  CHECK(cabinet.decided() == 200);  // 0.5 x 0.5 x 480,000 / 600
  CHECK(decided_police(cabinet.step(), cabinet.world) == 200.0);
  cabinet.plan.police_target = 900;
  CHECK(decided_police(cabinet.step(), cabinet.world) == 200.0);  // the review came later
  Cabinet rich(ReviewedForce::police);
  rich.world.government.revenue_last_year = to_cents(1e8);
  rich.work(3);
  CHECK(rich.decided() == 300);
}

TEST_CASE("of_two_reviews_the_later_decides_wherever_it_stands_in_the_plan") {
  Cabinet cabinet(ReviewedForce::army, 450);
  cabinet.plan.activities.push_back(cabinet.plan.activities[0]);
  cabinet.world.programme.activities.resize(2);
  cabinet.world.week = 100;
  auto& states = cabinet.world.programme.activities;
  states[0].decided = 300;
  states[0].decided_week = 90;
  states[1].decided = 700;
  states[1].decided_week = 20;
  CHECK(cabinet.holds(ReviewedForce::army) == 300.0);
}

TEST_CASE("nobody_reports_who_has_not_begun") {
  Cabinet cabinet(ReviewedForce::army, 450);
  cabinet.world.programme.activities[0].status = ActivityStatus::waiting;
  cabinet.world.programme.activities[0].delivered = 10;
  cabinet.work(0);
  CHECK(cabinet.decided() == -1);
}

#include "world/programme.h"

#include <catch2/catch.hpp>

#include "world/world.h"

using namespace ssr;

namespace {

struct Programmes {
  Plan plan;
  World world;
};

/// Two activities of one lever: the first in region 0 alone at USD 100, the second everywhere at
/// USD 50; five units of each on offer and all money in hand.
Programmes two_activities(Lever lever) {
  Programmes s;
  s.plan.activities.resize(2);
  s.plan.activities[0].lever = lever;
  s.plan.activities[0].regions = {0};
  s.plan.activities[0].factions = {1};
  s.plan.activities[1].lever = lever;
  s.world.districts.resize(2);
  s.world.programme.activities.resize(2);
  s.world.programme.spent_lately.resize(2, 0);
  for (auto& state : s.world.programme.activities) {
    state.status = ActivityStatus::running;
    state.allotted = 100000;
  }
  s.world.programme.offers[static_cast<std::size_t>(lever)] = {
      {.activity = 0, .units = 5, .unit_cost = 10000},
      {.activity = 1, .units = 5, .unit_cost = 5000}};
  return s;
}

}  // namespace

TEST_CASE("taking_charges_activities_in_plan_order_and_books_the_cost") {
  auto [plan, world] = two_activities(Lever::equip_police);
  CHECK(take(world, plan, Lever::equip_police, 0, 7.5) == Approx(7.5));
  CHECK(world.programme.activities[0].allotted == 50000);
  CHECK(world.programme.activities[1].allotted == 87500);
  CHECK(world.accounts.spent[static_cast<std::size_t>(Spending::police_build)] == 62500);
  CHECK(world.programme.spent_lately[0] == 62500);
  CHECK(world.government.aid_last_year == 62500);
  CHECK(on_offer(world, plan, Lever::equip_police, 0) == Approx(2.5));
}

TEST_CASE("activities_give_nothing_outside_their_regions_or_factions") {
  auto [plan, world] = two_activities(Lever::disarmament);
  CHECK(on_offer(world, plan, Lever::disarmament, 1) == Approx(5));
  CHECK(take(world, plan, Lever::disarmament, 1, 9) == Approx(5));
  CHECK(world.programme.activities[0].spent == 0);
  CHECK(take_for(world, plan, Lever::disarmament, 0, {.faction = 0}, 9) == Approx(0));
  CHECK(take_for(world, plan, Lever::disarmament, 0, {.faction = 1}, 9) == Approx(5));
}

TEST_CASE("nobody_is_disarmed_in_part") {
  auto [plan, world] = two_activities(Lever::disarmament);
  auto& offers = world.programme.offers[static_cast<std::size_t>(Lever::disarmament)];
  offers[0].units = 0;
  offers[1].units = 1.75;
  CHECK(take(world, plan, Lever::disarmament, 0, 1.0) == Approx(1.0));
  CHECK(take(world, plan, Lever::disarmament, 0, 1.0) == 0.0);
  CHECK(offers[1].units == Approx(0.75));
  CHECK(world.programme.activities[1].spent == 5000);
}

TEST_CASE("an_activity_never_spends_more_than_it_was_given") {
  auto [plan, world] = two_activities(Lever::equip_police);
  world.programme.activities[0].allotted = 12345;
  take(world, plan, Lever::equip_police, 0, 5);
  CHECK(world.programme.activities[0].allotted == 0);
  CHECK(world.programme.activities[0].spent == 12345);
}

TEST_CASE("nothing_runs_where_staff_do_not_go_but_ddr_may_under_escort") {
  auto [plan, world] = two_activities(Lever::equip_police);
  world.programme.staff_work = {0, 1};
  world.programme.ddr_staff_work = {1, 1};
  CHECK(take(world, plan, Lever::equip_police, 0, 1) == 0.0);
  CHECK(running(world, plan, Lever::equip_police, 0) == nullptr);
  CHECK(running(world, plan, Lever::equip_police, 1) == &plan.activities[1]);
  plan.activities[0].lever = Lever::disarmament;
  CHECK(running(world, plan, Lever::disarmament, 0) == &plan.activities[0]);
}

TEST_CASE("budgets_follow_the_plan_or_capacity_and_advances_stay_within_them") {
  ActivityPlan activity;
  activity.capacity_per_week = 10;
  activity.duration_weeks = 20;
  CHECK(unit_cost_of(activity) == 6000);
  CHECK(budget_of(activity) == 10 * 20 * 6000);
  activity.unit_cost_usd = 2;
  activity.budget = 3000;
  CHECK(unit_cost_of(activity) == 200);
  CHECK(budget_of(activity) == 3000);
  ActivityState state;
  CHECK(advance_for(activity, state, 1) == 2000);
  state.received = 1500;
  CHECK(advance_for(activity, state, 1) == 1500);
  state.allotted = 1600;
  CHECK(advance_for(activity, state, 1) == 400);
}

TEST_CASE("every_lever_has_a_name_a_unit_and_a_cost_within_its_range") {
  for (const LeverSpec& spec : lever_specs()) {
    INFO(spec.name);
    CHECK(!spec.name.empty());
    CHECK(!spec.unit.empty());
    CHECK(!spec.help.empty());
    CHECK(spec.low > 0);
    CHECK(spec.low <= spec.unit_cost_usd);
    CHECK(spec.unit_cost_usd <= spec.high);
    CHECK(&lever_spec(spec.lever) == &spec);
  }
}

TEST_CASE("a_trial_serves_its_arm_alone") {
  auto [plan, world] = two_activities(Lever::counselling);
  plan.activities.resize(1);
  plan.activities[0].factions.clear();
  plan.activities[0].assignment = {Assignment::Of::people, 0.5};
  world.programme.offers[static_cast<std::size_t>(Lever::counselling)].resize(1);
  world.programme.offers[static_cast<std::size_t>(Lever::counselling)][0].units = 2000;
  world.programme.activities[0].allotted = to_cents(1e9);
  int served = 0;
  for (std::uint32_t row = 0; row < 1000; ++row) {
    const bool in_arm = in_served_arm(world, plan, 0, row);
    const double taken = take_for(world, plan, Lever::counselling, 0, {.person = row}, 1.0);
    CHECK(taken == (in_arm ? 1.0 : 0.0));
    served += in_arm ? 1 : 0;
  }
  CHECK(served > 440);
  CHECK(served < 560);
  // Who gives no name is in neither arm.
  CHECK(take(world, plan, Lever::counselling, 0, 1.0) == 0.0);
}

TEST_CASE("arms_of_a_trial_are_the_same_wherever_it_stands_in_a_plan") {
  auto [plan, world] = two_activities(Lever::counselling);
  plan.activities[0].lever = Lever::outreach;
  plan.activities[1].assignment = {Assignment::Of::communities, 0.4};
  Plan other = plan;
  other.activities = {plan.activities[1]};
  world.week = 30;
  for (std::uint32_t community = 0; community < 100; ++community) {
    CHECK(in_served_arm(world, plan, 1, community) == in_served_arm(world, other, 0, community));
  }
}

TEST_CASE("waves_of_units_serve_every_unit_once") {
  auto [plan, world] = two_activities(Lever::disarmament);
  plan.activities[0].factions.clear();
  plan.activities[0].regions.clear();
  plan.activities[0].units_until = 0.5;
  plan.activities[1].units_from = 0.5;
  auto& offers = world.programme.offers[static_cast<std::size_t>(Lever::disarmament)];
  int first = 0;
  for (std::uint32_t unit = 0; unit < 200; ++unit) {
    offers[0].units = offers[1].units = 1;
    CHECK(take_for(world, plan, Lever::disarmament, 0, {.unit = unit}, 2.0) == 1.0);
    first += offers[0].units < 1 ? 1 : 0;
  }
  CHECK(first > 70);
  CHECK(first < 130);
}

TEST_CASE("what_leaders_are_promised_or_threatened_with_is_in_force_while_it_is_at_work") {
  auto [plan, world] = two_activities(Lever::amnesty);
  CHECK_FALSE(in_force(world, plan, Lever::amnesty, 1));
  world.programme.activities[0].delivered = 1;
  CHECK(in_force(world, plan, Lever::amnesty, 1));
  CHECK_FALSE(in_force(world, plan, Lever::amnesty, 0));
  CHECK_FALSE(in_force(world, plan, Lever::indictment, 1));
  world.programme.activities[0].status = ActivityStatus::done;
  CHECK_FALSE(in_force(world, plan, Lever::amnesty, 1));
}

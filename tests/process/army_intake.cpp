#include "process/army.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "barracks.h"

using namespace ssr;

TEST_CASE("intake_stops_at_the_strength_planned_and_takes_no_children") {
  Barracks b;
  b.play();
  CHECK(b.world.army.integrated == 10);
  CHECK(b.world.fighters.state[0] == FighterState::registered);
  CHECK(b.world.army.soldiers.size() == 60);
  CHECK(b.world.arsenal.state_stores == 10);
  std::int64_t in_army = 0;
  for (const FighterState state : b.world.fighters.state) in_army += state == FighterState::in_army;
  CHECK(in_army == 10);
}

TEST_CASE("an_order_to_mix_makes_mixed_battalions_and_none_makes_separate_ones") {
  Barracks mixed;
  mixed.play(1);
  mixed.play(2);
  CHECK(mixed.world.army.battalions.size() == 1);
  CHECK(mixed.world.army.battalions[0].mixing == Approx(1.0 - 50.0 * 50 / 3600 - 10.0 * 10 / 3600));
  Barracks apart;
  apart.parameters.army.sees_mixing = 0;
  apart.play(1);
  apart.play(2);
  REQUIRE(apart.world.army.battalions.size() == 2);
  CHECK(apart.world.army.battalions[1].mixing == 0.0);
  CHECK(apart.world.army.battalions[1].origin == FactionId{0});
}

TEST_CASE("the_accords_quota_is_taken_in_above_the_strength_planned") {
  const auto taken_in = [](double sees, bool assessed) {
    Barracks b;
    b.world.army.target_strength = 0;
    b.promise(10);
    b.context.accord.early_assessment = assessed;
    b.parameters.army.sees_quota = sees;
    b.parameters.army.unassessed_share = 0.4;
    b.play();
    return b.world.army.integrated;
  };
  CHECK(taken_in(1, true) == 10);
  CHECK(taken_in(1, false) == 4);
  CHECK(taken_in(0, true) == 0);
}

TEST_CASE("a_man_is_taken_in_on_the_terms_of_the_activity_that_serves_him") {
  Barracks b;
  b.context.army.salary_usd_month = 50;
  ActivityPlan others = b.plan.activities[0];
  others.factions = {7};  // not his
  others.pay_usd_month = 500.0;
  b.plan.activities.insert(b.plan.activities.begin(), others);
  b.world.programme.activities.resize(2);
  for (ActivityState& state : b.world.programme.activities) state.status = ActivityStatus::running;
  b.world.programme.offers[static_cast<std::size_t>(Lever::integrate_army)] = {
      {.activity = 0, .units = 30, .unit_cost = 0}, {.activity = 1, .units = 30, .unit_cost = 0}};
  b.play();
  REQUIRE(b.world.army.soldiers.size() > 50);
  CHECK(b.world.army.soldiers.pay.back() == 1.0F);
}

TEST_CASE("more_pay_brings_more_volunteers_and_the_others_notice") {
  ArmyParameters p{};
  p.volunteer_base = 0.2;
  p.volunteer_pay = 0.5;
  CHECK(volunteer_probability(p, 0.0, 1.0) == 0.2);
  CHECK(volunteer_probability(p, 0.0, 4.0) == Approx(0.4));
  CHECK(volunteer_probability(p, 0.0, 0.25) == Approx(0.1));
  CHECK(volunteer_probability(p, 0.0, 1e6) == 1.0);
  Soldiers soldiers;
  soldiers.status = {ServiceStatus::serving, ServiceStatus::serving, ServiceStatus::left};
  soldiers.pay = {1.0F, 1.0F, 9.0F};
  CHECK(pay_gap(soldiers) == 0.0);
  soldiers.pay[1] = 3.0F;  // a mean of 2, of which one misses 1
  CHECK(pay_gap(soldiers) == Approx(0.25));
}

TEST_CASE("those_taken_in_draw_the_pay_they_were_offered") {
  Barracks b;
  b.context.army.salary_usd_month = 50;
  b.plan.activities[0].pay_usd_month = 75.0;
  b.play();
  const Soldiers& s = b.world.army.soldiers;
  REQUIRE(s.size() > 50);
  CHECK(s.pay[10] == 1.0F);
  CHECK(s.pay.back() == 1.5F);
  b.parameters.army.exclusion_rate = 1;
  b.parameters.army.exclusion_pay = 1;
  b.play(13);
  CHECK(b.world.army.exclusion_grievance > 0.0);
}

TEST_CASE("a_plans_quota_is_taken_in_above_the_strength_planned_until_it_is_filled") {
  Barracks b;
  b.world.army.target_strength = 0;
  b.plan.activities[0].quota = 9;
  b.play();
  CHECK(b.world.army.integrated == 9);
  b.world.programme.activities[0].delivered = 9;
  b.play(2);
  CHECK(b.world.army.integrated == 9);
  Barracks waiting;  // a quota of work that has not begun binds nobody
  waiting.world.army.target_strength = 0;
  waiting.plan.activities[0].quota = 9;
  waiting.world.programme.activities[0].status = ActivityStatus::waiting;
  waiting.play();
  CHECK(waiting.world.army.integrated == 0);
}

TEST_CASE("the_larger_quota_binds_and_they_are_not_added") {
  const auto taken_in = [](double accord, double plan, double sees) {
    Barracks b;
    b.world.army.target_strength = 0;
    b.parameters.army.sees_quota = sees;
    b.promise(accord);
    b.plan.activities[0].quota = plan;
    b.play();
    return b.world.army.integrated;
  };
  CHECK(taken_in(7, 12, 1) == 12);
  CHECK(taken_in(15, 12, 1) == 15);
  CHECK(taken_in(15, 12, 0) == 12);  // the link to the accord, not to the plan
}

TEST_CASE("a_place_promised_to_one_faction_is_not_given_to_another") {
  Barracks b;
  b.world.army.target_strength = 0;
  b.world.factions.resize(2);
  b.promise(10, 1);
  b.play();
  CHECK(b.world.army.integrated == 0);
}

TEST_CASE("ranks_go_to_their_share_of_those_taken_in") {
  const auto officers = [](double share) {
    Barracks b;
    b.plan.activities[0].rank_share = share;
    b.world.army.target_strength = 89;
    b.play();
    const auto& officer = b.world.army.soldiers.officer;
    CHECK(b.world.army.integrated == 30);
    return std::count(officer.begin() + 50, officer.end(), 1);
  };
  CHECK(officers(0) == 0);
  CHECK(officers(1) == 30);
  CHECK(officers(0.5) > 5);
  CHECK(officers(0.5) < 25);
}

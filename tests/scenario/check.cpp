#include "scenario/check.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace ssr {

namespace {
ActivityPlan activity(const std::string& name, Lever lever) {
  ActivityPlan plan;
  plan.name = name;
  plan.lever = lever;
  plan.start.week = 0;
  plan.duration_weeks = 100;
  plan.capacity_per_week = 10;
  plan.unit_cost_usd = 50;
  plan.budget = to_cents(50'000);  // = 10 x 50 x 100
  return plan;
}

bool mentions(const std::vector<std::string>& gaps, const std::string& words) {
  return std::any_of(gaps.begin(), gaps.end(),
                     [&](const std::string& gap) { return gap.find(words) != std::string::npos; });
}
}  // namespace

TEST_CASE("police_without_courts_and_prisons_are_noticed") {
  Plan plan;
  plan.activities = {activity("train", Lever::recruit_police)};
  const auto gaps = plan_gaps(plan, {});
  CHECK(mentions(gaps, "courts:"));
  CHECK(mentions(gaps, "prison capacity:"));
  CHECK(mentions(gaps, "oversight:"));
  plan.activities.push_back(activity("judges", Lever::staff_courts));
  plan.activities.push_back(activity("cells", Lever::build_prisons));
  plan.activities.push_back(activity("eyes", Lever::oversight_bodies));
  const auto fuller = plan_gaps(plan, {});
  CHECK_FALSE(mentions(fuller, "courts:"));
  CHECK_FALSE(mentions(fuller, "prison capacity:"));
  CHECK_FALSE(mentions(fuller, "oversight:"));
}

TEST_CASE("money_is_held_against_capacity") {
  Plan plan;
  plan.activities = {activity("train", Lever::train_army)};
  CHECK_FALSE(mentions(plan_gaps(plan, {}), "budget:"));
  plan.activities[0].budget = to_cents(5'000);
  CHECK(mentions(plan_gaps(plan, {}), "10 % of capacity"));
  plan.activities[0].budget = to_cents(500'000);
  CHECK(mentions(plan_gaps(plan, {}), "can spend USD 50000 at most"));
}

TEST_CASE("a_latest_start_before_the_predecessor_ends_is_noticed") {
  Plan plan;
  plan.activities = {activity("disarm", Lever::disarmament),
                     activity("work", Lever::reintegration)};
  plan.activities[1].start.week.reset();
  plan.activities[1].start.after = 0;
  plan.activities[1].start.latest = 120;
  CHECK_FALSE(mentions(plan_gaps(plan, {}), "latest start:"));
  plan.activities[1].start.latest = 50;
  CHECK(mentions(plan_gaps(plan, {}), "latest start: \"work\" opens by week 50"));
}

TEST_CASE("disarmament_without_camps_and_severance_without_courses_are_noticed") {
  Plan plan;
  plan.activities = {activity("disarm", Lever::disarmament),
                     activity("severance", Lever::rightsize_army),
                     activity("cash", Lever::reinsertion)};
  CHECK(mentions(plan_gaps(plan, {}), "disarmament without demobilisation"));
  CHECK(mentions(plan_gaps(plan, {}), "rightsize_army without reintegration"));
  plan.activities.push_back(activity("camps", Lever::demobilisation));
  plan.activities.push_back(activity("courses", Lever::reintegration));
  CHECK_FALSE(mentions(plan_gaps(plan, {}), "disarmament without demobilisation"));
  CHECK_FALSE(mentions(plan_gaps(plan, {}), "rightsize_army without reintegration"));
}

TEST_CASE("a_plan_without_exit_or_women_is_noticed") {
  Plan plan;
  plan.activities = {activity("disarm", Lever::disarmament)};
  CHECK(mentions(plan_gaps(plan, {}), "exit:"));
  CHECK(mentions(plan_gaps(plan, {}), "sex split:"));
  plan.activities[0].government_pays = true;
  plan.activities.push_back(activity("women", Lever::women_and_children));
  CHECK_FALSE(mentions(plan_gaps(plan, {}), "exit:"));
  CHECK_FALSE(mentions(plan_gaps(plan, {}), "sex split:"));
}

TEST_CASE("no_assistance_needs_nothing_and_may_hold_nothing") {
  Plan plan;
  plan.assistance = false;
  CHECK(plan_gaps(plan, {}).empty());
  plan.activities = {activity("disarm", Lever::disarmament)};
  CHECK(mentions(plan_gaps(plan, {}), "assistance = false"));
}

TEST_CASE("a_context_without_prisons_donors_or_exit_is_noticed") {
  Context context;
  context.justice.judges = 3;
  context.justice.prison_places = 10;
  context.justice.detainees = 30;
  context.peacekeepers.phases = {{0, 100, 0}};
  const auto gaps = context_gaps(context);
  CHECK(mentions(gaps, "30 detainees in 10 places"));
  CHECK(mentions(gaps, "donors: none"));
  CHECK(mentions(gaps, "exit: the last phase"));
  CHECK(mentions(gaps, "oversight:"));
}

TEST_CASE("numbers_without_a_source_are_counted") {
  Parameter sourced;
  sourced.path = "context.a";
  sourced.assumption = false;
  Parameter bare;
  bare.path = "context.b";
  CHECK(source_gap({sourced, bare}, "context").find("1 of 2") != std::string::npos);
  CHECK(source_gap({sourced}, "context").empty());
  CHECK(source_gap({bare}, "plan.x").empty());
}

}  // namespace ssr

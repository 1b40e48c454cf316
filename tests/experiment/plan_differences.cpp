#include "experiment/plan_differences.h"

#include <catch2/catch.hpp>

namespace ssr {

namespace {

ActivityPlan activity(const std::string& name, Week week, double millions) {
  ActivityPlan a;
  a.name = name;
  a.start.week = week;
  a.budget = to_cents(millions * 1e6);
  return a;
}

constexpr Date start{2001, 5, 18};

}  // namespace

TEST_CASE("equal_plans_differ_in_nothing") {
  Plan plan;
  plan.activities = {activity("camps", 3, 1.0)};
  CHECK(plan_differences(plan, plan, start).empty());
}

TEST_CASE("starts_money_terms_and_missing_activities_are_told_apart") {
  Plan reference;
  reference.name = "reference";
  reference.activities = {activity("camps", 3, 1.0), activity("courts", 5, 2.0),
                          activity("police", 5, 4.0), activity("radio", 1, 1.0)};
  Plan plan = reference;
  plan.activities.pop_back();
  plan.activities[0].start.week = 9;
  plan.activities[1].budget = to_cents(2.5e6);
  plan.activities[2].start.week = 9;
  plan.activities[2].capacity_per_week = 7;
  plan.activities.push_back(activity("prisons", 0, 0.5));
  plan.peacekeepers_leave_by = 10;
  CHECK(plan_differences(plan, reference, start) ==
        std::vector<std::string>{"without: radio", "in addition, USD million: prisons 0.5",
                                 "start in week 9: camps, police",
                                 "USD million (in reference): courts 2.5 (2.0)",
                                 "other terms (in reference): police capacity_per_week 7 (0)",
                                 "peacekeepers leave by 2001-07-27"});
  plan.peacekeepers_leave_date = Date{2001, 7, 30};  // a day of that week, as the plan has it
  CHECK(plan_differences(plan, reference, start).back() == "peacekeepers leave by 2001-07-30");
}

TEST_CASE("a_number_that_one_plan_gives_and_the_other_leaves_open_is_told") {
  Plan reference;
  reference.name = "reference";
  reference.activities = {activity("review", 3, 1.0)};
  Plan plan = reference;
  CHECK(plan_differences(plan, reference, start).empty());
  plan.activities[0].strength = 0.0;  // no force at all, which is not the same as no number
  plan.activities[0].force = ReviewedForce::police;
  CHECK(plan_differences(plan, reference, start) ==
        std::vector<std::string>{"other terms (in reference): review strength 0 (none), force"});
}

TEST_CASE("starts_are_described_with_their_latest_week") {
  Plan plan;
  plan.activities = {activity("camps", 3, 1.0)};
  Start after;
  after.after = 0;
  after.delay_weeks = 4;
  after.latest = 60;
  CHECK(describe(after, plan) == "4 weeks after camps ends, by week 60 at the latest");
  Start when;
  when.when = Condition("insecurity <= 0.2", {"insecurity"});
  when.latest = 26;
  CHECK(describe(when, plan) == "when insecurity <= 0.2, by week 26 at the latest");
  when.latest = never;
  CHECK(describe(when, plan) == "when insecurity <= 0.2, or never");
}

TEST_CASE("an_exit_on_benchmarks_and_another_mission_are_told") {
  const Plan reference;
  Plan plan;
  plan.mission.leave_when = Condition("insecurity <= 0.2", {"insecurity"});
  plan.mission.hold_weeks = 8;
  plan.peacekeepers_leave_by = never;
  CHECK(plan_differences(plan, reference, {2001, 5, 14}) ==
        std::vector<std::string>{
            "peacekeepers leave over 26 weeks when insecurity <= 0.2 for 8 weeks, or never"});
  plan.peacekeepers_leave_by = 10;
  plan.police_target = 900.0;
  plan.mission.phases = {{0, 1400, 60}};
  plan.mission.mandates = {0.7};
  CHECK(plan_differences(plan, reference, {2001, 5, 14}) ==
        std::vector<std::string>{
            "a police of 900 is decided on",
            "peacekeepers leave over 26 weeks when insecurity <= 0.2 for 8 weeks, by 2001-07-23 at "
            "the latest",
            "peacekeepers from week 0: 1400 troops, 60 police, mandate 0.70"});
}

}  // namespace ssr

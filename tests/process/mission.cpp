#include "process/mission.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

const std::vector<PeacekeeperPhase> phases = {{0, 1000, 100}, {10, 2000, 0}, {20, 0, 0}};

/// A mission by these phases in districts of these shares.
struct Deployment {
  Context context;
  Plan plan;
  Parameters parameters{};
  World world;
  double& insecurity;  // as planners read it

  explicit Deployment(std::vector<PeacekeeperPhase> by = phases, std::vector<double> shares = {1.0})
      : insecurity(start(shares.size())) {
    context.regions.resize(shares.size());
    context.peacekeepers.phases = std::move(by);
    context.peacekeepers.regions = std::move(shares);
    parameters.mission = {.announce_weeks = 4, .insecurity_shift = 0, .redeploy_rate = 1};
  }
  void leave_when(const char* benchmarks, Week by) {
    plan.mission.leave_when = Condition(benchmarks, picture_names());
    plan.mission.drawdown_weeks = 10;
    plan.peacekeepers_leave_by = by;
  }
  void play(Week week) {
    mission(Step{context, plan, parameters, Draws(Luck{}, week)}, world);
  }

 private:
  double& start(std::size_t districts) {
    world.districts.resize(districts);
    world.pictures.planner.assign(n_pictures, 0.0);
    return world.pictures.planner[static_cast<std::size_t>(Picture::insecurity)];
  }
};

}  // namespace

TEST_CASE("mission_strength_is_linear_between_phases_and_zero_after") {
  CHECK(scheduled_strength(phases, 0).troops == 1000.0);
  CHECK(scheduled_strength(phases, 5).troops == 1500.0);
  CHECK(scheduled_strength(phases, 5).police == 50.0);
  CHECK(scheduled_strength(phases, 15).troops == 1000.0);
  CHECK(scheduled_strength(phases, 21).troops == 0.0);
  CHECK(scheduled_strength({}, 3).troops == 0.0);
}

TEST_CASE("an_exit_is_known_only_when_announced") {
  MissionParameters p{};
  p.announce_weeks = 4;
  CHECK(end_of_mission(phases, std::nullopt) == 20);
  CHECK(end_of_mission(phases, 12) == 12);
  CHECK(end_of_mission(phases, 30) == 20);
  CHECK(end_of_mission({}, 30) == 0);
  CHECK(announced_end(p, phases, std::nullopt, 9) == never);
  CHECK(announced_end(p, phases, std::nullopt, 16) == 20);
  CHECK(announced_end(p, phases, 12, 7) == never);
  CHECK(announced_end(p, phases, 12, 8) == 12);
  CHECK(announced_end(p, phases, 30, 25) == 20);
  CHECK(announced_end(p, {}, std::nullopt, 5) == 0);
}

TEST_CASE("a_visible_draw_down_tells_of_an_end_before_it_is_announced") {
  MissionParameters p{};
  p.announce_weeks = 4;
  const std::vector<PeacekeeperPhase> slow = {{0, 1000, 0}, {10, 1000, 0}, {110, 0, 0}};
  CHECK(announced_end(p, slow, std::nullopt, 10) == never);
  // 40 of 1,000 gone in four weeks, 960 left: 96 weeks more.
  CHECK(announced_end(p, slow, std::nullopt, 14) == 110);
  CHECK(announced_end(p, slow, 60, 30) >= 109);
  CHECK(announced_end(p, slow, 60, 56) == 60);
}

TEST_CASE("insecure_districts_draw_peacekeepers") {
  MissionParameters p{};
  p.insecurity_shift = 2;
  CHECK(deployment_weight(p, 0.5, 0.0) == 0.5);
  CHECK(deployment_weight(p, 0.5, 1.0) == 1.5);
}

TEST_CASE("a_mission_that_left_stands_nowhere") {
  Deployment d(phases, {0.75, 0.25});
  d.plan.peacekeepers_leave_by = 12;
  d.play(5);
  CHECK(d.world.districts[0].peacekeepers == Approx(1125.0));
  CHECK(d.world.districts[1].mission_police == Approx(12.5));
  d.play(12);
  CHECK(d.world.mission.troops == 0.0);
  CHECK(d.world.districts[0].peacekeepers == 0.0);
}

TEST_CASE("a_mission_on_benchmarks_keeps_the_most_that_its_schedule_gave") {
  CHECK(held_strength(phases, 0).troops == 1000.0);
  CHECK(held_strength(phases, 5).troops == 1500.0);
  CHECK(held_strength(phases, 15).troops == 2000.0);
  CHECK(held_strength(phases, 400).troops == 2000.0);
  CHECK(held_strength(phases, 400).police == 100.0);
  CHECK(held_strength({}, 4).troops == 0.0);
}

TEST_CASE("a_draw_down_is_even_and_ends") {
  CHECK(left_of_drawdown(10, 20, 9) == 1.0);
  CHECK(left_of_drawdown(10, 20, 10) == 1.0);
  CHECK(left_of_drawdown(10, 20, 15) == Approx(0.75));
  CHECK(left_of_drawdown(10, 20, 30) == 0.0);
  CHECK(left_of_drawdown(10, 0, 10) == 0.0);
  CHECK(left_of_drawdown(never, 20, 5'000) == 1.0);
}

TEST_CASE("an_exit_is_decided_by_benchmarks_or_in_time_for_its_latest_date_or_never") {
  MissionPlan plan;
  plan.drawdown_weeks = 20;
  std::vector<double> picture(n_pictures, 0.0);
  const auto insecurity = static_cast<std::size_t>(Picture::insecurity);
  const auto decide = [&](Week by, std::span<const double> seen, Week week) {
    return decide_exit(plan, by, held_since(plan, seen, never, week), week);
  };
  CHECK(decide(100, picture, 99) == ExitDecision::none);  // by schedule alone
  plan.leave_when = Condition("insecurity <= 0.2", picture_names());
  CHECK(decide(never, picture, 30) == ExitDecision::benchmarks);
  picture[insecurity] = 0.5;
  CHECK(decide(never, picture, 3'000) == ExitDecision::none);
  CHECK(decide(100, picture, 79) == ExitDecision::none);
  CHECK(decide(100, picture, 80) == ExitDecision::date);
  CHECK(decide(100, {}, 79) == ExitDecision::none);  // nobody has reported anything
}

TEST_CASE("a_mission_stays_beyond_its_schedule_until_benchmarks_are_met") {
  Deployment d;
  d.leave_when("insecurity <= 0.2", never);
  const Mission& here = d.world.mission;
  d.play(2);
  CHECK(here.exit_decided == never);  // the picture is a month old
  d.insecurity = 0.5;
  d.play(40);
  CHECK(here.troops == 2000.0);
  CHECK(here.leaves == never);
  CHECK(end_of_mission(d.context, d.plan, here.exit_decided) == never);
  CHECK(d.world.events.empty());
  d.insecurity = 0.1;
  d.play(41);
  CHECK(here.exit_decided == 41);
  CHECK(here.leaves == 51);
  REQUIRE(d.world.events.size() == 1);
  CHECK(d.world.events[0].kind == EventKind::mission_exit);
  CHECK(d.world.events[0].amount == 1.0);
  d.insecurity = 0.9;  // what was decided stays
  d.play(46);
  CHECK(here.troops == Approx(1000.0));
  d.play(51);
  CHECK(here.troops == 0.0);
  CHECK(d.world.events.size() == 1);
}

TEST_CASE("benchmarks_have_to_hold_without_a_break_before_a_mission_leaves") {
  Deployment d;
  d.leave_when("insecurity <= 0.2", never);
  d.plan.mission.hold_weeks = 8;
  d.insecurity = 0.1;
  for (Week week = 4; week < 10; ++week) d.play(week);
  d.insecurity = 0.5;  // one bad report
  d.play(10);
  d.insecurity = 0.1;
  for (Week week = 11; week < 19; ++week) d.play(week);
  CHECK(d.world.mission.exit_decided == never);
  d.play(19);
  CHECK(d.world.mission.exit_decided == 19);
}

TEST_CASE("a_mission_does_not_decide_to_leave_before_it_comes") {
  Deployment d({{10, 500, 50}, {100, 500, 50}});
  d.leave_when("insecurity <= 0.2", never);  // met all the time
  for (Week week = 0; week <= 10; ++week) {
    d.play(week);
    if (week < 10) CHECK(d.world.mission.exit_decided == never);
  }
  CHECK(d.world.mission.exit_decided == 10);
  CHECK(d.world.mission.troops == 500.0);
}

TEST_CASE("a_mission_whose_benchmarks_are_never_met_is_gone_by_its_latest_date") {
  Deployment d;
  d.leave_when("insecurity < 0", 60);
  for (Week week = 0; week <= 60; ++week) {
    d.play(week);
    if (week < 50) CHECK(d.world.mission.exit_decided == never);
  }
  CHECK(d.world.mission.exit_decided == 50);
  CHECK(d.world.mission.troops == 0.0);
  REQUIRE(d.world.events.size() == 1);
  CHECK(d.world.events[0].amount == 0.0);
}

TEST_CASE("a_plan_sets_strength_and_mandate_by_phase") {
  Deployment d;
  d.context.peacekeepers.mandate = 0.6;
  MissionPlan& asked = d.plan.mission;
  asked.phases = {{2, 500, 50}, {12, 500, 50}, {22, 0, 0}};
  asked.mandates = {0.9, 0.3, 0.3};
  CHECK(mandate_in(asked, 0.6, 1) == 0.6);
  CHECK(mandate_in(asked, 0.6, 2) == 0.9);
  CHECK(mandate_in(asked, 0.6, 30) == 0.3);
  CHECK(end_of_mission(d.context, d.plan, never) == 22);
  d.play(12);
  CHECK(d.world.mission.troops == 500.0);
  CHECK(d.world.mission.mandate == 0.3);
}

#include "process/mission.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {
const std::vector<PeacekeeperPhase> phases = {{0, 1000, 100}, {10, 2000, 0}, {20, 0, 0}};
}

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
  Context context;
  context.regions.resize(2);
  context.peacekeepers.phases = phases;
  context.peacekeepers.regions = {0.75, 0.25};
  Plan plan;
  plan.peacekeepers_leave_by = 12;
  Parameters parameters{};
  parameters.mission = {.announce_weeks = 4, .insecurity_shift = 0, .redeploy_rate = 1};
  World world;
  world.districts.resize(2);
  const Luck luck;
  mission(Step{context, plan, parameters, Draws(luck, 5)}, world);
  CHECK(world.districts[0].peacekeepers == Approx(1125.0));
  CHECK(world.districts[1].mission_police == Approx(12.5));
  mission(Step{context, plan, parameters, Draws(luck, 12)}, world);
  CHECK(world.mission.troops == 0.0);
  CHECK(world.districts[0].peacekeepers == 0.0);
}

#include "process/prisons.h"

#include <catch2/catch.hpp>

#include "justice_world.h"

using namespace ssr;
using test::central;
using test::JusticeWorld;

TEST_CASE("want_and_crowding_kill") {
  const auto p = central(read_prisons);
  CHECK(death_rate(p, 1.0, 0.5) == Approx(p.death_rate / weeks_per_year));
  CHECK(death_rate(p, 0.2, 0.5) > death_rate(p, 0.8, 0.5));
  CHECK(death_rate(p, 0.5, 2.0) > death_rate(p, 0.5, 1.0));
  CHECK(death_rate(p, 0.5, 100.0) == death_rate(p, 0.5, p.crowding_cap));
}

TEST_CASE("riots_need_crowding_and_want_together") {
  const auto p = central(read_prisons);
  CHECK(riot_rate(p, 500, 1.0, 3.0) == 0.0);
  CHECK(riot_rate(p, 500, 0.0, 1.0) == 0.0);
  CHECK(riot_rate(p, 10, 0.0, 3.0) == 0.0);
  CHECK(riot_rate(p, 500, 0.0, 2.0) == Approx(p.riot_rate / weeks_per_year));
}

TEST_CASE("missing_guards_let_people_escape_and_review_needs_time_and_defenders") {
  const auto p = central(read_prisons);
  CHECK(escape_rate(p, 300, 0) > escape_rate(p, 300, 100));
  CHECK(review_rate(p, 10, 5, 100) == 0.0);
  CHECK(review_rate(p, 100, 5, 100) > review_rate(p, 100, 0, 100));
  CHECK(care(0.7, 0.6) == 1.0);
}

namespace {
JusticeWorld full(std::uint32_t detainees, Custody kind) {
  JusticeWorld j;
  for (std::uint32_t i = 1; i <= detainees; ++i) {
    Case& c =
        j.add_case(Matter::robbery, kind == Custody::remand ? Stage::charged : Stage::convicted, i);
    take_into_custody(j.world, c, kind, 0);
    c.release_week = kind == Custody::sentenced ? 8 : never;
  }
  j.world.government.prison_upkeep_funded = 1;
  return j;
}
}  // namespace

TEST_CASE("sentences_end_and_people_go_home") {
  JusticeWorld j = full(50, Custody::sentenced);
  j.parameters.prisons.death_rate = j.parameters.prisons.escape_rate = 0;
  prisons(j.step(7), j.world);
  CHECK(j.world.justice.serving.size() == 50);
  prisons(j.step(8), j.world);
  CHECK(j.world.justice.serving.empty());
  CHECK(j.world.cases_closed == 50);
  CHECK(j.world.justice.prisons[0].sentenced == 0);
  CHECK(j.world.communities.people[0] == 1000);
}

TEST_CASE("unpaid_prisons_kill_more_and_every_detainee_keeps_a_case") {
  JusticeWorld fed = full(300, Custody::remand);
  JusticeWorld starved = full(300, Custody::remand);
  starved.world.government.prison_upkeep_funded = 0;
  const std::int64_t before = fed.people();
  for (Week week = 1; week < 150; ++week) {
    prisons(fed.step(week), fed.world);
    prisons(starved.step(week), starved.world);
  }
  CHECK(starved.world.tally.total(Count::death_in_custody) >
        fed.world.tally.total(Count::death_in_custody));
  CHECK(fed.people() == before);
  CHECK(starved.people() == before);
  CHECK(static_cast<std::int64_t>(starved.world.justice.criminal.size()) ==
        starved.world.justice.prisons[0].remand);
}

TEST_CASE("long_remand_is_an_injury_to_him_and_his_community") {
  JusticeWorld j = full(1, Custody::remand);
  j.parameters.prisons.death_rate = j.parameters.prisons.escape_rate = 0;
  prisons(j.step(25), j.world);
  CHECK(j.world.communities.recent_long_remand[0] == 0.0F);
  prisons(j.step(26), j.world);
  CHECK(j.world.communities.recent_long_remand[0] > 0.0F);
  CHECK(j.world.citizens.attitude[1][Attitude::grievance] > 0.501);
}

TEST_CASE("places_follow_reported_crowding_while_somebody_pays") {
  JusticeWorld j = full(200, Custody::remand);
  ActivityPlan activity;
  activity.lever = Lever::build_prisons;
  j.plan.activities = {activity};
  j.world.programme.activities.resize(1);
  j.world.programme.activities[0].status = ActivityStatus::running;
  j.world.programme.activities[0].allotted = 100000;
  j.world.programme.offers[static_cast<std::size_t>(Lever::build_prisons)] = {{0, 10.0, 100}};
  prisons(j.step(1), j.world);
  CHECK(j.world.justice.prisons[0].under_construction > 9.0);
  CHECK(j.world.justice.prisons[0].places > 100.0);
}

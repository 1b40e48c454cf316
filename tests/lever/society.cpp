#include "lever/society.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"
#include "world/feelings.h"

using namespace ssr;

namespace {

struct Country {
  Context context;
  Plan plan;
  Parameters parameters;
  World world;
};

/// One district, one community of 1,000 people in 10 rows; `units` of the lever on offer.
Country country(Lever lever, double units) {
  Country c;
  LeverParameters& p = c.parameters.activities.lever;
  p.project_reach = 500;
  p.project_gain = 0.4;
  p.meeting_reach = 500;
  p.meeting_effect = 0.2;
  p.realistic_expectations = 0.4;
  c.plan.activities.resize(1);
  c.plan.activities[0].lever = lever;
  c.world.districts.resize(1);
  c.world.districts[0].residents = 1000;
  Communities& communities = c.world.communities;
  communities.district = {DistrictId{0}};
  communities.first_row = {0};
  communities.n_rows = {10};
  communities.n_slots = {10};
  communities.base_weight = {100};
  communities.people = {1000};
  communities.visible_gains = {0.0F};
  c.world.citizens.weight.assign(10, 100);
  c.world.citizens.attitude.resize(10);
  c.world.citizens.sex.assign(10, Sex::female);
  c.world.citizens.group.assign(10, 0);
  c.world.citizens.livelihood.assign(10, Livelihood::idle);
  for (Feelings& row : c.world.citizens.attitude) row.set(Attitude::expectations, 0.9);
  c.world.citizens.attitude[3].set(Attitude::expectations, 0.1);
  count_feelings(c.world, 1);
  c.world.programme.activities.resize(1);
  c.world.programme.activities[0].allotted = 1000000;
  c.world.programme.offers[static_cast<std::size_t>(lever)] = {
      {.activity = 0, .units = units, .unit_cost = 100}};
  return c;
}

void act(Country& c) {
  const Step step{c.context, c.plan, c.parameters, Draws(Luck{}, 3)};
  act_society(step, c.world);
}

}  // namespace

TEST_CASE("projects_are_seen_by_those_they_reach") {
  CHECK(gains_after(0.0, 1000, 1, 500, 0.4) == Approx(0.2));
  CHECK(gains_after(0.5, 1000, 1, 500, 0.4) == Approx(0.6));
  CHECK(gains_after(0.0, 100, 5, 500, 0.4) == Approx(0.4));
  CHECK(gains_after(0.3, 0, 1, 500, 0.4) == 0.3);
}

TEST_CASE("quick_projects_make_gains_visible_and_cost_money") {
  Country c = country(Lever::quick_impact, 1.0);
  act(c);
  CHECK(c.world.communities.visible_gains[0] == Approx(0.2F));
  CHECK(c.world.programme.activities[0].spent == 100);
}

TEST_CASE("meetings_lower_high_expectations_and_leave_low_ones") {
  Country c = country(Lever::outreach, 1.0);
  act(c);
  const auto& rows = c.world.citizens.attitude;
  CHECK(rows[0][Attitude::expectations] == Approx(0.9 - 0.1 * 0.5).margin(1e-5));
  CHECK(rows[3][Attitude::expectations] == Approx(0.1).margin(1e-5));
  CHECK(felt_in(c.world, CommunityId{0}).mean(Attitude::expectations) ==
        Approx((9 * 0.85 + 0.1) / 10).margin(1e-5));
}

TEST_CASE("nothing_on_offer_changes_nothing") {
  Country c = country(Lever::outreach, 0.0);
  act(c);
  const auto& rows = c.world.citizens.attitude;
  CHECK(rows[0][Attitude::expectations] == Approx(0.9).margin(1e-5));
  CHECK(c.world.programme.activities[0].spent == 0);
}

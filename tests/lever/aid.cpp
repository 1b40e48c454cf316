#include "lever/aid.h"

#include <catch2/catch.hpp>

#include "process/activities.h"
#include "process/parameters.h"

using namespace ssr;

TEST_CASE("coordination_teaches_donors_what_others_fund_and_is_forgotten") {
  CHECK(insight_after(0.5, 0.0, 0.1, 0.02) == Approx(0.49));
  CHECK(insight_after(0.5, 1.0, 0.1, 0.02) > 0.5);
  CHECK(insight_after(0.0, 1e9, 0.1, 0.02) <= 1.0);
}

TEST_CASE("a_secretariat_raises_every_donors_insight") {
  Context context;
  context.donors.resize(2);
  Plan plan;
  plan.activities.resize(1);
  plan.activities[0].lever = Lever::coordination;
  Parameters parameters;
  parameters.activities.lever.insight_per_week = 0.1;
  World world;
  world.districts.resize(2);
  world.donors.resize(2);
  world.programme.activities.resize(1);
  world.programme.activities[0].allotted = 100000;
  world.programme.offers[static_cast<std::size_t>(Lever::coordination)] = {
      {.activity = 0, .units = 1.0, .unit_cost = 100}};
  const Step step{context, plan, parameters, Draws(Luck{}, 0)};
  act_aid(step, world);
  for (const Donor& donor : world.donors) CHECK(donor.insight == Approx(0.0951626));
  CHECK(world.programme.activities[0].spent == 100);
}

TEST_CASE("a_fund_gets_what_it_asks_for_less_what_donors_keep_to_show") {
  LeverParameters p;
  p.pool_reluctance = 0.8;
  CHECK(pooled_share(p, 0.5, 0.0) == Approx(0.5));
  CHECK(pooled_share(p, 0.5, 1.0) == Approx(0.1));
  Context context;
  context.donors.resize(2);
  context.donors[0].needs_visible_results = 0.5;
  context.donors[1].needs_visible_results = 0.0;
  Plan plan;
  plan.activities.resize(1);
  plan.activities[0].lever = Lever::coordination;
  plan.activities[0].pool_share = 0.5;
  Parameters parameters;
  parameters.activities.lever.pool_reluctance = 0.8;
  World world;
  world.districts.resize(1);
  world.donors.resize(2);
  world.programme.activities.resize(1);
  ActivityState& state = world.programme.activities[0];
  state.status = ActivityStatus::running;
  const Step step{context, plan, parameters, Draws(Luck{}, 0)};
  act_aid(step, world);
  CHECK(world.donors[1].pooled == 0.0);  // nobody has worked yet
  state.delivered = 1;
  act_aid(step, world);
  CHECK(world.donors[0].pooled == Approx(0.3));
  CHECK(world.donors[1].pooled == Approx(0.5));
  state.status = ActivityStatus::suspended;
  act_aid(step, world);
  CHECK(world.donors[1].pooled == Approx(0.5));  // what was agreed holds
  context.donors[1].fund = true;                 // it is one already
  act_aid(step, world);
  CHECK(world.donors[0].pooled == Approx(0.3));
  CHECK(world.donors[1].pooled == 0.0);
  context.donors[1].fund = false;
  state.status = ActivityStatus::done;
  act_aid(step, world);
  CHECK(world.donors[1].pooled == 0.0);
}

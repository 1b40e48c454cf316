#include "lever/aid.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

TEST_CASE("coordination_teaches_donors_what_others_fund_and_is_forgotten") {
  CHECK(insight_after(0.5, 0.0, 0.1, 0.02) == Approx(0.49));
  CHECK(insight_after(0.5, 1.0, 0.1, 0.02) > 0.5);
  CHECK(insight_after(0.0, 1e9, 0.1, 0.02) <= 1.0);
}

TEST_CASE("a_secretariat_raises_every_donors_insight") {
  Context context;
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

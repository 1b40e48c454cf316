#include "lever/arms.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

struct Country {
  Context context;
  Plan plan;
  Parameters parameters;
  World world;
};

/// A district with 1,000 civilian weapons, two armed rows of 10 people, 20 units on offer.
Country country(float perceived) {
  Country c;
  LeverParameters& p = c.parameters.activities.lever;
  p.hand_in_rate = 0.1;
  p.hand_in_fear = 0.5;
  c.plan.activities.resize(1);
  c.plan.activities[0].lever = Lever::collect_small_arms;
  c.world.districts.resize(1);
  c.world.districts[0].civilian_weapons = 1000;
  Communities& communities = c.world.communities;
  communities.district = {DistrictId{0}};
  communities.first_row = {0};
  communities.n_rows = {3};
  communities.base_weight = {10};
  communities.people = {30};
  communities.perceived_violence = {perceived};
  c.world.citizens.weight.assign(3, 10);
  c.world.citizens.flags = {citizen_flag::armed, 0, citizen_flag::armed};
  c.world.programme.activities.resize(1);
  c.world.programme.activities[0].allotted = 1000000;
  c.world.programme.offers[static_cast<std::size_t>(Lever::collect_small_arms)] = {
      {.activity = 0, .units = 20.5, .unit_cost = 100}};
  c.world.tally.reset(1, 1);
  return c;
}

void act(Country& c) {
  const Step step{c.context, c.plan, c.parameters, Draws(Luck{}, 3)};
  act_arms(step, c.world);
}

}  // namespace

TEST_CASE("fear_keeps_weapons_at_home") {
  LeverParameters p;
  p.hand_in_rate = 0.1;
  p.hand_in_fear = 0.5;
  CHECK(hand_in_probability(p, 0.0) == Approx(0.1));
  CHECK(hand_in_probability(p, 0.25) == Approx(0.05));
  CHECK(hand_in_probability(p, 0.5) == 0.0);
  Country c = country(0.9F);
  act(c);
  CHECK(c.world.districts[0].civilian_weapons == 1000);
}

TEST_CASE("weapons_handed_in_are_destroyed_counted_and_paid_for") {
  Country c = country(0.0F);
  act(c);
  CHECK(c.world.districts[0].civilian_weapons == 980);
  CHECK(c.world.arsenal.destroyed == 20);
  CHECK(c.world.tally.total(Count::weapons_collected) == 20);
  CHECK(c.world.programme.activities[0].spent == 2000);
  CHECK((c.world.citizens.flags[0] & citizen_flag::armed) == 0);
  CHECK((c.world.citizens.flags[2] & citizen_flag::armed) == 0);
}

TEST_CASE("rows_lay_down_as_many_weapons_as_are_handed_in_and_the_odd_one_by_chance") {
  std::int64_t laid_down = 0;
  constexpr std::uint32_t tries = 200;
  for (std::uint32_t seed = 0; seed < tries; ++seed) {
    Country c = country(0.0F);
    c.world.programme.offers[static_cast<std::size_t>(Lever::collect_small_arms)][0].units = 15.0;
    const Step step{c.context, c.plan, c.parameters, Draws(Luck{seed, 0}, 3)};
    act_arms(step, c.world);
    CHECK(c.world.districts[0].civilian_weapons == 985);
    for (const std::size_t row : {0U, 2U})
      laid_down += (c.world.citizens.flags[row] & citizen_flag::armed) == 0 ? 10 : 0;
  }
  CHECK(static_cast<double>(laid_down) / tries == Approx(15).margin(1.5));
}

TEST_CASE("locked_weapons_stay_where_they_are_until_locks_lapse") {
  LeverParameters p;
  p.locks_fail = 0.1;
  CHECK(secured_after(p, 0, 30, 100) == Approx(30));
  CHECK(secured_after(p, 50, 0, 100) == Approx(45));
  CHECK(secured_after(p, 90, 30, 100) == Approx(100));
  Arsenal arsenal;
  arsenal.state_stores = 100;
  CHECK(loose_share(arsenal) == 1.0);
  arsenal.secured = 25;
  CHECK(loose_share(arsenal) == Approx(0.75));
  arsenal.secured = 120;
  CHECK(loose_share(arsenal) == 0.0);
}

TEST_CASE("stockpile_management_pays_for_weapons_that_are_not_locked_away_yet") {
  Country c = country(0.9F);
  c.plan.activities[0].lever = Lever::manage_stockpiles;
  auto& offers = c.world.programme.offers;
  offers[static_cast<std::size_t>(Lever::manage_stockpiles)] =
      offers[static_cast<std::size_t>(Lever::collect_small_arms)];
  offers[static_cast<std::size_t>(Lever::collect_small_arms)].clear();
  c.world.arsenal.state_stores = 12;
  act(c);
  CHECK(c.world.arsenal.secured == Approx(12));
  CHECK(c.world.programme.activities[0].spent == 1200);
  act(c);
  CHECK(c.world.programme.activities[0].spent == 1200);
}

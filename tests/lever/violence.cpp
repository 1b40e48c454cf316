#include "lever/violence.h"

#include <catch2/catch.hpp>

#include "../process/ddr_country.h"

using namespace ssr;

namespace {

/// Ten former fighters at home, unregistered and idle, each with a weapon; citizens without arms.
Country idle_at_home(double places) {
  Country c(0);
  LeverParameters& p = c.parameters.activities.lever;
  p.joins_reduction = 1.0;
  p.joins_from_crime = 0.5;
  p.joins_with_weapon = 1.0;
  p.hand_in_fear = 0.5;
  c.world.communities.perceived_violence = {0.0F};
  c.put(FighterState::home_unregistered);
  std::fill(c.world.fighters.livelihood.begin(), c.world.fighters.livelihood.end(),
            Livelihood::idle);
  c.open(Lever::violence_reduction, places);
  return c;
}

}  // namespace

TEST_CASE("crime_and_its_commanders_keep_people_from_joining") {
  LeverParameters p;
  p.joins_reduction = 0.4;
  p.joins_from_crime = 0.5;
  CHECK(joins_probability(p, false, 0.0) == Approx(0.4));
  CHECK(joins_probability(p, true, 0.0) == Approx(0.2));
  CHECK(joins_probability(p, true, 0.5) == Approx(0.1));
  CHECK(joins_probability(p, false, 1.0) == 0.0);
}

TEST_CASE("who_perceives_violence_keeps_his_weapon_when_he_joins") {
  LeverParameters p;
  p.joins_with_weapon = 0.8;
  p.hand_in_fear = 0.5;
  CHECK(brings_weapon_probability(p, 0.0) == Approx(0.8));
  CHECK(brings_weapon_probability(p, 0.25) == Approx(0.4));
  CHECK(brings_weapon_probability(p, 0.9) == 0.0);
}

TEST_CASE("places_of_violence_reduction_take_in_those_whom_ddr_left_out_and_their_weapons") {
  Country c = idle_at_home(6);
  c.play_month(act_violence);
  CHECK(c.in(FighterState::in_programme) == 6);
  CHECK(c.in(FighterState::home_unregistered) == 4);
  CHECK(c.world.arsenal.destroyed == 6);
  CHECK(c.world.arsenal.collected == 6);
}

TEST_CASE("violence_reduction_leaves_those_who_work_and_those_under_arms_alone") {
  Country c = idle_at_home(20);
  c.world.fighters.livelihood[0] = Livelihood::employed;
  c.world.fighters.state[1] = FighterState::under_arms;
  c.play_month(act_violence);
  CHECK(c.world.fighters.state[0] == FighterState::home_unregistered);
  CHECK(c.world.fighters.state[1] == FighterState::under_arms);
  CHECK(c.in(FighterState::in_programme) == 8);
}

TEST_CASE("armed_citizens_without_work_get_work_and_lay_arms_down") {
  Country c = idle_at_home(100);
  c.put(FighterState::in_army);
  c.world.districts[0].civilian_weapons = 15;
  c.world.citizens.flags[2] = citizen_flag::armed;
  c.world.citizens.flags[3] = citizen_flag::armed;
  c.play_month(act_violence);
  CHECK(c.world.citizens.livelihood[2] == Livelihood::employed);
  CHECK(c.world.citizens.livelihood[3] == Livelihood::employed);
  CHECK(c.world.citizens.livelihood[4] == Livelihood::idle);
  CHECK(c.world.citizens.flags[2] == 0);
  // Rows of ten people each; there were fifteen weapons.
  CHECK(c.world.districts[0].civilian_weapons == 0);
  CHECK(c.world.arsenal.destroyed == 15);
  CHECK(c.world.districts[0].jobs_taken == 20);
}

#include "process/dismissed.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "barracks.h"

using namespace ssr;

namespace {

/// A garrison of which two in five go home in week 2, the untrained last twenty of the fifty.
struct Purge : Barracks {
  Purge() {
    only_leave();
    world.army.target_strength = 50;
    plan.mass_dismissal = MassDismissal{.week = 2, .share = 0.4};
    for (std::size_t i = 30; i < 50; ++i) world.army.soldiers.training_weeks[i] = 4.0F;
    world.army.battalions[0].cohesion = 0.5;
    parameters.army.cohesion_rate = 0;
    parameters.army.tie_kept = 0.8;
  }
};

}  // namespace

TEST_CASE("the_dismissed_are_people_who_wait_idle_in_the_ranks_of_their_battalion") {
  Purge p;
  p.play(2);
  const Fighters& f = p.world.fighters;
  REQUIRE(f.size() == 60);
  REQUIRE(p.world.units.size() == 2);
  CHECK(p.world.units[1].dismissal == Dismissal::army);
  CHECK(p.world.units[1].members == 20);
  CHECK(p.world.units[1].faction == p.world.dismissed);
  CHECK(std::count(f.discharge.begin() + 40, f.discharge.end(), Discharge::dismissed) == 20);

  for (std::size_t row = 40; row < 60; ++row) {
    CHECK(f.state[row] == FighterState::waiting);
    CHECK(f.livelihood[row] == Livelihood::idle);
    CHECK(f.discharge[row] == Discharge::dismissed);
    CHECK(f.disarmed_week[row] == never);
    CHECK(f.unit[row] == UnitId{1});
    CHECK(f.tranches_paid[row] == 0);
    CHECK(f.commander_tie[row] == Approx(0.4));
  }
}

TEST_CASE("the_officer_sent_home_last_with_his_men_stays_their_commander") {
  Purge p;
  p.world.army.soldiers.officer[48] = p.world.army.soldiers.officer[35] = 1;
  p.play(2);
  // The last to come go first.
  CHECK(p.world.units.at(1).commander == FighterId{54});
  p.world.army.soldiers.officer[10] = 1;
  const Step step{p.context, p.plan, p.parameters, Draws({}, 3)};
  dismiss(step, p.world, SoldierId{10}, Terms::for_cause, false);
  CHECK(p.world.units.at(1).commander ==
        FighterId{54});  // who is removed for what he did leads nobody
}

TEST_CASE("who_is_sent_home_goes_where_he_comes_from_and_not_where_he_served") {
  Purge p;
  p.world.districts.resize(2);
  p.world.army.battalions[0].district = DistrictId{1};
  p.play(2);
  for (std::size_t row = 40; row < 60; ++row)
    CHECK(p.world.fighters.district[row] == DistrictId{0});
}

TEST_CASE("severance_reaches_those_who_went_without_it_before") {
  Purge p;
  p.play(2);
  ActivityPlan severance;
  severance.lever = Lever::rightsize_army;
  p.plan.activities.push_back(severance);
  p.world.programme.activities.resize(1);
  p.world.programme.offers[static_cast<std::size_t>(Lever::rightsize_army)] = {
      {.activity = 0, .units = 12, .unit_cost = 0}};
  p.play(3);
  const Fighters& f = p.world.fighters;
  CHECK(std::count(f.discharge.begin(), f.discharge.end(), Discharge::severed) == 12);
  CHECK(std::count(f.tranches_paid.begin(), f.tranches_paid.end(), 1) == 12);
  CHECK(p.world.programme.offers[static_cast<std::size_t>(Lever::rightsize_army)][0].units == 0);
}

TEST_CASE("the_unpaid_take_guns_from_open_stores_and_keep_them") {
  Purge p;
  p.parameters.army.leaves_armed = 1;
  p.world.arsenal.state_stores = 100;
  p.play(2);
  std::int64_t guns = 0;
  for (std::size_t row = 40; row < p.world.fighters.size(); ++row)
    guns += p.world.fighters.weapons[row];
  CHECK(guns == 20);
  CHECK(p.world.arsenal.state_stores == 80);
}

TEST_CASE("severance_is_cash_in_the_hands_of_who_gets_it") {
  Barracks b;
  b.only_leave();
  b.world.army.target_strength = 40;
  ActivityPlan severance;
  severance.lever = Lever::rightsize_army;
  b.plan.activities.push_back(severance);
  b.world.programme.offers[static_cast<std::size_t>(Lever::rightsize_army)] = {
      {.activity = 0, .units = 10, .unit_cost = 0}};
  b.play(1);
  REQUIRE(b.dismissed_men() == 10);
  for (std::size_t row = 40; row < 50; ++row) CHECK(b.world.fighters.tranches_paid[row] == 1);
  CHECK(b.world.fighters.discharge[49] == Discharge::severed);
}

TEST_CASE("a_dismissed_soldier_who_was_a_fighter_is_the_same_person_and_is_not_taken_back") {
  Purge p;
  p.world.army.soldiers.was_fighter[49] = FighterId{7};
  p.world.army.soldiers.origin[49] = FactionId{0};
  p.world.fighters.state[7] = FighterState::in_army;
  p.play(2);
  CHECK(p.world.fighters.size() == 59);
  CHECK(p.world.fighters.state[7] == FighterState::waiting);
  CHECK(p.world.fighters.unit[7] == UnitId{0});
  p.plan.activities.resize(1);
  p.plan.activities[0].lever = Lever::integrate_army;
  p.world.programme.offers[static_cast<std::size_t>(Lever::integrate_army)] = {
      {.activity = 0, .units = 30, .unit_cost = 0}};
  p.play(3);
  CHECK(p.world.fighters.state[7] == FighterState::waiting);
}

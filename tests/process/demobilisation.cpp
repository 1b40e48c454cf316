#include "process/demobilisation.h"

#include <catch2/catch.hpp>

#include "core/exact_math.h"
#include "ddr_country.h"

using namespace ssr;

namespace {

DemobilisationParameters defaults() { return parameters_of("demobilisation", read_demobilisation); }

std::int64_t weapons(const World& world) {
  std::int64_t n = world.arsenal.destroyed + world.arsenal.state_stores;
  for (const auto held : world.fighters.weapons) n += held;
  for (const Faction& faction : world.factions) n += faction.cached_weapons;
  for (const District& district : world.districts) n += district.civilian_weapons;
  return n;
}

}  // namespace

TEST_CASE("leaders_who_fight_release_no_child") {
  const DemobilisationParameters p = defaults();
  CHECK(child_release_rate(p, Stance::fight) == 0.0);
  CHECK(child_release_rate(p, {}) == child_release_rate(p, Stance::bargain));
  CHECK(child_release_rate(p, Stance::comply) == p.child_release_per_week);
  CHECK(child_release_rate(p, Stance::comply) > child_release_rate(p, Stance::obstruct));
}

TEST_CASE("larger_crowds_kept_waiting_riot_more_often") {
  const DemobilisationParameters p = defaults();
  CHECK(riot_probability(p, 0.0) == 0.0);
  CHECK(riot_probability(p, p.riot_crowd) > riot_probability(p, p.riot_crowd / 2));
  CHECK(riot_probability(p, 5 * p.riot_crowd) == riot_probability(p, p.riot_crowd));
}

TEST_CASE("abusive_units_keep_their_members_and_families_call_them_home") {
  const DemobilisationParameters p = defaults();
  CHECK(stay_probability(p, 0, 0, false) == Approx(exact::logistic(p.stay_intercept)));
  CHECK(stay_probability(p, 0.5, 1.0, false) > stay_probability(p, 0.5, 0.0, false));
  CHECK(stay_probability(p, 0.5, 0.5, true) < stay_probability(p, 0.5, 0.5, false));
}

TEST_CASE("camps_take_the_longest_waiting_first") {
  Country country(0);
  country.put(FighterState::registered);
  country.open(Lever::demobilisation, 3);
  for (std::uint32_t row = 0; row < 10; ++row) country.world.fighters.since[row] = row < 7 ? 0 : -3;
  country.play(demobilisation, 0);
  for (std::uint32_t row = 7; row < 10; ++row) {
    CHECK(country.world.fighters.state[row] == FighterState::cantoned);
    CHECK(country.world.fighters.camp_week[row] == 0);
  }
  CHECK(country.in(FighterState::registered) == 7);
}

TEST_CASE("discharge_pays_the_first_instalment_and_promises_the_rest") {
  Country country(0);
  country.put(FighterState::cantoned);
  country.open(Lever::reinsertion, 100);
  country.plan.activities.back().tranches = 3;
  country.play(demobilisation, 20);
  CHECK(country.in(FighterState::waiting) == 10);
  CHECK(country.world.fighters.tranches_due[0] == 2);
  CHECK(country.world.fighters.tranches_paid[0] == 1);
  CHECK(country.world.tally.total(Count::demobilised) == 10);
  CHECK(country.world.fighters.discharge[0] == Discharge::demobilised);
}

TEST_CASE("those_without_their_cash_are_kept_in_the_camp_up_to_a_limit") {
  Country country(0);
  country.put(FighterState::cantoned);
  country.open(Lever::reinsertion, 0);
  country.parameters.demobilisation.riot_per_week = 0;
  country.parameters.demobilisation.hold_weeks = 12;
  country.play(demobilisation, 11);
  CHECK(country.in(FighterState::cantoned) == 10);
  country.play(demobilisation, 12);
  CHECK(country.in(FighterState::waiting) == 10);
  CHECK(country.world.fighters.tranches_due[0] > 0);
}

TEST_CASE("a_riot_pushes_crimes_of_fighters_and_sends_them_back_as_far_as_there_are_guns") {
  Country country(0);
  country.put(FighterState::registered);
  country.world.fighters.weapons.assign(10, 0);
  country.world.fighters.disarmed_week.assign(10, 0);
  country.world.factions[0].cached_weapons = 6;
  DemobilisationParameters& p = country.parameters.demobilisation;
  p.riot_per_week = 1000;
  p.riot_crowd = 1;
  p.riot_leaves = 1;
  p.riot_crimes_per_100 = 100;
  p.quits_per_month = 0;
  country.world.factions[0].stance = Stance::obstruct;
  country.play(demobilisation, 30);
  CHECK(country.in(FighterState::remobilised) == 6);
  CHECK(country.in(FighterState::home_unregistered) == 4);
  CHECK(country.world.tally.total(Count::recidivist_act) == 6);
  REQUIRE(!country.world.incidents.empty());
  CHECK(country.world.incidents[0].offender_kind == OffenderKind::fighter);
  CHECK(weapons(country.world) == 6);
}

namespace {

/// Ten children under arms, whose commanders let go at once whom somebody asks for.
struct Children : Country {
  Children() : Country(0) {
    world.fighters.role.assign(10, FighterRole::child);
    world.fighters.birth_week.assign(10, -16 * 52);
    parameters.demobilisation.child_release_per_week = 1000;
    parameters.demobilisation.child_slips_home_per_year = 0;
  }
};

}  // namespace

TEST_CASE("children_are_released_without_registration_and_the_commander_keeps_the_gun") {
  Children country;
  country.open(Lever::women_and_children, 100);
  country.play(demobilisation, 0);
  CHECK(country.in(FighterState::in_programme) == 10);
  CHECK(country.world.factions[0].cached_weapons == 10);
  CHECK(country.world.tally.total(Count::child_released) == 10);
}

TEST_CASE("a_child_that_is_released_disarms_nobody") {
  Children country;
  country.open(Lever::women_and_children, 100);
  country.play(demobilisation, 0);
  CHECK(country.world.factions[0].disarmed == 0);
  CHECK(country.world.tally.total(Count::disarmed) == 0);
  CHECK(country.world.fighters.disarmed_week[0] == never);
}

TEST_CASE("no_want_of_places_or_money_and_no_pause_keeps_a_child_under_arms") {
  Children country;
  country.open(Lever::women_and_children, 3);
  for (ActivityState& activity : country.world.programme.activities) {
    activity.status = ActivityStatus::suspended;
    activity.allotted = 0;
  }
  country.play(demobilisation, 0);
  CHECK(country.in(FighterState::in_programme) == 3);
  CHECK(country.in(FighterState::waiting) == 7);
  CHECK(country.world.tally.total(Count::child_released) == 10);
}

TEST_CASE("who_turns_18_under_arms_is_no_child_and_not_released") {
  Children country;
  country.open(Lever::women_and_children, 100);
  country.world.fighters.birth_week.assign(10, -19 * 52);
  country.world.fighters.weapons[0] = 0;
  country.play(demobilisation, 0);
  CHECK(country.in(FighterState::under_arms) == 10);
  CHECK(country.world.fighters.role[0] == FighterRole::support);
  CHECK(country.world.fighters.role[1] == FighterRole::combatant);
}

TEST_CASE("nobody_asks_for_children_before_anybody_comes") {
  Children country;
  country.world.programme.activities[0].status = ActivityStatus::waiting;
  country.play(demobilisation, 0);
  CHECK(country.in(FighterState::under_arms) == 10);
}

TEST_CASE("children_without_a_place_wait_for_care_and_never_sit_in_a_course_for_adults") {
  Children country;
  country.parameters.reintegration.gives_up_per_month = 0;
  country.open(Lever::reintegration, 100);
  country.play_ddr(4);
  CHECK(country.in(FighterState::waiting) == 10);
  country.open(Lever::women_and_children, 4);
  country.play_month(reintegration, 4);
  CHECK(country.in(FighterState::in_programme) == 4);
}

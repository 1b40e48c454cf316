#include "process/registration.h"

#include <catch2/catch.hpp>

#include "core/exact_math.h"
#include "ddr_country.h"

using namespace ssr;

namespace {

RegistrationParameters defaults() { return parameters_of("registration", read_registration); }

std::int64_t weapons(const World& world) {
  std::int64_t n = world.arsenal.destroyed + world.arsenal.state_stores;
  for (const auto held : world.fighters.weapons) n += held;
  for (const Faction& faction : world.factions) n += faction.cached_weapons;
  for (const District& district : world.districts) n += district.civilian_weapons;
  return n;
}

}  // namespace

TEST_CASE("danger_is_the_share_of_rivals_among_all_who_count") {
  const ArmsBalanceParameters p = {0.5, 0.5, 2.0, 1.0, 1.0, 1.0, 1.0};
  // threat 4 + 0.5 x 2 = 5; protection 0.5 x 2 + 2 x 0.5 x 2 + 1 + 0.5 x 2 = 5; calm 1.
  const ArmsView view = {.rivals = 4,
                         .comrades = 2,
                         .soldiers = 2,
                         .peacekeepers = 2,
                         .mandate = 0.5,
                         .mission_police = 1,
                         .officers = 2,
                         .trust = 0.5};
  CHECK(danger_unarmed(p, view) == Approx(5.0 / 11.0));
  CHECK(danger_unarmed(p, {.comrades = 5}) == 0.0);
}

TEST_CASE("police_protect_only_as_far_as_they_are_trusted") {
  const ArmsBalanceParameters p = defaults().balance;
  ArmsView view = {.rivals = 3, .officers = 2, .trust = 0.0};
  const double distrusted = danger_unarmed(p, view);
  CHECK(distrusted == Approx(danger_unarmed(p, {.rivals = 3})));
  view.trust = 0.8;
  CHECK(danger_unarmed(p, view) < distrusted);
}

TEST_CASE("danger_fear_and_forbidding_commanders_keep_fighters_from_registering") {
  const RegistrationParameters p = defaults();
  const RegistrationView calm = {.package = 1, .commander = 1, .tie = 0.5, .promises_kept = 0.5};
  const double base = register_probability(p, calm);
  // log odds: intercept + package / 2 + pull / 2
  CHECK(base == Approx(p.ceiling_per_month * exact::logistic(p.intercept + 0.5 * p.package_pull +
                                                             0.5 * p.commander_pull)));
  RegistrationView view = calm;
  view.danger = 0.5;
  CHECK(register_probability(p, view) < base);
  view = calm;
  view.fear = 1;
  CHECK(register_probability(p, view) < base);
  view = calm;
  view.commander = -1;
  CHECK(register_probability(p, view) < base);
  view = calm;
  view.promises_kept = 1;
  CHECK(register_probability(p, view) > base);
  view = calm;
  view.package = 3;
  CHECK(register_probability(p, view) > base);
  view = calm;
  view.comrades_gone = 1;
  CHECK(register_probability(p, view) > base);
}

TEST_CASE("an_untied_fighter_does_not_mind_his_commander") {
  const RegistrationParameters p = defaults();
  CHECK(register_probability(p, {.commander = -1, .tie = 0}) ==
        register_probability(p, {.commander = 1, .tie = 0}));
}

TEST_CASE("attitude_follows_stance_and_can_be_bought") {
  const RegistrationParameters p = defaults();
  const auto attitude = [&](Stance stance, bool bought) {
    return commander_attitude(p, stance, CommanderStyle::restrains, bought);
  };
  CHECK(attitude(Stance::comply, false) == 1.0);
  CHECK(attitude(Stance::comply, false) > attitude(Stance::bargain, false));
  CHECK(attitude(Stance::bargain, false) > attitude(Stance::obstruct, false));
  CHECK(attitude(Stance::fight, false) == -1.0);
  CHECK(attitude(Stance::obstruct, true) == Approx(p.obstruct_attitude + p.bought_off_shift));
  CHECK(commander_attitude(p, {}, CommanderStyle::restrains, false) == 0.0);  // no leader, no word
  CHECK(commander_attitude(p, Stance::comply, CommanderStyle::runs_crime, false) ==
        Approx(1.0 + p.crime_commander_shift));
}

TEST_CASE("strict_weapon_tests_exclude_support_roles_and_women_first") {
  const RegistrationParameters p = defaults();
  const auto refused = [&](double strictness, bool weapon, FighterRole role, Sex sex) {
    return fighter_refused_probability(p, strictness, weapon, role, sex);
  };
  CHECK(refused(1.0, true, FighterRole::support, Sex::female) == 0.0);
  CHECK(refused(0.0, false, FighterRole::support, Sex::female) == 0.0);
  CHECK(refused(0.5, false, FighterRole::support, Sex::male) == Approx(0.5 * p.support_refused));
  CHECK(refused(0.5, false, FighterRole::support, Sex::male) >
        refused(0.5, false, FighterRole::combatant, Sex::male));
  CHECK(refused(0.5, false, FighterRole::combatant, Sex::female) >
        refused(0.5, false, FighterRole::combatant, Sex::male));
}

TEST_CASE("false_claims_grow_with_worth_and_shrink_with_strictness") {
  const RegistrationParameters p = defaults();
  // Open test, full worth: padding x 100 + rate x 1,000 people.
  CHECK(expected_false_claims(p, 1.0, 0.0, 1000.0, 100.0) ==
        Approx(100.0 * p.list_padding + p.claims_per_1000_week));
  CHECK(expected_false_claims(p, 0.5, 0.0, 1000.0, 100.0) <
        expected_false_claims(p, 1.0, 0.0, 1000.0, 100.0));
  CHECK(expected_false_claims(p, 1.0, 1.0, 1000.0, 100.0) <
        expected_false_claims(p, 1.0, 0.5, 1000.0, 100.0));
  CHECK(expected_false_claims(p, 0.0, 0.0, 1000.0, 100.0) == 0.0);
}

TEST_CASE("weapons_are_hidden_where_promises_break_and_nobody_looks") {
  const RegistrationParameters p = defaults();
  CHECK(hide_weapon_probability(p, 0.0, 0.0) == p.hides_weapon);
  CHECK(hide_weapon_probability(p, 0.5, 0.5) == Approx(p.hides_weapon / 4.0));
  CHECK(hide_weapon_probability(p, 1.0, 0.0) == 0.0);
}

TEST_CASE("fighters_drift_home_when_safe_and_untied") {
  const RegistrationParameters p = defaults();
  CHECK(drift_rate(p, {}) == p.drift_per_year);
  CHECK(drift_rate(p, {.tie = 0.5, .danger = 0.5}) == Approx(p.drift_per_year / 4.0));
  CHECK(drift_rate(p, {.tie = 1.0}) == 0.0);
  // Men whom nobody feeds go whatever their ties, unless a programme is near.
  CHECK(drift_rate(p, {.tie = 1.0, .fed = 0.0}) == Approx(p.hunger_per_year));
  CHECK(drift_rate(p, {.tie = 1.0, .danger = 1.0, .fed = 0.0}) == 0.0);
  CHECK(drift_rate(p, {.tie = 1.0, .fed = 0.0, .awaits = true}) == 0.0);
}

TEST_CASE("registration_admits_no_more_than_there_are_places") {
  Country country(2.0);
  country.parameters.registration.list_padding = 0;
  country.parameters.registration.claims_per_1000_week = 0;
  country.parameters.registration.ceiling_per_month = 1;
  country.parameters.registration.intercept = 50;
  country.play_month(registration);
  CHECK(country.in(FighterState::registered) == 2);
  CHECK(country.world.tally.total(Count::admitted) == 2);
  CHECK(country.world.factions[0].disarmed == 2);
}

TEST_CASE("weapons_are_handed_in_at_the_desk_with_or_without_a_camp") {
  Country country(6.0);
  RegistrationParameters& p = country.parameters.registration;
  p.list_padding = p.claims_per_1000_week = 0;
  p.ceiling_per_month = 1;
  p.intercept = 50;
  p.hides_weapon = 0;
  const std::int64_t before = weapons(country.world);
  country.play_month(registration);
  REQUIRE(country.in(FighterState::registered) == 6);
  CHECK(country.world.arsenal.collected == 6);
  CHECK(country.world.factions[0].disarmed == 6);
  CHECK(country.world.tally.total(Count::disarmed) == 6);
  CHECK(weapons(country.world) == before);
  for (std::uint32_t row = 0; row < 10; ++row) {
    const bool in = country.world.fighters.state[row] == FighterState::registered;
    CHECK(country.world.fighters.weapons[row] == (in ? 0 : 1));
    CHECK((country.world.fighters.disarmed_week[row] != never) == in);
  }
}

TEST_CASE("what_is_hidden_at_the_desk_lies_in_the_cache_of_the_faction") {
  Country country(100.0);
  RegistrationParameters& p = country.parameters.registration;
  p.list_padding = p.claims_per_1000_week = 0;
  p.ceiling_per_month = 1;
  p.intercept = 50;
  p.hides_weapon = 1;
  country.world.factions[0].promises_kept = 0;
  country.play_month(registration);
  REQUIRE(country.in(FighterState::registered) == 10);
  CHECK(country.world.arsenal.collected == 0);
  CHECK(country.world.factions[0].cached_weapons == 10);
}

TEST_CASE("a_gun_left_in_the_cache_does_not_pass_the_weapon_test") {
  const auto refused = [](double hides) {
    Country country(100.0);
    country.plan.activities[0].strictness = 0.5;
    RegistrationParameters& p = country.parameters.registration;
    p.list_padding = p.claims_per_1000_week = 0;
    p.ceiling_per_month = 1;
    p.intercept = 50;
    p.unarmed_combatant_refused = 1;
    p.hides_weapon = hides;
    country.world.factions[0].promises_kept = 0;
    country.play_month(registration);
    return country.world.tally.total(Count::refused_fighter);
  };
  CHECK(refused(0.0) == 0);
  CHECK(refused(2.0) > 0);  // half of those who show none are sent away
}

TEST_CASE("those_held_back_by_their_leader_do_not_come_forward") {
  Country country(100.0);
  country.parameters.registration.intercept = 50;
  country.parameters.registration.ceiling_per_month = 1;
  country.parameters.registration.drift_per_year = 0;
  country.world.factions[0].held_back_share = 1.0;
  country.play_month(registration);
  CHECK(country.in(FighterState::under_arms) == 10);
}

namespace {

/// A country where everybody comes forward whom nobody holds back, and his leader holds back a
/// part.
Country where_all_come_but(double held_back) {
  Country country(1000.0);
  RegistrationParameters& p = country.parameters.registration;
  p.intercept = 50;
  p.ceiling_per_month = 1;
  p.drift_per_year = p.hunger_per_year = 0;
  country.world.factions[0].held_back_share = held_back;
  return country;
}

}  // namespace

TEST_CASE("a_leader_holds_back_those_most_tied_to_their_commanders_for_as_long_as_he_wants") {
  Country country = where_all_come_but(0.4);
  country.world.factions.resize(2);  // nobody fights for the other
  Fighters& f = country.world.fighters;
  for (std::uint32_t row = 0; row < 10; ++row)
    f.commander_tie[row] = static_cast<float>(row + 1) / 10.0F;
  for (Week month = 0; month < 24 * weeks_per_month; month += weeks_per_month)
    country.play_month(registration, month);
  for (std::uint32_t row = 0; row < 10; ++row) {
    const bool stays = f.state[row] == FighterState::under_arms;
    CHECK(stays == (row >= 6));
  }
}

TEST_CASE("combatants_are_held_back_before_others_and_children_take_nobodys_place") {
  Country country = where_all_come_but(0.5);
  Fighters& f = country.world.fighters;
  f.commander_tie.assign(10, 0.2F);
  f.role[0] = f.role[1] = FighterRole::child;
  f.role[2] = f.role[3] = FighterRole::support;
  for (std::uint32_t row = 0; row < 4; ++row) f.commander_tie[row] = 0.9F;
  for (Week month = 0; month < 4 * weeks_per_month; month += weeks_per_month)
    country.play_month(registration, month);
  CHECK(f.state[2] == FighterState::registered);
  CHECK(f.state[3] == FighterState::registered);
  int combatants = 0;
  for (std::uint32_t row = 4; row < 10; ++row)
    combatants += f.state[row] == FighterState::under_arms ? 1 : 0;
  // Half of the eight who are no children.
  CHECK(combatants >= 3);
  CHECK(combatants <= 5);
}

TEST_CASE("impostors_leave_their_row_and_hand_in_weapons_that_existed") {
  Country country(1000.0);
  country.plan.activities[0].strictness = 1.0;
  country.parameters.registration.intercept = -50;
  country.parameters.registration.drift_per_year = 0;
  country.parameters.registration.impostor_detected = 0;
  country.parameters.registration.impostor_weapon_asked = 1;
  country.parameters.registration.claims_per_1000_week = 500;
  country.world.districts[0].civilian_weapons = 3;
  country.world.factions[0].cached_weapons = 2;
  country.open(Lever::reinsertion, 0);
  country.play(registration, 0);
  // Everybody is of age and unseen, but a weapon must be shown and there are five.
  CHECK(country.world.tally.total(Count::admitted_impostor) == 5);
  CHECK(country.world.tally.total(Count::refused) > 0);
  CHECK(country.world.fighters.size() == 15);
  CHECK(country.world.communities.people[0] == 995);
  CHECK(country.world.districts[0].civilian_weapons == 0);
  CHECK(country.world.factions[0].cached_weapons == 0);
}

TEST_CASE("children_never_face_the_entry_test") {
  Country country(100.0);
  for (auto& role : country.world.fighters.role) role = FighterRole::child;
  for (auto& born : country.world.fighters.birth_week) born = -16 * 52;
  country.parameters.registration.intercept = 50;
  country.play_month(registration);
  CHECK(country.in(FighterState::under_arms) == 10);
}

TEST_CASE("unarmed_women_pass_by_their_own_track_whatever_the_weapon_test") {
  Country country(100.0);
  country.plan.activities[0].strictness = 1.0;
  country.open(Lever::women_and_children, 100.0);
  RegistrationParameters& p = country.parameters.registration;
  p.intercept = 50;
  p.ceiling_per_month = 1;
  p.woman_refused_more = p.unarmed_combatant_refused = 1;
  p.list_padding = p.claims_per_1000_week = 0;
  for (auto& sex : country.world.fighters.sex) sex = Sex::female;
  for (auto& weapons : country.world.fighters.weapons) weapons = 0;
  country.play_month(registration);
  CHECK(country.in(FighterState::registered) == 10);
  CHECK(country.world.tally.total(Count::refused_fighter) == 0);
}

TEST_CASE("cash_announced_for_soon_draws_fighters_as_cash_on_the_table_does") {
  const auto come = [](Week cash_from) {
    Country country(10);
    country.parameters.registration.package_pull = 50;
    country.parameters.registration.intercept = -20;
    country.parameters.registration.ceiling_per_month = 1;
    country.open(Lever::reinsertion, 0);
    country.plan.activities[1].unit_cost_usd = 400;
    country.plan.activities[1].tranches = 1;
    country.plan.activities[1].start.week = cash_from;
    if (cash_from > 0) country.world.programme.activities[1].status = ActivityStatus::waiting;
    country.play_month(registration);
    return country.in(FighterState::registered);
  };
  CHECK(come(0) == 10);
  CHECK(come(20) == 10);
  CHECK(come(200) == 0);
}

TEST_CASE("comrades_who_left_years_before_are_no_news") {
  const auto come = [](bool disbanded) {
    Country country(10);
    RegistrationParameters& p = country.parameters.registration;
    p.ceiling_per_month = 1;
    p.intercept = -20;
    p.comrades_pull = 60;
    p.drift_per_year = p.list_padding = p.claims_per_1000_week = 0;
    Unit& unit = country.world.units[0];
    unit.under_arms = 1;
    unit.disbanded = disbanded;
    country.play_month(registration);
    return country.in(FighterState::registered);
  };
  CHECK(come(false) == 10);
  CHECK(come(true) == 0);
}

TEST_CASE("a_unit_disbanded_before_the_start_keeps_no_list") {
  Country country(1000);
  country.parameters.registration.claims_per_1000_week = 50;
  country.parameters.registration.list_padding = 0;
  country.open(Lever::reinsertion, 0);
  country.world.units[0].disbanded = true;
  country.play_month(registration);
  CHECK(country.world.tally.total(Count::admitted_impostor) == 0);
}

TEST_CASE("a_unit_that_the_state_sent_home_keeps_a_list_once_it_is_under_arms") {
  const auto admitted = [](FighterState state, std::int32_t under_arms) {
    Country country(1000);
    country.parameters.registration.claims_per_1000_week = 50;
    country.parameters.registration.list_padding = 0;
    country.open(Lever::reinsertion, 0);
    country.world.units[0].dismissal = Dismissal::army;
    country.world.units[0].under_arms = under_arms;
    country.put(state);
    country.play_month(registration);
    return country.world.tally.total(Count::admitted_impostor);
  };
  CHECK(admitted(FighterState::waiting, 0) == 0);
  CHECK(admitted(FighterState::under_arms, 10) > 0);
}

namespace {

/// Everybody comes forward at once, no child stays and nobody goes home unasked.
void let_all_come(Country& country) {
  RegistrationParameters& r = country.parameters.registration;
  r.intercept = 50;
  r.ceiling_per_month = 1;
  r.drift_per_year = r.list_padding = r.claims_per_1000_week = 0;
  DemobilisationParameters& d = country.parameters.demobilisation;
  d.child_release_per_week = 1000;
  d.child_slips_home_per_year = d.riot_per_week = d.quits_per_month = 0;
  ReintegrationParameters& p = country.parameters.reintegration;
  p.drops_out_per_month = p.provider_fails_per_year = p.works_leaves_queue = 0;
  country.world.fighters.weapons.assign(10, 0);
}

}  // namespace

TEST_CASE("children_take_places_on_their_track_before_any_adult") {
  Country country(0);
  let_all_come(country);
  Fighters& f = country.world.fighters;
  for (std::uint32_t row = 0; row < 10; ++row) {
    f.sex[row] = Sex::female;
    f.role[row] = row < 5 ? FighterRole::support : FighterRole::child;
    f.birth_week[row] = row < 5 ? -20 * 52 : -16 * 52;
  }
  country.open(Lever::women_and_children, 5);
  country.play_ddr(4);
  for (std::uint32_t row = 0; row < 10; ++row) {
    CHECK((f.state[row] == FighterState::in_programme) == (row >= 5));
  }
}

TEST_CASE("a_person_on_the_track_of_women_and_children_costs_one_unit") {
  Country country(0);
  let_all_come(country);
  Fighters& f = country.world.fighters;
  for (std::uint32_t row = 0; row < 10; ++row) {
    f.sex[row] = row < 6 ? Sex::female : Sex::male;
    f.role[row] = row < 8 ? FighterRole::support : FighterRole::child;
    f.birth_week[row] = row < 8 ? -20 * 52 : -16 * 52;
  }
  country.open(Lever::women_and_children, 12);
  country.open(Lever::demobilisation, 10);
  country.play_ddr(20);
  CHECK(country.world.tally.total(Count::entered_programme) == 10);
  CHECK(country.world.programme.offers[static_cast<std::size_t>(Lever::women_and_children)][0]
            .units == 2.0);
}

TEST_CASE("false_claims_are_made_by_people_who_can_pass_for_fighters") {
  Country country(1000);
  country.parameters.registration.list_padding = 0;
  country.parameters.registration.claims_per_1000_week = 10;
  country.open(Lever::reinsertion, 0);
  for (std::size_t row = 0; row < 100; ++row) {
    country.world.citizens.birth_week[row] = (row % 2 == 0 ? -20 : -60) * 52;
    country.world.citizens.sex[row] = row % 4 == 0 ? Sex::female : Sex::male;
  }
  country.parameters.registration.women_on_lists = 0;
  country.play_month(registration);
  const Fighters& f = country.world.fighters;
  std::size_t impostors = 0;
  for (std::size_t row = 0; row < f.size(); ++row) {
    if ((f.flags[row] & fighter_flag::impostor) == 0) continue;
    ++impostors;
    CHECK(f.birth_week[row] == -20 * 52);
    CHECK(f.sex[row] == Sex::male);
  }
  CHECK(impostors > 5);
}

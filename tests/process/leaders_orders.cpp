#include "process/leaders_orders.h"

#include <catch2/catch.hpp>

#include "leaders_country.h"

using namespace ssr;

namespace {

/// The same, the last four under a commander of their own, who stands at the end.
Country of_two_units() {
  Country country = of_neglected_men();
  country.world.units.push_back(country.world.units[0]);
  country.world.units[1].commander = FighterId{9};
  for (std::uint32_t row = 6; row < 10; ++row) country.world.fighters.unit[row] = UnitId{1};
  country.parameters.leaders.joins_splinter = 1;
  return country;
}

}  // namespace

TEST_CASE("a_neglected_commander_with_men_around_calls_them_and_waits") {
  Country country = of_neglected_men();
  country.play(leaders, 0);
  const Unit& unit = country.world.units[0];
  CHECK((unit.splinter && unit.fights));
  CHECK(unit.gathers_until == 13);
  CHECK(country.world.fighters.state[0] == FighterState::remobilised);
  CHECK(country.in(FighterState::settled) == 9);
  CHECK(country.world.tally.total(Count::remobilised) == 1);
}

TEST_CASE("no_commander_takes_up_arms_again_who_is_not_at_home_or_was_bought_off_or_beaten") {
  Country in_army = of_neglected_men();
  in_army.world.fighters.state[0] = FighterState::in_army;
  Country bought = of_neglected_men();
  bought.world.units[0].bought_off = true;
  Country beaten = of_neglected_men();
  beaten.world.units[0].beaten_until = 1;
  for (Country* country : {&in_army, &bought, &beaten}) {
    country->play(leaders, 0);
    CHECK_FALSE(country->world.units[0].fights);
    CHECK(country->world.tally.total(Count::remobilised) == 0);
  }
}

TEST_CASE("officers_sent_home_with_nothing_take_up_arms_and_those_paid_off_do_not") {
  const auto after = [](bool paid, double sees_severance_owed) {
    Country country = of_dismissed_men(paid);
    country.parameters.army.sees_severance_owed = sees_severance_owed;
    country.play(leaders, 1);
    return country.world;
  };
  const World unpaid = after(false, 1);
  CHECK((unpaid.units[0].splinter && unpaid.units[0].fights));
  CHECK(unpaid.fighters.state[0] == FighterState::remobilised);
  CHECK(unpaid.fighters.faction[0] == unpaid.dismissed);
  CHECK_FALSE(unpaid.factions[unpaid.dismissed.value].led);
  CHECK_FALSE(after(true, 1).units[0].fights);
  CHECK_FALSE(after(false, 0).units[0].fights);  // the link of M28 cut
}

TEST_CASE("nobody_leads_the_dismissed_as_one_and_no_government_bargains_with_them") {
  Country country = of_dismissed_men(false);
  country.parameters.leaders.splinter_base = 0;
  country.parameters.leaders.successor_rate = 1e6;
  country.parameters.leaders.offer_posts = 1;
  country.world.government.will = 1;
  country.play(leaders, 0);
  CHECK(country.world.factions[0].inducements > 0);
  country.play(leaders, 1);
  CHECK_FALSE(country.world.factions[1].led);
  CHECK(country.world.factions[1].inducements == 0);
}

TEST_CASE("where_no_gun_is_found_nobody_begins") {
  Country unarmed = of_two_units();
  unarmed.world.fighters.weapons.assign(10, 0);
  unarmed.play(leaders, 0);
  for (const Unit& unit : unarmed.world.units) {
    CHECK_FALSE((unit.splinter || unit.fights));
    CHECK(unit.gathers_until == never);
  }
}

TEST_CASE("a_band_whose_men_are_gone_is_beaten") {
  Country empty = of_neglected_men();
  Unit& unit = empty.world.units[0];
  unit.commander = FighterId{};
  unit.splinter = unit.fights = true;
  unit.gathers_until = 13;
  empty.parameters.clashes.beaten_weeks = 50;
  empty.play(leaders, 0);
  CHECK_FALSE((unit.splinter || unit.fights));
  CHECK(unit.gathers_until == never);
  CHECK(unit.beaten_until == 50);
}

TEST_CASE("the_beaten_obey_no_order_to_fight_before_their_time") {
  const auto fights = [](Week beaten_until) {
    Country country = of_neglected_men();
    country.parameters.leaders.follows_base = 1;
    country.put(FighterState::under_arms);
    country.world.units[0].under_arms = 10;
    country.world.units[0].beaten_until = beaten_until;
    country.world.factions[0].stance = Stance::fight;
    country.world.factions[0].war_chest = to_cents(1e9);
    country.play(leaders, 0);
    return country.world.units[0].fights;
  };
  CHECK(fights(0));
  CHECK_FALSE(fights(1));
}

TEST_CASE("commanders_hold_still_for_a_leader_at_peace_who_has_something_to_give") {
  const auto rises = [](Stance stance, bool led, double posts) {
    Country country = of_neglected_men();
    country.parameters.leaders.follows_base = 1;
    Faction& faction = country.world.factions[0];
    faction.stance = stance;
    faction.led = led;
    faction.posts = posts;
    country.play(leaders, 0);
    return country.world.units[0].fights;
  };
  CHECK_FALSE(rises(Stance::comply, true, 1.0));
  CHECK_FALSE(rises(Stance::bargain, true, 1.0));
  CHECK(rises(Stance::obstruct, true, 1.0));
  CHECK(rises(Stance::comply, false, 1.0));
  CHECK(rises(Stance::comply, true, 0.0));
}

TEST_CASE("money_binds_as_far_as_it_goes_among_those_who_would_come") {
  const auto rises = [](double chest_usd) {
    Country country = of_neglected_men();
    country.parameters.leaders.follows_base = 1;
    country.world.factions[0].war_chest = to_cents(chest_usd);
    country.play(leaders, 0);
    return country.world.units[0].fights;
  };
  CHECK_FALSE(rises(1000));  // a dollar a week for each of ten men
  CHECK(rises(1));
}

TEST_CASE("commanders_of_a_group_join_the_strongest_and_one_band_comes_of_it") {
  Country country = of_two_units();
  country.play(leaders, 0);
  CHECK(country.world.units[0].fights);
  CHECK_FALSE(country.world.units[1].fights);
  CHECK(country.world.fighters.state[9] == FighterState::remobilised);
  CHECK(country.world.fighters.unit[9] == UnitId{0});
}

TEST_CASE("a_remnant_under_arms_goes_over_to_the_band_it_joins") {
  Country country = of_two_units();
  for (std::uint32_t row = 6; row < 10; ++row)
    country.world.fighters.state[row] = FighterState::under_arms;
  country.world.units[1].under_arms = 4;
  country.play(leaders, 0);
  // Four guns outnumber six men of whom half would come.
  CHECK(country.world.units[1].fights);
  CHECK(country.world.fighters.unit[0] == UnitId{1});
  CHECK(country.world.fighters.state[0] == FighterState::remobilised);
}

TEST_CASE("units_strong_enough_fight_each_under_its_own_commander") {
  Country country = of_two_units();
  country.parameters.clashes.surrender_men = 3;
  country.put(FighterState::under_arms);
  country.world.units[0].under_arms = 6;
  country.world.units[1].under_arms = 4;
  country.play(leaders, 0);
  for (const Unit& unit : country.world.units) {
    CHECK((unit.splinter && unit.fights));
    CHECK(unit.gathers_until == never);
  }
  CHECK(country.world.fighters.unit[9] == UnitId{1});
}

TEST_CASE("a_deal_with_a_splinter_takes_money_and_lapses") {
  Country country = of_neglected_men();
  LeadersParameters& p = country.parameters.leaders;
  p.splinter_base = 0;
  p.deal_share = p.offer_treasury = 1;
  p.means_people = 10;
  p.offer_money_usd = 1000;
  country.put(FighterState::under_arms);
  country.world.units[0].under_arms = 10;
  country.world.units[0].splinter = country.world.units[0].fights = true;
  country.world.government.will = 1;
  country.play(leaders, 0);
  CHECK(country.world.units[0].splinter);  // an empty treasury buys nobody
  country.world.government.treasury = to_cents(2000);
  country.play(leaders, weeks_per_quarter);
  CHECK(country.world.units[0].bought_off);
  CHECK(country.world.government.treasury == to_cents(1500));
  CHECK(country.world.accounts.spent_by_factions == to_cents(500));
  p.deal_lapses = 1e6;
  country.play(leaders, 2 * weeks_per_quarter);
  CHECK_FALSE(country.world.units[0].bought_off);
}

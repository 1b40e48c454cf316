#include "process/leaders.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

LeadersParameters some() {
  LeadersParameters p{};
  p.seats_of_power = 0.5;
  p.rents_in_peace = 0.4;
  p.guarantor_trust = 0.5;
  p.total_discount = 0.3;
  p.limited_money = 0.3;
  p.greedy_posts = 0.5;
  p.decisiveness = 2;
  p.price_weight = 0.5;
  p.greedy_price = 1.3;
  p.losses_weight = 0.4;
  p.means_weight = 0.4;
  p.means_people = 500;
  p.obstruct_peace = 0.6;
  p.obstruct_option = 0.5;
  p.obstruct_price = 0.5;
  p.troops_for_price = 1;
  p.staying_horizon = 100;
  p.splinter_base = 0.1;
  p.splinter_headless = 2;
  p.excluded_neglect = 2;
  p.splinter_rents = 0.05;
  p.follows_base = 0.5;
  p.follows_criminal = 0.4;
  return p;
}

LeaderView someone() {
  LeaderView view;
  view.wants_posts = 0.4;
  view.wants_rents = 0.2;
  view.wants_impunity = 0.2;
  view.wants_power = 0.2;
  view.strength = 500;
  view.opposed = 1500;
  view.posts = 0.5;
  view.promises_kept = 0.5;
  view.funded = 1;
  return view;
}

}  // namespace

TEST_CASE("peacekeepers_and_their_mandate_set_the_price_of_violence") {
  const LeadersParameters p = some();
  CHECK(price_of_violence(p, 1.0, 0.8) == Approx(0.4));
  CHECK(price_of_violence(p, 0.0, 0.8) == 0.0);
}

TEST_CASE("a_guarantor_about_to_leave_weighs_less_unless_the_state_stands") {
  const LeadersParameters p = some();
  CHECK(staying_power(p, 200, 0) == 1.0);
  CHECK(staying_power(p, 25, 0) == Approx(0.25));
  CHECK(staying_power(p, 0, 0.6) == Approx(0.6));
}

TEST_CASE("inducements_work_by_type") {
  const LeadersParameters p = some();
  LeaderView view = someone();
  view.offered_posts = 1;
  view.type = SpoilerType::limited;
  const double limited = inducement(p, view);
  view.type = SpoilerType::greedy;
  const double greedy = inducement(p, view);
  view.type = SpoilerType::total;
  CHECK(limited == Approx(0.4));
  CHECK(greedy == Approx(0.2));
  CHECK(inducement(p, view) == Approx(0.12));
}

TEST_CASE("peace_is_worth_what_office_and_trust_make_it") {
  const LeadersParameters p = some();
  LeaderView view = someone();
  // trust 0.5, office 0.5 x (0.4 + 0.5 x 0.2 + 0.4 x 0.2), impunity 0.2
  CHECK(peace_value(p, view) == Approx(0.5 * 0.29 + 0.2));
  LeaderView excluded = view;
  excluded.included = false;
  CHECK(peace_value(p, excluded) == Approx(0.2));
  LeaderView threatened = view;
  threatened.prosecution = 1;
  CHECK(peace_value(p, threatened) < peace_value(p, view));
}

TEST_CASE("strength_makes_fighting_pay_and_guarantors_make_it_cost") {
  const LeadersParameters p = some();
  LeaderView view = someone();
  // win = 1/16 / (1/16 + 9/16) = 0.1; means 1/2
  CHECK(fight_value(p, view) == Approx(0.1 * 0.8 - 0.4 * 0.9 - 0.4 * 0.5));
  LeaderView strong = view;
  strong.strength = 3000;
  CHECK(fight_value(p, strong) > fight_value(p, view));
  LeaderView watched = view;
  watched.price = 0.5;
  CHECK(fight_value(p, watched) == Approx(fight_value(p, view) - 0.25));
  watched.stays = 0;
  CHECK(fight_value(p, watched) == Approx(fight_value(p, view)));
}

TEST_CASE("neglected_commanders_splinter_where_nobody_watches") {
  const LeadersParameters p = some();
  CHECK(splinter_probability(p, {.promises_kept = 1}) == 0.0);
  const double neglected = splinter_probability(p, {.promises_kept = 0});
  CHECK(neglected == Approx(0.0951626));
  CHECK(splinter_probability(p, {.promises_kept = 0, .included = false}) > neglected);
  CHECK(splinter_probability(p, {.promises_kept = 0, .price = 1}) == 0.0);
  CHECK(splinter_probability(p, {.promises_kept = 0, .led = false}) == Approx(0.1812692));
}

TEST_CASE("commanders_follow_pay_and_loot") {
  const LeadersParameters p = some();
  CHECK(follows_probability(p, CommanderStyle::restrains, 1, 1) == Approx(0.5));
  CHECK(follows_probability(p, CommanderStyle::runs_crime, 1, 0) == Approx(0.4));
}

TEST_CASE("support_from_abroad_is_booked_where_it_lands") {
  Context context;
  Plan plan;
  Parameters parameters{};
  parameters.leaders = some();
  World world;
  world.factions.resize(1);
  world.factions[0].external_support_per_week = 12.5;
  leaders(Step{context, plan, parameters, Draws({}, 1)}, world);
  CHECK(world.factions[0].war_chest == to_cents(12.5));
  CHECK(world.accounts.in_rents == to_cents(12.5));
}

TEST_CASE("a_leader_at_peace_lives_on_his_chest_and_every_cent_is_booked") {
  Context context;
  Plan plan;
  Parameters parameters{};
  parameters.leaders = some();
  parameters.leaders.chest_drain = 0.1;
  World world;
  world.factions.resize(1);
  world.factions[0].war_chest = 1000;
  leaders(Step{context, plan, parameters, Draws({}, 1)}, world);
  CHECK(world.factions[0].war_chest == 900);
  CHECK(world.accounts.spent_by_factions == 100);
}

TEST_CASE("an_amnesty_takes_threats_away_and_an_indictment_makes_them") {
  LeadersParameters p{};
  p.amnesty_shield = 0.75;
  p.indicted_threat = 0.8;
  CHECK(threat_to_leader(p, 0.4, false, 0.0) == Approx(0.4));
  CHECK(threat_to_leader(p, 0.4, true, 0.0) == Approx(0.1));
  CHECK(threat_to_leader(p, 0.4, true, 1.0) == Approx(0.8));
  // Before a state that does not reach him a warrant is paper.
  CHECK(threat_to_leader(p, 0.4, false, 0.0) == threat_to_leader(p, 0.4, false, 0.1));
}

TEST_CASE("a_leader_fears_what_he_thinks_is_known_of_him_and_not_the_truth") {
  const auto threat = [](double thought, double truth) {
    Context context;
    Plan plan;
    Parameters parameters{};
    parameters.leaders = some();
    parameters.leaders.exposed_prosecution = 1;
    parameters.leaders.noise = parameters.leaders.chest_weeks = 1;
    parameters.leaders.upkeep_usd = parameters.leaders.offer_money_usd = 1;
    World world;
    world.factions.resize(1);
    world.units.resize(1);
    world.units[0].faction = FactionId{0};
    world.units[0].abusiveness = truth;
    world.units[0].district = DistrictId{0};
    world.districts.resize(1);
    world.pictures.planner.assign(n_pictures, 1.0);
    world.pictures.exposure = {thought};
    leaders(Step{context, plan, parameters, Draws({}, 0)}, world);
    return world.factions[0].prosecution_threat;
  };
  CHECK(threat(0.2, 0.9) == Approx(0.2));
  CHECK(threat(0.9, 0.2) == Approx(0.9));
}

#include "process/leaders.h"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "core/exact_math.h"
#include "leaders_country.h"

using namespace ssr;

TEST_CASE("support_from_abroad_is_booked_where_it_lands") {
  Context context;
  Plan plan;
  Parameters parameters{};
  parameters.leaders = some_leaders();
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
  parameters.leaders = some_leaders();
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
    parameters.leaders = some_leaders();
    parameters.leaders.exposed_prosecution = 1;
    parameters.leaders.noise = parameters.leaders.chest_weeks = 1;
    parameters.leaders.offer_money_usd = 1;
    feed_for(parameters, context, 1);
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

TEST_CASE("a_leader_keeps_his_reasons_until_he_sees_things_anew") {
  const auto changes = [](double reconsiders) {
    Country country = of_neglected_men();
    LeadersParameters& p = country.parameters.leaders;
    p.habit = 0;
    p.noise = 1000;  // nothing else counts
    p.splinter_base = 0;
    p.reconsiders = reconsiders;
    Faction& faction = country.world.factions[0];
    country.play(leaders, 0);
    int n = 0;
    for (Week week = 13; week <= 40 * 13; week += 13) {
      const Stance before = faction.stance;
      country.play(leaders, week);
      n += faction.stance != before ? 1 : 0;
    }
    return n;
  };
  CHECK(changes(0) == 0);
  CHECK(changes(52) > 20);
  CHECK(changes(1) > 0);
  CHECK(changes(1) < 15);
}

TEST_CASE("who_makes_war_on_the_government_leaves_it") {
  const auto offices = [](Stance stance) {
    Country country = of_neglected_men();
    country.world.factions[0].stance = stance;
    country.world.factions[0].posts = 0.6;
    country.play(leaders, 0);
    return country.world.factions[0].posts;
  };
  CHECK(offices(Stance::comply) == 0.6);
  CHECK(offices(Stance::fight) == 0.0);
}

TEST_CASE("men_hold_out_where_few_soldiers_are") {
  const auto choice = [](std::int64_t soldiers) {
    Country country = of_neglected_men();
    LeadersParameters& p = country.parameters.leaders;
    p.habit = 0;
    p.noise = 1e-9;
    p.losses_weight = 10;
    p.means_weight = 0;
    p.bargain_cost = 0.1;
    country.put(FighterState::under_arms);
    country.world.units[0].under_arms = 10;
    country.world.factions[0].under_arms = 10;
    country.world.factions[0].wants_power = 1;
    country.world.pictures.state_strength = {10.0};
    country.world.districts[0].soldiers = soldiers;
    country.play(leaders, 0);
    return country.world.factions[0].stance;
  };
  CHECK(choice(0) == Stance::fight);
  CHECK(choice(1000000) == Stance::comply);
}

TEST_CASE("a_successor_has_reasons_of_his_own") {
  Country country = of_neglected_men();
  LeadersParameters& p = country.parameters.leaders;
  p.splinter_base = 0;
  p.successor_rate = 1e6;
  country.world.factions[0].led = false;
  country.play(leaders, 13);
  CHECK(country.world.factions[0].led);
  CHECK(country.world.factions[0].reasons_since == 13);
}

TEST_CASE("offices_promised_and_not_refused_yet_make_peace_worth_more") {
  const auto choice = [](PromiseState state) {
    Country country = of_neglected_men();
    LeadersParameters& p = country.parameters.leaders;
    p.habit = 0;
    p.noise = 1e-9;
    p.losses_weight = p.means_weight = 0;
    country.context.accord.promises.resize(1);
    country.context.accord.promises[0].kind = PromiseKind::posts;
    country.context.accord.promises[0].beneficiary = 0;
    country.world.accord.promises.resize(1);
    country.world.accord.promises[0].state = state;
    Faction& faction = country.world.factions[0];
    faction.promises_kept = 1;
    faction.wants_posts = 1;
    faction.included = true;
    country.put(FighterState::under_arms);
    faction.under_arms = country.world.units[0].under_arms = 10;
    country.world.pictures.state_strength = {10.0};
    country.play(leaders, 0);
    return faction.stance;
  };
  CHECK(choice(PromiseState::open) != Stance::fight);
  CHECK(choice(PromiseState::broken) == Stance::fight);
}

TEST_CASE("men_at_peace_eat_what_comes_in_and_not_the_chest") {
  Country country = of_neglected_men();
  Faction& faction = country.world.factions[0];
  faction.under_arms = 10;
  feed_for(country.parameters, country.context, 2);
  faction.external_support_per_week = 5;
  country.play(leaders, 1);
  CHECK(faction.fed == Approx(0.25));
  CHECK(faction.war_chest == 0);
  CHECK(country.world.accounts.spent_by_factions == to_cents(5));
}

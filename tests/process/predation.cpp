#include "process/predation.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "../support/small_world.h"

using namespace ssr;

namespace {

constexpr Luck luck{8, 1};

/// A small country with some 200 fighters under arms.
struct Roads {
  Context context = small::context();
  Plan plan;
  Parameters parameters = small::parameters();
  World world = build_world(context, luck);

  /// Rates of the acts that a test does not look at are 0.
  Roads() {
    parameters.predation = {};
    parameters.predation.deterrence = 0.5;
    parameters.predation.toll_weeks = 1;
    parameters.predation.restrained_tolls = parameters.predation.restrained_harm = 1;
  }
  std::size_t acts_in_a_month() {
    world.incidents.clear();
    for (Week week = 0; week < weeks_per_month; ++week) {
      predation(Step{context, plan, parameters, Draws(luck, week)}, world);
    }
    return world.incidents.size();
  }
};

}  // namespace

TEST_CASE("tolls_follow_the_units_temper_and_who_stands_against_it") {
  PredationParameters p{};
  p.toll_rate = 4;
  p.restrained_tolls = 0.25;
  p.deterrence = 0.5;
  CHECK(toll_rate(p, {.abusiveness = 1}) == Approx(4));
  CHECK(toll_rate(p, {.abusiveness = 0}) == Approx(1));
  CHECK(toll_rate(p, {.abusiveness = 1, .forces_per_fighter = 2}) == Approx(2));
}

TEST_CASE("harm_follows_the_units_temper_and_who_stands_against_it") {
  PredationParameters p{};
  p.robbery_rate = p.assault_rate = p.sexual_rate = p.killing_rate = 1;
  p.deterrence = 0.5;
  CHECK(harm_rate(p, {.abusiveness = 1}) == Approx(4));
  CHECK(harm_rate(p, {.abusiveness = 0}) == 0.0);
  CHECK(harm_rate(p, {.abusiveness = 1, .forces_per_fighter = 2}) == Approx(2));
}

TEST_CASE("leaders_who_comply_restrain_those_who_are_tied_to_them") {
  PredationParameters p{};
  p.toll_rate = p.robbery_rate = 4;
  p.order_heeded = 0.5;
  p.broker_passes_on = 0.6;
  Unit unit;
  CHECK(heeds_order(p, Stance::comply, unit, 1.0) == 0.5);
  CHECK(heeds_order(p, Stance::comply, unit, 0.4) == Approx(0.2));
  CHECK(heeds_order(p, Stance::bargain, unit, 1.0) == 0.0);
  CHECK(heeds_order(p, {}, unit, 1.0) == 0.0);  // nobody gives it
  unit.style = CommanderStyle::brokers_work;
  CHECK(heeds_order(p, Stance::comply, unit, 1.0) == Approx(0.3));
  unit.style = CommanderStyle::runs_crime;
  CHECK(heeds_order(p, Stance::comply, unit, 1.0) == 0.0);
  unit.style = CommanderStyle::restrains;
  unit.splinter = true;
  CHECK(heeds_order(p, Stance::comply, unit, 1.0) == 0.0);
  CHECK(toll_rate(p, {.abusiveness = 1, .heeds = 0.5}) == Approx(2));
  CHECK(harm_rate(p, {.abusiveness = 1, .heeds = 0.5}) == Approx(2));
}

TEST_CASE("a_faction_takes_less_once_its_leader_complies") {
  Roads roads;
  roads.parameters.predation.toll_rate = 12;
  roads.parameters.predation.order_heeded = 1;
  for (float& tie : roads.world.fighters.commander_tie) tie = 0.9F;
  for (Unit& unit : roads.world.units) unit.style = CommanderStyle::restrains;
  const auto in_a_month = [&](Stance stance) {
    for (Faction& faction : roads.world.factions) faction.stance = stance;
    return roads.acts_in_a_month();
  };
  const std::size_t before = in_a_month(Stance::bargain);
  CHECK(before > 50);
  CHECK(in_a_month(Stance::comply) < before / 4);
}

TEST_CASE("acts_come_in_the_proportion_of_their_rates") {
  PredationParameters p{};
  p.robbery_rate = 5;
  p.assault_rate = 3;
  p.sexual_rate = 1;
  p.killing_rate = 1;
  std::array<int, 16> n{};
  for (int i = 0; i < 100; ++i) ++n[static_cast<std::size_t>(harm_done(p, (i + 0.5) / 100))];
  CHECK(n[static_cast<std::size_t>(Matter::robbery)] == 50);
  CHECK(n[static_cast<std::size_t>(Matter::assault)] == 30);
  CHECK(n[static_cast<std::size_t>(Matter::sexual_violence)] == 10);
  CHECK(n[static_cast<std::size_t>(Matter::homicide)] == 10);
}

TEST_CASE("fighters_under_arms_take_tolls_and_the_disarmed_take_none") {
  Roads roads;
  roads.parameters.predation.toll_rate = 40;
  CHECK(roads.acts_in_a_month() > 0);
  for (const Incident& incident : roads.world.incidents) {
    CHECK(incident.matter == Matter::extortion);
    CHECK(incident.offender_kind == OffenderKind::fighter);
    CHECK(armed(roads.world.fighters.state[incident.offender]));
  }
  auto& states = roads.world.fighters.state;
  std::fill(states.begin(), states.end(), FighterState::settled);
  CHECK(roads.acts_in_a_month() == 0);
}

TEST_CASE("every_toll_is_money_in_a_war_chest_and_in_the_books") {
  Roads roads;
  roads.parameters.predation.toll_rate = 40;
  const auto chests = [&] {
    Cents sum = 0;
    for (const Faction& faction : roads.world.factions) sum += faction.war_chest;
    return sum;
  };
  const Cents before = chests();
  const auto n = static_cast<Cents>(roads.acts_in_a_month());
  REQUIRE(n > 0);
  const Cents each = to_cents(roads.parameters.predation.toll_weeks *
                              roads.context.economy.gdp_usd_per_head / weeks_per_year);
  REQUIRE(each > 0);
  CHECK(chests() - before == n * each);
  CHECK(roads.world.accounts.in_tolls == n * each);
  CHECK(roads.world.factions[0].rents_last_year > 0);
}

TEST_CASE("armed_men_do_harm_themselves_and_women_are_taken_first") {
  Roads roads;
  roads.parameters.predation.sexual_rate = 40;
  roads.parameters.predation.men_as_victims = 0;
  roads.parameters.predation.children_as_victims = 0;
  REQUIRE(roads.acts_in_a_month() > 10);
  for (const Incident& incident : roads.world.incidents) {
    CHECK(incident.matter == Matter::sexual_violence);
    CHECK(incident.offender_kind == OffenderKind::fighter);
    CHECK(roads.world.fighters.weapons[incident.offender] > 0);
    CHECK(roads.world.citizens.sex[incident.victim.value] == Sex::female);
    CHECK(roads.world.citizens.livelihood[incident.victim.value] != Livelihood::child);
  }
  CHECK(roads.world.accounts.in_tolls == 0);
}

TEST_CASE("peacekeepers_whom_armed_men_see_spare_people_on_the_road") {
  const auto acts = [](double seen) {
    Roads roads;
    roads.parameters.predation.toll_rate = 40;
    roads.parameters.mission.sees_peacekeepers = seen;
    roads.world.mission.mandate = 1;
    for (District& district : roads.world.districts) district.peacekeepers = 5000;
    return roads.acts_in_a_month();
  };
  CHECK(acts(1) < acts(0) / 2);
}

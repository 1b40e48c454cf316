#include "lever/society.h"

#include <catch2/catch.hpp>
#include <vector>

#include "process/parameters.h"
#include "world/feelings.h"

using namespace ssr;

namespace {

struct Country {
  Context context;
  Plan plan;
  Parameters parameters;
  World world;
};

/// One district, one community of 1,000 people in 10 rows; `units` of the lever on offer.
Country country(Lever lever, double units) {
  Country c;
  LeverParameters& p = c.parameters.activities.lever;
  p.project_reach = 500;
  p.project_gain = 0.4;
  p.meeting_reach = 500;
  p.meeting_effect = 0.2;
  p.realistic_expectations = 0.4;
  c.plan.activities.resize(1);
  c.plan.activities[0].lever = lever;
  c.world.districts.resize(1);
  c.world.districts[0].residents = 1000;
  Communities& communities = c.world.communities;
  communities.district = {DistrictId{0}};
  communities.first_row = {0};
  communities.n_rows = {10};
  communities.n_slots = {10};
  communities.base_weight = {100};
  communities.people = {1000};
  communities.visible_gains = {0.0F};
  c.world.citizens.weight.assign(10, 100);
  c.world.citizens.attitude.resize(10);
  c.world.citizens.sex.assign(10, Sex::female);
  c.world.citizens.group.assign(10, 0);
  c.world.citizens.livelihood.assign(10, Livelihood::idle);
  for (Feelings& row : c.world.citizens.attitude) row.set(Attitude::expectations, 0.9);
  c.world.citizens.attitude[3].set(Attitude::expectations, 0.1);
  count_feelings(c.world, 1);
  c.world.programme.activities.resize(1);
  c.world.programme.activities[0].allotted = 1000000;
  c.world.programme.offers[static_cast<std::size_t>(lever)] = {
      {.activity = 0, .units = units, .unit_cost = 100}};
  return c;
}

void act(Country& c) {
  const Step step{c.context, c.plan, c.parameters, Draws(Luck{}, 3)};
  act_society(step, c.world);
}

void add_fighter(World& world, FighterState state) {
  Fighters& f = world.fighters;
  f.faction.push_back(FactionId{0});
  f.unit.push_back(UnitId{0});
  f.home.push_back(CitizenId{0});
  f.role.push_back(FighterRole::combatant);
  f.state.push_back(state);
  f.district.push_back(DistrictId{0});
  f.flags.push_back(0);
}

/// Hearings for a community with two men of a unit that was half abusive: half of its people
/// attend, and one owns up in a fifth of them.
Country wronged(double hearings) {
  Country c = country(Lever::truth_hearings, hearings);
  LeverParameters& p = c.parameters.activities.lever;
  p.hearing_reach = 500;
  p.hearing_confesses = 0.2;
  p.hearing_reconciles = 0.5;
  p.hearing_relives = 0.25;
  c.world.communities.acceptance = {0.5F};
  c.world.communities.base_weight = {1};
  for (Feelings& row : c.world.citizens.attitude) {
    row.set(Attitude::grievance, 0.4);
    row.set(Attitude::fear, 0.2);
  }
  count_feelings(c.world, 1);
  c.world.units.resize(1);
  c.world.units[0].abusiveness = 0.5;
  add_fighter(c.world, FighterState::settled);
  add_fighter(c.world, FighterState::home_unregistered);
  return c;
}

double readiness(const Country& c) {
  return static_cast<double>(c.world.communities.acceptance[0]);
}

double fear(const Country& c) { return felt_in(c.world, CommunityId{0}).mean(Attitude::fear); }

}  // namespace

TEST_CASE("projects_are_seen_by_those_they_reach") {
  CHECK(gains_after(0.0, 1000, 1, 500, 0.4) == Approx(0.2));
  CHECK(gains_after(0.5, 1000, 1, 500, 0.4) == Approx(0.6));
  CHECK(gains_after(0.0, 100, 5, 500, 0.4) == Approx(0.4));
  CHECK(gains_after(0.3, 0, 1, 500, 0.4) == 0.3);
}

TEST_CASE("quick_projects_make_gains_visible_and_cost_money") {
  Country c = country(Lever::quick_impact, 1.0);
  act(c);
  CHECK(c.world.communities.visible_gains[0] == Approx(0.2F));
  CHECK(c.world.programme.activities[0].spent == 100);
}

TEST_CASE("meetings_lower_high_expectations_and_leave_low_ones") {
  Country c = country(Lever::outreach, 1.0);
  act(c);
  const auto& rows = c.world.citizens.attitude;
  CHECK(rows[0][Attitude::expectations] == Approx(0.9 - 0.1 * 0.5).margin(1e-5));
  CHECK(rows[3][Attitude::expectations] == Approx(0.1).margin(1e-5));
  CHECK(felt_in(c.world, CommunityId{0}).mean(Attitude::expectations) ==
        Approx((9 * 0.85 + 0.1) / 10).margin(1e-5));
}

TEST_CASE("nothing_on_offer_changes_nothing") {
  Country c = country(Lever::outreach, 0.0);
  act(c);
  const auto& rows = c.world.citizens.attitude;
  CHECK(rows[0][Attitude::expectations] == Approx(0.9).margin(1e-5));
  CHECK(c.world.programme.activities[0].spent == 0);
}

TEST_CASE("somebody_owns_up_the_sooner_the_more_may") {
  CHECK(confession_probability(0, 0.2) == 0.0);
  CHECK(confession_probability(1, 0.2) == Approx(0.2));
  CHECK(confession_probability(2, 0.2) == Approx(0.36));
  CHECK(confession_probability(0.5, 1) == 1.0);
  CHECK(confession_probability(7, 0) == 0.0);
}

TEST_CASE("a_hearing_goes_part_of_the_way_and_never_beyond") {
  CHECK(readiness_after(0.5, 0.5, 0.4, 0.2, 0.5) == Approx(0.51));
  CHECK(readiness_after(0.5, 1, 1, 1, 1) == 1.0);
  CHECK(readiness_after(1, 1, 0.4, 1, 0.5) == 1.0);
  CHECK(fear_relived(0.2, 0.5, 0.4, 0.25) == Approx(0.24));
  CHECK(fear_relived(0.2, 1, 1, 1) == 1.0);
}

TEST_CASE("hearings_reconcile_and_hurt") {
  Country c = wronged(1.0);
  act(c);
  CHECK(readiness(c) == Approx(0.51));
  CHECK(fear(c) == Approx(0.24).margin(1e-4));
  CHECK(c.world.programme.activities[0].spent == 100);
}

TEST_CASE("of_a_community_that_stands_for_two_half_of_the_men_live_in_each") {
  Country c = wronged(1.0);
  c.world.communities.base_weight = {2};
  add_fighter(c.world, FighterState::settled);
  add_fighter(c.world, FighterState::in_programme);
  act(c);
  CHECK(readiness(c) == Approx(0.51));
}

TEST_CASE("who_holds_nothing_against_them_relives_nothing") {
  Country c = wronged(1.0);
  c.world.citizens.attitude[3].set(Attitude::grievance, 0.0);
  count_feelings(c.world, 1);
  act(c);
  CHECK(c.world.citizens.attitude[3][Attitude::fear] == Approx(0.2).margin(1e-4));
  CHECK(c.world.citizens.attitude[4][Attitude::fear] == Approx(0.24).margin(1e-4));
  CHECK(readiness(c) == Approx(0.5 + 0.5 * 0.36 * 0.2 * 0.5 * 0.5));
}

TEST_CASE("a_hearing_where_nobody_owns_up_hurts_and_reconciles_nobody") {
  Country c = wronged(1.0);
  c.parameters.activities.lever.hearing_confesses = 0.0;
  act(c);
  CHECK(readiness(c) == Approx(0.5));
  CHECK(fear(c) == Approx(0.24).margin(1e-4));
}

TEST_CASE("a_hearing_without_anybody_who_has_something_to_own_up_to_does_nothing_and_costs_money") {
  const std::vector<void (*)(Fighters&)> absent = {
      [](Fighters& f) { f = Fighters{}; },
      [](Fighters& f) { f.district.assign(2, DistrictId{1}); },
      [](Fighters& f) { f.state.assign(2, FighterState::under_arms); },
      [](Fighters& f) { f.state.assign(2, FighterState::in_army); },
      [](Fighters& f) { f.state.assign(2, FighterState::detained); },
      [](Fighters& f) { f.state.assign(2, FighterState::criminal); },
      [](Fighters& f) { f.role.assign(2, FighterRole::child); },
      [](Fighters& f) { f.flags.assign(2, fighter_flag::impostor); },
  };
  for (std::size_t i = 0; i < absent.size(); ++i) {
    INFO(i);
    Country c = wronged(1.0);
    absent[i](c.world.fighters);
    act(c);
    CHECK(readiness(c) == Approx(0.5));
    CHECK(fear(c) == Approx(0.2).margin(1e-4));
    CHECK(c.world.programme.activities[0].spent == 100);
  }
  Country harmless = wronged(1.0);
  harmless.world.units[0].abusiveness = 0.0;
  act(harmless);
  CHECK(readiness(harmless) == Approx(0.5));
  CHECK(fear(harmless) == Approx(0.2).margin(1e-4));
}

TEST_CASE("a_hearing_among_people_without_grievance_does_nothing") {
  Country c = wronged(1.0);
  for (Feelings& row : c.world.citizens.attitude) row.set(Attitude::grievance, 0.0);
  count_feelings(c.world, 1);
  act(c);
  CHECK(readiness(c) == Approx(0.5));
  CHECK(fear(c) == Approx(0.2).margin(1e-4));
}

TEST_CASE("every_hearing_hurts_again_and_reconciles_less") {
  Country c = wronged(3.0);
  act(c);
  const double way = 0.5 * 0.4 * 0.2 * 0.5;  // of what is left, each time
  CHECK(readiness(c) == Approx(1.0 - 0.5 * (1 - way) * (1 - way) * (1 - way)));
  const double relived = 0.5 * 0.4 * 0.25;
  CHECK(fear(c) == Approx(1.0 - 0.8 * (1 - relived) * (1 - relived) * (1 - relived)).margin(1e-4));
}

TEST_CASE("a_visit_licenses_the_providers_of_one_community_at_any_scale") {
  CHECK(licensed_after(0.6, 0.0, 1.0, 1) == Approx(0.6));
  CHECK(licensed_after(0.6, 0.5, 1.0, 1) == Approx(0.8));
  CHECK(licensed_after(0.6, 0.0, 1.0, 10) == Approx(0.06));
  CHECK(licensed_after(0.6, 0.0, 0.0, 1) == 0.0);
}

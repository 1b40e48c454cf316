#include "world/check.h"

#include <catch2/catch.hpp>

#include <functional>

#include "../support/small_world.h"

namespace ssr {
namespace {

struct Corruption {
  const char* law;
  const char* what;
  std::function<void(World&)> corrupt;
};

Case& a_detainees_case(World& world, Custody custody) {
  auto& docket = custody == Custody::remand ? world.justice.criminal : world.justice.serving;
  for (Case& item : docket) {
    if (item.custody == custody) return item;
  }
  throw std::logic_error("the small world has no such detainee");
}

const std::vector<Corruption>& corruptions() {
  static const std::vector<Corruption> all = {
      {"people are conserved", "a person appears in a row",
       [](World& w) {
         ++w.citizens.weight[0];
         ++w.communities.people[0];
       }},
      {"people are conserved", "a birth without a newborn", [](World& w) { ++w.births; }},
      {"people are conserved", "a newborn without a birth",
       [](World& w) { ++w.communities.unplaced_births[1]; }},
      {"people are conserved", "a death nobody died", [](World& w) { ++w.deaths; }},
      {"people are conserved", "a fighter dies uncounted",
       [](World& w) { w.fighters.state[0] = FighterState::dead; }},
      {"people are conserved", "a fighter goes abroad uncounted",
       [](World& w) { w.fighters.state[0] = FighterState::abroad; }},
      {"people are conserved", "a fighter joins the army and no soldier is there",
       [](World& w) { w.fighters.state[0] = FighterState::in_army; }},
      {"people are conserved", "an officer leaves for nowhere",
       [](World& w) { w.police.status[0] = ServiceStatus::left; }},
      {"people are conserved", "a soldier leaves for nowhere",
       [](World& w) { w.army.soldiers.status[0] = ServiceStatus::dismissed; }},
      {"a community's people are the sum of its rows", "a person moves between communities",
       [](World& w) {
         --w.communities.people[0];
         ++w.communities.people[1];
       }},
      {"weapons are conserved", "a fighter finds a weapon",
       [](World& w) { ++w.fighters.weapons[3]; }},
      {"weapons are conserved", "a cache fills itself",
       [](World& w) { w.factions[1].cached_weapons += 4; }},
      {"weapons are conserved", "civilians lose one",
       [](World& w) { --w.districts[0].civilian_weapons; }},
      {"weapons are conserved", "the stores leak", [](World& w) { --w.arsenal.state_stores; }},
      {"weapons are conserved", "one destroyed that was nowhere",
       [](World& w) { ++w.arsenal.destroyed; }},
      {"weapons are conserved", "one taken out that was nowhere",
       [](World& w) { ++w.arsenal.taken_out; }},
      {"weapons are conserved", "one brought in and lost",
       [](World& w) { ++w.arsenal.brought_in; }},
      {"every remand detainee has a case", "a remand prisoner without a case",
       [](World& w) { ++w.justice.prisons[0].remand; }},
      {"every convict has a case", "a convict too few",
       [](World& w) { --w.justice.prisons[1].sentenced; }},
      {"every remand detainee has a case", "a remand prisoner counted as a convict",
       [](World& w) { a_detainees_case(w, Custody::remand).custody = Custody::sentenced; }},
      {"every detained fighter has a case", "a fighter detained for nothing",
       [](World& w) {
         w.fighters.state[0] = FighterState::detained;
         ++w.citizens.weight[0];
         ++w.communities.people[0];
       }},
      {"every detained fighter has a case", "a fighter's case without the fighter",
       [](World& w) {
         a_detainees_case(w, Custody::sentenced).suspect_kind = OffenderKind::fighter;
       }},
      {"cases are conserved", "a case vanishes",
       [](World& w) { w.justice.criminal.erase(w.justice.criminal.begin()); }},
      {"cases are conserved", "a case closed and still open", [](World& w) { ++w.cases_closed; }},
      {"cases are conserved", "a case opened that is not there",
       [](World& w) { ++w.cases_opened; }},
      {"money is conserved", "the treasury gains a cent",
       [](World& w) { ++w.government.treasury; }},
      {"money is conserved", "a war chest loses a cent",
       [](World& w) { --w.factions[0].war_chest; }},
      {"money is conserved", "money spent that was not there",
       [](World& w) { w.accounts.spent[2] += 100; }},
      {"money is conserved", "factions spend it without paying",
       [](World& w) { w.accounts.spent_by_factions += 5; }},
      {"money is conserved", "revenue that reaches nobody",
       [](World& w) { w.accounts.in_revenue += 1; }},
      {"money is conserved", "a donor has undeclared money",
       [](World& w) {
         w.donors.resize(1);
         w.donors[0].available[3] = 7;
       }},
      {"money is conserved", "an activity has undeclared money",
       [](World& w) {
         w.programme.activities.resize(1);
         w.programme.activities[0].allotted = 7;
       }},
  };
  return all;
}

}  // namespace

TEST_CASE("a_world_as_built_breaks_no_law") {
  CHECK_NOTHROW(check(build_world(small::context(0.05), {1, 0})));
}

TEST_CASE("every_broken_law_is_named") {
  const World sound = build_world(small::context(0.05), {1, 0});
  for (const Corruption& corruption : corruptions()) {
    INFO(corruption.what);
    World world = sound;
    corruption.corrupt(world);
    CHECK_THROWS_AS(check(world), InvariantError);
    CHECK_THROWS_WITH(check(world), Catch::Contains(corruption.law));
  }
}

TEST_CASE("a_broken_law_tells_the_week_and_both_sides") {
  World world = build_world(small::context(0.05), {1, 0});
  world.week = 77;
  ++world.cases_opened;
  CHECK_THROWS_WITH(check(world), Catch::Contains("week 77") && Catch::Contains("102 found") &&
                                      Catch::Contains("103 expected"));
}

TEST_CASE("moves_booked_on_both_sides_break_no_law") {
  World world = build_world(small::context(0.05), {1, 0});
  world.fighters.state[0] = FighterState::dead;
  ++world.deaths;
  world.fighters.state[1] = FighterState::abroad;
  ++world.gone_abroad;
  ++world.communities.unplaced_births[0];
  ++world.births;
  REQUIRE(leave_row(world, world.fighters.home[2]));
  return_to_row(world, world.fighters.home[2]);
  world.arsenal.destroyed += world.fighters.weapons[5];
  world.fighters.weapons[5] = 0;
  world.accounts.in_revenue += 500;
  world.government.treasury += 500;
  spend(world, world.government.treasury, Spending::police_pay, 200);
  CHECK_NOTHROW(check(world));
}

}  // namespace ssr

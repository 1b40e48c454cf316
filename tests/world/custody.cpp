#include "world/custody.h"

#include <catch2/catch.hpp>

#include "../process/justice_world.h"

using namespace ssr;
using test::JusticeWorld;

namespace {
const Block any{{0x80000000U, 0x80000000U, 0x80000000U, 0xffffffffU}};
}

TEST_CASE("a_detainee_leaves_his_row_and_comes_back") {
  JusticeWorld j;
  Case& c = j.add_case(Matter::theft, Stage::charged, 7);
  REQUIRE(take_into_custody(j.world, c, Custody::remand, 3));
  CHECK(j.world.citizens.weight[7] == 0);
  CHECK(j.world.communities.people[0] == 999);
  CHECK(j.world.justice.prisons[0].remand == 1);
  CHECK(j.people() == 1020);
  CHECK_FALSE(take_into_custody(j.world, c, Custody::remand, 3));
  begin_sentence(j.world, c);
  CHECK(j.world.justice.prisons[0].remand == 0);
  CHECK(j.world.justice.prisons[0].sentenced == 1);
  leave_custody(j.world, c, Exit::served, 9, any);
  CHECK(j.world.citizens.weight[7] == 1);
  CHECK(j.world.justice.prisons[0].sentenced == 0);
  CHECK(j.people() == 1020);
}

TEST_CASE("nobody_is_held_twice_or_when_nobody_is_there") {
  JusticeWorld j;
  j.world.justice.criminal.reserve(4);
  Case& first = j.add_case(Matter::theft, Stage::charged, 7);
  Case& second = j.add_case(Matter::robbery, Stage::charged, 7);
  Case& nobody = j.add_case(Matter::robbery, Stage::charged, 8);
  nobody.suspect_kind = OffenderKind::unknown;
  CHECK(take_into_custody(j.world, first, Custody::remand, 0));
  CHECK_FALSE(take_into_custody(j.world, second, Custody::remand, 0));
  CHECK_FALSE(take_into_custody(j.world, nobody, Custody::remand, 0));
  CHECK(j.world.justice.prisons[0].remand == 1);
}

TEST_CASE("a_death_in_custody_is_a_death_and_not_a_return") {
  JusticeWorld j;
  Case& c = j.add_case(Matter::theft, Stage::charged, 7);
  take_into_custody(j.world, c, Custody::remand, 0);
  leave_custody(j.world, c, Exit::died, 1, any);
  CHECK(j.world.deaths == 1);
  CHECK(j.world.communities.people[0] == 999);
  CHECK(j.people() == 1020);
}

TEST_CASE("a_detained_fighter_hands_over_his_weapon_and_an_escaped_one_lives_from_crime") {
  JusticeWorld j;
  Fighters& f = j.world.fighters;
  f.home = {CitizenId{5}};
  f.state = {FighterState::settled};
  f.since = {0};
  f.weapons = {2};
  f.livelihood = {Livelihood::employed};
  f.disarmed_week = {never};
  f.discharge = {Discharge::none};
  f.district = {DistrictId{0}};
  Case& c = j.add_case(Matter::robbery, Stage::charged, 0);
  c.suspect_kind = OffenderKind::fighter;
  REQUIRE(take_into_custody(j.world, c, Custody::remand, 4));
  CHECK(f.state[0] == FighterState::detained);
  CHECK(f.weapons[0] == 0);
  CHECK(j.world.arsenal.state_stores == 2);
  SECTION("escaped") {
    leave_custody(j.world, c, Exit::escaped, 6, any);
    CHECK(f.state[0] == FighterState::criminal);
  }
  SECTION("let go") {
    leave_custody(j.world, c, Exit::let_go, 6, any);
    CHECK(f.state[0] == FighterState::home_unregistered);
  }
  CHECK(f.since[0] == 6);
}

TEST_CASE("a_fighter_under_arms_cannot_be_held") {
  JusticeWorld j;
  j.world.fighters.state = {FighterState::under_arms};
  j.world.fighters.since = {0};
  j.world.fighters.weapons = {1};
  Case& c = j.add_case(Matter::robbery, Stage::charged, 0);
  c.suspect_kind = OffenderKind::fighter;
  CHECK_FALSE(take_into_custody(j.world, c, Custody::remand, 4));
}

TEST_CASE("an_officer_let_go_serves_again_and_a_convicted_one_goes_home") {
  JusticeWorld j;
  Case& c = j.add_case(Matter::abuse, Stage::charged, 3);
  c.suspect_kind = OffenderKind::officer;
  const std::int64_t before = j.people();
  REQUIRE(take_into_custody(j.world, c, Custody::remand, 0));
  CHECK(j.world.police.status[3] == ServiceStatus::suspended);
  CHECK_FALSE(take_into_custody(j.world, c, Custody::remand, 0));
  SECTION("let go") {
    leave_custody(j.world, c, Exit::let_go, 5, any);
    CHECK(j.world.police.status[3] == ServiceStatus::serving);
  }
  SECTION("served") {
    leave_custody(j.world, c, Exit::served, 5, any);
    CHECK(j.world.police.status[3] == ServiceStatus::dismissed);
    CHECK(j.world.communities.people[0] == 1001);
  }
  CHECK(j.people() == before);
}

TEST_CASE("a_district_without_places_sends_detainees_to_the_largest_prison") {
  JusticeWorld j;
  j.world.justice.prisons.resize(3);
  j.world.justice.prisons[0].places = 0;
  j.world.justice.prisons[1].places = 50;
  j.world.justice.prisons[2].places = 80;
  CHECK(prison_for(j.world, DistrictId{0}).value == 2);
  CHECK(prison_for(j.world, DistrictId{1}).value == 1);
}

TEST_CASE("closed_cases_are_removed_in_order_and_counted") {
  JusticeWorld j;
  for (std::uint32_t i = 0; i < 4; ++i) j.add_case(Matter::theft, Stage::charged, i);
  auto& criminal = j.world.justice.criminal;
  close(criminal[1], 2);
  refile(j.world, criminal);
  REQUIRE(criminal.size() == 3);
  CHECK(criminal[0].suspect == 0);
  CHECK(criminal[1].suspect == 2);
  CHECK(j.world.cases_opened - j.world.cases_closed == 3);
}

TEST_CASE("a_case_goes_to_the_docket_of_its_stage_and_courts_count_their_disputes") {
  JusticeWorld j;
  Justice& justice = j.world.justice;
  for (std::uint32_t i = 0; i < 5; ++i) {
    Case& c = j.add_case(Matter::land_dispute, Stage::customary, i);
    c.id = 52 * i;  // due in the same weeks before a court and before nobody
  }
  for (const std::size_t i : {0U, 2U, 4U}) justice.customary[i].stage = Stage::unresolved;
  justice.customary[1].stage = Stage::charged;
  refile(j.world, justice.customary);
  REQUIRE(justice.customary.size() == 1);
  CHECK(justice.customary[0].id == 52 * 3);
  auto& festering = justice.festering_due(0);
  REQUIRE(festering.size() == 3);
  CHECK(justice.civil_due(0).size() == 1);
  CHECK(justice.courts[0].undecided == 3);
  CHECK(justice.courts[0].civil_cases == 1);
  CHECK(j.world.cases_closed == 0);

  festering[0].stage = Stage::customary;  // somebody decides it after all
  festering[1].stage = Stage::closed;
  refile(j.world, festering);
  CHECK(j.world.cases_closed == 1);
  REQUIRE(festering.size() == 1);
  CHECK(festering[0].id == 52 * 4);
  CHECK(justice.courts[0].undecided == 1);
  REQUIRE(justice.customary.size() == 2);
  CHECK(justice.customary[1].id == 0);
}

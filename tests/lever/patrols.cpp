#include "lever/patrols.h"

#include <catch2/catch.hpp>

#include "../process/ddr_country.h"
#include "process/handover.h"

using namespace ssr;

namespace {

/// Ten people a patrol; a country of one district with fighters who wait for a course.
struct Streets : Country {
  explicit Streets(double fighters_share) : Country(0) {
    parameters.activities.lever.patrol_people = 10;
    open(Lever::joint_patrols, 1);
    plan.activities[1].fighters_share = fighters_share;
    world.pictures.security = {0.5};
    world.districts[0].people = 1000;
    for (std::uint32_t row = 0; row < 10; ++row) {
      world.fighters.state[row] = FighterState::waiting;
      world.fighters.livelihood[row] = Livelihood::idle;
      world.fighters.since[row] = static_cast<Week>(row);
    }
  }
  void walk(double units) {
    auto& offers = world.programme.offers[static_cast<std::size_t>(Lever::joint_patrols)];
    offers = {{.activity = 1, .units = units, .unit_cost = 0}};
    play(&act_patrols, world.week + 1);
  }
};

}  // namespace

TEST_CASE("patrols_stand_by_people_and_reported_insecurity_and_only_while_they_are_paid") {
  Context context;
  context.regions.resize(2);
  Plan plan;
  plan.activities.resize(1);
  plan.activities[0].lever = Lever::joint_patrols;
  Parameters parameters;
  parameters.activities.lever.patrol_people = 10;
  World world;
  world.districts.resize(2);
  world.districts[0].people = 1000;
  world.districts[1].people = 3000;
  world.pictures.security = {0.6, 0.2};
  world.programme.activities.resize(1);
  world.programme.activities[0].status = ActivityStatus::running;
  world.programme.activities[0].allotted = to_cents(1e6);
  auto& offers = world.programme.offers[static_cast<std::size_t>(Lever::joint_patrols)];
  offers = {{.activity = 0, .units = 6, .unit_cost = 100}};
  const Step step{context, plan, parameters, Draws(Luck{}, 3)};
  act_patrols(step, world);
  CHECK(world.districts[0].patrols == Approx(30));
  CHECK(world.districts[1].patrols == Approx(30));
  CHECK(world.programme.activities[0].spent == 600);
  offers.clear();
  act_patrols(step, world);
  CHECK(world.districts[0].patrols == 0);
}

TEST_CASE("mixed_patrols_give_work_to_those_who_wait_longest_and_keep_them") {
  Streets streets(0.4);
  const Fighters& f = streets.world.fighters;
  streets.walk(1);
  CHECK(streets.world.programme.on_patrol == std::vector<std::uint32_t>{0, 1, 2, 3});
  CHECK(f.livelihood[3] == Livelihood::employed);
  CHECK(f.livelihood[4] == Livelihood::idle);
  CHECK(f.state[0] == FighterState::waiting);
  // Somebody who comes back from the queue with an earlier date takes nobody's place.
  streets.world.fighters.since[9] = -5;
  streets.walk(1);
  CHECK(streets.world.programme.on_patrol == std::vector<std::uint32_t>{0, 1, 2, 3});
  streets.world.fighters.state[2] = FighterState::in_programme;
  streets.walk(1);
  CHECK(streets.world.programme.on_patrol == std::vector<std::uint32_t>{0, 1, 3, 9});
  CHECK(f.livelihood[2] == Livelihood::idle);
  streets.walk(0);
  CHECK(streets.world.programme.on_patrol.empty());
  CHECK(f.livelihood[0] == Livelihood::idle);
}

TEST_CASE("children_impostors_and_those_with_work_do_not_patrol") {
  Streets streets(1.0);
  Fighters& f = streets.world.fighters;
  f.role[0] = FighterRole::child;
  f.flags[1] = fighter_flag::impostor;
  f.livelihood[2] = Livelihood::subsistence;
  f.state[3] = FighterState::home_unregistered;
  f.discharge[9] = Discharge::dismissed;
  streets.walk(1);
  CHECK(streets.world.programme.on_patrol.size() == 5);
  CHECK(streets.world.programme.on_patrol.front() == 4);
  CHECK(f.livelihood[2] == Livelihood::subsistence);
}

TEST_CASE("people_see_no_protection_in_those_who_abused_them") {
  CHECK(seen_to_protect(6, 4, 2.0) == Approx(8));
  CHECK(seen_to_protect(10, 0, 0) == 10);
  Streets kind(0.4);
  kind.world.units[0].abusiveness = 0;
  kind.walk(1);
  CHECK(kind.world.districts[0].patrols == Approx(10));
  Streets cruel(0.4);
  cruel.world.units[0].abusiveness = 0.9;
  cruel.walk(1);
  CHECK(cruel.world.districts[0].patrols == Approx(10 - 4 * 0.9));
}

TEST_CASE("where_too_few_wait_the_patrol_is_smaller") {
  Streets streets(1.0);
  streets.world.units[0].abusiveness = 0;
  for (std::uint32_t row = 3; row < 10; ++row)
    streets.world.fighters.state[row] = FighterState::settled;
  streets.walk(1);
  CHECK(streets.world.districts[0].patrols == Approx(3));
}

TEST_CASE("men_of_abusive_units_take_tolls_on_patrol_and_others_do_not") {
  const auto tolls = [](double abusiveness) {
    Streets streets(1.0);
    streets.parameters.activities.lever.patrol_tolls = 26;
    streets.world.units[0].abusiveness = abusiveness;
    std::size_t n = 0;
    for (int week = 0; week < 20; ++week) {
      streets.walk(1);
      for (const Incident& incident : streets.world.incidents) {
        CHECK(incident.matter == Matter::extortion);
        CHECK(incident.offender_kind == OffenderKind::fighter);
      }
      n += streets.world.incidents.size();
      streets.world.incidents.clear();
    }
    return n;
  };
  CHECK(tolls(0.0) == 0);
  CHECK(tolls(1.0) > 40);  // 200 weeks of men, each with a chance of four in ten
}

TEST_CASE("activities_share_the_men_on_patrol_as_they_share_the_patrols") {
  Streets streets(0.0);
  streets.open(Lever::joint_patrols, 1);
  streets.plan.activities[2].fighters_share = 0.8;
  auto& offers = streets.world.programme.offers[static_cast<std::size_t>(Lever::joint_patrols)];
  offers = {{.activity = 1, .units = 0.5, .unit_cost = 0},
            {.activity = 2, .units = 0.5, .unit_cost = 0}};
  streets.play(&act_patrols, 1);
  CHECK(streets.world.programme.on_patrol.size() == 4);
}

TEST_CASE("who_is_called_from_a_patrol_leaves_no_job_behind") {
  Streets streets(1.0);
  streets.walk(1);
  REQUIRE(on_patrol(streets.world.programme, 0));
  streets.world.districts[0].jobs_taken = 5;
  const Step step{streets.context, streets.plan, streets.parameters,
                  Draws(streets.world.luck, streets.world.week)};
  rejoin(step, streets.world, 0, UnitId{0});
  CHECK(streets.world.districts[0].jobs_taken == 5);
  streets.walk(1);
  CHECK(!on_patrol(streets.world.programme, 0));
  CHECK(streets.world.fighters.livelihood[0] == Livelihood::illicit);
}

TEST_CASE("who_patrols_keeps_his_place_in_the_queue_for_a_course") {
  const auto leaves = [](bool patrols) {
    Streets streets(patrols ? 1.0 : 0.0);
    streets.parameters.reintegration.works_leaves_queue = 1.0;
    streets.walk(1);
    if (!patrols) {
      for (Livelihood& living : streets.world.fighters.livelihood) living = Livelihood::employed;
    }
    streets.play_month(&reintegration, 4);
    const auto& states = streets.world.fighters.state;
    return std::count(states.begin(), states.end(), FighterState::settled);
  };
  CHECK(leaves(false) == 10);
  CHECK(leaves(true) == 0);
}

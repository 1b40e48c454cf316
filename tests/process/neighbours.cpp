#include "process/neighbours.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

TEST_CASE("forces_at_the_border_stop_arms") {
  NeighboursParameters p{};
  p.forces_to_halve = 1000;
  CHECK(passing_share(p, 0) == 1.0);
  CHECK(passing_share(p, 1000) == 0.5);
}

TEST_CASE("work_and_expected_payments_keep_fighters_at_home") {
  NeighboursParameters p{};
  p.abroad_rate = 0.01;
  p.employed_share = 0.5;
  p.commander_rate = 0.02;
  p.tranche_restraint = 0.5;
  const double idle = go_abroad_rate(p, {});
  CHECK(idle == Approx(0.01));
  CHECK(go_abroad_rate(p, {.has_work = true}) < idle);
  CHECK(go_abroad_rate(p, {.expects_tranche = true}) < idle);
  CHECK(go_abroad_rate(p, {.criminal_tie = 1.0}) > idle);
}

TEST_CASE("patrons_at_war_feed_clients_that_fight") {
  NeighboursParameters p{};
  p.patron_peace_share = 0.2;
  p.patron_comply_share = 0.5;
  CHECK(patron_share(p, 1, false) == 1.0);
  CHECK(patron_share(p, 0, false) == Approx(0.2));
  CHECK(patron_share(p, 1, true) == 0.5);
}

namespace {

struct Border {
  Context context;
  Plan plan;
  Parameters parameters{};
  World world;
  Border() {
    context.regions.resize(1);
    context.regions[0].borders = {0};
    NeighbourContext neighbour;
    neighbour.wars = {{10, 20}};
    neighbour.weapons_per_year = 5218;  // about 100 a week
    context.neighbours.push_back(neighbour);
    parameters.neighbours.peace_flow_share = 0;
    parameters.neighbours.forces_to_halve = 1000;
    world.districts.resize(1);
    world.neighbours.resize(1);
    world.tally.reset(1, 1);
  }
  void play(Week week) { neighbours(Step{context, plan, parameters, Draws({}, week)}, world); }
};

}  // namespace

TEST_CASE("arms_come_only_while_war_is_seen_next_door_and_are_all_booked") {
  Border border;
  border.play(9);
  CHECK(border.world.arsenal.brought_in == 0);
  border.play(10);
  CHECK(border.world.neighbours[0].at_war);
  CHECK(border.world.arsenal.brought_in > 50);
  CHECK(border.world.districts[0].civilian_weapons == border.world.arsenal.brought_in);
  Border blind;
  blind.parameters.neighbours.sees_neighbour_war = 0;
  blind.play(10);
  CHECK_FALSE(blind.world.neighbours[0].at_war);
  CHECK(blind.world.arsenal.brought_in == 0);
}

TEST_CASE("arms_monitors_at_crossings_stop_arms") {
  Border open;
  Border watched;
  for (Border* border : {&open, &watched}) border->parameters.neighbours.monitor_worth = 20;
  watched.world.districts[0].border_monitors = 450;
  for (Week week = 10; week < 20; ++week) {
    open.play(week);
    watched.play(week);
  }
  CHECK(open.world.arsenal.brought_in > 900);
  CHECK(watched.world.arsenal.brought_in > 0);
  CHECK(watched.world.arsenal.brought_in < open.world.arsenal.brought_in / 5);
}

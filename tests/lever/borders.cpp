#include "lever/borders.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

struct Land {
  Context context;
  Plan plan;
  Parameters parameters;
  World world;

  /// Two districts, the first at a border with half-lootable mines; `units` of the lever on offer.
  Land(Lever lever, double units) {
    LeverParameters& p = parameters.activities.lever;
    p.patrol_people = 10;
    p.inspectors_half = 4;
    p.smuggled_share = 0.5;
    context.regions.resize(2);
    context.regions[0].borders = {0};
    plan.activities.resize(1);
    plan.activities[0].lever = lever;
    world.districts.resize(2);
    world.districts[0].people = 1000;
    world.districts[1].people = 3000;
    world.districts[0].lootable = 0.5;
    world.pictures.security = {0.6, 0.2};
    world.programme.activities.resize(1);
    world.programme.activities[0].allotted = to_cents(1e6);
    world.programme.offers[static_cast<std::size_t>(lever)] = {
        {.activity = 0, .units = units, .unit_cost = 100}};
  }
  void act() { act_borders(Step{context, plan, parameters, Draws(Luck{}, 3)}, world); }
};

}  // namespace

TEST_CASE("patrols_stand_by_people_and_reported_insecurity") {
  Land land(Lever::joint_patrols, 6);
  land.act();
  CHECK(land.world.districts[0].patrols == Approx(30));
  CHECK(land.world.districts[1].patrols == Approx(30));
  CHECK(land.world.programme.activities[0].spent == 600);
  // Next week nobody pays them.
  land.world.programme.offers[static_cast<std::size_t>(Lever::joint_patrols)].clear();
  land.act();
  CHECK(land.world.districts[0].patrols == 0);
}

TEST_CASE("monitors_stand_at_borders_only") {
  Land land(Lever::arms_embargo, 5);
  land.act();
  CHECK(land.world.districts[0].border_monitors == Approx(5));
  CHECK(land.world.districts[1].border_monitors == 0);
}

TEST_CASE("inspectors_certify_more_where_there_is_less_to_loot_and_no_border") {
  LeverParameters p;
  p.inspectors_half = 4;
  p.smuggled_share = 0.5;
  CHECK(certified_share(p, 0, 0.5, false) == 0.0);
  CHECK(certified_share(p, 2, 0.5, false) == Approx(0.5));
  CHECK(certified_share(p, 2, 1.0, false) < 0.5);
  CHECK(certified_share(p, 2, 0.5, true) == Approx(0.25));
  Land land(Lever::certify_resources, 2);
  land.act();
  CHECK(land.world.districts[0].certified == Approx(0.25));
  CHECK(lootable_left(land.world.districts[0]) == Approx(0.375));
  CHECK(land.world.districts[1].certified == 0);
}

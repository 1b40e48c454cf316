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
    p.customs_half = 5;
    p.customs_bought = 0.5;
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
    world.oversight.seen_certainty_police = {0.2, 0.2};
    world.government.patronage = 0.1;
    world.programme.activities.resize(1);
    world.programme.activities[0].allotted = to_cents(1e6);
    world.programme.offers[static_cast<std::size_t>(lever)] = {
        {.activity = 0, .units = units, .unit_cost = 100}};
  }
  void act() { act_borders(Step{context, plan, parameters, Draws(Luck{}, 3)}, world); }
};

}  // namespace

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
  CHECK(certified_share(p, 0, 0.5, 0) == 0.0);
  CHECK(certified_share(p, 2, 0.5, 0) == Approx(0.5));
  CHECK(certified_share(p, 2, 1.0, 0) < 0.5);
  CHECK(certified_share(p, 2, 0.5, 1) == Approx(0.25));
  Land land(Lever::certify_resources, 2);
  land.act();
  CHECK(land.world.districts[0].certified == Approx(0.25));
  CHECK(lootable_left(land.world.districts[0]) == Approx(0.375));
  CHECK(land.world.districts[1].certified == 0);
}

TEST_CASE("customs_officers_see_more_the_more_they_are_and_are_bought_off_where_loot_passes") {
  LeverParameters p;
  p.customs_half = 5;
  p.customs_bought = 0.5;
  CHECK(goods_seen(p, 0, 1, 0, 0) == 0.0);
  CHECK(goods_seen(p, 5, 0, 0, 0) == 0.0);
  CHECK(goods_seen(p, 5, 1, 0, 0) == Approx(0.5));
  CHECK(goods_seen(p, 5, 2, 0, 0) == Approx(1.0 / 3));
  CHECK(goods_seen(p, 5, 1, 1.0, 0) == Approx(0.25));
  CHECK(goods_seen(p, 5, 1, 1.0, 1.0) == Approx(0.5));
  Land land(Lever::customs, 5);
  land.act();
  CHECK(land.world.districts[0].customs == Approx(0.5 * (1 - 0.5 * 0.5 * 0.8)));
  CHECK(land.world.districts[1].customs == 0);
  Land patrons(Lever::customs, 5);
  patrons.world.government.patronage = 0.9;  // posts are sold where there is no loot, too
  patrons.act();
  CHECK(patrons.world.districts[0].customs == Approx(0.5 * (1 - 0.5 * 0.9 * 0.8)));
}

TEST_CASE("what_customs_see_does_not_go_round_the_inspectors_counter") {
  LeverParameters p;
  p.inspectors_half = 4;
  p.smuggled_share = 0.5;
  CHECK(certified_share(p, 2, 0.5, 0.4) == Approx(0.5 * (1 - 0.5 * 0.4)));
}

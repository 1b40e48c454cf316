#include "process/casualties.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

struct Record {
  Context context;
  Plan plan;
  Parameters parameters{};
  World world;

  Record() { context.start = {2001, 1, 1}; }
  void die(Week week, std::int64_t n) {
    record_battle_deaths({context, plan, parameters, Draws({}, week)}, world, n, {});
  }
};

}  // namespace

TEST_CASE("the_death_that_makes_a_later_year_active_is_published_once") {
  Record r;
  r.die(10, 100);  // the year of the accord
  CHECK(r.world.events.empty());
  r.die(60, 24);
  CHECK(r.world.events.empty());
  r.die(62, 1);
  r.die(63, 40);
  REQUIRE(r.world.events.size() == 1);
  CHECK(r.world.events[0].kind == EventKind::relapse);
  CHECK(r.world.events[0].week == 62);
  CHECK(r.world.events[0].amount == 25);
}

TEST_CASE("a_war_that_goes_on_is_one_relapse_and_one_after_a_quiet_year_another") {
  Record r;
  r.die(60, 30);
  r.die(110, 30);
  CHECK(r.world.events.size() == 1);
  r.die(220, 30);
  CHECK(r.world.events.size() == 2);
}

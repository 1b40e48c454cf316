#include "process/mines.h"

#include <catch2/catch.hpp>

#include "../support/small_world.h"
#include "process/parameters.h"

using namespace ssr;

TEST_CASE("teams_release_land_at_their_pace_and_no_more_than_there_is") {
  MinesParameters p{};
  p.hectares_per_person = 0.5;
  p.released_per_team = 10;
  CHECK(mined_after(p, 0.2, 0, 1000) == 0.2);
  CHECK(mined_after(p, 0.2, 5, 1000) == Approx(0.1));  // 50 of 500 hectares
  CHECK(mined_after(p, 0.2, 50, 1000) == 0.0);
  CHECK(mined_after(p, 0.2, 1, 0) == 0.0);
}

TEST_CASE("mines_hurt_as_many_as_live_on_mined_land_and_people_add_up") {
  const Context context = small::context(0.05);
  Parameters parameters = small::parameters();
  parameters.mines.victims_rate = 0.05;
  parameters.mines.killed_share = 0.5;
  World world = build_world(context, {6, 0});
  world.districts[0].mined = 0.4;
  const auto people = [&world] {
    std::int64_t sum = 0;
    for (const std::int64_t n : world.communities.people) sum += n;
    return sum;
  };
  const std::int64_t before = people();
  const double in_the_country =
      static_cast<double>(world.districts[0].residents) * (1.0 - world.districts[0].urban_share);
  std::int64_t victims = 0;
  for (int week = 0; week < 52; ++week) {
    small::play(&mines, world, context, parameters);
    victims += world.tally.total(Count::mine_victim);
    CHECK(world.tally.by_district[1][static_cast<std::size_t>(Count::mine_victim)] == 0);
    world.tally.reset(2, context.groups.size());
    ++world.week;
  }
  const double expected = 0.05 * 0.4 * in_the_country * 52.0 / weeks_per_year;
  CHECK(static_cast<double>(victims) == Approx(expected).margin(4 * std::sqrt(expected)));
  CHECK(world.deaths > victims * 3 / 10);
  CHECK(world.deaths < victims * 7 / 10);
  CHECK(people() == before - world.deaths);
}

TEST_CASE("closed_land_keeps_people_idle_and_away_from_home") {
  District open;
  open.urban_share = 0.2;
  District closed = open;
  closed.mined = 0.5;
  CHECK(open_land(open) == Approx(0.8));
  CHECK(open_land(closed) == Approx(0.4));
}

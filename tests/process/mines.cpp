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
  CHECK(mined_after(p, 0.2, 1, 0) == 0.2);
}

TEST_CASE("mines_hurt_as_many_as_live_on_mined_land_and_people_add_up") {
  const Context context = small::context(0.05);
  Parameters parameters = small::parameters();
  parameters.mines.victims_rate = 0.05;
  parameters.mines.killed_share = 0.5;
  parameters.mines.learning_years = 1e6;
  parameters.mines.women_as_victims = 0;
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
  std::int64_t women = 0;
  for (int week = 0; week < 52; ++week) {
    small::play(&mines, world, context, parameters);
    victims += world.tally.total(Count::mine_victim);
    CHECK(world.tally.by_district[1][static_cast<std::size_t>(Count::mine_victim)] == 0);
    women += world.tally.by_sex[static_cast<std::size_t>(Sex::female)]
                               [static_cast<std::size_t>(Count::mine_victim)];
    world.tally.reset(2, context.groups.size());
    ++world.week;
  }
  const double expected = 0.05 * 0.4 * in_the_country * 52.0 / weeks_per_year;
  CHECK(static_cast<double>(victims) == Approx(expected).margin(4 * std::sqrt(expected)));
  CHECK(world.deaths > victims * 3 / 10);
  CHECK(world.deaths < victims * 7 / 10);
  CHECK(people() == before - world.deaths);
  CHECK(women == 0);
}

TEST_CASE("people_learn_where_mines_lie") {
  MinesParameters p{};
  p.victims_rate = 0.01;
  p.learning_years = 2;
  CHECK(victims_rate(p, 0.5, 0) == Approx(0.005));
  CHECK(victims_rate(p, 0.5, static_cast<Week>(2 * weeks_per_year)) ==
        Approx(0.0025).epsilon(0.01));
}

TEST_CASE("a_place_where_no_team_works_keeps_its_mines") {
  const Context context = small::context(0.05);
  Parameters parameters = small::parameters();
  parameters.mines.hectares_per_person = 0.5;
  parameters.mines.released_per_team = 5;
  World world = build_world(context, {6, 0});
  world.districts[0].mined = world.districts[1].mined = 0.4;
  Plan plan;
  plan.activities.resize(1);
  plan.activities[0].lever = Lever::clear_mines;
  plan.activities[0].regions = {1};
  world.programme.activities.resize(1);
  world.programme.activities[0].allotted = to_cents(1e6);
  world.programme.offers[static_cast<std::size_t>(Lever::clear_mines)] = {
      {.activity = 0, .units = 5, .unit_cost = 100}};
  mines(Step{context, plan, parameters, Draws(world.luck, 0)}, world);
  CHECK(world.districts[0].mined == 0.4);
  CHECK(world.districts[1].mined < 0.4);
}

TEST_CASE("mined_land_keeps_young_people_idle_from_the_start_and_once_cleared_no_more") {
  const auto idle_after = [](double at_start, double later) {
    Context context = small::context(0.3);
    context.regions[0].mined = at_start;
    const Parameters parameters = small::parameters();
    World world = build_world(context, {4, 4});
    world.districts[0].mined = later;
    const auto share = [&world] {
      double young = 0;
      double idle = 0;
      for (std::uint32_t row = 0; row < world.citizens.size(); ++row) {
        const Week age = world.week - world.citizens.birth_week[row];
        const bool here = world.citizens.lives_in[row] == 0;
        if (!here || age < 15 * 52 || age >= 34 * 52) continue;
        young += world.citizens.weight[row];
        idle += world.citizens.livelihood[row] == Livelihood::idle ? world.citizens.weight[row] : 0;
      }
      return idle / young;
    };
    const double first = share();
    for (Week week = 0; week < 260; ++week) {
      small::play(&economy, world, context, parameters);
      small::play(&livelihoods, world, context, parameters);
      ++world.week;
    }
    return std::pair{first, share()};
  };
  const auto open = idle_after(0.0, 0.0);
  const auto mined = idle_after(0.6, 0.6);
  const auto cleared = idle_after(0.6, 0.0);
  CHECK(mined.first > open.first + 0.05);
  CHECK(mined.second > open.second + 0.05);
  CHECK(cleared.second < mined.second - 0.05);
  CHECK(cleared.second > open.second - 0.03);  // no better than land that was never mined
}

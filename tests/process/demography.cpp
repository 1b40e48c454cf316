#include "process/demography.h"

#include <catch2/catch.hpp>

#include <cmath>

#include "../support/small_world.h"
#include "world/check.h"

namespace ssr {
namespace {

void set_perceived_violence(World& world, float level) {
  for (float& x : world.communities.perceived_violence) x = level;
}

void play_weeks(World& world, const Context& context, const Parameters& parameters, Week weeks) {
  for (Week week = 0; week < weeks; ++week) {
    world.tally.reset(2, 2);
    small::play(&demography, world, context, parameters);
    ++world.week;
  }
}

std::int64_t displaced(const World& world) {
  return small::people_sum(world, [&world](std::size_t row) {
    return (world.citizens.flags[row] & citizen_flag::displaced) != 0;
  });
}

}  // namespace

TEST_CASE("flight_begins_at_the_threshold_and_grows_to_its_rate") {
  DemographyParameters p;
  p.flight_threshold = 0.5;
  p.flight_rate = 0.02;
  CHECK(flight_probability(p, 0.0) == 0.0);
  CHECK(flight_probability(p, 0.5) == 0.0);
  CHECK(flight_probability(p, 0.75) == Approx(0.01));
  CHECK(flight_probability(p, 1.0) == Approx(0.02));
}

TEST_CASE("return_ends_at_the_threshold") {
  DemographyParameters p;
  p.flight_threshold = 0.5;
  p.return_rate = 0.01;
  CHECK(return_probability(p, 0.0) == Approx(0.01));
  CHECK(return_probability(p, 0.25) == Approx(0.005));
  CHECK(return_probability(p, 0.5) == 0.0);
  CHECK(return_probability(p, 0.9) == 0.0);
}

TEST_CASE("nobody_flees_and_returns_under_the_same_violence") {
  const DemographyParameters p = small::parameters().demography;
  double fled = 0;
  double returned = p.return_rate;
  for (double violence = 0; violence <= 1.0; violence += 0.05) {
    CHECK(flight_probability(p, violence) >= fled);
    CHECK(return_probability(p, violence) <= returned);
    fled = flight_probability(p, violence);
    returned = return_probability(p, violence);
    CHECK(fled * returned == 0.0);
  }
  CHECK(fled > 0.0);
}

TEST_CASE("mass_displacement_is_what_exceeds_the_lowest_so_far_by_a_share_of_the_nation") {
  CHECK_FALSE(mass_displacement(1030.0, 1000.0, 1000.0));
  CHECK(mass_displacement(1031.0, 1000.0, 1000.0));
  CHECK_FALSE(mass_displacement(0.0, 1000.0, 1000.0));
}

TEST_CASE("mass_displacement_is_a_crisis_and_the_displaced_of_the_start_are_none") {
  Context context = small::context();
  context.displaced_share = 0.3;
  const Parameters parameters = small::parameters();
  World calm = build_world(context, {8, 1});
  CHECK(calm.displaced_lowest == displaced(calm));
  World violent = calm;
  set_perceived_violence(calm, 0.0F);
  set_perceived_violence(violent, 1.0F);
  violent.pictures.security = {0.9, 0.1};
  play_weeks(calm, context, parameters, 60);
  play_weeks(violent, context, parameters, 60);
  CHECK_FALSE(calm.conflict.crisis);
  CHECK(violent.conflict.crisis);
  CHECK(violent.conflict.crisis_week % weeks_per_month == 0);
  CHECK(static_cast<double>(displaced(violent) - violent.displaced_lowest) >
        mass_displacement_share * 29000.0);
}

TEST_CASE("births_and_deaths_are_the_same_whatever_people_live_through") {
  const Context context = small::context();
  const Parameters parameters = small::parameters();
  World calm = build_world(context, {8, 1});
  World violent = calm;
  set_perceived_violence(calm, 0.0F);
  set_perceived_violence(violent, 1.0F);
  violent.pictures.security = {0.9, 0.1};
  violent.government.will = 0.0;
  for (Feelings& row : violent.citizens.attitude) row.set(Attitude::fear, 1.0);
  play_weeks(calm, context, parameters, 30);
  play_weeks(violent, context, parameters, 30);
  CHECK(calm.births > 0);
  CHECK(calm.deaths > 0);
  CHECK(violent.births == calm.births);
  CHECK(violent.deaths == calm.deaths);
  CHECK(violent.citizens.weight == calm.citizens.weight);
  CHECK(violent.citizens.birth_week == calm.citizens.birth_week);
  CHECK(violent.citizens.sex == calm.citizens.sex);
  CHECK(displaced(violent) > displaced(calm));
}

TEST_CASE("births_and_deaths_come_at_the_rates_of_the_age_structure") {
  for (const double scale : {1.0, 0.05}) {
    INFO(scale);
    const Context context = small::context(scale);
    const Parameters parameters = small::parameters();
    const DemographyParameters& p = parameters.demography;
    World world = build_world(context, {8, 1});
    set_perceived_violence(world, 0.0F);
    double births = 0;
    double deaths = 0;
    for (Week week = 0; week < 104; ++week) {
      births += surviving_birth_rate(p, context) / weeks_per_year *
                static_cast<double>(small::people_sum(world, [](std::size_t) { return 1; }));
      deaths += static_cast<double>(small::people_sum(
                    world,
                    [&](std::size_t row) {
                      const double age = age_years(world.citizens.birth_week[row], week);
                      return std::llround(1e9 * (age < 15   ? p.child_death_rate
                                                 : age < 65 ? p.adult_death_rate
                                                            : p.old_death_rate));
                    })) /
                1e9 / weeks_per_year;
      play_weeks(world, context, parameters, 1);
    }
    CHECK(std::abs(static_cast<double>(world.births) - births) < 4.0 * std::sqrt(births));
    CHECK(std::abs(static_cast<double>(world.deaths) - deaths) < 4.0 * std::sqrt(deaths));
    // Two years of natural growth as the context states it.
    const double growth = static_cast<double>(world.births - world.deaths) / 29396.0 / 2.0;
    CHECK(growth == Approx(context.growth_per_year).margin(0.004));
  }
}

TEST_CASE("people_are_conserved_through_births_deaths_and_flight") {
  for (const double scale : {1.0, 0.05}) {
    const Context context = small::context(scale);
    World world = build_world(context, {8, 1});
    set_perceived_violence(world, 0.8F);
    play_weeks(world, context, small::parameters(), 60);
    CHECK_NOTHROW(check(world));
    CHECK(people_alive(world) == 30001 + world.births - world.deaths);
  }
}

TEST_CASE("newborns_take_a_row_when_it_is_full") {
  const Context context = small::context(0.05);
  World world = build_world(context, {8, 1});
  set_perceived_violence(world, 0.0F);
  const Communities before = world.communities;
  play_weeks(world, context, small::parameters(), 60);
  for (std::size_t c = 0; c < before.size(); ++c) {
    CHECK(world.communities.unplaced_births[c] < before.base_weight[c]);
    CHECK(world.communities.n_rows[c] > before.n_rows[c]);
    const std::uint32_t row = before.first_row[c] + before.n_rows[c];
    CHECK(world.citizens.birth_week[row] >= 0);
    CHECK(world.citizens.livelihood[row] == Livelihood::child);
  }
}

TEST_CASE("households_flee_to_the_safer_neighbour_and_come_home_when_it_is_calm") {
  const Context context = small::context(0.3);
  Parameters parameters = small::parameters();
  parameters.demography.flight_rate = 0.2;
  parameters.demography.return_rate = 0.2;
  World world = build_world(context, {8, 1});
  for (std::size_t row = 0; row < world.citizens.size(); ++row) {
    world.citizens.flags[row] = 0;
    world.citizens.lives_in[row] =
        world.citizens.weight[row] > 0
            ? static_cast<std::uint8_t>(
                  home_district(world, CitizenId{static_cast<std::uint32_t>(row)}).value)
            : 0;
  }
  world.pictures.security = {0.9, 0.2};
  set_perceived_violence(world, 1.0F);
  play_weeks(world, context, parameters, 8);
  for (std::size_t row = 0; row < world.citizens.size(); ++row) {
    if ((world.citizens.flags[row] & citizen_flag::displaced) == 0) continue;
    REQUIRE(home_district(world, CitizenId{static_cast<std::uint32_t>(row)}) == DistrictId{0});
    REQUIRE(world.citizens.lives_in[row] == 1);
  }
  CHECK(displaced(world) > 2000);
  CHECK(world.districts[0].displaced_away == world.districts[1].displaced_here);
  set_perceived_violence(world, 0.0F);
  play_weeks(world, context, parameters, 60);
  CHECK(displaced(world) < 100);
}

TEST_CASE("the_tally_of_moves_is_the_change_of_the_displaced") {
  const Context context = small::context();
  World world = build_world(context, {8, 1});
  world.pictures.security = {0.9, 0.2};
  for (std::size_t c = 0; c < world.communities.size(); ++c) {
    world.communities.perceived_violence[c] = c % 2 == 0 ? 1.0F : 0.0F;
  }
  for (Week week = 0; week < 12; ++week) {
    std::vector<std::uint16_t> weight = world.citizens.weight;
    const std::vector<std::uint8_t> flags = world.citizens.flags;
    play_weeks(world, context, small::parameters(), 1);
    std::int64_t fled = 0;
    std::int64_t back = 0;
    for (std::size_t row = 0; row < weight.size(); ++row) {
      const int change = (world.citizens.flags[row] & citizen_flag::displaced) -
                         (flags[row] & citizen_flag::displaced);
      fled += change > 0 ? world.citizens.weight[row] : 0;
      back += change < 0 ? world.citizens.weight[row] : 0;
    }
    CHECK(world.tally.total(Count::displaced) == fled);
    CHECK(world.tally.total(Count::returned) == back);
  }
}

TEST_CASE("a_districts_people_are_residents_and_role_holders_there") {
  const Context context = small::context();
  World world = build_world(context, {8, 1});
  world.districts[0].soldiers = 210;
  for (const std::size_t row : {0U, 1U}) world.fighters.state[row] = FighterState::cantoned;
  world.fighters.state[2] = FighterState::registered;
  world.police.status[0] = ServiceStatus::in_training;
  play_weeks(world, context, small::parameters(), 1);
  std::int64_t people = 0;
  for (const District& district : world.districts) people += district.people;
  // Detainees and newborns without a row live in no district.
  CHECK(people == people_alive(world) - 41 - (world.communities.unplaced_births[0] + [&world] {
                    std::int64_t rest = 0;
                    for (std::size_t c = 1; c < world.communities.size(); ++c)
                      rest += world.communities.unplaced_births[c];
                    return rest;
                  }()));
}

}  // namespace ssr

#include "process/livelihoods.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "../support/small_world.h"

namespace ssr {
namespace {

std::int64_t people_who(const World& world, Livelihood livelihood) {
  return small::people_sum(
      world, [&](std::size_t row) { return world.citizens.livelihood[row] == livelihood; });
}

void play_weeks(World& world, const Context& context, const Parameters& parameters, Week weeks) {
  for (const Week until = world.week + weeks; world.week < until; ++world.week) {
    small::play(&livelihoods, world, context, parameters);
  }
}

void count_workers(World& world) {
  for (District& district : world.districts) district.jobs_taken = district.seekers = 0;
  for (std::uint32_t row = 0; row < world.citizens.size(); ++row) {
    District& district = world.districts[world.citizens.lives_in[row]];
    const Livelihood livelihood = world.citizens.livelihood[row];
    if (livelihood == Livelihood::employed) district.jobs_taken += world.citizens.weight[row];
    if (livelihood == Livelihood::idle) district.seekers += world.citizens.weight[row];
  }
}

World with_jobs(double over_taken) {
  World world = build_world(small::context(0.3), {4, 4});
  count_workers(world);
  for (District& district : world.districts) {
    district.jobs =
        static_cast<std::int64_t>(static_cast<double>(district.jobs_taken) * over_taken);
  }
  return world;
}

}  // namespace

TEST_CASE("work_is_found_in_proportion_to_vacancies_a_seeker") {
  LivelihoodsParameters p;
  p.search_rate = 0.1;
  CHECK(job_probability(p, 50, 200) == Approx(0.025));
  CHECK(job_probability(p, 200, 200) == Approx(0.1));
  CHECK(job_probability(p, 900, 200) == Approx(0.1));
  CHECK(job_probability(p, 0, 200) == 0.0);
  CHECK(job_probability(p, 50, 0) == 0.0);
}

TEST_CASE("illicit_work_needs_something_to_loot_and_grows_with_insecurity") {
  LivelihoodsParameters p;
  p.illicit_entry_rate = 0.002;
  CHECK(illicit_probability(p, 0.0, 1.0) == 0.0);
  CHECK(illicit_probability(p, 0.5, 0.0) == Approx(0.001));
  CHECK(illicit_probability(p, 0.5, 0.2) == Approx(0.0012));
  CHECK(illicit_probability(p, 1.0, 1.0) == Approx(0.004));
}

TEST_CASE("the_land_loses_and_wins_as_many_young_people_while_nothing_changes") {
  LivelihoodsParameters p;
  p.farm_return_rate = 0.004;
  Context context;
  context.economy.idle_youth_share = 0.4;
  context.insecurity = 0.25;
  District half_urban;
  half_urban.urban_share = 0.5;
  District town;
  town.urban_share = 1.0;
  const double leave = land_exit_probability(p, context, half_urban);
  CHECK(0.6 * leave == Approx(0.4 * 0.004 * 0.5 * 0.75));
  CHECK(land_exit_probability(p, context, town) == 0.0);
  context.economy.idle_youth_share = 1.0;
  CHECK(land_exit_probability(p, context, half_urban) == 1.0);
}

TEST_CASE("the_young_stay_as_idle_as_the_context_says_while_nothing_changes") {
  const Context context = small::context(0.3);
  const Parameters parameters = small::parameters();
  World world = build_world(context, {4, 4});
  const auto idle_youth = [&world, &context] {
    const auto young = [&world](std::size_t row) {
      const double age = age_years(world.citizens.birth_week[row], world.week);
      return age >= 15.0 && age < 35.0;
    };
    const auto idle = [&world, &young](std::size_t row) {
      return young(row) && world.citizens.livelihood[row] == Livelihood::idle;
    };
    return static_cast<double>(small::people_sum(world, idle)) /
           static_cast<double>(small::people_sum(world, young));
  };
  const double before = idle_youth();
  for (; world.week < 104; ++world.week) {
    small::play(&economy, world, context, parameters);
    small::play(&livelihoods, world, context, parameters);
  }
  CHECK(before > 0.3);
  CHECK(idle_youth() == Approx(before).margin(0.06));
}

TEST_CASE("jobs_taken_follow_those_who_find_and_lose_work") {
  World world = with_jobs(1.5);
  play_weeks(world, small::context(0.3), small::parameters(), 40);
  const std::int64_t booked[] = {world.districts[0].jobs_taken, world.districts[1].jobs_taken};
  count_workers(world);
  CHECK(world.districts[0].jobs_taken == booked[0]);
  CHECK(world.districts[1].jobs_taken == booked[1]);
}

TEST_CASE("without_vacancies_nobody_finds_work") {
  World world = with_jobs(0.0);
  const std::vector<Livelihood> before = world.citizens.livelihood;
  play_weeks(world, small::context(0.3), small::parameters(), 24);
  for (std::size_t row = 0; row < before.size(); ++row) {
    REQUIRE_FALSE((world.citizens.livelihood[row] == Livelihood::employed &&
                   before[row] != Livelihood::employed));
  }
  CHECK(people_who(world, Livelihood::employed) ==
        0 + small::people_sum(world, [&](std::size_t row) {
          return before[row] == Livelihood::employed &&
                 world.citizens.livelihood[row] == before[row];
        }));
}

TEST_CASE("vacancies_are_never_filled_twice_and_raise_employment") {
  World few = with_jobs(1.1);
  World many = with_jobs(2.0);
  const std::int64_t before = people_who(few, Livelihood::employed);
  play_weeks(few, small::context(0.3), small::parameters(), 52);
  play_weeks(many, small::context(0.3), small::parameters(), 52);
  CHECK(people_who(many, Livelihood::employed) > people_who(few, Livelihood::employed));
  CHECK(people_who(many, Livelihood::employed) > before);
  for (const District& district : few.districts)
    CHECK(district.jobs_taken <= district.jobs * 21 / 20);
}

TEST_CASE("lost_places_cost_jobs") {
  World kept = with_jobs(1.0);
  World lost = with_jobs(0.5);
  play_weeks(kept, small::context(0.3), small::parameters(), 12);
  play_weeks(lost, small::context(0.3), small::parameters(), 12);
  CHECK(people_who(lost, Livelihood::employed) < people_who(kept, Livelihood::employed));
}

TEST_CASE("children_come_of_age_and_the_old_leave_work") {
  const Context context = small::context(0.3);
  World world = with_jobs(1.0);
  play_weeks(world, context, small::parameters(), 104);
  const Week last_played = 101;  // the last week of the rhythm
  for (std::size_t row = 0; row < world.citizens.size(); ++row) {
    if (world.citizens.weight[row] == 0) continue;
    const Week age = age_weeks(world.citizens.birth_week[row], last_played);
    const Livelihood livelihood = world.citizens.livelihood[row];
    REQUIRE((livelihood == Livelihood::child) == (age < of_age));
    REQUIRE((livelihood == Livelihood::old) == (age >= old_from));
  }
}

TEST_CASE("only_young_men_enter_illicit_work_and_only_where_there_is_loot") {
  Parameters parameters = small::parameters();
  parameters.livelihoods.illicit_entry_rate = 0.1;
  World world = with_jobs(1.0);
  play_weeks(world, small::context(0.3), parameters, 24);
  CHECK(people_who(world, Livelihood::illicit) > 0);
  for (std::uint32_t row = 0; row < world.citizens.size(); ++row) {
    if (world.citizens.weight[row] == 0 || world.citizens.livelihood[row] != Livelihood::illicit)
      continue;
    REQUIRE(world.citizens.sex[row] == Sex::male);
    REQUIRE(age_years(world.citizens.birth_week[row], 0) < 35.0);
    REQUIRE(DistrictId{world.citizens.lives_in[row]} == DistrictId{small::highland});
  }
}

TEST_CASE("livelihoods_change_once_in_four_weeks") {
  World world = with_jobs(1.2);
  const std::vector<Livelihood> before = world.citizens.livelihood;
  play_weeks(world, small::context(0.3), small::parameters(), 1);
  CHECK(world.citizens.livelihood == before);
  play_weeks(world, small::context(0.3), small::parameters(), 1);
  CHECK(world.citizens.livelihood != before);
}

}  // namespace ssr

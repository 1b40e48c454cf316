#include "world/feelings.h"

#include <catch2/catch.hpp>

#include "../support/small_world.h"
#include "core/errors.h"
#include "world/check.h"

namespace ssr {
namespace {

/// Somebody of age who is somebody.
std::uint32_t adult_from(const World& world, std::uint32_t row) {
  while (world.citizens.livelihood[row] == Livelihood::child || world.citizens.weight[row] == 0)
    ++row;
  return row;
}

std::uint32_t child_from(const World& world, std::uint32_t row) {
  while (world.citizens.livelihood[row] != Livelihood::child || world.citizens.weight[row] == 0)
    ++row;
  return row;
}

}  // namespace

TEST_CASE("levels_are_kept_to_the_nearest_part") {
  Feelings felt;
  for (const double level : {0.0, 1.0, 0.5, 0.123456}) {
    felt.set(Attitude::fear, level);
    CHECK(std::abs(felt[Attitude::fear] - level) <= 0.5 / Feelings::whole);
  }
  felt.set(Attitude::fear, 1.0);
  CHECK(felt[Attitude::fear] == 1.0);
}

TEST_CASE("sums_kept_while_people_feel_leave_and_return_are_those_counted_anew") {
  World world = build_world(small::context(0.3), {2, 2});
  for (std::uint32_t row = 3; row + 600 < world.citizens.size(); row += 500) {
    const std::uint32_t felt = adult_from(world, row);
    feel(world, CitizenId{felt}, Attitude::fear, 0.5, 0.0);
    feel(world, CitizenId{felt}, Attitude::trust_police, -0.3, 0.0);
    feel(world, CitizenId{child_from(world, row)}, Attitude::fear, 0.5, 0.0);
    leave_row(world, CitizenId{adult_from(world, row + 1)});
    leave_row(world, CitizenId{child_from(world, row + 1)});
    return_to_row(world, CitizenId{adult_from(world, row + 7)});
  }
  World anew = world;
  count_feelings(anew, world.felt.n_groups);
  CHECK(anew.felt.sums == world.felt.sums);
}

TEST_CASE("whoever_takes_up_a_living_is_an_adult_of_the_sums") {
  World world = build_world(small::context(0.3), {2, 2});
  const CitizenId child{child_from(world, 3)};
  const CommunityId home = community_of(world, child);
  const std::int64_t before = felt_in(world, home).adults;
  take_up(world, home, child, Livelihood::illicit);
  CHECK(felt_in(world, home).adults == before + world.citizens.weight[child.value]);
  take_up(world, home, child, Livelihood::idle);
  World anew = world;
  count_feelings(anew, world.felt.n_groups);
  CHECK(anew.felt.sums == world.felt.sums);
}

TEST_CASE("sums_are_over_adults_of_each_sex_and_group") {
  const World world = build_world(small::context(0.3), {2, 2});
  const std::size_t n_groups = world.felt.n_groups;
  REQUIRE(n_groups == 2);
  Felt women_of_the_plain;
  for (std::uint32_t row = 0; row < world.communities.n_rows[0]; ++row) {
    const Citizens& c = world.citizens;
    if (c.livelihood[row] == Livelihood::child || c.sex[row] != Sex::female || c.group[row] != 1) {
      continue;
    }
    women_of_the_plain.adults += c.weight[row];
    for (std::size_t a = 0; a < n_attitudes; ++a) {
      women_of_the_plain.parts[a] += std::int64_t{c.weight[row]} * c.attitude[row].part[a];
    }
  }
  CHECK(women_of_the_plain.adults > 0);
  CHECK(world.felt.sums[1] == women_of_the_plain);
}

TEST_CASE("a_feeling_that_no_sum_knows_of_is_found") {
  World world = build_world(small::context(0.05), {2, 2});
  CHECK_NOTHROW(check(world));
  ++world.citizens.attitude[adult_from(world, 0)].part[0];
  CHECK_THROWS_AS(check(world), InvariantError);
}

}  // namespace ssr

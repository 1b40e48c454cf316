#include "world/world.h"

#include <catch2/catch.hpp>

#include <vector>

#include "world/feelings.h"

namespace ssr {
namespace {

/// One district with one community for each list of weights.
World communities_of(const std::vector<std::vector<std::uint16_t>>& weights,
                     std::int32_t base_weight) {
  World world;
  world.districts.resize(1);
  for (const auto& rows : weights) {
    Communities& communities = world.communities;
    communities.district.push_back(DistrictId{0});
    communities.first_row.push_back(static_cast<std::uint32_t>(world.citizens.weight.size()));
    communities.n_rows.push_back(static_cast<std::uint32_t>(rows.size()));
    communities.n_slots.push_back(static_cast<std::uint32_t>(rows.size()));
    communities.base_weight.push_back(base_weight);
    communities.people.push_back(0);
    for (const std::uint16_t weight : rows) {
      world.citizens.weight.push_back(weight);
      communities.people.back() += weight;
      world.districts[0].residents += weight;
    }
  }
  const std::size_t n = world.citizens.size();
  world.citizens.sex.assign(n, Sex::female);
  world.citizens.group.assign(n, 0);
  world.citizens.livelihood.assign(n, Livelihood::subsistence);
  world.citizens.attitude.resize(n);
  count_feelings(world, 1);
  return world;
}

constexpr std::uint32_t n_draws = 24000;

template <class Draw>
double chi_square(const std::vector<std::uint16_t>& weights, Draw draw) {
  std::vector<double> seen(weights.size(), 0.0);
  for (std::uint32_t i = 0; i < n_draws; ++i) {
    const CitizenId row = draw(Draws({19, 4}, 2).block(i, Lane::placebo));
    REQUIRE(row.exists());
    ++seen[row.value];
  }
  double people = 0;
  for (const std::int32_t weight : weights) people += weight;
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double expected = n_draws * weights[i] / people;
    if (weights[i] == 0) {
      CHECK(seen[i] == 0.0);
    } else {
      sum += (seen[i] - expected) * (seen[i] - expected) / expected;
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("somebody_of_a_community_is_drawn_in_proportion_to_weight") {
  const std::vector<std::uint16_t> weights = {4, 3, 2, 0, 1, 4, 0, 3};
  const World world = communities_of({weights}, 3);
  const double found = chi_square(
      weights, [&](const Block& block) { return somebody_of(world, CommunityId{0}, block); });
  CHECK(found < 20.52);  // five degrees of freedom, chance 0.001
}

TEST_CASE("somebody_of_a_community_of_single_people_is_anybody") {
  const std::vector<std::uint16_t> weights = {1, 1, 0, 1, 1, 1};
  const World world = communities_of({weights}, 1);
  const double found = chi_square(
      weights, [&](const Block& block) { return somebody_of(world, CommunityId{0}, block); });
  CHECK(found < 18.47);  // four degrees of freedom, chance 0.001
}

TEST_CASE("somebody_in_a_district_is_drawn_in_proportion_to_weight_over_communities") {
  const World world = communities_of({{4, 4}, {1, 2, 3}, {0, 4}}, 3);
  const double found = chi_square({4, 4, 1, 2, 3, 0, 4}, [&](const Block& block) {
    return somebody_in(world, DistrictId{0}, block);
  });
  CHECK(found < 20.52);  // five degrees of freedom, chance 0.001
}

TEST_CASE("nobody_is_found_where_nobody_lives") {
  const World world = communities_of({{0, 0, 0}, {}}, 1);
  const Block block = Draws({1, 0}, 0).block(1, Lane::placebo);
  CHECK_FALSE(somebody_of(world, CommunityId{0}, block).exists());
  CHECK_FALSE(somebody_of(world, CommunityId{1}, block).exists());
  CHECK_FALSE(somebody_in(world, DistrictId{0}, block).exists());
}

TEST_CASE("leaving_and_coming_back_move_one_person") {
  World world = communities_of({{2, 1}, {3}}, 2);
  REQUIRE(leave_row(world, CitizenId{1}));
  CHECK(world.citizens.weight[1] == 0);
  CHECK(world.communities.people[0] == 2);
  CHECK(world.communities.people[1] == 3);
  CHECK_FALSE(leave_row(world, CitizenId{1}));
  CHECK(world.citizens.weight[1] == 0);
  CHECK(world.communities.people[0] == 2);
  return_to_row(world, CitizenId{2});
  CHECK(world.citizens.weight[2] == 4);
  CHECK(world.communities.people[1] == 4);
}

TEST_CASE("a_row_belongs_to_the_community_whose_slots_hold_it") {
  const World world = communities_of({{1, 1, 1}, {1}, {1, 1}}, 1);
  const std::uint32_t expected[] = {0, 0, 0, 1, 2, 2};
  for (std::uint32_t row = 0; row < 6; ++row) {
    CHECK(community_of(world, CitizenId{row}) == CommunityId{expected[row]});
  }
}

TEST_CASE("memories_are_events_per_thousand_people") {
  World world = communities_of({{100, 100, 50}}, 100);
  world.communities.recent_abuse = {1.0F};
  remember(world, CommunityId{0}, &Communities::recent_abuse, 2.0);
  CHECK(world.communities.recent_abuse[0] == Approx(9.0));
}

TEST_CASE("an_attitude_moves_part_of_the_way_with_chance_one_over_weight") {
  World world = communities_of({{4, 1}}, 4);
  const auto fear = [&world](std::size_t row) {
    return Approx(world.citizens.attitude[row][Attitude::fear]).margin(2e-5);
  };
  for (Feelings& felt : world.citizens.attitude) felt.set(Attitude::fear, 0.5);
  feel(world, CitizenId{0}, Attitude::fear, 0.5, 0.25);
  CHECK(0.5 == fear(0));
  feel(world, CitizenId{0}, Attitude::fear, 0.5, 0.2499);
  CHECK(0.75 == fear(0));
  feel(world, CitizenId{1}, Attitude::fear, -0.5, 0.9999);
  CHECK(0.25 == fear(1));
}

TEST_CASE("the_tally_keeps_persons_by_district_sex_and_group") {
  Tally tally;
  tally.reset(2, 3);
  tally.add_person(Count::theft, DistrictId{1}, Sex::female, 2);
  tally.add(Count::theft, DistrictId{0}, 5);
  CHECK(tally.total(Count::theft) == 6);
  CHECK(tally.total(Count::homicide) == 0);
  const auto theft = static_cast<std::size_t>(Count::theft);
  CHECK(tally.by_sex[0][theft] == 1);
  CHECK(tally.by_sex[1][theft] == 0);
  CHECK(tally.by_group[2][theft] == 1);
  tally.reset(2, 3);
  CHECK(tally.total(Count::theft) == 0);
}

TEST_CASE("the_first_counts_are_the_matters_in_their_order") {
  CHECK(count_of(Matter::homicide) == Count::homicide);
  CHECK(count_of(Matter::abuse) == Count::abuse);
  CHECK(count_of(Matter::chieftaincy_dispute) == Count::chieftaincy_dispute);
}

}  // namespace ssr

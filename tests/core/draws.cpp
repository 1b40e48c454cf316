#include "core/draws.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace ssr {
namespace {

using Words = std::array<std::uint32_t, 4>;

Words words(const Block& block) {
  return {block.word[0], block.word[1], block.word[2], block.word[3]};
}

/// The block whose counter and key are these words.
Words generate(Words counter, std::uint32_t key0, std::uint32_t key1) {
  const Draws draws({key0, key1}, static_cast<Week>(counter[1]));
  return words(draws.block(counter[0], static_cast<Lane>(counter[2]), counter[3]));
}

std::size_t n_collisions(std::vector<std::uint32_t> ids) {
  std::sort(ids.begin(), ids.end());
  const auto end = std::unique(ids.begin(), ids.end());
  return static_cast<std::size_t>(ids.end() - end);
}

}  // namespace

// Random123 1.14, tests/kat_vectors, lines "philox4x32 10".
TEST_CASE("blocks_are_philox4x32_10_of_random123") {
  constexpr std::uint32_t ones = 0xffffffffU;
  CHECK(generate({0, 0, 0, 0}, 0, 0) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(generate({ones, ones, ones, ones}, ones, ones) ==
        Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(generate({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0) ==
        Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("the_same_question_gets_the_same_answer_in_any_order") {
  const Draws draws({11, 2}, 17);
  std::vector<Words> forwards;
  for (std::uint32_t id = 0; id < 50; ++id) forwards.push_back(words(draws.block(id, Lane::birth)));
  const Draws again({11, 2}, 17);
  for (std::uint32_t id = 50; id-- > 0;) {
    static_cast<void>(again.block(id, Lane::death, 9));
    CHECK(words(again.block(id, Lane::birth)) == forwards[id]);
  }
  CHECK(words(draws.block(CitizenId{7}, Lane::birth)) == forwards[7]);
}

TEST_CASE("who_what_which_week_and_luck_all_matter") {
  const Words base = words(Draws({1, 0}, 5).block(3, Lane::birth, 0));
  CHECK(words(Draws({2, 0}, 5).block(3, Lane::birth, 0)) != base);
  CHECK(words(Draws({1, 1}, 5).block(3, Lane::birth, 0)) != base);
  CHECK(words(Draws({1, 0}, 6).block(3, Lane::birth, 0)) != base);
  CHECK(words(Draws({1, 0}, 5).block(4, Lane::birth, 0)) != base);
  CHECK(words(Draws({1, 0}, 5).block(3, Lane::death, 0)) != base);
  CHECK(words(Draws({1, 0}, 5).block(3, Lane::birth, 1)) != base);
}

TEST_CASE("uniforms_are_exact_multiples_below_one") {
  const Block block{{0xffffffffU, 0x80000000U, 0U, 1U}};
  CHECK(block.uniform(0) == 1.0 - 0x1p-32);
  CHECK(block.uniform(1) == 0.5);
  CHECK(block.uniform(2) == 0.0);
  CHECK(block.uniform(3) == 0x1p-32);
  CHECK(block.below(0, 6) == 5);
  CHECK(block.below(1, 6) == 3);
  CHECK(block.below(2, 6) == 0);
  CHECK_FALSE(block.chance(2, 0.0));
  CHECK(block.chance(0, 1.0));
}

TEST_CASE("below_gives_every_number_its_share") {
  constexpr std::uint32_t n = 7;
  constexpr std::uint32_t draws = 35000;
  std::array<double, n> seen{};
  for (std::uint32_t i = 0; i < draws; ++i) {
    ++seen[Draws({5, 0}, 0).block(i, Lane::placebo).below(2, n)];
  }
  double chi_square = 0;
  for (const double count : seen) chi_square += (count - 5000.0) * (count - 5000.0) / 5000.0;
  CHECK(chi_square < 22.46);  // six degrees of freedom, chance 0.001
}

TEST_CASE("events_of_one_week_have_different_names") {
  std::vector<std::uint32_t> ids;
  for (std::uint32_t community = 0; community < 4500; ++community) {
    for (std::uint32_t number = 0; number < 4; ++number) {
      ids.push_back(event_id(community, 260, number));
    }
  }
  CHECK(n_collisions(ids) == 0);
}

TEST_CASE("events_of_many_weeks_collide_no_more_than_random_names") {
  std::vector<std::uint32_t> ids;
  for (std::uint32_t community = 0; community < 600; ++community) {
    for (std::uint32_t week = 0; week < 520; ++week) ids.push_back(event_id(community, week, 1));
  }
  // 312,000 random 32-bit names share 11.3 in the mean (Poisson): five standard deviations above.
  CHECK(n_collisions(ids) < 28);
}

TEST_CASE("an_event_name_depends_on_each_of_its_numbers_and_their_order") {
  CHECK(event_id(1, 2, 3) != event_id(2, 1, 3));
  CHECK(event_id(1, 2, 3) != event_id(1, 3, 2));
  CHECK(event_id(1, 2) == event_id(1, 2, 0));
  CHECK(event_id(1, 2, 1) != event_id(1, 2, 0));
}

TEST_CASE("event_names_are_spread_over_all_bits") {
  std::array<int, 32> set_bits{};
  constexpr int n = 4000;
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t id = event_id(i, 12, i % 3);
    for (std::uint32_t bit = 0; bit < 32; ++bit) set_bits[bit] += id >> bit & 1U ? 1 : 0;
  }
  // standard deviation sqrt(4000) / 2 = 31.6; five of them
  for (const int count : set_bits) CHECK(std::abs(count - n / 2) < 158);
}

}  // namespace ssr

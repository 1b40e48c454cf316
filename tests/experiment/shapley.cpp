#include "experiment/shapley.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <set>

namespace ssr {

namespace {

/// The glove game: players 0 and 1 have a left glove, 2 a right one; a pair is worth 1.
double gloves(Coalition c) { return (c & 4U) != 0 && (c & 3U) != 0 ? 1.0 : 0.0; }

/// 5 + 2 a - b + 4 a c + 3 a b d over four players: interactions go in equal parts to their
/// members.
double interacting(Coalition c) {
  const double a = c & 1U ? 1 : 0, b = c & 2U ? 1 : 0, p = c & 4U ? 1 : 0, d = c & 8U ? 1 : 0;
  return 5 + 2 * a - b + 4 * a * p + 3 * a * b * d;
}

std::vector<double> table(std::size_t players, double (*game)(Coalition)) {
  std::vector<double> value;
  for (Coalition c = 0; c <= everyone(players); ++c) value.push_back(game(c));
  return value;
}

}  // namespace

TEST_CASE("shapley_values_of_the_glove_game_are_a_sixth_a_sixth_and_two_thirds") {
  const auto values = exact_shapley(3, table(3, gloves));
  CHECK(values[0] == Approx(1.0 / 6));
  CHECK(values[1] == Approx(1.0 / 6));
  CHECK(values[2] == Approx(2.0 / 3));
}

TEST_CASE("interactions_are_shared_in_equal_parts") {
  const auto values = exact_shapley(4, table(4, interacting));
  CHECK(values[0] == Approx(2 + 2 + 1));
  CHECK(values[1] == Approx(-1 + 1).margin(1e-12));
  CHECK(values[2] == Approx(2));
  CHECK(values[3] == Approx(1));
}

TEST_CASE("every_order_of_joining_gives_the_exact_values") {
  std::vector<std::size_t> order{0, 1, 2, 3};
  std::vector<std::vector<std::size_t>> all;
  do {
    all.push_back(order);
  } while (std::next_permutation(order.begin(), order.end()));
  const auto exact = exact_shapley(4, table(4, interacting));
  const auto along = shapley_along(4, all, interacting);
  for (std::size_t p = 0; p < 4; ++p) CHECK(along[p] == Approx(exact[p]).margin(1e-12));
}

TEST_CASE("an_order_and_its_reverse_share_pairwise_interactions_exactly") {
  const auto game = [](Coalition c) {
    const double a = c & 1U ? 1 : 0, b = c & 16U ? 1 : 0, p = c & 4U ? 1 : 0;
    return 3 * a + 2 * a * b - 6 * b * p;
  };
  const auto values = shapley_along(5, joining_orders(5, 2), game);
  CHECK(values[0] == Approx(4));
  CHECK(values[1] == Approx(0).margin(1e-12));
  CHECK(values[2] == Approx(-3));
  CHECK(values[4] == Approx(-2));
}

TEST_CASE("shapley_values_sum_to_what_everyone_adds_to_nobody") {
  for (const std::size_t n : {1U, 2U, 3U, 7U, 20U}) {
    const auto values = shapley_along(4, joining_orders(4, n), interacting);
    CHECK(std::accumulate(values.begin(), values.end(), 0.0) ==
          Approx(interacting(everyone(4)) - interacting(0)));
  }
}

TEST_CASE("in_a_square_of_orders_everybody_stands_once_in_every_place") {
  for (const std::size_t players : {1U, 2U, 4U, 8U}) {
    const auto orders = joining_orders(players, players);
    for (std::size_t place = 0; place < players; ++place) {
      std::set<std::size_t> there;
      for (const auto& order : orders) there.insert(order[place]);
      CHECK(there.size() == players);
    }
  }
}

TEST_CASE("a_value_that_is_not_defined_leaves_its_players_undefined") {
  const auto values = shapley_along(2, joining_orders(2, 2), [](Coalition c) {
    return c == 1 ? std::nan("") : 1.0;
  });
  CHECK(std::isnan(values[0]));
}

}  // namespace ssr

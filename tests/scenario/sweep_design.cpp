#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "scenario/design.h"

namespace ssr {

TEST_CASE("sobol_points_fill_every_stratum_once") {
  constexpr std::size_t n = 64;
  for (const std::uint32_t seed : {1U, 2U}) {
    const auto points = sobol_points(n, 20, seed);
    for (std::size_t f = 0; f < 20; ++f) {
      std::set<std::size_t> strata;
      for (const auto& point : points) strata.insert(static_cast<std::size_t>(point[f] * n));
      CHECK(strata.size() == n);
    }
    // The first two dimensions are a net: every box of 8 x 8 holds one point.
    std::set<std::size_t> boxes;
    for (const auto& point : points) {
      boxes.insert(static_cast<std::size_t>(point[0] * 8) * 8 +
                   static_cast<std::size_t>(point[1] * 8));
    }
    CHECK(boxes.size() == n);
  }
  CHECK(sobol_points(4, 3, 1) != sobol_points(4, 3, 2));
}

TEST_CASE("more_sobol_points_keep_the_first_ones") {
  const auto few = sobol_points(10, 5, 7);
  const auto many = sobol_points(100, 5, 7);
  CHECK(std::equal(few.begin(), few.end(), many.begin()));
}

TEST_CASE("saltelli_rows_take_one_factor_each_from_b") {
  constexpr std::size_t k = 4;
  const auto points = saltelli_points(8, k, 3);
  REQUIRE(points.size() == 8 * (k + 2));
  for (std::size_t row = 0; row < 8; ++row) {
    const auto* a = &points[row * (k + 2)];
    const auto& b = a[k + 1];
    for (std::size_t f = 0; f < k; ++f) {
      for (std::size_t i = 0; i < k; ++i) CHECK(a[f + 1][i] == (i == f ? b[i] : a[0][i]));
    }
  }
}

TEST_CASE("morris_trajectories_move_each_factor_once_by_the_same_step") {
  constexpr std::size_t k = 6;
  for (const std::size_t levels : {2U, 4U, 8U}) {
    const auto points = morris_points(20, k, levels, 5);
    REQUIRE(points.size() == 20 * (k + 1));
    const double step = static_cast<double>(levels) / (2.0 * static_cast<double>(levels - 1));
    for (std::size_t t = 0; t < 20; ++t) {
      std::set<std::size_t> moved;
      for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t f = 0; f < k; ++f) {
          const double change = points[t * (k + 1) + i + 1][f] - points[t * (k + 1) + i][f];
          CHECK(points[t * (k + 1) + i][f] > -1e-12);
          CHECK(points[t * (k + 1) + i][f] < 1 + 1e-12);
          if (change == 0) continue;
          CHECK(std::abs(change) == Approx(step));
          moved.insert(f);
        }
      }
      CHECK(moved.size() == k);
    }
  }
}

TEST_CASE("a_grid_holds_every_combination_once") {
  const auto cells = combinations({2, 3, 1});
  CHECK(cells.size() == 6);
  CHECK(std::set<std::vector<std::size_t>>(cells.begin(), cells.end()).size() == 6);
  CHECK(cells[1] == std::vector<std::size_t>{0, 1, 0});
}

}  // namespace ssr

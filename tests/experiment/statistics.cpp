#include "experiment/statistics.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

namespace ssr {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr int trials = 4000;
// Four standard errors of a coverage of 95 % seen in that many trials.
const double slack = 4 * std::sqrt(0.95 * 0.05 / trials);

}  // namespace

TEST_CASE("quantiles_are_linear_between_order_statistics_and_skip_nan") {
  CHECK(quantile({4, 1, 3, 2}, 0.5) == Approx(2.5));
  CHECK(quantile({4, nan, 1, 3, 2}, 0.25) == Approx(1.75));
  CHECK(quantile({5}, 0.95) == 5);
  CHECK(std::isnan(quantile({nan}, 0.5)));
}

TEST_CASE("wilson_intervals_equal_published_ones") {
  const Interval half = wilson(0.5, 20, 0.95);
  CHECK(half.low == Approx(0.2993).epsilon(1e-3));
  CHECK(half.high == Approx(0.7007).epsilon(1e-3));
  const Interval none = wilson(0.0, 10, 0.95);
  CHECK(none.low == Approx(0.0).margin(1e-12));
  CHECK(none.high == Approx(0.2775).epsilon(1e-3));
}

TEST_CASE("t_interval_equals_the_closed_form") {
  const Interval interval = t_interval({{1, 2, 3, 4, 5}, 0}, 0.95);
  CHECK(interval.low == Approx(3 - 1.963243).epsilon(1e-6));
  CHECK(interval.high == Approx(3 + 1.963243).epsilon(1e-6));
}

TEST_CASE("too_few_or_few_agreeing_pairs_give_no_interval") {
  CHECK(std::isinf(t_interval({{1}, 0}, 0.95).high));
  CHECK(std::isinf(t_interval({{0, 0}, 0}, 0.95).high));
  // The mean of three times 0.1 is not 0.1: rounding is no scatter.
  CHECK(std::isinf(t_interval({{0.1, 0.1, 0.3 - 0.2}, 0}, 0.95).high));
  CHECK(t_interval({std::vector<double>(12, 0.0), 0}, 0.95).high == 0);
}

TEST_CASE("share_intervals_do_not_collapse_when_no_pair_differs") {
  const Paired same{std::vector<double>(32, 0.0), 0};
  const Interval interval = share_interval(same, 0.95);
  // Bonett & Price: both adjusted shares are 1 / 34, z sqrt((2 / 34) / 34).
  CHECK(interval.high == Approx(1.959964 * std::sqrt(2.0 / 34 / 34)).epsilon(1e-6));
  CHECK(interval.low == Approx(-interval.high));
}

TEST_CASE("pairs_with_an_undefined_side_are_left_out_and_counted") {
  const std::vector<double> plan{1, nan, 3};
  const std::vector<double> reference{0, 1, nan};
  const Paired paired = pair(plan, reference);
  CHECK(paired.n() == 1);
  CHECK(paired.undefined == 2);
}

TEST_CASE("ties_count_half_for_the_probability_of_being_better") {
  const Paired paired{{1, 0, -1, 2}, 0};
  CHECK(probability_better(paired, +1) == Approx(0.625));
  CHECK(probability_better(paired, -1) == Approx(0.375));
}

TEST_CASE("pairs_needed_is_the_least_number_that_is_narrow_enough") {
  std::vector<double> differences;
  for (int i = 0; i < 50; ++i) differences.push_back(i % 2 == 0 ? 1.0 : -1.0);
  const std::size_t n = pairs_needed({differences, 0}, 0.95, false, 0.1);
  // sd^2 = 50 / 49; 1.96^2 sd^2 / 0.1^2 = 392, a little more for t.
  CHECK(n >= 392);
  CHECK(n <= 396);
  CHECK(pairs_needed({differences, 0}, 0.95, false, 0.0) == 0);
  CHECK(pairs_needed({differences, 0}, 0.95, false, 1e-9) == 0);
}

TEST_CASE("paired_intervals_cover_the_true_difference_as_often_as_they_say") {
  std::mt19937 generator(20260101);
  std::normal_distribution<double> normal(0.3, 1.0);
  std::uniform_real_distribution<double> uniform;
  int t_covers = 0;
  int share_covers = 0;
  for (int trial = 0; trial < trials; ++trial) {
    Paired numbers;
    Paired answers;
    for (int i = 0; i < 32; ++i) {
      numbers.differences.push_back(normal(generator));
      const double u = uniform(generator);
      answers.differences.push_back(u < 0.15 ? 1.0 : u < 0.20 ? -1.0 : 0.0);
    }
    t_covers += t_interval(numbers, 0.95).holds(0.3) ? 1 : 0;
    share_covers += share_interval(answers, 0.95).holds(0.10) ? 1 : 0;
  }
  CHECK(t_covers / double{trials} == Approx(0.95).margin(slack));
  CHECK(share_covers / double{trials} > 0.95 - slack);
}

TEST_CASE("corrected_intervals_hold_together") {
  constexpr int plans = 7;
  std::mt19937 generator(42);
  std::normal_distribution<double> normal;
  const double confidence = corrected_confidence(0.95, plans);
  CHECK(confidence == Approx(1 - 0.05 / 7));
  int all_hold = 0;
  for (int trial = 0; trial < trials; ++trial) {
    std::vector<double> reference(32);
    for (double& x : reference) x = normal(generator);
    bool hold = true;
    for (int plan = 0; plan < plans; ++plan) {
      std::vector<double> values(32);
      for (double& x : values) x = normal(generator);
      hold = hold && t_interval(pair(values, reference), confidence).holds(0.0);
    }
    all_hold += hold ? 1 : 0;
  }
  CHECK(all_hold / double{trials} > 0.95 - slack);
}

}  // namespace ssr

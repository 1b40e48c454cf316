#include "core/exact_math.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

namespace ssr {
namespace {

constexpr std::uint32_t n_draws = 40000;

struct Moments {
  double mean = 0;
  double variance = 0;
};

template <class Sample>
Moments moments_of(Sample sample) {
  double sum = 0;
  double squares = 0;
  for (std::uint32_t i = 0; i < n_draws; ++i) {
    const double x = sample(i);
    sum += x;
    squares += x * x;
  }
  const double mean = sum / n_draws;
  return {mean, squares / n_draws - mean * mean};
}

/// Five standard errors of a mean, and of a variance (normal theory, widened for the fourth moment
/// of counts: var(s^2) = (2 + 1 / v) v^2 / n).
void check_moments(const Moments& found, double mean, double variance) {
  CHECK(std::abs(found.mean - mean) < 5.0 * std::sqrt(variance / n_draws));
  CHECK(std::abs(found.variance - variance) <
        5.0 * std::sqrt((2.0 + 1.0 / variance) * variance * variance / n_draws));
}

Block block(std::uint32_t i, std::uint32_t draw = 0) {
  return Draws({.seed = 7, .replicate = 3}, 0).block(i, Lane::placebo, draw);
}

}  // namespace

TEST_CASE("exp_is_within_its_stated_relative_error") {
  for (double x = -699.9; x <= 699.9; x += 0.37) {
    INFO(x);
    CHECK(std::abs(exact::exp(x) / std::exp(x) - 1.0) < 1e-14);
  }
  for (double x = -1.0; x <= 1.0; x += 0.001) {
    INFO(x);
    CHECK(std::abs(exact::exp(x) / std::exp(x) - 1.0) < 1e-14);
  }
}

TEST_CASE("exp_has_its_stated_limits") {
  CHECK(exact::exp(0.0) == 1.0);
  CHECK(exact::exp(-700.1) == 0.0);
  CHECK(exact::exp(-1e300) == 0.0);
  CHECK(exact::exp(1e300) == exact::exp(700.0));
}

TEST_CASE("log_is_within_its_stated_error") {
  for (double exponent = -300.0; exponent <= 300.0; exponent += 0.61) {
    const double x = std::pow(10.0, exponent);
    INFO(x);
    CHECK(std::abs(exact::log(x) - std::log(x)) <= 1e-14 * std::abs(std::log(x)) + 1e-15);
  }
  for (double x = 0.5; x < 2.0; x += 0.0007) {
    INFO(x);
    CHECK(std::abs(exact::log(x) - std::log(x)) <= 1e-14 * std::abs(std::log(x)) + 1e-15);
  }
  CHECK(exact::log(1.0) == 0.0);
}

TEST_CASE("log_of_the_smallest_uniform_gap_is_finite") {
  CHECK(exact::log(0x1p-32) == Approx(-32.0 * std::log(2.0)).epsilon(1e-14));
}

TEST_CASE("pow_follows_exp_and_log_and_takes_zero") {
  CHECK(exact::pow(2.0, 10.0) == Approx(1024.0).epsilon(1e-13));
  CHECK(exact::pow(0.5, 0.25) == Approx(std::pow(0.5, 0.25)).epsilon(1e-14));
  CHECK(exact::pow(0.0, 3.0) == 0.0);
  CHECK(exact::pow(0.0, 0.0) == 1.0);
}

TEST_CASE("logistic_is_symmetric_and_saturates") {
  CHECK(exact::logistic(0.0) == 0.5);
  CHECK(exact::logistic(-2.0) == Approx(1.0 - exact::logistic(2.0)).epsilon(1e-14));
  CHECK(exact::logistic(2.0) == Approx(0.88079707797788).epsilon(1e-13));
  CHECK(exact::logistic(-2000.0) >= 0.0);
  CHECK(exact::logistic(-2000.0) < 1e-300);
  CHECK(exact::logistic(2000.0) == 1.0);
}

TEST_CASE("chance_within_compounds_over_weeks") {
  CHECK(exact::chance_within(0.1, 4.0) == Approx(1.0 - std::exp(-0.4)).epsilon(1e-14));
  const double one = exact::chance_within(0.1, 1.0);
  CHECK(exact::chance_within(0.1, 2.0) == Approx(1.0 - (1.0 - one) * (1.0 - one)).epsilon(1e-13));
  CHECK(exact::chance_within(0.0, 4.0) == 0.0);
  CHECK(exact::chance_within(-1.0, 4.0) == 0.0);
}

TEST_CASE("normal_deviates_have_mean_zero_and_variance_one") {
  check_moments(moments_of([](std::uint32_t i) {
                  return exact::normal(block(i, 0), block(i, 1), block(i, 2));
                }),
                0.0, 1.0);
}

TEST_CASE("poisson_counts_have_the_mean_and_variance_of_their_law") {
  for (const double mean : {0.02, 0.7, 5.0, 80.0, 600.0}) {
    INFO(mean);
    check_moments(moments_of([mean](std::uint32_t i) {
                    return static_cast<double>(exact::poisson(mean, block(i).uniform(0)));
                  }),
                  mean, mean);
  }
}

TEST_CASE("poisson_inverts_its_distribution") {
  // mean 1: P(0) = 0.3679, P(<= 1) = 0.7358, P(<= 2) = 0.9197
  CHECK(exact::poisson(1.0, 0.0) == 0);
  CHECK(exact::poisson(1.0, 0.367) == 0);
  CHECK(exact::poisson(1.0, 0.368) == 1);
  CHECK(exact::poisson(1.0, 0.735) == 1);
  CHECK(exact::poisson(1.0, 0.736) == 2);
  CHECK(exact::poisson(1.0, 0.920) == 3);
  CHECK(exact::poisson(0.0, 0.999) == 0);
  CHECK(exact::poisson(600.0, 1.0 - 0x1p-32) < 800);
}

TEST_CASE("poisson_counts_of_large_means_have_the_mean") {
  for (const double mean : {601.0, 750.0, 20'000.0, 2e6}) {
    const double at_half = exact::poisson(mean, 0.5);
    CHECK(at_half == Approx(mean).margin(2.0));
    CHECK(exact::poisson(mean, 0.999) == Approx(mean).margin(100.0));
  }
}

TEST_CASE("binomial_counts_have_the_mean_and_variance_of_their_law") {
  struct Law {
    std::int64_t n;
    double p;
  };
  // Both methods (inversion below a mean of 32, rounded normal above) and both halves of p.
  for (const Law law : {Law{10, 0.3}, Law{500, 0.0008}, Law{60, 0.5}, Law{40, 0.9}, Law{4000, 0.02},
                        Law{900, 0.6}}) {
    INFO(law.n << " x " << law.p);
    const double mean = static_cast<double>(law.n) * law.p;
    check_moments(moments_of([law](std::uint32_t i) {
                    return static_cast<double>(exact::binomial(law.n, law.p, block(i)));
                  }),
                  mean, mean * (1.0 - law.p));
  }
}

TEST_CASE("binomial_counts_stay_between_nothing_and_all") {
  for (std::uint32_t i = 0; i < 2000; ++i) {
    const std::int64_t few = exact::binomial(70, 0.499, block(i));
    CHECK((few >= 0 && few <= 70));
  }
  CHECK(exact::binomial(12, 0.0, block(1)) == 0);
  CHECK(exact::binomial(12, 1.0, block(1)) == 12);
  CHECK(exact::binomial(0, 0.5, block(1)) == 0);
  CHECK(exact::binomial(-3, 0.5, block(1)) == 0);
}

TEST_CASE("rounding_by_chance_keeps_the_mean") {
  CHECK(exact::round_by_chance(2.25, 0.2499) == 3);
  CHECK(exact::round_by_chance(2.25, 0.25) == 2);
  CHECK(exact::round_by_chance(2.0, 0.0) == 2);
}

TEST_CASE("clamp01_cuts_both_ends_only") {
  CHECK(exact::clamp01(-0.1) == 0.0);
  CHECK(exact::clamp01(1.1) == 1.0);
  CHECK(exact::clamp01(0.3) == 0.3);
}

}  // namespace ssr

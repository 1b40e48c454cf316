#include "core/exact_math.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace ssr::exact {

namespace {
constexpr double ln2_high = 6.93147180369123816490e-01;
constexpr double ln2_low = 1.90821492927058770002e-10;
constexpr double inverse_ln2 = 1.44269504088896338700e+00;

/// 1 / k! for k = 0..13: the Taylor series of e^r to 1e-17 for |r| <= ln(2) / 2.
constexpr std::array<double, 14> inverse_factorial = [] {
  std::array<double, 14> all{};
  double factorial = 1.0;
  for (std::size_t k = 0; k < all.size(); ++k) {
    if (k > 0) factorial *= static_cast<double>(k);
    all[k] = 1.0 / factorial;
  }
  return all;
}();

/// 1 / (2 k + 1): the series of atanh(s) / s in s^2, to 1e-17 for |s| < 0.172.
constexpr std::array<double, 11> inverse_odd = [] {
  std::array<double, 11> all{};
  for (std::size_t k = 0; k < all.size(); ++k) all[k] = 1.0 / static_cast<double>(2 * k + 1);
  return all;
}();

double power_of_two(int n) noexcept {
  return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52);
}
}  // namespace

double exp(double x) noexcept {
  if (x < -700.0) return 0.0;
  x = std::min(x, 700.0);
  const double scaled = x * inverse_ln2;
  const int n = static_cast<int>(scaled + (scaled < 0.0 ? -0.5 : 0.5));
  const double r = (x - n * ln2_high) - n * ln2_low;  // |r| <= ln(2) / 2
  // Pairs, then fours: a chain of four products instead of thirteen.
  const auto& c = inverse_factorial;
  const double r2 = r * r;
  const double r4 = r2 * r2;
  const double low = (c[0] + c[1] * r) + (c[2] + c[3] * r) * r2;
  const double middle = (c[4] + c[5] * r) + (c[6] + c[7] * r) * r2;
  const double high = ((c[8] + c[9] * r) + (c[10] + c[11] * r) * r2) + (c[12] + c[13] * r) * r4;
  return (low + (middle + high * r4) * r4) * power_of_two(n);
}

double log(double x) noexcept {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  int n = static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    ++n;
  }
  const double s = (m - 1.0) / (m + 1.0);  // log m = 2 atanh s, |s| < 0.172
  const double s2 = s * s;
  const auto& c = inverse_odd;
  const double s4 = s2 * s2;
  const double s8 = s4 * s4;
  const double low = (c[0] + c[1] * s2) + (c[2] + c[3] * s2) * s4;
  const double high = (c[4] + c[5] * s2) + (c[6] + c[7] * s2) * s4;
  const double sum = low + (high + ((c[8] + c[9] * s2) + c[10] * s4) * s8) * s8;
  return n * ln2_high + (n * ln2_low + 2.0 * s * sum);
}

double pow(double base, double exponent) noexcept {
  if (exponent == 0.0) return 1.0;
  return base <= 0.0 ? 0.0 : exp(exponent * log(base));
}

double logistic(double x) noexcept { return 1.0 / (1.0 + exp(-x)); }

double chance_within(double rate, double weeks) noexcept {
  const double mean = rate * weeks;
  return mean <= 0.0 ? 0.0 : 1.0 - exp(-mean);
}

double normal(const Block& a, const Block& b, const Block& c) noexcept {
  std::uint64_t sum = 0;
  for (int i = 0; i < 4; ++i) sum += std::uint64_t{a.word[i]} + b.word[i] + c.word[i];
  return static_cast<double>(sum) * 0x1p-32 - 6.0;
}

std::int32_t poisson(double mean, double uniform) noexcept {
  if (mean <= 0.0) return 0;
  // The series begins at e^-mean, which has no bits left above 700: what is beyond comes for sure.
  constexpr double most = 600.0;
  if (mean > most) {
    constexpr double largest = 1e9;
    return static_cast<std::int32_t>(std::min(mean, largest) - most + 0.5) + poisson(most, uniform);
  }
  double term = exp(-mean);
  double below = term;
  std::int32_t count = 0;
  while (uniform >= below && count < 2000) {
    ++count;
    term *= mean / count;
    below += term;
  }
  return count;
}

namespace {
constexpr double inverted_below = 32.0;  // mean

/// Nearly normal with this mean and variance, rounded to a whole number: a sum of eight uniforms.
std::int64_t rounded_normal(double mean, double variance, const Block& draws) noexcept {
  double sum = 0.0;
  for (const std::uint32_t word : draws.word) {
    sum += (word & 0xffffU) * 0x1p-16 + (word >> 16) * 0x1p-16;
  }
  const double deviate = (sum - 4.0) * std::sqrt(1.5);  // variance of eight uniforms is 2/3
  return static_cast<std::int64_t>(mean + deviate * std::sqrt(variance) + 0.5);
}
}  // namespace

std::int64_t binomial(std::int64_t n, double probability, const Block& draws) noexcept {
  if (n <= 0 || probability <= 0.0) return 0;
  if (probability >= 1.0) return n;
  if (probability > 0.5) return n - binomial(n, 1.0 - probability, draws);
  const double mean = static_cast<double>(n) * probability;
  if (mean >= inverted_below) {
    return std::clamp<std::int64_t>(rounded_normal(mean, mean * (1.0 - probability), draws), 0, n);
  }
  const double ratio = probability / (1.0 - probability);
  double term = exp(static_cast<double>(n) * log(1.0 - probability));
  double below = term;
  std::int64_t count = 0;
  const double uniform = draws.uniform(0);
  while (uniform >= below && count < n) {
    ++count;
    term *= ratio * static_cast<double>(n - count + 1) / static_cast<double>(count);
    below += term;
  }
  return count;
}

std::int64_t round_by_chance(double x, double uniform) noexcept {
  const auto whole = static_cast<std::int64_t>(x);
  return whole + (uniform < x - static_cast<double>(whole) ? 1 : 0);
}

}  // namespace ssr::exact

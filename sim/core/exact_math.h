#pragma once

#include <cstdint>

#include "core/draws.h"

/// Functions that feed the state. They use + - x / and integer operations alone, so that their bits
/// do not depend on the processor, the compiler or the C library (libm's exp and log do).
namespace ssr::exact {

/// e^x, relative error below 1e-14; 0 below -700, limited at e^700 above.
double exp(double x) noexcept;
/// Natural logarithm of x > 0, absolute error below 1e-14 of |log x| + 1e-15.
double log(double x) noexcept;
/// base^exponent for base >= 0.
double pow(double base, double exponent) noexcept;
/// 1 / (1 + e^-x).
double logistic(double x) noexcept;
/// Chance of at least one event in `weeks` at a constant `rate` [1/week]: 1 - e^(-rate x weeks).
double chance_within(double rate, double weeks) noexcept;
/// Whether such an event happens, for a uniform in [0, 1): most are told by rate x weeks, which is
/// never below the chance.
inline bool happens_within(double uniform, double rate, double weeks) noexcept {
  return uniform < rate * weeks && uniform < chance_within(rate, weeks);
}
/// Chance of at least one success in n tries of the same probability.
constexpr double chance_in_tries(double probability, int n) noexcept {
  double none = 1.0;
  for (int i = 0; i < n; ++i) none *= 1.0 - probability;
  return 1.0 - none;
}
/// A standard normal deviate from the sum of twelve uniforms (three blocks' words; range +-6).
double normal(const Block& a, const Block& b, const Block& c) noexcept;
/// A Poisson count by inversion from one uniform; a mean above 600 keeps the spread of 600.
std::int32_t poisson(double mean, double uniform) noexcept;
/// A binomial count: by inversion below a mean of 32, else a rounded normal; one block is enough.
std::int64_t binomial(std::int64_t n, double probability, const Block& draws) noexcept;
/// x rounded up with chance equal to its fraction.
std::int64_t round_by_chance(double x, double uniform) noexcept;

constexpr double clamp01(double x) noexcept { return x < 0.0 ? 0.0 : x > 1.0 ? 1.0 : x; }

}  // namespace ssr::exact

#pragma once

#include <string>

#include "scenario/sweep.h"

namespace ssr {

/// How a swept number lies between low and high: its distribution with all its numbers.
struct Spread {
  Distribution distribution = Distribution::uniform;
  double low = 0;
  double high = 0;
  double mode = 0;  // of triangular and normal
  double deviation = 0;  // of normal, before its ends are cut off at low and high
};

/// The value below which a share u of the spread lies: low at 0, high at 1. In + - x / and roots
/// alone, because it feeds the state.
double value_at(const Spread& spread, double u) noexcept;

/// "uniform", "triangular 3", "log_uniform", "normal 3 0.5": mode and deviation.
std::string to_string(const Spread& spread);

}  // namespace ssr

#include "scenario/spread.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/exact_math.h"
#include "core/normal.h"

namespace ssr {

namespace {

double triangular(const Spread& s, double u) noexcept {
  const double width = s.high - s.low;
  const double left = s.mode - s.low;
  if (u * width < left) return s.low + std::sqrt(u * width * left);
  return s.high - std::sqrt((1 - u) * width * (s.high - s.mode));
}

double log_uniform(const Spread& s, double u) noexcept {
  const double low = exact::log(s.low);
  return exact::exp(low + u * (exact::log(s.high) - low));
}

double cut_normal(const Spread& s, double u) noexcept {
  const double below = exact::normal_below((s.low - s.mode) / s.deviation);
  const double until = exact::normal_below((s.high - s.mode) / s.deviation);
  const double share = below + u * (until - below);
  if (!(share > 0)) return s.low;
  if (!(share < 1)) return s.high;
  return s.mode + s.deviation * exact::normal_quantile(share);
}

double inside(const Spread& s, double u) noexcept {
  switch (s.distribution) {
    case Distribution::triangular:
      return triangular(s, u);
    case Distribution::log_uniform:
      return log_uniform(s, u);
    case Distribution::normal:
      return cut_normal(s, u);
    case Distribution::uniform:
      break;
  }
  return s.low + u * (s.high - s.low);
}

}  // namespace

double value_at(const Spread& spread, double u) noexcept {
  return std::clamp(inside(spread, u), spread.low, spread.high);
}

std::string to_string(const Spread& spread) {
  const std::string name(distribution_name(spread.distribution));
  switch (spread.distribution) {
    case Distribution::triangular:
      return fmt::format("{} {}", name, spread.mode);
    case Distribution::normal:
      return fmt::format("{} {} {}", name, spread.mode, spread.deviation);
    case Distribution::uniform:
    case Distribution::log_uniform:
      break;
  }
  return name;
}

}  // namespace ssr

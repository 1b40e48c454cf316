#pragma once

namespace ssr::exact {

/// x / (x + half) for x >= 0: rises from 0 towards 1, half-way at `half`.
constexpr double saturating(double x, double half) noexcept {
  return x <= 0.0 ? 0.0 : x / (x + half);
}

}  // namespace ssr::exact

#pragma once

#include <cstdint>

namespace ssr {

/// Money in cents of a US dollar of the context's start year; whole numbers, so that sums are
/// exact.
using Cents = std::int64_t;

/// Rounds to the nearest cent, halves away from zero.
constexpr Cents to_cents(double usd) noexcept {
  return static_cast<Cents>(usd * 100.0 + (usd < 0.0 ? -0.5 : 0.5));
}
constexpr double to_usd(Cents cents) noexcept { return static_cast<double>(cents) / 100.0; }

}  // namespace ssr

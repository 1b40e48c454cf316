#pragma once

#include <cstdint>

#include "core/draws.h"

namespace civil_violence {

// Lanes of its own, far from those of the simulation.
constexpr ssr::Lane birth_lane{1000};
constexpr ssr::Lane order_lane{1001};
constexpr ssr::Lane place_lane{1002};
constexpr ssr::Lane act_lane{1003};

/// Draws one after the other: sequential activation has an order, so nothing needs a key of its
/// own.
class Stream {
 public:
  Stream(ssr::Luck luck, std::int32_t step, ssr::Lane lane) noexcept
      : draws_(luck, step), lane_(lane) {}

  /// Uniform on 0..n-1.
  int below(int n) noexcept {
    if (used_ == 4) {
      block_ = block();
      used_ = 0;
    }
    return static_cast<int>(block_.below(used_++, static_cast<std::uint32_t>(n)));
  }
  /// Four fresh words.
  ssr::Block block() noexcept { return draws_.block(blocks_++, lane_); }

 private:
  ssr::Draws draws_;
  ssr::Lane lane_;
  ssr::Block block_{};
  std::uint32_t blocks_ = 0;
  int used_ = 4;
};

}  // namespace civil_violence

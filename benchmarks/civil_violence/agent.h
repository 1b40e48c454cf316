#pragma once

#include <cstdint>

#include "civil_violence/torus.h"

namespace civil_violence {

/// All there is to know of an agent, in four bytes: a step reads all agents in random order, and
/// fewer bytes are fewer lines of the cache.
class Agent {
 public:
  static constexpr int most_width = 1 << 12;

  static Agent cop(Place at) { return Agent(at, cop_nature); }
  static Agent citizen(Place at, int tolerance) {
    return Agent(at, static_cast<std::uint32_t>(tolerance + 1));
  }

  Place place() const noexcept {
    return {static_cast<int>(bits_ & 0xfffU), static_cast<int>(bits_ >> 12 & 0xfffU)};
  }
  bool is_cop() const noexcept { return (bits_ >> 25) == cop_nature; }
  int tolerance() const noexcept { return static_cast<int>(bits_ >> 25) - 1; }
  /// Whether a citizen was active when it last acted; it may have been arrested since.
  bool was_active() const noexcept { return (bits_ >> 24 & 1U) != 0; }

  void move(Place to) noexcept { bits_ = (bits_ & 0xff000000U) | place_bits(to); }
  void set_active(bool active) noexcept {
    bits_ = (bits_ & ~(1U << 24)) | (active ? 1U << 24 : 0U);
  }

 private:
  static constexpr std::uint32_t cop_nature = 127;

  static constexpr std::uint32_t place_bits(Place at) noexcept {
    return static_cast<std::uint32_t>(at.x) | static_cast<std::uint32_t>(at.y) << 12;
  }
  Agent(Place at, std::uint32_t nature) : bits_(place_bits(at) | nature << 25) {}

  std::uint32_t bits_;  // x: 12, y: 12, was active: 1, nature (tolerance + 1, or cop): 7
};

}  // namespace civil_violence

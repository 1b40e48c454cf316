#pragma once

#include <Random123/philox.h>

#include <cstdint>

#include "core/clock.h"
#include "core/id.h"
#include "core/lanes.h"

namespace ssr {

/// Four independent 32-bit draws: one block of the counter-based generator.
struct Block {
  std::uint32_t word[4];

  /// Uniform on [0, 1), a multiple of 2^-32: exact in a double.
  constexpr double uniform(int i) const noexcept { return word[i] * 0x1p-32; }
  /// Uniform on 0..n-1 (n < 2^32; the bias is below n / 2^32).
  constexpr std::uint32_t below(int i, std::uint32_t n) const noexcept {
    return static_cast<std::uint32_t>((std::uint64_t{word[i]} * n) >> 32);
  }
  constexpr bool chance(int i, double probability) const noexcept {
    return uniform(i) < probability;
  }
  /// Sixteen numbers from 0 to 255: first digits of uniforms, for those who rarely need the others.
  constexpr std::uint32_t digit(std::uint32_t i) const noexcept {
    return (word[i / 4] >> (8 * (i % 4))) & 255U;
  }
};

/// Uniforms that share a block until it matters: of sixteen rows in a row each has the first digit
/// (base 256) of its own number, and only who comes below `first_digits_of` a probability draws the
/// rest of it.
constexpr std::uint32_t rows_a_block = 16;
constexpr std::uint32_t first_digits_of(double probability) noexcept {
  const double digits = probability * 256.0;
  const auto whole = static_cast<std::uint32_t>(digits < 256.0 ? digits : 256.0);
  return whole < digits ? whole + 1 : whole;
}
/// The number itself: a multiple of 2^-40, exact in a double.
constexpr double with_first_digit(std::uint32_t digit, double rest) noexcept {
  return (digit + rest) * 0x1p-8;
}

/// What luck a history has: the key of the generator. Plans never enter it (common random numbers).
struct Luck {
  std::uint32_t seed = 1;
  std::uint32_t replicate = 0;

  friend constexpr bool operator==(Luck, Luck) = default;
};

/// The draws of one week, keyed by event: (who, which decision, which draw). The same question
/// asked twice gets the same answer, in any order and on any thread.
class Draws {
 public:
  constexpr Draws(Luck luck, Week week) noexcept : luck_(luck), week_(week) {}

  Block block(std::uint32_t id, Lane lane, std::uint32_t draw = 0) const noexcept {
    const auto counter = philox::ctr_type{
        {id, static_cast<std::uint32_t>(week_), static_cast<std::uint32_t>(lane), draw}};
    const auto r = philox{}(counter, philox::key_type{{luck_.seed, luck_.replicate}});
    return {{r[0], r[1], r[2], r[3]}};
  }
  template <class Kind>
  Block block(Id<Kind> id, Lane lane, std::uint32_t draw = 0) const noexcept {
    return block(id.value, lane, draw);
  }
  constexpr Luck luck() const noexcept { return luck_; }
  constexpr Week week() const noexcept { return week_; }

 private:
  using philox = r123::Philox4x32_R<10>;
  Luck luck_;
  Week week_;
};

/// A well mixed 32-bit name for an event made of several numbers (a case: community, week, number).
constexpr std::uint32_t event_id(std::uint32_t a, std::uint32_t b, std::uint32_t c = 0) noexcept {
  std::uint64_t x = (std::uint64_t{a} << 32 | b) * 0x9e3779b97f4a7c15ULL;
  x ^= (x >> 29) + std::uint64_t{c} * 0xbf58476d1ce4e5b9ULL;
  x *= 0x94d049bb133111ebULL;
  return static_cast<std::uint32_t>(x >> 32);
}

}  // namespace ssr

#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

#include "core/clock.h"
#include "core/exact_math.h"
#include "core/fields.h"
#include "core/id.h"
#include "scenario/context.h"

namespace ssr {

enum class Sex : std::uint8_t { female, male };

enum class Livelihood : std::uint8_t { child, subsistence, employed, idle, illicit, old };
constexpr std::size_t n_livelihoods = 6;

namespace citizen_flag {
constexpr std::uint8_t displaced = 1;     // lives away from the home row's community
constexpr std::uint8_t armed = 2;         // holds a weapon of his own (M24)
constexpr std::uint8_t vulnerable = 4;    // poor household
}  // namespace citizen_flag

/// Adults before and from the age at which people offend less, and children.
enum class Generation : std::uint8_t { young, older, child };

/// Whom an offender may be or meet: young women and men, older women and men, girls, boys.
constexpr std::size_t n_kinds_of_people = 6;
constexpr std::size_t kind_of_people(Sex sex, Generation generation) noexcept {
  return 2 * static_cast<std::size_t>(generation) + static_cast<std::size_t>(sex);
}

/// What the people of one row feel. Side by side in memory: who asks for one asks for others too.
struct alignas(32) Feelings {
  std::array<float, n_attitudes> level{};  // [0, 1]

  float& operator[](Attitude a) noexcept { return level[static_cast<std::size_t>(a)]; }
  float operator[](Attitude a) const noexcept { return level[static_cast<std::size_t>(a)]; }
  friend bool operator==(const Feelings&, const Feelings&) = default;
  SSR_FIELDS(level)
};

/// Rows of which one mark says that somebody among them changed.
constexpr std::uint32_t rows_a_mark = 256;

/// Everyone without a role, one row for `weight` people (1 at scale 1). A row with weight 0 is a free
/// slot or its people are gone or in roles. Rows of a community are consecutive; households are runs
/// of consecutive rows.
struct Citizens {
  // fixed for life
  std::vector<std::int16_t> birth_week;  // relative to the start
  std::vector<Sex> sex;
  std::vector<std::uint8_t> group;
  // state
  std::vector<std::int32_t> weight;      // [people]
  std::vector<Livelihood> livelihood;
  std::vector<std::uint8_t> flags;       // citizen_flag
  std::vector<std::uint8_t> lives_in;    // district; differs from home while displaced
  std::vector<Feelings> attitude;
  std::vector<std::uint32_t>
      by_kind;  // the rows of each community by kind_of_people, as of this season
  bool listed = false;                   // by_kind has been filled in
  // for a ledger, which makes it; empty when nobody asks, and no part of a checkpoint
  std::vector<std::uint8_t> stirred;     // [row / rows_a_mark] 1: since it looked, somebody of age
                                         // felt something, left or came back

  std::size_t size() const noexcept { return weight.size(); }
  /// Threads may mark neighbouring rows at once.
  void stir(std::uint32_t row) noexcept {
    if (stirred.empty()) return;
    std::atomic_ref(stirred[row / rows_a_mark]).store(1, std::memory_order_relaxed);
  }
  /// All of n rows from the first on.
  void stir(std::uint32_t first, std::uint32_t n) noexcept {
    for (std::uint32_t i = 0; i < n; i += rows_a_mark) stir(first + i);
    if (n > 0) stir(first + n - 1);
  }
  SSR_FIELDS(birth_week, sex, group, weight, livelihood, flags, lives_in, attitude, by_kind,
             listed)
};

/// Ages at which life changes, in weeks.
constexpr Week of_age = static_cast<Week>(15.0 * weeks_per_year);
constexpr Week youth_until = static_cast<Week>(35.0 * weeks_per_year);
constexpr Week old_from = static_cast<Week>(65.0 * weeks_per_year);

constexpr Week age_weeks(std::int16_t birth_week, Week now) noexcept { return now - birth_week; }
constexpr double age_years(std::int16_t birth_week, Week now) noexcept {
  return (now - birth_week) / weeks_per_year;
}

/// A row's attitude feels an event that happened to one of its people: with chance 1 / weight it
/// moves by `change` of the way to 1 (positive) or to 0 (negative).
inline void feel(Citizens& citizens, std::uint32_t row, Attitude attitude, double change,
                 double uniform) noexcept {
  if (uniform * citizens.weight[row] >= 1.0) return;
  float& x = citizens.attitude[row][attitude];
  const double moved = change >= 0.0 ? x + change * (1.0 - x) : x + change * x;
  x = static_cast<float>(exact::clamp01(moved));
  citizens.stir(row);
}

}  // namespace ssr

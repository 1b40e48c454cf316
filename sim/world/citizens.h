#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/clock.h"
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

/// What the people of one row feel, in whole parts of 1: finer than any survey, exact in sums. Side
/// by side in memory: who asks for one asks for others too.
struct alignas(16) Feelings {
  static constexpr double whole = 65535.0;
  std::array<std::uint16_t, n_attitudes> part{};  // [0, whole]

  /// The nearest whole part of a level in [0, 1].
  static constexpr std::uint16_t part_of(double level) noexcept {
    return static_cast<std::uint16_t>(level * whole + 0.5);
  }
  /// Level in [0, 1].
  double operator[](Attitude a) const noexcept {
    return part[static_cast<std::size_t>(a)] / whole;
  }
  void set(Attitude a, double level) noexcept {
    part[static_cast<std::size_t>(a)] = part_of(level);
  }
  friend bool operator==(const Feelings&, const Feelings&) = default;
  SSR_FIELDS(part)
};

/// What adults feel, summed over people: whole numbers, so that a sum kept while people feel, come
/// of age, leave and return has the bits of one counted anew.
struct Felt {
  std::int64_t adults = 0;
  std::array<std::int64_t, n_attitudes> parts{};

  /// Sum of levels in [0, 1] over the adults.
  double sum(Attitude a) const noexcept {
    return static_cast<double>(parts[static_cast<std::size_t>(a)]) / Feelings::whole;
  }
  /// In [0, 1]; 0 where there are no adults.
  double mean(Attitude a) const noexcept {
    return adults > 0 ? sum(a) / static_cast<double>(adults) : 0.0;
  }
  Felt& operator+=(const Felt& more) noexcept {
    adults += more.adults;
    for (std::size_t a = 0; a < n_attitudes; ++a) parts[a] += more.parts[a];
    return *this;
  }
  friend bool operator==(const Felt&, const Felt&) = default;
  SSR_FIELDS(adults, parts)
};

struct FeltBy {
  std::uint32_t n_groups = 1;
  std::vector<Felt> sums;                         // [community, sex, group]

  SSR_FIELDS(n_groups, sums)
};

/// Everyone without a role, one row for `weight` people (1 at scale 1). A row with weight 0 is a
/// free slot or its people are gone or in roles. Rows of a community are consecutive; households
/// are runs of consecutive rows.
struct Citizens {
  // fixed for life
  std::vector<std::int16_t> birth_week;  // relative to the start
  std::vector<Sex> sex;
  std::vector<std::uint8_t> group;
  // state
  std::vector<std::uint16_t> weight;     // [people]
  std::vector<Livelihood> livelihood;
  std::vector<std::uint8_t> flags;       // citizen_flag
  std::vector<std::uint8_t> lives_in;    // district; differs from home while displaced
  std::vector<Feelings> attitude;
  std::vector<std::uint16_t>
      by_kind;  // the rows of each community, from its first, by kind_of_people, as of this season
  bool listed = false;                   // by_kind has been filled in

  std::size_t size() const noexcept { return weight.size(); }
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

}  // namespace ssr

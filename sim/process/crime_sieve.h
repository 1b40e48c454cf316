#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "process/crime.h"

/// What candidates for crime are tried against: a part of crime.
namespace ssr {

using ByPeople = std::array<double, n_kinds_of_people>;

constexpr std::size_t most_buckets = 256;  // of trials
constexpr std::uint8_t standing_flags =
    citizen_flag::displaced | citizen_flag::armed | citizen_flag::vulnerable;
constexpr std::size_t n_standings = n_livelihoods * (standing_flags + 1);

/// What changes in a grown person's life and tells how often he offends: livelihood and flags.
constexpr std::size_t standing_of(Livelihood livelihood, std::uint8_t flags) noexcept {
  return static_cast<std::size_t>(livelihood) * (standing_flags + 1) + (flags & standing_flags);
}

/// What the candidates of one sex and generation are tried against, everywhere. The bucket of a
/// trial names the kind: each kind has as many buckets as its ceiling needs.
struct Sieve {
  std::size_t people = 0;       // kind_of_people
  double ceilings = 0;          // [1/year] all buckets together
  std::uint32_t n_buckets = 0;  // in use
  std::array<std::uint8_t, most_buckets> kind{};
  std::array<double, n_offence_kinds> start{};  // [1/year] where the kind begins among trials
  std::array<double, n_offence_kinds> most{};   // person_factor of who offends most
  std::array<std::array<double, n_standings>, n_offence_kinds> factor{};  // person_factor
};

/// place_factor of all kinds of offence, in their order.
std::array<double, n_offence_kinds> place_factors(const CrimeParameters& p,
                                                  const CrimePlaceView& place) noexcept;

constexpr std::size_t n_sieves = 4;

/// What a week's candidates are tried against, and whom their crimes strike.
struct Sieves {
  explicit Sieves(const CrimeParameters& p);

  std::array<Sieve, n_sieves> of_people;            // grown
  std::array<ByPeople, n_offence_kinds> victims{};  // chance that somebody of the kind is taken
};

}  // namespace ssr

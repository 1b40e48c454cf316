#include "process/crime_sieve.h"

#include <algorithm>

namespace ssr {

namespace {

OffenderView person_of(const CrimeParameters& p, Sex sex, Generation age,
                       std::size_t standing) noexcept {
  const std::size_t flags = standing & standing_flags;
  return {sex,
          static_cast<Livelihood>(standing / (standing_flags + 1)),
          age == Generation::older ? p.older_from : 0.0,
          (flags & citizen_flag::vulnerable) != 0,
          (flags & citizen_flag::displaced) != 0,
          (flags & citizen_flag::armed) != 0};
}

/// The narrowest bucket [1/year] of which all ceilings together need no more than there are.
double bucket_width(const std::array<double, n_offence_kinds>& ceilings) {
  double sum = 0.0;
  for (const double ceiling : ceilings) sum += ceiling;
  // Rounding up costs each kind less than one bucket.
  return sum / static_cast<double>(most_buckets - n_offence_kinds);
}

Sieve sieve_of(const CrimeParameters& p, Sex sex, Generation age) {
  Sieve sieve;
  sieve.people = kind_of_people(sex, age);
  std::array<double, n_offence_kinds> ceilings{};
  for (std::size_t k = 0; k < n_offence_kinds; ++k) {
    const OffenceKind& kind = p.kinds[k];
    for (std::size_t s = 0; s < n_standings; ++s) {
      const OffenderView person = person_of(p, sex, age, s);
      sieve.factor[k][s] = person_factor(p, kind, person);
      sieve.most[k] = std::max(sieve.most[k], sieve.factor[k][s]);
    }
    ceilings[k] = kind.rate * sieve.most[k] * most_of_places(kind);
  }
  const double width = bucket_width(ceilings);
  if (width <= 0.0) return sieve;
  std::size_t next = 0;
  for (std::size_t k = 0; k < n_offence_kinds; ++k) {
    sieve.start[k] = static_cast<double>(next) * width;
    const auto buckets = static_cast<std::size_t>(ceilings[k] / width) + 1;
    for (std::size_t b = 0; b < buckets; ++b) {
      sieve.kind[next++] = static_cast<std::uint8_t>(k);
    }
  }
  sieve.n_buckets = static_cast<std::uint32_t>(next);
  sieve.ceilings = static_cast<double>(next) * width;
  return sieve;
}

}  // namespace

Sieves::Sieves(const CrimeParameters& p)
    : of_people{sieve_of(p, Sex::female, Generation::young),
                sieve_of(p, Sex::male, Generation::young),
                sieve_of(p, Sex::female, Generation::older),
                sieve_of(p, Sex::male, Generation::older)} {
  for (std::size_t k = 0; k < n_offence_kinds; ++k) {
    for (const Generation age : {Generation::young, Generation::older, Generation::child}) {
      for (const Sex sex : {Sex::female, Sex::male}) {
        victims[k][kind_of_people(sex, age)] =
            victim_probability(p.kinds[k], sex, age == Generation::child);
      }
    }
  }
}

}  // namespace ssr

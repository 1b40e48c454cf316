#include <algorithm>

#include "core/saturation.h"
#include "process/crime_sieve.h"

namespace ssr {

namespace {

/// How far what a place is like weighs, all in [0, 1]: the same for every kind of offence.
struct Pulls {
  Pulls(const CrimeParameters& p, const CrimePlaceView& place) noexcept
      : sanction(1.0 - (1.0 - place.sanction) * (1.0 - p.told_on * place.told)),
        watch(exact::saturating(p.sees_guards * place.watch_group, p.half_watch)),
        violence(exact::saturating(place.recent_violence, p.half_violence)),
        weapons(exact::saturating(p.sees_weapons * place.weapons, p.half_weapons)),
        returns(exact::saturating(place.returns, p.half_returns)),
        density(exact::saturating(place.density, p.half_density)),
        lootable(place.lootable),
        no_authority(1.0 - place.authority) {}

  double certainty(const OffenceKind& kind) const noexcept {
    return 1.0 - (1.0 - sanction) * (1.0 - kind.guarded * watch);
  }
  double factor(const OffenceKind& kind) const noexcept {
    return (1.0 - kind.deterrence * certainty(kind)) * (1.0 + kind.peers * violence) *
           (1.0 + kind.weapons * weapons) *
           (1.0 + kind.returns * returns + kind.pressure * density + kind.resources * lootable +
            kind.weak_custom * no_authority);
  }

  double sanction;  // by the state, also of those whom people tell officers of
  double watch;
  double violence;
  double weapons;
  double returns;
  double density;
  double lootable;
  double no_authority;
};

}  // namespace

double seen_certainty(const CrimeParameters& p, const OffenceKind& kind,
                      const CrimePlaceView& place) noexcept {
  return Pulls(p, place).certainty(kind);
}

double place_factor(const CrimeParameters& p, const OffenceKind& kind,
                    const CrimePlaceView& place) noexcept {
  return Pulls(p, place).factor(kind);
}

std::array<double, n_offence_kinds> place_factors(const CrimeParameters& p,
                                                  const CrimePlaceView& place) noexcept {
  const Pulls pulls(p, place);
  std::array<double, n_offence_kinds> factors{};
  for (std::size_t k = 0; k < n_offence_kinds; ++k) factors[k] = pulls.factor(p.kinds[k]);
  return factors;
}

double person_factor(const CrimeParameters& p, const OffenceKind& kind,
                     const OffenderView& person) noexcept {
  const double armed = 1.0 + p.sees_weapons * (kind.armed - 1.0);
  return kind.livelihood[static_cast<std::size_t>(person.livelihood)] *
         (person.sex == Sex::female ? kind.women : 1.0) *
         (person.age >= p.older_from ? kind.older : 1.0) * (person.poor ? kind.poor : 1.0) *
         (person.displaced ? kind.displaced : 1.0) * (person.armed ? armed : 1.0);
}

double offence_rate(const CrimeParameters& p, const OffenceKind& kind, const OffenderView& person,
                    const CrimePlaceView& place) noexcept {
  return kind.rate * person_factor(p, kind, person) * place_factor(p, kind, place);
}

double most_of_places(const OffenceKind& kind) noexcept {
  return (1.0 + kind.peers) * (1.0 + kind.weapons) *
         (1.0 + kind.returns + kind.pressure + kind.resources + kind.weak_custom);
}

double ceiling_rate(const OffenceKind& kind) noexcept {
  const double livelihood = *std::max_element(kind.livelihood.begin(), kind.livelihood.end());
  const auto at_most = [](double factor) { return std::max(1.0, factor); };
  return kind.rate * livelihood * at_most(kind.women) * at_most(kind.older) * at_most(kind.poor) *
         at_most(kind.displaced) * at_most(kind.armed) * most_of_places(kind);
}

double victim_probability(const OffenceKind& kind, Sex sex, bool child) noexcept {
  const double most =
      std::max(1.0, kind.women_as_victims) * std::max(1.0, kind.children_as_victims);
  return (sex == Sex::female ? kind.women_as_victims : 1.0) *
         (child ? kind.children_as_victims : 1.0) / most;
}

}  // namespace ssr

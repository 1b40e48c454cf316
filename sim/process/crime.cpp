#include "process/crime.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/exact_math.h"
#include "core/fetch.h"
#include "core/saturation.h"
#include "process/parameters.h"
#include "world/tiles.h"

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

namespace {

constexpr std::uint32_t victim_tries = 12;        // blocks drawn for a victim before giving up
constexpr std::uint32_t household_reach = 3;      // rows: a household is a run of consecutive rows
constexpr std::uint32_t acquaintance_reach = 12;  // rows: relatives and neighbours live next door

CrimePlaceView view_of(const Step& step, const World& world, std::uint32_t c) {
  const Communities& communities = world.communities;
  const DistrictId d = communities.district[c];
  const District& district = world.districts[d.value];
  const double thousands = std::max(1.0, static_cast<double>(district.people)) / 1000.0;
  const auto& counts = world.tally.by_district[d.value];
  CrimePlaceView place;
  place.sanction = world.justice.seen_sanction[d.value];
  place.watch_group = communities.watch_group[c];
  place.told = communities.contact[c] * communities.officers_met[c];
  place.recent_violence = communities.recent_violence[c] + communities.recent_extortion[c];
  place.weapons = static_cast<double>(district.civilian_weapons) / thousands;
  place.returns =
      static_cast<double>(counts[static_cast<std::size_t>(Count::returned)]) / thousands;
  place.density =
      static_cast<double>(district.people) / std::max(1.0, step.context.regions[d.value].area_km2);
  place.lootable = district.lootable;
  place.authority = communities.customary_authority[c] * communities.customary_presence[c];
  return place;
}

bool taken(const OffenceKind& kind, const Citizens& citizens, std::uint32_t row, double uniform) {
  if (citizens.weight[row] == 0) return false;
  const bool child = citizens.livelihood[row] == Livelihood::child;
  return uniform < victim_probability(kind, citizens.sex[row], child);
}

using ByPeople = std::array<double, n_kinds_of_people>;

/// The rows of one community by what kind of person they are.
class Neighbourhood {
 public:
  Neighbourhood(const World& world, std::uint32_t c)
      : first_row_(world.communities.first_row[c]),
        rows_(world.citizens.by_kind.data() + first_row_),
        n_(world.communities.n_of_kind[c]),
        most_(world.communities.base_weight[c] + 1) {}
  /// Rows of one kind of people, counted from the first of the community.
  std::span<const std::uint16_t> of(std::size_t kind) const {
    const std::uint16_t* first = rows_;
    for (std::size_t before = 0; before < kind; ++before) first += n_[before];
    return {first, n_[kind]};
  }
  std::uint32_t first_row() const { return first_row_; }
  /// People of the heaviest row.
  double most() const { return most_; }
  /// Cumulative over kinds of people: where the victims are to be found of a crime that takes each
  /// kind with these chances.
  ByPeople victims_of(const ByPeople& chances) const {
    ByPeople found{};
    double sum = 0.0;
    for (std::size_t of = 0; of < found.size(); ++of) {
      sum += n_[of] * chances[of];
      found[of] = sum;
    }
    return found;
  }

 private:
  std::uint32_t first_row_;
  const std::uint16_t* rows_;
  std::array<std::uint32_t, n_kinds_of_people> n_;
  double most_;
};

/// One community in one week: its people, and what they do to each other.
struct Ground {
  explicit Ground(Neighbourhood neighbourhood) : people(neighbourhood) {}

  Neighbourhood people;
  std::array<double, n_offence_kinds> rates{};  // [1/year] of a person whose factor is 1
};

constexpr std::size_t most_buckets = 256;  // of trials
constexpr std::uint8_t standing_flags =
    citizen_flag::displaced | citizen_flag::armed | citizen_flag::vulnerable;
constexpr std::size_t n_standings = n_livelihoods * (standing_flags + 1);

/// What changes in a grown person's life and tells how often he offends: livelihood and flags.
constexpr std::size_t standing_of(Livelihood livelihood, std::uint8_t flags) noexcept {
  return static_cast<std::size_t>(livelihood) * (standing_flags + 1) + (flags & standing_flags);
}

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

/// What a week's candidates are tried against, and whom their crimes strike.
struct Sieves {
  explicit Sieves(const CrimeParameters& p)
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

  std::array<Sieve, 4> of_people;                   // grown
  std::array<ByPeople, n_offence_kinds> victims{};  // chance that somebody of the kind is taken
};

/// Somebody of the community whom this kind of crime strikes: first what kind of person, then who.
CitizenId stranger(const World& world, const Step& step, const Ground& ground,
                   const ByPeople& taken, const Incident& incident, std::uint32_t offender) {
  const ByPeople chances = ground.people.victims_of(taken);
  const double sum = chances.back();
  if (sum <= 0.0) return {};
  for (std::uint32_t attempt = 0; attempt < victim_tries; ++attempt) {
    const Block draws = step.draws.block(incident.id, Lane::offence_victim, attempt);
    const double of = draws.uniform(0) * sum;
    std::size_t i = 0;
    for (std::size_t k = 0; k + 1 < chances.size(); ++k) i += of >= chances[k] ? 1 : 0;
    const auto rows = ground.people.of(i);
    const std::uint32_t row =
        ground.people.first_row() + rows[draws.below(1, static_cast<std::uint32_t>(rows.size()))];
    const std::int32_t weight = world.citizens.weight[row];
    if (draws.uniform(2) * ground.people.most() >= weight || (row == offender && weight <= 1))
      continue;
    return CitizenId{row};
  }
  return {};
}

/// Somebody of the household or next door: the nearest rows first, on a side that is drawn.
CitizenId neighbour(const World& world, const Step& step, const OffenceKind& kind,
                    const Incident& incident, std::uint32_t offender, std::uint32_t reach) {
  const std::uint32_t c = incident.community.value;
  const std::int64_t first = world.communities.first_row[c];
  const std::int64_t end = first + world.communities.n_rows[c];
  for (std::uint32_t distance = 1; distance <= reach; ++distance) {
    const Block draws = step.draws.block(incident.id, Lane::offence_victim, distance);
    const std::int64_t side = draws.word[0] % 2 == 0 ? 1 : -1;
    for (const std::int64_t offset : {side * distance, -side * distance}) {
      const std::int64_t row = std::int64_t{offender} + offset;
      if (row < first || row >= end) continue;
      const auto found = static_cast<std::uint32_t>(row);
      if (taken(kind, world.citizens, found, draws.uniform(offset > 0 ? 1 : 2))) {
        return CitizenId{found};
      }
    }
  }
  return {};
}

CitizenId victim_of(const World& world, const Step& step, const Ground& ground,
                    const Sieves& sieves, std::size_t kind, const Incident& incident,
                    std::uint32_t offender) {
  const CrimeParameters& p = step.parameters.crime;
  if (incident.matter == Matter::domestic_violence) {
    return neighbour(world, step, p.kinds[kind], incident, offender, household_reach);
  }
  if (incident.matter == Matter::sexual_violence) {
    const Block draws = step.draws.block(incident.id, Lane::offence_victim, 0);
    if (draws.chance(0, p.acquaintance_share)) {
      return neighbour(world, step, p.kinds[kind], incident, offender, acquaintance_reach);
    }
  }
  return stranger(world, step, ground, sieves.victims[kind], incident, offender);
}

void commit(const Step& step, const World& world, const Ground& ground, const Sieves& sieves,
            std::size_t kind, Incident incident, std::uint32_t row, std::vector<Incident>& out) {
  const CitizenId other = victim_of(world, step, ground, sieves, kind, incident, row);
  if (!other.exists()) return;
  // In a dispute the row that was drawn is the claimant, and the other party is who it is against.
  incident.victim = dispute(incident.matter) ? CitizenId{row} : other;
  incident.offender = dispute(incident.matter) ? other.value : row;
  incident.offender_kind = OffenderKind::citizen;
  out.push_back(incident);
}

[[noreturn]] void above_ceiling(Matter matter, double rate, double ceiling) {
  throw InvariantError("crime: the rate of matter " + std::to_string(static_cast<int>(matter)) +
                       " is " + std::to_string(rate) + " a year, above its ceiling " +
                       std::to_string(ceiling) + " (thinning would lose crimes)");
}

/// Where the draws of these people begin among those of their community.
std::uint32_t first_draw_of(const Sieve& sieve) {
  return static_cast<std::uint32_t>(sieve.people) << 30;
}

/// A candidate who does it.
struct Act {
  std::uint32_t candidate = 0;
  std::uint32_t row = 0;
  std::uint8_t kind = 0;
};

Ground look_around(const Step& step, const World& world, std::uint32_t c) {
  const CrimeParameters& p = step.parameters.crime;
  const Pulls pulls(p, view_of(step, world, c));
  Ground ground(Neighbourhood(world, c));
  for (std::size_t k = 0; k < n_offence_kinds; ++k) {
    ground.rates[k] = p.kinds[k].rate * pulls.factor(p.kinds[k]);
  }
  return ground;
}

/// Thinning over the rows of one sex and generation: candidates come at the sum of the ceilings,
/// the same under every plan; each is one word, which says the row, the kind and the number its own
/// rate is tried against. Without branches: nobody can guess who does it.
std::span<const Act> try_candidates(const Step& step, const World& world, const Sieve& sieve,
                                    std::uint32_t c, const Ground& ground, std::vector<Act>& acts) {
  const Citizens& citizens = world.citizens;
  const std::uint32_t first_draw = first_draw_of(sieve);
  const auto rows = ground.people.of(sieve.people);
  const auto n = static_cast<std::uint32_t>(rows.size());
  const double most = ground.people.most();
  const std::int64_t candidates =
      exact::binomial(static_cast<std::int64_t>(n * most), sieve.ceilings / weeks_per_year,
                      step.draws.block(c, Lane::offence_candidate, first_draw));
  if (acts.size() <= static_cast<std::size_t>(candidates)) {
    acts.resize(static_cast<std::size_t>(candidates) + 1);
  }
  Act* act = acts.data();
  Block draws{};
  for (std::uint32_t k = 0; k < candidates; ++k) {
    if (k % 4 == 0) draws = step.draws.block(c, Lane::offence_candidate, first_draw + 1 + k / 4);
    const std::uint64_t drawn = std::uint64_t{draws.word[k % 4]} * n;
    const std::uint32_t row = ground.people.first_row() + rows[drawn >> 32];
    const auto rest = static_cast<std::uint32_t>(drawn);
    const std::uint8_t kind =
        sieve.kind[static_cast<std::size_t>((std::uint64_t{rest} * sieve.n_buckets) >> 32)];
    const double factor =
        sieve.factor[kind][standing_of(citizens.livelihood[row], citizens.flags[row])];
    const double trial = rest * 0x1p-32 * sieve.ceilings - sieve.start[kind];
    *act = {k, row, kind};
    act += trial * most < ground.rates[kind] * factor * citizens.weight[row];
  }
  return {acts.data(), act};
}

/// One community: what its people do.
void search_community(const Step& step, const World& world, const Sieves& sieves, std::uint32_t c,
                      std::vector<Act>& acts, std::vector<Incident>& out) {
  if (world.communities.people[c] <= 0) return;
  const CrimeParameters& p = step.parameters.crime;
  const Ground ground = look_around(step, world, c);
  for (const Sieve& sieve : sieves.of_people) {
    for (std::size_t k = 0; k < n_offence_kinds; ++k) {
      const double rate = ground.rates[k] * sieve.most[k];
      if (rate > p.kinds[k].ceiling * (1.0 + 1e-9)) {
        above_ceiling(offence_kinds[k], rate, p.kinds[k].ceiling);
      }
    }
    const std::uint32_t first_draw = first_draw_of(sieve);
    for (const Act& act : try_candidates(step, world, sieve, c, ground, acts)) {
      Incident incident;
      incident.id =
          event_id(c, static_cast<std::uint32_t>(step.week()), first_draw + act.candidate);
      incident.community = CommunityId{c};
      incident.matter = offence_kinds[act.kind];
      commit(step, world, ground, sieves, act.kind, incident, act.row, out);
    }
  }
}

/// What the candidates of a community are looked up in, before they are.
[[gnu::always_inline]] inline void expect(const World& world, std::uint32_t c) {
  if (c >= world.communities.size()) return;
  const Citizens& citizens = world.citizens;
  const std::uint32_t first = world.communities.first_row[c];
  const std::uint32_t n = world.communities.n_rows[c];
  fetch(&citizens.by_kind[first], n);
  fetch(&citizens.weight[first], n);
  fetch(&citizens.livelihood[first], n);
  fetch(&citizens.flags[first], n);
}

/// What the people of a tile do.
struct Doings {
  std::vector<Act> acts;  // of one community at a time
  std::vector<Incident> incidents;
};

}  // namespace

void crime(const Step& step, World& world) {
  const CrimeParameters& p = step.parameters.crime;
  const Sieves sieves(p);
  // After citizens came of age; who is born in between is a victim from then on.
  constexpr Week season = months_per_season * weeks_per_month;
  if (!world.citizens.listed || step.week() % season == 1) {
    list_by_kind(world, static_cast<Week>(p.older_from * weeks_per_year), step.threading);
  }
  const World& before = world;
  merge_communities(
      step.threading, world.communities, Doings{},
      [&](std::uint32_t c, Doings& tile) {
        expect(before, c + 1);
        search_community(step, before, sieves, c, tile.acts, tile.incidents);
      },
      [&world](const Doings& tile) {
        world.incidents.insert(world.incidents.end(), tile.incidents.begin(), tile.incidents.end());
      });
}

}  // namespace ssr

#include "process/crime.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/parallel.h"
#include "core/saturation.h"
#include "process/parameters.h"

namespace ssr {

double seen_certainty(const CrimeParameters& p, const OffenceKind& kind,
                      const CrimePlaceView& place) noexcept {
  const double guards =
      kind.guarded * exact::saturating(p.sees_guards * place.watch_group, p.half_watch);
  return 1.0 - (1.0 - place.sanction) * (1.0 - guards);
}

double place_factor(const CrimeParameters& p, const OffenceKind& kind,
                    const CrimePlaceView& place) noexcept {
  const double weapons = p.sees_weapons * place.weapons;
  return (1.0 - kind.deterrence * seen_certainty(p, kind, place)) *
         (1.0 + kind.peers * exact::saturating(place.recent_violence, p.half_violence)) *
         (1.0 + kind.weapons * exact::saturating(weapons, p.half_weapons)) *
         (1.0 + kind.fighters * exact::saturating(place.fighters, p.half_fighters)) *
         (1.0 + kind.returns * exact::saturating(place.returns, p.half_returns) +
          kind.pressure * exact::saturating(place.density, p.half_density) +
          kind.resources * place.lootable + kind.weak_custom * (1.0 - place.authority));
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

double ceiling_rate(const OffenceKind& kind) noexcept {
  const double livelihood = *std::max_element(kind.livelihood.begin(), kind.livelihood.end());
  const auto at_most = [](double factor) { return std::max(1.0, factor); };
  return kind.rate * livelihood * at_most(kind.women) * at_most(kind.older) * at_most(kind.poor) *
         at_most(kind.displaced) * at_most(kind.armed) * (1.0 + kind.peers) * (1.0 + kind.weapons) *
         (1.0 + kind.fighters) *
         (1.0 + kind.returns + kind.pressure + kind.resources + kind.weak_custom);
}

double victim_probability(const OffenceKind& kind, Sex sex, bool child) noexcept {
  const double most =
      std::max(1.0, kind.women_as_victims) * std::max(1.0, kind.children_as_victims);
  return (sex == Sex::female ? kind.women_as_victims : 1.0) *
         (child ? kind.children_as_victims : 1.0) / most;
}

namespace {

constexpr std::uint32_t victim_tries = 12;  // blocks drawn for a victim before giving up
constexpr std::uint32_t household_reach = 3;  // rows: a household is a run of consecutive rows
constexpr std::uint32_t acquaintance_reach = 12;  // rows: relatives and neighbours live next door

/// One community in one week: what its candidates are tried against.
struct Ground {
  CommunityId community;
  CrimePlaceView place;
  std::array<double, n_offence_kinds> place_factors;
  std::array<double, n_offence_kinds> bounds;  // [1/year] no person here is above
};

CrimePlaceView view_of(const Step& step, const World& world, std::uint32_t c) {
  const Communities& communities = world.communities;
  const DistrictId d = communities.district[c];
  const District& district = world.districts[d.value];
  const double thousands = std::max(1.0, static_cast<double>(district.people)) / 1000.0;
  const auto& counts = world.tally.by_district[d.value];
  CrimePlaceView place;
  place.sanction = world.justice.seen_sanction[d.value];
  place.watch_group = communities.watch_group[c];
  place.recent_violence = communities.recent_violence[c] + communities.recent_extortion[c];
  place.weapons = static_cast<double>(district.civilian_weapons) / thousands;
  place.fighters = static_cast<double>(district.armed_fighters) / thousands;
  place.returns =
      static_cast<double>(counts[static_cast<std::size_t>(Count::returned)]) / thousands;
  place.density =
      static_cast<double>(district.people) / std::max(1.0, step.context.regions[d.value].area_km2);
  place.lootable = district.lootable;
  place.authority = communities.customary_authority[c] * communities.customary_presence[c];
  return place;
}

OffenderView view_of(const Citizens& citizens, std::uint32_t row, Week now) noexcept {
  const std::uint8_t flags = citizens.flags[row];
  return {citizens.sex[row],
          citizens.livelihood[row],
          age_years(citizens.birth_week[row], now),
          (flags & citizen_flag::vulnerable) != 0,
          (flags & citizen_flag::displaced) != 0,
          (flags & citizen_flag::armed) != 0};
}

bool taken(const OffenceKind& kind, const Citizens& citizens, std::uint32_t row, double uniform) {
  if (citizens.weight[row] <= 0) return false;
  const bool child = citizens.livelihood[row] == Livelihood::child;
  return uniform < victim_probability(kind, citizens.sex[row], child);
}

/// Somebody of the community whom this kind of crime strikes.
CitizenId stranger(const World& world, const Step& step, const OffenceKind& kind,
                   const Incident& incident, std::uint32_t offender) {
  for (std::uint32_t attempt = 0; attempt < victim_tries; ++attempt) {
    const Block draws = step.draws.block(incident.id, Lane::offence_victim, attempt);
    const CitizenId row = somebody_of(world, incident.community, draws);
    if (!row.exists()) return row;
    if (row.value == offender && world.citizens.weight[offender] <= 1) continue;
    if (taken(kind, world.citizens, row.value, draws.uniform(3))) return row;
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

CitizenId victim_of(const World& world, const Step& step, const CrimeParameters& p,
                    const OffenceKind& kind, const Incident& incident, std::uint32_t offender) {
  if (incident.matter == Matter::domestic_violence) {
    return neighbour(world, step, kind, incident, offender, household_reach);
  }
  if (incident.matter == Matter::sexual_violence) {
    const Block draws = step.draws.block(incident.id, Lane::offence_victim, 0);
    if (draws.chance(0, p.acquaintance_share)) {
      return neighbour(world, step, kind, incident, offender, acquaintance_reach);
    }
  }
  return stranger(world, step, kind, incident, offender);
}

void commit(const Step& step, const World& world, const CrimeParameters& p, std::size_t kind,
            Incident incident, std::uint32_t row, std::vector<Incident>& out) {
  const CitizenId other = victim_of(world, step, p, p.kinds[kind], incident, row);
  if (!other.exists()) return;
  // In a dispute the row that was drawn is the claimant, and the other party is who it is against.
  incident.victim = dispute(incident.matter) ? CitizenId{row} : other;
  incident.offender = dispute(incident.matter) ? other.value : row;
  incident.offender_kind = OffenderKind::citizen;
  out.push_back(incident);
}

Ground ground_of(const Step& step, const World& world, const CrimeParameters& p, std::uint32_t c) {
  Ground ground{CommunityId{c}, view_of(step, world, c), {}, {}};
  for (std::size_t k = 0; k < n_offence_kinds; ++k) {
    const OffenceKind& kind = p.kinds[k];
    const double factor = place_factor(p, kind, ground.place);
    ground.place_factors[k] = kind.rate * factor;
    // The ceiling holds the most that any place can do; this place does less.
    const double most = (1.0 + kind.peers) * (1.0 + kind.weapons) * (1.0 + kind.fighters) *
                        (1.0 + kind.returns + kind.pressure + kind.resources + kind.weak_custom);
    ground.bounds[k] = kind.ceiling * std::min(1.0, factor / most);
  }
  return ground;
}

[[noreturn]] void above_ceiling(Matter matter, double rate, double ceiling) {
  throw InvariantError("crime: the rate of matter " + std::to_string(static_cast<int>(matter)) +
                       " is " + std::to_string(rate) + " a year, above its ceiling " +
                       std::to_string(ceiling) + " (thinning would lose crimes)");
}

constexpr std::size_t n_buckets = 256;  // of the top byte of a trial
constexpr std::size_t n_livelihoods = 6;

/// What the candidates of one sex are tried against. Most can be told from their livelihood and the
/// top byte of their trial to be above any rate such a person has anywhere: one look-up says so.
struct Sieve {
  Sex sex = Sex::male;
  double ceilings = 0;                            // [1/year] sum over kinds
  std::array<double, n_offence_kinds> starts{};   // [1/year] where the kind begins among trials
  std::array<std::uint8_t, n_buckets> first_kind{};
  std::array<std::array<std::uint8_t, n_buckets>, n_livelihoods> may{};
  std::array<bool, n_livelihoods> ever{};         // may such a person do anything at all?
};

/// The most that anybody of the sex can do: the ceiling holds for the sex that offends more.
double ceiling_of(const OffenceKind& kind, Sex sex) {
  return kind.ceiling / std::max(1.0, kind.women) * (sex == Sex::female ? kind.women : 1.0);
}

/// Marks the buckets that `[from, to)` touches.
void mark(std::array<std::uint8_t, n_buckets>& buckets, double from, double to, double width) {
  for (auto b = static_cast<std::size_t>(from / width); b < n_buckets; ++b) {
    if (static_cast<double>(b) * width >= to) return;
    buckets[b] = 1;
  }
}

Sieve sieve_of(const CrimeParameters& p, Sex sex) {
  Sieve sieve;
  sieve.sex = sex;
  for (const OffenceKind& kind : p.kinds) sieve.ceilings += ceiling_of(kind, sex);
  const double width = sieve.ceilings / n_buckets;
  double start = 0.0;
  for (std::size_t k = 0; k < n_offence_kinds; ++k) {
    const OffenceKind& kind = p.kinds[k];
    const double ceiling = ceiling_of(kind, sex);
    const double most = *std::max_element(kind.livelihood.begin(), kind.livelihood.end());
    for (std::size_t l = 0; l < n_livelihoods && most > 0.0; ++l) {
      mark(sieve.may[l], start, start + ceiling * kind.livelihood[l] / most, width);
      sieve.ever[l] = sieve.ever[l] || kind.livelihood[l] > 0.0;
    }
    sieve.starts[k] = start;
    // A bucket may hold several kinds: the search goes on from the first of them.
    start += ceiling;
    for (std::size_t b = 0; b < n_buckets; ++b) {
      if (static_cast<double>(b) * width >= start) {
        sieve.first_kind[b] = static_cast<std::uint8_t>(std::min(k + 1, n_offence_kinds - 1));
      }
    }
  }
  return sieve;
}

/// What all candidates of one community share.
struct Search {
  const CrimeParameters& p;
  Ground ground;
  double most;                                 // people of the heaviest row
};

/// The candidate's own trial: does this person do it here?
bool offends(const Search& search, const Citizens& citizens, std::uint32_t row, std::size_t kind,
             double trial, Week now) {
  if (trial >= search.ground.bounds[kind]) return false;
  const OffenceKind& of = search.p.kinds[kind];
  const double rate =
      search.ground.place_factors[kind] * person_factor(search.p, of, view_of(citizens, row, now));
  if (rate > of.ceiling * (1.0 + 1e-9)) above_ceiling(offence_kinds[kind], rate, of.ceiling);
  return trial * search.most < rate * citizens.weight[row];
}

/// Thinning over the rows of one sex: candidates come at the sum of the ceilings, the same under
/// every plan; each is one word, which says the row, the kind and the number its own rate is tried
/// against.
void try_candidates(const Step& step, const World& world, const Sieve& sieve, const Search& search,
                    const std::vector<std::uint32_t>& rows, std::vector<Incident>& out) {
  const Citizens& citizens = world.citizens;
  const std::uint32_t c = search.ground.community.value;
  const std::uint32_t first_draw = static_cast<std::uint32_t>(sieve.sex) << 30;
  const auto n = static_cast<std::uint32_t>(rows.size());
  const std::int64_t candidates = exact::binomial(static_cast<std::int64_t>(n * search.most),
                                                  sieve.ceilings / weeks_per_year,
                                                  step.draws.block(c, Lane::offence_candidate, first_draw));
  Block draws{};
  for (std::uint32_t k = 0; k < candidates; ++k) {
    if (k % 4 == 0) draws = step.draws.block(c, Lane::offence_candidate, first_draw + 1 + k / 4);
    const std::uint64_t drawn = std::uint64_t{draws.word[k % 4]} * n;
    const std::uint32_t row = rows[drawn >> 32];
    const auto rest = static_cast<std::uint32_t>(drawn);
    const auto livelihood = static_cast<std::size_t>(citizens.livelihood[row]);
    if (sieve.may[livelihood][rest >> 24] == 0) continue;
    const double place = rest * 0x1p-32 * sieve.ceilings;
    std::size_t kind = sieve.first_kind[rest >> 24];
    while (kind + 1 < n_offence_kinds && place >= sieve.starts[kind + 1]) ++kind;
    const double trial = place - sieve.starts[kind];
    if (!offends(search, citizens, row, kind, trial, step.week())) continue;
    Incident incident;
    incident.id = event_id(c, static_cast<std::uint32_t>(step.week()), first_draw + k);
    incident.community = search.ground.community;
    incident.matter = offence_kinds[kind];
    commit(step, world, search.p, kind, incident, row, out);
  }
}

/// The rows of a community that could offend at all, by sex. Sex and coming of age are the same under
/// every plan, and so are the candidates.
std::array<std::vector<std::uint32_t>, 2> able_rows(const World& world, std::uint32_t c,
                                                    const std::array<Sieve, 2>& sieves) {
  const std::uint32_t first = world.communities.first_row[c];
  const std::uint32_t n = world.communities.n_rows[c];
  const Citizens& citizens = world.citizens;
  std::vector<std::uint32_t> women(n);
  std::vector<std::uint32_t> men(n);
  std::size_t n_women = 0;
  std::size_t n_men = 0;
  for (std::uint32_t row = first; row < first + n; ++row) {
    const auto livelihood = static_cast<std::size_t>(citizens.livelihood[row]);
    const bool woman = citizens.sex[row] == Sex::female;
    // Written in any case and kept by counting: a branch would be guessed wrong too often.
    women[n_women] = row;
    men[n_men] = row;
    n_women += static_cast<std::size_t>(woman & sieves[0].ever[livelihood]);
    n_men += static_cast<std::size_t>(!woman & sieves[1].ever[livelihood]);
  }
  women.resize(n_women);
  men.resize(n_men);
  return {std::move(women), std::move(men)};
}

/// One community: what its people do.
void search_community(const Step& step, const World& world, const std::array<Sieve, 2>& sieves,
                      std::uint32_t c, std::vector<Incident>& out) {
  if (world.communities.people[c] <= 0) return;
  const CrimeParameters& p = step.parameters.crime;
  const Search search{p, ground_of(step, world, p, c),
                      static_cast<double>(world.communities.base_weight[c] + 1)};
  const auto rows = able_rows(world, c, sieves);
  // Candidates and victims are drawn anywhere in the community: fetch its weights in one sweep.
  constexpr std::uint32_t line = 64 / sizeof(std::int32_t);
  const std::uint32_t first = world.communities.first_row[c];
  for (std::uint32_t row = 0; row < world.communities.n_rows[c]; row += line) {
    __builtin_prefetch(&world.citizens.weight[first + row]);
  }
  for (std::size_t sex = 0; sex < 2; ++sex) try_candidates(step, world, sieves[sex], search, rows[sex], out);
}

constexpr std::size_t communities_per_task = 16;  // tens of microseconds of work

}  // namespace

void crime(const Step& step, World& world) {
  const CrimeParameters& p = step.parameters.crime;
  const std::array<Sieve, 2> sieves = {sieve_of(p, Sex::female), sieve_of(p, Sex::male)};
  const auto communities = static_cast<std::uint32_t>(world.communities.size());
  if (step.threading == Threading::serial) {
    std::vector<Incident> incidents;
    for (std::uint32_t c = 0; c < communities; ++c) {
      search_community(step, world, sieves, c, incidents);
    }
    world.incidents.insert(world.incidents.end(), incidents.begin(), incidents.end());
    return;
  }
  std::vector<std::vector<Incident>> found(communities);
  for_each_index(communities, communities_per_task, [&](std::size_t c) {
    search_community(step, world, sieves, static_cast<std::uint32_t>(c), found[c]);
  });
  for (const auto& incidents : found) {
    world.incidents.insert(world.incidents.end(), incidents.begin(), incidents.end());
  }
}

}  // namespace ssr

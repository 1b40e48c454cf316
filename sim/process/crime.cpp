#include "process/crime.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/blocks.h"
#include "core/exact_math.h"
#include "core/fetch.h"
#include "process/crime_sieve.h"
#include "process/parameters.h"
#include "world/tiles.h"

namespace ssr {

namespace {

constexpr std::uint32_t words_a_block = 4;
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

/// The rows of one community by what kind of person they are.
class Neighbourhood {
 public:
  Neighbourhood(const World& world, std::uint32_t c)
      : first_row_(world.communities.first_row[c]), most_(world.communities.base_weight[c] + 1) {
    const std::uint16_t* rows = world.citizens.by_kind.data() + first_row_;
    for (std::size_t kind = 0; kind < rows_.size(); ++kind) {
      rows_[kind] = {rows, world.communities.n_of_kind[c][kind]};
      rows += rows_[kind].size();
    }
  }
  /// Rows of one kind of people, counted from the first of the community.
  std::span<const std::uint16_t> of(std::size_t kind) const { return rows_[kind]; }
  std::uint32_t first_row() const { return first_row_; }
  /// People of the heaviest row.
  double most() const { return most_; }
  /// Cumulative over kinds of people: where the victims are to be found of a crime that takes each
  /// kind with these chances.
  ByPeople victims_of(const ByPeople& chances) const {
    ByPeople found{};
    double sum = 0.0;
    for (std::size_t of = 0; of < found.size(); ++of) {
      sum += static_cast<double>(rows_[of].size()) * chances[of];
      found[of] = sum;
    }
    return found;
  }

 private:
  std::uint32_t first_row_;
  std::array<std::span<const std::uint16_t>, n_kinds_of_people> rows_;
  double most_;
};

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
  std::uint32_t candidate = 0;  // its number among those of the community
  std::uint32_t row = 0;
  std::uint8_t kind = 0;
};

/// What the people of a tile do, and what is at hand for one community at a time.
struct Doings {
  std::vector<Incident> incidents;
  std::vector<Act> acts;
  std::vector<std::uint32_t> seeking;  // acts that have met nobody yet
  std::vector<std::uint32_t> ids;      // of blocks that are drawn together, and their numbers
  std::vector<std::uint32_t> numbers;
  Blocks blocks;
};

/// One community in one week: its people, and what they do to each other.
class Search {
 public:
  Search(const Step& step, const World& world, const Sieves& sieves, std::uint32_t c, Doings& tile)
      : step_(step),
        p_(step.parameters.crime),
        world_(world),
        sieves_(sieves),
        c_(c),
        people_(world, c),
        tile_(tile),
        first_incident_(tile.incidents.size()) {}

  void play() {
    look_around();
    find_acts();
    find_victims();
    report();
  }

 private:
  void look_around();
  void find_acts();
  void try_candidates(const Sieve& sieve, std::span<const Block> draws, std::uint32_t n);
  void find_victims();
  void seek_again(std::uint32_t attempt);
  CitizenId stranger(const Act& act, const Block& draws) const;
  CitizenId neighbour(const Act& act, std::uint32_t incident, Block draws,
                      std::uint32_t reach) const;
  void report();
  Incident& incident_of(std::size_t act) { return tile_.incidents[first_incident_ + act]; }

  const Step& step_;
  const CrimeParameters& p_;
  const World& world_;
  const Sieves& sieves_;
  std::uint32_t c_;
  Neighbourhood people_;
  Doings& tile_;
  std::size_t first_incident_;
  std::size_t n_acts_ = 0;                           // at the head of the tile's
  std::array<double, n_offence_kinds> rates_{};      // [1/year] of a person whose factor is 1
  std::array<ByPeople, n_offence_kinds> victims_{};  // cumulative: where each kind finds them
};

void Search::look_around() {
  const auto factors = place_factors(p_, view_of(step_, world_, c_));
  for (std::size_t k = 0; k < n_offence_kinds; ++k) {
    victims_[k] = people_.victims_of(sieves_.victims[k]);
    rates_[k] = p_.kinds[k].rate * factors[k];
    for (const Sieve& sieve : sieves_.of_people) {
      const double rate = rates_[k] * sieve.most[k];
      if (rate > p_.kinds[k].ceiling * (1.0 + 1e-9)) {
        above_ceiling(offence_kinds[k], rate, p_.kinds[k].ceiling);
      }
    }
  }
}

/// Candidates come at the sum of the ceilings, the same under every plan; each is one word.
void Search::find_acts() {
  std::array<std::uint32_t, n_sieves> candidates{};
  tile_.ids.clear();
  tile_.numbers.clear();
  for (std::size_t s = 0; s < n_sieves; ++s) {
    const Sieve& sieve = sieves_.of_people[s];
    const auto n = static_cast<double>(people_.of(sieve.people).size());
    const std::uint32_t first_draw = first_draw_of(sieve);
    candidates[s] = static_cast<std::uint32_t>(exact::binomial(
        static_cast<std::int64_t>(n * people_.most()), sieve.ceilings / weeks_per_year,
        step_.draws.block(c_, Lane::offence_candidate, first_draw)));
    for (std::uint32_t k = 0; k < candidates[s]; k += words_a_block) {
      tile_.ids.push_back(c_);
      tile_.numbers.push_back(first_draw + 1 + k / words_a_block);
    }
  }
  std::span<const Block> draws =
      tile_.blocks.of(step_.draws, Lane::offence_candidate, tile_.ids, tile_.numbers);
  for (std::size_t s = 0; s < n_sieves; ++s) {
    try_candidates(sieves_.of_people[s], draws, candidates[s]);
    draws = draws.subspan((candidates[s] + words_a_block - 1) / words_a_block);
  }
}

/// Thinning over the rows of one sex and generation: a candidate's word says the row, the kind and
/// the number its own rate is tried against. Without branches: nobody can guess who does it.
void Search::try_candidates(const Sieve& sieve, std::span<const Block> draws, std::uint32_t n) {
  const Citizens& citizens = world_.citizens;
  const auto rows = people_.of(sieve.people);
  const double most = people_.most();
  const std::uint32_t first_draw = first_draw_of(sieve);
  if (tile_.acts.size() <= n_acts_ + n) tile_.acts.resize(n_acts_ + n + 1);
  Act* act = tile_.acts.data() + n_acts_;
  for (std::uint32_t k = 0; k < n; ++k) {
    const std::uint64_t drawn =
        std::uint64_t{draws[k / words_a_block].word[k % words_a_block]} * rows.size();
    const std::uint32_t row = people_.first_row() + rows[drawn >> 32];
    const auto rest = static_cast<std::uint32_t>(drawn);
    const std::uint8_t kind =
        sieve.kind[static_cast<std::size_t>((std::uint64_t{rest} * sieve.n_buckets) >> 32)];
    const double factor =
        sieve.factor[kind][standing_of(citizens.livelihood[row], citizens.flags[row])];
    const double trial = rest * 0x1p-32 * sieve.ceilings - sieve.start[kind];
    *act = {first_draw + k, row, kind};
    act += trial * most < rates_[kind] * factor * citizens.weight[row];
  }
  n_acts_ = static_cast<std::size_t>(act - tile_.acts.data());
}

/// Whom the acts strike.
void Search::find_victims() {
  const auto week = static_cast<std::uint32_t>(step_.week());
  const std::size_t n = n_acts_;
  tile_.incidents.resize(first_incident_ + n);
  tile_.ids.resize(n);
  tile_.numbers.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const Act& act = tile_.acts[i];
    const Matter matter = offence_kinds[act.kind];
    tile_.ids[i] = event_id(c_, week, act.candidate);
    tile_.numbers[i] = static_cast<std::uint32_t>(matter == Matter::domestic_violence);
    incident_of(i) = {.id = tile_.ids[i],
                      .community = CommunityId{c_},
                      .victim = {},
                      .matter = matter,
                      .offender_kind = OffenderKind::citizen,
                      .offender = act.row};
  }
  const std::span<const Block> draws =
      tile_.blocks.of(step_.draws, Lane::offence_victim, tile_.ids, tile_.numbers);
  tile_.seeking.clear();
  for (std::uint32_t i = 0; i < n; ++i) {
    Incident& incident = incident_of(i);
    if (incident.matter == Matter::domestic_violence) {
      incident.victim = neighbour(tile_.acts[i], incident.id, draws[i], household_reach);
    } else if (incident.matter == Matter::sexual_violence &&
               draws[i].chance(0, p_.acquaintance_share)) {
      incident.victim = neighbour(tile_.acts[i], incident.id,
                                  step_.draws.block(incident.id, Lane::offence_victim, 1),
                                  acquaintance_reach);
    } else {
      incident.victim = stranger(tile_.acts[i], draws[i]);
      if (!incident.victim.exists()) tile_.seeking.push_back(i);
    }
  }
  for (std::uint32_t attempt = 1; attempt < victim_tries && !tile_.seeking.empty(); ++attempt) {
    seek_again(attempt);
  }
}

/// Those who have met nobody look once more.
void Search::seek_again(std::uint32_t attempt) {
  tile_.ids.clear();
  for (const std::uint32_t i : tile_.seeking) tile_.ids.push_back(incident_of(i).id);
  const std::span<const Block> draws =
      tile_.blocks.of(step_.draws, Lane::offence_victim, tile_.ids, attempt);
  std::size_t left = 0;
  for (std::size_t j = 0; j < draws.size(); ++j) {
    const std::uint32_t i = tile_.seeking[j];
    incident_of(i).victim = stranger(tile_.acts[i], draws[j]);
    tile_.seeking[left] = i;
    left += incident_of(i).victim.exists() ? 0 : 1;
  }
  tile_.seeking.resize(left);
}

/// Somebody of the community whom this kind of crime strikes: first what kind of person, then who.
/// None when the one who was met is passed by.
CitizenId Search::stranger(const Act& act, const Block& draws) const {
  const ByPeople& chances = victims_[act.kind];
  if (chances.back() <= 0.0) return {};
  const double of = draws.uniform(0) * chances.back();
  std::size_t kind = 0;
  for (std::size_t k = 0; k + 1 < chances.size(); ++k) kind += of >= chances[k] ? 1 : 0;
  const auto rows = people_.of(kind);
  const std::uint32_t row =
      people_.first_row() + rows[draws.below(1, static_cast<std::uint32_t>(rows.size()))];
  const std::int32_t weight = world_.citizens.weight[row];
  const std::int32_t others = row == act.row ? weight - 1 : weight;
  return draws.uniform(2) * people_.most() < weight && others > 0 ? CitizenId{row} : CitizenId{};
}

/// Somebody of the household or next door: the nearest rows first, on a side that is drawn.
CitizenId Search::neighbour(const Act& act, std::uint32_t incident, Block draws,
                            std::uint32_t reach) const {
  const OffenceKind& kind = p_.kinds[act.kind];
  const std::int64_t first = people_.first_row();
  const std::int64_t end = first + world_.communities.n_rows[c_];
  for (std::uint32_t distance = 1; distance <= reach; ++distance) {
    if (distance > 1) draws = step_.draws.block(incident, Lane::offence_victim, distance);
    const std::int64_t side = draws.word[0] % 2 == 0 ? 1 : -1;
    for (const std::int64_t offset : {side * distance, -side * distance}) {
      const std::int64_t row = std::int64_t{act.row} + offset;
      if (row < first || row >= end) continue;
      const auto found = static_cast<std::uint32_t>(row);
      if (taken(kind, world_.citizens, found, draws.uniform(offset > 0 ? 1 : 2))) {
        return CitizenId{found};
      }
    }
  }
  return {};
}

/// Acts that struck nobody are none. In a dispute the row that was drawn is the claimant, and the
/// other party is who it is against.
void Search::report() {
  const auto begin = tile_.incidents.begin() + static_cast<std::ptrdiff_t>(first_incident_);
  tile_.incidents.erase(std::remove_if(begin, tile_.incidents.end(),
                                       [](const Incident& i) { return !i.victim.exists(); }),
                        tile_.incidents.end());
  for (auto incident = begin; incident != tile_.incidents.end(); ++incident) {
    if (dispute(incident->matter)) std::swap(incident->victim.value, incident->offender);
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
        if (before.communities.people[c] > 0) Search(step, before, sieves, c, tile).play();
      },
      [&world](const Doings& tile) {
        world.incidents.insert(world.incidents.end(), tile.incidents.begin(), tile.incidents.end());
      });
}

}  // namespace ssr

#include "engine/slice.h"

#include <algorithm>

#include "world/tiles.h"

namespace ssr {

namespace {

/// Attitudes and numbers of citizens, summed in the order of the rows.
struct CitizenSums {
  std::int64_t people = 0, adults = 0, youth = 0, idle_youth = 0, displaced = 0, armed = 0;
  std::array<double, n_attitudes> attitude{};

  void add(const CitizenSums& other) {
    people += other.people;
    adults += other.adults;
    youth += other.youth;
    idle_youth += other.idle_youth;
    displaced += other.displaced;
    armed += other.armed;
    for (std::size_t a = 0; a < n_attitudes; ++a) attitude[a] += other.attitude[a];
  }
  void write(Slice& slice) const {
    slice.people += static_cast<double>(people);
    slice.adults += static_cast<double>(adults);
    slice.youth += static_cast<double>(youth);
    slice.idle_youth += static_cast<double>(idle_youth);
    slice.displaced += static_cast<double>(displaced);
    slice.armed_citizens += static_cast<double>(armed);
    for (std::size_t a = 0; a < n_attitudes; ++a) slice.attitude[a] += attitude[a];
  }
};

void add_row(const World& world, std::uint32_t row, CitizenSums& sums) {
  const Citizens& citizens = world.citizens;
  const std::int32_t weight = citizens.weight[row];
  const Week age = age_weeks(citizens.birth_week[row], world.week);
  const std::uint8_t flags = citizens.flags[row];
  sums.people += weight;
  sums.displaced += (flags & citizen_flag::displaced) != 0 ? weight : 0;
  if (age < of_age) return;
  sums.adults += weight;
  sums.armed += (flags & citizen_flag::armed) != 0 ? weight : 0;
  const std::int32_t young = age < youth_until ? weight : 0;
  sums.youth += young;
  sums.idle_youth += citizens.livelihood[row] == Livelihood::idle ? young : 0;
  const Feelings felt = citizens.attitude[row];  // a copy: nothing else points to it
  const double people = weight;
  for (std::size_t a = 0; a < n_attitudes; ++a) sums.attitude[a] += people * static_cast<double>(felt.level[a]);
}

using Cells = std::vector<CitizenSums>;  // [community of a tile, sex, group]

void add_community(const World& world, std::uint32_t c, std::size_t n_groups, Cells& cells) {
  cells.resize(cells.size() + 2 * n_groups);
  CitizenSums* const here = cells.data() + cells.size() - 2 * n_groups;
  const std::uint32_t first = world.communities.first_row[c];
  for (std::uint32_t row = first; row < first + world.communities.n_rows[c]; ++row) {
    const auto sex = static_cast<std::size_t>(world.citizens.sex[row]);
    add_row(world, row, here[sex * n_groups + world.citizens.group[row]]);
  }
}

void add_citizens(const World& world, Slices& slices, Threading threading) {
  const Communities& communities = world.communities;
  const std::size_t n_groups = slices.groups.size();
  std::vector<CitizenSums> regions(world.districts.size());
  std::vector<CitizenSums> groups(n_groups);
  std::array<CitizenSums, 2> sexes;
  std::uint32_t c = 0;
  merge_communities(
      threading, communities, Cells{},
      [&](std::uint32_t of, Cells& tile) { add_community(world, of, n_groups, tile); },
      [&](const Cells& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) {
          const std::size_t cell = i % (2 * n_groups);
          sexes[cell / n_groups].add(tile[i]);
          groups[cell % n_groups].add(tile[i]);
          regions[communities.district[c].value].add(tile[i]);
          if (cell + 1 == 2 * n_groups) ++c;
        }
      });
  for (c = 0; c < communities.size(); ++c) {
    Slice& region = slices.regions[communities.district[c].value];
    const auto people = static_cast<double>(communities.people[c]);
    region.perceived_violence += people * static_cast<double>(communities.perceived_violence[c]);
    region.customary_authority += people * static_cast<double>(communities.customary_authority[c]);
  }
  for (std::size_t d = 0; d < regions.size(); ++d) regions[d].write(slices.regions[d]);
  for (std::size_t g = 0; g < n_groups; ++g) groups[g].write(slices.groups[g]);
  for (std::size_t s = 0; s < 2; ++s) sexes[s].write(slices.sexes[s]);
}

/// Every member of Slice but `weeks` is a plain sum.
void add_slice(Slice& sum, const Slice& part) {
  constexpr std::size_t n = sizeof(Slice) / sizeof(double);
  static_assert(sizeof(Slice) == n * sizeof(double));
  auto* to = reinterpret_cast<double*>(&sum);
  const auto* from = reinterpret_cast<const double*>(&part);
  const double weeks = part.weeks;
  for (std::size_t i = 0; i < n; ++i) to[i] += from[i];
  sum.weeks = weeks;
}

void add_fighter(const World& world, std::size_t i, Slice& slice) {
  const Fighters& fighters = world.fighters;
  const FighterState state = fighters.state[i];
  const std::uint8_t flags = fighters.flags[i];
  if (armed(state)) ++slice.armed;
  if (state != FighterState::in_army && state != FighterState::in_police) {
    slice.weapons_outside += fighters.weapons[i];
  }
  if (state == FighterState::home_unregistered) ++slice.unregistered;
  if (at_large(state)) {
    ++slice.former;
    if (fighters.livelihood[i] == Livelihood::idle) ++slice.former_idle;
    if ((flags & fighter_flag::accepted) != 0) ++slice.former_accepted;
  }
  const Week disarmed = fighters.disarmed_week[i];
  if (disarmed == never || disarmed < 0) return;
  ++slice.disarmed;
  ++slice.caseload;
  if (fighters.sex[i] == Sex::female) ++slice.women_in_caseload;
  if (fighters.role[i] == FighterRole::child) ++slice.children_in_caseload;
  if ((flags & fighter_flag::impostor) != 0) ++slice.impostors;
  if ((flags & fighter_flag::reoffended) != 0) ++slice.reoffended;
  if (state != FighterState::cantoned && state != FighterState::registered) ++slice.demobilised;
  if (state == FighterState::waiting) ++slice.waiting;
  if (state == FighterState::in_programme) ++slice.in_programme;
  if (state == FighterState::settled) ++slice.settled;
}

void add_fighters(const World& world, Slices& slices) {
  std::vector<Slice> cells(2 * world.districts.size());  // [district, sex]
  for (std::size_t i = 0; i < world.fighters.size(); ++i) {
    if (world.fighters.state[i] == FighterState::dead) {
      // The dead stay in the caseload they were counted in; nothing else of them remains.
      if (world.fighters.disarmed_week[i] == never || world.fighters.disarmed_week[i] < 0) continue;
    }
    const auto sex = static_cast<std::size_t>(world.fighters.sex[i]);
    add_fighter(world, i, cells[2 * world.fighters.district[i].value + sex]);
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    add_slice(slices.regions[i / 2], cells[i]);
    add_slice(slices.sexes[i % 2], cells[i]);
  }
}

void add_forces(const World& world, Slices& slices) {
  for (std::size_t i = 0; i < world.police.size(); ++i) {
    if (world.police.status[i] != ServiceStatus::serving) continue;
    Slice& slice = slices.regions[world.police.district[i].value];
    ++slice.police;
    slice.police_trained += world.police.training_weeks[i] >= trained_officer_weeks ? 1 : 0;
    slice.supervisors += world.police.supervisor[i] == supervisor_rank::trained ? 1 : 0;
    slice.police_women += world.police.sex[i] == Sex::female ? 1 : 0;
    slice.police_arrears += static_cast<double>(world.police.arrears_weeks[i]);
  }
  const Soldiers& soldiers = world.army.soldiers;
  for (std::size_t i = 0; i < soldiers.size(); ++i) {
    if (soldiers.status[i] != ServiceStatus::serving) continue;
    const Battalion& battalion = world.army.battalions[soldiers.battalion[i]];
    Slice& slice = slices.regions[battalion.district.value];
    ++slice.soldiers;
    slice.soldier_arrears += static_cast<double>(soldiers.arrears_weeks[i]);
    slice.cohesion += battalion.cohesion;
    slice.mixing += battalion.mixing;
  }
}

void add_justice(const World& world, Slices& slices) {
  for (const Case& item : world.justice.criminal) {
    if (item.custody == Custody::remand) {
      slices.regions[item.prison.value].remand_weeks += world.week - item.custody_since;
    }
  }
  for (std::size_t d = 0; d < world.districts.size(); ++d) {
    Slice& slice = slices.regions[d];
    const District& district = world.districts[d];
    slice.remand = static_cast<double>(world.justice.prisons[d].remand);
    slice.sentenced = static_cast<double>(world.justice.prisons[d].sentenced);
    slice.places = world.justice.prisons[d].places;
    slice.backlog = static_cast<double>(world.justice.courts[d].waiting);
    slice.festering = static_cast<double>(world.justice.courts[d].undecided);
    slice.hearings = world.justice.courts[d].capacity_last_week;
    slice.peacekeepers = district.peacekeepers;
    slice.weapons_outside += static_cast<double>(district.civilian_weapons);
    slice.insecurity = district.insecurity * slice.people;
    slice.reported_insecurity = world.pictures.security[d] * slice.people;
    slice.coverage = district.police_coverage * slice.people;
  }
}

void add_counts(const Tally& tally, Slices& slices, double weeks) {
  const auto copy = [weeks](Slice& slice, const std::array<std::int64_t, n_counts>& counts) {
    slice.weeks = weeks;
    for (std::size_t i = 0; i < n_counts; ++i) slice.count[i] = static_cast<double>(counts[i]);
  };
  for (std::size_t d = 0; d < slices.regions.size(); ++d) copy(slices.regions[d], tally.by_district[d]);
  for (std::size_t s = 0; s < 2; ++s) copy(slices.sexes[s], tally.by_sex[s]);
  for (std::size_t g = 0; g < slices.groups.size(); ++g) copy(slices.groups[g], tally.by_group[g]);
}

}  // namespace

Slices slices_of(const World& world, const Tally& tally, Week weeks, Threading threading) {
  Slices slices;
  slices.regions.resize(world.districts.size());
  slices.groups.resize(tally.by_group.size());
  add_citizens(world, slices, threading);
  add_fighters(world, slices);
  add_forces(world, slices);
  add_justice(world, slices);
  add_counts(tally, slices, std::max<Week>(1, weeks));
  slices.national = {};
  for (const Slice& region : slices.regions) add_slice(slices.national, region);
  for (const Faction& faction : world.factions) {
    slices.national.weapons_outside += static_cast<double>(faction.cached_weapons);
  }
  return slices;
}

}  // namespace ssr

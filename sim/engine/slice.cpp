#include "engine/slice.h"

#include <algorithm>
#include <array>

#include "core/counts.h"
#include "world/custody.h"
#include "world/feelings.h"
#include "world/tiles.h"

namespace ssr {

namespace {

/// People by what is counted of them.
namespace trait {
constexpr unsigned displaced = 1;
constexpr unsigned armed = 2;
constexpr unsigned idle = 4;
constexpr unsigned young = 8;  // below 35, children included
constexpr unsigned adult = 16;
constexpr unsigned n = 32;  // of combinations
}  // namespace trait
static_assert(trait::displaced == citizen_flag::displaced && trait::armed == citizen_flag::armed);

/// Heads in some communities of one district.
struct Heads {
  DistrictId district;
  Counts people;  // [sex, group, traits]
};

/// By sex, group and traits, of `n` rows. Without branches and of small numbers: compilers make
/// vectors of this loop.
void find_cells(const World& world, std::size_t first, std::size_t n, std::uint16_t* cells) {
  const Citizens& citizens = world.citizens;
  const Sex* sex = &citizens.sex[first];
  const std::uint8_t* group = &citizens.group[first];
  const std::uint8_t* flags = &citizens.flags[first];
  const Livelihood* livelihood = &citizens.livelihood[first];
  const std::int16_t* birth = &citizens.birth_week[first];
  const auto n_groups = static_cast<std::uint16_t>(world.felt.n_groups);
  const auto young_since = static_cast<std::int16_t>(world.week - youth_until);
  for (std::size_t i = 0; i < n; ++i) {
    const auto cell = static_cast<std::uint16_t>(static_cast<std::uint16_t>(sex[i]) * n_groups +
                                                 std::uint16_t{group[i]});
    const int traits = (flags[i] & static_cast<int>(trait::displaced | trait::armed)) |
                       (livelihood[i] == Livelihood::idle ? int{trait::idle} : 0) |
                       (birth[i] > young_since ? int{trait::young} : 0) |
                       (livelihood[i] != Livelihood::child ? int{trait::adult} : 0);
    cells[i] = static_cast<std::uint16_t>(cell * trait::n + static_cast<unsigned>(traits));
  }
}

void count_heads(const World& world, std::uint32_t c, Counts& people) {
  constexpr std::size_t at_once = 256;
  std::array<std::uint16_t, at_once> cells;
  const std::size_t first = world.communities.first_row[c];
  const std::size_t end = first + world.communities.n_rows[c];
  for (std::size_t from = first; from < end; from += at_once) {
    const std::size_t n = std::min(at_once, end - from);
    find_cells(world, from, n, cells.data());
    for (std::size_t i = 0; i < n; ++i)
      people.add_people(from + i, cells[i], world.citizens.weight[from + i]);
  }
}

void add_heads(std::size_t traits, std::int64_t n, Slice& slice) {
  const auto people = static_cast<double>(n);
  const auto all = [traits](std::size_t wanted) { return (traits & wanted) == wanted; };
  slice.people += people;
  slice.displaced += all(trait::displaced) ? people : 0.0;
  slice.armed_citizens += all(trait::adult | trait::armed) ? people : 0.0;
  slice.youth += all(trait::adult | trait::young) ? people : 0.0;
  slice.idle_youth += all(trait::adult | trait::young | trait::idle) ? people : 0.0;
}

void add_felt(const Felt& felt, Slice& slice) {
  slice.adults += static_cast<double>(felt.adults);
  for (std::size_t a = 0; a < n_attitudes; ++a) {
    slice.attitude[a] += felt.sum(static_cast<Attitude>(a));
  }
}

/// Adds to the slices of a district, a sex and a group, which is by sex and group [cell].
template <class Add>
void add_everywhere(Slices& slices, DistrictId district, std::size_t cell, const Add& add) {
  const std::size_t n_groups = slices.groups.size();
  add(slices.regions[district.value]);
  add(slices.sexes[cell / n_groups]);
  add(slices.groups[cell % n_groups]);
}

void add_citizens(const World& world, Slices& slices, Threading threading) {
  const Communities& communities = world.communities;
  const std::size_t n_cells = std::size_t{2} * world.felt.n_groups;
  merge_communities(
      threading, communities, std::vector<Heads>{},
      [&](std::uint32_t c, std::vector<Heads>& tile) {
        const DistrictId district = communities.district[c];
        if (tile.empty() || tile.back().district != district) {
          tile.push_back({district, Counts(n_cells * trait::n)});
        }
        count_heads(world, c, tile.back().people);
      },
      [&slices, n_cells](const std::vector<Heads>& tile) {
        for (const Heads& heads : tile) {
          for (std::size_t i = 0; i < n_cells * trait::n; ++i) {
            const std::int64_t people = heads.people.of(i);
            if (people == 0) continue;
            add_everywhere(slices, heads.district, i / trait::n,
                           [&](Slice& slice) { add_heads(i % trait::n, people, slice); });
          }
        }
      });
  for (std::uint32_t c = 0; c < communities.size(); ++c) {
    for (std::size_t cell = 0; cell < n_cells; ++cell) {
      const Felt& felt = world.felt.sums[c * n_cells + cell];
      if (felt.adults == 0) continue;
      add_everywhere(slices, communities.district[c], cell,
                     [&felt](Slice& slice) { add_felt(felt, slice); });
    }
    Slice& region = slices.regions[communities.district[c].value];
    const auto people = static_cast<double>(communities.people[c]);
    region.perceived_violence += people * static_cast<double>(communities.perceived_violence[c]);
    region.customary_authority += people * static_cast<double>(communities.customary_authority[c]);
  }
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

/// Of those who left the programme's camps or were released: back among civilians, or in a force of
/// the state.
bool reintegrated(FighterState state) {
  return state == FighterState::settled || state == FighterState::in_army ||
         state == FighterState::in_police;
}

/// A child is of the caseload, and handed in nothing.
void add_released_child(Sex sex, FighterState state, Slice& slice) {
  ++slice.caseload;
  ++slice.children_in_caseload;
  if (reintegrated(state)) ++slice.reintegrated;
  if (sex == Sex::female) ++slice.women_in_caseload;
  if (state == FighterState::in_programme) ++slice.in_programme;
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
  // The caseload is of those who fought the war, and not of those whom the state sent home.
  if (fighters.faction[i] == world.dismissed) return;
  const bool released = fighters.discharge[i] == Discharge::released;
  if (!disarmed_since_start(fighters.disarmed_week[i])) {
    if (released) add_released_child(fighters.sex[i], state, slice);
    return;
  }
  ++slice.disarmed;
  ++slice.caseload;
  if (fighters.sex[i] == Sex::female) ++slice.women_in_caseload;
  if ((flags & fighter_flag::impostor) != 0) ++slice.impostors;
  if ((flags & fighter_flag::reoffended) != 0) ++slice.reoffended;
  if (fighters.discharge[i] != Discharge::none) {
    ++slice.demobilised;
    if (reintegrated(state)) ++slice.reintegrated;
  }
  if (state == FighterState::waiting) ++slice.waiting;
  if (state == FighterState::in_programme) ++slice.in_programme;
  if (state == FighterState::settled) ++slice.settled;
}

void add_fighters(const World& world, Slices& slices) {
  std::vector<Slice> cells(2 * world.districts.size());  // [district, sex]
  for (std::size_t i = 0; i < world.fighters.size(); ++i) {
    if (world.fighters.state[i] == FighterState::dead) {
      // The dead stay in the caseload they were counted in; nothing else of them remains.
      const bool released = world.fighters.discharge[i] == Discharge::released;
      if (!disarmed_since_start(world.fighters.disarmed_week[i]) && !released) continue;
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

void add_detainee(const Case& item, Week now, Slice& slice) {
  if (item.custody == Custody::remand) {
    ++slice.remand;
    slice.remand_weeks += now - item.custody_since;
  } else {
    ++slice.sentenced;
  }
}

/// Detainees by sex and group; who has no home in the country has no group. Districts have their
/// own count of them.
void add_detainees(const World& world, const std::vector<Case>& docket, Slices& slices) {
  for (const Case& item : docket) {
    if (item.custody == Custody::none) continue;
    if (item.custody == Custody::remand)
      slices.regions[item.prison.value].remand_weeks += world.week - item.custody_since;
    const Suspect held = suspect_of(world, item);
    add_detainee(item, world.week, slices.sexes[static_cast<std::size_t>(held.sex)]);
    if (held.home.exists())
      add_detainee(item, world.week, slices.groups[world.citizens.group[held.home.value]]);
  }
}

void add_justice(const World& world, Slices& slices) {
  add_detainees(world, world.justice.criminal, slices);
  add_detainees(world, world.justice.serving, slices);
  for (std::size_t d = 0; d < world.districts.size(); ++d) {
    Slice& slice = slices.regions[d];
    const District& district = world.districts[d];
    slice.remand = static_cast<double>(world.justice.prisons[d].remand);
    slice.sentenced = static_cast<double>(world.justice.prisons[d].sentenced);
    slice.places = world.justice.prisons[d].places;
    slice.backlog = static_cast<double>(open_before(world.justice.courts[d]));
    slice.unheard = static_cast<double>(world.justice.courts[d].waiting);
    slice.festering = static_cast<double>(world.justice.courts[d].undecided);
    slice.hearings = world.justice.courts[d].capacity_last_week;
    slice.peacekeepers = district.peacekeepers;
    slice.weapons_outside += static_cast<double>(district.civilian_weapons);
    slice.insecurity = district.insecurity * slice.people;
    slice.reported_insecurity = world.pictures.security[d] * slice.people;
    slice.coverage = district.police_coverage * slice.people;
    slice.farm_land = (1.0 - district.urban_share) * slice.people;
    slice.mined_land = district.mined * slice.farm_land;
  }
}

void add_counts(const Tally& tally, Slices& slices, double weeks) {
  const auto copy = [weeks](Slice& slice, const std::array<std::int64_t, n_counts>& counts) {
    slice.weeks = weeks;
    for (std::size_t i = 0; i < n_counts; ++i) slice.count[i] = static_cast<double>(counts[i]);
  };
  for (std::size_t d = 0; d < slices.regions.size(); ++d) {
    copy(slices.regions[d], tally.by_district[d]);
  }
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
  // The nation's figure reaches planners later than those of its districts.
  slices.national.reported_insecurity =
      world.pictures.seen(Picture::insecurity) * slices.national.people;
  return slices;
}

}  // namespace ssr

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/clock.h"
#include "core/fields.h"
#include "world/citizens.h"
#include "world/justice.h"

namespace ssr {

/// What is counted as it happens, in people or events, this week.
enum class Count : std::uint8_t {
  // victims by matter, in the order of Matter
  homicide, robbery, theft, assault, sexual_violence, domestic_violence, extortion, abuse,
  land_dispute, debt_dispute, chieftaincy_dispute,
  // armed violence, deaths in people
  battle_death, other_fighting_death, one_sided_death, communal_death, vigilante_death, attack,
  clash,
  vigilante_incident, displaced, returned,
  // justice
  reported_crime, reported_to_custom, unreported, arrest, wrongful_arrest, charged_case, tried,
  convicted, acquitted, dropped, lapsed, mediated, bought_off, remedy_due, fair_remedy,
  released_long_remand, death_in_custody, escape, misdeed, abuse_investigated, abuse_punished,
  customary_abuse, dispute_turned_violent,
  // disarmament and after
  claimed, admitted, refused, admitted_impostor, refused_fighter, disarmed, demobilised,
  entered_programme, completed_programme, remobilised, recidivist_act, weapons_collected,
  integrated,
  // forces
  officer_graduated, officer_left, officer_dismissed, soldier_deserted, mutiny, coup_attempt, coup,
  birth, death,
  // citizens arming themselves or joining
  self_armed, joined_armed_group,
  child_released,
  // victims of `homicide` by men under arms of an armed group, in place of the count of that matter
  killed_by_armed_group,
  // killed or hurt by mines
  mine_victim,
};
constexpr std::size_t n_counts = static_cast<std::size_t>(Count::mine_victim) + 1;
constexpr Count count_of(Matter matter) noexcept { return static_cast<Count>(matter); }

/// Counts of one week by district, by sex and by group. Whole numbers: any order gives the same
/// sums.
struct Tally {
  std::vector<std::array<std::int64_t, n_counts>> by_district;
  std::array<std::array<std::int64_t, n_counts>, 2> by_sex{};
  std::vector<std::array<std::int64_t, n_counts>> by_group;

  void reset(std::size_t n_districts, std::size_t n_groups) {
    by_district.assign(n_districts, {});
    by_sex = {};
    by_group.assign(n_groups, {});
  }
  /// Counts `n` in the district, not split by sex or group.
  void add(Count what, DistrictId district, std::int64_t n = 1) {
    by_district[district.value][static_cast<std::size_t>(what)] += n;
  }
  /// Counts one person.
  void add_person(Count what, DistrictId district, Sex sex, std::uint8_t group) {
    add(what, district);
    ++by_sex[static_cast<std::size_t>(sex)][static_cast<std::size_t>(what)];
    ++by_group[group][static_cast<std::size_t>(what)];
  }
  std::int64_t total(Count what) const {
    std::int64_t sum = 0;
    for (const auto& counts : by_district) sum += counts[static_cast<std::size_t>(what)];
    return sum;
  }
  SSR_FIELDS(by_district, by_sex, by_group)
};

}  // namespace ssr

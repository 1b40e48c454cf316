#pragma once

#include <array>
#include <vector>

#include "scenario/context.h"
#include "world/tally.h"
#include "world/world.h"

namespace ssr {

/// What indicators are computed from: sums over one part of the country (all of it, a region, a
/// sex, a group) at a recorded week, and counts since the last one.
struct Slice {
  std::array<double, n_counts> count{};        // people or events since the last record
  double weeks = 1;                            // since the last record
  double people = 0;                           // residents without a role
  double adults = 0;
  std::array<double, n_attitudes> attitude{};  // sum over adults
  double youth = 0, idle_youth = 0;            // ages 15-34
  double displaced = 0, armed_citizens = 0;
  double perceived_violence = 0;               // sum over people
  double insecurity = 0, reported_insecurity = 0;  // sum over people
  double coverage = 0;                         // police coverage, sum over people
  double customary_authority = 0;              // sum over people
  // fighters and former fighters, people
  double armed = 0, weapons_outside = 0, caseload = 0, disarmed = 0, demobilised = 0, waiting = 0,
         in_programme = 0, settled = 0, former = 0, former_idle = 0, former_accepted = 0,
         reintegrated = 0, reoffended = 0, impostors = 0, women_in_caseload = 0,
         children_in_caseload = 0, unregistered = 0;
  // forces and justice
  double police = 0, police_trained = 0, supervisors = 0, police_women = 0, police_arrears = 0;
  double soldiers = 0, soldier_arrears = 0, cohesion = 0, mixing = 0;
  double remand = 0, sentenced = 0, remand_weeks = 0, places = 0, backlog = 0, hearings = 0;
  double unheard = 0;                          // cases that a court can hear
  double festering = 0;                        // disputes nobody decided
  double peacekeepers = 0;
  double farm_land = 0, mined_land = 0;  // in people in the country
};

/// Slices of a world at one moment.
struct Slices {
  Slice national;
  std::vector<Slice> regions;
  std::array<Slice, 2> sexes;
  std::vector<Slice> groups;
};
/// `tally` holds the counts since the last record and `weeks` how long that was.
Slices slices_of(const World& world, const Tally& tally, Week weeks,
                 Threading threading = Threading::serial);

}  // namespace ssr

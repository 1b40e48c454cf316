#pragma once

#include <cstdint>

namespace ssr {

/// The streams of random numbers: one lane a decision. Append only, never renumber: a lane's number
/// is part of every published result. A lane never depends on where a process stands in the
/// schedule.
enum class Lane : std::uint32_t {
  // building the world
  build_citizen = 1,
  build_fighter = 2,
  build_unit = 3,
  build_officer = 4,
  build_soldier = 5,
  build_case = 6,
  build_community = 7,
  build_leader = 8,
  // citizens and demography
  birth = 20,
  death = 21,
  displacement = 22,
  livelihood = 23,
  experience = 24,
  survey = 25,
  picture_error = 26,
  // crime
  offence_candidate = 40,
  offence_victim = 41,
  reporting = 42,
  dispute = 43,
  vigilantism = 44,
  officer_conduct = 45,
  fighter_offence = 46,
  soldier_conduct = 47,
  customary_hearing = 48,
  self_arming = 49,
  joining = 50,
  watch_group = 51,
  dispute_violence = 52,
  // police, courts, prisons
  recruitment = 60,
  vetting = 61,
  attrition = 62,
  investigation = 63,
  suspect = 64,
  hearing = 65,
  custody = 66,
  case_attrition = 67,
  oversight = 68,
  // armed actors
  leader = 80,
  unit_order = 81,
  clash = 82,
  remobilisation = 83,
  neighbour = 84,
  mutiny = 85,
  coup = 86,
  soldier_career = 87,
  communal_violence = 88,
  toll = 89,
  predation = 90,
  dismissal = 91,
  regrouping = 92,
  mine = 93,
  // disarmament, demobilisation, reintegration
  registration = 100,
  entry_test = 101,
  cantonment = 102,
  reintegration = 103,
  ineligible_claim = 104,
  acceptance = 105,
  violence_reduction = 106,
  patrol = 107,
  // politics and money
  accord = 120,
  election = 121,
  donor = 122,
  government = 123,
  procurement = 124,
  activity = 125,
  assignment = 126,
  // tests of sense
  placebo = 200,
  // the design of a study: one draw a parameter and sample
  design = 220,
};

}  // namespace ssr

#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct OfficerConductParameters {
  // extortion: log-linear hazard of one person on duty
  double extortion_rate;  // [1/week] paid, of middling integrity, unsupervised and unwatched
  double extortion_by_arrears;  // log rate per week of arrears
  double extortion_by_rents;  // log rate from a poor place to one full of loot
  double extortion_by_integrity;  // log rate lost from the lowest to the highest integrity
  // abuse
  double abuse_rate;  // [1/week] untrained, unsupervised, without a record, unwatched
  double abuse_by_record;  // log rate of somebody with a record of abuse
  double abuse_by_training;  // log rate lost by full training
  double abuse_by_power;  // log rate from no equipment to full equipment
  double full_training_weeks;
  // both
  double by_supervision;  // log rate lost under full supervision
  double by_certainty;  // log rate lost when punishment seems certain
  double normal_certainty;  // of punishment, in a force that answers for what it does
  double officers_per_supervisor;  // span that counts as full supervision
  double arrears_cap_weeks;
  // soldiers
  double soldiers_outside;  // share of soldiers among civilians rather than in barracks
  double soldier_extortion;  // of an officer's base rate, once outside
  double soldier_abuse;
  double soldier_integrity;  // [0, 1]
  double by_cohesion;  // log rate lost in a wholly cohesive battalion
  double sees_arrears = 1;  // link M26; cut: 0, everyone sees pay on time
  double sees_certainty = 1;  // link M7; cut: 0, everyone sees the normal certainty
  double sees_rents = 1;  // link M27; cut: 0, nobody sees loot to take a share of
};
OfficerConductParameters read_officer_conduct(Table& table);

/// What one officer or soldier stands in when he decides how to treat people.
struct ConductView {
  double arrears_weeks = 0;
  double integrity = 0.5;  // [0, 1]
  double training = 0;  // [0, 1] of full training
  double supervision = 0;  // [0, 1] by trained supervisors and mentors
  double cohesion = 0;  // [0, 1] of a soldier's battalion
  double power = 0;  // [0, 1] equipment in a force's hands
  double certainty = 0;  // [0, 1] of punishment, as seen
  double rents = 0;  // [0, 1] lootable resources whose diggers and carriers he stops
  bool record = false;  // of abuse
};

/// Certainty of punishment that he decides with (M7).
double certainty_decided_with(const OfficerConductParameters& p, double seen) noexcept;
/// Rate at which somebody on duty extorts [1/week] (M26 arrears, M7 certainty, M27 rents).
double extortion_rate(const OfficerConductParameters& p, const ConductView& view) noexcept;
/// Rate at which somebody on duty beats, detains unlawfully or worse [1/week] (M7).
double abuse_rate(const OfficerConductParameters& p, const ConductView& view) noexcept;
/// Share of full supervision that trained supervisors give.
double supervision(const OfficerConductParameters& p, double supervisors, double officers) noexcept;

/// Police officers and soldiers extort when unpaid and unwatched, abuse when untrained and
/// unpunished.
void officer_conduct(const Step& step, World& world);

}  // namespace ssr

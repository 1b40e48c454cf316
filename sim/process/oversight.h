#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct OversightParameters {
  // how files are opened and read
  double complaint_rate;  // chance that a serious misdeed is brought up where nobody listens
  double complaint_by_reach;  // added at full reach of civil society
  double petty_share;  // of that chance for extortion
  double files_per_inspector;  // [1/week]
  double inspectors_per_1000;  // officers and soldiers: as many as are needed
  double file_weeks;  // after which a file nobody read is forgotten
  double proof;  // chance that a file that was read proves what happened
  double proof_by_supervision;  // added where supervisors speak up
  // sanction
  double sanction_by_will;  // chance that a proven misdeed is punished by a willing government
  double protected_by_patronage;  // share of those punished whom patronage saves
  double by_parliament;  // chance added by a parliament that asks, of what is left
  double by_press;  // the same by civil society
  double army_shielded;  // share of soldiers whom the army shields while uncontrolled
  double dismissed_share;  // of those punished for abuse; the rest are suspended
  double suspension_weeks;
  // what forces make of it
  double memory_rate;  // [1/week] how fast the seen certainty follows
  double half_noticed;  // misdeeds a week in a district at which half of that speed is reached
  double seen_elsewhere;  // weight of what is known from the rest of the country
  // institutions
  double inspector_turnover;  // [1/year]
  double reach_per_grant;  // of civil society, of what is left, per 1 million people
  double reach_decay;  // [1/year] back to what it has of its own
  double own_reach;  // reach without grants
  double parliament_per_inspector;  // per inspector trained, of what is left
  double parliament_decay;  // [1/year]
  double own_parliament;
  // the victim
  double remedy_trust;  // move of trust in police, of the way to 1
  double sees_patronage = 1;  // link M38; cut: 0, those who sanction see no patron behind anybody
  double feels_scrutiny = 1;  // link M43; cut: 0, neither parliament nor press is felt
  double remembers_impunity = 1;  // link M45; cut: 0, forces judge by what happens now
};
OversightParameters read_oversight(Table& table);

/// Chance that a misdeed becomes a file: somebody complains, or a watchdog writes it up (M43).
double file_probability(const OversightParameters& p, bool serious, double civil_society) noexcept;
/// Chance that a file that was read proves what happened.
double proof_probability(const OversightParameters& p, double supervision) noexcept;
/// Chance that a proven misdeed is punished: somebody must want it or be made to (M43), and
/// patronage protects (M38).
double sanction_probability(const OversightParameters& p, double will, double patronage,
                            double parliament, double civil_society) noexcept;
/// Certainty of punishment as forces see it after a week with `misdeeds`, of which `punished`: a
/// culture of impunity gives way slowly (M45).
double certainty_next(const OversightParameters& p, double seen, double misdeeds,
                      double punished) noexcept;

/// Inspectors, complaints offices, parliament and media see some abuses and have some punished.
void oversight(const Step& step, World& world);

}  // namespace ssr

#pragma once

#include <array>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct FormerFightersParameters {
  double deaths_per_year;            // [1/year] natural and accidental
  // livelihood
  double job_rate;                   // [1/week] who find work when there is a place for each
  double skill_edge;                 // added by a trade, as a share
  double schooling_edge;
  double broker_edge;                // added by a tied commander who finds work
  double accepted_edge;
  double job_loss_per_month;         // [0, 1]
  double farm_per_month;             // [0, 1] in the countryside
  double farm_accepted_edge;         // land comes through the community
  // crime
  double offence_rate;               // [1/week] of the mean former fighter, nothing else said
  double propensity_exponent;        // how few commit most of it
  double offence_idle;               // log ratio
  double offence_gap;                // log ratio, demobilised and still waiting
  double offence_commander;          // log ratio, full tie to one who runs crime
  double offence_restraint;          // log ratio taken, full tie to one who restrains
  double offence_peers;              // log ratio per share of the unit that lives from crime
  double offence_rents;              // log ratio per [0, 1] of lootable resources
  double offence_sanction;           // log ratio taken by a certain sanction
  double offence_tranche;            // log ratio taken by an expected instalment
  double offence_accepted;           // log ratio taken
  double offence_family;             // log ratio taken
  double offence_schooling;          // log ratio taken
  double offence_counselled;         // log ratio taken by therapy that lasts
  double offence_impostor;           // log ratio taken
  double offence_child;              // log ratio taken
  double offence_woman;              // log ratio taken
  double criminal_rate;              // [1/week] of one who lives from crime
  double turns_criminal;             // [0, 1] after an offence, of one who has a living
  double turns_criminal_idle;        // [0, 1] added by idleness
  double turns_criminal_tie;         // [0, 1] added by a full tie to one who runs crime
  double leaves_crime_per_month;     // [0, 1]
  double leaves_crime_edge;          // added by acceptance, by treatment, as a share each
  double robbery_share;              // [0, 1] of offences
  double assault_share;              // [0, 1]
  double homicide_share;             // [0, 1]; the rest is theft
  double acceptance_lost;            // [people] whose readiness one offence takes
  // ties
  double tie_decay_local;            // [1/year] of units recruited where they fought
  double tie_decay_other;            // [1/year]
  // taking up arms again
  double remobilise_rate;            // [1/week] leader at war calls, nothing else said
  double call_obstruct;              // [0, 1] of that call, from one who obstructs
  double call_stranger;              // [0, 1] of that call, from another faction at war nearby
  double remobilise_tie;             // log ratio at a full tie
  double remobilise_idle;            // log ratio
  double remobilise_danger;          // log ratio at full danger
  double remobilise_broken;          // log ratio when every promise is broken
  double remobilise_grievance;       // log ratio at full grievance at home
  double remobilise_accepted;        // log ratio taken
  double remobilise_family;          // log ratio taken
  double remobilise_tranche;         // log ratio taken
  double remobilise_impostor;        // log ratio taken
  double signing_fee_usd;            // [USD] from the war chest
  // links
  double sees_danger = 1;    // link M16; cut: 0, he sees himself safe without a weapon
  double sees_idleness =
      1;  // link M18; cut: 0, recruiters and peers see a man with work and no wait
  double sees_skill = 1;     // link M19; cut: 0, employers see no trade
  double sees_misrule = 1;   // link M73; cut: 0, those called have nothing against the state
};
FormerFightersParameters read_former_fighters(Table& table);

/// What an employer sees.
struct JobSeekerView {
  double vacancies = 0;        // free places of work in the district
  double seekers = 0;          // people of the district who look for one
  double skilled = 0;          // [0, 1]
  bool schooled = false;
  bool accepted = false;
  double broker_tie = 0;       // [0, 1] tie to a commander who finds work
};
/// What decides whether a former fighter offends.
struct FormerFighterView {
  double propensity = 1;       // his own, mean 1
  double idle = 0;             // 0 or 1, as peers and recruiters see it
  bool in_gap = false;
  double criminal_tie = 0;     // [0, 1]
  double restraining_tie = 0;  // [0, 1]
  double peers = 0;            // [0, 1] of the unit living from crime
  double rents = 0;            // [0, 1]
  double sanction = 0;         // [0, 1] as seen
  bool expects_tranche = false;
  bool accepted = false;
  bool family = false;
  bool schooled = false;
  bool counselled = false;
  bool impostor = false;
  bool child = false;
  bool woman = false;
  bool criminal = false;       // lives from crime
};
/// What decides whether he takes up arms again.
struct RecallView {
  double call = 0;             // [0, 1] strength of a leader's call
  double tie = 0;              // [0, 1]
  double idle = 0;             // 0 or 1, as the recruiter sees it
  double danger = 0;           // [0, 1]
  double promises_kept = 1;    // [0, 1]
  double grievance = 0;        // [0, 1]
  bool accepted = false;
  bool family = false;
  bool expects_tranche = false;
  bool impostor = false;
};

/// Chance in four weeks to find paid work; none without vacancies, whatever the training (M19).
double fighter_job_probability(const FormerFightersParameters& p,
                               const JobSeekerView& view) noexcept;
/// Log of how much his situation moves a former fighter's rate of offences (M18).
double former_fighter_log_ratio(const FormerFightersParameters& p,
                                const FormerFighterView& view) noexcept;
/// Rate [1/week] of offences of a former fighter.
double former_fighter_offence_rate(const FormerFightersParameters& p,
                                   const FormerFighterView& view) noexcept;
/// Factor on that rate of what his flags tell, for every set of flags.
std::array<double, 256> factors_of_flags(const FormerFightersParameters& p);
/// A person's propensity with mean 1 from a uniform draw: few commit most offences.
double propensity_of(const FormerFightersParameters& p, double uniform) noexcept;
/// Strength [0, 1] of a leader's call to arms.
double call_to_arms(const FormerFightersParameters& p, Stance stance, bool led) noexcept;
/// Rate [1/week] of taking up arms again; none without a call (M16, M18).
double remobilise_rate(const FormerFightersParameters& p, const RecallView& view) noexcept;

/// Former fighters at large work, offend, follow old commanders or take up arms again.
void former_fighters(const Step& step, World& world);

}  // namespace ssr

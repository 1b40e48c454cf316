#pragma once

#include <optional>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct ArmyParameters {
  // who comes in
  double volunteer_base;       // [0, 1] fighters who would rather serve than go home
  double volunteer_arrears;    // [0, 1] of them put off where soldiers go unpaid
  double volunteer_pay;        // [1] elasticity of their number with the pay they are offered
  double age_from;             // [year]
  double age_until;            // [year]
  double vetting_eyes;         // [0, 1] abusers found by a fully strict vetting
  double vetting_errs;         // [0, 1] of the clean removed by a fully strict board
  double battalion_men;        // [people] full strength
  double recruit_rate;         // [1/week] share of a gap in strength filled with civilians
  double enlist_weeks;         // [week] of training a recruit has
  // how many
  double need_per_1000;        // [people per 1,000 inhabitants] in quiet times
  double need_per_fighter;     // [people] soldiers wanted per fighter reported in arms
  double army_share;           // [0, 1] of revenue that may go to soldiers' pay
  double target_rate;          // [1/quarter] how fast the plan follows need and means
  double unassessed_share;     // [0, 1] of a quota that planners see where nobody assessed it
  double dismissal_rate;  // [1/quarter] of a surplus sent home unpaid by a state that cannot pay
  double surplus_margin;  // [0, 1] of strength that is borne
  double severed_worth;  // [0, 1] of a dismissal's sting left when severance is paid
  double dismissed_fade;  // [1/month]
  double leaves_armed;  // [0, 1] of those sent home unpaid who take a weapon
  double tie_kept;  // [0, 1] to their officers of those sent home, per cohesion of the battalion
  // how they serve
  double pay_noticed;  // [week] of arrears at which hardship is half
  double retire_rate;  // [1/week]
  double desert_rate;  // [1/week] under full hardship in a unit without cohesion
  double enough_training;  // [week]
  double training_in_war;  // [0, 1] of a course lost in a wholly insecure district
  double cohesion_base;  // [0, 1]
  double cohesion_training;  // [1]
  double contact;  // [1] cohesion from mixing among the trained
  double rivalry;  // [1] cohesion lost by mixing among the untrained
  double cohesion_hardship;  // [1]
  double cohesion_exclusion;  // [1]
  double cohesion_rate;  // [1/month]
  double exclusion_rate;  // [1/quarter]
  double exclusion_dismissed;  // [1] grievance per share of the army sent home
  double exclusion_surplus;    // [1] grievance per share of the army that a review calls surplus
  double exclusion_pay;        // [1] grievance per share of pay that soldiers miss of the mean
  double control_rate;  // [1/month] how fast civilian control follows its causes
  double prestige_deaths;  // [people] battle deaths a year at which war's prestige is half
  // revolt
  double mutiny_intercept;  // [1] log odds a month of a well-treated battalion
  double mutiny_hardship;  // [1]
  double mutiny_exclusion;  // [1]
  double mutiny_cohesion;  // [1] taken off by full cohesion
  double mutiny_dismissed;  // [1] per share of the army sent home
  double mutiny_ends;  // [1/week]
  double mutiny_deaths;  // [1] dead over strength when put down
  double mutiny_leavers;  // [0, 1] who run afterwards
  double coup_intercept;  // [1] log odds a quarter
  double coup_mutiny;  // [1] a mutiny is under way
  double coup_exclusion;  // [1]
  double coup_politics;  // [1] per patronage
  double coup_control;  // [1] taken off by full civilian control
  double coup_legitimacy;  // [1] taken off by full legitimacy
  double coup_guarantor;  // [1] taken off by a full guarantor
  double coup_success;  // [0, 1] of attempts
  double coup_deaths;  // [people] mean
  double coup_will;  // [0, 1] of will left after a coup
  double leak_per_year;  // [1/year] of state stores under full hardship without control
  double troops_for_guarantor;  // [people per 1,000 inhabitants] at which a guarantor weighs half
  double sees_quota = 1;  // link M17; cut: 0, planners of the army see no quota
  double sees_mixing = 1;  // link M20; cut: 0, intake sees no order to mix: units by origin
  double sees_arrears = 1;  // link M26; cut: 0, soldiers see pay on time
  double sees_severance_owed = 1;  // link M28; cut: 0, whom it sends home unpaid misses nothing
  double sees_record = 1;    // link M47; cut: 0, everyone's record is clean
  double sees_fighting = 1;  // link M32; cut: 0, trainers see a quiet district
  double sees_prestige = 1;  // link M42; cut: 0, nobody sees glory in the war
  double sees_civilians = 1;  // link M13; cut: 0, officers see no civilian able to run defence
};
ArmyParameters read_army(Table& table);

/// Hardship of a soldier from the weeks of pay he is owed [0, 1] (M26).
double hardship(const ArmyParameters& p, double arrears_weeks) noexcept;
/// Chance that a fighter in the programme would rather be a soldier, for `pay` over a soldier's
/// salary.
double volunteer_probability(const ArmyParameters& p, double hardship, double pay = 1.0) noexcept;
/// Pay over a soldier's salary that a plan offers to former fighters.
double offered_pay(const Context& context, const ActivityPlan& activity) noexcept;
/// Mean pay of the serving over a soldier's salary; 1 where nobody serves.
double mean_pay(const Soldiers& soldiers) noexcept;
/// [0, 1] of the mean pay that the serving miss, on average: 0 where all are paid alike.
double pay_gap(const Soldiers& soldiers) noexcept;
/// Chance that a board removes a soldier, for a record that it finds or one that it takes him to
/// have.
double removal_probability(const ArmyParameters& p, bool record, double strictness) noexcept;
/// Chance that vetting finds and turns away a candidate whose unit was this abusive.
double turned_away_probability(const ArmyParameters& p, double strictness,
                               double abusiveness) noexcept;

/// What a government weighs when it sets the army's size.
struct SizeView {
  double people = 0;
  double fighters_reported = 0;
  double revenue_usd_year = 0;
  double salary_usd_year = 0;
};
SizeView size_view(const Step& step, const World& world);
/// Strength the government wants: what a plan `decided`, else need within means. Places promised to
/// former fighters come on top (M17).
double wanted_strength(const ArmyParameters& p, const SizeView& view,
                       std::optional<double> decided = {}) noexcept;

/// How a battalion is doing. Shares in [0, 1].
struct BattalionView {
  double mixing = 0;
  double trained = 0;
  double hardship = 0;
  double exclusion = 0;
  double cohesion = 0;
  double dismissed_share = 0;  // of the army, sent home lately
};
/// Cohesion that a battalion tends to: contact helps the trained, rivalry splits the untrained
/// (M20).
double cohesion_target(const ArmyParameters& p, const BattalionView& view) noexcept;
/// Rate [1/week] at which a soldier retires or runs.
double leaving_rate(const ArmyParameters& p, double hardship, double cohesion) noexcept;
/// Chance a month that a battalion mutinies (M26).
double mutiny_probability(const ArmyParameters& p, const BattalionView& view) noexcept;

/// Civilian control that an army tends to: civilians who want it, can run a ministry and ask in
/// parliament (M13), against the prestige of war (M42). All in [0, 1].
double control_target(const ArmyParameters& p, double will, double capacity, double parliament,
                      double prestige) noexcept;

/// What officers weigh who think of taking power. Shares in [0, 1].
struct CoupView {
  bool mutiny = false;
  double exclusion = 0;
  double politics = 0;
  double civilian_control = 0;
  double legitimacy = 0;
  double guarantor = 0;
};
/// Chance a quarter of an attempted coup (M26).
double coup_probability(const ArmyParameters& p, const CoupView& view) noexcept;

/// Soldiers join, train, desert; battalions mix or not, mutiny, and may attempt a coup.
void army(const Step& step, World& world);

}  // namespace ssr

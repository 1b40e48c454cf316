#pragma once

#include <array>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct ClashesParameters {
  // what a fighting unit does
  double operation_rate;      // [1/week] of a bold unit with fifty armed men
  double detachment_men;      // [people] of a unit who take part in one operation, at most
  double fear_of_forces;      // [1] how much superior forces on the spot keep a unit still
  double fear_of_guarantor;   // [1] how much peacekeepers with a mandate add to that
  double community_weight;    // [1] attraction of defenceless targets, per unit of abusiveness
  double forces_weight;       // [1] attraction of forces, per relative strength
  double site_weight;         // [1] attraction of programme sites
  double victims_per_attack;  // [people] killed in a raid by fifty wholly abusive men
  double site_victims;        // [people] killed at a camp by fifty men
  // what forces do
  double pursuit_rate;        // [1/week] of forces in plenty, for fifty armed men
  double hiding;              // [1] times as many forces that it takes to find a far weaker band
  double forces_to_find;      // [people] forces at which the rate is half
  double police_worth;        // [1] of a soldier, in a fight
  double peacekeeper_worth;   // [1] of a soldier, in a fight, with a full mandate
  double engaged_ratio;       // [1] forces that can be brought to one place, per fighter there
  double lethality;           // [1] killed in a clash over fighters engaged
  double strength_exponent;   // [1] of relative strength in who dies
  double surrender_men;       // [people] a band smaller than this gives up
  double surrender_rate;      // [1] chance that a beaten unit gives up
  // rivals and recruits
  double beaten_weeks;       // [week] until a band that gave up could fight again
  double rival_rate;         // [1/week] fifty men fight a hostile armed group in their district
  double approach_share;      // [1/month] young people a unit asks to join, per fighter
  double join_base;           // [1] chance that an idle, wholly aggrieved youth joins
  double join_employed;       // [1] share of that for those who have work
  double sees_misrule = 1;  // link M73; cut: 0, those asked to join have nothing against the state
};
ClashesParameters read_clashes(Table& table);

/// What a commander who fights sees in his district. People, in soldiers' worth.
struct OperationView {
  double men = 0;             // armed
  double forces = 0;          // soldiers and police
  double peacekeepers = 0;    // with the mandate counted in
};
/// How far men let forces and peacekeepers around hold them back, 0: wholly (M31).
double boldness(const ClashesParameters& p, const OperationView& view) noexcept;
/// Mean number of operations of the unit in a week (M31).
double operations_a_week(const ClashesParameters& p, const OperationView& view) noexcept;

/// Weights of striking at communities, forces and camps.
std::array<double, 3> target_weights(const ClashesParameters& p, double abusiveness,
                                     double relative_strength, bool camp_nearby) noexcept;

/// Mean number of times in a week that forces find and fight a unit of so many men: the weaker it
/// is, the better it hides and the more forces it takes to find it (Fearon & Laitin 2003 APSR).
double pursuits_a_week(const ClashesParameters& p, double forces, double men) noexcept;

/// Share of a clash's dead that fall on the side with `men` against `forces`.
double loss_share(const ClashesParameters& p, double men, double forces) noexcept;

/// What a young man has against the state, as recruiters find it [0, 1] (M73).
double misrule_seen(const ClashesParameters& p, double grievance, double legitimacy) noexcept;
/// Chance that one who is asked joins an armed group, by what moves him to [0, 1]: misrule, or loot
/// where the band lives from it.
double join_probability(const ClashesParameters& p, bool has_work, double motive) noexcept;

/// Units that fight attack communities, forces and programme sites; forces pursue them.
void clashes(const Step& step, World& world);

}  // namespace ssr

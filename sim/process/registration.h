#pragma once

#include <optional>

#include "process/balance_of_arms.h"
#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct RegistrationParameters {
  ArmsBalanceParameters balance;
  // the decision to register
  double ceiling_per_month;       // [0, 1] share that can come forward in four weeks at most
  double intercept;
  double package_pull;            // per saturating year of income on offer
  double programme_value;         // [0, 1] of the cost of a place, to the one who takes it
  double commander_pull;          // per [-1, 1] of the commander's attitude at a full tie
  double danger_weight;           // per [0, 1] of danger
  double promises_pull;           // per [0, 1] of promises kept, from one half
  double fear_weight;             // per [0, 1] of fear at home
  double comrades_pull;           // per share of the unit that has left since the start
  double announced_weeks;         // what starts within them counts as on offer
  double in_step_trust;  // [0, 1] of rivals bound by the same accord who count as disarming
  double gap_weeks;               // waiting longer than this is seen as a promise not kept
  // commanders
  double bargain_attitude;        // [-1, 1]
  double obstruct_attitude;       // [-1, 1]
  double crime_commander_shift;   // [-1, 1] of a commander who runs crime
  double bought_off_shift;        // [-1, 1] of a commander who accepted an inducement
  // the entry test
  double unarmed_combatant_refused;  // [0, 1] at full strictness
  double support_refused;            // [0, 1] at full strictness
  double woman_refused_more;         // [0, 1] added at full strictness: off the commander's list
  double refused_goes_home;          // [0, 1]
  double impostor_detected;          // [0, 1] at full strictness
  double impostor_weapon_asked;      // [0, 1] at full strictness
  // weapons handed in at the desk
  double hides_weapon;               // [0, 1] with an open test and every promise broken
  double destroyed_share;            // [0, 1] of weapons collected; the rest goes to state stores
  // claims by people who never fought
  double list_padding;            // claims per fighter who comes forward, full worth, open test
  double claims_per_1000_week;    // [1/week per 1,000 people] full worth, open test
  double impostor_tie;            // [0, 1] to the commander whose list he stood on
  double women_on_lists;          // [0, 1] women put on lists falsely, per man
  double claim_age_from;          // [years]
  double claim_age_until;         // [years]
  // going home without a programme
  double drift_per_year;          // [1/year] untied and safe
  double hunger_per_year;         // [1/year] added for men whom nobody feeds, and safe
  double drift_keeps_weapon;      // [0, 1]
  // links
  double sees_danger = 1;  // link M16; cut: 0, the fighter sees himself and his home safe
  double sees_own_track = 1;  // link M86; cut: 0, women and support roles see no track of their own
};
RegistrationParameters read_registration(Table& table);

/// What a fighter weighs when he thinks of registering.
struct RegistrationView {
  double package = 0;  // [years of mean income] cash and programme, as far as he believes in them
  double commander = 0;  // [-1, 1] -1 forbids, 1 urges
  double tie = 0;  // [0, 1] to the commander
  double danger = 0;  // [0, 1] of being unarmed among the armed
  double promises_kept = 0;  // [0, 1]
  double fear = 0;  // [0, 1] in his home
  double comrades_gone = 0;  // [0, 1] of the unit, since the start
};

/// Worth of a package of `package` years of income, saturating: [0, 1].
double package_worth(double package) noexcept;
/// Chance within four weeks that a fighter comes forward (M15, M16).
double register_probability(const RegistrationParameters& p, const RegistrationView& view) noexcept;
/// A commander's attitude to the programme in [-1, 1], from what his leader orders, if he has one,
/// and his own business.
double commander_attitude(const RegistrationParameters& p, std::optional<Stance> ordered,
                          CommanderStyle style, bool bought_off) noexcept;
/// Chance that the entry test turns away a fighter: weapon tests and lists miss those without a
/// gun.
double fighter_refused_probability(const RegistrationParameters& p, double strictness,
                                   bool has_weapon, FighterRole role, Sex sex) noexcept;
/// Chance that the test sees through somebody who never fought.
double impostor_detected_probability(const RegistrationParameters& p, double strictness) noexcept;
/// Chance that a fighter hands in another's gun, or none, and leaves his own in the cache.
double hide_weapon_probability(const RegistrationParameters& p, double strictness,
                               double promises_kept) noexcept;
/// Claims by people who never fought that a district can expect in a week: they come for the worth
/// of the package, where they hear that the test lets people in, and on lists that commanders pad.
double expected_false_claims(const RegistrationParameters& p, double worth, double strictness,
                             double people, double fighters_coming_forward) noexcept;
/// What decides whether a fighter goes home on his own.
struct DriftView {
  double tie = 0;        // [0, 1] to his commander
  double danger = 0;     // [0, 1] of being unarmed
  double fed = 1;        // [0, 1] of what his faction's men need
  bool awaits = false;   // a programme that is open or announced
};
/// Rate [1/year] at which he does; who awaits a programme stays, hungry or not.
double drift_rate(const RegistrationParameters& p, const DriftView& view) noexcept;

/// Fighters decide whether to register; the entry test admits some, rightly or wrongly, and who is
/// admitted hands in his weapon.
void registration(const Step& step, World& world);

}  // namespace ssr

#pragma once

#include <array>
#include <cstddef>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

/// Whom somebody turns to after a crime or in a dispute.
enum class Recourse : std::uint8_t { police, custom, court, revenge, nobody };
constexpr std::size_t n_recourses = 5;

struct ResponseParameters {
  // recourse: weights against telling nobody, which weighs 1 x silence
  double police_pull = 0;
  double custom_pull = 0;
  double court_pull = 0;
  double revenge_pull = 0;
  std::array<double, n_matters> gravity{};      // of the matter, for the police
  std::array<double, n_matters> custom_fit{};   // is it for chiefs and elders
  std::array<double, n_matters> revenge_fit{};
  std::array<double, n_matters> silence{};      // shame, dependence on the offender, no hope
  double neutral_trust = 0;           // [0, 1] of people who know nothing of the police
  double remedy_gain = 0;             // how much seeing cases put right adds
  double impunity_loss = 0;           // how much seeing reports come to nothing takes away
  double bribe_loss = 0;              // how much an extorting police takes away
  double half_memory = 0;             // events remembered per 1,000 people: half of the effect
  double dread_of_forces = 0;         // [0, 1] fear of retaliation by officers and soldiers
  double dread_of_fighters = 0;       // [0, 1] of those nobody took in, and of mobs
  double dread_of_neighbours = 0;     // [0, 1]
  double poor_cannot_pay = 0;         // [0, 1] poor people kept away by cost and distance
  double women_kept_away = 0;         // [0, 1] women kept from the police by men, cost, shame
  double half_judges = 0;             // per 100,000 people: half of the reach of courts
  double displaced_reach = 0;         // [0, 1] how far a chief reaches those who live elsewhere
  double young_until = 0;             // [year]
  double calm_of_elders = 0;          // [0, 1] revenge of women and the old against young men's
  // what it does to the victim's own attitudes, as a share of the way
  double fear_moved = 0;
  double trust_moved = 0;
  double grievance_moved = 0;
  // evidence when the police hear of it, [0, 1]
  double evidence_known = 0;          // the victim knows the offender
  double evidence_unknown = 0;
  double known_share = 0;             // [0, 1] of offenders known in crimes for gain
  // mobs
  double mob_base = 0;  // [0, 1] chance that those called come where police are absent
  double mob_watch = 0;  // added by watch groups
  double mob_trained = 0;  // added where mediators were trained (extrajudicial punishment)
  double half_watch = 0;  // members per 1,000 people
  double mob_kills = 0;  // [0, 1]
  double mob_errs = 0;  // [0, 1] wrong person where nobody answers for it
  double mob_dares = 0;  // [0, 1] of killings done where he is of the police or the army
  // arms
  double arming = 0;  // [0, 1] of frightened victims whom nobody protects
  double women_arming = 0;  // factor
  double weapon_price_usd = 0;
  double border_supply = 0;  // [0, 1] chance to find a weapon across a border
  // joining armed groups
  double joining_rate = 0;  // [1/year] of idle young men, full grievance, strong recruiters
  double women_joining = 0;  // factor
  double obstructing_recruits = 0;  // factor: recruiters that bide their time, against those at war
  double joining_until_age = 0;  // [year]
  double half_recruiters = 0;  // fighters per 1,000 people: half of the effect
  double new_tie = 0;  // [0, 1] tie to the commander of one who has just joined
  double penalty_eased =
      0;  // [0, 1] of a group's penalty gone where officers are of it as people are
  double contact_eases = 0;  // [0, 1] of what keeps people away gone for those who know officers
  double contact_brings = 0;  // [0, 1] of missing coverage made up for who knows officers
  double sees_police_record = 1;  // link M24; cut: 0, people see a police of neutral trust
  double sees_unaccountable = 1;  // link M25; cut: 0, watch groups and mobs answer in full
  double sees_custom = 1;  // link M50; cut: 0, people see the state's forms alone
  double sees_misrule = 1;  // link M73; cut: 0, recruiters find nobody aggrieved
  double sees_own_kind = 1;  // link M85; cut: 0, people see no officers of their own group
};
ResponseParameters read_response(Table& table);

/// Somebody with a matter, and what he knows of those who could help.
struct SeekerView {
  Matter matter = Matter::theft;
  OffenderKind offender = OffenderKind::citizen;
  bool taken_in = false;      // the offender is on a fighters' list and a neighbour all the same
  Sex sex = Sex::male;
  bool young = false;
  bool poor = false;
  double trust_police = 0.5;  // [0, 1] and all below
  double trust_courts = 0.5;
  double trust_customary = 0.5;
  double grievance = 0;
  double minority_penalty = 0;
  double own_officers = 0;  // among the police here, over his group's share of the people
  double police_coverage = 0;
  double court_reach = 0;
  double custom_reach = 0;  // presence x authority x is his kind heard fairly
  double police_record = 1;  // what people make of the past of the police: police_record()
  double contact = 0;        // share of people here who know officers, and found them good
};

/// Trust in the police as the seeker acts on it (M24): trust when the record is seen, else neutral.
double seen_trust(const ResponseParameters&, double trust_police) noexcept;

/// What a place makes of the record of its police, 1 where it remembers nothing (M24): events
/// remembered per 1,000 people that were put right, that came to nothing, and of extortion by
/// forces.
double police_record(const ResponseParameters&, double remedy, double impunity,
                     double extortion) noexcept;

/// How much worse somebody expects the police to treat him for his group: less where officers are
/// of it as people are (M85), and where he has met them (M11). All in [0, 1].
double police_penalty(const ResponseParameters&, double minority_penalty, double own_officers,
                      double contact) noexcept;

/// How far the police are within reach of a seeker: those who know an officer find one (M11).
double police_reach(const ResponseParameters&, double police_coverage, double contact) noexcept;

/// Weight of each recourse, in the order of Recourse; one is chosen in proportion (M24, M50).
std::array<double, n_recourses> recourse_weights(const ResponseParameters&,
                                                 const SeekerView&) noexcept;

/// The recourse at this place of the weights, for a uniform in [0, 1).
Recourse choose_recourse(const std::array<double, n_recourses>& weights, double uniform) noexcept;

/// A place where somebody calls for a mob.
struct MobView {
  double police_coverage = 0;  // [0, 1]
  double watch_group = 0;  // members per 1,000 people
  double mediation_trained = 0;  // [0, 1]
  double police_record = 1;      // as police_record() has it
};

/// Chance that those who are called come and punish (evidence 81: mediators' training adds). They
/// leave it to police who can come, the more the place remembers that something came of it.
double mob_probability(const ResponseParameters&, const MobView&) noexcept;

/// Chance that the mob takes the wrong person; falls with the accountability it feels (M25).
double mob_error_probability(const ResponseParameters&, double accountability) noexcept;

/// A victim who may look for a weapon.
struct ArmingView {
  Sex sex = Sex::male;
  double fear = 0;  // [0, 1]
  double trust_police = 0.5;  // [0, 1]
  double police_coverage = 0;  // [0, 1]
};

/// Chance that a victim of violence looks for a weapon of his own (M24).
double arming_probability(const ResponseParameters&, const ArmingView&) noexcept;

/// A person whom recruiters of an armed group may win.
struct JoiningView {
  Sex sex = Sex::male;
  Livelihood livelihood = Livelihood::idle;
  double age = 20;  // [year]
  double grievance = 0;  // [0, 1]
  double recruiters = 0;  // fighters of recruiting factions per 1,000 people
  bool at_war = false;  // recruiting faction fights, rather than obstructs
};

/// Rate [1/year] of joining; never above the joining rate of the parameters.
double joining_rate(const ResponseParameters&, const JoiningView&) noexcept;

/// Victims report to police or custom, take revenge, arm themselves, or do nothing.
void response(const Step& step, World& world);

}  // namespace ssr

#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct CustomaryParameters {
  // hearings
  double hearings_per_1000 = 0;     // [1/week] per 1,000 people where custom is fully present
  double without_authority = 0;  // [0, 1] of what full authority settles and enforces, with none
  double settles_disputes = 0;  // [0, 1] of those heard, at full authority
  double settles_crimes = 0;  // [0, 1] of those heard, at full authority
  double training_settles = 0;  // [0, 1] of what stays open, or is not kept, without mediators
  double bias = 0;  // [0, 1] of rulings bought or bent where nobody answers for them
  double minority_bias = 0;  // [0, 1] of the penalty that also holds before elders of another group
  double harsh = 0;  // [0, 1] of punishments beyond custom where nobody answers
  double harsh_trained = 0;  // [0, 1] added by trained mediators
  double young_until = 0;  // [year]
  double trust_gained = 0;  // share of the way, by a fair ruling
  double trust_lost = 0;  // share of the way, by an unfair one
  // disputes that nobody decided
  double taken_up_again = 0;  // [1/year] at full reach of custom
  double taken_to_court = 0;  // [1/year] at full reach of courts
  double given_up = 0;  // [1/year]
  double half_judges = 0;  // per 100,000 people: half of the reach of courts
  double violence_rate = 0;  // [1/year] of an old land dispute among unarmed people
  double fresh = 0;  // [0, 1] of that rate on the first day
  double half_age = 0;  // [week] at which half of the rest is reached
  double debt_heat = 0;  // factor against land
  double chieftaincy_heat = 0;  // factor against land
  double arms = 0;  // share added where many weapons are in hands
  double former_fighters = 0;  // share added where many former fighters live
  double half_weapons = 0;  // per 1,000 people
  double half_former = 0;  // per 1,000 people
  double calmed_by_elders = 0;  // [0, 1] prevented by full authority
  double calmed_by_police = 0;  // [0, 1] prevented by full coverage
  double injured = 0;  // people hurt each time, mean
  double deadly = 0;  // [0, 1] somebody dies
  double communal = 0;  // [0, 1] of the deadly ones that draw communities in
  double communal_deaths = 0;  // mean when they do
  double event_deaths = 0;  // deaths that make the news
  // authority, accountability, fairness
  double authority_grows = 0;  // [1/year] towards 1, where custom answers for itself
  double authority_erodes = 0;  // [1/year] under full encroachment
  double police_claim = 0;  // [0, 1] encroachment by full police coverage
  double courts_claim = 0;  // [0, 1] encroachment by courts of full reach
  double accountability_rate = 0;  // [1/year]
  double accountability_of_recognition = 0;
  double accountability_of_society = 0;
  double accountability_of_licence = 0;  // [0, 1] gained where all have one and
                                         // whoever breaks it is sure to be punished
  double licensed_by_visit = 0;          // [0, 1] of a community's providers
  double licence_lapses = 0;             // [1/month]
  double fairness_rate = 0;  // [1/year]
  double fairness_of_training = 0;
  double mediators_per_1000 = 0;  // to be trained
  double mediators_leave = 0;  // [1/year]
  // watch groups
  double watch_grows = 0;  // [members per 1,000 people and year] under full violence
  double watch_most = 0;  // members per 1,000 people
  double watch_leaves = 0;  // [1/year] under full police coverage and in peace
  double watch_abuse = 0;  // [1/year] by a member who answers to nobody
  double watch_extorts = 0;  // [0, 1] of these for money
  double sees_age = 1;  // link M6; cut: 0, disputants see a fresh dispute
  double sees_encroachment = 1;  // link M22; cut: 0, custom sees no state claim its cases
  double sees_unaccountable =
      1;  // link M25; cut: 0, elders and watch groups see full accountability
  double sees_patrols = 1;  // link M10; cut: 0, disputants see no police nearby
};
CustomaryParameters read_customary(Table& table);

/// A matter before chiefs or elders.
struct HearingView {
  Matter matter = Matter::theft;
  Sex sex = Sex::male;  // of who brings it
  bool young = false;
  double minority_penalty = 0;  // [0, 1] as all below; none where the group is the largest
  double evidence = 1;
  double authority = 0.5;
  double accountability = 0.5;
  double fairness_women = 1;
  double fairness_youth = 1;
  double mediation_trained = 0;
};

/// Chance that a hearing settles the matter; trained mediators leave less open.
double settle_probability(const CustomaryParameters&, const HearingView&) noexcept;

/// Chance that both parties follow a ruling that rests on authority alone.
double obeyed_probability(const CustomaryParameters&, double authority) noexcept;

/// Chance that what was settled holds: what trained mediators bring about the parties agreed to,
/// and fewer go back on it (Blattman, Hartman & Blair 2014 count disputes that stay unresolved).
double holds_probability(const CustomaryParameters&, const HearingView&) noexcept;

/// Chance that the ruling is fair to who brought the matter (M25).
double fair_probability(const CustomaryParameters&, const HearingView&) noexcept;

/// Chance that the punishment goes beyond custom: beating, ordeal, banishment (evidence 81; M25).
double harsh_probability(const CustomaryParameters&, const HearingView&) noexcept;

/// A dispute that is still open.
struct DisputeView {
  Matter matter = Matter::land_dispute;
  double age = 0;  // [week] since it arose
  double weapons = 0;  // in civilian hands, per 1,000 people
  double former_fighters = 0;  // at large, per 1,000 people
  double authority = 0;  // [0, 1] of custom here
  double police_coverage = 0;  // [0, 1]
};

/// Rate [1/year] at which an open dispute turns violent (M6); police nearby prevent it (M10).
double dispute_violence_rate(const CustomaryParameters&, const DisputeView&) noexcept;

/// What makes or breaks customary authority in a community.
struct AuthorityView {
  double authority = 0;  // [0, 1] and all below
  double accountability = 0;
  double police_coverage = 0;
  double court_reach = 0;
  double recognised = 0;  // by the law, a programme, trained mediators
};

/// Change of authority [1/year]: the state that ignores custom takes its cases away (M22).
double authority_change(const CustomaryParameters&, const AuthorityView&) noexcept;

/// What makes people join or leave a watch group.
struct WatchView {
  double members = 0;  // per 1,000 people
  double perceived_violence = 0;  // [0, 1]
  double police_coverage = 0;  // [0, 1]
};

/// Change of a watch group [members per 1,000 people and year].
double watch_group_change(const CustomaryParameters&, const WatchView&) noexcept;

/// Abuses a year by one member of a watch group (M25).
double watch_abuse_rate(const CustomaryParameters&, double accountability) noexcept;

/// Chiefs, elders and mediators hear disputes; what nobody decides festers.
void customary(const Step& step, World& world);

}  // namespace ssr

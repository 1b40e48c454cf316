#pragma once

#include <optional>

#include "process/foot_patrols.h"
#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct PoliceForceParameters {
  // intake
  double officers_per_1000;         // people per thousand: strength that recruitment stops at
  double home_seats_per_year;  // share of the target strength the state's own school can train
  double home_course_weeks;
  double refresher_weeks;  // of the short course for serving officers
  double fighter_applicants;  // share of applicants who fought
  double women_applicants;
  double youngest;  // [year]
  double oldest;  // [year]
  double record_share;  // of applicants who never fought, with a record of abuse or crime
  double record_by_unit;  // chance of a record after a unit of the highest abusiveness
  double integrity_mean;
  double integrity_spread;  // half width
  double integrity_lost_in_unit;  // by somebody from a unit of the highest abusiveness
  // vetting
  double record_found;  // chance that the strictest board removes somebody with a record
  double wrongly_removed;  // chance that it removes somebody without
  // supervisors and mentors
  double supervisor_years;  // [year] of service before the course
  double supervisor_course_weeks;
  double officers_per_supervisor;  // span that counts as supervised
  double trainees_per_mentor;
  double officers_per_mentor;
  double mission_mentor_share;  // of mission police who work beside national officers
  double mentor_output;  // work of one mentor who does the job, in national officers
  double promotions_per_year;  // share of officers the force makes supervisors by itself
  double adviser_loss;  // [0, 1] of teaching lost where advisers see all insecure
  double mission_teaches_weeks;  // [week] of stay ahead with which mission police begin to teach
  double adviser_turnover;  // [1/year]
  double known_weeks;  // [week] with a learner after which half of what an adviser says is taken
  // attrition
  double leave_rate;  // [1/year] paid on time, in a quiet place
  double leave_by_arrears;  // log rate per week of arrears
  double leave_by_insecurity;  // log rate from none to the highest insecurity
  double death_rate;  // [1/year]
  double arrears_cap_weeks;  // beyond, waiting longer changes nothing
  // presence
  double absence_per_arrears_week;  // share of officers earning elsewhere, per week of arrears
  double unequipped_reach;  // [0, 1] of an equipped officer
  double hold_out_ratio;  // armed fighters over state forces at which half the area is closed
  double allied_hold_out;  // of a militia's fighter on the state's side, against a rebel's 1
  double peacekeeper_weight;  // against armed fighters, in officers
  double mission_police_counts;  // presence of one, in national officers
  double coverage_scale;  // officers per 1,000 people at which coverage is 1 - 1/e
  // deployment and equipment
  double moved_per_quarter;  // share of officers who can be moved
  double need_by_insecurity;  // added need of a district reported wholly insecure
  double guards_of_rulers;  // share of the force that rulers want around them, at full patronage
  double equipment_years;  // mean life
  // what the institution can do by itself
  double learning_by_doing;  // [1/year]
  double learning_by_mentors;  // [1/year] when every officer has one
  double crowding_out;  // learning lost per share of work that foreigners do
  double forgetting;  // [1/year]
  FootPatrolParameters foot;
  double sees_armed_units = 1;  // link M15; cut: 0, police see no armed units
  double sees_record = 1;  // link M47; cut: 0, the vetting board sees everyone clean
  double sees_substitution = 1;  // link M55; cut: 0, learners see no foreigner doing their work
  double sees_need = 1;  // link M12; cut: 0, posting sees every place equally quiet
  double sees_rulers = 1;  // link M44; cut: 0, posting sees no rulers to guard
  double advisers_see_insecurity = 1;  // link M58; cut: 0, advisers see quiet places
  double sees_end_of_mandate = 1;  // link M63; cut: 0, mission police see no end of their stay
  double sees_turnover = 1;  // link M69; cut: 0, learners see advisers who stay
};
PoliceForceParameters read_police_force(Table& table);

/// Chance that a vetting or entry board removes somebody (M47): high for a record that it finds,
/// and not zero for a clean one. `strictness` is the plan's, in [0, 1].
double removal_probability(const PoliceForceParameters& p, bool record, double strictness) noexcept;

/// Serving officers whom one unit of police training can teach: a unit is the weeks of one recruit.
double refreshed_per_unit(const PoliceForceParameters& p, double course_weeks) noexcept;

/// Rate at which an officer leaves the force [1/week].
double leave_rate(const PoliceForceParameters& p, double arrears_weeks, double insecurity) noexcept;

/// Fighters of the district who keep police out, of whom `allied` stand by the state, as police see
/// them (M15).
double keeping_out(const PoliceForceParameters& p, double armed_fighters, double allied) noexcept;

/// Share of the district that is closed to police by armed units that stand stronger than the state
/// (M15). `state` is officers, soldiers and weighted peacekeepers.
double held_out_share(const PoliceForceParameters& p, double armed_fighters, double state) noexcept;

/// Share of serving officers who turn up, given mean arrears.
double attendance(const PoliceForceParameters& p, double arrears_weeks) noexcept;

/// Coverage in [0, 1], saturating in present officers per 1,000 people.
double police_coverage(const PoliceForceParameters& p, double present, double people) noexcept;

/// What the force can do by itself after a week [0, 1] (M55): learners learn by doing and from
/// mentors, and do not learn what foreigners do in their place.
double institutional_capacity_next(const PoliceForceParameters& p, double capacity,
                                   double mentored_share, double substituted_share) noexcept;

/// Share of advisers' work that teaches where this insecurity is reported: good ones go where it is
/// safe, and those left train from behind walls (M58).
double teaching_share(const PoliceForceParameters& p, double builds_capacity,
                      double reported_insecurity) noexcept;

/// Share of mission police who mentor with `weeks` of mandate left: under a short one they patrol
/// and react (M63).
double mentoring_share(const PoliceForceParameters& p, double weeks) noexcept;

/// Share of what advisers teach that learners take: it grows with the weeks both have known each
/// other, and advisers who go home take it with them (M69). `weeks` is how long there have been
/// any.
double taken_from_advisers(const PoliceForceParameters& p, double weeks) noexcept;

/// Officers whom rulers want at the seat of government, in the unit of `need`, that of all
/// districts: the more, the more their power hangs on patronage (M44).
double need_of_rulers(const PoliceForceParameters& p, double need, double patronage) noexcept;

/// Officers per thousand people at which recruitment stops: what a plan `decided` for the country,
/// spread over all.
double wanted_per_1000(const PoliceForceParameters& p, std::optional<double> decided,
                       double people) noexcept;

/// Need of a district for officers: its people, more where insecurity is reported (M12).
double police_need(const PoliceForceParameters& p, double people,
                   double reported_insecurity) noexcept;

/// The police recruit, train, supervise, deploy and lose officers.
void police_force(const Step& step, World& world);

}  // namespace ssr

#pragma once

#include <array>
#include <vector>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct CourtsParameters {
  // hearings a week that one person in post makes possible
  double per_judge;
  double per_prosecutor;
  double per_defender;
  double per_clerk;
  double undefended;               // share of hearings held without a defender
  double absence_by_arrears;       // [1/week] of arrears: share of days lost
  double least_means;              // share of hearings without buildings, records, routine
  double arrears_cap_weeks;
  // staff
  double judge_training_weeks;
  double staff_training_weeks;
  double judge_share;              // of people in training
  double attrition;                // [1/year] paid on time
  double attrition_by_arrears;     // log rate per week of arrears
  double replaced;                 // share of leavers whom the state trains a successor for
  double means_per_trainee;        // equipment gained per person trained, per judge in post
  double means_years;              // mean life of buildings and records
  // learning
  double learning;                 // [1/year]
  double crowding_out;             // learning lost per share of hearings held by others
  double forgetting;               // [1/year]
  // a hearing
  double remand_first;             // share of hearings reserved for those who are held
  double decides;                  // chance that a hearing decides a ready case
  double decides_undefended;       // added when nobody defends
  double sitting_weeks;            // from one listing of a criminal case to the next
  double convicts;                 // conviction of the right person on perfect evidence
  double convicts_wrong;           // of the wrong person, of that
  double defence_saves;            // wrong convictions that a defender prevents
  double bribe_rate;               // the accused buys a judge, paid on time
  double bribe_by_arrears;         // log chance per week of arrears
  double enforced;                 // rulings carried out where police cover nothing
  double enforced_by_police;       // added under full coverage
  double court_fair;               // disputes decided as the law has it
  double remedy_weeks;             // within which a remedy is in time
  std::array<double, n_matters> sentence_weeks;  // mean; 0: fine or compensation
  double sentence_spread;
  // waiting
  double evidence_decay;           // [1/week] witnesses and papers go
  double lapse_below;              // evidence at which a case starts to fall apart
  double lapse_rate;               // [1/week] with no evidence left
  double forgotten;                // remand detainees of lapsed cases whom nobody lets go
  // victims
  double remedy_trust;
  double impunity_trust;
  double grievance_moved;
  double sees_limits = 1;  // link M1; cut: 0, the queue sees a hearing for every charged case
  double sees_waiting = 1;  // link M3; cut: 0, evidence sees no waiting
  double sees_substitution = 1;  // link M55; cut: 0, learners see no others doing their work
};
CourtsParameters read_courts(Table& table);

/// What a district's court has for a week.
struct CourtView {
  double judges = 0;
  double prosecutors = 0;
  double defenders = 0;
  double clerks = 0;
  double arrears_weeks = 0;
  double equipment = 0;  // [0, 1]
  double local_capacity = 0;  // [0, 1]
};

/// Hearings that the court can hold: the scarcest post decides, days are lost to arrears and to
/// want of rooms, papers and routine. Defenders are missed less than the others.
double hearings_possible(const CourtsParameters& p, const CourtView& view) noexcept;
/// Hearings that a queue of `waiting` cases gets from `possible` ones (M1).
double hearings_given(const CourtsParameters& p, double possible, double waiting) noexcept;
/// Does a criminal case come up this week? A case that is not decided is held over to a sitting so
/// many weeks later; which week of them is its own is fixed by its number.
bool comes_up(const CourtsParameters& p, std::uint32_t case_id, Week now) noexcept;
/// Evidence after so many weeks in which nobody heard the case (M3).
double evidence_after_waiting(const CourtsParameters& p, double evidence, int weeks) noexcept;
/// Weekly rate at which a waiting case falls apart.
double lapse_rate(const CourtsParameters& p, double evidence) noexcept;
/// Chance that the court convicts once it decides.
double conviction_probability(const CourtsParameters& p, double evidence, bool right_person,
                              bool defended) noexcept;
/// Chance that the accused buys the decision.
double court_bribe_probability(const CourtsParameters& p, double arrears_weeks) noexcept;
/// What a court can do by itself after a week [0, 1] (M55).
double local_capacity_next(const CourtsParameters& p, double capacity,
                           double substituted_share) noexcept;

/// Who gets how many of `offered` people trained for courts, by district: each in proportion to
/// what it lacks of the same staff per head as all others would then have.
std::vector<double> trained_by_need(const std::vector<double>& people,
                                    const std::vector<double>& staff, double offered);

/// Courts hear cases as far as judges, prosecutors, defenders and days last.
void courts(const Step& step, World& world);

}  // namespace ssr

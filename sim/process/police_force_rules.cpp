#include <algorithm>

#include "core/exact_math.h"
#include "process/police_force.h"
#include "process/vetting_board.h"

namespace ssr {

double removal_probability(const PoliceForceParameters& p, bool record,
                           double strictness) noexcept {
  return board_removes(record ? p.record_found * strictness : 0.0, p.wrongly_removed, strictness);
}

double refreshed_per_unit(const PoliceForceParameters& p, double course_weeks) noexcept {
  return std::max(1.0, course_weeks / p.refresher_weeks);
}

double leave_rate(const PoliceForceParameters& p, double arrears_weeks,
                  double insecurity) noexcept {
  const double arrears = std::min(arrears_weeks, p.arrears_cap_weeks);
  return p.leave_rate / weeks_per_year *
         exact::exp(p.leave_by_arrears * arrears + p.leave_by_insecurity * insecurity);
}

double keeping_out(const PoliceForceParameters& p, double armed_fighters, double allied) noexcept {
  return p.sees_armed_units * (armed_fighters - (1.0 - p.allied_hold_out) * allied);
}

double held_out_share(const PoliceForceParameters& p, double armed_fighters,
                      double state) noexcept {
  if (armed_fighters <= 0) return 0.0;
  const double ratio = armed_fighters / std::max(state, 1.0);
  const double half = p.hold_out_ratio;
  return ratio * ratio / (ratio * ratio + half * half);
}

double attendance(const PoliceForceParameters& p, double arrears_weeks) noexcept {
  return exact::clamp01(1.0 -
                        p.absence_per_arrears_week * std::min(arrears_weeks, p.arrears_cap_weeks));
}

double police_coverage(const PoliceForceParameters& p, double present, double people) noexcept {
  if (people <= 0) return 0.0;
  return 1.0 - exact::exp(-1000.0 * present / people / p.coverage_scale);
}

double institutional_capacity_next(const PoliceForceParameters& p, double capacity,
                                   double mentored_share, double substituted_share) noexcept {
  const double left_to_learners = exact::clamp01(1.0 - p.crowding_out * substituted_share);
  const double learning =
      (p.learning_by_doing + p.learning_by_mentors * mentored_share) * left_to_learners;
  const double change = learning * (1.0 - capacity) - p.forgetting * capacity;
  return exact::clamp01(capacity + change / weeks_per_year);
}

double teaching_share(const PoliceForceParameters& p, double builds_capacity,
                      double reported_insecurity) noexcept {
  return builds_capacity * (1.0 - p.adviser_loss * p.advisers_see_insecurity * reported_insecurity);
}

double mentoring_share(const PoliceForceParameters& p, double weeks) noexcept {
  const double ahead = exact::clamp01(weeks / p.mission_teaches_weeks);
  return p.mission_mentor_share * (1.0 - p.sees_end_of_mandate * (1.0 - ahead));
}

double taken_from_advisers(const PoliceForceParameters& p, double weeks) noexcept {
  const double leaving = p.sees_turnover * p.adviser_turnover / weeks_per_year;
  // Mean time since arrival of those there now, where each who leaves is followed by another.
  const double known = leaving > 0 ? exact::chance_within(leaving, weeks) / leaving : weeks;
  return known > 0 ? known / (known + p.known_weeks) : 0.0;
}

double need_of_rulers(const PoliceForceParameters& p, double need, double patronage) noexcept {
  const double share = p.guards_of_rulers * p.sees_rulers * patronage;
  return need * share / (1.0 - share);
}

double wanted_per_1000(const PoliceForceParameters& p, std::optional<double> decided,
                       double people) noexcept {
  return decided && people > 0 ? 1000.0 * *decided / people : p.officers_per_1000;
}

double police_need(const PoliceForceParameters& p, double people,
                   double reported_insecurity) noexcept {
  return people * (1.0 + p.need_by_insecurity * reported_insecurity);
}

}  // namespace ssr

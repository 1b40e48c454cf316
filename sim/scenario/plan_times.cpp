#include "scenario/plan_times.h"

#include <algorithm>

namespace ssr {

Week earliest_start(const std::vector<ActivityPlan>& activities, const ActivityPlan& activity) {
  const Start& start = activity.start;
  Week by_rule = 0;
  if (start.week) {
    by_rule = *start.week;
  } else if (start.after) {
    const ActivityPlan& before = activities[*start.after];
    const Week lasts = before.until.empty() ? before.duration_weeks : 0;
    by_rule = earliest_start(activities, before) + lasts + start.delay_weeks;
  } else if (!start.when.empty()) {
    by_rule = weeks_per_month;  // the first picture
  }
  return std::min(by_rule, start.latest);
}

}  // namespace ssr

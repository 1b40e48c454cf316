#include "scenario/plan_times.h"

#include <fmt/format.h>

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

LastDate last_date(const Plan& plan) {
  LastDate last;
  const auto look_at = [&last](Week week, std::string what) {
    if (week == never || week < last.week) return;
    last = {week, std::move(what)};
  };
  for (const ActivityPlan& activity : plan.activities) {
    look_at(activity.start.latest, fmt::format("\"{}\" opens", activity.name));
  }
  for (const ElectionDate& date : plan.election_dates) {
    look_at(date.week, "an election is held");
  }
  return last;
}

}  // namespace ssr

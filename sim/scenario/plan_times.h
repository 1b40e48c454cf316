#pragma once

#include <string>
#include <vector>

#include "scenario/plan.h"

namespace ssr {

/// First week in which the activity can open, by its own rule or its latest start. No activities
/// may wait for each other in a circle.
Week earliest_start(const std::vector<ActivityPlan>& activities, const ActivityPlan& activity);

/// Week by which it is over at the latest, unless it is suspended; `never` where nothing but its
/// condition opens it.
inline Week last_week(const ActivityPlan& activity) {
  return activity.start.latest == never ? never : activity.start.latest + activity.duration_weeks;
}

/// The same for an activity whose pauses do not count: `never` where one may begin.
inline Week last_week_with_pauses(const ActivityPlan& activity) {
  return activity.suspend.empty() ? last_week(activity) : never;
}

/// The latest week that the plan fixes something for, and what.
struct LastDate {
  Week week = 0;
  std::string what;  // "train" starts, the election "first" is held; empty: nothing
};
LastDate last_date(const Plan& plan);

}  // namespace ssr

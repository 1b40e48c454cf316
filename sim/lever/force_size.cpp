#include "lever/force_size.h"

#include "process/parameters.h"

namespace ssr {

namespace {

double by_need_and_revenue(const Step& step, const World& world, ReviewedForce force) {
  return force == ReviewedForce::army
             ? wanted_strength(step.parameters.army, size_view(step, world))
             : police_by_need_and_revenue(step, world);
}

}  // namespace

void act_force_size(const Step& step, World& world) {
  constexpr Lever lever = Lever::decide_force_size;
  take(world, step.plan, lever, step.context.capital,
       on_offer(world, step.plan, lever, step.context.capital));
  for (std::size_t a = 0; a < world.programme.activities.size(); ++a) {
    const ActivityPlan& activity = step.plan.activities[a];
    ActivityState& state = world.programme.activities[a];
    const bool reports = activity.lever == lever && state.decided < 0 &&
                         state.delivered >= step.parameters.activities.lever.review_weeks;
    if (!reports) continue;
    const double size =
        activity.strength.value_or(by_need_and_revenue(step, world, activity.force));
    state.decided = static_cast<std::int64_t>(size + 0.5);
  }
}

}  // namespace ssr

#include "lever/force_size.h"

#include "process/parameters.h"

namespace ssr {

namespace {

/// A review reckons with pay as it has grown.
SizeView reviewed_view(const Step& step, const World& world) {
  SizeView view = size_view(step, world);
  view.salary_usd_year *= world.government.growth_index;
  return view;
}

double by_need_and_revenue(const Step& step, const World& world, ReviewedForce force) {
  return force == ReviewedForce::army
             ? wanted_strength(step.parameters.army, reviewed_view(step, world))
             : police_by_need_and_revenue(step, world);
}

}  // namespace

std::optional<double> reviewed_size(const Step& step, const World& world, ReviewedForce force) {
  const double years = step.parameters.activities.lever.review_holds_years;
  return reviewed_size(world, step.plan, force, years * weeks_per_year);
}

void act_force_size(const Step& step, World& world) {
  constexpr Lever lever = Lever::decide_force_size;
  take(world, step.plan, lever, step.context.capital,
       on_offer(world, step.plan, lever, step.context.capital));
  for (std::size_t a = 0; a < world.programme.activities.size(); ++a) {
    const ActivityPlan& activity = step.plan.activities[a];
    ActivityState& state = world.programme.activities[a];
    const bool at_work = activity.lever == lever && state.status == ActivityStatus::running;
    const bool reports = at_work && state.decided < 0 &&
                         state.delivered >= step.parameters.activities.lever.review_weeks;
    if (!reports) continue;
    const double size =
        activity.strength.value_or(by_need_and_revenue(step, world, activity.force));
    state.decided = static_cast<std::int64_t>(size + 0.5);
    state.decided_week = step.week();
    world.events.push_back({.week = world.week,
                            .kind = EventKind::force_size_decided,
                            .activity = static_cast<std::uint32_t>(a),
                            .amount = size});
  }
}

}  // namespace ssr

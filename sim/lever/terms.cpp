#include "lever/terms.h"

#include <algorithm>
#include <vector>

#include "lever/share.h"
#include "process/parameters.h"

namespace ssr {

namespace {

/// Terms hold from the first dialogue on, and as long as it goes on.
bool in_force(const Step& step, const World& world, std::size_t a) {
  const ActivityState& state = world.programme.activities[a];
  return step.plan.activities[a].lever == Lever::conditionality && state.delivered > 0 &&
         state.status == ActivityStatus::running;
}

bool names(const std::vector<std::size_t>& activities, std::size_t a) {
  return std::find(activities.begin(), activities.end(), a) != activities.end();
}

/// A ministry refuses work that runs and that it has not signed this month; what has not begun,
/// rests or is done asks for no signature.
bool refused(const World& world, std::size_t a) {
  const ActivityState& state = world.programme.activities[a];
  return state.status == ActivityStatus::running && !state.signed_off;
}

/// Cents that donors have promised the activity and not paid.
double to_come(const Step& step, const World& world, std::size_t a) {
  const ActivityPlan& activity = step.plan.activities[a];
  const ActivityState& state = world.programme.activities[a];
  if (activity.government_pays || state.status == ActivityStatus::done) return 0.0;
  return static_cast<double>(budget_of(activity, state) - state.received);
}

}  // namespace

double at_stake(const Step& step, const World& world, std::size_t activity) {
  const std::size_t n = world.programme.activities.size();
  std::vector<bool> hangs(n, false);
  for (std::size_t a = 0; a < n; ++a) {
    if (!in_force(step, world, a) || !names(step.plan.activities[a].demands, activity)) continue;
    for (const std::size_t w : step.plan.activities[a].withholds) hangs[w] = true;
  }
  double all = 0;
  double hanging = 0;
  for (std::size_t a = 0; a < n; ++a) {
    const double rest = to_come(step, world, a);
    all += rest;
    if (hangs[a]) hanging += rest;
  }
  return all > 0 ? hanging / all : 0.0;
}

double meant(const Step& step, const World& world) {
  double all = 0;
  double held = 0;
  for (std::size_t i = 0; i < world.donors.size(); ++i) {
    if (world.donors[i].gone) continue;
    const DonorContext& donor = step.context.donors[i];
    all += donor.envelope_usd_per_year;
    held += donor.envelope_usd_per_year *
            held_back(step.parameters.activities, donor.needs_visible_results);
  }
  return all > 0 ? held / all : 0.0;
}

void act_terms(const Step& step, World& world) {
  take_all(step, world, Lever::conditionality);
  auto& states = world.programme.activities;
  std::vector<bool> withheld(states.size(), false);
  for (std::size_t a = 0; a < states.size(); ++a) {
    if (!in_force(step, world, a)) continue;
    const ActivityPlan& terms = step.plan.activities[a];
    const bool unmet = std::any_of(terms.demands.begin(), terms.demands.end(),
                                   [&](std::size_t demand) { return refused(world, demand); });
    for (const std::size_t w : terms.withholds) withheld[w] = withheld[w] || unmet;
  }
  for (std::size_t a = 0; a < states.size(); ++a) {
    const bool now = withheld[a] && step.parameters.activities.sees_terms > 0;
    if (now == states[a].withheld) continue;
    states[a].withheld = now;
    world.events.push_back({.week = world.week,
                            .kind = now ? EventKind::aid_withheld : EventKind::aid_released,
                            .activity = static_cast<std::uint32_t>(a),
                            .amount = 0});
  }
}

}  // namespace ssr

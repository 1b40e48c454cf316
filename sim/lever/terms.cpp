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

/// [0, 1] of what the terms demand that is refused.
double refused_share(const World& world, const ActivityPlan& terms) {
  const auto refusals = std::count_if(terms.demands.begin(), terms.demands.end(),
                                      [&](std::size_t demand) { return refused(world, demand); });
  return terms.demands.empty()
             ? 0.0
             : static_cast<double>(refusals) / static_cast<double>(terms.demands.size());
}

/// Cents that donors have promised the activity and not paid.
double to_come(const Step& step, const World& world, std::size_t a) {
  const ActivityPlan& activity = step.plan.activities[a];
  const ActivityState& state = world.programme.activities[a];
  if (activity.government_pays || state.status == ActivityStatus::done) return 0.0;
  return static_cast<double>(budget_of(activity, state) - state.received);
}

/// [0, 1] of an activity's money that hangs on this signature, by activity; none without terms.
std::vector<double> hanging_on(const Step& step, const World& world, std::size_t signature) {
  std::vector<double> hangs;
  for (std::size_t a = 0; a < world.programme.activities.size(); ++a) {
    const ActivityPlan& terms = step.plan.activities[a];
    if (!in_force(step, world, a) || !names(terms.demands, signature)) continue;
    hangs.resize(world.programme.activities.size(), 0.0);
    for (const std::size_t w : terms.withholds)
      hangs[w] = std::max(hangs[w], 1.0 / static_cast<double>(terms.demands.size()));
  }
  return hangs;
}

}  // namespace

double meant(const Step& step, const World& world, const ActivityPlan& activity) {
  const auto sector = static_cast<std::size_t>(lever_spec(activity.lever).sector);
  double all = 0;
  double held = 0;
  for (std::size_t i = 0; i < world.donors.size(); ++i) {
    const DonorContext& donor = step.context.donors[i];
    const bool pays = activity.payer ? *activity.payer == i : !donor.banned[sector];
    if (!pays || world.donors[i].gone) continue;
    const double weight = donor.means_to_give_usd() * donor.taste[sector];
    all += weight;
    held += weight * held_back(step.parameters.activities, donor.needs_visible_results);
  }
  return all > 0 ? held / all : 0.0;
}

double at_stake(const Step& step, const World& world, std::size_t activity) {
  const std::vector<double> hangs = hanging_on(step, world, activity);
  double all = 0;
  double hanging = 0;
  for (std::size_t a = 0; a < hangs.size(); ++a) {
    const ActivityPlan& other = step.plan.activities[a];
    if (!strengthens_forces(other.lever)) continue;
    const double rest = to_come(step, world, a);
    all += rest;
    if (hangs[a] > 0) hanging += rest * hangs[a] * meant(step, world, other);
  }
  return all > 0 ? offered_share(step, world) * hanging / all : 0.0;
}

void act_terms(const Step& step, World& world) {
  take_all(step, world, Lever::conditionality);
  auto& states = world.programme.activities;
  std::vector<double> withheld(states.size(), 0.0);
  for (std::size_t a = 0; a < states.size(); ++a) {
    if (!in_force(step, world, a)) continue;
    const ActivityPlan& terms = step.plan.activities[a];
    const double unmet = step.parameters.activities.sees_terms * refused_share(world, terms);
    for (const std::size_t w : terms.withholds) withheld[w] = std::max(withheld[w], unmet);
  }
  for (std::size_t a = 0; a < states.size(); ++a) {
    const bool asks =
        states[a].status == ActivityStatus::running && !step.plan.activities[a].government_pays;
    const bool was = states[a].withheld > 0;
    states[a].withheld = asks ? withheld[a] : 0.0;
    const bool is = states[a].withheld > 0;
    if (is == was) continue;
    world.events.push_back({.week = world.week,
                            .kind = is ? EventKind::aid_withheld : EventKind::aid_released,
                            .activity = static_cast<std::uint32_t>(a),
                            .amount = states[a].withheld});
  }
}

}  // namespace ssr

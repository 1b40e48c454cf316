#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <initializer_list>
#include <set>
#include <string>

#include "engine/study_set.h"
#include "scenario/check.h"

namespace ssr {

/// The fictional country and the plan for it that leaves nothing out once soldiers are vetted.
struct Whole {
  Plan plan;
  Context context;
};

inline ActivityPlan& of(Whole& w, Lever lever) {
  const auto found =
      std::find_if(w.plan.activities.begin(), w.plan.activities.end(),
                   [&](const ActivityPlan& activity) { return activity.lever == lever; });
  REQUIRE(found != w.plan.activities.end());
  return *found;
}

inline Whole shipped(const std::string& plan = "kelduria_whole_sector") {
  const std::string scenarios = std::string(SSR_SOURCE_DIR) + "/scenarios/";
  Overrides central;
  central.fixed_parameters = true;
  const StudySet set = single_plan_set(scenarios + "contexts/kelduria.toml",
                                       scenarios + "plans/" + plan + ".toml", central);
  const SampleScenario sample = resolve(set, 0);
  return {*sample.plans.at(0), sample.scenario->context};
}

inline std::size_t place_of(Whole& w, Lever lever) {
  return static_cast<std::size_t>(&of(w, lever) - w.plan.activities.data());
}

inline void start_at(ActivityPlan& activity, Week week) {
  activity.start = Start{};
  activity.start.week = week;
  activity.start.latest = week;
}

/// That plan with a board for the army before its training.
inline Whole whole() {
  Whole w = shipped();
  ActivityPlan board = of(w, Lever::vet_police);
  board.name = "vet_army";
  board.lever = Lever::vet_army;
  board.capacity_per_week = 20;
  board.budget = to_cents(220'000);
  w.plan.activities.push_back(board);
  start_at(of(w, Lever::pay_reform), 16);  // not all at once
  return w;
}

inline ActivityPlan& add_review(Whole& w, ReviewedForce force) {
  ActivityPlan review;
  review.name = "review";
  review.lever = Lever::decide_force_size;
  review.force = force;
  review.unit_cost_usd = 100;
  review.budget = to_cents(1e6);
  review.start.week = 0;
  w.plan.activities.push_back(review);
  return w.plan.activities.back();
}

inline void drop(Whole& w, std::initializer_list<Lever> levers) {
  for (ActivityPlan& activity : w.plan.activities) {
    if (std::find(levers.begin(), levers.end(), activity.lever) == levers.end()) continue;
    activity.lever = Lever::counselling;  // stays, so that dependencies keep their numbers
  }
}

inline void wait_for(Whole& w, Lever lever, const std::string& figure, Week latest) {
  Start& start = of(w, lever).start;
  start = Start{};
  start.when = Condition(figure, picture_names(w.context));
  start.latest = latest;
}

/// The rules of plans that fire.
inline std::set<std::string> fired(const Whole& w, Week horizon = never) {
  std::set<std::string> ids;
  for (const CheckRule& rule : check_rules()) {
    if (rule.of != CheckRule::Of::plan) continue;
    if (!rule.gaps({w.plan, w.context, horizon}).empty()) ids.insert(std::string(rule.id));
  }
  return ids;
}

/// What a rule finds, one after the other.
inline std::string found(const Whole& w, const std::string& id, Week horizon = never) {
  for (const CheckRule& rule : check_rules()) {
    if (rule.id != id) continue;
    std::string all;
    for (const std::string& gap : rule.gaps({w.plan, w.context, horizon})) all += gap + "\n";
    return all;
  }
  FAIL("no rule " << id);
  return {};
}

inline bool has(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace ssr

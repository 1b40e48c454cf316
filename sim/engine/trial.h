#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "scenario/plan.h"
#include "world/world.h"

namespace ssr {

/// What is measured in both arms of a trial. Arms keep their people from the first week on,
/// whatever becomes of them: differences are those of having been assigned.
struct TrialMeasure {
  std::string_view name;
  std::string_view unit;
  std::string_view long_name;
  std::string_view definition;
  bool of_people = false;       // of fighters assigned one by one
  bool of_communities = false;  // of communities and those who live there
};
std::span<const TrialMeasure> trial_measures();

constexpr std::size_t n_arms = 2;  // not served, served

/// The plan's activities that are under trial, in its order.
std::vector<std::size_t> trials_of(const Plan& plan);

/// This week's measures of each trial: [trial, measure, arm]; NaN where a measure does not apply or
/// an arm is empty.
std::vector<float> measure_trials(const World& world, const Plan& plan);

}  // namespace ssr

#include <algorithm>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "engine/trial.h"
#include "store/event_group.h"

namespace ssr {

namespace {

using hdf5::Handle;
using hdf5::Scale;

/// A trial of one plan, and its place among that plan's trials.
struct Trial {
  std::size_t plan;
  std::size_t place;
  std::size_t activity;
};

std::vector<Trial> all_trials(const Results& results) {
  std::vector<Trial> trials;
  for (std::size_t plan = 0; plan < results.trials.size(); ++plan) {
    for (std::size_t i = 0; i < results.trials[plan].size(); ++i) {
      trials.push_back({plan, i, results.trials[plan][i]});
    }
  }
  return trials;
}

/// One measure of one trial in all runs of its plan: [sample, replicate, time, arm].
void append(const Results& results, const Trial& trial, std::size_t measure, std::size_t n_times,
            std::vector<float>& values) {
  const std::size_t numbers = n_times * n_arms;
  const std::size_t offset = (trial.place * trial_measures().size() + measure) * numbers;
  for (std::size_t sample = 0; sample < results.n_samples(); ++sample) {
    for (std::size_t replicate = 0; replicate < results.n_replicates(); ++replicate) {
      const RunRecord& run = results.run(trial.plan, sample, replicate);
      const std::vector<float>& series = run.series.trials;
      if (run.finished && offset + numbers <= series.size()) {
        const auto first = series.begin() + static_cast<std::ptrdiff_t>(offset);
        values.insert(values.end(), first, first + static_cast<std::ptrdiff_t>(numbers));
      } else {
        values.insert(values.end(), numbers, std::numeric_limits<float>::quiet_NaN());
      }
    }
  }
}

}  // namespace

void write_trials(const Handle& root, const Results& results, const RunScales& scales,
                  const Scale& time) {
  const std::vector<Trial> trials = all_trials(results);
  if (trials.empty() || time.size == 0) return;
  const Handle group = hdf5::create_group(root, "trial");
  std::vector<std::string> labels, plans, names;
  for (const Trial& trial : trials) {
    plans.push_back(results.set.plan_names[trial.plan]);
    names.push_back(results.activities[trial.plan][trial.activity]);
    labels.push_back(plans.back() + "/" + names.back());
  }
  const Scale scale =
      text_scale(group, "trial", labels, {"1", "trial", "plan and activity that is under trial"});
  const Scale arm = text_scale(group, "arm", {"not_served", "served"},
                               {"1", "arm", "by lot, the same people in every plan and week"});
  write_variable(group, "trial_plan", {&scale}, plans, {"1", "plan", "plan of the trial"});
  write_variable(group, "trial_activity", {&scale}, names,
                 {"1", "activity", "activity that is under trial"});
  for (std::size_t measure = 0; measure < trial_measures().size(); ++measure) {
    const TrialMeasure& spec = trial_measures()[measure];
    std::vector<float> values;
    for (const Trial& trial : trials) append(results, trial, measure, time.size, values);
    const Handle data =
        hdf5::create_dataset(group, std::string(spec.name), H5T_IEEE_F32LE,
                             {&scale, &scales.sample, &scales.replicate, &time, &arm},
                             {1, scales.sample.size, scales.replicate.size, time.size, arm.size});
    describe(data,
             {std::string(spec.unit), std::string(spec.long_name), std::string(spec.definition)});
    hdf5::write(data, std::span<const float>(values));
  }
}

}  // namespace ssr

#include <algorithm>
#include <limits>
#include <span>
#include <stdexcept>
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

/// Which activities are under trial, as the file names them.
void read_names(const Handle& group, Results& results) {
  const auto plans = hdf5::read_texts(group, "trial_plan");
  const auto names = hdf5::read_texts(group, "trial_activity");
  results.trials.assign(results.n_plans(), {});
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& all = results.set.plan_names;
    const auto plan =
        static_cast<std::size_t>(std::find(all.begin(), all.end(), plans.at(i)) - all.begin());
    const std::vector<std::string>& activities = results.activities.at(plan);
    const auto activity = std::find(activities.begin(), activities.end(), names[i]);
    results.trials[plan].push_back(static_cast<std::size_t>(activity - activities.begin()));
  }
}

}  // namespace

void read_trials(const Handle& root, Results& results, std::size_t n_times) {
  if (!hdf5::exists(root, "trial")) return;
  const Handle group = hdf5::open_group(root, "trial");
  read_names(group, results);
  const std::vector<Trial> trials = all_trials(results);
  const std::size_t runs = results.n_samples() * results.n_replicates();
  const std::size_t numbers = n_times * n_arms;
  std::vector<std::vector<float>> values;  // [measure]
  for (const TrialMeasure& measure : trial_measures()) {
    values.push_back(hdf5::read_floats(group, std::string(measure.name)));
    if (values.back().size() != trials.size() * runs * numbers) {
      throw std::runtime_error("the trials do not fit the study");
    }
  }
  for (std::size_t t = 0; t < trials.size(); ++t) {
    for (std::size_t run = 0; run < runs; ++run) {
      RunRecord& record = results.runs[trials[t].plan * runs + run];
      if (!record.finished) continue;
      for (const std::vector<float>& measure : values) {
        const auto first =
            measure.begin() + static_cast<std::ptrdiff_t>((t * runs + run) * numbers);
        record.series.trials.insert(record.series.trials.end(), first,
                                    first + static_cast<std::ptrdiff_t>(numbers));
      }
    }
  }
}

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

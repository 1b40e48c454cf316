#include "engine/trial.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "../store/synthetic_results.h"
#include "engine/history.h"
#include "engine/study_set.h"
#include "experiment/ensemble.h"
#include "store/hdf5.h"
#include "store/results_file.h"
#include "store/results_reader.h"

using namespace ssr;

namespace {

StudySet trial_set() {
  const std::string folder = std::string(SSR_SOURCE_DIR) + "/tests/";
  Overrides overrides;
  overrides.samples = 2;
  overrides.seed = 7;
  overrides.horizon_weeks = 80;
  return single_plan_set(folder + "contexts/small_country.toml", folder + "plans/trial_plan.toml",
                         overrides);
}

std::size_t measure(std::string_view name) {
  const auto measures = trial_measures();
  for (std::size_t i = 0; i < measures.size(); ++i) {
    if (measures[i].name == name) return i;
  }
  FAIL("no measure " << name);
  return 0;
}

}  // namespace

TEST_CASE("projects_in_a_trial_are_seen_in_the_served_arm_alone") {
  const StudySet set = trial_set();
  const SampleScenario sample = resolve(set, 0);
  HistoryOptions options;
  options.output.interval_weeks = 4;
  options.check_invariants = true;
  History history(sample.scenario, sample.plans[0], luck_of(set, 0, 0), options);
  history.play_until(80);
  REQUIRE(trials_of(*sample.plans[0]).size() == 2);
  const std::vector<float> values = measure_trials(history.world(), *sample.plans[0]);
  const auto arm = [&](std::size_t trial, std::string_view name, std::size_t served) {
    return values[(trial * trial_measures().size() + measure(name)) * n_arms + served];
  };
  CHECK(arm(0, "visible_gains", 1) > arm(0, "visible_gains", 0) + 0.02F);
  CHECK(arm(0, "people", 0) > 1000);
  CHECK(arm(0, "people", 1) > 1000);
  CHECK(std::isnan(arm(0, "reoffended", 1)));
  // Of the trial with people, the faction it serves; arms of about equal size.
  CHECK(arm(1, "people", 0) + arm(1, "people", 1) > 200);
  CHECK(arm(1, "people", 1) == Approx(arm(1, "people", 0)).epsilon(0.4));
  CHECK(std::isnan(arm(1, "fear", 1)));
  const RunRecord record = history.record();
  CHECK(record.series.trials.size() ==
        2 * trial_measures().size() * record.series.weeks.size() * n_arms);
}

TEST_CASE("both_arms_of_a_trial_stand_in_the_file") {
  const StudySet set = trial_set();
  Execution execution;
  const Results results = play(set, execution);
  const test::Folder folder;
  write_results(results, folder.file("trial.h5"));
  const hdf5::Handle file = open_results_file(folder.file("trial.h5"));
  const hdf5::Handle group = hdf5::open_group(file, "trial");
  CHECK(hdf5::read_texts(group, "trial") ==
        std::vector<std::string>{"trial_plan/wells", "trial_plan/counsel"});
  CHECK(hdf5::read_texts(group, "arm") == std::vector<std::string>{"not_served", "served"});
}

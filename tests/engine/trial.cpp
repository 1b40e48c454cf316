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
  REQUIRE(trials_of(*sample.plans[0]).size() == 3);
  const std::vector<float> values = measure_trials(history.world(), *sample.plans[0]);
  const auto arm = [&](std::size_t trial, std::string_view name, std::size_t served) {
    return values[(trial * trial_measures().size() + measure(name)) * n_arms + served];
  };
  CHECK(arm(0, "visible_gains", 1) > arm(0, "visible_gains", 0) + 0.02F);
  CHECK(arm(0, "people", 0) > 1000);
  CHECK(arm(0, "people", 1) > 1000);
  CHECK(std::isnan(arm(0, "reoffended", 1)));
  // Of the trial with people, the faction it serves; arms of about equal size.
  CHECK(arm(2, "people", 0) + arm(2, "people", 1) > 200);
  CHECK(arm(2, "people", 1) == Approx(arm(2, "people", 0)).epsilon(0.4));
  CHECK(std::isnan(arm(2, "fear", 1)));
  CHECK(arm(2, "counselled", 0) == 0.0F);
  // Officers walk, and are met, in the served arm alone.
  CHECK(arm(1, "contact", 0) == 0.0F);
  CHECK(arm(1, "contact", 1) > 0.05F);
  CHECK(std::isnan(arm(1, "counselled", 1)));
  // In trials of communities the accepted are a share of those who fought and come from there.
  const World& world = history.world();
  const Fighters& f = world.fighters;
  const std::size_t wells = trials_of(*sample.plans[0])[0];
  double from_there = 0;
  double accepted = 0;
  for (std::uint32_t row = 0; row < f.size(); ++row) {
    const CommunityId home = community_of(world, f.home[row]);
    if ((f.flags[row] & fighter_flag::impostor) != 0) continue;
    if (f.state[row] == FighterState::dead) continue;
    if (!in_served_arm(world, *sample.plans[0], wells, home.value)) continue;
    from_there += 1;
    accepted += (f.flags[row] & fighter_flag::accepted) != 0 ? 1 : 0;
  }
  REQUIRE(accepted > 0);
  CHECK(arm(0, "accepted", 1) == Approx(accepted / from_there));
  const RunRecord record = history.record();
  CHECK(record.series.trials.size() ==
        3 * trial_measures().size() * record.series.weeks.size() * n_arms);
}

TEST_CASE("communities_count_what_happens_to_their_people_once") {
  const StudySet set = trial_set();
  const SampleScenario sample = resolve(set, 0);
  HistoryOptions options;
  options.output.interval_weeks = 4;
  std::int64_t reported = 0;
  std::int64_t assaults = 0;
  std::int64_t violent_disputes = 0;
  std::int64_t vigilantes = 0;
  options.after_process = [&](std::string_view name, const World& world) {
    if (name != "attitudes") return;
    reported += world.tally.total(Count::reported_crime);
    assaults += world.tally.total(Count::assault);
    violent_disputes += world.tally.total(Count::dispute_turned_violent);
    vigilantes += world.tally.total(Count::vigilante_incident);
  };
  History history(sample.scenario, sample.plans[0], luck_of(set, 0, 0), options);
  history.play_until(40);
  const auto counted = [&](LocalCount what) {
    std::int64_t sum = 0;
    for (const auto& counts : history.world().communities.counted) {
      sum += counts[static_cast<std::size_t>(what)];
    }
    return sum;
  };
  CHECK(assaults > 0);
  CHECK(counted(LocalCount::reported) == reported);
  CHECK(counted(LocalCount::assault) == assaults);
  CHECK(counted(LocalCount::dispute_turned_violent) == violent_disputes);
  CHECK(counted(LocalCount::vigilante_incident) == vigilantes);
  CHECK(counted(LocalCount::reported_woman) <= counted(LocalCount::victim_woman));
  // What is counted of both arms is what is counted of all communities.
  const std::vector<float> values = measure_trials(history.world(), *sample.plans[0]);
  double sum = 0;
  for (std::size_t arm = 0; arm < n_arms; ++arm) {
    const float people = values[measure("people") * n_arms + arm];
    sum += static_cast<double>(values[measure("assaults") * n_arms + arm]) *
           static_cast<double>(people) / 1000.0;
  }
  CHECK(sum == Approx(static_cast<double>(assaults)).epsilon(1e-4));
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
        std::vector<std::string>{"trial_plan/wells", "trial_plan/walk", "trial_plan/counsel"});
  CHECK(hdf5::read_texts(group, "arm") == std::vector<std::string>{"not_served", "served"});
}

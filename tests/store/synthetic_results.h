#pragma once

#include <unistd.h>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "engine/results.h"

namespace ssr::test {

constexpr std::size_t n_times = 3;

/// A number that depends on its place alone.
inline float noise(std::size_t a, std::size_t b) {
  return static_cast<float>(
             event_id(static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b))) *
         0x1p-32F;
}

inline std::size_t count_indicators(bool (*has)(const IndicatorSpec&)) {
  const auto specs = indicator_specs();
  return static_cast<std::size_t>(std::count_if(specs.begin(), specs.end(), has));
}

inline std::vector<float> numbers(std::size_t n, std::size_t seed) {
  std::vector<float> values(n);
  for (std::size_t i = 0; i < n; ++i) values[i] = noise(seed, i);
  return values;
}

inline RunRecord synthetic_run(std::size_t seed, std::size_t n_regions, std::size_t n_groups) {
  RunRecord run;
  run.series.weeks = {4, 8, 12};
  run.series.national = numbers(indicator_specs().size() * n_times, seed);
  run.series.regional = numbers(
      count_indicators([](const IndicatorSpec& s) { return s.regional; }) * n_times * n_regions,
      seed);
  run.series.by_sex = numbers(
      count_indicators([](const IndicatorSpec& s) { return s.by_sex; }) * n_times * 2, seed);
  run.series.by_group = numbers(
      count_indicators([](const IndicatorSpec& s) { return s.by_group; }) * n_times * n_groups,
      seed);
  for (std::size_t i = 0; i < outcome_specs().size(); ++i) {
    run.outcomes.push_back(outcome_specs()[i].yes_no ? (noise(seed, i) < 0.3F ? 1.0 : 0.0)
                                                     : static_cast<double>(noise(seed, i)));
  }
  run.events = {{5, EventKind::clash, 1, 0, Id<void>::none_value, 12.0},
                {6, EventKind::activity_start, Id<void>::none_value, Id<void>::none_value, 0, 0.0}};
  run.planned[0] = to_cents(12.5e6);
  run.disbursed[0] = to_cents(9.25e6);
  run.opened_by_latest = {static_cast<std::uint8_t>(seed % 2)};
  run.digest = digest_of(run, n_regions, n_groups);
  run.seconds = 0.5;
  run.finished = true;
  return run;
}

/// A study of three plans whose runs hold numbers of no meaning: "patient" is the reference, "none"
/// what harm is measured against. Runs of one sample share their noise.
inline Results synthetic_results(std::size_t samples, std::size_t replicates = 1) {
  Results results;
  Study& study = results.set.study;
  study.name = "trial";
  study.title = "A trial of the tables";
  study.plans = {"hasty", "patient", "none"};
  study.reference = "patient";
  study.harm_reference = "none";
  study.samples = static_cast<std::int64_t>(samples);
  study.replicates = static_cast<std::int64_t>(replicates);
  study.horizon_weeks = 12;
  study.seed = 7;
  study.scale = 0.5;
  study.output.interval_weeks = 4;
  results.set.plan_names = study.plans;
  results.set.study_source = {"trial.toml", "[study]\ntitle = \"A trial of the tables\"\n"};
  results.set.context_source = {"land.toml", "[context]\n# Überland\n"};
  for (const std::string& name : study.plans) {
    results.set.plan_sources.push_back({name + ".toml", "[plan]\n# " + name + "\n"});
  }
  results.set.context_source.bases = {{"near.toml", "[context]\n# near\n"},
                                      {"far.toml", "[context]\n# far\n"}};
  results.set.plan_sources[1].bases = {{"other.toml", "[plan]\n# other\n"}};
  results.set.overrides.samples = study.samples;
  results.set.overrides.settings = {{"context.scale", "0.5"}, {"plan.hasty.title", "\"a = b\""}};
  results.set.overrides.disabled = {"M16"};
  results.set.parameters = {
      {"context.scale", 0.5, 0.5, 0.5, "1", "a source", "share of citizens", false, "land.toml:3"},
      {"mechanism.courts.rate", 0.1, 0.05, 0.2, "week-1", "", "hearings", true}};
  for (std::size_t sample = 0; sample < samples; ++sample) {
    results.set.design.push_back({0.5, 0.05 + 0.01 * static_cast<double>(sample)});
  }
  results.regions = {"North East", "South"};
  results.groups = {"first", "second"};
  results.factions = {"front"};
  results.activities = {{"camps"}, {"camps"}, {}};
  results.context_title = "Überland after the war";
  results.start = {2001, 5, 18};
  results.command = "ssr compare trial.toml";
  for (std::size_t plan = 0; plan < 3; ++plan) {
    for (std::size_t i = 0; i < samples * replicates; ++i) {
      results.runs.push_back(synthetic_run(i, results.regions.size(), results.groups.size()));
      if (results.activities[plan].empty()) results.runs.back().opened_by_latest.clear();
    }
  }
  return results;
}

/// Gives every run of a plan a value of one outcome: `value(sample)`.
inline void set_outcome(Results& results, std::size_t plan, std::size_t outcome,
                        const std::function<double(std::size_t)>& value) {
  for (std::size_t s = 0; s < results.n_samples(); ++s) {
    for (std::size_t r = 0; r < results.n_replicates(); ++r) {
      results.runs[results.index(plan, s, r)].outcomes[outcome] = value(s);
    }
  }
}

/// The plans of synthetic_results.
inline std::vector<std::shared_ptr<const Plan>> synthetic_plans() {
  Plan hasty;
  hasty.name = "hasty";
  ActivityPlan camps;
  camps.name = "camps";
  camps.start.week = 0;
  camps.budget = to_cents(12.5e6);
  hasty.activities = {camps};
  Plan patient = hasty;
  patient.name = "patient";
  patient.activities[0].start.week = 26;
  Plan none;
  none.name = "none";
  return {std::make_shared<const Plan>(hasty), std::make_shared<const Plan>(patient),
          std::make_shared<const Plan>(none)};
}

/// A folder of its own, gone at the end of the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "ssr-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::size_t n_files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
  }

 private:
  std::filesystem::path path_;
};

}  // namespace ssr::test

// What does the headline study cost from file to file, how much of it is writing, and what does a
// second core bring? Arguments: threads, samples of each of the eight plans, weeks.
#include <benchmark/benchmark.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "engine/study_set.h"
#include "experiment/ensemble.h"
#include "store/results_file.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

void headline(benchmark::State& state) {
  ssr::Overrides overrides;
  overrides.samples = state.range(1);
  overrides.horizon_weeks = static_cast<ssr::Week>(state.range(2));
  ssr::Execution execution;
  execution.threads = static_cast<int>(state.range(0));
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / "ssr_benchmarks_headline.h5";
  double reading = 0;
  double playing = 0;
  double writing = 0;
  double runs = 0;
  for (auto _ : state) {
    Clock::time_point begin = Clock::now();
    const ssr::StudySet set = ssr::read_study_set(
        std::string(SSR_SOURCE_DIR) + "/scenarios/studies/headline.toml", overrides);
    reading += seconds_since(begin);
    begin = Clock::now();
    const ssr::Results results = ssr::play(set, execution);
    playing += seconds_since(begin);
    begin = Clock::now();
    ssr::write_results(results, file.string());
    writing += seconds_since(begin);
    runs += static_cast<double>(results.runs.size());
  }
  std::filesystem::remove(file);
  state.counters["runs"] = runs;
  state.counters["reading_seconds"] = reading;
  state.counters["playing_seconds"] = playing;
  state.counters["writing_seconds"] = writing;
}
BENCHMARK(headline)
    ->ArgNames({"threads", "samples", "weeks"})
    ->Args({1, 1, 26})
    ->Args({2, 1, 26})
    ->Args({1, 2, 520})
    ->Args({2, 2, 520})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(1);

}  // namespace

// How fast is a whole run, and what does each process cost? Citizen-weeks per second of one run on
// one core at several scales, and milliseconds a week of every process at the headline's scale.
#include <benchmark/benchmark.h>

#include <chrono>
#include <map>
#include <string>

#include "engine/history.h"
#include "engine/study_set.h"
#include "process/registry.h"

namespace {

using Clock = std::chrono::steady_clock;

ssr::StudySet sierra_leone(double scale) {
  ssr::Overrides overrides;
  overrides.samples = 1;
  overrides.fixed_parameters = true;
  overrides.scale = scale;
  const std::string scenarios = std::string(SSR_SOURCE_DIR) + "/scenarios/";
  return ssr::single_plan_set(scenarios + "contexts/sierra_leone_2001.toml",
                              scenarios + "plans/interlocked.toml", overrides);
}

ssr::HistoryOptions monthly() {
  ssr::HistoryOptions options;
  options.output.interval_weeks = ssr::weeks_per_month;
  options.output.ledger = false;
  return options;
}

/// Citizens in rows times weeks, per second; building the world apart. Argument: scale in thousandths.
void citizen_weeks(benchmark::State& state) {
  constexpr ssr::Week weeks = 104;
  const ssr::StudySet set = sierra_leone(static_cast<double>(state.range(0)) / 1000.0);
  const ssr::SampleScenario sample = ssr::resolve(set, 0);
  std::int64_t rows = 0;
  for (auto _ : state) {
    state.PauseTiming();
    ssr::History history(sample.scenario, sample.plans[0], ssr::luck_of(set, 0, 0), monthly());
    rows = 0;
    for (const std::int32_t weight : history.world().citizens.weight) rows += weight > 0 ? 1 : 0;
    state.ResumeTiming();
    history.play_until(weeks);
  }
  state.counters["citizens"] = static_cast<double>(rows);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * rows * weeks);
}
BENCHMARK(citizen_weeks)->Arg(5)->Arg(25)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond)->Iterations(1);

/// Milliseconds a week of each process, as counters.
void process_costs(benchmark::State& state) {
  constexpr ssr::Week weeks = 520;
  const ssr::StudySet set = sierra_leone(0.025);
  const ssr::SampleScenario sample = ssr::resolve(set, 0);
  std::map<std::string, double> seconds;
  for (auto _ : state) {
    Clock::time_point last;
    ssr::HistoryOptions options = monthly();
    options.after_process = [&](std::string_view name, const ssr::World&) {
      const Clock::time_point now = Clock::now();
      seconds[std::string(name)] += std::chrono::duration<double>(now - last).count();
      last = Clock::now();
    };
    ssr::History history(sample.scenario, sample.plans[0], ssr::luck_of(set, 0, 0), options);
    last = Clock::now();
    history.play_until(weeks);
  }
  for (const auto& [name, spent] : seconds) {
    state.counters[name] = 1000.0 * spent / (weeks * static_cast<double>(state.iterations()));
  }
}
BENCHMARK(process_costs)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace

// How fast is a whole run, what does each process cost, and what does it take to begin? One run on
// one core, at several scales. Arguments: citizens simulated of a thousand (scale), and weeks.
#include <benchmark/benchmark.h>

#include <ctime>
#include <map>
#include <string>

#include "engine/history.h"
#include "engine/study_set.h"
#include "process/registry.h"

namespace {

/// Processor time, so that others on the machine do not count.
double seconds_spent() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

ssr::StudySet country(const std::string& context, const std::string& plan, double scale) {
  ssr::Overrides overrides;
  overrides.samples = 1;
  overrides.fixed_parameters = true;
  overrides.scale = scale;
  const std::string scenarios = std::string(SSR_SOURCE_DIR) + "/scenarios/";
  return ssr::single_plan_set(scenarios + "contexts/" + context, scenarios + "plans/" + plan,
                              overrides);
}

ssr::StudySet sierra_leone(double scale) {
  return country("sierra_leone_2001.toml", "interlocked.toml", scale);
}

ssr::StudySet kelduria(double scale) {
  return country("kelduria.toml", "kelduria_whole_sector.toml", scale);
}

double scale_of(const benchmark::State& state) {
  return static_cast<double>(state.range(0)) / 1000.0;
}

ssr::HistoryOptions monthly() {
  ssr::HistoryOptions options;
  options.output.interval_weeks = ssr::weeks_per_month;
  options.output.ledger = false;
  return options;
}

/// People, without the rows kept free for births.
std::int64_t citizens_of(const ssr::World& world) {
  std::int64_t citizens = 0;
  for (const std::int32_t weight : world.citizens.weight) citizens += weight > 0 ? 1 : 0;
  return citizens;
}

/// Citizens and role-holders that have a row, at the start.
std::int64_t agents_of(const ssr::World& world) {
  return citizens_of(world) + static_cast<std::int64_t>(world.fighters.size()) +
         static_cast<std::int64_t>(world.police.size()) +
         static_cast<std::int64_t>(world.army.soldiers.size());
}

/// Plays one history of the set for the weeks of the state, building the world apart; rows of who
/// is counted at the start times weeks, per second.
template <class Counted>
void row_weeks(benchmark::State& state, const ssr::StudySet& set, const char* who,
               Counted counted) {
  const auto weeks = static_cast<ssr::Week>(state.range(1));
  const ssr::SampleScenario sample = ssr::resolve(set, 0);
  std::int64_t rows = 0;
  for (auto _ : state) {
    state.PauseTiming();
    ssr::History history(sample.scenario, sample.plans[0], ssr::luck_of(set, 0, 0), monthly());
    rows = counted(history.world());
    state.ResumeTiming();
    history.play_until(weeks);
  }
  state.counters[who] = static_cast<double>(rows);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * rows * weeks);
}

/// A small country.
void agent_weeks(benchmark::State& state) {
  row_weeks(state, kelduria(scale_of(state)), "agents", agents_of);
}
BENCHMARK(agent_weeks)
    ->ArgNames({"thousandths", "weeks"})
    ->Args({240, 104})
    ->Args({240, 520})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

void citizen_weeks(benchmark::State& state) {
  row_weeks(state, sierra_leone(scale_of(state)), "citizens", citizens_of);
}
BENCHMARK(citizen_weeks)
    ->ArgNames({"thousandths", "weeks"})
    ->Args({5, 104})
    ->Args({22, 104})
    ->Args({22, 520})
    ->Args({100, 104})
    ->Args({1000, 104})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

/// Milliseconds a week of each process, as counters; `activities` is first in the week and so
/// carries the record as well, which is made between weeks.
void process_costs(benchmark::State& state) {
  const auto weeks = static_cast<ssr::Week>(state.range(1));
  const ssr::StudySet set = sierra_leone(scale_of(state));
  const ssr::SampleScenario sample = ssr::resolve(set, 0);
  std::map<std::string, double> seconds;
  std::int64_t citizens = 0;
  for (auto _ : state) {
    state.PauseTiming();
    double last = 0;
    ssr::HistoryOptions options = monthly();
    options.after_process = [&](std::string_view name, const ssr::World&) {
      const double now = seconds_spent();
      seconds[std::string(name)] += now - last;
      last = now;
    };
    ssr::History history(sample.scenario, sample.plans[0], ssr::luck_of(set, 0, 0), options);
    citizens = citizens_of(history.world());
    state.ResumeTiming();
    last = seconds_spent();
    history.play_until(weeks);
  }
  state.counters["citizens"] = static_cast<double>(citizens);
  for (const auto& [name, spent] : seconds) {
    state.counters["process." + name] =
        1000.0 * spent / (weeks * static_cast<double>(state.iterations()));
  }
}
BENCHMARK(process_costs)
    ->ArgNames({"thousandths", "weeks"})
    ->Args({5, 104})
    ->Args({22, 104})
    ->Args({1000, 104})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

/// Reads, checks, resolves and builds; weeks are not played.
void start_up(benchmark::State& state) {
  std::int64_t citizens = 0;
  for (auto _ : state) {
    const ssr::StudySet set = sierra_leone(scale_of(state));
    const ssr::SampleScenario sample = ssr::resolve(set, 0);
    const ssr::History history(sample.scenario, sample.plans[0], ssr::luck_of(set, 0, 0),
                               monthly());
    state.PauseTiming();
    citizens = citizens_of(history.world());
    state.ResumeTiming();
  }
  state.counters["citizens"] = static_cast<double>(citizens);
}
BENCHMARK(start_up)
    ->ArgName("thousandths")
    ->Arg(5)
    ->Arg(22)
    ->Arg(100)
    ->Arg(1000)
    ->Unit(benchmark::kMillisecond);

}  // namespace

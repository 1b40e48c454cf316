// How fast is Epstein's civil violence model on this engine's core parts, beside plain arrays that
// scan, on the same machine in the same run? Arguments: width and seed; see README.md for the
// rules.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "civil_violence/engine.h"
#include "civil_violence/reference.h"

namespace {

/// As many as make the bursts of a small square show, and a large square affordable.
int steps_at(int width) { return width < 100 ? 2000 : width < 1000 ? 500 : 20; }

template <class Model>
void civil_violence_of(benchmark::State& state) {
  const auto width = static_cast<int>(state.range(0));
  const int steps = steps_at(width);
  std::int64_t agents = 0;
  double active = 0;
  for (auto _ : state) {
    state.PauseTiming();
    Model model(width, static_cast<std::uint32_t>(state.range(1)));
    agents = model.agents();
    state.ResumeTiming();
    for (int step = 0; step < steps; ++step) model.step();
    const civil_violence::Census last = model.census();
    active = static_cast<double>(last.active) / static_cast<double>(last.citizens);
  }
  state.counters["agents"] = static_cast<double>(agents);
  state.counters["active_share"] = active;
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * agents * steps);
}

void civil_violence_plain(benchmark::State& state) {
  civil_violence_of<civil_violence::Reference>(state);
}
void civil_violence_engine(benchmark::State& state) {
  civil_violence_of<civil_violence::Engine>(state);
}

void as_specified(benchmark::internal::Benchmark* all) {
  for (const std::int64_t width : {40, 100, 1000}) {
    for (const std::int64_t seed : {1, 2, 3}) all->Args({width, seed});
  }
  all->ArgNames({"width", "seed"})->Unit(benchmark::kMillisecond)->Iterations(1);
}
BENCHMARK(civil_violence_plain)->Apply(as_specified);
BENCHMARK(civil_violence_engine)->Apply(as_specified);

}  // namespace

#include "experiment/run_cost.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

#include "engine/history.h"
#include "engine/ledger.h"
#include "engine/record.h"

namespace ssr {

namespace {

/// Numbers that the series of one run hold.
std::uint64_t count_numbers(const Study& study, const Context& context) {
  const OutputChoice& output = study.output;
  std::uint64_t cells = 0;
  for (const IndicatorSpec& spec : indicator_specs()) {
    cells += 1;
    if (spec.regional && output.regional) cells += context.regions.size();
    if (spec.by_sex && output.by_sex) cells += 2;
    if (spec.by_group && output.by_group) cells += context.groups.size();
  }
  if (output.ledger)
    cells += stock_specs().size() * context.regions.size() * ledger_drivers().size();
  return cells * static_cast<std::uint64_t>(study.horizon_weeks / output.interval_weeks);
}

}  // namespace

RunCost measure_run(const StudySet& set, double seconds) {
  using Clock = std::chrono::steady_clock;
  const SampleScenario sample = resolve(set, 0);
  const Context& context = sample.scenario->context;
  RunCost cost;
  cost.bytes = sizeof(float) * count_numbers(set.study, context) +
               sizeof(double) * (outcome_specs().size() + 2 * n_sectors + 2);
  const auto began = Clock::now();
  const auto so_far = [&] { return std::chrono::duration<double>(Clock::now() - began).count(); };
  HistoryOptions options;
  options.output = set.study.output;
  double building = 0;
  Week week = 0;
  try {
    History history(sample.scenario, sample.plans.front(), luck_of(set, 0, 0), std::move(options));
    building = so_far();
    while (week < set.study.horizon_weeks && so_far() < seconds) history.play_until(++week);
  } catch (const std::exception&) {
    // A run that fails is the sweep's to record; its weeks so far say what a week takes.
  }
  const double a_week = (so_far() - building) / static_cast<double>(std::max<Week>(1, week));
  cost.seconds = building + a_week * static_cast<double>(set.study.horizon_weeks);
  return cost;
}

}  // namespace ssr

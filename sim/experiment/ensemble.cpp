#include "experiment/ensemble.h"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <new>
#include <span>
#include <utility>

#include "core/parallel.h"
#include "engine/trial.h"
#include "world/build.h"

namespace ssr {

namespace {

/// One run to play: which plan and replicate of the sample at hand.
struct Place {
  std::size_t plan = 0;
  std::size_t replicate = 0;
};

class Ensemble {
 public:
  Ensemble(const StudySet& set, const Execution& execution)
      : execution_(execution),
        threads_(execution.threads > 0 ? execution.threads : tbb::info::default_concurrency()),
        results_(results_without_runs(set)) {
    results_.runs.resize(results_.n_plans() * results_.n_samples() * results_.n_replicates());
    places_.resize(results_.n_samples());
    for (std::size_t sample = 0; sample < places_.size(); ++sample) {
      places_[sample] = wanted(sample);
      total_ += places_[sample].size();
    }
  }

  Results play() && {
    // Lets a caller ask for more threads than there are cores, as tests of equal bits do.
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(threads_));
    tbb::task_arena arena(threads_);
    report(0);
    arena.execute([this] {
      for_each_index(places_.size(), 1, [this](std::size_t sample) { play_sample(sample); });
    });
    return std::move(results_);
  }

 private:
  std::vector<Place> wanted(std::size_t sample) const {
    std::vector<Place> places;
    for (std::size_t replicate = 0; replicate < results_.n_replicates(); ++replicate) {
      for (std::size_t plan = 0; plan < results_.n_plans(); ++plan) {
        if (!execution_.wanted || execution_.wanted(plan, sample, replicate)) {
          places.push_back({plan, replicate});
        }
      }
    }
    return places;
  }

  /// Runs side by side keep all threads busy; fewer share them tile by tile.
  Threading threading() const {
    return total_ < static_cast<std::size_t>(threads_) ? Threading::tiles : Threading::serial;
  }

  bool cancelled() const { return execution_.cancelled && execution_.cancelled(); }

  void play_sample(std::size_t sample) {
    const std::vector<Place>& places = places_[sample];
    if (places.empty() || cancelled()) return;
    // Isolated: a thread that waits here must not start another sample, whose scenario and worlds
    // would come on top in memory.
    tbb::this_task_arena::isolate([&] {
      SampleScenario scenario;
      const auto read = [&] { scenario = resolve(results_.set, sample); };
      if (!guarded(sample, places, read)) return;
      // Plans of one luck stand side by side and begin in the same world.
      for (auto first = places.begin(); first != places.end();) {
        const auto other_luck = [first](Place p) { return p.replicate != first->replicate; };
        const auto end = std::find_if(first, places.end(), other_luck);
        play_plans(scenario, sample, {first, end});
        first = end;
      }
    });
  }

  void play_plans(const SampleScenario& scenario, std::size_t sample,
                  std::span<const Place> places) {
    World start;
    const auto build = [&] {
      start = build_world(scenario.scenario->context,
                          luck_of(results_.set, sample, places.front().replicate), threading());
    };
    if (!guarded(sample, places, build)) return;
    if (places.size() == 1) return play_run(scenario, sample, places[0], std::move(start));
    for_each_index(places.size(), 1,
                   [&](std::size_t i) { play_run(scenario, sample, places[i], start); });
  }

  /// Does a step of one or several runs. Whatever the model throws is the failure of these runs
  /// alone; false then, and when the caller cancelled. A machine out of memory is no failure of the
  /// run.
  template <class StepOfRuns>
  bool guarded(std::size_t sample, std::span<const Place> places, const StepOfRuns& step) {
    try {
      step();
      return true;
    } catch (const Cancelled&) {
      return false;  // what other threads finished is kept
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& error) {
      for (const Place place : places) {
        RunRecord& run = results_.runs[results_.index(place.plan, sample, place.replicate)];
        run.failure = error.what();
        if (run.failure.empty()) run.failure = "unknown";
      }
    }
    report(places.size());
    return false;
  }

  void play_run(const SampleScenario& scenario, std::size_t sample, Place place, World start) {
    if (cancelled()) return;
    const auto began = std::chrono::steady_clock::now();
    HistoryOptions options;
    options.output = results_.set.study.output;
    options.threading = threading();
    options.check_invariants = execution_.check_invariants;
    options.cancelled = execution_.cancelled;
    const auto play = [&] {
      if (execution_.before_run) execution_.before_run(place.plan, sample, place.replicate);
      History history(scenario.scenario, scenario.plans[place.plan], std::move(start),
                      std::move(options));
      history.play_out(results_.set.study.horizon_weeks);
      RunRecord record = history.record();
      record.seconds =
          std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
      results_.runs[results_.index(place.plan, sample, place.replicate)] = std::move(record);
    };
    // Isolated: a thread that waits for tiles of one run must not begin another.
    tbb::this_task_arena::isolate([&] {
      if (guarded(sample, {&place, 1}, play)) report(1);
    });
  }

  void report(std::size_t more) {
    if (!execution_.progress) return;
    const std::lock_guard lock(reporting_);
    done_ += more;
    execution_.progress(done_, total_);
  }

  const Execution& execution_;
  int threads_;
  Results results_;
  std::vector<std::vector<Place>> places_;  // [sample]
  std::size_t total_ = 0;
  std::mutex reporting_;
  std::size_t done_ = 0;
};

}  // namespace

Results results_without_runs(const StudySet& set) {
  Results results;
  results.set = set;
  const SampleScenario central = resolve(at_central_values(set), 0);
  const Context& context = central.scenario->context;
  for (const RegionContext& region : context.regions) results.regions.push_back(region.name);
  for (const GroupContext& group : context.groups) results.groups.push_back(group.name);
  for (const FactionContext& faction : context.factions) results.factions.push_back(faction.name);
  results.factions.emplace_back(dismissed_name);
  for (const auto& plan : central.plans) {
    std::vector<std::string>& names = results.activities.emplace_back();
    for (const ActivityPlan& activity : plan->activities) names.push_back(activity.name);
    results.trials.push_back(trials_of(*plan));
  }
  results.context_title = context.title.empty() ? context.name : context.title;
  results.fictional = context.fictional;
  results.start = context.start;
  return results;
}

Results play(const StudySet& set, const Execution& execution) {
  return Ensemble(set, execution).play();
}

}  // namespace ssr

#include "experiment/ablation.h"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <utility>

#include "core/parallel.h"
#include "process/registry.h"
#include "world/build.h"

namespace ssr {

namespace {

constexpr std::size_t plans_of_a_pair = 2;

/// A sample's scenario and first world, made by whoever needs them first and gone after the last.
struct Stage {
  std::mutex making;
  std::optional<SampleScenario> scenario;
  std::optional<World> start;
  std::size_t to_play = 0;
};

class Pairs {
 public:
  Pairs(const StudySet& set, const std::vector<Ablation>& ablations, const Execution& execution)
      : set_(set),
        ablations_(ablations),
        execution_(execution),
        stages_(static_cast<std::size_t>(set.study.samples)),
        pairs_(ablations.size()) {
    for (const Ablation& ablation : ablations) stages_[ablation.sample].to_play += plans_of_a_pair;
  }

  std::vector<AblatedPair> play() && {
    const int threads =
        execution_.threads > 0 ? execution_.threads : tbb::info::default_concurrency();
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    // Each worker takes the next run: what a deadline cuts off is the end of the list.
    arena.execute([&] {
      for_each_index(static_cast<std::size_t>(threads), 1, [this](std::size_t) { work(); });
    });
    return std::move(pairs_);
  }

 private:
  bool cancelled() const { return execution_.cancelled && execution_.cancelled(); }

  void work() {
    const std::size_t runs = plans_of_a_pair * ablations_.size();
    for (std::size_t i = next_++; i < runs && !cancelled(); i = next_++) {
      try {
        // Isolated: a worker that waits inside a run must not begin the list anew.
        tbb::this_task_arena::isolate([&] { play_run(i / plans_of_a_pair, i % plans_of_a_pair); });
      } catch (...) {
        next_ = runs;  // nobody waits for runs whose results are lost
        throw;
      }
    }
  }

  void play_run(std::size_t pair, std::size_t plan) {
    const Ablation& ablation = ablations_[pair];
    Stage& stage = stages_[ablation.sample];
    prepare(stage, ablation.sample);
    auto scenario = stage.scenario->scenario;
    if (!ablation.cut.empty()) {
      auto without = std::make_shared<Scenario>(*scenario);
      for (const std::size_t m : ablation.cut) mechanisms()[m].cut(without->parameters);
      scenario = std::move(without);
    }
    const auto began = std::chrono::steady_clock::now();
    HistoryOptions options;
    options.output = set_.study.output;
    options.output.ledger = false;
    options.output.regional = options.output.by_sex = options.output.by_group =
        ablation.keep_series;
    options.check_invariants = execution_.check_invariants;
    options.cancelled = execution_.cancelled;
    try {
      History history(scenario, stage.scenario->plans[plan], *stage.start, std::move(options));
      history.play_out(set_.study.horizon_weeks);
      RunRecord record = history.record();
      if (!ablation.keep_series) record.series = {};
      record.events = {};
      record.seconds =
          std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
      (plan == 0 ? pairs_[pair].plan : pairs_[pair].reference) = std::move(record);
    } catch (const Cancelled&) {
      return;
    }
    report();
    leave(stage);
  }

  void prepare(Stage& stage, std::size_t sample) {
    const std::lock_guard lock(stage.making);
    if (stage.start) return;
    // Kept whole or not at all: another worker may come after one whose world could not be built.
    SampleScenario scenario = resolve(set_, sample);
    World start = build_world(scenario.scenario->context, luck_of(set_, sample, 0));
    stage.scenario = std::move(scenario);
    stage.start = std::move(start);
  }

  static void leave(Stage& stage) {
    const std::lock_guard lock(stage.making);
    if (--stage.to_play > 0) return;
    stage.scenario.reset();
    stage.start.reset();
  }

  void report() {
    if (!execution_.progress) return;
    const std::lock_guard lock(reporting_);
    execution_.progress(++done_, plans_of_a_pair * ablations_.size());
  }

  const StudySet& set_;
  const std::vector<Ablation>& ablations_;
  const Execution& execution_;
  std::vector<Stage> stages_;  // [sample]
  std::vector<AblatedPair> pairs_;
  std::atomic<std::size_t> next_{0};
  std::mutex reporting_;
  std::size_t done_ = 0;
};

}  // namespace

std::vector<AblatedPair> play_pairs(const StudySet& set, const std::vector<Ablation>& ablations,
                                    const Execution& execution) {
  return Pairs(set, ablations, execution).play();
}

std::vector<std::size_t> cuttable_mechanisms(const StudySet& set) {
  const auto& off = set.overrides.disabled;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < mechanisms().size(); ++i) {
    const Mechanism& m = mechanisms()[i];
    const bool cut_already = std::any_of(off.begin(), off.end(), [&](const std::string& name) {
      return name == m.id || name == m.name;
    });
    if (m.cut != nullptr && m.direction != 0 && !cut_already) found.push_back(i);
  }
  return found;
}

}  // namespace ssr

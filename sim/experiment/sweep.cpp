#include "experiment/sweep.h"

#include <fmt/format.h>
#include <tbb/info.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <filesystem>
#include <optional>
#include <vector>

#include "experiment/ensemble.h"
#include "experiment/stopping.h"
#include "store/assembly.h"
#include "store/parts.h"
#include "store/results_file.h"

namespace ssr {

namespace {

using Clock = std::chrono::steady_clock;

// A kill costs at most the batch at hand: two percent of the time spent, within these bounds.
constexpr double shortest_batch_seconds = 5;
constexpr double longest_batch_seconds = 120;
constexpr double batch_share = 0.02;
// Batches shorten towards the end, so that ranks end together, but not below this many times what
// a file takes: many small files would cost all ranks more than the last one's batch makes them
// wait.
constexpr double files_a_batch = 4;
constexpr std::size_t most_batch_bytes = std::size_t{64} << 20U;

double seconds_since(Clock::time_point began) {
  return std::chrono::duration<double>(Clock::now() - began).count();
}

class SweepRun {
 public:
  SweepRun(const StudySet& set, const std::string& output, Ranks& ranks,
           const SweepExecution& execution)
      : set_(set), output_(output), parts_(output), ranks_(ranks), execution_(execution) {}

  SweepEnd go(const OutputLock* lock) {
    ranks_.start_over();
    const bool known = together([&] { read_what_stands(); });
    if (!known) return end_;
    if (end_.was_complete) {
      if (lock != nullptr) parts_.remove();
      return end_;
    }
    if (!together([&] { play_pending(); })) return end_;
    end_.complete = together([&] {
      if (lock != nullptr) join(*lock);
    });
    return end_;
  }

 private:
  /// Does a step on every rank; true when all could. The first to fail ends the others in order,
  /// too.
  template <class Steps>
  bool together(const Steps& step) {
    std::exception_ptr trouble;
    try {
      step();
    } catch (const Cancelled&) {
      // Said by cancelled().
    } catch (...) {
      trouble = std::current_exception();
    }
    const bool failed = ranks_.meet(trouble != nullptr || cancelled());
    if (trouble) std::rethrow_exception(trouble);
    return !failed;
  }

  bool cancelled() const { return execution_.cancelled && execution_.cancelled(); }

  void read_what_stands() {
    Assembly standing = gather();
    SweepProgress& now = end_.progress;
    now.runs_done = now.runs_before = standing.n_settled();
    now.runs = standing.n_runs();
    now.failures = standing.n_failed();
    now.points = samples();
    settled_.resize(standing.n_runs());
    if (set_.until) numbers_.resize(standing.n_runs());
    for (std::size_t i = 0; i < settled_.size(); ++i) remember(i, standing.head().runs[i]);
    const std::vector<Reach> reached = look_at(0, samples());
    for (std::size_t sample = 0; sample < samples(); ++sample) {
      if (!reached[sample].known) pending_.push_back(sample);
    }
    now.runs_wanted = runs_of(reached);
    now.points_ended = count(reached, &Reach::known);
    now.points_resolved = count(reached, &Reach::resolved);
    now.runs -= spared_by(reached);
    before_ = now;
    end_.was_complete = pending_.empty() && stands_;
    if (end_.was_complete) count_wanted(standing);
    end_.complete = end_.was_complete;
  }

  /// The output, where it stands, and the parts. Only rank 0 sets aside what cannot be read; the
  /// others take the same file for absent.
  Assembly gather() {
    Assembly assembly(set_);
    std::error_code error;
    if (std::filesystem::exists(output_, error) && std::filesystem::file_size(output_, error) > 0) {
      assembly.add(output_, execution_.any_version);
      stands_ = completeness(assembly).lacking == 0;
      if (stands_) return assembly;
    }
    for (const std::string& file : parts_.files()) {
      try {
        read_version(file);
      } catch (const std::exception& problem) {
        if (ranks_.rank() == 0) {
          const std::string aside = Parts::set_aside(file);
          note(fmt::format("{} (now {}); its points are played again", problem.what(), aside));
        }
        continue;
      }
      assembly.add(file, execution_.any_version);
    }
    return assembly;
  }

  void play_pending() {
    if (pending_.empty()) return;
    parts_.create();
    const auto began = Clock::now();
    std::size_t wanted = first_batch();
    if (execution_.progress) execution_.progress(end_.progress);
    for (;;) {
      const std::size_t from = ranks_.take_points(wanted);
      if (from >= pending_.size() || cancelled()) return;
      const std::size_t to = std::min(from + wanted, pending_.size());
      const auto batch_began = Clock::now();
      for (std::size_t i = from; i < to;) {
        std::size_t n = 1;
        while (i + n < to && pending_[i + n] == pending_[i] + n) ++n;
        play_batch(pending_[i], n);
        i += n;
        if (cancelled()) return;
      }
      wanted = next_batch(to - from, seconds_since(batch_began), seconds_since(began), to);
    }
  }

  int threads() const {
    if (execution_.threads > 0) return execution_.threads;
    // mpirun may have bound the process to some cores; ranks that are not bound share the machine.
    const auto cores = static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN));
    return std::max(1, std::min(tbb::info::default_concurrency(), cores / ranks_.here()));
  }

  /// As many points as keep the threads busy once.
  std::size_t first_batch() const {
    const std::size_t at_once = set_.until ? std::min(first_look, replicates()) : replicates();
    const std::size_t runs_a_point = set_.plan_names.size() * at_once;
    const auto all = static_cast<std::size_t>(threads());
    return std::max<std::size_t>(1, (all + runs_a_point - 1) / runs_a_point);
  }

  std::size_t next_batch(std::size_t points, double seconds, double since_begin,
                         std::size_t handed_out) const {
    const double length =
        std::clamp(batch_share * since_begin, shortest_batch_seconds, longest_batch_seconds);
    seconds = std::max(seconds, 1e-3);
    const double fit = static_cast<double>(points) * length / seconds;
    std::size_t n = static_cast<std::size_t>(std::min(fit, 1e6));
    n = std::min(
        n, std::max<std::size_t>(1, most_batch_bytes / std::max<std::size_t>(1, bytes_a_point_)));
    if (ranks_.size() > 1) {
      const auto shares = 2 * static_cast<std::size_t>(ranks_.size());
      const std::size_t left = pending_.size() - std::min(handed_out, pending_.size());
      const double worth = static_cast<double>(points) * files_a_batch * seconds_a_file_ / seconds;
      n = std::min(n, std::max(left / shares, static_cast<std::size_t>(worth)));
    }
    return std::max(n, first_batch());
  }

  void play_batch(std::size_t first, std::size_t n) {
    std::vector<Reach> reached = look_at(first, n);
    const std::size_t wanted_at_first = runs_of(reached);
    Ranks::Settled more;
    Execution play_with = execution_from(first);
    play_with.wanted = [&](std::size_t plan, std::size_t sample, std::size_t r) {
      return r < reached[sample].replicates && settled_[index(plan, first + sample, r)] == 0;
    };
    play_with.progress = [&](std::size_t done, std::size_t) {
      Ranks::Settled at_hand = more;
      at_hand.runs += done;
      if (execution_.progress) execution_.progress(with(end_.progress, at_hand));
    };
    Results batch;
    // Once, unless a rule looks at what was played and wants more of some points.
    for (std::size_t played = 1; played > 0 && more.points_ended < n && !cancelled();) {
      played = take(play(part_of(set_, first, n), play_with), first, batch);
      more.runs += played;
      reached = look_at(first, n);
      more.more_wanted = runs_of(reached) - wanted_at_first;
      more.points_ended = count(reached, &Reach::known);
      more.points_resolved = count(reached, &Reach::resolved);
      more.spared = spared_by(reached);
    }
    for (const RunRecord& run : batch.runs) {
      more.failures += run.failure.empty() ? 0U : 1U;
      bytes_a_point_ =
          std::max(bytes_a_point_, set_.plan_names.size() * replicates() * bytes_of(run));
    }
    if (more.runs == 0) return;
    const auto writing_began = Clock::now();
    parts_.write(batch);
    seconds_a_file_ = std::min(seconds_a_file_, seconds_since(writing_began));
    end_.progress = with(before_, ranks_.add_settled(more));
    if (execution_.progress) execution_.progress(end_.progress);
  }

  /// How to play a batch of points from `first` on.
  Execution execution_from(std::size_t first) const {
    Execution play_with;
    play_with.threads = threads();
    play_with.check_invariants = execution_.check_invariants;
    play_with.cancelled = [this] {
      ranks_.serve();
      return cancelled();
    };
    if (execution_.before_run) {
      play_with.before_run = [this, first](std::size_t plan, std::size_t sample, std::size_t r) {
        execution_.before_run(plan, first + sample, r);
      };
    }
    return play_with;
  }

  std::vector<Reach> look_at(std::size_t first, std::size_t n) const {
    std::vector<Reach> reached;
    for (std::size_t i = 0; i < n; ++i) reached.push_back(reach(first + i));
    return reached;
  }

  std::size_t runs_of(const std::vector<Reach>& reached) const {
    std::size_t runs = 0;
    for (const Reach& at : reached) runs += set_.plan_names.size() * at.replicates;
    return runs;
  }

  /// Runs that points need less than they may have.
  std::size_t spared_by(const std::vector<Reach>& reached) const {
    std::size_t runs = 0;
    for (const Reach& at : reached) {
      runs += at.known ? set_.plan_names.size() * (replicates() - at.replicates) : 0;
    }
    return runs;
  }

  static std::size_t count(const std::vector<Reach>& reached, bool Reach::* what) {
    const auto has = [what](const Reach& at) { return at.*what; };
    return static_cast<std::size_t>(std::count_if(reached.begin(), reached.end(), has));
  }

  static SweepProgress with(SweepProgress progress, const Ranks::Settled& more) {
    progress.runs_done += more.runs;
    progress.failures += more.failures;
    progress.runs -= more.spared;
    progress.runs_wanted += more.more_wanted;
    progress.points_ended += more.points_ended;
    progress.points_resolved += more.points_resolved;
    return progress;
  }

  /// Adds what was played to the batch, and remembers it; gives the number of settled runs.
  std::size_t take(Results played, std::size_t first, Results& batch) {
    std::size_t n = 0;
    const std::size_t a_plan = played.n_samples() * replicates();
    for (std::size_t i = 0; i < played.runs.size(); ++i) {
      if (!played.runs[i].settled()) continue;
      ++n;
      const std::size_t plan = i / a_plan;
      remember((plan * samples() + first) * replicates() + i % a_plan, played.runs[i]);
      if (!batch.runs.empty()) batch.runs[i] = std::move(played.runs[i]);
    }
    if (batch.runs.empty()) batch = std::move(played);
    return n;
  }

  void remember(std::size_t run, const RunRecord& record) {
    settled_[run] = record.settled() ? 1 : 0;
    if (!set_.until) return;
    const bool has = record.finished && set_.until->outcome < record.outcomes.size();
    numbers_[run] = has ? record.outcomes[set_.until->outcome] : std::nan("");
  }

  Reach reach(std::size_t sample) const {
    return reach_of(set_, [&](std::size_t plan, std::size_t r) -> std::optional<double> {
      const std::size_t run = index(plan, sample, r);
      if (settled_[run] == 0) return std::nullopt;
      return set_.until ? numbers_[run] : 0.0;
    });
  }

  void count_wanted(const Assembly& whole) {
    const Completeness all = completeness(whole);
    end_.progress.runs = end_.progress.runs_wanted = all.wanted;
    end_.progress.points_ended = end_.progress.points;
    end_.progress.points_resolved = all.resolved;
  }

  static std::size_t bytes_of(const RunRecord& run) {
    const Series& series = run.series;
    return sizeof(float) * (series.national.size() + series.regional.size() + series.by_sex.size() +
                            series.by_group.size() + series.ledger.size() + series.trials.size()) +
           sizeof(PublicEvent) * run.events.size();
  }

  void join(const OutputLock& lock) {
    Assembly whole = gather();
    const Completeness all = completeness(whole);
    if (all.lacking > 0) {
      throw std::runtime_error(
          fmt::format("{}: {} of {} runs are missing after all ranks ended; do they share the "
                      "folder? run it again",
                      output_, all.lacking, all.wanted));
    }
    count_wanted(whole);
    end_.progress.runs_done = whole.n_settled();
    end_.progress.failures = whole.n_failed();
    whole.write(lock, execution_.command, execution_.cancelled);
    parts_.remove();
  }

  void note(const std::string& text) const {
    if (execution_.note) execution_.note(text);
  }

  std::size_t samples() const { return static_cast<std::size_t>(set_.study.samples); }
  std::size_t replicates() const { return static_cast<std::size_t>(set_.study.replicates); }
  std::size_t index(std::size_t plan, std::size_t sample, std::size_t r) const {
    return (plan * samples() + sample) * replicates() + r;
  }

  const StudySet& set_;
  const std::string& output_;
  Parts parts_;
  Ranks& ranks_;
  const SweepExecution& execution_;
  SweepEnd end_;
  bool stands_ = false;  // the output holds every run
  std::vector<std::uint8_t> settled_;  // [plan, sample, replicate]
  std::vector<double> numbers_;  // [plan, sample, replicate] of the rule's outcome; without: none
  std::vector<std::size_t> pending_;  // samples with runs to play
  SweepProgress before_;  // as this call began
  std::size_t bytes_a_point_ = 0;
  double seconds_a_file_ = 1;  // the least that writing one took
};

}  // namespace

double batches_in(double seconds) {
  // Of the shortest length at first, then each a share of the time before it, at last the longest.
  constexpr double even = shortest_batch_seconds / batch_share;
  constexpr double long_ones = longest_batch_seconds / batch_share;
  return 1 + std::min(seconds, even) / shortest_batch_seconds +
         std::log(std::clamp(seconds, even, long_ones) / even) / batch_share +
         std::max(0.0, seconds - long_ones) / longest_batch_seconds;
}

SweepEnd sweep(const StudySet& set, const std::string& output, const OutputLock* lock, Ranks& ranks,
               const SweepExecution& execution) {
  return SweepRun(set, output, ranks, execution).go(lock);
}

}  // namespace ssr

#include "app/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/interrupt.h"
#include "app/play.h"
#include "engine/study_set.h"
#include "experiment/decision_table.h"
#include "experiment/ensemble.h"
#include "store/provenance.h"
#include "store/results_file.h"

namespace ssr::app {

namespace {

using Wanted = std::function<bool(std::size_t, std::size_t, std::size_t)>;

Results play_all(const StudySet& set, const Options& options, Wanted wanted = {}) {
  Progress progress(options.quiet);
  Execution execution = execution_of(options, progress);
  execution.wanted = std::move(wanted);
  Results results = play(set, execution);
  results.command = options.typed;
  return results;
}

std::size_t count_finished(const Results& results) {
  return static_cast<std::size_t>(std::count_if(
      results.runs.begin(), results.runs.end(), [](const RunRecord& run) { return run.finished; }));
}

/// Says which runs failed, the first of them with reason; true where there are any.
bool say_failures(const Results& results) {
  std::size_t n = 0;
  std::size_t first = 0;
  for (std::size_t i = results.runs.size(); i-- > 0;) {
    if (results.runs[i].failure.empty()) continue;
    ++n;
    first = i;
  }
  if (n == 0) return false;
  const std::size_t runs_a_plan = results.n_samples() * results.n_replicates();
  fmt::print(stderr,
             "ssr: {} of {} runs failed, first plan {}, sample {}, replicate {}: {}\n"
             "this is a bug; please report it with the command\n",
             n, results.runs.size(), results.set.plan_names[first / runs_a_plan],
             first % runs_a_plan / results.n_replicates(), first % results.n_replicates(),
             results.runs[first].failure);
  return true;
}

/// Writes what there is; says what was kept when the user stopped the work, and what failed.
int keep(const Results& results, const OutputLock* lock, std::size_t n_wanted) {
  const std::size_t finished = count_finished(results);
  if (lock != nullptr && finished > 0) write_results(results, *lock);
  const bool any_failed = say_failures(results);
  const bool stopped = interrupt_asked() && finished < n_wanted;
  if (!stopped) return any_failed ? failed : done;
  if (lock != nullptr && finished > 0) {
    fmt::print(stderr,
               "interrupted; {} of {} runs kept in {} (ssr rerun {} --complete -o FILE plays "
               "the study in full)\n",
               finished, n_wanted, lock->path(), lock->path());
  } else {
    fmt::print(stderr, "interrupted; nothing kept\n");
  }
  return interrupted;
}

void say(const std::string& text) {
  fmt::print("{}", text);
  std::fflush(stdout);
}

/// Keeps the results and says `summary` of them, unless the user stopped the work. The file
/// and its lock go first, because a reader who leaves early ends the program; the words come even
/// if the file fails.
int conclude(const Results& results, std::unique_ptr<const OutputLock> lock,
             const std::function<std::string()>& summary) {
  const bool whole = count_finished(results) > 0 &&
                     std::all_of(results.runs.begin(), results.runs.end(),
                                 [](const RunRecord& run) { return run.settled(); });
  int status = done;
  try {
    status = keep(results, lock.get(), results.runs.size());
    lock.reset();
  } catch (const std::exception&) {
    if (whole) say(summary());
    throw;
  }
  if (whole) say(summary());
  return status;
}

void check_version(const RecordedStudy& recorded, const Options& options) {
  if (recorded.version != program_version() && !options.anyway) {
    throw InputError(fmt::format(
        "{}: written by version {}, this is {} (another model gives other results); add --anyway?",
        options.files.front(), recorded.version, program_version()));
  }
  if (recorded.source_revision != source_revision() && !options.quiet) {
    fmt::print(stderr, "note: {} was written by revision {}, this is {}\n", options.files.front(),
               recorded.source_revision, source_revision());
  }
}

/// Which recorded runs to repeat. Throws InputError for names and numbers the file does not have.
Wanted choose(const RecordedStudy& recorded, const Options& options) {
  const StudySet& set = recorded.set;
  const auto& names = set.plan_names;
  if (!options.only_plan.empty() &&
      std::find(names.begin(), names.end(), options.only_plan) == names.end()) {
    const std::string nearest = nearest_name(options.only_plan, names);
    throw InputError(
        fmt::format("--plan {}: no such plan in the file{}", options.only_plan,
                    nearest.empty() ? "" : fmt::format("; did you mean {}?", nearest)));
  }
  const auto check_number = [](const std::optional<std::int64_t>& number, std::int64_t n,
                               const char* option) {
    if (number && (*number < 0 || *number >= n)) {
      throw InputError(
          fmt::format("{} {}: the file has 0 to {}; choose one of these?", option, *number, n - 1));
    }
  };
  check_number(options.only_sample, set.study.samples, "--sample");
  check_number(options.only_replicate, set.study.replicates, "--replicate");
  const auto samples = static_cast<std::size_t>(set.study.samples);
  const auto replicates = static_cast<std::size_t>(set.study.replicates);
  return [&recorded, &options, samples, replicates](std::size_t plan, std::size_t sample,
                                                    std::size_t replicate) {
    const std::size_t index = (plan * samples + sample) * replicates + replicate;
    return (options.complete || recorded.finished.at(index) != 0) &&
           (options.only_plan.empty() || recorded.set.plan_names[plan] == options.only_plan) &&
           (!options.only_sample || std::cmp_equal(*options.only_sample, sample)) &&
           (!options.only_replicate || std::cmp_equal(*options.only_replicate, replicate));
  };
}

std::size_t count_wanted(const StudySet& set, const Wanted& wanted) {
  std::size_t n = 0;
  for (std::size_t plan = 0; plan < set.plan_names.size(); ++plan) {
    for (std::size_t sample = 0; sample < static_cast<std::size_t>(set.study.samples); ++sample) {
      for (std::size_t r = 0; r < static_cast<std::size_t>(set.study.replicates); ++r) {
        n += wanted(plan, sample, r) ? 1U : 0U;
      }
    }
  }
  return n;
}

std::string table_of(const Results& results) {
  return decision_table(results, resolve(at_central_values(results.set), 0).plans);
}

/// Plays again what a file holds, and does not take another study's results away.
void refuse_other_study(const StudySet& set, const std::string& path) {
  if (path.empty() || !std::filesystem::exists(path) || std::filesystem::is_empty(path)) return;
  const StudySet held = read_recorded_study(path).set;
  const bool same = held.study.name == set.study.name && held.study.context == set.study.context &&
                    (!set.study.name.empty() || held.plan_names == set.plan_names);
  if (same) return;
  const std::string what =
      held.study.name.empty()
          ? fmt::format("{} on {}", fmt::join(held.plan_names, ", "), held.study.context)
          : fmt::format("study {} on {}", held.study.name, held.study.context);
  throw InputError(fmt::format(
      "{}: holds the results of {}; name another file, or remove it first?", path, what));
}

bool names_setting(const Overrides& overrides, std::string_view path) {
  return std::any_of(overrides.settings.begin(), overrides.settings.end(),
                     [path](const Setting& setting) { return setting.path == path; });
}

}  // namespace

int run(const Options& options) {
  StudySet set = single_plan_set(options.files.front(), options.plan, options.overrides);
  if (options.output.empty()) {
    set.study.output.ledger = false;  // nobody would read it
  } else if (!names_setting(options.overrides, "study.output.ledger")) {
    set.study.output.ledger = true;
  }
  auto lock = lock_output(options);
  refuse_other_study(set, options.output);
  const Results results = play_all(set, options);
  return conclude(results, std::move(lock), [&] { return outcome_summary(results); });
}

int compare(const Options& options) {
  const std::vector<StudySet> sets = read_study_sets(options.files.front(), options.overrides);
  // All outputs are held before anything is played.
  std::vector<Options> of_context;
  std::vector<std::unique_ptr<const OutputLock>> locks;
  for (const StudySet& set : sets) {
    of_context.push_back(options);
    of_context.back().output = output_on(set, options.output);
    locks.push_back(lock_output(of_context.back()));
    refuse_other_study(set, of_context.back().output);
  }
  int status = done;
  std::size_t i = 0;
  for (; i < sets.size() && !interrupt_asked(); ++i) {
    const Results results = play_all(sets[i], of_context[i]);
    const int ended = conclude(results, std::move(locks[i]),
                               [&] { return (i > 0 ? "\n" : "") + table_of(results); });
    status = std::max(status, ended);
  }
  return i < sets.size() ? std::max<int>(status, interrupted) : status;
}

int rerun(const Options& options) {
  const RecordedStudy recorded = read_recorded_study(options.files.front());
  check_version(recorded, options);
  const Wanted wanted = choose(recorded, options);
  const std::size_t n_wanted = count_wanted(recorded.set, wanted);
  if (n_wanted == 0) {
    throw InputError(fmt::format("{}: no such run was finished; add --complete to play it?",
                                 options.files.front()));
  }
  const auto lock = lock_output(options);
  const Results results = play_all(recorded.set, options, wanted);
  return keep(results, lock.get(), n_wanted);
}

int table(const Options& options) {
  const Results results = read_results(options.files.front(), true);
  say(results.n_plans() > 1 ? table_of(results) : outcome_summary(results));
  return done;
}

int digest(const Options& options) {
  say(fmt::format("digest {:016x}\n", read_recorded_study(options.files.front()).digest));
  return done;
}

}  // namespace ssr::app

#include "experiment/sweep.h"

#include <fmt/format.h>
#include <tbb/info.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/interrupt.h"
#include "app/play.h"
#include "app/progress.h"
#include "app/table_file.h"
#include "experiment/run_cost.h"
#include "experiment/stopping.h"
#include "store/assembly.h"
#include "store/parts.h"

namespace ssr::app {

namespace {

// How much of the numbers' bytes is left after compression; docs/scaling.md has the measurement.
constexpr double compressed_share = 0.6;
// A file has that much beside its runs: the scenario, the parameters, names.
constexpr double file_bytes = 1e6;
constexpr double trial_seconds = 3;

/// The samples that --shard leaves of a set. Throws InputError for anything but i/n, 1 <= i <= n.
StudySet shard_of(const StudySet& set, const std::string& text) {
  if (text.empty()) return set;
  std::size_t i = 0;
  std::size_t n = 0;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, i);
  const bool slash = first.ec == std::errc{} && first.ptr != end && *first.ptr == '/';
  const auto second = slash ? std::from_chars(first.ptr + 1, end, n) : first;
  if (!slash || second.ec != std::errc{} || second.ptr != end || i < 1 || i > n || n > 1'000'000) {
    throw InputError(
        fmt::format("--shard {}: not i/n (the i-th of n parts, i from 1 to n); write 1/{}?", text,
                    std::max<std::size_t>(n, 4)));
  }
  const std::size_t samples = set.design.size();
  const std::size_t begin = samples * (i - 1) / n;
  return part_of(set, begin, samples * i / n - begin);
}

std::size_t count_runs(const StudySet& set) {
  return set.plan_names.size() * set.design.size() * static_cast<std::size_t>(set.study.replicates);
}

/// Bytes of the output's runs and points, before compression.
double size_of(const StudySet& set, const RunCost& cost) {
  const double points =
      static_cast<double>(set.design.size() * set.parameters.size()) * sizeof(double);
  return static_cast<double>(count_runs(set)) * static_cast<double>(cost.bytes) + points;
}

std::string bytes_text(double bytes) {
  if (bytes < 1e6) return fmt::format("{:.0f} kB", bytes / 1e3);
  return bytes < 1e9 ? fmt::format("{:.0f} MB", bytes / 1e6)
                     : fmt::format("{:.1f} GB", bytes / 1e9);
}

std::string time_text(double seconds) {
  if (seconds < 1.5) return "a second";
  if (seconds < 90) return fmt::format("{:.0f} seconds", seconds);
  if (seconds < 5400) return fmt::format("{:.0f} minutes", seconds / 60);
  return seconds < 172'800 ? fmt::format("{:.1f} hours", seconds / 3600)
                           : fmt::format("{:.1f} days", seconds / 86'400);
}

/// A study on one of its contexts, and where its results go.
struct Planned {
  StudySet set;
  std::string output;
  RunCost cost;
};

int threads_of(const Options& options) {
  return options.threads > 0 ? options.threads : tbb::info::default_concurrency();
}

/// Parts and output stand side by side for a while, at worst uncompressed by a tenth; the files of
/// all contexts on one disk. `workers` play side by side, `ranks` of them with files of their own.
void check_disk(const std::vector<Planned>& all, const std::string& output, int workers,
                int ranks = 1) {
  double needed = 0;
  for (const Planned& one : all) {
    const double seconds = one.cost.seconds * static_cast<double>(count_runs(one.set)) / workers;
    const double files =
        1 + std::min(ranks * batches_in(seconds), static_cast<double>(one.set.design.size()));
    needed += 2 * compressed_share * size_of(one.set, one.cost) + files * file_bytes;
  }
  const auto free = static_cast<double>(free_bytes(output));
  if (needed <= free) return;
  throw InputError(
      fmt::format("{}: the sweep needs about {} on a disk with {} free; write less under "
                  "[output], or choose another place?",
                  output, bytes_text(needed), bytes_text(free)));
}

/// The points as the table that `design = "file"` reads.
void write_points(const StudySet& set, const std::string& path) {
  const VariedColumns varied = varied_columns(set);
  std::string rows;
  for (const std::vector<double>& point : set.design) {
    std::vector<std::string> cells;
    for (const std::size_t p : varied.parameters) cells.push_back(cell_of(point[p]));
    rows += fmt::format("{}\n", fmt::join(cells, ","));
  }
  write_table(path, varied.names, rows);
}

void say_plan(const Planned& planned, int threads) {
  const StudySet& set = planned.set;
  const RunCost& cost = planned.cost;
  const auto runs = static_cast<double>(count_runs(set));
  const double bytes = size_of(set, cost);
  const std::string varied = set.factors.empty() ? "every uncertain parameter"
                                                 : fmt::format("{} parameters", set.factors.size());
  fmt::print("design   {}, over {}\n", layout_name(set.study.sweep.layout), varied);
  fmt::print("points   {}{}\n", set.design.size(),
             set.design.size() < set.whole_samples ? fmt::format(" of {}", set.whole_samples) : "");
  fmt::print("runs     {}{} ({} plans x {} points x {} replicates)\n", set.until ? "at most " : "",
             count_runs(set), set.plan_names.size(), set.design.size(), set.study.replicates);
  if (set.until) {
    fmt::print("until    {}: looks at {}, {}, ... replicates of a point; at least {} runs\n",
               to_string(*set.until), first_look, 2 * first_look,
               set.plan_names.size() * set.design.size() * first_look);
  }
  const double least = set.until ? static_cast<double>(first_look) /
                                       static_cast<double>(set.study.replicates)
                                 : 1;
  const double seconds = cost.seconds * runs / threads;
  fmt::print("time     about {}{} on {} threads ({:.2g} s a run)\n",
             set.until ? time_text(seconds * least) + " to " : "", time_text(seconds), threads,
             cost.seconds);
  fmt::print("size     about {}, at most {}; as much again until it is joined\n",
             bytes_text(compressed_share * bytes + file_bytes), bytes_text(bytes + file_bytes));
}

int say_plans(std::vector<Planned>& all, const Options& options) {
  const int threads = threads_of(options);
  double seconds = 0;
  double bytes = 0;
  std::size_t runs = 0;
  for (Planned& one : all) {
    one.cost = measure_run(one.set, trial_seconds / static_cast<double>(all.size()));
    if (all.size() > 1) fmt::print("context  {}\n", one.set.study.context);
    say_plan(one, threads);
    runs += count_runs(one.set);
    seconds += one.cost.seconds * static_cast<double>(count_runs(one.set)) / threads;
    bytes += compressed_share * size_of(one.set, one.cost) + file_bytes;
  }
  if (all.size() > 1) {
    fmt::print("together {} runs, about {}, about {}\n", runs, time_text(seconds),
               bytes_text(bytes));
  }
  if (!options.output.empty()) check_disk(all, options.output, threads);
  if (options.points.empty()) return done;
  for (const Planned& one : all) write_points(one.set, output_on(one.set, options.points));
  return done;
}

void say(const std::string& text) { fmt::print(stderr, "{}\n", text); }

int say_end(const SweepEnd& end, const StudySet& set, const std::string& output) {
  const SweepProgress& at = end.progress;
  if (!end.complete) {
    const char* why = interrupt_asked() ? "interrupted" : "another rank failed";
    const std::string points =
        set.until ? fmt::format(", {} of {} points resolved", at.points_resolved, at.points) : "";
    say(fmt::format("{}; {} of {}{} runs kept in {}.parts{} (the same command goes on)", why,
                    at.runs_done, set.until ? "at most " : "", at.runs, output, points));
    return interrupt_asked() ? interrupted : failed;
  }
  std::string text =
      fmt::format("{}{}: {} points, {} runs", output,
                  end.was_complete ? " is complete already" : "", set.design.size(), at.runs);
  if (set.until) {
    text += fmt::format("; {} at {} of {} points", to_string(*set.until), at.points_resolved,
                        set.design.size());
  }
  if (at.failures > 0) {
    text +=
        fmt::format("; {} runs failed (their points and reasons stand in /failure)", at.failures);
  }
  fmt::print("{}\n", text);
  return at.failures == at.runs ? failed : done;
}

/// After trouble that ends the sweep, a full disk for one.
void say_kept(const std::string& output) {
  const std::size_t n = Parts(output).files().size();
  if (n == 0) return;
  say(fmt::format("{} finished batches are kept in {}.parts (the same command goes on)", n,
                  output));
}

SweepExecution sweep_execution_of(const Options& options, bool until, Progress& progress) {
  SweepExecution execution;
  execution.threads = options.threads;
  execution.check_invariants = options.check_invariants;
  execution.any_version = options.anyway;
  execution.command = options.typed;
  execution.progress = [&progress, until](const SweepProgress& now) {
    until ? progress.show_until(now) : progress.show(now);
  };
  execution.note = say;
  execution.cancelled = interrupt_asked;
  return execution;
}

using Locks = std::vector<std::unique_ptr<const OutputLock>>;

/// Rank 0 holds the outputs, before anything is played. Every rank leaves when it cannot.
Locks hold(std::vector<Planned>& all, const Options& options, Ranks& ranks) {
  Locks locks(all.size());
  std::exception_ptr trouble;
  if (ranks.rank() == 0) {
    try {
      for (std::size_t i = 0; i < all.size(); ++i) {
        locks[i] = std::make_unique<const OutputLock>(all[i].output);
        all[i].cost = measure_run(all[i].set, trial_seconds / 10);
      }
      check_disk(all, options.output, threads_of(options) * ranks.size(), ranks.size());
    } catch (...) {
      trouble = std::current_exception();
    }
  }
  const bool stopped = ranks.meet(trouble != nullptr);
  if (trouble) std::rethrow_exception(trouble);
  if (stopped) throw Cancelled();
  return locks;
}

/// The study on each of its contexts, as far as the shard has points. Throws InputError for options
/// that do not go with the study.
std::vector<Planned> plan_of(const Options& options) {
  std::vector<Planned> all;
  std::size_t points = 0;
  for (StudySet& whole :
       read_study_sets(options.files.front(), options.overrides, Purpose::sweep)) {
    if (whole.study.sweep.given && options.overrides.fixed_parameters) {
      throw InputError("ssr: --fixed-parameters leaves a sweep nothing to vary; leave it out?");
    }
    if (!options.until.empty()) {
      whole.until = read_stopping_rule(options.until);
      check_stopping(whole);
    }
    points = whole.design.size();
    StudySet set = shard_of(whole, options.shard);
    std::string output = output_on(set, options.output);
    if (!set.design.empty()) all.push_back({std::move(set), std::move(output), {}});
  }
  if (all.empty()) {
    fmt::print("shard {} has no points (the study has {})\n", options.shard, points);
  }
  return all;
}

int play(const Options& options, Ranks& ranks) {
  if (!options.dry_run) listen_for_interrupts();
  std::vector<Planned> all = plan_of(options);
  if (all.empty()) return done;
  if (!options.points.empty() && !options.dry_run) {
    throw InputError("ssr: --points writes the design and plays nothing; add --dry-run");
  }
  if (options.dry_run) return ranks.rank() == 0 ? say_plans(all, options) : done;
  if (options.output.empty()) {
    throw InputError("ssr: sweep needs -o FILE.h5 (what was played is kept there); add it");
  }
  const Locks locks = hold(all, options, ranks);
  int status = done;
  for (std::size_t i = 0; i < all.size(); ++i) {
    SweepEnd end;
    try {
      Progress progress(options.quiet || ranks.rank() != 0);
      const SweepExecution execution =
          sweep_execution_of(options, all[i].set.until.has_value(), progress);
      end = sweep(all[i].set, all[i].output, locks[i].get(), ranks, execution);
    } catch (const InputError&) {
      throw;  // another study's output, say
    } catch (...) {
      if (ranks.rank() == 0) say_kept(all[i].output);
      throw;
    }
    if (ranks.rank() == 0) status = std::max(status, say_end(end, all[i].set, all[i].output));
    if (!end.complete) return ranks.rank() == 0 ? status : interrupt_asked() ? interrupted : done;
  }
  return status;
}

/// The files, and those of the folders among them.
std::vector<std::string> files_of(const std::vector<std::string>& given) {
  std::vector<std::string> files;
  for (const std::string& name : given) {
    std::error_code error;
    if (!std::filesystem::is_directory(name, error)) {
      files.push_back(name);
      continue;
    }
    std::string output = name;
    while (output.ends_with('/')) output.pop_back();
    constexpr std::string_view ending = ".parts";
    const std::vector<std::string> inside =
        output.ends_with(ending) ? Parts(output.substr(0, output.size() - ending.size())).files()
                                 : std::vector<std::string>{};
    if (inside.empty()) {
      throw InputError(
          fmt::format("{}: a folder without batches (OUT.h5.parts has them); give files?", name));
    }
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

/// A file that refers to its parts cannot take the place of one.
void refuse_part_as_output(const std::vector<std::string>& files, const std::string& output) {
  std::error_code error;
  for (const std::string& file : files) {
    if (!std::filesystem::equivalent(file, output, error)) continue;
    throw InputError(fmt::format(
        "{}: is one of the parts (a virtual file needs them to stay); choose another output?",
        output));
  }
}

}  // namespace

int sweep(const Options& options) {
  const std::unique_ptr<Ranks> ranks = join_ranks();
  if (ranks->rank() == 0) return play(options, *ranks);
  // What is wrong is wrong everywhere; rank 0 says it.
  try {
    return play(options, *ranks);
  } catch (const InputError&) {
    return bad_input;
  } catch (const Cancelled&) {
    return interrupt_asked() ? interrupted : done;
  }
}

int merge(const Options& options) {
  const std::vector<std::string> files = files_of(options.files);
  Assembly assembly(whole_study(files));
  for (const std::string& file : files) assembly.add(file, options.anyway);
  const Completeness all = completeness(assembly);
  if (all.lacking > 0) {
    throw InputError(
        fmt::format("{} of {} runs are in none of the files (a shard was not finished); run "
                    "its sweep again",
                    all.lacking, all.wanted));
  }
  if (options.virtual_series) refuse_part_as_output(files, options.output);
  listen_for_interrupts();
  const OutputLock lock(options.output);
  if (options.virtual_series) {
    assembly.write_virtual(lock, options.typed);
  } else {
    assembly.write(lock, options.typed, interrupt_asked);
  }
  fmt::print("{}: {} points, {} runs from {} files\n", options.output, assembly.head().n_samples(),
             all.wanted, files.size());
  return done;
}

}  // namespace ssr::app

#include "store/assembly.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/errors.h"
#include "engine/study_difference.h"
#include "store/provenance.h"
#include "store/results_file.h"

namespace ssr {

namespace {

/// Calls visit(place in `part`, place in `whole`) for every run of the part that the whole has;
/// `shift` is the part's first sample among those of the whole.
template <class Visit>
void each_run(const Results& part, const Results& whole, std::ptrdiff_t shift, const Visit& visit) {
  for (std::size_t plan = 0; plan < part.n_plans(); ++plan) {
    for (std::size_t sample = 0; sample < part.n_samples(); ++sample) {
      const std::ptrdiff_t there = static_cast<std::ptrdiff_t>(sample) + shift;
      if (there < 0 || there >= static_cast<std::ptrdiff_t>(whole.n_samples())) continue;
      for (std::size_t r = 0; r < part.n_replicates(); ++r) {
        visit(part.index(plan, sample, r), whole.index(plan, static_cast<std::size_t>(there), r));
      }
    }
  }
}

std::ptrdiff_t shift_of(const StudySet& part, const StudySet& whole) {
  return static_cast<std::ptrdiff_t>(part.first_sample) -
         static_cast<std::ptrdiff_t>(whole.first_sample);
}

}  // namespace

Assembly::Assembly(StudySet set) {
  head_.set = std::move(set);
  head_.runs.resize(head_.n_plans() * head_.n_samples() * head_.n_replicates());
}

void Assembly::check_same_study(const std::string& path, const Results& part,
                                bool any_version) const {
  std::vector<std::string> found = differences(part.set, head_.set);
  if (!any_version) {
    const RecordedVersion version = read_version(path);
    if (version.program != program_version()) {
      found.push_back(fmt::format("it was written by version {}, this is {} (--anyway takes it)",
                                  version.program, program_version()));
    } else if (version.source_revision != source_revision()) {
      found.push_back(fmt::format("it was written by revision {}, this is {} (--anyway takes it)",
                                  version.source_revision, source_revision()));
    }
  }
  if (found.empty()) return;
  throw InputError(
      fmt::format("{}: holds runs of another study; choose another output, or restore "
                  "what changed:\n  {}",
                  path, fmt::join(found, "\n  ")));
}

void Assembly::take_names(const Results& part) {
  head_.regions = part.regions;
  head_.groups = part.groups;
  head_.factions = part.factions;
  head_.activities = part.activities;
  head_.trials = part.trials;
  head_.context_title = part.context_title;
  head_.fictional = part.fictional;
  head_.start = part.start;
}

void Assembly::add(const std::string& path, bool any_version) {
  Results part = read_results(path, false);
  check_same_study(path, part, any_version);
  if (files_.empty()) take_names(part);
  const std::ptrdiff_t shift = shift_of(part.set, head_.set);
  bool used = false;
  each_run(part, head_, shift, [&](std::size_t from, std::size_t to) {
    RunRecord& run = part.runs[from];
    RunRecord& mine = head_.runs[to];
    if (!run.settled()) return;
    used = true;
    if (!mine.settled()) {
      n_settled_ += 1;
      n_failed_ += run.finished ? 0U : 1U;
      mine = std::move(run);
      if (mine.finished) weeks_ = std::exchange(mine.series.weeks, {});
    } else if (mine.finished != run.finished || mine.digest != run.digest) {
      throw InputError(
          fmt::format("{}: has another result for run {} than the files before it (one of "
                      "them was changed, or made by another build); leave one out",
                      path, to));
    }
  });
  if (!used) return;
  const std::ptrdiff_t first = std::max<std::ptrdiff_t>(shift, 0);
  const std::ptrdiff_t last = std::min(shift + static_cast<std::ptrdiff_t>(part.n_samples()),
                                       static_cast<std::ptrdiff_t>(head_.n_samples()));
  files_.push_back({path, static_cast<std::size_t>(first), static_cast<std::size_t>(last - first)});
}

/// The samples first to first + n with their series, from the files that hold them.
Results Assembly::block_of(const std::vector<File>& files, std::size_t first, std::size_t n) const {
  Results block;
  block.set = part_of(head_.set, first, n);
  block.regions = head_.regions;
  block.groups = head_.groups;
  block.runs.resize(block.n_plans() * block.n_samples() * block.n_replicates());
  for (const File& file : files) {
    Results part = read_results(file.path, true);
    each_run(part, block, shift_of(part.set, block.set), [&](std::size_t from, std::size_t to) {
      if (part.runs[from].finished) block.runs[to] = std::move(part.runs[from]);
    });
  }
  return block;
}

void Assembly::complete_head(const std::string& command) {
  head_.command = command;
  const auto first_finished = std::find_if(head_.runs.begin(), head_.runs.end(),
                                           [](const RunRecord& run) { return run.finished; });
  if (first_finished != head_.runs.end()) first_finished->series.weeks = weeks_;
  std::stable_sort(files_.begin(), files_.end(),
                   [](const File& a, const File& b) { return a.first < b.first; });
}

void Assembly::write_virtual(const OutputLock& lock, const std::string& command) {
  complete_head(command);
  std::vector<SeriesPart> parts;
  for (const File& file : files_) {
    if (!parts.empty() && parts.back().first + parts.back().n > file.first) {
      throw InputError(
          fmt::format("{} and {} both hold runs of point {} (a batch was broken off there, and a "
                      "virtual file takes a point from one file); merge without --virtual",
                      parts.back().path, file.path, head_.set.first_sample + file.first));
    }
    parts.push_back({file.path, file.first, file.n});
  }
  write_results(head_, lock, parts);
}

void Assembly::write(const OutputLock& lock, const std::string& command,
                     const std::function<bool()>& cancelled) {
  complete_head(command);
  write_results(head_, lock, [&](const WriteSeries& write) {
    // Files whose samples overlap (a batch that was broken off, and what completed it) go together.
    for (std::size_t i = 0; i < files_.size();) {
      if (cancelled && cancelled()) throw Cancelled();
      const std::size_t first = files_[i].first;
      std::size_t end = first + files_[i].n;
      std::vector<File> together;
      for (; i < files_.size() && (together.empty() || files_[i].first < end); ++i) {
        end = std::max(end, files_[i].first + files_[i].n);
        together.push_back(files_[i]);
      }
      write(block_of(together, first, end - first), first);
    }
  });
}

StudySet whole_study(const std::vector<std::string>& files) {
  StudySet whole;
  std::vector<bool> found;
  for (const std::string& file : files) {
    const StudySet part = read_recorded_study(file).set;
    if (found.empty()) {
      whole = without_points(part);
      whole.study.samples = static_cast<std::int64_t>(part.whole_samples);
      whole.design.resize(part.whole_samples);
      whole.luck.resize(part.luck.empty() ? 0 : part.whole_samples);
      found.resize(part.whole_samples);
    }
    const std::size_t end = part.first_sample + part.design.size();
    if (part.whole_samples != found.size() || end > found.size() ||
        part.luck.empty() != whole.luck.empty()) {
      throw InputError(
          fmt::format("{}: is of another study than {} (its design differs); leave it out?", file,
                      files.front()));
    }
    for (std::size_t i = 0; i < part.design.size(); ++i) {
      whole.design[part.first_sample + i] = part.design[i];
      if (!part.luck.empty()) whole.luck[part.first_sample + i] = part.luck[i];
      found[part.first_sample + i] = true;
    }
  }
  const auto missing = std::count(found.begin(), found.end(), false);
  if (missing > 0) {
    const auto first = std::find(found.begin(), found.end(), false) - found.begin();
    throw InputError(
        fmt::format("{} of {} points are in none of the files (the first is {}); add the "
                    "files of the shards that have them",
                    missing, found.size(), first));
  }
  return whole;
}

}  // namespace ssr

#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "engine/study_set.h"
#include "experiment/ranks.h"
#include "store/output_file.h"

namespace ssr {

/// How far a sweep is.
struct SweepProgress {
  std::size_t runs_done = 0;    // finished or failed, also in earlier calls
  std::size_t runs = 0;         // wanted; where a rule may stop a point, the most there may be
  std::size_t failures = 0;
  std::size_t runs_before = 0;  // of runs_done, those of earlier calls
  std::size_t runs_wanted = 0;  // as far as the looks of a stopping rule tell; without one: runs
  std::size_t points = 0;
  std::size_t points_ended = 0;     // those that need no run more
  std::size_t points_resolved = 0;  // of these, those that a stopping rule ended
};

/// How a sweep is played. Never changes results.
struct SweepExecution {
  int threads = 0;                // 0: all
  bool check_invariants = false;
  bool any_version = false;       // also go on with what another version played
  std::string command;            // as typed
  std::function<void(const SweepProgress&)> progress;
  std::function<void(const std::string&)> note;
  std::function<bool()> cancelled;
  std::function<void(std::size_t plan, std::size_t sample, std::size_t replicate)> before_run;
};

struct SweepEnd {
  SweepProgress progress;
  bool complete = false;          // the output stands
  bool was_complete = false;      // and did so before
};

/// About how many batches, each a file, one rank makes of so many seconds.
double batches_in(double seconds);

/// Plays what is missing of the set's runs in batches, each a complete file in OUTPUT.parts, and
/// joins them as OUTPUT when none is left. Called again after an end of any kind it goes on where
/// it stopped; the digest is that of a sweep never stopped, for any number of threads, ranks and
/// batches. Throws InputError when OUTPUT or its parts hold another study. `lock` holds the output;
/// null on ranks other than 0.
SweepEnd sweep(const StudySet& set, const std::string& output, const OutputLock* lock, Ranks& ranks,
               const SweepExecution& execution);

}  // namespace ssr

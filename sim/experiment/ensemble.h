#pragma once

#include <cstddef>
#include <functional>

#include "engine/results.h"

namespace ssr {

/// What is asked of the machine, and how to hear about it. Never changes results.
struct Execution {
  int threads = 0;                                  // 0: all
  bool check_invariants = false;
  std::function<void(std::size_t done, std::size_t total)> progress;
  std::function<bool()> cancelled;
  /// Which runs to play; empty: all.
  std::function<bool(std::size_t plan, std::size_t sample, std::size_t replicate)> wanted;
  /// Called before a run begins, on its thread; what it throws is the run's failure (for tests).
  std::function<void(std::size_t plan, std::size_t sample, std::size_t replicate)> before_run;
};

/// The names that the runs of a set share, and no runs.
Results results_without_runs(const StudySet& set);

/// Plays every run of the set. Runs go in parallel; a single run is parallel within. Runs that were
/// not wanted, or not finished when the caller cancelled, are left with `finished` false; one that
/// throws has its `failure`, and the others go on.
Results play(const StudySet& set, const Execution& execution);

}  // namespace ssr

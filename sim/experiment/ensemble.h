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
};

/// Plays every run of the set. Runs go in parallel; a single run is parallel within. Runs that were
/// not wanted, or not finished when the caller cancelled, are left with `finished` false.
Results play(const StudySet& set, const Execution& execution);

}  // namespace ssr

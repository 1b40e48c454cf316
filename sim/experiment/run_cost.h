#pragma once

#include <cstdint>

#include "engine/study_set.h"

namespace ssr {

/// What a run of a study costs, as far as a short trial can say.
struct RunCost {
  double seconds = 0;       // of one thread
  std::uint64_t bytes = 0;  // in the file, before compression
};

/// Plays the first run of the set for at most `seconds`, and counts what it would record.
RunCost measure_run(const StudySet& set, double seconds);

}  // namespace ssr

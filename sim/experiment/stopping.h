#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "engine/study_set.h"
#include "experiment/decision.h"
#include "store/assembly.h"

namespace ssr {

/// Replicates of a point that are there when it is looked at first; twice as many each time after.
constexpr std::size_t first_look = 32;

/// The interval of a difference at a look (counted from 0), one of `comparisons` at that point. The
/// looks share the error of 5 percent, half of what is left to each, so that all intervals of all
/// looks hold together with 95 % however often a point is looked at.
Interval interval_at_look(const Paired& paired, bool yes_no, std::size_t look,
                          std::size_t comparisons);

/// The number of one run of a point: none while it is not played, NaN where it has no such number.
using RunNumber = std::function<std::optional<double>(std::size_t plan, std::size_t replicate)>;

/// How many replicates a point needs, as far as the runs tell that are there.
struct Reach {
  std::size_t replicates = 0;  // 0 to replicates - 1 are wanted
  bool known = false;  // they are all there, and nothing beyond is wanted
  bool resolved = false;  // every difference is as narrow as was asked
};

/// Looks at the replicates 0 to n - 1 of one point, for n = 32, 64, ... and at last the study's
/// replicates. A function of these runs alone: neither other points nor the order of playing
/// matter. Without a rule every replicate is wanted.
Reach reach_of(const StudySet& set, const RunNumber& number);

/// What the files of a study hold, against what its rule wants.
struct Completeness {
  std::size_t wanted = 0;  // runs, as far as is known
  std::size_t lacking = 0;  // of these
  std::size_t resolved = 0;  // points
};
Completeness completeness(const Assembly& assembly);

/// Throws InputError when a rule makes no sense for the study: one plan, or no budget to look at.
void check_stopping(const StudySet& set);

}  // namespace ssr

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "experiment/ablation.h"

namespace ssr {

/// Fewer pairs of runs than this do not date a difference.
constexpr std::size_t fewest_chain_samples = 4;

/// An indicator that came to differ between two plans: when, by how much, where, for whom.
struct Moved {
  std::size_t indicator = 0;        // in indicator_specs()
  Week week = 0;                    // first week of the month in which it left its noise
  double soon = 0;                  // mean difference over the half-year from then
  double later = 0;                 // over the last half-year
  double strength = 0;              // largest difference, in standard deviations of the level
  std::vector<std::size_t> regions; // where most, at most two
  std::optional<std::size_t> sex;   // 0 women, 1 men: where clearly more for one
  std::optional<std::size_t> group; // where clearly more than for the others
};

/// The indicators whose paired differences leave their noise, in order of time, at most `most` of
/// them: those that move furthest, and `always` (an indicator's name) if it moves at all. The pairs
/// recorded every four weeks: a month. A month counts when Student's t interval of the mean
/// difference over the samples, at 95 % corrected for the number of months, stays clear of zero for
/// three months running.
std::vector<Moved> causal_chain(const std::vector<const AblatedPair*>& pairs,
                                std::size_t n_regions, std::size_t n_groups,
                                std::string_view always, std::size_t most);

}  // namespace ssr

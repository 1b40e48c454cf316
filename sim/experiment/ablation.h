#pragma once

#include <cstddef>
#include <vector>

#include "engine/results.h"
#include "experiment/ensemble.h"

namespace ssr {

/// Two runs to play under the same sample and luck, one under each plan, with mechanisms cut.
struct Ablation {
  std::size_t sample = 0;
  std::vector<std::size_t> cut;  // indices of mechanisms()
  bool keep_series = false;      // also by district, sex and group
};

/// What they left. Series are kept where asked for.
struct AblatedPair {
  RunRecord plan;
  RunRecord reference;
  bool finished() const noexcept { return plan.finished && reference.finished; }
};

/// Plays pairs of runs of a set of two plans, in order, as many at a time as there are threads;
/// what was not finished when the caller cancelled is left unfinished. Pairs of one sample that
/// follow each other share their scenario and the world they begin in.
std::vector<AblatedPair> play_pairs(const StudySet& set, const std::vector<Ablation>& ablations,
                                    const Execution& execution);

/// The mechanisms that an ablation can cut: those with a switch that move something and are not
/// cut by the command line.
std::vector<std::size_t> cuttable_mechanisms(const StudySet& set);

}  // namespace ssr

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "experiment/ablation.h"
#include "experiment/causal_chain.h"
#include "experiment/screening.h"
#include "experiment/statistics.h"

namespace ssr {

/// What is to be explained, and for how much time.
struct Question {
  std::string outcome;
  std::string plan;
  std::string reference;
  double budget_seconds = 600;
};

/// What one mechanism contributes to the difference between the two plans.
struct Attribution {
  std::string mechanism;  // "M1 police-without-courts"
  std::string claim;
  double value = 0;       // Shapley value, mean over samples
  double error = 0;       // standard error of that mean
};

/// Why two plans differ on an outcome. The attributions and everything else sum to the difference.
struct Explanation {
  StudySet set;                        // of the two plans
  std::size_t outcome = 0;             // in outcome_specs()
  std::vector<Attribution> attributions;  // largest first
  Attribution rest;                    // the difference with all of these cut
  Attribution difference;              // with all mechanisms
  Interval interval;                   // of the difference: Student's t over samples, at 95 %
  double plan_value = 0;               // means over the same samples
  double reference_value = 0;
  std::size_t samples = 0;             // that the attributions rest on
  std::size_t undefined = 0;           // samples left out: the outcome is not defined in a run
  std::vector<std::string> screened_names;  // [ScreenedFactor::factor]
  std::vector<ScreenedFactor> screened;  // as far as they were followed
  std::size_t screening_rows = 0;      // each played with its mirror image
  bool saturated = false;
  std::size_t orders = 0;              // joining orders a sample; 0: every coalition
  double seconds_per_run = 0;          // of one thread, as measured
  std::size_t runs_played = 0;
  double seconds = 0;
  std::vector<Moved> chain;            // in order of time
  std::size_t chain_samples = 0;
  std::vector<std::string> regions, groups;
  std::string context_title;
  bool fictional = false;
  Date start;
};

/// The study with these two plans alone. Throws InputError for plans that the study does not play,
/// an unknown outcome, or a plan against itself.
StudySet pair_of(const StudySet& study, const Question& question);

/// Measures the cost of a run, screens all mechanisms, and gives Shapley values to the largest;
/// keeps to the budget. Records every four weeks, whatever the study records. Throws InputError
/// when budget or samples are too few for any answer, and Cancelled when the caller asked to stop.
Explanation explain(const StudySet& pair, const Question& question, const Execution& execution);

}  // namespace ssr

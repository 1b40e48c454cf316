#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/results.h"

namespace ssr {

/// How a difference between two plans stands under each reading of the questions that a study
/// varies. A reading's sign is told when Student's t interval of its samples is clear of zero, at
/// 95 % corrected for the number of readings.
struct SignUnderReadings {
  std::size_t readings = 0;          // of all questions, each with two samples or more
  std::size_t held = 0;              // the sign is that of all samples
  std::vector<std::string> flipped;  // "ddr_order = ddr_first (-0.02, n = 14)": the other sign
  std::size_t untold() const noexcept { return readings - held - flipped.size(); }
};

/// `plan` and `reference`: one number a run, in order [sample, replicate]; `decimals` for the
/// figures. Without varied questions there are no readings.
SignUnderReadings sign_under_readings(const Results& results, const std::vector<double>& plan,
                                      const std::vector<double>& reference, int decimals);

/// The questions that the samples of a study answer differently.
std::vector<std::string> varied_questions(const StudySet& set);

}  // namespace ssr

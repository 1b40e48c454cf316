#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/results.h"

namespace ssr {

/// How a difference between two plans stands under each reading of the questions that a study
/// varies.
struct SignUnderReadings {
  std::size_t readings = 0;          // of all questions, each with two samples or more
  std::vector<std::string> flipped;  // "ddr_order = ddr_first (-0.02, n = 14)": the other sign
};

/// `plan` and `reference`: one number a run, in order [sample, replicate]; `decimals` for the
/// figures. Without varied questions there are no readings.
SignUnderReadings sign_under_readings(const Results& results, const std::vector<double>& plan,
                                      const std::vector<double>& reference, int decimals);

/// The questions that the samples of a study answer differently.
std::vector<std::string> varied_questions(const StudySet& set);

}  // namespace ssr

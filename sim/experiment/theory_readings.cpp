#include "experiment/theory_readings.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "experiment/statistics.h"
#include "experiment/text.h"
#include "process/theories.h"

namespace ssr {

namespace {

constexpr std::size_t fewest_samples = 2;

/// The column of a question in the design; none where every sample reads it alike.
std::optional<std::size_t> varied_column(const StudySet& set, const Theory& theory) {
  const std::string path = theory_path(theory);
  for (std::size_t p = 0; p < set.parameters.size(); ++p) {
    if (set.parameters[p].path != path || set.overrides.fixed_parameters) continue;
    return set.parameters[p].uncertain() ? std::optional(p) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

SignUnderReadings sign_under_readings(const Results& results, const std::vector<double>& plan,
                                      const std::vector<double>& reference, int decimals) {
  std::vector<double> differences;  // [run]
  for (std::size_t i = 0; i < plan.size(); ++i) differences.push_back(plan[i] - reference[i]);
  const double overall = mean(differences);
  SignUnderReadings found;
  for (const Theory& theory : theories()) {
    const auto column = varied_column(results.set, theory);
    if (!column) continue;
    for (std::size_t reading = 0; reading < theory.readings.size(); ++reading) {
      std::vector<double> under;
      std::size_t samples = 0;
      for (std::size_t i = 0; i < differences.size(); ++i) {
        const std::size_t sample = i / results.n_replicates();
        if (results.set.design[sample][*column] != static_cast<double>(reading)) continue;
        under.push_back(differences[i]);
        samples += i % results.n_replicates() == 0 ? 1U : 0U;
      }
      const double difference = mean(under);
      if (samples < fewest_samples || std::isnan(difference)) continue;
      ++found.readings;
      if (difference * overall >= 0) continue;
      found.flipped.push_back(fmt::format("{} = {} ({}, n = {})", theory.question,
                                          theory.readings[reading].name,
                                          text::signed_number(difference, decimals), samples));
    }
  }
  return found;
}

std::vector<std::string> varied_questions(const StudySet& set) {
  std::vector<std::string> names;
  for (const Theory& theory : theories()) {
    if (varied_column(set, theory)) names.emplace_back(theory.question);
  }
  return names;
}

}  // namespace ssr

#include "experiment/theory_readings.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "experiment/decision.h"
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

/// The samples that play one reading of a question.
struct UnderReading {
  std::string name;  // "ddr_order = ddr_first"
  Paired paired;
};

UnderReading under_reading(const Results& results, const Theory& theory, std::size_t column,
                           std::size_t reading, const std::vector<double>& plan,
                           const std::vector<double>& reference) {
  std::vector<double> a, b;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const std::size_t sample = i / results.n_replicates();
    if (results.set.design[sample][column] != static_cast<double>(reading)) continue;
    a.push_back(plan[i]);
    b.push_back(reference[i]);
  }
  return {fmt::format("{} = {}", theory.question, theory.readings[reading].name),
          pair_samples(a, b, results.n_replicates())};
}

}  // namespace

SignUnderReadings sign_under_readings(const Results& results, const std::vector<double>& plan,
                                      const std::vector<double>& reference, int decimals) {
  std::vector<UnderReading> readings;
  for (const Theory& theory : theories()) {
    const auto column = varied_column(results.set, theory);
    if (!column) continue;
    for (std::size_t reading = 0; reading < theory.readings.size(); ++reading) {
      UnderReading under = under_reading(results, theory, *column, reading, plan, reference);
      if (under.paired.n() >= fewest_samples) readings.push_back(std::move(under));
    }
  }
  SignUnderReadings found;
  found.readings = readings.size();
  if (readings.empty()) return found;
  const double overall = mean(pair_samples(plan, reference, results.n_replicates()).differences);
  const double confidence = corrected_confidence(family_confidence, readings.size());
  for (const UnderReading& under : readings) {
    if (!t_interval(under.paired, confidence).clear_of_zero()) continue;
    const double difference = mean(under.paired.differences);
    if (difference * overall > 0) {
      ++found.held;
    } else {
      found.flipped.push_back(fmt::format("{} ({}, n = {})", under.name,
                                          text::signed_number(difference, decimals),
                                          under.paired.n()));
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

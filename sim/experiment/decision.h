#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/results.h"
#include "experiment/statistics.h"

namespace ssr {

/// What can be said of a plan against the reference on one outcome. Outcomes without a good side
/// are higher or lower.
enum class Verdict : std::uint8_t { better, worse, higher, lower, about_the_same, cannot_tell };

/// A plan against the reference on one outcome, under the same luck and parameters.
struct Comparison {
  Paired paired;                 // one difference a sample, plan minus reference
  double difference = 0;         // mean
  Interval interval;             // of the mean, corrected for the number of comparisons
  double probability_better = 0; // share of samples, ties half
  Verdict verdict = Verdict::cannot_tell;
  std::size_t pairs_needed = 0;  // to tell; 0: more than a million
};

/// Confidence that all intervals of a family hold together.
constexpr double family_confidence = 0.95;

/// The word for an interval of plan minus reference.
Verdict judge(Interval interval, const OutcomeSpec& spec) noexcept;

/// "better", "cannot tell (n = 32; about 120 would be needed)", ...
std::string words(const Comparison& comparison);

/// One pair a sample: means over the replicates in which both sides have a number.
Paired pair_samples(const std::vector<double>& plan, const std::vector<double>& reference,
                    std::size_t n_replicates);

/// `plan` and `reference`: one number a run, in order [sample, replicate]; replicates of a sample
/// share its parameters, so the sample is what counts as independent.
Comparison compare(const std::vector<double>& plan, const std::vector<double>& reference,
                   std::size_t n_replicates, const OutcomeSpec& spec, std::size_t comparisons);

/// Values of an outcome under a plan, [sample, replicate]; NaN where the run is missing or the
/// outcome is undefined.
std::vector<double> outcome_values(const Results& results, std::size_t plan, std::size_t outcome);

/// Indices of the outcomes that the study shows, in order of outcome_specs().
std::vector<std::size_t> shown_outcomes(const Study& study);

/// The place of a plan's name; none if the study does not play it.
std::optional<std::size_t> find_plan(const Results& results, std::string_view name);

/// For whom something is judged.
enum class Cell : std::uint8_t { nation, region, sex, group };

/// Somebody is worse off than under the harm reference, beyond chance.
struct Harm {
  std::size_t plan = 0;
  std::size_t outcome = 0;
  Cell cell = Cell::nation;
  std::size_t index = 0;         // of the region, sex or group
  double difference = 0;
  Interval interval;
};

/// All harm found, and how many comparisons were made to find it. Nationally outcomes are compared;
/// for districts, sexes and declared groups the mean over time of the indicator with the outcome's
/// name, where there is one. Never single agents.
struct HarmSearch {
  std::vector<Harm> found;
  std::size_t national_comparisons = 0;
  std::size_t local_comparisons = 0;
};
HarmSearch find_harm(const Results& results);

}  // namespace ssr

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/history.h"
#include "engine/stopping_rule.h"
#include "scenario/study.h"
#include "scenario/table.h"

namespace ssr {

/// The files of a study with every uncertain parameter declared: a recipe for any sample. Value
/// type, so that it can be written into a results file and read back for `rerun`.
struct StudySet {
  Study study;
  SourceText study_source;              // empty text for `run`
  SourceText context_source;
  std::vector<SourceText> plan_sources; // in plan order; name "<stem>.toml"
  std::vector<std::string> plan_names;  // stems
  Overrides overrides;
  std::vector<Parameter> parameters;    // at central values, in order of declaration
  /// [sample][parameter]: the point of each sample (central values where not uncertain).
  std::vector<std::vector<double>> design;
  /// [sample] which luck a sample has; empty: each its own, by its number.
  std::vector<std::uint32_t> luck;
  /// What a sweep varies, as columns of the design are named; empty: every uncertain parameter.
  std::vector<std::string> factors;
  /// [factor] how each lies in its range, as the file says it; empty: all uniform.
  std::vector<std::string> distributions;
  /// "a b 0.5": rank correlations of two factors.
  std::vector<std::string> correlations;
  /// When a point has replicates enough; none: it gets all of them.
  std::optional<StoppingRule> until;
  std::size_t first_sample = 0;  // number of the first sample here among those of the whole study
  std::size_t whole_samples = 0;  // of the whole study
};

/// The set without its samples: a design may be too large to copy.
StudySet without_points(const StudySet& set);
/// The set as one sample, with every parameter at its central value.
StudySet at_central_values(const StudySet& set);

/// Reads a study and all it names, once for each of its contexts. Throws InputError with every
/// problem of every file.
std::vector<StudySet> read_study_sets(const std::string& study_path, const Overrides& overrides,
                                      Purpose purpose = Purpose::comparison);
/// Reads a study of one context; refuses one of several.
StudySet read_study_set(const std::string& study_path, const Overrides& overrides,
                        Purpose purpose = Purpose::comparison);
/// `n` samples of the set from `first` on (counted from the set's own first), with the points and
/// luck they have in the whole.
StudySet part_of(const StudySet& set, std::size_t first, std::size_t n);
/// A set for one plan on one context (`ssr run`): equal to that plan's part of a comparison.
StudySet single_plan_set(const std::string& context_path, const std::string& plan_path,
                         const Overrides& overrides);

/// Context, process parameters (mechanisms cut) and plans of one sample.
struct SampleScenario {
  std::shared_ptr<const Scenario> scenario;
  std::vector<std::shared_ptr<const Plan>> plans;
};
SampleScenario resolve(const StudySet& set, std::size_t sample);

/// The luck of a history: the same for every plan, another for every replicate and, unless the
/// design says that points share it, for every sample; independent of how many there are.
Luck luck_of(const StudySet& set, std::size_t sample, std::size_t replicate);

/// Every number that the code itself declares under `mechanism`, at its default: `ssr list
/// parameters`.
std::vector<Parameter> process_parameters();

/// What `ssr check` found in scenario files of any kind. Warnings do not keep a file from being
/// used.
struct CheckReport {
  std::vector<Problem> problems;
  std::vector<Problem> warnings;
};
/// Checks each file; a study with all it names, a plan against the context among `paths`, where
/// there is one and no other (names of places stay unchecked else).
CheckReport check_files(const std::vector<std::string>& paths, const Overrides& overrides);

}  // namespace ssr

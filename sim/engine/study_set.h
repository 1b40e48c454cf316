#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/history.h"
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
};

/// Reads a study and all it names. Throws InputError with every problem of every file.
StudySet read_study_set(const std::string& study_path, const Overrides& overrides);
/// A set for one plan on one context (`ssr run`): equal to that plan's part of a comparison.
StudySet single_plan_set(const std::string& context_path, const std::string& plan_path,
                         const Overrides& overrides);

/// Context, process parameters (mechanisms cut) and plans of one sample.
struct SampleScenario {
  std::shared_ptr<const Scenario> scenario;
  std::vector<std::shared_ptr<const Plan>> plans;
};
SampleScenario resolve(const StudySet& set, std::size_t sample);

/// The luck of a history: the same for every plan, another for every sample and replicate, and
/// independent of how many there are.
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
/// Checks each file; a study with all it names, a plan against the contexts among `paths` (names of
/// places stay unchecked without one).
CheckReport check_files(const std::vector<std::string>& paths, const Overrides& overrides);

}  // namespace ssr

#include <fmt/format.h>

#include <algorithm>

#include "experiment/explanation.h"

namespace ssr {

namespace {

template <class Specs>
std::vector<std::string> names_of(const Specs& specs) {
  std::vector<std::string> names;
  for (const auto& spec : specs) names.emplace_back(spec.name);
  return names;
}

void check_name(const std::string& name, const std::vector<std::string>& valid, const char* option,
                const char* kind, const std::string& where, std::vector<Problem>& problems) {
  if (std::find(valid.begin(), valid.end(), name) != valid.end()) return;
  const std::string nearest = nearest_name(name, valid);
  problems.push_back(
      {"", 0, 0,
       fmt::format("{} {}: unknown {} \"{}\" ({}){}", option, name, kind, name, where,
                   nearest.empty() ? "" : fmt::format("; did you mean \"{}\"?", nearest))});
}

}  // namespace

StudySet pair_of(const StudySet& study, const Question& question) {
  std::vector<Problem> problems;
  check_name(question.outcome, names_of(outcome_specs()), "--outcome", "outcome",
             "not in `ssr list outcomes`", problems);
  const std::string plays = fmt::format("the study plays {}", fmt::join(study.plan_names, ", "));
  for (const std::string& name : {question.plan, question.reference}) {
    check_name(name, study.plan_names, "--plans", "plan", plays, problems);
  }
  if (question.plan == question.reference) {
    problems.push_back({"", 0, 0,
                        fmt::format("--plans {},{}: a plan against itself (nothing differs); name "
                                    "two plans of the study",
                                    question.plan, question.reference)});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  StudySet set = study;
  set.plan_names.clear();
  set.plan_sources.clear();
  for (const std::string& name : {question.plan, question.reference}) {
    const auto at = std::find(study.plan_names.begin(), study.plan_names.end(), name);
    set.plan_names.push_back(name);
    set.plan_sources.push_back(
        study.plan_sources[static_cast<std::size_t>(at - study.plan_names.begin())]);
  }
  return set;
}

}  // namespace ssr

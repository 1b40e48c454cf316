#include <fmt/format.h>

#include "engine/study_set.h"
#include "process/parameters.h"
#include "process/theories.h"
#include "scenario/check.h"
#include "scenario/source_text.h"

namespace ssr {

namespace {

/// A scenario file given to `ssr check`.
struct Given {
  std::string path;
  SourceText source;
  std::string kind;
};

void warn(CheckReport& report, const std::string& file, const std::vector<std::string>& gaps) {
  for (const std::string& gap : gaps) report.warnings.push_back({file, 0, 0, gap});
}

void warn_sources(CheckReport& report, const std::string& file,
                  const std::vector<Parameter>& parameters, const std::string& root) {
  const std::string gap = source_gap(parameters, root);
  if (!gap.empty()) report.warnings.push_back({file, 0, 0, gap});
}

void check_study(const Given& given, Overrides overrides, CheckReport& report) {
  try {
    overrides.fixed_parameters = true;  // warnings are about central values
    for (const StudySet& set : read_study_sets(given.path, overrides, Purpose::sweep)) {
      const SampleScenario central = resolve(set, 0);
      const Context& context = central.scenario->context;
      warn(report, set.context_source.name, context_gaps(context));
      warn_sources(report, set.context_source.name, set.parameters, "context");
      for (std::size_t i = 0; i < central.plans.size(); ++i) {
        warn(report, set.plan_sources[i].name,
             plan_gaps(*central.plans[i], context, set.study.horizon_weeks));
      }
    }
  } catch (const InputError& error) {
    report.problems.insert(report.problems.end(), error.problems().begin(), error.problems().end());
  }
}

std::vector<Context> check_contexts(const std::vector<Given>& files, const Overrides& overrides,
                                    CheckReport& report) {
  std::vector<Context> contexts;
  for (const Given& given : files) {
    if (given.kind != "context") continue;
    ParameterBook book;
    const std::size_t before = report.problems.size();
    Document document(given.source, "context", overrides.settings, book, report.problems);
    Context context = read_context(document, stem_of(given.path));
    Document mechanism(given.source, "mechanism", overrides.settings, book, report.problems);
    Parameters parameters = read_parameters(mechanism);
    Document theory(given.source, "theory", overrides.settings, book, report.problems);
    read_theories(theory, book, {}, parameters);
    if (report.problems.size() == before) {
      warn(report, given.source.name, context_gaps(context));
      warn_sources(report, given.source.name, book.parameters(), "context");
    }
    contexts.push_back(std::move(context));
  }
  return contexts;
}

void check_plan(const Given& given, const Context& context, const Overrides& overrides,
                CheckReport& report) {
  ParameterBook book;
  const std::string name = stem_of(given.path);
  const std::size_t before = report.problems.size();
  Document document(given.source, "plan." + name, overrides.settings, book, report.problems);
  const Plan plan = read_plan(document, context, name);
  if (report.problems.size() > before) return;
  warn(report, given.source.name, plan_gaps(plan, context));
}

}  // namespace

CheckReport check_files(const std::vector<std::string>& paths, const Overrides& overrides) {
  CheckReport report;
  std::vector<Given> files;
  for (const std::string& path : paths) {
    try {
      SourceText source = load_source(path);
      std::string kind = kind_of(source);
      files.push_back({path, std::move(source), std::move(kind)});
    } catch (const InputError& error) {
      report.problems.insert(report.problems.end(), error.problems().begin(),
                             error.problems().end());
    }
  }
  const std::vector<Context> contexts = check_contexts(files, overrides, report);
  // Which plan is for which of several countries, studies say.
  const Context country = contexts.size() == 1 ? contexts.front() : Context{};
  for (const Given& given : files) {
    if (given.kind == "study") check_study(given, overrides, report);
    if (given.kind == "plan") check_plan(given, country, overrides, report);
    if (!given.kind.empty()) continue;
    ParameterBook book;
    const Document document(given.source, "context", {}, book, report.problems);
    if (document.usable()) {
      report.problems.push_back({given.source.name, 1, 1,
                                 "has none of [context], [plan], [study] (a scenario file "
                                 "has one of them); add it"});
    }
  }
  sort_problems(report.problems);
  return report;
}

}  // namespace ssr

#include "engine/study_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "engine/record.h"
#include "engine/sweep_points.h"
#include "process/registry.h"
#include "process/theories.h"
#include "scenario/plan_times.h"
#include "scenario/source_text.h"

namespace ssr {

namespace {

/// Where names of files are looked for, seen from a study's folder: beside it, and among the
/// scenarios where the command is given.
std::vector<std::string> places_of(const std::string& kind) {
  std::error_code error;
  return {"../" + kind + "s", ".",
          (std::filesystem::current_path(error) / "scenarios" / (kind + "s")).string()};
}

std::vector<std::string> outcome_names() {
  std::vector<std::string> names;
  for (const OutcomeSpec& spec : outcome_specs()) names.emplace_back(spec.name);
  return names;
}

void append(std::vector<Problem>& problems, const InputError& error) {
  problems.insert(problems.end(), error.problems().begin(), error.problems().end());
}

void throw_if_any(std::vector<Problem>& problems) {
  if (problems.empty()) return;
  sort_problems(problems);
  throw InputError(std::move(problems));
}

/// Settings of the command line, and the study's scale as one of them.
std::vector<Setting> settings_of(const StudySet& set) {
  std::vector<Setting> settings;
  if (set.study.scale > 0)
    settings.push_back({"context.scale", fmt::format("{}", set.study.scale)});
  settings.insert(settings.end(), set.overrides.settings.begin(), set.overrides.settings.end());
  return settings;
}

template <class Number>
void take_override(const std::optional<Number>& given, Number& target, double min, double max,
                   std::string_view option, std::vector<Problem>& problems) {
  if (!given) return;
  const auto value = static_cast<double>(*given);
  if (!(value >= min && value <= max)) {
    problems.push_back(
        {"", 0, 0, fmt::format("{} {} (outside {} to {}); correct it", option, *given, min, max)});
    return;
  }
  target = *given;
}

void apply_overrides(StudySet& set, std::vector<Problem>& problems) {
  Study& study = set.study;
  const Overrides& over = set.overrides;
  if (over.seed) study.seed = *over.seed;
  take_override(over.samples, study.samples, 1, static_cast<double>(max_samples), "--samples",
                problems);
  take_override(over.replicates, study.replicates, 1, static_cast<double>(max_replicates),
                "--replicates", problems);
  take_override(over.horizon_weeks, study.horizon_weeks, 1, max_horizon_weeks, "--horizon-weeks",
                problems);
  take_override(over.scale, study.scale, 1e-6, 1.0, "--scale", problems);
  const auto plans = static_cast<std::int64_t>(std::max<std::size_t>(1, set.plan_names.size()));
  if (plans * study.samples * study.replicates > max_runs && problems.empty()) {
    problems.push_back(
        {"", 0, 0,
         fmt::format("{} plans x {} samples x {} replicates are too many runs (at most "
                     "{}); lower --samples or --replicates",
                     plans, study.samples, study.replicates, max_runs)});
  }
}

bool names_mechanism(const Mechanism& mechanism, const std::string& text) {
  return mechanism.id == text || mechanism.name == text;
}

/// Why the mechanism cannot be cut; empty when it can.
std::string why_not_cut(const Mechanism& mechanism) {
  switch (mechanism.kind) {
    case MechanismKind::input:
      return fmt::format("is an input (an attribute of contexts or plans, not a link among "
                         "actors); set {} instead?",
                         fmt::join(parameter_paths(mechanism), ", "));
    case MechanismKind::out_of_scope:
      return fmt::format("is out of scope ({})", mechanism.link);
    case MechanismKind::executable:
      break;
  }
  return "";
}

void check_disabled(const StudySet& set, std::vector<Problem>& problems) {
  for (const std::string& wanted : set.overrides.disabled) {
    std::vector<std::string> valid;
    bool known = false;
    for (const Mechanism& mechanism : mechanisms()) {
      const std::string why = why_not_cut(mechanism);
      if (names_mechanism(mechanism, wanted)) {
        known = true;
        if (!why.empty()) {
          problems.push_back({"", 0, 0,
                              fmt::format("--disable {}: {} {} {}", wanted, mechanism.id,
                                          mechanism.name, why)});
        }
      }
      if (!why.empty()) continue;
      valid.emplace_back(mechanism.id);
      valid.emplace_back(mechanism.name);
    }
    if (known) continue;
    const std::string nearest = nearest_name(wanted, valid);
    problems.push_back(
        {"", 0, 0,
         fmt::format("--disable {}: unknown mechanism \"{}\" (not in `ssr list mechanisms`){}",
                     wanted, wanted,
                     nearest.empty() ? "" : fmt::format("; did you mean \"{}\"?", nearest))});
  }
}

/// Settings whose path begins with nothing that was read.
void check_setting_roots(const StudySet& set, std::vector<Problem>& problems) {
  std::vector<std::string> roots = {"context", "mechanism", "theory", "study"};
  for (const std::string& name : set.plan_names) roots.push_back("plan." + name);
  for (const Setting& setting : set.overrides.settings) {
    const bool known = std::any_of(roots.begin(), roots.end(), [&](const std::string& root) {
      return setting.path.starts_with(root + ".");
    });
    if (known) continue;
    const bool plan = setting.path.starts_with("plan.");
    const std::size_t end = setting.path.find('.', plan ? 5 : 0);
    const std::string nearest = nearest_name(setting.path.substr(0, end), roots);
    problems.push_back(
        {"--set " + setting.path, 0, 0,
         fmt::format("the path leads nowhere (paths begin with {}.){}", fmt::join(roots, "., "),
                     nearest.empty() ? "" : fmt::format("; did you mean \"{}.\"?", nearest))});
  }
}

/// Context, process parameters and plans, at the point that the book holds.
struct Reading {
  Scenario scenario;
  std::vector<Plan> plans;
};

Reading read_all(const StudySet& set, ParameterBook& book, std::vector<Problem>& problems) {
  const std::vector<Setting> settings = settings_of(set);
  Reading reading;
  // A context that is missing or cannot be parsed leaves plans to be read without its names.
  Document context(set.context_source, "context", settings, book, problems);
  if (context.usable() && !set.context_source.text.empty()) {
    reading.scenario.context = read_context(context, stem_of(set.context_source.name));
    Document mechanism({set.context_source, set.study_source}, "mechanism", settings, book,
                       problems);
    reading.scenario.parameters = read_parameters(mechanism);
    Document theory({set.context_source, set.study_source}, "theory", settings, book, problems);
    read_theories(theory, book, set.study.theories, reading.scenario.parameters);
  }
  for (std::size_t i = 0; i < set.plan_sources.size(); ++i) {
    Document plan(set.plan_sources[i], "plan." + set.plan_names[i], settings, book, problems);
    if (!plan.usable()) continue;
    reading.plans.push_back(read_plan(plan, reading.scenario.context, set.plan_names[i]));
  }
  return reading;
}

/// The study as its source and the command line say.
void read_study_of(StudySet& set, Document& document, Purpose purpose = Purpose::comparison) {
  const bool has_file = !set.study_source.text.empty();
  set.study = read_study(document, has_file ? stem_of(set.study_source.name) : "run",
                         outcome_names(), theory_names(), has_file, purpose);
}

void check_references(const StudySet& set, Table& head) {
  for (const auto& [key, name] :
       {std::pair<const char*, const std::string&>{"reference", set.study.reference},
        {"harm_reference", set.study.harm_reference}}) {
    const auto& plans = set.plan_names;
    if (name.empty() || std::find(plans.begin(), plans.end(), name) != plans.end()) continue;
    head.problem(key, fmt::format("{} \"{}\" is not among the plans of the study; choose one of {}",
                                  key, name, fmt::join(plans, ", ")));
  }
}

void load_plans(StudySet& set, const std::string& folder, Table& head,
                std::vector<Problem>& problems) {
  for (std::size_t i = 0; i < set.study.plans.size(); ++i) {
    try {
      const std::string path = locate_source(set.study.plans[i], folder, places_of("plan"), "plan");
      const std::string name = stem_of(path);
      if (name.find('.') != std::string::npos) {
        head.item_problem("plans", i,
                          fmt::format("plan \"{}\" has a dot in its name (names are parts of --set "
                                      "paths); rename the file",
                                      name));
      }
      if (std::find(set.plan_names.begin(), set.plan_names.end(), name) != set.plan_names.end()) {
        head.item_problem(
            "plans", i,
            fmt::format("plan \"{}\" stands twice in the study (names tell plans apart); "
                        "remove one",
                        name));
        continue;
      }
      set.plan_sources.push_back(load_source(path));
      set.plan_names.push_back(name);
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) {
        if (problem.file.empty())
          head.item_problem("plans", i, problem.text);
        else
          problems.push_back(problem);
      }
    }
  }
}

/// `place` is the context's among those that the study names.
void load_context(StudySet& set, std::size_t place, const std::string& folder, Table& head,
                  std::vector<Problem>& problems) {
  if (set.study.context.empty()) return;
  try {
    set.context_source =
        load_source(locate_source(set.study.context, folder, places_of("context"), "context"));
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) {
      if (problem.file.empty())
        head.has("contexts") ? head.item_problem("contexts", place, problem.text)
                             : head.problem("context", problem.text);
      else
        problems.push_back(problem);
    }
  }
}

/// Reports a horizon before which a plan cannot begin all that it fixes a week for.
void check_horizon(const std::vector<Plan>& plans, Week horizon, Table& head) {
  Week wanted = 0;
  std::vector<std::string> cut;
  for (const Plan& plan : plans) {
    const LastDate last = last_date(plan);
    if (last.week < horizon) continue;
    wanted = std::max(wanted, last.week + 1);
    cut.push_back(fmt::format("{}: {} in week {}", plan.name, last.what, last.week));
  }
  if (cut.empty()) return;
  constexpr std::size_t shown = 3;
  const std::size_t more = cut.size() - std::min(cut.size(), shown);
  cut.resize(std::min(cut.size(), shown));
  head.problem("horizon_weeks",
               fmt::format("horizon_weeks = {} ends before all that plans fix has begun ({}{}); "
                           "lengthen to at least {} weeks, or play a part with --horizon-weeks",
                           horizon, fmt::join(cut, "; "),
                           more > 0 ? fmt::format("; and {} more", more) : "", wanted));
}

/// Reads everything once at central values.
void complete(StudySet& set, Table& head, std::vector<Problem>& problems) {
  const Week as_written = set.study.horizon_weeks;
  apply_overrides(set, problems);
  check_disabled(set, problems);
  check_setting_roots(set, problems);
  ParameterBook book;
  const Reading reading = read_all(set, book, problems);
  if (!reading.scenario.context.regions.empty()) {
    check_horizon(reading.plans, std::max(as_written, set.study.horizon_weeks), head);
  }
  throw_if_any(problems);
  set.parameters = book.parameters();
}

/// The points of a comparison, for which every uncertain parameter is drawn.
void draw_points(StudySet& set) {
  set.design = comparison_points(set.parameters, set.study, set.overrides.fixed_parameters);
  set.whole_samples = set.design.size();
}

std::string folder_of(const std::string& path) {
  return std::filesystem::path(path).parent_path().string();
}

}  // namespace

namespace {

/// The study on the context of that place in its list.
StudySet read_on_context(const std::string& study_path, const Overrides& overrides, Purpose purpose,
                         std::size_t place) {
  StudySet set;
  set.overrides = overrides;
  const std::string path = locate_source(study_path, "", {"scenarios/studies"}, "study");
  set.study_source = load_source(path);
  std::vector<Problem> problems;
  ParameterBook choices;  // numbers of a study are not parameters of the scenario
  Document document(set.study_source, "study", overrides.settings, choices, problems);
  if (!document.usable()) throw_if_any(problems);
  read_study_of(set, document, purpose);
  Table head = document.root().table("study");
  const std::string folder = folder_of(path);
  if (place < set.study.contexts.size()) set.study.context = set.study.contexts[place];
  load_context(set, place, folder, head, problems);
  load_plans(set, folder, head, problems);
  if (set.plan_names.size() == set.study.plans.size()) check_references(set, head);
  if (set.study.reference.empty() && !set.plan_names.empty())
    set.study.reference = set.plan_names.front();
  complete(set, head, problems);
  if (purpose == Purpose::comparison || !set.study.sweep.given) {
    draw_points(set);
  } else {
    Table root = document.root();
    lay_out_sweep(set, folder, root, problems);
    throw_if_any(problems);
    set.whole_samples = set.design.size();
  }
  return set;
}

}  // namespace

std::vector<StudySet> read_study_sets(const std::string& study_path, const Overrides& overrides,
                                      Purpose purpose) {
  std::vector<StudySet> sets;
  std::vector<Problem> problems;
  std::set<std::string> said;  // what is wrong with the study itself, every context would repeat
  for (std::size_t place = 0, n = 1; place < n; ++place) {
    try {
      sets.push_back(read_on_context(study_path, overrides, purpose, place));
      n = std::max<std::size_t>(1, sets.back().study.contexts.size());
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) {
        if (said.insert(to_string(problem)).second) problems.push_back(problem);
      }
      if (sets.empty()) break;
    }
  }
  throw_if_any(problems);
  return sets;
}

StudySet read_study_set(const std::string& study_path, const Overrides& overrides,
                        Purpose purpose) {
  std::vector<StudySet> sets = read_study_sets(study_path, overrides, purpose);
  if (sets.size() == 1) return std::move(sets.front());
  throw InputError(
      fmt::format("{}: names {} contexts (this command takes one); write a study with one of them?",
                  study_path, sets.size()));
}

StudySet without_points(const StudySet& set) {
  StudySet same;
  same.study = set.study;
  same.study_source = set.study_source;
  same.context_source = set.context_source;
  same.plan_sources = set.plan_sources;
  same.plan_names = set.plan_names;
  same.overrides = set.overrides;
  same.parameters = set.parameters;
  same.factors = set.factors;
  same.distributions = set.distributions;
  same.correlations = set.correlations;
  same.until = set.until;
  same.whole_samples = set.whole_samples;
  return same;
}

StudySet at_central_values(const StudySet& set) {
  StudySet central = without_points(set);
  std::vector<double>& point = central.design.emplace_back();
  for (const Parameter& parameter : set.parameters) point.push_back(parameter.value);
  central.study.samples = 1;
  return central;
}

StudySet part_of(const StudySet& set, std::size_t first, std::size_t n) {
  StudySet part = without_points(set);
  const auto begin = static_cast<std::ptrdiff_t>(first);
  const auto end = static_cast<std::ptrdiff_t>(first + n);
  part.design.assign(set.design.begin() + begin, set.design.begin() + end);
  if (!set.luck.empty()) part.luck.assign(set.luck.begin() + begin, set.luck.begin() + end);
  part.first_sample = set.first_sample + first;
  part.study.samples = static_cast<std::int64_t>(n);
  return part;
}

StudySet single_plan_set(const std::string& context_path, const std::string& plan_path,
                         const Overrides& overrides) {
  StudySet set;
  set.overrides = overrides;
  std::vector<Problem> problems;
  ParameterBook choices;
  Document document(set.study_source, "study", overrides.settings, choices, problems);
  read_study_of(set, document);
  try {
    set.context_source =
        load_source(locate_source(context_path, "", {"scenarios/contexts"}, "context"));
  } catch (const InputError& error) {
    append(problems, error);
  }
  try {
    const std::string beside =
        (std::filesystem::path(folder_of(context_path)) / "../plans").string();
    const std::string path = locate_source(plan_path, "", {"scenarios/plans", beside}, "plan");
    set.plan_sources.push_back(load_source(path));
    set.plan_names.push_back(stem_of(path));
    if (set.plan_names.back().find('.') != std::string::npos) {
      problems.push_back(
          {path, 0, 0,
           "the plan has a dot in its name (names are parts of --set paths); rename the "
           "file"});
    }
  } catch (const InputError& error) {
    append(problems, error);
  }
  set.study.context = stem_of(context_path);
  set.study.plans = set.plan_names;
  if (!set.plan_names.empty()) set.study.reference = set.plan_names.front();
  Table head = document.root().table("study");
  complete(set, head, problems);
  draw_points(set);
  return set;
}

SampleScenario resolve(const StudySet& set, std::size_t sample) {
  std::map<std::string, double> point;
  for (std::size_t p = 0; p < set.parameters.size(); ++p) {
    point.emplace(set.parameters[p].path, set.design[sample][p]);
  }
  ParameterBook book(std::move(point));
  std::vector<Problem> problems;
  Reading reading = read_all(set, book, problems);
  throw_if_any(problems);
  for (const std::string& wanted : set.overrides.disabled) {
    for (const Mechanism& mechanism : mechanisms()) {
      if (names_mechanism(mechanism, wanted)) mechanism.cut(reading.scenario.parameters);
    }
  }
  SampleScenario resolved;
  resolved.scenario = std::make_shared<const Scenario>(std::move(reading.scenario));
  for (Plan& plan : reading.plans) {
    resolved.plans.push_back(std::make_shared<const Plan>(std::move(plan)));
  }
  return resolved;
}

Luck luck_of(const StudySet& set, std::size_t sample, std::size_t replicate) {
  constexpr std::uint32_t replicate_stride = 65'536;  // max_samples
  const std::size_t own = set.first_sample + sample;
  return {set.study.seed, (set.luck.empty() ? static_cast<std::uint32_t>(own) : set.luck[sample]) +
                              replicate_stride * static_cast<std::uint32_t>(replicate)};
}

std::vector<Parameter> process_parameters() {
  ParameterBook book;
  std::vector<Problem> problems;
  Document document(SourceText{}, "mechanism", {}, book, problems);
  read_parameters(document);
  return book.parameters();
}

}  // namespace ssr

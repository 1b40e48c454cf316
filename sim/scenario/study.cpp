#include "scenario/study.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace ssr {

namespace {

void read_output(Table& root, OutputChoice& output, bool all) {
  Table table = root.table("output");
  output.interval_weeks = static_cast<Week>(table.integer(
      "interval_weeks",
      {.value = 1, .unit = "week", .help = "between recorded weeks", .min = 1, .max = 520}));
  output.regional = table.flag("regional", all, "indicators by region");
  output.by_sex = table.flag("by_sex", all, "indicators by sex");
  output.by_group = table.flag("by_group", all, "indicators by identity group");
  output.events = table.flag("events", all, "public events");
  output.ledger = table.flag("ledger", false, "what moved each stock");
  table.finish();
}

void read_outcomes(Table& head, Study& study, const std::vector<std::string>& valid) {
  if (!head.has("outcomes")) {
    head.accept("outcomes");
    return;
  }
  std::vector<std::string> names;
  for (const std::size_t i :
       head.names("outcomes", valid, "outcome", "columns of the decision table")) {
    names.push_back(valid[i]);
  }
  study.outcomes = std::move(names);
}

/// Questions whose readings are crossed with the plans: a list, "all" or "none".
void read_varied_theories(Table& head, Study& study, const std::vector<std::string>& valid) {
  if (head.peek("theories") == "none") {
    head.accept("theories");
    return;
  }
  if (head.peek("theories") == "all") {
    head.accept("theories");
    study.theories = {"all"};
    return;
  }
  for (const std::size_t i : head.names("theories", valid, "question",
                                        "questions whose readings are drawn, or \"all\"")) {
    study.theories.push_back(valid[i]);
  }
}

/// `context = "a"`, or `contexts = ["a", "b"]` for the same plans on each.
void read_contexts(Table& head, Study& study) {
  if (!head.has("contexts")) {
    head.accept("contexts");
    study.context = head.required_text("context", "file or name of a context");
    study.contexts = {study.context};
    return;
  }
  if (head.has("context")) {
    head.problem("context", "a study has either a context or contexts; remove one");
    head.accept("context");
  }
  study.contexts =
      head.texts("contexts", "files or names of contexts, each with results of its own");
  if (study.contexts.empty()) {
    head.problem("contexts", "names no context (plans need a country); write contexts = [\"...\"]");
    return;
  }
  study.context = study.contexts.front();
  std::vector<std::string> stems;
  for (std::size_t i = 0; i < study.contexts.size(); ++i) {
    stems.push_back(std::filesystem::path(study.contexts[i]).stem().string());
    if (std::find(stems.begin(), stems.end() - 1, stems.back()) == stems.end() - 1) continue;
    head.item_problem("contexts", i,
                      fmt::format("context \"{}\" stands twice (names tell results apart); remove "
                                  "one",
                                  stems.back()));
  }
}

void read_numbers(Table& head, Study& study) {
  study.samples = head.integer("samples", {.value = static_cast<double>(study.samples),
                                           .help = "draws of the uncertain parameters",
                                           .min = 1,
                                           .max = static_cast<double>(max_samples)});
  study.replicates = head.integer("replicates", {.value = static_cast<double>(study.replicates),
                                                 .help = "histories at each sample",
                                                 .min = 1,
                                                 .max = static_cast<double>(max_replicates)});
  study.horizon_weeks = static_cast<Week>(
      head.integer("horizon_weeks", {.value = static_cast<double>(study.horizon_weeks),
                                     .unit = "week",
                                     .help = "length of a history",
                                     .min = 1,
                                     .max = max_horizon_weeks}));
  study.seed = static_cast<std::uint32_t>(
      head.integer("seed", {.value = 1, .help = "of all luck", .min = 0, .max = 4294967295.0}));
  if (head.has("scale")) {
    study.scale = head.number(
        "scale", {.value = 1, .help = "share of communities simulated", .min = 1e-6, .max = 1});
  }
  head.accept("scale");
}

}  // namespace

Study read_study(Document& document, std::string name,
                 const std::vector<std::string>& outcome_names,
                 const std::vector<std::string>& theory_names, bool has_file, Purpose purpose) {
  Study study;
  study.name = std::move(name);
  Table root = document.root();
  Table head = root.table("study");
  if (has_file && !head.exists())
    root.problem("study", "missing [study] (it names a context and plans)");
  study.title = head.text("title", study.name, "title of tables and reports");
  head.text("description", {}, "what the study asks");
  if (has_file) {
    read_contexts(head, study);
    study.plans = head.texts("plans", "files or names of plans");
    if (study.plans.empty()) {
      head.problem("plans",
                   "a study without plans (there is nothing to compare); add plans = [\"...\"]");
    }
    study.reference = head.text("reference", {}, "plan that differences refer to");
    study.harm_reference = head.text("harm_reference", {}, "plan that harm is measured against");
  }
  read_outcomes(head, study, outcome_names);
  read_varied_theories(head, study, theory_names);
  read_numbers(head, study);
  const std::int64_t plans =
      std::max<std::int64_t>(1, static_cast<std::int64_t>(study.plans.size()));
  if (plans * study.samples * study.replicates > max_runs) {
    head.problem(
        "samples",
        fmt::format("{} plans x {} samples x {} replicates are too many runs (at most {}); "
                    "lower one",
                    plans, study.samples, study.replicates, max_runs));
  }
  head.finish();
  study.sweep = read_sweep(root);
  read_output(root, study.output, purpose == Purpose::comparison || !study.sweep.given);
  root.finish();
  return study;
}

}  // namespace ssr

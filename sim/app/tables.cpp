#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/lists.h"
#include "engine/compared.h"
#include "engine/record.h"
#include "engine/study_set.h"
#include "process/registry.h"
#include "process/theories.h"
#include "scenario/plan.h"

namespace ssr::app {

namespace {

/// Cells become one line; a table's cells never hold a tab or the end of a line.
void add_line(std::string& out, const std::vector<std::string>& cells) {
  out += fmt::format("{}\n", fmt::join(cells, "\t"));
}

std::string number(double x) { return fmt::format("{:g}", x); }

std::string parameters() {
  std::string out;
  add_line(out, {"path", "value", "low", "high", "unit", "meaning", "source"});
  for (const Parameter& p : process_parameters()) {
    add_line(out,
             {p.path, number(p.value), number(p.low), number(p.high), p.unit, p.help, p.source});
  }
  return out;
}

std::string indicators() {
  std::string out;
  add_line(out, {"name", "unit", "long_name", "definition", "splits", "seen_as", "counterpart",
                 "condition"});
  for (const IndicatorSpec& spec : indicator_specs()) {
    std::vector<std::string_view> splits;
    if (spec.regional) splits.push_back("region");
    if (spec.by_sex) splits.push_back("sex");
    if (spec.by_group) splits.push_back("group");
    add_line(out, {std::string(spec.name), std::string(spec.unit), std::string(spec.long_name),
                   std::string(spec.definition), fmt::format("{}", fmt::join(splits, " ")),
                   std::string(seen_as[static_cast<std::size_t>(spec.observer)]),
                   std::string(spec.counterpart), std::string(spec.condition)});
  }
  return out;
}

std::string outcomes() {
  std::string out;
  add_line(out, {"name", "unit", "long_name", "definition", "better", "indifference", "checked"});
  for (const OutcomeSpec& spec : outcome_specs()) {
    const char* better = spec.better == Better::lower    ? "lower"
                         : spec.better == Better::higher ? "higher"
                                                         : "neither";
    add_line(out, {std::string(spec.name), spec.yes_no ? "yes or no" : std::string(spec.unit),
                   std::string(spec.long_name), std::string(spec.definition), better,
                   number(spec.indifference), std::string(compared_with(spec.name))});
  }
  return out;
}

std::string levers() {
  std::string out;
  add_line(out, {"name", "sector", "reach", "unit", "unit_cost_usd", "low", "high", "meaning",
                 "options", "mechanisms", "source"});
  for (const LeverSpec& spec : lever_specs()) {
    add_line(out, {std::string(spec.name), sector_names[static_cast<std::size_t>(spec.sector)],
                   lever_reach_names[static_cast<std::size_t>(spec.reach)], std::string(spec.unit),
                   number(spec.unit_cost_usd), number(spec.low), number(spec.high),
                   std::string(spec.help), std::string(spec.options), std::string(spec.mechanisms),
                   std::string(spec.source)});
  }
  return out;
}

std::string all_mechanisms() {
  std::string out;
  add_line(out, {"id", "kind", "name", "claim", "source", "link", "decisions", "outcome",
                 "direction", "origin", "parameters", "exception"});
  for (const Mechanism& m : mechanisms()) {
    const bool executable = m.kind == MechanismKind::executable;
    const char* direction = m.direction > 0 ? "raises" : m.direction < 0 ? "lowers" : "none";
    const char* origin = m.origin == Origin::built_in ? "built in" : "emergent";
    add_line(out, {std::string(m.id), std::string(kind_name(m.kind)), std::string(m.name),
                   std::string(m.claim), std::string(m.source), std::string(m.link),
                   std::string(m.decisions), std::string(m.outcome), direction,
                   executable ? origin : "none",
                   fmt::format("{}", fmt::join(parameter_paths(m), " ")),
                   std::string(m.exception)});
  }
  return out;
}

std::string all_theories() {
  std::string out;
  add_line(out, {"question", "reading", "asks", "claim", "source", "default"});
  for (const Theory& theory : theories()) {
    for (const TheoryReading& reading : theory.readings) {
      add_line(out, {std::string(theory.question), std::string(reading.name),
                     std::string(theory.asks), std::string(reading.claim),
                     std::string(reading.source), reading.apply == nullptr ? "yes" : "no"});
    }
  }
  return out;
}

std::string all_processes() {
  const std::vector<Parameter> declared = process_parameters();
  std::string out;
  add_line(out, {"order", "name", "parameters", "assumptions"});
  for (std::size_t i = 0; i < processes().size(); ++i) {
    const std::string root = fmt::format("mechanism.{}.", processes()[i].name);
    std::size_t n = 0;
    std::size_t assumed = 0;
    for (const Parameter& p : declared) {
      if (!p.path.starts_with(root)) continue;
      ++n;
      assumed += p.source.empty() ? 1U : 0U;
    }
    add_line(out, {fmt::format("{}", i + 1), std::string(processes()[i].name), fmt::format("{}", n),
                   fmt::format("{}", assumed)});
  }
  return out;
}

std::string all_archetypes() {
  std::string out;
  add_line(out, {"archetype", "name", "source", "kind", "file", "title", "tests", "claims"});
  for (const ArchetypeFile& item : archetype_files()) {
    add_line(out, {std::string(item.archetype->id), std::string(item.archetype->name),
                   std::string(item.archetype->source), item.kind, item.file.name, item.file.title,
                   item.point.tests, fmt::format("{}", fmt::join(item.point.claims, " "))});
  }
  return out;
}

std::string files(const std::string& topic) {
  std::string out;
  add_line(out, {"name", "title", "file"});
  for (const ScenarioFile& file : scenario_files(topic)) {
    add_line(out, {file.name, file.title, file.path});
  }
  return out;
}

}  // namespace

std::string table_of(const std::string& topic) {
  if (topic == "parameters") return parameters();
  if (topic == "indicators") return indicators();
  if (topic == "outcomes") return outcomes();
  if (topic == "levers") return levers();
  if (topic == "mechanisms") return all_mechanisms();
  if (topic == "theories") return all_theories();
  if (topic == "processes") return all_processes();
  if (topic == "archetypes") return all_archetypes();
  return files(topic);
}

}  // namespace ssr::app

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/lists.h"
#include "core/errors.h"
#include "engine/compared.h"
#include "engine/record.h"
#include "engine/study_set.h"
#include "process/registry.h"
#include "process/theories.h"
#include "scenario/archetypes.h"
#include "scenario/plan.h"
#include "scenario/source_text.h"

namespace ssr::app {

namespace {

namespace fs = std::filesystem;

std::string or_assumption(std::string_view source) {
  return source.empty() ? "assumption" : std::string(source);
}

std::string parameters() {
  std::string out;
  for (const Parameter& p : process_parameters()) {
    out += fmt::format("{} = {:g} ({:g} to {:g}) [{}] {}; {}\n", p.path, p.value, p.low, p.high,
                       p.unit, p.help, or_assumption(p.source));
  }
  return out;
}

std::string indicators() {
  std::string out;
  for (const IndicatorSpec& spec : indicator_specs()) {
    const std::string beside =
        spec.counterpart.empty() ? "" : fmt::format(", beside {}", spec.counterpart);
    out += fmt::format("{} [{}] {}: {}; {}{}{}{}{}\n", spec.name, spec.unit, spec.long_name,
                       spec.definition, seen_as[static_cast<std::size_t>(spec.observer)], beside,
                       spec.regional ? "; by region" : "", spec.by_sex ? "; by sex" : "",
                       spec.by_group ? "; by group" : "");
  }
  return out;
}

std::string outcomes() {
  std::string out;
  for (const OutcomeSpec& spec : outcome_specs()) {
    const char* better = spec.better == Better::lower    ? "lower is better"
                         : spec.better == Better::higher ? "higher is better"
                                                         : "neither side is better";
    out += fmt::format("{} [{}] {}: {}; {}; about the same within {:g}; {}\n", spec.name,
                       spec.yes_no ? "yes or no" : spec.unit, spec.long_name, spec.definition,
                       better, spec.indifference, compared_in_words(spec.name));
  }
  return out;
}

std::string levers() {
  std::string out;
  for (const LeverSpec& spec : lever_specs()) {
    const std::string options = spec.options.empty() ? "" : fmt::format("; reads {}", spec.options);
    out += fmt::format("{} [{}; {}; USD {:g} ({:g} to {:g}) per {}] {}{}; {}; {}\n", spec.name,
                       sector_names[static_cast<std::size_t>(spec.sector)],
                       lever_reach_names[static_cast<std::size_t>(spec.reach)], spec.unit_cost_usd,
                       spec.low, spec.high, spec.unit, spec.help, options, spec.mechanisms,
                       or_assumption(spec.source));
  }
  return out;
}

/// In brackets: the kind, and of what can be cut or set where it is.
std::string kind_of(const Mechanism& m) {
  if (m.kind == MechanismKind::out_of_scope) return std::string(kind_name(m.kind));
  if (m.kind == MechanismKind::input) {
    return fmt::format("{}: {}", kind_name(m.kind), fmt::join(parameter_paths(m), ", "));
  }
  const char* moves = m.direction > 0 ? "raises " : m.direction < 0 ? "lowers " : "moves ";
  return fmt::format("{}; {}; {}{}", kind_name(m.kind),
                     m.origin == Origin::built_in ? "built in" : "emergent", moves, m.outcome);
}

std::string all_mechanisms() {
  std::string out;
  for (const Mechanism& m : mechanisms()) {
    const char* link = m.kind == MechanismKind::executable ? "cuts" : "why";
    out += fmt::format("{} {} [{}] {}; {}: {}; {}\n", m.id, m.name, kind_of(m), m.claim, link,
                       m.link, m.source);
  }
  return out;
}

std::string all_theories() {
  std::string out;
  for (const Theory& theory : theories()) {
    for (const TheoryReading& reading : theory.readings) {
      out += fmt::format("{} = \"{}\"{} {} {}; {}\n", theory_path(theory), reading.name,
                         reading.apply == nullptr ? " [unless said otherwise]" : "", theory.asks,
                         reading.claim, or_assumption(reading.source));
    }
  }
  return out;
}

constexpr const char* unreadable = "(cannot be read; see ssr check)";

/// What a scenario file says of itself, without those it builds on.
StartingPoint point_of(const fs::path& file, const std::string& kind) {
  StartingPoint point;
  point.title = unreadable;
  try {
    SourceText source = load_source(file.string());
    source.bases.clear();
    ParameterBook book;
    std::vector<Problem> problems;
    const std::string root = kind == "plan" ? "plan." + stem_of(file.string()) : kind;
    Document document(source, root, {}, book, problems);
    if (!document.usable()) return point;
    Table head = document.root().table(kind);
    if (kind != "study") return read_starting_point(head);
    point.title = head.peek("title");
  } catch (const InputError&) {  // the title says so
  }
  return point;
}

std::string files_of(const std::string& topic) {
  std::string out;
  for (const ScenarioFile& file : scenario_files(topic)) {
    out += fmt::format("{} {} ({})\n", file.name, file.title, file.path);
  }
  return out;
}

std::string all_archetypes() {
  std::string out;
  for (const ArchetypeFile& item : archetype_files()) {
    out +=
        fmt::format("{} {} [{}; {}] {}; {} ({})\n", item.archetype->id, item.file.name, item.kind,
                    item.archetype->name, item.file.title, item.point.tests, item.file.path);
  }
  return out;
}

std::string all_processes() {
  std::string out;
  for (const Process& process : processes()) out += fmt::format("{}\n", process.name);
  return out;
}

std::string listing(const std::string& topic) {
  if (topic == "parameters") return parameters();
  if (topic == "indicators") return indicators();
  if (topic == "outcomes") return outcomes();
  if (topic == "levers") return levers();
  if (topic == "mechanisms") return all_mechanisms();
  if (topic == "theories") return all_theories();
  if (topic == "processes") return all_processes();
  if (topic == "archetypes") return all_archetypes();
  return files_of(topic);
}

}  // namespace

fs::path scenarios() {
  std::vector<fs::path> places;
  if (const char* given = std::getenv("SSR_SCENARIOS")) places.emplace_back(given);
  places.emplace_back("scenarios");
#ifdef SSR_SOURCE_DIR
  places.emplace_back(fs::path(SSR_SOURCE_DIR) / "scenarios");
#endif
  for (const fs::path& place : places) {
    if (fs::is_directory(place)) return place;
  }
  throw InputError("no folder scenarios/ here; set SSR_SCENARIOS to one?");
}

std::vector<ArchetypeFile> archetype_files() {
  std::vector<ArchetypeFile> items;
  for (const std::string kind : {"context", "plan"}) {
    for (ScenarioFile& file : scenario_files(kind + "s")) {
      StartingPoint point = point_of(file.path, kind);
      for (const Archetype& archetype : archetypes()) {
        if (archetype.id == point.archetype) items.push_back({&archetype, kind, file, point});
      }
    }
  }
  std::stable_sort(items.begin(), items.end(), [](const ArchetypeFile& a, const ArchetypeFile& b) {
    return a.archetype < b.archetype;
  });
  return items;
}

std::vector<ScenarioFile> scenario_files(const std::string& topic) {
  const std::string kind = topic == "contexts" ? "context" : topic == "plans" ? "plan" : "study";
  const fs::path place = scenarios() / topic;
  std::vector<ScenarioFile> files;
  if (!fs::is_directory(place)) return files;
  for (const auto& entry : fs::directory_iterator(place)) {
    if (entry.path().extension() != ".toml") continue;
    files.push_back(
        {entry.path().stem().string(), point_of(entry.path(), kind).title, entry.path().string()});
  }
  std::sort(files.begin(), files.end(),
            [](const ScenarioFile& a, const ScenarioFile& b) { return a.path < b.path; });
  return files;
}

int list(const Options& options) {
  fmt::print("{}", options.tsv ? table_of(options.topic) : listing(options.topic));
  return done;
}

}  // namespace ssr::app

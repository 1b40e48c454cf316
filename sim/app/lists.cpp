#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/commands.h"
#include "core/errors.h"
#include "engine/record.h"
#include "engine/study_set.h"
#include "process/registry.h"
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
    out += fmt::format("{} [{}] {}: {}{}{}{}\n", spec.name, spec.unit, spec.long_name,
                       spec.definition, spec.regional ? "; by region" : "",
                       spec.by_sex ? "; by sex" : "", spec.by_group ? "; by group" : "");
  }
  return out;
}

std::string outcomes() {
  std::string out;
  for (const OutcomeSpec& spec : outcome_specs()) {
    const char* better = spec.better == Better::lower    ? "lower is better"
                         : spec.better == Better::higher ? "higher is better"
                                                         : "neither side is better";
    out += fmt::format("{} [{}] {}: {}; {}; about the same within {:g}\n", spec.name,
                       spec.yes_no ? "yes or no" : spec.unit, spec.long_name, spec.definition, better,
                       spec.indifference);
  }
  return out;
}

std::string levers() {
  std::string out;
  for (const LeverSpec& spec : lever_specs()) {
    out += fmt::format("{} [{}; USD {:g} ({:g} to {:g}) per {}] {}; {}; {}\n", spec.name,
                       sector_names[static_cast<std::size_t>(spec.sector)], spec.unit_cost_usd,
                       spec.low, spec.high, spec.unit, spec.help, spec.mechanisms,
                       or_assumption(spec.source));
  }
  return out;
}

std::string all_mechanisms() {
  std::string out;
  for (const Mechanism& m : mechanisms()) {
    out += fmt::format("{} {} [{}; {} {}] {}; cuts: {}; {}\n", m.id, m.name,
                       m.origin == Origin::built_in ? "built in" : "emergent",
                       m.direction > 0 ? "raises" : "lowers", m.outcome, m.claim, m.link, m.source);
  }
  return out;
}

/// Where scenario files are: $SSR_SCENARIOS, ./scenarios, or those the program was built beside.
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

/// The title a scenario file gives itself; empty when it cannot be read.
std::string title_of(const fs::path& file, const std::string& kind) {
  try {
    const SourceText source = load_source(file.string());
    ParameterBook book;
    std::vector<Problem> problems;
    const std::string root = kind == "plan" ? "plan." + stem_of(file.string()) : kind;
    Document document(source, root, {}, book, problems);
    if (!document.usable()) return "(cannot be read; see ssr check)";
    return document.root().table(kind).text("title", "", "title of tables and reports");
  } catch (const InputError&) {
    return "(cannot be read; see ssr check)";
  }
}

std::string files_of(const std::string& folder, const std::string& kind) {
  const fs::path place = scenarios() / folder;
  std::vector<fs::path> files;
  if (fs::is_directory(place)) {
    for (const auto& entry : fs::directory_iterator(place)) {
      if (entry.path().extension() == ".toml") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::string out;
  for (const fs::path& file : files) {
    out += fmt::format("{} {} ({})\n", file.stem().string(), title_of(file, kind), file.string());
  }
  return out;
}

std::string listing(const std::string& topic) {
  if (topic == "parameters") return parameters();
  if (topic == "indicators") return indicators();
  if (topic == "outcomes") return outcomes();
  if (topic == "levers") return levers();
  if (topic == "mechanisms") return all_mechanisms();
  if (topic == "contexts") return files_of("contexts", "context");
  if (topic == "plans") return files_of("plans", "plan");
  return files_of("studies", "study");
}

}  // namespace

int list(const Options& options) {
  fmt::print("{}", listing(options.topic));
  return done;
}

}  // namespace ssr::app

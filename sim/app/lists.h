#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scenario/archetypes.h"

namespace ssr::app {

/// A scenario file of the folder `scenarios/`.
struct ScenarioFile {
  std::string name;   // the file's stem
  std::string title;  // the title it gives itself
  std::string path;
};

/// The files of a topic (contexts, plans, studies), in order of their names.
std::vector<ScenarioFile> scenario_files(const std::string& topic);

/// A context or plan that stands for an archetype.
struct ArchetypeFile {
  const Archetype* archetype;
  std::string kind;  // "context" or "plan"
  ScenarioFile file;
  StartingPoint point;
};

/// Every context and plan whose head names an archetype, in the order of archetypes.
std::vector<ArchetypeFile> archetype_files();

/// Where scenario files are: $SSR_SCENARIOS, ./scenarios, or those the program was built beside.
std::filesystem::path scenarios();

/// What `ssr list TOPIC --tsv` prints: a line of column names, then one thing a line,
/// tab-separated.
std::string table_of(const std::string& topic);

}  // namespace ssr::app

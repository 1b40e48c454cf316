#pragma once

#include <string>
#include <vector>

namespace ssr::app {

/// A scenario file of the folder `scenarios/`.
struct ScenarioFile {
  std::string name;   // the file's stem
  std::string title;  // the title it gives itself
  std::string path;
};

/// The files of a topic (contexts, plans, studies), in order of their names.
std::vector<ScenarioFile> scenario_files(const std::string& topic);

/// What `ssr list TOPIC --tsv` prints: a line of column names, then one thing a line, tab-separated.
std::string table_of(const std::string& topic);

}  // namespace ssr::app

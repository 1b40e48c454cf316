#pragma once

// For document.cpp, number.cpp and table.cpp alone: toml++ costs a second in every file that
// includes it.
#include <toml++/toml.h>

#include <string>
#include <vector>

#include "scenario/table.h"

namespace ssr {

struct Document::Impl {
  toml::table root;
  std::string path;     // "context", "plan.<name>", "study", "mechanism"
  std::string head;     // the table that stands for the file itself: "context", "plan", "study"
  std::string file;     // of problems that have no place
  ParameterBook& book;
  std::vector<Problem>& problems;
  bool usable = true;
  bool plain_numbers = false;

  void report(const toml::source_region& place, std::string text);
  void apply(const Setting& setting);
  /// Lays a file over those it builds on.
  void lay(toml::table&& over);
};

/// "text" in the words of a planner: "a number", "text", "a list", "a table", ...
std::string_view kind_of_value(const toml::node& node);

/// "; did you mean "x"?", or the valid names when they are few and none is near.
std::string suggestion(const std::string& name, const std::vector<std::string>& valid);

/// A number of a file with its range, or what the code declares where `node` is null; no path yet.
Parameter read_parameter(Document::Impl& impl, const toml::node* node, std::string_view key,
                         const NumberSpec& spec, bool whole);

constexpr std::size_t longest_text = 4'000;  // bytes

}  // namespace ssr

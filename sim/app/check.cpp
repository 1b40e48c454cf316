// `ssr check`: what is wrong with scenario files, and what they leave out.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "app/commands.h"
#include "core/errors.h"
#include "engine/study_set.h"

namespace ssr::app {

namespace {

/// Is it said of one of the files that were named, or of one that these build on?
class Named {
 public:
  explicit Named(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      names_.insert(std::filesystem::path(path).filename().string());
    }
  }
  bool operator()(const Problem& problem) const {
    return problem.file.empty() || names_.count(problem.file) > 0;
  }

 private:
  std::set<std::string> names_;
};

/// Each thing once for each file, those of named files first.
std::vector<Problem> in_order(const std::vector<Problem>& said, const Named& named) {
  std::vector<Problem> once;
  std::set<std::string> seen;
  for (const Problem& problem : said) {
    if (seen.insert(to_string(problem)).second) once.push_back(problem);
  }
  std::stable_partition(once.begin(), once.end(), named);
  return once;
}

/// A line for each warning; files that share one share its line.
std::string lines_of(std::vector<Problem>::const_iterator first,
                     std::vector<Problem>::const_iterator last) {
  std::string lines;
  for (auto warning = first; warning != last; ++warning) {
    const auto same = [&](const Problem& other) { return other.text == warning->text; };
    if (std::any_of(first, warning, same)) continue;
    std::vector<std::string> others;
    for (auto other = warning + 1; other != last; ++other) {
      if (same(*other)) others.push_back(other->file);
    }
    lines += fmt::format(
        "warning: {}{}\n", to_string(*warning),
        others.empty() ? std::string() : fmt::format(" (also in {})", fmt::join(others, ", ")));
  }
  return lines;
}

std::string count_of(std::size_t n, std::string_view what) {
  return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
}

/// "plan.toml 2 warnings; country.toml 1 problem, 3 warnings", in the order of files.
std::string counts_by_file(const std::vector<Problem>& problems,
                           const std::vector<Problem>& warnings) {
  std::vector<std::string> files;
  for (const auto* said : {&problems, &warnings}) {
    for (const Problem& item : *said) {
      if (std::find(files.begin(), files.end(), item.file) == files.end()) {
        files.push_back(item.file);
      }
    }
  }
  std::vector<std::string> counts;
  for (const std::string& file : files) {
    std::vector<std::string> parts;
    const auto add = [&](const std::vector<Problem>& said, std::string_view what) {
      const auto n = std::count_if(said.begin(), said.end(),
                                   [&](const Problem& item) { return item.file == file; });
      if (n > 0) parts.push_back(count_of(static_cast<std::size_t>(n), what));
    };
    add(problems, "problem");
    add(warnings, "warning");
    counts.push_back(
        fmt::format("{} {}", file.empty() ? "command line" : file, fmt::join(parts, ", ")));
  }
  return fmt::format("{}", fmt::join(counts, "; "));
}

}  // namespace

int check(const Options& options) {
  const CheckReport report = check_files(options.files, options.overrides);
  const Named named(options.files);
  const std::vector<Problem> problems = in_order(report.problems, named);
  const std::vector<Problem> warnings = in_order(report.warnings, named);
  for (const Problem& problem : problems) fmt::print(stderr, "{}\n", to_string(problem));
  const auto others = std::find_if_not(warnings.begin(), warnings.end(), named);
  std::string said = lines_of(warnings.begin(), others);
  if (others != warnings.end()) {
    said += "Files that these name:\n" + lines_of(others, warnings.end());
  }
  const std::string by_file = counts_by_file(problems, warnings);
  said += fmt::format("{}: {}, {}{}\n", count_of(options.files.size(), "file"),
                      problems.empty() ? "no problems" : count_of(problems.size(), "problem"),
                      count_of(warnings.size(), "warning"),
                      by_file.empty() ? "" : fmt::format(" ({})", by_file));
  fmt::print("{}", said);
  return problems.empty() ? done : bad_input;
}

}  // namespace ssr::app

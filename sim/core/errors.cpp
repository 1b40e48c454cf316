#include "core/errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace ssr {

namespace {
std::string all_problems(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_string(problem) + "\n";
  if (!text.empty()) text.pop_back();
  return text;
}

std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}
}  // namespace

std::string to_string(const Problem& problem) {
  if (problem.file.empty()) return problem.text;
  if (problem.line == 0) return fmt::format("{}: {}", problem.file, problem.text);
  return fmt::format("{}:{}:{}: {}", problem.file, problem.line, problem.column, problem.text);
}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(all_problems(problems)), problems_(std::move(problems)) {}

std::string nearest_name(const std::string& name, const std::vector<std::string>& valid) {
  std::string nearest;
  std::size_t best = name.size() / 3 + 2;
  for (const std::string& candidate : valid) {
    // No fewer edits than the lengths differ by: a name of megabytes is not compared letter by
    // letter.
    const auto [shorter, longer] = std::minmax({name.size(), candidate.size()});
    if (longer - shorter >= best) continue;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace ssr

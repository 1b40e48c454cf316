#include "engine/stopping_rule.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <sstream>
#include <vector>

#include "core/errors.h"
#include "engine/record.h"

namespace ssr {

namespace {

/// A whole text as a number; NaN for anything else.
double number_in(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  return read.ec == std::errc{} && read.ptr == end ? value : std::nan("");
}

}  // namespace

StoppingRule read_stopping_rule(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  if (words.size() != 3 || words[1] != "ci") {
    throw InputError(
        fmt::format("--until '{}': not OUTCOME ci WIDTH (how wide an interval may be to each side "
                    "of the difference); write 'relapse_by_year_10 ci 0.02'?",
                    text));
  }
  StoppingRule rule;
  std::vector<std::string> names;
  for (const OutcomeSpec& spec : outcome_specs()) names.emplace_back(spec.name);
  while (rule.outcome < names.size() && names[rule.outcome] != words[0]) ++rule.outcome;
  if (rule.outcome == names.size()) {
    const std::string nearest = nearest_name(words[0], names);
    throw InputError(
        fmt::format("--until: unknown outcome \"{}\" (not in `ssr list outcomes`){}", words[0],
                    nearest.empty() ? "" : fmt::format("; did you mean \"{}\"?", nearest)));
  }
  rule.half_width = number_in(words[2]);
  if (!(rule.half_width > 0) || !std::isfinite(rule.half_width)) {
    throw InputError(
        fmt::format("--until: the width \"{}\" is no number above 0; write 0.02?", words[2]));
  }
  return rule;
}

std::string to_string(const StoppingRule& rule) {
  return fmt::format("{} ci {}", outcome_specs()[rule.outcome].name, rule.half_width);
}

}  // namespace ssr

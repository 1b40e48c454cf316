#include "scenario/check.h"

#include <fmt/format.h>

namespace ssr {

namespace {

std::vector<std::string> ask(CheckRule::Of of, const CheckCase& given) {
  std::vector<std::string> warnings;
  for (const CheckRule& rule : check_rules()) {
    if (rule.of != of) continue;
    const std::vector<std::string> more = warnings_of(rule, given);
    warnings.insert(warnings.end(), more.begin(), more.end());
  }
  return warnings;
}

}  // namespace

std::vector<std::string> context_gaps(const Context& context) {
  return ask(CheckRule::Of::context, {Plan{}, context});
}

std::vector<std::string> plan_gaps(const Plan& plan, const Context& context, Week horizon) {
  if (plan.assistance) return ask(CheckRule::Of::plan, {plan, context, horizon});
  if (plan.activities.empty()) return {};
  return {
      "assistance = false, and yet there are activities (they would never start); remove one or "
      "the other"};
}

std::string source_gap(const std::vector<Parameter>& parameters, const std::string& root) {
  std::size_t all = 0;
  std::size_t bare = 0;
  for (const Parameter& parameter : parameters) {
    if (!parameter.path.starts_with(root + ".")) continue;
    ++all;
    bare += parameter.assumption ? 1 : 0;
  }
  if (bare == 0) return {};
  return fmt::format("sources: {} of {} numbers are assumptions (no source)", bare, all);
}

}  // namespace ssr

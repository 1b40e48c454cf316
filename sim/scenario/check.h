#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/context.h"
#include "scenario/plan.h"

namespace ssr {

/// What a rule of `ssr check` looks at: a context by itself, or a plan on a context. Without
/// regions the context is unknown and not asked.
struct CheckCase {
  const Plan& plan;
  const Context& context;
  Week horizon = never;  // of the study that plays the plan, where there is one
};

/// One thing that the field's checklists ask of a context or a plan.
struct CheckRule {
  enum class Of : std::uint8_t { context, plan };
  std::string_view id;      // "police-need-prisons"
  Of of;
  std::string_view topic;   // opens the warning: "prison capacity"
  std::string_view source;  // the guidance that asks
  std::string_view remedy;
  /// What is left out, one sentence each; nothing when the rule is kept.
  std::vector<std::string> (*gaps)(const CheckCase&);
};

/// All rules, those of contexts first.
std::span<const CheckRule> check_rules();

/// What the rule finds, as "topic: what (source); remedy".
std::vector<std::string> warnings_of(const CheckRule& rule, const CheckCase& given);

/// What a context leaves out that planners ask about, for `ssr check`.
std::vector<std::string> context_gaps(const Context& context);

/// What a plan leaves out, could not deliver, or does before what it depends on. A plan without
/// assistance leaves everything out on purpose.
std::vector<std::string> plan_gaps(const Plan& plan, const Context& context, Week horizon = never);

/// How many of the numbers under `root` stand on no source, in a sentence; empty when all have one.
std::string source_gap(const std::vector<Parameter>& parameters, const std::string& root);

}  // namespace ssr

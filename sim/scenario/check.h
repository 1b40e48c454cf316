#pragma once

#include <string>
#include <vector>

#include "scenario/context.h"
#include "scenario/plan.h"

namespace ssr {

/// What a context leaves out that planners ask about: one sentence each, for `ssr check`.
std::vector<std::string> context_gaps(const Context& context);

/// What a plan leaves out or could not deliver: prisons, oversight, the sexes, exit, latest starts,
/// money against capacity, dependencies. Without regions the context is unknown and not asked.
std::vector<std::string> plan_gaps(const Plan& plan, const Context& context);

/// How many of the numbers under `root` stand on no source, in a sentence; empty when all have one.
std::string source_gap(const std::vector<Parameter>& parameters, const std::string& root);

}  // namespace ssr

#pragma once

#include <string>

#include "experiment/explanation.h"

namespace ssr {

/// What a planner reads: what was played, the attributions, and what moved in which order.
std::string explanation_text(const Explanation& explanation);

/// One link of the chain: "2002-03: arrests +120 a week (most in Bo and Kenema)".
std::string words(const Moved& moved, const Explanation& explanation);

}  // namespace ssr

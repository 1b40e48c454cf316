#pragma once

#include "experiment/explanation.h"
#include "store/output_file.h"

namespace ssr {

/// Writes an explanation: attributions, what was screened, the chain, and the scenario that made
/// it.
void write_explanation(const Explanation& explanation, const std::string& command,
                       const OutputLock& lock);

}  // namespace ssr

#pragma once

#include <string>
#include <vector>

#include "engine/study_set.h"

namespace ssr {

/// What makes two studies give other results, a sentence each; none: runs of the one are runs of
/// the other. Samples are compared by their number in the whole study, where both sets have them.
std::vector<std::string> differences(const StudySet& was, const StudySet& is);

}  // namespace ssr

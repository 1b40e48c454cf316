#pragma once

#include "process/customary.h"

namespace ssr {

/// Programmes train mediators of the communities that have fewest, in proportion to need.
void train_mediators(const Step& step, World& world);

/// Authority, accountability, fairness and watch groups of the communities whose month it is.
void keep_communities(const Step& step, World& world);

}  // namespace ssr

#pragma once

#include "engine/record.h"
#include "engine/slice.h"

namespace ssr {

/// The value of an indicator on one slice; `world` gives what is national by nature.
double indicator_value(std::size_t indicator, const Slice& slice, const World& world);
/// The place of an indicator in indicator_specs(); throws std::out_of_range for an unknown name.
std::size_t indicator_index(std::string_view name);

/// The outcomes of one run from its recorded series and the world at the end, in the order of
/// outcome_specs(). NaN where undefined (nobody was disarmed); a horizon
/// shorter than a period is averaged over what there is.
std::vector<double> outcomes_of(const Series& series, const World& world, const Context& context);

}  // namespace ssr

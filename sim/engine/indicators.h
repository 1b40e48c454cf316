#pragma once

#include "engine/record.h"
#include "engine/slice.h"

namespace ssr {

/// What an indicator is read from: a slice, and for what is national by nature the world and what
/// its context forecast.
struct Reading {
  const Slice& slice;
  const World& world;
  const Context& context;
};

/// An indicator and how it is read.
struct Indicator {
  IndicatorSpec spec;
  double (*value)(const Reading&);
};
/// All indicators but what planners read of them (engine/companions.h).
const std::vector<Indicator>& measured_indicators();

/// The value of an indicator on one slice.
double indicator_value(std::size_t indicator, const Reading& reading);
/// The place of an indicator in indicator_specs(); throws std::out_of_range for an unknown name.
std::size_t indicator_index(std::string_view name);

/// The outcomes of one run from its recorded series and the world at the end, in the order of
/// outcome_specs(). NaN where undefined (nobody was disarmed); a horizon
/// shorter than a period is averaged over what there is.
std::vector<double> outcomes_of(const Series& series, const World& world, const Context& context);

}  // namespace ssr

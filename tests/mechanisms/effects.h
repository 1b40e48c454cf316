#pragma once

#include <string_view>

#include "experiment/link_effects.h"

namespace ssr::situations {

/// What one set of runs shows against another that met the same luck.
struct Effect {
  double on = 0;          // mean of the first set
  double off = 0;         // and of the second
  double difference = 0;  // paired mean
  double error = 0;       // its standard error
};

/// Whether it is a series, which has a mean over any window.
bool is_indicator(std::string_view what);

/// Difference in an indicator over the window, or in the outcome of that name at the end, between
/// the first plans of two studies.
Effect effect_of(const Results& on, const Results& off, Window window, std::string_view what);

}  // namespace ssr::situations

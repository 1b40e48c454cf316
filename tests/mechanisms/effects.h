#pragma once

#include <string_view>

#include "core/clock.h"
#include "experiment/ensemble.h"

namespace ssr::situations {

/// Weeks over which an indicator is averaged, (from, until]; unused for an outcome.
struct Window {
  Week from = 0;
  Week until = 0;
};

/// What one set of runs shows against another that met the same luck.
struct Effect {
  double on = 0;          // mean of the first set
  double off = 0;         // and of the second
  double difference = 0;  // paired mean
  double error = 0;       // its standard error
};

/// Difference in an indicator over the window, or in the outcome of that name at the end, between
/// the first plans of two studies.
Effect effect_of(const Results& on, const Results& off, Window window, std::string_view what);

}  // namespace ssr::situations

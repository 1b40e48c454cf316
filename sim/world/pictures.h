#pragma once

#include <vector>

#include "core/fields.h"

namespace ssr {

/// What actors know: reported with lag, bias and error. Decisions and conditions read these, never
/// the truth. (The public's picture is a column of Communities: perceived_violence.)
struct Pictures {
  std::vector<double> planner;            // [picture_names()]: government, donors and mission share it
  std::vector<double> security;           // [district] reported insecurity, [0, 1]
  std::vector<std::vector<double>> strength_of;  // [observer faction][faction]: fighters, as estimated
  std::vector<double> state_strength;     // [observer faction] forces it would meet, as estimated
  std::vector<double> occupancy;          // [district] detainees over places, reported
  std::vector<std::vector<double>> history;      // true values of the last year, newest last (for lags)

  SSR_FIELDS(planner, security, strength_of, state_strength, occupancy, history)
};

}  // namespace ssr

#pragma once

#include <string>
#include <vector>

#include "engine/study_set.h"

namespace ssr {

/// Lays out the points of a study's sweep: design, luck, factors, number of samples and the ranges
/// of what varies. Parameters that the sweep does not name stay at their central values. `folder`
/// is the study's. Problems go to the list, at the place in the study where there is one.
void lay_out_sweep(StudySet& set, const std::string& folder, Table& root,
                   std::vector<Problem>& problems);

/// The samples' points of a comparison: a Latin hypercube over every uncertain parameter, in which
/// a column of theory readings holds each of them equally often.
std::vector<std::vector<double>> comparison_points(const std::vector<Parameter>& parameters,
                                                   const Study& study, bool fixed);

}  // namespace ssr

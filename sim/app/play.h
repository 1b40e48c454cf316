#pragma once

#include <memory>
#include <string>

#include "app/options.h"
#include "app/progress.h"
#include "experiment/ensemble.h"
#include "store/output_file.h"

namespace ssr::app {

/// Holds the output from before the work; null when none was asked for. Listens first, so that
/// nobody who interrupts leaves a lock behind.
std::unique_ptr<const OutputLock> lock_output(const Options& options);

/// Where the results of one of a study's contexts go: OUT.h5, or OUT.<context>.h5 where it has
/// several.
std::string output_on(const StudySet& set, const std::string& output);

/// How runs are played as the options ask; tells `progress`, and stops when the user does.
Execution execution_of(const Options& options, Progress& progress);

}  // namespace ssr::app

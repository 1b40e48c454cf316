#pragma once

#include <memory>

#include "app/options.h"
#include "app/progress.h"
#include "experiment/ensemble.h"
#include "store/output_file.h"

namespace ssr::app {

/// Holds the output from before the work; null when none was asked for. Listens first, so that
/// nobody who interrupts leaves a lock behind.
std::unique_ptr<const OutputLock> lock_output(const Options& options);

/// How runs are played as the options ask; tells `progress`, and stops when the user does.
Execution execution_of(const Options& options, Progress& progress);

}  // namespace ssr::app

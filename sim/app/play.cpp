#include "app/play.h"

#include "app/interrupt.h"

namespace ssr::app {

std::unique_ptr<const OutputLock> lock_output(const Options& options) {
  listen_for_interrupts();
  if (options.output.empty()) return nullptr;
  return std::make_unique<const OutputLock>(options.output);
}

Execution execution_of(const Options& options, Progress& progress) {
  Execution execution;
  execution.threads = options.threads;
  execution.check_invariants = options.check_invariants;
  execution.progress = [&progress](std::size_t runs_done, std::size_t runs) {
    progress.show(runs_done, runs);
  };
  execution.cancelled = interrupt_asked;
  return execution;
}

}  // namespace ssr::app

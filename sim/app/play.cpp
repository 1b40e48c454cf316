#include "app/play.h"

#include <filesystem>

#include "app/interrupt.h"

namespace ssr::app {

std::unique_ptr<const OutputLock> lock_output(const Options& options) {
  listen_for_interrupts();
  if (options.output.empty()) return nullptr;
  return std::make_unique<const OutputLock>(options.output);
}

std::string output_on(const StudySet& set, const std::string& output) {
  if (output.empty() || set.study.contexts.size() < 2) return output;
  const std::filesystem::path path(output);
  const std::string name = path.stem().string() + "." +
                           std::filesystem::path(set.study.context).stem().string() +
                           path.extension().string();
  return (path.parent_path() / name).string();
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

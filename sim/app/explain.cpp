#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <memory>
#include <string>

#include "app/commands.h"
#include "app/interrupt.h"
#include "app/progress.h"
#include "experiment/explanation_text.h"
#include "store/explanation_file.h"

namespace ssr::app {

namespace {

constexpr double longest_budget = 7 * 86'400.0;

/// "10m", "90s", "1.5h", or seconds.
double budget_of(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  const std::string unit(read.ptr, end);
  const double factor = unit.empty() || unit == "s" ? 1 : unit == "m" ? 60 : unit == "h" ? 3600 : 0;
  const double seconds = value * factor;
  if (read.ec != std::errc() || factor == 0 || !(seconds >= 1 && seconds <= longest_budget)) {
    throw InputError(fmt::format(
        "--budget {}: not a time between 1s and 7 days; write it as 90s, 10m or 2h?", text));
  }
  return seconds;
}

Question question_of(const Options& options) {
  Question question;
  question.budget_seconds = budget_of(options.budget);
  question.outcome = options.outcome;
  if (options.plans.size() != 2) {
    throw InputError(fmt::format("--plans {}: {} named; name two, as in --plans A,B",
                                 fmt::join(options.plans, ","), options.plans.size()));
  }
  question.plan = options.plans[0];
  question.reference = options.plans[1];
  return question;
}

}  // namespace

int explain(const Options& options) {
  const Question question = question_of(options);
  const StudySet set = pair_of(read_study_set(options.files.front(), options.overrides), question);
  std::unique_ptr<const OutputLock> lock;
  if (!options.output.empty()) lock = std::make_unique<const OutputLock>(options.output);
  listen_for_interrupts();
  Explanation explanation;
  {
    Progress progress(options.quiet);
    Execution execution;
    execution.threads = options.threads;
    execution.check_invariants = options.check_invariants;
    execution.progress = [&](std::size_t runs_done, std::size_t runs) {
      progress.show(runs_done, runs);
    };
    execution.cancelled = interrupt_asked;
    try {
      explanation = explain(set, question, execution);
    } catch (const Cancelled&) {
      fmt::print(stderr, "\ninterrupted; nothing kept\n");
      return interrupted;
    }
  }
  fmt::print("{}", explanation_text(explanation));
  std::fflush(stdout);
  if (lock != nullptr) write_explanation(explanation, options.typed, *lock);
  return done;
}

}  // namespace ssr::app

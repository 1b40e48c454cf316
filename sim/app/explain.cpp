#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "app/commands.h"
#include "app/play.h"
#include "experiment/explanation_file.h"
#include "experiment/explanation_text.h"
#include "experiment/ledger_text.h"

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

/// "PLAN", "PLAN,SAMPLE" or "PLAN,SAMPLE,REPLICATE".
RunChoice run_of(const std::vector<std::string>& parts) {
  RunChoice choice;
  if (!parts.empty()) choice.plan = parts[0];
  const auto number = [&](std::size_t i) -> std::optional<std::size_t> {
    if (i >= parts.size()) return std::nullopt;
    std::size_t value = 0;
    const char* end = parts[i].data() + parts[i].size();
    const auto read = std::from_chars(parts[i].data(), end, value);
    if (read.ec != std::errc() || read.ptr != end) {
      throw InputError(fmt::format("--run {}: \"{}\" is no number; write PLAN,SAMPLE,REPLICATE",
                                   fmt::join(parts, ","), parts[i]));
    }
    return value;
  };
  if (parts.size() > 3) {
    throw InputError(fmt::format("--run {}: {} parts; write PLAN,SAMPLE,REPLICATE",
                                 fmt::join(parts, ","), parts.size()));
  }
  choice.sample = number(1);
  choice.replicate = number(2);
  return choice;
}

/// The options given that a results file has no use for.
std::vector<std::string> options_for_studies(const Options& options) {
  const Overrides& overrides = options.overrides;
  std::vector<std::string> given;
  const auto add = [&](bool is_given, const char* option) {
    if (is_given) given.emplace_back(option);
  };
  add(!options.outcome.empty(), "--outcome");
  add(!options.plans.empty(), "--plans");
  add(!options.budget.empty(), "--budget");
  add(!options.output.empty(), "-o");
  add(overrides.seed.has_value(), "--seed");
  add(overrides.samples.has_value(), "--samples");
  add(overrides.replicates.has_value(), "--replicates");
  add(overrides.horizon_weeks.has_value(), "--horizon-weeks");
  add(overrides.scale.has_value(), "--scale");
  add(!overrides.settings.empty(), "--set");
  add(!overrides.disabled.empty(), "--disable");
  add(overrides.fixed_parameters, "--fixed-parameters");
  add(options.check_invariants, "--check-invariants");
  return given;
}

/// The ledger of one run of a results file.
int explain_run(const Options& options) {
  const std::vector<std::string> ignored = options_for_studies(options);
  if (!ignored.empty()) {
    throw InputError(
        fmt::format("{}: a results file ({} {} for studies); leave {} out, or give a study?",
                    options.files.front(), fmt::join(ignored, ", "),
                    ignored.size() == 1 ? "is" : "are", ignored.size() == 1 ? "it" : "them"));
  }
  fmt::print("{}", ledger_text(read_ledger(options.files.front(), run_of(options.run)),
                               {options.stock, options.region, options.year}));
  return done;
}

Question question_of(const Options& options) {
  if (options.outcome.empty() || options.plans.empty()) {
    throw InputError(fmt::format(
        "{}: to explain a study, --outcome and --plans are wanted; see ssr explain --help",
        options.files.front()));
  }
  if (!options.run.empty() || !options.stock.empty() || !options.region.empty() || options.year) {
    throw InputError(
        "--run, --stock, --region and --year: for results files alone; leave them out, or give a "
        "file of ssr run -o?");
  }
  if (options.overrides.replicates) {
    throw InputError(
        "--replicates: explain plays one history at each sample; leave it out, or give --samples?");
  }
  Question question;
  if (!options.budget.empty()) question.budget_seconds = budget_of(options.budget);
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
  if (options.files.front().ends_with(".h5")) return explain_run(options);
  const Question question = question_of(options);
  const StudySet set = pair_of(read_study_set(options.files.front(), options.overrides), question);
  const auto lock = lock_output(options);
  Explanation explanation;
  {
    Progress progress(options.quiet);
    try {
      explanation = explain(set, question, execution_of(options, progress));
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

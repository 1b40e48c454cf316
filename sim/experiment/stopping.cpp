#include "experiment/stopping.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "core/errors.h"

namespace ssr {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::size_t reference_of(const StudySet& set) {
  const auto found = std::find(set.plan_names.begin(), set.plan_names.end(), set.study.reference);
  return found == set.plan_names.end() ? 0
                                       : static_cast<std::size_t>(found - set.plan_names.begin());
}

/// Numbers of replicates 0 to n - 1 under a plan.
std::vector<double> numbers_of(std::size_t plan, std::size_t n, const RunNumber& number) {
  std::vector<double> numbers;
  for (std::size_t r = 0; r < n; ++r) numbers.push_back(number(plan, r).value_or(not_a_number));
  return numbers;
}

bool all_there(std::size_t plans, std::size_t n, const RunNumber& number) {
  for (std::size_t plan = 0; plan < plans; ++plan) {
    for (std::size_t r = 0; r < n; ++r) {
      if (!number(plan, r)) return false;
    }
  }
  return true;
}

bool all_narrow(const StudySet& set, std::size_t n, std::size_t look, const RunNumber& number) {
  const std::size_t reference = reference_of(set);
  const std::vector<double> base = numbers_of(reference, n, number);
  const bool yes_no = outcome_specs()[set.until->outcome].yes_no;
  for (std::size_t plan = 0; plan < set.plan_names.size(); ++plan) {
    if (plan == reference) continue;
    const Paired paired = pair(numbers_of(plan, n, number), base);
    if (paired.n() < 2) return false;
    const Interval interval = interval_at_look(paired, yes_no, look, set.plan_names.size() - 1);
    if (!(interval.high - interval.low <= 2 * set.until->half_width)) return false;
  }
  return true;
}

}  // namespace

Interval interval_at_look(const Paired& paired, bool yes_no, std::size_t look,
                          std::size_t comparisons) {
  double error = 1 - family_confidence;
  for (std::size_t k = 0; k <= look; ++k) error /= 2;
  const double confidence = corrected_confidence(1 - error, comparisons);
  return yes_no ? share_interval(paired, confidence) : t_interval(paired, confidence);
}

Reach reach_of(const StudySet& set, const RunNumber& number) {
  const auto budget = static_cast<std::size_t>(set.study.replicates);
  const std::size_t plans = set.plan_names.size();
  if (!set.until) return {budget, all_there(plans, budget, number), false};
  std::size_t n = std::min(first_look, budget);
  for (std::size_t look = 0;; ++look) {
    if (!all_there(plans, n, number)) return {n, false, false};
    if (all_narrow(set, n, look, number)) return {n, true, true};
    if (n == budget) return {n, true, false};
    n = std::min(2 * n, budget);
  }
}

Completeness completeness(const Assembly& assembly) {
  const Results& head = assembly.head();
  Completeness all;
  for (std::size_t sample = 0; sample < head.n_samples(); ++sample) {
    const auto number = [&](std::size_t plan, std::size_t r) -> std::optional<double> {
      const RunRecord& run = head.run(plan, sample, r);
      if (!run.settled()) return std::nullopt;
      const std::size_t outcome = head.set.until ? head.set.until->outcome : 0;
      return run.finished && outcome < run.outcomes.size() ? run.outcomes[outcome] : not_a_number;
    };
    const Reach reach = reach_of(head.set, number);
    all.resolved += reach.resolved ? 1U : 0U;
    all.wanted += head.n_plans() * reach.replicates;
    for (std::size_t plan = 0; plan < head.n_plans(); ++plan) {
      for (std::size_t r = 0; r < reach.replicates; ++r) {
        all.lacking += head.run(plan, sample, r).settled() ? 0U : 1U;
      }
    }
  }
  return all;
}

void check_stopping(const StudySet& set) {
  if (!set.until) return;
  if (set.plan_names.size() < 2) {
    throw InputError("--until: the study has one plan (it waits for differences); add another?");
  }
  if (set.study.replicates <= static_cast<std::int64_t>(first_look)) {
    throw InputError(
        fmt::format("--until: {} replicates leave nothing to stop (the first look is at {}, "
                    "replicates are the most that a point may have); raise --replicates, to 512?",
                    set.study.replicates, first_look));
  }
}

}  // namespace ssr

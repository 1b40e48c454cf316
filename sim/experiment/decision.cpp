#include "experiment/decision.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace ssr {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double sign_of(Better better) noexcept { return better == Better::lower ? -1.0 : 1.0; }

Interval interval_of(const Paired& paired, bool yes_no, double confidence) {
  return yes_no ? share_interval(paired, confidence) : t_interval(paired, confidence);
}

/// A spread estimated from fewer samples is off by more than a quarter, and what it asks for by
/// half.
constexpr std::size_t fewest_to_extrapolate = 8;

std::size_t needed(const Comparison& comparison, const OutcomeSpec& spec, double confidence) {
  const double size = std::abs(comparison.difference);
  // Enough to clear zero, or to fit into the zone of indifference: whichever is easier.
  const double half_width = std::max(size, spec.indifference - size);
  const std::size_t n = pairs_needed(comparison.paired, confidence, spec.yes_no, half_width);
  return n == 0 ? 0 : std::max(n, comparison.paired.n() + 1);
}

/// Two significant digits, upwards: more would be false precision.
std::size_t rounded_up(std::size_t n) noexcept {
  std::size_t unit = 1;
  while (n / unit >= 100) unit *= 10;
  return (n + unit - 1) / unit * unit;
}

/// The mean of one cell of a series over recorded weeks of a period; NaN where it has no numbers.
double mean_over_time(std::span<const float> values, const std::vector<Week>& weeks, Period period,
                      std::size_t n_cells, std::size_t indicator, std::size_t cell) {
  const std::size_t n_times = weeks.size();
  const Week from = period_begins(period, weeks.empty() ? 0 : weeks.back());
  double sum = 0;
  std::size_t n = 0;
  for (std::size_t time = 0; time < n_times; ++time) {
    if (weeks[time] <= from) continue;
    const float x = values[(indicator * n_times + time) * n_cells + cell];
    if (std::isnan(x)) continue;
    sum += static_cast<double>(x);
    ++n;
  }
  return n > 0 ? sum / static_cast<double>(n) : not_a_number;
}

/// A way to split the nation, and where a run keeps its numbers.
struct Split {
  Cell cell;
  std::size_t n_cells;
  std::vector<float> Series::* values;
  bool (*has)(const IndicatorSpec&);
};

std::vector<Split> splits(const Results& results) {
  return {{Cell::region, results.regions.size(), &Series::regional,
           [](const IndicatorSpec& spec) { return spec.regional; }},
          {Cell::sex, 2, &Series::by_sex, [](const IndicatorSpec& spec) { return spec.by_sex; }},
          {Cell::group, results.groups.size(), &Series::by_group,
           [](const IndicatorSpec& spec) { return spec.by_group; }}};
}

/// The place of the indicator with that name among those that have the split.
std::optional<std::size_t> place_in(const Split& split, std::string_view name) {
  std::size_t place = 0;
  for (const IndicatorSpec& spec : indicator_specs()) {
    if (!split.has(spec)) continue;
    if (spec.name == name) return place;
    ++place;
  }
  return std::nullopt;
}

/// One thing to compare in one cell: its numbers under each plan.
struct Question {
  std::size_t outcome;
  Cell cell;
  std::size_t index;
  std::vector<std::vector<double>> values;  // [plan][run]
};

std::vector<double> cell_values(const Results& results, const Split& split, std::size_t plan,
                                std::size_t indicator, Period period, std::size_t cell) {
  std::vector<double> values;
  for (std::size_t sample = 0; sample < results.n_samples(); ++sample) {
    for (std::size_t replicate = 0; replicate < results.n_replicates(); ++replicate) {
      const RunRecord& run = results.run(plan, sample, replicate);
      const std::vector<float>& series = run.series.*split.values;
      const bool recorded = run.finished && !series.empty();
      values.push_back(recorded ? mean_over_time(series, run.series.weeks, period, split.n_cells,
                                                 indicator, cell)
                                : not_a_number);
    }
  }
  return values;
}

std::vector<Question> national_questions(const Results& results,
                                         const std::vector<std::size_t>& outcomes) {
  std::vector<Question> questions;
  for (const std::size_t outcome : outcomes) {
    Question question{outcome, Cell::nation, 0, {}};
    for (std::size_t plan = 0; plan < results.n_plans(); ++plan) {
      question.values.push_back(outcome_values(results, plan, outcome));
    }
    questions.push_back(std::move(question));
  }
  return questions;
}

std::vector<Question> local_questions(const Results& results,
                                      const std::vector<std::size_t>& outcomes) {
  std::vector<Question> questions;
  for (const Split& split : splits(results)) {
    for (const std::size_t outcome : outcomes) {
      const auto indicator = place_in(split, outcome_specs()[outcome].name);
      if (!indicator) continue;
      for (std::size_t cell = 0; cell < split.n_cells; ++cell) {
        Question question{outcome, split.cell, cell, {}};
        for (std::size_t plan = 0; plan < results.n_plans(); ++plan) {
          question.values.push_back(
              cell_values(results, split, plan, *indicator, outcome_specs()[outcome].period, cell));
        }
        questions.push_back(std::move(question));
      }
    }
  }
  return questions;
}

/// Appends the harm in one family of questions; gives the number of comparisons made.
std::size_t search(const std::vector<Question>& questions, const Results& results,
                   std::size_t reference, std::vector<Harm>& found) {
  const std::size_t comparisons = questions.size() * (results.n_plans() - 1);
  const double confidence = corrected_confidence(family_confidence, comparisons);
  for (const Question& question : questions) {
    const OutcomeSpec& spec = outcome_specs()[question.outcome];
    const bool yes_no = spec.yes_no && question.cell == Cell::nation;
    for (std::size_t plan = 0; plan < results.n_plans(); ++plan) {
      if (plan == reference) continue;
      const Paired paired =
          pair_samples(question.values[plan], question.values[reference], results.n_replicates());
      const Interval interval = interval_of(paired, yes_no, confidence);
      const double good = sign_of(spec.better);
      if (paired.n() == 0 || (good > 0 ? interval.high >= 0 : interval.low <= 0)) continue;
      found.push_back({plan, question.outcome, question.cell, question.index,
                       mean(paired.differences), interval});
    }
  }
  return comparisons;
}

}  // namespace

Paired pair_samples(const std::vector<double>& plan, const std::vector<double>& reference,
                    std::size_t n_replicates) {
  std::vector<double> differences;
  for (std::size_t first = 0; first < plan.size(); first += n_replicates) {
    std::vector<double> within;
    for (std::size_t i = first; i < first + n_replicates; ++i) {
      within.push_back(plan[i] - reference[i]);
    }
    differences.push_back(mean(within));
  }
  return pair(differences, std::vector<double>(differences.size(), 0.0));
}

Verdict judge(Interval interval, const OutcomeSpec& spec) noexcept {
  if (interval.inside(-spec.indifference, spec.indifference)) return Verdict::about_the_same;
  if (!interval.clear_of_zero()) return Verdict::cannot_tell;
  const bool above = interval.low > 0;
  if (spec.better == Better::neither) return above ? Verdict::higher : Verdict::lower;
  return above == (spec.better == Better::higher) ? Verdict::better : Verdict::worse;
}

std::string words(const Comparison& comparison) {
  switch (comparison.verdict) {
    case Verdict::better:
      return "better";
    case Verdict::worse:
      return "worse";
    case Verdict::higher:
      return "higher";
    case Verdict::lower:
      return "lower";
    case Verdict::about_the_same:
      return "about the same";
    case Verdict::cannot_tell:
      break;
  }
  const std::size_t n = comparison.paired.n();
  if (n == 0) return "not defined";
  const std::vector<double>& differences = comparison.paired.differences;
  if (std::all_of(differences.begin(), differences.end(), [](double d) { return d == 0.0; }))
    return fmt::format("no difference in any of {}", n);
  if (n < fewest_to_extrapolate) {
    return fmt::format("cannot tell (n = {}; too few samples to say how many)", n);
  }
  if (comparison.pairs_needed == 0) {
    return fmt::format("cannot tell (n = {}; more than a million would be needed)", n);
  }
  return fmt::format("cannot tell (n = {}; about {} would be needed)", n,
                     rounded_up(comparison.pairs_needed));
}

Comparison compare(const std::vector<double>& plan, const std::vector<double>& reference,
                   std::size_t n_replicates, const OutcomeSpec& spec, std::size_t comparisons) {
  const double confidence = corrected_confidence(family_confidence, comparisons);
  Comparison comparison;
  comparison.paired = pair_samples(plan, reference, n_replicates);
  comparison.difference = mean(comparison.paired.differences);
  comparison.interval = interval_of(comparison.paired, spec.yes_no, confidence);
  comparison.probability_better = probability_better(comparison.paired, sign_of(spec.better));
  comparison.verdict = judge(comparison.interval, spec);
  if (comparison.verdict == Verdict::cannot_tell) {
    comparison.pairs_needed = needed(comparison, spec, confidence);
  }
  return comparison;
}

std::vector<double> outcome_values(const Results& results, std::size_t plan, std::size_t outcome) {
  std::vector<double> values;
  for (std::size_t sample = 0; sample < results.n_samples(); ++sample) {
    for (std::size_t replicate = 0; replicate < results.n_replicates(); ++replicate) {
      const RunRecord& run = results.run(plan, sample, replicate);
      values.push_back(run.finished && outcome < run.outcomes.size() ? run.outcomes[outcome]
                                                                     : not_a_number);
    }
  }
  return values;
}

std::vector<std::size_t> shown_outcomes(const Study& study) {
  std::vector<std::size_t> shown;
  const auto specs = outcome_specs();
  for (std::size_t i = 0; i < specs.size(); ++i) {
    const auto& names = study.outcomes;
    if (names.empty() || std::find(names.begin(), names.end(), specs[i].name) != names.end()) {
      shown.push_back(i);
    }
  }
  return shown;
}

std::optional<std::size_t> find_plan(const Results& results, std::string_view name) {
  const auto& names = results.set.plan_names;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

HarmSearch find_harm(const Results& results) {
  HarmSearch harm;
  const auto reference = find_plan(results, results.set.study.harm_reference);
  if (!reference || results.n_plans() < 2) return harm;
  std::vector<std::size_t> outcomes = shown_outcomes(results.set.study);
  std::erase_if(outcomes, [](std::size_t i) {
    const OutcomeSpec& spec = outcome_specs()[i];
    return !spec.harm || spec.better == Better::neither;
  });
  harm.national_comparisons =
      search(national_questions(results, outcomes), results, *reference, harm.found);
  harm.local_comparisons =
      search(local_questions(results, outcomes), results, *reference, harm.found);
  return harm;
}

}  // namespace ssr

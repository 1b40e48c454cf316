#include "experiment/causal_chain.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "experiment/statistics.h"

namespace ssr {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double confidence = 0.95;
constexpr std::size_t months_running = 3;
constexpr std::size_t months_of_half_year = 6;
constexpr std::size_t most_regions = 2;

/// One cell of one indicator in every pair, month by month.
struct Cell {
  std::vector<float> Series::* values;
  std::size_t indicator;  // among those that have the split
  std::size_t n_cells;
  std::size_t cell;
};

class Chain {
 public:
  Chain(const std::vector<const AblatedPair*>& pairs, std::size_t n_regions, std::size_t n_groups)
      : pairs_(pairs), n_regions_(n_regions), n_groups_(n_groups) {
    n_months_ = pairs.front()->plan.series.weeks.size();
  }

  std::optional<Moved> moved(std::size_t indicator) const {
    const Cell nation{&Series::national, indicator, 1, 0};
    const auto onset = first_month(nation);
    if (!onset) return std::nullopt;
    Moved found;
    found.indicator = indicator;
    found.week = static_cast<Week>(*onset) * weeks_per_month;
    found.soon = mean(window(nation, *onset));
    found.later = mean(window(nation, last_window()));
    found.strength = strength(nation);
    const IndicatorSpec& spec = indicator_specs()[indicator];
    if (spec.regional) find_regions(indicator, *onset, found);
    if (spec.by_sex) find_sex(indicator, *onset, found);
    if (spec.by_group) find_group(indicator, *onset, found);
    return found;
  }

 private:
  std::size_t last_window() const {
    return n_months_ > months_of_half_year ? n_months_ - months_of_half_year : 0;
  }

  double level(const RunRecord& run, const Cell& cell, std::size_t month) const {
    const std::vector<float>& values = run.series.*cell.values;
    return static_cast<double>(
        values[(cell.indicator * n_months_ + month) * cell.n_cells + cell.cell]);
  }

  Paired differences(const Cell& cell, std::size_t month) const {
    std::vector<double> plan, reference;
    for (const AblatedPair* pair : pairs_) {
      plan.push_back(level(pair->plan, cell, month));
      reference.push_back(level(pair->reference, cell, month));
    }
    return pair(plan, reference);
  }

  /// +1 or -1 where the month's difference is clear of zero, 0 where it is not.
  int clear(const Cell& cell, std::size_t month) const {
    const Paired paired = differences(cell, month);
    if (paired.n() < fewest_chain_samples) return 0;
    const auto& all = paired.differences;
    // The same in every pair: under common luck that is no chance.
    if (std::all_of(all.begin(), all.end(), [&](double d) { return d == all.front(); })) {
      return all.front() > 0 ? 1 : all.front() < 0 ? -1 : 0;
    }
    const Interval interval = t_interval(paired, corrected_confidence(confidence, n_months_));
    return interval.low > 0 ? 1 : interval.high < 0 ? -1 : 0;
  }

  std::optional<std::size_t> first_month(const Cell& cell) const {
    std::size_t running = 0;
    int side = 0;
    for (std::size_t month = 0; month < n_months_; ++month) {
      const int now = clear(cell, month);
      running = now == 0 ? 0 : now == side ? running + 1 : 1;
      side = now;
      if (running == months_running) return month + 1 - months_running;
    }
    return std::nullopt;
  }

  /// Mean difference of each pair over the half-year from a month.
  std::vector<double> window(const Cell& cell, std::size_t from) const {
    std::vector<double> means;
    for (const AblatedPair* pair : pairs_) {
      std::vector<double> months;
      for (std::size_t m = from; m < std::min(from + months_of_half_year, n_months_); ++m) {
        months.push_back(level(pair->plan, cell, m) - level(pair->reference, cell, m));
      }
      means.push_back(mean(months));
    }
    return means;
  }

  /// The largest mean difference over how much the reference's level varies over samples and time.
  double strength(const Cell& cell) const {
    double largest = 0;
    std::vector<double> levels;
    for (std::size_t month = 0; month < n_months_; ++month) {
      const double difference = std::abs(mean(differences(cell, month).differences));
      if (difference > largest) largest = difference;
      for (const AblatedPair* pair : pairs_) levels.push_back(level(pair->reference, cell, month));
    }
    const double center = mean(levels);
    for (double& x : levels) x = (x - center) * (x - center);
    const double variance = mean(levels);
    return largest / std::sqrt(std::max(variance, 1e-12 * std::max(1.0, center * center)));
  }

  std::size_t place(std::size_t indicator, bool IndicatorSpec::* has) const {
    const auto specs = indicator_specs();
    return static_cast<std::size_t>(
        std::count_if(specs.begin(), specs.begin() + static_cast<std::ptrdiff_t>(indicator),
                      [has](const IndicatorSpec& spec) { return spec.*has; }));
  }

  bool clear_of_zero(const std::vector<double>& values, std::size_t comparisons) const {
    const Paired paired = pair(values, std::vector<double>(values.size(), 0.0));
    return paired.n() >= fewest_chain_samples &&
           t_interval(paired, corrected_confidence(confidence, comparisons)).clear_of_zero();
  }

  void find_regions(std::size_t indicator, std::size_t onset, Moved& found) const {
    const std::size_t row = place(indicator, &IndicatorSpec::regional);
    std::vector<std::pair<double, std::size_t>> by_size;
    for (std::size_t r = 0; r < n_regions_; ++r) {
      const auto values = window({&Series::regional, row, n_regions_, r}, onset);
      const double size = mean(values);
      if (size * found.soon > 0 && clear_of_zero(values, n_regions_))
        by_size.push_back({-std::abs(size), r});
    }
    std::sort(by_size.begin(), by_size.end());
    for (std::size_t i = 0; i < std::min(most_regions, by_size.size()); ++i) {
      found.regions.push_back(by_size[i].second);
    }
  }

  void find_sex(std::size_t indicator, std::size_t onset, Moved& found) const {
    const std::size_t row = place(indicator, &IndicatorSpec::by_sex);
    auto gap = window({&Series::by_sex, row, 2, 0}, onset);
    const auto men = window({&Series::by_sex, row, 2, 1}, onset);
    for (std::size_t i = 0; i < gap.size(); ++i) gap[i] = std::abs(gap[i]) - std::abs(men[i]);
    if (clear_of_zero(gap, 1)) found.sex = mean(gap) > 0 ? 0 : 1;
  }

  void find_group(std::size_t indicator, std::size_t onset, Moved& found) const {
    if (n_groups_ < 2) return;
    const std::size_t row = place(indicator, &IndicatorSpec::by_group);
    std::vector<std::vector<double>> groups;
    for (std::size_t g = 0; g < n_groups_; ++g) {
      groups.push_back(window({&Series::by_group, row, n_groups_, g}, onset));
    }
    const auto size = [&](std::size_t g) { return std::abs(mean(groups[g])); };
    std::size_t most = 0;
    for (std::size_t g = 1; g < n_groups_; ++g) most = size(g) > size(most) ? g : most;
    std::vector<double> gap(groups[most].size(), not_a_number);
    for (std::size_t i = 0; i < gap.size(); ++i) {
      std::vector<double> others;
      for (std::size_t g = 0; g < n_groups_; ++g) {
        if (g != most) others.push_back(groups[g][i]);
      }
      gap[i] = std::abs(groups[most][i]) - std::abs(mean(others));
    }
    if (mean(gap) > 0 && clear_of_zero(gap, n_groups_)) found.group = most;
  }

  const std::vector<const AblatedPair*>& pairs_;
  std::size_t n_regions_;
  std::size_t n_groups_;
  std::size_t n_months_ = 0;
};

}  // namespace

std::vector<Moved> causal_chain(const std::vector<const AblatedPair*>& pairs,
                                std::size_t n_regions, std::size_t n_groups,
                                std::string_view always, std::size_t most) {
  std::vector<Moved> found;
  if (pairs.size() < fewest_chain_samples) return found;
  const Chain chain(pairs, n_regions, n_groups);
  for (std::size_t i = 0; i < indicator_specs().size(); ++i) {
    // What planners read follows what is true, and would only take its place among the first.
    if (indicator_specs()[i].observer == Observer::planners) continue;
    if (auto moved = chain.moved(i)) found.push_back(std::move(*moved));
  }
  const auto named = [always](const Moved& m) {
    return indicator_specs()[m.indicator].name == always;
  };
  std::stable_sort(found.begin(), found.end(), [&](const Moved& a, const Moved& b) {
    return named(a) != named(b) ? named(a) : a.strength > b.strength;
  });
  if (found.size() > most)
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(most), found.end());
  std::stable_sort(found.begin(), found.end(),
                   [](const Moved& a, const Moved& b) { return a.week < b.week; });
  return found;
}

}  // namespace ssr

#include "experiment/explanation.h"

#include <fmt/format.h>
#include <tbb/info.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "experiment/shapley.h"
#include "experiment/statistics.h"
#include "process/registry.h"

namespace ssr {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t most_players = 8;
constexpr std::size_t few_players = 6;         // whose every combination can be played
constexpr std::size_t fewest_samples = 4;      // for standard errors worth printing
constexpr std::size_t enough_samples = 12;     // before a sixth mechanism is worth its runs
constexpr std::size_t chain_samples = 8;       // dated differences need pairs
constexpr std::size_t longest_chain = 12;
constexpr double planned_share = 0.90;  // of the time left; runs with links cut may be dearer
constexpr double deadline_share = 0.97;        // of the budget: the rest is for the words
constexpr double screening_deadline_share = 0.65;  // rows not played by then are left out
constexpr double screening_share = 0.55;       // of the runs, and of the time, at most
constexpr std::size_t fewest_rows = 12;        // of a screening design
constexpr std::size_t fewest_players = 5;      // whose attributions the budget must allow
constexpr double confidence = 0.95;            // of the difference's interval
constexpr double small_effect = 0.01;          // of the largest: not worth the runs

class Explainer {
 public:
  Explainer(const StudySet& set, const Question& question, const Execution& execution)
      : question_(question), execution_(execution), mechanisms_(cuttable_mechanisms(set)) {
    found_.set = set;
    found_.set.study.output.interval_weeks = weeks_per_month;  // the chain dates by months
    const auto specs = outcome_specs();
    while (specs[found_.outcome].name != question.outcome) ++found_.outcome;
    const SampleScenario first = resolve(set, 0);
    const Context& context = first.scenario->context;
    for (const RegionContext& region : context.regions) found_.regions.push_back(region.name);
    for (const GroupContext& group : context.groups) found_.groups.push_back(group.name);
    found_.context_title = context.title.empty() ? context.name : context.title;
    found_.fictional = context.fictional;
    found_.start = context.start;
    for (const std::size_t m : mechanisms_) {
      found_.screened_names.push_back(
          fmt::format("{} {}", mechanisms()[m].id, mechanisms()[m].name));
    }
  }

  Explanation explain() && {
    if (n_samples() < fewest_samples) {
      throw InputError(fmt::format(
          "--samples: {} are too few to explain a difference (errors are over samples); give at "
          "least {}",
          n_samples(), fewest_samples));
    }
    measure();
    screen_all();
    attribute();
    date_differences();
    found_.seconds = seconds();
    return std::move(found_);
  }

 private:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }
  std::size_t n_samples() const { return static_cast<std::size_t>(found_.set.study.samples); }
  std::size_t n_threads() const {
    return static_cast<std::size_t>(execution_.threads > 0 ? execution_.threads
                                                           : tbb::info::default_concurrency());
  }
  /// Runs a second: as the threads could, until more than the first runs were played.
  double rate() const {
    if (found_.runs_played > measured_runs_) {
      return static_cast<double>(found_.runs_played - measured_runs_) /
             (seconds() - measured_seconds_);
    }
    return static_cast<double>(n_threads()) / std::max(1e-6, found_.seconds_per_run);
  }
  /// Pairs of runs that fit into what is left of the budget.
  std::size_t pairs_left() const {
    const double left = planned_share * (question_.budget_seconds - seconds());
    return static_cast<std::size_t>(std::max(0.0, left * rate() / 2));
  }

  std::vector<AblatedPair> play(const std::vector<Ablation>& ablations,
                                double share = deadline_share) {
    Execution execution = execution_;
    const std::size_t before = found_.runs_played;
    execution.progress = [this, before](std::size_t done, std::size_t total) {
      if (execution_.progress) {
        execution_.progress(before + done, std::max(planned_runs_, before + total));
      }
    };
    const double deadline = share * question_.budget_seconds;
    execution.cancelled = [this, deadline] {
      return seconds() > deadline || (execution_.cancelled && execution_.cancelled());
    };
    std::vector<AblatedPair> pairs = play_pairs(found_.set, ablations, execution);
    if (execution_.cancelled && execution_.cancelled()) throw Cancelled();
    for (const AblatedPair& pair : pairs) {
      found_.runs_played += (pair.plan.finished ? 1U : 0U) + (pair.reference.finished ? 1U : 0U);
    }
    return pairs;
  }

  double difference(const AblatedPair& pair) const {
    return pair.finished()
               ? pair.plan.outcomes[found_.outcome] - pair.reference.outcomes[found_.outcome]
               : not_a_number;
  }

  [[noreturn]] void refuse(double needed_seconds) const {
    throw InputError(fmt::format(
        "--budget: {:.3g} s are too few (a run takes {:.2g} s); give about {:.0f} s or a smaller "
        "--scale?",
        question_.budget_seconds, found_.seconds_per_run, std::ceil(needed_seconds)));
  }

  /// All mechanisms on, as many pairs as the threads play at once: the cost of a run.
  void measure() {
    const std::size_t n = std::min(n_samples(), std::max<std::size_t>(2, n_threads() / 2));
    std::vector<Ablation> ablations;
    for (std::size_t sample = 0; sample < n; ++sample) ablations.push_back({sample, {}, true});
    std::vector<AblatedPair> pairs = play(ablations);
    for (std::size_t sample = 0; sample < n; ++sample) {
      if (pairs[sample].finished()) whole_.emplace(sample, std::move(pairs[sample]));
    }
    if (found_.runs_played == 0) {
      throw InputError(fmt::format(
          "--budget: no run ended within {:.3g} s; give more or a smaller --scale?",
          question_.budget_seconds));
    }
    double sum = 0;
    for (const auto& [sample, pair] : whole_) sum += pair.plan.seconds + pair.reference.seconds;
    found_.seconds_per_run = sum / static_cast<double>(std::max<std::size_t>(1, 2 * whole_.size()));
    measured_runs_ = found_.runs_played;
    measured_seconds_ = seconds();
  }

  /// As many rows as the pairs of runs allow: all, half of them, or some of that half.
  DesignRows choose_rows(std::size_t left) {
    const std::size_t k = mechanisms_.size();
    const std::size_t least = fewest_samples * (std::min(fewest_players, k) + 1);
    DesignRows rows = saturated_rows(k);
    const auto most = static_cast<std::size_t>(screening_share * static_cast<double>(left) / 2);
    found_.saturated = rows.size() <= most;
    if (!found_.saturated) rows = supersaturated_rows(k, std::max(fewest_rows, most));
    if (left < 2 * rows.size() + least) {
      refuse(seconds() +
             2.2 * static_cast<double>(2 * rows.size() + least) / rate() / planned_share);
    }
    return rows;
  }

  /// Which mechanisms matter: every row of the design and its mirror image, in a sample of its own
  /// as far as there are samples.
  void screen_all() {
    const std::size_t k = mechanisms_.size();
    const std::size_t left = pairs_left();
    const DesignRows rows = choose_rows(left);
    planned_runs_ = found_.runs_played + 2 * left;
    std::vector<std::pair<std::size_t, Ablation>> by_sample;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (const int side : {1, -1}) {
        Ablation ablation{r % n_samples(), {}, false};
        for (std::size_t f = 0; f < k; ++f) {
          if (side * rows[r][f] < 0) ablation.cut.push_back(mechanisms_[f]);
        }
        by_sample.emplace_back(r, std::move(ablation));
      }
    }
    std::stable_sort(by_sample.begin(), by_sample.end(), [](const auto& a, const auto& b) {
      return a.second.sample < b.second.sample;
    });
    std::vector<Ablation> ablations;
    for (const auto& [row, ablation] : by_sample) ablations.push_back(ablation);
    const std::vector<AblatedPair> pairs = play(ablations, screening_deadline_share);
    std::vector<double> half(rows.size(), not_a_number);
    for (std::size_t i = 0; i < pairs.size(); i += 2) {
      half[by_sample[i].first] = (difference(pairs[i]) - difference(pairs[i + 1])) / 2;
    }
    found_.screening_rows = static_cast<std::size_t>(
        std::count_if(half.begin(), half.end(), [](double x) { return !std::isnan(x); }));
    found_.screened = screen(rows, half, std::min(rows.size() / 2, most_screened));
    for (const ScreenedFactor& factor : found_.screened) {
      const double largest = std::abs(found_.screened.front().effect);
      if (players_.size() < most_players && std::abs(factor.effect) >= small_effect * largest) {
        players_.push_back(factor.factor);
      }
    }
  }

  /// How many samples, and how many orders in each.
  void allocate() {
    const std::size_t left = pairs_left();
    // Rather fewer mechanisms than figures without errors.
    while (players_.size() > 1 && fewest_samples * (players_.size() + 1) > left)
      players_.pop_back();
    // And rather fewer small ones than large errors of the large: those fall with samples alone.
    const std::size_t wanted = std::min(n_samples(), enough_samples);
    while (players_.size() > fewest_players && wanted * (players_.size() + 1) > left)
      players_.pop_back();
    const std::size_t k = players_.size();
    const std::size_t for_chain = std::min(chain_samples, n_samples());
    std::size_t samples = std::min(n_samples(), left / (k + 1));
    if (samples >= fewest_samples && samples < for_chain && left > for_chain + fewest_samples * k) {
      samples = std::min(n_samples(), (left - for_chain) / std::max<std::size_t>(1, k));
    }
    samples_ = std::max(fewest_samples, samples);
    // A whole square of orders leaves little to gain: what errors remain are between samples.
    const std::size_t combinations = std::size_t{1} << k;
    const auto coalitions = [k](std::size_t orders) { return orders * (k - 1) + 2; };
    if (k <= few_players && samples_ * combinations <= left) {
      found_.orders = 0;
      return;
    }
    found_.orders = 1;
    while (found_.orders < k && samples_ * coalitions(found_.orders + 1) <= left) ++found_.orders;
  }

  std::vector<std::vector<std::size_t>> orders_of(std::size_t sample) const {
    const std::size_t n = found_.orders;
    const auto all = joining_orders(players_.size(), (sample + 1) * n);
    return {all.begin() + static_cast<std::ptrdiff_t>(sample * n), all.end()};
  }

  std::vector<Coalition> coalitions_of(std::size_t sample) const {
    if (found_.orders > 0) return coalitions_along(players_.size(), orders_of(sample));
    std::vector<Coalition> all(std::size_t{1} << players_.size());
    std::iota(all.begin(), all.end(), Coalition{0});
    return all;
  }

  void attribute() {
    allocate();
    const std::size_t k = players_.size();
    std::vector<Ablation> ablations;
    std::vector<std::pair<std::size_t, Coalition>> of;
    for (std::size_t sample = 0; sample < std::max(samples_, std::min(chain_samples, n_samples()));
         ++sample) {
      for (const Coalition present : sample < samples_ ? coalitions_of(sample)
                                                       : std::vector<Coalition>{everyone(k)}) {
        if (present == everyone(k) && whole_.contains(sample)) continue;
        Ablation ablation{sample, {}, present == everyone(k)};
        for (std::size_t p = 0; p < k; ++p) {
          if ((present >> p & 1U) == 0) ablation.cut.push_back(mechanisms_[players_[p]]);
        }
        ablations.push_back(std::move(ablation));
        of.emplace_back(sample, present);
      }
    }
    planned_runs_ = found_.runs_played + 2 * ablations.size();
    std::vector<AblatedPair> pairs = play(ablations);
    std::vector<std::map<Coalition, double>> value(samples_);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto [sample, present] = of[i];
      if (sample < samples_ && pairs[i].finished()) value[sample][present] = difference(pairs[i]);
      if (present == everyone(k) && pairs[i].finished())
        whole_.emplace(sample, std::move(pairs[i]));
    }
    for (std::size_t sample = 0; sample < samples_; ++sample) {
      const auto whole = whole_.find(sample);
      if (whole != whole_.end()) value[sample][everyone(k)] = difference(whole->second);
    }
    summarise(value);
  }

  /// Per sample Shapley values, then mean and standard error over samples.
  void summarise(const std::vector<std::map<Coalition, double>>& value) {
    const std::size_t k = players_.size();
    std::vector<std::vector<double>> parts(k);
    std::vector<double> rest, whole, plan, reference;
    for (std::size_t sample = 0; sample < samples_; ++sample) {
      const auto needed = coalitions_of(sample);
      const auto& known = value[sample];
      if (!std::all_of(needed.begin(), needed.end(),
                       [&](Coalition c) { return known.contains(c); }))
        continue;
      if (std::any_of(known.begin(), known.end(),
                      [](const auto& v) { return std::isnan(v.second); })) {
        ++found_.undefined;
        continue;
      }
      std::vector<double> list;
      for (const auto& [present, x] : known) list.push_back(x);
      const auto own = found_.orders == 0 ? exact_shapley(k, list)
                                          : shapley_along(k, orders_of(sample),
                                                          [&](Coalition c) { return known.at(c); });
      for (std::size_t p = 0; p < k; ++p) parts[p].push_back(own[p]);
      rest.push_back(known.at(0));
      whole.push_back(known.at(everyone(k)));
      plan.push_back(whole_.at(sample).plan.outcomes[found_.outcome]);
      reference.push_back(whole_.at(sample).reference.outcomes[found_.outcome]);
    }
    found_.samples = whole.size();
    if (found_.samples < fewest_samples) {
      throw InputError(fmt::format(
          "{}: only {} of {} samples could be attributed, at least {} are needed ({}); give a "
          "longer --budget or more --samples?",
          question_.outcome, found_.samples, samples_, fewest_samples,
          found_.undefined > 0 ? "the outcome is not defined in the others" : "the time ran out"));
    }
    for (std::size_t p = 0; p < k; ++p) {
      const Mechanism& m = mechanisms()[mechanisms_[players_[p]]];
      found_.attributions.push_back(
          summary(found_.screened_names[players_[p]], std::string(m.claim), parts[p]));
    }
    std::stable_sort(found_.attributions.begin(), found_.attributions.end(),
                     [](const Attribution& a, const Attribution& b) {
                       return std::abs(a.value) > std::abs(b.value);
                     });
    found_.rest = summary("everything else", "", rest);
    found_.difference = summary("difference", "", whole);
    found_.interval = t_interval(pair(whole, std::vector<double>(whole.size(), 0.0)), confidence);
    found_.plan_value = mean(plan);
    found_.reference_value = mean(reference);
  }

  static Attribution summary(std::string name, std::string claim,
                             const std::vector<double>& values) {
    const double center = mean(values);
    double squares = 0;
    for (const double x : values) squares += (x - center) * (x - center);
    const auto n = static_cast<double>(values.size());
    return {std::move(name), std::move(claim), center, std::sqrt(squares / (n - 1) / n)};
  }

  void date_differences() {
    std::vector<const AblatedPair*> pairs;
    for (const auto& [sample, pair] : whole_) pairs.push_back(&pair);
    found_.chain_samples = pairs.size();
    found_.chain = causal_chain(pairs, found_.regions.size(), found_.groups.size(),
                                question_.outcome, longest_chain);
  }

  static constexpr std::size_t most_screened = 12;  // followed by the stepwise selection

  const Question& question_;
  const Execution& execution_;
  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::vector<std::size_t> mechanisms_;  // that can be cut, as in mechanisms()
  std::vector<std::size_t> players_;     // places in mechanisms_, largest effect first
  std::map<std::size_t, AblatedPair> whole_;  // [sample], with all mechanisms
  std::size_t measured_runs_ = 0;
  double measured_seconds_ = 0;
  std::size_t samples_ = 0;
  std::size_t planned_runs_ = 0;
  Explanation found_;
};

}  // namespace

Explanation explain(const StudySet& pair, const Question& question, const Execution& execution) {
  return Explainer(pair, question, execution).explain();
}

}  // namespace ssr

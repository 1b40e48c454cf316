#include "experiment/decision_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/caveat.h"
#include "engine/compared.h"
#include "experiment/decision.h"
#include "experiment/plan_differences.h"
#include "experiment/text.h"
#include "experiment/theory_readings.h"

namespace ssr {

namespace {

constexpr std::size_t page = 110;         // columns of a terminal that planners have
constexpr std::size_t widest_name = 24;   // longer names are cut
constexpr std::size_t money_column = 9;
constexpr double interval_share = 0.90;   // of histories, around the median
constexpr double cents_per_million = 1e8;

/// Of how many histories the answer is yes.
std::string in_words(const std::vector<double>& values, std::size_t n_replicates) {
  std::size_t yes = 0, n = 0, samples = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i % n_replicates == 0) {
      // Replicates share a sample's parameters: the samples are what is independent.
      const auto first = values.begin() + static_cast<std::ptrdiff_t>(i);
      const auto end =
          first + static_cast<std::ptrdiff_t>(std::min(n_replicates, values.size() - i));
      samples += std::all_of(first, end, [](double x) { return std::isnan(x); }) ? 0 : 1;
    }
    if (std::isnan(values[i])) continue;
    ++n;
    if (values[i] > 0.5) ++yes;
  }
  if (n == 0) return "not defined";
  const double share = static_cast<double>(yes) / static_cast<double>(n);
  const Interval interval = wilson(share, samples, interval_share);
  return fmt::format("{} of {} simulated histories ({} to {} %)", yes, n,
                     text::number(100 * interval.low, 0), text::number(100 * interval.high, 0));
}

/// Median and interval of the histories.
std::string in_numbers(const std::vector<double>& values, int decimals) {
  const double tail = (1 - interval_share) / 2;
  const double median = quantile(values, 0.5);
  if (std::isnan(median)) return "not defined";
  return fmt::format("{} ({} to {})", text::number(median, decimals),
                     text::number(quantile(values, tail), decimals),
                     text::number(quantile(values, 1 - tail), decimals));
}

class TableWriter {
 public:
  TableWriter(const Results& results, const std::vector<std::shared_ptr<const Plan>>& plans)
      : results_(results),
        plans_(plans),
        reference_(alone() ? std::nullopt : find_plan(results, study().reference)) {
    for (const std::string& name : results.set.plan_names) {
      name_width_ = std::max(name_width_, std::min(widest_name, text::width(name)));
    }
  }

  std::string write() {
    header();
    differences();
    money(
        "Planned money by sector, USD million (budgets of the activities that started; mean of "
        "runs)",
        &RunRecord::planned);
    money("Disbursed money by sector, USD million (mean of runs)", &RunRecord::disbursed);
    gates();
    harm_ = find_harm(results_);
    for (const std::size_t outcome : shown_outcomes(study())) block(outcome);
    footer();
    return std::move(out_);
  }

 private:
  const Study& study() const { return results_.set.study; }
  const std::string& plan_name(std::size_t plan) const { return results_.set.plan_names[plan]; }
  std::string label(std::size_t plan) const {
    return "  " + text::left(plan_name(plan), name_width_);
  }
  void line(const std::string& text) {
    const std::size_t end = text.find_last_not_of(' ');
    out_ += (end == std::string::npos ? std::string() : text.substr(0, end + 1)) + "\n";
  }
  void paragraph(const std::string& text) { line(text::wrapped(text, 0, 0, page)); }
  /// Words after a plan's name, going on below themselves.
  void beside(const std::string& label, const std::string& text) {
    const std::size_t used = text::width(label) + 2;
    line(label + "  " + text::wrapped(text, used, used + 2, page));
  }
  bool alone() const { return results_.n_plans() == 1; }
  std::size_t comparisons() const { return alone() ? 1 : results_.n_plans() - 1; }

  void header() {
    paragraph(caveat(results_.fictional));
    line("");
    paragraph(study().title.empty() ? study().name : study().title);
    std::size_t finished = 0;
    for (const RunRecord& run : results_.runs) finished += run.finished ? 1U : 0U;
    const Overrides& changed = results_.set.overrides;
    paragraph(fmt::format(
        "{}, {} weeks from {}. {}, {} samples of {}{}{}.", results_.context_title,
        study().horizon_weeks, to_string(results_.start),
        alone() ? "One plan" : fmt::format("{} plans", results_.n_plans()), results_.n_samples(),
        changed.fixed_parameters ? "luck at central values" : "parameters and luck",
        results_.n_replicates() > 1 ? fmt::format(" x {} replicates", results_.n_replicates()) : "",
        alone() ? "" : ", the same for every plan"));
    if (finished < results_.runs.size()) {
      paragraph(fmt::format("Only {} of {} runs finished.", finished, results_.runs.size()));
    }
    if (const auto varied = varied_questions(results_.set); !varied.empty()) {
      paragraph(fmt::format("Rival theories: each sample takes one reading of {}.",
                            text::listed(varied)));
    }
    if (const std::string what = what_if(changed); !what.empty()) paragraph(what);
    paragraph("Read differences, not levels.");
  }

  /// What the command changed of the files' scenario; empty: nothing.
  static std::string what_if(const Overrides& changed) {
    std::vector<std::string> items;
    for (const Setting& setting : changed.settings)
      items.push_back(fmt::format("{} = {}", setting.path, setting.value));
    if (changed.scale) items.push_back(fmt::format("scale = {:g}", *changed.scale));
    for (const std::string& link : changed.disabled) items.push_back(link + " cut");
    return items.empty() ? ""
                         : fmt::format("What if, not as in the files: {}.", fmt::join(items, "; "));
  }

  void differences() {
    if (!reference_) return;
    line("");
    paragraph(fmt::format("What differs from {} in the inputs", plan_name(*reference_)));
    for (std::size_t plan = 0; plan < plans_.size(); ++plan) {
      if (plan == *reference_) {
        beside(label(plan), "the reference");
        continue;
      }
      const auto items = plan_differences(*plans_[plan], *plans_[*reference_], results_.start);
      if (items.empty()) beside(label(plan), "nothing");
      for (std::size_t i = 0; i < items.size(); ++i) {
        beside(i == 0 ? label(plan) : std::string(name_width_ + 2, ' '), items[i]);
      }
    }
  }

  void money(const std::string& title, std::array<Cents, n_sectors> RunRecord::* what) {
    line("");
    paragraph(title);
    std::string heads = std::string(name_width_ + 2, ' ');
    for (const std::string& sector : sector_names)
      heads += text::right(sector, sector_column(sector));
    line(heads + text::right("total", money_column));
    for (std::size_t plan = 0; plan < results_.n_plans(); ++plan) {
      std::string row = label(plan);
      double total = 0;
      for (std::size_t sector = 0; sector < n_sectors; ++sector) {
        const double millions = mean_money(plan, what, sector);
        total += millions;
        row += text::right(text::number(millions, 1), sector_column(sector_names[sector]));
      }
      line(row + text::right(text::number(total, 1), money_column));
    }
  }

  static std::size_t sector_column(const std::string& sector) {
    return std::max(money_column, sector.size() + 1);
  }

  double mean_money(std::size_t plan, std::array<Cents, n_sectors> RunRecord::* what,
                    std::size_t sector) const {
    double sum = 0;
    std::size_t n = 0;
    each_run(plan, [&](const RunRecord& run) {
      sum += static_cast<double>((run.*what)[sector]) / cents_per_million;
      ++n;
    });
    return n > 0 ? sum / static_cast<double>(n) : std::nan("");
  }

  template <class Visit>
  void each_run(std::size_t plan, Visit visit) const {
    for (std::size_t sample = 0; sample < results_.n_samples(); ++sample) {
      for (std::size_t replicate = 0; replicate < results_.n_replicates(); ++replicate) {
        const RunRecord& run = results_.run(plan, sample, replicate);
        if (run.finished) visit(run);
      }
    }
  }

  void gates() {
    line("");
    line("Gates that only their latest start opened (share of runs)");
    for (std::size_t plan = 0; plan < results_.n_plans(); ++plan) {
      const std::vector<std::string>& names = results_.activities[plan];
      std::vector<std::size_t> opened(names.size(), 0);
      std::size_t n = 0;
      each_run(plan, [&](const RunRecord& run) {
        ++n;
        for (std::size_t i = 0; i < std::min(names.size(), run.opened_by_latest.size()); ++i) {
          opened[i] += run.opened_by_latest[i];
        }
      });
      std::vector<std::string> items;
      for (std::size_t i = 0; i < names.size(); ++i) {
        if (opened[i] == 0) continue;
        const double percent = 100.0 * static_cast<double>(opened[i]) / static_cast<double>(n);
        items.push_back(fmt::format("{} {:.0f} %", names[i], percent));
      }
      beside(label(plan), items.empty() ? "none" : fmt::format("{}", fmt::join(items, ", ")));
    }
  }

  struct Row {
    std::string level;
    std::string difference;
    std::string better;
    std::string verdict;
    std::vector<std::string> notes;
  };

  void block(std::size_t outcome) {
    const OutcomeSpec& spec = outcome_specs()[outcome];
    std::vector<std::vector<double>> values;
    for (std::size_t plan = 0; plan < results_.n_plans(); ++plan) {
      values.push_back(outcome_values(results_, plan, outcome));
    }
    const int decimals = spec.yes_no ? 2 : decimals_of(values);
    std::vector<Row> rows;
    for (std::size_t plan = 0; plan < values.size(); ++plan) {
      rows.push_back(make_row(plan, outcome, values, decimals));
    }
    line("");
    paragraph(block_title(spec));
    print_rows(rows, spec.yes_no);
  }

  static int decimals_of(const std::vector<std::vector<double>>& values) {
    double largest = 0;
    for (const auto& plan : values) {
      largest = std::max(largest, std::abs(quantile(plan, 0.5)));
    }
    return text::decimals_for(largest);
  }

  static std::string block_title(const OutcomeSpec& spec) {
    const char* good = spec.better == Better::lower    ? "lower is better"
                       : spec.better == Better::higher ? "higher is better"
                                                       : "neither side is better";
    const std::string zone = spec.yes_no
                                 ? fmt::format("{:g} points in 100", 100 * spec.indifference)
                                 : fmt::format("{:g}", spec.indifference);
    std::string name(spec.name);
    std::replace(name.begin(), name.end(), '_', ' ');
    const std::string title = name == spec.long_name
                                  ? std::string(spec.name)
                                  : fmt::format("{} ({})", spec.name, spec.long_name);
    return fmt::format("{}. {}; {}; about the same: within {}; {}", title, spec.definition, good,
                       zone, compared_in_words(spec.name));
  }

  Row make_row(std::size_t plan, std::size_t outcome,
               const std::vector<std::vector<double>>& values, int decimals) const {
    const OutcomeSpec& spec = outcome_specs()[outcome];
    Row row;
    row.level = spec.yes_no ? in_words(values[plan], results_.n_replicates())
                            : in_numbers(values[plan], decimals);
    if (reference_ && plan == *reference_) {
      row.difference = "reference";
    } else if (reference_) {
      const Comparison c =
          compare(values[plan], values[*reference_], results_.n_replicates(), spec, comparisons());
      const double unit = spec.yes_no ? 100 : 1;
      const int places = spec.yes_no ? 0 : decimals;
      row.difference = c.paired.n() == 0 ? "-" : difference(c, unit, places);
      row.better = c.paired.n() == 0 || spec.better == Better::neither
                       ? "-"
                       : text::number(100 * c.probability_better, 0) + " %";
      row.verdict = words(c);
      if (c.verdict == Verdict::better || c.verdict == Verdict::worse) {
        note_readings(values[plan], values[*reference_], decimals, row);
      }
    }
    note_undefined(plan, values[plan], row);
    note_harm(plan, outcome, decimals, row);
    return row;
  }

  static std::string difference(const Comparison& c, double unit, int decimals) {
    if (std::isinf(c.interval.low)) {
      return text::signed_number(unit * c.difference, decimals) + " (no interval)";
    }
    return fmt::format("{} ({} to {})", text::signed_number(unit * c.difference, decimals),
                       text::signed_number(unit * c.interval.low, decimals),
                       text::signed_number(unit * c.interval.high, decimals));
  }

  void note_undefined(std::size_t plan, const std::vector<double>& values, Row& row) const {
    std::size_t finished = 0, defined = 0;
    each_run(plan, [&](const RunRecord&) { ++finished; });
    for (const double x : values) defined += std::isnan(x) ? 0U : 1U;
    if (defined < finished) {
      row.notes.push_back(
          fmt::format("not defined in {} of {} histories (nobody it could be counted for)",
                      finished - defined, finished));
    }
  }

  /// Beside a verdict: under how many readings of rival theories the difference turns round.
  void note_readings(const std::vector<double>& plan, const std::vector<double>& reference,
                     int decimals, Row& row) const {
    const SignUnderReadings signs = sign_under_readings(results_, plan, reference, decimals);
    if (signs.readings == 0) return;
    std::string note = fmt::format(
        "theory: of {} readings the sign holds under {}, flips under {}, cannot be told under {}",
        signs.readings, signs.held, signs.flipped.size(), signs.untold());
    if (!signs.flipped.empty()) note += ": " + text::listed(signs.flipped);
    row.notes.push_back(std::move(note));
  }

  void note_harm(std::size_t plan, std::size_t outcome, int decimals, Row& row) const {
    std::vector<std::string> where;
    std::vector<std::string> regions, groups;
    const bool yes_no = outcome_specs()[outcome].yes_no;
    for (const Harm& harm : harm_.found) {
      if (harm.plan != plan || harm.outcome != outcome) continue;
      const double unit = yes_no ? 100 : 1;
      // The end next to zero has to be seen not to be zero: that is what the flag says.
      const double nearest =
          unit * std::min(std::abs(harm.interval.low), std::abs(harm.interval.high));
      const int places = text::decimals_showing(nearest, yes_no ? 0 : decimals);
      if (harm.cell == Cell::nation) {
        where.push_back(fmt::format("nationally {} ({} to {})",
                                    text::signed_number(unit * harm.difference, places),
                                    text::signed_number(unit * harm.interval.low, places),
                                    text::signed_number(unit * harm.interval.high, places)));
      }
      if (harm.cell == Cell::region) regions.push_back(results_.regions[harm.index]);
      if (harm.cell == Cell::sex)
        where.push_back(harm.index == 0 ? "women and girls" : "men and boys");
      if (harm.cell == Cell::group) groups.push_back(results_.groups[harm.index]);
    }
    if (!regions.empty()) where.push_back("in " + text::listed(regions));
    if (!groups.empty()) where.push_back("among " + text::listed(groups));
    if (where.empty()) return;
    row.notes.push_back(
        fmt::format("HARM against {}: {}", study().harm_reference, fmt::join(where, "; ")));
  }

  void print_rows(const std::vector<Row>& rows, bool yes_no) {
    const std::string heads[3] = {yes_no ? "count (90 % interval)" : "median (90 % interval)",
                                  reference_ ? "against " + plan_name(*reference_) : std::string(),
                                  reference_ ? "better in" : ""};
    std::array<std::size_t, 3> widths{text::width(heads[0]), 0, text::width(heads[2])};
    for (const Row& row : rows) {
      widths[0] = std::max(widths[0], text::width(row.level));
      widths[1] = std::max(widths[1], text::width(row.difference));
    }
    const std::size_t used = name_width_ + 2 + 2 + widths[0] + 2 + 2 + widths[2];
    widths[1] = std::min(std::max(widths[1], text::width(heads[1])), page - std::min(page, used));
    const auto cells = [&](const std::string& a, const std::string& b, const std::string& c) {
      return "  " + text::left(a, widths[0]) + "  " + text::left(b, widths[1]) + "  " +
             text::right(c, widths[2]);
    };
    line(std::string(name_width_ + 2, ' ') + cells(heads[0], heads[1], heads[2]));
    for (std::size_t plan = 0; plan < rows.size(); ++plan) {
      const Row& row = rows[plan];
      std::string first = label(plan) + cells(row.level, row.difference, row.better);
      const bool fits = text::width(first) + 2 + text::width(row.verdict) <= page;
      if (fits) first += "  " + row.verdict;
      line(first);
      if (!fits && !row.verdict.empty()) line(text::right(row.verdict, page));
      for (const std::string& note : row.notes) beside("    ", note);
    }
  }

  void footer() {
    line("");
    paragraph(
        "How to read this. Median and 90 % interval: over simulated histories, luck and uncertain "
        "parameters together; for yes or no, Wilson's interval of the share.");
    if (reference_) {
      paragraph(
          fmt::format("Against {}: the difference, pair by pair under the same luck and "
                      "parameters; the intervals of "
                      "an outcome hold together with 95 % confidence ({} comparisons). Better in: "
                      "share of samples "
                      "in which the plan does better, ties half.",
                      plan_name(*reference_), comparisons()));
    }
    if (harm_.national_comparisons > 0) {
      paragraph(
          fmt::format("Harm: worse than {}, interval clear of zero after correction for {} "
                      "national comparisons, and "
                      "for {} by district, sex and declared group.",
                      study().harm_reference, harm_.national_comparisons, harm_.local_comparisons));
    }
    paragraph(
        "Plans stand in the order of the study file. Which outcome matters more is not for a model "
        "to say.");
  }

  const Results& results_;
  const std::vector<std::shared_ptr<const Plan>>& plans_;
  std::optional<std::size_t> reference_;
  std::size_t name_width_ = 4;
  HarmSearch harm_;
  std::string out_;
};

}  // namespace

std::string decision_table(const Results& results,
                           const std::vector<std::shared_ptr<const Plan>>& plans) {
  return TableWriter(results, plans).write();
}

std::string outcome_summary(const Results& results) {
  std::string out = caveat(results.fictional) + "\n\n";
  out +=
      fmt::format("{}, plan {}, {} weeks from {}, {} samples. Median (90 % interval)\n",
                  results.context_title, fmt::join(results.set.plan_names, ", "),
                  results.set.study.horizon_weeks, to_string(results.start), results.n_samples());
  for (const std::size_t outcome : shown_outcomes(results.set.study)) {
    const OutcomeSpec& spec = outcome_specs()[outcome];
    const std::vector<double> values = outcome_values(results, 0, outcome);
    const int decimals = text::decimals_for(std::abs(quantile(values, 0.5)));
    const std::string level =
        spec.yes_no ? in_words(values, results.n_replicates()) : in_numbers(values, decimals);
    out += fmt::format("  {} {} {}{}\n", text::left(spec.name, 32), text::left(level, 45),
                       spec.yes_no || spec.unit == "1" ? "" : fmt::format("{}; ", spec.unit),
                       spec.long_name);
  }
  return out;
}

}  // namespace ssr

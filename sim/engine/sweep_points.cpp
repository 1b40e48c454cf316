#include "engine/sweep_points.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

#include "engine/point_table.h"
#include "engine/sweep_factors.h"
#include "engine/sweep_spreads.h"
#include "scenario/design.h"

namespace ssr {

namespace {

class SweepLayout {
 public:
  SweepLayout(StudySet& set, std::string folder, Table& root, std::vector<Problem>& problems)
      : set_(set),
        sweep_(set.study.sweep),
        folder_(std::move(folder)),
        table_(root.table("sweep")),
        problems_(problems),
        before_(problems.size()) {}

  void lay_out() {
    if (sweep_.layout == Layout::file) {
      lay_out_table();
    } else {
      find_factors();
      check_size();
      if (problems_.size() > before_) return;
      set_ranges();
      set_correlations();
      if (problems_.size() > before_) return;
      draw();
    }
    if (problems_.size() > before_) return;
    set_.study.samples = static_cast<std::int64_t>(set_.design.size());
    for (const Factor& factor : factors_) set_.factors.push_back(factor.name);
    record_spreads();
    check_runs();
  }

 private:
  void problem(const char* key, const std::string& text) { table_.problem(key, text); }

  void find_factors() {
    std::vector<SweepParameter> wanted = sweep_.parameters;
    if (wanted.empty()) wanted.push_back({"*", {}, {}, {}, 0});
    for (const SweepParameter& asked : wanted) {
      if (!varied_.add(set_.parameters, asked))
        problem("parameters", unknown_parameter(set_.parameters, asked.name));
    }
  }

  void check_size() {
    if (factors_.empty()) {
      if (problems_.size() == before_)
        problem("parameters", "nothing varies (no parameter is uncertain)");
      return;
    }
    const std::size_t columns = factors_.size() * (sweep_.layout == Layout::saltelli ? 2 : 1);
    const bool sobol = sweep_.layout == Layout::sobol || sweep_.layout == Layout::saltelli;
    if (sobol && columns > max_sobol_factors) {
      problem("parameters",
              fmt::format("{} parameters are too many for this design ({} columns, at most "
                          "{}); name fewer",
                          factors_.size(), columns, max_sobol_factors));
    }
    if (sweep_.layout == Layout::grid && set_.overrides.samples) {
      problems_.push_back({"", 0, 0,
                           "--samples: a grid says itself how many points it has; change levels or "
                           "values in [sweep]"});
    }
    const double points = number_of_points();
    if (points > static_cast<double>(max_samples)) {
      problem("design",
              fmt::format("the design has {:.6g} points (at most {}); fewer parameters, points "
                          "or levels?",
                          points, max_samples));
    }
  }

  std::size_t base_points() const {
    if (set_.overrides.samples) return static_cast<std::size_t>(*set_.overrides.samples);
    if (sweep_.layout == Layout::morris) return static_cast<std::size_t>(sweep_.trajectories);
    return static_cast<std::size_t>(sweep_.points > 0 ? sweep_.points : set_.study.samples);
  }

  std::size_t levels_of(const Factor& factor) const {
    if (!factor.asked.values.empty()) return factor.asked.values.size();
    const Parameter& first = set_.parameters[factor.parameters.front()];
    if (is_reading(first)) return static_cast<std::size_t>(first.high - first.low) + 1;
    return static_cast<std::size_t>(factor.asked.levels > 0 ? factor.asked.levels : sweep_.levels);
  }

  double number_of_points() const {
    const auto base = static_cast<double>(base_points());
    const auto k = static_cast<double>(factors_.size());
    if (sweep_.layout == Layout::saltelli) return base * (k + 2);
    if (sweep_.layout == Layout::morris) return base * (k + 1);
    if (sweep_.layout != Layout::grid) return base;
    double points = 1;
    for (const Factor& factor : factors_) points *= static_cast<double>(levels_of(factor));
    return points;
  }

  /// The ranges that the sweep asks for take the place of the parameters' own; what it does not
  /// vary stays at its central value.
  void set_ranges() {
    std::vector<bool> moved(set_.parameters.size(), false);
    for (Factor& factor : factors_) {
      for (const std::size_t p : factor.parameters) {
        moved[p] = true;
        set_range(set_.parameters[p], factor.asked);
      }
    }
    for (std::size_t p = 0; p < moved.size(); ++p) {
      if (!moved[p]) set_.parameters[p].low = set_.parameters[p].high = set_.parameters[p].value;
    }
  }

  void set_range(Parameter& parameter, const SweepParameter& asked) {
    if (!asked.values.empty()) {
      const auto [low, high] = std::minmax_element(asked.values.begin(), asked.values.end());
      parameter.low = *low;
      parameter.high = *high;
    } else {
      parameter.low = asked.low.value_or(parameter.low);
      parameter.high = asked.high.value_or(parameter.high);
    }
    if (asked.values.empty() && parameter.low > parameter.high) {
      problem("parameter", fmt::format("{}: low {} is above high {}; give both ends?",
                                       parameter.path, parameter.low, parameter.high));
    } else if (asked.values.empty() && !parameter.uncertain()) {
      problem("parameters",
              fmt::format("{} is always {} (it has no range of its own); give low and high "
                          "in [[sweep.parameter]]",
                          parameter.path, parameter.value));
    }
    check_bounds(parameter, "parameter");
    const std::string why = why_not_spread(parameter, asked, is_reading(parameter));
    if (!why.empty()) problem("parameter", why);
  }

  bool is_spread() const {
    return std::any_of(factors_.begin(), factors_.end(), [](const Factor& factor) {
      return factor.asked.distribution != Distribution::uniform;
    });
  }

  /// What the file says of the spreads, so that points can be read as shares of them.
  void record_spreads() {
    for (const SweepCorrelation& c : sweep_.correlations) {
      set_.correlations.push_back(fmt::format("{} {} {}", c.between[0], c.between[1], c.rho));
    }
    if (!is_spread()) return;
    for (const Factor& factor : factors_) {
      const Parameter& first = set_.parameters[factor.parameters.front()];
      set_.distributions.push_back(to_string(spread_of(first, factor.asked)));
    }
  }

  void set_correlations() {
    std::vector<std::string> names;
    for (const Factor& factor : factors_) names.push_back(factor.name);
    correlated_ = CorrelatedFactors(std::move(names));
    for (const SweepCorrelation& correlation : sweep_.correlations) {
      const std::string why = correlated_.add(correlation);
      if (!why.empty()) problem("correlation", why);
    }
    if (problems_.size() == before_ && !correlated_.consistent()) {
      problem("correlation",
              "no numbers can be correlated so (the correlations contradict one another); bring "
              "them nearer to 0?");
    }
  }

  void check_bounds(const Parameter& parameter, const char* key) {
    if (parameter.low >= parameter.min && parameter.high <= parameter.max) return;
    problem(key, fmt::format("{}: {} to {} leaves what the parameter may be ({} to {}); narrow it",
                             parameter.path, parameter.low, parameter.high, parameter.min,
                             parameter.max));
  }

  void draw() {
    const std::size_t k = factors_.size();
    const std::uint32_t seed = set_.study.seed;
    const std::size_t base = base_points();
    switch (sweep_.layout) {
      case Layout::latin_hypercube: {
        if (is_spread() || correlated_.any()) {
          take(unit_hypercube(base));
          break;
        }
        Study study = set_.study;
        study.samples = static_cast<std::int64_t>(base);
        set_.design = comparison_points(set_.parameters, study, false);
        break;
      }
      case Layout::sobol:
        take_sobol(sobol_points(base, k, seed));
        break;
      case Layout::saltelli:
        take(saltelli_points(base, k, seed));
        share_luck(k + 2);
        break;
      case Layout::morris:
        take(morris_points(base, k, static_cast<std::size_t>(sweep_.levels), seed));
        share_luck(k + 1);
        break;
      case Layout::grid:
        take_grid();
        share_luck(set_.design.size());
        break;
      case Layout::file:
        break;
    }
  }

  /// The strata that a comparison draws, as shares of each factor's spread.
  std::vector<std::vector<double>> unit_hypercube(std::size_t base) {
    std::vector<Parameter> shares;
    for (const Factor& factor : factors_) {
      Parameter& share = shares.emplace_back();
      share.path = set_.parameters[factor.parameters.front()].path;
      share.low = 0;
      share.high = 1;
    }
    auto unit = latin_hypercube(shares, base, set_.study.seed, false);
    if (correlated_.any() && !correlated_.reorder(unit)) {
      problem("correlation", fmt::format("{} points are too few for it, or two of its parameters "
                                         "are one number of two plans; take more points?",
                                         base));
    }
    return unit;
  }

  void take_sobol(std::vector<std::vector<double>> unit) {
    if (correlated_.any()) correlated_.correlate(unit);
    take(unit);
  }

  std::vector<double> central_point() const {
    std::vector<double> point;
    for (const Parameter& parameter : set_.parameters) point.push_back(parameter.value);
    return point;
  }

  void take(const std::vector<std::vector<double>>& unit) {
    for (const std::vector<double>& u : unit) {
      std::vector<double>& point = set_.design.emplace_back(central_point());
      for (std::size_t f = 0; f < factors_.size(); ++f) {
        for (const std::size_t p : factors_[f].parameters) {
          point[p] = value_at(set_.parameters[p], factors_[f].asked, u[f]);
        }
      }
    }
  }

  void take_grid() {
    std::vector<std::size_t> sizes;
    for (const Factor& factor : factors_) sizes.push_back(levels_of(factor));
    for (const std::vector<std::size_t>& cell : combinations(sizes)) {
      std::vector<double>& point = set_.design.emplace_back(central_point());
      for (std::size_t f = 0; f < factors_.size(); ++f) {
        const Factor& factor = factors_[f];
        for (const std::size_t p : factor.parameters) {
          const Parameter& parameter = set_.parameters[p];
          const double steps = static_cast<double>(std::max<std::size_t>(1, sizes[f] - 1));
          const double u = sizes[f] == 1 ? 0.5 : static_cast<double>(cell[f]) / steps;
          point[p] = !factor.asked.values.empty() ? factor.asked.values[cell[f]]
                     : is_reading(parameter)      ? parameter.low + static_cast<double>(cell[f])
                                                  : value_at(parameter, factor.asked, u);
        }
      }
    }
  }

  /// Points in groups of `size` differ in what was asked about, not in luck.
  void share_luck(std::size_t size) {
    for (std::size_t i = 0; i < set_.design.size(); ++i) {
      set_.luck.push_back(static_cast<std::uint32_t>(i / size));
    }
  }

  void lay_out_table() {
    PointTable table;
    try {
      table = read_point_table((std::filesystem::path(folder_) / sweep_.file).string());
    } catch (const InputError& error) {
      problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
      return;
    }
    if (!sweep_.parameters.empty()) {
      problem("parameters", "the table of points names what varies; remove parameters");
    }
    if (set_.overrides.samples) {
      problems_.push_back(
          {"", 0, 0, "--samples: the table has its own number of points; change the file"});
    }
    take_names(table);
    if (problems_.size() > before_) return;
    for (std::size_t f = 0; f < factors_.size(); ++f) take_column(table, f);
    if (problems_.size() > before_) return;
    set_ranges();
    if (problems_.size() > before_) return;
    for (const auto& row : table.rows) {
      std::vector<double>& point = set_.design.emplace_back(central_point());
      for (std::size_t f = 0; f < factors_.size(); ++f) {
        for (const std::size_t p : factors_[f].parameters) point[p] = row[f].value;
      }
    }
  }

  /// Each column is one thing that varies.
  void take_names(const PointTable& table) {
    for (const PointTable::Name& name : table.names) {
      const auto refuse = [&](const std::string& text) {
        problems_.push_back({table.path, name.line, name.column, text});
      };
      const std::size_t n = factors_.size();
      if (name.text.ends_with('*')) {
        refuse(fmt::format("\"{}\" stands for several parameters (a column is one); name them "
                           "one by one",
                           name.text));
      } else if (!varied_.add(set_.parameters, {name.text, {}, {}, {}, 0})) {
        refuse(unknown_parameter(set_.parameters, name.text));
      } else if (factors_.size() != n + 1) {
        refuse(fmt::format("\"{}\" is what another column varies; remove one", name.text));
      }
    }
  }

  void take_column(const PointTable& table, std::size_t f) {
    for (const auto& row : table.rows) {
      const PointTable::Number& number = row[f];
      factors_[f].asked.values.push_back(number.value);
      for (const std::size_t p : factors_[f].parameters) {
        const Parameter& parameter = set_.parameters[p];
        if (number.value >= parameter.min && number.value <= parameter.max) continue;
        problems_.push_back({table.path, number.line, number.column,
                             fmt::format("{} is {} (outside {} to {}); correct it", parameter.path,
                                         number.value, parameter.min, parameter.max)});
      }
    }
  }

  void check_runs() {
    const auto plans = static_cast<std::int64_t>(set_.plan_names.size());
    if (set_.study.samples <= max_samples &&
        plans * set_.study.samples * set_.study.replicates <= max_runs) {
      return;
    }
    problem("design",
            fmt::format("{} plans x {} points x {} replicates are too many runs (at most {} "
                        "points and {} runs); lower one",
                        plans, set_.study.samples, set_.study.replicates, max_samples, max_runs));
  }

  StudySet& set_;
  Sweep sweep_;
  std::string folder_;
  Table table_;
  std::vector<Problem>& problems_;
  std::size_t before_;
  SweepFactors varied_;
  std::vector<Factor>& factors_ = varied_.all();
  CorrelatedFactors correlated_;
};

}  // namespace

void lay_out_sweep(StudySet& set, const std::string& folder, Table& root,
                   std::vector<Problem>& problems) {
  SweepLayout(set, folder, root, problems).lay_out();
}

std::vector<std::vector<double>> comparison_points(const std::vector<Parameter>& parameters,
                                                   const Study& study, bool fixed) {
  std::vector<Parameter> ranges = parameters;
  const auto drawn = [&](const Parameter& p) { return is_reading(p) && p.uncertain() && !fixed; };
  for (Parameter& p : ranges) p.high += drawn(p) ? 1 : 0;  // a stratum for each reading
  auto design = latin_hypercube(ranges, static_cast<std::size_t>(study.samples), study.seed, fixed);
  for (std::vector<double>& point : design) {
    for (std::size_t p = 0; p < ranges.size(); ++p) {
      if (drawn(ranges[p])) point[p] = std::min(std::floor(point[p]), parameters[p].high);
    }
  }
  return design;
}

}  // namespace ssr

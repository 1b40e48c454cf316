#include "scenario/sweep.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenario/study.h"
#include "scenario/table.h"

namespace ssr {

namespace {

constexpr std::array<std::string_view, 6> layout_names = {"latin_hypercube", "sobol",  "grid",
                                                          "saltelli",        "morris", "file"};

constexpr std::array<std::string_view, 4> distribution_names = {"uniform", "triangular",
                                                                "log_uniform", "normal"};

std::int64_t count(Table& table, std::string_view key, std::int64_t otherwise, double min,
                   double max, std::string_view help) {
  return table.integer(
      key, {.value = static_cast<double>(otherwise), .help = help, .min = min, .max = max});
}

/// Why the points of a layout cannot be correlated; empty where they can.
std::string why_uncorrelated(Layout layout) {
  switch (layout) {
    case Layout::saltelli:
      return "Sobol's indices share out the variance of independent numbers";
    case Layout::morris:
      return "each step of a trajectory moves one number alone";
    case Layout::grid:
      return "a grid holds every combination";
    case Layout::file:
      return "the table holds the points as they are";
    case Layout::latin_hypercube:
    case Layout::sobol:
      break;
  }
  return "";
}

/// A number that the file may leave out.
std::optional<double> end_of_range(Table& table, std::string_view key, std::string_view help) {
  const bool has = table.has(key);
  const double value = table.number(key, {.help = help, .min = -1e15});
  return has ? std::optional(value) : std::nullopt;
}

void read_distribution(Table& table, SweepParameter& parameter) {
  parameter.distribution = static_cast<Distribution>(
      table.choice("distribution", {distribution_names.begin(), distribution_names.end()}, 0,
                   "how the number lies between low and high"));
  parameter.mode =
      end_of_range(table, "mode", "likeliest value; else the parameter's central value");
  parameter.deviation = end_of_range(table, "deviation",
                                     "standard deviation of a normal before its ends are cut off; "
                                     "else a quarter of high - low");
  const bool normal = parameter.distribution == Distribution::normal;
  if (parameter.mode && !normal && parameter.distribution != Distribution::triangular) {
    table.problem("mode", fmt::format("a {} number has no mode; remove it, or write distribution = "
                                      "\"triangular\"?",
                                      distribution_name(parameter.distribution)));
  }
  if (parameter.deviation && !normal) {
    table.problem("deviation", "only a normal number has one; write distribution = \"normal\"?");
  }
  if (parameter.deviation && !(*parameter.deviation > 0)) {
    table.problem("deviation",
                  fmt::format("{} (a spread is above 0); correct it", *parameter.deviation));
  }
  if (!parameter.values.empty() && parameter.distribution != Distribution::uniform) {
    table.problem("distribution", "the values of a grid are as they are; remove one of the two");
  }
}

SweepCorrelation read_correlation(Table& table, Layout layout) {
  SweepCorrelation correlation;
  correlation.between = table.texts("between", "two of the sweep's parameters");
  correlation.rho = table.required_number(
      "rho", {.help = "rank correlation (Spearman) of their values", .min = -1, .max = 1});
  const std::vector<std::string>& names = correlation.between;
  if (names.size() != 2 || names[0] == names[1]) {
    table.problem("between", "a correlation is between two parameters; write [\"a\", \"b\"]");
  }
  if (correlation.rho == 1.0 || correlation.rho == -1.0) {
    table.problem("rho", "two numbers that always go together are one; vary one, or take 0.99");
  }
  const std::string why = why_uncorrelated(layout);
  if (!why.empty()) {
    table.problem("between",
                  fmt::format("a design of {} takes no correlations ({}); use latin_hypercube or "
                              "sobol, or remove it",
                              layout_name(layout), why));
  }
  table.finish();
  return correlation;
}

SweepParameter read_parameter(Table& table, Layout layout) {
  SweepParameter parameter;
  parameter.name = table.required_text("name", "path of a parameter");
  parameter.low = end_of_range(table, "low", "low end; else the parameter's own");
  parameter.high = end_of_range(table, "high", "high end; else the parameter's own");
  if (parameter.low && parameter.high && *parameter.low >= *parameter.high) {
    table.problem("low",
                  fmt::format("low {} is not below high {} (nothing would vary); exchange them?",
                              *parameter.low, *parameter.high));
  }
  parameter.values = table.numbers("values", "values of a grid");
  read_distribution(table, parameter);
  parameter.levels = count(table, "levels", 0, 0, 10'000, "evenly spaced values of a grid");
  for (const char* key : {"values", "levels"}) {
    if (layout == Layout::grid || !table.has(key)) continue;
    table.problem(key, fmt::format("\"{}\" is of a grid (this design is {}); give low and high?",
                                   key, layout_name(layout)));
  }
  table.finish();
  return parameter;
}

void check_names(Table& table, const std::vector<SweepParameter>& parameters) {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (parameters[i].name != parameters[j].name) continue;
      table.problem("parameters",
                    fmt::format("\"{}\" stands twice in [sweep] (which of the two holds?); "
                                "remove one",
                                parameters[i].name));
    }
  }
}

}  // namespace

std::string_view layout_name(Layout layout) {
  return layout_names.at(static_cast<std::size_t>(layout));
}

std::string_view distribution_name(Distribution distribution) {
  return distribution_names.at(static_cast<std::size_t>(distribution));
}

std::optional<Layout> layout_named(std::string_view name) {
  const auto found = std::find(layout_names.begin(), layout_names.end(), name);
  if (found == layout_names.end()) return std::nullopt;
  return static_cast<Layout>(found - layout_names.begin());
}

Sweep read_sweep(Table& root) {
  Sweep sweep;
  Table table = root.table("sweep");
  sweep.given = table.exists();
  sweep.layout = static_cast<Layout>(table.choice(
      "design", {layout_names.begin(), layout_names.end()}, 0, "how points are laid out"));
  sweep.points = count(table, "points", 0, 1, static_cast<double>(max_samples),
                       "points; base points of saltelli; else the study's samples");
  sweep.trajectories = count(table, "trajectories", sweep.trajectories, 1,
                             static_cast<double>(max_samples), "of morris");
  sweep.levels = count(table, "levels", sweep.levels, 2, 10'000, "values of each parameter");
  sweep.file = table.text("file", {}, "table of points (CSV)");
  for (std::string& name : table.texts("parameters", "paths of what varies")) {
    sweep.parameters.push_back({std::move(name), {}, {}, {}, 0});
  }
  for (Table& item : table.tables("parameter"))
    sweep.parameters.push_back(read_parameter(item, sweep.layout));
  check_names(table, sweep.parameters);
  for (Table& item : table.tables("correlation"))
    sweep.correlations.push_back(read_correlation(item, sweep.layout));
  if (sweep.layout == Layout::morris && sweep.levels % 2 != 0) {
    table.problem("levels",
                  fmt::format("{} levels (Morris's steps need an even number); 4?", sweep.levels));
  }
  if (sweep.layout == Layout::grid && sweep.parameters.empty()) {
    table.problem("design",
                  "a grid over every uncertain parameter is beyond any machine; name a few "
                  "under parameters = [\"...\"]");
  }
  if ((sweep.layout == Layout::file) != !sweep.file.empty()) {
    table.problem(
        "file", sweep.file.empty()
                    ? "design = \"file\" names no file; add file = \"points.csv\""
                    : "only design = \"file\" reads a table of points; write that, or remove file");
  }
  table.finish();
  return sweep;
}

}  // namespace ssr

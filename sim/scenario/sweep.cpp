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

std::int64_t count(Table& table, std::string_view key, std::int64_t otherwise, double min,
                   double max, std::string_view help) {
  return table.integer(
      key, {.value = static_cast<double>(otherwise), .help = help, .min = min, .max = max});
}

/// A number that the file may leave out.
std::optional<double> end_of_range(Table& table, std::string_view key, std::string_view help) {
  const bool has = table.has(key);
  const double value = table.number(key, {.help = help, .min = -1e15});
  return has ? std::optional(value) : std::nullopt;
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

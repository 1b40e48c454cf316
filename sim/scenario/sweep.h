#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ssr {

class Table;

/// How the points of a sweep are laid out.
enum class Layout : std::uint8_t { latin_hypercube, sobol, grid, saltelli, morris, file };
std::string_view layout_name(Layout layout);
/// The layout of a name; none for other names.
std::optional<Layout> layout_named(std::string_view name);

/// How a number lies between its low and its high end.
enum class Distribution : std::uint8_t { uniform, triangular, log_uniform, normal };
std::string_view distribution_name(Distribution distribution);

/// What a sweep varies, by the path of a parameter: "plan.*.x" is the number x of every plan that
/// has it, a final "*" stands for every uncertain parameter whose path begins so.
struct SweepParameter {
  std::string name;
  std::optional<double> low, high;  // else the parameter's own range
  std::vector<double> values;       // of a grid; else evenly from low to high
  std::int64_t levels = 0;          // of a grid; 0: the sweep's
  Distribution distribution = Distribution::uniform;
  std::optional<double> mode{};     // of triangular and normal; else the central value
  std::optional<double> deviation{};  // of normal, before it is cut; else a quarter of high - low
};

/// Two of a sweep's parameters, and the rank correlation (Spearman) of their values.
struct SweepCorrelation {
  std::vector<std::string> between;  // two, as the sweep names them
  double rho = 0;
};

/// `[sweep]` of a study.
struct Sweep {
  bool given = false;
  Layout layout = Layout::latin_hypercube;
  std::int64_t points = 0;          // of latin_hypercube and sobol; base points of saltelli
  std::int64_t trajectories = 10;   // of morris
  std::int64_t levels = 4;          // of grid and morris
  std::string file;  // of file: a table of points (CSV), seen from the study's folder
  std::vector<SweepParameter> parameters;  // empty: every uncertain one
  std::vector<SweepCorrelation> correlations;
};

Sweep read_sweep(Table& root);

}  // namespace ssr

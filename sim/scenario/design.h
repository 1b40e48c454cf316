#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenario/table.h"

namespace ssr {

/// [sample][parameter]: a Latin hypercube over the uncertain parameters, uniform in low..high;
/// central values elsewhere, and everywhere when `fixed`. A parameter's column depends on seed,
/// path and number of samples alone: another parameter more changes no other column, and the same
/// activity of several plans shares its draws.
std::vector<std::vector<double>> latin_hypercube(const std::vector<Parameter>& parameters,
                                                 std::size_t samples, std::uint32_t seed,
                                                 bool fixed);

/// [point][factor] in [0, 1]: the first points of Sobol's sequence, their digits shifted by the
/// seed (a digital shift keeps every stratum filled). At most `max_sobol_factors` factors.
std::vector<std::vector<double>> sobol_points(std::size_t points, std::size_t factors,
                                              std::uint32_t seed);
constexpr std::size_t max_sobol_factors = 3667;

/// Saltelli's layout for Sobol' indices: for each base point a row A, then A with one factor at a
/// time taken from B, then B: `base * (factors + 2)` points.
std::vector<std::vector<double>> saltelli_points(std::size_t base, std::size_t factors,
                                                 std::uint32_t seed);

/// Morris's one-at-a-time trajectories on a grid of `levels` (even): each factor moves once, by
/// levels / (2 (levels - 1)); `trajectories * (factors + 1)` points.
std::vector<std::vector<double>> morris_points(std::size_t trajectories, std::size_t factors,
                                               std::size_t levels, std::uint32_t seed);

/// Every combination of indices below `sizes`, the last one fastest.
std::vector<std::vector<std::size_t>> combinations(const std::vector<std::size_t>& sizes);

/// The path that names a column: "plan.<name>.x" becomes "plan.*.x".
std::string column_of(const std::string& path);

}  // namespace ssr

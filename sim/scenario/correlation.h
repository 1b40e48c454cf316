#pragma once

#include <cstddef>
#include <vector>

namespace ssr {

/// Rank correlations (Spearman) of some columns of a design: [column][column], 1 on the diagonal.
using Correlations = std::vector<std::vector<double>>;

/// Whether any numbers at all can be correlated so.
bool consistent(const Correlations& wanted);

/// Reorders columns of a Latin hypercube [point][column] in [0, 1) so that their rank correlations
/// come near those wanted; each column keeps its values, so every stratum stays filled (Iman and
/// Conover 1982 Communications in Statistics B). False, and nothing done, when points are too few
/// or columns are drawn alike.
bool reorder(std::vector<std::vector<double>>& unit, const std::vector<std::size_t>& columns,
             const Correlations& wanted);

/// Gives columns of any design [point][column] in [0, 1] the rank correlations wanted, by a
/// Gaussian copula; the first of them stays as it is.
void correlate(std::vector<std::vector<double>>& unit, const std::vector<std::size_t>& columns,
               const Correlations& wanted);

}  // namespace ssr

#pragma once

#include <cstddef>
#include <vector>

namespace ssr {

/// Rows of a two-level design: +1 where the factor stays, -1 where it is cut.
using DesignRows = std::vector<std::vector<int>>;

/// A Hadamard matrix of the smallest order this program can build that has at least `columns`
/// columns, its first column all +1 (Paley 1933 J. Math. Phys., doubled after Sylvester).
DesignRows hadamard(std::size_t columns);

/// Rows for screening `factors` factors, to be played with their mirror images (a fold-over, so
/// that no interaction of two is taken for a factor): Plackett and Burman's design (1946
/// Biometrika).
DesignRows saturated_rows(std::size_t factors);

/// Half of such a design, a supersaturated one after Lin (1993 Technometrics), or at most `most`
/// rows of that half. No two columns are the same or mirror images, so that no two factors are
/// taken for one another; where so few rows cannot tell all factors apart, there are more of them.
DesignRows supersaturated_rows(std::size_t factors, std::size_t most);

/// A factor that screening found, with its effect: what the response gains when the factor is put
/// back, the others being cut or not with equal chance.
struct ScreenedFactor {
  std::size_t factor = 0;
  double effect = 0;
};

/// At most `most` factors, largest first, by stepwise selection with least squares: `half` holds
/// for each row half of its response minus that of its mirror image. Rows whose number is NaN are
/// left out; factors that explain nothing are not given.
std::vector<ScreenedFactor> screen(const DesignRows& rows, const std::vector<double>& half,
                                   std::size_t most);

}  // namespace ssr

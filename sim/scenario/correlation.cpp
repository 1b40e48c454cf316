#include "scenario/correlation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/exact_math.h"
#include "core/normal.h"

namespace ssr {

namespace {

/// The correlation of normal numbers whose ranks are correlated by rho: 2 sin(pi rho / 6), by the
/// series of the sine, exact for |rho| <= 1 after nine terms.
double of_scores(double rho) noexcept {
  const double x = 0.52359877559829887308 * rho;
  double sum = 0;
  double term = x;
  for (int k = 0; k < 9; ++k) {
    sum += term;
    term *= -x * x / ((2.0 * k + 2) * (2.0 * k + 3));
  }
  return 2 * sum;
}

Correlations of_scores(const Correlations& ranks) {
  Correlations scores = ranks;
  for (std::size_t a = 0; a < ranks.size(); ++a) {
    for (std::size_t b = 0; b < ranks.size(); ++b) {
      if (a != b) scores[a][b] = of_scores(ranks[a][b]);
    }
  }
  return scores;
}

/// The lower triangle whose product with itself turned over is the matrix; empty where there is
/// none.
Correlations cholesky(const Correlations& matrix) {
  constexpr double smallest = 1e-9;  // of a pivot; less means that one column follows from others
  const std::size_t n = matrix.size();
  Correlations lower(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = matrix[i][j];
      for (std::size_t k = 0; k < j; ++k) rest -= lower[i][k] * lower[j][k];
      if (i == j && !(rest > smallest)) return {};
      lower[i][j] = i == j ? std::sqrt(rest) : rest / lower[j][j];
    }
  }
  return lower;
}

/// Places of values from the smallest to the largest; equal ones by their order.
std::vector<std::size_t> order_of(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  return order;
}

std::vector<double> column_at(const std::vector<std::vector<double>>& unit, std::size_t column) {
  std::vector<double> values;
  for (const std::vector<double>& point : unit) values.push_back(point[column]);
  return values;
}

/// Normal scores of a column's ranks: mean 0, the same spread for every column.
std::vector<double> scores_of(const std::vector<double>& values) {
  std::vector<double> scores(values.size());
  const std::vector<std::size_t> order = order_of(values);
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const double share = static_cast<double>(rank + 1) / static_cast<double>(order.size() + 1);
    scores[order[rank]] = exact::normal_quantile(share);
  }
  return scores;
}

double product(const std::vector<double>& a, const std::vector<double>& b) noexcept {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Solves lower x = b in place.
void solve(const Correlations& lower, std::vector<double>& b) noexcept {
  for (std::size_t i = 0; i < b.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= lower[i][k] * b[k];
    b[i] /= lower[i][i];
  }
}

std::vector<double> times(const Correlations& lower, const std::vector<double>& b) {
  std::vector<double> found(b.size());
  for (std::size_t i = 0; i < b.size(); ++i) {
    for (std::size_t k = 0; k <= i; ++k) found[i] += lower[i][k] * b[k];
  }
  return found;
}

}  // namespace

bool consistent(const Correlations& wanted) {
  return wanted.empty() || !cholesky(of_scores(wanted)).empty();
}

bool reorder(std::vector<std::vector<double>>& unit, const std::vector<std::size_t>& columns,
             const Correlations& wanted) {
  const std::size_t n = columns.size();
  std::vector<std::vector<double>> scores;  // [column][point]
  for (const std::size_t column : columns) scores.push_back(scores_of(column_at(unit, column)));
  Correlations drawn(n, std::vector<double>(n, 1));
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      drawn[a][b] = drawn[b][a] = product(scores[a], scores[b]) / product(scores[a], scores[a]);
    }
  }
  const Correlations from = cholesky(drawn);
  const Correlations to = cholesky(of_scores(wanted));
  if (from.empty() || to.empty()) return false;
  // What chance has correlated is taken out first, then what is wanted put in.
  std::vector<std::vector<double>> mixed(n, std::vector<double>(unit.size()));
  for (std::size_t point = 0; point < unit.size(); ++point) {
    std::vector<double> row;
    for (std::size_t c = 0; c < n; ++c) row.push_back(scores[c][point]);
    solve(from, row);
    row = times(to, row);
    for (std::size_t c = 0; c < n; ++c) mixed[c][point] = row[c];
  }
  for (std::size_t c = 0; c < n; ++c) {
    std::vector<double> values = column_at(unit, columns[c]);
    std::sort(values.begin(), values.end());
    const std::vector<std::size_t> order = order_of(mixed[c]);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
      unit[order[rank]][columns[c]] = values[rank];
    }
  }
  return true;
}

void correlate(std::vector<std::vector<double>>& unit, const std::vector<std::size_t>& columns,
               const Correlations& wanted) {
  constexpr double nearest_end = 0x1p-33;  // half a step of Sobol's sequence
  const Correlations to = cholesky(of_scores(wanted));
  for (std::vector<double>& point : unit) {
    std::vector<double> row;
    for (const std::size_t column : columns) {
      row.push_back(
          exact::normal_quantile(std::clamp(point[column], nearest_end, 1 - nearest_end)));
    }
    row = times(to, row);
    for (std::size_t c = 1; c < columns.size(); ++c) {
      point[columns[c]] = exact::normal_below(row[c]);
    }
  }
}

}  // namespace ssr

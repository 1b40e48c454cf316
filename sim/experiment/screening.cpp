#include "experiment/screening.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace ssr {

namespace {

// Below this share of the largest effect a factor is rounding, not an effect.
constexpr double nothing = 1e-9;

bool prime(std::size_t n) noexcept {
  if (n < 2) return false;
  for (std::size_t i = 2; i * i <= n; ++i) {
    if (n % i == 0) return false;
  }
  return true;
}

/// Paley's construction: the order is a prime of the form 4 m + 3, and one.
bool paley_order(std::size_t order) noexcept { return order % 4 == 0 && prime(order - 1); }

DesignRows paley(std::size_t order) {
  const std::size_t q = order - 1;
  std::vector<int> character(q, -1);
  for (std::size_t i = 1; i < q; ++i) character[i * i % q] = 1;
  DesignRows rows(order, std::vector<int>(order, 1));
  for (std::size_t i = 0; i < q; ++i) {
    for (std::size_t j = 0; j < q; ++j) {
      rows[i + 1][j + 1] = i == j ? -1 : character[(j + q - i) % q];
    }
  }
  return rows;
}

DesignRows doubled(const DesignRows& half) {
  DesignRows rows;
  for (const int sign : {1, -1}) {
    for (const std::vector<int>& row : half) {
      std::vector<int> both = row;
      for (const int x : row) both.push_back(sign * x);
      rows.push_back(std::move(both));
    }
  }
  return rows;
}

bool can_build(std::size_t order) noexcept {
  return order == 2 || paley_order(order) || (order % 2 == 0 && can_build(order / 2));
}

DesignRows build(std::size_t order) {
  if (order == 2) return {{1, 1}, {1, -1}};
  return paley_order(order) ? paley(order) : doubled(build(order / 2));
}

std::ptrdiff_t to_difference(std::size_t n) { return static_cast<std::ptrdiff_t>(n); }

/// The rows in which a column is +1.
DesignRows rows_above(const DesignRows& all, std::size_t column) {
  DesignRows rows;
  for (const std::vector<int>& row : all) {
    if (row[column] > 0) rows.push_back(row);
  }
  return rows;
}

/// The first `wanted` columns of which no two are the same or mirror images, but for the column of
/// ones and the one that halved; no rows where there are not so many.
DesignRows columns_apart(const DesignRows& rows, std::size_t halving, std::size_t wanted) {
  DesignRows found(rows.size());
  std::set<std::vector<int>> seen;
  for (std::size_t c = 1; c < rows.front().size() && seen.size() < wanted; ++c) {
    if (c == halving) continue;
    std::vector<int> column;
    for (const std::vector<int>& row : rows) column.push_back(row[c] * rows.front()[c]);
    if (!seen.insert(std::move(column)).second) continue;
    for (std::size_t r = 0; r < rows.size(); ++r) found[r].push_back(rows[r][c]);
  }
  return seen.size() == wanted ? found : DesignRows{};
}

}  // namespace

DesignRows hadamard(std::size_t columns) {
  std::size_t order = 2;
  while (order < columns || !can_build(order)) order += 2;
  return build(order);
}

DesignRows saturated_rows(std::size_t factors) {
  DesignRows rows = hadamard(factors + 1);
  for (std::vector<int>& row : rows)
    row = {row.begin() + 1, row.begin() + 1 + to_difference(factors)};
  return rows;
}

DesignRows supersaturated_rows(std::size_t factors, std::size_t most) {
  // Beside the factors: the column of ones and the one that halves.
  const std::size_t smallest = hadamard(factors + 2).size();
  for (std::size_t n = std::min(most, smallest / 2);; ++n) {
    // A larger design has columns to choose from.
    for (const std::size_t least : {smallest, smallest + 1}) {
      const DesignRows all = hadamard(least);
      for (std::size_t halving = all.size() - 1; halving > 0; --halving) {
        const DesignRows half = rows_above(all, halving);
        for (std::size_t stride = 1; stride < half.size(); ++stride) {
          if (std::gcd(stride, half.size()) > 1) continue;
          DesignRows some;
          for (std::size_t i = 0; i < n; ++i) some.push_back(half[i * stride % half.size()]);
          DesignRows rows = columns_apart(some, halving, factors);
          if (!rows.empty()) return rows;
          if (n == half.size()) break;  // whatever the stride, these are all its rows
        }
      }
    }
  }
}

std::vector<ScreenedFactor> screen(const DesignRows& rows, const std::vector<double>& half,
                                   std::size_t most) {
  std::vector<std::size_t> played;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (!std::isnan(half[r])) played.push_back(r);
  }
  if (played.empty()) return {};
  const auto n = static_cast<Eigen::Index>(played.size());
  const auto n_factors = static_cast<Eigen::Index>(rows.front().size());
  Eigen::MatrixXd design(n, n_factors);
  Eigen::VectorXd response(n);
  for (Eigen::Index r = 0; r < n; ++r) {
    const std::size_t row = played[static_cast<std::size_t>(r)];
    response(r) = half[row];
    for (Eigen::Index f = 0; f < n_factors; ++f)
      design(r, f) = rows[row][static_cast<std::size_t>(f)];
  }
  std::vector<Eigen::Index> chosen;
  Eigen::VectorXd fitted;
  Eigen::VectorXd residual = response;
  // As many again as there are rows would fit anything.
  while (chosen.size() < std::min(most, played.size() / 2)) {
    const Eigen::VectorXd pull = design.transpose() * residual;
    Eigen::Index next = 0;
    const double strongest = pull.cwiseAbs().maxCoeff(&next);
    if (strongest <= nothing * response.cwiseAbs().sum()) break;
    chosen.push_back(next);
    const Eigen::MatrixXd part = design(Eigen::all, chosen);
    fitted = part.colPivHouseholderQr().solve(response);
    residual = response - part * fitted;
  }
  std::vector<ScreenedFactor> found;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    found.push_back(
        {static_cast<std::size_t>(chosen[i]), 2 * fitted(static_cast<Eigen::Index>(i))});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const ScreenedFactor& a, const ScreenedFactor& b) {
                     return std::abs(a.effect) > std::abs(b.effect);
                   });
  return found;
}

}  // namespace ssr

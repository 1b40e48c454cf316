#include "experiment/statistics.h"

#include <Eigen/Core>
#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace ssr {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t most_pairs = 1'000'000;
// Fewer pairs that all differ by the same amount say nothing about how much pairs scatter.
constexpr std::size_t fewest_agreeing_pairs = 10;

double normal_quantile(double confidence) {
  return boost::math::quantile(boost::math::normal(), 0.5 + confidence / 2);
}

double t_quantile(std::size_t n, double confidence) {
  return boost::math::quantile(boost::math::students_t(static_cast<double>(n - 1)),
                               0.5 + confidence / 2);
}

/// Mean and standard deviation (n - 1) of at least two differences.
struct Moments {
  double mean;
  double deviation;
};
Moments moments(const std::vector<double>& values) {
  const Eigen::Map<const Eigen::ArrayXd> x(values.data(), static_cast<Eigen::Index>(values.size()));
  const double center = x.mean();
  const double squares = (x - center).square().sum();
  return {center, std::sqrt(squares / static_cast<double>(values.size() - 1))};
}

/// Shares of pairs that moved up and down, with one more of each among n + 2 (Bonett & Price).
struct Moved {
  double up;
  double down;
};
Moved moved(const Paired& paired, std::size_t n) {
  Moved sums{0, 0};
  for (const double d : paired.differences) (d > 0 ? sums.up : sums.down) += std::abs(d);
  const double per_pair = static_cast<double>(n) / static_cast<double>(paired.n());
  const double total = static_cast<double>(n) + 2;
  return {(sums.up * per_pair + 1) / total, (sums.down * per_pair + 1) / total};
}

double share_half_width(Moved m, std::size_t n, double confidence) {
  const double difference = m.up - m.down;
  const double variance = (m.up + m.down - difference * difference) / (static_cast<double>(n) + 2);
  return normal_quantile(confidence) * std::sqrt(std::max(0.0, variance));
}

/// Whether all differences are one number, but for the rounding of a sum.
bool agree(const std::vector<double>& differences) {
  const auto [low, high] = std::minmax_element(differences.begin(), differences.end());
  return *high - *low <= 1e-12 * std::max(std::abs(*low), std::abs(*high));
}

double half_width_at(const Paired& paired, double confidence, bool yes_no, std::size_t n) {
  if (yes_no) return share_half_width(moved(paired, n), n, confidence);
  return t_quantile(n, confidence) * moments(paired.differences).deviation /
         std::sqrt(static_cast<double>(n));
}

}  // namespace

double quantile(std::vector<double> values, double probability) {
  std::erase_if(values, [](double x) { return std::isnan(x); });
  if (values.empty()) return not_a_number;
  std::sort(values.begin(), values.end());
  const double place = probability * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  const double part = place - static_cast<double>(below);
  return values[below] + part * (values[above] - values[below]);
}

double mean(std::span<const double> values) noexcept {
  double sum = 0;
  std::size_t n = 0;
  for (const double x : values) {
    if (std::isnan(x)) continue;
    sum += x;
    ++n;
  }
  return n > 0 ? sum / static_cast<double>(n) : not_a_number;
}

Interval wilson(double share, std::size_t n, double confidence) {
  if (n == 0) return {0, 1};
  const double z = normal_quantile(confidence);
  const double count = static_cast<double>(n);
  const double center = (share + z * z / (2 * count)) / (1 + z * z / count);
  const double half = z / (1 + z * z / count) *
                      std::sqrt(share * (1 - share) / count + z * z / (4 * count * count));
  return {std::max(0.0, center - half), std::min(1.0, center + half)};
}

double corrected_confidence(double confidence, std::size_t comparisons) noexcept {
  return 1 - (1 - confidence) / static_cast<double>(std::max<std::size_t>(1, comparisons));
}

Paired pair(std::span<const double> plan, std::span<const double> reference) {
  Paired paired;
  for (std::size_t i = 0; i < std::min(plan.size(), reference.size()); ++i) {
    const double difference = plan[i] - reference[i];
    if (std::isfinite(difference)) {
      paired.differences.push_back(difference);
    } else {
      ++paired.undefined;
    }
  }
  return paired;
}

Interval t_interval(const Paired& paired, double confidence) {
  if (paired.n() < 2) return {-infinity, infinity};
  if (paired.n() < fewest_agreeing_pairs && agree(paired.differences)) return {-infinity, infinity};
  const double center = mean(paired.differences);
  const double half = half_width_at(paired, confidence, false, paired.n());
  return {center - half, center + half};
}

Interval share_interval(const Paired& paired, double confidence) {
  if (paired.n() == 0) return {-1, 1};
  const Moved m = moved(paired, paired.n());
  const double half = share_half_width(m, paired.n(), confidence);
  return {std::max(-1.0, m.up - m.down - half), std::min(1.0, m.up - m.down + half)};
}

double probability_better(const Paired& paired, double sign) noexcept {
  double better = 0;
  for (const double d : paired.differences) better += d * sign > 0 ? 1.0 : d == 0 ? 0.5 : 0.0;
  return paired.n() > 0 ? better / static_cast<double>(paired.n()) : not_a_number;
}

std::size_t pairs_needed(const Paired& paired, double confidence, bool yes_no, double half_width) {
  if (paired.n() < 2 || !(half_width > 0)) return 0;
  const auto wide = [&](std::size_t n) {
    return half_width_at(paired, confidence, yes_no, n) > half_width;
  };
  if (wide(most_pairs)) return 0;
  if (!wide(2)) return fewest_agreeing_pairs;
  std::size_t too_few = 2;
  std::size_t enough = most_pairs;
  while (enough - too_few > 1) {
    const std::size_t middle = too_few + (enough - too_few) / 2;
    (wide(middle) ? too_few : enough) = middle;
  }
  return enough;
}

}  // namespace ssr

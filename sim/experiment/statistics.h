#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ssr {

/// A closed interval; infinite ends where nothing can be said.
struct Interval {
  double low = 0;
  double high = 0;
  bool holds(double x) const noexcept { return low <= x && x <= high; }
  bool inside(double from, double to) const noexcept { return from <= low && high <= to; }
  bool clear_of_zero() const noexcept { return low > 0 || high < 0; }
};

/// Quantile of the values that are numbers, linear between order statistics; NaN when there are
/// none.
double quantile(std::vector<double> values, double probability);

/// Mean of the values that are numbers; NaN when there are none.
double mean(std::span<const double> values) noexcept;

/// Wilson's score interval for a share seen in n independent histories (Wilson 1927 JASA).
Interval wilson(double share, std::size_t n, double confidence);

/// Confidence of each of `comparisons` intervals that together hold with `confidence` (Bonferroni).
double corrected_confidence(double confidence, std::size_t comparisons) noexcept;

/// Plan against reference under the same luck: one difference a sample, NaN left out.
struct Paired {
  std::vector<double> differences;
  std::size_t undefined = 0;  // pairs left out: one of the two runs has no such number
  std::size_t n() const noexcept { return differences.size(); }
};
/// `plan` and `reference` are one number a sample, in the same order.
Paired pair(std::span<const double> plan, std::span<const double> reference);

/// Student's t interval of the mean difference; infinite below two pairs, and where fewer than ten
/// pairs all agree.
Interval t_interval(const Paired& paired, double confidence);

/// Interval of the difference between two paired shares, by the adjusted Wald method, which keeps
/// its level at small n and does not collapse when no pair differs (Bonett & Price 2012 JEBS).
Interval share_interval(const Paired& paired, double confidence);

/// Share of pairs in which the plan does better; ties count half. `sign` +1: higher is better.
double probability_better(const Paired& paired, double sign) noexcept;

/// The number of pairs at which the interval would be `half_width` wide to each side, if pairs to
/// come scatter as those seen; 0 when no number up to a million would do.
std::size_t pairs_needed(const Paired& paired, double confidence, bool yes_no, double half_width);

}  // namespace ssr

#pragma once

/// The standard normal distribution in + - x / and square roots alone, which are exact everywhere,
/// as what feeds the state has to be (core/exact_math.h).
namespace ssr::exact {

/// Share of a standard normal number's chances that lies below x; absolute error below 1e-15.
double normal_below(double x) noexcept;
/// The number below which that share lies, 0 < share < 1; relative error below 1e-15 (Wichura 1988
/// Applied Statistics, algorithm AS 241).
double normal_quantile(double share) noexcept;

}  // namespace ssr::exact

#include "effects.h"

#include <algorithm>
#include <cmath>

#include "engine/record.h"

namespace ssr::situations {

namespace {

double measure(const RunRecord& run, Window window, std::string_view what) {
  return is_indicator(what) ? indicator_mean(run, window, what) : measured(run, window, what);
}

}  // namespace

bool is_indicator(std::string_view what) {
  const auto indicators = indicator_specs();
  return std::any_of(indicators.begin(), indicators.end(),
                     [&](const IndicatorSpec& spec) { return spec.name == what; });
}

Effect effect_of(const Results& on, const Results& off, Window window,
                 std::string_view what) {
  Effect effect;
  const auto n = static_cast<double>(on.n_samples());
  double squares = 0;
  for (std::size_t s = 0; s < on.n_samples(); ++s) {
    const double with = measure(on.run(0, s, 0), window, what);
    const double without = measure(off.run(0, s, 0), window, what);
    effect.on += with / n;
    effect.off += without / n;
    effect.difference += (with - without) / n;
    squares += (with - without) * (with - without);
  }
  const double variance = (squares - n * effect.difference * effect.difference) / (n - 1.0);
  effect.error = std::sqrt(std::max(0.0, variance) / n);
  return effect;
}

}  // namespace ssr::situations

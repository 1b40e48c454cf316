#include "effects.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/indicators.h"

namespace ssr::situations {

namespace {

double measure(const RunRecord& run, Window window, std::string_view what) {
  const auto outcomes = outcome_specs();
  const auto indicators = indicator_specs();
  const auto is_what = [&](const auto& spec) { return spec.name == what; };
  if (std::none_of(indicators.begin(), indicators.end(), is_what)) {
    const auto found = std::find_if(outcomes.begin(), outcomes.end(), is_what);
    REQUIRE(found != outcomes.end());
    return run.outcomes[static_cast<std::size_t>(found - outcomes.begin())];
  }
  const std::size_t n = run.series.weeks.size();
  const float* values = run.series.national.data() + indicator_index(what) * n;
  double sum = 0;
  double counted = 0;
  for (std::size_t t = 0; t < n; ++t) {
    const Week week = run.series.weeks[t];
    if (week <= window.from || week > window.until || std::isnan(values[t])) continue;
    sum += static_cast<double>(values[t]);
    counted += 1;
  }
  return sum / counted;
}

}  // namespace

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

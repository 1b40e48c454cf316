#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "experiment/ensemble.h"
#include "process/registry.h"

namespace ssr {

/// Weeks over which an indicator is averaged, (from, until].
struct Window {
  Week from = 0;
  Week until = 0;
};

/// Mean of an indicator over the weeks of a window in which it is defined.
double indicator_mean(const RunRecord& run, Window window, std::string_view indicator);

/// What is looked at when a link's effect is measured: the declared outcome of that name where
/// there is one, else the mean of the indicator over the window.
double measured(const RunRecord& run, Window window, std::string_view what);

/// Half-width of the zone that counts as no effect on an outcome or indicator in a country. That of
/// the outcome where one is declared; else one number for each indicator, the same wherever it is
/// used. Numbers of people, weapons and cases are declared for Sierra Leone in 2001 and shrink with
/// the country: what fighters do with its fighters, everything else with its people.
double zone_of(std::string_view what, const Context& context);

/// One link's outcome in every sample, with the link and without, under the same luck.
struct LinkEffect {
  std::size_t mechanism = 0;     // in mechanisms()
  std::vector<double> on;        // [sample]
  std::vector<double> off;       // [sample]
  std::vector<bool> acted;       // [sample] whether anything at all differed
};

/// Plays the set's only plan once with every link, and once for each of `links` without it. What is
/// in the first `settling_weeks` is left out of means of indicators. Throws Cancelled.
std::vector<LinkEffect> play_links(const StudySet& set, const std::vector<std::size_t>& links,
                                   Week settling_weeks, const Execution& execution);

}  // namespace ssr

#include "experiment/link_effects.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "engine/indicators.h"

namespace ssr {

namespace {

// The country for which numbers of people are declared: Sierra Leone in 2001, rounded.
constexpr double declared_people = 4'500'000;
constexpr double declared_fighters = 31'000;

/// With what a number shrinks in a smaller country.
enum class Grows : std::uint8_t { not_at_all, with_people, with_fighters };

struct Zone {
  std::string_view what;
  double half_width;
  Grows grows;
};

// Levels and shares in [0, 1] for which no outcome declares a zone.
constexpr double level_zone = 0.005;

constexpr auto outcomes_that_grow = std::to_array<std::pair<std::string_view, Grows>>({
    {"violent_deaths", Grows::with_people},
    {"fighters_outside_control", Grows::with_fighters},
});

/// Indicators without an outcome of their name, apart from levels and shares.
constexpr auto own_zones = std::to_array<Zone>({
    {"abuse_punished_share", 0.0025, Grows::not_at_all},  // rare, as is a fair remedy
    {"disputes_turned_violent", 1, Grows::not_at_all},    // as vigilante_rate
    {"customary_abuse_rate", 5, Grows::not_at_all},       // as abuse_rate
    {"mutinies", 0.005, Grows::not_at_all},               // a record: one in fifteen years
    {"arrests", 10, Grows::with_people},                  // a week
    {"court_backlog", 200, Grows::with_people},           // cases
    {"oversight_inspectors", 2, Grows::with_people},      // a tenth of those in post
    {"army_strength", 500, Grows::with_people},
    {"disarmed", 620, Grows::with_fighters},              // 0.02 of the fighters, as disarmed_share
    {"in_the_gap", 620, Grows::with_fighters},
    {"battle_deaths", 1.9, Grows::with_fighters},         // a record: 25 a year, as UCDP counts
    {"recruited", 0.8, Grows::with_fighters},             // a record: ten a year
    {"weapons_outside_control", 1000, Grows::with_fighters},
});

double growth(Grows grows, const Context& context) {
  double people = 0;
  double fighters = 0;
  for (const RegionContext& region : context.regions) people += region.people;
  for (const FactionContext& faction : context.factions) fighters += faction.fighters;
  switch (grows) {
    case Grows::with_people:
      return people / declared_people;
    case Grows::with_fighters:
      return fighters / declared_fighters;
    case Grows::not_at_all:
      break;
  }
  return 1.0;
}

const OutcomeSpec* outcome_named(std::string_view what) {
  const auto specs = outcome_specs();
  const auto found = std::find_if(specs.begin(), specs.end(),
                                  [&](const OutcomeSpec& spec) { return spec.name == what; });
  return found == specs.end() ? nullptr : &*found;
}

void play_one(const StudySet& set, const std::string& cut, const Execution& execution,
              Results& results) {
  StudySet with = set;
  if (!cut.empty()) with.overrides.disabled.push_back(cut);
  results = play(with, execution);
  if (execution.cancelled && execution.cancelled()) throw Cancelled();
  for (const RunRecord& run : results.runs) {
    if (!run.failure.empty()) throw std::runtime_error(run.failure);
  }
}

}  // namespace

double indicator_mean(const RunRecord& run, Window window, std::string_view indicator) {
  const std::size_t n = run.series.weeks.size();
  const float* values = run.series.national.data() + indicator_index(indicator) * n;
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

double measured(const RunRecord& run, Window window, std::string_view what) {
  const OutcomeSpec* outcome = outcome_named(what);
  if (outcome == nullptr) return indicator_mean(run, window, what);
  return run.outcomes[static_cast<std::size_t>(outcome - outcome_specs().data())];
}

double zone_of(std::string_view what, const Context& context) {
  if (const OutcomeSpec* outcome = outcome_named(what)) {
    const auto* grows = std::find_if(outcomes_that_grow.begin(), outcomes_that_grow.end(),
                                     [&](const auto& entry) { return entry.first == what; });
    const bool fixed = grows == outcomes_that_grow.end();
    return outcome->indifference * growth(fixed ? Grows::not_at_all : grows->second, context);
  }
  const auto* own = std::find_if(own_zones.begin(), own_zones.end(),
                                 [&](const Zone& zone) { return zone.what == what; });
  if (own != own_zones.end()) return own->half_width * growth(own->grows, context);
  const auto indicators = indicator_specs();
  const auto indicator = std::find_if(indicators.begin(), indicators.end(),
                                      [&](const IndicatorSpec& s) { return s.name == what; });
  if (indicator == indicators.end() || indicator->unit != "1") {
    throw std::out_of_range(fmt::format("no zone is declared for {}", what));
  }
  return level_zone;
}

std::vector<LinkEffect> play_links(const StudySet& set, const std::vector<std::size_t>& links,
                                   Week settling_weeks, const Execution& execution) {
  const Window window{settling_weeks, static_cast<Week>(set.study.horizon_weeks)};
  const std::size_t runs = set.plan_names.size() * set.design.size();
  const std::size_t total = runs * (links.size() + 1);
  std::size_t before = 0;
  Execution counted = execution;
  counted.progress = [&](std::size_t done, std::size_t) {
    if (execution.progress) execution.progress(before + done, total);
  };
  Results on;
  play_one(set, "", counted, on);
  std::vector<LinkEffect> effects;
  for (const std::size_t link : links) {
    before += runs;
    const Mechanism& m = mechanisms()[link];
    Results off;
    play_one(set, std::string(m.id), counted, off);
    LinkEffect effect{link, {}, {}, {}};
    for (std::size_t s = 0; s < on.n_samples(); ++s) {
      effect.on.push_back(measured(on.run(0, s, 0), window, m.outcome));
      effect.off.push_back(measured(off.run(0, s, 0), window, m.outcome));
      effect.acted.push_back(on.run(0, s, 0).digest != off.run(0, s, 0).digest);
    }
    effects.push_back(std::move(effect));
  }
  return effects;
}

}  // namespace ssr

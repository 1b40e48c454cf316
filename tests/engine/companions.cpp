#include "engine/companions.h"

#include <catch2/catch.hpp>

#include "../support/small_world.h"
#include "engine/history.h"
#include "engine/indicators.h"
#include "engine/study_set.h"

namespace ssr {
namespace {

std::string reported(const Companion& companion) {
  return std::string(companion.truth) + "_reported";
}

/// Recorded values of a series, from one place in time up to another.
std::vector<double> at(const Series& series, std::string_view name, std::size_t from,
                       std::size_t to) {
  const auto first = series.national.begin() +
                     static_cast<std::ptrdiff_t>(indicator_index(name) * series.weeks.size());
  return {first + static_cast<std::ptrdiff_t>(from), first + static_cast<std::ptrdiff_t>(to)};
}

/// The value recorded so many weeks before the last.
double before_last(const Series& series, std::string_view name, std::size_t weeks = 0) {
  const std::size_t n = series.weeks.size();
  return at(series, name, n - 1 - weeks, n - weeks)[0];
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double x : values) sum += x;
  return sum / static_cast<double>(values.size());
}

/// The small country under its plan, recorded every week, with other reports.
template <class Change>
History played(Week weeks, const Change& change) {
  Overrides overrides;
  overrides.samples = 2;
  overrides.seed = 7;
  const std::string folder = std::string(SSR_SOURCE_DIR) + "/tests/";
  const StudySet set = single_plan_set(folder + "contexts/small_country.toml",
                                       folder + "plans/small_plan.toml", overrides);
  const SampleScenario sample = resolve(set, 1);
  Scenario scenario = *sample.scenario;
  change(scenario.parameters.security);
  HistoryOptions options;
  options.output.interval_weeks = 1;
  History history(std::make_shared<const Scenario>(std::move(scenario)), sample.plans[0],
                  luck_of(set, 1, 0), options);
  history.play_until(weeks);
  return history;
}

void as_it_is(SecurityParameters&) {}

/// No lag, no error, no killing unreported, and everybody asked every month.
void see_all(SecurityParameters& p) {
  p.report_lag = 0;
  p.report_error = 0;
  p.reported_share = 1;
  p.survey_size = 1e12;
  p.survey_interval = weeks_per_month;
}

}  // namespace

TEST_CASE("every_figure_of_the_picture_stands_beside_a_true_indicator") {
  REQUIRE(companions.size() == picture_figures().size());
  for (std::size_t i = 0; i < companions.size(); ++i) {
    INFO(picture_figures()[i].name);
    const IndicatorSpec& truth = indicator_specs()[indicator_index(companions[i].truth)];
    const IndicatorSpec& seen = indicator_specs()[indicator_index(reported(companions[i]))];
    CHECK(truth.observer == Observer::none);
    CHECK(truth.counterpart.empty());
    CHECK(seen.observer == Observer::planners);
    CHECK(seen.counterpart == truth.name);
    CHECK(seen.unit == truth.unit);
    CHECK(seen.condition == picture_figures()[i].name);
  }
}

TEST_CASE("whatever_somebody_sees_stands_beside_something_true") {
  std::size_t n_planners = 0;
  for (const IndicatorSpec& spec : indicator_specs()) {
    INFO(spec.name);
    CHECK(spec.counterpart.empty() == (spec.observer == Observer::none));
    CHECK(spec.condition.empty() == (spec.observer != Observer::planners));
    n_planners += spec.observer == Observer::planners ? 1U : 0U;
    if (spec.counterpart.empty()) continue;
    CHECK(indicator_specs()[indicator_index(spec.counterpart)].observer == Observer::none);
  }
  CHECK(n_planners == n_pictures);
}

TEST_CASE("what_is_recorded_as_reported_is_what_conditions_read") {
  const History history = played(30, as_it_is);
  const Series series = history.record().series;
  for (std::size_t i = 0; i < n_pictures; ++i) {
    INFO(picture_figures()[i].name);
    CHECK(before_last(series, reported(companions[i])) ==
          Approx(history.world().pictures.planner[i]));
  }
  const History at_report = played(29, as_it_is);  // districts' reports are copied once a month
  const World& world = at_report.world();
  const Slices slices = slices_of(world, world.tally, 1);
  const std::size_t n_regions = slices.regions.size();
  REQUIRE(n_regions > 1);
  for (std::size_t d = 0; d < n_regions; ++d) {
    const std::size_t place = world.pictures.planner.size() - n_regions + d;
    CHECK(indicator_value(indicator_index("insecurity_reported"),
                          {slices.regions[d], world, Context{}}) ==
          Approx(world.pictures.planner[place]));
  }
}

TEST_CASE("without_lag_and_error_planners_read_the_truth") {
  constexpr std::size_t months = 26;
  const Series series = played(weeks_per_month * months + 1, see_all).record().series;
  for (const Companion& companion : companions) {
    INFO(companion.truth);
    const bool of_the_month = companion.picture == Picture::homicide_rate ||
                              companion.picture == Picture::violent_incidents;
    const std::size_t n_weeks = of_the_month ? 4 : 1;
    double most = 0;
    for (std::size_t month = 1; month <= months; ++month) {  // its first week, as just recorded
      INFO(month);
      const std::size_t end = weeks_per_month * month + 1;
      const double truth = mean(at(series, companion.truth, end - n_weeks, end));
      const double seen = at(series, reported(companion), end - 1, end)[0];
      CHECK(seen == Approx(truth).epsilon(0.01).margin(1e-4));
      most = std::max(most, seen);
    }
    // The two factions of this country keep the peace.
    CHECK((most > 0.0) == (companion.picture != Picture::violent_incidents));
  }
}

TEST_CASE("planners_count_the_attacks_and_clashes_of_a_month_as_the_indicator_does") {
  const Context context = small::context(0.05);
  Parameters parameters = small::parameters();
  see_all(parameters.security);
  World world = build_world(context, {6, 0});
  Tally month;
  month.reset(2, 2);
  for (world.week = 1; world.week <= weeks_per_month; ++world.week) {
    world.tally.reset(2, 2);
    for (Tally* tally : {&world.tally, &month}) {
      tally->add(Count::attack, DistrictId{0}, 2);
      tally->add(Count::clash, DistrictId{1});
    }
    small::play(&security, world, context, parameters);
  }
  const Slices slices = slices_of(world, month, weeks_per_month);
  const auto value = [&](std::string_view name, const Slice& slice) {
    return indicator_value(indicator_index(name), {slice, world, context});
  };
  CHECK(value("violent_incidents", slices.national) == 12.0);
  CHECK(value("violent_incidents", slices.regions[0]) == 8.0);
  CHECK(value("violent_incidents_reported", slices.national) == 12.0);
}

TEST_CASE("with_lag_and_error_planners_read_something_else") {
  const Series read_late = played(53,
                                  [](SecurityParameters& p) {
                                    see_all(p);
                                    p.report_lag = 12;
                                  })
                               .record()
                               .series;
  const Series read_wrong = played(53,
                                   [](SecurityParameters& p) {
                                     see_all(p);
                                     p.report_error = 0.2;
                                   })
                                .record()
                                .series;
  for (const std::string name : {"fighters_outside_control", "prison_occupancy", "will"}) {
    INFO(name);
    const double seen_late = before_last(read_late, name + "_reported");
    CHECK(seen_late == Approx(before_last(read_late, name, 12)));
    CHECK(seen_late != Approx(before_last(read_late, name)));
    CHECK(before_last(read_wrong, name + "_reported") != Approx(before_last(read_wrong, name)));
  }
}

}  // namespace ssr

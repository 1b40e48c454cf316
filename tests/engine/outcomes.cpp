#include <catch2/catch.hpp>

#include <cmath>
#include <string>

#include "engine/indicators.h"

namespace ssr {
namespace {

/// Ten years recorded every four weeks from 2001-05-14, all indicators zero: 2001 to 2011 begin.
struct Run {
  Series series;
  World world;
  Context context;

  explicit Run(Week weeks = 520) {
    context.start = {2001, 5, 14};
    for (Week week = 4; week <= weeks; week += 4) series.weeks.push_back(week);
    series.national.assign(indicator_specs().size() * series.weeks.size(), 0.0F);
  }
  /// Gives an indicator `value` at recorded weeks in (from, until].
  void set(std::string_view indicator, float value, Week from, Week until) {
    const std::size_t n = series.weeks.size();
    for (std::size_t t = 0; t < n; ++t) {
      if (series.weeks[t] > from && series.weeks[t] <= until) {
        series.national[indicator_index(indicator) * n + t] = value;
      }
    }
  }
  double outcome(std::string_view name) const {
    const auto specs = outcome_specs();
    const auto values = outcomes_of(series, world, context);
    REQUIRE(values.size() == specs.size());
    for (std::size_t i = 0; i < specs.size(); ++i) {
      if (specs[i].name == name) return values[i];
    }
    throw std::out_of_range(std::string(name));
  }
  /// Deaths by year in fighting with one group.
  void fought(std::vector<std::int64_t> battle_deaths) {
    world.conflict.by_dyad.clear();
    for (const std::int64_t deaths : battle_deaths) world.conflict.by_dyad.push_back({0, deaths});
    world.conflict.battle_deaths = std::move(battle_deaths);
  }
  double relapse(std::vector<std::int64_t> battle_deaths) {
    fought(std::move(battle_deaths));
    return outcome("relapse_by_year_10");
  }
  double relapse_after_quiet(std::vector<std::int64_t> battle_deaths) {
    fought(std::move(battle_deaths));
    return outcome("relapse_after_two_quiet_years");
  }
};

}  // namespace

TEST_CASE("the_start_year_ends_the_war_and_is_no_relapse") {
  Run run;
  CHECK(run.relapse({5000}) == 0.0);
  CHECK(run.relapse({5000, 24, 24, 24, 24, 24, 24, 24, 24, 24, 24}) == 0.0);
  CHECK(run.outcome("war_by_year_10") == 0.0);
}

TEST_CASE("twenty_five_battle_deaths_make_an_active_year_and_twenty_four_do_not") {
  Run run;
  CHECK(run.relapse({0, 24}) == 0.0);
  CHECK(run.relapse({0, 25}) == 1.0);
  CHECK(run.relapse({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25}) == 1.0);
  CHECK(run.outcome("war_by_year_10") == 0.0);
}

TEST_CASE("deaths_with_several_groups_make_no_active_year_where_none_reaches_it_alone") {
  Run run;
  run.world.conflict.battle_deaths = {0, 48};
  run.world.conflict.by_dyad = {{}, {24, 24}};
  CHECK(run.outcome("relapse_by_year_10") == 0.0);
}

TEST_CASE("a_thousand_battle_deaths_in_one_year_make_a_war") {
  Run run;
  CHECK(run.relapse({0, 999, 999}) == 1.0);
  CHECK(run.outcome("war_by_year_10") == 0.0);
  CHECK(run.relapse({0, 0, 1000}) == 1.0);
  CHECK(run.outcome("war_by_year_10") == 1.0);
}

TEST_CASE("years_that_begin_after_the_horizon_do_not_count") {
  CHECK(Run(520).relapse({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 900}) == 0.0);
  CHECK(Run(32).relapse({0, 900}) == 0.0);   // ends in December 2001
  CHECK(Run(36).relapse({0, 900}) == 1.0);
}

TEST_CASE("a_relapse_after_quiet_needs_two_quiet_years_in_a_row") {
  Run run;
  CHECK(run.relapse_after_quiet({0, 25}) == 0.0);
  CHECK(run.relapse_after_quiet({0, 0, 25}) == 0.0);  // one quiet year: the start year is none
  CHECK(run.relapse_after_quiet({0, 0, 0, 25}) == 1.0);
  CHECK(run.relapse_after_quiet({0, 0, 25, 0, 25}) == 0.0);  // never two in a row
  CHECK(run.relapse_after_quiet({0, 60, 60, 60, 0, 24, 30}) == 1.0);
  CHECK(run.relapse_after_quiet({0, 60, 60, 60, 0, 25, 24}) == 0.0);
}

TEST_CASE("a_relapse_after_quiet_is_a_relapse") {
  Run run;
  // Every pattern of active years over six years.
  for (unsigned pattern = 0; pattern < 64; ++pattern) {
    std::vector<std::int64_t> deaths{0};
    for (unsigned year = 0; year < 6; ++year) deaths.push_back(pattern >> year & 1U ? 25 : 0);
    INFO(pattern);
    CHECK(run.relapse_after_quiet(deaths) <= run.relapse(deaths));
  }
}

TEST_CASE("crisis_is_apart_from_relapse") {
  Run run;
  CHECK(run.outcome("crisis") == 0.0);
  run.world.conflict.crisis = true;
  CHECK(run.outcome("crisis") == 1.0);
  CHECK(run.outcome("relapse_by_year_10") == 0.0);
}

TEST_CASE("levels_at_the_end_are_means_of_the_last_two_years") {
  Run run;
  run.set("trust_police", 0.8F, 416, 520);
  CHECK(run.outcome("trust_police") == Approx(0.8));
  run.set("trust_police", 0.4F, 416, 468);
  CHECK(run.outcome("trust_police") == Approx(0.6));
  run.set("trust_police", 0.9F, 0, 416);
  CHECK(run.outcome("trust_police") == Approx(0.6));
}

TEST_CASE("rates_leave_out_the_first_year") {
  Run run;
  run.set("homicide_rate", 100.0F, 0, 52);
  CHECK(run.outcome("homicide_rate") == 0.0);
  run.set("homicide_rate", 9.0F, 52, 520);
  CHECK(run.outcome("homicide_rate") == Approx(9.0));
}

TEST_CASE("undefined_weeks_are_left_out_of_means") {
  Run run;
  run.set("prison_occupancy", std::nanf(""), 416, 468);
  run.set("prison_occupancy", 1.5F, 468, 520);
  CHECK(run.outcome("prison_occupancy") == Approx(1.5));
  run.set("prison_occupancy", std::nanf(""), 0, 520);
  CHECK(std::isnan(run.outcome("prison_occupancy")));
}

TEST_CASE("violent_deaths_sum_battle_one_sided_communal_and_armed_groups_deaths") {
  Run run;
  run.set("battle_deaths", 2.0F, 0, 40);  // ten records
  run.set("one_sided_deaths", 1.0F, 40, 60);  // five
  run.set("communal_deaths", 3.0F, 500, 520);  // five
  run.set("killed_by_armed_groups", 2.0F, 500, 520);  // five
  CHECK(run.outcome("violent_deaths") == Approx(20.0 + 5.0 + 15.0 + 10.0));
}

TEST_CASE("the_disarmed_share_is_over_fighters_at_the_start") {
  Run run;
  CHECK(std::isnan(run.outcome("disarmed_share")));
  run.context.factions.resize(2);
  run.context.factions[0].fighters = 300;
  run.context.factions[1].fighters = 100;
  run.context.factions[0].children_share = run.context.factions[1].children_share = 0.2;
  run.set("disarmed", 100.0F, 516, 520);
  CHECK(run.outcome("disarmed_share") == Approx(100.0 / 320.0));  // children apart
}

TEST_CASE("indicators_and_outcomes_have_names_of_their_own") {
  for (std::size_t i = 0; i < indicator_specs().size(); ++i) {
    CHECK(indicator_index(indicator_specs()[i].name) == i);
  }
  const auto outcomes = outcome_specs();
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) CHECK(outcomes[i].name != outcomes[j].name);
    CHECK(outcomes[i].indifference > 0.0);
  }
  CHECK_THROWS_AS(indicator_index("no_such_indicator"), std::out_of_range);
}

}  // namespace ssr

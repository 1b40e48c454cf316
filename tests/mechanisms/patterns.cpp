#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "effects.h"
#include "engine/trial.h"
#include "experiment/ensemble.h"
#include "situations.h"

namespace ssr {

namespace {

using situations::Effect;
using situations::Situation;

constexpr double clear_of_zero = 2.5;  // paired standard errors

/// What the first situation shows against the second.
struct Sign {
  std::string_view what;
  int direction = 1;
  Window window;
};

void compare(const Situation& with, const Situation& without, const std::vector<Sign>& signs) {
  const Results on = play(situations::study_of(with, ""), {});
  const Results off = play(situations::study_of(without, ""), {});
  for (const Sign& sign : signs) {
    const Effect e = situations::effect_of(on, off, sign.window, sign.what);
    INFO(sign.what << ": " << e.on << " in \"" << with.name << "\", " << e.off << " in \""
                   << without.name << "\", difference " << e.difference << " +- " << e.error);
    CHECK(e.difference * sign.direction > clear_of_zero * e.error);
  }
}

/// Served arm less the other in a plan's one trial, at the end: mean over samples, and its error.
Effect arms_of(const std::string& plan, Week until, std::string_view what) {
  const std::string folder = std::string(SSR_SOURCE_DIR) + "/scenarios/";
  Overrides overrides;
  overrides.seed = 4;
  overrides.samples = 16;
  overrides.horizon_weeks = until;
  overrides.fixed_parameters = true;
  overrides.scale = 0.2;
  StudySet set = single_plan_set(folder + "contexts/kelduria.toml",
                                 folder + "plans/" + plan + ".toml", overrides);
  set.study.output = {.interval_weeks = weeks_per_month,
                      .regional = false,
                      .by_sex = false,
                      .by_group = false,
                      .ledger = false};
  const Results results = play(set, {});
  std::size_t measure = 0;
  while (trial_measures()[measure].name != what) ++measure;
  Effect effect;
  const auto n = static_cast<double>(results.n_samples());
  double squares = 0;
  for (std::size_t s = 0; s < results.n_samples(); ++s) {
    const Series& series = results.run(0, s, 0).series;
    const std::size_t last = ((measure + 1) * series.weeks.size() - 1) * n_arms;
    const double off = series.trials[last];
    const double on = series.trials[last + 1];
    effect.off += off / n;
    effect.on += on / n;
    effect.difference += (on - off) / n;
    squares += (on - off) * (on - off);
  }
  effect.error = std::sqrt((squares - n * effect.difference * effect.difference) / (n - 1) / n);
  return effect;
}

constexpr Week ten_years = 520;
constexpr Window late{416, ten_years};

}  // namespace

// Patterns that the field knows from many countries, in the fictional country and its whole plan.
// No rule says a whole pattern; many of the links behind them are built in.

TEST_CASE("police_without_courts_fill_remand_and_lose_trust", "[patterns]") {
  compare(
      {"police without justice", "kelduria", "kelduria_police_without_justice", {}, 32, ten_years},
      {"the whole sector", "kelduria", "kelduria_whole_sector", {}, 32, ten_years},
      {{"pretrial_share", 1, late}, {"abuse_rate", 1, late}, {"trust_police", -1, late}});
}

TEST_CASE("disarmament_stalls_where_nobody_protects", "[patterns]") {
  compare({"no mandate",
           "kelduria",
           "kelduria_ddr_first",
           {{"context.peacekeepers.mandate", "0"}},
           16,
           156},
          {"peacekeepers", "kelduria", "kelduria_ddr_first", {}, 16, 156},
          {{"disarmed", -1, {52, 156}}, {"fighters_outside_control", 1, {52, 156}}});
}

TEST_CASE("a_gap_before_reintegration_breeds_recidivism", "[patterns]") {
  compare({"a gap of four years",
           "kelduria",
           "kelduria_ddr_first",
           {{"plan.kelduria_ddr_first.activity.reintegrate.start", "{ week = 260 }"}},
           16,
           260},
          {"no gap", "kelduria", "kelduria_ddr_first", {}, 16, 260},
          {{"in_the_gap", 1, {104, 260}}, {"recidivism_share", 1, {104, 260}}});
}

TEST_CASE("forces_above_revenue_decay_when_donors_leave", "[patterns]") {
  compare({"big forces", "kelduria_donors_leave", "kelduria_big_force", {}, 16, ten_years},
          {"the whole sector", "kelduria_donors_leave", "kelduria_whole_sector", {}, 16, ten_years},
          {{"army_cohesion", -1, late}, {"extortion_rate", 1, late}});
}

// The trial of patrols in an unreformed force, and the same after four years of reform.
TEST_CASE("foot_patrols_win_trust_after_reform_and_about_none_before", "[patterns]") {
  constexpr double about_none = 0.02;  // of trust from 0 to 1
  constexpr double ninety_percent = 1.753;  // one side 5 %, fifteen degrees of freedom
  const Effect before = arms_of("kelduria_trial_patrols_first", 88, "trust_police");
  INFO("before " << before.difference << " +- " << before.error);
  CHECK(std::abs(before.difference) + ninety_percent * before.error < about_none);
  const Effect after = arms_of("kelduria_trial_patrols_later", 272, "trust_police");
  INFO("after " << after.difference << " +- " << after.error);
  CHECK(after.difference > clear_of_zero * after.error);
  CHECK(after.difference - before.difference >
        clear_of_zero * std::hypot(after.error, before.error));
}

TEST_CASE("the_same_police_without_courts_lose_trust_and_neighbours_punish", "[patterns]") {
  compare({"police alone",
           "kelduria",
           "kelduria_whole_sector",
           {{"plan.kelduria_whole_sector.activity.staff_courts.budget", "1000"},
            {"plan.kelduria_whole_sector.activity.mobile_courts.budget", "1000"}},
           32,
           ten_years},
          {"the whole sector", "kelduria", "kelduria_whole_sector", {}, 32, ten_years},
          {{"pretrial_share", 1, late}, {"trust_police", -1, late}, {"vigilante_rate", 1, late}});
}

// Timor-Leste 2006: who is left mutinies; Iraq 2003: who was dismissed fights.
TEST_CASE("half_an_army_dismissed_at_once_mutinies_and_fights_and_half_paid_off_does_not",
          "[patterns]") {
  compare(
      {"half dismissed at once",
       "kelduria_strong_state",
       "kelduria_mass_dismissal",
       {},
       256,
       ten_years},
      {"half paid off",
       "kelduria_strong_state",
       "kelduria_control_first",
       {{"plan.kelduria_control_first.activity.rightsize_army.capacity_per_week", "22"},
        {"plan.kelduria_control_first.activity.rightsize_army.budget", "2250000"}},
       256,
       ten_years},
      {{"mutinies", 1, {52, 104}}, {"battle_deaths", 1, {52, ten_years}}});
}

TEST_CASE("peacekeepers_who_leave_early_leave_a_less_safe_country", "[patterns]") {
  compare({"early exit", "kelduria", "kelduria_early_exit", {}, 32, ten_years},
          {"the whole sector", "kelduria", "kelduria_whole_sector", {}, 32, ten_years},
          {{"fighters_outside_control", 1, {104, ten_years}}});
}

}  // namespace ssr

#include "process/reintegration.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "core/exact_math.h"
#include "ddr_country.h"

using namespace ssr;

namespace {

ReintegrationParameters defaults() { return parameters_of("reintegration", read_reintegration); }

}  // namespace

TEST_CASE("acceptance_falls_with_what_the_unit_did") {
  const ReintegrationParameters p = defaults();
  CHECK(acceptance_probability(p, 1.0, 0.0, false, false, true) == p.accepted_per_month);
  CHECK(acceptance_probability(p, 0.5, 0.0, false, false, true) ==
        Approx(p.accepted_per_month / 2));
  CHECK(acceptance_probability(p, 1.0, 0.8, false, false, true) <
        acceptance_probability(p, 1.0, 0.2, false, false, true));
  CHECK(acceptance_probability(p, 1.0, 1.0, true, true, true) == 0.0);
  CHECK(acceptance_probability(p, 1.0, 0.5, true, false, true) >
        acceptance_probability(p, 1.0, 0.5, false, false, true));
  CHECK(acceptance_probability(p, 1.0, 0.5, false, false, false) <
        acceptance_probability(p, 1.0, 0.5, false, false, true));
}

TEST_CASE("communities_that_take_part_are_readier_and_violent_ones_are_not") {
  const ReintegrationParameters p = defaults();
  const double base = readiness_target(p, 0, 0, 0, 0);
  CHECK(base == p.readiness_base);
  CHECK(readiness_target(p, 1, 1, 0, 0) == Approx(base + p.readiness_participation));
  CHECK(readiness_target(p, 1, 0, 0, 0) == base);
  CHECK(readiness_target(p, 0, 0, 0, p.violence_half) == Approx(base - p.readiness_violence / 2));
}

TEST_CASE("treatment_goes_to_the_riskiest_first") {
  const ReintegrationParameters p = defaults();
  CHECK(treatment_need(p, true, 1.0, true) > treatment_need(p, true, 1.0, false));
  CHECK(treatment_need(p, true, 1.0, false) > treatment_need(p, true, 0.0, false));
  CHECK(treatment_need(p, false, 0.0, false) == 0.0);
}

TEST_CASE("places_in_courses_go_by_waiting_time") {
  Country country(0);
  country.put(FighterState::waiting);
  country.parameters.reintegration.gives_up_per_month = 0;
  country.open(Lever::reintegration, 2);
  // Rows 0, 4 and 8 ask in week 8.
  country.world.fighters.since[4] = -10;
  country.world.fighters.since[8] = -5;
  country.play(reintegration, 8);
  CHECK(country.world.fighters.state[0] == FighterState::waiting);
  CHECK(country.world.fighters.state[4] == FighterState::in_programme);
  CHECK(country.world.fighters.state[8] == FighterState::in_programme);
}

TEST_CASE("a_completed_course_teaches_and_settles") {
  Country country(0);
  country.put(FighterState::in_programme);
  ReintegrationParameters& p = country.parameters.reintegration;
  p.drops_out_per_month = p.provider_fails_per_year = 0;
  p.learns_unschooled = 1;
  p.default_course_weeks = 20;
  country.play_month(reintegration, 12);
  CHECK(country.in(FighterState::in_programme) == 10);
  country.play_month(reintegration, 20);
  CHECK(country.in(FighterState::settled) == 10);
  CHECK(country.world.tally.total(Count::completed_programme) == 10);
  for (const auto flags : country.world.fighters.flags) CHECK((flags & fighter_flag::skilled) != 0);
}

TEST_CASE("who_learnt_a_trade_begins_on_his_own_with_its_tools_where_it_is_safe") {
  const auto on_their_own = [](double learn, double insecurity, Livelihood before,
                               double urban = 0) {
    Country country(0);
    country.put(FighterState::in_programme);
    country.world.fighters.livelihood.assign(10, before);
    country.world.districts[0].insecurity = insecurity;
    country.world.districts[0].urban_share = urban;
    ReintegrationParameters& p = country.parameters.reintegration;
    p.drops_out_per_month = p.provider_fails_per_year = 0;
    p.learns_unschooled = learn;
    p.sets_up = 1;
    p.default_course_weeks = 20;
    country.play_month(reintegration, 20);
    const auto& livings = country.world.fighters.livelihood;
    return std::count(livings.begin(), livings.end(), Livelihood::subsistence);
  };
  CHECK(on_their_own(1, 0, Livelihood::idle) == 10);
  CHECK(on_their_own(0, 0, Livelihood::idle) == 0);
  CHECK(on_their_own(1, 1, Livelihood::idle) == 0);
  CHECK(on_their_own(1, 0, Livelihood::employed) == 0);
  CHECK(on_their_own(1, 0, Livelihood::illicit) == 0);
  CHECK(on_their_own(1, 0, Livelihood::idle, 1) == 0);
}

TEST_CASE("a_provider_that_stands_still_completes_nobody") {
  Country country(0);
  country.put(FighterState::in_programme);
  ReintegrationParameters& p = country.parameters.reintegration;
  p.drops_out_frozen = 0;
  p.provider_fails_per_year = 1;
  country.play_month(reintegration, 200);
  CHECK(country.in(FighterState::in_programme) == 10);
}

TEST_CASE("instalments_are_paid_in_turn_and_lapse_when_nobody_pays") {
  Country country(0);
  country.put(FighterState::settled);
  Fighters& f = country.world.fighters;
  f.camp_week.assign(10, 0);
  f.tranches_paid.assign(10, 1);
  f.tranches_due.assign(10, 2);
  country.parameters.reintegration.tranche_weeks = 10;
  country.parameters.reintegration.promise_lapses_weeks = 40;
  country.open(Lever::reinsertion, 10);
  country.play_month(reintegration, 16);
  CHECK(f.tranches_due[0] == 2);
  country.play_month(reintegration, 20);
  CHECK(f.tranches_due[0] == 1);
  CHECK(f.tranches_paid[0] == 2);
  country.play_month(reintegration, 72);
  CHECK(f.tranches_due[0] == 0);
  CHECK(f.tranches_paid[0] == 2);
}

TEST_CASE("women_at_home_come_to_their_own_track") {
  Country country(0);
  country.put(FighterState::home_unregistered);
  country.world.fighters.sex.assign(10, Sex::female);
  country.parameters.reintegration.home_takes_up_per_month = 1;
  country.open(Lever::women_and_children, 4);
  country.play_month(reintegration);
  CHECK(country.in(FighterState::in_programme) == 4);
}

TEST_CASE("whom_therapy_did_not_help_is_not_treated_again") {
  Country country(0);
  country.put(FighterState::criminal);
  country.open(Lever::counselling, 100);
  country.parameters.reintegration.treatment_takes = 1;
  country.parameters.reintegration.lasts_without_cash = 0.5;
  for (Week month = 0; month < 6; ++month) {
    country.play_month(reintegration, month * weeks_per_month);
  }
  const Fighters& f = country.world.fighters;
  CHECK(std::count(f.treated.begin(), f.treated.end(), 1) == 10);
  const auto helped = std::count_if(f.flags.begin(), f.flags.end(), [](std::uint8_t flags) {
    return (flags & fighter_flag::counselled) != 0;
  });
  CHECK(helped > 0);
  CHECK(helped < 10);
}

TEST_CASE("therapy_without_cash_lasts_in_its_share_and_with_cash_in_all") {
  const auto treated = [](std::uint8_t paid, double lasts) {
    Country country(0);
    country.put(FighterState::in_programme);
    country.world.fighters.tranches_paid.assign(10, paid);
    country.parameters.reintegration.treatment_takes = 1;
    country.parameters.reintegration.lasts_without_cash = lasts;
    country.open(Lever::reintegration, 0);
    country.plan.activities.back().therapy = 1;
    country.parameters.reintegration.drops_out_per_month = 0;
    country.parameters.reintegration.provider_fails_per_year = 0;
    country.play_month(reintegration, 100);
    const auto& flags = country.world.fighters.flags;
    return std::count_if(flags.begin(), flags.end(),
                         [](auto flag) { return (flag & fighter_flag::counselled) != 0; });
  };
  CHECK(treated(1, 0.0) == 10);
  CHECK(treated(0, 0.0) == 0);
  CHECK(treated(0, 1.0) == 10);
}

#include "process/courts.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "justice_world.h"
#include "scenario/check_parts.h"

using namespace ssr;
using test::central;
using test::JusticeWorld;

namespace {
CourtView full() {
  return {.judges = 10,
          .prosecutors = 10,
          .defenders = 10,
          .clerks = 10,
          .arrears_weeks = 0,
          .equipment = 1,
          .local_capacity = 1};
}
}  // namespace

TEST_CASE("the_scarcest_post_limits_hearings") {
  CourtsParameters p{};
  p.per_judge = p.per_prosecutor = p.per_defender = p.per_clerk = 10;
  p.undefended = 0.5;
  CHECK(hearings_possible(p, full()) == Approx(100));
  CourtView v = full();
  v.judges = 2;
  CHECK(hearings_possible(p, v) == Approx(20));
  v = full();
  v.clerks = 0;
  CHECK(hearings_possible(p, v) == 0.0);
  v = full();
  v.defenders = 0;
  CHECK(hearings_possible(p, v) == Approx(50));
}

TEST_CASE("unpaid_courts_lose_days") {
  const auto p = central(read_courts);
  CourtView v = full();
  v.arrears_weeks = 10;
  CHECK(hearings_possible(p, v) < hearings_possible(p, full()));
}

TEST_CASE("a_queue_gets_what_the_court_can_hold_and_all_it_wants_when_the_link_is_cut") {
  CourtsParameters p{};
  p.sees_limits = 1;
  CHECK(hearings_given(p, 30, 100) == 30);
  CHECK(hearings_given(p, 30, 20) == 20);
  p.sees_limits = 0;
  CHECK(hearings_given(p, 30, 100) == 100);
}

TEST_CASE("waiting_takes_evidence_and_then_the_case") {
  CourtsParameters p{};
  p.evidence_decay = 0.1;
  p.lapse_below = 0.2;
  p.lapse_rate = 0.5;
  CHECK(evidence_after_waiting(p, 0.5, 1) == Approx(0.45));
  CHECK(lapse_rate(p, 0.3) == 0.0);
  CHECK(lapse_rate(p, 0.1) == Approx(0.25));
  p.sees_waiting = 0;
  CHECK(evidence_after_waiting(p, 0.5, 1) == 0.5);
}

TEST_CASE("a_defender_saves_the_innocent_and_not_the_guilty") {
  const auto p = central(read_courts);
  CHECK(conviction_probability(p, 0.5, false, true) < conviction_probability(p, 0.5, false, false));
  CHECK(conviction_probability(p, 0.5, true, true) == conviction_probability(p, 0.5, true, false));
  CHECK(conviction_probability(p, 1.0, true, true) == Approx(p.convicts));
}

TEST_CASE("unpaid_judges_sell_more_decisions_and_others_work_teaches_less") {
  const auto p = central(read_courts);
  CHECK(court_bribe_probability(p, 10) > court_bribe_probability(p, 0));
  CHECK(local_capacity_next(p, 0.2, 0.0) > local_capacity_next(p, 0.2, 0.5));
}

namespace {
JusticeWorld docket(double staff) {
  JusticeWorld j;
  Court& court = j.world.justice.courts[0];
  court.judges = court.prosecutors = court.defenders = court.clerks = staff;
  for (std::uint32_t i = 1; i <= 200; ++i) {
    j.add_case(Matter::robbery, Stage::charged, i).right_person = true;
  }
  for (Case& c : j.world.justice.criminal) take_into_custody(j.world, c, Custody::remand, 0);
  j.world.justice.convictions.assign(1, 0.0);
  return j;
}
}  // namespace

TEST_CASE("offenders_see_the_guilty_convicted_and_learn_nothing_from_a_wrong_conviction") {
  const auto shown = [](bool right_person, bool by_civilian) {
    JusticeWorld j = docket(8);
    j.parameters.courts.convicts_wrong = 1;
    for (Case& c : j.world.justice.criminal) {
      c.right_person = right_person;
      c.by_civilian = by_civilian;
    }
    for (Week week = 0; week < 10; ++week) courts(j.step(week), j.world);
    REQUIRE(j.world.tally.total(Count::convicted) > 0);
    const auto convicted = static_cast<double>(j.world.tally.total(Count::convicted));
    return j.world.justice.convictions[0] / convicted;
  };
  CHECK(shown(true, true) == 1.0);
  CHECK(shown(false, true) == 0.0);
  CHECK(shown(true, false) == 0.0);
}

TEST_CASE("no_trials_without_judges_and_people_stay_in_remand") {
  JusticeWorld j = docket(0);
  for (Week week = 0; week < 20; ++week) courts(j.step(week), j.world);
  CHECK(j.world.tally.total(Count::tried) == 0);
  CHECK(j.world.justice.courts[0].waiting > 150);
}

TEST_CASE("more_staff_decide_more_cases_and_people_are_conserved") {
  JusticeWorld few = docket(1);
  JusticeWorld many = docket(8);
  const std::int64_t before = few.people();
  for (Week week = 0; week < 10; ++week) {
    courts(few.step(week), few.world);
    courts(many.step(week), many.world);
  }
  CHECK(many.world.tally.total(Count::tried) > few.world.tally.total(Count::tried));
  CHECK(few.world.tally.total(Count::tried) > 0);
  CHECK(few.people() == before);
  CHECK(many.people() == before);
  CHECK(many.world.tally.total(Count::fair_remedy) > 0);
  CHECK(many.world.justice.prisons[0].sentenced > 0);
}

TEST_CASE("cases_lapse_while_they_wait_unless_the_link_is_cut") {
  JusticeWorld j = docket(0);
  JusticeWorld cut = docket(0);
  cut.parameters.courts.sees_waiting = 0;
  for (Week week = 0; week < 150; ++week) {
    courts(j.step(week), j.world);
    courts(cut.step(week), cut.world);
  }
  CHECK(j.world.tally.total(Count::lapsed) > 50);
  CHECK(cut.world.tally.total(Count::lapsed) == 0);
}

TEST_CASE("judges_take_years_and_clerks_months") {
  JusticeWorld j;
  Court& court = j.world.justice.courts[0];
  j.parameters.courts.attrition = 0;
  court.trainees = court.trainee_staff = 10;
  for (Week week = 0; week < 13; ++week) courts(j.step(week), j.world);
  const double staff = court.prosecutors + court.defenders + court.clerks;
  CHECK(court.judges > 0);
  CHECK(staff > 2 * court.judges);
  CHECK(court.judges + court.trainees == Approx(10));
}

TEST_CASE("trained_staff_go_where_there_are_fewest_per_head") {
  // All would have 1 per 100 people: the first lacks 9, the second 1, the third has too many.
  const std::vector<double> shares = trained_by_need({1000, 1000, 1000}, {1, 9, 15}, 5);
  CHECK(shares[0] == Approx(4.5));
  CHECK(shares[1] == Approx(0.5));
  CHECK(shares[2] == 0.0);
  CHECK(trained_by_need({1000}, {40}, 3)[0] == Approx(3));
}

TEST_CASE("the_first_district_does_not_take_all_who_are_trained_for_courts") {
  JusticeWorld j(1000, 0);
  j.world.districts.push_back(j.world.districts[0]);
  j.world.justice.courts.resize(2);
  ActivityPlan activity;
  activity.lever = Lever::staff_courts;
  j.plan.activities = {activity};
  j.world.programme.activities.resize(1);
  j.world.programme.activities[0].status = ActivityStatus::running;
  j.world.programme.activities[0].allotted = 100000;
  j.world.programme.offers[static_cast<std::size_t>(Lever::staff_courts)] = {{0, 4.0, 1000}};
  j.world.tally.reset(2, 1);
  courts(j.step(), j.world);
  const auto& both = j.world.justice.courts;
  CHECK(both[0].trainees + both[0].trainee_staff == Approx(2.0));
  CHECK(both[1].trainees + both[1].trainee_staff == Approx(2.0));
}

TEST_CASE("a_criminal_case_comes_up_once_in_its_interval_and_cases_spread_over_it") {
  CourtsParameters p{};
  for (const double weeks : {1.0, 4.0, 4.4, 7.6}) {
    p.sitting_weeks = weeks;
    const auto interval = static_cast<Week>(weeks + 0.5);
    std::vector<int> in_week(static_cast<std::size_t>(interval), 0);
    for (std::uint32_t id = 0; id < 8 * 7 * 5; ++id) {
      int times = 0;
      for (Week week = 0; week < 2 * interval; ++week) {
        if (!comes_up(p, id, week)) continue;
        ++times;
        ++in_week[static_cast<std::size_t>(week % interval)];
      }
      CHECK(times == 2);
    }
    for (const int n : in_week) CHECK(n == 2 * 8 * 7 * 5 / interval);
  }
}

TEST_CASE("a_case_held_over_waits_for_its_interval_whatever_the_court_could_hear") {
  JusticeWorld j = docket(100);
  j.parameters.courts.sitting_weeks = 4;
  j.parameters.courts.decides = j.parameters.courts.decides_undefended = 0;
  const auto cases = static_cast<std::int64_t>(j.world.justice.criminal.size());
  std::int64_t heard = 0;
  for (Week week = 0; week < 12; ++week) {
    courts(j.step(week), j.world);
    heard += j.world.justice.courts[0].heard;
    CHECK(j.world.justice.courts[0].waiting == cases);
  }
  CHECK(heard == 3 * cases);
}

TEST_CASE("evidence_ages_by_the_weeks_between_sittings_and_not_by_the_week_of_a_hearing") {
  const auto after = [](double staff) {
    JusticeWorld j;
    Court& court = j.world.justice.courts[0];
    court.judges = court.prosecutors = court.defenders = court.clerks = staff;
    CourtsParameters& p = j.parameters.courts;
    p.sitting_weeks = 4;
    p.decides = p.decides_undefended = p.lapse_rate = 0;
    p.evidence_decay = 0.1;
    j.world.justice.convictions.assign(1, 0.0);
    Case& added = j.add_case(Matter::robbery, Stage::charged, 1);
    added.stage_since = 0;
    const auto first = static_cast<Week>(added.id % 4);
    for (Week week = 0; week <= first + 4; ++week) courts(j.step(week), j.world);
    const double weeks = first + 5;  // up to the second sitting
    return std::pair(static_cast<double>(j.world.justice.criminal[0].evidence), weeks);
  };
  const auto [unheard, weeks] = after(0);
  CHECK(unheard == Approx(0.8 * std::pow(0.9, weeks)));
  const auto [heard, same] = after(100);
  CHECK(heard == Approx(0.8 * std::pow(0.9, same - 2)));
}

TEST_CASE("the_check_reckons_with_the_course_of_court_staff") {
  CHECK(JusticeWorld().parameters.courts.staff_training_weeks == court_staff_course);
}

#include "process/police_force.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <utility>

#include "justice_world.h"
#include "process/police_force_week.h"

using namespace ssr;
using test::central;
using test::JusticeWorld;

namespace {

/// A course of the plan offers so many seats this week.
void offer_seats(JusticeWorld& j, ActivityPlan activity, double seats) {
  activity.lever = Lever::recruit_police;
  j.plan.activities = {activity};
  j.world.programme.activities.resize(1);
  j.world.programme.activities[0].status = ActivityStatus::running;
  j.world.programme.activities[0].allotted = 100000;
  j.world.programme.offers[static_cast<std::size_t>(Lever::recruit_police)] = {{0, seats, 1000}};
}

}  // namespace

TEST_CASE("a_stricter_board_finds_more_abusers_and_errs_more") {
  PoliceForceParameters p{};
  p.record_found = 0.8;
  p.wrongly_removed = 0.1;
  CHECK(removal_probability(p, false, 0.0) == 0.0);
  CHECK(removal_probability(p, false, 0.5) == Approx(0.025));
  CHECK(removal_probability(p, true, 0.5) == Approx(0.4 + 0.6 * 0.025));
  CHECK(removal_probability(p, true, 1.0) > removal_probability(p, true, 0.5));
}

TEST_CASE("arrears_and_insecurity_drive_officers_out") {
  const auto p = central(read_police_force);
  CHECK(leave_rate(p, 0, 0) == Approx(p.leave_rate / weeks_per_year));
  CHECK(leave_rate(p, 10, 0) > leave_rate(p, 0, 0));
  CHECK(leave_rate(p, 0, 0.5) > leave_rate(p, 0, 0));
  CHECK(leave_rate(p, 1000, 0) == leave_rate(p, p.arrears_cap_weeks, 0));
  const double most = highest_leave_rate(p);
  for (const double insecurity : {0.0, 0.3, 1.0}) {
    for (const double arrears : {0.0, 5.0, 1000.0})
      CHECK(leave_rate(p, arrears, insecurity) <= most);
  }
  CHECK(most == Approx(leave_rate(p, p.arrears_cap_weeks, 1)));
  CHECK(attendance(p, 10) < attendance(p, 0));
}

TEST_CASE("stronger_armed_units_close_the_district_to_police") {
  PoliceForceParameters p{};
  p.hold_out_ratio = 1.0;
  CHECK(held_out_share(p, 0, 10) == 0.0);
  CHECK(held_out_share(p, 100, 100) == Approx(0.5));
  CHECK(held_out_share(p, 300, 100) == Approx(0.9));
  CHECK(held_out_share(p, 100, 400) < held_out_share(p, 100, 200));
}

TEST_CASE("coverage_saturates_in_officers_per_thousand") {
  PoliceForceParameters p{};
  p.coverage_scale = 2.0;
  CHECK(police_coverage(p, 0, 1000) == 0.0);
  CHECK(police_coverage(p, 2, 1000) == Approx(0.6321205588));
  CHECK(police_coverage(p, 4, 1000) - police_coverage(p, 2, 1000) < police_coverage(p, 2, 1000));
}

TEST_CASE("foreigners_who_do_the_work_teach_nobody") {
  const auto p = central(read_police_force);
  const double taught = institutional_capacity_next(p, 0.2, 0.5, 0.0);
  CHECK(taught > institutional_capacity_next(p, 0.2, 0.0, 0.0));
  CHECK(taught > institutional_capacity_next(p, 0.2, 0.5, 0.3));
  CHECK(institutional_capacity_next(p, 0.2, 0.5, 1.0) < 0.2);
}

TEST_CASE("need_grows_where_insecurity_is_reported") {
  PoliceForceParameters p{};
  p.need_by_insecurity = 2.0;
  CHECK(police_need(p, 1000, 0.0) == 1000.0);
  CHECK(police_need(p, 1000, 0.5) == 2000.0);
}

TEST_CASE("training_ends_on_its_week_and_the_detained_stay_suspended") {
  JusticeWorld j;
  j.world.police.status[0] = ServiceStatus::in_training;
  j.world.police.training_until[0] = 5;
  j.world.police.status[1] = ServiceStatus::suspended;
  j.world.police.training_until[1] = never;
  j.parameters.police_force.leave_rate = j.parameters.police_force.death_rate = 0;
  police_force(j.step(4), j.world);
  CHECK(j.world.police.status[0] == ServiceStatus::in_training);
  police_force(j.step(5), j.world);
  CHECK(j.world.police.status[0] == ServiceStatus::serving);
  CHECK(j.world.police.status[1] == ServiceStatus::suspended);
  CHECK(j.world.tally.total(Count::officer_graduated) == 1);
}

TEST_CASE("recruits_come_from_rows_and_people_are_conserved") {
  JusticeWorld j(20000, 10);
  j.world.police.target_strength = 200;
  j.parameters.police_force.home_seats_per_year = 2.0;
  const std::int64_t before = j.people();
  for (Week week = 0; week < 20; ++week) police_force(j.step(week), j.world);
  CHECK(j.world.police.size() > 30);
  CHECK(j.people() == before);
  for (std::size_t i = 10; i < j.world.police.size(); ++i) {
    CHECK(j.world.police.home[i].exists());
    CHECK(j.world.police.supervisor[i] == supervisor_rank::none);
  }
}

TEST_CASE("a_lever_takes_recruits_and_charges_them") {
  JusticeWorld j(20000, 10);
  j.parameters.police_force.home_seats_per_year = 0;
  ActivityPlan activity;
  activity.course_weeks = 16;
  offer_seats(j, activity, 5.0);
  police_force(j.step(), j.world);
  REQUIRE(j.world.police.size() > 10);
  CHECK(j.world.police.size() <= 15);
  CHECK(j.world.police.training_until.back() == 16);
  CHECK(j.world.programme.activities[0].spent == 5000);
}

TEST_CASE("cutting_the_link_to_armed_units_puts_police_everywhere") {
  JusticeWorld j;
  j.world.districts[0].armed_fighters = 500;
  JusticeWorld cut = j;
  cut.parameters.police_force.sees_armed_units = 0;
  police_force(j.step(), j.world);
  police_force(cut.step(), cut.world);
  CHECK(j.world.districts[0].police_present < 1.0);
  CHECK(cut.world.districts[0].police_present > 15.0);
  CHECK(j.world.districts[0].police_coverage < cut.world.districts[0].police_coverage);
}

TEST_CASE("a_militia_on_the_states_side_keeps_fewer_police_out_than_rebels") {
  PoliceForceParameters p{};
  p.allied_hold_out = 0.25;
  CHECK(keeping_out(p, 100, 0) == 100.0);
  CHECK(keeping_out(p, 100, 40) == Approx(70));
  p.sees_armed_units = 0;
  CHECK(keeping_out(p, 100, 40) == 0.0);
  JusticeWorld rebels;
  rebels.world.districts[0].armed_fighters = 40;
  JusticeWorld militia = rebels;
  militia.world.districts[0].allied_fighters = 40;
  police_force(rebels.step(), rebels.world);
  police_force(militia.step(), militia.world);
  CHECK(militia.world.districts[0].police_present > 2 * rebels.world.districts[0].police_present);
}

TEST_CASE("short_courses_train_several_officers_for_one_recruit") {
  PoliceForceParameters p{};
  p.refresher_weeks = 8;
  CHECK(refreshed_per_unit(p, 24) == Approx(3));
  CHECK(refreshed_per_unit(p, 4) == Approx(1));
}

TEST_CASE("serving_officers_are_retrained_and_off_the_streets_meanwhile") {
  JusticeWorld j(1000, 20);
  for (float& weeks : j.world.police.training_weeks) weeks = 4.0F;
  j.parameters.police_force.home_seats_per_year = 0;
  j.parameters.police_force.officers_per_1000 = 0;  // no room for recruits
  j.parameters.police_force.leave_rate = 0;
  j.parameters.police_force.death_rate = 0;
  j.parameters.police_force.refresher_weeks = 8;
  j.parameters.police_force.promotions_per_year = 0;  // nobody on another course
  ActivityPlan activity;
  activity.lever = Lever::recruit_police;
  activity.course_weeks = 16;
  activity.serving_share = 0.5;
  j.plan.activities = {activity};
  j.world.programme.activities.resize(1);
  j.world.programme.activities[0].status = ActivityStatus::running;
  j.world.programme.activities[0].allotted = 100000;
  auto& offers = j.world.programme.offers[static_cast<std::size_t>(Lever::recruit_police)];
  const auto trained = [&j] {
    int n = 0;
    for (std::size_t i = 0; i < j.world.police.size(); ++i) {
      n += j.world.police.status[i] == ServiceStatus::serving &&
           j.world.police.training_weeks[i] >= trained_officer_weeks;
    }
    return n;
  };
  police_force(j.step(), j.world);
  const double present = j.world.districts[0].police_present;
  offers = {{0, 6.0, 1000}};
  police_force(j.step(1), j.world);
  // Half of six units, two officers on each.
  CHECK(j.world.programme.activities[0].spent == 3000);
  CHECK(j.world.districts[0].police_present < present);
  CHECK(trained() == 0);
  offers.clear();
  for (Week week = 2; week < 10; ++week) police_force(j.step(week), j.world);
  CHECK(trained() == 6);
  CHECK(j.world.districts[0].police_present == Approx(present));
}

TEST_CASE("a_plan_may_keep_all_training_for_recruits") {
  JusticeWorld j(1000, 20);
  for (float& weeks : j.world.police.training_weeks) weeks = 4.0F;
  j.parameters.police_force.officers_per_1000 = 0;
  ActivityPlan activity;
  activity.lever = Lever::recruit_police;
  activity.serving_share = 0;
  j.plan.activities = {activity};
  j.world.programme.activities.resize(1);
  j.world.programme.activities[0].status = ActivityStatus::running;
  j.world.programme.activities[0].allotted = 100000;
  j.world.programme.offers[static_cast<std::size_t>(Lever::recruit_police)] = {{0, 6.0, 1000}};
  police_force(j.step(), j.world);
  CHECK(j.world.programme.activities[0].spent == 0);
}

TEST_CASE("rulers_who_live_by_patronage_want_police_around_them") {
  PoliceForceParameters p{};
  p.guards_of_rulers = 0.5;
  CHECK(need_of_rulers(p, 100.0, 0.0) == 0.0);
  // A fifth of the force: 25 on top of 100.
  CHECK(need_of_rulers(p, 100.0, 0.4) == Approx(25.0));
  p.sees_rulers = 0;
  CHECK(need_of_rulers(p, 100.0, 0.4) == 0.0);
}

TEST_CASE("advisers_in_danger_teach_less") {
  PoliceForceParameters p{};
  p.adviser_loss = 0.5;
  CHECK(teaching_share(p, 0.8, 0.0) == Approx(0.8));
  CHECK(teaching_share(p, 0.8, 1.0) == Approx(0.4));
  p.advisers_see_insecurity = 0;
  CHECK(teaching_share(p, 0.8, 1.0) == Approx(0.8));
}

TEST_CASE("mission_police_under_a_short_mandate_stop_teaching") {
  PoliceForceParameters p{};
  p.mission_mentor_share = 0.4;
  p.mission_teaches_weeks = 100;
  CHECK(mentoring_share(p, 1000) == Approx(0.4));
  CHECK(mentoring_share(p, 25) == Approx(0.1));
  CHECK(mentoring_share(p, -5) == 0.0);
  p.sees_end_of_mandate = 0;
  CHECK(mentoring_share(p, 25) == Approx(0.4));
}

TEST_CASE("learners_take_more_from_advisers_they_know") {
  PoliceForceParameters p{};
  p.adviser_turnover = 1.0;
  p.known_weeks = 20;
  CHECK(taken_from_advisers(p, 0) == 0.0);
  CHECK(taken_from_advisers(p, 26) > taken_from_advisers(p, 8));
  // With a turnover of a year those there have been there for a year on average, however long ago
  // the first came.
  CHECK(taken_from_advisers(p, 5200) == Approx(weeks_per_year / (weeks_per_year + 20)));
  p.sees_turnover = 0;
  CHECK(taken_from_advisers(p, 20) == Approx(0.5));
}

TEST_CASE("police_who_guard_rulers_are_missing_on_patrol") {
  JusticeWorld j(20000, 40);
  j.world.government.patronage = 0.8;
  const std::size_t capital = j.context.capital;
  police_force(j.step(1), j.world);
  const double guarding = j.world.districts[capital].police_present;
  j.parameters.police_force.sees_rulers = 0;
  police_force(j.step(2), j.world);
  CHECK(guarding < j.world.districts[capital].police_present);
}

TEST_CASE("recruitment_stops_at_what_a_plan_decides_for_the_country") {
  PoliceForceParameters p{};
  p.officers_per_1000 = 2.0;
  CHECK(wanted_per_1000(p, std::nullopt, 20'000) == 2.0);
  CHECK(wanted_per_1000(p, 60.0, 20'000) == Approx(3.0));
  CHECK(wanted_per_1000(p, 60.0, 0) == 2.0);
}

TEST_CASE("the_states_school_does_not_take_the_plans_recruits_once_more") {
  JusticeWorld j(20000, 10);
  j.world.police.target_strength = 200;
  j.parameters.police_force.home_seats_per_year = 6.0;
  offer_seats(j, {}, 20.0);
  police_force(j.step(), j.world);
  const std::vector<float>& integrity = j.world.police.integrity;
  const std::set<float> different(integrity.begin() + 10, integrity.end());
  REQUIRE(integrity.size() > 35);
  CHECK(different.size() + 2 > integrity.size() - 10);
}

TEST_CASE("seats_kept_for_women_go_to_women_or_to_nobody") {
  const auto recruits = [](double share, bool women_live_here) {
    JusticeWorld j(20000, 10);
    for (std::size_t i = 0; women_live_here && i < j.world.citizens.sex.size(); i += 2) {
      j.world.citizens.sex[i] = Sex::female;
    }
    j.parameters.police_force.home_seats_per_year = 0;
    j.parameters.police_force.women_applicants = 0;
    ActivityPlan activity;
    activity.women_share = share;
    offer_seats(j, activity, 20.0);
    police_force(j.step(), j.world);
    const auto& sex = j.world.police.sex;
    const auto women = std::count(sex.begin() + 10, sex.end(), Sex::female);
    return std::pair(women, static_cast<std::ptrdiff_t>(sex.size()) - 10);
  };
  const auto none = recruits(0.0, true);
  CHECK(none.first == 0);
  CHECK(none.second > 0);
  const auto all = recruits(1.0, true);
  CHECK(all.first == all.second);
  CHECK(all.first > 0);
  CHECK(recruits(1.0, false).second == 0);
}

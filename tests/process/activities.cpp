#include "process/activities.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

ActivitiesParameters typical() {
  ActivitiesParameters p;
  p.prefunded_weeks = 4;
  p.safety_floor = 0.5;
  p.safety_floor_ddr = 0.8;
  p.redeployed_share = 0.5;
  p.political_cost_light = 0.1;
  p.political_cost_technical = 0.4;
  p.political_cost_reform = 0.9;
  p.will_weight = 0.5;
  p.captured_ownership = 1.0;
  p.law_delay_weeks = 40;
  p.absorption_usd_head_year = 1e9;
  p.ministry_load_light = 0.3;
  p.ministry_load_substituted = 0.2;
  p.duplicate_chance = 0.5;
  p.local_share_of_donor_steps = 0.5;
  return p;
}

struct Country {
  Context context;
  Plan plan;
  Parameters parameters;
  World world;
};

/// Two districts of 1,000 people; equipment for 10 officers a week from week 2 for ten weeks; one
/// donor with plenty of money for the police; nothing stands in the way.
Country country() {
  Country c;
  c.parameters.activities = typical();
  c.parameters.activities.political_cost_technical = 0.0;
  ActivityPlan activity;
  activity.name = "equip";
  activity.lever = Lever::equip_police;
  activity.start.week = 2;
  activity.start.latest = 2;
  activity.duration_weeks = 10;
  activity.capacity_per_week = 10;
  activity.unit_cost_usd = 100;
  c.plan.activities = {activity};
  c.context.donors.resize(1);
  c.world.districts.resize(2);
  for (District& district : c.world.districts) district.people = 1000;
  c.world.pictures.planner.assign(n_pictures, 0.0);
  c.world.pictures.security = {0.0, 0.0};
  c.world.donors.resize(1);
  c.world.donors[0].available[static_cast<std::size_t>(Sector::police)] = to_cents(1e6);
  c.world.government.capacity = 0.2;
  return c;
}

void play(Country& c, Week week) {
  c.world.week = week;
  const Step step{c.context, c.plan, c.parameters, Draws(Luck{}, week)};
  activities(step, c.world);
}

double offered(const World& world, Lever lever = Lever::equip_police) {
  double units = 0;
  for (const Offer& offer : world.programme.offers[static_cast<std::size_t>(lever)]) {
    units += offer.units;
  }
  return units;
}

}  // namespace

TEST_CASE("signatures_need_will_and_ownership_more_for_reform_than_for_ddr") {
  ActivitiesParameters p = typical();
  CHECK(signature_probability(p, Politics::reform, 1.0, 1.0, 0.0) == Approx(1.0));
  CHECK(signature_probability(p, Politics::reform, 0.0, 0.0, 0.0) == Approx(0.1));
  CHECK(signature_probability(p, Politics::reform, 0.6, 0.2, 0.0) == Approx(1.0 - 0.9 * 0.6));
  CHECK(signature_probability(p, Politics::light, 0.2, 0.2, 0.0) >
        signature_probability(p, Politics::technical, 0.2, 0.2, 0.0));
  CHECK(signature_probability(p, Politics::reform, 0.8, 0.8, 1.0) <
        signature_probability(p, Politics::reform, 0.8, 0.8, 0.0));
  p.sees_reluctance = 0;
  CHECK(signature_probability(p, Politics::reform, 0.0, 0.0, 1.0) == Approx(1.0));
}

TEST_CASE("ownership_by_authors_of_the_war_can_hold_reform_up") {
  ActivitiesParameters p = typical();
  CHECK(signature_probability(p, Politics::reform, 0.3, 0.9, 1.0) <
        signature_probability(p, Politics::reform, 0.3, 0.3, 1.0));
  p.sees_capture = 0;
  CHECK(signature_probability(p, Politics::reform, 0.3, 0.9, 1.0) >
        signature_probability(p, Politics::reform, 0.3, 0.3, 1.0));
}

TEST_CASE("an_accord_with_provisions_spares_the_wait_for_a_law") {
  ActivitiesParameters p = typical();
  CHECK(law_weeks(p, true, 0.5) == 0.0);
  CHECK(law_weeks(p, false, 0.5) == Approx(40));
  CHECK(law_weeks(p, false, 0.9) < law_weeks(p, false, 0.1));
  p.sees_provisions = 0;
  CHECK(law_weeks(p, true, 0.5) == Approx(40));
}

TEST_CASE("staff_stay_away_above_the_floor_unless_escorted") {
  ActivitiesParameters p = typical();
  CHECK(staff_go(p, false, 0.5));
  CHECK(!staff_go(p, false, 0.6));
  CHECK(staff_go(p, true, 0.6));
  CHECK(!staff_go(p, true, 0.9));
  CHECK(kept_capacity(p, 0.4) == Approx(0.8));
  p.sees_insecurity = 0;
  CHECK(staff_go(p, false, 1.0));
}

TEST_CASE("ministries_absorb_only_so_much") {
  ActivitiesParameters p = typical();
  CHECK(absorbed_share(p, 100, 50) == 1.0);
  CHECK(absorbed_share(p, 100, 400) == Approx(0.25));
  CHECK(ministry_load(p, Politics::technical, 1.0) == Approx(1.0));
  CHECK(ministry_load(p, Politics::technical, 0.0) == Approx(0.2));
  p.feels_load = 0;
  CHECK(absorbed_share(p, 0, 400) == 1.0);
}

TEST_CASE("donors_duplicate_what_they_do_not_see") {
  ActivitiesParameters p = typical();
  CHECK(duplicate_share(p, 0.0, 0.8) == Approx(0.4));
  CHECK(duplicate_share(p, 1.0, 0.8) == 0.0);
  CHECK(duplicate_share(p, 0.0, 0.0) == 0.0);
  p.others_hidden = 0;
  CHECK(duplicate_share(p, 0.0, 0.8) == 0.0);
}

TEST_CASE("activities_start_by_week_dependency_or_latest") {
  std::vector<ActivityState> states(2);
  Start by_week;
  by_week.week = 5;
  CHECK(!is_due(by_week, states, {}, 4));
  CHECK(is_due(by_week, states, {}, 5));
  Start after;
  after.after = 0;
  after.delay_weeks = 3;
  CHECK(!is_due(after, states, {}, 50));
  states[0].status = ActivityStatus::done;
  states[0].ended = 10;
  CHECK(!is_due(after, states, {}, 12));
  CHECK(is_due(after, states, {}, 13));
}

TEST_CASE("a_condition_that_never_holds_is_opened_by_the_latest_start_and_marked") {
  Country c = country();
  c.plan.activities[0].start.week.reset();
  c.plan.activities[0].start.when = Condition("disarmed_share >= 0.8", picture_names());
  c.plan.activities[0].start.latest = 9;
  for (Week week = 0; week < 9; ++week) play(c, week);
  CHECK(c.world.programme.activities[0].status == ActivityStatus::waiting);
  play(c, 9);
  CHECK(c.world.programme.activities[0].started == 9);
  CHECK(c.world.programme.activities[0].opened_by_latest);
}

TEST_CASE("a_gate_without_a_latest_start_stays_shut_until_its_condition_holds") {
  Country c = country();
  c.plan.activities[0].start.week.reset();
  c.plan.activities[0].start.when = Condition("disarmed_share >= 0.8", picture_names());
  c.plan.activities[0].start.latest = never;
  for (Week week = 0; week < 600; ++week) play(c, week);
  CHECK(c.world.programme.activities[0].status == ActivityStatus::waiting);
  c.world.pictures.planner[static_cast<std::size_t>(Picture::disarmed_share)] = 0.9;
  play(c, 600);
  CHECK(c.world.programme.activities[0].started == 600);
  CHECK_FALSE(c.world.programme.activities[0].opened_by_latest);
}

TEST_CASE("durations_count_active_weeks_and_suspension_stops_the_work") {
  Country c = country();
  c.plan.activities[0].suspend = Condition("insecurity > 0.5", picture_names());
  double& insecurity = c.world.pictures.planner[static_cast<std::size_t>(Picture::insecurity)];
  for (Week week = 0; week < 30; ++week) {
    insecurity = week >= 5 && week < 10 ? 0.9 : 0.1;
    play(c, week);
    const ActivityState& state = c.world.programme.activities[0];
    if (week >= 5 && week < 10) {
      CHECK(state.status == ActivityStatus::suspended);
      CHECK(offered(c.world) == 0.0);
    }
  }
  CHECK(c.world.programme.activities[0].started == 2);
  CHECK(c.world.programme.activities[0].ended == 17);
  std::vector<std::pair<Week, EventKind>> told;
  for (const PublicEvent& event : c.world.events) told.emplace_back(event.week, event.kind);
  CHECK(told == std::vector<std::pair<Week, EventKind>>{{2, EventKind::activity_start},
                                                        {5, EventKind::activity_pause},
                                                        {10, EventKind::activity_resume},
                                                        {17, EventKind::activity_end}});
}

TEST_CASE("offers_are_limited_by_capacity_ramp_and_money") {
  Country c = country();
  c.plan.activities[0].ramp_weeks = 4;
  for (Week week = 0; week < 3; ++week) play(c, week);
  CHECK(offered(c.world) == Approx(2.5));
  Country poor = country();
  poor.world.donors[0].available[static_cast<std::size_t>(Sector::police)] = to_cents(350);
  for (Week week = 0; week < 3; ++week) play(poor, week);
  CHECK(offered(poor.world) == Approx(3.5));
}

TEST_CASE("fractions_of_a_unit_are_carried_to_the_next_week") {
  Country c = country();
  c.plan.activities[0].capacity_per_week = 0.4;
  play(c, 2);
  CHECK(offered(c.world) == Approx(0.4));
  play(c, 3);
  CHECK(offered(c.world) == Approx(0.8));
  play(c, 4);
  CHECK(offered(c.world) == Approx(1.2));
  play(c, 5);
  CHECK(offered(c.world) == Approx(0.6));
}

TEST_CASE("money_moves_from_donors_to_activities_and_back_without_loss") {
  Country c = country();
  c.world.donors.resize(2);
  c.world.donors[1].available[static_cast<std::size_t>(Sector::police)] = to_cents(5e5);
  const auto all = [&] {
    Cents sum = c.world.programme.activities.empty() ? 0 : c.world.programme.activities[0].allotted;
    for (const Donor& d : c.world.donors)
      sum += d.available[static_cast<std::size_t>(Sector::police)];
    for (const Cents spent : c.world.accounts.spent) sum += spent;
    return sum;
  };
  const Cents before = all();
  for (Week week = 0; week < 20; ++week) {
    play(c, week);
    take(c.world, c.plan, Lever::equip_police, 0, 6);
    CHECK(all() == before);
  }
  CHECK(c.world.programme.activities[0].status == ActivityStatus::done);
  CHECK(c.world.programme.activities[0].allotted == 0);
  CHECK(c.world.programme.activities[0].received <= budget_of(c.plan.activities[0]));
  // What came back was not given.
  Cents given = 0;
  for (const Donor& d : c.world.donors) given += d.given[static_cast<std::size_t>(Sector::police)];
  CHECK(given == c.world.programme.activities[0].received);
  CHECK(c.world.programme.wasted[static_cast<std::size_t>(Sector::police)] > 0);
}

TEST_CASE("an_activity_whose_money_is_gone_ends") {
  Country c = country();
  c.plan.activities[0].duration_weeks = 200;
  c.plan.activities[0].budget = to_cents(3000);
  for (Week week = 0; week < 10; ++week) {
    play(c, week);
    take(c.world, c.plan, Lever::equip_police, 0, 10);
  }
  CHECK(c.world.programme.activities[0].status == ActivityStatus::done);
  CHECK(c.world.programme.activities[0].delivered == Approx(30));
}

TEST_CASE("reform_waits_for_a_law_where_the_accord_is_silent") {
  Country c = country();
  c.context.accord.ssr_provisions = false;
  c.world.government.will = 0.96;  // 3.2 weeks
  for (Week week = 0; week < 6; ++week) play(c, week);
  CHECK(offered(c.world) == 0.0);
  play(c, 6);
  CHECK(offered(c.world) == Approx(10));
}

TEST_CASE("unsafe_districts_get_nothing_and_cost_capacity") {
  Country c = country();
  c.world.pictures.security = {0.9, 0.1};
  for (Week week = 0; week < 3; ++week) play(c, week);
  CHECK(on_offer(c.world, c.plan, Lever::equip_police, 0) == 0.0);
  CHECK(on_offer(c.world, c.plan, Lever::equip_police, 1) == Approx(7.5));
}

TEST_CASE("stalled_signatures_stop_reform_for_a_month") {
  Country c = country();
  c.parameters.activities.political_cost_technical = 1.0;
  c.world.government.will = 0.0;
  c.world.government.ownership = 0.0;
  for (Week week = 0; week < 9; ++week) {
    play(c, week);
    CHECK(offered(c.world) == 0.0);
  }
  CHECK(c.world.government.reform_steps == 0.0);
}

TEST_CASE("a_standing_commission_spares_ddr_the_ministries_signature_and_capacity") {
  Country c = country();
  c.plan.activities[0].lever = Lever::disarmament;
  c.plan.activities[0].unit_cost_usd = 1;
  c.world.donors[0].available[static_cast<std::size_t>(Sector::ddr)] = to_cents(1e6);
  c.parameters.activities.political_cost_light = 1.0;
  c.parameters.activities.absorption_usd_head_year = 0.0;
  play(c, 2);
  CHECK(offered(c.world, Lever::disarmament) == 0.0);
  c.context.accord.ddr_commission = true;
  play(c, 4);
  CHECK(offered(c.world, Lever::disarmament) == Approx(10));
}

TEST_CASE("work_waits_for_its_law_unless_the_link_is_cut") {
  ActivitiesParameters p = typical();
  CHECK(law_weeks(p, false, 0.5) > 0.0);
  p.waits_for_law = 0;
  CHECK(law_weeks(p, false, 0.5) == 0.0);
}

TEST_CASE("reluctant_ministries_take_training_instead_of_reform") {
  ActivitiesParameters p = typical();
  p.narrowing = 0.4;
  CHECK(narrowed_will(p, Politics::reform, 0.5, 0.0) == 0.5);
  CHECK(narrowed_will(p, Politics::reform, 0.5, 1.0) == Approx(0.5 * (1.0 - 0.4 * 0.5)));
  CHECK(narrowed_will(p, Politics::reform, 1.0, 1.0) == 1.0);  // who wants reform needs no excuse
  CHECK(narrowed_will(p, Politics::technical, 0.5, 1.0) == 0.5);
  p.sees_training = 0;
  CHECK(narrowed_will(p, Politics::reform, 0.5, 1.0) == 0.5);
}

TEST_CASE("training_is_weighed_by_money_and_courts_are_no_training_of_forces") {
  Plan plan;
  Programme programme;
  const auto add = [&](Lever lever, double usd) {
    ActivityPlan activity;
    activity.lever = lever;
    activity.budget = to_cents(usd);
    plan.activities.push_back(activity);
    programme.activities.push_back({.status = ActivityStatus::running});
  };
  CHECK(training_share(plan, programme) == 0.0);
  add(Lever::oversight_bodies, 300);
  add(Lever::equip_police, 100);
  CHECK(training_share(plan, programme) == Approx(0.25));
  add(Lever::staff_courts, 500);
  add(Lever::build_prisons, 500);
  add(Lever::supervise_police, 500);
  CHECK(training_share(plan, programme) == Approx(0.25));
  plan.activities[1].budget = to_cents(60);
  add(Lever::equip_police, 40);
  CHECK(training_share(plan, programme) == Approx(0.25));
  programme.activities[0].status = ActivityStatus::waiting;
  CHECK(training_share(plan, programme) == 1.0);
}

TEST_CASE("more_courts_do_not_lower_the_signature_that_oversight_gets") {
  ActivitiesParameters p = typical();
  p.narrowing = 0.4;
  const auto signed_with = [&](const std::vector<Lever>& levers) {
    Plan plan;
    Programme programme;
    for (const Lever lever : levers) {
      ActivityPlan activity;
      activity.lever = lever;
      activity.budget = to_cents(100);
      plan.activities.push_back(activity);
      programme.activities.push_back({.status = ActivityStatus::running});
    }
    const double will = narrowed_will(p, Politics::reform, 0.5, training_share(plan, programme));
    return signature_probability(p, Politics::reform, will, 0.5, 0.0);
  };
  const double alone = signed_with({Lever::oversight_bodies});
  CHECK(signed_with({Lever::oversight_bodies, Lever::staff_courts}) == alone);
  CHECK(signed_with({Lever::oversight_bodies, Lever::recruit_police}) < alone);
}

TEST_CASE("money_spread_thinly_reaches_all_in_part_and_in_order_the_first_in_full") {
  ActivitiesParameters p = typical();
  CHECK(granted(p, 600, 600, 400, 1000) == 240);
  CHECK(granted(p, 600, 360, 600, 1000) == 360);
  CHECK(taken_in(p, 0.6, 300, 500) == Approx(0.6));
  p.shares_thinly = 0;
  CHECK(granted(p, 600, 600, 400, 1000) == 400);
  CHECK(granted(p, 600, 200, 600, 1000) == 200);
  CHECK(taken_in(p, 0.6, 300, 500) == Approx(0.6));
  CHECK(taken_in(p, 0.6, 900, 500) == 1.0);
  CHECK(taken_in(p, 0.6, -100, 500) == 0.0);
  CHECK(granted(p, 600, 600, 400, 0) == 0);
}

TEST_CASE("a_pause_lasts_until_its_resume_holds") {
  Country c = country();
  c.plan.activities[0].suspend = Condition("insecurity > 0.5", picture_names());
  c.plan.activities[0].resume = Condition("insecurity < 0.2", picture_names());
  double& insecurity = c.world.pictures.planner[static_cast<std::size_t>(Picture::insecurity)];
  for (Week week = 0; week < 16; ++week) {
    insecurity = week < 5 ? 0.1 : week < 8 ? 0.9 : week < 12 ? 0.3 : 0.1;
    play(c, week);
    const bool paused = week >= 5 && week < 12;
    if (week >= 2) {
      CHECK((c.world.programme.activities[0].status == ActivityStatus::suspended) == paused);
    }
  }
}

TEST_CASE("reviews_come_once_or_at_their_interval") {
  const Review once{.first = 10};
  CHECK_FALSE(is_review_week(once, 9));
  CHECK(is_review_week(once, 10));
  CHECK_FALSE(is_review_week(once, 20));
  const Review yearly{.first = 10, .every_weeks = 52};
  CHECK(is_review_week(yearly, 62));
  CHECK_FALSE(is_review_week(yearly, 61));
  CHECK(moved_by({.share = 0.25}, 1000) == 250);
  CHECK(moved_by({.share = 0.25}, -1000) == 0);
}

TEST_CASE("a_review_moves_money_and_capacity_and_keeps_the_total") {
  Country c = country();
  ActivityPlan second = c.plan.activities[0];
  second.name = "mentor";
  second.lever = Lever::supervise_police;
  c.plan.activities.push_back(second);
  c.plan.reviews = {{.name = "r", .first = 5, .from = 0, .to = 1, .share = 0.5}};
  for (Week week = 0; week < 5; ++week) play(c, week);
  const auto& states = c.world.programme.activities;
  const Cents total =
      budget_of(c.plan.activities[0], states[0]) + budget_of(c.plan.activities[1], states[1]);
  const Cents rest = budget_of(c.plan.activities[0]) - states[0].received;
  REQUIRE(rest > 0);
  play(c, 5);
  CHECK(states[1].moved == rest / 2);
  CHECK(states[0].moved == -states[1].moved);
  CHECK(budget_of(c.plan.activities[0], states[0]) + budget_of(c.plan.activities[1], states[1]) ==
        total);
  CHECK(offered(c.world, Lever::supervise_police) > 10);
  CHECK(offered(c.world) < 10);
  CHECK(c.world.events.back().kind == EventKind::review);
  CHECK(c.world.events.back().amount == Approx(to_usd(rest / 2)));
}

TEST_CASE("a_review_whose_condition_does_not_hold_moves_nothing") {
  Country c = country();
  c.plan.activities.push_back(c.plan.activities[0]);
  c.plan.reviews = {{.name = "r",
                     .first = 5,
                     .when = Condition("disarmed_share > 0.5", picture_names()),
                     .from = 0,
                     .to = 1}};
  for (Week week = 0; week < 7; ++week) play(c, week);
  CHECK(c.world.programme.activities[1].moved == 0);
}

TEST_CASE("a_payer_pays_alone_and_the_others_nothing") {
  Country c = country();
  c.context.donors.resize(2);
  c.world.donors.push_back(c.world.donors[0]);
  c.plan.activities[0].payer = 1;
  for (Week week = 0; week < 6; ++week) play(c, week);
  const auto police = static_cast<std::size_t>(Sector::police);
  CHECK(c.world.donors[0].given[police] == 0);
  CHECK(c.world.donors[0].available[police] == to_cents(1e6));
  CHECK(c.world.donors[1].given[police] == c.world.programme.activities[0].received);
  CHECK(c.world.programme.activities[0].received > 0);
}

TEST_CASE("terms_hold_a_payment_back_except_from_who_must_show_results") {
  Country c = country();
  c.parameters.activities.lever.terms_broken = 0.5;
  c.context.donors.resize(2);
  c.context.donors[0].needs_visible_results = 0.0;
  c.context.donors[1].needs_visible_results = 1.0;
  c.world.donors.push_back(c.world.donors[0]);
  c.world.programme.activities.resize(1);
  c.plan.activities[0].duration_weeks = 50;
  c.parameters.activities.duplicate_chance = 0;
  ActivityState& state = c.world.programme.activities[0];
  const auto police = static_cast<std::size_t>(Sector::police);
  const auto given = [&](std::size_t donor) { return to_usd(c.world.donors[donor].given[police]); };
  // A week costs 1,000, half of it the second donor's part, of which it pays half: week after week.
  for (Week week = 2; week < 22; ++week) {
    state.withheld = 1.0;
    play(c, week);
    take(c.world, c.plan, Lever::equip_police, 0, 10);
  }
  CHECK(given(0) == 0);
  CHECK(given(1) == Approx(20 * 250.0).epsilon(0.1));
  CHECK(to_usd(c.world.government.withheld_last_year) == Approx(20 * 750.0).epsilon(0.1));
  c.plan.activities[0].payer = 0;
  state.withheld = 1.0;
  play(c, 22);
  CHECK(given(0) == 0);
}

TEST_CASE("a_signature_that_terms_bought_is_no_decision_of_the_country") {
  Country c = country();
  ActivitiesParameters& p = c.parameters.activities;
  p.political_cost_technical = 1.0;
  p.lever.terms_weight = 1.0;
  c.world.government.will = 0.0;
  c.world.government.ownership = 0.0;
  c.plan.activities[0].government_pays = true;
  c.world.government.treasury = to_cents(1e6);
  ActivityPlan terms;
  terms.lever = Lever::conditionality;
  terms.capacity_per_week = 1;
  terms.unit_cost_usd = 1;  // next to what is withheld, nothing
  terms.start.latest = never;
  terms.demands = {0};
  terms.withholds = {2};
  ActivityPlan withheld = c.plan.activities[0];
  withheld.government_pays = false;
  withheld.start.week = withheld.start.latest = 500;
  withheld.budget = to_cents(5000);
  c.plan.activities.push_back(terms);
  c.plan.activities.push_back(withheld);
  c.context.donors[0].envelope_usd_per_year = 1000;
  c.context.donors[0].needs_visible_results = 0.0;
  c.context.donors[0].taste.fill(1.0);
  c.world.government.aid_last_year = to_cents(1e6);
  c.world.programme.activities.resize(3);
  c.world.programme.activities[1].status = ActivityStatus::running;
  c.world.programme.activities[1].delivered = 1;
  for (Week week = 0; week < 5; ++week) play(c, week);
  CHECK(c.world.programme.activities[0].signed_off);
  CHECK(c.world.government.reform_steps > 0.0);
  CHECK(c.world.government.local_decisions == 0.0);
}

TEST_CASE("a_contested_lead_makes_more_money_duplicate_and_a_followed_one_less") {
  const auto wasted = [](double told, double hidden) {
    Country c = country();
    c.context.donors.resize(2);
    c.world.donors.push_back(c.world.donors[0]);
    for (Donor& donor : c.world.donors) {
      donor.insight = 0.5;
      donor.told[static_cast<std::size_t>(Sector::police)] = told;
      donor.hidden[static_cast<std::size_t>(Sector::police)] = hidden;
    }
    c.plan.activities[0].lever = Lever::equip_police;
    play(c, 2);
    return c.world.programme.wasted[static_cast<std::size_t>(Sector::police)];
  };
  CHECK(wasted(0.0, 0.0) > 0);
  CHECK(wasted(0.5, 0.0) < wasted(0.0, 0.0));
  CHECK(wasted(0.0, 0.5) > wasted(0.0, 0.0));
}

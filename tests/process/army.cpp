#include "process/army.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "process/parameters.h"
#include "world/feelings.h"

using namespace ssr;

namespace {

ArmyParameters some() {
  ArmyParameters p{};
  p.pay_noticed = 12;
  p.volunteer_base = 1;
  p.vetting_eyes = 0.5;
  p.battalion_men = 100;
  p.enlist_weeks = 8;
  p.age_from = 18;
  p.age_until = 40;
  p.need_per_1000 = 2;
  p.need_per_fighter = 0.5;
  p.army_share = 0.1;
  p.unassessed_share = 0.4;
  p.enough_training = 24;
  p.cohesion_base = 0.4;
  p.cohesion_training = 0.2;
  p.contact = 0.2;
  p.rivalry = 0.3;
  p.cohesion_hardship = 0.3;
  p.cohesion_exclusion = 0.2;
  p.retire_rate = 0.001;
  p.desert_rate = 0.01;
  p.mutiny_intercept = -6;
  p.mutiny_hardship = 3;
  p.mutiny_exclusion = 1;
  p.mutiny_cohesion = 1;
  p.mutiny_dismissed = 5;
  p.coup_intercept = -4;
  p.coup_mutiny = 1;
  p.coup_control = 2;
  p.coup_legitimacy = 2;
  p.coup_guarantor = 2;
  p.troops_for_guarantor = 1;
  return p;
}

/// An old battalion of fifty, and forty fighters of a faction waiting to be taken in.
struct Barracks {
  Context context;
  Plan plan;
  Parameters parameters{};
  World world;
  Barracks() {
    context.regions.resize(1);
    parameters.army = some();
    parameters.army.retire_rate = parameters.army.desert_rate = 0;
    parameters.army.mutiny_intercept = parameters.army.coup_intercept = -100;
    world.districts.resize(1);
    world.factions.resize(1);
    world.tally.reset(1, 1);
    world.citizens.group.assign(1, 0);
    world.pictures.planner.assign(n_pictures, 0.0);
    Unit unit;
    unit.faction = FactionId{0};
    unit.district = unit.home_district = DistrictId{0};
    world.units.push_back(unit);
    Battalion battalion;
    battalion.district = DistrictId{0};
    world.army.battalions.push_back(battalion);
    Soldiers& s = world.army.soldiers;
    s.home.assign(50, CitizenId{0});
    s.sex.assign(50, Sex::male);
    s.origin.assign(50, FactionId{});
    s.officer.assign(50, 0);
    s.abuser.assign(50, 0);
    s.status.assign(50, ServiceStatus::serving);
    s.battalion.assign(50, 0);
    s.arrears_weeks.assign(50, 0.0F);
    s.training_weeks.assign(50, 8.0F);
    s.joined.assign(50, 0);
    s.was_fighter.assign(50, FighterId{});
    s.vetted.assign(50, 0);
    s.pay.assign(50, 1.0F);
    Fighters& f = world.fighters;
    f.home.assign(40, CitizenId{0});
    f.faction.assign(40, FactionId{0});
    f.unit.assign(40, UnitId{0});
    f.sex.assign(40, Sex::male);
    f.birth_week.assign(40, -1200);
    f.role.assign(40, FighterRole::combatant);
    f.state.assign(40, FighterState::registered);
    f.since.assign(40, 0);
    f.district.assign(40, DistrictId{0});
    f.flags.assign(40, 0);
    f.weapons.assign(40, 1);
    f.livelihood.assign(40, Livelihood::idle);
    f.tranches_paid.assign(40, 0);
    f.tranches_due.assign(40, 0);
    f.commander_tie.assign(40, 0.5F);
    f.track_paid.assign(40, 0);
    f.treated.assign(40, 0);
    f.disarmed_week.assign(40, never);
    f.camp_week.assign(40, never);
    f.discharge.assign(40, Discharge::none);
    f.role[0] = FighterRole::child;
    world.army.target_strength = 60;
    ActivityPlan activity;
    activity.lever = Lever::integrate_army;
    activity.mixing = 1;
    activity.strictness = 0;
    plan.activities.push_back(activity);
    world.programme.activities.resize(1);
    world.programme.activities[0].status = ActivityStatus::running;
    world.programme.offers[static_cast<std::size_t>(Lever::integrate_army)] = {
        {.activity = 0, .units = 30, .unit_cost = 0}};
  }
  /// Nobody joins, and one community takes back who leaves.
  void only_leave() {
    plan.activities.clear();
    world.programme.offers[static_cast<std::size_t>(Lever::integrate_army)].clear();
    world.communities.district.push_back(DistrictId{0});
    world.communities.first_row.push_back(0);
    world.communities.n_rows.push_back(1);
    world.communities.base_weight.push_back(1);
    world.communities.people.push_back(0);
    Citizens& citizens = world.citizens;
    citizens.weight.assign(1, 0);
    citizens.sex.assign(1, Sex::male);
    citizens.birth_week.assign(1, -1200);
    citizens.group.assign(1, 0);
    citizens.livelihood.assign(1, Livelihood::idle);
    citizens.attitude.assign(1, {});
    count_feelings(world, 1);
  }
  void promise(double places, std::optional<std::size_t> faction = {}) {
    PromiseContext& quota = context.accord.promises.emplace_back();
    quota.kind = PromiseKind::integration_quota;
    quota.beneficiary = faction;
    quota.amount = places;
    world.accord.quota_left = static_cast<std::int64_t>(places);
  }
  std::ptrdiff_t dismissed_men() const {
    const auto& papers = world.fighters.discharge;
    return std::count(papers.begin(), papers.end(), Discharge::dismissed);
  }
  void play(Week week = 1) { army(Step{context, plan, parameters, Draws({}, week)}, world); }
};

}  // namespace

TEST_CASE("intake_stops_at_the_strength_planned_and_takes_no_children") {
  Barracks b;
  b.play();
  CHECK(b.world.army.integrated == 10);
  CHECK(b.world.fighters.state[0] == FighterState::registered);
  CHECK(b.world.army.soldiers.size() == 60);
  CHECK(b.world.arsenal.state_stores == 10);
  std::int64_t in_army = 0;
  for (const FighterState state : b.world.fighters.state) in_army += state == FighterState::in_army;
  CHECK(in_army == 10);
}

TEST_CASE("an_order_to_mix_makes_mixed_battalions_and_none_makes_separate_ones") {
  Barracks mixed;
  mixed.play(1);
  mixed.play(2);
  CHECK(mixed.world.army.battalions.size() == 1);
  CHECK(mixed.world.army.battalions[0].mixing == Approx(1.0 - 50.0 * 50 / 3600 - 10.0 * 10 / 3600));
  Barracks apart;
  apart.parameters.army.sees_mixing = 0;
  apart.play(1);
  apart.play(2);
  REQUIRE(apart.world.army.battalions.size() == 2);
  CHECK(apart.world.army.battalions[1].mixing == 0.0);
  CHECK(apart.world.army.battalions[1].origin == FactionId{0});
}

TEST_CASE("the_accords_quota_is_taken_in_above_the_strength_planned") {
  const auto taken_in = [](double sees, bool assessed) {
    Barracks b;
    b.world.army.target_strength = 0;
    b.promise(10);
    b.context.accord.early_assessment = assessed;
    b.parameters.army.sees_quota = sees;
    b.parameters.army.unassessed_share = 0.4;
    b.play();
    return b.world.army.integrated;
  };
  CHECK(taken_in(1, true) == 10);
  CHECK(taken_in(1, false) == 4);
  CHECK(taken_in(0, true) == 0);
}

TEST_CASE("the_state_wants_the_army_it_needs_within_its_means") {
  const SizeView view{.people = 1e6,
                      .fighters_reported = 1000,
                      .revenue_usd_year = 12e6,
                      .salary_usd_year = 600};
  CHECK(wanted_strength(some(), view) == Approx(2000.0));  // need 2,500, means 2,000
  CHECK(wanted_strength(some(), view, 1200.0) == Approx(1200.0));
}

TEST_CASE("mixing_binds_the_trained_and_splits_the_untrained") {
  const ArmyParameters p = some();
  CHECK(cohesion_target(p, {.mixing = 1, .trained = 1}) == Approx(0.8));
  CHECK(cohesion_target(p, {.mixing = 0, .trained = 1}) == Approx(0.6));
  CHECK(cohesion_target(p, {.mixing = 1, .trained = 0}) == Approx(0.1));
}

TEST_CASE("pay_arrears_raise_desertion_mutiny_and_are_unseen_when_cut") {
  ArmyParameters p = some();
  CHECK(hardship(p, 12) == Approx(0.5));
  CHECK(leaving_rate(p, 0.5, 0.2) > leaving_rate(p, 0.0, 0.2));
  CHECK(mutiny_probability(p, {.hardship = 1}) == Approx(0.0474259));
  CHECK(mutiny_probability(p, {.hardship = 1, .cohesion = 1}) <
        mutiny_probability(p, {.hardship = 1}));
  CHECK(mutiny_probability(p, {.dismissed_share = 0.3}) > mutiny_probability(p, {}));
  p.sees_arrears = 0;
  CHECK(hardship(p, 50) == 0.0);
}

TEST_CASE("legitimacy_control_and_guarantors_prevent_coups") {
  const ArmyParameters p = some();
  CHECK(coup_probability(p, {}) == Approx(0.0179862));
  CHECK(coup_probability(p, {.mutiny = true}) > coup_probability(p, {}));
  CHECK(coup_probability(p, {.civilian_control = 1}) < coup_probability(p, {}));
  CHECK(coup_probability(p, {.legitimacy = 1}) < coup_probability(p, {}));
  CHECK(coup_probability(p, {.guarantor = 1}) < coup_probability(p, {}));
}

TEST_CASE("vetting_turns_away_by_what_the_unit_did") {
  const ArmyParameters p = some();
  CHECK(turned_away_probability(p, 1, 0.8) == Approx(0.4));
  CHECK(turned_away_probability(p, 0, 0.8) == 0.0);
}

TEST_CASE("unpaid_dismissal_of_a_surplus_is_remembered") {
  Barracks b;
  b.only_leave();
  b.world.army.target_strength = 10;
  b.parameters.army.dismissal_rate = 1;
  for (float& owed : b.world.army.soldiers.arrears_weeks) owed = 12.0F;
  b.play(13);
  CHECK(b.world.army.dismissed_recently == 20);  // half of the surplus of forty: hardship is 0.5
  CHECK(b.dismissed_men() == 20);
}

namespace {

/// A garrison of which the last ten, the least trained, fought for a faction before.
struct Mixed : Barracks {
  Mixed() {
    only_leave();
    parameters.army.dismissal_rate = 1;
    Soldiers& s = world.army.soldiers;
    for (float& owed : s.arrears_weeks) owed = 12.0F;
    for (std::uint32_t i = 40; i < 50; ++i) {
      s.was_fighter[i] = FighterId{i - 20};
      s.origin[i] = FactionId{0};
      s.training_weeks[i] = 1.0F;
      world.fighters.state[i - 20] = FighterState::in_army;
    }
  }
  std::ptrdiff_t sent_home(std::size_t from, std::size_t until) {
    const auto first = world.army.soldiers.status.begin();
    return std::count(first + static_cast<std::ptrdiff_t>(from),
                      first + static_cast<std::ptrdiff_t>(until), ServiceStatus::dismissed);
  }
};

}  // namespace

TEST_CASE("former_fighters_on_promised_places_are_not_sent_home_as_surplus") {
  Mixed bound;
  bound.promise(9, 0);
  bound.world.army.target_strength = 10;
  bound.play(13);
  CHECK(bound.sent_home(40, 50) == 1);
  Mixed unbound;
  unbound.world.army.target_strength = 10;
  unbound.play(13);
  CHECK(unbound.sent_home(40, 50) == 10);
}

TEST_CASE("who_holds_a_promised_place_pushes_nobody_else_out") {
  Mixed m;
  m.promise(10, 0);
  m.world.army.target_strength = 40;
  m.play(13);
  CHECK(m.sent_home(0, 50) == 0);
}

TEST_CASE("places_promised_to_one_faction_are_not_held_by_another") {
  Mixed m;
  m.world.factions.resize(2);
  m.promise(10, 1);
  m.world.army.target_strength = 10;
  m.play(13);
  CHECK(m.sent_home(40, 50) == 10);
}

TEST_CASE("a_mass_dismissal_sends_its_share_home_in_one_week_and_knows_no_records") {
  Barracks b;
  b.only_leave();
  b.world.army.target_strength = 50;
  b.plan.mass_dismissal = MassDismissal{.week = 2, .share = 0.4};
  Soldiers& s = b.world.army.soldiers;
  for (std::size_t i = 0; i < 10; ++i) s.abuser[i] = 1;
  for (std::size_t i = 0; i < 50; ++i) s.training_weeks[i] = i < 30 ? 12.0F : 4.0F;
  b.play(1);
  CHECK(std::count(s.status.begin(), s.status.end(), ServiceStatus::dismissed) == 0);
  b.play(2);
  CHECK(std::count(s.status.begin(), s.status.end(), ServiceStatus::dismissed) == 20);
  CHECK(std::count(s.status.begin() + 30, s.status.end(), ServiceStatus::dismissed) == 20);
  CHECK(b.world.army.dismissed_recently == 20);
}

namespace {

/// A garrison of which two in five go home in week 2, the untrained last twenty of the fifty.
struct Purge : Barracks {
  Purge() {
    only_leave();
    world.army.target_strength = 50;
    plan.mass_dismissal = MassDismissal{.week = 2, .share = 0.4};
    for (std::size_t i = 30; i < 50; ++i) world.army.soldiers.training_weeks[i] = 4.0F;
    world.army.battalions[0].cohesion = 0.5;
    parameters.army.cohesion_rate = 0;
    parameters.army.tie_kept = 0.8;
  }
};

}  // namespace

TEST_CASE("the_dismissed_are_people_who_wait_idle_in_the_ranks_of_their_battalion") {
  Purge p;
  p.play(2);
  const Fighters& f = p.world.fighters;
  REQUIRE(f.size() == 60);
  REQUIRE(p.world.units.size() == 2);
  CHECK(p.world.units[1].dismissal == Dismissal::army);
  CHECK(p.world.units[1].members == 20);
  for (std::size_t row = 40; row < 60; ++row) {
    CHECK(f.state[row] == FighterState::waiting);
    CHECK(f.livelihood[row] == Livelihood::idle);
    CHECK(f.discharge[row] == Discharge::dismissed);
    CHECK(f.disarmed_week[row] == never);
    CHECK(f.unit[row] == UnitId{1});
    CHECK(f.tranches_paid[row] == 0);
    CHECK(f.commander_tie[row] == Approx(0.4));
  }
}

TEST_CASE("an_officer_sent_home_with_his_men_stays_their_commander") {
  Purge p;
  p.world.army.soldiers.officer[35] = 1;
  p.play(2);
  const FighterId commander = p.world.units.at(1).commander;
  REQUIRE(commander.exists());
  CHECK(p.world.fighters.unit[commander.value] == UnitId{1});
}

TEST_CASE("the_unpaid_take_guns_from_open_stores_and_keep_them") {
  Purge p;
  p.parameters.army.leaves_armed = 1;
  p.world.arsenal.state_stores = 100;
  p.play(2);
  std::int64_t guns = 0;
  for (std::size_t row = 40; row < p.world.fighters.size(); ++row)
    guns += p.world.fighters.weapons[row];
  CHECK(guns == 20);
  CHECK(p.world.arsenal.state_stores == 80);
}

TEST_CASE("severance_is_cash_in_the_hands_of_who_gets_it") {
  Barracks b;
  b.only_leave();
  b.world.army.target_strength = 40;
  ActivityPlan severance;
  severance.lever = Lever::rightsize_army;
  b.plan.activities.push_back(severance);
  b.world.programme.offers[static_cast<std::size_t>(Lever::rightsize_army)] = {
      {.activity = 0, .units = 10, .unit_cost = 0}};
  b.play(1);
  REQUIRE(b.dismissed_men() == 10);
  for (std::size_t row = 40; row < 50; ++row) CHECK(b.world.fighters.tranches_paid[row] == 1);
}

TEST_CASE("a_dismissed_soldier_who_was_a_fighter_is_the_same_person_and_is_not_taken_back") {
  Purge p;
  p.world.army.soldiers.was_fighter[49] = FighterId{7};
  p.world.army.soldiers.origin[49] = FactionId{0};
  p.world.fighters.state[7] = FighterState::in_army;
  p.play(2);
  CHECK(p.world.fighters.size() == 59);
  CHECK(p.world.fighters.state[7] == FighterState::waiting);
  CHECK(p.world.fighters.unit[7] == UnitId{0});
  p.plan.activities.resize(1);
  p.plan.activities[0].lever = Lever::integrate_army;
  p.world.programme.offers[static_cast<std::size_t>(Lever::integrate_army)] = {
      {.activity = 0, .units = 30, .unit_cost = 0}};
  p.play(3);
  CHECK(p.world.fighters.state[7] == FighterState::waiting);
}

TEST_CASE("civilians_who_can_run_defence_bring_the_army_under_control") {
  ArmyParameters p{};
  CHECK(control_target(p, 0.6, 0.3, 0.3, 0.0) == Approx(0.4 + 0.18));
  CHECK(control_target(p, 0.6, 0.3, 0.3, 0.5) == Approx(0.5 * 0.58));
  p.sees_civilians = 0;
  CHECK(control_target(p, 0.6, 0.3, 0.3, 0.0) == Approx(0.2));
}

TEST_CASE("a_strict_board_errs_against_the_clean_and_sees_no_record_where_the_link_is_cut") {
  ArmyParameters p{};
  p.vetting_eyes = 0.6;
  p.vetting_errs = 0.2;
  CHECK(removal_probability(p, false, 0.5) == Approx(0.05));
  CHECK(removal_probability(p, true, 0.5) == Approx(0.3 + 0.7 * 0.05));
  CHECK(removal_probability(p, true, 0.0) == 0.0);
  p.sees_record = 0;
  CHECK(removal_probability(p, true, 0.5) == removal_probability(p, false, 0.5));
}

TEST_CASE("a_board_sends_home_soldiers_with_a_record_and_looks_at_each_once") {
  Barracks b;
  b.only_leave();
  b.world.army.target_strength = 50;
  ActivityPlan board;
  board.lever = Lever::vet_army;
  board.strictness = 1;
  b.plan.activities.push_back(board);
  b.parameters.army.vetting_eyes = 1;
  Soldiers& s = b.world.army.soldiers;
  for (std::size_t i = 0; i < 12; ++i) s.abuser[i] = 1;
  auto& offers = b.world.programme.offers[static_cast<std::size_t>(Lever::vet_army)];
  offers = {{.activity = 0, .units = 10, .unit_cost = 0}};
  b.play(1);
  CHECK(std::count(s.status.begin(), s.status.end(), ServiceStatus::dismissed) == 10);
  offers = {{.activity = 0, .units = 60, .unit_cost = 0}};
  b.play(2);
  CHECK(std::count(s.status.begin(), s.status.end(), ServiceStatus::dismissed) == 12);
  CHECK(offers[0].units == 20.0);  // the fifty were looked at, each once
  CHECK(b.world.army.dismissed_recently == 12);
}

TEST_CASE("a_plan_decides_on_a_strength_whatever_need_and_means_say") {
  Barracks b;
  b.parameters.army.target_rate = 1;
  b.plan.army_target = 75.0;
  b.world.army.target_strength = 50;
  b.play(13);
  CHECK(b.world.army.target_strength == 75);
  Barracks undecided;  // nobody has accounts to revise it by
  undecided.parameters.army.target_rate = 1;
  undecided.world.army.target_strength = 50;
  undecided.play(13);
  CHECK(undecided.world.army.target_strength == 50);
}

TEST_CASE("what_a_review_decided_holds_at_the_next_quarter_and_against_the_plans_number") {
  Barracks b;
  b.plan.army_target = 75.0;
  ActivityPlan review;
  review.lever = Lever::decide_force_size;
  b.plan.activities.push_back(review);
  b.world.programme.activities.resize(2);
  b.world.programme.activities[1].decided = 40;
  b.world.programme.activities[1].decided_week = 0;
  b.parameters.activities.lever.review_holds_years = 5;
  b.parameters.army.exclusion_rate = 1;
  b.parameters.army.exclusion_surplus = 0.5;
  b.world.army.target_strength = 60;
  b.play(12);
  CHECK(b.world.army.target_strength == 60);
  b.play(13);
  CHECK(b.world.army.target_strength == 40);
  CHECK(b.world.army.exclusion_grievance > 0.0);  // some are told that they will have to go
}

TEST_CASE("a_man_is_taken_in_on_the_terms_of_the_activity_that_serves_him") {
  Barracks b;
  b.context.army.salary_usd_month = 50;
  ActivityPlan others = b.plan.activities[0];
  others.factions = {7};  // not his
  others.pay_usd_month = 500.0;
  b.plan.activities.insert(b.plan.activities.begin(), others);
  b.world.programme.activities.resize(2);
  for (ActivityState& state : b.world.programme.activities) state.status = ActivityStatus::running;
  b.world.programme.offers[static_cast<std::size_t>(Lever::integrate_army)] = {
      {.activity = 0, .units = 30, .unit_cost = 0}, {.activity = 1, .units = 30, .unit_cost = 0}};
  b.play();
  REQUIRE(b.world.army.soldiers.size() > 50);
  CHECK(b.world.army.soldiers.pay.back() == 1.0F);
}

TEST_CASE("more_pay_brings_more_volunteers_and_the_others_notice") {
  ArmyParameters p{};
  p.volunteer_base = 0.2;
  p.volunteer_pay = 0.5;
  CHECK(volunteer_probability(p, 0.0, 1.0) == 0.2);
  CHECK(volunteer_probability(p, 0.0, 4.0) == Approx(0.4));
  CHECK(volunteer_probability(p, 0.0, 0.25) == Approx(0.1));
  CHECK(volunteer_probability(p, 0.0, 1e6) == 1.0);
  Soldiers soldiers;
  soldiers.status = {ServiceStatus::serving, ServiceStatus::serving, ServiceStatus::left};
  soldiers.pay = {1.0F, 1.0F, 9.0F};
  CHECK(pay_gap(soldiers) == 0.0);
  soldiers.pay[1] = 3.0F;  // a mean of 2, of which one misses 1
  CHECK(pay_gap(soldiers) == Approx(0.25));
}

TEST_CASE("those_taken_in_draw_the_pay_they_were_offered") {
  Barracks b;
  b.context.army.salary_usd_month = 50;
  b.plan.activities[0].pay_usd_month = 75.0;
  b.play();
  const Soldiers& s = b.world.army.soldiers;
  REQUIRE(s.size() > 50);
  CHECK(s.pay[10] == 1.0F);
  CHECK(s.pay.back() == 1.5F);
  b.parameters.army.exclusion_rate = 1;
  b.parameters.army.exclusion_pay = 1;
  b.play(13);
  CHECK(b.world.army.exclusion_grievance > 0.0);
}

TEST_CASE("a_plans_quota_is_taken_in_above_the_strength_planned_until_it_is_filled") {
  Barracks b;
  b.world.army.target_strength = 0;
  b.plan.activities[0].quota = 9;
  b.play();
  CHECK(b.world.army.integrated == 9);
  b.world.programme.activities[0].delivered = 9;
  b.play(2);
  CHECK(b.world.army.integrated == 9);
  Barracks waiting;  // a quota of work that has not begun binds nobody
  waiting.world.army.target_strength = 0;
  waiting.plan.activities[0].quota = 9;
  waiting.world.programme.activities[0].status = ActivityStatus::waiting;
  waiting.play();
  CHECK(waiting.world.army.integrated == 0);
}

TEST_CASE("the_larger_quota_binds_and_they_are_not_added") {
  const auto taken_in = [](double accord, double plan, double sees) {
    Barracks b;
    b.world.army.target_strength = 0;
    b.parameters.army.sees_quota = sees;
    b.promise(accord);
    b.plan.activities[0].quota = plan;
    b.play();
    return b.world.army.integrated;
  };
  CHECK(taken_in(7, 12, 1) == 12);
  CHECK(taken_in(15, 12, 1) == 15);
  CHECK(taken_in(15, 12, 0) == 12);  // the link to the accord, not to the plan
}

TEST_CASE("a_place_promised_to_one_faction_is_not_given_to_another") {
  Barracks b;
  b.world.army.target_strength = 0;
  b.world.factions.resize(2);
  b.promise(10, 1);
  b.play();
  CHECK(b.world.army.integrated == 0);
}

TEST_CASE("ranks_go_to_their_share_of_those_taken_in") {
  const auto officers = [](double share) {
    Barracks b;
    b.plan.activities[0].rank_share = share;
    b.world.army.target_strength = 89;
    b.play();
    const auto& officer = b.world.army.soldiers.officer;
    CHECK(b.world.army.integrated == 30);
    return std::count(officer.begin() + 50, officer.end(), 1);
  };
  CHECK(officers(0) == 0);
  CHECK(officers(1) == 30);
  CHECK(officers(0.5) > 5);
  CHECK(officers(0.5) < 25);
}

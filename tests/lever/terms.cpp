#include "lever/terms.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

/// Terms that hold back equipment (USD 3,000 to come) until vetting and oversight are signed,
/// beside courses that nothing hangs on (USD 1,000), two donors of the same size, and no money at
/// home.
struct Bargain {
  enum : std::size_t { vetting, equipment, courses, terms, oversight };
  Context context;
  Plan plan;
  Parameters parameters;
  World world;

  Bargain() {
    parameters.activities.lever.terms_broken = 0.5;
    parameters.activities.lever.terms_weight = 0.8;
    context.donors.resize(2);
    for (DonorContext& donor : context.donors) {
      donor.envelope_usd_per_year = 1000;
      donor.needs_visible_results = 0.0;
      donor.taste.fill(1.0);
    }
    plan.activities.resize(5);
    const Lever levers[] = {Lever::vet_police, Lever::equip_police, Lever::train_army,
                            Lever::conditionality, Lever::oversight_bodies};
    for (std::size_t a = 0; a < 5; ++a) plan.activities[a].lever = levers[a];
    plan.activities[equipment].budget = to_cents(3500);
    plan.activities[courses].budget = to_cents(1000);
    plan.activities[terms].demands = {vetting, oversight};
    plan.activities[terms].withholds = {equipment};
    world.districts.resize(1);
    world.donors.resize(2);
    world.programme.activities.resize(5);
    for (ActivityState& state : world.programme.activities) state.status = ActivityStatus::running;
    state(equipment).received = to_cents(500);
    state(terms).delivered = 1;
    world.government.aid_last_year = to_cents(1000);
  }
  ActivityState& state(std::size_t a) { return world.programme.activities[a]; }
  Step step() const { return {context, plan, parameters, Draws(Luck{}, 0)}; }
  void act() { act_terms(step(), world); }
  std::vector<EventKind> told() const {
    std::vector<EventKind> kinds;
    for (const PublicEvent& event : world.events) kinds.push_back(event.kind);
    return kinds;
  }
};

}  // namespace

TEST_CASE("money_is_withheld_for_each_demand_that_is_refused_and_released_when_all_are_signed") {
  Bargain b;
  b.act();
  CHECK(b.state(Bargain::equipment).withheld == 1.0);
  CHECK(b.state(Bargain::courses).withheld == 0.0);
  b.state(Bargain::vetting).signed_off = true;
  b.act();
  CHECK(b.state(Bargain::equipment).withheld == 0.5);
  CHECK(b.told() == std::vector<EventKind>{EventKind::aid_withheld});
  b.state(Bargain::oversight).signed_off = true;
  b.act();
  CHECK(b.state(Bargain::equipment).withheld == 0.0);
  CHECK(b.told() == std::vector<EventKind>{EventKind::aid_withheld, EventKind::aid_released});
}

TEST_CASE("terms_hold_while_the_dialogue_goes_on_and_ask_only_for_work_that_runs") {
  Bargain b;
  b.state(Bargain::oversight).signed_off = true;
  const auto withheld = [&] {
    b.act();
    return b.state(Bargain::equipment).withheld > 0;
  };
  CHECK(withheld());
  b.state(Bargain::terms).status = ActivityStatus::done;
  CHECK_FALSE(withheld());
  b.state(Bargain::terms).status = ActivityStatus::running;
  b.state(Bargain::terms).delivered = 0;
  CHECK_FALSE(withheld());
  b.state(Bargain::terms).delivered = 1;
  for (const ActivityStatus rests :
       {ActivityStatus::waiting, ActivityStatus::suspended, ActivityStatus::done}) {
    b.state(Bargain::vetting).status = rests;
    CHECK_FALSE(withheld());
  }
  b.state(Bargain::vetting).status = ActivityStatus::running;
  CHECK(withheld());
  b.parameters.activities.sees_terms = 0;
  CHECK_FALSE(withheld());
}

TEST_CASE("nothing_is_withheld_from_what_asks_donors_for_nothing") {
  Bargain b;
  b.state(Bargain::equipment).status = ActivityStatus::waiting;
  b.act();
  CHECK(b.state(Bargain::equipment).withheld == 0.0);
  b.state(Bargain::equipment).status = ActivityStatus::running;
  b.plan.activities[Bargain::equipment].government_pays = true;
  b.act();
  CHECK(b.state(Bargain::equipment).withheld == 0.0);
  CHECK(b.told().empty());
}

TEST_CASE("at_stake_is_what_hangs_on_one_of_the_demands_of_the_money_that_strengthens_forces") {
  Bargain b;
  const auto stake = [&] { return at_stake(b.step(), b.world, Bargain::vetting); };
  CHECK(stake() == Approx(0.5 * 3000.0 / 4000.0));
  CHECK(at_stake(b.step(), b.world, Bargain::courses) == 0.0);
  // Who lives from revenue is moved less; what was held back was on offer all the same.
  b.context.government.security_budget_share = 0.5;
  b.world.government.revenue_last_year = to_cents(2000);
  CHECK(stake() == Approx(0.5 * 0.5 * 3000.0 / 4000.0));
  b.world.government.aid_last_year = to_cents(400);
  b.world.government.withheld_last_year = to_cents(600);
  CHECK(stake() == Approx(0.5 * 0.5 * 3000.0 / 4000.0));
  b.plan.activities[Bargain::equipment].lever = Lever::civil_society;
  CHECK(stake() == 0.0);  // rulers who refuse do not miss it
  b.plan.activities[Bargain::equipment].lever = Lever::equip_police;
  b.state(Bargain::equipment).received = to_cents(3500);
  CHECK(stake() == 0.0);  // a paid bill buys nothing
  b.state(Bargain::equipment).received = 0;
  b.plan.activities[Bargain::equipment].government_pays = true;
  CHECK(stake() == 0.0);
}

TEST_CASE("ministries_reckon_with_those_donors_who_would_pay_and_must_show_results") {
  Bargain b;
  ActivityPlan& equipment = b.plan.activities[Bargain::equipment];
  const auto means = [&] { return meant(b.step(), b.world, equipment); };
  CHECK(means() == Approx(1.0));
  b.context.donors[1].needs_visible_results = 1.0;
  CHECK(means() == Approx(0.75));
  equipment.payer = 1;
  CHECK(means() == Approx(0.5));
  equipment.payer.reset();
  b.context.donors[0].banned[static_cast<std::size_t>(Sector::police)] = true;
  CHECK(means() == Approx(0.5));
  b.world.donors[1].gone = true;
  CHECK(means() == 0.0);
  CHECK(bought_by_terms(b.parameters.activities, 0.5) == Approx(0.8 * 0.5));
}

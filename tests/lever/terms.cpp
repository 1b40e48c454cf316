#include "lever/terms.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

/// Terms that hold back equipment (USD 3,000 to come) until vetting is signed, beside courses that
/// nothing hangs on (USD 1,000), and two donors of the same size.
struct Bargain {
  enum : std::size_t { vetting, equipment, courses, terms };
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
    }
    plan.activities.resize(4);
    const Lever levers[] = {Lever::vet_police, Lever::equip_police, Lever::train_army,
                            Lever::conditionality};
    for (std::size_t a = 0; a < 4; ++a) plan.activities[a].lever = levers[a];
    plan.activities[equipment].budget = to_cents(3500);
    plan.activities[courses].budget = to_cents(1000);
    plan.activities[terms].demands = {vetting};
    plan.activities[terms].withholds = {equipment};
    world.districts.resize(1);
    world.donors.resize(2);
    world.programme.activities.resize(4);
    for (ActivityState& state : world.programme.activities) state.status = ActivityStatus::running;
    state(equipment).received = to_cents(500);
    state(terms).delivered = 1;
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

TEST_CASE("money_is_withheld_while_a_ministry_refuses_and_released_when_it_signs") {
  Bargain b;
  b.act();
  CHECK(b.state(Bargain::equipment).withheld);
  CHECK_FALSE(b.state(Bargain::courses).withheld);
  b.act();
  CHECK(b.told() == std::vector<EventKind>{EventKind::aid_withheld});
  b.state(Bargain::vetting).signed_off = true;
  b.act();
  CHECK_FALSE(b.state(Bargain::equipment).withheld);
  CHECK(b.told() == std::vector<EventKind>{EventKind::aid_withheld, EventKind::aid_released});
}

TEST_CASE("terms_hold_while_the_dialogue_goes_on_and_ask_only_for_work_that_runs") {
  Bargain b;
  const auto withheld = [&] {
    b.act();
    return b.state(Bargain::equipment).withheld;
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

TEST_CASE("what_is_at_stake_is_what_donors_still_owe_to_what_is_withheld") {
  Bargain b;
  CHECK(at_stake(b.step(), b.world, Bargain::vetting) == Approx(3000.0 / 4000.0));
  CHECK(at_stake(b.step(), b.world, Bargain::courses) == 0.0);
  b.state(Bargain::equipment).received = to_cents(3500);
  CHECK(at_stake(b.step(), b.world, Bargain::vetting) == 0.0);  // a paid bill buys nothing
  b.state(Bargain::equipment).received = 0;
  b.plan.activities[Bargain::equipment].government_pays = true;
  CHECK(at_stake(b.step(), b.world, Bargain::vetting) == 0.0);
}

TEST_CASE("ministries_reckon_with_donors_who_must_show_results") {
  Bargain b;
  CHECK(meant(b.step(), b.world) == Approx(1.0));
  b.context.donors[1].needs_visible_results = 1.0;
  CHECK(meant(b.step(), b.world) == Approx(0.75));
  b.world.donors[0].gone = true;
  CHECK(meant(b.step(), b.world) == Approx(0.5));
  b.world.donors[1].gone = true;
  CHECK(meant(b.step(), b.world) == 0.0);
  const ActivitiesParameters& p = b.parameters.activities;
  CHECK(bought_by_terms(p, 0.5, 0.5) == Approx(0.8 * 0.25));
}

#include "lever/aid.h"

#include <catch2/catch.hpp>

#include "process/activities.h"
#include "process/parameters.h"

using namespace ssr;

TEST_CASE("coordination_teaches_donors_what_others_fund_and_is_forgotten") {
  CHECK(insight_after(0.5, 0.0, 0.1, 0.02) == Approx(0.49));
  CHECK(insight_after(0.5, 1.0, 0.1, 0.02) > 0.5);
  CHECK(insight_after(0.0, 1e9, 0.1, 0.02) <= 1.0);
}

TEST_CASE("a_secretariat_raises_every_donors_insight") {
  Context context;
  context.donors.resize(2);
  Plan plan;
  plan.activities.resize(1);
  plan.activities[0].lever = Lever::coordination;
  Parameters parameters;
  parameters.activities.lever.insight_per_week = 0.1;
  World world;
  world.districts.resize(2);
  world.donors.resize(2);
  world.programme.activities.resize(1);
  world.programme.activities[0].allotted = 100000;
  world.programme.offers[static_cast<std::size_t>(Lever::coordination)] = {
      {.activity = 0, .units = 1.0, .unit_cost = 100}};
  const Step step{context, plan, parameters, Draws(Luck{}, 0)};
  act_aid(step, world);
  for (const Donor& donor : world.donors) CHECK(donor.insight == Approx(0.0951626));
  CHECK(world.programme.activities[0].spent == 100);
}

TEST_CASE("a_fund_gets_what_it_asks_for_less_what_donors_keep_to_show") {
  LeverParameters p;
  p.pool_reluctance = 0.8;
  CHECK(pooled_share(p, 0.5, 0.0) == Approx(0.5));
  CHECK(pooled_share(p, 0.5, 1.0) == Approx(0.1));
  Context context;
  context.donors.resize(2);
  context.donors[0].needs_visible_results = 0.5;
  context.donors[1].needs_visible_results = 0.0;
  Plan plan;
  plan.activities.resize(1);
  plan.activities[0].lever = Lever::coordination;
  plan.activities[0].pool_share = 0.5;
  Parameters parameters;
  parameters.activities.lever.pool_reluctance = 0.8;
  World world;
  world.districts.resize(1);
  world.donors.resize(2);
  world.programme.activities.resize(1);
  ActivityState& state = world.programme.activities[0];
  state.status = ActivityStatus::running;
  const Step step{context, plan, parameters, Draws(Luck{}, 0)};
  act_aid(step, world);
  CHECK(world.donors[1].pooled == 0.0);  // nobody has worked yet
  state.delivered = 1;
  act_aid(step, world);
  CHECK(world.donors[0].pooled == Approx(0.3));
  CHECK(world.donors[1].pooled == Approx(0.5));
  state.status = ActivityStatus::suspended;
  act_aid(step, world);
  CHECK(world.donors[1].pooled == Approx(0.5));  // what was agreed holds
  context.donors[1].fund = true;                 // it is one already
  act_aid(step, world);
  CHECK(world.donors[0].pooled == Approx(0.3));
  CHECK(world.donors[1].pooled == 0.0);
  context.donors[1].fund = false;
  state.status = ActivityStatus::done;
  act_aid(step, world);
  CHECK(world.donors[1].pooled == 0.0);
}

namespace {

/// Three donors of which the first leads in courts by agreement; nothing is given for other
/// sectors.
struct Led {
  static constexpr auto courts = static_cast<std::size_t>(Sector::courts);
  Context context;
  Plan plan;
  Parameters parameters;
  World world;

  explicit Led(double leads_usd) {
    context.donors.resize(3);
    for (DonorContext& donor : context.donors) {
      donor.needs_visible_results = 0.0;
      donor.taste.fill(1.0);
    }
    context.donors[1].needs_visible_results = 0.5;
    plan.activities.resize(1);
    plan.activities[0].lever = Lever::coordination;
    plan.activities[0].lead = 0;
    plan.activities[0].lead_sectors = {courts};
    parameters.activities.lever.lead_recognised = 1.0;
    parameters.activities.lever.lead_contested = 0.5;
    parameters.activities.lever.pool_reluctance = 0.8;
    world.districts.resize(1);
    world.donors.resize(3);
    for (Donor& donor : world.donors) donor.given[courts] = to_cents(1e6);
    world.donors[0].given[courts] = to_cents(leads_usd);
    world.programme.activities.resize(1);
    world.programme.activities[0].status = ActivityStatus::running;
    world.programme.activities[0].delivered = 1;
  }
  void act() { act_aid({context, plan, parameters, Draws(Luck{}, 0)}, world); }
  const Donor& donor(std::size_t i) const { return world.donors[i]; }
};

}  // namespace

TEST_CASE("a_lead_that_pays_most_is_followed_and_one_that_pays_little_contested") {
  ActivitiesParameters p;
  p.lever.lead_recognised = 1.0;
  p.lever.lead_contested = 0.5;
  p.lever.pool_reluctance = 0.8;
  CHECK(lead_seen(p, 1.0, 0.0).followed == Approx(1.0));
  CHECK(lead_seen(p, 1.0, 0.5).followed == Approx(0.6));
  CHECK(lead_seen(p, 1.0, 1.0).contested == 0.0);
  CHECK(lead_seen(p, 0.2, 1.0).contested == Approx(0.4));
  CHECK(lead_seen(p, 0.2, 0.0).contested == 0.0);  // who has nothing to show fights for no turf
  p.sees_lead = 0;
  CHECK(lead_seen(p, 0.5, 0.5).followed == 0.0);
  CHECK(lead_seen(p, 0.5, 0.5).contested == 0.0);
}

TEST_CASE("who_follows_hears_of_others_projects_and_leaves_the_sector_to_the_lead") {
  Led led(8e6);
  led.act();
  CHECK(led.donor(2).left_to_lead[Led::courts] == Approx(0.8));
  CHECK(led.donor(1).left_to_lead[Led::courts] == Approx(0.8 * 0.6));
  CHECK(led.donor(0).left_to_lead[Led::courts] == 0.0);
  // The lead hears of both by their money, and who follows hears what the lead has heard.
  const double heard = 0.5 * (0.8 + 0.48);
  CHECK(led.donor(0).told[Led::courts] == Approx(heard));
  CHECK(led.donor(2).told[Led::courts] == Approx(0.8 * heard));
  // The second contests a little: it is the others who do not see it, by its share of theirs.
  const double contested = 0.5 * 0.5 * 0.2;
  CHECK(led.donor(1).hidden[Led::courts] == 0.0);
  CHECK(led.donor(0).hidden[Led::courts] == Approx(contested / 2));
  CHECK(led.donor(2).hidden[Led::courts] == Approx(contested / 9));
  CHECK(led.donor(2).told[static_cast<std::size_t>(Sector::police)] == 0.0);
}

TEST_CASE("nobody_leads_where_he_funds_nothing") {
  Led led(8e6);
  led.context.donors[0].banned[Led::courts] = true;
  led.act();
  CHECK(led.donor(2).told[Led::courts] == 0.0);
  CHECK(led.donor(1).hidden[Led::courts] == 0.0);
}

TEST_CASE("nobody_leads_before_the_secretariat_worked_nor_after_the_lead_has_left") {
  Led led(8e6);
  led.world.programme.activities[0].delivered = 0;
  led.act();
  CHECK(led.donor(2).told[Led::courts] == 0.0);
  led.world.programme.activities[0].delivered = 1;
  led.act();
  CHECK(led.donor(2).told[Led::courts] > 0.0);
  led.world.donors[0].gone = true;
  led.act();
  CHECK(led.donor(2).told[Led::courts] == 0.0);
  CHECK(led.donor(2).left_to_lead[Led::courts] == 0.0);
}

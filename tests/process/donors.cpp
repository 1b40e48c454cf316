#include "process/donors.h"

#include <catch2/catch.hpp>

#include "core/exact_math.h"
#include "process/parameters.h"

using namespace ssr;

namespace {

DonorsParameters typical() {
  DonorsParameters p;
  p.overhead_share = 0.1;
  p.opening_pipeline = 0.5;
  p.need_ahead_weeks = 52;
  p.fatigue_per_year = 0.3;
  p.recovery_per_year = 0.5;
  p.headline_shock = 0.25;
  p.fatigue_cut = 0.5;
  return p;
}

struct Country {
  Context context;
  Plan plan;
  Parameters parameters;
  World world;
};

/// One donor of USD 5.2m a year, one running police activity of USD 20m.
Country country() {
  Country c;
  DonorContext donor;
  donor.envelope_usd_per_year = 5.2e6;
  donor.taste.fill(1.0);
  donor.lag_weeks = 20;
  donor.volatility = 0.0;
  donor.horizon_years = 5;
  c.context.donors = {donor};
  c.plan.activities.resize(1);
  c.plan.activities[0].lever = Lever::equip_police;
  c.plan.activities[0].budget = 2000000000;
  c.parameters.donors = typical();
  c.world.donors.resize(1);
  c.world.programme.activities.resize(1);
  c.world.programme.activities[0].status = ActivityStatus::running;
  return c;
}

void play(Country& c, Week from, Week until) {
  for (Week week = from; week < until; ++week) {
    c.world.week = week;
    const Step step{c.context, c.plan, c.parameters, Draws(Luck{}, week)};
    donors(step, c.world);
  }
}

Cents held(const World& world) {
  Cents sum = 0;
  for (const Donor& donor : world.donors) {
    for (const Cents cents : donor.available) sum += cents;
  }
  return sum;
}

}  // namespace

TEST_CASE("volatile_envelopes_keep_their_mean") {
  CHECK(year_factor(0.0, 1.7) == Approx(1.0));
  double sum = 0;
  double weight = 0;
  for (double z = -6; z <= 6; z += 0.01) {
    const double density = exact::exp(-0.5 * z * z);
    sum += density * year_factor(0.5, z);
    weight += density;
  }
  CHECK(sum / weight == Approx(1.0).epsilon(1e-4));
  CHECK(year_factor(1.0, -1) < year_factor(0.3, -1));
}

TEST_CASE("donors_tire_without_results_and_heal_with_them") {
  const DonorsParameters p = typical();
  CHECK(fatigue_after(p, 0.2, 1.0, 0.0, 0.0) > 0.2);
  CHECK(fatigue_after(p, 0.2, 1.0, 1.0, 0.0) < 0.2);
  CHECK(fatigue_after(p, 0.2, 1.0, 0.2, 0.0) > fatigue_after(p, 0.2, 0.1, 0.2, 0.0));
  CHECK(fatigue_after(p, 0.0, 0.0, 0.0, 1.0) == Approx(0.25));
}

TEST_CASE("a_donor_that_sees_no_headlines_is_not_shocked") {
  DonorsParameters p = typical();
  p.sees_results = 0;
  CHECK(fatigue_after(p, 0.5, 1.0, 0.0, 5.0) == fatigue_after(p, 0.5, 1.0, 1.0, 0.0));
}

TEST_CASE("bans_move_money_to_other_sectors") {
  DonorsParameters p = typical();
  DonorContext donor;
  donor.taste.fill(1.0);
  std::array<double, n_sectors> need{};
  need[static_cast<std::size_t>(Sector::police)] = 3;
  need[static_cast<std::size_t>(Sector::prisons)] = 1;
  CHECK(sector_weights(p, donor, need, 0.0)[static_cast<std::size_t>(Sector::prisons)] ==
        Approx(0.25));
  donor.banned[static_cast<std::size_t>(Sector::prisons)] = true;
  CHECK(sector_weights(p, donor, need, 0.0)[static_cast<std::size_t>(Sector::prisons)] == 0.0);
  CHECK(sector_weights(p, donor, need, 0.0)[static_cast<std::size_t>(Sector::police)] ==
        Approx(1.0));
  p.sees_bans = 0;
  CHECK(sector_weights(p, donor, need, 0.0)[static_cast<std::size_t>(Sector::prisons)] ==
        Approx(0.25));
}

TEST_CASE("donors_leave_at_their_horizon") {
  DonorsParameters p = typical();
  CHECK(!leaves(p, 3.0, 2.9));
  CHECK(leaves(p, 3.0, 3.0));
  p.sees_horizon = 0;
  CHECK(!leaves(p, 3.0, 30.0));
}

TEST_CASE("pledges_arrive_after_the_lag_and_every_cent_is_booked") {
  Country c = country();
  play(c, 0, 10);
  const Cents early = c.world.accounts.in_donors;
  play(c, 10, 104);
  const Cents all = c.world.accounts.in_donors;
  CHECK(early > 0);
  CHECK(all - early > 8 * early);
  const Cents overhead = c.world.accounts.spent[static_cast<std::size_t>(Spending::overhead)];
  CHECK(held(c.world) + overhead == all);
  const double shares = static_cast<double>(overhead) / static_cast<double>(all);
  CHECK(shares == Approx(0.1).epsilon(0.001));
}

TEST_CASE("steady_disbursement_equals_the_envelope") {
  Country c = country();
  play(c, 0, 104);
  const Cents before = c.world.accounts.in_donors;
  play(c, 104, 156);
  const double year = to_usd(c.world.accounts.in_donors - before);
  CHECK(year > 0.5 * 5.2e6);  // fatigue has cut it
  CHECK(year < 5.2e6);
}

TEST_CASE("money_not_drawn_goes_home_with_the_donor") {
  Country c = country();
  c.context.donors[0].horizon_years = 2;
  play(c, 0, 110);
  CHECK(c.world.donors[0].gone);
  CHECK(held(c.world) == 0);
  CHECK(c.world.accounts.in_donors ==
        c.world.accounts.spent[static_cast<std::size_t>(Spending::overhead)]);
}

TEST_CASE("without_assistance_or_needs_no_money_comes") {
  Country idle = country();
  idle.plan.activities.clear();
  idle.world.programme.activities.clear();
  play(idle, 0, 60);
  CHECK(idle.world.accounts.in_donors == 0);
  Country none = country();
  none.plan.assistance = false;
  play(none, 0, 60);
  CHECK(none.world.accounts.in_donors == 0);
}

TEST_CASE("a_relapse_on_the_record_tires_donors") {
  Country quiet = country();
  Country relapsed = country();
  play(quiet, 0, 10);
  play(relapsed, 0, 9);
  relapsed.world.events.push_back({.week = 8, .kind = EventKind::relapse, .amount = 25});
  play(relapsed, 9, 10);
  const double before = quiet.world.donors[0].fatigue;
  CHECK(relapsed.world.donors[0].fatigue == Approx(before + (1.0 - before) * 0.25));
}

TEST_CASE("money_in_hand_is_there_in_the_first_week") {
  Country c = country();
  play(c, 0, 1);
  const Cents without = held(c.world);
  c = country();
  c.context.donors[0].in_hand_usd = 1e6;
  play(c, 0, 1);
  CHECK(held(c.world) - without > to_cents(0.85e6));
  CHECK(held(c.world) - without <= to_cents(0.9e6));  // a tenth goes to administration
}

TEST_CASE("donors_who_need_results_avoid_what_cannot_be_shown") {
  DonorsParameters p = typical();
  p.visibility.fill(1.0);
  p.visibility[static_cast<std::size_t>(Sector::oversight)] = 0.2;
  DonorContext donor;
  donor.needs_visible_results = 0.5;
  donor.taste.fill(1.0);
  CHECK(attraction(p, donor, Sector::police, 0.0) == Approx(1.0));
  CHECK(attraction(p, donor, Sector::oversight, 0.0) == Approx(0.6));
  donor.needs_visible_results = 0.0;
  CHECK(attraction(p, donor, Sector::oversight, 0.0) == Approx(1.0));
  donor.needs_visible_results = 0.5;
  p.sees_visibility = 0;
  CHECK(attraction(p, donor, Sector::oversight, 0.0) == Approx(1.0));
}

TEST_CASE("insecurity_pulls_donors_to_police_and_army") {
  DonorsParameters p = typical();
  p.visibility.fill(1.0);
  p.hard_pull = 1.0;
  DonorContext donor;
  donor.taste.fill(1.0);
  p.leaves_to_lead = 0.4;
  CHECK(attraction(p, donor, Sector::army, 0.5) == Approx(1.5));
  CHECK(attraction(p, donor, Sector::army, 0.5, 0.5) == Approx(1.5 * 0.8));
  CHECK(attraction(p, donor, Sector::courts, 0.5) == Approx(1.0));
  p.sees_insecurity = 0;
  CHECK(attraction(p, donor, Sector::army, 0.5) == Approx(1.0));
}

TEST_CASE("one_pot_likes_all_sectors_alike_and_keeps_its_bans") {
  DonorsParameters p = typical();
  p.visibility.fill(1.0);
  DonorContext donor;
  donor.taste.fill(0.0);
  donor.taste[static_cast<std::size_t>(Sector::police)] = 2.0;
  donor.banned[static_cast<std::size_t>(Sector::prisons)] = true;
  CHECK(attraction(p, donor, Sector::police, 0.0) == Approx(2.0));
  CHECK(attraction(p, donor, Sector::courts, 0.0) == 0.0);
  p.sees_taste = 0;
  CHECK(attraction(p, donor, Sector::police, 0.0) == Approx(1.0));
  CHECK(attraction(p, donor, Sector::courts, 0.0) == Approx(1.0));
  CHECK(attraction(p, donor, Sector::prisons, 0.0) == 0.0);
}

TEST_CASE("pooled_money_follows_need_and_keeps_out_of_banned_sectors") {
  DonorsParameters p = typical();
  DonorContext donor;
  donor.taste.fill(0.0);
  donor.taste[static_cast<std::size_t>(Sector::police)] = 1.0;
  donor.banned[static_cast<std::size_t>(Sector::prisons)] = true;
  std::array<double, n_sectors> need{};
  need[static_cast<std::size_t>(Sector::police)] = 1.0;
  need[static_cast<std::size_t>(Sector::courts)] = 3.0;
  need[static_cast<std::size_t>(Sector::prisons)] = 5.0;
  CHECK(sector_weights(p, donor, need, 0.0)[static_cast<std::size_t>(Sector::police)] == 1.0);
  const auto pooled = pooled_weights(p, donor, need);
  CHECK(pooled[static_cast<std::size_t>(Sector::police)] == Approx(0.25));
  CHECK(pooled[static_cast<std::size_t>(Sector::courts)] == Approx(0.75));
  CHECK(pooled[static_cast<std::size_t>(Sector::prisons)] == 0.0);
}

TEST_CASE("a_common_fund_takes_time_and_its_own_overhead_and_loses_nothing") {
  const auto after = [](double pooled, Week weeks) {
    Country c = country();
    c.parameters.donors.pool_delay_weeks = 20;
    c.parameters.donors.pool_overhead = 0.1;
    c.world.donors[0].pooled = pooled;
    play(c, 0, weeks);
    return c;
  };
  const Country own = after(0.0, 30);
  const Country half = after(0.5, 30);
  CHECK(half.world.donors[0].in_fund > 0);
  CHECK(held(half.world) < held(own.world));
  for (const Country* c : {&own, &half}) {
    const Donor& donor = c->world.donors[0];
    const Cents overhead = c->world.accounts.spent[static_cast<std::size_t>(Spending::overhead)];
    CHECK(donor.disbursed == held(c->world) + overhead);
    Cents on_its_way = donor.in_fund;
    for (const Cents cohort : donor.pipeline) on_its_way += cohort;
    CHECK(donor.committed == on_its_way);
  }
  const auto overhead_share = [](const Country& c) {
    return static_cast<double>(
               c.world.accounts.spent[static_cast<std::size_t>(Spending::overhead)]) /
           static_cast<double>(c.world.donors[0].disbursed);
  };
  CHECK(overhead_share(own) == Approx(0.1).epsilon(1e-3));
  CHECK(overhead_share(half) > 0.11);
}

TEST_CASE("fund_money_that_nobody_asks_for_stays_in_the_fund") {
  Country c = country();
  c.parameters.donors.pool_delay_weeks = 1;
  c.world.donors[0].in_fund = c.world.donors[0].committed = 1000000;
  c.world.programme.activities[0].status = ActivityStatus::done;
  play(c, 1, 5);
  CHECK(c.world.donors[0].in_fund == 1000000);
  CHECK(c.world.donors[0].committed == 1000000);
  CHECK(c.world.donors[0].through_fund == 0);
}

#include "process/treasury.h"

#include <catch2/catch.hpp>

#include <numeric>

#include "process/parameters.h"

using namespace ssr;

namespace {

TreasuryParameters typical() {
  TreasuryParameters p;
  p.collection_loss = 0.5;
  p.collection_by_capacity = 1.0;
  p.priority = {1.0, 1.0, 1.0, 1.0, 1.0};
  p.clerk_pay_share = 0.5;
  p.prison_pay_share = 1.0;
  p.ghost_share = 0.0;
  p.skimmed_share = 0.2;
  p.arrears_cap_weeks = 52;
  p.backpay_share = 0.5;
  p.operations_ratio = 0.5;
  p.emergency_price = 2.0;
  p.emergency_prison_share = 0.5;
  p.leaked_share = 0.5;
  p.reserve_weeks = 2;
  p.memory_weeks = 13;
  p.prefunded_weeks = 4;
  return p;
}

struct Country {
  Context context;
  Plan plan;
  Parameters parameters;
  World world;
};

/// 100 soldiers and 100 officers at USD 60 a month; `security_usd` a week for them.
Country country(double security_usd) {
  Country c;
  c.context.government.revenue_share_of_gdp = 0.1;
  c.context.government.security_budget_share = 0.5;
  c.context.government.capacity = 0.2;
  c.context.government.budget_support_usd_per_year = 0;
  c.context.army.salary_usd_month = 60;
  c.context.police.salary_usd_month = 60;
  c.parameters.treasury = typical();
  c.world.districts.resize(1);
  c.world.districts[0].output_per_week = to_cents(security_usd / 0.05);
  c.world.government.patronage = 0.0;
  c.world.government.capacity = 0.2;
  Soldiers& soldiers = c.world.army.soldiers;
  soldiers.status.assign(100, ServiceStatus::serving);
  soldiers.arrears_weeks.assign(100, 0.0F);
  soldiers.pay.assign(100, 1.0F);
  c.world.police.status.assign(100, ServiceStatus::serving);
  c.world.police.arrears_weeks.assign(100, 0.0F);
  return c;
}

void play(Country& c, Week weeks) {
  for (Week n = 0; n < weeks; ++n, ++c.world.week) {
    const Step step{c.context, c.plan, c.parameters, Draws(Luck{}, c.world.week)};
    treasury(step, c.world);
  }
}

Cents total_in(const World& w) { return w.accounts.in_revenue + w.accounts.in_budget_support; }
Cents total_out(const World& w) {
  return std::accumulate(w.accounts.spent.begin(), w.accounts.spent.end(), Cents{0}) +
         w.government.treasury;
}

constexpr double bill = 200 * 60 * 12 / weeks_per_year;  // USD a week

}  // namespace

TEST_CASE("insecurity_costs_revenue_and_capacity_earns_it") {
  const TreasuryParameters p = typical();
  CHECK(collected_share(p, 0.0, 0.0) == Approx(1.0));
  CHECK(collected_share(p, 0.4, 0.0) == Approx(0.8));
  CHECK(collected_share(p, 0.0, 0.1) == Approx(1.1));
}

TEST_CASE("short_money_is_shared_by_weight_and_nobody_gets_more_than_due") {
  const Claims due = {100, 100, 50, 0, 50};
  const Claims even = pay_claims(due, 150, {1, 1, 1, 1, 1});
  CHECK(even == Claims{50, 50, 25, 0, 25});
  const Claims army_first = pay_claims(due, 150, {3, 1, 1, 1, 1});
  CHECK(army_first[0] == 90);
  CHECK(std::accumulate(army_first.begin(), army_first.end(), Cents{0}) <= 150);
  CHECK(pay_claims(due, 1000, {3, 1, 1, 1, 1}) == due);
  CHECK(pay_claims(due, -5, {1, 1, 1, 1, 1}) == Claims{});
}

TEST_CASE("a_payroll_that_sees_no_shortage_has_money_for_every_wage") {
  TreasuryParameters p = typical();
  CHECK(money_for_wages(p, 1000, 400) == 400);
  CHECK(money_for_wages(p, 300, 400) == 400);
  p.sees_shortage = 0;
  CHECK(money_for_wages(p, 1000, 400) == 1000);
}

TEST_CASE("skimming_needs_patronage_and_ends_with_reformed_pay") {
  const TreasuryParameters p = typical();
  CHECK(received_share(p, 0.5, 0.0) == Approx(0.9));
  CHECK(received_share(p, 0.5, 1.0) == Approx(1.0));
  CHECK(received_share(p, 0.0, 0.0) == Approx(1.0));
}

TEST_CASE("a_week_without_pay_is_a_week_owed") {
  const TreasuryParameters p = typical();
  CHECK(arrears_after(p, 3.0, 0.0, 0.0) == Approx(4.0));
  CHECK(arrears_after(p, 3.0, 1.0, 0.5) == Approx(1.5));
  CHECK(arrears_after(p, 52.0, 0.0, 0.0) == Approx(52.0));
}

TEST_CASE("half_the_wage_bill_leaves_half_a_week_owed_each_week") {
  Country c = country(0.5 * bill);
  play(c, 10);
  CHECK(c.world.police.arrears_weeks[7] == Approx(5.0).epsilon(0.001));
  CHECK(c.world.army.soldiers.arrears_weeks[7] == Approx(5.0).epsilon(0.001));
  CHECK(total_in(c.world) == total_out(c.world));
  CHECK(c.world.government.treasury >= 0);
}

TEST_CASE("what_commands_take_first_is_missing_from_wages_but_not_from_operations") {
  Country c = country(1.0 * bill);
  c.parameters.treasury.operations_first = 0.25;
  play(c, 1);
  CHECK(c.world.police.arrears_weeks[0] == Approx(0.25).epsilon(0.001));
  CHECK(c.world.government.operations_funded == Approx(0.5).epsilon(0.001));
  CHECK(total_in(c.world) == total_out(c.world));
}

TEST_CASE("the_dismissed_are_owed_nothing") {
  Country c = country(0.0);
  c.world.police.status[3] = ServiceStatus::dismissed;
  play(c, 2);
  CHECK(c.world.police.arrears_weeks[3] == 0.0F);
  CHECK(c.world.police.arrears_weeks[4] == Approx(2.0));
}

TEST_CASE("foreign_pay_for_every_wage_is_booked_as_budget_support") {
  Country c = country(0.5 * bill);
  c.parameters.treasury.sees_shortage = 0;
  play(c, 10);
  CHECK(c.world.police.arrears_weeks[7] == Approx(0.0).margin(1e-4));
  CHECK(to_usd(c.world.accounts.in_budget_support) == Approx(5 * bill).epsilon(0.001));
  CHECK(total_in(c.world) == total_out(c.world));
}

TEST_CASE("money_left_over_settles_old_debts_and_runs_operations") {
  Country c = country(2.0 * bill);
  c.world.police.arrears_weeks.assign(100, 4.0F);
  play(c, 1);
  // Half of what wages leave goes to debts: 0.5 x bill over 2 x bill owed to the police.
  CHECK(c.world.police.arrears_weeks[0] == Approx(3.0).epsilon(0.001));
  CHECK(c.world.government.operations_funded == Approx(1.0));
  CHECK(total_in(c.world) == total_out(c.world));
}

TEST_CASE("ghosts_and_skimming_leak_until_the_payroll_is_reformed") {
  Country dirty = country(2.0 * bill);
  dirty.parameters.treasury.ghost_share = 0.25;
  dirty.world.government.patronage = 0.5;
  Country clean = dirty;
  clean.world.government.payroll_cleaned = 1.0;
  play(dirty, 1);
  play(clean, 1);
  const auto pay = static_cast<std::size_t>(Spending::police_pay);
  CHECK(to_usd(dirty.world.accounts.spent[pay]) ==
        Approx(0.9 * to_usd(clean.world.accounts.spent[pay])).epsilon(0.01));
  CHECK(to_usd(dirty.world.government.wage_bill_last_year) ==
        Approx(1.25 * to_usd(clean.world.government.wage_bill_last_year)).epsilon(0.01));
  CHECK(dirty.world.police.arrears_weeks[0] > 0.05F);
  CHECK(clean.world.police.arrears_weeks[0] == Approx(0.0).margin(1e-6));
}

TEST_CASE("emergencies_buy_places_in_the_fullest_prison_late_and_dear") {
  Country c = country(3.0 * bill);
  c.world.districts.resize(2);
  c.world.justice.prisons.resize(2);
  c.world.justice.courts.resize(2);
  c.world.justice.prisons[0].places = 10;
  c.world.justice.prisons[1].places = 10;
  c.world.pictures.occupancy = {1.0, 3.0};
  c.world.government.emergency_justice_share = 0.1;
  play(c, 1);
  CHECK(c.world.justice.prisons[0].places == 10);
  const double usd = 0.1 * 3.0 * bill * 0.5;
  const double price = 2.0 * lever_spec(Lever::build_prisons).unit_cost_usd;
  CHECK(c.world.justice.prisons[1].places - 10 == Approx(usd / price).epsilon(0.001));
  CHECK(c.world.justice.courts[1].trainees > 0);
  CHECK(total_in(c.world) == total_out(c.world));
}

TEST_CASE("the_government_pays_its_own_activities_from_what_wages_leave") {
  Country c = country(2.0 * bill);
  c.plan.activities.resize(1);
  c.plan.activities[0].lever = Lever::equip_police;
  c.plan.activities[0].government_pays = true;
  c.plan.activities[0].capacity_per_week = 1;
  c.plan.activities[0].unit_cost_usd = 100;
  c.plan.activities[0].budget = to_cents(1000);
  c.world.programme.activities.resize(1);
  c.world.programme.activities[0].status = ActivityStatus::running;
  play(c, 1);
  CHECK(c.world.programme.activities[0].allotted == to_cents(400));
  CHECK(total_in(c.world) == total_out(c.world) + to_cents(400));
}

TEST_CASE("superiors_without_a_patron_keep_nobodys_pay") {
  TreasuryParameters p{};
  p.skimmed_share = 0.4;
  CHECK(received_share(p, 0.5, 0.0) == Approx(0.8));
  p.sees_patronage = 0;
  CHECK(received_share(p, 0.5, 0.0) == 1.0);
}

TEST_CASE("soldiers_who_were_offered_more_cost_more_and_are_owed_more") {
  Country c = country(1e5);
  treasury(Step{c.context, c.plan, c.parameters, Draws(Luck{}, 0)}, c.world);
  const Cents alike = c.world.government.wage_bill_last_year;
  Country d = country(1e5);
  for (std::size_t i = 0; i < 50; ++i) d.world.army.soldiers.pay[i] = 2.0F;
  treasury(Step{d.context, d.plan, d.parameters, Draws(Luck{}, 0)}, d.world);
  // A hundred soldiers and a hundred officers draw what 250 people draw.
  CHECK(static_cast<double>(d.world.government.wage_bill_last_year) ==
        Approx(1.25 * static_cast<double>(alike)).epsilon(1e-4));
  Country e = country(0);
  for (std::size_t i = 0; i < 50; ++i) e.world.army.soldiers.pay[i] = 2.0F;
  for (Week week = 0; week < 2; ++week) {
    treasury(Step{e.context, e.plan, e.parameters, Draws(Luck{}, week)}, e.world);
  }
  const auto army = static_cast<std::size_t>(Sector::army);
  const auto police = static_cast<std::size_t>(Sector::police);
  const auto owed = [&e](std::size_t sector) {
    return static_cast<double>(e.world.government.recurrent_due[sector]);
  };
  CHECK(owed(army) == Approx(1.5 * owed(police)).epsilon(1e-4));
  CHECK(owed(police) > 0);
}

TEST_CASE("customs_bring_in_duty_that_went_round_the_counter") {
  TreasuryParameters p;
  p.duty_share = 0.25;
  p.duty_evaded = 0.4;
  CHECK(duty_unpaid(p, 900) ==
        Approx(150));  // of 375 due 225 are paid, and 225 is a quarter of 900
  const auto revenue = [](double seen) {
    Country c = country(1e5);
    c.parameters.treasury.duty_share = 0.25;
    c.parameters.treasury.duty_evaded = 0.4;
    c.context.regions.resize(1);
    c.context.regions[0].borders = {0};
    c.world.districts[0].customs = seen;
    treasury(Step{c.context, c.plan, c.parameters, Draws(Luck{}, 0)}, c.world);
    return static_cast<double>(c.world.accounts.in_revenue);
  };
  CHECK(revenue(0.6) == Approx(revenue(0) * (1 + 0.6 / 6)).epsilon(1e-6));
}

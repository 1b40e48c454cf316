#include "process/economy.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

EconomyParameters typical() {
  EconomyParameters p;
  p.urban_premium = 1.0;
  p.insecurity_tax = 0.4;
  p.growth_drag = 1.0;
  p.adjustment_per_month = 0.1;
  p.local_aid_share = 0.5;
  p.aid_multiplier = 2.0;
  p.contested_rents_share = 0.5;
  return p;
}

struct Country {
  Context context;
  Plan plan;
  Parameters parameters;
  World world;
};

/// A town of 1,000 and a village district of 3,000 people at USD 200 a head; rents in the second.
Country country() {
  Country c;
  c.context.regions.resize(2);
  c.context.regions[0].people = 1000;
  c.context.regions[0].urban_share = 1.0;
  c.context.regions[1].people = 3000;
  c.context.economy.gdp_usd_per_head = 200;
  c.context.economy.growth_per_year = 0.0;
  c.context.economy.illicit_rents_usd_per_year = 520000;
  c.parameters.economy = typical();
  c.world.districts.resize(2);
  c.world.districts[0].people = 1000;
  c.world.districts[0].urban_share = 1.0;
  c.world.districts[1].people = 3000;
  c.world.districts[1].lootable = 0.8;
  c.world.factions.resize(1);
  return c;
}

/// Former fighters in paid work in the village district.
Fighters workers(std::size_t n) {
  Fighters fighters;
  fighters.state.assign(n, FighterState::settled);
  fighters.livelihood.assign(n, Livelihood::employed);
  fighters.district.assign(n, DistrictId{1});
  return fighters;
}

void play(Country& c, Week week) {
  c.world.week = week;
  const Step step{c.context, c.plan, c.parameters, Draws(Luck{}, week)};
  economy(step, c.world);
}

double yearly_output(const World& world) {
  double sum = 0;
  for (const District& district : world.districts) sum += to_usd(district.output_per_week);
  return sum * weeks_per_year;
}

}  // namespace

TEST_CASE("insecurity_taxes_output_and_growth") {
  EconomyParameters p = typical();
  CHECK(output_per_head(p, 200, 1.5, 1.0, 0.0) == Approx(300));
  CHECK(output_per_head(p, 200, 1.5, 1.0, 0.5) == Approx(240));
  CHECK(monthly_growth(p, 0.05, 1.0) == Approx(1.0));
  CHECK(monthly_growth(p, 0.05, 0.0) == Approx(1.0 + 0.05 * 4 / weeks_per_year));
  p.feels_insecurity = 0;
  CHECK(output_per_head(p, 200, 1.5, 1.0, 1.0) == Approx(300));
}

TEST_CASE("districts_add_up_to_the_national_product_and_towns_produce_more") {
  Country c = country();
  play(c, 0);
  CHECK(yearly_output(c.world) == Approx(4000 * 200).epsilon(1e-4));
  const double town = to_usd(c.world.districts[0].output_per_week) / 1000.0;
  const double village = to_usd(c.world.districts[1].output_per_week) / 3000.0;
  CHECK(town == Approx(2.0 * village).epsilon(1e-3));
}

TEST_CASE("paid_work_starts_as_found_and_grows_with_output") {
  EconomyParameters p = typical();
  p.jobs_elasticity = 0.5;
  CHECK(jobs_at(p, 100, 4000, 4000) == 100);
  CHECK(jobs_at(p, 100, 4000, 9000) == 150);
  CHECK(jobs_at(p, 0, 4000, 9000) == 0);
  CHECK(jobs_at(p, 100, 0, 9000) == 100);
}

TEST_CASE("without_the_link_work_is_more_than_was_found_in_an_insecure_country") {
  const auto jobs = [](double feels) {
    Country c = country();
    c.parameters.economy.feels_insecurity = feels;
    c.parameters.economy.jobs_elasticity = 1;
    for (District& district : c.world.districts) district.insecurity = 0.5;
    c.world.fighters = workers(80);
    play(c, 0);
    return c.world.districts[1].jobs;
  };
  CHECK(jobs(1.0) == 80);
  CHECK(jobs(0.0) == 100);
}

TEST_CASE("where_nothing_is_produced_at_the_start_work_stays_as_found") {
  Country c = country();
  c.parameters.economy.jobs_elasticity = 1;
  c.parameters.economy.insecurity_tax = 1;
  c.world.districts[1].insecurity = 1;
  c.world.fighters = workers(80);
  play(c, 0);
  c.world.districts[1].insecurity = 0;
  for (Week week = 4; week < 52; week += 4) play(c, week);
  CHECK(c.world.districts[1].jobs == 80);
}

TEST_CASE("former_fighters_without_work_are_among_those_who_seek_it") {
  Country c = country();
  c.world.fighters = workers(80);
  for (std::size_t row = 0; row < 30; ++row) c.world.fighters.livelihood[row] = Livelihood::idle;
  play(c, 0);
  CHECK(c.world.districts[1].seekers == 30);
  CHECK(c.world.districts[1].jobs_taken == 50);
}

TEST_CASE("aid_spent_in_a_district_boosts_it_for_a_while") {
  Country c = country();
  play(c, 0);
  const Cents before = c.world.districts[1].output_per_week;
  c.world.programme.spent_lately = {0, 4 * 100000};
  play(c, 4);
  // A tenth of the way to USD 1,000 x 0.5 x 2 more.
  CHECK(c.world.districts[1].output_per_week - before == Approx(10000).margin(2));
  for (Week week = 8; week < 400; week += 4) play(c, week);
  CHECK(c.world.districts[1].output_per_week == Approx(before).margin(20));
}

TEST_CASE("rents_go_to_the_armed_holder_and_are_booked") {
  Country c = country();
  play(c, 0);
  CHECK(c.world.accounts.in_rents == 0);
  c.world.districts[1].rents_holder = FactionId{0};
  play(c, 1);
  CHECK(c.world.factions[0].war_chest == c.world.accounts.in_rents);
  CHECK(to_usd(c.world.accounts.in_rents) == Approx(0.5 * 520000 / weeks_per_year).epsilon(1e-4));
}

TEST_CASE("the_first_week_of_rents_tells_of_the_year_before") {
  Country c = country();
  c.world.districts[1].rents_holder = FactionId{0};
  play(c, 1);
  CHECK(to_usd(c.world.factions[0].rents_last_year) == Approx(0.5 * 520000).epsilon(0.01));
}

TEST_CASE("jobs_taken_count_people_not_rows_and_former_fighters_too") {
  Country c = country();
  Citizens& citizens = c.world.citizens;
  citizens.weight = {5, 7};
  citizens.livelihood = {Livelihood::employed, Livelihood::idle};
  citizens.lives_in = {1, 1};
  citizens.flags = {0, 0};
  Communities& communities = c.world.communities;
  communities.district = {DistrictId{1}};
  communities.first_row = {0};
  communities.n_rows = {2};
  Fighters& fighters = c.world.fighters;
  fighters.state = {FighterState::settled, FighterState::under_arms};
  fighters.livelihood = {Livelihood::employed, Livelihood::employed};
  fighters.district = {DistrictId{1}, DistrictId{1}};
  play(c, 0);
  CHECK(c.world.districts[1].jobs_taken == 6);
}

TEST_CASE("relief_makes_work_where_people_live_and_then_goes") {
  Country without = country();
  Country with = country();
  with.context.government.humanitarian_usd_per_year = 4000 * weeks_per_year;
  with.context.government.humanitarian_years = 1;
  play(without, 0);
  play(with, 0);
  // USD 1 a head and week, half of it spent on the spot, twice over.
  CHECK(to_usd(with.world.districts[0].output_per_week -
               without.world.districts[0].output_per_week) == Approx(1000).margin(1));
  CHECK(to_usd(with.world.districts[1].output_per_week -
               without.world.districts[1].output_per_week) == Approx(3000).margin(1));
  for (Week week = 4; week < 800; week += 4) play(with, week), play(without, week);
  CHECK(with.world.districts[1].output_per_week ==
        Approx(without.world.districts[1].output_per_week).margin(20));
}

TEST_CASE("who_holds_the_place_taxes_the_aid_spent_there") {
  EconomyParameters p = typical();
  p.aid_taxed_share = 0.1;
  CHECK(taxed_aid(p, 1000.0) == to_cents(100.0));
  p.holders_see_aid = 0;
  CHECK(taxed_aid(p, 1000.0) == 0);
}

TEST_CASE("taxed_aid_goes_to_the_holder_and_into_the_books") {
  Country c = country();
  c.parameters.economy.aid_taxed_share = 0.1;
  c.world.programme.spent_lately = {to_cents(1000.0), to_cents(500.0)};
  c.world.districts[1].rents_holder = FactionId{0};
  c.world.week = 4;
  economy(Step{c.context, c.plan, c.parameters, Draws(Luck{}, 4)}, c.world);
  const Cents chest = c.world.factions[0].war_chest;
  CHECK(chest == c.world.accounts.in_rents);
  CHECK(chest - c.world.factions[0].rents_last_year == to_cents(50.0));
}

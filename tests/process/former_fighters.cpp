#include "process/former_fighters.h"

#include <catch2/catch.hpp>

#include "core/exact_math.h"
#include "ddr_country.h"
#include "world/recruits.h"

using namespace ssr;

namespace {

FormerFightersParameters defaults() {
  return parameters_of("former_fighters", read_former_fighters);
}

/// Ten disarmed men at home whose leader calls and pays.
Country called_up() {
  Country country(0);
  country.put(FighterState::settled);
  country.world.fighters.disarmed_week.assign(10, -50);
  country.world.fighters.weapons.assign(10, 0);
  country.world.factions[0].stance = Stance::fight;
  country.world.factions[0].war_chest = to_cents(1e6);
  FormerFightersParameters& p = country.parameters.former_fighters;
  p.offence_rate = 0;
  p.deaths_per_year = 0;
  p.remobilise_rate = 1000;
  return country;
}

}  // namespace

TEST_CASE("training_without_vacancies_finds_no_job") {
  const FormerFightersParameters p = defaults();
  CHECK(fighter_job_probability(p, {.seekers = 20, .skilled = 1, .schooled = true}) == 0.0);
  const double plain = fighter_job_probability(p, {.vacancies = 1, .seekers = 20});
  CHECK(plain == Approx(4 * p.job_rate * 0.05));
  CHECK(fighter_job_probability(p, {.vacancies = 30, .seekers = 20}) == Approx(20 * plain));
  CHECK(fighter_job_probability(p, {.vacancies = 1, .seekers = 20, .skilled = 1}) ==
        Approx(plain * (1 + p.skill_edge)));
}

TEST_CASE("without_the_link_employers_see_no_trade") {
  FormerFightersParameters p = defaults();
  p.sees_skill = 0;
  CHECK(fighter_job_probability(p, {.vacancies = 1, .seekers = 20, .skilled = 1}) ==
        fighter_job_probability(p, {.vacancies = 1, .seekers = 20}));
}

TEST_CASE("idle_men_in_the_gap_with_criminal_commanders_offend_most") {
  const FormerFightersParameters p = defaults();
  const double base = former_fighter_offence_rate(p, {});
  CHECK(base == Approx(p.offence_rate));
  CHECK(former_fighter_offence_rate(p, {.idle = 1, .in_gap = true}) ==
        Approx(base * exact::exp(p.offence_idle + p.offence_gap)));
  CHECK(former_fighter_offence_rate(p, {.criminal_tie = 1}) > base);
  CHECK(former_fighter_offence_rate(p, {.peers = 0.5}) > base);
  CHECK(former_fighter_offence_rate(p, {.rents = 1}) > base);
}

TEST_CASE("restraint_sanction_instalments_and_treatment_lower_offending") {
  const FormerFightersParameters p = defaults();
  const double base = former_fighter_offence_rate(p, {});
  CHECK(former_fighter_offence_rate(p, {.restraining_tie = 1}) < base);
  CHECK(former_fighter_offence_rate(p, {.sanction = 0.2}) < base);
  CHECK(former_fighter_offence_rate(p, {.expects_tranche = true}) < base);
  CHECK(former_fighter_offence_rate(p, {.accepted = true}) < base);
  CHECK(former_fighter_offence_rate(p, {.counselled = true}) == Approx(base / 2).epsilon(0.01));
}

TEST_CASE("propensity_has_mean_one_and_a_long_tail") {
  const FormerFightersParameters p = defaults();
  double sum = 0;
  const int n = 20000;
  for (int i = 0; i < n; ++i) sum += propensity_of(p, (i + 0.5) / n);
  CHECK(sum / n == Approx(1.0).epsilon(1e-4));
  CHECK(propensity_of(p, 0.5) == Approx(0.5));
  CHECK(propensity_of(p, 0.25) < 0.25);
  CHECK(propensity_of(p, 1.0) == Approx(p.propensity_exponent + 1));
}

TEST_CASE("nobody_takes_up_arms_without_a_call") {
  const FormerFightersParameters p = defaults();
  CHECK(call_to_arms(p, Stance::comply, true) == 0.0);
  CHECK(call_to_arms(p, Stance::fight, false) == 0.0);
  CHECK(remobilise_rate(p, {.call = 0, .tie = 1, .idle = 1, .danger = 1, .promises_kept = 0}) ==
        0.0);
  const double base = remobilise_rate(p, {.call = 1});
  CHECK(base == Approx(p.remobilise_rate));
  CHECK(remobilise_rate(p, {.call = 1, .danger = 1}) ==
        Approx(base * exact::exp(p.remobilise_danger)));
  CHECK(remobilise_rate(p, {.call = 1, .idle = 1}) > base);
  CHECK(remobilise_rate(p, {.call = 1, .promises_kept = 0}) > base);
  CHECK(remobilise_rate(p, {.call = 1, .accepted = true}) < base);
  CHECK(remobilise_rate(p, {.call = 1, .expects_tranche = true}) < base);
}

TEST_CASE("rearming_takes_a_weapon_and_a_fee_for_each") {
  Country country = called_up();
  country.world.factions[0].cached_weapons = 3;
  country.world.districts[0].civilian_weapons = 1;
  country.play_month(former_fighters);
  CHECK(country.in(FighterState::remobilised) == 4);
  CHECK(country.world.factions[0].cached_weapons == 0);
  CHECK(country.world.districts[0].civilian_weapons == 0);
  const Cents fees = 4 * to_cents(country.parameters.former_fighters.signing_fee_usd);
  CHECK(country.world.factions[0].war_chest == to_cents(1e6) - fees);
  CHECK(country.world.accounts.spent_by_factions == fees);
  CHECK(country.world.tally.total(Count::remobilised) == 4);
  CHECK(country.world.tally.total(Count::recidivist_act) == 4);
}

TEST_CASE("who_handed_in_his_gun_and_waits_for_a_camp_is_called_back_if_there_is_another") {
  Country country = called_up();
  country.put(FighterState::registered);
  country.world.factions[0].cached_weapons = 4;
  country.play_month(former_fighters);
  CHECK(country.in(FighterState::remobilised) == 4);
  CHECK(country.in(FighterState::registered) == 6);
  CHECK(country.world.incidents.empty());
}

TEST_CASE("those_whom_the_state_sent_home_have_no_leader_and_follow_one_at_war_nearby") {
  Country country = called_up();
  found_dismissed(country.world);
  country.world.units[0].dismissal = Dismissal::army;
  country.world.units[0].faction = country.world.dismissed;
  country.world.units[0].under_arms = 0;
  country.world.fighters.faction.assign(10, country.world.dismissed);
  country.world.factions[0].cached_weapons = 20;
  country.parameters.former_fighters.call_stranger = 1;
  country.play_month(former_fighters);
  CHECK(country.in(FighterState::settled) == 10);
  Faction rebels;
  rebels.stance = Stance::fight;
  rebels.war_chest = to_cents(1e6);
  rebels.cached_weapons = 10;
  country.world.factions.push_back(rebels);
  Unit unit = country.world.units[0];
  unit.dismissal = Dismissal::none;
  unit.faction = FactionId{2};
  unit.under_arms = 5;
  country.world.units.push_back(unit);
  for (Week month = 1; month < 4; ++month) country.play_month(former_fighters, 4 * month);
  CHECK(country.in(FighterState::remobilised) == 10);
  CHECK(country.world.fighters.faction[0] == FactionId{2});
  CHECK(country.world.fighters.unit[0] == UnitId{1});
}

TEST_CASE("men_follow_their_own_commander_unpaid_and_join_his_band") {
  Country country(0);
  Fighters& f = country.world.fighters;
  Unit& band = country.world.units[0];
  country.put(FighterState::settled);
  f.state[0] = FighterState::remobilised;
  band.commander = FighterId{0};
  band.splinter = band.fights = true;
  band.under_arms = 1;
  country.parameters.former_fighters.remobilise_rate = 1e6;
  country.parameters.former_fighters.deaths_per_year = 0;
  for (Week month = 0; month < 3; ++month) country.play_month(former_fighters, 4 * month);
  CHECK(country.in(FighterState::remobilised) == 10);
  CHECK(country.world.factions[0].war_chest == 0);
}

TEST_CASE("soldiers_sent_home_follow_their_own_officer_who_takes_up_arms") {
  Country country(0);
  Fighters& f = country.world.fighters;
  Unit& band = country.world.units[0];
  country.put(FighterState::waiting);
  band.dismissal = Dismissal::army;
  band.commander = FighterId{0};
  country.parameters.former_fighters.remobilise_rate = 1e6;
  country.parameters.former_fighters.deaths_per_year = 0;
  country.play_month(former_fighters);
  CHECK(country.in(FighterState::remobilised) == 0);
  f.state[0] = FighterState::remobilised;
  band.splinter = band.fights = true;
  band.under_arms = 1;
  for (Week month = 1; month < 4; ++month) country.play_month(former_fighters, 4 * month);
  CHECK(country.in(FighterState::remobilised) == 10);
}

TEST_CASE("a_band_elsewhere_is_not_heard") {
  Country country(0);
  country.world.units[0].commander = FighterId{0};
  country.world.districts.push_back(country.world.districts[0]);
  country.world.justice.seen_sanction.assign(2, 0.0);
  Unit& band = country.world.units[0];
  band.splinter = band.fights = true;
  band.under_arms = 1;
  band.district = DistrictId{1};
  country.put(FighterState::settled);
  country.world.fighters.state[0] = FighterState::remobilised;
  country.parameters.former_fighters.remobilise_rate = 1e6;
  for (Week month = 0; month < 3; ++month) country.play_month(former_fighters, 4 * month);
  CHECK(country.in(FighterState::settled) == 9);
}

TEST_CASE("an_empty_war_chest_calls_nobody") {
  Country country = called_up();
  country.world.factions[0].cached_weapons = 10;
  country.world.factions[0].war_chest = 0;
  country.play_month(former_fighters);
  CHECK(country.in(FighterState::settled) == 10);
}

TEST_CASE("an_offence_is_an_incident_and_the_first_marks_a_recidivist") {
  Country country(0);
  country.put(FighterState::settled);
  country.world.fighters.disarmed_week.assign(10, -50);
  FormerFightersParameters& p = country.parameters.former_fighters;
  p.offence_rate = 1e6;
  p.propensity_exponent = 0;
  p.deaths_per_year = 0;
  p.turns_criminal = p.turns_criminal_idle = p.turns_criminal_tie = 0;
  // Who is settled is looked at once a season.
  for (Week month = 0; month < 6; ++month) country.play_month(former_fighters, 4 * month);
  CHECK(country.world.incidents.size() == 20);
  CHECK(country.world.tally.total(Count::recidivist_act) == 10);
  CHECK(country.world.communities.acceptance[0] < 0.5F);
}

TEST_CASE("with_all_rates_at_zero_nothing_happens") {
  Country country(0);
  country.put(FighterState::settled);
  FormerFightersParameters& p = country.parameters.former_fighters;
  p.offence_rate = p.deaths_per_year = p.farm_per_month = p.tie_decay_local = 0;
  country.world.fighters.livelihood.assign(10, Livelihood::idle);
  const std::vector<FighterState> states = country.world.fighters.state;
  const std::vector<float> ties = country.world.fighters.commander_tie;
  country.play_month(former_fighters);
  CHECK(country.world.fighters.state == states);
  CHECK(country.world.fighters.commander_tie == ties);
  CHECK(country.world.incidents.empty());
}

TEST_CASE("ties_of_local_units_last_longer") {
  Country local(0);
  Country other(0);
  other.world.units[0].recruited_locally = false;
  for (Country* country : {&local, &other}) {
    country->put(FighterState::settled);
    country->parameters.former_fighters.deaths_per_year = 0;
    country->play_month(former_fighters);
  }
  CHECK(local.world.fighters.commander_tie[0] < 0.5F);
  CHECK(other.world.fighters.commander_tie[0] < local.world.fighters.commander_tie[0]);
}

TEST_CASE("the_dead_leave_their_guns_and_their_jobs_behind") {
  Country country(0);
  country.put(FighterState::home_unregistered);
  country.world.fighters.livelihood.assign(10, Livelihood::employed);
  country.world.districts[0].jobs = country.world.districts[0].jobs_taken = 10;
  country.parameters.former_fighters.deaths_per_year = 1e6;
  country.play_month(former_fighters);
  CHECK(country.in(FighterState::dead) == 10);
  CHECK(country.world.deaths == 10);
  CHECK(country.world.districts[0].civilian_weapons == 10);
  CHECK(country.world.districts[0].jobs_taken == 0);
}

TEST_CASE("vacancies_are_filled_one_by_one") {
  Country country(0);
  country.put(FighterState::settled);
  country.world.fighters.livelihood.assign(10, Livelihood::idle);
  FormerFightersParameters& p = country.parameters.former_fighters;
  p.offence_rate = p.deaths_per_year = 0;
  p.job_rate = 1000;
  country.world.districts[0].jobs = 6;
  country.play_month(former_fighters);
  CHECK(country.world.districts[0].jobs_taken == 6);
}

#include "process/men_in_reach.h"

#include <catch2/catch.hpp>

#include "core/exact_math.h"
#include "leaders_country.h"
#include "process/promises.h"

using namespace ssr;

namespace {

/// Ten men under arms, two of them of the support and one a child.
Country of_men_who_are_asked() {
  Country country(10);
  country.parameters.leaders = some_leaders();
  country.parameters.leaders.gather_weeks = 13;
  country.parameters.registration.announced_weeks = 26;
  country.plan.activities[0].start.week = 26;
  country.plan.activities[0].budget = to_cents(1e6);
  country.plan.activities[0].capacity_per_week = 10;
  country.parameters.leaders.shift_weeks = 52;
  Fighters& f = country.world.fighters;
  f.role[0] = f.role[1] = FighterRole::support;
  f.role[2] = FighterRole::child;
  return country;
}

MenInReach reach_in(const Country& country, std::uint32_t faction = 0) {
  return {Step{country.context, country.plan, country.parameters, Draws({}, 0)}, country.world,
          FactionId{faction}};
}

}  // namespace

TEST_CASE("men_are_asked_where_disarmament_runs_or_has_a_date") {
  const auto asked = [](ActivityStatus status, std::vector<std::size_t> factions, Week start) {
    Country country = of_men_who_are_asked();
    country.world.programme.activities[0].status = status;
    country.plan.activities[0].factions = std::move(factions);
    country.plan.activities[0].start.week = start;
    return reach_in(country).asked();
  };
  CHECK(asked(ActivityStatus::running, {}, 0) == 9);
  CHECK(asked(ActivityStatus::running, {1}, 0) == 0);
  CHECK(asked(ActivityStatus::suspended, {0}, 0) == 0);
  CHECK(asked(ActivityStatus::done, {}, 0) == 0);
  CHECK(asked(ActivityStatus::waiting, {0}, 26) == 9);
  CHECK(asked(ActivityStatus::waiting, {0}, 27) == 0);
  CHECK(asked(ActivityStatus::waiting, {1}, 26) == 0);
}

TEST_CASE("no_more_are_asked_than_the_budget_has_places_for") {
  Country country = of_men_who_are_asked();
  country.plan.activities[0].budget = to_cents(400);  // at 100 a place
  const double all_back = reach_in(of_men_who_are_asked()).asked_back();
  CHECK(reach_in(country).asked() == Approx(4));
  CHECK(reach_in(country).asked_back() == Approx(all_back * 4 / 9));
  country.world.programme.activities[0].spent = to_cents(300);
  CHECK(reach_in(country).asked() == Approx(1));
  CHECK(reach_in(country).asked_share(country.world, FactionId{0}) == Approx(0.1));
}

TEST_CASE("he_reckons_with_what_disarmament_takes_in_some_time_and_not_with_all_of_it") {
  Country country = of_men_who_are_asked();
  country.parameters.leaders.shift_weeks = 26;
  country.plan.activities[0].capacity_per_week = 0.1;
  CHECK(reach_in(country).asked() == Approx(2.6));
  country.parameters.leaders.shift_weeks = 52;
  CHECK(reach_in(country).asked() == Approx(5.2));
  country.plan.activities[0].capacity_per_week = 1;
  CHECK(reach_in(country).asked() == Approx(9));
}

TEST_CASE("places_are_for_all_who_are_asked") {
  Country country = of_men_who_are_asked();
  country.plan.activities[0].budget = to_cents(600);  // six places
  country.world.factions.resize(2);
  Unit rival = country.world.units[0];
  rival.faction = FactionId{1};
  country.world.units.push_back(rival);
  Fighters& f = country.world.fighters;
  for (const std::uint32_t row : {7U, 8U, 9U}) {
    f.faction[row] = FactionId{1};
    f.unit[row] = UnitId{1};
  }
  // Six grown men of one and three of the other.
  CHECK(reach_in(country).asked() == Approx(4));
  CHECK(reach_in(country, 1).asked() == Approx(2));
  country.plan.activities[0].factions = {0};
  country.open(Lever::disarmament, 1);
  country.plan.activities[1].factions = {1};
  country.plan.activities[1].budget = to_cents(200);
  country.plan.activities[1].capacity_per_week = 10;
  CHECK(reach_in(country).asked() == Approx(6));
  CHECK(reach_in(country, 1).asked() == Approx(2));
}

TEST_CASE("combatants_would_come_back_as_they_would_from_home") {
  const Country country = of_men_who_are_asked();
  RecallView view{.call = 1,
                  .tie = 0.5,
                  .idle = country.parameters.former_fighters.sees_idleness,
                  .promises_kept = country.world.factions[0].promises_kept};
  const auto comes = [&country](const RecallView& of) {
    return exact::chance_within(remobilise_rate(country.parameters.former_fighters, of), 13);
  };
  CHECK(reach_in(country).asked_back() == Approx(7 * comes(view)));
  Country paid = of_men_who_are_asked();
  paid.open(Lever::reinsertion, 10);
  view.expects_tranche = true;
  CHECK(reach_in(paid).asked_back() == Approx(7 * comes(view)));
  Country gone = of_men_who_are_asked();
  gone.put(FighterState::settled);
  gone.world.fighters.disarmed_week.assign(10, 0);
  gone.world.fighters.flags[9] = fighter_flag::impostor;
  gone.world.fighters.disarmed_week[8] = -10;
  CHECK(reach_in(gone).asked() == 0);
  CHECK(reach_in(gone).gone() == 7);
}

TEST_CASE("nobody_counts_men_whom_nobody_can_call") {
  Country country = of_neglected_men();
  const auto men = [&country] {
    const Step step{country.context, country.plan, country.parameters,
                    Draws(country.world.luck, 0)};
    return MenInReach(step, country.world, FactionId{0}).to_commander(UnitId{0});
  };
  CHECK(men() > 0.0);
  country.world.fighters.state[0] = FighterState::dead;
  CHECK(men() == 0.0);
  country.world.fighters.state[0] = FighterState::settled;
  // A remnant stands elsewhere: there the men at home cannot hear him.
  country.world.districts.push_back(country.world.districts[0]);
  country.world.units[0].district = DistrictId{1};
  country.world.units[0].under_arms = 3;
  CHECK(men() == 0.0);
}

TEST_CASE("a_commander_counts_his_own_men_around_by_their_tie_and_their_work") {
  Country country = of_neglected_men();
  country.world.districts.push_back(country.world.districts[0]);
  for (std::uint32_t row = 6; row < 10; ++row) country.world.fighters.district[row] = DistrictId{1};
  country.world.fighters.livelihood[0] = Livelihood::subsistence;
  const Step step{country.context, country.plan, country.parameters, Draws(country.world.luck, 0)};
  const FormerFightersParameters& p = country.parameters.former_fighters;
  const auto comes = [&p](double idle) {
    return exact::chance_within(
        remobilise_rate(p, {.call = 1, .tie = 0.5, .idle = idle, .promises_kept = 0}), 13);
  };
  CHECK(comes(1) > 1.5 * comes(0));
  const MenInReach men(step, country.world, FactionId{0});
  CHECK(men.to_leader() == Approx(9 * comes(1) + comes(0)));
  CHECK(men.would_come(DistrictId{0}) == Approx(5 * comes(1) + comes(0)));
  CHECK(men.would_come(DistrictId{1}) == Approx(4 * comes(1)));
  CHECK(men.to_commander(UnitId{0}) == Approx(5 * comes(1) + comes(0)));
  // With the link of M18 cut, a man without work looks like one who has it.
  country.parameters.former_fighters.sees_idleness = 0;
  CHECK(MenInReach(step, country.world, FactionId{0}).to_leader() == Approx(10 * comes(0)));
}

TEST_CASE("an_officer_sent_home_counts_on_more_of_those_who_were_not_paid_off") {
  const auto men = [](bool paid, double sees_severance_owed) {
    Country country = of_dismissed_men(paid);
    country.parameters.army.sees_severance_owed = sees_severance_owed;
    return reach_in(country, 1).to_commander(UnitId{0});
  };
  CHECK(men(false, 1) > 1.1 * men(true, 1));
  CHECK(men(false, 0) == men(true, 1));
}

TEST_CASE("severance_owed_is_seen_by_district_also_to_former_fighters") {
  Country country = of_neglected_men();
  country.world.districts.push_back(country.world.districts[0]);
  Fighters& f = country.world.fighters;
  f.district[9] = DistrictId{1};
  f.discharge[0] = f.discharge[1] = f.discharge[9] = Discharge::dismissed;
  f.discharge[2] = Discharge::severed;
  f.discharge[3] = Discharge::removed;
  const MenInReach men = reach_in(country);
  CHECK(men.living(DistrictId{0}) == 9);
  CHECK(men.owed_severance(DistrictId{0}) == Approx(2.0 / 9));
  CHECK(men.owed_severance(DistrictId{1}) == 1);
  country.world.factions[0].promises_kept = 0.5;
  const Step step{country.context, country.plan, country.parameters, Draws({}, 0)};
  CHECK(promises_kept_to(step, country.world, 0) == 0);
  CHECK(promises_kept_to(step, country.world, 2) == 0.5);
}

TEST_CASE("who_waits_longer_than_the_gap_is_seen_waiting") {
  Country country = of_neglected_men();
  country.put(FighterState::waiting);
  country.world.fighters.state[0] = FighterState::settled;
  const Week late = static_cast<Week>(country.parameters.registration.gap_weeks) + 1;
  const auto waiting = [&country](Week week) {
    const Step step{country.context, country.plan, country.parameters,
                    Draws(country.world.luck, week)};
    return MenInReach(step, country.world, FactionId{0}).waiting(DistrictId{0});
  };
  CHECK(waiting(0) == 0.0);
  CHECK(waiting(late) == Approx(0.9));
}

#include "process/clashes.h"

#include <catch2/catch.hpp>

#include <numeric>
#include <vector>

#include "ddr_country.h"
#include "process/casualties.h"
#include "process/clashes_band.h"
#include "process/parameters.h"
#include "support/rows.h"

using namespace ssr;

namespace {

ClashesParameters some() {
  ClashesParameters p{};
  p.operation_rate = 0.5;
  p.detachment_men = 1000;
  p.fear_of_forces = 0.5;
  p.fear_of_guarantor = 1;
  p.community_weight = 1;
  p.forces_weight = 0.5;
  p.site_weight = 0.2;
  p.pursuit_rate = 0.2;
  p.hiding = 3;
  p.forces_to_find = 100;
  p.engaged_ratio = 3;
  p.lethality = 0.2;
  p.strength_exponent = 1;
  p.surrender_men = 2;
  p.join_base = 0.2;
  p.join_employed = 0.5;
  return p;
}

/// Sixty armed men of one unit in a district with a battalion.
struct Front {
  Context context;
  Plan plan;
  Parameters parameters{};
  World world;
  explicit Front(bool fights) {
    context.start = {2001, 1, 1};
    context.regions.resize(1);
    parameters.clashes = some();
    parameters.clashes.pursuit_rate = 100;  // found again and again
    parameters.clashes.operation_rate = 0;
    world.districts.resize(1);
    world.factions.resize(1);
    world.tally.reset(1, 1);
    Unit unit;
    unit.faction = FactionId{0};
    unit.district = unit.home_district = DistrictId{0};
    unit.fights = fights;
    unit.under_arms = 60;
    unit.commander = FighterId{0};
    world.units.push_back(unit);
    world.citizens.group.assign(1, 0);
    world.citizens.weight.assign(1, 0);
    test::comrades(world.fighters, 60, FighterState::under_arms);
    Battalion battalion;
    battalion.district = DistrictId{0};
    battalion.strength = 200;
    battalion.cohesion = 1;
    world.army.battalions.push_back(battalion);
    test::garrison(world.army.soldiers, 200);
  }
  void play(Week week) { clashes(Step{context, plan, parameters, Draws({}, week)}, world); }
  std::int64_t weapons() const {
    std::int64_t n = world.arsenal.state_stores + world.factions[0].cached_weapons +
                     world.districts[0].civilian_weapons;
    for (const std::uint8_t held : world.fighters.weapons) n += held;
    return n;
  }
};

}  // namespace

TEST_CASE("a_band_that_gathers_is_waited_for_and_gives_up_for_some_time_only") {
  Front few(true);
  few.parameters.clashes.surrender_men = 70;
  few.parameters.clashes.beaten_weeks = 10;
  Unit& unit = few.world.units[0];
  unit.splinter = true;
  unit.gathers_until = 8;
  few.play(7);
  CHECK(unit.fights);
  few.play(8);
  CHECK_FALSE(unit.fights);
  CHECK(unit.beaten_until == 18);
  CHECK_FALSE(unit.bought_off);
}

TEST_CASE("men_who_came_together_again_are_public_once_they_are_a_band") {
  Front enough(true);
  enough.parameters.clashes.pursuit_rate = 0;
  enough.world.units[0].splinter = true;
  enough.world.units[0].gathers_until = 8;
  enough.play(1);
  enough.play(2);
  REQUIRE(enough.world.events.size() == 1);
  CHECK(enough.world.events[0].kind == EventKind::regrouped);
  CHECK(enough.world.events[0].amount == 60);
}

TEST_CASE("without_units_that_fight_nothing_happens") {
  Front front(false);
  for (Week week = 0; week < 20; ++week) front.play(week);
  CHECK(front.world.deaths == 0);
  CHECK(front.world.events.empty());
}

TEST_CASE("forces_fight_units_they_find_and_every_death_and_weapon_is_booked") {
  Front front(true);
  front.world.arsenal.state_stores = 200;
  for (Week week = 1; week < 4; ++week) front.play(week);
  CHECK(front.world.deaths > 0);
  REQUIRE(front.world.conflict.battle_deaths.size() == 1);
  CHECK(front.world.conflict.battle_deaths[0] == front.world.deaths);
  CHECK(front.world.tally.total(Count::battle_death) == front.world.deaths);
  CHECK(front.weapons() == 260);
}

TEST_CASE("battle_deaths_go_to_their_calendar_year") {
  Front front(true);
  front.play(60);
  REQUIRE(front.world.conflict.battle_deaths.size() == 2);
  CHECK(front.world.conflict.battle_deaths[0] == 0);
}

TEST_CASE("peacekeepers_keep_units_still") {
  const ClashesParameters p = some();
  const double alone = operations_a_week(p, {.men = 50});
  CHECK(alone == Approx(0.5));
  CHECK(operations_a_week(p, {.men = 200}) == Approx(2.0));
  CHECK(operations_a_week(p, {.men = 50, .peacekeepers = 50}) < alone);
  CHECK(operations_a_week(p, {.men = 50, .forces = 50}) >
        operations_a_week(p, {.men = 50, .peacekeepers = 50}));
  CHECK(operations_a_week(p, {.men = 0}) == 0.0);
}

TEST_CASE("abusive_units_choose_the_defenceless") {
  const auto weights = target_weights(some(), 0.8, 0.5, false);
  CHECK(weights[0] == Approx(0.8));
  CHECK(weights[1] == Approx(0.25));
  CHECK(weights[2] == 0.0);
}

TEST_CASE("who_lives_from_a_place_keeps_away_from_forces") {
  const auto dead = [](bool for_rents) {
    Front front(true);
    front.parameters.clashes.pursuit_rate = 0;
    front.parameters.clashes.operation_rate = 100;
    front.parameters.clashes.community_weight = 0;
    front.world.units[0].splinter = true;
    front.world.units[0].for_rents = for_rents;
    front.play(1);
    return front.world.deaths;
  };
  CHECK(dead(false) > 0);
  CHECK(dead(true) == 0);
}

TEST_CASE("a_year_is_active_where_one_group_reaches_the_threshold") {
  Front front(false);
  World& world = front.world;
  world.factions.resize(2);
  Unit leader_s = world.units[0];
  Unit splinter = leader_s;
  splinter.splinter = true;
  const Step step{front.context, front.plan, front.parameters, Draws({}, 60)};
  CHECK(dyad_of(world, leader_s).place == 0);
  CHECK(dyad_of(world, splinter).place == 2);
  CHECK(dyad_of_plotters(world).place == 4);
  record_battle_deaths(step, world, 20, dyad_of(world, leader_s));
  record_battle_deaths(step, world, 20, dyad_of(world, splinter));
  CHECK_FALSE(world.conflict.active(1));
  CHECK(world.conflict.battle_deaths[1] == 40);
  CHECK(world.events.empty());
  record_battle_deaths(step, world, 5, dyad_of(world, splinter));
  CHECK(world.conflict.active(1));
  REQUIRE(world.events.size() == 1);
  CHECK(world.events[0].kind == EventKind::relapse);
  CHECK(world.events[0].faction == 0);
  CHECK(world.events[0].district == 0);
  record_battle_deaths(Step{front.context, front.plan, front.parameters, Draws({}, 170)}, world, 25,
                       dyad_of(world, leader_s));
  REQUIRE(world.events.size() == 2);
  CHECK(world.events[1].faction == 0);
  CHECK(world.events[1].district == Id<void>::none_value);
}

TEST_CASE("a_large_unit_meets_forces_in_parts") {
  const auto dead_of = [](double detachment) {
    Front front(true);
    front.parameters.clashes.detachment_men = detachment;
    Band band{.unit = 0, .men = std::vector<std::uint32_t>(60)};
    std::iota(band.men.begin(), band.men.end(), 0U);
    const Step step{front.context, front.plan, front.parameters, Draws({}, 1)};
    fight(step, front.world, band, {.soldiers = 200}, 1);
    return front.world.deaths;
  };
  // Sixty meet 180, or ten meet thirty, and a fifth of half of all who meet die.
  CHECK(dead_of(60) > 12);
  CHECK(dead_of(10) < 12);
  CHECK(dead_of(10) > 0);
}

TEST_CASE("dead_of_bands_that_live_from_a_place_are_no_battle_deaths") {
  Front front(true);
  front.world.units[0].splinter = front.world.units[0].for_rents = true;
  front.play(1);
  CHECK(front.world.deaths > 0);
  CHECK(front.world.tally.total(Count::other_fighting_death) == front.world.deaths);
  CHECK(front.world.tally.total(Count::battle_death) == 0);
  CHECK(front.world.conflict.battle_deaths.empty());
  CHECK(front.world.conflict.other_deaths == std::vector<std::int64_t>{front.world.deaths});
}

TEST_CASE("more_forces_find_units_sooner_and_the_weaker_side_loses_more") {
  const ClashesParameters p = some();
  CHECK(pursuits_a_week(p, 0, 50) == 0.0);
  // Two of three who meet are forces: it takes 100 (1 + 2 x 2/3) of them to find half.
  CHECK(pursuits_a_week(p, 100, 50) == Approx(0.2 * 100 / (100 + 700.0 / 3)));
  CHECK(pursuits_a_week(p, 100, 100) == Approx(0.4 * 100 / 300));
  for (const double forces : {100.0, 1000.0, 10000.0})
    CHECK(pursuits_a_week(p, 2 * forces, 300) > pursuits_a_week(p, forces, 300));
  CHECK(loss_share(p, 50, 150) == Approx(0.75));
}

TEST_CASE("grievance_recruits_and_work_holds_back") {
  const ClashesParameters p = some();
  CHECK(join_probability(p, false, misrule_seen(p, 1, 0)) == Approx(0.2));
  CHECK(join_probability(p, true, misrule_seen(p, 1, 0)) == Approx(0.1));
  CHECK(join_probability(p, false, misrule_seen(p, 1, 1)) == 0.0);
}

TEST_CASE("fighting_a_militia_of_the_state_is_battle_unless_it_fights_the_state_too") {
  const auto deaths = [](bool sides_with_state, bool rival_fights, Count kind) {
    Front front(true);
    front.parameters.clashes.pursuit_rate = 0;
    front.parameters.clashes.rival_rate = 100;
    front.world.factions.resize(2);
    front.world.factions[1].sides_with_state = sides_with_state;
    Unit rival = front.world.units[0];
    rival.faction = FactionId{1};
    rival.fights = rival_fights;
    rival.under_arms = 30;
    front.world.units[0].under_arms = 30;
    front.world.units.push_back(rival);
    for (std::size_t row = 30; row < 60; ++row) {
      front.world.fighters.faction[row] = FactionId{1};
      front.world.fighters.unit[row] = UnitId{1};
    }
    front.play(1);
    return front.world.tally.total(kind);
  };
  CHECK(deaths(true, false, Count::battle_death) > 0);
  CHECK(deaths(true, false, Count::communal_death) == 0);
  CHECK(deaths(false, false, Count::battle_death) == 0);
  CHECK(deaths(false, false, Count::communal_death) > 0);
  CHECK(deaths(true, true, Count::communal_death) > 0);
}

namespace {

/// Ten armed men who fight in a community where everybody who is asked joins.
Country of_recruiters() {
  Country country(0);
  ClashesParameters& p = country.parameters.clashes = some();
  p.approach_share = p.join_base = p.join_employed = 1;
  p.pursuit_rate = p.operation_rate = 0;
  country.parameters.response.joining_until_age = 30;
  country.parameters.response.new_tie = 0.3;
  country.parameters.former_fighters.signing_fee_usd = 60;
  country.world.units[0].fights = true;
  country.world.factions[0].cached_weapons = 6;
  country.world.districts[0].civilian_weapons = 10;
  country.world.factions[0].war_chest = to_cents(1000);
  for (Feelings& felt : country.world.citizens.attitude) {
    felt.set(Attitude::grievance, 1.0);
    felt.set(Attitude::legitimacy, 0.0);
  }
  count_feelings(country.world, 1);
  return country;
}

std::size_t recruits_of(Country& country) {
  const std::size_t before = country.world.fighters.size();
  country.play(clashes, 0);
  return country.world.fighters.size() - before;
}

}  // namespace

TEST_CASE("those_who_fight_ask_young_men") {
  Country country = of_recruiters();
  Citizens& people = country.world.citizens;
  for (std::uint32_t row = 0; row < people.size(); ++row) {
    if (row % 6 == 1) people.sex[row] = Sex::female;
    if (row % 6 == 3) people.birth_week[row] = -40 * 52;
    if (row % 6 == 5) people.livelihood[row] = Livelihood::child;
  }
  CHECK(recruits_of(country) == 10);  // each asked one
  const World& world = country.world;
  const Fighters& f = world.fighters;
  for (std::uint32_t row = 10; row < f.size(); ++row) {
    CHECK(f.home[row].value % 2 == 0);
    CHECK(f.weapons[row] == 1);
    CHECK(f.commander_tie[row] == Approx(0.3));
  }
  CHECK(world.factions[0].cached_weapons == 0);
  CHECK(world.districts[0].civilian_weapons == 6);
  CHECK(world.factions[0].war_chest == to_cents(400));
  CHECK(world.accounts.spent_by_factions == to_cents(600));
}

TEST_CASE("a_recruit_needs_a_gun_and_of_a_leader_money") {
  Country no_guns = of_recruiters();
  no_guns.world.factions[0].cached_weapons = no_guns.world.districts[0].civilian_weapons = 0;
  CHECK(recruits_of(no_guns) == 0);
  Country poor = of_recruiters();
  poor.world.factions[0].war_chest = to_cents(150);
  CHECK(recruits_of(poor) == 2);
  Country on_its_own = of_recruiters();
  on_its_own.world.factions[0].war_chest = 0;
  on_its_own.world.units[0].splinter = true;
  CHECK(recruits_of(on_its_own) == 10);
}

TEST_CASE("loot_draws_men_to_bands_that_live_from_it_and_misrule_to_the_others") {
  Country content = of_recruiters();
  for (Feelings& felt : content.world.citizens.attitude) felt.set(Attitude::grievance, 0.0);
  CHECK(recruits_of(content) == 0);
  Country rich = of_recruiters();
  for (Feelings& felt : rich.world.citizens.attitude) felt.set(Attitude::grievance, 0.0);
  rich.world.units[0].splinter = rich.world.units[0].for_rents = true;
  CHECK(recruits_of(rich) == 0);
  rich.world.districts[0].lootable = 1;
  CHECK(recruits_of(rich) == 10);
}

TEST_CASE("forces_around_keep_recruiters_from_asking") {
  CHECK(boldness(some(), {.men = 50}) == 1.0);
  CHECK(boldness(some(), {.men = 50, .forces = 50}) == Approx(1 / 1.5));
  CHECK(boldness(some(), {.men = 50, .peacekeepers = 150}) == Approx(0.25));
  CHECK(boldness(some(), {}) == 0.0);
  Country guarded = of_recruiters();
  guarded.world.districts[0].police_present = 180;
  guarded.parameters.clashes.police_worth = 1;
  CHECK(recruits_of(guarded) == 1);  // of ten who are bold to a tenth
}

TEST_CASE("nobody_joins_who_has_nothing_against_the_state") {
  ClashesParameters p{};
  p.join_base = 0.2;
  p.join_employed = 0.5;
  CHECK(join_probability(p, false, misrule_seen(p, 0.5, 0.5)) == Approx(0.05));
  p.sees_misrule = 0;
  CHECK(join_probability(p, false, misrule_seen(p, 0.5, 0.5)) == 0.0);
}

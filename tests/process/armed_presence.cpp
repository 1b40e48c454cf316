#include "process/armed_presence.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

void add_fighter(World& world, FighterState state, std::uint8_t weapons) {
  Fighters& f = world.fighters;
  f.home.push_back({});
  f.faction.push_back(FactionId{0});
  f.unit.push_back(UnitId{0});
  f.sex.push_back(Sex::male);
  f.birth_week.push_back(-1200);
  f.role.push_back(FighterRole::combatant);
  f.state.push_back(state);
  f.since.push_back(0);
  f.district.push_back(DistrictId{0});
  f.flags.push_back(0);
  f.weapons.push_back(weapons);
  f.livelihood.push_back(Livelihood::illicit);
  f.tranches_paid.push_back(0);
  f.tranches_due.push_back(0);
  f.commander_tie.push_back(0.5F);
  f.disarmed_week.push_back(never);
  f.camp_week.push_back(never);
  f.discharge.push_back(Discharge::none);
  f.track_paid.push_back(0);
  f.treated.push_back(0);
}

struct Mine {
  Context context;
  Plan plan;
  Parameters parameters{};
  World world;
  Mine() {
    context.regions.resize(1);
    parameters.armed_presence.least_holders = 2;
    parameters.armed_presence.peacekeeper_worth = 2;
    parameters.armed_presence.soldier_worth = 1;
    world.districts.resize(1);
    world.districts[0].lootable = 1;
    world.factions.resize(1);
    Unit unit;
    unit.faction = FactionId{0};
    unit.district = DistrictId{0};
    unit.home_district = DistrictId{0};
    world.units.push_back(unit);
    world.mission.mandate = 1;
    for (int i = 0; i < 3; ++i) add_fighter(world, FighterState::under_arms, 1);
    add_fighter(world, FighterState::remobilised, 0);
    add_fighter(world, FighterState::settled, 0);
    add_fighter(world, FighterState::dead, 0);
  }
  void play() { armed_presence(Step{context, plan, parameters, Draws({}, 0)}, world); }
};

}  // namespace

TEST_CASE("fighters_are_recounted_by_state_and_weapon") {
  Mine mine;
  mine.play();
  CHECK(mine.world.units[0].under_arms == 4);
  CHECK(mine.world.units[0].members == 5);
  CHECK(mine.world.factions[0].under_arms == 4);
  CHECK(mine.world.districts[0].armed_fighters == 3);
}

TEST_CASE("a_militia_on_the_states_side_is_an_ally_until_it_turns") {
  const auto allies = [](auto change) {
    Mine mine;
    mine.world.factions[0].sides_with_state = true;
    change(mine.world.factions[0], mine.world.units[0]);
    mine.play();
    CHECK(mine.world.districts[0].armed_fighters == 3);
    return mine.world.districts[0].allied_fighters;
  };
  CHECK(allies([](Faction&, Unit&) {}) == 3);
  CHECK(allies([](Faction& faction, Unit&) { faction.sides_with_state = false; }) == 0);
  CHECK(allies([](Faction& faction, Unit&) { faction.stance = Stance::bargain; }) == 3);
  CHECK(allies([](Faction& faction, Unit&) { faction.stance = Stance::obstruct; }) == 0);
  CHECK(allies([](Faction&, Unit& unit) { unit.fights = true; }) == 0);
  CHECK(allies([](Faction&, Unit& unit) { unit.splinter = true; }) == 0);
}

TEST_CASE("who_stood_on_a_list_and_never_fought_is_no_member_of_the_unit") {
  Mine mine;
  mine.world.fighters.flags[0] = fighter_flag::impostor;
  mine.play();
  CHECK(mine.world.units[0].members == 4);
}

TEST_CASE("the_strongest_group_taxes_a_mine_unless_forces_are_denser") {
  Mine mine;
  mine.play();
  CHECK(mine.world.districts[0].rents_holder == FactionId{0});
  mine.world.districts[0].peacekeepers = 2;  // worth four fighters
  mine.play();
  CHECK_FALSE(mine.world.districts[0].rents_holder.exists());
}

TEST_CASE("peacekeepers_whom_armed_groups_do_not_see_keep_nobody_from_a_mine") {
  Mine mine;
  mine.world.districts[0].peacekeepers = 2;
  mine.parameters.mission.sees_peacekeepers = 0;
  mine.play();
  CHECK(mine.world.districts[0].rents_holder == FactionId{0});
}

TEST_CASE("rents_and_home_draw_units_and_forces_push_them") {
  ArmedPresenceParameters p{};
  p.pull_rents = 1;
  p.pull_home = 0.5;
  p.push_forces = 0.1;
  CHECK(place_score(p, {.lootable = 0.5, .home = true, .forces_per_fighter = 2}) == Approx(0.8));
}

#include "process/balance_of_arms.h"

#include <catch2/catch.hpp>

#include "ddr_country.h"
#include "world/recruits.h"

using namespace ssr;

TEST_CASE("rivals_bound_by_the_same_accord_look_less_dangerous_where_a_mission_counts") {
  Country country(10);
  World& world = country.world;
  world.factions.resize(2);
  world.factions[1].under_arms = 40;
  Unit rivals;
  rivals.faction = FactionId{1};
  rivals.district = rivals.home_district = DistrictId{0};
  rivals.under_arms = rivals.members = 40;
  world.units.push_back(rivals);
  const auto rivals_seen = [&](double in_step) {
    return ArmsBalance(world, in_step).view(DistrictId{0}, FactionId{0}, 0.0).rivals;
  };
  CHECK(rivals_seen(0.5) == Approx(40.0));
  world.districts[0].peacekeepers = 100;
  CHECK(rivals_seen(0.0) == Approx(40.0));
  CHECK(rivals_seen(0.5) == Approx(20.0));
  world.factions[1].stance = Stance::obstruct;
  CHECK(rivals_seen(0.5) == Approx(40.0));
}

TEST_CASE("who_was_sent_home_fears_soldiers_where_his_like_fight_and_the_states_militia_too") {
  Country country(0);
  World& world = country.world;
  world.districts[0].soldiers = 5;
  world.factions[0].sides_with_state = true;
  world.units[0].under_arms = 7;
  found_dismissed(world);
  Unit sent_home;
  sent_home.faction = world.dismissed;
  sent_home.district = DistrictId{0};
  world.units.push_back(sent_home);
  const auto seen = [&world] {
    return ArmsBalance(world, 0.0).view(DistrictId{0}, world.dismissed, 0.0);
  };
  CHECK(seen().soldiers == 0.0);
  CHECK(seen().rivals == 0.0);
  world.units[1].under_arms = 3;
  CHECK(seen().soldiers == 5.0);
  CHECK(seen().rivals == 7.0);
}

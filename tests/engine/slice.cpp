#include "engine/slice.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstring>

#include "../support/small_world.h"
#include "engine/indicators.h"
#include "world/feelings.h"

namespace ssr {
namespace {

constexpr std::size_t n_numbers = sizeof(Slice) / sizeof(double);
constexpr std::size_t weeks_at = n_counts;  // place of `weeks` behind the counts

std::array<double, n_numbers> numbers(const Slice& slice) {
  std::array<double, n_numbers> all;
  static_assert(sizeof all == sizeof slice);
  std::memcpy(all.data(), &slice, sizeof slice);
  return all;
}

World lived_in() {
  World world = build_world(small::context(0.3), {5, 2});
  world.week = 8;
  for (District& district : world.districts) district.insecurity = 0.2;
  world.districts[0].police_coverage = 0.4;
  world.districts[0].peacekeepers = 300;
  world.districts[1].peacekeepers = 55;
  for (std::size_t i = 0; i < 40; ++i) world.fighters.disarmed_week[i] = 3;
  world.fighters.state[0] = FighterState::waiting;
  world.fighters.state[1] = FighterState::dead;
  world.fighters.state[200] = FighterState::dead;
  world.fighters.state[201] = FighterState::home_unregistered;
  world.tally.add_person(Count::theft, DistrictId{0}, Sex::male, 1);
  world.tally.add(Count::homicide, DistrictId{1}, 4);
  return world;
}

double value(std::string_view name, const Slice& slice, const World& world) {
  return indicator_value(indicator_index(name), slice, world);
}

}  // namespace

TEST_CASE("regions_sum_to_the_nation_in_every_number") {
  World world = lived_in();
  const Slices slices = slices_of(world, world.tally, 4);
  REQUIRE(slices.regions.size() == 2);
  const auto nation = numbers(slices.national);
  const auto first = numbers(slices.regions[0]);
  const auto second = numbers(slices.regions[1]);
  for (std::size_t i = 0; i < n_numbers; ++i) {
    if (i == weeks_at) continue;
    INFO(i);
    CHECK(nation[i] == Approx(first[i] + second[i]));
  }
  CHECK(slices.national.weeks == 4.0);
}

TEST_CASE("caches_count_for_the_nation_and_for_no_region") {
  World world = lived_in();
  const double before = slices_of(world, world.tally, 4).national.weapons_outside;
  world.factions[0].cached_weapons = 11;
  const Slices slices = slices_of(world, world.tally, 4);
  CHECK(slices.national.weapons_outside == before + 11);
  CHECK(slices.regions[0].weapons_outside + slices.regions[1].weapons_outside == before);
}

TEST_CASE("sexes_and_groups_hold_all_citizens_once") {
  const World world = lived_in();
  const Slices slices = slices_of(world, world.tally, 4);
  REQUIRE(slices.groups.size() == 2);
  CHECK(slices.national.people == 30001 - 599);
  CHECK(slices.sexes[0].people + slices.sexes[1].people == slices.national.people);
  CHECK(slices.groups[0].people + slices.groups[1].people == slices.national.people);
  CHECK(slices.sexes[0].adults + slices.sexes[1].adults == slices.national.adults);
  for (std::size_t a = 0; a < n_attitudes; ++a) {
    CHECK(slices.sexes[0].attitude[a] + slices.sexes[1].attitude[a] ==
          Approx(slices.national.attitude[a]));
    CHECK(slices.groups[0].attitude[a] + slices.groups[1].attitude[a] ==
          Approx(slices.national.attitude[a]));
  }
  CHECK(slices.sexes[0].armed + slices.sexes[1].armed == slices.national.armed);
}

TEST_CASE("slices_count_people_and_role_holders_and_not_rows") {
  const World world = lived_in();
  const Slices slices = slices_of(world, world.tally, 4);
  CHECK(slices.national.armed == 241 - 4);  // one waits, two are dead, one went home
  CHECK(slices.national.police == 83);
  CHECK(slices.national.soldiers == 210);
  CHECK(slices.national.remand + slices.national.sentenced == 41);
  CHECK(slices.national.places == 50);
  CHECK(slices.national.peacekeepers == 355);
  CHECK(slices.national.unregistered == 1);
  CHECK(slices.national.waiting == 1);
  CHECK(slices.national.former == 24 + 2);  // six of thirty are back under arms
}

TEST_CASE("the_dead_stay_in_the_caseload_they_were_counted_in") {
  const World world = lived_in();
  const Slices slices = slices_of(world, world.tally, 4);
  CHECK(slices.national.disarmed == 40);  // those of earlier programmes apart
}

TEST_CASE("rates_are_per_hundred_thousand_people_and_year") {
  const World world = lived_in();
  const Slices slices = slices_of(world, world.tally, 4);
  const double a_year = weeks_per_year / 4.0;
  CHECK(value("homicide_rate", slices.national, world) == Approx(4.0 * 1e5 / 29402.0 * a_year));
  CHECK(value("homicide_rate", slices.regions[0], world) == 0.0);
  CHECK(value("theft_rate", slices.sexes[0], world) == 0.0);
  CHECK(value("theft_rate", slices.sexes[1], world) ==
        Approx(1e5 / slices.sexes[1].people * a_year));
  CHECK(value("insecurity", slices.national, world) == Approx(0.2));
  CHECK(value("police_coverage", slices.regions[0], world) == Approx(0.4));
}

TEST_CASE("shares_of_nothing_are_undefined") {
  const World world;
  CHECK(std::isnan(indicator_value(indicator_index("pretrial_share"), Slice{}, world)));
  CHECK(std::isnan(indicator_value(indicator_index("fear"), Slice{}, world)));
}

TEST_CASE("mean_attitudes_are_of_adults") {
  World world = lived_in();
  for (std::size_t row = 0; row < world.citizens.size(); ++row) {
    const bool adult = world.citizens.livelihood[row] != Livelihood::child;
    world.citizens.attitude[row].set(Attitude::fear, adult ? 0.25 : 1.0);
  }
  count_feelings(world, world.felt.n_groups);
  CHECK(value("fear", slices_of(world, world.tally, 4).national, world) ==
        Approx(0.25).margin(1e-5));
}

}  // namespace ssr

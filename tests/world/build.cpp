#include "world/build.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "../support/small_world.h"
#include "core/errors.h"
#include "engine/bytes.h"
#include "world/check.h"

namespace ssr {
namespace {

constexpr double scales[] = {1.0, 0.3, 0.05};

template <class Column, class Value>
std::int64_t count_of_value(const Column& column, Value value) {
  return std::count(column.begin(), column.end(), value);
}

std::vector<std::byte> bytes_of(const World& world) {
  ByteWriter writer;
  writer.put(world);
  return writer.take();
}

/// True when every vector among the members has `rows` elements.
template <class Table>
bool all_columns_have(const Table& table, std::size_t rows) {
  const auto has = [rows](const auto& member) {
    if constexpr (requires { member.capacity(); }) return member.size() == rows;
    return true;
  };
  return std::apply([&has](const auto&... members) { return (has(members) && ...); },
                    table.fields());
}

}  // namespace

TEST_CASE("a_split_sums_to_its_total") {
  for (const std::int64_t total : {0, 1, 7, 100, 12345}) {
    for (const auto& shares : {std::vector<double>{1, 1, 1}, {0.2, 0.5, 0.3}, {0, 3, 1e-9, 2}}) {
      const auto parts = split_by_shares(total, shares);
      CHECK(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == total);
      for (std::size_t i = 0; i < parts.size(); ++i) {
        const double share = shares[i] / std::accumulate(shares.begin(), shares.end(), 0.0);
        CHECK(std::abs(static_cast<double>(parts[i]) - static_cast<double>(total) * share) < 1.0);
      }
    }
  }
}

TEST_CASE("a_split_gives_the_rest_to_the_largest_remainders_and_ties_to_the_first") {
  CHECK(split_by_shares(10, {0.25, 0.25, 0.5}) == std::vector<std::int64_t>{3, 2, 5});
  CHECK(split_by_shares(10, {0.33, 0.33, 0.34}) == std::vector<std::int64_t>{3, 3, 4});
  CHECK(split_by_shares(2, {1, 1, 1}) == std::vector<std::int64_t>{1, 1, 0});
  CHECK(split_by_shares(5, {0, 0}) == std::vector<std::int64_t>{0, 0});
  CHECK(split_by_shares(5, {}).empty());
}

TEST_CASE("people_are_exact_at_every_scale") {
  for (const double scale : scales) {
    INFO(scale);
    const World world = build_world(small::context(scale), {3, 1});
    CHECK(world.people_at_start == 30001);
    CHECK(people_alive(world) == 30001);
    // outside the table: 241 fighters, 24 settled, 83 officers, 210 soldiers, 41 detainees
    CHECK(small::people_sum(world, [](std::size_t) { return 1; }) == 30001 - 599);
    CHECK_NOTHROW(check(world));
    std::vector<std::int64_t> residents(2, 0);
    for (std::size_t c = 0; c < world.communities.size(); ++c) {
      residents[world.communities.district[c].value] += world.communities.people[c];
    }
    CHECK(residents[0] == world.districts[0].residents);
    CHECK(residents[1] == world.districts[1].residents);
    CHECK(world.districts[0].people == 9000);
    CHECK(world.districts[1].people == 21001);
  }
}

TEST_CASE("communities_hold_the_people_of_their_rows") {
  for (const double scale : scales) {
    INFO(scale);
    const World world = build_world(small::context(scale), {3, 1});
    std::uint32_t next = 0;
    for (std::size_t c = 0; c < world.communities.size(); ++c) {
      const Communities& communities = world.communities;
      REQUIRE(communities.first_row[c] == next);
      REQUIRE(communities.n_rows[c] <= communities.n_slots[c]);
      next += communities.n_slots[c];
      std::int64_t people = 0;
      for (std::uint32_t r = 0; r < communities.n_slots[c]; ++r) {
        const std::int32_t weight = world.citizens.weight[communities.first_row[c] + r];
        REQUIRE(weight >= 0);
        REQUIRE((r < communities.n_rows[c] || weight == 0));
        people += weight;
      }
      REQUIRE(people == communities.people[c]);
    }
    CHECK(next == world.citizens.size());
  }
}

TEST_CASE("at_scale_one_a_row_is_one_person") {
  const World world = build_world(small::context(1.0), {3, 1});
  std::int64_t rows = 0;
  for (std::size_t c = 0; c < world.communities.size(); ++c) {
    CHECK(world.communities.base_weight[c] == 1);
    rows += world.communities.n_rows[c];
  }
  CHECK(rows == 30001);
  CHECK(count_of_value(world.citizens.weight, 1) == 30001 - 599);
  CHECK(*std::max_element(world.citizens.weight.begin(), world.citizens.weight.end()) == 1);
}

TEST_CASE("a_smaller_scale_thins_rows_and_not_people") {
  const World full = build_world(small::context(1.0), {3, 1});
  const World thin = build_world(small::context(0.05), {3, 1});
  CHECK(thin.citizens.size() < full.citizens.size() / 8);
  CHECK(*std::max_element(thin.citizens.weight.begin(), thin.citizens.weight.end()) >= 9);
}

TEST_CASE("role_holders_are_one_for_one_at_every_scale") {
  for (const double scale : scales) {
    INFO(scale);
    const World world = build_world(small::context(scale), {3, 1});
    CHECK(count_of_value(world.fighters.state, FighterState::under_arms) == 241);
    CHECK(count_of_value(world.fighters.state, FighterState::settled) == 24);
    CHECK(world.fighters.size() == 265);
    CHECK(world.factions[0].under_arms == 150);
    CHECK(world.factions[1].under_arms == 91);
    std::int64_t members = 0;
    for (const Unit& unit : world.units) members += unit.under_arms;
    CHECK(members == 241);
    CHECK(world.units.size() == 3 + 1 + 2);
    CHECK(world.police.size() == 83);
    CHECK(world.police.target_strength == 83);
    CHECK(world.army.soldiers.size() == 210);
    std::int64_t soldiers = 0;
    for (const Battalion& battalion : world.army.battalions) soldiers += battalion.strength;
    CHECK(soldiers == 210);
    CHECK(world.justice.criminal.size() + world.justice.serving.size() == 61 + 41);
    std::int64_t detainees = 0;
    for (const Prison& prison : world.justice.prisons)
      detainees += prison.remand + prison.sentenced;
    CHECK(detainees == 41);
    CHECK(world.justice.prisons[0].places + world.justice.prisons[1].places == 50.0);
    CHECK(world.justice.courts[0].judges + world.justice.courts[1].judges == Approx(4.0));
    CHECK(world.accord.quota_left == 40);
    CHECK(world.accounts.in_opening == 1'250'000);
  }
}

TEST_CASE("those_whom_the_state_will_send_home_are_one_party_more_without_a_leader") {
  const World world = build_world(small::context(), {3, 1});
  REQUIRE(world.factions.size() == 3);
  CHECK(world.dismissed == FactionId{2});
  CHECK_FALSE(world.factions[2].led);
  CHECK(world.factions[2].under_arms == 0);
  CHECK(world.pictures.planner.size() == picture_names(small::context()).size());
}

TEST_CASE("people_of_an_earlier_programme_are_back_under_arms_or_in_units_of_their_own") {
  Context context = small::context();
  context.factions[0].disarmed = 600;
  const World world = build_world(context, {3, 1});
  // a fifth of 600 is back: 480 settled in eight units, 120 of 150 fighters flagged
  const Fighters& f = world.fighters;
  CHECK(count_of_value(f.state, FighterState::settled) == 480);
  std::int64_t disbanded = 0, back = 0;
  for (const Unit& unit : world.units) {
    CHECK(unit.members >= 30);
    CHECK(unit.members <= 100);
    CHECK(unit.under_arms == (unit.disbanded ? 0 : unit.members));
    disbanded += unit.disbanded ? 1 : 0;
  }
  CHECK(disbanded == 8);
  for (std::size_t row = 0; row < f.size(); ++row) {
    const bool settled = f.state[row] == FighterState::settled;
    const bool before = (f.flags[row] & fighter_flag::earlier_programme) != 0;
    CHECK(world.units[f.unit[row].value].disbanded == settled);
    CHECK((f.disarmed_week[row] == never) == !settled);
    if (settled) CHECK(before);
    back += before && !settled ? 1 : 0;
  }
  // 120 of 150 with chance 0.8 each: five standard errors are 25
  CHECK(back > 95);
  CHECK(back < 145);
}

TEST_CASE("no_more_are_back_under_arms_than_there_are_fighters") {
  FactionContext faction;
  faction.fighters = 450;
  faction.disarmed = 10000;
  faction.back_under_arms_share = 0.2;
  CHECK(faction.back_under_arms() == 450.0);
  CHECK(faction.settled() == 9550.0);
}

TEST_CASE("role_holders_stand_where_the_context_puts_them") {
  const World world = build_world(small::context(), {3, 1});
  // 83 officers at 0.2 : 0.8 are 16.6 : 66.4
  CHECK(count_of_value(world.police.district, DistrictId{0}) == 17);
  // 41 detainees at 1 : 3 are 10.25 : 30.75
  CHECK(world.justice.prisons[0].remand + world.justice.prisons[0].sentenced == 10);
  // three units of 50 at 0.7 : 0.3 are 2.1 : 0.9
  CHECK(world.units[0].district == DistrictId{0});
  CHECK(world.units[1].district == DistrictId{0});
  CHECK(world.units[2].district == DistrictId{1});
}

TEST_CASE("soldiers_come_from_where_the_context_says") {
  Context context = small::context();
  context.army.home_regions = {1.0, 0.0};
  const World world = build_world(context, {3, 1});
  std::size_t n = 0;
  for (const CitizenId home : world.army.soldiers.home) {
    if (!home.exists()) continue;
    ++n;
    CHECK(home_district(world, home) == DistrictId{0});
  }
  CHECK(n > 200);
}

TEST_CASE("every_column_of_a_table_has_every_row") {
  const World world = build_world(small::context(0.3), {3, 1});
  CHECK(all_columns_have(world.fighters, world.fighters.size()));
  CHECK(all_columns_have(world.police, world.police.size()));
  CHECK(all_columns_have(world.army.soldiers, world.army.soldiers.size()));
  CHECK(all_columns_have(world.communities, world.communities.size()));
  CHECK(all_columns_have(world.citizens, world.citizens.size()));
}

TEST_CASE("fighters_are_of_the_age_of_their_role") {
  const World world = build_world(small::context(), {3, 1});
  int of_age = 0;
  for (std::size_t i = 0; i < world.fighters.size(); ++i) {
    const double age = age_years(world.fighters.birth_week[i], 0);
    const bool child = world.fighters.role[i] == FighterRole::child;
    of_age += child ? (age >= 9.0 && age < 18.0) : (age >= 18.0 && age < 35.0);
    // A role with a home row has that row's age.
    CHECK(world.fighters.birth_week[i] == world.citizens.birth_week[world.fighters.home[i].value]);
  }
  CHECK(of_age >= 262);  // of 265
}

TEST_CASE("shares_of_the_context_appear_in_the_people") {
  const Context context = small::context();
  const World world = build_world(context, {3, 1});
  const double n = 30001 - 599;
  const auto share = [&](auto holds) {
    return static_cast<double>(small::people_sum(world, holds)) / n;
  };
  const Citizens& citizens = world.citizens;
  // five standard errors of a share of 29,396 are below 0.0146
  CHECK(share([&](std::size_t r) { return citizens.sex[r] == Sex::female; }) ==
        Approx(0.51).margin(0.02));
  const double hill = (9000 * 0.8 + 21001 * 0.25) / 30001;
  CHECK(share([&](std::size_t r) { return citizens.group[r] == 0; }) ==
        Approx(hill).margin(0.0146));
  // Age structure exp(-0.036 a): 1 - exp(-0.54) of the people are under 15.
  CHECK(share([&](std::size_t r) { return age_years(citizens.birth_week[r], 0) < 15.0; }) ==
        Approx(0.417).margin(0.02));
  CHECK(share([&](std::size_t r) { return (citizens.flags[r] & citizen_flag::vulnerable) != 0; }) ==
        Approx(context.vulnerable_share).margin(0.04));  // households of six: wider by sqrt(6)
  double fear = 0;
  for (std::size_t r = 0; r < citizens.size(); ++r)
    fear += citizens.weight[r] * static_cast<double>(citizens.attitude[r][Attitude::fear]);
  CHECK(fear / n == Approx(0.5).margin(0.004));
}

TEST_CASE("households_are_runs_of_six_rows_of_their_community") {
  const World world = build_world(small::context(), {3, 1});
  for (std::size_t c = 0; c < world.communities.size(); ++c) {
    for (std::uint32_t r = 0; r < world.communities.n_rows[c]; ++r) {
      const std::uint32_t row = world.communities.first_row[c] + r;
      REQUIRE(world.citizens.flags[row] == world.citizens.flags[row - r % 6]);
      REQUIRE(world.citizens.lives_in[row] == world.citizens.lives_in[row - r % 6]);
    }
  }
}

TEST_CASE("the_same_luck_builds_the_same_world_and_another_builds_another") {
  const Context context = small::context(0.05);
  CHECK(bytes_of(build_world(context, {3, 1})) == bytes_of(build_world(context, {3, 1})));
  CHECK(bytes_of(build_world(context, {3, 1}, Threading::tiles)) ==
        bytes_of(build_world(context, {3, 1})));
  World other = build_world(context, {3, 2});
  other.luck = {3, 1};
  CHECK(bytes_of(other) != bytes_of(build_world(context, {3, 1})));
}

TEST_CASE("a_community_knows_its_largest_group", "[build]") {
  const World world = build_world(small::context(), Luck{3, 0});
  for (std::uint32_t c = 0; c < world.communities.size(); ++c) {
    std::vector<std::int64_t> people(2, 0);
    const std::uint32_t first = world.communities.first_row[c];
    for (std::uint32_t row = first; row < first + world.communities.n_rows[c]; ++row) {
      people[world.citizens.group[row]] += world.citizens.weight[row];
    }
    // Fighters and officers have left their rows since, a few from each.
    const auto largest = world.communities.largest_group[c];
    CHECK(people[largest] > people[1 - largest] - 100);
  }
}

TEST_CASE("a_region_with_more_roles_than_people_is_bad_input") {
  Context officers = small::context();
  officers.regions[small::highland].people = 60;
  officers.police.regions = {1.0, 0.0};
  CHECK_THROWS_WITH(build_world(officers, {1, 0}), Catch::Contains("Highland"));
  CHECK_THROWS_AS(build_world(officers, {1, 0}), InputError);
  // Cases pending where nobody is left to be their victims.
  Context cases = small::context();
  cases.factions.clear();
  cases.army = {};
  cases.justice.detainees = 0;
  cases.regions[small::highland].people = 83;
  cases.police.regions = {1.0, 0.0};
  cases.justice.pending_cases = 30'000;
  CHECK_THROWS_AS(build_world(cases, {1, 0}), InputError);
}

}  // namespace ssr

#include "engine/bytes.h"

#include <catch2/catch.hpp>

#include "../support/small_world.h"

namespace ssr {
namespace {

template <class T>
std::vector<std::byte> written(const T& value) {
  ByteWriter writer;
  writer.put(value);
  return writer.take();
}

template <class T>
T read_back(const std::vector<std::byte>& bytes) {
  ByteReader reader(bytes);
  T value;
  reader.get(value);
  CHECK(reader.at_end());
  return value;
}

/// A built world with something in the members that are empty at the start.
World lived_in() {
  World world = build_world(small::context(0.05), {5, 2});
  world.week = 41;
  world.incidents.push_back(
      {17, CommunityId{1}, CitizenId{2}, Matter::assault, OffenderKind::mob, 0});
  world.events.push_back({12, EventKind::coup, 1, 0, 3, 2.5});
  world.conflict = {{4, 0, 31}, {{4}, {}, {30, 1}}, {1}, true, 12};
  world.programme.activities.resize(2);
  world.programme.activities[1].carry = 0.25;
  world.programme.offers[3].push_back({1, 7.5, 900});
  world.pictures.history = {{0.5, 0.25}, {}, {1.0}};
  world.donors.resize(1);
  world.donors[0].pipeline = {1, 2, 3};
  world.tally.add(Count::theft, DistrictId{1}, 3);
  return world;
}

}  // namespace

TEST_CASE("a_world_comes_back_from_its_bytes") {
  const World world = lived_in();
  const auto bytes = written(world);
  const World back = read_back<World>(bytes);
  CHECK(written(back) == bytes);
  CHECK(back.week == 41);
  CHECK(back.luck == Luck{5, 2});
  CHECK(back.citizens.weight == world.citizens.weight);
  CHECK(back.citizens.attitude == world.citizens.attitude);
  CHECK(back.fighters.home == world.fighters.home);
  CHECK(back.conflict.battle_deaths == std::vector<std::int64_t>{4, 0, 31});
  CHECK(back.pictures.history == world.pictures.history);
  CHECK(back.programme.offers[3].at(0).units == 7.5);
  CHECK(back.events.at(0).amount == 2.5);
  CHECK(back.tally.total(Count::theft) == 3);
}

TEST_CASE("worlds_that_differ_in_one_member_have_different_bytes") {
  const auto bytes = written(lived_in());
  World world = lived_in();
  world.citizens.flags[9] ^= citizen_flag::armed;
  CHECK(written(world) != bytes);
  world = lived_in();
  world.police.was_fighter[4] = FighterId{3};
  CHECK(written(world) != bytes);
  world = lived_in();
  ++world.cases_closed;
  CHECK(written(world) != bytes);
}

TEST_CASE("padding_never_enters_the_bytes") {
  CHECK(written(Luck{1, 2}).size() == 8);
  CHECK(written(Offer{}).size() == 4 + 8 + 8);
  Incident a;
  Incident b;
  std::memset(static_cast<void*>(&a), 0xff, sizeof a);
  std::memset(static_cast<void*>(&b), 0x00, sizeof b);
  a = b = Incident{3, CommunityId{1}, CitizenId{2}, Matter::theft, OffenderKind::citizen, 9};
  CHECK(written(a) == written(b));
  CHECK(written(a).size() == 4 * 4 + 2);
}

TEST_CASE("bytes_that_end_early_are_refused_wherever_they_are_cut") {
  auto bytes = written(lived_in());
  const std::size_t all = bytes.size();
  for (const std::size_t cut : {all - 1, all - 9, all - all / 10, all / 2, all / 3, std::size_t{40},
                                std::size_t{12}, std::size_t{3}, std::size_t{0}}) {
    INFO(cut);
    bytes.resize(cut);
    World world;
    ByteReader reader(bytes);
    CHECK_THROWS_AS(reader.get(world), InputError);
  }
}

TEST_CASE("a_vector_longer_than_the_bytes_is_refused_before_it_is_made") {
  const auto bytes = written(std::uint64_t{1} << 60);
  std::vector<double> values;
  ByteReader reader(bytes);
  CHECK_THROWS_AS(reader.get(values), InputError);
  CHECK(values.empty());
}

TEST_CASE("bytes_left_over_are_seen") {
  auto bytes = written(std::vector<std::int32_t>{1, 2});
  bytes.push_back(std::byte{0});
  ByteReader reader(bytes);
  std::vector<std::int32_t> values;
  reader.get(values);
  CHECK(values == std::vector<std::int32_t>{1, 2});
  CHECK_FALSE(reader.at_end());
}

}  // namespace ssr

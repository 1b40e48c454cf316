#include "engine/ledger.h"

#include <catch2/catch.hpp>

#include <string>

#include "../support/small_world.h"
#include "core/errors.h"
#include "world/custody.h"
#include "world/feelings.h"

namespace ssr {
namespace {

constexpr std::size_t n_drivers = 3;
constexpr std::size_t n_districts = 2;

std::size_t stock(std::string_view name) {
  for (std::size_t i = 0; i < stock_specs().size(); ++i) {
    if (stock_specs()[i].name == name) return i;
  }
  throw std::out_of_range(std::string(name));
}

double moved(const std::vector<float>& taken, std::string_view name, std::size_t district,
             std::size_t driver) {
  return static_cast<double>(taken[(stock(name) * n_districts + district) * n_drivers + driver]);
}

double sum_over_drivers(const std::vector<float>& taken, std::string_view name,
                        std::size_t district) {
  double sum = 0;
  for (std::size_t driver = 0; driver < n_drivers; ++driver)
    sum += moved(taken, name, district, driver);
  return sum;
}

void disarm(World& world, std::size_t from, std::size_t until) {
  for (std::size_t i = from; i < until; ++i) world.fighters.state[i] = FighterState::cantoned;
}

std::int64_t armed_in(const World& world, std::size_t district) {
  std::int64_t n = 0;
  for (std::size_t i = 0; i < world.fighters.size(); ++i) {
    n += armed(world.fighters.state[i]) && world.fighters.district[i].value == district ? 1 : 0;
  }
  return n;
}

double mean_trust(const World& world, std::size_t district) {
  double sum = 0;
  double people = 0;
  for (std::uint32_t row = 0; row < world.citizens.size(); ++row) {
    const double weight = world.citizens.weight[row];
    if (world.citizens.livelihood[row] == Livelihood::child) continue;
    if (home_district(world, CitizenId{row}).value != district) continue;
    sum += weight *
           static_cast<double>(world.citizens.attitude[row][Attitude::trust_police]);
    people += weight;
  }
  return sum / people;
}

void shift_trust(World& world, double by) {
  for (Feelings& felt : world.citizens.attitude) {
    felt.set(Attitude::trust_police, felt[Attitude::trust_police] + by);
  }
  count_feelings(world, world.felt.n_groups);
}

}  // namespace

TEST_CASE("drivers_sum_to_the_change_of_the_stock") {
  World world = build_world(small::context(0.05), {2, 2});
  Ledger ledger(n_districts, n_drivers);
  const std::int64_t before[] = {armed_in(world, 0), armed_in(world, 1)};
  const double trust_before = mean_trust(world, 1);
  for (int week = 0; week < 3; ++week) {
    const auto at = static_cast<std::size_t>(week) * 60;
    ledger.open(world);
    disarm(world, at, at + 20);
    ledger.book(world, 0, false);
    shift_trust(world, 0.01);
    ledger.book(world, 1, true);
    disarm(world, at + 20, at + 30);
    shift_trust(world, -0.003);
    ledger.book(world, 2, true);
  }
  const auto taken = ledger.take();
  REQUIRE(taken.size() == stock_specs().size() * n_districts * n_drivers);
  for (std::size_t d = 0; d < n_districts; ++d) {
    CHECK(sum_over_drivers(taken, "fighters_outside_control", d) ==
          static_cast<double>(armed_in(world, d) - before[d]));
  }
  CHECK(moved(taken, "fighters_outside_control", 0, 0) +
            moved(taken, "fighters_outside_control", 1, 0) ==
        -60.0);
  CHECK(moved(taken, "fighters_outside_control", 0, 1) == 0.0);
  CHECK(moved(taken, "fighters_outside_control", 0, 2) +
            moved(taken, "fighters_outside_control", 1, 2) ==
        -30.0);
  CHECK(sum_over_drivers(taken, "trust_police", 1) ==
        Approx(mean_trust(world, 1) - trust_before).margin(1e-5));
  CHECK(moved(taken, "trust_police", 1, 1) == Approx(0.03).margin(5e-5));
  CHECK(moved(taken, "trust_police", 1, 2) == Approx(-0.009).margin(5e-5));
}

TEST_CASE("causes_take_their_part_of_what_attitudes_moved_and_the_sum_stays") {
  constexpr std::size_t n_all = 1 + n_attitude_causes;
  const Context context = small::context(0.05);
  const Parameters parameters = small::parameters();
  World world = build_world(context, {2, 2});
  for (float& memory : world.communities.recent_long_remand) memory = 30.0F;
  const double before = mean_trust(world, 1);
  Ledger ledger(n_districts, n_all);
  const Plan nothing;
  for (Week week = 0; week < 8; ++week) {  // the world's own week stays: nobody comes of age
    AttitudeMoves moves;
    moves.by_district.resize(n_districts);
    world.tally.reset(n_districts, context.groups.size());
    ledger.open(world);
    attitudes({context, nothing, parameters, Draws(world.luck, week), Threading::serial,
               &moves},
              world);
    ledger.book(world, 0, true);
    ledger.split(world, 0, 1, moves);
  }
  const auto taken = ledger.take();
  const auto driver = [&](std::size_t k) {
    return static_cast<double>(taken[(stock("trust_police") * n_districts + 1) * n_all + k]);
  };
  double sum = 0;
  for (std::size_t k = 0; k < n_all; ++k) sum += driver(k);
  CHECK(sum == Approx(mean_trust(world, 1) - before).margin(1e-5));
  const double remand = driver(1 + static_cast<std::size_t>(AttitudeCause::long_remand));
  CHECK(remand < -0.005);
  CHECK(driver(1 + static_cast<std::size_t>(AttitudeCause::remedies)) == 0.0);
}

TEST_CASE("cases_and_detainees_are_booked_where_they_are") {
  World world = build_world(small::context(0.05), {2, 2});
  Ledger ledger(n_districts, n_drivers);
  ledger.open(world);
  int lost = 0;
  for (Case& item : world.justice.criminal) {
    if (item.prison != DistrictId{1} || item.custody != Custody::remand) continue;
    begin_sentence(world, item);
    item.stage = Stage::convicted;
    ++lost;
  }
  refile(world, world.justice.criminal);
  REQUIRE(lost > 0);
  ledger.book(world, 1, false);
  const auto taken = ledger.take();
  CHECK(moved(taken, "remand", 1, 1) == -lost);
  CHECK(moved(taken, "court_backlog", 1, 1) == -lost);
  CHECK(moved(taken, "remand", 0, 1) == 0.0);
}

TEST_CASE("what_was_taken_is_forgotten") {
  World world = build_world(small::context(0.05), {2, 2});
  Ledger ledger(n_districts, n_drivers);
  ledger.open(world);
  disarm(world, 0, 20);
  ledger.book(world, 0, false);
  static_cast<void>(ledger.take());
  ledger.book(world, 1, true);
  for (const float x : ledger.take()) CHECK(x == 0.0F);
}

TEST_CASE("what_happens_before_the_ledger_opens_is_nobodys") {
  World world = build_world(small::context(0.05), {2, 2});
  Ledger ledger(n_districts, n_drivers);
  ledger.open(world);
  disarm(world, 0, 20);
  ledger.open(world);
  ledger.book(world, 0, true);
  for (const float x : ledger.take()) CHECK(x == 0.0F);
}

}  // namespace ssr

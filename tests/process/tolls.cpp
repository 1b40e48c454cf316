#include "process/tolls.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "../support/small_world.h"

using namespace ssr;

namespace {

constexpr Luck luck{8, 1};

/// A small country with some 200 fighters under arms.
struct Roads {
  Context context = small::context();
  Plan plan;
  Parameters parameters = small::parameters();
  World world = build_world(context, luck);

  std::size_t tolls_in_a_month() {
    world.incidents.clear();
    for (Week week = 0; week < weeks_per_month; ++week) {
      tolls(Step{context, plan, parameters, Draws(luck, week)}, world);
    }
    return world.incidents.size();
  }
};

}  // namespace

TEST_CASE("tolls_follow_the_units_temper_and_who_stands_against_it") {
  const TollsParameters p{.rate = 4, .restrained_share = 0.25, .deterrence = 0.5};
  CHECK(toll_rate(p, {.abusiveness = 1}) == Approx(4));
  CHECK(toll_rate(p, {.abusiveness = 0}) == Approx(1));
  CHECK(toll_rate(p, {.abusiveness = 1, .forces_per_fighter = 2}) == Approx(2));
}

TEST_CASE("fighters_under_arms_take_tolls_and_the_disarmed_take_none") {
  Roads roads;
  roads.parameters.tolls.rate = 40;
  CHECK(roads.tolls_in_a_month() > 0);
  for (const Incident& incident : roads.world.incidents) {
    CHECK(incident.matter == Matter::extortion);
    CHECK(incident.offender_kind == OffenderKind::fighter);
    CHECK(armed(roads.world.fighters.state[incident.offender]));
  }
  auto& states = roads.world.fighters.state;
  std::fill(states.begin(), states.end(), FighterState::settled);
  CHECK(roads.tolls_in_a_month() == 0);
}

#include "process/army.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "barracks.h"

using namespace ssr;

TEST_CASE("a_board_sends_home_soldiers_with_a_record_and_looks_at_each_once") {
  Barracks b;
  b.only_leave();
  b.world.army.target_strength = 50;
  ActivityPlan board;
  board.lever = Lever::vet_army;
  board.strictness = 1;
  b.plan.activities.push_back(board);
  b.parameters.army.vetting_eyes = 1;
  Soldiers& s = b.world.army.soldiers;
  for (std::size_t i = 0; i < 12; ++i) s.abuser[i] = 1;
  auto& offers = b.world.programme.offers[static_cast<std::size_t>(Lever::vet_army)];
  offers = {{.activity = 0, .units = 10, .unit_cost = 0}};
  b.play(1);
  CHECK(std::count(s.status.begin(), s.status.end(), ServiceStatus::dismissed) == 10);
  offers = {{.activity = 0, .units = 60, .unit_cost = 0}};
  b.play(2);
  CHECK(std::count(s.status.begin(), s.status.end(), ServiceStatus::dismissed) == 12);
  CHECK(offers[0].units == 20.0);  // the fifty were looked at, each once
  CHECK(b.world.army.dismissed_recently == 12);
  // For what they did: nobody owes them severance.
  const auto& papers = b.world.fighters.discharge;
  CHECK(std::count(papers.begin(), papers.end(), Discharge::removed) == 12);
}

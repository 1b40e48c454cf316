#include "process/army.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "barracks.h"

using namespace ssr;

TEST_CASE("unpaid_dismissal_of_a_surplus_is_remembered") {
  Barracks b;
  b.only_leave();
  b.world.army.target_strength = 10;
  b.parameters.army.dismissal_rate = 1;
  for (float& owed : b.world.army.soldiers.arrears_weeks) owed = 12.0F;
  b.play(13);
  CHECK(b.world.army.dismissed_recently == 20);  // half of the surplus of forty: hardship is 0.5
  CHECK(b.dismissed_men() == 20);
}

namespace {

/// A garrison of which the last ten, the least trained, fought for a faction before.
struct Mixed : Barracks {
  Mixed() {
    only_leave();
    parameters.army.dismissal_rate = 1;
    Soldiers& s = world.army.soldiers;
    for (float& owed : s.arrears_weeks) owed = 12.0F;
    for (std::uint32_t i = 40; i < 50; ++i) {
      s.was_fighter[i] = FighterId{i - 20};
      s.origin[i] = FactionId{0};
      s.training_weeks[i] = 1.0F;
      world.fighters.state[i - 20] = FighterState::in_army;
    }
  }
  std::ptrdiff_t sent_home(std::size_t from, std::size_t until) {
    const auto first = world.army.soldiers.status.begin();
    return std::count(first + static_cast<std::ptrdiff_t>(from),
                      first + static_cast<std::ptrdiff_t>(until), ServiceStatus::dismissed);
  }
};

}  // namespace

TEST_CASE("former_fighters_on_promised_places_are_not_sent_home_as_surplus") {
  Mixed bound;
  bound.promise(9, 0);
  bound.world.army.target_strength = 10;
  bound.play(13);
  CHECK(bound.sent_home(40, 50) == 1);
  Mixed unbound;
  unbound.world.army.target_strength = 10;
  unbound.play(13);
  CHECK(unbound.sent_home(40, 50) == 10);
}

TEST_CASE("who_holds_a_promised_place_pushes_nobody_else_out") {
  Mixed m;
  m.promise(10, 0);
  m.world.army.target_strength = 40;
  m.play(13);
  CHECK(m.sent_home(0, 50) == 0);
}

TEST_CASE("places_promised_to_one_faction_are_not_held_by_another") {
  Mixed m;
  m.world.factions.resize(2);
  m.promise(10, 1);
  m.world.army.target_strength = 10;
  m.play(13);
  CHECK(m.sent_home(40, 50) == 10);
}

TEST_CASE("a_mass_dismissal_sends_its_share_home_in_one_week_and_knows_no_records") {
  Barracks b;
  b.only_leave();
  b.world.army.target_strength = 50;
  b.plan.mass_dismissal = MassDismissal{.week = 2, .share = 0.4};
  Soldiers& s = b.world.army.soldiers;
  for (std::size_t i = 0; i < 10; ++i) s.abuser[i] = 1;
  for (std::size_t i = 0; i < 50; ++i) s.training_weeks[i] = i < 30 ? 12.0F : 4.0F;
  b.play(1);
  CHECK(std::count(s.status.begin(), s.status.end(), ServiceStatus::dismissed) == 0);
  b.play(2);
  CHECK(std::count(s.status.begin(), s.status.end(), ServiceStatus::dismissed) == 20);
  CHECK(std::count(s.status.begin() + 30, s.status.end(), ServiceStatus::dismissed) == 20);
  CHECK(b.world.army.dismissed_recently == 20);
}

TEST_CASE("a_plan_decides_on_a_strength_whatever_need_and_means_say") {
  Barracks b;
  b.parameters.army.target_rate = 1;
  b.plan.army_target = 75.0;
  b.world.army.target_strength = 50;
  b.play(13);
  CHECK(b.world.army.target_strength == 75);
  Barracks undecided;  // nobody has accounts to revise it by
  undecided.parameters.army.target_rate = 1;
  undecided.world.army.target_strength = 50;
  undecided.play(13);
  CHECK(undecided.world.army.target_strength == 50);
}

TEST_CASE("what_a_review_decided_holds_at_the_next_quarter_and_against_the_plans_number") {
  Barracks b;
  b.plan.army_target = 75.0;
  ActivityPlan review;
  review.lever = Lever::decide_force_size;
  b.plan.activities.push_back(review);
  b.world.programme.activities.resize(2);
  b.world.programme.activities[1].decided = 40;
  b.world.programme.activities[1].decided_week = 0;
  b.parameters.activities.lever.review_holds_years = 5;
  b.parameters.army.exclusion_rate = 1;
  b.parameters.army.exclusion_surplus = 0.5;
  b.world.army.target_strength = 60;
  b.play(12);
  CHECK(b.world.army.target_strength == 60);
  b.play(13);
  CHECK(b.world.army.target_strength == 40);
  CHECK(b.world.army.exclusion_grievance > 0.0);  // some are told that they will have to go
}

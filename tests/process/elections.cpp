#include "process/elections.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

ElectionsParameters some() {
  ElectionsParameters p{};
  p.insecurity_limit = 0.6;
  p.longest_delay = 10;
  p.legitimacy_slope = 4;
  p.incumbent_advantage = 2;
  p.mandate_gain = 0.8;
  p.mandate_half_life = 2;
  p.turnover_posts_lost = 0.5;
  p.fight_intercept = -5;
  p.fight_strength = 5;
  p.fight_broken = 2;
  p.fight_total = 2;
  p.fight_guarantor = 3;
  p.troops_for_guarantor = 1;
  return p;
}

struct Vote {
  Context context;
  Plan plan;
  Parameters parameters{};
  World world;
  Vote() {
    context.elections.push_back({.week = 5, .name = "first"});
    parameters.elections = some();
    world.elections.held = {0};
    world.pictures.planner.assign(n_pictures, 0.0);
    world.pictures.security = {0.2};
  }
  void play(Week week) { elections(Step{context, plan, parameters, Draws({}, week)}, world); }
};

}  // namespace

TEST_CASE("legitimacy_and_unfair_patronage_win_votes") {
  const ElectionsParameters p = some();
  CHECK(ruling_vote(p, 0.5, 0, 1, 0) == Approx(0.5));
  CHECK(ruling_vote(p, 0.75, 0, 1, 0) == Approx(0.7310586));
  CHECK(ruling_vote(p, 0.5, 0.5, 0, 0) > 0.5);
  CHECK(ruling_vote(p, 0.5, 0.5, 1, 0) == Approx(0.5));
}

TEST_CASE("strong_betrayed_losers_fight_where_nobody_guards") {
  const ElectionsParameters p = some();
  const LoserView weak{.relative_strength = 0.0, .promises_kept = 1.0};
  CHECK(loser_fights_probability(p, weak) == Approx(0.0066929));
  CHECK(loser_fights_probability(p, {.relative_strength = 0.5, .promises_kept = 0}) >
        loser_fights_probability(p, weak));
  CHECK(loser_fights_probability(p, {.guarantor = 1}) < loser_fights_probability(p, {}));
  CHECK(loser_fights_probability(p, {.total = true}) > loser_fights_probability(p, {}));
}

TEST_CASE("an_election_is_held_once_on_its_date") {
  Vote vote;
  vote.play(4);
  CHECK(vote.world.elections.held[0] == 0);
  vote.play(5);
  CHECK(vote.world.elections.held[0] == 1);
  vote.play(6);
  CHECK(vote.world.events.size() == 1);
  CHECK(vote.world.government.legitimacy_elected > 0.0);
  CHECK(vote.world.government.legitimacy_elected < 0.8);  // the mandate has begun to wear off
}

TEST_CASE("insecurity_puts_an_election_off_but_not_for_ever") {
  Vote vote;
  vote.world.pictures.security = {0.9};
  vote.play(5);
  CHECK(vote.world.elections.held[0] == 0);
  vote.play(15);
  CHECK(vote.world.elections.held[0] == 1);
}

TEST_CASE("a_mission_that_watches_makes_the_vote_fairer") {
  ElectionsParameters p = some();
  p.fairness_eyes = 0.5;
  CHECK(fairness_of_vote(p, 0.0, 0.0, 0.0) == 1.0);
  CHECK(fairness_of_vote(p, 0.8, 0.2, 0.4) == Approx(1.0 - 0.8 * 0.7));
  p.sees_observers = 0;
  CHECK(fairness_of_vote(p, 0.8, 0.2, 0.4) == fairness_of_vote(p, 0.8, 0.2, 0.0));
}

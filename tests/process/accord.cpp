#include "process/accord.h"

#include <catch2/catch.hpp>

#include "process/parameters.h"

using namespace ssr;

namespace {

AccordParameters some() {
  AccordParameters p{};
  p.keep_rate = 10;  // whoever is ready settles at once
  p.weak_state_speed = 0.5;
  p.guarantor_pressure = 0.5;
  p.troops_for_pressure = 1;
  p.quota_kept_at = 0.8;
  p.treasury_share = 0.5;
  p.late_weeks = 8;
  p.broken_weeks = 40;
  p.late_value = 0.5;
  p.prior_weight = 1;
  p.prior_value = 0.5;
  p.reading_rate = 1;
  return p;
}

struct Promised {
  Context context;
  Plan plan;
  Parameters parameters{};
  World world;
  explicit Promised(PromiseKind kind, double will) {
    PromiseContext promise;
    promise.kind = kind;
    promise.beneficiary = 0;
    promise.due = 4;
    promise.amount = 100;
    context.accord.promises.push_back(promise);
    parameters.accord = some();
    world.accord.promises.resize(1);
    world.factions.resize(1);
    world.government.will = will;
    world.government.capacity = 1;
  }
  void play(Week week) { accord(Step{context, plan, parameters, Draws({}, week)}, world); }
};

}  // namespace

TEST_CASE("will_and_guarantors_keep_promises") {
  AccordParameters p = some();
  p.keep_rate = 0.1;
  CHECK(keep_probability(p, {.will = 1, .capacity = 1}, 4) == Approx(0.32968));
  CHECK(keep_probability(p, {.will = 0, .capacity = 1}, 4) == 0.0);
  CHECK(keep_probability(p, {.will = 0, .capacity = 1, .pressure = 1}, 4) > 0.0);
  CHECK(keep_probability(p, {.will = 1, .capacity = 1, .reluctance = 0.5}, 4) <
        keep_probability(p, {.will = 1, .capacity = 1}, 4));
}

TEST_CASE("a_promise_to_those_who_laid_down_their_arms_needs_a_guarantor") {
  AccordParameters p = some();
  p.enforcement.share = 0.5;
  const double enforced = keep_probability(p, {.will = 1, .capacity = 1}, 4);
  const PromiseView unarmed{.will = 1, .capacity = 1, .leverage = 0};
  CHECK(keep_probability(p, unarmed, 4) < enforced);
  PromiseView guaranteed = unarmed;
  guaranteed.pressure = 1;
  CHECK(keep_probability(p, guaranteed, 4) == enforced);
}

TEST_CASE("a_disarmed_faction_without_offices_is_kept_waiting_for_what_it_was_promised") {
  const auto kept = [](std::int64_t under_arms, double posts) {
    Promised c(PromiseKind::amnesty, 1.0);
    c.parameters.accord.enforcement.share = 1;
    c.parameters.accord.enforcement.men = 100;
    c.world.factions[0].under_arms = under_arms;
    c.world.factions[0].posts = posts;
    for (Week week = 0; week <= 12; week += 4) c.play(week);
    return c.world.accord.promises[0].state == PromiseState::kept;
  };
  CHECK(kept(1000000, 0.0));
  CHECK(kept(0, 1.0));
  CHECK_FALSE(kept(0, 0.0));
}

TEST_CASE("late_is_worth_less_and_broken_nothing") {
  const AccordParameters p = some();
  CHECK(promise_worth(p, PromiseState::kept, 0) == 1.0);
  CHECK(promise_worth(p, PromiseState::late, 20) == 0.5);
  CHECK(promise_worth(p, PromiseState::open, 20) == 0.25);
  CHECK(promise_worth(p, PromiseState::broken, 0) == 0.0);
}

TEST_CASE("nobody_is_owed_what_he_was_promised_while_he_makes_war") {
  Promised c(PromiseKind::money, 1.0);
  c.world.government.treasury = to_cents(1e6);
  Faction& faction = c.world.factions[0];
  faction.stance = Stance::fight;
  const double kept = faction.promises_kept;
  for (Week week = 0; week <= 1000; week += 4) c.play(week);
  CHECK(c.world.accord.promises[0].state == PromiseState::open);
  CHECK(faction.promises_kept == Approx(kept));
  CHECK(faction.war_chest == 0);
  // Back at peace he is owed it as on the day on which it fell due.
  faction.stance = Stance::comply;
  c.play(1004);
  CHECK(c.world.accord.promises[0].state == PromiseState::kept);
  CHECK(faction.war_chest == to_cents(100));
}

TEST_CASE("offices_count_over_all_that_were_promised") {
  Promised c(PromiseKind::posts, 1.0);
  c.context.accord.promises[0].amount = 3;
  c.context.accord.promises.push_back(c.context.accord.promises[0]);
  c.context.accord.promises[1].amount = 0;  // one that names no number is one
  c.context.accord.promises[1].due = 1000;
  c.world.accord.promises.resize(2);
  c.play(4);
  CHECK(c.world.factions[0].posts == 0.75);
}

TEST_CASE("standing_as_a_party_is_a_place_without_offices") {
  Promised c(PromiseKind::party, 1.0);
  c.world.factions[0].included = false;
  c.play(4);
  CHECK(c.world.factions[0].included);
  CHECK(c.world.factions[0].posts == 0.0);
}

TEST_CASE("a_kept_promise_of_posts_brings_a_leader_in") {
  Promised c(PromiseKind::posts, 1.0);
  c.world.factions[0].included = false;
  c.play(0);
  CHECK(c.world.accord.promises[0].state == PromiseState::open);
  c.play(4);
  CHECK(c.world.accord.promises[0].state == PromiseState::kept);
  CHECK(c.world.factions[0].posts == 1.0);
  CHECK(c.world.factions[0].included);
  CHECK(c.world.factions[0].promises_kept == Approx(0.75));  // first impression 0.5, one kept
}

TEST_CASE("a_broken_promise_shuts_a_leader_out_and_is_public") {
  Promised c(PromiseKind::posts, 0.0);
  for (Week week = 0; week <= 44; week += 4) c.play(week);
  CHECK(c.world.accord.promises[0].state == PromiseState::broken);
  CHECK_FALSE(c.world.factions[0].included);
  CHECK(c.world.factions[0].promises_kept == Approx(0.25));
  REQUIRE(c.world.events.size() == 1);
  CHECK(c.world.events[0].kind == EventKind::promise_broken);
}

TEST_CASE("promised_money_moves_from_the_treasury_only_when_it_is_there") {
  Promised poor(PromiseKind::money, 1.0);
  poor.world.government.treasury = to_cents(150);
  poor.play(4);
  CHECK(poor.world.factions[0].war_chest == 0);
  Promised rich(PromiseKind::money, 1.0);
  rich.world.government.treasury = to_cents(250);
  rich.play(4);
  CHECK(rich.world.factions[0].war_chest == to_cents(100));
  CHECK(rich.world.government.treasury == to_cents(150));
}

TEST_CASE("who_was_sent_home_again_does_not_count_as_integrated") {
  const auto kept = [](ServiceStatus status) {
    Promised c(PromiseKind::integration_quota, 1.0);
    Soldiers& s = c.world.army.soldiers;
    s.was_fighter.assign(100, FighterId{0});
    s.origin.assign(100, FactionId{0});
    s.status.assign(100, status);
    for (Week week = 0; week < 8; ++week) c.play(week);
    return c.world.factions[0].promises_kept;
  };
  CHECK(kept(ServiceStatus::serving) > kept(ServiceStatus::dismissed));
  CHECK(kept(ServiceStatus::left) == kept(ServiceStatus::serving));
}

TEST_CASE("the_quota_shrinks_by_those_taken_in") {
  Promised c(PromiseKind::integration_quota, 1.0);
  c.play(0);
  CHECK(c.world.accord.quota_left == 100);
  c.world.army.integrated = 70;
  c.play(1);
  CHECK(c.world.accord.quota_left == 30);
}

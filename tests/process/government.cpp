#include "process/government.h"

#include <catch2/catch.hpp>

using namespace ssr;

namespace {

GovernmentParameters typical() {
  GovernmentParameters p;
  p.will_per_month = 0.1;
  p.legitimacy_push = 0.6;
  p.mandate_push = 0.4;
  p.condition_push = 0.4;
  p.success_push = 0.4;
  p.inertia = 0.7;
  p.resistance_drag = 1.5;
  p.posts_lost_vetting = 0.4;
  p.posts_lost_oversight = 0.3;
  p.posts_lost_integration = 0.2;
  p.posts_lost_pay = 0.4;
  p.posts_lost_rightsizing = 0.5;
  p.resistance_per_month = 0.1;
  p.resistance_decay = 0.05;
  p.dismissal_memory = 1.0;
  p.learning_per_month = 0.01;
  p.poaching_per_month = 0.001;
  p.police_per_1000 = 2.0;
  p.overreach = 1.5;
  p.occupancy_alarm = 1.5;
  p.emergency_slope = 0.1;
  p.emergency_most = 0.15;
  return p;
}

}  // namespace

TEST_CASE("reform_at_full_pace_costs_the_posts_it_touches") {
  const GovernmentParameters p = typical();
  CHECK(posts_lost(p, {}) == 0.0);
  CHECK(posts_lost(p, {.vetting = 1.0}) == Approx(0.4));
  CHECK(posts_lost(p, {.vetting = 1.0, .rightsizing = 1.0}) == Approx(0.7));
  CHECK(posts_lost(p, {.vetting = 0.5}) < posts_lost(p, {.vetting = 1.0}));
}

TEST_CASE("losers_organise_where_posts_were_patronage_and_give_up_later") {
  GovernmentParameters p = typical();
  CHECK(resistance_after(p, 0.0, 0.5, 0.8, 0.0) == Approx(0.04));
  CHECK(resistance_after(p, 0.0, 0.5, 0.0, 0.0) == 0.0);
  CHECK(resistance_after(p, 0.4, 0.0, 0.8, 0.0) == Approx(0.38));
  CHECK(resistance_after(p, 0.0, 0.0, 0.8, 0.2) > 0.0);
  p.sees_losses = 0;
  CHECK(resistance_after(p, 0.0, 1.0, 1.0, 1.0) == 0.0);
}

TEST_CASE("rulers_without_interest_in_reform_are_pushed_only_so_far") {
  GovernmentParameters p = typical();
  p.interest_pull = 1.0;
  double will = 0.1;
  for (int month = 0; month < 600; ++month) {
    will =
        will_after(p, will, {.interest = 0.1, .legitimacy = 0.8, .mandate = 0.5, .success = 0.7});
  }
  // push = 0.48 + 0.2 + 0.28 - 0.7 = 0.26: (0.26 + 0.1) / 1.26
  CHECK(will == Approx(0.285714));
}

TEST_CASE("winners_raise_will_and_losers_drain_it") {
  const GovernmentParameters p = typical();
  const WillView good{.legitimacy = 0.8, .mandate = 0.5, .donors_share = 0.5, .success = 1.0};
  // push = 0.48 + 0.2 + 0.2 + 0.4 - 0.7 = 0.58
  CHECK(will_after(p, 0.5, good) == Approx(0.5 + 0.1 * 0.58 * 0.5));
  WillView bad = good;
  bad.resistance = 1.0;
  CHECK(will_after(p, 0.5, bad) < 0.5);
  CHECK(will_after(p, 1.0, good) <= 1.0);
  CHECK(will_after(p, 0.0, bad) >= 0.0);
}

TEST_CASE("ministries_learn_by_owned_work_and_lose_staff_to_donors") {
  GovernmentParameters p = typical();
  CHECK(capacity_after(p, 0.2, 1.0, 0.0) == Approx(0.208));
  CHECK(capacity_after(p, 0.2, 0.0, 10.0) == Approx(0.198));
  CHECK(capacity_after(p, 0.2, 0.2, 0.0) < capacity_after(p, 0.2, 0.9, 0.0));
  p.staff_see_offers = 0;
  CHECK(capacity_after(p, 0.2, 0.0, 10.0) == Approx(0.2));
}

TEST_CASE("full_prisons_force_money_into_justice_only_above_the_alarm") {
  GovernmentParameters p = typical();
  CHECK(emergency_share(p, 1.4) == 0.0);
  CHECK(emergency_share(p, 2.0) == Approx(0.05));
  CHECK(emergency_share(p, 9.0) == Approx(0.15));
  p.sees_occupancy = 0;
  CHECK(emergency_share(p, 9.0) == 0.0);
}

TEST_CASE("police_are_planned_for_the_people_but_within_what_seems_payable") {
  const GovernmentParameters p = typical();
  CHECK(police_target(p, 4.5e6, 10000, 6000) == Approx(9000));
  CHECK(police_target(p, 4.5e6, 5000, 6000) == Approx(7500));
  CHECK(police_target(p, 4.5e6, 1000, 6000) == Approx(6000));
  CHECK(police_target(p, 4.5e6, 1000, 6000, 12'000.0) == 12'000.0);  // a plan decided it
}

TEST_CASE("mandates_and_conditions_push_will_only_where_they_are_seen") {
  GovernmentParameters p = typical();
  const WillView none{.legitimacy = 0.8, .success = 1.0};
  const WillView voters{.legitimacy = 0.8, .mandate = 1.0, .success = 1.0};
  const WillView donors{.legitimacy = 0.8, .donors_share = 1.0, .success = 1.0};
  CHECK(will_after(p, 0.5, voters) > will_after(p, 0.5, none));
  CHECK(will_after(p, 0.5, donors) > will_after(p, 0.5, none));
  p.sees_mandate = p.sees_conditions = 0;
  CHECK(will_after(p, 0.5, voters) == will_after(p, 0.5, none));
  CHECK(will_after(p, 0.5, donors) == will_after(p, 0.5, none));
}

TEST_CASE("a_sound_budget_counts_on_revenue_alone") {
  GovernmentParameters p = typical();
  CHECK(counted_on(p, 100.0, 40.0) == 140.0);
  p.counts_on_support = 0;
  CHECK(counted_on(p, 100.0, 40.0) == 100.0);
}

#include "process/army.h"

#include <catch2/catch.hpp>

#include "barracks.h"

using namespace ssr;

TEST_CASE("the_state_wants_the_army_it_needs_within_its_means") {
  const SizeView view{
      .people = 1e6, .fighters_reported = 1000, .revenue_usd_year = 12e6, .salary_usd_year = 600};
  CHECK(wanted_strength(some_army(), view) == Approx(2000.0));  // need 2,500, means 2,000
  CHECK(wanted_strength(some_army(), view, 1200.0) == Approx(1200.0));
}

TEST_CASE("mixing_binds_the_trained_and_splits_the_untrained") {
  const ArmyParameters p = some_army();
  CHECK(cohesion_target(p, {.mixing = 1, .trained = 1}) == Approx(0.8));
  CHECK(cohesion_target(p, {.mixing = 0, .trained = 1}) == Approx(0.6));
  CHECK(cohesion_target(p, {.mixing = 1, .trained = 0}) == Approx(0.1));
}

TEST_CASE("pay_arrears_raise_desertion_mutiny_and_are_unseen_when_cut") {
  ArmyParameters p = some_army();
  CHECK(hardship(p, 12) == Approx(0.5));
  CHECK(leaving_rate(p, 0.5, 0.2) > leaving_rate(p, 0.0, 0.2));
  CHECK(mutiny_probability(p, {.hardship = 1}) == Approx(0.0474259));
  CHECK(mutiny_probability(p, {.hardship = 1, .cohesion = 1}) <
        mutiny_probability(p, {.hardship = 1}));
  CHECK(mutiny_probability(p, {.dismissed_share = 0.3}) > mutiny_probability(p, {}));
  p.sees_arrears = 0;
  CHECK(hardship(p, 50) == 0.0);
}

TEST_CASE("legitimacy_control_and_guarantors_prevent_coups") {
  const ArmyParameters p = some_army();
  CHECK(coup_probability(p, {}) == Approx(0.0179862));
  CHECK(coup_probability(p, {.mutiny = true}) > coup_probability(p, {}));
  CHECK(coup_probability(p, {.civilian_control = 1}) < coup_probability(p, {}));
  CHECK(coup_probability(p, {.legitimacy = 1}) < coup_probability(p, {}));
  CHECK(coup_probability(p, {.guarantor = 1}) < coup_probability(p, {}));
}

TEST_CASE("vetting_turns_away_by_what_the_unit_did") {
  const ArmyParameters p = some_army();
  CHECK(turned_away_probability(p, 1, 0.8) == Approx(0.4));
  CHECK(turned_away_probability(p, 0, 0.8) == 0.0);
}

TEST_CASE("civilians_who_can_run_defence_bring_the_army_under_control") {
  ArmyParameters p{};
  CHECK(control_target(p, 0.6, 0.3, 0.3, 0.0) == Approx(0.4 + 0.18));
  CHECK(control_target(p, 0.6, 0.3, 0.3, 0.5) == Approx(0.5 * 0.58));
  p.sees_civilians = 0;
  CHECK(control_target(p, 0.6, 0.3, 0.3, 0.0) == Approx(0.2));
}

TEST_CASE("a_strict_board_errs_against_the_clean_and_sees_no_record_where_the_link_is_cut") {
  ArmyParameters p{};
  p.vetting_eyes = 0.6;
  p.vetting_errs = 0.2;
  CHECK(removal_probability(p, false, 0.5) == Approx(0.05));
  CHECK(removal_probability(p, true, 0.5) == Approx(0.3 + 0.7 * 0.05));
  CHECK(removal_probability(p, true, 0.0) == 0.0);
  p.sees_record = 0;
  CHECK(removal_probability(p, true, 0.5) == removal_probability(p, false, 0.5));
}

#include "process/policing.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "justice_world.h"

using namespace ssr;
using test::central;
using test::JusticeWorld;

TEST_CASE("capability_needs_training_supervisors_means_and_routine_alike") {
  PolicingParameters p{};
  p.least_capability = 0.2;
  CHECK(capability(p, {}) == Approx(0.2));
  CHECK(capability(p, {.training = 1}) == Approx(0.4));
  CHECK(capability(p, {.training = 1, .supervision = 1, .equipment = 1, .institution = 1}) ==
        Approx(1.0));
}

TEST_CASE("able_stations_find_more_and_accuse_fewer_wrongly") {
  const auto p = central(read_policing);
  CHECK(find_probability(p, 0.5, 1.0) == Approx(0.5));
  CHECK(find_probability(p, 0.5, 0.2) < find_probability(p, 0.5, 0.8));
  CHECK(wrongful_probability(p, 1.0, 0.2) > wrongful_probability(p, 1.0, 0.8));
  CHECK(wrongful_probability(p, 1.0, 0.2) > wrongful_probability(p, 0.2, 0.2));
}

TEST_CASE("bribes_grow_with_arrears_and_fall_with_integrity_and_certainty") {
  const auto p = central(read_policing);
  const StationView plain{.integrity = 0.5};
  CHECK(bribe_probability(p, {.integrity = 1.0}, 0.2) == 0.0);
  CHECK(bribe_probability(p, {.integrity = 0.5, .arrears_weeks = 10}, 0.2) >
        bribe_probability(p, plain, 0.2));
  CHECK(bribe_probability(p, {.integrity = 0.5, .certainty = 0.8}, 0.2) <
        bribe_probability(p, plain, 0.2));
  CHECK(bribe_probability(p, plain, 0.9) < bribe_probability(p, plain, 0.2));
}

TEST_CASE("offenders_remember_violence_and_its_sanctions_and_see_the_one_over_the_other") {
  PolicingParameters p{};
  p.sanction_memory = 0.1;
  CHECK(remembered_next(p, 100, 0) == Approx(90));
  CHECK(remembered_next(p, 100, 10) == Approx(100));
  CHECK(sanction_seen(0.3, 20, 100) == Approx(0.2));
  CHECK(sanction_seen(0.3, 0, 0) == 0.3);
  CHECK(sanction_seen(0.3, 2, 1) == 1.0);
}

namespace {
/// Remembers 100 offences, of which 5 were punished.
JusticeWorld after_violence() {
  JusticeWorld j;
  j.parameters.policing.sanction_memory = 0.1;
  j.parameters.policing.sanction_prior = 100;
  j.parameters.policing.arrest_counts = 0.4;
  j.world.justice.violence_by_civilians.assign(1, 0.0);
  j.world.justice.convictions.assign(1, 0.0);
  return j;
}
}  // namespace

TEST_CASE("a_quiet_week_leaves_the_seen_sanction_and_a_busy_one_weighs_more_than_a_small_one") {
  const auto seen_after = [](double violence) {
    JusticeWorld j = after_violence();
    j.world.justice.violence_by_civilians[0] = violence;
    policing(j.step(), j.world);
    CHECK(j.world.justice.violence_by_civilians[0] == 0.0);
    return j.world.justice.seen_sanction[0];
  };
  CHECK(seen_after(0) == Approx(0.05));
  CHECK(seen_after(1) == Approx(4.5 / 91));
  CHECK(seen_after(40) == Approx(4.5 / 130));
}

TEST_CASE("a_sanction_in_a_week_without_violence_is_seen") {
  JusticeWorld j = after_violence();
  j.world.justice.convictions[0] = 1;
  policing(j.step(), j.world);
  CHECK(j.world.justice.remembered_sanctions[0] == Approx(4.5 + 0.6));
  CHECK(j.world.justice.seen_sanction[0] == Approx(5.1 / 90));
  policing(j.step(1), j.world);
  CHECK(j.world.justice.seen_sanction[0] == Approx(5.1 / 90));  // counted once
}

TEST_CASE("an_arrest_and_its_conviction_are_one_sanction") {
  JusticeWorld j = after_violence();
  PolicingParameters& p = j.parameters.policing;
  p.sanction_memory = p.bribe_rate = p.mediated = 0;
  p.per_officer = p.find_least = 1;
  j.add_case(Matter::homicide, Stage::reported, 1).evidence = 1.0F;
  policing(j.step(), j.world);
  REQUIRE(j.world.tally.total(Count::charged_case) == 1);
  CHECK(j.world.justice.remembered_sanctions[0] == Approx(5.4));
  j.world.justice.convictions[0] = 1;
  policing(j.step(1), j.world);
  CHECK(j.world.justice.remembered_sanctions[0] == Approx(6.0));
}

TEST_CASE("arrest_for_what_men_under_arms_did_shows_no_sanction_of_crime") {
  JusticeWorld j = after_violence();
  PolicingParameters& p = j.parameters.policing;
  p.bribe_rate = p.mediated = 0;
  p.per_officer = p.find_least = 1;
  Case& c = j.add_case(Matter::homicide, Stage::reported, 1);
  c.evidence = 1.0F;
  c.by_civilian = false;
  policing(j.step(), j.world);
  REQUIRE(j.world.tally.total(Count::charged_case) == 1);
  CHECK(j.world.justice.remembered_sanctions[0] == Approx(4.5));
}

TEST_CASE("no_arrests_without_police") {
  JusticeWorld j(1000, 0);
  for (std::uint32_t i = 1; i < 200; ++i) j.add_case(Matter::robbery, Stage::reported, i);
  for (Week week = 0; week < 30; ++week) policing(j.step(week), j.world);
  CHECK(j.world.tally.total(Count::arrest) == 0);
  CHECK(j.world.tally.total(Count::dropped) == 199);
}

TEST_CASE("hands_are_limited_and_the_gravest_cases_come_first") {
  JusticeWorld j(1000, 20);
  j.parameters.policing.mediated = 0;
  j.parameters.policing.per_officer = 1;
  j.parameters.policing.least_capability = 1;
  for (std::uint32_t i = 1; i <= 100; ++i) {
    j.add_case(i <= 80 ? Matter::theft : Matter::homicide, Stage::reported, i).evidence = 1.0F;
  }
  policing(j.step(), j.world);
  CHECK(j.world.tally.total(Count::arrest) == 20);
  each_open_case(j.world.justice, [](const Case& c) {
    CHECK((c.stage == Stage::reported) == (c.matter == Matter::theft));
  });
}

TEST_CASE("arrested_suspects_of_grave_crimes_are_held_and_people_are_conserved") {
  JusticeWorld j(1000, 100);
  j.parameters.policing.per_officer = 1;
  const std::int64_t before = j.people();
  for (std::uint32_t i = 1; i <= 100; ++i) j.add_case(Matter::homicide, Stage::reported, i);
  for (Week week = 0; week < 4; ++week) policing(j.step(week), j.world);
  CHECK(j.world.justice.prisons[0].remand > 20);
  CHECK(j.people() == before);
}

TEST_CASE("evidence_sees_no_waiting_when_the_link_is_cut") {
  PolicingParameters p = JusticeWorld().parameters.policing;
  CHECK(evidence_left(p, 0.8, 0) == 0.8);
  CHECK(evidence_left(p, 0.8, 10) == Approx(0.8 * std::pow(1.0 - p.evidence_decay, 10)));
  p.sees_waiting = 0;
  CHECK(evidence_left(p, 0.8, 10) == 0.8);
}

TEST_CASE("patrons_and_an_uncontrolled_army_keep_their_own_from_arrest") {
  const auto arrests = [](OffenderKind kind, double patronage, double control) {
    JusticeWorld j(1000, 20);
    j.world.government.patronage = patronage;
    j.world.army.civilian_control = control;
    j.parameters.policing.own_kind = j.parameters.policing.least_capability = 1;
    j.parameters.policing.remand.fill(0);
    j.parameters.policing.evidence_decay = 0;
    j.parameters.oversight.protected_by_patronage = j.parameters.oversight.army_shielded = 0.8;
    for (std::uint32_t i = 1; i <= 400; ++i) {
      Case& c = j.add_case(Matter::abuse, Stage::investigated, i);
      c.suspect_kind = kind;
      c.suspect = 0;
    }
    policing(j.step(), j.world);
    return j.world.tally.total(Count::arrest);
  };
  CHECK(arrests(OffenderKind::officer, 0, 0) == 400);
  CHECK(arrests(OffenderKind::officer, 1, 1) == Approx(80).margin(40));
  CHECK(arrests(OffenderKind::soldier, 0, 1) == 400);
  CHECK(arrests(OffenderKind::soldier, 0, 0) == Approx(80).margin(40));
  CHECK(arrests(OffenderKind::soldier, 1, 0) < 40);  // 16 expected
  CHECK(arrests(OffenderKind::soldier, 1, 0) > 0);
}

TEST_CASE("a_search_in_vain_goes_to_the_end_of_the_queue") {
  JusticeWorld j(1000, 1);
  j.parameters.policing.mediated = 0;
  j.parameters.policing.victim_pays = 0;
  j.parameters.policing.per_officer = 1;
  j.parameters.policing.least_capability = 1;
  j.parameters.policing.wrongful_rate = 0;
  for (std::uint32_t i = 1; i <= 3; ++i) {
    j.add_case(Matter::robbery, Stage::reported, i).suspect_kind = OffenderKind::unknown;
  }
  policing(j.step(), j.world);
  for (const auto& queue : j.world.justice.stations[0].waiting) {
    if (queue.empty()) continue;
    REQUIRE(queue.size() == 3);
    CHECK(queue[0].suspect == 2);
    CHECK(queue[2].suspect == 1);
    CHECK(queue[2].evidence < queue[1].evidence);
  }
}

TEST_CASE("a_cold_case_behind_a_younger_one_is_laid_aside_and_takes_no_turn") {
  JusticeWorld j(1000, 1);
  PolicingParameters& p = j.parameters.policing;
  p.mediated = 0;
  p.victim_pays = 0;
  p.per_officer = 1;
  p.least_capability = 1;
  p.wrongful_rate = 0;
  p.shelf_by_gravity = 0;
  for (std::uint32_t i = 1; i <= 3; ++i) {
    Case& c = j.add_case(Matter::robbery, Stage::reported, i);
    c.suspect_kind = OffenderKind::unknown;
    c.evidence = 0.5F;
  }
  policing(j.step(), j.world);  // all wait in one queue: the first was searched for, 2 3 1
  for (auto& queue : j.world.justice.stations[0].waiting) {
    if (queue.empty()) continue;
    REQUIRE(queue.size() == 3);
    queue[0].opened = static_cast<Week>(p.shelf_weeks);
    queue[2].opened = static_cast<Week>(p.shelf_weeks);
  }
  j.parameters.policing.per_officer = 2;
  policing(j.step(static_cast<Week>(p.shelf_weeks) + 2), j.world);
  CHECK(j.world.tally.total(Count::dropped) == 1);
  each_open_case(j.world.justice, [](const Case& c) {
    CHECK(c.suspect != 3);  // cold, but behind 2
    CHECK(c.evidence < 0.5F);
  });
}

TEST_CASE("a_dispute_the_police_drop_is_still_there") {
  JusticeWorld j(1000, 0);
  j.add_case(Matter::land_dispute, Stage::reported, 1);
  for (Week week = 0; week < 30; ++week) policing(j.step(week), j.world);
  CHECK(j.world.justice.courts[0].undecided == 1);
}

#include "process/officer_conduct.h"

#include <catch2/catch.hpp>

#include "core/exact_math.h"
#include "justice_world.h"

using namespace ssr;
using test::central;
using test::JusticeWorld;

TEST_CASE("unpaid_and_unwatched_officers_extort") {
  const auto p = central(read_officer_conduct);
  const ConductView paid{.integrity = 0.5, .certainty = 0.2};
  ConductView other = paid;
  other.arrears_weeks = 10;
  CHECK(extortion_rate(p, other) > extortion_rate(p, paid));
  other = paid;
  other.integrity = 0.9;
  CHECK(extortion_rate(p, other) < extortion_rate(p, paid));
  other = paid;
  other.certainty = 0.8;
  CHECK(extortion_rate(p, other) < extortion_rate(p, paid));
  CHECK(abuse_rate(p, other) < abuse_rate(p, paid));
  CHECK(extortion_rate(p, ConductView{.integrity = 0}) == Approx(p.extortion_rate));
}

TEST_CASE("records_and_power_raise_abuse_and_training_and_supervision_lower_it") {
  const auto p = central(read_officer_conduct);
  const ConductView plain{};
  CHECK(abuse_rate(p, plain) == Approx(p.abuse_rate));
  CHECK(abuse_rate(p, {.record = true}) > p.abuse_rate);
  CHECK(abuse_rate(p, {.power = 1}) > p.abuse_rate);
  CHECK(abuse_rate(p, {.training = 1}) < p.abuse_rate);
  CHECK(abuse_rate(p, {.supervision = 1}) < p.abuse_rate);
  CHECK(abuse_rate(p, {.cohesion = 1}) < p.abuse_rate);
}

TEST_CASE("cut_links_show_pay_on_time_and_a_normal_certainty") {
  auto p = central(read_officer_conduct);
  p.sees_arrears = 0;
  CHECK(extortion_rate(p, {.arrears_weeks = 20}) == extortion_rate(p, {.arrears_weeks = 0}));
  p.sees_certainty = 0;
  CHECK(certainty_decided_with(p, 0.0) == p.normal_certainty);
  CHECK(abuse_rate(p, {.certainty = 0}) == abuse_rate(p, {.certainty = 1}));
}

TEST_CASE("full_supervision_needs_its_span") {
  OfficerConductParameters p{};
  p.officers_per_supervisor = 10;
  CHECK(supervision(p, 1, 20) == Approx(0.5));
  CHECK(supervision(p, 5, 20) == 1.0);
  CHECK(supervision(p, 1, 0) == 0.0);
}

TEST_CASE("misdeeds_are_incidents_with_a_victim_and_go_to_the_overseers") {
  JusticeWorld j(1000, 400);
  j.parameters.officer_conduct.abuse_rate = 0.2;
  officer_conduct(j.step(), j.world);
  REQUIRE(j.world.incidents.size() > 20);
  CHECK(j.world.incidents.size() == j.world.oversight.misdeeds.size());
  for (const Incident& incident : j.world.incidents) {
    CHECK(incident.victim.exists());
    CHECK(incident.offender_kind == OffenderKind::officer);
    CHECK((incident.matter == Matter::abuse || incident.matter == Matter::extortion));
  }
}

TEST_CASE("officers_kept_in_their_stations_meet_nobody") {
  JusticeWorld j(1000, 400);
  j.parameters.officer_conduct.abuse_rate = 0.2;
  j.world.districts[0].police_present = 0;
  officer_conduct(j.step(), j.world);
  CHECK(j.world.incidents.empty());
}

TEST_CASE("officers_extort_more_where_there_is_loot_to_stop") {
  auto p = central(read_officer_conduct);
  const ConductView poor{.integrity = 0.5};
  const ConductView rich{.integrity = 0.5, .rents = 1.0};
  CHECK(extortion_rate(p, rich) ==
        Approx(extortion_rate(p, poor) * exact::exp(p.extortion_by_rents)));
  CHECK(abuse_rate(p, rich) == abuse_rate(p, poor));
  p.sees_rents = 0;
  CHECK(extortion_rate(p, rich) == extortion_rate(p, poor));
}

#include "process/oversight.h"

#include <catch2/catch.hpp>

#include "justice_world.h"

using namespace ssr;
using test::central;
using test::JusticeWorld;

TEST_CASE("findings_matter_only_where_somebody_sanctions") {
  const auto p = central(read_oversight);
  CHECK(sanction_probability(p, 0, 0, 0, 0) == 0.0);
  CHECK(sanction_probability(p, 1, 0, 0, 0) == Approx(p.sanction_by_will));
  CHECK(sanction_probability(p, 0.5, 0.8, 0.3, 0.3) < sanction_probability(p, 0.5, 0.2, 0.3, 0.3));
  CHECK(sanction_probability(p, 0.5, 0.5, 0.8, 0.3) > sanction_probability(p, 0.5, 0.5, 0.2, 0.3));
}

TEST_CASE("watchdogs_bring_more_files_and_grave_ones_first") {
  const auto p = central(read_oversight);
  CHECK(file_probability(p, true, 0.6) > file_probability(p, true, 0.2));
  CHECK(file_probability(p, true, 0.2) > file_probability(p, false, 0.2));
}

TEST_CASE("certainty_follows_what_happens_slowly_and_stays_without_misdeeds") {
  OversightParameters p{};
  p.memory_rate = 0.1;
  p.half_noticed = 1.0;
  CHECK(certainty_next(p, 0.3, 0, 0) == 0.3);
  CHECK(certainty_next(p, 0.2, 1, 1) == Approx(0.2 + 0.05 * 0.8));
  CHECK(certainty_next(p, 0.2, 1, 0) == Approx(0.2 - 0.05 * 0.2));
}

namespace {
/// Abuses by every officer, all proven and punished where somebody reads the file.
JusticeWorld abusive(double inspectors) {
  JusticeWorld j(1000, 40);
  OversightParameters& p = j.parameters.oversight;
  p.complaint_rate = p.proof = p.sanction_by_will = p.dismissed_share = 1;
  p.protected_by_patronage = 0;
  p.files_per_inspector = 1;
  p.inspector_turnover = 0;
  j.world.government.will = 1;
  j.world.oversight.inspectors = inspectors;
  for (std::uint32_t i = 0; i < 40; ++i) {
    j.world.oversight.misdeeds.push_back(
        {i, 0, CommunityId{0}, DistrictId{0}, CitizenId{i}, true, false, OffenderKind::officer, i});
  }
  return j;
}
}  // namespace

TEST_CASE("inspectors_read_as_many_files_as_they_can_and_keep_the_rest") {
  JusticeWorld j = abusive(10);
  const std::int64_t before = j.people();
  oversight(j.step(1), j.world);
  CHECK(j.world.tally.total(Count::abuse_investigated) == 10);
  CHECK(j.world.tally.total(Count::abuse_punished) == 10);
  CHECK(j.world.tally.total(Count::officer_dismissed) == 10);
  CHECK(j.world.oversight.misdeeds.size() == 30);
  CHECK(j.people() == before);
  oversight(j.step(2), j.world);
  CHECK(j.world.oversight.misdeeds.size() == 20);
}

TEST_CASE("without_inspectors_forces_learn_that_nothing_happens") {
  JusticeWorld none = abusive(0);
  JusticeWorld many = abusive(100);
  oversight(none.step(1), none.world);
  oversight(many.step(1), many.world);
  CHECK(none.world.oversight.seen_certainty_police[0] < 0.05);
  CHECK(many.world.oversight.seen_certainty_police[0] > 0.05);
}

TEST_CASE("files_nobody_reads_are_forgotten") {
  JusticeWorld j = abusive(0);
  oversight(j.step(1), j.world);
  CHECK(j.world.oversight.misdeeds.size() == 40);
  oversight(j.step(100), j.world);
  CHECK(j.world.oversight.misdeeds.empty());
}

TEST_CASE("protection_and_scrutiny_count_only_where_they_are_seen") {
  auto p = central(read_oversight);
  const double plain = sanction_probability(p, 0.5, 0.0, 0.0, 0.0);
  p.sees_patronage = p.feels_scrutiny = 0;
  CHECK(sanction_probability(p, 0.5, 0.9, 0.8, 0.8) == plain);
  CHECK(file_probability(p, true, 0.9) == file_probability(p, true, 0.0));
}

TEST_CASE("forces_that_forget_the_past_judge_by_what_happens_now") {
  OversightParameters p{};
  p.memory_rate = 0.1;
  p.half_noticed = 1.0;
  p.remembers_impunity = 0;
  CHECK(certainty_next(p, 0.0, 1e9, 1e9) == Approx(1.0));
  CHECK(certainty_next(p, 0.2, 1, 1) == Approx(0.2 + 0.5 * 0.8));
}

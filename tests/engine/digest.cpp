#include <bit>
#include <catch2/catch.hpp>
#include <cmath>

#include "../store/synthetic_results.h"

namespace ssr {

TEST_CASE("a_run_digest_follows_every_recorded_number") {
  const RunRecord run = test::synthetic_run(1, 2, 2);
  const std::uint64_t before = digest_of(run, 2, 2);
  CHECK(before == digest_of(run, 2, 2));
  const auto differs = [&](auto change) {
    RunRecord other = run;
    change(other);
    return digest_of(other, 2, 2) != before;
  };
  CHECK(differs([](RunRecord& r) { r.series.national.back() += 1.0F; }));
  CHECK(differs([](RunRecord& r) { r.series.regional.front() += 1.0F; }));
  CHECK(differs([](RunRecord& r) { r.series.by_sex.back() += 1.0F; }));
  CHECK(differs([](RunRecord& r) { r.series.by_group.back() += 1.0F; }));
  CHECK(differs([](RunRecord& r) { r.series.weeks.back() += 1; }));
  CHECK(differs([](RunRecord& r) { r.outcomes.front() += 1e-12; }));
  CHECK(differs([](RunRecord& r) { r.events.back().week += 1; }));
  CHECK(differs([](RunRecord& r) { r.events.pop_back(); }));
}

TEST_CASE("a_run_digest_ignores_clock_time_ledger_and_how_nan_is_written") {
  RunRecord run = test::synthetic_run(1, 2, 2);
  run.series.national[0] = std::bit_cast<float>(0x7fc00000U);
  run.outcomes[0] = std::numeric_limits<double>::quiet_NaN();
  const std::uint64_t before = digest_of(run, 2, 2);
  run.seconds = 99;
  run.series.ledger = {1, 2, 3};
  run.series.national[0] = std::bit_cast<float>(0xffc01234U);
  run.outcomes[0] = -std::numeric_limits<double>::quiet_NaN();
  CHECK(digest_of(run, 2, 2) == before);
}

TEST_CASE("a_run_digest_refuses_a_series_of_the_wrong_size") {
  RunRecord run = test::synthetic_run(1, 2, 2);
  run.series.national.pop_back();
  CHECK_THROWS_AS(digest_of(run, 2, 2), std::logic_error);
}

TEST_CASE("a_file_digest_follows_labels_design_and_runs_but_not_the_command") {
  const Results results = test::synthetic_results(3);
  const std::uint64_t before = file_digest(results);
  const auto differs = [&](auto change) {
    Results other = results;
    change(other);
    return file_digest(other) != before;
  };
  CHECK(differs([](Results& r) { r.set.plan_names[0] += "x"; }));
  CHECK(differs([](Results& r) { r.set.design[1][1] += 1e-12; }));
  CHECK(differs([](Results& r) { r.set.parameters[0].path += "x"; }));
  CHECK(differs([](Results& r) { std::swap(r.runs[0], r.runs[1]); }));
  CHECK(differs([](Results& r) { r.runs[2].finished = false; }));
  CHECK_FALSE(differs([](Results& r) { r.command = "ssr rerun file.h5"; }));
  CHECK_FALSE(differs([](Results& r) { r.set.context_source.name = "elsewhere.toml"; }));
}

}  // namespace ssr

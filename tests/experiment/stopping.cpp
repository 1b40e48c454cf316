#include "experiment/stopping.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>

#include "core/draws.h"
#include "core/errors.h"
#include "core/exact_math.h"
#include "experiment/ensemble.h"
#include "experiment/sweep.h"
#include "store/results_file.h"
#include "support/sweep_study.h"

namespace ssr {

namespace {

const std::string rule_text = "victimisation_rate ci 9.5";

/// A short sweep of three points: by its rule one ends at the first look, one later, one never.
StudySet stopped_set(const test::Folder& folder) {
  Overrides overrides;
  overrides.samples = 3;
  overrides.replicates = 100;
  overrides.scale = 0.05;
  StudySet set = test::sweep_set(folder, "[sweep]\n", overrides);
  set.until = read_stopping_rule(rule_text);
  return set;
}

SweepEnd sweep_to(const StudySet& set, const std::string& output,
                  const SweepExecution& execution = {}) {
  const OutputLock lock(output);
  Ranks alone;
  return sweep(set, output, &lock, alone, execution);
}

std::uint64_t digest_in(const std::string& path) { return read_recorded_study(path).digest; }

/// A study of two plans, with a budget and a rule, without files.
StudySet two_plans(std::int64_t budget, const std::string& rule) {
  StudySet set;
  set.plan_names = {"a", "b"};
  set.study.reference = "b";
  set.study.replicates = budget;
  set.until = read_stopping_rule(rule);
  return set;
}

/// A draw for one run: the same whoever asks, and when.
double uniform(std::uint32_t point, std::size_t plan, std::size_t replicate) {
  const Draws draws({17, point}, 0);
  return draws
      .block(static_cast<std::uint32_t>(replicate), Lane::design, static_cast<std::uint32_t>(plan))
      .uniform(0);
}

std::string refusal(const std::string& text) {
  try {
    read_stopping_rule(text);
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a_stopping_rule_is_read_back_as_it_was_said") {
  const StoppingRule rule = read_stopping_rule("  relapse_by_year_10  ci 0.02 ");
  CHECK(to_string(rule) == "relapse_by_year_10 ci 0.02");
  CHECK(read_stopping_rule(to_string(rule)) == rule);
}

TEST_CASE("a_bad_stopping_rule_is_refused_in_one_line_with_a_remedy") {
  CHECK_THAT(refusal("relapse_by_yaer_10 ci 0.02"),
             Catch::Contains("did you mean \"relapse_by_year_10\"?"));
  CHECK_THAT(refusal("relapse_by_year_10 0.02"), Catch::Contains("not OUTCOME ci WIDTH"));
  CHECK_THAT(refusal(""), Catch::Contains("not OUTCOME ci WIDTH"));
  for (const char* width : {"0", "-1", "x", "nan", "inf", "0.02x"}) {
    const std::string said = refusal(std::string("trust_police ci ") + width);
    INFO(said);
    CHECK_THAT(said, Catch::Contains("no number above 0"));
    CHECK(said.find('\n') == std::string::npos);
  }
  StudySet set = two_plans(32, rule_text);
  CHECK_THROWS_WITH(check_stopping(set), Catch::Contains("the first look is at 32"));
  set.study.replicates = 33;
  CHECK_NOTHROW(check_stopping(set));
  set.plan_names = {"b"};
  CHECK_THROWS_WITH(check_stopping(set), Catch::Contains("one plan"));
}

TEST_CASE("intervals_of_repeated_looks_hold_together_where_plans_do_not_differ") {
  // Two plans of the same chances; a look that finds a difference is wrong.
  constexpr std::uint32_t points = 2000;
  for (const bool yes_no : {true, false}) {
    std::size_t wrong = 0;
    std::size_t wrong_without_correction = 0;
    for (std::uint32_t point = 0; point < points; ++point) {
      Paired paired;
      bool any = false;
      bool any_without = false;
      std::size_t look = 0;
      for (std::size_t n = first_look; n <= 512; n *= 2, ++look) {
        for (std::size_t r = paired.n(); r < n; ++r) {
          const double a = uniform(point, 0, r);
          const double b = uniform(point, 1, r);
          paired.differences.push_back(yes_no ? (a < 0.3 ? 1.0 : 0.0) - (b < 0.3 ? 1.0 : 0.0)
                                              : a - b);
        }
        any = any || !interval_at_look(paired, yes_no, look, 1).holds(0);
        const Interval plain = yes_no ? share_interval(paired, 0.95) : t_interval(paired, 0.95);
        any_without = any_without || !plain.holds(0);
      }
      wrong += any ? 1U : 0U;
      wrong_without_correction += any_without ? 1U : 0U;
    }
    const double three_errors = 3 * std::sqrt(0.05 * 0.95 / points);
    CHECK(static_cast<double>(wrong) / points <= 0.05 + three_errors);
    CHECK(static_cast<double>(wrong_without_correction) / points > 0.05 + three_errors);
  }
}

TEST_CASE("looks_at_more_plans_are_wider") {
  Paired paired;
  for (std::size_t r = 0; r < 64; ++r) paired.differences.push_back(uniform(1, 0, r));
  const auto width = [&](std::size_t look, std::size_t comparisons) {
    const Interval interval = interval_at_look(paired, false, look, comparisons);
    return interval.high - interval.low;
  };
  CHECK(width(1, 1) > width(0, 1));
  CHECK(width(0, 3) > width(0, 1));
  // The first look has half of the five percent.
  CHECK(width(0, 1) == Approx(2 * (t_interval(paired, 0.975).high - mean(paired.differences))));
}

TEST_CASE("a_point_reaches_as_far_as_its_own_runs_tell") {
  const StudySet set = two_plans(512, "trust_police ci 0.12");
  std::size_t there = 512;
  const auto number = [&](std::size_t plan, std::size_t r) -> std::optional<double> {
    if (r >= there) return std::nullopt;
    return uniform(3, plan, r);  // differences of variance 1/6
  };
  Paired drawn;
  for (std::size_t r = 0; r < 128; ++r) {
    drawn.differences.push_back(uniform(3, 0, r) - uniform(3, 1, r));
  }
  const Interval third = interval_at_look(drawn, false, 2, 1);
  INFO(third.low << " to " << third.high);
  const Reach all = reach_of(set, number);
  CHECK(all.known);
  CHECK(all.resolved);
  CHECK(all.replicates == 128);
  there = 128;  // what lies beyond is not looked at
  CHECK(reach_of(set, number).replicates == 128);
  CHECK(reach_of(set, number).known);
  there = 127;
  CHECK(reach_of(set, number).replicates == 128);
  CHECK_FALSE(reach_of(set, number).known);
  there = 0;
  CHECK(reach_of(set, number).replicates == 32);
  // The budget ends it, unresolved.
  there = 512;
  const Reach never = reach_of(two_plans(100, "trust_police ci 0.001"), number);
  CHECK(never.replicates == 100);
  CHECK(never.known);
  CHECK_FALSE(never.resolved);
}

TEST_CASE("a_difference_without_numbers_takes_the_budget") {
  const auto nothing = [](std::size_t, std::size_t) { return std::optional(std::nan("")); };
  const Reach reach = reach_of(two_plans(70, "trust_police ci 0.1"), nothing);
  CHECK(reach.replicates == 70);
  CHECK_FALSE(reach.resolved);
}

TEST_CASE("progress_of_a_sweep_with_a_rule_tells_the_looks_at_hand_from_the_whole_budget") {
  const test::Folder folder;
  const StudySet set = stopped_set(folder);
  std::vector<SweepProgress> shown;
  std::size_t break_at = 150;
  SweepExecution execution;
  execution.threads = 1;
  execution.progress = [&](const SweepProgress& now) { shown.push_back(now); };
  execution.cancelled = [&] { return !shown.empty() && shown.back().runs_done >= break_at; };
  CHECK_FALSE(sweep_to(set, folder.file("x.h5"), execution).complete);
  // At first every point wants its first look, and may want all.
  CHECK(shown.front().runs_done == 0);
  CHECK(shown.front().runs_wanted == 3 * 2 * 32);
  CHECK(shown.front().runs == 3 * 2 * 100);
  const std::size_t n_first = shown.size();
  break_at = 10'000;
  const SweepEnd end = sweep_to(set, folder.file("x.h5"), execution);
  REQUIRE(end.complete);
  CHECK(shown[n_first].runs_before == shown[n_first - 1].runs_done);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const SweepProgress& now = shown[i];
    CAPTURE(i);
    CHECK(now.points == 3);
    CHECK(now.runs_done <= now.runs_wanted);
    CHECK(now.runs_wanted <= now.runs);
    CHECK(now.points_resolved <= now.points_ended);
    if (i == 0) continue;
    CHECK(now.runs_done >= shown[i - 1].runs_done);
    CHECK(now.runs_wanted >= shown[i - 1].runs_wanted);
    CHECK(now.runs <= shown[i - 1].runs);
  }
  // At last nothing more is wanted, and some point was spared a part of its budget.
  for (const SweepProgress& last : {shown.back(), end.progress}) {
    CHECK(last.points_ended == 3);
    CHECK(last.points_resolved >= 1);
    CHECK(last.runs_done == last.runs_wanted);
    CHECK(last.runs == last.runs_wanted);
    CHECK(last.runs < 3 * 2 * 100);
  }
}

TEST_CASE("a_sweep_with_a_rule_has_one_digest_however_it_is_played") {
  const test::Folder folder;
  const StudySet set = stopped_set(folder);
  const std::string whole = folder.file("whole.h5");
  const SweepEnd end = sweep_to(set, whole);
  REQUIRE(end.complete);
  CHECK(end.progress.points_resolved >= 1);
  const Results results = read_results(whole, true);
  // Something was saved, and something needed more than the first look.
  constexpr std::size_t points = 3, plans = 2;
  CHECK(end.progress.runs > points * plans * 32);
  CHECK(end.progress.runs < points * plans * 100);
  CHECK(end.progress.runs_done == end.progress.runs);
  REQUIRE(results.set.until.has_value());
  CHECK(to_string(*results.set.until) == rule_text);
  for (const RunRecord& run : results.runs) {
    CHECK((run.finished || run.failure.empty()));
    if (run.finished) CHECK_FALSE(run.series.national.empty());
  }
  const std::uint64_t digest = digest_in(whole);

  for (const int threads : {1, 3}) {
    SweepExecution execution;
    execution.threads = threads;
    const std::string output = folder.file(std::to_string(threads) + ".h5");
    CHECK(sweep_to(set, output, execution).complete);
    CHECK(digest_in(output) == digest);
  }

  // Broken off again and again, within points and between looks.
  const std::string broken = folder.file("broken.h5");
  std::size_t played = 0;
  int calls = 0;
  for (; calls < 60; ++calls) {
    std::atomic<std::size_t> begun{0};
    SweepExecution execution;
    execution.threads = 1;
    execution.before_run = [&](std::size_t, std::size_t, std::size_t) { ++begun; };
    execution.cancelled = [&] { return begun > 45; };
    const SweepEnd part = sweep_to(set, broken, execution);
    played += part.progress.runs_done - part.progress.runs_before;
    if (part.complete) break;
  }
  CHECK(calls > 3);
  CHECK(played == end.progress.runs);  // none twice
  CHECK(digest_in(broken) == digest);
  CHECK(sweep_to(set, broken).was_complete);

  // As two shards.
  std::vector<std::string> shards;
  for (const auto& [first, n] : {std::pair<std::size_t, std::size_t>{0, 1}, {1, 2}}) {
    shards.push_back(folder.file("shard" + std::to_string(first) + ".h5"));
    CHECK(sweep_to(part_of(set, first, n), shards.back()).complete);
  }
  Assembly joined(whole_study(shards));
  for (const std::string& shard : shards) joined.add(shard, false);
  CHECK(completeness(joined).lacking == 0);
  joined.write(OutputLock(folder.file("joined.h5")), "ssr merge");
  CHECK(digest_in(folder.file("joined.h5")) == digest);

  StudySet other = set;
  other.until = read_stopping_rule("victimisation_rate ci 9");
  CHECK_THROWS_WITH(
      sweep_to(other, whole),
      Catch::Contains("--until was victimisation_rate ci 9.5, is victimisation_rate ci 9"));
  other.until.reset();
  CHECK_THROWS_WITH(sweep_to(other, whole), Catch::Contains("is (not given)"));
}

}  // namespace ssr

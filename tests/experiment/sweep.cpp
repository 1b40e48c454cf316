#include "experiment/sweep.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "core/errors.h"
#include "experiment/ensemble.h"
#include "store/results_file.h"
#include "support/sweep_study.h"

namespace ssr {

namespace {

SweepEnd sweep_to(const StudySet& set, const std::string& output,
                  const SweepExecution& execution = {}) {
  const OutputLock lock(output);
  Ranks alone;
  return sweep(set, output, &lock, alone, execution);
}

std::uint64_t digest_in(const std::string& path) { return read_recorded_study(path).digest; }

}  // namespace

TEST_CASE("a_sweep_gives_the_digest_of_a_comparison") {
  const test::Folder folder;
  const StudySet set = test::sweep_set(folder, "");
  const SweepEnd end = sweep_to(set, folder.file("x.h5"));
  CHECK(end.complete);
  CHECK(end.progress.runs_done == 12);
  CHECK(digest_in(folder.file("x.h5")) == file_digest(play(set, {})));
  CHECK_FALSE(std::filesystem::exists(folder.file("x.h5.parts")));
  CHECK(sweep_to(set, folder.file("x.h5")).was_complete);
}

TEST_CASE("a_cancelled_sweep_goes_on_where_it_stopped") {
  const test::Folder folder;
  const StudySet set = test::sweep_set(folder, "");
  const std::uint64_t whole = file_digest(play(set, {}));
  std::size_t played = 0;
  // Again and again two runs more, one of them of a point that is then half done.
  for (int call = 0; call < 20; ++call) {
    std::atomic<std::size_t> begun{0};
    SweepExecution execution;
    execution.threads = 1;
    execution.before_run = [&](std::size_t, std::size_t, std::size_t) { ++begun; };
    execution.cancelled = [&] { return begun > 3; };
    const SweepEnd end = sweep_to(set, folder.file("x.h5"), execution);
    played += end.progress.runs_done - end.progress.runs_before;
    if (end.complete) break;
    CHECK_FALSE(std::filesystem::exists(folder.file("x.h5")));
  }
  CHECK(played == 12);  // none twice
  CHECK(digest_in(folder.file("x.h5")) == whole);
}

TEST_CASE("a_run_that_fails_is_recorded_and_the_sweep_goes_on") {
  const test::Folder folder;
  const StudySet set = test::sweep_set(folder, "");
  SweepExecution execution;
  execution.before_run = [](std::size_t plan, std::size_t sample, std::size_t) {
    if (plan == 1 && sample == 2) throw std::runtime_error("the courts fell in");
  };
  const SweepEnd end = sweep_to(set, folder.file("x.h5"), execution);
  CHECK(end.complete);
  CHECK(end.progress.failures == 1);
  const Results results = read_results(folder.file("x.h5"), false);
  for (std::size_t i = 0; i < results.runs.size(); ++i) {
    const bool failed = i == results.index(1, 2, 0);
    CHECK(results.runs[i].finished != failed);
    CHECK(results.runs[i].failure == (failed ? "the courts fell in" : ""));
  }
  // A failure is settled: the same call has nothing to do.
  CHECK(sweep_to(set, folder.file("x.h5")).was_complete);
}

TEST_CASE("a_run_that_fails_leaves_the_rest_of_a_comparison") {
  const test::Folder folder;
  Execution execution;
  execution.before_run = [](std::size_t plan, std::size_t sample, std::size_t) {
    if (plan == 0 && sample == 0) throw InvariantError("people were lost");
  };
  const Results results = play(test::sweep_set(folder, ""), execution);
  std::size_t finished = 0;
  for (const RunRecord& run : results.runs) finished += run.finished ? 1U : 0U;
  CHECK(finished == results.runs.size() - 1);
  CHECK(results.run(0, 0, 0).failure == "people were lost");
}

TEST_CASE("a_machine_out_of_memory_is_no_failure_of_the_run") {
  const test::Folder folder;
  SweepExecution execution;
  execution.threads = 1;
  execution.before_run = [](std::size_t, std::size_t sample, std::size_t) {
    if (sample == 4) throw std::bad_alloc();
  };
  const StudySet set = test::sweep_set(folder, "");
  CHECK_THROWS_AS(sweep_to(set, folder.file("x.h5"), execution), std::bad_alloc);
  CHECK(sweep_to(set, folder.file("x.h5")).complete);
  CHECK(digest_in(folder.file("x.h5")) == file_digest(play(set, {})));
}

TEST_CASE("a_changed_study_is_refused_on_an_output_that_stands_or_is_begun") {
  const test::Folder folder;
  const StudySet set = test::sweep_set(folder, "");
  Overrides longer;
  longer.horizon_weeks = 16;
  const StudySet other = test::sweep_set(folder, "", longer);
  SweepExecution stop;
  std::atomic<std::size_t> begun{0};
  stop.threads = 1;
  stop.before_run = [&](std::size_t, std::size_t, std::size_t) { ++begun; };
  stop.cancelled = [&] { return begun > 2; };
  CHECK_FALSE(sweep_to(set, folder.file("x.h5"), stop).complete);
  CHECK_THROWS_WITH(sweep_to(other, folder.file("x.h5")),
                    Catch::Contains("horizon_weeks was 12, is 16"));
  CHECK(sweep_to(set, folder.file("x.h5")).complete);
  CHECK_THROWS_WITH(sweep_to(other, folder.file("x.h5")),
                    Catch::Contains("horizon_weeks was 12, is 16"));
}

TEST_CASE("a_damaged_batch_is_set_aside_and_played_again") {
  const test::Folder folder;
  const StudySet set = test::sweep_set(folder, "");
  std::filesystem::create_directories(folder.file("x.h5.parts"));
  std::ofstream(folder.file("x.h5.parts/points-000000-000002.h5")) << "cut short";
  std::string said;
  SweepExecution execution;
  execution.note = [&](const std::string& text) { said += text; };
  CHECK(sweep_to(set, folder.file("x.h5"), execution).complete);
  CHECK_THAT(said, Catch::Contains("played again"));
  CHECK(digest_in(folder.file("x.h5")) == file_digest(play(set, {})));
}

TEST_CASE("threads_do_not_change_the_digest_of_a_sweep") {
  const test::Folder folder;
  const StudySet set = test::sweep_set(folder, "");
  const std::uint64_t whole = file_digest(play(set, {}));
  for (const int threads : {1, 3}) {
    SweepExecution execution;
    execution.threads = threads;
    const std::string output = folder.file(std::to_string(threads) + ".h5");
    CHECK(sweep_to(set, output, execution).complete);
    CHECK(digest_in(output) == whole);
  }
}

TEST_CASE("batches_are_short_at_first_and_a_fiftieth_of_the_time_later") {
  CHECK(batches_in(0) == Approx(1));
  CHECK(batches_in(100) == Approx(1 + 20));
  CHECK(batches_in(250) == Approx(1 + 50));
  // From there each is two percent of the time before it: 35 while the time doubles.
  CHECK(batches_in(500) - batches_in(250) == Approx(50 * std::log(2)));
  CHECK(batches_in(6000 + 1200) - batches_in(6000) == Approx(10));
}

TEST_CASE("a_sweep_cancelled_while_its_batches_are_joined_keeps_them") {
  const test::Folder folder;
  const StudySet set = test::sweep_set(folder, "");
  bool all_played = false;
  SweepExecution execution;
  execution.threads = 1;
  execution.progress = [&](const SweepProgress& now) {
    all_played = now.points_ended == now.points;
  };
  // Asked first after the last run, where playing ends in order; then while joining.
  int asked = 0;
  execution.cancelled = [&] { return all_played && ++asked > 2; };
  const SweepEnd end = sweep_to(set, folder.file("x.h5"), execution);
  CHECK_FALSE(end.complete);
  CHECK(end.progress.runs_done == 12);
  CHECK_FALSE(std::filesystem::exists(folder.file("x.h5")));
  CHECK(sweep_to(set, folder.file("x.h5")).complete);
  CHECK(digest_in(folder.file("x.h5")) == file_digest(play(set, {})));
}

}  // namespace ssr

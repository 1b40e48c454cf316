#include "experiment/ensemble.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <string>

#include "engine/study_set.h"

namespace ssr {

namespace {

StudySet small_set() {
  Overrides overrides;
  overrides.samples = 2;
  overrides.horizon_weeks = 30;
  return read_study_set(std::string(SSR_SOURCE_DIR) + "/tests/studies/small_study.toml", overrides);
}

}  // namespace

TEST_CASE("threads_do_not_change_results") {
  const StudySet set = small_set();
  Execution execution;
  execution.threads = 1;
  const std::uint64_t alone = file_digest(play(set, execution));
  for (const int threads : {2, 3, 8}) {
    execution.threads = threads;
    CHECK(file_digest(play(set, execution)) == alone);
  }
}

TEST_CASE("fewer_runs_than_threads_share_them_and_have_the_same_bits") {
  const StudySet set = small_set();
  Execution execution;
  execution.wanted = [](std::size_t plan, std::size_t sample, std::size_t replicate) {
    return plan < 2 && sample == 0 && replicate == 0;
  };
  execution.threads = 1;
  const std::uint64_t alone = file_digest(play(set, execution));
  for (const int threads : {2, 3, 8}) {
    execution.threads = threads;
    CHECK(file_digest(play(set, execution)) == alone);
  }
}

TEST_CASE("progress_counts_every_run_once") {
  const StudySet set = small_set();
  std::size_t last = 0;
  std::size_t total = 0;
  Execution execution;
  execution.threads = 2;
  execution.progress = [&](std::size_t runs_done, std::size_t runs) {
    CHECK(runs_done >= last);
    last = runs_done;
    total = runs;
  };
  const Results results = play(set, execution);
  CHECK(last == results.runs.size());
  CHECK(total == results.runs.size());
}

TEST_CASE("a_cancelled_study_keeps_what_was_finished") {
  const StudySet set = small_set();
  std::atomic<bool> stop{false};
  Execution execution;
  execution.threads = 1;
  execution.progress = [&](std::size_t runs_done, std::size_t) {
    if (runs_done == 1) stop = true;
  };
  execution.cancelled = [&] { return stop.load(); };
  const Results results = play(set, execution);
  std::size_t finished = 0;
  for (const RunRecord& run : results.runs) finished += run.finished ? 1U : 0U;
  CHECK(finished == 1);
}

TEST_CASE("only_wanted_runs_are_played_and_equal_those_of_the_whole") {
  const StudySet set = small_set();
  Execution execution;
  const Results whole = play(set, execution);
  const std::size_t plan = whole.n_plans() - 1;
  execution.wanted = [&](std::size_t p, std::size_t s, std::size_t r) {
    return p == plan && s == 1 && r == 0;
  };
  const Results one = play(set, execution);  // alone, so parallel within
  for (std::size_t i = 0; i < one.runs.size(); ++i) {
    CHECK(one.runs[i].finished == (i == one.index(plan, 1, 0)));
  }
  CHECK(one.run(plan, 1, 0).digest == whole.run(plan, 1, 0).digest);
}

}  // namespace ssr

#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>

#include "experiment/sweep.h"
#include "store/results_file.h"
#include "support/program.h"
#include "support/sweep_study.h"

namespace ssr {

namespace {

using test::contents;
using test::Ran;
using test::ssr;

std::string digest_in(const test::Folder& folder, const std::string& path) {
  const Ran ran = ssr(folder, "digest " + path);
  REQUIRE(ran.out.starts_with("digest "));
  return ran.out;
}

/// A sweep played without a break, and its digest.
std::string whole_digest(const test::Folder& folder, const std::string& study) {
  const Ran ran = ssr(folder, "sweep " + study + " --quiet -o " + folder.file("whole.h5"));
  INFO(ran.err);
  REQUIRE(ran.status == 0);
  return digest_in(folder, folder.file("whole.h5"));
}

bool has_mpirun() { return std::system("command -v mpirun >/dev/null 2>&1") == 0; }

const std::string short_sweep = "[sweep]\npoints = 24\n";

}  // namespace

TEST_CASE("a_sweep_killed_at_fifty_random_moments_has_the_digest_of_one_never_killed") {
  const test::Folder folder;
  const std::string study = test::write_sweep_study(folder, "[sweep]\npoints = 60\n");
  const std::string expected = whole_digest(folder, study);
  const std::string output = folder.file("x.h5");
  std::mt19937 generator(1);
  std::uniform_real_distribution<double> moment(0.05, 0.5);
  int kills = 0;
  for (int call = 0; kills < 50 && call < 500; ++call) {
    const Ran ran = ssr(folder, "sweep " + study + " --quiet -o " + output,
                        "timeout -s KILL " + std::to_string(moment(generator)));
    if (ran.status == 137) {
      ++kills;
      continue;
    }
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    CHECK(digest_in(folder, output) == expected);
    std::filesystem::remove(output);
  }
  CHECK(kills == 50);
  CHECK(ssr(folder, "sweep " + study + " --quiet -o " + output).status == 0);
  CHECK(digest_in(folder, output) == expected);
  CHECK_FALSE(std::filesystem::exists(output + ".parts"));
}

TEST_CASE("shards_joined_have_the_digest_of_the_whole") {
  const test::Folder folder;
  const std::string study =
      test::write_sweep_study(folder,
                              "[sweep]\ndesign = \"morris\"\ntrajectories = 2\n"
                              "parameters = [\"mechanism.courts.*\"]\n");
  const std::string expected = whole_digest(folder, study);
  std::string files;
  for (const char* shard : {"2/3", "1/3", "3/3"}) {
    const std::string output = folder.file(std::string("shard") + shard[0] + ".h5");
    CHECK(ssr(folder, "sweep " + study + " --quiet --shard " + shard + " -o " + output).status ==
          0);
    if (shard[0] != '3') {
      const Ran early = ssr(folder, "merge " + output + files + " -o " + folder.file("x.h5"));
      CHECK(early.status == 2);
      CHECK_THAT(early.err, Catch::Contains("are in none of the files"));
    }
    files += " " + output;
  }
  const Ran ran = ssr(folder, "merge" + files + " -o " + folder.file("x.h5"));
  INFO(ran.err);
  CHECK(ran.status == 0);
  CHECK(digest_in(folder, folder.file("x.h5")) == expected);
  CHECK(ssr(folder, "rerun " + folder.file("shard2.h5") + " --quiet -o " + folder.file("y.h5"))
            .status == 0);
  CHECK(digest_in(folder, folder.file("y.h5")) == digest_in(folder, folder.file("shard2.h5")));
}

TEST_CASE("more_shards_than_points_leave_some_with_nothing_to_do") {
  const test::Folder folder;
  const std::string study = test::write_sweep_study(folder, "[sweep]\npoints = 2\n");
  const Ran ran = ssr(folder, "sweep " + study + " --shard 1/5 -o " + folder.file("x.h5"));
  CHECK(ran.status == 0);
  CHECK_THAT(ran.out, Catch::Contains("has no points"));
  CHECK_FALSE(std::filesystem::exists(folder.file("x.h5")));
}

TEST_CASE("ranks_under_mpirun_do_not_change_the_digest") {
  if (!has_mpirun()) {
    WARN("mpirun is not installed: not tested");
    return;
  }
  const test::Folder folder;
  const std::string study = test::write_sweep_study(folder, "[sweep]\npoints = 4\n");
  const std::string expected = whole_digest(folder, study);
  for (const char* ranks : {"1", "2", "3", "6"}) {  // six: more than there are points
    const std::string output = folder.file(std::string(ranks) + ".h5");
    const Ran ran = ssr(folder, "sweep " + study + " --quiet --threads 1 -o " + output,
                        std::string("mpirun --allow-run-as-root --oversubscribe -n ") + ranks);
    INFO(ran.err);
    CHECK(ran.status == 0);
    CHECK(digest_in(folder, output) == expected);
    CHECK_FALSE(std::filesystem::exists(output + ".parts"));
  }
  const Ran bad = ssr(folder, "sweep no_such_study -o " + folder.file("x.h5"),
                      "mpirun --allow-run-as-root --oversubscribe -n 2");
  CHECK(bad.status == 2);
}

TEST_CASE("an_interrupted_sweep_keeps_what_was_finished_and_goes_on") {
  const test::Folder folder;
  const std::string study = test::write_sweep_study(
      folder, "[sweep]\npoints = 24\nparameters = [\"mechanism.courts.*\"]\n");
  const std::string output = folder.file("x.h5");
  const std::string longer = "sweep " + study + " --samples 3000 --threads 1 -o " + output;
  const Ran ran = ssr(folder, longer, "timeout --foreground --preserve-status -k 2 -s INT 4");
  INFO(ran.err);
  CHECK(ran.status == 130);
  CHECK_THAT(ran.err, Catch::Contains("the same command goes on"));
  CHECK_FALSE(std::filesystem::exists(output));
  CHECK(std::filesystem::exists(output + ".parts"));
  const Ran changed = ssr(folder, "sweep " + study + " --quiet -o " + output);
  CHECK(changed.status == 2);
  CHECK_THAT(changed.err, Catch::Contains("number of points was 3000, is 24"));
}

TEST_CASE("a_full_disk_stops_a_sweep_that_goes_on_when_there_is_room") {
  const test::Folder folder;
  const std::string study = test::write_sweep_study(folder, short_sweep);
  const std::string expected = whole_digest(folder, study);
  const std::string output = folder.file("x.h5");
  const Ran full =
      ssr(folder, "sweep " + study + " --quiet -o " + output, "trap '' XFSZ; ulimit -f 60;");
  CHECK(full.status == 1);
  CHECK_THAT(full.err, Catch::Contains("is the disk full?"));
  CHECK_FALSE(std::filesystem::exists(output));
  CHECK(ssr(folder, "sweep " + study + " --quiet -o " + output).status == 0);
  CHECK(digest_in(folder, output) == expected);
}

TEST_CASE("a_dry_run_says_what_would_be_played_and_writes_nothing") {
  const test::Folder folder;
  const std::string study = test::write_sweep_study(folder, short_sweep);
  const Ran ran = ssr(folder, "sweep " + study + " --dry-run -o " + folder.file("x.h5"));
  CHECK(ran.status == 0);
  for (const char* words : {"points   24", "runs     48", "time     about", "size     about"}) {
    CHECK_THAT(ran.out, Catch::Contains(words));
  }
  CHECK_FALSE(std::filesystem::exists(folder.file("x.h5")));
  CHECK_FALSE(std::filesystem::exists(folder.file("x.h5.parts")));
}

TEST_CASE("bad_sweeps_leave_with_status_2_and_nothing_written") {
  const test::Folder folder;
  const std::string study = test::write_sweep_study(folder, short_sweep);
  for (const std::string& arguments : std::vector<std::string>{
           "sweep " + study, "sweep " + study + " -o x.h5 --shard 0/3",
           "sweep " + study + " -o x.h5 --shard 4/3",
           "sweep " + study + " -o x.h5 --fixed-parameters",
           "sweep " + study + " -o x.h5 --shard two", "sweep " + study + " -o /no/such/folder/x.h5",
           "sweep " + study + " -o x.h5 --samples 0", std::string("merge no.h5 -o x.h5"),
           "merge " + folder.file("") + " -o x.h5"}) {
    const Ran ran = ssr(folder, arguments);
    INFO(arguments << ": " << ran.err);
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK_FALSE(std::filesystem::exists(std::string(SSR_SOURCE_DIR) + "/x.h5"));
  }
}

TEST_CASE("a_design_too_large_for_the_disk_is_refused_before_the_first_run") {
  const test::Folder folder;
  const std::string study = test::write_sweep_study(
      folder, "regional = true\nby_group = true\nledger = true\n[sweep]\npoints = 4\n");
  const std::string output = folder.file("x.h5");
  // Half a million histories of a century, every week of every district's ledger: terabytes.
  const std::string large = "sweep " + study +
                            " --set study.output.interval_weeks=1 --replicates " +
                            "65535 --horizon-weeks 5200 -o " + output;
  for (const char* option : {"", " --dry-run"}) {
    const Ran ran = ssr(folder, large + option);
    INFO(ran.err);
    CHECK(ran.status == 2);
    CHECK_THAT(ran.err,
               Catch::Contains("the sweep needs about") && Catch::Contains("on a disk with"));
    CHECK_FALSE(std::filesystem::exists(output));
    CHECK_FALSE(std::filesystem::exists(output + ".parts"));
  }
}

TEST_CASE("progress_says_rate_time_left_and_failures") {
  const test::Folder folder;
  const std::string study = test::write_sweep_study(folder, short_sweep);
  const std::string output = folder.file("x.h5");
  // A sweep that is broken off after a run that failed.
  const StudySet set = read_study_set(study, {}, Purpose::sweep);
  std::atomic<std::size_t> begun{0};
  SweepExecution execution;
  execution.threads = 1;
  execution.before_run = [&](std::size_t plan, std::size_t sample, std::size_t) {
    ++begun;
    if (plan == 1 && sample == 0) throw std::runtime_error("the courts fell in");
  };
  execution.cancelled = [&] { return begun > 6; };
  Ranks alone;
  CHECK_FALSE(sweep(set, output, nullptr, alone, execution).complete);
  const Ran ran = ssr(folder, "sweep " + study + " --threads 1 -o " + output);
  INFO(ran.err);
  CHECK(ran.status == 0);
  CHECK_THAT(ran.err, Catch::Matches("[\\s\\S]*[0-9]+ % \\([0-9]+ of 48 runs, [0-9.e+]+ a second, "
                                     "[0-9:]+ left, 1 failed\\)[\\s\\S]*") &&
                          Catch::Contains("100 % (48 of 48 runs"));
  CHECK_THAT(ran.out, Catch::Contains("24 points, 48 runs; 1 runs failed"));
}

TEST_CASE("progress_of_a_sweep_with_a_rule_says_points_and_the_least_and_most_time_left") {
  const test::Folder folder;
  const std::string study = test::write_sweep_study(folder, "[sweep]\npoints = 8\n");
  const std::string rule = "sweep " + study + " --replicates 40 --until 'fear ci 0.05' ";
  const Ran dry = ssr(folder, rule + "--dry-run");
  INFO(dry.out);
  CHECK_THAT(dry.out, Catch::Contains("runs     at most 640") &&
                          Catch::Contains("at least 512 runs") &&
                          Catch::Matches("[\\s\\S]*time     about .* to .* on [\\s\\S]*"));
  const Ran ran = ssr(folder, rule + "--threads 1 -o " + folder.file("x.h5"));
  INFO(ran.err);
  CHECK(ran.status == 0);
  CHECK_THAT(
      ran.err,
      Catch::Matches("[\\s\\S]*[0-9]+ % \\([0-9]/8 points resolved, 0 at budget; [0-9]+/512 runs, "
                     "[0-9:]+ to [0-9:]+ left\\)[\\s\\S]*") &&
          Catch::Contains("100 % (8/8 points resolved"));
}

TEST_CASE("a_changed_study_is_refused_on_an_output_that_stands") {
  const test::Folder folder;
  const std::string study = test::write_sweep_study(folder, "[sweep]\npoints = 3\n");
  const std::string output = folder.file("x.h5");
  const std::string command = "sweep " + study + " --quiet -o " + output;
  REQUIRE(ssr(folder, command).status == 0);
  const std::string digest = digest_in(folder, output);
  const auto refused = [&](const std::string& options, const std::string& words) {
    const Ran ran = ssr(folder, command + options);
    INFO(ran.err);
    CHECK(ran.status == 2);
    CHECK_THAT(ran.err, Catch::Contains(words));
    CHECK(digest_in(folder, output) == digest);
  };
  refused(" --horizon-weeks 16", "horizon_weeks was 12, is 16");
  refused(" --samples 4", "number of points was 3, is 4");
  refused(" --replicates 40 --until 'fear ci 0.1'", "--until was (not given), is fear ci 0.1");
  std::string text = contents(study);
  const std::string second = ", \"" SSR_SOURCE_DIR "/tests/plans/no_plan.toml\"";
  text.erase(text.find(second), second.size());
  std::ofstream(study) << text;
  refused("", "plans was [police_alone, no_plan], is [police_alone]");
}

TEST_CASE("a_country_that_is_no_toy_stops_within_two_seconds_and_keeps_what_is_finished") {
  const test::Folder folder;
  std::ofstream(folder.file("study.toml"))
      << "[study]\ncontext = \"" SSR_SOURCE_DIR "/scenarios/contexts/kelduria.toml\"\n"
      << "plans = [\"" SSR_SOURCE_DIR "/scenarios/plans/no_assistance.toml\"]\n"
      << "samples = 20000\nhorizon_weeks = 8\n[sweep]\n";
  const std::string output = folder.file("x.h5");
  const Ran ran = ssr(folder, "sweep " + folder.file("study.toml") + " -o " + output,
                      "timeout --foreground --preserve-status -k 2 -s INT 15");
  INFO(ran.err);
  CHECK(ran.status == 130);
  CHECK_THAT(ran.err, Catch::Contains("interrupted; ") && !Catch::Contains("interrupted; 0 of"));
  std::size_t finished = 0;
  for (const auto& entry : std::filesystem::directory_iterator(output + ".parts")) {
    if (entry.path().extension() != ".h5") continue;
    for (const std::uint8_t run : read_recorded_study(entry.path().string()).finished)
      finished += run;
  }
  CHECK_THAT(ran.err,
             Catch::Contains("interrupted; " + std::to_string(finished) + " of 20000 runs"));
}

}  // namespace ssr

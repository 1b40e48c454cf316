#include <csignal>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "../store/synthetic_results.h"
#include "store/output_file.h"
#include "support/program.h"

namespace ssr {

namespace {

using test::contents;
using test::Ran;
using test::ssr;

std::size_t n_lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

const std::string small = "compare tests/studies/small_study.toml --samples 2 --horizon-weeks 20";

}  // namespace

TEST_CASE("wrong_usage_leaves_with_status_2_and_one_line") {
  const test::Folder folder;
  for (const char* arguments :
       {"", "explode", "run", "compare", "run x.toml", "compare x.toml --samples 0",
        "compare x.toml --samples two", "list everything", "sweep x.toml -o y.h5", "merge x.h5",
        "compare x.toml --seed -1", "rerun x.h5", "compare x.toml --set nothing",
        "compare x.toml --threads 0", "explain tests/studies/small_study.toml",
        "explain tests/studies/small_study.toml --outcome fear --plans small_plan",
        "explain tests/studies/small_study.toml --outcome fear --plans small_plan,no_plan --budget "
        "x",
        "compare tests/studies/small_study.toml -o ''", "digest"}) {
    const Ran ran = ssr(folder, arguments);
    INFO(arguments << ": " << ran.err);
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(n_lines(ran.err) == 1);
  }
}

TEST_CASE("bad_input_leaves_with_status_2_and_writes_nothing") {
  const test::Folder folder;
  const std::string output = " -o " + folder.file("x.h5");
  for (const std::string& arguments :
       {std::string("compare absent.toml"), small + " --set context.nowhere=1",
        small + " --disable M999", small + " --disable M81", small + " --disable M87",
        small + " --scale 7",
        std::string(
            "explain tests/studies/small_study.toml --outcome feer --plans small_plan,no_plan"),
        std::string(
            "explain tests/studies/small_study.toml --outcome fear --plans small_plan,mo_plan"),
        std::string("explain absent.toml --outcome fear --plans small_plan,no_plan"),
        std::string(
            "explain tests/studies/small_study.toml --outcome fear --plans small_plan,no_plan "
            "--samples 2"),
        std::string(
            "explain tests/studies/small_study.toml --outcome fear --plans small_plan,no_plan "
            "--replicates 2")}) {
    const Ran ran = ssr(folder, arguments + output);
    INFO(arguments << ": " << ran.err);
    CHECK(ran.status == 2);
    CHECK_FALSE(ran.err.empty());
    CHECK_FALSE(std::filesystem::exists(folder.file("x.h5")));
  }
  CHECK(ssr(folder, small + " -o " + folder.file("no/folder/x.h5")).status == 2);
  CHECK(ssr(folder, "digest README.md").status == 2);
}

TEST_CASE("a_results_file_is_explained_without_the_options_of_studies_and_names_those_given") {
  const test::Folder folder;
  const Ran ran = ssr(folder, "explain x.h5 --samples 4 --seed 3 --budget 10m");
  CHECK(ran.status == 2);
  CHECK(ran.err.find("--budget, --seed, --samples are for studies") != std::string::npos);
}

TEST_CASE("what_is_no_link_cannot_be_cut_and_says_why") {
  const test::Folder folder;
  const Ran input = ssr(folder, small + " --disable M81,M87 -o " + folder.file("x.h5"));
  CHECK(input.status == 2);
  CHECK(n_lines(input.err) == 2);
  CHECK(input.err.find("M81 assessment-shared is an input") != std::string::npos);
  CHECK(input.err.find("context.accord.early_assessment") != std::string::npos);
  CHECK(input.err.find("M87 relapse-within-ten-years is out of scope") != std::string::npos);
}

TEST_CASE("every_claim_is_listed_with_its_kind") {
  const test::Folder folder;
  const std::string listed = ssr(folder, "list mechanisms").out;
  CHECK(listed.find("M16 no-disarming-without-safety [executable; ") != std::string::npos);
  CHECK(listed.find("M81 assessment-shared [input: context.") != std::string::npos);
  CHECK(listed.find("M87 relapse-within-ten-years [out-of-scope]") != std::string::npos);
}

TEST_CASE("help_and_version_are_answers") {
  const test::Folder folder;
  const Ran version = ssr(folder, "--version");
  CHECK(version.status == 0);
  CHECK(version.out.starts_with("ssr "));
  CHECK(ssr(folder, "--help").out.find("compare") != std::string::npos);
}

TEST_CASE("every_topic_lists_one_thing_a_line") {
  const test::Folder folder;
  for (const char* topic :
       {"parameters", "indicators", "outcomes", "levers", "mechanisms", "theories", "processes",
        "contexts", "plans", "studies", "archetypes"}) {
    const Ran ran = ssr(folder, std::string("list ") + topic);
    INFO(topic);
    CHECK(ran.status == 0);
    CHECK(n_lines(ran.out) >= 1);
    // As a table: a line of column names more, and as many cells in every line.
    const Ran table = ssr(folder, std::string("list --tsv ") + topic);
    CHECK(n_lines(table.out) == n_lines(ran.out) + 1);
    std::istringstream lines(table.out);
    std::string line;
    std::getline(lines, line);
    const auto columns = std::count(line.begin(), line.end(), '\t');
    CHECK(columns >= 2);
    while (std::getline(lines, line)) CHECK(std::count(line.begin(), line.end(), '\t') == columns);
  }
  CHECK(n_lines(ssr(folder, "list indicators").out) == indicator_specs().size());
  const std::string indicators = ssr(folder, "list indicators").out;
  CHECK(indicators.find("; true; by region") != std::string::npos);
  CHECK(indicators.find("; reported to the police, beside victimisation_rate") !=
        std::string::npos);
  CHECK(indicators.find("\nwill_reported [1] ") != std::string::npos);
  CHECK(indicators.find("under the name armed_fighters: ") != std::string::npos);
  CHECK(indicators.find("; perceived by the public, beside promises_kept") != std::string::npos);
  const std::string levers = ssr(folder, "list levers").out;
  CHECK(n_lines(levers) == n_levers);
  CHECK(levers.find("pay_reform [army; national; ") != std::string::npos);
  CHECK(levers.find("vet_police [police; by region; ") != std::string::npos);
  CHECK(levers.find("; reads strictness; M28 M47") != std::string::npos);
}

TEST_CASE("results_go_to_standard_output_and_progress_to_standard_error") {
  const test::Folder folder;
  const Ran loud = ssr(folder, small);
  CHECK(loud.status == 0);
  CHECK(loud.out.find("not a forecast") != std::string::npos);
  CHECK(loud.err.find("100 %") != std::string::npos);
  const Ran quiet = ssr(folder, small + " --quiet");
  CHECK(quiet.err.empty());
  CHECK(quiet.out == loud.out);
}

TEST_CASE("a_second_writer_of_an_output_is_refused") {
  const test::Folder folder;
  const OutputLock held(folder.file("x.h5"));
  const Ran ran = ssr(folder, small + " -o " + folder.file("x.h5"));
  CHECK(ran.status == 1);
  CHECK(ran.err.find("another program is writing it") != std::string::npos);
}

TEST_CASE("a_results_file_says_its_table_once_more_and_what_was_changed") {
  const test::Folder folder;
  const Ran played = ssr(folder, small + " --disable M16 --set study.output.regional=false -o " +
                                     folder.file("x.h5") + " --quiet");
  REQUIRE(played.status == 0);
  CHECK(played.out.find("What if, not as in the files: study.output.regional = false; M16 cut.") !=
        std::string::npos);
  CHECK(ssr(folder, "table " + folder.file("x.h5")).out == played.out);
}

TEST_CASE("the_results_of_another_study_are_not_replaced") {
  const test::Folder folder;
  const std::string output = " -o " + folder.file("x.h5") + " --quiet";
  REQUIRE(ssr(folder, small + output).status == 0);
  const std::string kept = contents(folder.file("x.h5"));
  const std::string single =
      "run tests/contexts/small_country.toml --plan tests/plans/small_plan.toml --horizon-weeks 4";
  const Ran other = ssr(folder, single + output);
  CHECK(other.status == 2);
  CHECK(other.err.find("holds the results of study small_study") != std::string::npos);
  CHECK(contents(folder.file("x.h5")) == kept);
  CHECK(ssr(folder, small + output).status == 0);
}

TEST_CASE("a_run_keeps_a_ledger_unless_told_not_to") {
  const test::Folder folder;
  const std::string single =
      "run tests/contexts/small_country.toml --plan tests/plans/small_plan.toml --horizon-weeks 8 "
      "--samples 1 --quiet -o ";
  const std::string with = folder.file("with.h5");
  const std::string without = folder.file("without.h5");
  REQUIRE(ssr(folder, single + with).status == 0);
  REQUIRE(ssr(folder, single + without + " --set study.output.ledger=false").status == 0);
  const std::string one = " --run small_plan,0,0";
  CHECK(ssr(folder, "explain " + with + one).status == 0);
  CHECK(ssr(folder, "explain " + without + one).status != 0);
}

TEST_CASE("a_reader_who_leaves_early_costs_no_results") {
  const test::Folder folder;
  const std::string output = folder.file("x.h5");
  ssr(folder, small + " --quiet -o " + output + " | true; true");
  CHECK(ssr(folder, "digest " + output).out.starts_with("digest "));
  CHECK_FALSE(std::filesystem::exists(output + ".lock"));
}

TEST_CASE("a_full_disk_leaves_with_status_1_the_table_and_no_file") {
  const test::Folder folder;
  const Ran ran = ssr(folder, small + " --quiet -o " + folder.file("x.h5"),
                      "trap '' XFSZ; ulimit -f 400;");
  INFO(ran.err);
  CHECK(ran.status == 1);
  CHECK(ran.out.find("not a forecast") != std::string::npos);
  CHECK(ran.err.find("x.h5") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.file("x.h5")));
  CHECK_FALSE(std::filesystem::exists(folder.file("x.h5.partial")));
}

TEST_CASE("an_interrupted_study_leaves_with_status_130_and_a_whole_file_or_none") {
  const test::Folder folder;
  const std::string output = folder.file("x.h5");
  const Ran ran =
      ssr(folder, "compare tests/studies/small_study.toml --samples 20000 --threads 1 -o " + output,
          "timeout --foreground --preserve-status -s INT 3");
  INFO(ran.err);
  CHECK(ran.status == 130);
  CHECK_FALSE(std::filesystem::exists(output + ".lock"));
  CHECK_FALSE(std::filesystem::exists(output + ".partial"));
  if (std::filesystem::exists(output)) {
    CHECK(ssr(folder, "digest " + output).out.starts_with("digest "));
  }
}

TEST_CASE("mechanisms_are_cut_by_id_by_name_and_in_lists") {
  const test::Folder folder;
  const auto digest_with = [&](const std::string& options) {
    REQUIRE(ssr(folder, small + " " + options + " -o " + folder.file("x.h5")).status == 0);
    return ssr(folder, "digest " + folder.file("x.h5")).out;
  };
  const std::string first = digest_with("--disable M16");
  const std::string listed = ssr(folder, "list mechanisms").out;
  const std::size_t at = listed.find("M16 ") + 4;
  CHECK(first == digest_with("--disable " + listed.substr(at, listed.find(' ', at) - at)));
  CHECK(digest_with("--disable M16,M26") == digest_with("--disable M26 --disable M16"));
}

}  // namespace ssr

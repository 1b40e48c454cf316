#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "support/program.h"

namespace ssr {

namespace {

using test::Ran;
using test::ssr;

bool has(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

std::string last_line(std::string text) {
  text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

}  // namespace

TEST_CASE("the_files_that_are_named_come_first_and_repeated_warnings_once") {
  const test::Folder folder;
  const Ran ran = ssr(folder,
                      "check tests/plans/police_alone.toml tests/contexts/small_country.toml "
                      "tests/studies/small_study.toml");
  INFO(ran.out << ran.err);
  CHECK(ran.status == 0);
  const std::size_t apart = ran.out.find("Files that these name:\n");
  REQUIRE(apart != std::string::npos);
  CHECK(ran.out.find("warning: police_alone.toml: ") < apart);
  CHECK(ran.out.rfind("warning: small_country.toml: ") < apart);
  CHECK(ran.out.find("warning: small_plan.toml: ") > apart);
  // A study repeats what its context lacks: once is enough.
  const std::string groups = "numbers are assumptions";
  CHECK(ran.out.find(groups) == ran.out.rfind(groups));
  CHECK(last_line(ran.out).starts_with("3 files: no problems, "));
  CHECK(has(last_line(ran.out), "police_alone.toml "));
}

TEST_CASE("warnings_that_files_share_are_one_line") {
  const test::Folder folder;
  const Ran ran = ssr(folder, "check scenarios/studies/kelduria_sequence.toml");
  INFO(ran.out << ran.err);
  CHECK(has(ran.out, "(also in kelduria_"));
}

TEST_CASE("problems_are_counted_by_file") {
  const test::Folder folder;
  const Ran ran = ssr(folder, "check tests/plans/police_alone.toml README.md");
  CHECK(ran.status == 2);
  CHECK(has(last_line(ran.out), "README.md 1 problem"));
}

TEST_CASE("an_option_that_a_command_does_not_have_is_named") {
  const test::Folder folder;
  CHECK(has(ssr(folder, "compare x.toml --sample 2").err,
            "no option --sample; did you mean --samples?"));
  CHECK(has(ssr(folder, "compare x.toml --horizon=2").err, "no option --horizon"));
  CHECK(has(ssr(folder, "check x.toml --plan y.toml").err, "no option --plan"));
  CHECK(has(ssr(folder, "compare x.toml y.toml").err, "study"));
}

TEST_CASE("a_study_elsewhere_names_the_scenarios_of_where_the_command_is_given") {
  const test::Folder folder;
  const std::string study = folder.file("mine.toml");
  std::ofstream(study) << "[study]\ncontext = \"kelduria\"\nplans = [\"kelduria_ddr_first\", "
                          "\"no_assistance\"]\nreference = \"no_assistance\"\n";
  CHECK(ssr(folder, "check " + study).status == 0);
  std::ofstream(study) << "[study]\ncontext = \"keldurya\"\nplans = [\"no_assistance\"]\n";
  const Ran wrong = ssr(folder, "check " + study);
  CHECK(wrong.status == 2);
  CHECK(wrong.err.find("did you mean \"kelduria\"?") != std::string::npos);
}

}  // namespace ssr

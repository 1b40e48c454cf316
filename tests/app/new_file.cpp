#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "../store/synthetic_results.h"
#include "support/program.h"

namespace ssr {

namespace {

using test::contents;
using test::Ran;
using test::ssr;

}  // namespace

TEST_CASE("a_new_file_of_each_kind_passes_check_and_says_what_to_do_next") {
  const test::Folder folder;
  for (const std::string kind : {"context", "plan", "study"}) {
    const std::string file = folder.file("my_" + kind + ".toml");
    const Ran made = ssr(folder, "new " + kind + " " + file);
    INFO(kind << ": " << made.err);
    CHECK(made.status == 0);
    CHECK(made.out.find("ssr check " + file) != std::string::npos);
    CHECK(contents(file).find("title = \"my_" + kind + "\"") != std::string::npos);
    const Ran checked = ssr(folder, "check " + file);
    INFO(checked.err);
    CHECK(checked.status == 0);
  }
}

TEST_CASE("a_new_study_of_ones_own_context_and_plans_passes_check_and_compares_them") {
  const test::Folder folder;
  const std::string context = folder.file("mine.toml");
  const std::string plan = folder.file("my_plan.toml");
  const std::string study = folder.file("my_study.toml");
  REQUIRE(ssr(folder, "new context " + context + " --from A7").status == 0);
  REQUIRE(ssr(folder, "new plan " + plan).status == 0);
  const Ran made = ssr(folder, "new study " + study + " --context " + context + " --plans " + plan +
                                   ",kelduria_whole_sector");
  INFO(made.err);
  REQUIRE(made.status == 0);
  const std::string text = contents(study);
  CHECK(text.find("context = \"mine\"") != std::string::npos);
  CHECK(text.find("reference = \"my_plan\"") != std::string::npos);
  CHECK(text.find("kelduria_whole_sector.toml\"]") != std::string::npos);
  CHECK(text.find("\nharm_reference") == std::string::npos);
  const Ran checked = ssr(folder, "check " + study);
  INFO(checked.err);
  CHECK(checked.status == 0);
  const Ran refused = ssr(folder, "new plan " + folder.file("x.toml") + " --plans a,b");
  CHECK(refused.status == 2);
  CHECK(refused.err.find("leave them out?") != std::string::npos);
}

TEST_CASE("a_new_file_from_any_archetype_passes_check") {
  const test::Folder folder;
  std::string files;
  for (int number = 1; number <= 21; ++number) {
    for (const std::string kind : {"context", "plan", "study"}) {
      const std::string file = folder.file(kind + std::to_string(number) + ".toml");
      const Ran made =
          ssr(folder, "new " + kind + " " + file + " --from A" + std::to_string(number));
      INFO(made.err);
      REQUIRE(made.status == 0);
      CHECK(contents(file).find("archetype = ") == std::string::npos);
      if (kind != "plan") files += " " + file;
    }
  }
  const Ran checked = ssr(folder, "check" + files);
  INFO(checked.err);
  CHECK(checked.status == 0);
}

TEST_CASE("a_new_file_from_another_goes_on_naming_its_files") {
  const test::Folder folder;
  const std::string study = folder.file("mine.toml");
  CHECK(ssr(folder, "new study " + study + " --from kelduria_exit").status == 0);
  CHECK(ssr(folder, "check " + study).status == 0);
  CHECK(contents(study).find("kelduria_early_exit.toml") != std::string::npos);
  const std::string context = folder.file("next.toml");
  CHECK(ssr(folder, "new context " + context + " --from kelduria_lead_donor").status == 0);
  CHECK(ssr(folder, "check " + context).status == 0);
}

TEST_CASE("a_new_file_in_a_linked_folder_names_its_base_from_where_the_link_leads") {
  const test::Folder folder;
  namespace fs = std::filesystem;
  fs::create_directories(folder.file("far/away/real"));
  fs::create_directory_symlink(folder.file("far/away/real"), folder.file("link"));
  for (const std::string kind : {"context", "study"}) {
    const std::string file = folder.file("link/" + kind + ".toml");
    REQUIRE(ssr(folder, "new " + kind + " " + file + " --from A2").status == 0);
    const Ran checked = ssr(folder, "check " + file);
    INFO(contents(file) << checked.err);
    CHECK(checked.status == 0);
  }
}

TEST_CASE("a_new_study_follows_its_model_however_that_is_spaced") {
  const test::Folder folder;
  const std::string model = folder.file("model.toml");
  const std::string tests = SSR_SOURCE_DIR "/tests/";
  const auto write_model = [&](const std::string& head) {
    std::ofstream(model) << "[output]\ninterval_weeks = 4\n" << head << "context=\"" << tests
                         << "contexts/small_country.toml\"\nplans   =   [\n  \"" << tests
                         << "plans/small_plan.toml\",\n]\n";
  };
  std::filesystem::create_directory(folder.file("sub"));
  const std::string file = folder.file("sub/mine.toml");
  write_model("[ study ]  # its head\n");
  const Ran made = ssr(folder, "new study " + file + " --from " + model);
  INFO(made.err);
  REQUIRE(made.status == 0);
  const std::string text = contents(file);
  INFO(text);
  CHECK(text.find("context = \"../") != std::string::npos);
  CHECK(text.find("plans = [\"../") != std::string::npos);
  CHECK(ssr(folder, "check " + file).status == 0);
  std::ofstream(model) << "study.context = \"" << tests
                       << "contexts/small_country.toml\"\nstudy.plans = [\"" << tests
                       << "plans/small_plan.toml\"]\n";
  const Ran dotted = ssr(folder, "new study " + folder.file("sub/dots.toml") + " --from " + model);
  CHECK(dotted.status == 2);
  CHECK(dotted.err.find("under [study]") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.file("sub/dots.toml")));
}

TEST_CASE("a_link_that_leads_nowhere_is_said_to_be_one") {
  const test::Folder folder;
  std::filesystem::create_symlink(folder.file("gone"), folder.file("link.toml"));
  const Ran ran = ssr(folder, "new plan " + folder.file("link.toml"));
  CHECK(ran.status == 2);
  CHECK(ran.err.find("leads nowhere") != std::string::npos);
}

TEST_CASE("a_new_file_never_overwrites_and_needs_a_usable_name") {
  const test::Folder folder;
  const std::string file = folder.file("mine.toml");
  REQUIRE(ssr(folder, "new plan " + file).status == 0);
  const std::string before = contents(file);
  const Ran again = ssr(folder, "new plan " + file + " --from A13");
  CHECK(again.status == 2);
  CHECK(again.err.find("never overwrites") != std::string::npos);
  CHECK(contents(file) == before);
  for (const std::string& arguments :
       {"plan " + folder.file("a.b.toml"), "plan " + folder.file("no/folder/x.toml"),
        "plan " + folder.file("x.toml") + " --from kelduria_wohle_sector",
        "plan " + folder.file("x.toml") + " --from A99", std::string("plan"),
        std::string("plan -- --x"),
        "country " + folder.file("x.toml")}) {
    const Ran ran = ssr(folder, "new " + arguments);
    INFO(arguments << ": " << ran.err);
    CHECK(ran.status == 2);
    CHECK_FALSE(ran.err.empty());
    CHECK_FALSE(std::filesystem::exists(folder.file("x.toml")));
  }
}

TEST_CASE("archetypes_are_listed_with_their_files") {
  const test::Folder folder;
  const Ran ran = ssr(folder, "list archetypes");
  CHECK(ran.status == 0);
  CHECK(ran.out.find("A1 kelduria [context;") != std::string::npos);
  CHECK(ran.out.find("A21 no_assistance [plan; no action]") != std::string::npos);
  CHECK(ssr(folder, "list contexts").out.find("kelduria_under_fire Kelduria: reform under fire") !=
        std::string::npos);
}

}  // namespace ssr

#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "../store/synthetic_results.h"

namespace ssr {

namespace {

struct Ran {
  int status;
  std::string out;
  std::string err;
};

std::string contents(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Ran ssr(const test::Folder& folder, const std::string& arguments) {
  const std::string command = "cd " SSR_SOURCE_DIR " && " SSR_PROGRAM " " + arguments + " >" +
                              folder.file("out") + " 2>" + folder.file("err");
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contents(folder.file("out")),
          contents(folder.file("err"))};
}

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

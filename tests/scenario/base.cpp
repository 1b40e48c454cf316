#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "engine/study_set.h"
#include "scenario/source_text.h"

namespace ssr {

namespace {

namespace fs = std::filesystem;

constexpr const char* country = R"([context]
title = "Below"
capital = "North"
start = 2001-01-01
[[region]]
name = "North"
people = 5000
[police]
officers = 40
salary_usd_month = { value = 60, low = 50, high = 70 }
[army]
soldiers = 50
[justice]
judges = 2
prison_places = 10
[[donor]]
name = "First"
envelope_usd_per_year = 1000
horizon_years = 4
[[donor]]
name = "Second"
envelope_usd_per_year = 2000
[mechanism.courts]
per_judge = 5
[[peacekeepers.phase]]
from = 2001-01-01
troops = 10
[[peacekeepers.phase]]
from = 2003-01-01
troops = 0
)";

constexpr const char* nothing = "[plan]\ntitle = \"Nothing\"\nassistance = false\n";

/// A folder with a base, a file that builds on it and a plan.
struct Folder {
  fs::path path = fs::temp_directory_path() / "ssr_base_test";
  explicit Folder(const std::string& over) {
    fs::remove_all(path);
    fs::create_directories(path);
    write("below.toml", country);
    write("over.toml", over);
    write("nothing.toml", nothing);
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
  }
  std::string file(const std::string& name) const { return (path / name).string(); }
  StudySet read() const { return single_plan_set(file("over.toml"), file("nothing.toml"), {}); }
};

const Parameter& parameter(const StudySet& set, const std::string& path) {
  for (const Parameter& p : set.parameters) {
    if (p.path == path) return p;
  }
  FAIL("no parameter " << path);
  return set.parameters.front();
}

std::string problem_of(const Folder& folder) {
  try {
    folder.read();
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a_context_says_what_is_different_from_its_base") {
  const Folder folder(R"([context]
base = "below"
title = "Over"
without = ["donor.First"]
[police]
officers = 70
[[donor]]
name = "Second"
horizon_years = 9
[[donor]]
name = "Third"
envelope_usd_per_year = 3000
[[peacekeepers.phase]]
from = 2001-01-01
troops = 99
)");
  const SampleScenario sample = resolve(folder.read(), 0);
  const Context& context = sample.scenario->context;
  CHECK(context.title == "Over");
  CHECK(context.name == "over");
  CHECK(context.police.officers == 70);
  CHECK(context.police.salary_usd_month == Approx(60).margin(10));
  CHECK(context.army.soldiers == 50);
  REQUIRE(context.donors.size() == 2);
  CHECK(context.donors[0].name == "Second");
  CHECK(context.donors[0].envelope_usd_per_year == 2000);
  CHECK(context.donors[0].horizon_years == 9);
  CHECK(context.donors[1].name == "Third");
  REQUIRE(context.peacekeepers.phases.size() == 1);  // lists without names are replaced whole
  CHECK(context.peacekeepers.phases[0].troops == 99);
}

TEST_CASE("every_value_knows_the_file_and_line_where_it_stands") {
  const Folder folder(
      "[context]\nbase = \"below\"\n[police]\nofficers = 70\n[mechanism.courts]\n"
      "per_judge = 7\n");
  const StudySet set = folder.read();
  CHECK(parameter(set, "context.police.officers").place == "over.toml:4");
  CHECK(parameter(set, "context.police.salary_usd_month").place == "below.toml:10");
  CHECK(parameter(set, "context.police.women_share").place.empty());
  CHECK(parameter(set, "mechanism.courts.per_judge").place == "over.toml:6");
  CHECK(parameter(set, "mechanism.courts.per_judge").value == 7);
}

TEST_CASE("problems_name_the_file_that_has_them") {
  const Folder folder("[context]\nbase = \"below\"\n[police]\nofficers = -1\nofficer = 3\n");
  const std::string said = problem_of(folder);
  CHECK(said.find("over.toml:4:12: ") != std::string::npos);
  CHECK(said.find("over.toml:5:1: unknown key \"officer\"") != std::string::npos);
  folder.write("over.toml", "[context]\nbase = \"below\"\n");
  std::string broken = country;
  folder.write("below.toml", broken.replace(broken.find("judges = 2"), 10, "judges = \"x\""));
  CHECK(problem_of(folder).find("below.toml:14:10: ") != std::string::npos);
}

TEST_CASE("a_name_that_stands_twice_is_reported_and_an_empty_one_is_not_taken_for_it") {
  const std::string twice = "[[donor]]\nname = \"Second\"\nhorizon_years = 9\n";
  const Folder folder("[context]\nbase = \"below\"\n" + twice + twice);
  CHECK(problem_of(folder).find("Second") != std::string::npos);
  const Folder empty("[context]\nbase = \"below\"\n" + twice + "[[donor]]\nname = \"\"\n");
  CHECK_FALSE(problem_of(empty).empty());
}

TEST_CASE("what_is_missing_is_not_also_called_unknown_and_keys_are_named_once") {
  const Folder folder(
      "[context]\nstart = 2001-01-01\ncapital = \"Nowhere\"\narchetype = \"A1\"\n"
      "titel_of_it_all = 1\n");
  const std::string said = problem_of(folder);
  CHECK(said.find("unknown key \"titel_of_it_all\"") != std::string::npos);
  CHECK(said.find("unknown key \"capital\"") == std::string::npos);
  CHECK(said.find("archetype, archetype") == std::string::npos);
}

TEST_CASE("a_base_that_cannot_be_used_is_reported_where_it_is_named") {
  const auto said = [](const std::string& over) { return problem_of(Folder(over)); };
  CHECK(said("[context]\nbase = \"belwo\"\n").find("over.toml:2:8: base \"belwo\" not found") !=
        std::string::npos);
  CHECK(said("[context]\nbase = \"belwo\"\n").find("did you mean \"below\"?") != std::string::npos);
  CHECK(said("[context]\nbase = \"over\"\n").find("over.toml:2:8: base \"over\" builds on this") !=
        std::string::npos);
  CHECK(said("[context]\nbase = \"nothing\"\n").find("over.toml:2:8: base \"nothing\" is a plan") !=
        std::string::npos);
  CHECK(said("[context]\nbase = \"below\"\nwithout = [\"donor.Nobody\"]\n")
            .find("over.toml:3:12: \"without\" names \"donor.Nobody\"") != std::string::npos);
  CHECK(said("[context]\nwithout = [\"donor.First\"]\n").find("there is none") !=
        std::string::npos);
  CHECK(said("[context]\nbase = \"below\"\n[[donor]]\nname = \"First\"\n[[donor]]\nname = "
             "\"First\"\n")
            .find("a second donor is named \"First\"") != std::string::npos);
}

TEST_CASE("a_base_may_build_on_another") {
  const Folder folder("[context]\nbase = \"middle\"\n[army]\nsoldiers = 3\n");
  folder.write("middle.toml",
               "[context]\nbase = \"below\"\n[army]\nsoldiers = 2\n[police]\nofficers = 2\n");
  const StudySet set = folder.read();
  REQUIRE(set.context_source.bases.size() == 2);
  CHECK(parameter(set, "context.army.soldiers").place == "over.toml:4");
  CHECK(parameter(set, "context.police.officers").place == "middle.toml:6");
  CHECK(parameter(set, "context.justice.judges").place == "below.toml:14");
}

TEST_CASE("settings_replace_values_of_bases_too") {
  const Folder folder("[context]\nbase = \"below\"\n");
  Overrides overrides;
  overrides.settings = {{"context.police.officers", "55"}};
  const StudySet set =
      single_plan_set(folder.file("over.toml"), folder.file("nothing.toml"), overrides);
  CHECK(parameter(set, "context.police.officers").value == 55);
  CHECK(parameter(set, "context.police.officers").place == "--set context.police.officers");
}

TEST_CASE("a_plan_says_what_is_different_from_its_base") {
  const Folder folder(country);
  folder.write("first.toml",
               "[plan]\ntitle = \"First\"\n[[activity]]\nname = \"a\"\nlever = \"outreach\"\n"
               "start = { week = 2 }\ncapacity_per_week = 1\nbudget = 9000\n[[activity]]\n"
               "name = \"b\"\nlever = \"quick_impact\"\nstart = { after = \"a\", latest = 90 }\n"
               "capacity_per_week = 1\nbudget = 9000\n");
  folder.write("second.toml",
               "[plan]\nbase = \"first\"\ntitle = \"Second\"\n[[activity]]\nname = \"b\"\n"
               "start = { week = 7 }\n");
  const SampleScenario sample =
      resolve(single_plan_set(folder.file("over.toml"), folder.file("second.toml"), {}), 0);
  const Plan& plan = *sample.plans.at(0);
  CHECK(plan.title == "Second");
  REQUIRE(plan.activities.size() == 2);
  CHECK(plan.activities[1].lever == Lever::quick_impact);
  CHECK(plan.activities[1].start.week == 7);
  CHECK_FALSE(plan.activities[1].start.after);
}

}  // namespace ssr

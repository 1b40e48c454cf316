#include "engine/sweep_points.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <string>

#include "core/errors.h"
#include "support/sweep_study.h"

namespace ssr {

namespace {

std::size_t place_of(const StudySet& set, const std::string& path) {
  for (std::size_t p = 0; p < set.parameters.size(); ++p) {
    if (set.parameters[p].path == path) return p;
  }
  FAIL("no parameter " << path);
  return 0;
}

std::string refusal(const std::string& sweep) {
  const test::Folder folder;
  try {
    test::sweep_set(folder, sweep);
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

/// Two uncertain parameters of the study, whatever the processes declare.
std::vector<std::string> uncertain_paths() {
  const test::Folder folder;
  std::vector<std::string> paths;
  for (const Parameter& p : test::sweep_set(folder, "").parameters) {
    if (p.uncertain() && p.path.starts_with("mechanism.")) paths.push_back(p.path);
  }
  REQUIRE(paths.size() > 2);
  return paths;
}

}  // namespace

TEST_CASE("a_study_without_sweep_is_swept_at_the_points_of_compare") {
  const test::Folder folder;
  const std::string path = test::write_sweep_study(folder, "");
  const StudySet compared = read_study_set(path, {});
  const StudySet swept = read_study_set(path, {}, Purpose::sweep);
  CHECK(swept.design == compared.design);
  CHECK(swept.luck.empty());
  CHECK(swept.study.output.regional);
}

TEST_CASE("what_a_sweep_does_not_name_stays_at_its_central_value") {
  const test::Folder folder;
  const auto paths = uncertain_paths();
  const StudySet set = test::sweep_set(
      folder, "[sweep]\ndesign = \"sobol\"\npoints = 8\nparameters = [\"" + paths[0] + "\"]\n");
  REQUIRE(set.design.size() == 8);
  CHECK(set.factors == std::vector<std::string>{paths[0]});
  CHECK_FALSE(set.study.output.regional);
  for (std::size_t p = 0; p < set.parameters.size(); ++p) {
    std::set<double> values;
    for (const auto& point : set.design) values.insert(point[p]);
    CHECK(values.size() == (set.parameters[p].path == paths[0] ? 8U : 1U));
    CHECK(*values.begin() >= set.parameters[p].low);
    CHECK(*values.rbegin() <= set.parameters[p].high);
  }
}

TEST_CASE("a_grid_takes_values_levels_and_shares_its_luck") {
  const test::Folder folder;
  const auto paths = uncertain_paths();
  const StudySet own = test::sweep_set(folder, "");
  const Parameter& first = own.parameters[place_of(own, paths[0])];
  const StudySet set = test::sweep_set(
      folder, "[sweep]\ndesign = \"grid\"\n[[sweep.parameter]]\nname = \"" + paths[0] +
                  "\"\nvalues = [" + std::to_string(first.low) + ", " + std::to_string(first.high) +
                  "]\n[[sweep.parameter]]\nname = \"" + paths[1] + "\"\nlevels = 3\n");
  REQUIRE(set.design.size() == 6);
  CHECK(set.study.samples == 6);
  const std::size_t p = place_of(set, paths[1]);
  CHECK(set.design[0][p] == set.parameters[p].low);
  CHECK(set.design[2][p] == Approx(set.parameters[p].high));
  CHECK(luck_of(set, 0, 0) == luck_of(set, 5, 0));
  CHECK_FALSE(luck_of(set, 0, 0) == luck_of(set, 0, 1));
}

TEST_CASE("one_row_of_saltelli_and_one_trajectory_of_morris_share_their_luck") {
  const test::Folder folder;
  const auto paths = uncertain_paths();
  const std::string names = "parameters = [\"" + paths[0] + "\", \"" + paths[1] + "\"]\n";
  const StudySet rows =
      test::sweep_set(folder, "[sweep]\ndesign = \"saltelli\"\npoints = 3\n" + names);
  CHECK(rows.luck == std::vector<std::uint32_t>{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2});
  const StudySet paths_of =
      test::sweep_set(folder, "[sweep]\ndesign = \"morris\"\ntrajectories = 2\n" + names);
  CHECK(paths_of.luck == std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1});
}

TEST_CASE("a_number_of_every_plan_moves_as_one_factor") {
  const test::Folder folder;
  const StudySet all = test::sweep_set(folder, "");
  std::string path;
  for (const Parameter& p : all.parameters) {
    if (p.path.starts_with("plan.police_alone.") && p.max > p.min) path = p.path;
  }
  REQUIRE_FALSE(path.empty());
  const std::string name = "plan.*" + path.substr(std::string("plan.police_alone").size());
  const StudySet set =
      test::sweep_set(folder, "[sweep]\ndesign = \"grid\"\n[[sweep.parameter]]\nname = \"" + name +
                                  "\"\nlow = 0.25\nhigh = 0.5\nlevels = 2\n");
  CHECK(set.factors == std::vector<std::string>{name});
  CHECK(set.design[0][place_of(set, path)] == 0.25);
  CHECK(set.design[1][place_of(set, path)] == 0.5);
}

TEST_CASE("points_come_from_a_table") {
  const test::Folder folder;
  const auto paths = uncertain_paths();
  const StudySet own = test::sweep_set(folder, "");
  const Parameter& first = own.parameters[place_of(own, paths[0])];
  const Parameter& second = own.parameters[place_of(own, paths[1])];
  std::ofstream(folder.file("points.csv")) << "# a remark\n"
                                           << paths[1] << ", " << paths[0] << "\n"
                                           << second.value << "," << first.low << "\n\n"
                                           << second.value << "," << first.high << "\r\n";
  const StudySet set =
      test::sweep_set(folder, "[sweep]\ndesign = \"file\"\nfile = \"points.csv\"\n");
  REQUIRE(set.design.size() == 2);
  CHECK(set.design[1][place_of(set, paths[0])] == Approx(first.high));
  CHECK(set.luck.empty());
}

TEST_CASE("bad_sweeps_are_refused_with_place_and_remedy") {
  const auto paths = uncertain_paths();
  const std::string named = "parameters = [\"" + paths[0] + "\"]\n";
  const auto with = [&](const std::string& rest) {
    return "[sweep]\ndesign = \"sobol\"\n[[sweep.parameter]]\nname = \"" + paths[0] + "\"\n" + rest;
  };
  std::string misspelt = paths[0];
  misspelt.pop_back();
  CHECK_THAT(
      refusal("[sweep]\nparameters = [\"" + misspelt + "\"]\n"),
      Catch::Contains("swept.toml:10") && Catch::Contains("did you mean \"" + paths[0] + "\""));
  CHECK_THAT(refusal("[sweep]\nparameters = [\"mechanism.nowhere.*\"]\n"),
             Catch::Contains("unknown parameter"));
  CHECK_THAT(refusal(with("low = 2\nhigh = 1\n")), Catch::Contains("is not below high"));
  CHECK_THAT(refusal(with("low = -1e9\nhigh = 1e14\n")),
             Catch::Contains("leaves what the parameter may be"));
  CHECK_THAT(refusal(with("levels = 3\n")), Catch::Contains("\"levels\" is of a grid"));
  CHECK_THAT(refusal(with("values = []\n")), Catch::Contains("an empty list"));
  CHECK_THAT(refusal(with("values = [\"x\"]\n")), Catch::Contains("a finite number is wanted"));
  CHECK_THAT(refusal("[sweep]\npoints = 0\n"), Catch::Contains("points"));
  CHECK_THAT(refusal("[sweep]\ndesign = \"sobel\"\n"), Catch::Contains("sobol"));
  CHECK_THAT(refusal("[sweep]\ndesign = \"morris\"\nlevels = 5\n" + named),
             Catch::Contains("even number"));
  CHECK_THAT(refusal("[sweep]\ndesign = \"grid\"\n"), Catch::Contains("beyond any machine"));
  CHECK_THAT(refusal("[sweep]\nparameters = [\"" + paths[0] + "\", \"" + paths[0] + "\"]\n"),
             Catch::Contains("stands twice"));
  CHECK_THAT(refusal("[sweep]\ndesign = \"file\"\n"), Catch::Contains("names no file"));
  CHECK_THAT(refusal("[sweep]\ndesign = \"file\"\nfile = \"none.csv\"\n"),
             Catch::Contains("cannot be read"));
  CHECK_THAT(refusal("[sweep]\nparameters = [\"" + paths[0] + "\"]\nlow = 1\n"),
             Catch::Contains("unknown key \"low\""));
  CHECK_THAT(refusal("[sweep]\ndesign = \"grid\"\nlevels = 10000\nparameters = [\"" + paths[0] +
                     "\", \"" + paths[1] + "\"]\n"),
             Catch::Contains("1e+08 points (at most 65536)"));
}

TEST_CASE("bad_tables_of_points_are_refused_line_by_line") {
  const test::Folder folder;
  const auto paths = uncertain_paths();
  std::ofstream(folder.file("points.csv")) << paths[0] << "\n0.5\nx\n1,2\n";
  try {
    test::sweep_set(folder, "[sweep]\ndesign = \"file\"\nfile = \"points.csv\"\n");
    FAIL("accepted");
  } catch (const InputError& error) {
    CHECK(error.problems().size() == 2);
    CHECK_THAT(error.what(), Catch::Contains("points.csv:3") && Catch::Contains("points.csv:4"));
  }
  const auto said = [&](const std::string& text) -> std::string {
    std::ofstream(folder.file("points.csv")) << text;
    try {
      test::sweep_set(folder, "[sweep]\ndesign = \"file\"\nfile = \"points.csv\"\n");
    } catch (const InputError& error) {
      return error.what();
    }
    return "accepted";
  };
  // Spreadsheets write a mark, quotes and carriage returns.
  CHECK(said("\xEF\xBB\xBF\"" + paths[0] + "\"\r\n2\r\n") == "accepted");
  const std::string two = paths[0] + "," + paths[1];
  const std::string second = ":" + std::to_string(paths[0].size() + 2) + ": ";
  CHECK_THAT(said(two + "x\n0.5,0.5\n"),
             Catch::Contains("points.csv:1" + second + "unknown parameter") &&
                 Catch::Contains("did you mean \"" + paths[1] + "\"?"));
  CHECK_THAT(said(paths[0] + "," + paths[0] + "\n0.5,0.5\n"),
             Catch::Contains("points.csv:1" + second) && Catch::Contains("names two columns"));
  CHECK_THAT(said(two.substr(0, two.size() - 1) + "*\n0.5,0.5\n"),
             Catch::Contains("points.csv:1" + second) && Catch::Contains("stands for several"));
  CHECK_THAT(said(two + "\n2.0,-1e99\n"),
             Catch::Contains("points.csv:2:5: " + paths[1]) && Catch::Contains("correct it"));
  CHECK_THAT(said(two + "\n"), Catch::Contains("holds no points"));
}

TEST_CASE("distributions_and_correlations_that_make_no_sense_are_refused") {
  const auto paths = uncertain_paths();
  const std::string names = "parameters = [\"" + paths[0] + "\", \"" + paths[1] + "\"]\n";
  const auto correlated = [&](const std::string& design, const std::string& rho) {
    return refusal("[sweep]\ndesign = \"" + design + "\"\npoints = 8\n" + names +
                   "[[sweep.correlation]]\nbetween = [\"" + paths[0] + "\", \"" + paths[1] +
                   "\"]\nrho = " + rho + "\n");
  };
  CHECK(correlated("sobol", "0.5") == "accepted");
  CHECK_THAT(correlated("saltelli", "0.5"), Catch::Contains("variance of independent numbers"));
  CHECK_THAT(correlated("morris", "0.5"), Catch::Contains("moves one number alone"));
  CHECK_THAT(correlated("grid", "0.5"), Catch::Contains("every combination"));
  CHECK_THAT(correlated("latin_hypercube", "1"), Catch::Contains("always go together"));
  CHECK_THAT(correlated("latin_hypercube", "1.5"), Catch::Contains("rho"));
  CHECK_THAT(refusal("[sweep]\n" + names + "[[sweep.correlation]]\nbetween = [\"" + paths[0] +
                     "\", \"" + paths[1] + "x\"]\nrho = 0.1\n"),
             Catch::Contains("did you mean \"" + paths[1] + "\"?"));
  const auto spread = [&](const std::string& words) {
    return refusal("[sweep]\n[[sweep.parameter]]\nname = \"" + paths[0] + "\"\n" + words);
  };
  CHECK(spread("distribution = \"triangular\"\n") == "accepted");
  CHECK_THAT(spread("distribution = \"gaussian\"\n"), Catch::Contains("distribution"));
  CHECK_THAT(spread("low = 0\nhigh = 1\nmode = 0.5\ndistribution = \"log_uniform\"\n"),
             Catch::Contains("has no mode"));
  CHECK_THAT(spread("low = 0\nhigh = 1\ndistribution = \"log_uniform\"\n"),
             Catch::Contains("has no logarithm"));
  CHECK_THAT(spread("mode = -1e9\ndistribution = \"normal\"\n"),
             Catch::Contains("give another mode?"));
  CHECK_THAT(spread("deviation = 0\ndistribution = \"normal\"\n"), Catch::Contains("above 0"));
}

}  // namespace ssr

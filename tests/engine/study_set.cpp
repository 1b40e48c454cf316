#include "engine/study_set.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

namespace ssr {

namespace {
const std::string folder = std::string(SSR_SOURCE_DIR) + "/tests/";
const std::string study_path = folder + "studies/small_study.toml";

std::size_t index_of(const StudySet& set, const std::string& path) {
  for (std::size_t i = 0; i < set.parameters.size(); ++i) {
    if (set.parameters[i].path == path) return i;
  }
  FAIL("no parameter " << path);
  return 0;
}
}  // namespace

TEST_CASE("the_small_study_is_read_with_all_it_names") {
  const StudySet set = read_study_set(study_path, {});
  CHECK(set.study.name == "small_study");
  CHECK(set.plan_names == std::vector<std::string>{"small_plan", "no_plan"});
  CHECK(set.study.samples == 4);
  CHECK(set.study.output.interval_weeks == 4);
  REQUIRE(set.design.size() == 4);
  CHECK(set.design[0].size() == set.parameters.size());
  const SampleScenario sample = resolve(set, 0);
  const Context& context = sample.scenario->context;
  CHECK(context.title == "Test Republic");
  CHECK(context.fictional);
  REQUIRE(context.regions.size() == 2);
  CHECK(context.regions[0].neighbours == std::vector<std::size_t>{1});
  CHECK(context.regions[0].borders == std::vector<std::size_t>{0});
  CHECK(context.factions[0].patron == std::size_t{0});
  CHECK(context.factions[0].war_chest == 2'000'000);
  CHECK(context.factions[0].wants_rents == Approx(0.4));
  CHECK(context.elections[0].week == week_of({2001, 1, 1}, {2002, 5, 14}));
  CHECK(context.neighbours[0].wars[0].first < 0);
  CHECK(context.army.origin == std::vector<double>{0.0, 0.1});
  CHECK(context.donors[0].banned[static_cast<std::size_t>(Sector::prisons)]);
  CHECK(context.accord.promises[2].kind == PromiseKind::election);
  CHECK_FALSE(context.accord.promises[2].beneficiary);
  CHECK(context.peacekeepers.phases.back().troops == 0);
}

TEST_CASE("each_kind_of_start_is_read") {
  const SampleScenario sample = resolve(read_study_set(study_path, {}), 0);
  const auto& activities = sample.plans[0]->activities;
  const auto named = [&](const std::string& name) {
    return *std::find_if(activities.begin(), activities.end(),
                         [&](const ActivityPlan& activity) { return activity.name == name; });
  };
  CHECK(named("disarm").start.week == 8);
  CHECK(named("disarm").start.latest == 8);
  CHECK(named("train_police").start.week == week_of({2001, 1, 1}, {2001, 4, 1}));
  CHECK(named("counsel").start.after == std::size_t{0});
  CHECK(named("counsel").start.delay_weeks == 4);
  CHECK(named("counsel").start.latest == 100);
  CHECK(named("merge").start.when.text() == "disarmed_share >= 0.6 and insecurity < 0.6");
  CHECK(named("merge").start.latest == week_of({2001, 1, 1}, {2002, 6, 1}));
  CHECK(named("train_police").until.text() == "police_strength_share >= 1");
  CHECK(named("circuit").regions == std::vector<std::size_t>{0});
  CHECK(named("merge").factions == std::vector<std::size_t>{0, 1});
  CHECK(named("disarm").budget == 4'500'000);
  CHECK_FALSE(sample.plans[1]->assistance);
}

TEST_CASE("samples_take_their_values_from_the_design") {
  const StudySet set = read_study_set(study_path, {});
  const std::size_t trust = index_of(set, "context.attitudes.trust_courts");
  CHECK(set.parameters[trust].value == 0.25);
  for (std::size_t sample = 0; sample < 4; ++sample) {
    const double drawn = set.design[sample][trust];
    CHECK(drawn >= 0.15);
    CHECK(drawn <= 0.35);
    const auto& attitudes = resolve(set, sample).scenario->context.attitudes;
    CHECK(attitudes[static_cast<std::size_t>(Attitude::trust_courts)] == drawn);
  }
}

TEST_CASE("fixed_parameters_are_central_everywhere") {
  Overrides overrides;
  overrides.fixed_parameters = true;
  const StudySet set = read_study_set(study_path, overrides);
  for (const auto& row : set.design) {
    for (std::size_t p = 0; p < row.size(); ++p) CHECK(row[p] == set.parameters[p].value);
  }
}

TEST_CASE("one_plan_alone_draws_what_it_draws_in_a_comparison") {
  Overrides overrides;
  overrides.samples = 4;
  overrides.seed = 7;
  const StudySet compared = read_study_set(study_path, overrides);
  const StudySet alone = single_plan_set(folder + "contexts/small_country.toml",
                                         folder + "plans/small_plan.toml", overrides);
  CHECK(alone.plan_names == std::vector<std::string>{"small_plan"});
  for (std::size_t p = 0; p < alone.parameters.size(); ++p) {
    const std::size_t same = index_of(compared, alone.parameters[p].path);
    for (std::size_t sample = 0; sample < 4; ++sample) {
      CHECK(alone.design[sample][p] == compared.design[sample][same]);
    }
  }
}

TEST_CASE("settings_and_options_change_what_they_name") {
  Overrides overrides;
  overrides.settings = {{"context.region.Highland.people", "6000"},
                        {"plan.small_plan.activity.disarm.budget", "1000"},
                        {"study.replicates", "3"}};
  overrides.samples = 2;
  overrides.scale = 0.5;
  const StudySet set = read_study_set(study_path, overrides);
  CHECK(set.study.replicates == 3);
  CHECK(set.study.samples == 2);
  const SampleScenario sample = resolve(set, 1);
  CHECK(sample.scenario->context.regions[0].people == 6000);
  CHECK(sample.scenario->context.scale == 0.5);
  CHECK(sample.plans[0]->activities[0].budget == 100'000);
  CHECK(set.parameters[index_of(set, "context.scale")].value == 0.5);
}

TEST_CASE("a_process_parameter_can_be_set_by_path") {
  const std::vector<Parameter> parameters = process_parameters();
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [](const Parameter& parameter) { return parameter.uncertain(); });
  REQUIRE(found != parameters.end());
  Overrides overrides;
  overrides.settings = {{found->path, std::to_string(found->value)}};
  const StudySet set = read_study_set(study_path, overrides);
  const Parameter& changed = set.parameters[index_of(set, found->path)];
  CHECK_FALSE(changed.uncertain());
  CHECK(changed.assumption);
}

TEST_CASE("every_declared_parameter_is_sound") {
  std::set<std::string> paths;
  for (const Parameter& parameter : read_study_set(study_path, {}).parameters) {
    INFO(parameter.path);
    CHECK(paths.insert(parameter.path).second);
    CHECK(std::isfinite(parameter.value));
    CHECK(parameter.low <= parameter.value);
    CHECK(parameter.value <= parameter.high);
    CHECK_FALSE(parameter.unit.empty());
  }
}

TEST_CASE("luck_differs_by_sample_and_replicate_and_not_by_plan_or_number") {
  const StudySet set = read_study_set(study_path, {});
  CHECK(luck_of(set, 0, 0) == Luck{7, 0});
  CHECK(luck_of(set, 3, 0) == Luck{7, 3});
  CHECK(luck_of(set, 3, 2) == Luck{7, 3 + 2 * 65'536});
}

TEST_CASE("the_files_of_tests_pass_their_own_check") {
  const CheckReport report = check_files({study_path, folder + "plans/small_plan.toml"}, {});
  for (const Problem& problem : report.problems) UNSCOPED_INFO(to_string(problem));
  CHECK(report.problems.empty());
  CHECK_FALSE(report.warnings.empty());
}

TEST_CASE("check_reports_problems_of_files_of_any_kind") {
  const CheckReport report =
      check_files({folder + "no_such.toml", folder + "plans/small_plan.toml"}, {});
  REQUIRE(report.problems.size() == 1);
  CHECK(to_string(report.problems[0]).find("no such file") != std::string::npos);
}

}  // namespace ssr

// What is shipped in scenarios/ can be checked, played and started from.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/study_set.h"
#include "experiment/ensemble.h"
#include "process/registry.h"
#include "scenario/archetypes.h"
#include "scenario/source_text.h"
#include "world/programme.h"

namespace ssr {

namespace {

namespace fs = std::filesystem;

const fs::path scenarios = fs::path(SSR_SOURCE_DIR) / "scenarios";

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(scenarios / folder)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

StartingPoint point_of(const std::string& path, const std::string& kind) {
  SourceText source = load_source(path);
  source.bases.clear();
  ParameterBook book;
  std::vector<Problem> problems;
  Document document(source, kind == "plan" ? "plan.x" : kind, {}, book, problems);
  Table head = document.root().table(kind);
  return read_starting_point(head);
}

/// A claim that the model does not carry can be no starting point's subject.
bool out_of_scope(const std::string& claim) {
  const auto all = mechanisms();
  return std::any_of(all.begin(), all.end(), [&](const Mechanism& m) {
    return m.id == claim && m.kind == MechanismKind::out_of_scope;
  });
}

}  // namespace

TEST_CASE("every_shipped_scenario_passes_check_and_every_plan_is_in_a_study") {
  for (const char* folder : {"contexts", "studies", "blank"}) {
    for (const std::string& file : files_in(folder)) {
      // The blank study names files that stand in ../contexts and ../plans, as studies do.
      const CheckReport report = check_files({file}, {});
      INFO(file);
      CHECK(report.problems.empty());
    }
  }
  std::map<std::string, std::string> context_of;  // plan: one of those it is played on
  for (const std::string& file : files_in("studies")) {
    for (const StudySet& set : read_study_sets(file, {})) {
      for (const std::string& plan : set.plan_names)
        context_of[plan] = (scenarios / "contexts" / set.context_source.name).string();
    }
  }
  for (const std::string& file : files_in("plans")) {
    INFO(file);
    const auto context = context_of.find(fs::path(file).stem().string());
    REQUIRE(context != context_of.end());
    const CheckReport report = check_files({file, context->second}, {});
    CHECK(report.problems.empty());
    for (const Problem& warning : report.warnings)
      CHECK(warning.text.find("terms of aid") == std::string::npos);
  }
}

TEST_CASE("every_shipped_study_plays_thirty_weeks_and_loses_nobody") {
  Overrides overrides;
  overrides.samples = 1;
  overrides.replicates = 1;
  overrides.horizon_weeks = 30;
  overrides.scale = 0.005;
  Execution execution;
  execution.check_invariants = true;
  std::set<std::string> contexts, plans;
  for (const std::string& file : files_in("studies")) {
    INFO(file);
    const StudySet set = read_study_set(file, overrides);
    const Results results = play(set, execution);
    CHECK(std::all_of(results.runs.begin(), results.runs.end(),
                      [](const RunRecord& run) { return run.finished; }));
    contexts.insert(stem_of(set.context_source.name));
    plans.insert(set.plan_names.begin(), set.plan_names.end());
  }
  for (const std::string& file : files_in("contexts")) CHECK(contexts.count(stem_of(file)) == 1);
  for (const std::string& file : files_in("plans")) CHECK(plans.count(stem_of(file)) == 1);
}

TEST_CASE("every_archetype_has_a_context_and_a_plan_to_start_from") {
  std::set<std::string> claimed;
  for (const std::string kind : {"context", "plan"}) {
    for (const std::string& file : files_in(kind + "s")) {
      INFO(file);
      const StartingPoint point = point_of(file, kind);
      CHECK_FALSE(point.title.empty());
      if (file.find("kelduria") != std::string::npos) CHECK_FALSE(point.archetype.empty());
      if (point.archetype.empty()) continue;
      CHECK_FALSE(point.tests.empty());
      CHECK_FALSE(point.claims.empty());
      for (const std::string& claim : point.claims) {
        INFO(claim);
        CHECK_FALSE(out_of_scope(claim));
      }
      claimed.insert(point.archetype);
    }
  }
  CHECK(archetypes().size() == 21);
  for (const Archetype& archetype : archetypes()) {
    INFO(archetype.id);
    CHECK(claimed.count(std::string(archetype.id)) == 1);
    CHECK(fs::exists(scenarios / "contexts" / (std::string(archetype.context) + ".toml")));
    CHECK(fs::exists(scenarios / "plans" / (std::string(archetype.plan) + ".toml")));
  }
}

TEST_CASE("fictional_contexts_say_so_and_claim_no_source") {
  for (const std::string& file : files_in("contexts")) {
    if (file.find("kelduria") == std::string::npos) continue;
    INFO(file);
    CHECK(load_source(file).text.find("o number describes a real place") != std::string::npos);
    Overrides central;
    central.fixed_parameters = true;
    const StudySet set =
        single_plan_set(file, (scenarios / "plans/no_assistance.toml").string(), central);
    CHECK(resolve(set, 0).scenario->context.fictional);
    for (const Parameter& parameter : set.parameters) {
      if (!parameter.path.starts_with("context.")) continue;
      INFO(parameter.path);
      CHECK(parameter.assumption);
    }
  }
}

namespace {

/// The headline study at the centre of every range.
const StudySet& headline() {
  static const StudySet set = [] {
    Overrides central;
    central.fixed_parameters = true;
    return read_study_set((scenarios / "studies/headline.toml").string(), central);
  }();
  return set;
}

const Plan& headline_plan(const std::string& name) {
  static const SampleScenario sample = resolve(headline(), 0);
  for (const auto& plan : sample.plans) {
    if (plan->name == name) return *plan;
  }
  FAIL("no plan " << name);
  return *sample.plans.front();
}

/// All that an activity is but its start.
auto content_of(const ActivityPlan& a) {
  return std::tuple(a.name, a.lever, a.phase, a.duration_weeks, a.until.text(), a.suspend.text(),
                    a.resume.text(), a.capacity_per_week, a.ramp_weeks, a.budget, a.unit_cost_usd,
                    a.regions, a.factions, a.units_from, a.units_until, a.assignment.of,
                    a.assignment.share, a.excludes, a.government_pays, a.payer, a.strictness,
                    a.course_weeks, a.serving_share, a.tranches, a.therapy, a.mixing,
                    a.builds_capacity);
}

auto start_of(const ActivityPlan& a) {
  return std::tuple(a.start.week, a.start.after, a.start.delay_weeks, a.start.when.text(),
                    a.start.latest);
}

bool of_ddr(const ActivityPlan& a) { return lever_spec(a.lever).sector == Sector::ddr; }

/// Of the activities that `which` picks, what `what` says, in plan order.
template <class Which, class What>
auto parts_of(const Plan& plan, Which which, What what) {
  std::vector<decltype(what(plan.activities.front()))> parts;
  for (const ActivityPlan& a : plan.activities) {
    if (which(a)) parts.push_back(what(a));
  }
  return parts;
}

constexpr auto every = [](const ActivityPlan&) { return true; };

bool departs_from_schedule(const Plan& plan) {
  return !plan.reviews.empty() || !plan.election_dates.empty() ||
         plan.peacekeepers_leave_by.has_value();
}

const Plan& interlocked() { return headline_plan("interlocked"); }

}  // namespace

TEST_CASE("the_headline_study_has_a_plan_of_every_family") {
  CHECK(headline().plan_names.size() == 8);
  CHECK_FALSE(departs_from_schedule(interlocked()));
  CHECK(interlocked().assistance);
}

TEST_CASE("plans_of_the_order_family_differ_in_their_starts_alone") {
  for (const std::string name : {"ddr_before_ssr", "ssr_before_ddr"}) {
    INFO(name);
    const Plan& plan = headline_plan(name);
    CHECK(parts_of(plan, every, content_of) == parts_of(interlocked(), every, content_of));
    CHECK(parts_of(plan, every, start_of) != parts_of(interlocked(), every, start_of));
    CHECK_FALSE(departs_from_schedule(plan));
  }
}

TEST_CASE("every_gate_of_the_headline_opens_in_time_for_three_years_of_effects") {
  constexpr Week effects = 156;
  std::size_t gates = 0;
  for (const std::string& name : headline().plan_names) {
    for (const ActivityPlan& a : headline_plan(name).activities) {
      INFO(name << ", " << a.name);
      CHECK(a.start.latest + a.duration_weeks <= headline().study.horizon_weeks - effects);
      if (a.start.when.empty()) continue;
      ++gates;
      CHECK(a.start.latest > 0);
    }
  }
  CHECK(gates > 50);
}

TEST_CASE("plans_of_the_content_family_divide_the_same_money_for_reform_otherwise") {
  const auto money = [](const Plan& plan) {
    Cents sum = 0;
    for (const ActivityPlan& a : plan.activities) sum += of_ddr(a) ? 0 : budget_of(a);
    return sum;
  };
  for (const std::string name :
       {"police_without_judiciary", "justice_chain_in_step", "train_and_equip_only"}) {
    INFO(name);
    const Plan& plan = headline_plan(name);
    CHECK(parts_of(plan, of_ddr, content_of) == parts_of(interlocked(), of_ddr, content_of));
    CHECK(parts_of(plan, of_ddr, start_of) == parts_of(interlocked(), of_ddr, start_of));
    CHECK(money(plan) == money(interlocked()));
    CHECK(parts_of(plan, every, content_of) != parts_of(interlocked(), every, content_of));
    CHECK_FALSE(departs_from_schedule(plan));
  }
}

TEST_CASE("the_early_exit_differs_in_the_day_of_leaving_alone") {
  const Plan& plan = headline_plan("early_peacekeeper_exit");
  CHECK(parts_of(plan, every, content_of) == parts_of(interlocked(), every, content_of));
  CHECK(parts_of(plan, every, start_of) == parts_of(interlocked(), every, start_of));
  CHECK(plan.reviews.empty());
  CHECK(plan.election_dates.empty());
  CHECK(plan.peacekeepers_leave_by.has_value());
}

TEST_CASE("no_assistance_has_no_programme_and_the_same_schedule") {
  const Plan& plan = headline_plan("no_assistance");
  CHECK_FALSE(plan.assistance);
  CHECK(plan.activities.empty());
  CHECK_FALSE(departs_from_schedule(plan));
}

TEST_CASE("plans_on_benchmarks_and_with_terms_of_entry_say_what_their_files_say") {
  Overrides central;
  central.fixed_parameters = true;
  const auto read = [&](const std::string& plan) {
    const StudySet set =
        single_plan_set((scenarios / "contexts/kelduria.toml").string(),
                        (scenarios / "plans" / (plan + ".toml")).string(), central);
    return *resolve(set, 0).plans.at(0);
  };
  const auto named = [](const Plan& plan, const std::string& name) {
    const auto found = std::find_if(plan.activities.begin(), plan.activities.end(),
                                    [&](const ActivityPlan& a) { return a.name == name; });
    REQUIRE(found != plan.activities.end());
    return *found;
  };
  const Plan gated = read("kelduria_on_benchmarks");
  CHECK(named(gated, "train_army").start.latest == never);
  CHECK_FALSE(gated.mission.leave_when.empty());
  CHECK(gated.mission.drawdown_weeks == 52);
  CHECK(gated.peacekeepers_leave_by == week_of({2030, 1, 7}, {2037, 12, 31}));
  const Plan terms = read("kelduria_terms_of_entry");
  CHECK(named(terms, "integrate_army").quota == 700);
  CHECK(named(terms, "integrate_army").rank_share == 0.06);
  CHECK(named(terms, "recruit_police").women_share == 0.3);
  CHECK(terms.police_target == 1100.0);
  CHECK(terms.mission.mandates == std::vector<double>(4, 0.85));
  CHECK(terms.mission.phases.at(1).troops == 1000);
}

TEST_CASE("blank_files_show_every_key_that_the_reader_knows") {
  const std::string context = load_source((scenarios / "blank/context.toml").string()).text;
  const std::string plan = load_source((scenarios / "blank/plan.toml").string()).text;
  Overrides central;
  central.fixed_parameters = true;
  const StudySet set = single_plan_set((scenarios / "blank/context.toml").string(),
                                       (scenarios / "blank/plan.toml").string(), central);
  std::size_t asked = 0;
  for (const Parameter& parameter : set.parameters) {
    if (parameter.path.starts_with("mechanism.")) continue;
    // Shares are named by what they are of: "context.police.regions.Capital".
    const std::string key = parameter.path.substr(parameter.path.rfind('.') + 1);
    INFO(parameter.path);
    CHECK((parameter.path.starts_with("plan.") ? plan : context).find(key) != std::string::npos);
    ++asked;
  }
  CHECK(asked > 100);
  for (const LeverSpec& lever : lever_specs()) {
    INFO(lever.name);
    CHECK(plan.find(lever.name) != std::string::npos);
  }
}

}  // namespace ssr

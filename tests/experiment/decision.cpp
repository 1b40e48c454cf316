#include "experiment/decision.h"

#include <catch2/catch.hpp>
#include <limits>
#include <sstream>

#include "../store/synthetic_results.h"
#include "experiment/decision_table.h"
#include "experiment/text.h"

namespace ssr {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

OutcomeSpec spec(Better better, double indifference, bool yes_no = false) {
  return {"x", "1", "an outcome", "made up", better, indifference, Period::whole, yes_no, true};
}

std::size_t outcome_named(std::string_view name) {
  const auto specs = outcome_specs();
  for (std::size_t i = 0; i < specs.size(); ++i) {
    if (specs[i].name == name) return i;
  }
  FAIL("no outcome " << name);
  return 0;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string table_of(const Results& results) {
  return decision_table(results, test::synthetic_plans());
}

/// Small steps around a mean, different in each sample.
double jitter(std::size_t sample) { return 0.001 * static_cast<double>(sample % 5); }

/// Adds about so much to the indicator in one district at one recorded week, in 32 samples under
/// "patient".
void add_in_north_east(Results& results, std::string_view name, std::size_t time, float more) {
  std::size_t place = 0;  // among regional indicators
  for (const IndicatorSpec& indicator : indicator_specs()) {
    if (indicator.name == name) break;
    place += indicator.regional ? 1U : 0U;
  }
  for (std::size_t s = 0; s < 32; ++s) {
    std::vector<float>& series = results.runs[results.index(1, s, 0)].series.regional;
    series[(place * test::n_times + time) * 2] += more + static_cast<float>(jitter(s));
  }
}

}  // namespace

TEST_CASE("words_follow_the_interval_the_good_side_and_the_zone") {
  CHECK(judge({0.2, 0.4}, spec(Better::higher, 0.1)) == Verdict::better);
  CHECK(judge({0.2, 0.4}, spec(Better::lower, 0.1)) == Verdict::worse);
  CHECK(judge({-0.4, -0.2}, spec(Better::lower, 0.1)) == Verdict::better);
  CHECK(judge({-0.4, -0.2}, spec(Better::neither, 0.1)) == Verdict::lower);
  CHECK(judge({-0.05, 0.08}, spec(Better::lower, 0.1)) == Verdict::about_the_same);
  CHECK(judge({0.01, 0.08}, spec(Better::lower, 0.1)) == Verdict::about_the_same);
  CHECK(judge({-0.05, 0.2}, spec(Better::lower, 0.1)) == Verdict::cannot_tell);
}

TEST_CASE("cannot_tell_says_how_many_samples_there_are_and_would_be_needed") {
  std::vector<double> plan(32);
  for (std::size_t i = 0; i < plan.size(); ++i) plan[i] = i % 2 == 0 ? 1.0 : -0.9;
  const Comparison c = compare(plan, std::vector<double>(32, 0.0), 1, spec(Better::lower, 0.2), 1);
  REQUIRE(c.verdict == Verdict::cannot_tell);
  CHECK(c.pairs_needed > 32);
  const std::string said = words(c);
  CHECK(said.starts_with("cannot tell (n = 32; about "));
  CHECK(said.ends_with(" would be needed)"));
}

TEST_CASE("few_samples_do_not_say_how_many_would_be_needed") {
  std::vector<double> plan(7);
  for (std::size_t i = 0; i < plan.size(); ++i) plan[i] = i % 2 == 0 ? 1.0 : -0.9;
  const Comparison c = compare(plan, std::vector<double>(7, 0.0), 1, spec(Better::lower, 0.2), 1);
  REQUIRE(c.verdict == Verdict::cannot_tell);
  CHECK(words(c) == "cannot tell (n = 7; too few samples to say how many)");
}

TEST_CASE("replicates_of_a_sample_count_as_one_pair") {
  const std::vector<double> plan{1, 3, 5, 7};
  const Comparison c = compare(plan, {0, 0, 0, 0}, 2, spec(Better::lower, 0.1), 1);
  REQUIRE(c.paired.n() == 2);
  CHECK(c.paired.differences[0] == Approx(2));
  CHECK(c.paired.differences[1] == Approx(6));
}

TEST_CASE("harm_is_flagged_nationally_only_where_the_interval_is_clear_of_zero") {
  Results results = test::synthetic_results(32);
  const std::size_t outcome = outcome_named("homicide_rate");
  CHECK(find_harm(results).found.empty());  // all plans have the same numbers
  for (std::size_t plan = 0; plan < 3; ++plan) {
    test::set_outcome(results, plan, outcome, [&](std::size_t s) {
      return 10.0 + jitter(s) + (plan == 0 ? 5.0 + jitter(s * 3) : 0.0);
    });
  }
  const HarmSearch harm = find_harm(results);
  REQUIRE(harm.found.size() == 1);
  CHECK(harm.found[0].plan == 0);
  CHECK(harm.found[0].outcome == outcome);
  CHECK(harm.found[0].cell == Cell::nation);
  CHECK(harm.found[0].interval.low > 0);
  CHECK(table_of(results).find("HARM against none: nationally +5") != std::string::npos);
}

TEST_CASE("a_number_that_is_not_zero_is_not_written_as_zero") {
  CHECK(text::decimals_showing(-0.0004, 3) == 4);
  CHECK(text::decimals_showing(-0.0006, 3) == 3);
  CHECK(text::decimals_showing(0.00004, 3) == 5);
  CHECK(text::decimals_showing(12.0, 0) == 0);
  CHECK(text::decimals_showing(0.0, 3) == 3);
  CHECK(text::decimals_showing(nan, 3) == 3);
}

TEST_CASE("a_flagged_interval_is_seen_to_be_clear_of_zero") {
  Results results = test::synthetic_results(32);
  const std::size_t outcome = outcome_named("homicide_rate");
  // The plan is worse by little, and by nearly nothing at the end next to zero.
  for (std::size_t plan = 0; plan < 3; ++plan) {
    test::set_outcome(results, plan, outcome, [&](std::size_t s) {
      return 500.0 + (plan == 0 ? 0.05 + 0.01 * static_cast<double>(s % 5) : 0.0);
    });
  }
  REQUIRE(find_harm(results).found.size() == 1);
  const std::string table = table_of(results);
  const std::size_t at = table.find("HARM against none: nationally ");
  REQUIRE(at != std::string::npos);
  const std::string said = table.substr(at, table.find(')', at) - at);
  CHECK(said.find("(+0.1 to +0.1") != std::string::npos);
}

TEST_CASE("one_plan_alone_says_of_how_many_histories_the_answer_is_yes") {
  Results results = test::synthetic_results(32);
  results.set.study.outcomes.clear();
  test::set_outcome(results, 0, outcome_named("crisis"),
                    [](std::size_t s) { return s < 8 ? 1.0 : 0.0; });
  const std::string said = outcome_summary(results);
  bool found = false;
  for (const std::string& line : lines_of(said)) {
    if (line.find("crisis ") == std::string::npos) continue;
    found = true;
    CHECK(line.find("8 of 32 simulated histories (") != std::string::npos);
  }
  CHECK(found);
}

TEST_CASE("one_plan_alone_is_compared_with_nothing") {
  constexpr std::size_t samples = 8;
  Results results = test::synthetic_results(samples);
  const auto first = results.runs.begin() + samples;  // of "patient", which the study refers to
  results.runs = std::vector<RunRecord>(first, first + samples);
  results.set.plan_names = {"patient"};
  results.activities = {results.activities.at(1)};
  const std::string said = decision_table(results, {test::synthetic_plans().at(1)});
  CHECK(said.find("One plan, 8 samples") != std::string::npos);
  CHECK(said.find("against patient") == std::string::npos);
  CHECK(said.find("What differs") == std::string::npos);
}

TEST_CASE("harm_to_one_district_is_found_and_named") {
  Results results = test::synthetic_results(32);
  for (std::size_t time = 0; time < test::n_times; ++time)
    add_in_north_east(results, "homicide_rate", time, 50.0F);
  const HarmSearch harm = find_harm(results);
  REQUIRE(harm.found.size() == 1);
  CHECK(harm.found[0].cell == Cell::region);
  CHECK(harm.found[0].index == 0);
  CHECK(harm.local_comparisons > harm.national_comparisons);
  CHECK(table_of(results).find("HARM against none: in North East") != std::string::npos);
}

TEST_CASE("harm_to_a_district_is_judged_over_the_same_weeks_as_the_outcome") {
  constexpr Week two_years = 104;
  for (const std::size_t when : {std::size_t{0}, test::n_times - 1}) {
    Results results = test::synthetic_results(32);
    for (RunRecord& run : results.runs) {
      for (std::size_t time = 0; time < test::n_times; ++time)
        run.series.weeks[time] = two_years * static_cast<Week>(time + 1);
    }
    add_in_north_east(results, "fear", when, 0.5F);
    const bool in_the_last_two_years = when == test::n_times - 1;
    CHECK(find_harm(results).found.empty() != in_the_last_two_years);
  }
}

TEST_CASE("the_table_opens_with_the_caveat_and_declares_no_winner") {
  for (const std::size_t samples : {1U, 2U, 32U}) {
    const std::string table = table_of(test::synthetic_results(samples));
    CHECK(lines_of(table)[0] ==
          "Stylised reconstruction for learning; not a forecast; not evidence about any group or "
          "person.");
    for (const char* word : {"best plan", "winner", "recommended", "Best plan", "Winner"}) {
      CHECK(table.find(word) == std::string::npos);
    }
    CHECK(table.find("no difference in any of " + std::to_string(samples)) != std::string::npos);
  }
}

TEST_CASE("the_table_fits_a_terminal") {
  Results results = test::synthetic_results(32);
  results.set.plan_names[0] = "a_plan_with_a_name_longer_than_any_terminal_has_room_for";
  for (RunRecord& run : results.runs) {
    for (double& outcome : run.outcomes) outcome = outcome * 123456.0;
  }
  for (const std::string& line : lines_of(table_of(results))) {
    INFO(line);
    CHECK(text::width(line) <= 110);
  }
}

TEST_CASE("plans_stand_in_file_order_in_every_block") {
  const std::string table = table_of(test::synthetic_results(8));
  const std::size_t block = table.find("homicide_rate");
  const std::size_t hasty = table.find("  hasty", block);
  const std::size_t patient = table.find("  patient", hasty);
  const std::size_t none = table.find("  none", patient);
  CHECK(hasty < patient);
  CHECK(none != std::string::npos);
}

TEST_CASE("the_table_says_what_differs_money_and_gates") {
  const std::string table = table_of(test::synthetic_results(4));
  CHECK(table.find("start in week 0: camps") != std::string::npos);
  CHECK(table.find("no activities at all") != std::string::npos);
  CHECK(table.find("12.5") != std::string::npos);  // planned
  CHECK(table.find("9.2") != std::string::npos);   // disbursed
  CHECK(table.find("camps 50 %") != std::string::npos);
}

TEST_CASE("yes_or_no_outcomes_are_counted_in_simulated_histories") {
  Results results = test::synthetic_results(32);
  test::set_outcome(results, 0, outcome_named("relapse_by_year_10"),
                    [](std::size_t s) { return s < 8 ? 1.0 : 0.0; });
  CHECK(table_of(results).find("8 of 32 simulated histories (15 to 39 %)") != std::string::npos);
}

TEST_CASE("undefined_outcomes_are_said_and_left_out_of_pairs") {
  Results results = test::synthetic_results(12);
  const std::size_t outcome = outcome_named("recidivism_share");
  test::set_outcome(results, 2, outcome, [](std::size_t) { return nan; });
  test::set_outcome(results, 0, outcome, [](std::size_t s) { return s < 4 ? nan : jitter(s); });
  const std::string table = table_of(results);
  CHECK(table.find("not defined in 12 of 12 histories") != std::string::npos);
  CHECK(table.find("not defined in 4 of 12 histories") != std::string::npos);
  CHECK(table.find("nan") == std::string::npos);
}

TEST_CASE("a_fictional_country_is_called_one") {
  Results results = test::synthetic_results(2);
  results.fictional = true;
  CHECK(table_of(results).starts_with("Fictional country for learning; not a forecast"));
}

TEST_CASE("numbers_are_written_for_people") {
  CHECK(text::number(1234567.0, 0) == "1,234,567");
  CHECK(text::number(-0.001, 1) == "0.0");
  CHECK(text::signed_number(0.04, 1) == "0.0");
  CHECK(text::signed_number(0.06, 1) == "+0.1");
  // Sums in another order round a tie the same way.
  CHECK(text::number(2.4999999999999996, 0) == text::number(2.5000000000000004, 0));
  CHECK(text::number(0.12349999999999998, 3) == text::number(0.12350000000000003, 3));
  CHECK(text::decimals_for(0.99999999999999989) == text::decimals_for(1.0));
  CHECK(text::left("Überlandweg", 6) == "Überl…");
  CHECK(text::wrapped("one two three", 4, 2, 9) == "one\n  two\n  three");
}

}  // namespace ssr

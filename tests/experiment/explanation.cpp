#include "experiment/explanation.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "experiment/explanation_text.h"
#include "process/registry.h"

namespace ssr {

namespace {

const std::string study = std::string(SSR_SOURCE_DIR) + "/tests/studies/small_study.toml";

StudySet small_set(std::int64_t samples, Week weeks) {
  Overrides overrides;
  overrides.samples = samples;
  overrides.horizon_weeks = weeks;
  return read_study_set(study, overrides);
}

/// Pairs of runs in which every indicator stays at 5 and the first differs from `onset` on.
std::vector<AblatedPair> pairs_that_part(std::size_t n, std::size_t onset, float by) {
  std::vector<AblatedPair> pairs(n);
  const std::size_t n_times = 40;
  for (std::size_t i = 0; i < n; ++i) {
    for (RunRecord* run : {&pairs[i].plan, &pairs[i].reference}) {
      run->finished = true;
      for (std::size_t t = 0; t < n_times; ++t)
        run->series.weeks.push_back(4 * static_cast<Week>(t + 1));
      run->series.national.assign(indicator_specs().size() * n_times, 5.0F);
      run->series.regional.assign(indicator_specs().size() * n_times * 2, 5.0F);
      run->series.by_sex.assign(indicator_specs().size() * n_times * 2, 5.0F);
      run->series.by_group.assign(indicator_specs().size() * n_times * 2, 5.0F);
    }
    for (std::size_t t = onset; t < n_times; ++t) {
      const float noise = 0.1F * static_cast<float>(i % 3);
      pairs[i].plan.series.national[t] += by + noise;
      pairs[i].plan.series.regional[2 * t + 1] += by + noise;     // the second district
      pairs[i].plan.series.by_sex[2 * t] += by + noise;           // women
    }
  }
  return pairs;
}

std::vector<const AblatedPair*> addresses(const std::vector<AblatedPair>& pairs) {
  std::vector<const AblatedPair*> list;
  for (const AblatedPair& pair : pairs) list.push_back(&pair);
  return list;
}

}  // namespace

TEST_CASE("the_chain_dates_a_difference_and_says_where_and_for_whom") {
  const auto pairs = pairs_that_part(6, 10, 1.0F);
  const auto chain = causal_chain(addresses(pairs), 2, 2, "", 12);
  REQUIRE(chain.size() == 1);
  CHECK(chain[0].indicator == 0);
  CHECK(chain[0].week == 40);
  CHECK(chain[0].soon == Approx(1.1));
  CHECK(chain[0].later == Approx(1.1));
  CHECK(chain[0].regions == std::vector<std::size_t>{1});
  CHECK(chain[0].sex == std::size_t{0});
  CHECK_FALSE(chain[0].group);
}

TEST_CASE("the_chain_is_silent_without_difference_or_with_too_few_pairs") {
  CHECK(causal_chain(addresses(pairs_that_part(6, 10, -0.1F)), 2, 2, "", 12).empty());
  CHECK(causal_chain(addresses(pairs_that_part(3, 10, 1.0F)), 2, 2, "", 12).empty());
  CHECK(causal_chain(addresses(pairs_that_part(6, 38, 1.0F)), 2, 2, "", 12).empty());
}

TEST_CASE("cutting_nothing_plays_the_runs_of_the_study") {
  const StudySet whole = small_set(2, 30);
  const StudySet set = pair_of(whole, {"fear", "no_plan", "small_plan", 60});
  const auto pairs = play_pairs(set, {{1, {}, true}, {1, {}, false}}, {});
  const Results results = play(whole, {});
  for (const AblatedPair& pair : pairs) {
    REQUIRE(pair.finished());
    for (std::size_t i = 0; i < outcome_specs().size(); ++i) {
      const double plan = results.run(1, 1, 0).outcomes[i];
      CHECK((pair.plan.outcomes[i] == plan ||
             (std::isnan(plan) && std::isnan(pair.plan.outcomes[i]))));
    }
  }
  CHECK(pairs[0].plan.digest == results.run(1, 1, 0).digest);
  CHECK(pairs[0].reference.digest == results.run(0, 1, 0).digest);
  CHECK(pairs[1].plan.series.national.empty());
}

TEST_CASE("ablations_are_those_of_disable_whatever_the_threads") {
  const StudySet set = pair_of(small_set(1, 30), {"fear", "small_plan", "no_plan", 60});
  std::vector<std::size_t> cut;
  StudySet disabled = set;
  for (const char* id : {"M15", "M75"}) {
    disabled.overrides.disabled.emplace_back(id);
    for (const std::size_t m : cuttable_mechanisms(set)) {
      if (mechanisms()[m].id == id) cut.push_back(m);
    }
  }
  REQUIRE(cut.size() == 2);
  Execution execution;
  execution.threads = 3;
  const auto pairs = play_pairs(set, {{0, cut, true}}, execution);
  const Results results = play(disabled, {});
  CHECK(pairs[0].plan.digest == results.run(0, 0, 0).digest);
  CHECK(cuttable_mechanisms(disabled).size() + 2 == cuttable_mechanisms(set).size());
}

TEST_CASE("the_placebo_is_not_screened") {
  for (const std::size_t m : cuttable_mechanisms(small_set(1, 30)))
    CHECK(mechanisms()[m].id != "M0");
}

TEST_CASE("attributions_and_everything_else_sum_to_the_difference") {
  // Far more than it takes, so that a busy machine does not change what is played.
  const Question question{"disarmed_share", "small_plan", "no_plan", 3000};
  const Explanation e = explain(pair_of(small_set(4, 24), question), question, {});
  REQUIRE(e.samples == 4);
  CHECK(e.attributions.size() <= 8);
  double sum = e.rest.value;
  for (const Attribution& a : e.attributions) sum += a.value;
  CHECK(sum == Approx(e.difference.value));
  CHECK(e.plan_value - e.reference_value == Approx(e.difference.value));
  CHECK(e.difference.value > 0);
  CHECK(e.interval.holds(e.difference.value));
  CHECK(e.interval.high - e.difference.value > 2 * e.difference.error);  // t of three degrees
  CHECK(e.set.study.output.interval_weeks == weeks_per_month);
  CHECK(e.runs_played > 2 * e.screening_rows);
  REQUIRE_FALSE(e.chain.empty());
  const std::string text = explanation_text(e);
  CHECK(text.find("everything else") != std::string::npos);
  CHECK(text.find(words(e.chain.front(), e).substr(0, 20)) != std::string::npos);
}

TEST_CASE("a_caller_who_stops_gets_no_half_explanation") {
  const Question question{"fear", "small_plan", "no_plan", 3000};
  Execution execution;
  std::size_t played = 0;
  execution.progress = [&](std::size_t runs_done, std::size_t) { played = runs_done; };
  execution.cancelled = [&] { return played >= 6; };
  CHECK_THROWS_AS(explain(pair_of(small_set(4, 40), question), question, execution), Cancelled);
}

TEST_CASE("a_budget_in_which_nothing_can_be_played_is_refused") {
  const Question question{"fear", "small_plan", "no_plan", 1e-6};
  CHECK_THROWS_WITH(explain(pair_of(small_set(4, 260), question), question, {}),
                    Catch::Contains("--budget") && !Catch::Contains("--horizon-weeks"));
}

TEST_CASE("fewer_samples_than_errors_need_are_refused_before_anything_is_played") {
  const Question question{"fear", "small_plan", "no_plan", 3000};
  Execution execution;
  execution.progress = [](std::size_t, std::size_t) { FAIL("played"); };
  CHECK_THROWS_WITH(explain(pair_of(small_set(3, 24), question), question, execution),
                    Catch::Contains("--samples"));
}

TEST_CASE("a_sample_whose_world_cannot_be_built_ends_the_work_for_all_workers") {
  Overrides overrides;
  overrides.samples = 2;
  overrides.horizon_weeks = 8;
  overrides.settings = {{"context.region.Highland.people", "100"}};
  const Question question{"fear", "small_plan", "no_plan", 3000};
  const StudySet set = pair_of(read_study_set(study, overrides), question);
  std::vector<Ablation> ablations;
  for (std::size_t i = 0; i < 8; ++i) ablations.push_back({i % 2, {}, false});
  Execution execution;
  execution.threads = 4;
  CHECK_THROWS_WITH(play_pairs(set, ablations, execution), Catch::Contains("fewer people than"));
}

TEST_CASE("unknown_plans_and_outcomes_are_named_all_at_once") {
  try {
    pair_of(small_set(1, 30), {"feer", "smal_plan", "no_plan", 60});
    FAIL("accepted");
  } catch (const InputError& error) {
    REQUIRE(error.problems().size() == 2);
    CHECK(error.problems()[0].text.find("did you mean \"fear\"?") != std::string::npos);
    CHECK(error.problems()[1].text.find("did you mean \"small_plan\"?") != std::string::npos);
  }
  CHECK_THROWS_WITH(pair_of(small_set(1, 30), {"fear", "no_plan", "no_plan", 60}),
                    Catch::Contains("against itself"));
}

}  // namespace ssr

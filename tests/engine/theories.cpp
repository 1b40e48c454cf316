#include "process/theories.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <set>
#include <type_traits>

#include "engine/study_set.h"
#include "experiment/decision_table.h"
#include "experiment/ensemble.h"
#include "experiment/theory_readings.h"
#include "process/parameters.h"

namespace ssr {

namespace {

const std::string study_path = std::string(SSR_SOURCE_DIR) + "/tests/studies/small_study.toml";

StudySet set_with(const std::vector<Setting>& settings, std::int64_t samples = 4, Week weeks = 30) {
  Overrides overrides;
  overrides.settings = settings;
  overrides.samples = samples;
  overrides.replicates = 1;
  overrides.horizon_weeks = weeks;
  return read_study_set(study_path, overrides);
}

std::size_t column(const StudySet& set, const std::string& path) {
  std::size_t p = 0;
  while (set.parameters.at(p).path != path) ++p;
  return p;
}

}  // namespace

TEST_CASE("every_question_has_rival_readings_with_names_claims_and_sources") {
  std::set<std::string_view> questions;
  for (const Theory& theory : theories()) {
    CHECK(questions.insert(theory.question).second);
    REQUIRE(theory.readings.size() >= 2);
    CHECK(theory.readings.front().apply == nullptr);
    CHECK_FALSE(theory.readings.front().source.empty());
    std::set<std::string_view> names;
    for (const TheoryReading& reading : theory.readings) {
      CHECK(names.insert(reading.name).second);
      CHECK_FALSE(reading.claim.empty());
    }
  }
}

TEST_CASE("the_first_reading_is_the_model_without_theories") {
  const StudySet plain = set_with({});
  std::vector<Setting> settings;
  for (const Theory& theory : theories()) {
    settings.push_back({theory_path(theory), std::string(theory.readings.front().name)});
  }
  const Results a = play(plain, {});
  const Results b = play(set_with(settings), {});
  for (std::size_t i = 0; i < a.runs.size(); ++i) CHECK(a.runs[i].digest == b.runs[i].digest);
}

static_assert(std::is_trivially_copyable_v<Parameters>, "compared byte by byte below");

TEST_CASE("every_rival_reading_changes_what_agents_decide_with") {
  const auto parameters_under = [](const Theory& theory, const TheoryReading& reading) {
    return resolve(set_with({{theory_path(theory), std::string(reading.name)}}, 1), 0)
        .scenario->parameters;
  };
  for (const Theory& theory : theories()) {
    const Parameters first = parameters_under(theory, theory.readings.front());
    const Parameters again = parameters_under(theory, theory.readings.front());
    CHECK(std::memcmp(&first, &again, sizeof first) == 0);
    for (const TheoryReading& reading : theory.readings.subspan(1)) {
      const Parameters other = parameters_under(theory, reading);
      INFO(theory_path(theory) << " = " << reading.name);
      // Plain numbers throughout: equal bytes are equal rules.
      CHECK(std::memcmp(&first, &other, sizeof first) != 0);
    }
  }
}

TEST_CASE("a_reading_and_a_cut_link_that_say_the_same_play_the_same") {
  struct Same {
    std::string link;
    Setting reading;
  };
  for (const Same& same : {Same{"M16", {"theory.ddr_order", "ddr_first"}},
                           Same{"M21", {"theory.loose_weapons", "do_not_matter"}},
                           Same{"M78", {"theory.plan_dates", "dates"}}}) {
    INFO(same.link);
    StudySet cut = set_with({}, 1, 60);
    cut.overrides.disabled = {same.link};
    const Results a = play(cut, {});
    const Results b = play(set_with({same.reading}, 1, 60), {});
    for (std::size_t i = 0; i < a.runs.size(); ++i) CHECK(a.runs[i].digest == b.runs[i].digest);
  }
}

TEST_CASE("under_the_reading_of_no_net_effect_no_loser_of_a_vote_fights") {
  const Parameters p = resolve(set_with({{"theory.elections", "no_net_effect"}}, 1), 0)
                           .scenario->parameters;
  const LoserView worst{.total = true, .relative_strength = 1, .promises_kept = 0, .guarantor = 0};
  CHECK(loser_fights_probability(p.elections, worst) < 1e-3);
  CHECK(p.elections.bargain_share == 0);
}

TEST_CASE("varied_readings_are_columns_of_the_design_each_equally_often") {
  const StudySet set = set_with({{"study.theories", "all"}}, 8);
  CHECK(varied_questions(set) == theory_names());
  for (const Theory& theory : theories()) {
    const std::size_t p = column(set, theory_path(theory));
    CHECK(set.parameters[p].high == static_cast<double>(theory.readings.size() - 1));
    for (std::size_t reading = 0; reading < theory.readings.size(); ++reading) {
      const auto times = std::count_if(
          set.design.begin(), set.design.end(),
          [&](const auto& point) { return point[p] == static_cast<double>(reading); });
      CHECK(times == static_cast<std::ptrdiff_t>(8 / theory.readings.size()));
    }
  }
}

TEST_CASE("varying_theories_moves_no_other_column_and_one_question_can_be_varied_alone") {
  const StudySet plain = set_with({});
  const StudySet one = set_with({{"study.theories", "[\"ddr_order\"]"}});
  CHECK(varied_questions(one) == std::vector<std::string>{"ddr_order"});
  CHECK(varied_questions(plain).empty());
  for (std::size_t p = 0; p < plain.parameters.size(); ++p) {
    if (plain.parameters[p].path == "theory.ddr_order") continue;
    for (std::size_t s = 0; s < 4; ++s) CHECK(plain.design[s][p] == one.design[s][p]);
  }
}

TEST_CASE("a_sample_plays_the_reading_that_its_point_says") {
  const StudySet set = set_with({{"study.theories", "[\"ddr_order\"]"}});
  const std::size_t p = column(set, "theory.ddr_order");
  for (std::size_t s = 0; s < 4; ++s) {
    const double seen = resolve(set, s).scenario->parameters.registration.sees_danger;
    CHECK(seen == (set.design[s][p] == 0 ? 1.0 : 0.0));
  }
}

TEST_CASE("unknown_questions_and_readings_are_refused_with_the_nearest_name") {
  CHECK_THROWS_WITH(set_with({{"theory.ddr_oder", "mutual"}}), Catch::Contains("ddr_order"));
  CHECK_THROWS_WITH(set_with({{"theory.ddr_order", "ddr_frist"}}), Catch::Contains("ddr_first"));
  CHECK_THROWS_WITH(set_with({{"study.theories", "[\"ddr_oder\"]"}}),
                    Catch::Contains("ddr_order") && !Catch::Contains("context"));
}

TEST_CASE("a_question_is_chosen_or_varied_and_all_varies_the_open_ones") {
  const Setting chosen{"theory.ddr_order", "ddr_first"};
  CHECK_THROWS_WITH(set_with({chosen, {"study.theories", "[\"ddr_order\"]"}}),
                    Catch::Contains("both chosen and varied"));
  const StudySet set = set_with({chosen, {"study.theories", "all"}});
  const auto varied = varied_questions(set);
  CHECK(varied.size() + 1 == theories().size());
  CHECK(std::find(varied.begin(), varied.end(), "ddr_order") == varied.end());
  for (std::size_t s = 0; s < 4; ++s) {
    CHECK(resolve(set, s).scenario->parameters.registration.sees_danger == 0);
  }
}

TEST_CASE("a_sign_flips_under_a_reading_only_where_its_samples_tell") {
  const StudySet set = set_with({{"study.theories", "[\"ddr_order\", \"ownership\"]"}}, 16);
  Results results;
  results.set = set;
  const std::size_t p = column(set, "theory.ddr_order");
  std::vector<double> clear, noisy;
  for (std::size_t s = 0; s < 16; ++s) {
    const double noise = s % 2 == 0 ? 0.25 : -0.25;
    clear.push_back((set.design[s][p] == 0 ? 3.0 : -1.0) + noise);
    noisy.push_back((set.design[s][p] == 0 ? 3.0 : -1.0) + 40 * noise);
  }
  clear[0] = std::nan("");
  const auto signs = sign_under_readings(results, clear, std::vector<double>(16, 0.0), 1);
  CHECK(signs.readings == 4);
  REQUIRE(signs.flipped.size() == 1);
  const int n = set.design[0][p] == 0 ? 8 : 7;
  CHECK(signs.flipped[0].starts_with("ddr_order = ddr_first (-"));
  CHECK(signs.flipped[0].find("n = " + std::to_string(n)) != std::string::npos);
  CHECK(signs.held >= 1);
  const auto nothing = sign_under_readings(results, noisy, std::vector<double>(16, 0.0), 1);
  CHECK(nothing.flipped.empty());
  CHECK(nothing.untold() == 4);
  CHECK(sign_under_readings(Results{}, {}, {}, 1).readings == 0);
}

}  // namespace ssr

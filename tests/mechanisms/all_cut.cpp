#include <catch2/catch.hpp>
#include <cmath>

#include "experiment/ablation.h"
#include "experiment/ensemble.h"
#include "process/registry.h"
#include "situations.h"

namespace ssr {

namespace {

/// The situation with every link cut, small and audited every week.
Results without_any_link(std::string_view name) {
  StudySet set = situations::study_of(situations::named(name), "", 104);
  set.study.samples = 2;
  set.design.resize(2);
  for (const std::size_t m : cuttable_mechanisms(set)) {
    set.overrides.disabled.emplace_back(mechanisms()[m].id);
  }
  REQUIRE(set.overrides.disabled.size() >= 65);
  Execution audited;
  audited.check_invariants = true;
  return play(set, audited);
}

}  // namespace

TEST_CASE("with_every_link_cut_at_once_what_is_left_is_well_defined") {
  for (const char* name : {"small plan", "contested", "reform from little"}) {
    const Results results = without_any_link(name);
    for (std::size_t s = 0; s < results.n_samples(); ++s) {
      const RunRecord& run = results.run(0, s, 0);
      INFO(name << ", sample " << s << ": " << run.failure);
      REQUIRE(run.finished);
      CHECK(run.failure.empty());
      for (std::size_t i = 0; i < run.outcomes.size(); ++i) {
        INFO(outcome_specs()[i].name << " = " << run.outcomes[i]);
        // Shares of nobody have no value; nothing may be infinite or below nothing.
        CHECK_FALSE(std::isinf(run.outcomes[i]));
        CHECK_FALSE(run.outcomes[i] < 0.0);
      }
      for (const float x : run.series.national) CHECK_FALSE(std::isinf(x));
    }
  }
}

TEST_CASE("cutting_every_link_changes_the_history") {
  const Results without = without_any_link("small plan");
  StudySet set = situations::study_of(situations::named("small plan"), "", 104);
  set.study.samples = 2;
  set.design.resize(2);
  const Results with = play(set, {});
  for (std::size_t s = 0; s < 2; ++s) {
    CHECK(with.run(0, s, 0).digest != without.run(0, s, 0).digest);
  }
}

}  // namespace ssr

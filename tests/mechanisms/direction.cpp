#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

#include "effects.h"
#include "experiment/ensemble.h"
#include "process/registry.h"
#include "situations.h"

namespace ssr {

namespace {

using situations::Effect;
using situations::Trial;

constexpr double clear_of_zero = 3.0;  // paired standard errors

/// Runs with every mechanism on, kept for all mechanisms of the situation.
const Results& with_all_on(std::string_view situation) {
  static std::map<std::string_view, Results> kept;
  const auto known = kept.find(situation);
  if (known != kept.end()) return known->second;
  const StudySet set = situations::study_of(situations::named(situation), "");
  return kept.emplace(situation, play(set, {})).first->second;
}

const Mechanism& mechanism(std::string_view id) {
  const auto all = mechanisms();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Mechanism& m) { return m.id == id; });
  REQUIRE(found != all.end());
  return *found;
}

/// One line of the table that docs cite, where SSR_EFFECTS_CSV names a file.
void write_down(const Mechanism& m, const Trial& given, const Effect& e, double zone,
                std::int64_t samples) {
  const char* path = std::getenv("SSR_EFFECTS_CSV");
  if (path == nullptr) return;
  static std::ofstream file = [path] {
    std::ofstream opened(path);
    opened << "mechanism,name,situation,outcome,from_week,until_week,samples,on,off,difference,"
              "standard_error,zone,direction\n";
    return opened;
  }();
  file << m.id << ',' << m.name << ',' << given.situation << ',' << m.outcome << ',' << given.from
       << ',' << given.until << ',' << samples << ',' << e.on << ',' << e.off << ','
       << e.difference << ',' << e.error << ',' << zone << ',' << m.direction << std::endl;
}

}  // namespace

TEST_CASE("each_mechanism_moves_its_outcome_in_the_direction_of_its_claim", "[mechanisms]") {
  for (const Trial& given : situations::trials()) {
    const Mechanism& m = mechanism(given.id);
    const Results& on = with_all_on(given.situation);
    // What comes after the window cannot be seen in it.
    const Week until = situations::is_indicator(m.outcome) ? given.until : never;
    const Results off =
        play(situations::study_of(situations::named(given.situation), m.id, until), {});
    const Effect e = situations::effect_of(on, off, {given.from, given.until}, m.outcome);
    const double zone = zone_of(m.outcome, resolve(on.set, 0).scenario->context);
    write_down(m, given, e, zone, on.set.study.samples);
    INFO(m.id << " " << m.name << ", " << m.outcome << " in \"" << given.situation << "\": on "
              << e.on << ", off " << e.off << ", difference " << e.difference << " +- " << e.error
              << ", zone " << zone);
    CHECK(e.difference * m.direction > zone);
    CHECK(e.difference * m.direction > clear_of_zero * e.error);
  }
}

TEST_CASE("where_conditions_are_cut_nobody_withholds_aid", "[mechanisms]") {
  const auto withheld = [](std::string_view disabled) {
    const Results results =
        play(situations::study_of(situations::named("aid on terms"), disabled, 104), {});
    std::ptrdiff_t events = 0;
    for (const RunRecord& run : results.runs) {
      events += std::count_if(run.events.begin(), run.events.end(), [](const PublicEvent& event) {
        return event.kind == EventKind::aid_withheld;
      });
    }
    return events;
  };
  CHECK(withheld("") > 0);
  CHECK(withheld("M49") == 0);
}

TEST_CASE("the_placebo_changes_nothing_at_all", "[mechanisms]") {
  for (const std::string_view situation : {"small plan", "contested"}) {
    const Results& on = with_all_on(situation);
    const Results off = play(situations::study_of(situations::named(situation), "M0"), {});
    for (std::size_t s = 0; s < on.n_samples(); ++s) {
      INFO(situation << ", sample " << s);
      CHECK(on.run(0, s, 0).digest == off.run(0, s, 0).digest);
    }
  }
}

}  // namespace ssr

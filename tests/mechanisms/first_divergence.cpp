#include <tbb/parallel_for.h>
#include <xxhash.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/parallel.h"
#include "engine/bytes.h"
#include "engine/history.h"
#include "engine/record.h"
#include "process/registry.h"
#include "situations.h"

namespace ssr {

namespace {

/// What the world was after each process of the week played last.
using Trace = std::vector<std::pair<std::string_view, std::uint64_t>>;

/// One history that notes the world's bytes after each process.
class Traced {
 public:
  Traced(const StudySet& set, std::size_t sample) : history_(start(set, sample)) {}
  const Trace& play_week() {
    trace_.clear();
    history_.play_until(history_.world().week + 1);
    return trace_;
  }

 private:
  History start(const StudySet& set, std::size_t number) {
    const SampleScenario sample = resolve(set, number);
    HistoryOptions options;
    options.output = set.study.output;
    options.after_process = [this](std::string_view process, const World& world) {
      ByteWriter writer;
      writer.put(world);
      const std::vector<std::byte> bytes = writer.take();
      trace_.emplace_back(process, XXH3_64bits(bytes.data(), bytes.size()));
    };
    return {sample.scenario, sample.plans[0], luck_of(set, number, 0), std::move(options)};
  }
  Trace trace_;
  History history_;
};

struct Divergence {
  Week week = never;
  std::string_view process;  // empty: on and off never differ
};

Divergence first_divergence(const situations::Situation& situation, std::string_view id,
                            std::size_t sample) {
  Traced on(situations::study_of(situation, ""), sample);
  Traced off(situations::study_of(situation, id), sample);
  for (Week week = 0; week < situations::horizon; ++week) {
    const Trace& with = on.play_week();
    const Trace& without = off.play_week();
    const auto [a, b] = std::mismatch(with.begin(), with.end(), without.begin());
    if (a != with.end()) return {week, a->first};
  }
  return {};
}

/// In the first of a few samples in which the link makes a difference at all: rare decisions need
/// luck to show.
Divergence first_divergence(const situations::Situation& situation, std::string_view id) {
  constexpr std::size_t most_samples = 8;
  Divergence found;
  for (std::size_t sample = 0; sample < most_samples && found.process.empty(); ++sample) {
    found = first_divergence(situation, id, sample);
  }
  return found;
}

bool names(std::string_view list, std::string_view process) {
  std::istringstream words{std::string(list)};
  for (std::string word; words >> word;) {
    if (word == process) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("on_and_off_first_differ_in_a_decision_that_the_mechanism_names", "[mechanisms]") {
  const auto trials = situations::trials();
  std::vector<Divergence> found_first(trials.size());
  for_each_index(trials.size(), 1, [&](std::size_t i) {
    found_first[i] = first_divergence(situations::named(trials[i].situation), trials[i].id);
  });
  for (std::size_t i = 0; i < trials.size(); ++i) {
    const situations::Trial& given = trials[i];
    const Divergence& first = found_first[i];
    const auto all = mechanisms();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Mechanism& m) { return m.id == given.id; });
    REQUIRE(found != all.end());
    INFO(given.id << " in \"" << given.situation << "\": first differs after " << first.process
                  << " in week " << first.week << "; named: " << found->decisions);
    REQUIRE_FALSE(first.process.empty());
    CHECK(names(found->decisions, first.process));
  }
}

TEST_CASE("decisions_name_processes_and_outcomes_exist", "[mechanisms]") {
  for (const Mechanism& m : mechanisms()) {
    if (m.direction == 0) continue;
    INFO(m.id);
    std::istringstream words{std::string(m.decisions)};
    for (std::string word; words >> word;) {
      const auto all = processes();
      CHECK(std::any_of(all.begin(), all.end(), [&](const Process& p) { return p.name == word; }));
    }
    const auto is_outcome = [&](const auto& spec) { return spec.name == m.outcome; };
    const auto indicators = indicator_specs();
    const auto outcomes = outcome_specs();
    CHECK((std::any_of(indicators.begin(), indicators.end(), is_outcome) ||
           std::any_of(outcomes.begin(), outcomes.end(), is_outcome)));
  }
}

}  // namespace ssr

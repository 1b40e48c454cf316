#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "app/commands.h"
#include "app/interrupt.h"
#include "app/play.h"
#include "app/table_file.h"
#include "experiment/ablation.h"
#include "experiment/link_effects.h"

namespace ssr::app {

namespace {

/// The links that were asked for by id or name; all that can be cut where none was.
std::vector<std::size_t> links_of(const StudySet& set, const std::vector<std::string>& asked) {
  std::vector<std::size_t> all = cuttable_mechanisms(set);
  if (asked.empty()) return all;
  std::vector<std::size_t> found;
  for (const std::string& name : asked) {
    const auto link = std::find_if(all.begin(), all.end(), [&](std::size_t i) {
      return mechanisms()[i].id == name || mechanisms()[i].name == name;
    });
    if (link == all.end()) {
      throw InputError(fmt::format(
          "--only {}: no link that can be cut (claims differ in kind); see ssr list mechanisms?",
          name));
    }
    if (std::find(found.begin(), found.end(), *link) == found.end()) found.push_back(*link);
  }
  return found;
}

}  // namespace

int links(const Options& options) {
  StudySet set = single_plan_set(options.files.front(), options.plan, options.overrides);
  // Means of a country's months are all that is looked at.
  set.study.output = {.interval_weeks = weeks_per_month,
                      .regional = false,
                      .by_sex = false,
                      .by_group = false,
                      .ledger = false};
  if (set.study.replicates != 1) {
    throw InputError("--replicates: links plays one history a sample; use --samples?");
  }
  if (options.settling_weeks >= set.study.horizon_weeks) {
    throw InputError(fmt::format(
        "--settling-weeks {}: nothing is left of {} weeks; name fewer, or a longer horizon?",
        options.settling_weeks, set.study.horizon_weeks));
  }
  const std::vector<std::size_t> chosen = links_of(set, options.only);
  const SampleScenario first = resolve(at_central_values(set), 0);
  listen_for_interrupts();
  Progress progress(options.quiet);
  const auto effects =
      play_links(set, chosen, options.settling_weeks, execution_of(options, progress));
  std::string rows;
  for (const LinkEffect& effect : effects) {
    const Mechanism& m = mechanisms()[effect.mechanism];
    for (std::size_t s = 0; s < effect.on.size(); ++s) {
      rows += fmt::format("{},{},{},{},{},{},{},{},{},{}\n", m.id, m.name,
                          m.origin == Origin::built_in ? "built in" : "emergent", m.outcome,
                          m.direction, zone_of(m.outcome, first.scenario->context), s,
                          cell_of(effect.on[s]), cell_of(effect.off[s]), effect.acted[s] ? 1 : 0);
    }
  }
  write_table(options.output,
              {"mechanism", "name", "origin", "outcome", "direction", "zone", "sample", "on", "off",
               "acted"},
              rows);
  return done;
}

}  // namespace ssr::app

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "process/parameters.h"
#include "process/step.h"
#include "scenario/context.h"
#include "scenario/plan.h"
#include "scenario/table.h"
#include "world/build.h"

namespace ssr::small {

constexpr std::size_t highland = 0;
constexpr std::size_t lowland = 1;

/// A plainly fictional country of 30,000 people: two regions, two groups, two factions. No number
/// describes a real place.
inline Context context(double scale = 1.0) {
  Context c;
  c.name = "small";
  c.title = "Test Republic";
  c.fictional = true;
  c.start = {2001, 5, 14};
  c.scale = scale;
  c.community_people = 500;
  c.regions.resize(2);
  c.regions[highland] = {.name = "Highland",
                         .people = 9000,
                         .urban_share = 0.1,
                         .area_km2 = 900,
                         .lootable = 0.5,
                         .neighbours = {lowland},
                         .borders = {},
                         .group_shares = {0.8, 0.2}};
  c.regions[lowland] = {.name = "Lowland",
                        .people = 21001,
                        .urban_share = 0.5,
                        .area_km2 = 600,
                        .lootable = 0.0,
                        .neighbours = {highland},
                        .borders = {},
                        .group_shares = {0.25, 0.75}};
  c.groups = {{"Hill", 0.2}, {"Plain", 0.0}};
  c.factions.resize(2);
  c.factions[0].name = "Red Front";
  c.factions[0].fighters = 150;
  c.factions[0].disarmed = 30;
  c.factions[0].war_chest = 1'000'000;
  c.factions[0].regions = {0.7, 0.3};
  c.factions[1].name = "Blue Guard";
  c.factions[1].sides_with_state = true;
  c.factions[1].fighters = 91;
  c.factions[1].women_share = 0.3;
  c.factions[1].war_chest = 250'000;
  c.accord.promises.push_back({PromiseKind::integration_quota, 0, 52, 40});
  c.police.officers = 83;
  c.police.regions = {0.2, 0.8};
  c.army.soldiers = 210;
  c.army.origin = {0.1, 0.2};
  c.justice.judges = 4;
  c.justice.prosecutors = 3;
  c.justice.pending_cases = 61;
  c.justice.prison_places = 50;
  c.justice.detainees = 41;
  c.justice.prison_regions = {0.25, 0.75};
  c.oversight.inspectors = 2;
  c.attitudes = {0.5, 0.3, 0.25, 0.3, 0.6, 0.4, 0.4, 0.6};
  return c;
}

/// Parameters as the code declares them, without any file.
template <class P>
P defaults(std::string_view process, P (*read)(Table&)) {
  ParameterBook book;
  std::vector<Problem> problems;
  Document document(std::vector<SourceText>{{"empty.toml", ""}}, "mechanism", {}, book, problems);
  Table table = document.root().table(process);
  return read(table);
}

/// Default parameters of the processes that move citizens and pictures; the others stay zero.
inline Parameters parameters() {
  Parameters p;
  p.demography = defaults("demography", read_demography);
  p.livelihoods = defaults("livelihoods", read_livelihoods);
  p.attitudes = defaults("attitudes", read_attitudes);
  p.security = defaults("security", read_security);
  return p;
}

/// Plays one process in the world's week; the week does not advance.
inline void play(void (*process)(const Step&, World&), World& world, const Context& context,
                 const Parameters& parameters) {
  static const Plan nothing;
  process(Step{context, nothing, parameters, Draws(world.luck, world.week)}, world);
}

/// Sum over people (not rows) of what `value` gives for a row.
template <class Value>
std::int64_t people_sum(const World& world, Value value) {
  std::int64_t sum = 0;
  for (std::size_t row = 0; row < world.citizens.size(); ++row) {
    sum += world.citizens.weight[row] * static_cast<std::int64_t>(value(row));
  }
  return sum;
}

}  // namespace ssr::small

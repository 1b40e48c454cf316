#include "process/mines.h"

#include <algorithm>

#include "core/exact_math.h"
#include "lever/share.h"
#include "process/parameters.h"

namespace ssr {

MinesParameters read_mines(Table& table) {
  return {
      .victims_rate = table.number("victims_rate", {.value = 0.003,
                                                    .low = 0.001,
                                                    .high = 0.01,
                                                    .unit = "1/year",
                                                    .help = "a person in the country, where all "
                                                            "land is mined, at the start",
                                                    .max = 1}),
      .learning_years =
          table.number("learning_years", {.value = 2,
                                          .low = 1,
                                          .high = 4,
                                          .unit = "year",
                                          .help = "in which people who learn where mines lie halve "
                                                  "the rate",
                                          .min = 0.1,
                                          .max = 100}),
      .women_as_victims = table.number(
          "women_as_victims", {.value = 0.2,
                               .low = 0.1,
                               .high = 0.4,
                               .help = "chance of a woman or girl against a man's or boy's",
                               .max = 1}),
      .killed_share = table.number(
          "killed_share",
          {.value = 0.35, .low = 0.2, .high = 0.5, .help = "of the victims of mines", .max = 1}),
      .hectares_per_person =
          table.number("hectares_per_person", {.value = 0.5,
                                               .low = 0.2,
                                               .high = 1.0,
                                               .unit = "ha",
                                               .help = "farm land, a person in the country",
                                               .min = 0.01,
                                               .max = 100}),
      .released_per_team =
          table.number("released_per_team", {.value = 5,
                                             .low = 1,
                                             .high = 15,
                                             .unit = "ha/week",
                                             .help = "land that one team releases, by survey more "
                                                     "than by digging",
                                             .max = 1000}),
  };
}

double mined_after(const MinesParameters& p, double mined, double teams, double people) noexcept {
  const double land = people * p.hectares_per_person;
  return land > 0.0 ? std::max(0.0, mined - teams * p.released_per_team / land) : mined;
}

double victims_rate(const MinesParameters& p, double mined, Week week) noexcept {
  const double known = exact::pow(0.5, week / weeks_per_year / p.learning_years);
  return p.victims_rate * mined * known;
}

namespace {

constexpr std::uint32_t most_tries = 12;  // people met until one is a victim

/// A plan neither makes land nor loses it: it is that of those who lived on it at the start.
double people_with_land(const Context& context, std::size_t d) {
  return context.regions[d].people * (1.0 - context.regions[d].urban_share);
}

/// Somebody in the country; none where nobody was met there.
CitizenId somebody_on_the_land(const Step& step, const World& world, DistrictId d,
                               std::uint32_t victim) {
  for (std::uint32_t attempt = 0; attempt < most_tries; ++attempt) {
    const Block draws = step.draws.block(event_id(victim, attempt), Lane::mine, 1);
    const CitizenId met = somebody_in(world, d, draws);
    if (!met.exists()) return met;
    const std::uint32_t row = met.value;
    const bool in_town = world.communities.urban[community_of(world, met).value] != 0;
    const bool away = (world.citizens.flags[row] & citizen_flag::displaced) != 0;
    const bool spared = world.citizens.sex[row] == Sex::female &&
                        !draws.chance(3, step.parameters.mines.women_as_victims);
    if (!in_town && !away && !spared) return met;
  }
  return {};
}

void hurt(const Step& step, World& world, std::uint32_t d) {
  const MinesParameters& p = step.parameters.mines;
  const District& district = world.districts[d];
  const double people = static_cast<double>(district.residents) * (1.0 - district.urban_share);
  const double mean = victims_rate(p, district.mined, step.week()) / weeks_per_year * people;
  const std::int64_t victims =
      exact::poisson(mean, step.draws.block(DistrictId{d}, Lane::mine).uniform(0));
  for (std::int64_t k = 0; k < victims; ++k) {
    const std::uint32_t id = event_id(d, static_cast<std::uint32_t>(k));
    const CitizenId victim = somebody_on_the_land(step, world, DistrictId{d}, id);
    if (!victim.exists()) continue;
    const Block fate = step.draws.block(id, Lane::mine, 2);
    world.tally.add_person(Count::mine_victim, DistrictId{d}, world.citizens.sex[victim.value],
                           world.citizens.group[victim.value]);
    // A row stands for several people: it becomes poor with the chance that the victim is of it.
    const double people_of_row = world.citizens.weight[victim.value];
    if (fate.chance(0, p.killed_share)) {
      if (!leave_row(world, victim)) continue;
      ++world.deaths;
      world.tally.add(Count::death, DistrictId{d});
    } else if (fate.uniform(1) * people_of_row < 1.0) {
      world.citizens.flags[victim.value] |= citizen_flag::vulnerable;
    }
  }
}

void release_land(const Step& step, World& world) {
  if (!offered(world, Lever::clear_mines)) return;
  const auto weights = weights_of(step, world, Lever::clear_mines, [&](std::size_t d) {
    return world.districts[d].mined * people_with_land(step.context, d);
  });
  const auto teams = share_out(step, world, Lever::clear_mines, weights);
  for (std::size_t d = 0; d < teams.size(); ++d) {
    if (teams[d] <= 0.0) continue;
    double& mined = world.districts[d].mined;
    mined = mined_after(step.parameters.mines, mined, teams[d], people_with_land(step.context, d));
  }
}

}  // namespace

void mines(const Step& step, World& world) {
  for (std::uint32_t d = 0; d < world.districts.size(); ++d) {
    if (world.districts[d].mined > 0.0) hurt(step, world, d);
  }
  release_land(step, world);
}

}  // namespace ssr

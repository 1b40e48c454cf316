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
                                                            "land is mined",
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
  return land > 0.0 ? std::max(0.0, mined - teams * p.released_per_team / land) : 0.0;
}

namespace {

double people_on_the_land(const District& district) {
  return static_cast<double>(district.residents) * (1.0 - district.urban_share);
}

void hurt(const Step& step, World& world, std::uint32_t d) {
  const MinesParameters& p = step.parameters.mines;
  const District& district = world.districts[d];
  const double mean =
      p.victims_rate / weeks_per_year * district.mined * people_on_the_land(district);
  const std::int64_t victims =
      exact::poisson(mean, step.draws.block(DistrictId{d}, Lane::mine).uniform(0));
  for (std::int64_t k = 0; k < victims; ++k) {
    const std::uint32_t id = event_id(d, static_cast<std::uint32_t>(k));
    const CitizenId victim = somebody_in(world, DistrictId{d}, step.draws.block(id, Lane::mine, 1));
    if (!victim.exists()) return;
    const Block fate = step.draws.block(id, Lane::mine, 2);
    world.tally.add_person(Count::mine_victim, DistrictId{d}, world.citizens.sex[victim.value],
                           world.citizens.group[victim.value]);
    // A row stands for several people: it becomes poor with the chance that the victim is of it.
    const double people = world.citizens.weight[victim.value];
    if (fate.chance(0, p.killed_share)) {
      if (!leave_row(world, victim)) continue;
      ++world.deaths;
      world.tally.add(Count::death, DistrictId{d});
    } else if (fate.uniform(1) * people < 1.0) {
      world.citizens.flags[victim.value] |= citizen_flag::vulnerable;
    }
  }
}

void release_land(const Step& step, World& world) {
  if (!offered(world, Lever::clear_mines)) return;
  const auto weights = weights_of(step, world, Lever::clear_mines, [&](std::size_t d) {
    return world.districts[d].mined * people_on_the_land(world.districts[d]);
  });
  const auto teams = share_out(step, world, Lever::clear_mines, weights);
  for (std::size_t d = 0; d < teams.size(); ++d) {
    District& district = world.districts[d];
    district.mined =
        mined_after(step.parameters.mines, district.mined, teams[d], people_on_the_land(district));
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

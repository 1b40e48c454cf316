#include "process/demography.h"

#include <algorithm>

#include "core/counts.h"
#include "core/exact_math.h"
#include "core/fetch.h"
#include "core/rows.h"
#include "process/parameters.h"
#include "world/census.h"
#include "world/feelings.h"
#include "world/tiles.h"

namespace ssr {

DemographyParameters read_demography(Table& table) {
  return {
      .child_death_rate =
          table.number("child_death_rate", {.value = 0.010,
                                            .low = 0.008,
                                            .high = 0.012,
                                            .unit = "1/year",
                                            .help = "Natural deaths at ages 1 to 14.",
                                            .max = 0.1}),
      .adult_death_rate =
          table.number("adult_death_rate", {.value = 0.010,
                                            .low = 0.008,
                                            .high = 0.012,
                                            .unit = "1/year",
                                            .help = "Natural deaths at ages 15 to 64.",
                                            .max = 0.1}),
      .old_death_rate = table.number("old_death_rate", {.value = 0.08,
                                                        .low = 0.07,
                                                        .high = 0.09,
                                                        .unit = "1/year",
                                                        .help = "Natural deaths at 65 and over.",
                                                        .max = 0.5}),
      .flight_threshold = table.number(
          "flight_threshold", {.value = 0.5,
                               .low = 0.4,
                               .high = 0.6,
                               .help = "Perceived violence above which households think of flight.",
                               .max = 1.0}),
      .flight_rate = table.number("flight_rate",
                                  {.value = 0.02,
                                   .low = 0.01,
                                   .high = 0.04,
                                   .unit = "1/week",
                                   .help = "Households fleeing each week at perceived violence 1.",
                                   .max = 1.0}),
      .return_rate =
          table.number("return_rate",
                       {.value = 0.01,
                        .low = 0.005,
                        .high = 0.02,
                        .unit = "1/week",
                        .help = "Displaced households returning each week at perceived violence 0.",
                        .max = 1.0}),
      .refuge_guess = table.number("refuge_guess",
                                   {.value = 0.1,
                                    .low = 0.05,
                                    .high = 0.2,
                                    .help = "Most that a household overrates insecurity next door.",
                                    .max = 1.0}),
  };
}

double flight_probability(const DemographyParameters& p, double perceived_violence) noexcept {
  const double excess = perceived_violence - p.flight_threshold;
  return excess <= 0.0 ? 0.0 : p.flight_rate * excess / (1.0 - p.flight_threshold);
}

double return_probability(const DemographyParameters& p, double perceived_violence) noexcept {
  return p.return_rate * exact::clamp01(1.0 - perceived_violence / p.flight_threshold);
}

bool mass_displacement(double displaced, double lowest, double people) noexcept {
  return displaced - lowest > mass_displacement_share * people;
}

double surviving_birth_rate(const DemographyParameters& p, const Context& context) noexcept {
  const double of_15 = exact::exp(-15.0 * context.age_decline_per_year);
  const double of_65 = exact::exp(-65.0 * context.age_decline_per_year);
  return context.growth_per_year + p.child_death_rate * (1.0 - of_15) +
         p.adult_death_rate * (of_15 - of_65) + p.old_death_rate * of_65;
}

namespace {

void place_newborns(const Step& step, World& world, std::uint32_t c) {
  Communities& communities = world.communities;
  Citizens& citizens = world.citizens;
  while (communities.unplaced_births[c] >= communities.base_weight[c] &&
         communities.n_rows[c] < communities.n_slots[c]) {
    const std::uint32_t row = communities.first_row[c] + communities.n_rows[c];
    const Block block = step.draws.block(row, Lane::birth, 1);
    const std::uint32_t kin = communities.first_row[c] + block.below(0, communities.n_rows[c]);
    citizens.birth_week[row] = static_cast<std::int16_t>(step.week());
    citizens.sex[row] = block.chance(1, step.context.female_share) ? Sex::female : Sex::male;
    citizens.group[row] = citizens.group[kin];
    citizens.livelihood[row] = Livelihood::child;
    citizens.flags[row] = citizens.flags[kin] & citizen_flag::vulnerable;
    citizens.lives_in[row] = static_cast<std::uint8_t>(communities.district[c].value);
    citizens.attitude[row] = citizens.attitude[kin];
    citizens.weight[row] = static_cast<std::uint16_t>(communities.base_weight[c]);
    ++communities.n_rows[c];
    communities.people[c] += communities.base_weight[c];
    communities.unplaced_births[c] -= communities.base_weight[c];
  }
}

/// What a tile has to report to the tally.
struct Report {
  Count what;
  DistrictId district;
  std::int64_t people;
};
using Reports = std::vector<Report>;

/// Births of four weeks.
void bear(const Step& step, World& world, std::uint32_t c, double rate, Reports& reports) {
  const std::int64_t born =
      exact::binomial(world.communities.people[c], weeks_per_month * rate / weeks_per_year,
                      step.draws.block(c, Lane::birth));
  reports.push_back({Count::birth, world.communities.district[c], born});
  world.communities.unplaced_births[c] += born;
  place_newborns(step, world, c);
}

void let_die(World& world, CitizenId row, Reports& reports) {
  if (leave_row(world, row)) reports.push_back({Count::death, home_district(world, row), 1});
}

/// Deaths of the old beyond those that age does not explain: candidates are drawn among their rows,
/// a heavier row being accepted more often.
void bury_old(const Step& step, World& world, std::uint32_t c, double chance, Reports& reports) {
  const Citizens& citizens = world.citizens;
  const std::uint32_t first = world.communities.first_row[c];
  std::vector<std::uint32_t> old;
  const auto is_old = [&citizens](std::size_t row) {
    return citizens.livelihood[row] == Livelihood::old;
  };
  each_wanted(first, first + world.communities.n_rows[c], is_old,
              [&old](std::uint32_t row) { old.push_back(row); });
  const std::int64_t most = world.communities.base_weight[c] + 1;  // people of the heaviest row
  const auto n = static_cast<std::uint32_t>(old.size());
  const std::int64_t candidates =
      exact::binomial(n * most, chance, step.draws.block(c, Lane::death, 2));
  for (std::int64_t k = 0; k < candidates; ++k) {
    const Block block =
        step.draws.block(event_id(c, static_cast<std::uint32_t>(k)), Lane::death, 3);
    const std::uint32_t row = old[block.below(0, n)];
    if (block.uniform(1) * static_cast<double>(most) < citizens.weight[row]) {
      let_die(world, CitizenId{row}, reports);
    }
  }
}

/// Fetches what is read of the person whom somebody_of finds first for these draws.
void fetch_somebody_of(const World& world, CommunityId community, const Block& draws) {
  const Communities& communities = world.communities;
  const Citizens& citizens = world.citizens;
  const std::uint32_t c = community.value;
  const std::uint32_t row = communities.first_row[c] + draws.below(1, communities.n_rows[c]);
  fetch(&citizens.weight[row], 1);
  fetch(&citizens.birth_week[row], 1);
  fetch(&citizens.attitude[row], 1);
}

/// Natural deaths of four weeks: thinning at the higher rate of the young, and beyond it the old.
void bury(const Step& step, World& world, std::uint32_t c, Reports& reports) {
  const auto& p = step.parameters.demography;
  const double weeks = weeks_per_month / weeks_per_year;
  const double ceiling = std::max(p.child_death_rate, p.adult_death_rate);
  const std::int64_t candidates = exact::binomial(world.communities.people[c], weeks * ceiling,
                                                  step.draws.block(c, Lane::death));
  std::vector<Block> blocks;
  for (std::int64_t k = 0; k < candidates; ++k) {
    blocks.push_back(step.draws.block(event_id(c, static_cast<std::uint32_t>(k)), Lane::death, 1));
    fetch_somebody_of(world, CommunityId{c}, blocks.back());
  }
  for (const Block& block : blocks) {
    const CitizenId row = somebody_of(world, CommunityId{c}, block);
    if (!row.exists()) return;
    const bool child = age_weeks(world.citizens.birth_week[row.value], step.week()) < of_age;
    if (block.chance(3, (child ? p.child_death_rate : p.adult_death_rate) / ceiling)) {
      let_die(world, row, reports);
    }
  }
  bury_old(step, world, c, weeks * std::max(0.0, p.old_death_rate - p.adult_death_rate), reports);
}

std::uint32_t refuge(const Step& step, const World& world, std::uint32_t home, const Block& block) {
  const auto& p = step.parameters.demography;
  const auto& neighbours = step.context.regions[home].neighbours;
  std::uint32_t safest = home;
  double least = world.pictures.security[home];
  for (const std::size_t n : neighbours) {
    const double insecurity = world.pictures.security[n] + p.refuge_guess * block.uniform(1);
    if (insecurity < least) {
      least = insecurity;
      safest = static_cast<std::uint32_t>(n);
    }
  }
  return safest;
}

/// Households (runs of rows) flee and return together; four-week chances, communities staggered.
void move_households(const Step& step, World& world, std::uint32_t c, Reports& reports) {
  constexpr std::uint32_t household_rows = 6;
  const auto& p = step.parameters.demography;
  Citizens& citizens = world.citizens;
  const double perceived = world.communities.perceived_violence[c];
  const double flee = 4.0 * flight_probability(p, perceived);
  const auto home = world.communities.district[c];
  const double go_back =
      4.0 * return_probability(p, perceived) * (1.0 - world.districts[home.value].mined);
  const std::uint32_t first = world.communities.first_row[c];
  const std::uint32_t n = world.communities.n_rows[c];
  if (flee <= 0.0 && !any_flag({citizens.flags.data() + first, n}, citizen_flag::displaced)) return;
  for (std::uint32_t row = first; row < first + n; row += household_rows) {
    const bool away = (citizens.flags[row] & citizen_flag::displaced) != 0;
    const double chance = away ? go_back : flee;
    if (chance <= 0.0) continue;
    const Block block = step.draws.block(row, Lane::displacement);
    if (!block.chance(0, chance)) continue;
    const std::uint32_t to = away ? home.value : refuge(step, world, home.value, block);
    if (!away && to == home.value) continue;
    for (std::uint32_t r = row; r < std::min(row + household_rows, first + n); ++r) {
      if (((citizens.flags[r] & citizen_flag::displaced) != 0) != away) continue;  // there already
      citizens.flags[r] =
          static_cast<std::uint8_t>(away ? citizens.flags[r] & ~citizen_flag::displaced
                                         : citizens.flags[r] | citizen_flag::displaced);
      citizens.lives_in[r] = static_cast<std::uint8_t>(to);
      reports.push_back({away ? Count::returned : Count::displaced, home, citizens.weight[r]});
    }
  }
}

/// People of a district by where they are.
struct Presence {
  std::int64_t adults = 0;
  std::int64_t displaced_away = 0;
  std::int64_t displaced_here = 0;
};
using Presences = std::vector<Presence>;  // [district]

void count_community(const World& world, std::uint32_t c, Presences& count) {
  const Citizens& citizens = world.citizens;
  Presence& home = count[world.communities.district[c].value];
  home.adults += felt_in(world, CommunityId{c}).adults;
  const std::uint32_t first = world.communities.first_row[c];
  const std::uint32_t n = world.communities.n_rows[c];
  if (!any_flag({citizens.flags.data() + first, n}, citizen_flag::displaced)) return;
  for (std::uint32_t row = first; row < first + n; ++row) {
    const bool displaced = (citizens.flags[row] & citizen_flag::displaced) != 0;
    const std::int32_t away = displaced ? citizens.weight[row] : 0;
    home.displaced_away += away;
    count[citizens.lives_in[row]].displaced_here += away;
  }
}

void count_adults_and_displaced(const Step& step, World& world) {
  for (District& district : world.districts) {
    district.adults = district.displaced_away = district.displaced_here = 0;
  }
  merge_communities(
      step.threading, world.communities, Presences(world.districts.size()),
      [&world](std::uint32_t c, Presences& tile) { count_community(world, c, tile); },
      [&world](const Presences& tile) {
        for (std::size_t d = 0; d < tile.size(); ++d) {
          world.districts[d].adults += tile[d].adults;
          world.districts[d].displaced_away += tile[d].displaced_away;
          world.districts[d].displaced_here += tile[d].displaced_here;
        }
      });
}

void count_people(const Step& step, World& world, bool monthly) {
  for (District& district : world.districts) district.residents = 0;
  for (std::uint32_t c = 0; c < world.communities.size(); ++c) {
    world.districts[world.communities.district[c].value].residents += world.communities.people[c];
  }
  if (!monthly) return;
  count_adults_and_displaced(step, world);
  for (District& district : world.districts) district.people = district.residents;
  const Fighters& fighters = world.fighters;
  Counts with_role(world.districts.size());
  for (std::size_t i = 0; i < fighters.size(); ++i) {
    with_role.add(i, fighters.district[i].value, lives_there(fighters.state[i]));
  }
  const Police& police = world.police;
  for (std::size_t i = 0; i < police.size(); ++i) {
    with_role.add(i, police.district[i].value, in_service(police.status[i]));
  }
  for (std::size_t d = 0; d < world.districts.size(); ++d) {
    world.districts[d].people += with_role.of(d) + world.districts[d].soldiers;
  }
}

/// Once a month, after the count.
void judge_displacement(const Step& step, World& world) {
  std::int64_t displaced = 0;
  std::int64_t people = 0;
  for (const District& district : world.districts) {
    displaced += district.displaced_away;
    people += district.residents;
  }
  world.displaced_lowest = std::min(world.displaced_lowest, displaced);
  if (mass_displacement(static_cast<double>(displaced), static_cast<double>(world.displaced_lowest),
                        static_cast<double>(people))) {
    world.conflict.mark_crisis(step.week());
  }
}

}  // namespace

void demography(const Step& step, World& world) {
  const double births = surviving_birth_rate(step.parameters.demography, step.context);
  merge_communities(
      step.threading, world.communities, Reports{},
      [&](std::uint32_t c, Reports& tile) {
        if (world.communities.people[c] <= 0) return;
        if ((c + static_cast<std::uint32_t>(step.week())) % weeks_per_month != 0) return;
        bear(step, world, c, births, tile);
        bury(step, world, c, tile);
        move_households(step, world, c, tile);
      },
      [&world](const Reports& tile) {
        for (const Report& report : tile) {
          world.tally.add(report.what, report.district, report.people);
          world.births += report.what == Count::birth ? report.people : 0;
          world.deaths += report.what == Count::death ? report.people : 0;
        }
      });
  const bool monthly = step.week() % weeks_per_month == 0;
  count_people(step, world, monthly);
  if (monthly) judge_displacement(step, world);
}

}  // namespace ssr

#include "process/livelihoods.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/exact_math.h"
#include "process/parameters.h"
#include "world/census.h"
#include "world/feelings.h"
#include "world/tiles.h"

namespace ssr {

LivelihoodsParameters read_livelihoods(Table& table) {
  return {
      .search_rate =
          table.number("search_rate",
                       {.value = 0.1,
                        .low = 0.05,
                        .high = 0.2,
                        .unit = "1/week",
                        .help = "Chance that an idle adult finds a job when there is one for each.",
                        .max = 1.0}),
      .layoff_rate =
          table.number("layoff_rate", {.value = 0.003,
                                       .low = 0.002,
                                       .high = 0.006,
                                       .unit = "1/week",
                                       .help = "Paid jobs that end for reasons of their own.",
                                       .max = 1.0}),
      .farm_return_rate = table.number(
          "farm_return_rate", {.value = 0.003,
                               .low = 0.001,
                               .high = 0.006,
                               .unit = "1/week",
                               .help = "Idle adults who go back to the land in a safe district.",
                               .max = 1.0}),
      .illicit_entry_rate = table.number("illicit_entry_rate",
                                         {.value = 0.002,
                                          .low = 0.0005,
                                          .high = 0.005,
                                          .unit = "1/week",
                                          .help = "Idle men under 35 who enter unlicensed mining "
                                                  "or smuggling where resources are richest.",
                                          .max = 1.0}),
      .illicit_exit_rate =
          table.number("illicit_exit_rate", {.value = 0.005,
                                             .low = 0.002,
                                             .high = 0.01,
                                             .unit = "1/week",
                                             .help = "People who leave illicit work.",
                                             .max = 1.0}),
  };
}

double job_probability(const LivelihoodsParameters& p, double vacancies, double seekers) noexcept {
  return seekers <= 0.0 ? 0.0 : p.search_rate * exact::clamp01(vacancies / seekers);
}

double land_exit_probability(const LivelihoodsParameters& p, const Context& context,
                             const District& district) noexcept {
  const double idle = context.economy.idle_youth_share;
  const double back =
      p.farm_return_rate * (1.0 - district.urban_share) * (1.0 - context.insecurity);
  return idle < 1.0 ? exact::clamp01(back * idle / (1.0 - idle)) : 1.0;
}

double overhang(std::int64_t jobs, std::int64_t taken) noexcept {
  return taken <= jobs ? 0.0 : static_cast<double>(taken - jobs) / static_cast<double>(taken);
}

double illicit_probability(const LivelihoodsParameters& p, double lootable,
                           double insecurity) noexcept {
  return p.illicit_entry_rate * lootable * (1.0 + insecurity);
}

namespace {

constexpr Week rhythm = 4;

struct Labour {
  double seekers = 0;    // adults without work
  double vacancies = 0;  // free places of work
  double overhang = 0;   // share of jobs taken whose places are gone
};

/// Recounts who is of working age and idle, and what jobs are free.
std::vector<Labour> labour_markets(const Step& step, World& world) {
  const std::vector<ByLivelihood> people = people_by_livelihood(world, step.threading);
  for (std::size_t d = 0; d < people.size(); ++d) {
    const auto of = [&here = people[d]](Livelihood l) { return here[static_cast<std::size_t>(l)]; };
    District& district = world.districts[d];
    district.idle = of(Livelihood::idle);
    district.working_age = district.idle + of(Livelihood::employed) + of(Livelihood::subsistence) +
                           of(Livelihood::illicit);
  }
  std::vector<Labour> markets(world.districts.size());
  for (std::size_t d = 0; d < markets.size(); ++d) {
    const District& here = world.districts[d];
    markets[d].seekers = static_cast<double>(here.seekers);
    markets[d].vacancies =
        static_cast<double>(std::max<std::int64_t>(0, here.jobs - here.jobs_taken));
    markets[d].overhang = overhang(here.jobs, here.jobs_taken);
  }
  return markets;
}

/// The age at which a livelihood ends by itself.
constexpr Week ends_at(Livelihood livelihood) noexcept {
  return livelihood == Livelihood::child ? of_age
         : livelihood == Livelihood::old ? never
                                         : old_from;
}

/// What may happen to a citizen's work within four weeks in one district.
struct Chances {
  double layoff = 0;
  double job = 0;
  double farm = 0;     // back to the land
  double illicit = 0;  // into illicit trade, for a young man
  double leave_land = 0;
  double leave_illicit = 0;
  std::array<std::uint32_t, n_livelihoods> first_digits{};  // [livelihood] that anything happens
};

Chances chances_in(const Step& step, const District& district, const Labour& labour) {
  const LivelihoodsParameters& p = step.parameters.livelihoods;
  const double weeks = rhythm;
  Chances chances;
  chances.layoff = exact::clamp01(weeks * p.layoff_rate + shed_in_a_month * labour.overhang);
  chances.job = weeks * job_probability(p, labour.vacancies, labour.seekers);
  chances.farm = weeks * p.farm_return_rate * open_land(district) * (1.0 - district.insecurity);
  chances.illicit = weeks * illicit_probability(p, district.lootable, district.insecurity);
  chances.leave_land = weeks * land_exit_probability(p, step.context, district);
  chances.leave_illicit = weeks * p.illicit_exit_rate;
  const auto at_most = [&chances](Livelihood l, double chance) {
    chances.first_digits[static_cast<std::size_t>(l)] = first_digits_of(chance);
  };
  at_most(Livelihood::employed, chances.layoff);
  at_most(Livelihood::idle, chances.job + chances.farm + chances.illicit);
  at_most(Livelihood::subsistence, chances.leave_land);
  at_most(Livelihood::illicit, chances.leave_illicit);
  return chances;
}

/// What one citizen does for a living four weeks from now.
Livelihood next_livelihood(const Chances& chances, Livelihood now, Week age, Sex sex,
                           double uniform) {
  switch (now) {
    case Livelihood::employed:
      return uniform < chances.layoff ? Livelihood::idle : now;
    case Livelihood::idle: {
      // One uniform asks in turn: paid work, else land, else, for a young man, illicit trade.
      const bool tempted = sex == Sex::male && age < youth_until;
      const double work = chances.job;
      const double land = work + (1.0 - work) * chances.farm;
      const double trade = land + (1.0 - land) * (tempted ? chances.illicit : 0.0);
      if (uniform >= trade) return now;
      return uniform < work   ? Livelihood::employed
             : uniform < land ? Livelihood::subsistence
                              : Livelihood::illicit;
    }
    case Livelihood::subsistence:
      return age < youth_until && uniform < chances.leave_land ? Livelihood::idle : now;
    case Livelihood::illicit:
      return uniform < chances.leave_illicit ? Livelihood::idle : now;
    default:
      return now;
  }
}

using JobsTaken = std::vector<std::int64_t>;  // [district] more than before

/// Four weeks in the life of one citizen, for a number drawn for him.
void move_on(const Step& step, World& world, const Chances& chances, std::uint32_t c,
             std::uint32_t row, double uniform, JobsTaken& jobs_taken) {
  const Citizens& citizens = world.citizens;
  const Livelihood livelihood = citizens.livelihood[row];
  const std::uint8_t here = citizens.lives_in[row];
  const Week age = age_weeks(citizens.birth_week[row], step.week());
  Livelihood next = livelihood;
  if (age < ends_at(livelihood)) {
    next = next_livelihood(chances, livelihood, age, citizens.sex[row], uniform);
  } else if (livelihood == Livelihood::child) {
    next = uniform < step.context.economy.idle_youth_share ? Livelihood::idle
                                                           : Livelihood::subsistence;
  } else {
    next = Livelihood::old;
  }
  if (next == livelihood) return;
  if (next == Livelihood::employed) jobs_taken[here] += citizens.weight[row];
  if (livelihood == Livelihood::employed) jobs_taken[here] -= citizens.weight[row];
  take_up(world, CommunityId{c}, CitizenId{row}, next);
}

/// The month of one community. Who is displaced works, or looks for work, where he lives now.
void live_on(const Step& step, World& world, const std::vector<Chances>& chances, std::uint32_t c,
             JobsTaken& jobs_taken) {
  const Citizens& citizens = world.citizens;
  std::array<std::int32_t, n_livelihoods> too_old{};  // born in this week or before
  for (std::size_t l = 0; l < n_livelihoods; ++l) {
    too_old[l] = step.week() - ends_at(static_cast<Livelihood>(l));
  }
  const std::uint32_t end = world.communities.first_row[c] + world.communities.n_rows[c];
  for (std::uint32_t row = world.communities.first_row[c]; row < end;) {
    const Block luck = step.draws.block(row / rows_a_block, Lane::livelihood);
    const std::uint32_t until = std::min(end, (row / rows_a_block + 1) * rows_a_block);
    for (; row < until; ++row) {
      const Chances& here = chances[citizens.lives_in[row]];
      const auto now = static_cast<std::size_t>(citizens.livelihood[row]);
      const std::uint32_t digit = luck.digit(row % rows_a_block);
      // One test for all kinds of people: for most of them nothing changes this month.
      const bool moves = digit < here.first_digits[now];
      const bool grows = citizens.birth_week[row] <= too_old[now];
      if (!(static_cast<int>(moves) | static_cast<int>(grows)) || citizens.weight[row] == 0)
        continue;
      const double rest = step.draws.block(row, Lane::livelihood, 1).uniform(0);
      move_on(step, world, here, c, row, with_first_digit(digit, rest), jobs_taken);
    }
  }
}

}  // namespace

void livelihoods(const Step& step, World& world) {
  if (step.week() % rhythm != 1) return;
  const std::vector<Labour> markets = labour_markets(step, world);
  std::vector<Chances> chances;  // [district]
  for (std::size_t d = 0; d < markets.size(); ++d) {
    chances.push_back(chances_in(step, world.districts[d], markets[d]));
  }
  merge_communities(
      step.threading, world.communities, JobsTaken(chances.size()),
      [&](std::uint32_t c, JobsTaken& tile) { live_on(step, world, chances, c, tile); },
      [&world](const JobsTaken& tile) {
        for (std::size_t d = 0; d < tile.size(); ++d) world.districts[d].jobs_taken += tile[d];
      });
}

}  // namespace ssr

#include "process/livelihoods.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/exact_math.h"
#include "process/parameters.h"

namespace ssr {

LivelihoodsParameters read_livelihoods(Table& table) {
  return {
      .search_rate = table.number(
          "search_rate", {.value = 0.1, .low = 0.05, .high = 0.2, .unit = "1/week",
                          .help = "Chance that an idle adult finds a job when there is one for each.",
                          .max = 1.0}),
      .layoff_rate = table.number(
          "layoff_rate", {.value = 0.003, .low = 0.002, .high = 0.006, .unit = "1/week",
                          .help = "Paid jobs that end for reasons of their own.", .max = 1.0}),
      .farm_return_rate = table.number(
          "farm_return_rate", {.value = 0.003, .low = 0.001, .high = 0.006, .unit = "1/week",
                               .help = "Idle adults who go back to the land in a safe district.",
                               .max = 1.0}),
      .land_exit_rate = table.number(
          "land_exit_rate", {.value = 0.0015, .low = 0.0005, .high = 0.003, .unit = "1/week",
                             .help = "Farmers under 35 who leave the land.", .max = 1.0}),
      .illicit_entry_rate = table.number(
          "illicit_entry_rate",
          {.value = 0.002, .low = 0.0005, .high = 0.005, .unit = "1/week",
           .help = "Idle men under 35 who enter unlicensed mining or smuggling where resources are richest.",
           .max = 1.0}),
      .illicit_exit_rate = table.number(
          "illicit_exit_rate", {.value = 0.005, .low = 0.002, .high = 0.01, .unit = "1/week",
                                .help = "People who leave illicit work.", .max = 1.0}),
  };
}

double job_probability(const LivelihoodsParameters& p, double vacancies, double seekers) noexcept {
  return seekers <= 0.0 ? 0.0 : p.search_rate * exact::clamp01(vacancies / seekers);
}

double illicit_probability(const LivelihoodsParameters& p, double lootable,
                           double insecurity) noexcept {
  return p.illicit_entry_rate * lootable * (1.0 + insecurity);
}

namespace {

constexpr Week rhythm = 4;

struct Labour {
  double seekers = 0;    // idle adults
  double vacancies = 0;  // free places of work
  double overhang = 0;   // share of jobs taken whose places are gone
};

/// Recounts who is of working age and idle, and what jobs are free.
std::vector<Labour> labour_markets(World& world) {
  for (District& district : world.districts) district.idle = district.working_age = 0;
  for (std::uint32_t c = 0; c < world.communities.size(); ++c) {
    const std::uint32_t first = world.communities.first_row[c];
    std::array<std::int64_t, 6> people{};  // by livelihood
    for (std::uint32_t row = first; row < first + world.communities.n_rows[c]; ++row) {
      people[static_cast<std::size_t>(world.citizens.livelihood[row])] += world.citizens.weight[row];
    }
    const auto of = [&people](Livelihood l) { return people[static_cast<std::size_t>(l)]; };
    District& district = world.districts[world.communities.district[c].value];
    district.idle += of(Livelihood::idle);
    district.working_age += of(Livelihood::idle) + of(Livelihood::employed) +
                            of(Livelihood::subsistence) + of(Livelihood::illicit);
  }
  std::vector<Labour> markets(world.districts.size());
  for (std::size_t d = 0; d < markets.size(); ++d) {
    const double free = static_cast<double>(world.districts[d].jobs - world.districts[d].jobs_taken);
    markets[d].seekers = static_cast<double>(world.districts[d].idle);
    markets[d].vacancies = std::max(0.0, free);
    markets[d].overhang =
        free >= 0.0 ? 0.0 : -free / std::max(1.0, static_cast<double>(world.districts[d].jobs_taken));
  }
  return markets;
}

/// What one citizen does for a living four weeks from now.
Livelihood next_livelihood(const LivelihoodsParameters& p, Livelihood now, Week age, Sex sex,
                           const District& district, const Labour& labour, const Block& luck) {
  const double weeks = rhythm;
  switch (now) {
    case Livelihood::employed:
      return luck.chance(0, exact::clamp01(weeks * p.layoff_rate + 0.25 * labour.overhang))
                 ? Livelihood::idle
                 : now;
    case Livelihood::idle:
      if (luck.chance(0, weeks * job_probability(p, labour.vacancies, labour.seekers))) {
        return Livelihood::employed;
      }
      if (luck.chance(1, weeks * p.farm_return_rate * (1.0 - district.urban_share) *
                             (1.0 - district.insecurity))) {
        return Livelihood::subsistence;
      }
      if (sex == Sex::male && age < youth_until &&
          luck.chance(2, weeks * illicit_probability(p, district.lootable, district.insecurity))) {
        return Livelihood::illicit;
      }
      return now;
    case Livelihood::subsistence:
      return age < youth_until && luck.chance(0, weeks * p.land_exit_rate) ? Livelihood::idle : now;
    case Livelihood::illicit:
      return luck.chance(0, weeks * p.illicit_exit_rate) ? Livelihood::idle : now;
    default:
      return now;
  }
}

}  // namespace

void livelihoods(const Step& step, World& world) {
  if (step.week() % rhythm != 1) return;
  const auto& p = step.parameters.livelihoods;
  const std::vector<Labour> markets = labour_markets(world);
  Citizens& citizens = world.citizens;
  for (std::uint32_t c = 0; c < world.communities.size(); ++c) {
    const std::uint32_t d = world.communities.district[c].value;
    District& district = world.districts[d];
    const std::uint32_t first = world.communities.first_row[c];
    for (std::uint32_t row = first; row < first + world.communities.n_rows[c]; ++row) {
      Livelihood& livelihood = citizens.livelihood[row];
      if (livelihood == Livelihood::old || citizens.weight[row] == 0) continue;
      const Week age = age_weeks(citizens.birth_week[row], step.week());
      if (age >= old_from) {
        if (livelihood == Livelihood::employed) district.jobs_taken -= citizens.weight[row];
        livelihood = Livelihood::old;
        continue;
      }
      if (livelihood == Livelihood::child) {
        if (age < of_age) continue;
        livelihood = step.draws.block(row, Lane::livelihood, 1).chance(0, district.urban_share)
                         ? Livelihood::idle
                         : Livelihood::subsistence;
        continue;
      }
      const Block luck = step.draws.block(row, Lane::livelihood);
      const Livelihood next = next_livelihood(p, livelihood, age, citizens.sex[row], district, markets[d], luck);
      if (next == livelihood) continue;
      if (next == Livelihood::employed) district.jobs_taken += citizens.weight[row];
      if (livelihood == Livelihood::employed) district.jobs_taken -= citizens.weight[row];
      livelihood = next;
    }
  }
}

}  // namespace ssr

#include "process/economy.h"

#include <algorithm>

#include "core/exact_math.h"
#include "core/rows.h"
#include "process/parameters.h"
#include "world/census.h"

namespace ssr {

EconomyParameters read_economy(Table& table) {
  return {
      .urban_premium =
          table.number("urban_premium", {.value = 1.0,
                                         .low = 0.5,
                                         .high = 2.0,
                                         .help = "extra output per head in towns over villages",
                                         .max = 10}),
      .insecurity_tax = table.number("insecurity_tax",
                                     {.value = 0.4,
                                      .low = 0.2,
                                      .high = 0.6,
                                      .help = "share of output lost where insecurity is complete",
                                      .max = 1}),
      .growth_drag = table.number(
          "growth_drag", {.value = 1.0,
                          .low = 0.5,
                          .high = 1.5,
                          .source = "WDR 2011: a civil war costs about 30 years of growth (sign)",
                          .help = "share of growth lost at complete insecurity",
                          .max = 3}),
      .adjustment_per_month = table.number("adjustment_per_month",
                                           {.value = 0.05,
                                            .low = 0.02,
                                            .high = 0.1,
                                            .unit = "1/month",
                                            .help = "how fast output follows security and people",
                                            .max = 1}),
      .local_aid_share = table.number(
          "local_aid_share", {.value = 0.3,
                              .low = 0.15,
                              .high = 0.5,
                              .help = "share of aid spent where it works, on local work and goods",
                              .max = 1}),
      .aid_multiplier =
          table.number("aid_multiplier", {.value = 1.3,
                                          .low = 1.0,
                                          .high = 1.7,
                                          .help = "output for each dollar of aid spent locally",
                                          .max = 5}),
      .jobs_elasticity =
          table.number("jobs_elasticity", {.value = 0.7,
                                           .low = 0.4,
                                           .high = 1.0,
                                           .help = "growth of paid work over growth of output",
                                           .max = 3}),
      .contested_rents_share = table.number(
          "contested_rents_share", {.value = 0.5,
                                    .low = 0.3,
                                    .high = 0.8,
                                    .help = "share of illicit rents that an armed holder takes",
                                    .max = 1}),
      .certified_tax = table.number("certified_tax", {.value = 0.05,
                                                      .low = 0.02,
                                                      .high = 0.1,
                                                      .help = "of certified sales, to the treasury",
                                                      .max = 1}),
      .aid_taxed_share =
          table.number("aid_taxed_share",
                       {.value = 0.08,
                        .low = 0.02,
                        .high = 0.2,
                        .help = "share of aid spent where an armed group rules, that it takes",
                        .max = 1}),
  };
}

double output_per_head(const EconomyParameters& p, double gdp_per_head, double relative,
                       double growth_index, double insecurity) noexcept {
  const double felt = p.feels_insecurity * insecurity;
  return gdp_per_head * relative * growth_index * (1.0 - p.insecurity_tax * felt);
}

double monthly_growth(const EconomyParameters& p, double growth_per_year,
                      double insecurity) noexcept {
  const double felt = p.feels_insecurity * insecurity;
  const double yearly = growth_per_year * (1.0 - p.growth_drag * felt);
  return 1.0 + yearly * weeks_per_month / weeks_per_year;
}

std::int64_t jobs_at(const EconomyParameters& p, std::int64_t at_start, Cents output_at_start,
                     Cents output) noexcept {
  if (output_at_start <= 0) return at_start;
  const double growth = static_cast<double>(output) / static_cast<double>(output_at_start);
  return static_cast<std::int64_t>(
      static_cast<double>(at_start) * exact::pow(growth, p.jobs_elasticity) + 0.5);
}

Cents taxed_aid(const EconomyParameters& p, double aid_usd) noexcept {
  return to_cents(p.holders_see_aid * p.aid_taxed_share * aid_usd);
}

namespace {

/// Mean of 1 + premium x urban share over the people of the context.
double mean_productivity(const EconomyParameters& p, const Context& context) {
  double people = 0;
  double sum = 0;
  for (const RegionContext& region : context.regions) {
    people += region.people;
    sum += region.people * (1.0 + p.urban_premium * region.urban_share);
  }
  return people > 0 ? sum / people : 1.0;
}

double national_insecurity(const World& world) {
  double people = 0;
  double sum = 0;
  for (const District& district : world.districts) {
    people += static_cast<double>(district.people);
    sum += static_cast<double>(district.people) * district.insecurity;
  }
  return people > 0 ? sum / people : 0.0;
}

/// What relief agencies spend on one person in a week [USD]: outside every budget, and for a time.
double relief_per_head(const Step& step, const World& world) {
  const GovernmentContext& given = step.context.government;
  if (step.week() >= given.humanitarian_years * weeks_per_year) return 0.0;
  const double people = population(world);
  return people > 0 ? given.humanitarian_usd_per_year / weeks_per_year / people : 0.0;
}

/// To the war chest of whoever holds the place, from those who earned it.
void pay_holder(World& world, const District& district, Cents amount) {
  if (!district.rents_holder.exists()) return;
  Faction& holder = world.factions[district.rents_holder.value];
  holder.war_chest += amount;
  world.accounts.in_rents += amount;
}

void move_output(const Step& step, World& world) {
  const EconomyParameters& p = step.parameters.economy;
  // At the start work stood as insecurity left it, whatever the link does from then on.
  EconomyParameters as_found = p;
  as_found.feels_insecurity = 1.0;
  const EconomyContext& given = step.context.economy;
  Programme& programme = world.programme;
  programme.spent_lately.resize(world.districts.size(), 0);
  world.government.growth_index *=
      monthly_growth(p, given.growth_per_year, national_insecurity(world));
  const double mean = mean_productivity(p, step.context);
  const double relief = relief_per_head(step, world);
  for (std::size_t d = 0; d < world.districts.size(); ++d) {
    District& district = world.districts[d];
    const double relative = (1.0 + p.urban_premium * district.urban_share) / mean;
    const auto own_output = [&](const EconomyParameters& felt) {
      return output_per_head(felt, given.gdp_usd_per_head, relative, world.government.growth_index,
                             district.insecurity) *
             static_cast<double>(district.people) / weeks_per_year;
    };
    const double aid = to_usd(programme.spent_lately[d]) / weeks_per_month +
                       relief * static_cast<double>(district.people);
    const double from_aid = p.local_aid_share * p.aid_multiplier * aid;
    const double allowed = own_output(p) + from_aid;
    const double now = to_usd(district.output_per_week);
    const bool first = step.week() == 0;
    const double next = first ? allowed : now + p.adjustment_per_month * (allowed - now);
    district.output_per_week = to_cents(next);
    if (first) {
      district.jobs_at_start = district.jobs_taken;
      district.output_at_start = to_cents(own_output(as_found) + from_aid);
    }
    district.jobs =
        jobs_at(p, district.jobs_at_start, district.output_at_start, district.output_per_week);
    pay_holder(world, district, taxed_aid(p, aid * weeks_per_month));
    programme.spent_lately[d] = 0;
  }
}

/// Who has paid work in each district, and who looks for it; former fighters among both.
void count_workers(const Step& step, World& world) {
  const std::vector<ByLivelihood> people = people_by_livelihood(world, step.threading);
  for (std::size_t d = 0; d < people.size(); ++d) {
    world.districts[d].jobs_taken = people[d][static_cast<std::size_t>(Livelihood::employed)];
    world.districts[d].seekers = people[d][static_cast<std::size_t>(Livelihood::idle)];
  }
  const Fighters& fighters = world.fighters;
  const auto of_the_market = [&fighters](std::size_t row) {
    const Livelihood living = fighters.livelihood[row];
    const bool wanted = living == Livelihood::employed || living == Livelihood::idle;
    return at_large(fighters.state[row]) && wanted;
  };
  each_wanted(fighters.size(), of_the_market, [&](std::uint32_t row) {
    if (on_patrol(world.programme, row)) return;
    District& place = world.districts[fighters.district[row].value];
    const bool works = fighters.livelihood[row] == Livelihood::employed;
    ++(works ? place.jobs_taken : place.seekers);
  });
}

void pay_rents(const Step& step, World& world) {
  const EconomyParameters& p = step.parameters.economy;
  double lootable = 0;
  for (const District& district : world.districts) lootable += district.lootable;
  for (Faction& faction : world.factions) {
    faction.rents_last_year -=
        static_cast<Cents>(static_cast<double>(faction.rents_last_year) / weeks_per_year);
  }
  if (lootable <= 0) return;
  const double nation = step.context.economy.illicit_rents_usd_per_year / weeks_per_year;
  for (District& district : world.districts) {
    district.rents_per_week = to_cents(nation * district.lootable / lootable);
    // What is sold with a certificate pays duty at the counter and passes no gunman.
    const auto certified =
        static_cast<Cents>(static_cast<double>(district.rents_per_week) * district.certified);
    const auto duty = static_cast<Cents>(static_cast<double>(certified) * p.certified_tax);
    world.government.treasury += duty;
    world.accounts.in_revenue += duty;
    district.rents_per_week -= certified;
    if (!district.rents_holder.exists()) continue;
    const Cents taken =
        static_cast<Cents>(static_cast<double>(district.rents_per_week) * p.contested_rents_share);
    Faction& holder = world.factions[district.rents_holder.value];
    holder.war_chest += taken;
    // Of the year before the start the first week that somebody holds a place has to tell.
    const bool first = step.week() <= 1;
    holder.rents_last_year += first ? taken * static_cast<Cents>(weeks_per_year) : taken;
    world.accounts.in_rents += taken;
  }
}

}  // namespace

void economy(const Step& step, World& world) {
  if (step.week() % weeks_per_month == 0) {
    count_workers(step, world);
    move_output(step, world);
  }
  pay_rents(step, world);
}

}  // namespace ssr

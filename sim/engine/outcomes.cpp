#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/compared.h"
#include "engine/indicators.h"

namespace ssr {

namespace {

constexpr std::int64_t war_year = 1000;    // and of a war
constexpr Week first_year = 52;
constexpr Week last_years = 104;
constexpr Week last_weeks = 4;

struct View {
  const Series& series;
  const World& world;
  const Context& context;

  /// Mean of an indicator over recorded weeks of the period; NaN values are left out.
  double mean(std::string_view name, Period period) const {
    const std::size_t n = series.weeks.size();
    const float* values = series.national.data() + indicator_index(name) * n;
    const Week from = period_begins(period, end());
    double sum = 0.0;
    std::int64_t counted = 0;
    for (std::size_t t = 0; t < n; ++t) {
      if (series.weeks[t] <= from || std::isnan(values[t])) continue;
      sum += static_cast<double>(values[t]);
      ++counted;
    }
    return counted > 0 ? sum / static_cast<double>(counted)
                       : std::numeric_limits<double>::quiet_NaN();
  }
  double sum(std::string_view name) const {
    const std::size_t n = series.weeks.size();
    const float* values = series.national.data() + indicator_index(name) * n;
    double total = 0.0;
    for (std::size_t t = 0; t < n; ++t) total += static_cast<double>(values[t]);
    return total;
  }
  Week end() const { return series.weeks.empty() ? 0 : series.weeks.back(); }
  std::int64_t battle_deaths(std::size_t year) const {
    const auto& deaths = world.conflict.battle_deaths;
    return year < deaths.size() ? deaths[year] : 0;
  }
  std::size_t n_years() const {
    const auto last = calendar_year(context.start, std::max(0, end() - 1));
    return static_cast<std::size_t>(last - context.start.year + 1);
  }
};

/// The start year ends the war on record; relapse is an active year after it (UCDP coding).
double any_year_with(const View& v, std::int64_t deaths) {
  for (std::size_t year = 1; year < v.n_years(); ++year) {
    if (v.world.conflict.active(year) && v.battle_deaths(year) >= deaths) return 1.0;
  }
  return 0.0;
}

double relapse_after_two_quiet_years(const View& v) {
  int quiet = 0;
  for (std::size_t year = 1; year < v.n_years(); ++year) {
    const bool active = v.world.conflict.active(year);
    if (active && quiet >= 2) return 1.0;
    quiet = active && quiet < 2 ? 0 : quiet + 1;
  }
  return 0.0;
}

struct Comparable {
  std::string_view outcome;
  std::string_view record;
};
// One country's record alone; what the comparison found stands in docs/tables/record.md.
constexpr Comparable comparable[] = {
    {"relapse_by_year_10", "Sierra Leone alone, no active year after 2001 (UCDP/PRIO)"},
    {"war_by_year_10", "Sierra Leone alone, no active year after 2001 (UCDP/PRIO)"},
    {"violent_deaths",
     "Sierra Leone alone, and of these the battle deaths alone, fewer than 25 a year (UCDP/PRIO)"},
    {"homicide_rate", "Sierra Leone alone, WHO's estimate for 2007"},
    {"disarmed_share",
     "Sierra Leone alone, people disarmed by January 2002 (Peace Accords Matrix)"},
    {"pretrial_share", "Sierra Leone alone, order of size, about 2015 (World Prison Brief)"},
    {"prison_occupancy", "Sierra Leone alone, order of size, about 2015 (World Prison Brief)"},
};

struct Outcome {
  OutcomeSpec spec;
  double (*value)(const View&) = nullptr;  // none: the mean of the series of its name
};

const std::vector<Outcome>& table() {
  using enum Better;
  using enum Period;
  static const std::vector<Outcome> outcomes = {
      {{"relapse_by_year_10", "1", "relapse",
        "A calendar year after the first with 25 battle deaths or more between the government and "
        "an organised group (UCDP coding), within the horizon", lower, 0.05, whole, true},
       [](const View& v) { return any_year_with(v, active_year); }},
      {{"relapse_after_two_quiet_years", "1", "relapse after two quiet years",
        "As relapse, counted only after two calendar years in a row with fewer than 25 battle "
        "deaths", lower, 0.05, whole, true},
       [](const View& v) { return relapse_after_two_quiet_years(v); }},
      {{"war_by_year_10", "1", "back to war",
        "A calendar year after the first with 1,000 battle deaths or more",
        lower, 0.05, whole, true},
       [](const View& v) { return any_year_with(v, war_year); }},
      {{"crisis", "1", "crisis",
        "A coup attempt, the mutiny of a battalion, or 3 in 100 of the nation more displaced than "
        "at the calmest so far; apart from relapse", lower, 0.05, whole, true},
       [](const View& v) { return v.world.conflict.crisis ? 1.0 : 0.0; }},
      {{"violent_deaths", "1", "deaths in organised violence",
        "Battle deaths, deaths in other fighting, one-sided and communal deaths and people killed "
        "by men of armed groups over the horizon, people", lower, 50.0},
       [](const View& v) {
         return v.sum("battle_deaths") + v.sum("other_fighting_deaths") +
                v.sum("one_sided_deaths") + v.sum("communal_deaths") +
                v.sum("killed_by_armed_groups");
       }},
      {{"homicide_rate", "year-1", "homicide rate",
        "Homicides per 100,000 people and year after the first year",
        lower, 0.5, after_first_year}},
      {{"victimisation_rate", "year-1", "victimisation rate",
        "Victims of crime and abuse per 100,000 people and year after the first year", lower,
        250.0, after_first_year}},
      {{"gender_violence_rate", "year-1", "sexual and domestic violence",
        "Victims per 100,000 people and year after the first year", lower, 50.0, after_first_year}},
      {{"fear", "1", "fear", "Mean fear of adults over the last two years, 0 to 1",
        lower, 0.01, last_two_years}},
      {{"disarmed_share", "1", "fighters disarmed",
        "Fighters disarmed by the end, those who never fought left out, over grown fighters under "
        "arms at the start", higher, 0.02},
       [](const View& v) {
         double fighters = 0.0;
         for (const FactionContext& f : v.context.factions) fighters += f.grown();
         if (fighters <= 0.0) return std::numeric_limits<double>::quiet_NaN();
         const double true_share = 1.0 - v.mean("caseload_impostor_share", last_month);
         const double disarmed = v.mean("disarmed", last_month);
         return disarmed * (std::isnan(true_share) ? 1.0 : true_share) / fighters;
       }},
      {{"fighters_outside_control", "1", "fighters outside state control",
        "People under arms outside state control, mean of the last two years",
        lower, 100.0, last_two_years}},
      {{"recidivism_share", "1", "recidivism",
        "Disarmed people who offended or rearmed by the end, over all disarmed",
        lower, 0.02, last_month}},
      {{"pretrial_share", "1", "pre-trial share of detainees", "Mean of the last two years", lower,
        0.03, last_two_years}},
      {{"prison_occupancy", "1", "prison occupancy",
        "Detainees over places, mean of the last two years", lower, 0.1, last_two_years}},
      {{"deaths_in_custody", "year-1", "deaths in custody",
        "Deaths per 1,000 detainees and year after the first year", lower, 2.0, after_first_year}},
      {{"fair_remedy_share", "1", "fair remedy",
        "Victims and parties who reach a fair remedy, mean of the last two years",
        higher, 0.0025, last_two_years}},
      {{"abuse_rate", "year-1", "abuse by forces",
        "Per 100,000 people and year after the first year", lower, 5.0, after_first_year}},
      {{"extortion_rate", "year-1", "extortion",
        "By officers, soldiers, armed units, gangs and watch groups, per 100,000 people and year "
        "after the first year", lower, 20.0, after_first_year}},
      {{"vigilante_rate", "year-1", "vigilantism",
        "Incidents per 100,000 people and year after the first year",
        lower, 1.0, after_first_year}},
      {{"trust_police", "1", "trust in the police",
        "Mean of adults over the last two years, 0 to 1", higher, 0.01, last_two_years}},
      {{"legitimacy", "1", "legitimacy", "Mean of adults over the last two years, 0 to 1", higher,
        0.01, last_two_years}},
      {{"army_cohesion", "1", "army cohesion", "Mean of the last two years, 0 to 1",
        higher, 0.02, last_two_years}},
      {{"balance", "1", "balance of the justice chain",
        "Lowest over highest capacity-to-caseload ratio, mean of the last two years",
        higher, 0.05, last_two_years}},
      {{"ownership", "1", "ownership",
        "Decisions and recurrent cost carried at home, mean of the last two years; near 1 by "
        "construction without assistance", higher, 0.02, last_two_years, false, false}},
      {{"wages_paid_share", "1", "security wages paid",
        "Wages paid over wages due, mean of the last two years", higher, 0.02, last_two_years}},
      {{"wage_bill_over_revenue", "1", "security wage bill over revenue",
        "Mean of the last two years", lower, 0.02, last_two_years, false, false}},
  };
  return outcomes;
}

}  // namespace

std::string_view compared_with(std::string_view outcome) noexcept {
  for (const Comparable& one : comparable) {
    if (one.outcome == outcome) return one.record;
  }
  return {};
}

std::string compared_in_words(std::string_view outcome) {
  const std::string_view record = compared_with(outcome);
  return record.empty() ? std::string("not compared with data")
                        : "compared with data: " + std::string(record);
}

std::span<const OutcomeSpec> outcome_specs() {
  static const std::vector<OutcomeSpec> specs = [] {
    std::vector<OutcomeSpec> all;
    for (const Outcome& outcome : table()) all.push_back(outcome.spec);
    return all;
  }();
  return specs;
}

Week period_begins(Period period, Week end) noexcept {
  switch (period) {
    case Period::after_first_year:
      return end > first_year ? first_year : 0;
    case Period::last_two_years:
      return std::max(0, end - last_years);
    case Period::last_month:
      return std::max(0, end - last_weeks);
    case Period::whole:
      break;
  }
  return 0;
}

std::vector<double> outcomes_of(const Series& series, const World& world, const Context& context) {
  const View view{series, world, context};
  std::vector<double> values;
  for (const Outcome& outcome : table()) {
    values.push_back(outcome.value != nullptr
                         ? outcome.value(view)
                         : view.mean(outcome.spec.name, outcome.spec.period));
  }
  return values;
}

}  // namespace ssr

// The state of a context: its forces, courts, oversight, economy and government.
#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "scenario/context_parts.h"

namespace ssr {

namespace {

constexpr double most_role_holders = 1e7;
constexpr double most_usd = 1e12;
constexpr double most_salary = 1e5;

NumberSpec people_spec(double value, std::string_view help) {
  return plain_spec(value, "person", help, most_role_holders);
}

NumberSpec salary_spec(double value, std::string_view help) {
  return {.value = value,
          .low = value * 0.8,
          .high = value * 1.2,
          .unit = "USD/month",
          .help = help,
          .min = 0.0,
          .max = most_salary};
}

constexpr NumberSpec arrears_spec{.value = 4,
                                  .low = 0,
                                  .high = 12,
                                  .unit = "week",
                                  .help = "pay owed at the start",
                                  .min = 0,
                                  .max = 520};

void read_police(Table& root, Context& context, const ContextNames& names) {
  Table table = root.table("police");
  PoliceContext& police = context.police;
  police.officers =
      table.required_number("officers", people_spec(0, "police officers at the start"));
  police.trained_share =
      table.number("trained_share", share_spec(0.5, 0.3, 0.7, "had basic training"));
  police.supervisor_share =
      table.number("supervisor_share", share_spec(0.05, 0.02, 0.1, "trained supervisors"));
  police.abuser_share =
      table.number("abuser_share", share_spec(0.15, 0.05, 0.25, "with a record of abuse"));
  police.women_share = read_asked_number(table, context, "women_share",
                                         share_spec(0.1, 0.05, 0.15, "women"), "the police");
  police.salary_usd_month = table.number("salary_usd_month", salary_spec(60, "pay of an officer"));
  police.arrears_weeks = table.number("arrears_weeks", arrears_spec);
  police.regions = read_shares(table, "regions", names.regions, "region", people_shares(context));
  table.finish();
}

void read_army(Table& root, Context& context, const ContextNames& names) {
  Table table = root.table("army");
  ArmyContext& army = context.army;
  army.soldiers = table.required_number("soldiers", people_spec(0, "soldiers at the start"));
  army.salary_usd_month = table.number("salary_usd_month", salary_spec(60, "pay of a soldier"));
  army.arrears_weeks = table.number("arrears_weeks", arrears_spec);
  army.cohesion = table.number("cohesion", share_spec(0.5, 0.3, 0.7, "of units"));
  army.abuser_share =
      table.number("abuser_share", share_spec(0.1, 0.05, 0.2, "with a record of abuse"));
  army.women_share = read_asked_number(table, context, "women_share",
                                       share_spec(0.05, 0.02, 0.08, "women"), "the army");
  army.target_strength =
      table.number("target_strength", people_spec(army.soldiers, "what the government plans for"));
  army.origin = table.numbers_by_name("origin", names.factions, "faction",
                                      share_spec(0, 0, 0, "soldiers who came from it"));
  const double integrated = std::accumulate(army.origin.begin(), army.origin.end(), 0.0);
  if (table.central() && integrated > 1.0) {
    table.problem(
        "origin",
        fmt::format("the shares of \"origin\" sum to {:.3g} (at most 1: the rest is the old "
                    "army); lower them",
                    integrated));
  }
  army.regions = read_shares(table, "regions", names.regions, "region", people_shares(context));
  army.home_regions =
      read_shares(table, "home_regions", names.regions, "region", people_shares(context));
  table.finish();
}

}  // namespace

void read_forces(Table& root, Context& context, const ContextNames& names) {
  read_police(root, context, names);
  read_army(root, context, names);
}

void read_justice(Table& root, Context& context, const ContextNames& names) {
  Table table = root.table("justice");
  JusticeContext& justice = context.justice;
  justice.judges =
      table.required_number("judges", people_spec(0, "judges and magistrates in post"));
  justice.prosecutors = table.number("prosecutors", people_spec(justice.judges, "in post"));
  justice.defenders = table.number(
      "defenders", people_spec(std::floor(justice.judges / 2), "who take cases of the poor"));
  justice.clerks = table.number("clerks", people_spec(3 * justice.judges, "in post"));
  justice.salary_usd_month =
      table.number("salary_usd_month", salary_spec(120, "mean pay of court staff"));
  justice.pending_cases = table.number("pending_cases", people_spec(0, "cases open at the start"));
  justice.prison_places =
      table.required_number("prison_places", people_spec(0, "places in prisons"));
  justice.detainees =
      table.number("detainees", people_spec(justice.prison_places, "held at the start"));
  justice.pretrial_share =
      table.number("pretrial_share", share_spec(0.5, 0.3, 0.7, "of detainees not tried"));
  justice.wrong_suspect_share = table.number(
      "wrong_suspect_share", share_spec(0.2, 0.1, 0.4, "of pending cases, against the innocent"));
  justice.prison_staff =
      table.number("prison_staff", people_spec(std::floor(justice.prison_places / 4), "guards"));
  justice.prison_upkeep_usd_per_detainee_year =
      table.number("prison_upkeep_usd_per_detainee_year", {.value = 200,
                                                           .low = 100,
                                                           .high = 400,
                                                           .unit = "USD/year",
                                                           .help = "food, water, care",
                                                           .min = 0,
                                                           .max = most_salary});
  justice.regions = read_shares(table, "regions", names.regions, "region", people_shares(context));
  justice.prison_regions =
      read_shares(table, "prison_regions", names.regions, "region", people_shares(context));
  table.finish();
}

void read_society(Table& root, Context& context) {
  Table oversight = root.table("oversight");
  context.oversight.inspectors =
      oversight.number("inspectors", people_spec(0, "inspectors, auditors, complaints officers"));
  context.oversight.civil_society =
      oversight.number("civil_society", share_spec(0.2, 0.1, 0.3, "reach of media and NGOs"));
  context.oversight.parliament =
      oversight.number("parliament", share_spec(0.2, 0.1, 0.3, "committees that ask and sanction"));
  oversight.finish();

  Table table = root.table("customary");
  CustomaryContext& customary = context.customary;
  customary.presence_rural =
      table.number("presence_rural", share_spec(0.9, 0.8, 1.0, "communities served"));
  customary.presence_urban =
      table.number("presence_urban", share_spec(0.4, 0.2, 0.6, "communities served"));
  customary.accountability =
      table.number("accountability", share_spec(0.4, 0.2, 0.6, "of chiefs and elders"));
  customary.fairness_women =
      table.number("fairness_women", share_spec(0.4, 0.2, 0.6, "a woman's claim is heard"));
  customary.fairness_youth =
      table.number("fairness_youth", share_spec(0.4, 0.2, 0.6, "a youth's claim is heard"));
  customary.watch_group_share = table.number(
      "watch_group_share", share_spec(0.1, 0.05, 0.2, "communities with a watch group"));
  table.finish();
}

void read_state(Table& root, Context& context) {
  Table table = root.table("economy");
  EconomyContext& economy = context.economy;
  economy.gdp_usd_per_head = table.number("gdp_usd_per_head", {.value = 200,
                                                               .low = 150,
                                                               .high = 300,
                                                               .unit = "USD/year",
                                                               .help = "output per person",
                                                               .min = 1,
                                                               .max = 2e5});
  economy.growth_per_year = table.number("growth_per_year", {.value = 0.04,
                                                             .low = 0.0,
                                                             .high = 0.08,
                                                             .unit = "1/year",
                                                             .help = "in peace and safety",
                                                             .min = -0.3,
                                                             .max = 0.5});
  economy.idle_youth_share =
      table.number("idle_youth_share", share_spec(0.4, 0.25, 0.55, "of those aged 15 to 34"));
  economy.formal_share =
      table.number("formal_share", share_spec(0.1, 0.05, 0.2, "adults in paid work"));
  economy.illicit_rents_usd_per_year =
      table.number("illicit_rents_usd_per_year",
                   plain_spec(0, "USD/year", "from lootable resources, whole country", most_usd));
  table.finish();

  Table state = root.table("government");
  GovernmentContext& government = context.government;
  government.revenue_share_of_gdp =
      state.number("revenue_share_of_gdp", share_spec(0.08, 0.05, 0.12, "taxes and fees"));
  government.security_budget_share = state.number(
      "security_budget_share", share_spec(0.25, 0.15, 0.35, "for police, army, courts, prisons"));
  government.will = state.number("will", share_spec(0.5, 0.3, 0.7, "for reform"));
  government.patronage =
      state.number("patronage", share_spec(0.4, 0.2, 0.6, "posts given for loyalty"));
  government.capacity = state.number("capacity", share_spec(0.2, 0.1, 0.3, "to plan, buy and pay"));
  government.author_of_war =
      state.number("author_of_war", share_spec(0.2, 0.0, 0.4, "of the elite in power"));
  government.budget_support_usd_per_year = state.number(
      "budget_support_usd_per_year", plain_spec(0, "USD/year", "from abroad", most_usd));
  government.budget_support_years = state.number("budget_support_years", {.value = 10,
                                                                          .low = 5,
                                                                          .high = 15,
                                                                          .unit = "year",
                                                                          .help = "how long",
                                                                          .min = 0,
                                                                          .max = 100});
  government.humanitarian_usd_per_year = state.number(
      "humanitarian_usd_per_year", plain_spec(0, "USD/year", "aid outside the budget", most_usd));
  government.humanitarian_years = state.number(
      "humanitarian_years",
      {.value = 3, .low = 2, .high = 5, .unit = "year", .help = "how long", .min = 0, .max = 100});
  state.finish();
}

}  // namespace ssr

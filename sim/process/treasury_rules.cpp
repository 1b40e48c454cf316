#include <algorithm>

#include "core/exact_math.h"
#include "process/treasury.h"

namespace ssr {

namespace {

void read_budget(Table& table, TreasuryParameters& p) {
  p.collection_loss =
      table.number("collection_loss", {.value = 0.6,
                                       .low = 0.4,
                                       .high = 0.9,
                                       .help = "revenue lost where insecurity is complete",
                                       .max = 1});
  p.collection_by_capacity = table.number(
      "collection_by_capacity", {.value = 1.0,
                                 .low = 0.5,
                                 .high = 1.5,
                                 .help = "extra revenue for each unit of ministry capacity gained",
                                 .max = 10});
  p.duty_share = table.number("duty_share", {.value = 0.1,
                                             .low = 0.03,
                                             .high = 0.2,
                                             .help = "of revenue, duty at crossings by land",
                                             .max = 1});
  p.duty_evaded =
      table.number("duty_evaded", {.value = 0.4,
                                   .low = 0.2,
                                   .high = 0.6,
                                   .help = "of duty due, where no plan posts customs officers",
                                   .max = 0.95});
  p.operations_first = table.number(
      "operations_first", {.value = 0.15,
                           .low = 0.05,
                           .high = 0.3,
                           .help = "of the security budget, spent on operations before wages",
                           .max = 1});
  p.operations_ratio = table.number(
      "operations_ratio", {.value = 0.4,
                           .low = 0.25,
                           .high = 0.6,
                           .help = "fuel, repair and food that police and army need, over wages",
                           .max = 5});
  p.emergency_price =
      table.number("emergency_price", {.value = 1.8,
                                       .low = 1.3,
                                       .high = 2.5,
                                       .help = "price of late work over planned work",
                                       .min = 1,
                                       .max = 20});
  p.emergency_prison_share = table.number(
      "emergency_prison_share", {.value = 0.5,
                                 .low = 0.3,
                                 .high = 0.7,
                                 .help = "of emergency money, for prison places; rest: courts",
                                 .max = 1});
  p.leaked_share = table.number("leaked_share",
                                {.value = 0.4,
                                 .low = 0.2,
                                 .high = 0.6,
                                 .help = "other spending lost at full patronage without oversight",
                                 .max = 1});
  p.reserve_weeks = table.number("reserve_weeks", {.value = 3,
                                                   .low = 1,
                                                   .high = 6,
                                                   .unit = "week",
                                                   .help = "revenue kept in the treasury",
                                                   .max = 104});
  p.prefunded_weeks =
      table.number("prefunded_weeks", {.value = 4,
                                       .low = 2,
                                       .high = 8,
                                       .unit = "week",
                                       .help = "work that the government pays for in advance",
                                       .min = 1,
                                       .max = 104});
  p.memory_weeks = table.number("memory_weeks", {.value = 13,
                                                 .low = 13,
                                                 .high = 13,
                                                 .unit = "week",
                                                 .help = "memory of recent means",
                                                 .min = 1,
                                                 .max = 104});
}

}  // namespace

TreasuryParameters read_treasury(Table& table) {
  TreasuryParameters p;
  read_budget(table, p);
  constexpr std::array<std::string_view, n_claims> keys = {
      "priority_army", "priority_police", "priority_courts", "priority_prison_staff",
      "priority_prison_upkeep"};
  constexpr std::array<double, n_claims> central = {1.0, 0.8, 0.6, 0.6, 0.4};
  for (std::size_t c = 0; c < n_claims; ++c) {
    p.priority[c] = table.number(keys[c], {.value = central[c],
                                           .low = 0.75 * central[c],
                                           .high = 1.25 * central[c],
                                           .help = "weight of the claim when money is short",
                                           .max = 100});
  }
  p.clerk_pay_share = table.number(
      "clerk_pay_share",
      {.value = 0.4, .low = 0.3, .high = 0.5, .help = "a clerk's pay over a judge's", .max = 1});
  p.prison_pay_share = table.number(
      "prison_pay_share",
      {.value = 0.8, .low = 0.6, .high = 1.0, .help = "a guard's pay over an officer's", .max = 2});
  p.wages_follow_growth =
      table.number("wages_follow_growth", {.value = 0.7,
                                           .low = 0.4,
                                           .high = 1.0,
                                           .help = "growth of output per head passed on to wages",
                                           .max = 2});
  p.ghost_share = table.number("ghost_share", {.value = 0.15,
                                               .low = 0.05,
                                               .high = 0.3,
                                               .help = "ghosts per person on an unreformed payroll",
                                               .max = 2});
  p.skimmed_share =
      table.number("skimmed_share", {.value = 0.1,
                                     .low = 0.03,
                                     .high = 0.2,
                                     .help = "pay kept by superiors at full patronage",
                                     .max = 1});
  p.cleaning_loss =
      table.number("cleaning_loss", {.value = 0.002,
                                     .low = 0.001,
                                     .high = 0.004,
                                     .unit = "1/week",
                                     .help = "reformed pay undone each week at full patronage",
                                     .max = 1});
  p.arrears_cap_weeks = table.number("arrears_cap_weeks", {.value = 52,
                                                           .low = 26,
                                                           .high = 78,
                                                           .unit = "week",
                                                           .help = "debts above this are forgotten",
                                                           .max = 520});
  p.backpay_share =
      table.number("backpay_share", {.value = 0.3,
                                     .low = 0.1,
                                     .high = 0.5,
                                     .help = "of money left after wages, for old debts",
                                     .max = 1});
  return p;
}

double collected_share(const TreasuryParameters& p, double insecurity,
                       double capacity_gained) noexcept {
  const double reach = 1.0 - p.collection_loss * insecurity;
  return reach * std::max(0.0, 1.0 + p.collection_by_capacity * capacity_gained);
}

Claims pay_claims(const Claims& due, Cents money,
                  const std::array<double, n_claims>& weights) noexcept {
  double weighted = 0;
  for (std::size_t c = 0; c < n_claims; ++c) weighted += weights[c] * static_cast<double>(due[c]);
  Claims paid{};
  Cents left = std::max<Cents>(0, money);
  if (weighted <= 0) return paid;
  const auto at_hand = static_cast<double>(left);
  for (std::size_t c = 0; c < n_claims; ++c) {
    const double share = weights[c] * static_cast<double>(due[c]) / weighted;
    paid[c] = std::min({due[c], static_cast<Cents>(at_hand * share), left});
    left -= paid[c];
  }
  for (std::size_t c = 0; c < n_claims; ++c) {
    const Cents more = std::min(due[c] - paid[c], left);
    paid[c] += more;
    left -= more;
  }
  return paid;
}

Cents money_for_wages(const TreasuryParameters& p, Cents due, Cents money) noexcept {
  const Cents gap = std::max<Cents>(0, due - money);
  return money + static_cast<Cents>((1.0 - p.sees_shortage) * static_cast<double>(gap));
}

double received_share(const TreasuryParameters& p, double patronage, double cleaned) noexcept {
  return 1.0 - p.skimmed_share * p.sees_patronage * patronage * (1.0 - cleaned);
}

}  // namespace ssr

#include <algorithm>

#include "core/exact_math.h"
#include "core/rows.h"
#include "process/army.h"
#include "process/vetting_board.h"

namespace ssr {

double hardship(const ArmyParameters& p, double arrears_weeks) noexcept {
  const double seen = p.sees_arrears * std::max(0.0, arrears_weeks);
  return seen / (seen + p.pay_noticed);
}

double volunteer_probability(const ArmyParameters& p, double hardship, double pay) noexcept {
  const double wish = p.volunteer_base * (1.0 - p.volunteer_arrears * hardship);
  return pay == 1.0 ? wish : std::min(1.0, wish * exact::pow(pay, p.volunteer_pay));
}

double offered_pay(const Context& context, const ActivityPlan& activity) noexcept {
  const double salary = context.army.salary_usd_month;
  return activity.pay_usd_month && salary > 0 ? *activity.pay_usd_month / salary : 1.0;
}

double mean_pay(const Soldiers& soldiers) noexcept {
  double n = 0;
  double sum = 0;
  const auto serves = [](ServiceStatus status) { return status == ServiceStatus::serving; };
  each_row_where(soldiers.status, serves, [&](std::uint32_t i) {
    n += 1;
    sum += soldiers.pay[i];
  });
  return n > 0 ? sum / n : 1.0;
}

double pay_gap(const Soldiers& soldiers) noexcept {
  const double mean = mean_pay(soldiers);
  double n = 0;
  double missed = 0;
  const auto serves = [](ServiceStatus status) { return status == ServiceStatus::serving; };
  each_row_where(soldiers.status, serves, [&](std::uint32_t i) {
    n += 1;
    missed += std::max(0.0, mean - static_cast<double>(soldiers.pay[i]));
  });
  return n > 0 && mean > 0 ? missed / (n * mean) : 0.0;
}

double turned_away_probability(const ArmyParameters& p, double strictness,
                               double abusiveness) noexcept {
  return p.sees_record * p.vetting_eyes * strictness * abusiveness;
}

double removal_probability(const ArmyParameters& p, bool record, double strictness) noexcept {
  const double found = turned_away_probability(p, strictness, record ? 1.0 : 0.0);
  return board_removes(found, p.vetting_errs, strictness);
}

double wanted_strength(const ArmyParameters& p, const SizeView& view,
                       std::optional<double> decided) noexcept {
  const double need =
      p.need_per_1000 * view.people / 1000.0 + p.need_per_fighter * view.fighters_reported;
  const double means = view.salary_usd_year > 0.0
                           ? p.army_share * view.revenue_usd_year / view.salary_usd_year
                           : need;
  return decided.value_or(std::min(need, means));
}

double cohesion_target(const ArmyParameters& p, const BattalionView& view) noexcept {
  const double contact =
      view.mixing * (p.contact * view.trained - p.rivalry * (1.0 - view.trained));
  return exact::clamp01(p.cohesion_base + p.cohesion_training * view.trained + contact -
                        p.cohesion_hardship * view.hardship -
                        p.cohesion_exclusion * view.exclusion);
}

double leaving_rate(const ArmyParameters& p, double hardship, double cohesion) noexcept {
  return p.retire_rate + p.desert_rate * hardship * (1.0 - cohesion);
}

double mutiny_probability(const ArmyParameters& p, const BattalionView& view) noexcept {
  return exact::logistic(p.mutiny_intercept + p.mutiny_hardship * view.hardship +
                         p.mutiny_exclusion * view.exclusion - p.mutiny_cohesion * view.cohesion +
                         p.mutiny_dismissed * view.dismissed_share);
}

double control_target(const ArmyParameters& p, double will, double capacity, double parliament,
                      double prestige) noexcept {
  const double run = p.sees_civilians * capacity;
  const double able =
      exact::clamp01((will + run + p.sees_civilians * parliament) / 3.0 + will * run);
  return able * (1.0 - p.sees_prestige * prestige);
}

double coup_probability(const ArmyParameters& p, const CoupView& view) noexcept {
  return exact::logistic(p.coup_intercept + (view.mutiny ? p.coup_mutiny : 0.0) +
                         p.coup_exclusion * view.exclusion + p.coup_politics * view.politics -
                         p.coup_control * view.civilian_control -
                         p.coup_legitimacy * view.legitimacy - p.coup_guarantor * view.guarantor);
}

}  // namespace ssr

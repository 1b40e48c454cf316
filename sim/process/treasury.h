#pragma once

#include <algorithm>
#include <array>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

/// Those with a claim on the security budget, in the order in which left-over money reaches them.
enum class Claim : std::uint8_t { army, police, courts, prison_staff, prison_upkeep };
constexpr std::size_t n_claims = 5;
using Claims = std::array<Cents, n_claims>;

struct TreasuryParameters {
  double collection_loss = 0;        // [0, 1] of revenue lost at full insecurity of a district
  double collection_by_capacity = 0; // [1] of revenue, for each unit of capacity gained
  std::array<double, n_claims> priority{};  // [1] weights of claims when money is short
  double duty_share = 0;                    // [0, 1] of revenue that is duty at crossings by land
  double duty_evaded = 0;            // [0, 1] of duty due, where no plan posts customs officers
  double clerk_pay_share = 0;        // [1] of a judge's salary
  double prison_pay_share = 0;       // [1] of an officer's salary
  double wages_follow_growth = 0;    // [0, 1] of growth of output per head passed on to wages
  double ghost_share = 0;            // [1] ghosts per person on an unreformed payroll
  double skimmed_share = 0;          // [0, 1] of pay kept by superiors at full patronage
  double cleaning_loss = 0;          // [1/week] of reformed pay undone at full patronage
  double arrears_cap_weeks = 0;      // [week] older debts are forgotten
  double backpay_share = 0;          // [0, 1] of money left after wages
  double operations_first = 0;   // [0, 1] of the security budget that commands take before wages
  double operations_ratio = 0;       // [1] of wages that police and army need to operate
  double emergency_price = 0;        // [1] of the planned price paid for late work (M2)
  double emergency_prison_share = 0; // [0, 1] of emergency money, for places; the rest: courts
  double leaked_share = 0;  // [0, 1] of other spending, at full patronage and no oversight
  double reserve_weeks = 0;  // [week] of revenue kept in the treasury
  double memory_weeks = 0;  // [week] of recent means
  double prefunded_weeks = 0;  // [week] of its own activities' work paid in advance
  double sees_shortage = 1;  // link M59; cut: 0, payroll sees money for every wage
  double sees_patronage = 1;  // link M38; cut: 0, superiors see no patron who covers them
};
TreasuryParameters read_treasury(Table& table);

/// Share of the due revenue of a district that is collected, by its insecurity and by the capacity
/// the state has gained since the start.
double collected_share(const TreasuryParameters& p, double insecurity,
                       double capacity_gained) noexcept;

/// Duty that went round the counter, beside a `revenue` that was collected without it.
inline double duty_unpaid(const TreasuryParameters& p, double revenue) noexcept {
  return revenue * p.duty_share * p.duty_evaded / (1.0 - p.duty_evaded);
}

/// Pays claims out of `money`: by weight first, then what is left in the order of Claim.
Claims pay_claims(const Claims& due, Cents money,
                  const std::array<double, n_claims>& weights) noexcept;

/// Money the payroll can count on: all wages where it sees no shortage (M59).
Cents money_for_wages(const TreasuryParameters& p, Cents due, Cents money) noexcept;

/// [0, 1] of a wage that reaches the person: what superiors skim, less under reformed pay.
double received_share(const TreasuryParameters& p, double patronage, double cleaned) noexcept;

/// Weeks of pay owed after a week in which `received` of the wage came, and `settled` of old debts.
inline double arrears_after(const TreasuryParameters& p, double arrears_weeks, double received,
                            double settled) noexcept {
  return std::min(p.arrears_cap_weeks, (arrears_weeks + 1.0 - received) * (1.0 - settled));
}

/// Revenue comes in; the security payroll and recurrent bills go out as far as the money lasts.
void treasury(const Step& step, World& world);

}  // namespace ssr

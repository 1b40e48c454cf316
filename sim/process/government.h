#pragma once

#include <optional>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct GovernmentParameters {
  // will, per month
  double will_per_month = 0;         // [1/month] how fast will follows what pushes it
  double interest_pull = 0;          // of the rulers' own interest, against a push of 1
  double legitimacy_push = 0;        // [1] push at full legitimacy
  double mandate_push = 0;           // [1] push of a fresh mandate
  double condition_push = 0;         // [1] donors' pressure at full dependence on their money
  double success_push = 0;           // [1] push at full visible success
  double inertia = 0;                // [1] what the pushes must outweigh
  double resistance_drag = 0;        // [1] push against reform at full organised resistance
  // losers
  double posts_lost_vetting = 0;  // [0, 1] of patronage posts that reform at full pace touches
  double posts_lost_oversight = 0;
  double posts_lost_integration = 0;
  double posts_lost_pay = 0;
  double posts_lost_rightsizing = 0;
  double resistance_per_month = 0;  // [1/month] losers organise
  double resistance_decay = 0;  // [1/month] losers retire, are bought or give up
  double dismissal_memory = 0;  // [1] losers among the dismissed, per dismissed share of the army
  // patronage and capacity
  double patronage_per_month = 0;  // [1/month]
  double patronage_from_losers = 0;  // [1] posts given to quieten resistance
  double learning_per_month = 0;  // [1/month] ministries learn by doing
  double poaching_per_month = 0;  // [1/month] staff who leave at one aid dollar per head and year
  double ownership_per_month = 0;  // [1/month]
  // force sizes
  double police_per_1000 = 0;  // officers per 1,000 people that government wants
  double police_share_of_budget = 0;  // [0, 1] of the security budget for police wages
  double overreach = 0;  // [1] planned police over what revenue can pay
  // emergencies
  double occupancy_alarm = 0;  // [1] reported occupancy that forces action (M2)
  double emergency_slope = 0;  // [1] of the security budget, per unit of occupancy above it
  double emergency_most = 0;  // [0, 1] of the security budget
  double emergency_delay_weeks = 0;  // [week] until money follows the alarm
  double sees_occupancy = 1;  // link M2; cut: 0, the government sees occupancy of 1
  double sees_losses = 1;  // link M28; cut: 0, losers see no loss
  double staff_see_offers = 1;  // link M56; cut: 0, staff see no better pay at donors
  double sees_mandate = 1;  // link M40; cut: 0, rulers see no voters behind them
  double sees_conditions = 1;  // link M49; cut: 0, rulers see no conditions on aid
  double sees_teaching = 1;  // link M54; cut: 0, ministries see donors' work done without them
  double counts_on_support = 1;  // link M60; cut: 0, the budget counts on revenue alone
};
GovernmentParameters read_government(Table& table);

/// [0, 1] posts and rents that reform steps took this month, from each step's pace in [0, 1] (M28).
struct ReformPace {
  double vetting = 0;
  double oversight = 0;
  double integration = 0;
  double pay = 0;
  double rightsizing = 0;
};
double posts_lost(const GovernmentParameters& p, const ReformPace& pace) noexcept;

/// Organised resistance in [0, 1] a month later: losers organise where posts were patronage (M28).
double resistance_after(const GovernmentParameters& p, double resistance, double lost,
                        double patronage, double dismissed_share) noexcept;

struct WillView {
  double interest = 0.5;  // [0, 1] the rulers' own in reform
  double legitimacy = 0.5;  // [0, 1] picture
  double mandate = 0;  // [0, 1] fresh mandate
  double donors_share = 0;  // [0, 1] of security money that is aid
  double success = 0;  // [0, 1] picture of disarmament and safety
  double resistance = 0;  // [0, 1]
};
/// Will in [0, 1] a month later: pushed, and drawn back to the rulers' own interest (M28, M40,
/// M49).
double will_after(const GovernmentParameters& p, double will, const WillView& view) noexcept;

/// Ministries' capacity in [0, 1] a month later: grows by work they own, shrinks as donors hire
/// their staff (M56). `aid_per_head` is in USD a year, by donors who substitute.
double capacity_after(const GovernmentParameters& p, double capacity, double owned_work,
                      double aid_per_head) noexcept;

/// Share of the security budget that full prisons force into courts and prisons (M2).
double emergency_share(const GovernmentParameters& p, double occupancy) noexcept;

/// USD a year that a budget counts on: revenue, and support from abroad while it lasts (M60).
double counted_on(const GovernmentParameters& p, double revenue, double support) noexcept;

/// Police strength the government plans for: what it wants for the people, as far as it believes it
/// can pay (M59); never a cut below today's strength; or what a plan `decided`.
double police_target(const GovernmentParameters& p, double people, double affordable,
                     double strength, std::optional<double> decided = {}) noexcept;

/// The establishment of the police that a review or the plan itself decided; none where need and
/// means decide.
std::optional<double> decided_police(const Step& step, const World& world);
/// Officers whom a review that is given no number decides on: what the people need, as far as the
/// state's own revenue of today pays for them (M59).
double police_by_need_and_revenue(const Step& step, const World& world);

/// Political will, ownership, patronage and what ministries can absorb.
void government(const Step& step, World& world);

}  // namespace ssr

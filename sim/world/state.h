#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/clock.h"
#include "core/fields.h"
#include "core/money.h"
#include "scenario/plan.h"

namespace ssr {

/// Where a cent was spent or lost.
enum class Spending : std::uint8_t {
  ddr_payments, ddr_operations, police_pay, police_build, courts_pay, courts_build, prisons_run,
  prisons_build, oversight, army_pay, army_build, customary, society, other_government, leaked,
  foreign_advisers, overhead
};
constexpr std::size_t n_spendings = 17;

/// The government, its treasury and its will.
struct Government {
  double will = 0.5;             // [0, 1] for reform; winners and losers push it (M28)
  double interest = 0.5;         // [0, 1] rulers' own in reform, to which will goes back
  double patronage = 0.4;        // [0, 1]
  double capacity = 0.2;         // [0, 1] what ministries absorb (M77); grows by doing
  double ownership = 0.2;        // [0, 1] decisions and recurrent cost carried at home (M35)
  double author_of_war = 0.2;
  double legitimacy_elected = 0; // [0, 1] fresh mandate, decays
  double losers_resistance = 0;  // [0, 1] organised resistance of those reform hurts (M28)
  double reform_steps = 0;       // decided so far
  double local_decisions = 0;    // of those decided at home
  Cents treasury = 0;
  Cents revenue_last_year = 0;
  Cents wage_bill_last_year = 0;      // security sector: police, army, courts, prisons
  Cents wages_paid_last_year = 0;
  Cents aid_last_year = 0;            // security sector aid
  Cents withheld_last_year = 0;       // aid that donors held back on terms
  double emergency_justice_share = 0; // of the security budget diverted to courts and prisons (M2)
  Cents revenue_per_week = 0;         // recent mean
  std::array<Cents, n_sectors> recurrent_due{};  // unpaid recurrent bills by sector
  double payroll_cleaned = 0;  // [0, 1] of the payroll under reformed pay: no ghosts, no skimming
  double operations_funded = 0;       // [0, 1] of what police and army need to operate, lately
  double growth_index = 1;            // output per head over that of the start, at full security
  double prison_upkeep_funded = 0;    // [0, 1] of the prisons' bill for food and care paid, lately

  SSR_FIELDS(will, interest, patronage, capacity, ownership, author_of_war, legitimacy_elected,
             losers_resistance, reform_steps, local_decisions, treasury, revenue_last_year,
             wage_bill_last_year, wages_paid_last_year, aid_last_year, withheld_last_year,
             emergency_justice_share, revenue_per_week, recurrent_due, payroll_cleaned,
             operations_funded, growth_index, prison_upkeep_funded)
};

/// What became of a promise of the accord.
enum class PromiseState : std::uint8_t { open, kept, late, broken };

struct Promise {
  PromiseState state = PromiseState::open;
  Week settled = never;
  Week suspended = 0;  // weeks after it fell due in which its beneficiary made war
  SSR_FIELDS(state, settled, suspended)
};

struct Accord {
  std::vector<Promise> promises;      // aligned with the context's
  double credibility = 0.5;           // [0, 1] public reading of the accord
  std::int64_t quota_left = 0;        // fighters still to be taken into the army under the accord
  SSR_FIELDS(promises, credibility, quota_left)
};

struct Elections {
  std::vector<std::uint8_t> held;     // aligned with the context's
  Week last = -10000;
  double ruling_support = 0.5;
  SSR_FIELDS(held, last, ruling_support)
};

struct Donor {
  double fatigue = 0;                 // [0, 1] (visible gains lower it)
  double insight = 0;                 // [0, 1] how well others' projects are known (M51)
  Cents committed = 0;                // not yet disbursed
  Cents disbursed = 0;                // cumulative
  std::array<Cents, 3> pipeline{};    // commitment cohorts on their way (lag)
  double year_factor = 1;             // volatility of this year's envelope
  std::array<Cents, n_sectors> available{};  // disbursed, earmarked by sector, not yet spent
  bool gone = false;                  // horizon passed
  std::array<Cents, n_sectors> given{};      // cumulative, drawn by activities
  double pooled = 0;  // [0, 1] of what leaves its pipeline, into a common fund
  Cents in_fund = 0;  // committed, and not yet disbursed by the fund
  Cents through_fund = 0;  // disbursed by it, cumulative
  std::array<double, n_sectors> told{};    // [0, 1] of others' projects, by way of a lead (M53)
  std::array<double, n_sectors> hidden{};  // [0, 1] of them, by those who contest a lead
  std::array<double, n_sectors> left_to_lead{};  // [0, 1] how far it follows one

  SSR_FIELDS(fatigue, insight, committed, disbursed, pipeline, year_factor, available, gone, given,
             pooled, in_fund, through_fund, told, hidden, left_to_lead)
};

/// Every cent comes from somewhere, is somewhere, or was spent.
struct Accounts {
  Cents in_revenue = 0;
  Cents in_budget_support = 0;
  Cents in_donors = 0;
  Cents in_rents = 0;                 // to factions' war chests
  Cents in_tolls = 0;                 // to them too, from people on the road
  Cents in_opening = 0;               // treasuries and war chests at the start
  std::array<Cents, n_spendings> spent{};
  Cents spent_by_factions = 0;

  SSR_FIELDS(in_revenue, in_budget_support, in_donors, in_rents, in_tolls, in_opening,
             spent, spent_by_factions)
};

struct Mission {
  double troops = 0;
  double police = 0;
  double mandate = 0.7;
  Week leaves = never;                // when the last phase ends, as announced
  Week exit_decided = never;          // by benchmarks, or in time for the latest date
  Week benchmarks_since = never;      // since when they have held without a break
  SSR_FIELDS(troops, police, mandate, leaves, exit_decided, benchmarks_since)
};

struct Neighbour {
  bool at_war = false;
  double arms_flow = 0;               // weapons a week now
  std::int64_t fighters_hosted = 0;   // ours, waiting across the border
  SSR_FIELDS(at_war, arms_flow, fighters_hosted)
};

}  // namespace ssr

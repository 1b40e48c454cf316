#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/clock.h"
#include "core/fields.h"
#include "core/money.h"
#include "scenario/plan.h"

namespace ssr {

enum class ActivityStatus : std::uint8_t { waiting, running, suspended, done };

/// Where one activity of the plan stands.
struct ActivityState {
  ActivityStatus status = ActivityStatus::waiting;
  Week started = never;
  Week ended = never;
  bool opened_by_latest = false;      // its condition never held; the latest start opened it
  double active_weeks = 0;            // suspensions not counted
  Cents allotted = 0;                 // disbursed to it, not yet spent
  Cents received = 0;                 // cumulative
  Cents spent = 0;
  double delivered = 0;               // units, cumulative
  double carry = 0;                   // fraction of a unit carried to the next week
  bool signed_off = false;            // by the government for this month (M35)
  double delivered_before = 0;        // units, at the government's last monthly look

  SSR_FIELDS(status, started, ended, opened_by_latest, active_weeks, allotted, received, spent,
             delivered, carry, signed_off, delivered_before)
};

/// Units of a lever that an activity can deliver this week: capacity, money, security, will and
/// absorption have been counted in. Processes take from it; what they take is charged.
struct Offer {
  std::uint32_t activity = 0;
  double units = 0;                   // left this week
  Cents unit_cost = 0;
  SSR_FIELDS(activity, units, unit_cost)
};

struct Programme {
  std::vector<ActivityState> activities;             // aligned with the plan's
  std::array<std::vector<Offer>, n_levers> offers;   // rebuilt each week
  std::array<Cents, n_sectors> planned{};            // budgets of started activities
  std::array<Cents, n_sectors> disbursed{};
  std::array<Cents, n_sectors> wasted{};             // duplicated or misdirected (M51)
  std::vector<std::uint8_t> staff_work;              // [district] staff go there; empty: everywhere
  std::vector<std::uint8_t> ddr_staff_work;          // [district] the same for ddr, under escort
  std::vector<Cents> spent_lately;                   // [district] by activities this month

  SSR_FIELDS(activities, offers, planned, disbursed, wasted, staff_work, ddr_staff_work,
             spent_lately)
};

/// Takes up to `wanted` units of a lever for district `district`, from the offers of activities that
/// work there, in plan order, and books the cost as `spending`. Gives the units taken.
struct World;
double take(World& world, const Plan& plan, Lever lever, std::size_t district, double wanted);
/// As `take`, and also only from activities that serve `faction`.
double take_for_faction(World& world, const Plan& plan, Lever lever, std::size_t district,
                        std::size_t faction, double wanted);
/// Units on offer for the district this week.
double on_offer(const World& world, const Plan& plan, Lever lever, std::size_t district);
/// Cents for one unit, of the lever unless the plan says otherwise.
Cents unit_cost_of(const ActivityPlan& activity) noexcept;
/// What an activity may cost in all; capacity x duration x unit cost where the plan gives no budget.
Cents budget_of(const ActivityPlan& activity) noexcept;
/// Cents that the activity needs to have `weeks` of work paid, within its budget.
Cents advance_for(const ActivityPlan& activity, const ActivityState& state, double weeks) noexcept;
/// The plan's first running activity with this lever that works in the district, or null.
const ActivityPlan* running(const World& world, const Plan& plan, Lever lever, std::size_t district);
/// The plan's first activity with this lever that has a date within `ahead_weeks` and will work in
/// the district, or null.
const ActivityPlan* announced(const World& world, const Plan& plan, Lever lever,
                              std::size_t district, double ahead_weeks);

}  // namespace ssr

#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/clock.h"
#include "core/fields.h"
#include "core/id.h"
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
  Cents moved = 0;                    // to it, at reviews; negative: from it
  std::int64_t decided = -1;          // [people] the size of a force, by a review; -1: not yet
  Week decided_week = never;
  double withheld = 0;  // [0, 1] of what terms demand for it, refused by ministries

  SSR_FIELDS(status, started, ended, opened_by_latest, active_weeks, allotted, received, spent,
             delivered, carry, signed_off, delivered_before, moved, decided, decided_week, withheld)
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
  std::vector<std::uint32_t> on_patrol;              // rows of fighters in mixed patrols, ascending

  SSR_FIELDS(activities, offers, planned, disbursed, wasted, staff_work, ddr_staff_work,
             spent_lately, on_patrol)
};

/// Does this fighter, who waits for a course, walk with a mixed patrol?
inline bool on_patrol(const Programme& programme, std::uint32_t row) {
  return std::binary_search(programme.on_patrol.begin(), programme.on_patrol.end(), row);
}

/// Who a unit of a lever is for, as far as it matters to an activity that does not serve everybody.
struct Recipient {
  static constexpr std::uint32_t anyone = Id<void>::none_value;
  std::uint32_t faction = anyone;
  std::uint32_t unit = anyone;         // of the faction
  std::uint32_t person = anyone;       // row of a fighter
  std::uint32_t community = anyone;
};

/// Takes up to `wanted` units of a lever for district `district`, from the offers of activities
/// that work there, in plan order, and books the cost as `spending`. Gives the units taken.
struct World;
double take(World& world, const Plan& plan, Lever lever, std::size_t district, double wanted);
/// As `take`, and also only from activities that serve this recipient.
double take_for(World& world, const Plan& plan, Lever lever, std::size_t district,
                const Recipient& recipient, double wanted);
/// As `take_for`, for one fighter: his faction, unit and home community.
double take_for_fighter(World& world, const Plan& plan, Lever lever, std::size_t district,
                        std::uint32_t row, double wanted);
/// Units on offer for the district this week.
double on_offer(const World& world, const Plan& plan, Lever lever, std::size_t district);
/// Units on offer there this week for this recipient.
double on_offer_for(const World& world, const Plan& plan, Lever lever, std::size_t district,
                    const Recipient& recipient);
/// The same activity in another plan has the same name among draws: its lever and its number among
/// those of the lever.
std::uint32_t draw_name(const Plan& plan, std::size_t activity);
/// Is this community, or this fighter, in the arm that the activity serves? True without a trial.
bool in_served_arm(const World& world, const Plan& plan, std::size_t activity, std::uint32_t who);
/// Is an activity with this lever at work that concerns the faction?
bool in_force(const World& world, const Plan& plan, Lever lever, std::size_t faction);
/// The size [people] that the last review of a force decided, if that is no more than `holds_weeks`
/// ago.
std::optional<double> reviewed_size(const World& world, const Plan& plan, ReviewedForce force,
                                    double holds_weeks);
/// Cents for one unit, of the lever unless the plan says otherwise.
Cents unit_cost_of(const ActivityPlan& activity) noexcept;
/// What an activity may cost in all; capacity x duration x unit cost where the plan gives no
/// budget.
Cents budget_of(const ActivityPlan& activity) noexcept;
/// The same after reviews.
Cents budget_of(const ActivityPlan& activity, const ActivityState& state) noexcept;
/// Units a week at full strength, after reviews: they follow the money.
double capacity_of(const ActivityPlan& activity, const ActivityState& state) noexcept;
/// Cents that the activity needs to have `weeks` of work paid, within its budget.
Cents advance_for(const ActivityPlan& activity, const ActivityState& state, double weeks) noexcept;
/// The plan's first activity with this lever from whose offers this fighter would get a unit there
/// this week, or null.
const ActivityPlan* activity_for(const World& world, const Plan& plan, Lever lever,
                                 std::size_t district, std::uint32_t row);
/// The plan's first running activity with this lever that works in the district, or null.
const ActivityPlan* running(const World& world, const Plan& plan, Lever lever,
                            std::size_t district);
/// Has an activity with this lever begun that concerns the faction and works in the district, and
/// not ended? Neither money nor places nor a pause count.
bool under_way(const World& world, const Plan& plan, Lever lever, std::size_t district,
               std::size_t faction);
/// The plan's first activity with this lever that has a date within `ahead_weeks` and will work in
/// the district, or null.
const ActivityPlan* announced(const World& world, const Plan& plan, Lever lever,
                              std::size_t district, double ahead_weeks);
/// Does an activity with this lever run, or has it a date within `ahead_weeks`, that concerns the
/// faction and works in the district?
bool open_or_dated(const World& world, const Plan& plan, Lever lever, std::size_t district,
                   std::size_t faction, double ahead_weeks);
/// Units that such activities, wherever they work, can deliver in `work_weeks` within their
/// budgets, for each faction [faction]: each activity serves those whom it concerns in proportion
/// to what is `wanted` of it.
std::vector<double> units_ahead(const World& world, const Plan& plan, Lever lever,
                                const std::vector<double>& wanted, double ahead_weeks,
                                double work_weeks);

}  // namespace ssr

#include "world/programme.h"

#include <algorithm>
#include <cmath>

#include "world/world.h"

namespace ssr {

namespace {

constexpr std::size_t any_faction = static_cast<std::size_t>(-1);

/// What a lever's money is booked as.
Spending purpose_of(Lever lever) {
  switch (lever) {
    case Lever::reinsertion:
      return Spending::ddr_payments;
    case Lever::recruit_police:
    case Lever::equip_police:
    case Lever::vet_police:
      return Spending::police_build;
    case Lever::supervise_police:
      return Spending::foreign_advisers;
    case Lever::maintain_prisons:
      return Spending::prisons_run;
    case Lever::coordination:
      return Spending::overhead;
    default:
      break;
  }
  switch (lever_spec(lever).sector) {
    case Sector::courts:
      return Spending::courts_build;
    case Sector::prisons:
      return Spending::prisons_build;
    case Sector::oversight:
      return Spending::oversight;
    case Sector::army:
      return Spending::army_build;
    case Sector::customary:
      return Spending::customary;
    case Sector::society:
      return Spending::society;
    default:
      return Spending::ddr_operations;
  }
}

bool names_all_or(const std::vector<std::size_t>& names, std::size_t wanted) {
  return names.empty() || std::find(names.begin(), names.end(), wanted) != names.end();
}

bool staff_work_in(const Programme& programme, Lever lever, std::size_t district) {
  const auto& work =
      lever_spec(lever).sector == Sector::ddr ? programme.ddr_staff_work : programme.staff_work;
  return work.empty() || work[district] != 0;
}

bool serves(const ActivityPlan& activity, std::size_t faction) {
  return faction == any_faction || names_all_or(activity.factions, faction);
}

/// Units of these levers are whole persons or weapons: a part of one helps nobody.
bool indivisible(Lever lever) {
  return lever_spec(lever).sector == Sector::ddr || lever == Lever::recruit_police ||
         lever == Lever::vet_police || lever == Lever::integrate_army ||
         lever == Lever::rightsize_army || lever == Lever::train_army ||
         lever == Lever::collect_small_arms;
}

double available(const World& world, const Plan& plan, Lever lever, std::size_t district,
                 std::size_t faction) {
  double units = 0;
  for (const Offer& offer : world.programme.offers[static_cast<std::size_t>(lever)]) {
    const ActivityPlan& activity = plan.activities[offer.activity];
    if (names_all_or(activity.regions, district) && serves(activity, faction)) units += offer.units;
  }
  return units;
}

double take_from_offers(World& world, const Plan& plan, Lever lever, std::size_t district,
                        std::size_t faction, double wanted) {
  Programme& programme = world.programme;
  if (wanted <= 0 || !staff_work_in(programme, lever, district)) return 0.0;
  if (indivisible(lever)) {
    constexpr double rounding = 1e-9;  // of repeated subtraction
    wanted =
        std::floor(std::min(wanted, available(world, plan, lever, district, faction)) + rounding);
  }
  double taken = 0;
  for (Offer& offer : programme.offers[static_cast<std::size_t>(lever)]) {
    const ActivityPlan& activity = plan.activities[offer.activity];
    if (!names_all_or(activity.regions, district) || !serves(activity, faction)) continue;
    const double units = std::min(offer.units, wanted - taken);
    if (units <= 0) continue;
    ActivityState& state = programme.activities[offer.activity];
    const auto price =
        static_cast<Cents>(std::floor(units * static_cast<double>(offer.unit_cost) + 0.5));
    const Cents cost = std::min(price, state.allotted);
    spend(world, state.allotted, purpose_of(lever), cost);
    state.spent += cost;
    state.delivered += units;
    if (!activity.government_pays) world.government.aid_last_year += cost;
    if (district < programme.spent_lately.size()) programme.spent_lately[district] += cost;
    offer.units -= units;
    taken += units;
  }
  return taken;
}

/// The plan's first activity with this lever that works in the district and is as `wanted`.
template <class Wanted>
const ActivityPlan* first_of(const World& world, const Plan& plan, Lever lever,
                             std::size_t district, const Wanted& wanted) {
  const auto& states = world.programme.activities;
  if (!staff_work_in(world.programme, lever, district)) return nullptr;
  for (std::size_t a = 0; a < std::min(states.size(), plan.activities.size()); ++a) {
    const ActivityPlan& activity = plan.activities[a];
    if (activity.lever == lever && names_all_or(activity.regions, district) &&
        wanted(activity, states[a])) {
      return &activity;
    }
  }
  return nullptr;
}

}  // namespace

double take(World& world, const Plan& plan, Lever lever, std::size_t district, double wanted) {
  return take_from_offers(world, plan, lever, district, any_faction, wanted);
}

double take_for_faction(World& world, const Plan& plan, Lever lever, std::size_t district,
                        std::size_t faction, double wanted) {
  return take_from_offers(world, plan, lever, district, faction, wanted);
}

double on_offer(const World& world, const Plan& plan, Lever lever, std::size_t district) {
  if (!staff_work_in(world.programme, lever, district)) return 0.0;
  return available(world, plan, lever, district, any_faction);
}

Cents unit_cost_of(const ActivityPlan& activity) noexcept {
  const double usd = activity.unit_cost_usd > 0 ? activity.unit_cost_usd
                                                : lever_spec(activity.lever).unit_cost_usd;
  return to_cents(usd);
}

Cents budget_of(const ActivityPlan& activity) noexcept {
  if (activity.budget > 0) return activity.budget;
  return static_cast<Cents>(activity.capacity_per_week * activity.duration_weeks *
                            static_cast<double>(unit_cost_of(activity)));
}

Cents advance_for(const ActivityPlan& activity, const ActivityState& state, double weeks) noexcept {
  const Cents unit = unit_cost_of(activity);
  const auto ahead =
      static_cast<Cents>(weeks * activity.capacity_per_week * static_cast<double>(unit));
  const Cents missing = std::max(ahead, unit) - state.allotted;
  return std::max<Cents>(0, std::min(missing, budget_of(activity) - state.received));
}

const ActivityPlan* running(const World& world, const Plan& plan, Lever lever,
                            std::size_t district) {
  return first_of(world, plan, lever, district, [](const ActivityPlan&, const ActivityState& state) {
    return state.status == ActivityStatus::running;
  });
}

const ActivityPlan* announced(const World& world, const Plan& plan, Lever lever,
                              std::size_t district, double ahead_weeks) {
  return first_of(world, plan, lever, district,
                  [&](const ActivityPlan& activity, const ActivityState& state) {
                    return state.status == ActivityStatus::waiting && activity.start.week &&
                           *activity.start.week <= world.week + ahead_weeks;
                  });
}

}  // namespace ssr

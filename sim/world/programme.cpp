#include "world/programme.h"

#include <algorithm>
#include <cmath>

#include "world/world.h"

namespace ssr {

namespace {

/// What a lever's money is booked as.
Spending purpose_of(Lever lever) {
  switch (lever) {
    case Lever::reinsertion:
      return Spending::ddr_payments;
    case Lever::recruit_police:
    case Lever::equip_police:
    case Lever::vet_police:
    case Lever::joint_patrols:
    case Lever::arms_embargo:
    case Lever::community_policing:
      return Spending::police_build;
    case Lever::supervise_police:
      return Spending::foreign_advisers;
    case Lever::maintain_prisons:
      return Spending::prisons_run;
    case Lever::coordination:
    case Lever::conditionality:
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

bool staff_work_in(const Programme& programme, Lever lever, std::size_t district) {
  const auto& work =
      lever_spec(lever).sector == Sector::ddr ? programme.ddr_staff_work : programme.staff_work;
  return work.empty() || work[district] != 0;
}

/// Fighting units stand in an order by lot, the same under every plan.
bool serves_unit(const World& world, const ActivityPlan& activity, std::uint32_t unit) {
  if (activity.units_from <= 0.0 && activity.units_until >= 1.0) return true;
  if (unit == Recipient::anyone) return false;
  const double place = Draws(world.luck, 0).block(UnitId{unit}, Lane::assignment).uniform(0);
  return place >= activity.units_from && place < activity.units_until;
}

bool serves(const World& world, const Plan& plan, std::size_t a, const Recipient& recipient) {
  const ActivityPlan& activity = plan.activities[a];
  if (recipient.faction != Recipient::anyone && !names_all_or(activity.factions, recipient.faction))
    return false;
  if (!serves_unit(world, activity, recipient.unit)) return false;
  if (activity.assignment.of == Assignment::Of::everybody) return true;
  std::uint32_t who = recipient.person;
  if (activity.assignment.of == Assignment::Of::communities) {
    const bool by_home =
        recipient.community == Recipient::anyone && recipient.person != Recipient::anyone;
    who = by_home ? community_of(world, world.fighters.home[recipient.person]).value
                  : recipient.community;
  }
  return who != Recipient::anyone && in_served_arm(world, plan, a, who);
}

Recipient recipient_of(const World& world, std::uint32_t row) {
  const Fighters& f = world.fighters;
  return {.faction = f.faction[row].value, .unit = f.unit[row].value, .person = row};
}

/// Units of these levers are whole persons or weapons: a part of one helps nobody.
bool indivisible(Lever lever) {
  return lever_spec(lever).sector == Sector::ddr || lever == Lever::recruit_police ||
         lever == Lever::vet_police || lever == Lever::vet_army || lever == Lever::integrate_army ||
         lever == Lever::rightsize_army || lever == Lever::train_army ||
         lever == Lever::collect_small_arms || lever == Lever::manage_stockpiles;
}

double available(const World& world, const Plan& plan, Lever lever, std::size_t district,
                 const Recipient& recipient) {
  double units = 0;
  for (const Offer& offer : world.programme.offers[static_cast<std::size_t>(lever)]) {
    const ActivityPlan& activity = plan.activities[offer.activity];
    if (names_all_or(activity.regions, district) && serves(world, plan, offer.activity, recipient))
      units += offer.units;
  }
  return units;
}

double take_from_offers(World& world, const Plan& plan, Lever lever, std::size_t district,
                        const Recipient& recipient, double wanted) {
  Programme& programme = world.programme;
  if (wanted <= 0 || !staff_work_in(programme, lever, district)) return 0.0;
  if (indivisible(lever)) {
    constexpr double rounding = 1e-9;  // of repeated subtraction
    wanted =
        std::floor(std::min(wanted, available(world, plan, lever, district, recipient)) + rounding);
  }
  double taken = 0;
  for (Offer& offer : programme.offers[static_cast<std::size_t>(lever)]) {
    const ActivityPlan& activity = plan.activities[offer.activity];
    if (!names_all_or(activity.regions, district) ||
        !serves(world, plan, offer.activity, recipient)) {
      continue;
    }
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
  return take_from_offers(world, plan, lever, district, {}, wanted);
}

double take_for(World& world, const Plan& plan, Lever lever, std::size_t district,
                const Recipient& recipient, double wanted) {
  return take_from_offers(world, plan, lever, district, recipient, wanted);
}

double take_for_fighter(World& world, const Plan& plan, Lever lever, std::size_t district,
                        std::uint32_t row, double wanted) {
  if (world.programme.offers[static_cast<std::size_t>(lever)].empty()) return 0.0;
  return take_from_offers(world, plan, lever, district, recipient_of(world, row), wanted);
}

const ActivityPlan* activity_for(const World& world, const Plan& plan, Lever lever,
                                 std::size_t district, std::uint32_t row) {
  if (!staff_work_in(world.programme, lever, district)) return nullptr;
  for (const Offer& offer : world.programme.offers[static_cast<std::size_t>(lever)]) {
    const ActivityPlan& activity = plan.activities[offer.activity];
    if (offer.units >= 1.0 && names_all_or(activity.regions, district) &&
        serves(world, plan, offer.activity, recipient_of(world, row))) {
      return &activity;
    }
  }
  return nullptr;
}

double on_offer(const World& world, const Plan& plan, Lever lever, std::size_t district) {
  if (!staff_work_in(world.programme, lever, district)) return 0.0;
  double units = 0;
  for (const Offer& offer : world.programme.offers[static_cast<std::size_t>(lever)]) {
    if (names_all_or(plan.activities[offer.activity].regions, district)) units += offer.units;
  }
  return units;
}

double on_offer_for(const World& world, const Plan& plan, Lever lever, std::size_t district,
                    const Recipient& recipient) {
  if (!staff_work_in(world.programme, lever, district)) return 0.0;
  return available(world, plan, lever, district, recipient);
}

std::uint32_t draw_name(const Plan& plan, std::size_t activity) {
  std::uint32_t number = 0;
  for (std::size_t before = 0; before < activity; ++before) {
    number += plan.activities[before].lever == plan.activities[activity].lever ? 1 : 0;
  }
  return event_id(static_cast<std::uint32_t>(plan.activities[activity].lever), number);
}

bool in_served_arm(const World& world, const Plan& plan, std::size_t activity, std::uint32_t who) {
  const Assignment& assignment = plan.activities[activity].assignment;
  if (assignment.of == Assignment::Of::everybody) return true;
  return Draws(world.luck, 0)
      .block(event_id(draw_name(plan, activity), who), Lane::assignment, 1)
      .chance(0, assignment.share);
}

bool in_force(const World& world, const Plan& plan, Lever lever, std::size_t faction) {
  const auto& states = world.programme.activities;
  for (std::size_t a = 0; a < std::min(states.size(), plan.activities.size()); ++a) {
    const ActivityPlan& activity = plan.activities[a];
    if (activity.lever == lever && states[a].status == ActivityStatus::running &&
        states[a].delivered > 0 && names_all_or(activity.factions, faction)) {
      return true;
    }
  }
  return false;
}

std::optional<double> reviewed_size(const World& world, const Plan& plan, ReviewedForce force,
                                    double holds_weeks) {
  std::optional<double> size;
  Week newest = -1;
  const auto& states = world.programme.activities;
  for (std::size_t a = 0; a < std::min(states.size(), plan.activities.size()); ++a) {
    const ActivityPlan& activity = plan.activities[a];
    const bool reviews = activity.lever == Lever::decide_force_size && activity.force == force;
    if (!reviews || states[a].decided < 0 || states[a].decided_week < newest) continue;
    if (world.week - states[a].decided_week > holds_weeks) continue;
    newest = states[a].decided_week;
    size = static_cast<double>(states[a].decided);
  }
  return size;
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

Cents budget_of(const ActivityPlan& activity, const ActivityState& state) noexcept {
  return budget_of(activity) + state.moved;
}

double capacity_of(const ActivityPlan& activity, const ActivityState& state) noexcept {
  const auto planned = static_cast<double>(budget_of(activity));
  if (state.moved == 0 || planned <= 0.0) return activity.capacity_per_week;
  return activity.capacity_per_week * (1.0 + static_cast<double>(state.moved) / planned);
}

Cents advance_for(const ActivityPlan& activity, const ActivityState& state, double weeks) noexcept {
  const Cents unit = unit_cost_of(activity);
  const auto ahead =
      static_cast<Cents>(weeks * capacity_of(activity, state) * static_cast<double>(unit));
  const Cents missing = std::max(ahead, unit) - state.allotted;
  return std::max<Cents>(0, std::min(missing, budget_of(activity, state) - state.received));
}

const ActivityPlan* running(const World& world, const Plan& plan, Lever lever,
                            std::size_t district) {
  return first_of(world, plan, lever, district,
                  [](const ActivityPlan&, const ActivityState& state) {
                    return state.status == ActivityStatus::running;
                  });
}

bool under_way(const World& world, const Plan& plan, Lever lever, std::size_t district,
               std::size_t faction) {
  const auto begun = [faction](const ActivityPlan& activity, const ActivityState& state) {
    return names_all_or(activity.factions, faction) &&
           (state.status == ActivityStatus::running || state.status == ActivityStatus::suspended);
  };
  return first_of(world, plan, lever, district, begun) != nullptr;
}

namespace {

bool has_date_within(const ActivityPlan& activity, const ActivityState& state, double until) {
  return state.status == ActivityStatus::waiting && activity.start.week &&
         *activity.start.week <= until;
}

}  // namespace

const ActivityPlan* announced(const World& world, const Plan& plan, Lever lever,
                              std::size_t district, double ahead_weeks) {
  return first_of(world, plan, lever, district,
                  [&](const ActivityPlan& activity, const ActivityState& state) {
                    return has_date_within(activity, state, world.week + ahead_weeks);
                  });
}

namespace {

bool runs_or_has_date(const ActivityPlan& activity, const ActivityState& state, std::size_t faction,
                      double until) {
  return names_all_or(activity.factions, faction) &&
         (state.status == ActivityStatus::running || has_date_within(activity, state, until));
}

}  // namespace

bool open_or_dated(const World& world, const Plan& plan, Lever lever, std::size_t district,
                   std::size_t faction, double ahead_weeks) {
  const auto concerns = [&](const ActivityPlan& activity, const ActivityState& state) {
    return runs_or_has_date(activity, state, faction, world.week + ahead_weeks);
  };
  return first_of(world, plan, lever, district, concerns) != nullptr;
}

std::vector<double> units_ahead(const World& world, const Plan& plan, Lever lever,
                                const std::vector<double>& wanted, double ahead_weeks,
                                double work_weeks) {
  const auto& states = world.programme.activities;
  std::vector<double> units(wanted.size(), 0.0);
  for (std::size_t a = 0; a < std::min(states.size(), plan.activities.size()); ++a) {
    const ActivityPlan& activity = plan.activities[a];
    if (activity.lever != lever) continue;
    const auto concerns = [&](std::size_t faction) {
      return runs_or_has_date(activity, states[a], faction, world.week + ahead_weeks);
    };
    double all = 0;
    for (std::size_t f = 0; f < wanted.size(); ++f) all += concerns(f) ? wanted[f] : 0.0;
    if (all <= 0.0) continue;
    const Cents left = budget_of(activity, states[a]) - states[a].spent;
    const double paid = static_cast<double>(std::max<Cents>(0, left)) /
                        static_cast<double>(std::max<Cents>(1, unit_cost_of(activity)));
    const double offered = std::min(paid, work_weeks * capacity_of(activity, states[a]));
    for (std::size_t f = 0; f < wanted.size(); ++f)
      units[f] += concerns(f) ? offered * wanted[f] / all : 0.0;
  }
  return units;
}

}  // namespace ssr

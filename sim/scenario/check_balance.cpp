// What plans do too late, too little or beyond their means, beside what they do in time.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenario/check_parts.h"

namespace ssr {

namespace {

constexpr Week in_step = 26;         // weeks by which one part may trail the other
constexpr double half = 0.5;         // of what is aimed at, below which a planner should look
constexpr double months = 12;
constexpr double per_thousand = 1000;
constexpr double officers_per_inspector = 100;  // as the planner's picture counts oversight

using Levers = std::initializer_list<Lever>;

bool is_one_of(Lever lever, Levers levers) {
  return std::find(levers.begin(), levers.end(), lever) != levers.end();
}

/// Of the activities with one of the levers, the one that is sure to be at work first.
const ActivityPlan* surest(const Plan& plan, Levers levers) {
  const ActivityPlan* first = nullptr;
  for (const ActivityPlan& activity : plan.activities) {
    if (!is_one_of(activity.lever, levers)) continue;
    if (first == nullptr || activity.start.latest < first->start.latest) first = &activity;
  }
  return first;
}

/// Does its start look at one of these figures of the picture?
bool waits_for(const ActivityPlan& activity, std::initializer_list<const char*> figures) {
  return std::any_of(figures.begin(), figures.end(), [&](const char* figure) {
    return activity.start.when.text().find(figure) != std::string::npos;
  });
}

/// Between the opening of an activity and what it gives: people who are taught come after their
/// course.
Week course_of(const ActivityPlan& activity) {
  if (activity.lever == Lever::staff_courts) return court_staff_course;
  const bool course = is_one_of(activity.lever, {Lever::recruit_police, Lever::train_army});
  return course ? static_cast<Week>(activity.course_weeks) : 0;
}

/// First week in which what it gives can be felt.
Week felt_from(const Plan& plan, const ActivityPlan& activity) {
  return earliest_start(plan.activities, activity) + course_of(activity);
}

/// Of the activities that make a force stronger, the first of those that `unheld` is true of.
template <class Unheld>
const ActivityPlan* first_growth(const Plan& plan, Levers levers, Unheld unheld) {
  const ActivityPlan* first = nullptr;
  for (const ActivityPlan& activity : plan.activities) {
    if (!is_one_of(activity.lever, levers) || !unheld(activity)) continue;
    if (first == nullptr || felt_from(plan, activity) < felt_from(plan, *first)) first = &activity;
  }
  return first;
}

/// Is one of the levers at work no later than `slack` weeks after `from`, when `growth` matters?
/// Two that wait for the same condition open together.
bool in_time(const Plan& plan, Levers levers, const ActivityPlan& growth, Week from, Week slack) {
  return std::any_of(plan.activities.begin(), plan.activities.end(), [&](const auto& activity) {
    if (!is_one_of(activity.lever, levers)) return false;
    const std::string& gate = activity.start.when.text();
    const bool together = !gate.empty() && gate == growth.start.when.text();
    const Week latest =
        together ? growth.start.latest + from - earliest_start(plan.activities, growth) : from;
    return activity.start.latest + course_of(activity) <= latest + slack;
  });
}

/// "a" and "b" may begin before the records are looked at; nothing when none does.
Gaps unvetted(const Plan& plan, Levers built, Lever vetting, std::string_view force) {
  const ActivityPlan* board = surest(plan, {vetting});
  if (board == nullptr) return {};  // left out altogether: another rule's matter
  std::vector<std::string> early;
  for (const ActivityPlan& activity : plan.activities) {
    if (!is_one_of(activity.lever, built)) continue;
    const Week from = earliest_start(plan.activities, activity);
    const bool serving = activity.lever != Lever::recruit_police || activity.serving_share > 0;
    if (!serving || in_time(plan, {vetting}, activity, from, 0)) continue;
    early.push_back(fmt::format("\"{}\" (from week {})", activity.name, from));
  }
  if (early.empty()) return {};
  return {fmt::format("{} may train, equip or promote {} whose records nobody has looked at: "
                      "\"{}\" {}",
                      fmt::join(early, ", "), force, board->name, opening(board->start.latest))};
}

/// Units that an activity can deliver by the horizon, as its money, capacity and time allow.
double deliverable(const CheckCase& given, const ActivityPlan& activity) {
  const Week latest = activity.start.latest;
  const Week opens = latest == never ? earliest_start(given.plan.activities, activity) : latest;
  const Week left = given.horizon - std::min(opens, given.horizon);
  const double weeks = std::min(activity.duration_weeks, left) - activity.ramp_weeks / 2.0;
  const double work = activity.capacity_per_week * std::max(0.0, weeks);
  if (activity.unit_cost_usd <= 0) return work;
  return std::min(work, to_usd(activity.budget) / activity.unit_cost_usd);
}

/// What the activities with these levers deliver together, and who they are.
struct Delivery {
  double units = 0;
  std::vector<std::string> names;
  bool partial = false;  // by plan for some regions, or a trial's arm: no whole to be held against
};

Delivery delivered(const CheckCase& given, Levers levers) {
  Delivery delivery;
  for (const ActivityPlan& activity : given.plan.activities) {
    if (!is_one_of(activity.lever, levers)) continue;
    const double share =
        activity.lever == Lever::recruit_police ? 1.0 - activity.serving_share : 1.0;
    delivery.units += share * deliverable(given, activity);
    delivery.names.push_back("\"" + activity.name + "\"");
    delivery.partial = delivery.partial || !activity.regions.empty() ||
                       activity.assignment.of != Assignment::Of::everybody;
  }
  return delivery;
}

/// Fighters of the factions that the activities with this lever name, all where one names none.
double fighters_meant(const CheckCase& given, Lever lever) {
  double fighters = 0;
  for (std::size_t f = 0; f < given.context.factions.size(); ++f) {
    const auto& activities = given.plan.activities;
    const bool meant = std::any_of(activities.begin(), activities.end(), [&](const auto& a) {
      return a.lever == lever && names_all_or(a.factions, f);
    });
    if (meant) fighters += given.context.factions[f].fighters;
  }
  return fighters;
}

/// The largest size that a plan, or a review in it that is given a number, decides for a force; 0
/// where none does.
double planned_size(const Plan& plan, ReviewedForce force) {
  double size = (force == ReviewedForce::army ? plan.army_target : plan.police_target).value_or(0);
  for (const ActivityPlan& activity : plan.activities) {
    const bool decides = activity.lever == Lever::decide_force_size && activity.force == force;
    if (decides) size = std::max(size, activity.strength.value_or(0));
  }
  return size;
}

/// USD a year that former fighters taken in cost beyond a soldier's salary.
double extra_pay(const CheckCase& given) {
  double usd = 0;
  const double salary = given.context.army.salary_usd_month;
  for (const ActivityPlan& activity : given.plan.activities) {
    if (!activity.pay_usd_month) continue;
    const double taken_in = std::max(activity.quota, deliverable(given, activity));
    usd += months * taken_in * (*activity.pay_usd_month - salary);
  }
  return usd;
}

/// Places in the army that the plan keeps for former fighters.
double planned_quota(const Plan& plan) {
  double places = 0;
  for (const ActivityPlan& activity : plan.activities) places += activity.quota;
  return places;
}

/// The same, of plan or accord, whichever is larger.
double places_kept(const CheckCase& given) {
  double promised = 0;
  for (const PromiseContext& promise : given.context.accord.promises) {
    if (promise.kind == PromiseKind::integration_quota) promised += promise.amount;
  }
  return std::max(promised, planned_quota(given.plan));
}

/// Whom an activity with a lever aims at, as far as the context says; 0 where it does not.
struct Aim {
  Lever lever;
  double people;
  std::string_view who;
};

std::array<Aim, 8> aims(const CheckCase& given) {
  const Context& c = given.context;
  const double inspectors = c.police.officers / officers_per_inspector - c.oversight.inspectors;
  return {{
      {Lever::disarmament, fighters_meant(given, Lever::disarmament), "fighters"},
      {Lever::demobilisation, fighters_meant(given, Lever::demobilisation), "fighters"},
      {Lever::reintegration, fighters_meant(given, Lever::reintegration), "fighters"},
      {Lever::vet_police, c.police.officers, "officers"},
      {Lever::vet_army, c.army.soldiers, "soldiers"},
      {Lever::pay_reform, c.police.officers + c.army.soldiers, "officers and soldiers"},
      {Lever::integrate_army, places_kept(given), "places kept for former fighters"},
      {Lever::oversight_bodies, inspectors, "inspectors wanted (one for a hundred officers)"},
  }};
}

}  // namespace

std::string opening(Week latest) {
  if (latest == never) return "may never open";
  return fmt::format("may open as late as week {}", latest);
}

Gaps late_justice(const CheckCase& given) {
  Gaps gaps;
  const auto hold_against = [&](Levers levers, std::string_view what) {
    const ActivityPlan* first = surest(given.plan, levers);
    if (first == nullptr) return;
    const ActivityPlan* police = first_growth(
        given.plan, {Lever::recruit_police, Lever::equip_police}, [&](const ActivityPlan& growth) {
          return !waits_for(growth, {"court_capacity_share", "pretrial_share",
                                     "prison_occupancy"}) &&
                 !in_time(given.plan, levers, growth, felt_from(given.plan, growth), in_step);
        });
    if (police == nullptr) return;
    gaps.push_back(fmt::format(
        "\"{}\" strengthens police from week {}, and \"{}\", the first to {}, {}", police->name,
        felt_from(given.plan, *police), first->name, what, opening(first->start.latest)));
  };
  hold_against({Lever::staff_courts, Lever::mobile_courts}, "add judges or hearings");
  hold_against({Lever::build_prisons, Lever::maintain_prisons}, "see to prisons");
  return gaps;
}

Gaps late_vetting(const CheckCase& given) {
  Gaps gaps = unvetted(given.plan,
                       {Lever::recruit_police, Lever::equip_police, Lever::supervise_police},
                       Lever::vet_police, "officers");
  const Gaps soldiers = unvetted(given.plan, {Lever::train_army}, Lever::vet_army, "soldiers");
  gaps.insert(gaps.end(), soldiers.begin(), soldiers.end());
  return gaps;
}

Gaps control_after_capacity(const CheckCase& given) {
  const ActivityPlan* watch = surest(given.plan, {Lever::oversight_bodies});
  if (watch == nullptr) return {};
  const ActivityPlan* growth = first_growth(
      given.plan, {Lever::recruit_police, Lever::equip_police, Lever::train_army},
      [&](const ActivityPlan& activity) {
        return !waits_for(activity, {"oversight_share"}) &&
               !in_time(given.plan, {Lever::oversight_bodies}, activity,
                        felt_from(given.plan, activity), in_step);
      });
  if (growth == nullptr) return {};
  return {fmt::format("\"{}\" strengthens a force from week {}, and \"{}\", which watches it, {}",
                      growth->name, felt_from(given.plan, *growth), watch->name,
                      opening(watch->start.latest))};
}

Gaps gated_tracks(const CheckCase& given) {
  const ActivityPlan* track = surest(given.plan, {Lever::women_and_children});
  if (track == nullptr) return {};
  if (!track->start.when.empty()) {
    return {fmt::format("\"{}\" waits until {} and {}", track->name, track->start.when.text(),
                        opening(track->start.latest))};
  }
  if (track->start.after) {
    return {fmt::format("\"{}\" waits for the end of \"{}\" and {}", track->name,
                        given.plan.activities[*track->start.after].name,
                        opening(track->start.latest))};
  }
  const ActivityPlan* camps =
      first_growth(given.plan, {Lever::disarmament, Lever::demobilisation},
                   [](const ActivityPlan&) { return true; });
  if (camps == nullptr) return {};
  const Week begins = earliest_start(given.plan.activities, *camps);
  if (track->start.latest <= begins + in_step) return {};
  return {fmt::format("\"{}\" opens in week {}, and \"{}\" may begin in week {}", track->name,
                      track->start.latest, camps->name, begins)};
}

Gaps open_gates(const CheckCase& given) {
  struct Protection {
    std::vector<Lever> by;    // one of these has to be sure
    std::vector<Lever> when;  // once one of these may be at work
    std::string_view who;
  };
  const std::vector<Lever> police = {Lever::recruit_police, Lever::equip_police};
  const std::vector<Lever> forces = {Lever::recruit_police, Lever::equip_police, Lever::train_army,
                                     Lever::integrate_army};
  const std::vector<Lever> ddr = {Lever::disarmament, Lever::demobilisation};
  const Protection protections[] = {
      {{Lever::staff_courts, Lever::mobile_courts}, police, "tries those whom police arrest"},
      {{Lever::build_prisons, Lever::maintain_prisons}, police, "holds those whom police arrest"},
      {{Lever::vet_police}, police, "looks at the records of police"},
      {{Lever::supervise_police}, police, "supervises police"},
      {{Lever::vet_army}, {Lever::train_army}, "looks at the records of soldiers"},
      {{Lever::oversight_bodies}, forces, "watches the forces"},
      {{Lever::women_and_children}, ddr, "releases women and children"},
      {{Lever::reinsertion, Lever::reintegration}, ddr, "supports those who have disarmed"},
  };
  const auto opens = [&](const std::vector<Lever>& levers, bool surely, const Condition& gate) {
    return std::any_of(given.plan.activities.begin(), given.plan.activities.end(),
                       [&](const ActivityPlan& a) {
                         if (std::find(levers.begin(), levers.end(), a.lever) == levers.end()) {
                           return false;
                         }
                         const bool together = !gate.empty() && a.start.when.text() == gate.text();
                         return surely ? a.start.latest != never : !together;
                       });
  };
  Gaps gaps;
  for (const ActivityPlan& activity : given.plan.activities) {
    if (activity.start.latest != never) continue;
    for (const Protection& protection : protections) {
      const auto& by = protection.by;
      if (std::find(by.begin(), by.end(), activity.lever) == by.end()) continue;
      if (opens(by, true, {}) || !opens(protection.when, false, activity.start.when)) continue;
      gaps.push_back(fmt::format("\"{}\" may never open (latest = \"never\"), and nothing else {}",
                                 activity.name, protection.who));
    }
  }
  return gaps;
}

Gaps army_above_means(const CheckCase& given) {
  const Context& context = given.context;
  const double soldiers = context.army.soldiers;
  const double decided = planned_size(given.plan, ReviewedForce::army);
  const double target = (decided > 0 ? decided : soldiers) + planned_quota(given.plan);
  const double extra = extra_pay(given);
  if (!known(context) || (target <= soldiers && extra <= 0)) return {};
  Gaps gaps;
  const double own = own_security_revenue(context);
  const double pay = months * context.army.salary_usd_month;
  const double wages = yearly_wages(context) + (target - soldiers) * pay + extra;
  if (wages > own) {
    gaps.push_back(fmt::format("an army of {:.0f}, quota included (now {:.0f}), brings pay in the "
                               "sector to USD {:.0f} a year; own revenue for it is USD {:.0f}",
                               target, soldiers, wages, own));
  }
  double armed = soldiers;
  for (const FactionContext& faction : context.factions) armed += faction.fighters;
  double people = 0;
  for (const RegionContext& region : context.regions) people += region.people;
  if (target > armed && people > 0) {
    gaps.push_back(fmt::format("an army of {:.0f} is {:.1f} per 1,000 people; soldiers and "
                               "fighters at the end of the war were {:.0f}, {:.1f} per 1,000",
                               target, per_thousand * target / people, armed,
                               per_thousand * armed / people));
  }
  return gaps;
}

Gaps police_above_means(const CheckCase& given) {
  const Context& context = given.context;
  const double target = planned_size(given.plan, ReviewedForce::police);
  const double officers = context.police.officers;
  if (!known(context) || target <= officers) return {};
  const double own = own_security_revenue(context);
  const double wages =
      yearly_wages(context) + (target - officers) * months * context.police.salary_usd_month;
  if (wages <= own) return {};
  return {fmt::format("target_strength {:.0f} (now {:.0f}) brings pay in the sector to USD {:.0f} "
                      "a year; own revenue for it is USD {:.0f}",
                      target, officers, wages, own)};
}

Gaps falls_short(const CheckCase& given) {
  Gaps gaps;
  for (const ActivityPlan& activity : given.plan.activities) {
    if (activity.capacity_per_week > 0 && deliverable(given, activity) < 1.0) {
      gaps.push_back(fmt::format("\"{}\" delivers less than one {} in all ({:.2f} a week for {} "
                                 "weeks; USD {:.0f} at {:.0f} each)",
                                 activity.name, lever_spec(activity.lever).unit,
                                 activity.capacity_per_week, activity.duration_weeks,
                                 to_usd(activity.budget), activity.unit_cost_usd));
    }
  }
  if (!known(given.context)) return gaps;
  for (const Aim& aim : aims(given)) {
    const Delivery delivery = delivered(given, {aim.lever});
    if (delivery.names.empty() || delivery.partial || delivery.units >= half * aim.people) continue;
    gaps.push_back(fmt::format("{} can reach {:.0f} by money, capacity and time; there are {:.0f} "
                               "{}",
                               fmt::join(delivery.names, " and "), delivery.units, aim.people,
                               aim.who));
  }
  return gaps;
}

Gaps thin_courts(const CheckCase& given) {
  const JusticeContext& justice = given.context.justice;
  const double staff = justice.judges + justice.prosecutors + justice.defenders + justice.clerks;
  const Delivery officers = delivered(given, {Lever::recruit_police});
  const Delivery posts = delivered(given, {Lever::staff_courts});
  const Delivery hearings = delivered(given, {Lever::mobile_courts});
  const bool none = posts.names.empty() && hearings.names.empty();
  const double serving = given.context.police.officers;
  if (!known(given.context) || none || staff <= 0 || serving <= 0) return {};
  const double police = officers.units / serving;
  const double relief =
      justice.pending_cases > 0 ? hearings.units / justice.pending_cases : hearings.units;
  const double courts = posts.units / staff + relief;
  if (courts >= half * police) return {};
  return {fmt::format("police grow by {:.0f} % ({:.0f} officers), courts by {:.0f} % ({:.0f} "
                      "posts, {:.0f} hearings for {:.0f} cases that wait)",
                      100 * police, officers.units, 100 * courts, posts.units, hearings.units,
                      justice.pending_cases)};
}

}  // namespace ssr

#include "scenario/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace ssr {

namespace {

// How far money and work may part before a planner should look.
constexpr double thin_budget = 0.7;
constexpr double fat_budget = 1.5;
constexpr double full_prison = 1.2;    // detainees per place
constexpr Week long_wait = 104;        // weeks from a predecessor's end to the latest start

/// The gaps found so far in one plan.
struct PlanCheck {
  const Plan& plan;
  const Context& context;
  std::vector<std::string> gaps;

  bool uses(std::initializer_list<Lever> levers) const {
    return std::any_of(
        plan.activities.begin(), plan.activities.end(), [&](const ActivityPlan& activity) {
          return std::find(levers.begin(), levers.end(), activity.lever) != levers.end();
        });
  }
  void add(std::string gap) { gaps.push_back(std::move(gap)); }

  void chain() {
    if (!uses({Lever::recruit_police, Lever::equip_police})) return;
    if (!uses({Lever::staff_courts, Lever::mobile_courts})) {
      add("courts: police grow but no activity adds judges or hearings; arrests will wait for "
          "trial");
    }
    if (!uses({Lever::build_prisons, Lever::maintain_prisons})) {
      add("prison capacity: police grow but no activity builds or maintains prisons; who is "
          "arrested has to "
          "be held somewhere");
    }
    if (!uses({Lever::supervise_police})) {
      add("supervision: police are recruited or equipped without trained supervisors");
    }
  }

  void oversight() {
    const bool capacity = uses({Lever::recruit_police, Lever::equip_police, Lever::train_army,
                                Lever::integrate_army, Lever::build_prisons});
    if (capacity && !uses({Lever::oversight_bodies, Lever::civil_society})) {
      add("oversight: forces gain capacity but no activity supports inspectors, parliament or "
          "civil society");
    }
  }

  void sexes() {
    if (uses({Lever::disarmament, Lever::demobilisation}) && !uses({Lever::women_and_children})) {
      add("sex split: disarmament without women_and_children; women, children and support roles "
          "that hold no "
          "weapon will go home unregistered");
    }
  }

  void sequence() {
    const auto needs = [&](Lever lever, std::initializer_list<Lever> before,
                           std::string_view what) {
      if (uses({lever}) && !uses(before)) {
        add(fmt::format("dependency: {} without {}", lever_spec(lever).name, what));
      }
    };
    needs(Lever::demobilisation, {Lever::disarmament}, "disarmament");
    needs(Lever::reintegration, {Lever::demobilisation, Lever::disarmament},
          "disarmament or demobilisation");
    needs(Lever::disarmament, {Lever::reinsertion, Lever::reintegration},
          "reinsertion or reintegration; former fighters wait with nothing");
    needs(Lever::integrate_army, {Lever::train_army, Lever::pay_reform},
          "train_army or pay_reform; newcomers are neither mixed nor paid");
    needs(Lever::rightsize_army, {Lever::reintegration, Lever::reinsertion},
          "reinsertion or reintegration; dismissed soldiers have no exit");
  }

  void exit() {
    if (plan.activities.empty()) return;
    const bool home =
        std::any_of(plan.activities.begin(), plan.activities.end(),
                    [](const ActivityPlan& activity) { return activity.government_pays; });
    if (!home) {
      add("exit: donors pay every activity (no government_pays = true); nothing says who carries "
          "the cost "
          "after them");
    }
    double stay = 0;
    for (const DonorContext& donor : context.donors) stay = std::max(stay, donor.horizon_years);
    const auto last = static_cast<Week>(stay * weeks_per_year);
    for (const ActivityPlan& activity : plan.activities) {
      const Week end = activity.start.latest + activity.duration_weeks;
      if (!context.donors.empty() && !activity.government_pays && end > last) {
        add(fmt::format("exit: \"{}\" may run to week {}, after the last donor left in week {}",
                        activity.name, end, last));
      }
    }
    if (plan.peacekeepers_leave_by && *plan.peacekeepers_leave_by < last_security_start()) {
      add("exit: peacekeepers leave before all police and army activities have started");
    }
  }

  Week last_security_start() const {
    Week last = 0;
    for (const ActivityPlan& activity : plan.activities) {
      const Sector sector = lever_spec(activity.lever).sector;
      if (sector == Sector::police || sector == Sector::army)
        last = std::max(last, activity.start.latest);
    }
    return last;
  }

  void starts() {
    for (const ActivityPlan& activity : plan.activities) {
      if (!activity.start.after) continue;
      const ActivityPlan& before = plan.activities[*activity.start.after];
      const Week earliest =
          before.start.week.value_or(0) + before.duration_weeks + activity.start.delay_weeks;
      if (before.until.empty() && before.start.week && activity.start.latest < earliest) {
        add(fmt::format(
            "latest start: \"{}\" opens by week {} at the latest, before \"{}\" can end (week {}); "
            "the dependency binds nothing",
            activity.name, activity.start.latest, before.name, earliest));
      } else if (before.start.week && activity.start.latest > earliest + long_wait) {
        add(fmt::format(
            "latest start: \"{}\" may wait until week {}, {} weeks after \"{}\" would end",
            activity.name, activity.start.latest, activity.start.latest - earliest, before.name));
      }
    }
  }

  void money() {
    for (const ActivityPlan& activity : plan.activities) {
      const double weeks = activity.duration_weeks - activity.ramp_weeks / 2.0;
      const double work = activity.capacity_per_week * weeks * activity.unit_cost_usd;
      const double budget = to_usd(activity.budget);
      if (work > 0 && budget < thin_budget * work) {
        add(
            fmt::format("budget: \"{}\" has USD {:.0f}, {:.0f} % of capacity x unit cost x "
                        "duration (USD {:.0f})",
                        activity.name, budget, 100 * budget / work, work));
      } else if (budget > fat_budget * work) {
        add(
            fmt::format("budget: \"{}\" has USD {:.0f} but can spend USD {:.0f} at most (capacity "
                        "x unit cost x "
                        "duration)",
                        activity.name, budget, work));
      }
    }
  }

  void promises() {
    const bool quota = std::any_of(context.accord.promises.begin(), context.accord.promises.end(),
                                   [](const PromiseContext& promise) {
                                     return promise.kind == PromiseKind::integration_quota;
                                   });
    if (quota && !uses({Lever::integrate_army}) && plan.assistance) {
      add("accord: it promises places in the army, and no activity integrates fighters");
    }
  }
};

}  // namespace

std::vector<std::string> context_gaps(const Context& context) {
  std::vector<std::string> gaps;
  const JusticeContext& justice = context.justice;
  if (justice.prison_places <= 0)
    gaps.emplace_back("prison capacity: there is no prison place in the country");
  if (justice.prison_places > 0 && justice.detainees > full_prison * justice.prison_places) {
    gaps.push_back(fmt::format("prison capacity: {:.0f} detainees in {:.0f} places at the start",
                               justice.detainees, justice.prison_places));
  }
  if (justice.judges <= 0) gaps.emplace_back("courts: there is no judge in the country");
  if (justice.defenders <= 0) gaps.emplace_back("courts: nobody defends the poor");
  if (context.oversight.inspectors <= 0)
    gaps.emplace_back("oversight: no inspectors, auditors or complaints officers");
  if (context.donors.empty()) gaps.emplace_back("donors: none; only the government can pay");
  if (context.peacekeepers.phases.empty()) {
    gaps.emplace_back(
        "exit: no [[peacekeepers.phase]]; the country has no peacekeepers from the start");
  } else if (const auto& last = context.peacekeepers.phases.back(); last.troops > 0) {
    gaps.push_back(fmt::format(
        "exit: the last phase of the peacekeepers has {:.0f} troops in week {}, none the "
        "week after; add a phase with troops = 0",
        last.troops, last.from));
  }
  if (context.accord.promises.empty() && !context.factions.empty()) {
    gaps.emplace_back("accord: it promises nothing to any faction");
  }
  for (const FactionContext& faction : context.factions) {
    if (faction.women_share <= 0) {
      gaps.push_back(fmt::format("sex split: faction \"{}\" has no women or girls", faction.name));
    }
  }
  if (context.police.women_share <= 0) gaps.emplace_back("sex split: the police have no women");
  if (context.groups.size() < 2)
    gaps.emplace_back("groups: one identity group; harm by group cannot be seen");
  for (const RegionContext& region : context.regions) {
    if (region.neighbours.empty() && context.regions.size() > 1) {
      gaps.push_back(fmt::format("regions: \"{}\" touches no other region", region.name));
    }
  }
  return gaps;
}

std::vector<std::string> plan_gaps(const Plan& plan, const Context& context) {
  PlanCheck check{plan, context, {}};
  if (!plan.assistance) {
    if (!plan.activities.empty()) {
      check.add("assistance = false, and yet there are activities; remove one or the other");
    }
    return check.gaps;
  }
  if (plan.activities.empty()) check.add("activities: none, with assistance = true");
  check.chain();
  check.oversight();
  check.sexes();
  check.sequence();
  check.exit();
  check.starts();
  check.money();
  check.promises();
  return check.gaps;
}

std::string source_gap(const std::vector<Parameter>& parameters, const std::string& root) {
  std::size_t all = 0;
  std::size_t bare = 0;
  for (const Parameter& parameter : parameters) {
    if (!parameter.path.starts_with(root + ".")) continue;
    ++all;
    bare += parameter.assumption ? 1 : 0;
  }
  if (bare == 0) return {};
  return fmt::format("sources: {} of {} numbers are assumptions (no source)", bare, all);
}

}  // namespace ssr

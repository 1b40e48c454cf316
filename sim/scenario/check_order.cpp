// What plans do before, or without, what it depends on.
#include <fmt/format.h>

#include <algorithm>

#include "scenario/check_parts.h"
#include "scenario/forecast.h"

namespace ssr {

namespace {

constexpr Week long_wait = 104;      // weeks from a predecessor's end to the latest start
constexpr Week long_gap = 52;        // weeks from camps to courses
constexpr double predatory = 0.3;    // share of officers with a record of abuse
constexpr double little_will = 0.3;  // political will for reform
constexpr Week at_once = 13;         // weeks
constexpr std::size_t most_at_once = 12;
constexpr Week time_to_report = 26;  // weeks of work of a review

bool is_reform(const ActivityPlan& activity) {
  const Sector sector = lever_spec(activity.lever).sector;
  return sector == Sector::police || sector == Sector::army;
}

/// Week in which the mission's last soldier leaves under the plan; 0 without a mission.
Week mission_ends(const CheckCase& given) {
  Week end = 0;
  const auto& phases = mission_phases(given.context, given.plan);
  if (!phases.empty() && !given.plan.mission.leave_when.empty()) {
    return given.plan.peacekeepers_leave_by.value_or(never);
  }
  for (const PeacekeeperPhase& phase : phases) {
    if (phase.troops > 0) end = phase.from + 1;
  }
  // Strength falls to the next phase in a line; the last one that is empty closes the mission.
  if (end > 0 && phases.back().troops <= 0) end = phases.back().from;
  if (given.plan.peacekeepers_leave_by) end = std::min(end, *given.plan.peacekeepers_leave_by);
  return end;
}

/// Does the plan wait for, or stop at, insecurity?
bool minds_security(const Plan& plan) {
  const auto reads = [](const Condition& condition) {
    for (const char* name : {"insecurity", "violent_incidents", "armed_fighters", "disarmed_share",
                             "demobilised_share"}) {
      if (condition.text().find(name) != std::string::npos) return true;
    }
    return false;
  };
  return std::any_of(plan.activities.begin(), plan.activities.end(), [&](const auto& activity) {
    return is_reform(activity) && (reads(activity.start.when) || reads(activity.suspend));
  });
}

}  // namespace

Gaps ddr_links(const CheckCase& given) {
  Gaps gaps;
  const auto needs = [&](Lever lever, std::initializer_list<Lever> before, std::string_view what) {
    if (uses(given.plan, {lever}) && !uses(given.plan, before)) {
      gaps.push_back(fmt::format("{} without {}", lever_spec(lever).name, what));
    }
  };
  needs(Lever::demobilisation, {Lever::disarmament}, "disarmament");
  needs(Lever::disarmament, {Lever::demobilisation},
        "demobilisation; who handed in his weapon stays with his unit");
  needs(Lever::reintegration, {Lever::demobilisation, Lever::disarmament},
        "disarmament or demobilisation");
  needs(Lever::disarmament, {Lever::reinsertion, Lever::reintegration},
        "reinsertion or reintegration; former fighters wait with nothing");
  return gaps;
}

Gaps waiting_fighters(const CheckCase& given) {
  const Week camps = first_latest(given.plan, {Lever::demobilisation, Lever::disarmament});
  const Week courses = first_latest(given.plan, {Lever::reintegration});
  if (camps == never || courses == never || courses <= camps + long_gap) return {};
  return {fmt::format("courses may open {} weeks after camps", courses - camps)};
}

Gaps ddr_without_ssr(const CheckCase& given) {
  const auto& activities = given.plan.activities;
  const bool lone = uses(given.plan, {Lever::disarmament}) &&
                    std::none_of(activities.begin(), activities.end(), is_reform);
  return lone ? Gaps{"fighters are disarmed and nobody is prepared to protect them"} : Gaps{};
}

Gaps ssr_without_ddr(const CheckCase& given) {
  if (forecast_fighters(given.context) <= 0 || !builds_forces(given.plan) ||
      uses(given.plan, {Lever::disarmament})) {
    return {};
  }
  return {fmt::format("forces are built beside {:.0f} armed fighters whom nobody disarms",
                      forecast_fighters(given.context))};
}

Gaps capacity_before_disarming(const CheckCase& given) {
  Gaps gaps;
  const Week disarming = first_latest(given.plan, {Lever::disarmament});
  for (const ActivityPlan& activity : given.plan.activities) {
    if (!uses(given.plan, {Lever::disarmament}) || !strengthens_forces(activity.lever) ||
        !activity.start.week || *activity.start.week >= disarming) {
      continue;
    }
    gaps.push_back(
        fmt::format("\"{}\" starts in week {}, whatever has become of disarmament, which {}",
                    activity.name, *activity.start.week, opening(disarming)));
  }
  return gaps;
}

Gaps building_before_review(const CheckCase& given) {
  Gaps gaps;
  for (const ActivityPlan& review : given.plan.activities) {
    if (review.lever != Lever::decide_force_size) continue;
    const bool army = review.force == ReviewedForce::army;
    const Week built = army ? first_latest(given.plan, {Lever::integrate_army})
                            : first_latest(given.plan, {Lever::recruit_police});
    if (built == never || review.start.latest + time_to_report <= built) continue;
    gaps.push_back(fmt::format(
        "\"{}\" {}, {} {}", review.name, opening(review.start.latest),
        army ? "fighters are taken into the army from week" : "police are recruited from week",
        built));
  }
  return gaps;
}

Gaps reviews_without_report(const CheckCase& given) {
  Gaps gaps;
  for (const ActivityPlan& review : given.plan.activities) {
    if (review.lever != Lever::decide_force_size) continue;
    const double paid = to_usd(review.budget) / std::max(1.0, review.unit_cost_usd);
    const double work = std::min(paid, review.duration_weeks * review.capacity_per_week);
    if (work >= time_to_report) continue;
    gaps.push_back(fmt::format("\"{}\" can do {:.0f} weeks of work, and a review takes about {}",
                               review.name, work, time_to_report));
  }
  return gaps;
}

Gaps cuts_without_severance(const CheckCase& given) {
  Gaps gaps;
  if (!known(given.context)) return gaps;
  for (const ActivityPlan& review : given.plan.activities) {
    if (review.lever != Lever::decide_force_size || !review.strength) continue;
    const bool army = review.force == ReviewedForce::army;
    const double now = army ? given.context.army.soldiers : given.context.police.officers;
    if (*review.strength >= now || (army && uses(given.plan, {Lever::rightsize_army}))) continue;
    gaps.push_back(fmt::format("\"{}\" decides on {:.0f} where {:.0f} serve, and {}", review.name,
                               *review.strength, now,
                               army ? "nobody is paid off" : "no lever sends officers home"));
  }
  return gaps;
}

Gaps predators_before_oversight(const CheckCase& given) {
  const double abusers =
      std::max(given.context.police.abuser_share, given.context.army.abuser_share);
  const Week watched =
      first_latest(given.plan, {Lever::oversight_bodies, Lever::vet_police, Lever::vet_army});
  const Week built =
      first_latest(given.plan, {Lever::equip_police, Lever::train_army, Lever::recruit_police});
  if (!known(given.context) || abusers < predatory || built == never || watched <= built) return {};
  return {
      fmt::format("{:.0f} % of a force have a record of abuse, and it grows stronger before "
                  "oversight or vetting",
                  100 * abusers)};
}

Gaps army_intake_links(const CheckCase& given) {
  const bool alone = uses(given.plan, {Lever::integrate_army}) &&
                     !uses(given.plan, {Lever::train_army, Lever::pay_reform});
  return alone ? Gaps{"integrate_army without train_army or pay_reform; newcomers are neither "
                      "mixed nor paid"}
               : Gaps{};
}

Gaps dismissal_without_exit(const CheckCase& given) {
  const bool alone =
      uses(given.plan, {Lever::rightsize_army}) && !uses(given.plan, {Lever::reintegration});
  return alone ? Gaps{"rightsize_army without reintegration; soldiers who are paid off find no "
                      "course"}
               : Gaps{};
}

Gaps hearings_before_return(const CheckCase& given) {
  const auto& factions = given.context.factions;
  const bool some_at_home =
      std::any_of(factions.begin(), factions.end(),
                  [](const FactionContext& faction) { return faction.settled() > 0; });
  Gaps gaps;
  if (!known(given.context) || some_at_home) return gaps;
  const Week camps = first_latest(given.plan, {Lever::demobilisation});
  for (const ActivityPlan& activity : given.plan.activities) {
    if (activity.lever != Lever::truth_hearings) continue;
    if (!uses(given.plan, {Lever::demobilisation})) {
      gaps.push_back(
          fmt::format("\"{}\" waits for fighters whom nobody sends home", activity.name));
    } else if (activity.start.week && *activity.start.week <= camps) {
      gaps.push_back(fmt::format("\"{}\" starts in week {}, and camps that send fighters home {}",
                                 activity.name, *activity.start.week, opening(camps)));
    }
  }
  return gaps;
}

Gaps no_security_floor(const CheckCase& given) {
  const Context& context = given.context;
  const bool reforms = std::any_of(given.plan.activities.begin(), given.plan.activities.end(),
                                   [](const auto& activity) { return is_reform(activity); });
  if (!known(context) || forecast_fighters(context) <= 0 || !reforms || mission_ends(given) > 0 ||
      minds_security(given.plan)) {
    return {};
  }
  return {
      fmt::format("reform among {:.0f} armed fighters, without peacekeepers, waits for no "
                  "security",
                  forecast_fighters(context))};
}

Gaps peacekeepers_leave_first(const CheckCase& given) {
  const ActivityPlan* last = nullptr;
  for (const ActivityPlan& activity : given.plan.activities) {
    if (!is_reform(activity) || activity.government_pays || last_week(activity) == never) continue;
    if (last == nullptr || last_week(activity) > last_week(*last)) last = &activity;
  }
  const bool leaves = given.plan.peacekeepers_leave_by || mission_ends(given) > 0;
  const Week end =
      mission_ends(given) > 0 ? mission_ends(given) : given.plan.peacekeepers_leave_by.value_or(0);
  if (!leaves || last == nullptr || end >= last_week(*last)) return {};
  return {
      fmt::format("peacekeepers leave in week {}, before all police and army activities have "
                  "ended (\"{}\" in week {})",
                  end, last->name, last_week(*last))};
}

Gaps no_constituency(const CheckCase& given) {
  const Week ground =
      first_latest(given.plan, {Lever::outreach, Lever::quick_impact, Lever::civil_society});
  const Week work =
      first_latest(given.plan, {Lever::recruit_police, Lever::equip_police, Lever::train_army,
                                Lever::staff_courts, Lever::oversight_bodies});
  if (ground == never || work == never || ground <= work) return {};
  return {
      fmt::format("technical work opens in week {}, talks with people in week {}", work, ground)};
}

Gaps everything_at_once(const CheckCase& given) {
  const auto early = static_cast<std::size_t>(std::count_if(
      given.plan.activities.begin(), given.plan.activities.end(),
      [](const ActivityPlan& activity) { return activity.start.week.value_or(never) < at_once; }));
  if (early <= most_at_once) return {};
  return {fmt::format("{} activities start in the first {} weeks", early, at_once)};
}

Gaps state_pays_without_will(const CheckCase& given) {
  Gaps gaps;
  if (!known(given.context) || given.context.government.will >= little_will) return gaps;
  for (const ActivityPlan& activity : given.plan.activities) {
    if (!activity.government_pays) continue;
    gaps.push_back(fmt::format("a government with little will ({:.2f}) is to pay \"{}\"",
                               given.context.government.will, activity.name));
  }
  return gaps;
}

Gaps idle_dependency(const CheckCase& given) {
  Gaps gaps;
  for (const ActivityPlan& activity : given.plan.activities) {
    if (!activity.start.after) continue;
    const ActivityPlan& before = given.plan.activities[*activity.start.after];
    const Week earliest =
        before.start.week.value_or(0) + before.duration_weeks + activity.start.delay_weeks;
    if (before.until.empty() && before.start.week && activity.start.latest < earliest) {
      gaps.push_back(
          fmt::format("\"{}\" opens by week {} at the latest, before \"{}\" can end (week "
                      "{}); the dependency binds nothing",
                      activity.name, activity.start.latest, before.name, earliest));
    } else if (before.start.week && activity.start.latest != never &&
               activity.start.latest > earliest + long_wait) {
      gaps.push_back(fmt::format("\"{}\" may wait until week {}, {} weeks after \"{}\" would end",
                                 activity.name, activity.start.latest,
                                 activity.start.latest - earliest, before.name));
    }
  }
  return gaps;
}

}  // namespace ssr

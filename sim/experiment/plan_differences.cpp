#include "experiment/plan_differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "experiment/text.h"

namespace ssr {

namespace {

constexpr double cents_per_million = 1e8;

const ActivityPlan* find(const Plan& plan, const std::string& name) {
  const auto found = std::find_if(plan.activities.begin(), plan.activities.end(),
                                  [&](const ActivityPlan& a) { return a.name == name; });
  return found == plan.activities.end() ? nullptr : &*found;
}

std::string millions(Cents cents) {
  return text::number(static_cast<double>(cents) / cents_per_million, 1);
}

/// Activities that start alike, in the order in which they first appear.
using SameStart = std::vector<std::pair<std::string, std::vector<std::string>>>;

void add(SameStart& starts, const std::string& begins, const std::string& name) {
  const auto same = std::find_if(starts.begin(), starts.end(),
                                 [&](const auto& start) { return start.first == begins; });
  if (same != starts.end()) {
    same->second.push_back(name);
  } else {
    starts.push_back({begins, {name}});
  }
}

/// What a plan does not say.
constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::string said(double x) { return std::isnan(x) ? "none" : fmt::format("{:g}", x); }

/// Numbers of an activity beside its start and its money, by their keys in a plan file.
constexpr std::array<std::pair<std::string_view, double (*)(const ActivityPlan&)>, 18> sizes = {{
    {"duration_weeks", [](const ActivityPlan& x) { return static_cast<double>(x.duration_weeks); }},
    {"capacity_per_week", [](const ActivityPlan& x) { return x.capacity_per_week; }},
    {"ramp_weeks", [](const ActivityPlan& x) { return static_cast<double>(x.ramp_weeks); }},
    {"unit_cost_usd", [](const ActivityPlan& x) { return x.unit_cost_usd; }},
    {"strictness", [](const ActivityPlan& x) { return x.strictness; }},
    {"course_weeks", [](const ActivityPlan& x) { return x.course_weeks; }},
    {"serving_share", [](const ActivityPlan& x) { return x.serving_share; }},
    {"tranches", [](const ActivityPlan& x) { return x.tranches; }},
    {"therapy", [](const ActivityPlan& x) { return x.therapy; }},
    {"mixing", [](const ActivityPlan& x) { return x.mixing; }},
    {"builds_capacity", [](const ActivityPlan& x) { return x.builds_capacity; }},
    {"quota", [](const ActivityPlan& x) { return x.quota; }},
    {"rank_share", [](const ActivityPlan& x) { return x.rank_share; }},
    {"women_share", [](const ActivityPlan& x) { return x.women_share; }},
    {"fighters_share", [](const ActivityPlan& x) { return x.fighters_share; }},
    {"pool_share", [](const ActivityPlan& x) { return x.pool_share; }},
    {"pay_usd_month", [](const ActivityPlan& x) { return x.pay_usd_month.value_or(none); }},
    {"strength", [](const ActivityPlan& x) { return x.strength.value_or(none); }},
}};

using Same = bool (*)(const ActivityPlan&, const ActivityPlan&);
template <auto member>
bool same(const ActivityPlan& a, const ActivityPlan& b) {
  return a.*member == b.*member;
}
template <Condition ActivityPlan::*condition>
bool same_text(const ActivityPlan& a, const ActivityPlan& b) {
  return (a.*condition).text() == (b.*condition).text();
}

/// What is no number: whether, for whom, who pays.
constexpr std::array<std::pair<std::string_view, Same>, 14> terms = {{
    {"lever", same<&ActivityPlan::lever>},
    {"until", same_text<&ActivityPlan::until>},
    {"suspend", same_text<&ActivityPlan::suspend>},
    {"resume", same_text<&ActivityPlan::resume>},
    {"regions", same<&ActivityPlan::regions>},
    {"factions", same<&ActivityPlan::factions>},
    {"force", same<&ActivityPlan::force>},
    {"units_from", same<&ActivityPlan::units_from>},
    {"units_until", same<&ActivityPlan::units_until>},
    {"assign",
     [](const ActivityPlan& a, const ActivityPlan& b) {
       return a.assignment.of == b.assignment.of && a.assignment.share == b.assignment.share;
     }},
    {"payer", same<&ActivityPlan::payer>},
    {"government_pays", same<&ActivityPlan::government_pays>},
    {"lead", same<&ActivityPlan::lead>},
    {"lead_sectors", same<&ActivityPlan::lead_sectors>},
}};

/// Activities that another one names, by their names.
std::set<std::string> named(const Plan& plan, const std::vector<std::size_t>& activities) {
  std::set<std::string> names;
  for (const std::size_t a : activities) names.insert(plan.activities[a].name);
  return names;
}

/// An activity with the plan that it is part of.
struct PlannedActivity {
  const Plan& plan;
  const ActivityPlan& activity;
};

/// "strictness 0.8 (0.4), suspend"; empty where all terms but start and money are the same.
std::string other_terms(const PlannedActivity& mine, const PlannedActivity& others) {
  const ActivityPlan& activity = mine.activity;
  const ActivityPlan& reference = others.activity;
  std::vector<std::string> items;
  for (const auto& [key, number] : sizes) {
    const double is = number(activity);
    const double was = number(reference);
    const bool same = is == was || (std::isnan(is) && std::isnan(was));
    if (!same) items.push_back(fmt::format("{} {} ({})", key, said(is), said(was)));
  }
  for (const auto& [key, alike] : terms) {
    if (!alike(activity, reference)) items.emplace_back(key);
  }
  for (const auto& [key, activities] : {std::pair{"demands", &ActivityPlan::demands},
                                        std::pair{"withholds", &ActivityPlan::withholds}}) {
    const bool alike =
        named(mine.plan, activity.*activities) == named(others.plan, reference.*activities);
    if (!alike) items.emplace_back(key);
  }
  return fmt::format("{}", fmt::join(items, ", "));
}

void say(std::vector<std::string>& lines, const std::string& what,
         const std::vector<std::string>& items, std::string_view between = ", ") {
  if (!items.empty()) lines.push_back(fmt::format("{}: {}", what, fmt::join(items, between)));
}

/// "peacekeepers leave when insecurity <= 0.2, by 2035-01-01 at the latest".
std::string describe_exit(const Plan& plan, Date start) {
  const std::optional<Week> by = plan.peacekeepers_leave_by;
  const bool dated = by && *by != never;
  const std::string date = dated ? to_string(plan.peacekeepers_leave_date.value_or(
                                       from_days(to_days(start) + 7 * *by)))
                                 : std::string{};
  const MissionPlan& mission = plan.mission;
  if (mission.leave_when.empty()) {
    return dated ? "peacekeepers leave by " + date : "peacekeepers leave as the context says";
  }
  return fmt::format("peacekeepers leave over {} weeks when {} for {} weeks, {}",
                     mission.drawdown_weeks, mission.leave_when.text(), mission.hold_weeks,
                     dated ? "by " + date + " at the latest" : "or never");
}

/// "peacekeepers from week 0: 1400 troops, 60 police, mandate 0.7; ...".
std::string describe_strength(const Plan& plan) {
  std::vector<std::string> phases;
  for (std::size_t i = 0; i < plan.mission.phases.size(); ++i) {
    const PeacekeeperPhase& phase = plan.mission.phases[i];
    phases.push_back(fmt::format("from week {}: {:.0f} troops, {:.0f} police, mandate {:.2f}",
                                 phase.from, phase.troops, phase.police, plan.mission.mandates[i]));
  }
  if (phases.empty()) return "peacekeepers as strong as the context says";
  return fmt::format("peacekeepers {}", fmt::join(phases, "; "));
}

}  // namespace

std::string describe(const Start& start, const Plan& plan) {
  if (start.week) return fmt::format("in week {}", *start.week);
  const std::string by = start.latest == never
                             ? std::string("or never")
                             : fmt::format("by week {} at the latest", start.latest);
  if (start.after) {
    const std::string& before = plan.activities[*start.after].name;
    return start.delay_weeks > 0
               ? fmt::format("{} weeks after {} ends, {}", start.delay_weeks, before, by)
               : fmt::format("when {} ends, {}", before, by);
  }
  return fmt::format("when {}, {}", start.when.text(), by);
}

std::vector<std::string> plan_differences(const Plan& plan, const Plan& reference, Date start) {
  std::vector<std::string> added, money_moved, changed, missing;
  SameStart starts;
  for (const ActivityPlan& activity : plan.activities) {
    const ActivityPlan* other = find(reference, activity.name);
    if (other == nullptr) {
      added.push_back(fmt::format("{} {}", activity.name, millions(activity.budget)));
      continue;
    }
    const std::string begins = describe(activity.start, plan);
    if (begins != describe(other->start, reference)) add(starts, begins, activity.name);
    if (activity.budget != other->budget) {
      money_moved.push_back(fmt::format("{} {} ({})", activity.name, millions(activity.budget),
                                        millions(other->budget)));
    }
    const std::string others = other_terms({plan, activity}, {reference, *other});
    if (!others.empty()) changed.push_back(fmt::format("{} {}", activity.name, others));
  }
  for (const ActivityPlan& activity : reference.activities) {
    if (find(plan, activity.name) == nullptr) missing.push_back(activity.name);
  }
  std::vector<std::string> lines;
  if (plan.activities.empty() && !missing.empty()) {
    lines.push_back("no activities at all");
  } else {
    say(lines, "without", missing);
  }
  say(lines, "in addition, USD million", added);
  for (const auto& [begins, names] : starts) say(lines, "start " + begins, names);
  say(lines, fmt::format("USD million (in {})", reference.name), money_moved);
  say(lines, fmt::format("other terms (in {})", reference.name), changed, "; ");
  if (plan.army_target != reference.army_target) {
    lines.push_back(plan.army_target
                        ? fmt::format("an army of {:.0f} is decided on", *plan.army_target)
                        : std::string("the army's size follows need and means"));
  }
  if (plan.mass_dismissal != reference.mass_dismissal) {
    lines.push_back(
        plan.mass_dismissal
            ? fmt::format("{:.0f} % of the army dismissed at once on {}",
                          100 * plan.mass_dismissal->share,
                          to_string(from_days(to_days(start) + 7 * plan.mass_dismissal->week)))
            : std::string("nobody dismissed at once"));
  }
  if (plan.police_target != reference.police_target) {
    lines.push_back(plan.police_target
                        ? fmt::format("a police of {:.0f} is decided on", *plan.police_target)
                        : std::string("the establishment of the police follows need and means"));
  }
  const std::string exit = describe_exit(plan, start);
  if (exit != describe_exit(reference, start)) lines.push_back(exit);
  const std::string size = describe_strength(plan);
  if (size != describe_strength(reference)) lines.push_back(size);
  return lines;
}

}  // namespace ssr

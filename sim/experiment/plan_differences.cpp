#include "experiment/plan_differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "experiment/text.h"

namespace ssr {

namespace {

constexpr double cents_per_million = 1e8;

const ActivityPlan* find(const Plan& plan, const std::string& name) {
  const auto found = std::find_if(plan.activities.begin(), plan.activities.end(),
                                  [&](const ActivityPlan& a) { return a.name == name; });
  return found == plan.activities.end() ? nullptr : &*found;
}

std::string money(Cents cents) {
  return fmt::format("USD {} m",
                     text::number(static_cast<double>(cents) / cents_per_million, 1));
}

std::string with_money(const ActivityPlan& activity) {
  return fmt::format("{} ({})", activity.name, money(activity.budget));
}

/// How much of it, for whom, how long, until when: everything but start and money.
bool same_terms(const ActivityPlan& a, const ActivityPlan& b) {
  const auto terms = [](const ActivityPlan& x) {
    return std::tie(x.lever, x.duration_weeks, x.until.text(), x.suspend.text(),
                    x.capacity_per_week, x.ramp_weeks, x.unit_cost_usd, x.regions, x.factions,
                    x.government_pays, x.strictness, x.course_weeks, x.tranches, x.therapy,
                    x.mixing, x.builds_capacity);
  };
  return terms(a) == terms(b);
}

void say(std::vector<std::string>& lines, const char* what, const std::vector<std::string>& items) {
  if (items.empty()) return;
  std::string line = what;
  for (std::size_t i = 0; i < items.size(); ++i) line += (i > 0 ? "; " : " ") + items[i];
  lines.push_back(line);
}

}  // namespace

std::string describe(const Start& start, const Plan& plan) {
  if (start.week) return fmt::format("in week {}", *start.week);
  if (start.after) {
    const std::string& before = plan.activities[*start.after].name;
    return start.delay_weeks > 0
               ? fmt::format("{} weeks after {} ends, by week {} at the latest", start.delay_weeks,
                             before, start.latest)
               : fmt::format("when {} ends, by week {} at the latest", before, start.latest);
  }
  return fmt::format("when {}, by week {} at the latest", start.when.text(), start.latest);
}

std::vector<std::string> plan_differences(const Plan& plan, const Plan& reference, Date start) {
  std::vector<std::string> added, starts, money_moved, terms, missing;
  for (const ActivityPlan& activity : plan.activities) {
    const ActivityPlan* other = find(reference, activity.name);
    if (other == nullptr) {
      added.push_back(with_money(activity));
      continue;
    }
    const std::string begins = describe(activity.start, plan);
    if (begins != describe(other->start, reference)) {
      starts.push_back(fmt::format("{} {}", activity.name, begins));
    }
    if (activity.budget != other->budget) {
      money_moved.push_back(fmt::format("{} {} instead of {}", activity.name,
                                        money(activity.budget), money(other->budget)));
    }
    if (!same_terms(activity, *other)) terms.push_back(activity.name);
  }
  for (const ActivityPlan& activity : reference.activities) {
    if (find(plan, activity.name) == nullptr) missing.push_back(activity.name);
  }
  std::vector<std::string> lines;
  if (plan.activities.empty() && !missing.empty()) {
    lines.push_back("no activities at all");
  } else {
    say(lines, "without:", missing);
  }
  say(lines, "in addition:", added);
  say(lines, "other starts:", starts);
  say(lines, "other money:", money_moved);
  say(lines, "other size or terms:", terms);
  if (plan.peacekeepers_leave_by != reference.peacekeepers_leave_by) {
    lines.push_back(plan.peacekeepers_leave_by
                        ? fmt::format("peacekeepers leave by {}",
                                      to_string(from_days(to_days(start) +
                                                          7 * *plan.peacekeepers_leave_by)))
                        : std::string("peacekeepers leave as the context says"));
  }
  return lines;
}

}  // namespace ssr

#include "scenario/plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/archetypes.h"
#include "scenario/plan_start.h"

namespace ssr {

namespace {

constexpr double most_usd = 1e12;
constexpr double most_units = 1e7;
constexpr std::size_t most_activities = 1'000;

std::vector<std::string> lever_names() {
  std::vector<std::string> names;
  for (const LeverSpec& spec : lever_specs()) names.emplace_back(spec.name);
  return names;
}

/// What a context lets an activity name.
struct PlaceNames {
  explicit PlaceNames(const Context& context) : known(!context.regions.empty()) {
    for (const RegionContext& region : context.regions) regions.push_back(region.name);
    for (const FactionContext& faction : context.factions) factions.push_back(faction.name);
    for (const GroupContext& group : context.groups) groups.push_back(group.name);
  }
  bool known;  // false: the plan is read without a context
  std::vector<std::string> regions, factions, groups;
};

void read_options(Table& table, ActivityPlan& activity) {
  const auto share = [&](std::string_view key, double value, std::string_view help) {
    return table.number(
        key, {.value = value, .low = value, .high = value, .help = help, .min = 0, .max = 1});
  };
  activity.strictness = share("strictness", 0.5, "of the entry or vetting test");
  activity.course_weeks = table.number("course_weeks", {.value = 12,
                                                        .low = 12,
                                                        .high = 12,
                                                        .unit = "week",
                                                        .help = "length of training",
                                                        .min = 1,
                                                        .max = 520});
  activity.serving_share = share("serving_share", 0.2, "of police training, for serving officers");
  activity.tranches = static_cast<double>(table.integer(
      "tranches",
      {.value = 2, .low = 2, .high = 2, .help = "of cash in reinsertion", .min = 1, .max = 52}));
  activity.therapy = share("therapy", 0.0, "share with counselling");
  activity.mixing = share("mixing", 0.7, "units of mixed origin in army integration");
  activity.builds_capacity = share("builds_capacity", 0.5, "teaches rather than does the job");
}

void read_size(Table& table, ActivityPlan& activity, bool known_lever) {
  const LeverSpec& spec = lever_spec(activity.lever);
  activity.duration_weeks =
      static_cast<Week>(table.integer("duration_weeks", {.value = 52,
                                                         .low = 52,
                                                         .high = 52,
                                                         .unit = "week",
                                                         .help = "how long it runs",
                                                         .min = 1,
                                                         .max = longest_weeks}));
  activity.ramp_weeks = static_cast<Week>(table.integer(
      "ramp_weeks",
      {.unit = "week", .help = "from nothing to full strength", .max = longest_weeks}));
  if (table.central() && activity.ramp_weeks > activity.duration_weeks) {
    table.problem("ramp_weeks",
                  fmt::format("ramp_weeks {} exceeds duration_weeks {} (it would never reach full "
                              "strength); shorten it",
                              activity.ramp_weeks, activity.duration_weeks));
  }
  activity.capacity_per_week = table.required_number(
      "capacity_per_week",
      {.unit = "1/week", .help = "units of the lever a week at full strength", .max = most_units});
  activity.budget = to_cents(table.required_number(
      "budget", {.unit = "USD", .help = "money for the whole activity", .max = most_usd}));
  NumberSpec cost{.value = spec.unit_cost_usd,
                  .low = spec.low,
                  .high = spec.high,
                  .unit = "USD",
                  .source = spec.source,
                  .help = spec.help,
                  .min = 0,
                  .max = most_usd};
  if (!known_lever) cost = {.unit = "USD", .max = most_usd};
  activity.unit_cost_usd = table.number("unit_cost_usd", cost);
}

ActivityPlan read_activity(Table& table, const StartReader& starts, const PlaceNames& names) {
  static const std::vector<std::string> levers = lever_names();
  ActivityPlan activity;
  activity.name = table.name("name of the activity");
  refuse_identity_keys(table);
  const bool known_lever =
      std::find(levers.begin(), levers.end(), table.peek("lever")) != levers.end();
  const std::size_t lever = table.choice("lever", levers, levers.size(), "what it does");
  activity.lever = lever_specs()[lever].lever;
  table.text("note", {}, "why it is in the plan");
  activity.start = starts.read(table);
  activity.until = read_condition(table, "until", "ends early when it holds");
  activity.suspend = read_condition(table, "suspend", "pauses while it holds");
  read_size(table, activity, known_lever);
  activity.government_pays = table.flag("government_pays", false, "otherwise donors do");
  read_options(table, activity);
  const Refusal refusal{names.groups, no_identity};
  if (names.known) {
    activity.regions = table.names("regions", names.regions, "region", "where it works", &refusal);
    activity.factions =
        table.names("factions", names.factions, "faction", "whom it serves", &refusal);
  } else {
    table.texts("regions", "where it works");
    table.texts("factions", "whom it serves");
  }
  table.finish();
  return activity;
}

/// Reports each cycle of activities that wait for each other, once.
void check_cycles(std::vector<Table>& tables, const std::vector<ActivityPlan>& activities) {
  std::vector<std::size_t> seen_in(activities.size(), activities.size());
  for (std::size_t first = 0; first < activities.size(); ++first) {
    std::vector<std::string> path;
    std::size_t now = first;
    while (seen_in[now] == activities.size()) {
      seen_in[now] = first;
      path.push_back(activities[now].name);
      if (!activities[now].start.after) break;
      now = *activities[now].start.after;
    }
    if (!activities[now].start.after || seen_in[now] != first || path.empty()) continue;
    path.push_back(activities[now].name);  // closes the circle
    const auto begin = std::find(path.begin(), path.end(), path.back());
    tables[now].problem(
        "start", fmt::format("activities wait for each other in a circle: {} (none could start by "
                             "itself); give one a week or date",
                             fmt::join(begin, path.end(), " -> ")));
  }
}

}  // namespace

Plan read_plan(Document& document, const Context& context, std::string name, Week horizon) {
  Plan plan;
  plan.name = std::move(name);
  Table root = document.root();
  Table head = root.table("plan");
  if (!head.exists()) root.problem("plan", "missing [plan] (it titles the plan)");
  plan.title = head.text("title", plan.name, "title of tables and reports");
  plan.description = head.text("description", {}, "what the plan stands for");
  read_starting_point(head);
  plan.assistance = head.flag("assistance", true, "false: nobody helps");
  head.finish();
  refuse_identity_keys(root);

  std::vector<Table> tables = root.tables("activity");
  if (tables.size() > most_activities) {
    root.problem("activity", fmt::format("{} activities (at most {}); merge some", tables.size(),
                                         most_activities));
    return plan;
  }
  std::vector<std::string> names;
  for (const Table& table : tables) names.push_back(table.peek("name"));
  const StartReader starts{context, names, horizon};
  const PlaceNames places(context);
  for (Table& table : tables) plan.activities.push_back(read_activity(table, starts, places));
  check_cycles(tables, plan.activities);

  Table peacekeepers = root.table("peacekeepers");
  if (peacekeepers.has_date("leave_by")) {
    plan.peacekeepers_leave_date = peacekeepers.date("leave_by", "they leave after it");
  }
  plan.peacekeepers_leave_by = peacekeepers.week("leave_by", context.start, "they leave after it");
  peacekeepers.finish();
  root.finish();
  return plan;
}

}  // namespace ssr

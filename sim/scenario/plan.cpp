#include "scenario/plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/archetypes.h"
#include "scenario/plan_activity.h"
#include "scenario/plan_mission.h"
#include "scenario/plan_start.h"
#include "scenario/plan_times.h"

namespace ssr {

namespace {

constexpr std::size_t most_activities = 1'000;

/// Reports each cycle of activities that wait for each other, once; true where there is one.
bool wait_in_a_circle(std::vector<Table>& tables, const std::vector<ActivityPlan>& activities) {
  bool found = false;
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
    found = true;
    path.push_back(activities[now].name);  // closes the circle
    const auto begin = std::find(path.begin(), path.end(), path.back());
    tables[now].problem(
        "start", fmt::format("activities wait for each other in a circle: {} (none could start by "
                             "itself); give one a week or date",
                             fmt::join(begin, path.end(), " -> ")));
  }
  return found;
}

bool waits_for(const std::vector<ActivityPlan>& activities, std::size_t later, std::size_t before) {
  while (activities[later].start.after) {
    later = *activities[later].start.after;
    if (later == before) return true;
  }
  return false;
}

/// Does it wait for the other's end, and can no latest start open it, or what it waits for, sooner?
bool is_sure_to_wait(const std::vector<ActivityPlan>& activities, std::size_t later,
                     std::size_t before) {
  const Week over = last_week_with_pauses(activities[before]);
  for (; later != before; later = *activities[later].start.after) {
    const Start& start = activities[later].start;
    if (!start.after || start.latest < over) return false;
  }
  return true;
}

/// Can both run in one week, whatever becomes of conditions?
bool may_overlap(const std::vector<ActivityPlan>& activities, std::size_t a, std::size_t b) {
  if (is_sure_to_wait(activities, a, b) || is_sure_to_wait(activities, b, a)) return false;
  const auto begins_in_time = [&](std::size_t one, std::size_t other) {
    return earliest_start(activities, activities[one]) < last_week_with_pauses(activities[other]);
  };
  return begins_in_time(a, b) && begins_in_time(b, a);
}

bool meet(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(),
                     [&b](std::size_t x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

/// Both for the same leader at the same time: the one says what the other denies.
bool contradict(const ActivityPlan& a, const ActivityPlan& b) {
  return a.lever == Lever::amnesty && b.lever == Lever::indictment && meet(a.factions, b.factions);
}

/// What keeps two from running at the same time.
std::string how_to_part(const std::vector<ActivityPlan>& activities, std::size_t a, std::size_t b) {
  const bool linked = waits_for(activities, a, b) || waits_for(activities, b, a);
  const bool a_follows = linked ? waits_for(activities, a, b) : activities[a].suspend.empty();
  const std::size_t later = a_follows ? a : b;
  const ActivityPlan& before = activities[a_follows ? b : a];
  const Week over = last_week_with_pauses(before);
  if (!linked && over != never) return "let one start after the other";
  const std::string latest =
      over == never ? "latest = \"never\"" : fmt::format("latest = {} or later", over);
  return fmt::format("let \"{}\" start after \"{}\" with {}{}", activities[later].name, before.name,
                     latest,
                     before.suspend.empty() ? "" : ", or take out the pauses that stretch it");
}

/// Reports activities that exclude each other and may run in the same week.
void check_excludes(std::vector<Table>& tables, const std::vector<ActivityPlan>& activities) {
  for (std::size_t a = 0; a < activities.size(); ++a) {
    if (!tables[a].central()) return;
    for (std::size_t b = 0; b < activities.size(); ++b) {
      const auto& excluded = activities[a].excludes;
      const bool declared = std::find(excluded.begin(), excluded.end(), b) != excluded.end();
      if (a == b && declared) {
        tables[a].problem("excludes", fmt::format("\"{}\" excludes itself (it could never run); "
                                                  "remove it",
                                                  activities[a].name));
      }
      if (a == b || !(declared || contradict(activities[a], activities[b]))) continue;
      if (!may_overlap(activities, a, b)) continue;
      tables[a].problem(
          "excludes",
          fmt::format("\"{}\" and \"{}\" exclude each other and may run at the same time ({}); {}",
                      activities[a].name, activities[b].name,
                      declared ? "the plan says that they must not"
                               : "an amnesty and an indictment of the same leaders",
                      how_to_part(activities, a, b)));
    }
  }
}

/// `[[review]]`: money moves between activities that the same purse pays.
void read_reviews(Table& root, const StartReader& starts, Plan& plan) {
  for (Table& table : root.tables("review")) {
    Review review;
    review.name = table.name("name of the review");
    refuse_identity_keys(table);
    review.first =
        table.week("first", starts.context.start, "a review lies ahead").value_or(Week{0});
    if (!table.has("first")) {
      table.problem("first",
                    fmt::format("missing \"first\" in {} (the day of the review); add first "
                                "= 52",
                                table.path()));
    }
    review.every_weeks = static_cast<Week>(
        table.integer("every_weeks", {.unit = "week", .help = "0: once", .max = longest_weeks}));
    review.when = read_condition(table, starts.context, "when", "moves only if it holds");
    review.share = table.number(
        "share",
        {.value = 1, .low = 1, .high = 1, .help = "of what was not received", .min = 0, .max = 1});
    const std::size_t none = starts.activities.size();
    review.from = table.choice("from", starts.activities, none, "activity that gives");
    review.to = table.choice("to", starts.activities, none, "activity that gets");
    const auto listed = [&](const char* key) {
      const std::string name = table.peek(key);
      return std::find(starts.activities.begin(), starts.activities.end(), name) !=
             starts.activities.end();
    };
    if (listed("from") && listed("to")) {
      const ActivityPlan& from = plan.activities[review.from];
      const ActivityPlan& to = plan.activities[review.to];
      if (review.from == review.to) {
        table.problem("to",
                      "a review from an activity to itself (it would move nothing); name two");
      } else if (from.government_pays != to.government_pays || from.payer != to.payer) {
        table.problem("to", fmt::format("\"{}\" and \"{}\" have different payers (one's money is "
                                        "not the other's); name two that the same one pays",
                                        from.name, to.name));
      }
      plan.reviews.push_back(review);
    }
    table.finish();
  }
}

/// What a plan decides about the army's size.
void read_army(Table& root, const StartReader& starts, Plan& plan) {
  Table army = root.table("army");
  if (army.has("target_strength")) {
    plan.army_target = army.required_number(
        "target_strength",
        {.unit = "person", .help = "strength of the army that is decided on", .max = 1e7});
  }
  army.accept("target_strength");
  if (army.has("mass_dismissal")) {
    Table dismissal = army.table("mass_dismissal");
    const std::optional<Week> week =
        dismissal.week("week", starts.context.start, "a dismissal lies ahead");
    if (!week) dismissal.problem("week", "missing (when are they sent home?); give a week or date");
    const double share = dismissal.required_number(
        "share", {.unit = "1", .help = "of the army, sent home unpaid", .min = 0.01, .max = 1});
    dismissal.finish();
    plan.mass_dismissal = MassDismissal{.week = week.value_or(Week{0}), .share = share};
  }
  army.accept("mass_dismissal");
  army.finish();
}

/// What a plan decides about the establishment of the police.
void read_police(Table& root, Plan& plan) {
  Table police = root.table("police");
  if (police.has("target_strength")) {
    plan.police_target = police.required_number(
        "target_strength",
        {.unit = "person", .help = "establishment of the police that is decided on", .max = 1e7});
  }
  police.accept("target_strength");
  police.finish();
}

/// `[[election]]`: another date for an election that the context foresees.
void read_election_dates(Table& root, const StartReader& starts, Plan& plan) {
  std::vector<std::string> names;
  for (const ElectionContext& election : starts.context.elections) names.push_back(election.name);
  for (Table& table : root.tables("election")) {
    const std::string name = table.name("name of the election");
    refuse_identity_keys(table);
    const std::optional<Week> week =
        table.week("date", starts.context.start, "an election lies ahead");
    if (!table.has("date")) {
      table.problem("date", fmt::format("missing \"date\" in {} (when it is to be held); add one",
                                        table.path()));
    }
    table.finish();
    if (starts.context.regions.empty()) continue;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      const std::string nearest = nearest_name(name, names);
      table.problem(
          "name",
          fmt::format("unknown election \"{}\" (not in the context){}", name,
                      nearest.empty() ? "" : fmt::format("; did you mean \"{}\"?", nearest)));
      continue;
    }
    const auto election = static_cast<std::size_t>(found - names.begin());
    if (week) plan.election_dates.push_back({election, *week});
  }
}

}  // namespace

Plan read_plan(Document& document, const Context& context, std::string name) {
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
  const StartReader starts{context, names};
  const PlaceNames places(context);
  for (Table& table : tables) plan.activities.push_back(read_activity(table, starts, places));
  if (!wait_in_a_circle(tables, plan.activities)) check_excludes(tables, plan.activities);
  read_reviews(root, starts, plan);
  read_election_dates(root, starts, plan);

  read_mission(root, context, plan);
  read_army(root, starts, plan);
  read_police(root, plan);
  root.finish();
  return plan;
}

}  // namespace ssr

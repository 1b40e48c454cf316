#include "scenario/plan_mission.h"

#include <fmt/format.h>

#include "scenario/context_parts.h"
#include "scenario/plan_start.h"

namespace ssr {

namespace {

/// Two quarters of reports in a row, where a plan does not say: an assumption.
constexpr Week usual_hold_weeks = 26;

/// `[[peacekeepers.phase]]`: strength and mandate in place of the context's. A phase that gives no
/// mandate keeps that of the one before it.
void read_phases(Table& table, const Context& context, MissionPlan& mission) {
  double mandate = context.peacekeepers.mandate;
  for (Table& item : table.tables("phase")) {
    mission.phases.push_back(read_phase(item, context, mission.phases));
    if (item.has("mandate")) {
      mandate = item.required_number(
          "mandate", {.unit = "1", .help = "readiness to use force for civilians", .max = 1});
    }
    item.accept("mandate");
    item.finish();
    mission.mandates.push_back(mandate);
  }
}

/// Weeks that say how a mission leaves once `leave_when` holds, and nothing without it; `usual`
/// where the plan does not say.
Week read_exit_weeks(Table& table, const char* key, const char* help, bool waits, Week usual) {
  if (!table.has(key)) {
    table.accept(key);
    return usual;
  }
  const auto weeks = static_cast<Week>(
      table.integer(key, {.unit = "week", .help = help, .max = longest_weeks}));
  if (!waits) {
    table.problem(key, fmt::format("\"{}\" belongs to an exit that waits for leave_when (there is "
                                   "no \"leave_when\"); remove it",
                                   key));
  }
  return weeks;
}

}  // namespace

void read_mission(Table& root, const Context& context, Plan& plan) {
  Table table = root.table("peacekeepers");
  if (table.has_date("leave_by")) {
    plan.peacekeepers_leave_date = table.date("leave_by", "they leave after it");
  }
  plan.peacekeepers_leave_by =
      read_week_or_never(table, "leave_by", context.start, "they leave after it");
  MissionPlan& mission = plan.mission;
  mission.leave_when =
      read_condition(table, context, "leave_when", "the mission leaves when it holds");
  const bool waits = table.has("leave_when");
  if (waits && !table.has("leave_by")) {
    table.problem("leave_when",
                  fmt::format("missing \"leave_by\" in {} (an exit that waits needs a date by "
                              "which they leave anyway, or \"never\"); add leave_by = ...",
                              table.path()));
  }
  mission.drawdown_weeks =
      read_exit_weeks(table, "drawdown_weeks", "from the decision to the last soldier", waits,
                      mission.drawdown_weeks);
  mission.hold_weeks =
      read_exit_weeks(table, "hold_weeks", "leave_when has to hold without a break", waits,
                      waits ? usual_hold_weeks : mission.hold_weeks);
  if (waits && plan.peacekeepers_leave_by && mission.drawdown_weeks > *plan.peacekeepers_leave_by) {
    table.problem(
        "leave_by",
        fmt::format("a draw-down of {} weeks cannot end by week {}; set leave_by later or "
                    "drawdown_weeks lower",
                    mission.drawdown_weeks, *plan.peacekeepers_leave_by));
  }
  read_phases(table, context, mission);
  if (mission.phases.size() == 1 && !waits) {
    table.problem("phase",
                  "a mission of one week: strength goes in a line from one phase to the next and "
                  "ends with the last; add phases for how long it stays and when it is gone");
  }
  table.finish();
}

}  // namespace ssr

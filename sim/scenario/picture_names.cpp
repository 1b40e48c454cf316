#include <fmt/format.h>

#include <algorithm>

#include "scenario/plan.h"

namespace ssr {

namespace {

/// A name of the context as conditions write it: what is no letter, digit or _ becomes _.
std::string as_word(std::string name) {
  std::replace_if(
      name.begin(), name.end(),
      [](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return !letter && !(c >= '0' && c <= '9');
      },
      '_');
  return name;
}

}  // namespace

const std::vector<std::string>& picture_names() {
  static const std::vector<std::string> names = {
      "disarmed_share",       "demobilised_share", "reintegrated_share", "armed_fighters",
      "police_strength_share", "police_trained_share", "supervisor_share", "court_capacity_share",
      "pretrial_share",       "prison_occupancy",  "oversight_share",    "army_integrated_share",
      "homicide_rate",        "violent_incidents", "insecurity",         "trust_police",
      "legitimacy",           "unemployment_youth", "revenue_share",     "will",
  };
  return names;
}

std::vector<std::string> picture_names(const Context& context) {
  std::vector<std::string> names = picture_names();
  for (const FactionContext& faction : context.factions) {
    const std::string word = as_word(faction.name);
    for (const char* what : {"disarmed", "demobilised", "armed"}) {
      names.push_back(fmt::format("{}.{}", what, word));
    }
  }
  for (const RegionContext& region : context.regions) {
    names.push_back(fmt::format("insecurity.{}", as_word(region.name)));
  }
  return names;
}

Week end_of_mission(const Context& context, const Plan& plan, Week decided) noexcept {
  const std::vector<PeacekeeperPhase>& phases = mission_phases(context, plan);
  const MissionPlan& mission = plan.mission;
  if (phases.empty() || mission.leave_when.empty()) {
    return end_of_mission(phases, plan.peacekeepers_leave_by);
  }
  if (decided != never) return decided + mission.drawdown_weeks;
  return plan.peacekeepers_leave_by.value_or(never);
}

Week election_week(const Context& context, const Plan& plan, std::size_t election) {
  for (const ElectionDate& date : plan.election_dates) {
    if (date.election == election) return date.week;
  }
  return context.elections[election].week;
}

}  // namespace ssr

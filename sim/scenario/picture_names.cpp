#include <algorithm>
#include <limits>

#include "scenario/plan.h"

namespace ssr {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr double most_who_come = 3;  // per fighter forecast: more come than carry arms

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

const std::vector<PictureFigure>& picture_figures() {
  static const std::vector<PictureFigure> figures = {
      {"disarmed_share", 0, most_who_come},
      {"demobilised_share", 0, most_who_come},
      {"reintegrated_share", 0, most_who_come},
      {"armed_fighters", 0, unlimited},
      {"police_strength_share", 0, unlimited},  // of a target that may be passed
      {"police_trained_share"},
      {"supervisor_share"},
      {"court_capacity_share", 0, unlimited},  // of what is asked
      {"pretrial_share"},
      {"prison_occupancy", 0, unlimited},
      {"oversight_share"},
      {"army_integrated_share"},
      {"homicide_rate", 0, unlimited},
      {"violent_incidents", 0, unlimited},
      {"insecurity"},
      {"trust_police"},
      {"legitimacy"},
      {"unemployment_youth"},
      {"revenue_share"},
      {"will"},
  };
  return figures;
}

std::vector<PictureFigure> picture_figures(const Context& context) {
  std::vector<PictureFigure> figures = picture_figures();
  for (std::size_t f = 0; f < context.factions.size(); ++f) {
    const std::string word = as_word(context.factions[f].name);
    figures.push_back({"disarmed." + word, 0, most_who_come, f});
    figures.push_back({"demobilised." + word, 0, most_who_come, f});
    figures.push_back({"armed." + word, 0, unlimited, f});
  }
  for (const RegionContext& region : context.regions) {
    figures.push_back({"insecurity." + as_word(region.name)});
  }
  return figures;
}

std::vector<std::string> picture_names(const Context& context) {
  std::vector<std::string> names;
  for (PictureFigure& figure : picture_figures(context)) names.push_back(std::move(figure.name));
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

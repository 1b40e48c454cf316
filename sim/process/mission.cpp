#include "process/mission.h"

#include <algorithm>

#include "process/parameters.h"

namespace ssr {

namespace {

constexpr double max_notices = 1000;  // a slower draw-down has no end in sight, nor overflows

}  // namespace

MissionParameters read_mission(Table& table) {
  return {
      .announce_weeks =
          table.number("announce_weeks",
                       {.value = 26,
                        .low = 13,
                        .high = 52,
                        .unit = "week",
                        .help = "notice given before a mission leaves, and weeks over which a draw-down "
                                "is seen",
                        .min = 1}),
      .insecurity_shift = table.number(
          "insecurity_shift", {.value = 1.5,
                               .low = 0.5,
                               .high = 3.0,
                               .source = "Ruggeri, Dorussen & Gizelis 2018 BJPS (sign)",
                               .help = "extra weight of insecure districts in deployment"}),
      .redeploy_rate = table.number("redeploy_rate",
                                    {.value = 0.05,
                                     .low = 0.02,
                                     .high = 0.15,
                                     .unit = "1/week",
                                     .help = "how fast contingents move to where they are wanted",
                                     .max = 1}),
  };
}

MissionStrength scheduled_strength(const std::vector<PeacekeeperPhase>& phases,
                                   Week week) noexcept {
  if (phases.empty() || week < phases.front().from) return {};
  for (std::size_t i = 0; i + 1 < phases.size(); ++i) {
    const PeacekeeperPhase& a = phases[i];
    const PeacekeeperPhase& b = phases[i + 1];
    if (week >= b.from) continue;
    const double t = static_cast<double>(week - a.from) / (b.from - a.from);
    return {a.troops + t * (b.troops - a.troops), a.police + t * (b.police - a.police)};
  }
  if (week == phases.back().from) return {phases.back().troops, phases.back().police};
  return {};
}

Week announced_end(const MissionParameters& p, const std::vector<PeacekeeperPhase>& phases,
                   std::optional<Week> leave_by, Week week) noexcept {
  const Week end = end_of_mission(phases, leave_by);
  if (week + p.announce_weeks >= end) return end;
  const auto notice = static_cast<Week>(p.announce_weeks);
  const double now = scheduled_strength(phases, week).troops;
  const double lost = scheduled_strength(phases, week - notice).troops - now;
  if (lost <= 0.0) return never;
  return week + static_cast<Week>(std::min(now / lost * notice, p.announce_weeks * max_notices));
}

double deployment_weight(const MissionParameters& p, double share, double insecurity) noexcept {
  return share * (1.0 + p.insecurity_shift * insecurity);
}

namespace {

/// Moves contingents part of the way from where they stand to where they are wanted.
void deploy(const Step& step, World& world, const std::vector<double>& wanted, double total) {
  const MissionParameters& p = step.parameters.mission;
  double standing = 0;
  for (const District& d : world.districts) standing += d.peacekeepers;
  for (std::size_t i = 0; i < world.districts.size(); ++i) {
    District& d = world.districts[i];
    const double now = standing > 0 ? d.peacekeepers / standing : wanted[i];
    const double share = now + p.redeploy_rate * (wanted[i] - now);
    d.peacekeepers = total * share;
    d.mission_police = world.mission.police * share;
  }
}

}  // namespace

void mission(const Step& step, World& world) {
  const MissionParameters& p = step.parameters.mission;
  const PeacekeepersContext& given = step.context.peacekeepers;
  const auto& leave_by = step.plan.peacekeepers_leave_by;
  const bool gone = leave_by && step.week() >= *leave_by;
  const MissionStrength strength =
      gone ? MissionStrength{} : scheduled_strength(given.phases, step.week());
  world.mission.troops = strength.troops;
  world.mission.police = strength.police;
  world.mission.mandate = given.mandate;
  world.mission.leaves = announced_end(p, given.phases, leave_by, step.week());

  std::vector<double> wanted(world.districts.size(), 0.0);
  double sum = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const double share = i < given.regions.size() ? given.regions[i] : 0.0;
    const double seen = i < world.pictures.security.size() ? world.pictures.security[i] : 0.0;
    wanted[i] = deployment_weight(p, share, seen);
    sum += wanted[i];
  }
  if (sum <= 0) return;
  for (double& w : wanted) w /= sum;
  deploy(step, world, wanted, strength.troops);
}

}  // namespace ssr

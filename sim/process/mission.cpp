#include "process/mission.h"

#include <algorithm>

#include "process/parameters.h"

namespace ssr {

namespace {

constexpr double max_notices = 1000;  // a slower draw-down has no end in sight, nor overflows

}  // namespace

MissionParameters read_mission(Table& table) {
  return {
      .announce_weeks = table.number(
          "announce_weeks",
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

MissionStrength held_strength(const std::vector<PeacekeeperPhase>& phases, Week week) noexcept {
  MissionStrength most = scheduled_strength(phases, week);
  for (const PeacekeeperPhase& phase : phases) {
    if (phase.from > week) break;
    most.troops = std::max(most.troops, phase.troops);
    most.police = std::max(most.police, phase.police);
  }
  return most;
}

double left_of_drawdown(Week decided, Week drawdown_weeks, Week week) noexcept {
  if (week < decided) return 1.0;
  if (week >= decided + drawdown_weeks) return 0.0;
  return 1.0 - static_cast<double>(week - decided) / drawdown_weeks;
}

Week held_since(const MissionPlan& plan, std::span<const double> picture, Week before, Week week) {
  const bool met = !plan.leave_when.empty() && !picture.empty() && plan.leave_when.holds(picture);
  return met ? std::min(before, week) : never;
}

ExitDecision decide_exit(const MissionPlan& plan, std::optional<Week> leave_by, Week since,
                         Week week) noexcept {
  if (plan.leave_when.empty()) return ExitDecision::none;
  if (since <= week && week - since >= plan.hold_weeks) return ExitDecision::benchmarks;
  const bool last_call = leave_by && week + plan.drawdown_weeks >= *leave_by;
  return last_call ? ExitDecision::date : ExitDecision::none;
}

double mandate_in(const MissionPlan& plan, double given, Week week) noexcept {
  double mandate = given;
  for (std::size_t i = 0; i < plan.phases.size() && plan.phases[i].from <= week; ++i) {
    mandate = plan.mandates[i];
  }
  return mandate;
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

/// Whether the mission's exit begins this week. What it has reported to planners is a month old.
void consider_exit(const Step& step, World& world, const std::vector<PeacekeeperPhase>& phases) {
  if (world.mission.exit_decided != never || phases.empty()) return;
  if (step.week() < phases.front().from) return;  // nobody is there to leave
  std::span<const double> picture;
  if (step.week() >= weeks_per_month) picture = world.pictures.planner;
  Week& since = world.mission.benchmarks_since;
  since = held_since(step.plan.mission, picture, since, step.week());
  const ExitDecision decision =
      decide_exit(step.plan.mission, step.plan.peacekeepers_leave_by, since, step.week());
  if (decision == ExitDecision::none) return;
  world.mission.exit_decided = step.week();
  world.events.push_back({.week = step.week(),
                          .kind = EventKind::mission_exit,
                          .amount = decision == ExitDecision::benchmarks ? 1.0 : 0.0});
}

/// Troops and police under the plan, by schedule or until benchmarks are met.
MissionStrength strength_of(const Step& step, const World& world,
                            const std::vector<PeacekeeperPhase>& phases) {
  const Week decided = world.mission.exit_decided;
  if (!step.plan.mission.leave_when.empty()) {
    const MissionStrength held = held_strength(phases, std::min(step.week(), decided));
    const double left = left_of_drawdown(decided, step.plan.mission.drawdown_weeks, step.week());
    return {held.troops * left, held.police * left};
  }
  const auto& leave_by = step.plan.peacekeepers_leave_by;
  const bool gone = leave_by && step.week() >= *leave_by;
  return gone ? MissionStrength{} : scheduled_strength(phases, step.week());
}

/// When people and leaders take the mission to end. An exit that hangs on benchmarks is known from
/// the day it is decided.
Week known_end(const Step& step, const World& world, const std::vector<PeacekeeperPhase>& phases) {
  const MissionParameters& p = step.parameters.mission;
  if (step.plan.mission.leave_when.empty()) {
    return announced_end(p, phases, step.plan.peacekeepers_leave_by, step.week());
  }
  const Week decided = world.mission.exit_decided;
  const Week end = end_of_mission(step.context, step.plan, decided);
  return decided != never || step.week() + p.announce_weeks >= end ? end : never;
}

}  // namespace

void mission(const Step& step, World& world) {
  const MissionParameters& p = step.parameters.mission;
  const PeacekeepersContext& given = step.context.peacekeepers;
  const std::vector<PeacekeeperPhase>& phases = mission_phases(step.context, step.plan);
  consider_exit(step, world, phases);
  const MissionStrength strength = strength_of(step, world, phases);
  world.mission.troops = strength.troops;
  world.mission.police = strength.police;
  world.mission.mandate = mandate_in(step.plan.mission, given.mandate, step.week());
  world.mission.leaves = known_end(step, world, phases);

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

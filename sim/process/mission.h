#pragma once

#include <optional>
#include <span>
#include <vector>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct MissionParameters {
  double announce_weeks;    // [week] before an early exit that everybody knows of it
  double insecurity_shift;  // [1] extra weight of a wholly insecure district over a quiet one
  double redeploy_rate;  // [1/week] share of the gap between standing and wanted places closed
  double sees_peacekeepers = 1;  // link M31; cut: 0, nobody with arms or a coup in mind sees them
};
MissionParameters read_mission(Table& table);

struct MissionStrength {
  double troops = 0;
  double police = 0;
};

/// Troops and police the schedule gives for `week`: linear between phases, zero outside them.
MissionStrength scheduled_strength(const std::vector<PeacekeeperPhase>& phases, Week week) noexcept;

/// The most that the schedule has given until `week`: what a mission keeps that leaves when its
/// benchmarks are met.
MissionStrength held_strength(const std::vector<PeacekeeperPhase>& phases, Week week) noexcept;

/// [0, 1] of its strength that a mission has in `week` which decided to leave in week `decided`.
double left_of_drawdown(Week decided, Week drawdown_weeks, Week week) noexcept;

/// Since when the mission's benchmarks hold without a break, `before` being the answer a week ago.
Week held_since(const MissionPlan& plan, std::span<const double> picture, Week before, Week week);

/// How a mission's exit is decided in a week: not, because its benchmarks have held since `since`
/// for as long as the plan asks, or because it has to begin in order to be gone by the latest date.
enum class ExitDecision : std::uint8_t { none, benchmarks, date };
ExitDecision decide_exit(const MissionPlan& plan, std::optional<Week> leave_by,
                         Week since, Week week) noexcept;

/// [0, 1] mandate in `week`: that of the plan's last phase which has begun, `given` without one.
double mandate_in(const MissionPlan& plan, double given, Week week) noexcept;

/// The week in which the mission is understood to end: announced `announce_weeks` ahead, before
/// that read from a visible draw-down, or never.
Week announced_end(const MissionParameters& p, const std::vector<PeacekeeperPhase>& phases,
                   std::optional<Week> leave_by, Week week) noexcept;

/// Weight of a district for deployment from its given share and its reported insecurity [0, 1].
double deployment_weight(const MissionParameters& p, double share, double insecurity) noexcept;

/// Peacekeepers stand where the schedule and the mission's picture of insecurity put them.
void mission(const Step& step, World& world);

}  // namespace ssr

#pragma once

#include <cstdint>
#include <vector>

#include "process/leaders.h"
#include "process/parameters.h"

namespace ssr {

/// Idle former fighters who would answer a call, in people, as leaders and commanders count them:
/// those at home, and those who handed in their guns and wait among comrades.
class WhoWouldCome {
 public:
  WhoWouldCome(const Parameters& parameters, const World& world);

  /// To the leader of a faction, by their ties to commanders.
  double to_leader(std::uint32_t faction) const { return to_leader_[faction]; }
  /// To the commander of a unit: men of his own who live where he does, by their tie.
  double to_commander(UnitId unit) const { return to_commander_[unit.value]; }

 private:
  std::vector<double> to_leader_;     // [faction]
  std::vector<double> to_commander_;  // [unit]
};

/// Weapons go into caches while a leader bargains or obstructs, back to hands otherwise, and lie
/// about where he keeps the peace.
void move_caches(const Step& step, World& world, std::uint32_t f);
/// Commanders obey, hold still or go their own way; where no band is left, the disarmed may come
/// together again.
void order_units(const Step& step, World& world, std::uint32_t f, const LeaderView& view,
                 const WhoWouldCome& reserve);

}  // namespace ssr

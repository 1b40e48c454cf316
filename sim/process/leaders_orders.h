#pragma once

#include <cstddef>
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
  double to_leader(std::uint32_t faction) const { return of_faction_[faction]; }
  /// To the commander of a unit where he lives: men of his own by their tie, men of other units of
  /// his faction as strangers.
  double to_commander(const World& world, std::uint32_t unit) const;

 private:
  double stranger_;                   // [0, 1] of those who would come at full tie
  std::size_t n_factions_;
  std::vector<double> of_faction_;    // [faction]
  std::vector<double> own_by_tie_;    // [unit] where its commander lives
  std::vector<double> own_;           // [unit] the same at full tie
  std::vector<double> around_;        // [district, faction] at full tie
};

/// Weapons go into caches while a leader bargains or obstructs, back to hands otherwise, and lie
/// about where he keeps the peace.
void move_caches(const Step& step, World& world, std::uint32_t f);
/// Commanders obey, hold still, go their own way, or call their disarmed men together again.
void order_units(const Step& step, World& world, std::uint32_t f, const LeaderView& view,
                 const WhoWouldCome& reserve);

}  // namespace ssr

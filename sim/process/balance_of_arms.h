#pragma once

#include <cstdint>
#include <vector>

#include "scenario/table.h"
#include "world/world.h"

namespace ssr {

/// What a rival and a protector weigh in the eyes of somebody who thinks of living without a
/// weapon.
struct ArmsBalanceParameters {
  double soldier_threat;       // [fighters] one soldier, to those who fought the state
  double comrade_worth;        // [fighters] one comrade still under arms
  double peacekeeper_worth;    // [fighters] one peacekeeper with a full mandate
  double mission_police_worth; // [fighters] one officer of the mission
  double officer_worth;        // [fighters] one fully trusted police officer
  double patrol_worth;         // [fighters] one person in a joint patrol
  double calm_per_1000;        // [fighters per 1,000 people] too few rivals to worry about
};
ArmsBalanceParameters read_arms_balance(Table& table);

/// Who is armed around a person, per 1,000 people of the district.
struct ArmsView {
  double rivals = 0;
  double comrades = 0;
  double soldiers = 0;        // as far as they are rivals
  double peacekeepers = 0;
  double mandate = 0;         // [0, 1] readiness of peacekeepers to use force for civilians
  double mission_police = 0;
  double officers = 0;        // who can patrol and answer
  double patrols = 0;         // people in joint patrols
  double trust = 0;           // [0, 1] his home's trust in the police
};

/// How dangerous it looks to be unarmed among the armed, [0, 1]: rivals against rivals and all who
/// protect (M15, M16).
double danger_unarmed(const ArmsBalanceParameters& p, const ArmsView& view) noexcept;

/// Fighters under arms by district and faction, and what each faction's people make of them.
class ArmsBalance {
 public:
  /// Who is armed now, or is expected to be soon: where peacekeepers stand, `in_step` [0, 1] of the
  /// rivals whose leader keeps to the accord are counted on to disarm at the same time.
  explicit ArmsBalance(const World& world, double in_step = 0.0);

  /// Armed fighters of the faction in the district, in truth.
  std::int64_t armed(DistrictId district, FactionId faction) const {
    return armed_[district.value * n_factions_ + faction.value];
  }
  /// What somebody of `faction` sees in the district: rivals through his faction's estimates.
  ArmsView view(DistrictId district, FactionId faction, double trust) const;

 private:
  double rivals_seen(DistrictId district, FactionId faction) const;
  bool against_state(DistrictId district, FactionId faction) const;

  const World& world_;
  double in_step_;
  std::size_t n_factions_;
  std::vector<std::int64_t> armed_;   // [district, faction]
  std::vector<ArmsView> views_;       // [district, faction], without trust
};

}  // namespace ssr

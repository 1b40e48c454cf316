#pragma once

#include <cstdint>
#include <vector>

#include "process/step.h"

namespace ssr {

/// Has the unit a commander who lives as a civilian?
bool commander_at_home(const World& world, const Unit& unit) noexcept;
/// Where a unit's men under arms stand, or else where its commander lives; none without either.
DistrictId place_of(const World& world, UnitId id) noexcept;

/// Men on whom leaders and commanders count, in people.
class MenInReach {
 public:
  MenInReach(const Step& step, const World& world);

  /// Former fighters who would answer a leader's call, by their tie and by whether they have work.
  double to_leader(std::uint32_t faction) const { return to_leader_[faction]; }
  /// The same of a unit, who live where it would fight under its commander.
  double to_commander(UnitId unit) const { return to_commander_[unit.value]; }
  /// The same of all of a faction's who live in a district.
  double would_come(DistrictId district, std::uint32_t faction) const {
    return at_home_[district.value * n_factions_ + faction].would_come;
  }
  /// Men under arms whom disarmament that runs or has a date asks to come in, as many as its budget
  /// and its pace have places for within the time that he reckons with.
  double asked(std::uint32_t faction) const { return programme_[faction].asked; }
  /// Of these, those who would answer a call once they are disarmed and without work.
  double asked_back(std::uint32_t faction) const { return programme_[faction].back; }
  /// Those whom it has disarmed, and who are not back under arms.
  double gone(std::uint32_t faction) const { return programme_[faction].gone; }
  /// Part of its men under arms who are asked [0, 1].
  double asked_share(const World& world, std::uint32_t faction) const;
  /// Of the faction's former fighters in a district, those who wait too long for a course [0, 1].
  double waiting(DistrictId district, std::uint32_t faction) const;

 private:
  /// Former fighters of a faction in a district.
  struct AtHome {
    std::int32_t all = 0;
    std::int32_t waiting = 0;
    double would_come = 0;
  };
  /// What disarmament asks of a faction and has taken from it.
  struct Programme {
    double asked = 0;
    double back = 0;
    double gone = 0;
  };
  void limit_to_places(const Step& step, const World& world);

  std::size_t n_factions_;
  std::vector<double> to_leader_;     // [faction]
  std::vector<double> to_commander_;  // [unit]
  std::vector<AtHome> at_home_;       // [district, faction]
  std::vector<Programme> programme_;  // [faction]
};

}  // namespace ssr

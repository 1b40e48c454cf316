#pragma once

#include <cstdint>
#include <vector>

#include "process/step.h"

namespace ssr {

/// Has the unit a commander who lives as a civilian?
bool commander_at_home(const World& world, const Unit& unit) noexcept;
/// Where a unit's men under arms stand, or else where its commander lives; none without either.
DistrictId place_of(const World& world, UnitId id) noexcept;

/// Men on whom a faction's leader and its commanders count, in people.
class MenInReach {
 public:
  MenInReach(const Step& step, const World& world, FactionId faction);

  /// Former fighters who would answer the leader's call, by their tie and by whether they have
  /// work.
  double to_leader() const { return to_leader_; }
  /// The same of a unit, who live where it would fight under its commander.
  double to_commander(UnitId unit) const { return to_commander_[unit.value]; }
  /// The same of all who live in a district.
  double would_come(DistrictId district) const { return at_home_[district.value].would_come; }
  /// Men under arms whom disarmament that runs or has a date asks to come in, as many as its budget
  /// and its pace have places for within the time that he reckons with.
  double asked() const { return asked_[faction_.value]; }
  /// Of these, those who would answer a call once they are disarmed and without work.
  double asked_back() const { return asked_back_; }
  /// Those whom it has disarmed, and who are not back under arms.
  double gone() const { return gone_; }
  /// Part of a faction's men under arms, his own or another's, who are asked [0, 1].
  double asked_share(const World& world, FactionId faction) const;
  /// Of the former fighters in a district, those who wait too long for a course [0, 1].
  double waiting(DistrictId district) const;
  /// Of the same, those whom the army owes severance [0, 1].
  double owed_severance(DistrictId district) const;
  /// [people] they are.
  double living(DistrictId district) const { return at_home_[district.value].all; }

 private:
  /// Former fighters in a district.
  struct AtHome {
    std::int32_t all = 0;
    std::int32_t waiting = 0;
    std::int32_t owed = 0;
    double would_come = 0;
  };
  void limit_to_places(const Step& step, const World& world);

  FactionId faction_;
  double to_leader_ = 0;
  std::vector<double> to_commander_;  // [unit]
  std::vector<AtHome> at_home_;       // [district]
  std::vector<double> asked_;         // [faction]
  double asked_back_ = 0;
  double gone_ = 0;
};

}  // namespace ssr

#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct ArmedPresenceParameters {
  double least_holders;      // [people] fewest fighters that can tax a resource
  double peacekeeper_worth;  // [1] fighters one peacekeeper at full mandate outweighs at a mine
  double soldier_worth;      // [1] the same for a soldier
  double move_rate;          // [1/week] a unit that may move looks around
  double pull_rents;         // [1] score per unit of lootable resources
  double pull_home;          // [1] score of the home district
  double push_forces;  // [1] score taken off per force (in fighters' worth) per fighter of the unit
  double least_gain;  // [1] gain of score below which a unit stays
};
ArmedPresenceParameters read_armed_presence(Table& table);

/// What a commander sees in a district he could stand in.
struct StandView {
  double lootable = 0;  // [0, 1]
  bool home = false;
  double forces_per_fighter = 0;  // state and peacekeepers, weighted, per fighter of the unit
};
/// How good a place is for a unit still in arms.
double place_score(const ArmedPresenceParameters& p, const StandView& view) noexcept;

/// Counts who stands armed where and who lives off which resources; units in arms move slowly.
void armed_presence(const Step& step, World& world);

}  // namespace ssr

#pragma once

#include <tuple>

#include "world/world.h"

namespace ssr {

/// A new row at the end, blank and never disarmed. Gives its number.
inline std::uint32_t append(Fighters& fighters) {
  std::apply([](auto&... column) { (column.emplace_back(), ...); }, fighters.fields());
  const auto row = static_cast<std::uint32_t>(fighters.size() - 1);
  fighters.disarmed_week[row] = fighters.camp_week[row] = never;
  return row;
}

/// Those whom army and police send home: a party that no accord concerns, without a leader of them
/// all. What each of them was promised is his own severance.
inline void found_dismissed(World& world) {
  Faction party;
  party.led = false;
  party.promises_kept = 1;
  world.dismissed = FactionId{static_cast<std::uint32_t>(world.factions.size())};
  world.factions.push_back(party);
}

/// A row of the fighters for somebody who has left his row of the citizens: of the unit and where
/// it stands, without weapon, tie or programme. Gives its number.
inline std::uint32_t add_to_unit(World& world, CitizenId home, UnitId unit, FighterState state,
                                 Week now) {
  Fighters& fighters = world.fighters;
  const std::uint32_t row = append(fighters);
  fighters.home[row] = home;
  fighters.faction[row] = world.units[unit.value].faction;
  fighters.unit[row] = unit;
  fighters.sex[row] = world.citizens.sex[home.value];
  fighters.birth_week[row] = world.citizens.birth_week[home.value];
  fighters.district[row] = world.units[unit.value].district;
  enter(fighters, row, state, now);
  return row;
}

}  // namespace ssr

#pragma once

#include "process/step.h"

namespace ssr {

/// What several processes do to the guns of fighters and those who carry them, and how it is
/// counted.

/// Books somebody as disarmed by the programme this week.
void count_disarmed(const Step& step, World& world, std::uint32_t row);
/// Has he a weapon to show at the desk, when each stays behind with this chance? The same draws as
/// when he hands them in.
bool shows_weapon(const Step& step, const World& world, std::uint32_t row, double hides);
/// He hands in what he carries; each weapon stays behind in his faction's cache with this chance.
/// What is collected is put out of use or goes to the state's stores.
void hand_in_weapons(const Step& step, World& world, std::uint32_t row, double hides);
/// His own gun, one from the caller's cache, or one from around; false: there is none.
bool find_gun(World& world, std::uint32_t row, FactionId caller);
/// He takes up arms again in this unit, where it stands: out of work and of any programme.
void rejoin(const Step& step, World& world, std::uint32_t row, UnitId unit);
/// Somebody leaves his row and takes up arms in the unit, with a gun of its faction or from around;
/// a leader pays him for it, a group on its own account has nothing to give. False, and nothing
/// changed: there is no gun, no money or nobody.
bool enlist(const Step& step, World& world, CitizenId person, UnitId unit);
/// A unit that was beaten, or to which nobody came, fights nobody for some time.
void give_up(const Step& step, Unit& unit);
/// A crime or arms after disarming: counted once in a life.
void mark_recidivist(World& world, std::uint32_t row);

}  // namespace ssr

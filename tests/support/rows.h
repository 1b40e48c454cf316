#pragma once

#include "world/world.h"

namespace ssr::test {

/// `n` soldiers of the first battalion who have served from the start, are owed nothing and fought
/// for nobody else.
inline void garrison(Soldiers& s, std::size_t n) {
  s.home.assign(n, CitizenId{0});
  s.sex.assign(n, Sex::male);
  s.origin.assign(n, FactionId{});
  s.officer.assign(n, 0);
  s.abuser.assign(n, 0);
  s.status.assign(n, ServiceStatus::serving);
  s.battalion.assign(n, 0);
  s.arrears_weeks.assign(n, 0.0F);
  s.training_weeks.assign(n, 8.0F);
  s.joined.assign(n, 0);
  s.was_fighter.assign(n, FighterId{});
  s.vetted.assign(n, 0);
  s.pay.assign(n, 1.0F);
}

/// `n` armed men of 23 of the first faction and unit, in the first district and that state.
inline void comrades(Fighters& f, std::size_t n, FighterState state) {
  f.home.assign(n, CitizenId{0});
  f.faction.assign(n, FactionId{0});
  f.unit.assign(n, UnitId{0});
  f.sex.assign(n, Sex::male);
  f.birth_week.assign(n, -1200);
  f.role.assign(n, FighterRole::combatant);
  f.state.assign(n, state);
  f.since.assign(n, 0);
  f.district.assign(n, DistrictId{0});
  f.flags.assign(n, 0);
  f.weapons.assign(n, 1);
  f.livelihood.assign(n, Livelihood::idle);
  f.tranches_paid.assign(n, 0);
  f.tranches_due.assign(n, 0);
  f.commander_tie.assign(n, 0.5F);
  f.track_paid.assign(n, 0);
  f.treated.assign(n, 0);
  f.disarmed_week.assign(n, never);
  f.camp_week.assign(n, never);
  f.discharge.assign(n, Discharge::none);
}

}  // namespace ssr::test

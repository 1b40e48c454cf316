#include "process/former_fighters_week.h"
#include "process/handover.h"
#include "process/promises.h"

namespace ssr {

/// Of his own commander, who fights where he lives: in his unit's band or in another's.
CallToArms FormerFightersWeek::call_of_commander(std::uint32_t row) const {
  const Unit& own = unit_of(row);
  if (!own.commander.exists()) return {};
  const std::uint32_t commander = own.commander.value;
  const UnitId band = f_.unit[commander];
  const bool calls = armed(f_.state[commander]) && calls_men(unit_at(band)) &&
                     unit_at(band).district == f_.district[row];
  if (!calls) return {};
  return {.from = unit_at(band).faction, .band = band, .strength = 1.0};
}

/// The loudest call: of his own commander or leader, or of another leader at war in the district;
/// none in peace.
CallToArms FormerFightersWeek::call_to(std::uint32_t row) const {
  CallToArms loudest = call_of_commander(row);
  const FactionId his = leader_of(row);
  for (std::uint32_t other = 0; other < world_.factions.size(); ++other) {
    const Faction& faction = world_.factions[other];
    const bool own = FactionId{other} == his;
    if (!own && (faction.stance != Stance::fight ||
                 balance_.armed(f_.district[row], FactionId{other}) == 0)) {
      continue;
    }
    const bool stranger = !own && !officer_went_to(FactionId{other}, row);
    const double call = call_to_arms(p_, faction.stance, faction.led);
    const double heard = call * (stranger ? p_.call_stranger : 1.0);
    if (heard > loudest.strength)
      loudest = {.from = FactionId{other}, .band = {}, .strength = heard, .stranger = stranger};
  }
  return loudest;
}

/// Men of the dismissed follow an officer of theirs who has gone over.
bool FormerFightersWeek::officer_went_to(FactionId caller, std::uint32_t row) const {
  const FighterId officer = unit_of(row).commander;
  if (unit_of(row).dismissal == Dismissal::none || !officer.exists()) return false;
  return f_.state[officer.value] == FighterState::remobilised &&
         f_.faction[officer.value] == caller;
}

void FormerFightersWeek::hear_call(std::uint32_t row, double uniform, const LifeRhythm& rhythm) {
  if (uniform >= rhythm.most_recalled) return;
  const CallToArms call = call_to(row);
  if (!call.from.exists()) return;
  // A leader pays whom he calls; a commander on his own account has nothing to give but loot.
  const bool paid = !call.band.exists();
  if (paid && world_.factions[call.from.value].war_chest < to_cents(p_.signing_fee_usd)) return;
  const ArmsView arms =
      balance_.view(f_.district[row], f_.faction[row], attitude(row, Attitude::trust_police));
  const RecallView view = {
      .call = call.strength,
      .tie = call.stranger ? 0.0 : f_.commander_tie[row],
      .idle = idle(row),
      .danger = p_.sees_danger * danger_unarmed(step_.parameters.registration.balance, arms),
      .promises_kept = promises_kept_to(step_, world_, row),
      .grievance = p_.sees_misrule * attitude(row, Attitude::grievance),
      .accepted = has(row, fighter_flag::accepted),
      .family = has(row, fighter_flag::family),
      .expects_tranche = f_.tranches_due[row] > 0,
      .impostor = has(row, fighter_flag::impostor)};
  if (!exact::happens_within(uniform, remobilise_rate(p_, view), rhythm.weeks)) return;
  if (!find_gun(world_, row, call.from)) return;
  if (paid) {
    const Cents fee = to_cents(p_.signing_fee_usd);
    world_.factions[call.from.value].war_chest -= fee;
    world_.accounts.spent_by_factions += fee;
  }
  rejoin(step_, world_, row, paid ? unit_to_join(row, call.from) : call.band);
}

/// His own unit while anybody is there, else one in his district, else any of the caller's.
UnitId FormerFightersWeek::unit_to_join(std::uint32_t row, FactionId caller) const {
  UnitId found = caller == leader_of(row) ? f_.unit[row] : UnitId{};
  if (found.exists() && unit_of(row).under_arms > 0) return found;
  bool anywhere = false;
  for (std::uint32_t u = 0; u < world_.units.size(); ++u) {
    const Unit& unit = world_.units[u];
    if (unit.faction != caller || unit.under_arms <= 0) continue;
    if (unit.district == f_.district[row]) return UnitId{u};
    if (!anywhere) found = UnitId{u};
    anywhere = true;
  }
  return found;
}

}  // namespace ssr

#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/clock.h"
#include "core/fields.h"
#include "core/id.h"
#include "core/money.h"
#include "scenario/context.h"
#include "world/citizens.h"

namespace ssr {

/// Where a fighter or former fighter stands.
enum class FighterState : std::uint8_t {
  under_arms,          // with his unit, outside state control
  registered,          // passed the entry test and disarmed; with his unit until a camp has a place
  cantoned,            // in a camp
  waiting,             // demobilised, before any programme: the gap
  in_programme,        // reintegration
  settled,  // former fighter living as a civilian, with or without a programme behind him
  home_unregistered,   // went home without papers: never registered, or tired of waiting
  in_army,
  in_police,
  criminal,            // lives from crime
  remobilised,         // back under arms
  detained,
  abroad,              // fights or waits across a border
  dead,
};
constexpr std::size_t n_fighter_states = 14;

/// With what papers somebody left an armed force.
enum class Discharge : std::uint8_t {
  none,
  demobilised,  // from a camp, or into a force of the state
  released,     // a child, by its commander
  severed,      // by the army as one too many, with severance
  dismissed,    // the same, and severance is owed
  removed,      // by the army or the police, for what he did
};

enum class FighterRole : std::uint8_t { combatant, support, child };

/// Below 18 it is a child (Paris Principles, 2007).
constexpr Week grown_up_from = static_cast<Week>(18.0 * weeks_per_year);

namespace fighter_flag {
constexpr std::uint8_t schooled = 1;
constexpr std::uint8_t family = 2;          // partner or children at home
constexpr std::uint8_t skilled = 4;         // completed job training (M19)
constexpr std::uint8_t counselled = 8;      // therapy took, and lasts (r. 46-47)
constexpr std::uint8_t reoffended = 16;     // crime or rearming after disarming: recidivism
constexpr std::uint8_t earlier_programme = 32;  // disarmed before the start, and settled or back
constexpr std::uint8_t accepted = 64;       // by the community he returned to
constexpr std::uint8_t impostor = 128;      // never fought; got in through the entry test
}  // namespace fighter_flag

/// Fighters and former fighters, one row a person, at every scale. Those who never fought and got
/// into the programme are rows too, with the flag `impostor`.
struct Fighters {
  std::vector<FactionId> faction;  // the last he fought for, or on whose list an impostor stood
  std::vector<UnitId> unit;               // and its unit
  // fixed for life
  std::vector<CitizenId> home;            // home row; its weight is lower by this person
  std::vector<Sex> sex;
  std::vector<std::int16_t> birth_week;
  std::vector<FighterRole> role;
  // state
  std::vector<FighterState> state;
  std::vector<Week> since;                // week the state was entered
  std::vector<DistrictId> district;       // where he stands
  std::vector<std::uint8_t> flags;        // fighter_flag
  std::vector<std::uint8_t> weapons;      // in his hands
  std::vector<Livelihood> livelihood;  // of former fighters: idle, subsistence, employed, illicit
  std::vector<std::uint8_t> tranches_paid;
  std::vector<std::uint8_t> tranches_due; // promised and expected (r. 45); counts down when paid
  std::vector<float> commander_tie;       // [0, 1] strength of the tie to the former commander
  std::vector<Week> disarmed_week;        // `never` before
  std::vector<Week> camp_week;            // instalments count from here; `never` before a camp
  std::vector<Discharge> discharge;
  std::vector<std::uint8_t> treated;      // has been in therapy, whether it took or not
  std::vector<std::uint8_t> track_paid;   // a place of his on the track of women and children is
                                          // paid for and not taken up yet

  std::size_t size() const noexcept { return state.size(); }
  SSR_FIELDS(faction, unit, home, sex, birth_week, role, state, since, district, flags, weapons,
             livelihood, tranches_paid, tranches_due, commander_tie, disarmed_week, camp_week,
             discharge, treated, track_paid)
};

/// What a commander makes of the ties his former fighters keep.
enum class CommanderStyle : std::uint8_t { restrains, brokers_work, runs_crime };

/// The force whose dismissed a unit is made of.
enum class Dismissal : std::uint8_t { none, army, police };

/// A unit of 30-100 fighters. Its id comes from faction and number.
struct Unit {
  FactionId faction;
  DistrictId district;
  DistrictId home_district;
  FighterId commander;
  double abusiveness = 0;          // [0, 1] what it did to civilians (r. 43)
  bool recruited_locally = true;   // ties outlast demobilisation (r. 61b)
  CommanderStyle style = CommanderStyle::restrains;
  bool bought_off = false;         // accepted an inducement
  bool fights = false;             // follows an order to fight this quarter
  bool disbanded = false;          // before the start, by a programme: nobody leads it
  bool splinter = false;  // fights on its commander's own account, against the leader's word
  bool for_rents = false;  // as a splinter it lives from the place, and wants nothing of the state
  Week gathers_until = never;  // its commander waits for the men whom he called
  Week beaten_until = 0;       // it was beaten, or nobody came, and tries nothing until then
  Dismissal dismissal = Dismissal::none;  // of those whom the state sent home, and whence
  std::uint32_t dismissed_from = 0;      // the battalion, or the district of the police
  std::int32_t under_arms = 0;     // recounted each week
  std::int32_t members = 0;        // who fought in it and are alive, in any state; each month
  std::int32_t criminals = 0;      // of them, living from crime; recounted each month

  bool lives_from_rents() const noexcept { return splinter && for_rents; }
  /// Could it keep a list or weapons: neither disbanded before the start, nor sent home by the
  /// state without having taken up arms since?
  bool stands() const noexcept {
    return !disbanded && (dismissal == Dismissal::none || under_arms > 0 || beaten_until > 0);
  }

  SSR_FIELDS(faction, district, home_district, commander, abusiveness, recruited_locally, style,
             bought_off, fights, disbanded, splinter, for_rents, gathers_until, beaten_until,
             dismissal, dismissed_from, under_arms, members, criminals)
};

enum class Stance : std::uint8_t { comply, bargain, obstruct, fight };
constexpr std::size_t n_stances = 4;

/// A faction and its leader.
struct Faction {
  SpoilerType type = SpoilerType::limited;
  bool sides_with_state = false;
  bool included = true;            // in the accord and in office (M29)
  double wants_posts = 0;          // wants sum to 1
  double wants_rents = 0;
  double wants_impunity = 0;
  double wants_power = 0;
  Stance stance = Stance::comply;
  Week stance_since = 0;
  Week reasons_since = 0;          // when what moves its leader in private became what it is
  bool led = true;                 // has a leader; he can be arrested, bought for good or killed
  double promises_kept = 0.5;      // [0, 1] his reading of what was promised and given (M46)
  double posts = 0;                // offices held, as a share of what it wants
  double inducements = 0;          // [0, 1] what is on offer to him now (M30)
  double prosecution_threat = 0;   // [0, 1] as he sees it
  double fed = 1;                  // [0, 1] of what his fighters need to live on
  double held_back_share = 0;      // of his fighters, kept out of the programme on his order
  std::int64_t cached_weapons = 0;
  Cents war_chest = 0;
  Cents rents_last_year = 0;
  double external_support_per_week = 0;  // USD, from a patron (M83)
  std::int64_t under_arms = 0;     // recounted each week: under_arms and remobilised
  std::int64_t disarmed = 0;       // cumulative, this programme

  SSR_FIELDS(type, sides_with_state, included, wants_posts, wants_rents, wants_impunity,
             wants_power, stance, stance_since, reasons_since, led, promises_kept, posts,
             inducements, prosecution_threat, fed, held_back_share, cached_weapons, war_chest,
             rents_last_year, external_support_per_week, under_arms, disarmed)
};

/// What commanders are told by their leader; nothing where there is none.
inline std::optional<Stance> ordered(const Faction& faction) noexcept {
  return faction.led ? std::optional(faction.stance) : std::nullopt;
}

/// Weapons outside hands and caches; all weapons are conserved.
struct Arsenal {
  std::int64_t state_stores = 0;
  std::int64_t destroyed = 0;      // collected and put out of use
  std::int64_t brought_in = 0;     // across borders since the start
  std::int64_t taken_out = 0;      // left the country
  std::int64_t at_start = 0;
  std::int64_t collected = 0;      // handed in by fighters and civilians since the start
  double secured = 0;              // of the state's stores, marked and locked away

  SSR_FIELDS(state_stores, destroyed, brought_in, taken_out, at_start, collected, secured)
};

/// [0, 1] of the state's weapons that are neither marked nor locked away.
inline double loose_share(const Arsenal& arsenal) noexcept {
  const auto stores = static_cast<double>(arsenal.state_stores);
  return arsenal.secured < stores ? 1.0 - arsenal.secured / stores : 0.0;
}

constexpr bool armed(FighterState state) noexcept {
  return state == FighterState::under_arms || state == FighterState::remobilised;
}
/// Lives in the district that his row names: neither dead nor abroad, in prison or in a force of
/// the state.
constexpr bool lives_there(FighterState state) noexcept {
  return state != FighterState::dead && state != FighterState::abroad &&
         state != FighterState::detained && state != FighterState::in_army &&
         state != FighterState::in_police;
}
/// Was somebody disarmed in this programme, and not in one before the start?
constexpr bool disarmed_since_start(Week week) noexcept { return week >= 0 && week != never; }
/// Did this programme disarm a grown fighter, who lives and is not back under arms?
inline bool disarmed_and_gone(const Fighters& fighters, std::size_t row) noexcept {
  return disarmed_since_start(fighters.disarmed_week[row]) && !armed(fighters.state[row]) &&
         fighters.state[row] != FighterState::dead && fighters.role[row] != FighterRole::child &&
         (fighters.flags[row] & fighter_flag::impostor) == 0;
}
/// Under this state a former fighter lives as a civilian and can offend, work or be recruited
/// again.
constexpr bool at_large(FighterState state) noexcept {
  return state == FighterState::waiting || state == FighterState::in_programme ||
         state == FighterState::settled || state == FighterState::home_unregistered ||
         state == FighterState::criminal;
}
/// Has a former fighter neither work nor land nor a course? Who lives from crime has none of them.
inline bool without_work(const Fighters& fighters, std::size_t row) noexcept {
  const Livelihood living = fighters.livelihood[row];
  return (living == Livelihood::idle || living == Livelihood::illicit) &&
         fighters.state[row] != FighterState::in_programme;
}
/// Was he sent home by a force of the state? None takes him back.
constexpr bool turned_out(Discharge discharge) noexcept {
  return discharge == Discharge::severed || discharge == Discharge::dismissed ||
         discharge == Discharge::removed;
}
/// Who was one too many was promised severance; who was removed for what he did was not.
constexpr bool severance_owed(Discharge discharge) noexcept {
  return discharge == Discharge::dismissed;
}
inline void pay_severance(Fighters& fighters, std::size_t row) {
  fighters.discharge[row] = Discharge::severed;
  fighters.tranches_paid[row] = std::max<std::uint8_t>(1, fighters.tranches_paid[row]);
}
/// How somebody with these papers lives who lives as a civilian.
constexpr FighterState at_home(Discharge discharge) noexcept {
  return discharge == Discharge::none ? FighterState::home_unregistered : FighterState::settled;
}
inline void enter(Fighters& fighters, std::uint32_t row, FighterState state, Week now) {
  fighters.state[row] = state;
  fighters.since[row] = now;
}

}  // namespace ssr

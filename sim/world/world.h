#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/draws.h"
#include "core/fields.h"
#include "core/threading.h"
#include "scenario/context.h"
#include "world/armed.h"
#include "world/citizens.h"
#include "world/forces.h"
#include "world/justice.h"
#include "world/pictures.h"
#include "world/places.h"
#include "world/programme.h"
#include "world/state.h"
#include "world/tally.h"

namespace ssr {

/// Something public that happened: for the event log and the UCDP coding of relapse.
enum class EventKind : std::uint8_t {
  clash,
  attack,
  mutiny,
  coup_attempt,
  coup,
  relapse,
  election,
  activity_start,
  activity_end,
  leader_stance,
  promise_broken,
  prison_riot,
  communal_violence,
  review,
  mission_exit,
  regrouped,
  activity_pause,
  activity_resume,
  force_size_decided,
  aid_withheld,
  aid_released
};
constexpr std::size_t n_event_kinds = 21;

struct PublicEvent {
  Week week = 0;
  EventKind kind = EventKind::clash;
  std::uint32_t district = Id<void>::none_value;
  std::uint32_t faction = Id<void>::none_value;
  std::uint32_t activity = Id<void>::none_value;
  double amount = 0;  // deaths, stance, USD moved, people decided on, ...

  SSR_FIELDS(week, kind, district, faction, activity, amount)
};

/// Battle deaths between the government and one group that make a calendar year one of active
/// conflict (UCDP).
constexpr std::int64_t active_year = 25;

/// Deaths by calendar year since the start year, for the UCDP procedure.
struct ConflictRecord {
  std::vector<std::int64_t> battle_deaths;         // [year]: government against organised groups
  std::vector<std::vector<std::int64_t>> by_dyad;  // [year, group]: the same against each of them
  std::vector<std::int64_t> other_deaths;          // in other organised violence
  bool crisis = false;                       // coup, mutiny of a battalion, mass displacement
  Week crisis_week = never;                  // the first

  /// Did fighting with one group make it a year of active conflict?
  bool active(std::size_t year) const noexcept {
    return year < by_dyad.size() &&
           std::any_of(by_dyad[year].begin(), by_dyad[year].end(),
                       [](std::int64_t deaths) { return deaths >= active_year; });
  }
  std::size_t active_years() const noexcept {
    std::size_t n = 0;
    for (std::size_t year = 0; year < by_dyad.size(); ++year) n += active(year) ? 1 : 0;
    return n;
  }
  void mark_crisis(Week week) noexcept {
    if (!crisis) crisis_week = week;
    crisis = true;
  }
  SSR_FIELDS(battle_deaths, by_dyad, other_deaths, crisis, crisis_week)
};

/// The whole state of one history: a value that can be copied (branching), written (a checkpoint)
/// and compared. No behaviour.
struct World {
  Week week = 0;                     // the week about to be played
  Luck luck;
  std::vector<District> districts;
  Communities communities;
  Citizens citizens;
  FeltBy felt;                       // kept by world/feelings.h
  Fighters fighters;
  std::vector<Unit> units;
  std::vector<Faction> factions;  // those of the context, and those whom the state dismissed
  FactionId dismissed;            // the latter; none: nobody keeps track of them
  Arsenal arsenal;
  Police police;
  Army army;
  Justice justice;
  Oversight oversight;
  Government government;
  Accord accord;
  Elections elections;
  std::vector<Donor> donors;
  Mission mission;
  std::vector<Neighbour> neighbours;
  Programme programme;
  Accounts accounts;
  Pictures pictures;
  std::vector<Incident> incidents;   // of this week, not yet answered
  Tally tally;                       // of this week
  std::vector<PublicEvent> events;   // since the start
  ConflictRecord conflict;
  // cumulative people flows, for the audit
  std::int64_t people_at_start = 0;
  std::int64_t births = 0;
  std::int64_t deaths = 0;
  std::int64_t gone_abroad = 0;
  std::int64_t came_in = 0;
  std::int64_t displaced_lowest = 0;  // people displaced in the calmest month so far
  std::int64_t cases_opened = 0;
  std::int64_t cases_closed = 0;

  SSR_FIELDS(week, luck, districts, communities, citizens, felt, fighters, units, factions,
             dismissed, arsenal, police, army, justice, oversight, government, accord, elections,
             donors, mission, neighbours, programme, accounts, pictures, incidents, tally, events,
             conflict, people_at_start, births, deaths, gone_abroad, came_in, displaced_lowest,
             cases_opened, cases_closed)
};

/// One person leaves the citizen table for a role (or death): the row's weight falls by one.
/// False, and nothing changed, when the row has nobody left.
bool leave_row(World& world, CitizenId row);
/// One person comes back to the row.
void return_to_row(World& world, CitizenId row);
/// Has a former fighter paid work that others could have? A patrol is none.
inline bool has_job(const World& world, std::uint32_t row) {
  return world.fighters.livelihood[row] == Livelihood::employed && !on_patrol(world.programme, row);
}
/// The community of a citizen row.
CommunityId community_of(const World& world, CitizenId row);
/// District of a person's home.
inline DistrictId home_district(const World& world, CitizenId row) {
  return world.communities.district[community_of(world, row).value];
}
/// Adds `n` events to one of the community's decaying memories, which are per 1,000 people.
inline void remember(World& world, CommunityId community, std::vector<float> Communities::*memory,
                     double n = 1.0) {
  const double people = static_cast<double>(world.communities.people[community.value]);
  if (people > 0) {
    (world.communities.*memory)[community.value] += static_cast<float>(1000.0 * n / people);
  }
}
/// Lists the rows in use of every community by kind of people (citizens.by_kind); adults are older
/// from the age `older_from` [week]. Sex and age are the same under every plan, and so are the
/// lists.
void list_by_kind(World& world, Week older_from, Threading threading);
/// Somebody who lives in the district, every person with the same chance; none in an empty
/// district. Uses words 0 to 2 of the block.
CitizenId somebody_in(const World& world, DistrictId district, const Block& draws);
/// Somebody of the community, every person with the same chance. Uses words 1 and 2 of the block.
CitizenId somebody_of(const World& world, CommunityId community, const Block& draws);
/// Spends from an account and books it; the balance may not fall below zero (checked by audits).
inline void spend(World& world, Cents& account, Spending purpose, Cents amount) {
  account -= amount;
  world.accounts.spent[static_cast<std::size_t>(purpose)] += amount;
}

}  // namespace ssr

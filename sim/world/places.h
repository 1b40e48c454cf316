#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/fields.h"
#include "core/id.h"
#include "core/money.h"
#include "scenario/context.h"
#include "world/citizens.h"

namespace ssr {

/// A district: where institutions, forces and money stand. People are counted one by one, at every
/// scale.
struct District {
  // given
  double urban_share = 0;
  double lootable = 0;
  double mined = 0;         // [0, 1] of farm land, closed by mines and shells
  std::int64_t people = 0;  // living here, whatever their role, but those in prison; each month
  std::int64_t residents = 0;        // of those without a role: sum over its communities, each week
  std::int64_t adults = 0;           // residents of 15 and over, each month
  // armed presence, recounted each week (process/armed_presence)
  std::int64_t armed_fighters = 0;   // with weapon and commander, outside state control
  std::int64_t allied_fighters = 0;  // of them, of militias that stand by the state
  std::int64_t former_fighters = 0;  // living as civilians
  double peacekeepers = 0;           // troops
  double mission_police = 0;
  double patrols = 0;                // people in joint patrols
  double border_monitors = 0;        // who look for arms at its crossings
  double certified = 0;              // [0, 1] of its lootable resources, sold with a certificate
  double customs = 0;  // [0, 1] of the goods at its crossings, seen by customs officers
  std::int64_t soldiers = 0;
  double police_present = 0;         // officers who can patrol and answer (M15 holds them out)
  double police_on_foot = 0;         // more of them, on foot patrol and not counted in the former
  double police_coverage = 0;        // [0, 1] saturating in officers per 1,000 people
  // security as it is: what armed and violent events do to work and reform (M33)
  double insecurity = 0;             // [0, 1] decaying memory of attacks, clashes and homicides
  // economy
  std::int64_t working_age = 0;      // people of 15 to 64 living here without a role, each month
  std::int64_t idle = 0;             // of those without work or land, each month
  std::int64_t seekers = 0;          // these and former fighters without work
  std::int64_t jobs = 0;             // places of paid work
  std::int64_t jobs_taken = 0;
  std::int64_t jobs_at_start = 0;
  Cents output_per_week = 0;
  Cents output_at_start = 0;         // a week, at the insecurity of the start
  Cents rents_per_week = 0;          // illicit, to whoever holds the place
  FactionId rents_holder;            // none: nobody organised
  // arms outside state control in civilian hands
  std::int64_t civilian_weapons = 0;
  // displaced people who live here but are from elsewhere
  std::int64_t displaced_here = 0;
  std::int64_t displaced_away = 0;

  SSR_FIELDS(urban_share, lootable, mined, people, residents, adults, armed_fighters,
             allied_fighters, former_fighters, peacekeepers, mission_police, patrols,
             border_monitors, certified, customs, soldiers, police_present, police_on_foot,
             police_coverage, insecurity, working_age, idle, seekers, jobs, jobs_taken,
             jobs_at_start, output_per_week, output_at_start, rents_per_week, rents_holder,
             civilian_weapons, displaced_here, displaced_away)
};

/// [0, 1] resources that fighters can still tax: those sold without a certificate.
inline double lootable_left(const District& district) noexcept {
  return district.lootable * (1.0 - district.certified);
}

/// [0, 1] farm land that people can work, of all land: not town, and not mined.
inline double open_land(const District& district) noexcept {
  return (1.0 - district.urban_share) * (1.0 - district.mined);
}

/// What is counted in each community since the start, for trials: people and events.
enum class LocalCount : std::uint8_t {
  property_crime, assault, domestic_violence, dispute, dispute_turned_violent, vigilante_incident,
  // victims of any crime, and those of them who went to the police
  victim, victim_woman, victim_of_minority, victim_young,
  reported, reported_woman, reported_minority, reported_young,
};
constexpr std::size_t n_local_counts = static_cast<std::size_t>(LocalCount::reported_young) + 1;

/// Communities: the social unit, a run of rows of the citizen table, in the order of districts.
/// Below scale 1 a community stands for others like it and its rows carry weights: `people` counts
/// people, not rows.
struct Communities {
  // given
  std::vector<DistrictId> district;
  std::vector<std::uint8_t> urban;
  std::vector<std::uint32_t> first_row;     // of the citizen table
  std::vector<std::uint32_t> n_rows;        // in use; grows into the slots
  std::vector<std::uint32_t> n_slots;
  std::vector<std::int32_t> base_weight;    // people a new row stands for
  std::vector<std::uint8_t> largest_group;  // to which most of its people belonged at the start
  // people
  std::vector<std::int64_t> people;         // sum of weights
  std::vector<std::array<std::uint32_t, n_kinds_of_people>> n_of_kind;  // rows in citizens.by_kind
  std::vector<std::int64_t> unplaced_births;// newborns waiting for a row of base_weight
  // customary and non-state providers: chiefs, elders, watch groups
  std::vector<float> customary_presence;    // [0, 1] can people reach a chief's court or elders
  std::vector<float> customary_authority;   // [0, 1] are its rulings followed (M22)
  std::vector<float> customary_accountability;  // [0, 1] does anybody answer for its abuses (M25)
  std::vector<float> fairness_women;        // [0, 1]
  std::vector<float> fairness_youth;        // [0, 1]
  std::vector<float> mediation_trained;     // [0, 1] share of mediators trained
  std::vector<float> watch_group;           // members per 1,000 people
  std::vector<float> licensed;  // [0, 1] share of such providers on a list, with a licence
  // memory of what happened here, per 1,000 people, decaying (process/attitudes)
  std::vector<float> recent_violence;
  std::vector<float> recent_abuse;          // by police and soldiers
  std::vector<float> recent_extortion;
  std::vector<float> recent_impunity;       // reported and nothing came of it
  std::vector<float> recent_remedy;         // reported and put right
  std::vector<float> recent_long_remand;    // neighbours held without trial
  std::vector<float> recent_vigilantism;
  std::vector<float> visible_gains;         // [0, 1] what people see built and working (M70)
  std::vector<float> perceived_violence;    // the public's picture: news and rumour (M76)
  std::vector<float> acceptance;            // [0, 1] readiness to take former fighters in
  // officers on foot patrol and in dialogue (process/foot_patrols)
  std::vector<float> officers_on_foot;      // here, this week
  std::vector<float> contact;               // [0, 1] share of people who know officers by meeting
  std::vector<float> officers_met;          // [0, 1] of those meetings, the share that went well
  std::vector<std::array<std::int32_t, n_local_counts>> counted;  // since the start

  std::size_t size() const noexcept { return district.size(); }
  void count(CommunityId community, LocalCount what) {
    ++counted[community.value][static_cast<std::size_t>(what)];
  }
  SSR_FIELDS(district, urban, first_row, n_rows, n_slots, base_weight, largest_group, people,
             n_of_kind, unplaced_births, customary_presence, customary_authority,
             customary_accountability, fairness_women, fairness_youth, mediation_trained,
             watch_group, licensed, recent_violence, recent_abuse, recent_extortion,
             recent_impunity, recent_remedy, recent_long_remand, recent_vigilantism, visible_gains,
             perceived_violence, acceptance, officers_on_foot, contact, officers_met, counted)
};

}  // namespace ssr

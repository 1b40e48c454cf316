#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "core/clock.h"
#include "core/fields.h"
#include "core/id.h"
#include "world/citizens.h"

namespace ssr {

/// What a case is about: crimes and disputes share one table.
enum class Matter : std::uint8_t {
  homicide,
  robbery,
  theft,
  assault,
  sexual_violence,
  domestic_violence,
  extortion,      // by officers, soldiers or armed groups
  abuse,          // beating, unlawful detention or killing by forces
  land_dispute,
  debt_dispute,
  chieftaincy_dispute,
};
constexpr std::size_t n_matters = 11;
constexpr bool dispute(Matter m) noexcept { return m >= Matter::land_dispute; }
constexpr bool violent(Matter m) noexcept {
  return m == Matter::homicide || m == Matter::robbery || m == Matter::assault ||
         m == Matter::sexual_violence || m == Matter::domestic_violence || m == Matter::abuse;
}

enum class OffenderKind : std::uint8_t { unknown, citizen, fighter, officer, soldier, mob };

/// Something that happened to one person this week, before anybody did anything about it.
struct Incident {
  std::uint32_t id = 0;          // event_id(community, week, number)
  CommunityId community;
  CitizenId victim;
  Matter matter = Matter::theft;
  OffenderKind offender_kind = OffenderKind::unknown;
  std::uint32_t offender = 0;    // row of the table that offender_kind names

  SSR_FIELDS(id, community, victim, matter, offender_kind, offender)
};

enum class Stage : std::uint8_t {
  reported,        // to the police; waits for an investigator
  investigated,    // a suspect is named, not yet held or charged
  charged,         // waits for a hearing; the suspect on remand or on bail
  convicted,       // serving a sentence
  customary,       // before a chief or elders
  unresolved,      // a dispute nobody decided: festers (M6)
  closed,          // removed by whoever closed it, at the end of his work of the week
};

enum class Custody : std::uint8_t { none, remand, sentenced };

/// A case, and where there is one its detainee. Its id comes from what made it.
struct Case {
  std::uint32_t id = 0;
  CommunityId community;
  DistrictId district;           // of the court
  Matter matter = Matter::theft;
  Stage stage = Stage::reported;
  Sex victim_sex = Sex::male;
  std::uint8_t victim_group = 0;
  bool right_person = false;     // the one named did it
  bool by_civilian = true;       // no forces, men under arms or mob did it: police can take him
  bool bribed = false;
  Custody custody = Custody::none;
  OffenderKind suspect_kind = OffenderKind::unknown;  // while `reported`: who did it, whether the
  std::uint32_t suspect = 0;  // police know him or not; later: whom they named
  CitizenId victim;
  Week opened = 0;
  Week stage_since = 0;
  float evidence = 0;            // [0, 1] falls while nobody acts (M3); while `reported`: at first
  DistrictId prison;
  Week custody_since = 0;
  Week release_week = never;

  SSR_FIELDS(id, community, district, matter, stage, opened, stage_since, victim, victim_sex,
             victim_group, suspect_kind, suspect, right_person, by_civilian, bribed, evidence,
             custody, prison, custody_since, release_week)
};

/// When something is done about this case, people who might do the like see that violence is
/// punished: not when the wrong one is taken, nor where the law did not reach when it happened.
constexpr bool shows_sanction(const Case& c) noexcept {
  return c.right_person && c.by_civilian && violent(c.matter);
}

/// The police stations of a district: reports that wait for an investigator, the most urgent first.
/// Who came first stands first among those of one urgency, and who was looked for in vain last.
struct Stations {
  static constexpr std::size_t n_urgencies = 25;
  std::array<std::deque<Case>, n_urgencies> waiting;

  SSR_FIELDS(waiting)
};

/// The courts of a district.
struct Court {
  double judges = 0;             // judges and magistrates in post
  double prosecutors = 0;
  double defenders = 0;
  double clerks = 0;
  double trainees = 0;           // in the pipeline to become judges
  double trainee_staff = 0;      // in the pipeline to become prosecutors, defenders or clerks
  double mobile_hearings = 0;    // offered this week by mobile courts and legal aid
  double arrears_weeks = 0;
  double equipment = 0.3;        // [0, 1] buildings and records against need
  double local_capacity = 0.3;   // [0, 1] what it does without foreigners (M55)
  std::int64_t criminal_cases = 0;  // on its dockets
  std::int64_t civil_cases = 0;
  std::int64_t undecided = 0;    // disputes of the district that nobody deals with
  // recounted each week
  std::int64_t waiting = 0;      // cases charged and not yet heard, criminal and civil
  std::int64_t heard = 0;        // this week
  double capacity_last_week = 0; // hearings it could have held

  SSR_FIELDS(judges, prosecutors, defenders, clerks, trainees, trainee_staff, mobile_hearings,
             arrears_weeks, equipment, local_capacity, criminal_cases, civil_cases, undecided,
             waiting, heard, capacity_last_week)
};
/// Cases and disputes that wait for a court's decision.
inline std::int64_t open_before(const Court& court) noexcept {
  return court.criminal_cases + court.civil_cases;
}

struct Prison {
  double places = 0;
  double staff = 0;
  double upkeep = 0.5;           // [0, 1] food, water, care against need, that the state paid for
  double maintained = 0;         // [0, 1] what the plan adds to upkeep this week
  double under_construction = 0; // places
  // recounted each week
  std::int64_t remand = 0;
  std::int64_t sentenced = 0;

  SSR_FIELDS(places, staff, upkeep, maintained, under_construction, remand, sentenced)
};

/// What an officer or soldier did to somebody, until overseers have looked at it or it is
/// forgotten.
struct Misdeed {
  std::uint32_t id = 0;          // of the incident
  Week week = 0;
  CommunityId community;
  DistrictId district;
  CitizenId victim;
  bool serious = false;          // abuse; else extortion
  bool file_open = false;        // somebody complained or a watchdog wrote it up
  OffenderKind offender_kind = OffenderKind::officer;
  std::uint32_t offender = 0;    // row of police or soldiers

  SSR_FIELDS(id, week, community, district, victim, serious, file_open, offender_kind, offender)
};

/// Inspectors, audit, complaints offices; parliament and civil society have limited eyes.
struct Oversight {
  double inspectors = 0;
  double civil_society = 0.2;    // [0, 1] reach
  double parliament = 0.2;       // [0, 1] asks and sanctions
  // [district] chance that abuse is punished, as officers and as soldiers see it (M7)
  std::vector<double> seen_certainty_police;
  std::vector<double> seen_certainty_army;      // [district]
  std::vector<Misdeed> misdeeds;                // last week's, and files still open

  SSR_FIELDS(inspectors, civil_society, parliament, seen_certainty_police, seen_certainty_army,
             misdeeds)
};

/// Every open case lies where it is dealt with, in a docket in which who came first stands first. A
/// civil case comes up once in four weeks, a criminal one at the courts' interval; disputes that
/// nobody deals with are looked at once a quarter.
struct Justice {
  std::vector<Case> reported;    // this week, and not yet received at a station
  std::vector<Stations> stations;  // [district]
  std::vector<Case> warrants;    // a suspect is named, and not yet arrested
  std::vector<Case> criminal;    // charged with a crime, held on remand or not
  std::array<std::vector<Case>, weeks_per_month> civil;        // [id % 4] disputes before a court
  std::vector<Case> serving;     // convicted and in prison
  std::vector<Case> customary;   // before a chief or elders
  std::array<std::vector<Case>, weeks_per_quarter> festering;  // [id % 13] unresolved disputes
  std::vector<Court> courts;     // [district]
  std::vector<Prison> prisons;   // [district]
  std::vector<double> seen_sanction;  // [district] of crime, as offenders see it: a chance
  std::vector<double> convictions;  // [district] that show sanction, not yet counted in the former
  std::vector<double> violence_by_civilians;  // [district] offences not yet counted in the former
  // [district] what offenders remember: both fade alike, and the first over the second is what they
  // see; empty until police first work
  std::vector<double> remembered_sanctions;
  std::vector<double> remembered_violence;

  /// The docket to which a case of this stage goes; there is none for a closed one.
  std::vector<Case>& docket_of(const Case& c) noexcept {
    switch (c.stage) {
      case Stage::investigated:
        return warrants;
      case Stage::charged:
        return dispute(c.matter) ? civil[c.id % weeks_per_month] : criminal;
      case Stage::convicted:
        return serving;
      case Stage::customary:
        return customary;
      case Stage::unresolved:
        return festering[c.id % weeks_per_quarter];
      default:
        return reported;
    }
  }
  /// The civil cases, and the festering disputes, whose turn it is.
  std::vector<Case>& civil_due(Week now) noexcept {
    return civil[static_cast<std::size_t>(now % weeks_per_month)];
  }
  std::vector<Case>& festering_due(Week now) noexcept {
    return festering[static_cast<std::size_t>(now % weeks_per_quarter)];
  }
  SSR_FIELDS(reported, stations, warrants, criminal, civil, serving, customary, festering, courts,
             prisons, seen_sanction, convictions, violence_by_civilians, remembered_sanctions,
             remembered_violence)
};

/// Visits every open case, docket by docket.
template <class Visit>
void each_open_case(const Justice& justice, Visit visit) {
  const auto all = [&visit](const auto& docket) {
    for (const Case& c : docket) visit(c);
  };
  all(justice.reported);
  for (const Stations& here : justice.stations) {
    for (const auto& queue : here.waiting) all(queue);
  }
  all(justice.warrants);
  all(justice.criminal);
  for (const auto& docket : justice.civil) all(docket);
  all(justice.serving);
  all(justice.customary);
  for (const auto& docket : justice.festering) all(docket);
}

}  // namespace ssr

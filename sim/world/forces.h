#pragma once

#include <cstdint>
#include <vector>

#include "core/clock.h"
#include "core/fields.h"
#include "core/id.h"
#include "core/money.h"
#include "world/citizens.h"

namespace ssr {

/// A detained officer or soldier is `suspended`; let go, he serves again.
enum class ServiceStatus : std::uint8_t { in_training, serving, suspended, dismissed, left, dead };

/// On the payroll of a force, whatever he does there.
constexpr bool in_service(ServiceStatus status) noexcept {
  return status == ServiceStatus::in_training || status == ServiceStatus::serving ||
         status == ServiceStatus::suspended;
}

/// Training from which records count an officer as trained.
constexpr float trained_officer_weeks = 12.0F;

namespace supervisor_rank {
constexpr std::uint8_t none = 0;
constexpr std::uint8_t trained = 1;
constexpr std::uint8_t on_course = 2;  // until training_until
}  // namespace supervisor_rank

/// Police officers, one row each. New officers append rows; a free row is never reused.
struct Police {
  // fixed
  std::vector<CitizenId> home;  // none: taken over from the force at the start without a row
  std::vector<Sex> sex;
  std::vector<FactionId> origin;          // faction he fought for; none: civilian or old force
  std::vector<std::uint8_t> abuser;       // has a record of abuse; vetting may find it (M47)
  std::vector<float> integrity;           // [0, 1]
  std::vector<FighterId> was_fighter;     // none: not from a row of the fighters
  // state
  std::vector<ServiceStatus> status;
  std::vector<DistrictId> district;
  std::vector<float> training_weeks;      // received
  std::vector<Week> training_until;       // end of training, course or suspension; never: detained
  std::vector<std::uint8_t> supervisor;   // supervisor_rank
  std::vector<std::uint8_t> vetted;
  std::vector<float> arrears_weeks;       // pay owed
  std::vector<Week> joined;
  std::vector<Week> posted;               // since when in this district

  // the force as a whole
  std::int64_t target_strength = 0;
  double equipment = 0;                   // [0, 1] vehicles, radios, forensics against need
  double supervisor_pipeline = 0;         // people part-way through supervisor training
  double mentored_share = 0;              // [0, 1] of officers under foreign mentors now
  double substituted_share = 0;           // [0, 1] of police work done by foreigners (M55)
  double institutional_capacity = 0.2;    // [0, 1] what the force can do by itself; grows slowly

  std::size_t size() const noexcept { return status.size(); }
  SSR_FIELDS(home, sex, origin, abuser, integrity, was_fighter, status, district, training_weeks,
             training_until, supervisor, vetted, arrears_weeks, joined, posted, target_strength,
             equipment, supervisor_pipeline, mentored_share, substituted_share,
             institutional_capacity)
};

/// Soldiers, one row each.
struct Soldiers {
  std::vector<CitizenId> home;
  std::vector<Sex> sex;
  std::vector<FactionId> origin;          // none: old army
  std::vector<std::uint8_t> officer;      // commissioned
  std::vector<std::uint8_t> abuser;
  std::vector<ServiceStatus> status;
  std::vector<std::uint16_t> battalion;   // index into army.battalions
  std::vector<float> arrears_weeks;
  std::vector<float> training_weeks;
  std::vector<Week> joined;
  std::vector<FighterId> was_fighter;     // none: not from a faction row
  std::vector<std::uint8_t> vetted;
  std::vector<float> pay;  // over a soldier's salary

  std::size_t size() const noexcept { return status.size(); }
  SSR_FIELDS(home, sex, origin, officer, abuser, status, battalion, arrears_weeks, training_weeks,
             joined, was_fighter, vetted, pay)
};

struct Battalion {
  DistrictId district;
  FactionId origin;                // main origin; none: old army
  double cohesion = 0.5;           // [0, 1]
  double mixing = 0;               // [0, 1] chance that two soldiers differ in origin (recounted)
  std::int32_t strength = 0;       // recounted each week
  double arrears_weeks = 0;        // mean, recounted
  bool in_mutiny = false;

  SSR_FIELDS(district, origin, cohesion, mixing, strength, arrears_weeks, in_mutiny)
};

struct Army {
  Soldiers soldiers;
  std::vector<Battalion> battalions;
  std::int64_t target_strength = 0;   // decided by the government; promised places are on top
  double civilian_control = 0.2;      // [0, 1]
  std::int64_t dismissed_recently = 0;// decaying count: mass dismissal is a danger
  std::int64_t integrated = 0;        // fighters taken in
  double exclusion_grievance = 0;     // [0, 1] of officers passed over or purged

  SSR_FIELDS(soldiers, battalions, target_strength, civilian_control, dismissed_recently,
             integrated, exclusion_grievance)
};

}  // namespace ssr

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/money.h"
#include "scenario/condition.h"
#include "scenario/context.h"

namespace ssr {

/// What a plan can do. One lever has one line in scenario/levers.cpp; processes take from its offers.
enum class Lever : std::uint8_t {
  // disarmament, demobilisation, reintegration
  disarmament,
  demobilisation,
  reinsertion,
  reintegration,
  women_and_children,
  counselling,
  // police
  recruit_police,
  equip_police,
  supervise_police,
  vet_police,
  // justice chain
  staff_courts,
  mobile_courts,
  build_prisons,
  maintain_prisons,
  // accountability
  oversight_bodies,
  civil_society,
  // army
  integrate_army,
  train_army,
  pay_reform,
  rightsize_army,
  // communities
  customary_mediation,
  collect_small_arms,
  quick_impact,
  outreach,
  // aid itself
  coordination,
};
constexpr std::size_t n_levers = 25;

/// What `ssr list levers` and the reader know of a lever.
struct LeverSpec {
  Lever lever;
  std::string_view name;
  Sector sector;
  std::string_view unit;       // what one unit of capacity is: "fighter", "training seat"
  double unit_cost_usd;        // central default
  double low;
  double high;
  std::string_view source;
  std::string_view help;
  std::string_view mechanisms; // "M16 M19"
};
const std::array<LeverSpec, n_levers>& lever_specs();
const LeverSpec& lever_spec(Lever lever);

/// When something starts. Exactly one of week, after or when is given; `latest` always.
struct Start {
  std::optional<Week> week;               // also from a date
  std::optional<std::size_t> after;       // another activity's end
  Week delay_weeks = 0;                   // after that end
  Condition when;                         // on the planner's picture
  Week latest = 0;                        // opens by then at the latest
};

struct ActivityPlan {
  std::string name;
  Lever lever = Lever::disarmament;
  Start start;
  Week duration_weeks = 52;
  Condition until;                        // ends early when it holds
  Condition suspend;                      // pauses while it holds
  double capacity_per_week = 0;           // units a week at full strength
  Week ramp_weeks = 0;                    // from nothing to full strength
  Cents budget = 0;
  double unit_cost_usd = 0;               // of the lever unless the plan says otherwise
  std::vector<std::size_t> regions;       // empty: all
  std::vector<std::size_t> factions;      // empty: all
  bool government_pays = false;           // otherwise donors do
  // options; each lever says which it reads
  double strictness = 0.5;                // [0, 1] of the entry or vetting test
  double course_weeks = 12;               // length of training
  double serving_share = 0.2;             // [0, 1] of police training that goes to serving officers
  double tranches = 2;                    // of cash in reinsertion
  double therapy = 0;                     // [0, 1] share with counselling
  double mixing = 0.7;                    // [0, 1] units of mixed origin in army integration
  double builds_capacity = 0.5;           // [0, 1] teaches rather than does the job (M55)
};

/// What is chosen: activities, and departures from the context's mission schedule. Immutable.
struct Plan {
  std::string name;   // the file's stem
  std::string title;
  std::string description;
  bool assistance = true;
  std::vector<ActivityPlan> activities;
  std::optional<Week> peacekeepers_leave_by;
  std::optional<Date> peacekeepers_leave_date;  // where the file gives a date: the same, to the day
};

/// Names that conditions may use: the planner's picture (see engine/pictures).
const std::vector<std::string>& picture_names();

/// Reads a plan for a context. Problems go to the document, fixed starts at or after `horizon` too.
/// For a context without regions the names of places and factions are not checked.
Plan read_plan(Document& document, const Context& context, std::string name, Week horizon = never);

}  // namespace ssr

#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/money.h"
#include "scenario/condition.h"
#include "scenario/context.h"

namespace ssr {

/// What a plan can do. One lever has one line in scenario/levers.cpp; processes take from its
/// offers.
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
  // violence, arms and those who live off them
  violence_reduction,
  manage_stockpiles,
  joint_patrols,
  arms_embargo,
  certify_resources,
  // law and leaders
  amnesty,
  indictment,
  // police among people
  community_policing,
  // records of soldiers
  vet_army,
  // what planners and rulers decide with
  decide_force_size,
  monitoring,
  // borders, land, and those who guard beside the state
  customs,
  clear_mines,
  license_providers,
  // what was done in the war
  truth_hearings,
  // bargaining over aid
  conditionality,
};
constexpr std::size_t n_levers = 41;

/// Where a lever works: in the regions that an activity names, at the seat of government alone, or
/// on the nation as a whole.
enum class LeverReach : std::uint8_t { by_region, capital, national };
constexpr std::size_t n_lever_reaches = 3;
extern const std::array<std::string, n_lever_reaches> lever_reach_names;

/// What `ssr list levers` and the reader know of a lever.
struct LeverSpec {
  Lever lever;
  std::string_view name;
  Sector sector;
  LeverReach reach;
  std::string_view unit;       // what one unit of capacity is: "fighter", "training seat"
  double unit_cost_usd;        // central default
  double low;
  double high;
  std::string_view source;
  std::string_view help;
  std::string_view mechanisms; // "M16 M19"
  std::string_view options;    // "factions strictness": of an activity's keys that not every lever
                               // reads, those that this one does
};
const std::array<LeverSpec, n_levers>& lever_specs();
const LeverSpec& lever_spec(Lever lever);
bool reads_option(Lever lever, std::string_view option);
/// Does it give those who command forces what they want: recruits, equipment, soldiers' courses?
constexpr bool strengthens_forces(Lever lever) noexcept {
  return lever == Lever::recruit_police || lever == Lever::equip_police ||
         lever == Lever::train_army;
}
/// The names of the levers that read an option, in the order of levers; none where all do.
std::vector<std::string> levers_with(std::string_view option);

/// When something starts. Exactly one of week, after or when is given; `latest` always, `never`
/// where nothing but the rule itself opens it.
struct Start {
  std::optional<Week> week;               // also from a date
  std::optional<std::size_t> after;       // another activity's end
  Week delay_weeks = 0;                   // after that end
  Condition when;                         // on the planner's picture
  Week latest = 0;                        // opens by then at the latest
};

/// Which part of a plan an activity belongs to; `ssr check` warns where parts come out of order.
enum class Phase : std::uint8_t { any, preparatory, main, consolidation };

/// A trial: by lot, some communities or people are served and the others are not. Who is in which
/// arm is the same under every plan and in every week.
struct Assignment {
  enum class Of : std::uint8_t { everybody, communities, people };
  Of of = Of::everybody;
  double share = 1;                       // [0, 1] served
};

/// Do the regions or factions that an activity names hold this one? None named means all of them.
inline bool names_all_or(const std::vector<std::size_t>& names, std::size_t wanted) {
  return names.empty() || std::find(names.begin(), names.end(), wanted) != names.end();
}

/// The force whose size a review decides.
enum class ReviewedForce : std::uint8_t { army, police };

struct ActivityPlan {
  std::string name;
  Lever lever = Lever::disarmament;
  Start start;
  Phase phase = Phase::any;
  Week duration_weeks = 52;
  Condition until;                        // ends early when it holds
  Condition suspend;                      // pauses while it holds, or until `resume` holds
  Condition resume;                       // empty: as soon as `suspend` holds no longer
  double capacity_per_week = 0;           // units a week at full strength
  Week ramp_weeks = 0;                    // from nothing to full strength
  Cents budget = 0;
  double unit_cost_usd = 0;               // of the lever unless the plan says otherwise
  std::vector<std::size_t> regions;       // empty: all
  std::vector<std::size_t> factions;      // empty: all
  double units_from = 0;                  // [0, 1] which fighting units it serves, in an order by
  double units_until = 1;                 // lot: from this share of them until that
  Assignment assignment;
  std::vector<std::size_t> excludes;      // activities that must not run at the same time
  bool government_pays = false;           // otherwise donors do
  std::optional<std::size_t> payer;       // one donor; none: all that fund the sector
  // options; each lever says which it reads
  double strictness = 0.5;                // [0, 1] of the entry or vetting test
  double course_weeks = 12;               // length of training
  double serving_share = 0.2;             // [0, 1] of police training that goes to serving officers
  double tranches = 2;                    // of cash in reinsertion
  double therapy = 0;                     // [0, 1] share with counselling
  double mixing = 0.7;                    // [0, 1] units of mixed origin in army integration
  double builds_capacity = 0.5;           // [0, 1] teaches rather than does the job (M55)
  double quota = 0;                       // [people] places in the army kept for former fighters
  double rank_share = 0;                  // [0, 1] of those taken in, with an officer's rank
  double women_share = 0;                 // [0, 1] of police recruits' seats kept for women
  std::optional<double> pay_usd_month;    // offered to those taken in; none: as other soldiers
  double fighters_share = 0;              // [0, 1] of a patrol's people, former fighters who wait
  double pool_share = 0;                  // [0, 1] of donors' money that a common fund asks for
  std::optional<std::size_t> lead;        // the donor whom donors agree to follow
  std::vector<std::size_t> lead_sectors;  // in which it leads; empty: all
  std::vector<std::size_t> demands;       // activities whose steps terms ask ministries to sign
  std::vector<std::size_t> withholds;     // activities whose money waits until they do
  ReviewedForce force = ReviewedForce::army;  // whose size a review decides
  std::optional<double> strength;  // [people] that it decides on; none: by need and revenue
};

/// On a review's day money that `from` was promised and has not received yet goes to `to`; what the
/// two can do in a week moves with it. The plan's total stays.
struct Review {
  std::string name = {};
  Week first = 0;
  Week every_weeks = 0;                   // 0: once
  Condition when = {};                    // empty: whatever the picture says
  std::size_t from = 0;
  std::size_t to = 0;
  double share = 1;                       // [0, 1] of what has not been received
};

/// Another date for one of the context's elections.
struct ElectionDate {
  std::size_t election = 0;
  Week week = 0;
};

/// Part of the army that is sent home at once and with nothing, as in Iraq in 2003 and in
/// Timor-Leste in 2006; an orderly reduction is a lever (rightsize_army).
struct MassDismissal {
  Week week = 0;
  double share = 0;  // of the serving, above 0

  bool operator==(const MassDismissal&) const = default;
};

/// What a plan makes of the context's mission.
struct MissionPlan {
  std::vector<PeacekeeperPhase> phases;  // in place of the context's; empty: these
  std::vector<double> mandates;          // [0, 1] from each of these phases on
  Condition leave_when;                  // on the planner's picture; empty: by schedule
  Week hold_weeks = 0;                   // for which leave_when has to hold without a break
  Week drawdown_weeks = 26;              // from the decision to leave to the last soldier
};

/// What is chosen: activities, reviews, and departures from the context's schedule of mission and
/// elections. Immutable.
struct Plan {
  std::string name;   // the file's stem
  std::string title;
  std::string description;
  bool assistance = true;
  std::vector<ActivityPlan> activities;
  std::vector<Review> reviews;
  std::vector<ElectionDate> election_dates;
  std::optional<Week> peacekeepers_leave_by;
  std::optional<Date> peacekeepers_leave_date;  // where the file gives a date: the same, to the day
  MissionPlan mission;
  std::optional<double> army_target;            // strength that was decided, until revised by need
  std::optional<double> police_target;          // establishment that was decided
  std::optional<MassDismissal> mass_dismissal;
};

/// A figure of the planner's picture: its name in conditions, and between what it lies.
struct PictureFigure {
  std::string name;
  double low = 0;
  double high = 1;                          // infinity: no limit
  std::optional<std::size_t> faction = {};  // whose it is; none: the nation's, or a region's
};
/// The planner's picture of the nation, in any country.
const std::vector<PictureFigure>& picture_figures();
/// Those and, for each faction and region, figures such as "disarmed.River_Guard" (what is no
/// letter or digit becomes _).
std::vector<PictureFigure> picture_figures(const Context& context);
/// Their names, which conditions may use.
std::vector<std::string> picture_names(const Context& context = {});

/// The mission's schedule under the plan.
inline const std::vector<PeacekeeperPhase>& mission_phases(const Context& context,
                                                           const Plan& plan) noexcept {
  return plan.mission.phases.empty() ? context.peacekeepers.phases : plan.mission.phases;
}

/// The week in which the last peacekeepers go under the plan, `never` while nobody knows: by the
/// schedule, or `drawdown_weeks` after the exit was `decided` where that hangs on a condition.
Week end_of_mission(const Context& context, const Plan& plan, Week decided) noexcept;

/// The week of an election under the plan.
Week election_week(const Context& context, const Plan& plan, std::size_t election);

/// Reads a plan for a context. Problems go to the document. For a context without regions the names
/// of places and factions are not checked.
Plan read_plan(Document& document, const Context& context, std::string name);

}  // namespace ssr

#include "process/government.h"

#include <algorithm>

#include "core/exact_math.h"
#include "lever/force_size.h"
#include "lever/share.h"
#include "process/parameters.h"
#include "world/census.h"

namespace ssr {

namespace {

/// What the plan's activities did since the last look.
struct Month {
  ReformPace pace;
  double taught = 0;   // [0, 1] work that builds capacity, over all work
  double working = 0;  // activities that delivered something
};

double& pace_of(ReformPace& pace, Lever lever, double& nothing) {
  switch (lever) {
    case Lever::vet_police:
    case Lever::vet_army:
      return pace.vetting;
    case Lever::oversight_bodies:
      return pace.oversight;
    case Lever::integrate_army:
      return pace.integration;
    case Lever::pay_reform:
      return pace.pay;
    case Lever::rightsize_army:
      return pace.rightsizing;
    default:
      return nothing;
  }
}

Month look_at_activities(const Step& step, World& world) {
  Month month;
  auto& states = world.programme.activities;
  for (std::size_t a = 0; a < std::min(states.size(), step.plan.activities.size()); ++a) {
    const ActivityPlan& activity = step.plan.activities[a];
    ActivityState& state = states[a];
    const double done = state.delivered - state.delivered_before;
    state.delivered_before = state.delivered;
    if (done <= 0) continue;
    const double full = std::max(capacity_of(activity, state) * weeks_per_month, 1e-9);
    const double pace = std::min(1.0, done / full);
    double nothing = 0;
    double& of_kind = pace_of(month.pace, activity.lever, nothing);
    of_kind = std::max(of_kind, pace);
    month.working += pace;
    month.taught += pace * (activity.government_pays ? 1.0 : activity.builds_capacity);
  }
  if (month.working > 0) month.taught /= month.working;
  return month;
}

/// USD a year per person, by donors who do the job themselves and hire those who could do it (M56).
double substituting_aid(const Step& step, const World& world, double people) {
  double weighted = 0;
  double envelopes = 0;
  for (std::size_t d = 0; d < world.donors.size(); ++d) {
    if (world.donors[d].gone) continue;
    const DonorContext& given = step.context.donors[d];
    weighted += given.envelope_usd_per_year * given.substitutes;
    envelopes += given.envelope_usd_per_year;
  }
  if (envelopes <= 0 || people <= 0) return 0.0;
  return to_usd(world.government.aid_last_year) * weighted / envelopes / people;
}

void move_will(const Step& step, World& world, const Month& month) {
  const GovernmentParameters& p = step.parameters.government;
  Government& government = world.government;
  const Pictures& pictures = world.pictures;
  const double strength = std::max(1.0, static_cast<double>(world.army.target_strength));
  const double dismissed =
      std::min(1.0, static_cast<double>(world.army.dismissed_recently) / strength);
  government.losers_resistance = resistance_after(
      p, government.losers_resistance, posts_lost(p, month.pace), government.patronage, dismissed);
  const double safety = 1.0 - exact::clamp01(pictures.seen(Picture::insecurity));
  const double disarmed = exact::clamp01(pictures.seen(Picture::disarmed_share));
  const WillView view{.interest = government.interest,
                      .legitimacy = pictures.seen(Picture::legitimacy),
                      .mandate = government.legitimacy_elected,
                      .donors_share = offered_share(step, world),
                      .success = 0.5 * (safety + disarmed),
                      .resistance = government.losers_resistance};
  government.will = will_after(p, government.will, view);
  const double eyes = std::max(world.oversight.parliament, world.oversight.civil_society);
  const double pull =
      p.patronage_from_losers * government.losers_resistance - eyes * government.will;
  const double room = pull > 0 ? 1.0 - government.patronage : government.patronage;
  government.patronage = exact::clamp01(government.patronage + p.patronage_per_month * pull * room);
}

void build_ministries(const Step& step, World& world, const Month& month) {
  const GovernmentParameters& p = step.parameters.government;
  Government& government = world.government;
  const double own_share = 1.0 - aid_share(step, world);
  const double decided = government.reform_steps > 0
                             ? government.local_decisions / government.reform_steps
                             : government.ownership;
  const double owned = 0.5 * (decided + own_share);
  government.ownership += p.ownership_per_month * (owned - government.ownership);
  const double taught = month.working > 0 ? p.sees_teaching * month.taught : 0.0;
  const double work = 0.5 * (taught + own_share);
  government.capacity = capacity_after(p, government.capacity, work,
                                       substituting_aid(step, world, population(world)));
}

/// Detainees over places as the reports have it, weighted by places.
double reported_occupancy(const World& world) {
  double places = 0;
  double sum = 0;
  for (std::size_t d = 0; d < world.justice.prisons.size(); ++d) {
    places += world.justice.prisons[d].places;
    sum += world.justice.prisons[d].places * world.pictures.occupancy[d];
  }
  return places > 0 ? sum / places : 1.0;
}

void decide_emergency(const GovernmentParameters& p, World& world) {
  const double wanted = emergency_share(p, reported_occupancy(world));
  double& share = world.government.emergency_justice_share;
  share += (wanted - share) * std::min(1.0, weeks_per_month / p.emergency_delay_weeks);
}

/// Officers whom `usd` a year would pay, of the part of the security budget that is for police.
double officers_for(const Step& step, const World& world, double usd) {
  constexpr double months = 12.0;
  const double wage = months * step.context.police.salary_usd_month * world.government.growth_index;
  const double budget = step.context.government.security_budget_share * usd;
  return wage > 0 ? step.parameters.government.police_share_of_budget * budget / wage : 0.0;
}

/// Once a year the budget fixes the establishment of the police.
void decide_police(const Step& step, World& world) {
  const GovernmentParameters& p = step.parameters.government;
  const GovernmentContext& given = step.context.government;
  const bool supported = step.week() < given.budget_support_years * weeks_per_year;
  const double support = supported ? given.budget_support_usd_per_year : 0.0;
  const double affordable =
      officers_for(step, world, counted_on(p, to_usd(world.government.revenue_last_year), support));
  const auto strength = static_cast<double>(
      std::count(world.police.status.begin(), world.police.status.end(), ServiceStatus::serving));
  world.police.target_strength = static_cast<std::int64_t>(
      police_target(p, population(world), affordable, strength, decided_police(step, world)) + 0.5);
}

}  // namespace

std::optional<double> decided_police(const Step& step, const World& world) {
  const std::optional<double> reviewed = reviewed_size(step, world, ReviewedForce::police);
  return reviewed ? reviewed : step.plan.police_target;
}

double police_by_need_and_revenue(const Step& step, const World& world) {
  const double need = step.parameters.government.police_per_1000 * population(world) / 1000.0;
  return std::min(need, officers_for(step, world, to_usd(world.government.revenue_last_year)));
}

void government(const Step& step, World& world) {
  if (step.week() % weeks_per_month == 0) {
    const Month month = look_at_activities(step, world);
    move_will(step, world, month);
    build_ministries(step, world, month);
    decide_emergency(step.parameters.government, world);
  }
  if (step.week() % static_cast<Week>(weeks_per_year) == 0) decide_police(step, world);
}

}  // namespace ssr

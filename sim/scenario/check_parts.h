#pragma once

#include <initializer_list>

#include "scenario/check.h"
#include "scenario/plan_times.h"

namespace ssr {

using Gaps = std::vector<std::string>;

/// Until the first who were taught for a court work there: clerks, prosecutors and defenders, by
/// the central value of `courts.staff_training_weeks`. A judge takes three times as long.
constexpr Week court_staff_course = 26;

bool uses(const Plan& plan, std::initializer_list<Lever> levers);
/// Does the plan build up police or army?
bool builds_forces(const Plan& plan);
/// Is the plan read with its context?
inline bool known(const Context& context) { return !context.regions.empty(); }
/// First week by which one of these levers is at work; `never` without them.
Week first_latest(const Plan& plan, std::initializer_list<Lever> levers);
/// "may open as late as week 40", or "may never open".
std::string opening(Week latest);
/// Wages of a year of police, army, courts and prisons at the start. [USD]
double yearly_wages(const Context& context);
/// What the state's own revenue gives the security sector in a year. [USD]
double own_security_revenue(const Context& context);

// Contexts.
Gaps no_prison_places(const CheckCase& given);
Gaps crowded_prisons(const CheckCase& given);
Gaps all_ban_prisons(const CheckCase& given);
Gaps no_judges(const CheckCase& given);
Gaps no_defenders(const CheckCase& given);
Gaps no_inspectors(const CheckCase& given);
Gaps no_scrutiny(const CheckCase& given);
Gaps no_women(const CheckCase& given);
Gaps no_children(const CheckCase& given);
Gaps no_baseline(const CheckCase& given);
Gaps no_legal_base(const CheckCase& given);
Gaps no_promises(const CheckCase& given);
Gaps promises_without_base(const CheckCase& given);
Gaps excluded_factions(const CheckCase& given);
Gaps no_peacekeepers(const CheckCase& given);
Gaps no_last_phase(const CheckCase& given);
Gaps no_donors(const CheckCase& given);
Gaps short_donors(const CheckCase& given);
Gaps one_group(const CheckCase& given);
Gaps no_neighbours(const CheckCase& given);
Gaps lonely_regions(const CheckCase& given);
Gaps no_custom(const CheckCase& given);
Gaps wages_above_revenue(const CheckCase& given);

// What a plan leaves out.
Gaps idle_plan(const CheckCase& given);
Gaps police_without_courts(const CheckCase& given);
Gaps police_without_prisons(const CheckCase& given);
Gaps police_without_supervisors(const CheckCase& given);
Gaps forces_without_oversight(const CheckCase& given);
Gaps forces_without_vetting(const CheckCase& given);
Gaps disarming_without_tracks(const CheckCase& given);
Gaps state_without_custom(const CheckCase& given);
Gaps no_outreach(const CheckCase& given);
Gaps no_visible_gains(const CheckCase& given);
Gaps no_small_arms(const CheckCase& given);
Gaps many_dismissed(const CheckCase& given);
Gaps no_coordination(const CheckCase& given);
Gaps no_correction(const CheckCase& given);
Gaps unpaid_forces(const CheckCase& given);
Gaps quota_without_intake(const CheckCase& given);
Gaps nobody_pays_after(const CheckCase& given);
Gaps outlasts_donors(const CheckCase& given);
Gaps banned_sector(const CheckCase& given);
Gaps short_plan(const CheckCase& given);
Gaps forces_above_revenue(const CheckCase& given);
Gaps thin_or_fat_budget(const CheckCase& given);
Gaps places_above_fighters(const CheckCase& given);

// What a plan does too late, too little or beyond its means, beside what it does in time.
Gaps late_justice(const CheckCase& given);
Gaps late_vetting(const CheckCase& given);
Gaps control_after_capacity(const CheckCase& given);
Gaps gated_tracks(const CheckCase& given);
Gaps open_gates(const CheckCase& given);
Gaps army_above_means(const CheckCase& given);
Gaps police_above_means(const CheckCase& given);
Gaps falls_short(const CheckCase& given);
Gaps thin_courts(const CheckCase& given);

// What a plan does before, or without, what it depends on.
Gaps ddr_links(const CheckCase& given);
Gaps waiting_fighters(const CheckCase& given);
Gaps ddr_without_ssr(const CheckCase& given);
Gaps ssr_without_ddr(const CheckCase& given);
Gaps capacity_before_disarming(const CheckCase& given);
Gaps building_before_review(const CheckCase& given);
Gaps reviews_without_report(const CheckCase& given);
Gaps cuts_without_severance(const CheckCase& given);
Gaps predators_before_oversight(const CheckCase& given);
Gaps army_intake_links(const CheckCase& given);
Gaps dismissal_without_exit(const CheckCase& given);
Gaps hearings_before_return(const CheckCase& given);
Gaps no_security_floor(const CheckCase& given);
Gaps peacekeepers_leave_first(const CheckCase& given);
Gaps no_constituency(const CheckCase& given);
Gaps everything_at_once(const CheckCase& given);
Gaps state_pays_without_will(const CheckCase& given);
Gaps idle_dependency(const CheckCase& given);
// What donors agree on, and what stands against it.
Gaps terms_without_grip(const CheckCase& given);
Gaps small_leads(const CheckCase& given);
// What conditions can become, and what waits because of them.
Gaps settled_conditions(const CheckCase& given);
Gaps pauses_without_end(const CheckCase& given);
Gaps circular_conditions(const CheckCase& given);
// How plans hang together in time and money.
Gaps phases_out_of_order(const CheckCase& given);
Gaps payer_without_money(const CheckCase& given);
Gaps works_nowhere(const CheckCase& given);
Gaps trial_without_arms(const CheckCase& given);
Gaps idle_review(const CheckCase& given);

}  // namespace ssr

#pragma once

#include <array>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct PolicingParameters {
  std::array<double, n_matters> gravity;  // [0, 1] of a matter: priority, patience, remand
  // what stations can do
  double per_officer;  // investigations by a present officer a week at full capability
  double least_capability;  // of a force without training, supervisors, means or routine
  double full_training_weeks;
  double officers_per_supervisor;
  // the desk
  double mediated;  // chance that the station settles the slightest matter at once
  double station_fair;  // settlements at the station that are kept and put things right
  double bribe_rate;  // chance that an officer without integrity is bought off
  double bribe_by_arrears;  // log chance per week of arrears
  double victim_pays;  // chance that a victim is made to pay for an investigation
  double paid_priority;  // gravity that a victim's bribe adds
  double by_certainty;  // log chance of bribes lost when punishment seems certain
  double normal_certainty;  // of punishment, in a force that answers for what it does
  double arrears_cap_weeks;
  // investigation
  double evidence_decay;  // [1/week] while nobody acts
  double find_least;  // share of good evidence that leads to the offender without capability
  double file_gain;  // share of missing evidence an able station adds
  double cold;  // evidence left after a search in vain
  double wrongful_rate;  // chance of naming somebody else, in the gravest matter, incapable
  double coerced_evidence;  // that such a file seems to hold
  double shelf_weeks;  // before the slightest matter is dropped
  double shelf_by_gravity;  // weeks added for the gravest
  // arrest
  double own_kind;  // chance a week to arrest officers and soldiers, capable force, no shield
  double warrant_weeks;
  std::array<double, n_matters>
      remand;  // share of those arrested whom a magistrate keeps in prison
  // what it does to people
  double sanction_memory;  // [1/week] how fast offenders forget violence and its sanctions
  double sanction_prior;  // violent offences per 1,000 people that the start's picture is worth
  double arrest_counts;  // of a sanction; the conviction that follows is the rest
  double impunity_trust;  // victim's trust in police lost when nothing is done
  double impunity_grievance;
  double remedy_trust;  // gained when the station puts things right
  double sees_waiting = 1;  // link M3; cut: 0, evidence sees no waiting
  double sees_certainty = 1;  // link M7; cut: 0, officers see the normal certainty
};
PolicingParameters read_policing(Table& table);

/// What a district's officers bring to a case, means over those fit for duty.
struct StationView {
  double present = 0;  // officers
  double training = 0;  // [0, 1] of full training
  double supervision = 0;  // [0, 1] of full supervision
  double equipment = 0;  // [0, 1]
  double institution = 0;  // [0, 1] routine and expertise, foreigners' included
  double integrity = 0;  // [0, 1]
  double arrears_weeks = 0;
  double certainty = 0;  // [0, 1] of punishment for misdeeds, as seen
};

/// Capability of a station [0, 1]: training, supervisors, means and routine count alike.
double capability(const PolicingParameters& p, const StationView& view) noexcept;
/// Chance that the desk settles a matter at once.
double desk_probability(const PolicingParameters& p, double gravity) noexcept;
/// How far arrears, impunity and a lack of integrity tempt officers to take money [1].
double temptation(const PolicingParameters& p, const StationView& view) noexcept;
/// Chance that officers are bought off by somebody they could charge (M7).
double bribe_probability(const PolicingParameters& p, const StationView& view,
                         double gravity) noexcept;
/// Share of the evidence that is left after so many weeks in which nobody acted (M3).
double evidence_kept(const PolicingParameters& p, Week weeks) noexcept;
/// Evidence that is left after them.
double evidence_left(const PolicingParameters& p, double evidence, Week weeks) noexcept;
/// Chance that an investigation names the one who did it.
double find_probability(const PolicingParameters& p, double evidence, double able) noexcept;
/// Chance that one which does not find him names somebody else.
double wrongful_probability(const PolicingParameters& p, double gravity, double able) noexcept;
/// What offenders remember of violence, or of its sanctions, after a week with `happened` more.
double remembered_next(const PolicingParameters& p, double remembered, double happened) noexcept;
/// Certainty of sanction as they see it: what they remember of sanctions over what they remember of
/// violence. Who remembers none thinks what he thought.
double sanction_seen(double seen, double sanctions, double violence) noexcept;

/// Police investigate, arrest rightly or wrongly, and take bribes.
void policing(const Step& step, World& world);

}  // namespace ssr

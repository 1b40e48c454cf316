#pragma once

#include "ddr_country.h"
#include "process/leaders.h"
#include "process/parameters.h"
#include "world/recruits.h"

namespace ssr {

inline LeadersParameters some_leaders() {
  LeadersParameters p{};
  p.seats_of_power = 0.5;
  p.rents_in_peace = 0.4;
  p.guarantor_trust = 0.5;
  p.total_discount = 0.3;
  p.limited_money = 0.3;
  p.greedy_posts = 0.5;
  p.decisiveness = 2;
  p.price_weight = 0.5;
  p.greedy_price = 1.3;
  p.losses_weight = 0.4;
  p.means_weight = 0.4;
  p.means_people = 500;
  p.obstruct_peace = 0.6;
  p.obstruct_option = 0.5;
  p.now_or_never = 0.5;
  p.looks_ahead = 1;
  p.obstruct_price = 0.5;
  p.troops_for_price = 1;
  p.staying_horizon = 100;
  p.splinter_base = 0.1;
  p.excluded_neglect = 2;
  p.splinter_rents = 0.05;
  p.splinter_men = 20;
  p.splinter_members = 1;
  p.follows_base = 0.5;
  p.follows_criminal = 0.4;
  return p;
}

/// Sets what a fighter kept in arms costs in a week [USD].
inline void feed_for(Parameters& parameters, const Context& context, double usd) {
  parameters.leaders.upkeep_incomes = usd * weeks_per_year / context.economy.gdp_usd_per_head;
}

/// Ten disarmed men at home, the first of them their commander, whom every neglect drives to arms.
inline Country of_neglected_men() {
  Country country(0);
  country.parameters.leaders = some_leaders();
  LeadersParameters& p = country.parameters.leaders;
  p.splinter_base = 1e6;
  p.splinter_men = p.splinter_members = 1;
  p.gather_weeks = 13;
  p.noise = p.chest_weeks = p.offer_money_usd = 1;
  feed_for(country.parameters, country.context, 1);
  p.habit = 1e6;  // the leader keeps the peace whatever he sees
  country.parameters.clashes.surrender_men = 12;
  country.world.factions[0].promises_kept = 0;
  country.world.pictures.planner.assign(n_pictures, 0.0);
  country.put(FighterState::settled);
  country.world.fighters.livelihood.assign(10, Livelihood::idle);
  country.world.units[0].under_arms = 0;
  country.world.units[0].commander = FighterId{0};
  return country;
}

/// The same as soldiers of one battalion whom the army sent home, with or without severance.
inline Country of_dismissed_men(bool paid) {
  Country country = of_neglected_men();

  found_dismissed(country.world);
  Unit& unit = country.world.units[0];
  unit.faction = country.world.dismissed;
  unit.dismissal = Dismissal::army;

  country.world.fighters.faction.assign(10, country.world.dismissed);
  country.world.fighters.discharge.assign(10, paid ? Discharge::severed : Discharge::dismissed);
  return country;
}

}  // namespace ssr

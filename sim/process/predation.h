#pragma once

#include <optional>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

/// Armed groups that live off the people around them, and what their men do to them besides. Rates
/// are those of a fighter of the most abusive unit, with nobody to stop him.
struct PredationParameters {
  double toll_rate;         // [1/year]
  double robbery_rate;      // [1/year]
  double assault_rate;      // [1/year]
  double sexual_rate;       // [1/year] sexual violence
  double killing_rate;      // [1/year] outside fights and raids
  double restrained_tolls;  // [0, 1] of the tolls of a unit that never harmed civilians
  double restrained_harm;   // [0, 1] of the other acts of such a unit
  double order_heeded;      // [0, 1] chance that a man heeds an order to spare people, at full tie
  double broker_passes_on;  // [0, 1] of such orders, a commander who brokers work
  double deterrence;        // [1] how much one soldier, officer or peacekeeper a fighter slows it
  double toll_weeks;        // [week] of mean income per head that a toll brings
  double men_as_victims;    // [0, 1] of sexual violence: chance of a man against a woman's
  double children_as_victims;  // [0, 1] of all acts but tolls: chance of a child against an adult's
};
PredationParameters read_predation(Table& table);

/// What one fighter under arms meets on a road or at a market.
struct PredationView {
  double abusiveness = 0;         // [0, 1] of his unit
  double forces_per_fighter = 0;  // state and peacekeepers as he sees them, per fighter in arms
  double heeds = 0;               // [0, 1] chance that he heeds an order to spare people; 0 without
};
/// Chance that a man heeds an order to spare people. Leaders who comply with the accord give it,
/// and it reaches a man through his tie to his commander, unless his unit fights on against its
/// leader's word (that units whose commanders cannot police them abuse most: Humphreys & Weinstein
/// 2006 APSR). A commander who restrains his men passes it on, one who runs crime does not.
double heeds_order(const PredationParameters& p, std::optional<Stance> ordered, const Unit& unit,
                   double tie) noexcept;
/// Tolls that he takes in a year (built in; units differ: Humphreys & Weinstein 2006 APSR).
double toll_rate(const PredationParameters& p, const PredationView& view) noexcept;
/// Robberies, beatings, rapes and killings by him in a year.
double harm_rate(const PredationParameters& p, const PredationView& view) noexcept;
/// Which of them an act is, by a uniform draw.
Matter harm_done(const PredationParameters& p, double uniform) noexcept;

/// Fighters under arms take from and harm people of the district they stand in, each looked at once
/// in four weeks. Tolls feed the faction's war chest. Who did it is known, and out of reach while
/// his unit stands.
void predation(const Step& step, World& world);

}  // namespace ssr

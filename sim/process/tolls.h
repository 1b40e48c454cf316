#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

/// Armed groups that live off the people around them.
struct TollsParameters {
  double rate;              // [1/year] by a fighter of the most abusive unit, with nobody to stop him
  double restrained_share;  // [0, 1] of that rate in a unit that never harmed civilians
  double deterrence;        // [1] how much one soldier, officer or peacekeeper a fighter slows it
};
TollsParameters read_tolls(Table& table);

/// What one fighter under arms meets on a road or at a market.
struct TollView {
  double abusiveness = 0;         // [0, 1] of his unit
  double forces_per_fighter = 0;  // state and peacekeepers in the district, per fighter in arms
};
/// Tolls that he takes in a year (built in; units differ: Humphreys & Weinstein 2006 APSR).
double toll_rate(const TollsParameters& p, const TollView& view) noexcept;

/// Fighters under arms take from people of the district they stand in, each looked at once in four
/// weeks. Who took is known and out of reach while his unit stands.
void tolls(const Step& step, World& world);

}  // namespace ssr

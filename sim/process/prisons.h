#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct PrisonsParameters {
  // death, escape, riot
  double death_rate;              // [1/year] of detainees with enough room, food and care
  double death_by_want;           // log rate when nothing is paid for
  double death_by_crowding;       // log rate per unit of occupancy above 1
  double crowding_cap;            // occupancy beyond which nothing gets worse
  double escape_rate;             // [1/year] under full staff
  double escape_by_gap;           // log rate when nobody guards
  double detainees_per_guard;     // of a full staff
  double riot_rate;               // [1/year] of a prison that is full and starving
  double riot_smallest;           // detainees below which there is no riot
  double riot_deaths;             // share of those inside
  double riot_escapes;
  // long remand
  double long_remand_weeks;       // after which remand is an injury
  double review_weeks;            // after which somebody may look at the file
  double review_rate;             // [1/week] that he does, without defenders
  double review_by_defenders;     // [1/week] added by one defender per hundred held
  double injury_grievance;        // detainee's, for each spell of long remand, of the way to 1
  double injury_trust;            // in courts, of what he has
  // recruitment inside
  double recruits_per_year;       // [1/year] of detainees, in a full prison of criminals
  // places and staff
  double build_above;             // reported occupancy at which places are added
  double build_to;                // occupancy that they are to bring
  double build_weeks;
  double decay_years;             // of places that nobody maintains
  double staff_rate;              // [1/week] how fast staff follow need and money
};
PrisonsParameters read_prisons(Table& table);

/// Room, food, water and care against need [0, 1]: what the state pays and what the plan adds.
double care(double upkeep, double maintained) noexcept;
/// Rate at which detainees die [1/week] (M5).
double death_rate(const PrisonsParameters& p, double care, double occupancy) noexcept;
/// Rate at which detainees escape [1/week].
double escape_rate(const PrisonsParameters& p, double detainees, double staff) noexcept;
/// Rate of riots in a prison [1/week]: crowding and want together.
double riot_rate(const PrisonsParameters& p, double detainees, double care,
                 double occupancy) noexcept;
/// Rate at which somebody held long without trial is let go by review [1/week].
double review_rate(const PrisonsParameters& p, double weeks_held, double defenders,
                   double remand) noexcept;

/// Prisons hold, release, starve and riot.
void prisons(const Step& step, World& world);

}  // namespace ssr

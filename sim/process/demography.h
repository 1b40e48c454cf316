#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct DemographyParameters {
  double child_death_rate = 0;        // [1/year] ages 1-14
  double adult_death_rate = 0;        // [1/year] ages 15-64
  double old_death_rate = 0;          // [1/year] 65 and over
  double flight_threshold = 0;  // [0, 1] perceived violence above which households think of flight
  double flight_rate = 0;             // [1/week] at perceived violence 1
  double return_rate = 0;             // [1/week] at perceived violence 0
  double refuge_guess = 0;            // [0, 1] most that a household overrates the danger next door
};
DemographyParameters read_demography(Table& table);

/// Weekly chance that a household flees, from the violence it perceives in [0, 1].
double flight_probability(const DemographyParameters& p, double perceived_violence) noexcept;
/// Weekly chance that a displaced household goes home, from the violence it perceives there.
double return_probability(const DemographyParameters& p, double perceived_violence) noexcept;

/// Of the nation, displaced beyond the calmest month so far: what counts as a crisis (a definition,
/// the same in every history).
constexpr double mass_displacement_share = 0.03;
bool mass_displacement(double displaced, double lowest, double people) noexcept;

/// Births that survive their first year, per person and year: natural growth and what natural
/// deaths take from a population of the context's age structure.
double surviving_birth_rate(const DemographyParameters& p, const Context& context) noexcept;

/// Births and natural deaths (draws the same under every plan), flight and return of households.
void demography(const Step& step, World& world);

}  // namespace ssr

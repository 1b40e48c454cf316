#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

/// Mines and unexploded shells that the war left on farm land. They close land to those who would
/// work it and homes to those who would return (livelihoods, former_fighters, demography), and
/// hurt people until survey and clearance teams release the land.
struct MinesParameters {
  double victims_rate;         // [1/year] a person in the country where all land is mined, at first
  double learning_years;       // [year] in which people learn where mines lie, and halve the rate
  double women_as_victims;     // [0, 1] chance of a woman or girl against a man's or boy's
  double killed_share;         // [0, 1] of the victims; the others' households become poor
  double hectares_per_person;  // [ha] of farm land, a person in the country
  double released_per_team;    // [ha/week] by one team, by survey more than by digging
};
MinesParameters read_mines(Table& table);

/// [0, 1] of the land still closed after `teams` team-weeks, of the land of `people` in the
/// country.
double mined_after(const MinesParameters& p, double mined, double teams, double people) noexcept;

/// Victims [1/year] a person in the country, where `mined` [0, 1] of the land is.
double victims_rate(const MinesParameters& p, double mined, Week week) noexcept;

/// Mines hurt people, and teams release land.
void mines(const Step& step, World& world);

}  // namespace ssr

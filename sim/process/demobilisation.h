#pragma once

#include <optional>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct DemobilisationParameters {
  // children
  double child_release_per_week;     // [1/week] once somebody asks; of a complying leader
  double bargain_releases;           // [0, 1] of that rate, by a leader who bargains
  double obstruct_releases;          // [0, 1] of that rate, by one who obstructs
  double child_slips_home_per_year;  // [1/year] by itself
  // in the camp
  double stay_weeks;                 // [weeks] from the gate to discharge papers
  double hold_weeks;                 // [weeks] at most, when the cash has not come
  // crowds that are kept waiting
  double patience_weeks;  // [weeks]
  double quits_per_month;  // [0, 1] after that, alone and quietly
  double riot_per_week;  // [1/week] for a crowd of riot_crowd kept waiting
  double riot_crowd;  // [people]
  double riot_leaves;  // [0, 1] of the crowd
  double riot_crimes_per_100;  // incidents per 100 of the crowd
  double riot_homicide_share;  // [0, 1] of those incidents
  double riot_robbery_share;  // [0, 1]
  // where the discharged go
  double stay_intercept;  // log odds of staying with comrades
  double stay_tie;  // per [0, 1] of the commander's tie
  double stay_abusiveness;  // per [0, 1] of what the unit did
  double stay_family;  // with a family at home
};
DemobilisationParameters read_demobilisation(Table& table);

/// Rate [1/week] at which a commander lets a child go who is asked for it, whatever the state of
/// any adult's programme; one who fights lets none go.
double child_release_rate(const DemobilisationParameters& p,
                          std::optional<Stance> ordered) noexcept;
/// Weekly chance that a crowd kept waiting past its patience, or unpaid in the camp, riots.
double riot_probability(const DemobilisationParameters& p, double overdue_people) noexcept;
/// Chance that a discharged fighter stays with his comrades and does not go home.
double stay_probability(const DemobilisationParameters& p, double tie, double abusiveness,
                        bool family) noexcept;

/// Registered fighters are cantoned and discharged; children are released wherever somebody asks
/// for them, with or without a place for their care.
void demobilisation(const Step& step, World& world);

}  // namespace ssr

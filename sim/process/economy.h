#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct EconomyParameters {
  double urban_premium = 0;            // [1] extra output per head of a townsman over a villager
  double insecurity_tax = 0;           // [0, 1] of output lost at full insecurity
  double growth_drag = 0;              // [0, 1] of growth lost at full insecurity
  double adjustment_per_month = 0;     // [1/month] of the way to what security and people allow
  double local_aid_share = 0;          // [0, 1] of aid spent where it is used
  double aid_multiplier = 0;           // [1] output per unit of aid spent locally
  double jobs_elasticity = 0;          // [1] how paid work grows with output
  double contested_rents_share = 0;  // [0, 1] of rents an armed holder takes from those who dig
  double certified_tax = 0;  // [0, 1] of certified sales that the treasury gets
  double aid_taxed_share = 0;  // [0, 1] of aid spent where an armed group rules, that it takes
  double feels_insecurity = 1;  // link M75; cut: 0, work and investment see safe districts
  double holders_see_aid = 1;  // link M66; cut: 0, armed holders see no aid to tax
};
EconomyParameters read_economy(Table& table);

/// Yearly output per head [USD] that a district's place, the years of growth and its insecurity
/// allow (M75). `relative` is the district's productivity over the national mean.
double output_per_head(const EconomyParameters& p, double gdp_per_head, double relative,
                       double growth_index, double insecurity) noexcept;

/// Growth factor of one month at `growth_per_year`, dragged by the nation's insecurity (M75).
double monthly_growth(const EconomyParameters& p, double growth_per_year,
                      double insecurity) noexcept;

/// Places of paid work where `at_start` were taken at an output of `output_at_start`, in proportion
/// to output to the power of its elasticity.
std::int64_t jobs_at(const EconomyParameters& p, std::int64_t at_start, Cents output_at_start,
                     Cents output) noexcept;

/// Cents that the armed holder of a place takes of the aid spent there (M66): escorts, permits and
/// shares of what contractors and workers earn.
Cents taxed_aid(const EconomyParameters& p, double aid_usd) noexcept;

/// District output, jobs and illicit rents.
void economy(const Step& step, World& world);

}  // namespace ssr

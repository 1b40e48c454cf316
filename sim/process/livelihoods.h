#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct LivelihoodsParameters {
  double search_rate = 0;  // [1/week] chance that an idle adult finds a vacant job when all can
  double layoff_rate = 0;           // [1/week] of those in work, beyond places that vanish
  double farm_return_rate = 0;  // [1/week] idle adults who go back to the land in a safe district
  double illicit_entry_rate = 0;    // [1/week] idle young men who go to the pits where rents are
  double illicit_exit_rate = 0;     // [1/week]
};
LivelihoodsParameters read_livelihoods(Table& table);

/// Weekly chance that one idle adult finds work, with `vacancies` places for `seekers` people.
double job_probability(const LivelihoodsParameters& p, double vacancies, double seekers) noexcept;
/// Weekly chance that a young farmer leaves the land of a district: as many leave as come back
/// while the country is as insecure as at the start, no land is mined and as many of its young are
/// idle as the context says.
double land_exit_probability(const LivelihoodsParameters& p, const Context& context,
                             const District& district) noexcept;
/// Share of jobs taken whose places are gone [0, 1], and how many of those end in a month
/// (assumption).
double overhang(std::int64_t jobs, std::int64_t taken) noexcept;
inline constexpr double shed_in_a_month = 0.25;
/// Weekly chance that one idle young man goes digging, trading or smuggling; `lootable` in [0, 1].
double illicit_probability(const LivelihoodsParameters& p, double lootable,
                           double insecurity) noexcept;

/// Citizens come of age, find and lose work, return to the land, and retire; every four weeks.
void livelihoods(const Step& step, World& world);

}  // namespace ssr

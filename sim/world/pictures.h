#pragma once

#include <cstddef>
#include <vector>

#include "core/fields.h"

namespace ssr {

/// Places in Pictures::planner, in the order of picture_names().
enum class Picture : std::size_t {
  disarmed_share, demobilised_share, reintegrated_share, armed_fighters, police_strength_share,
  police_trained_share, supervisor_share, court_capacity_share, pretrial_share, prison_occupancy,
  oversight_share, army_integrated_share, homicide_rate, violent_incidents, insecurity,
  trust_police, legitimacy, unemployment_youth, revenue_share, will
};
constexpr std::size_t n_pictures = 20;

/// What planners know of one faction; these follow the nation's in Pictures::planner, and the
/// regions' reported insecurity follows them.
enum class FactionPicture : std::size_t { disarmed, demobilised, armed };
constexpr std::size_t n_faction_pictures = 3;
constexpr std::size_t place_of(FactionPicture picture, std::size_t faction) {
  return n_pictures + n_faction_pictures * faction + static_cast<std::size_t>(picture);
}

/// What ratios are measured against, in planners' records and in indicators: conventions of the
/// readings, not behaviour.
constexpr double weeks_to_clear = 12.0;          // a docket that clears in so long is in balance
constexpr double officers_per_inspector = 100.0; // police whom one inspector can look after

/// What actors know: reported with lag, bias and error. Decisions and conditions read these, never
/// the truth. (The public's picture is a column of Communities: perceived_violence.)
struct Pictures {
  std::vector<double> planner;            // [picture_names(context)]: all planners share it
  std::vector<double> security;           // [district] reported insecurity, [0, 1]
  std::vector<std::vector<double>> strength_of;  // [observer faction][faction] fighters, estimated
  std::vector<double> state_strength;     // [observer faction] forces it would meet, as estimated
  std::vector<double> state_viability;    // [observer faction] of a state without its mission,
                                          // [0, 1], as estimated
  std::vector<double> exposure;  // [faction] abuse that could be laid to its leader, [0, 1]
                                          // mean over units, as he guesses what is known
  std::vector<double> occupancy;          // [district] detainees over places, reported
  std::vector<double> own_officers;  // [district x groups + group] share of a group among officers
                                     // over its share of the people, as of this month
  double seen(Picture name) const { return planner[static_cast<std::size_t>(name)]; }
  std::vector<std::vector<double>> history;  // true values of the last year, newest last (for lags)
  double homicides_since = 0;             // people killed since the last monthly record
  double incidents_since = 0;             // attacks and clashes since then
  double interviews = 0;                  // by monitors, since the last survey was published
  double records_checked = 0;             // [0, 1] of records, by monitors, this week
  double checked_since = 0;               // sum of it since the last monthly record
  double known_month = -1;                // of the newest record that planners have read

  SSR_FIELDS(planner, security, strength_of, state_strength, state_viability, exposure, occupancy,
             own_officers, history, homicides_since, incidents_since, interviews, records_checked,
             checked_since, known_month)
};

}  // namespace ssr

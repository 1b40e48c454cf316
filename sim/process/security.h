#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct SecurityParameters {
  double memory_half_life = 0;     // [week] how long violence keeps a district insecure
  // [weighted event per 100,000 people and week] that bring a calm district half-way to 1
  double half_events = 0;
  double weight_of_attack = 0;     // attacks and clashes, against a homicide
  double report_lag = 0;           // [week] until administrative figures are known
  double report_error = 0;         // standard deviation of reports, as a share
  double reported_share = 0;       // [0, 1] of violence that reaches the reports
  double strength_error = 0;       // standard deviation of factions' estimates, as a share
  double survey_interval = 0;      // [week]
  double survey_size = 0;          // [person]
  double interviews_per_week = 0;  // [person/week] by one monitor
  double monitors_half = 0;        // monitors who check half of all records
  double monitors_find = 0;        // [0, 1] of unreported violence, where they check all
};
SecurityParameters read_security(Table& table);

/// Insecurity next week, in [0, 1], from this week's and the violence of the week
/// [weighted event per 100,000 people].
double next_insecurity(const SecurityParameters& p, double insecurity, double violence) noexcept;

/// [0, 1] of records that monitors check: late and wrong as others they are not (M80).
double checked_share(const SecurityParameters& p, double monitors) noexcept;

/// What violence leaves behind in each district, and what every observer comes to know: with lag,
/// under-reporting and error; surveys once a year.
void security(const Step& step, World& world);

}  // namespace ssr

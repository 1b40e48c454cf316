#pragma once

#include "process/enforcement.h"
#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct AccordParameters {
  double keep_rate;  // [1/week] a willing and able government settles a promise that is due
  double weak_state_speed;  // [0, 1] speed of a state without any capacity over an able one
  double
      guarantor_pressure;  // [0, 1] of missing will that a strong mission on the spot makes up for
  double troops_for_pressure;  // [people per 1,000 inhabitants] at which pressure is half
  double patronage_cost;  // [0, 1] reluctance to share posts and ranks at full patronage
  double author_cost;  // [0, 1] reluctance where those who made the war rule
  Enforcement enforcement;  // of promises by those to whom they were made
  double treasury_share;  // [1] most of the treasury one promise of money may take
  double quota_kept_at;  // [1] of the quota taken in that counts as kept
  double late_weeks;  // [week] after the due date a promise settled is late
  double broken_weeks;  // [week] after the due date an open promise counts as broken
  double late_value;  // [0, 1] worth of a promise kept late to whom it was made
  double prior_weight;  // [promises] how long first impressions count
  double prior_value;  // [0, 1] first impression
  double reading_rate;  // [1/week] how fast readings follow the record
};
AccordParameters read_accord(Table& table);

/// What decides whether a promise that is due is settled.
struct PromiseView {
  double will = 0;  // [0, 1]
  double capacity = 0;  // [0, 1]
  double reluctance = 0;  // [0, 1] what keeping it costs those who rule
  double pressure = 0;  // [0, 1] of guarantors on the spot
  double leverage = 1;  // [0, 1] what those it was made to could still do about it
};

/// Chance that a due promise is settled within `weeks`. Who has laid down his arms cannot enforce
/// what he was promised, and guarantors make up for it (Walter 1997 IO), or offices (an
/// assumption).
double keep_probability(const AccordParameters& p, const PromiseView& view, double weeks) noexcept;

/// Worth of a promise to the one it was made to, by what became of it [0, 1].
double promise_worth(const AccordParameters& p, PromiseState state, double weeks_overdue) noexcept;

/// Promises fall due and are kept, late or broken; leaders and the public read the record (M17,
/// M46).
void accord(const Step& step, World& world);

}  // namespace ssr

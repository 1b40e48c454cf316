#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct ReintegrationParameters {
  // places
  double gives_up_per_month;        // [0, 1] of those who wait, after gives_up_after
  double gives_up_after_weeks;      // [weeks]
  double works_leaves_queue;        // [0, 1] a month, of those who found a living
  double home_takes_up_per_month;  // [0, 1] of women, support roles, children who never registered
  // courses
  double default_course_weeks;  // [weeks] once the activity is over
  double care_weeks;  // [weeks] of interim care and family tracing for a child
  double drops_out_per_month;  // [0, 1]
  double drops_out_frozen;  // [0, 1] a month, while the provider does not deliver
  double providers_per_district;
  double provider_fails_per_year;  // [0, 1] chance that a provider stands still for the year
  double learns_a_trade;  // [0, 1] of those who complete
  double learns_unschooled;  // [0, 1] the same without schooling
  double sets_up;  // [0, 1] of those who learnt one, who begin on their own where it is safe
  double child_to_school;  // [0, 1] of children who complete
  double child_to_family;  // [0, 1] families found
  // cash
  double tranche_weeks;  // [weeks] between instalments
  double promise_lapses_weeks;  // [weeks] after which nobody expects the rest
  // treatment of those at most risk
  double treatment_risk_idle;  // weight in the order of need
  double treatment_risk_tie;
  double treatment_risk_criminal;
  double lasts_without_cash;  // [0, 1] of therapies that took
  double treatment_takes;  // [0, 1] of those treated, who attend to the end
  // communities
  double accepted_per_month;  // [0, 1] fully ready community, harmless unit
  double abusiveness_exponent;  // of (1 - abusiveness)
  double family_helps;  // added to the rate, as a share
  double schooling_helps;
  double away_from_home;  // [0, 1] readiness of a community that is not his
  double returns_per_month;  // [0, 1] of those who stayed with comrades
  double readiness_rate;  // [1/month] at which readiness follows its causes
  double readiness_base;  // [0, 1]
  double readiness_participation;  // per [0, 1] of customary authority that answers to people
  double readiness_gains;  // per [0, 1] of visible gains
  double readiness_violence;  // per violent incident per 1,000 people, saturating
  double violence_half;  // [incidents per 1,000 people]
  double sees_own_track = 1;  // link M86; cut: 0, women at home see no track of their own
};
ReintegrationParameters read_reintegration(Table& table);

/// Chance in four weeks that his community accepts a former fighter: what his unit did decides,
/// programmes don't (Humphreys & Weinstein 2007); family and schooling help.
double acceptance_probability(const ReintegrationParameters& p, double readiness,
                              double abusiveness, bool family, bool schooled,
                              bool at_home) noexcept;
/// Readiness of a community to take former fighters in, [0, 1], that its readiness moves to.
double readiness_target(const ReintegrationParameters& p, double authority, double accountability,
                        double visible_gains, double recent_violence) noexcept;
/// Chance that completing a course teaches a trade (M19).
double learning_probability(const ReintegrationParameters& p, bool schooled) noexcept;
/// Need of treatment, for the order of places: the riskiest first.
double treatment_need(const ReintegrationParameters& p, bool idle, double criminal_tie,
                      bool criminal) noexcept;

/// Former fighters wait, enter programmes, get paid in tranches, learn, find work, settle.
void reintegration(const Step& step, World& world);

}  // namespace ssr

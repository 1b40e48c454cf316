#include "process/security.h"

namespace ssr {

SecurityParameters read_security(Table& table) {
  return {
      .memory_half_life =
          table.number("memory_half_life", {.value = 10.0,
                                            .low = 5.0,
                                            .high = 20.0,
                                            .unit = "week",
                                            .help = "How long violence keeps a district insecure.",
                                            .min = 0.1,
                                            .max = 1000.0}),
      .half_events = table.number("half_events",
                                  {.value = 90.0,
                                   .low = 45.0,
                                   .high = 180.0,
                                   .unit = "1/week",
                                   .help = "Weighted violent events per 100,000 people at which a "
                                           "calm district is half-way to full insecurity.",
                                   .min = 0.001,
                                   .max = 1000.0}),
      .weight_of_attack = table.number(
          "weight_of_attack", {.value = 5.0,
                               .low = 2.0,
                               .high = 10.0,
                               .help = "How much an attack or clash counts against a homicide.",
                               .max = 100.0}),
      .report_lag =
          table.number("report_lag", {.value = 8.0,
                                      .low = 4.0,
                                      .high = 16.0,
                                      .unit = "week",
                                      .help = "Weeks until administrative figures are known.",
                                      .max = 48.0}),
      .report_error = table.number("report_error",
                                   {.value = 0.1,
                                    .low = 0.05,
                                    .high = 0.2,
                                    .help = "Standard deviation of reported figures, as a share.",
                                    .max = 1.0}),
      .reported_share =
          table.number("reported_share", {.value = 0.6,
                                          .low = 0.4,
                                          .high = 0.8,
                                          .help = "Share of violence that reaches the reports.",
                                          .max = 1.0}),
      .strength_error = table.number(
          "strength_error",
          {.value = 0.3,
           .low = 0.15,
           .high = 0.5,
           .help = "Standard deviation of factions' estimates of strength, as a share.",
           .max = 2.0}),
      .survey_interval = table.number("survey_interval", {.value = 52.0,
                                                          .low = 52.0,
                                                          .high = 52.0,
                                                          .unit = "week",
                                                          .help = "Weeks between public surveys.",
                                                          .min = 4.0,
                                                          .max = 520.0}),
      .survey_size = table.number("survey_size",
                                  {.value = 1200.0,
                                   .low = 1200.0,
                                   .high = 1200.0,
                                   .source = "Afrobarometer sampling principles: 1,200 respondents",
                                   .help = "Respondents of a survey.",
                                   .min = 10.0,
                                   .max = 1e6}),
      .interviews_per_week =
          table.number("interviews_per_week", {.value = 15.0,
                                               .low = 8.0,
                                               .high = 25.0,
                                               .unit = "1/week",
                                               .help = "People whom one monitor interviews.",
                                               .max = 1000.0}),
      .monitors_half =
          table.number("monitors_half", {.value = 40.0,
                                         .low = 15.0,
                                         .high = 100.0,
                                         .help = "Monitors who check half of all records.",
                                         .min = 0.01,
                                         .max = 1e6}),
      .monitors_find =
          table.number("monitors_find", {.value = 0.5,
                                         .low = 0.2,
                                         .high = 0.8,
                                         .help = "Of unreported violence, where they check all.",
                                         .max = 1.0}),
  };
}

}  // namespace ssr

#include "process/by_matter.h"
#include "process/policing.h"

namespace ssr {
namespace {

void read_station(Table& t, PolicingParameters& p) {
  p.gravity =
      read_by_matter(t, "gravity", {1.0, 0.7, 0.15, 0.3, 0.75, 0.3, 0.15, 0.45, 0.1, 0.05, 0.15},
                     0.8, 1.2, {.help = "gravity of a matter in the eyes of the police", .max = 1});
  p.per_officer =
      t.number("per_officer", {.value = 0.2,
                               .low = 0.12,
                               .high = 0.3,
                               .unit = "1/week",
                               .help = "investigations by a present officer at full capability",
                               .max = 20});
  p.least_capability = t.number(
      "least_capability", {.value = 0.2,
                           .low = 0.1,
                           .high = 0.3,
                           .unit = "1",
                           .help = "capability without training, supervisors, means and routine",
                           .max = 1});
  p.mediated = t.number("mediated", {.value = 0.4,
                                     .low = 0.25,
                                     .high = 0.55,
                                     .unit = "1",
                                     .help = "the slightest matters settled at the desk",
                                     .max = 1});
  p.station_fair = t.number("station_fair", {.value = 0.5,
                                             .low = 0.3,
                                             .high = 0.7,
                                             .unit = "1",
                                             .help = "settlements at the station that are kept",
                                             .max = 1});
}

void read_bribes(Table& t, PolicingParameters& p) {
  p.bribe_rate =
      t.number("bribe_rate",
               {.value = 0.4,
                .low = 0.25,
                .high = 0.55,
                .unit = "1",
                .source = "Afrobarometer: bribe for police help, Liberia 55 % (2018), Sierra Leone "
                          "72 %, Africa 36 % (2021-23)",
                .help = "slight matters bought off from an officer without integrity, paid on time",
                .max = 1});
  p.bribe_by_arrears =
      t.number("bribe_by_arrears", {.value = 0.03,
                                    .low = 0.01,
                                    .high = 0.05,
                                    .unit = "1/week",
                                    .help = "log chance of a bribe per week of arrears",
                                    .max = 1});
  p.victim_pays =
      t.number("victim_pays", {.value = 0.7,
                               .low = 0.5,
                               .high = 0.85,
                               .unit = "1",
                               .source = "Afrobarometer: bribe for police help 36-72 %",
                               .help = "victims made to pay by an officer without integrity",
                               .max = 1});
  p.paid_priority = t.number("paid_priority", {.value = 0.2,
                                               .low = 0.1,
                                               .high = 0.3,
                                               .unit = "1",
                                               .help = "gravity that a victim's bribe adds",
                                               .max = 1});
  p.by_certainty =
      t.number("by_certainty", {.value = 2.0,
                                .low = 1.0,
                                .high = 3.0,
                                .unit = "1",
                                .help = "log chance of a bribe lost when punishment seems certain",
                                .max = 20});
  p.arrears_cap_weeks =
      t.number("arrears_cap_weeks", {.value = 26,
                                     .low = 20,
                                     .high = 40,
                                     .unit = "week",
                                     .help = "arrears beyond which waiting longer changes nothing",
                                     .max = 200});
}

void read_investigation(Table& t, PolicingParameters& p) {
  p.evidence_decay = t.number("evidence_decay", {.value = 0.08,
                                                 .low = 0.04,
                                                 .high = 0.12,
                                                 .unit = "1/week",
                                                 .help = "evidence lost while nobody acts",
                                                 .max = 1});
  p.find_least =
      t.number("find_least",
               {.value = 0.4,
                .low = 0.25,
                .high = 0.55,
                .unit = "1",
                .help = "share of good evidence that leads an incapable station to the offender",
                .max = 1});
  p.file_gain = t.number("file_gain", {.value = 0.6,
                                       .low = 0.4,
                                       .high = 0.8,
                                       .unit = "1",
                                       .help = "missing evidence that an able station adds",
                                       .max = 1});
  p.cold = t.number("cold", {.value = 0.5,
                             .low = 0.3,
                             .high = 0.7,
                             .unit = "1",
                             .help = "evidence left after a search in vain",
                             .max = 1});
  p.wrongful_rate = t.number(
      "wrongful_rate",
      {.value = 0.35,
       .low = 0.2,
       .high = 0.5,
       .unit = "1",
       .help =
           "somebody else named in the gravest matter by an incapable station that finds nobody",
       .max = 1});
  p.coerced_evidence = t.number(
      "coerced_evidence", {.value = 0.4,
                           .low = 0.3,
                           .high = 0.5,
                           .unit = "1",
                           .help = "evidence that a file against the wrong person seems to hold",
                           .max = 1});
  p.shelf_weeks = t.number("shelf_weeks", {.value = 4,
                                           .low = 2,
                                           .high = 8,
                                           .unit = "week",
                                           .help = "before the slightest matter is dropped",
                                           .max = 200});
  p.shelf_by_gravity =
      t.number("shelf_by_gravity", {.value = 22,
                                    .low = 16,
                                    .high = 30,
                                    .unit = "week",
                                    .help = "added patience with the gravest matter",
                                    .max = 300});
}

void read_arrest(Table& t, PolicingParameters& p) {
  p.own_kind =
      t.number("own_kind", {.value = 0.01,
                            .low = 0.004,
                            .high = 0.02,
                            .unit = "1/week",
                            .help = "arrests of named officers and soldiers whom nobody shields, "
                                    "by a fully able force",
                            .max = 1});
  p.warrant_weeks = t.number("warrant_weeks", {.value = 52,
                                               .low = 26,
                                               .high = 78,
                                               .unit = "week",
                                               .help = "before a warrant is given up",
                                               .max = 1000});
  p.remand = read_by_matter(
      t, "remand", {0.95, 0.55, 0.15, 0.12, 0.45, 0.04, 0.08, 0.15, 0.0, 0.0, 0.0}, 0.8, 1.2,
      {.help = "arrested people whom a magistrate keeps in prison before trial", .max = 1});
  p.sanction_memory = t.number(
      "sanction_memory", {.value = 0.02,
                          .low = 0.01,
                          .high = 0.04,
                          .unit = "1/week",
                          .help = "how fast offenders forget violence and what became of it",
                          .max = 1});
  p.sanction_prior = t.number(
      "sanction_prior",
      {.value = 60,
       .low = 20,
       .high = 120,
       .unit = "1",
       .help = "violent offences per 1,000 people that the picture of the start is worth",
       .max = 10000});
  p.arrest_counts =
      t.number("arrest_counts", {.value = 0.5,
                                 .low = 0.3,
                                 .high = 0.7,
                                 .unit = "1",
                                 .help = "an arrest, of a sanction; a conviction is the rest",
                                 .max = 1});
  p.impunity_trust =
      t.number("impunity_trust",
               {.value = 0.15,
                .low = 0.05,
                .high = 0.25,
                .unit = "1",
                .help = "victim's trust in police lost, of what he has, when nothing is done",
                .max = 1});
  p.impunity_grievance =
      t.number("impunity_grievance", {.value = 0.06,
                                      .low = 0.02,
                                      .high = 0.1,
                                      .unit = "1",
                                      .help = "victim's grievance gained when nothing is done",
                                      .max = 1});
  p.remedy_trust = t.number(
      "remedy_trust", {.value = 0.15,
                       .low = 0.05,
                       .high = 0.25,
                       .unit = "1",
                       .help = "victim's trust in police gained when the station puts things right",
                       .max = 1});
}

}  // namespace

PolicingParameters read_policing(Table& table) {
  PolicingParameters p{};
  read_station(table, p);
  read_bribes(table, p);
  read_investigation(table, p);
  read_arrest(table, p);
  return p;
}

}  // namespace ssr

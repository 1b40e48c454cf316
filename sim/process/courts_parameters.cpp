#include "process/by_matter.h"
#include "process/courts.h"

namespace ssr {
namespace {

void read_bench(Table& t, CourtsParameters& p) {
  p.per_judge = t.number("per_judge", {.value = 12,
                                       .low = 8,
                                       .high = 17,
                                       .unit = "1/week",
                                       .help = "hearings one judge can hold",
                                       .max = 500});
  p.per_prosecutor = t.number("per_prosecutor", {.value = 13,
                                                 .low = 9,
                                                 .high = 18,
                                                 .unit = "1/week",
                                                 .help = "hearings one prosecutor can prepare",
                                                 .max = 500});
  p.per_defender = t.number("per_defender", {.value = 10,
                                             .low = 7,
                                             .high = 16,
                                             .unit = "1/week",
                                             .help = "hearings one defender can attend",
                                             .max = 500});
  p.per_clerk = t.number("per_clerk", {.value = 7,
                                       .low = 5,
                                       .high = 10,
                                       .unit = "1/week",
                                       .help = "hearings one clerk can keep papers for",
                                       .max = 500});
  p.undefended =
      t.number("undefended", {.value = 0.7,
                              .low = 0.5,
                              .high = 0.85,
                              .unit = "1",
                              .help = "hearings that go on without a defender where there is none",
                              .max = 1});
  p.absence_by_arrears =
      t.number("absence_by_arrears", {.value = 0.02,
                                      .low = 0.01,
                                      .high = 0.03,
                                      .unit = "1/week",
                                      .help = "court days lost per week of arrears",
                                      .max = 0.2});
  p.least_means =
      t.number("least_means", {.value = 0.45,
                               .low = 0.3,
                               .high = 0.6,
                               .unit = "1",
                               .source = "UN/JSMP: no judges in Timor-Leste in 1999; all national "
                                         "judges failed the examination of 2005",
                               .help = "hearings held without rooms, papers and routine",
                               .max = 1});
  p.arrears_cap_weeks =
      t.number("arrears_cap_weeks", {.value = 26,
                                     .low = 20,
                                     .high = 40,
                                     .unit = "week",
                                     .help = "arrears beyond which waiting longer changes nothing",
                                     .max = 200});
}

void read_staff(Table& t, CourtsParameters& p) {
  p.judge_training_weeks =
      t.number("judge_training_weeks",
               {.value = 78,
                .low = 52,
                .high = 130,
                .unit = "week",
                .source = "UN/JSMP: Timor-Leste's judges were not qualified six years on",
                .help = "until a trainee sits as judge or magistrate",
                .min = 1,
                .max = 1000});
  p.staff_training_weeks = t.number(
      "staff_training_weeks", {.value = 26,
                               .low = 16,
                               .high = 40,
                               .unit = "week",
                               .help = "until a trainee works as prosecutor, defender or clerk",
                               .min = 1,
                               .max = 1000});
  p.judge_share = t.number("judge_share", {.value = 0.25,
                                           .low = 0.15,
                                           .high = 0.35,
                                           .unit = "1",
                                           .help = "of people in training who become judges",
                                           .max = 1});
  p.attrition = t.number("attrition", {.value = 0.05,
                                       .low = 0.03,
                                       .high = 0.08,
                                       .unit = "1/year",
                                       .help = "court staff who leave, paid on time",
                                       .max = 2});
  p.attrition_by_arrears =
      t.number("attrition_by_arrears", {.value = 0.04,
                                        .low = 0.02,
                                        .high = 0.06,
                                        .unit = "1/week",
                                        .help = "log attrition per week of arrears",
                                        .max = 1});
  p.replaced = t.number("replaced", {.value = 0.6,
                                     .low = 0.4,
                                     .high = 0.9,
                                     .unit = "1",
                                     .help = "leavers whom the state trains a successor for",
                                     .max = 1});
  p.means_per_trainee = t.number(
      "means_per_trainee", {.value = 0.03,
                            .low = 0.01,
                            .high = 0.05,
                            .unit = "1",
                            .help = "missing rooms and papers supplied with each person trained",
                            .max = 1});
  p.means_years = t.number("means_years", {.value = 12,
                                           .low = 8,
                                           .high = 20,
                                           .unit = "year",
                                           .help = "mean life of rooms and papers",
                                           .min = 0.1,
                                           .max = 100});
  p.learning =
      t.number("learning", {.value = 0.06,
                            .low = 0.03,
                            .high = 0.1,
                            .unit = "1/year",
                            .source = "World Development Report 2011, box 3.6: rule of law 41 "
                                      "years at the pace of the fastest twenty, fastest ever 10-17",
                            .help = "approach to full local capacity",
                            .max = 2});
  p.crowding_out =
      t.number("crowding_out", {.value = 1.2,
                                .low = 0.5,
                                .high = 2.0,
                                .unit = "1",
                                .help = "learning lost per share of hearings that others hold",
                                .max = 10});
  p.forgetting = t.number("forgetting", {.value = 0.02,
                                         .low = 0.01,
                                         .high = 0.04,
                                         .unit = "1/year",
                                         .help = "loss of local capacity by turnover",
                                         .max = 2});
}

void read_hearing(Table& t, CourtsParameters& p) {
  p.remand_first = t.number("remand_first", {.value = 0.7,
                                             .low = 0.55,
                                             .high = 0.85,
                                             .unit = "1",
                                             .help = "hearings reserved for suspects who are held",
                                             .max = 1});
  p.decides = t.number("decides", {.value = 0.3,
                                   .low = 0.2,
                                   .high = 0.4,
                                   .unit = "1",
                                   .help = "hearings that decide the case rather than adjourn it",
                                   .max = 1});
  p.decides_undefended = t.number("decides_undefended", {.value = 0.05,
                                                         .low = 0.0,
                                                         .high = 0.1,
                                                         .unit = "1",
                                                         .help = "added when nobody defends",
                                                         .max = 1});
  p.sitting_weeks =
      t.number("sitting_weeks", {.value = 4,
                                 .low = 2,
                                 .high = 8,
                                 .unit = "week",
                                 .help = "from one listing of a criminal case to the next",
                                 .min = 1,
                                 .max = 52});
  p.convicts = t.number("convicts", {.value = 0.9,
                                     .low = 0.8,
                                     .high = 0.98,
                                     .unit = "1",
                                     .help = "conviction of the right person on perfect evidence",
                                     .max = 1});
  p.convicts_wrong =
      t.number("convicts_wrong",
               {.value = 0.8,
                .low = 0.6,
                .high = 1.0,
                .unit = "1",
                .help = "conviction of the wrong person, over the right one's, on the same file",
                .max = 1});
  p.defence_saves = t.number("defence_saves", {.value = 0.5,
                                               .low = 0.3,
                                               .high = 0.7,
                                               .unit = "1",
                                               .help = "wrong convictions that a defender prevents",
                                               .max = 1});
  p.bribe_rate = t.number(
      "bribe_rate", {.value = 0.08,
                     .low = 0.04,
                     .high = 0.14,
                     .unit = "1",
                     .help = "decisions bought by the accused from courts paid on time",
                     .max = 1});
  p.bribe_by_arrears =
      t.number("bribe_by_arrears", {.value = 0.05,
                                    .low = 0.02,
                                    .high = 0.08,
                                    .unit = "1/week",
                                    .help = "log chance of a bribe per week of arrears",
                                    .max = 1});
  p.enforced = t.number("enforced", {.value = 0.5,
                                     .low = 0.35,
                                     .high = 0.65,
                                     .unit = "1",
                                     .help = "rulings carried out where police cover nothing",
                                     .max = 1});
  p.enforced_by_police = t.number("enforced_by_police", {.value = 0.4,
                                                         .low = 0.25,
                                                         .high = 0.5,
                                                         .unit = "1",
                                                         .help = "added under full coverage",
                                                         .max = 1});
  p.court_fair = t.number("court_fair", {.value = 0.7,
                                         .low = 0.5,
                                         .high = 0.85,
                                         .unit = "1",
                                         .help = "disputes decided as the law has it",
                                         .max = 1});
  p.remedy_weeks = t.number("remedy_weeks", {.value = 52,
                                             .low = 52,
                                             .high = 52,
                                             .unit = "week",
                                             .help = "a remedy after that is too late to be fair",
                                             .max = 1000});
  p.sentence_weeks = read_by_matter(
      t, "sentence_weeks", {400, 180, 26, 26, 200, 16, 26, 80, 0, 0, 0}, 0.6, 1.4,
      {.unit = "week", .help = "mean sentence; 0: fine or compensation", .max = 2000});
  p.sentence_spread = t.number("sentence_spread", {.value = 0.5,
                                                   .low = 0.3,
                                                   .high = 0.7,
                                                   .unit = "1",
                                                   .help = "how far sentences depart from the mean",
                                                   .max = 1});
}

void read_waiting(Table& t, CourtsParameters& p) {
  p.evidence_decay =
      t.number("evidence_decay", {.value = 0.03,
                                  .low = 0.015,
                                  .high = 0.045,
                                  .unit = "1/week",
                                  .help = "evidence lost a week while a charged case waits",
                                  .max = 1});
  p.lapse_below = t.number("lapse_below", {.value = 0.25,
                                           .low = 0.15,
                                           .high = 0.35,
                                           .unit = "1",
                                           .help = "evidence at which a case starts to fall apart",
                                           .min = 0.01,
                                           .max = 1});
  p.lapse_rate = t.number("lapse_rate", {.value = 0.12,
                                         .low = 0.06,
                                         .high = 0.2,
                                         .unit = "1/week",
                                         .help = "cases that fall apart with no evidence left",
                                         .max = 1});
  p.forgotten =
      t.number("forgotten", {.value = 0.35,
                             .low = 0.2,
                             .high = 0.5,
                             .unit = "1",
                             .help = "remand detainees of lapsed cases whom nobody lets go",
                             .max = 1});
  p.remedy_trust = t.number("remedy_trust",
                            {.value = 0.3,
                             .low = 0.15,
                             .high = 0.45,
                             .unit = "1",
                             .help = "victim's trust in courts gained by a remedy, of the way to 1",
                             .max = 1});
  p.impunity_trust = t.number(
      "impunity_trust",
      {.value = 0.2,
       .low = 0.1,
       .high = 0.3,
       .unit = "1",
       .help = "victim's trust in courts lost, of what he has, when a case ends in nothing",
       .max = 1});
  p.grievance_moved = t.number("grievance_moved", {.value = 0.1,
                                                   .low = 0.05,
                                                   .high = 0.15,
                                                   .unit = "1",
                                                   .help = "victim's grievance moved by either",
                                                   .max = 1});
}

}  // namespace

CourtsParameters read_courts(Table& table) {
  CourtsParameters p{};
  read_bench(table, p);
  read_staff(table, p);
  read_hearing(table, p);
  read_waiting(table, p);
  return p;
}

}  // namespace ssr

#include "process/army.h"

namespace ssr {

ArmyParameters read_army(Table& table) {
  ArmyParameters p{};
  p.volunteer_base = table.number("volunteer_base", {.value = 0.12,
                                                     .low = 0.05,
                                                     .high = 0.25,
                                                     .help = "fighters who would rather serve",
                                                     .max = 1});
  p.volunteer_arrears =
      table.number("volunteer_arrears", {.value = 0.6,
                                         .low = 0.2,
                                         .high = 0.9,
                                         .help = "of them put off by full hardship in the army",
                                         .max = 1});
  p.volunteer_pay =
      table.number("volunteer_pay", {.value = 0.6,
                                     .low = 0.2,
                                     .high = 1.2,
                                     .help = "more volunteers over more pay, both as shares",
                                     .max = 5});
  p.age_from = table.number(
      "age_from",
      {.value = 18, .low = 18, .high = 18, .unit = "year", .help = "youngest recruit", .max = 30});
  p.age_until = table.number(
      "age_until",
      {.value = 35, .low = 32, .high = 38, .unit = "year", .help = "oldest recruit", .max = 60});
  p.vetting_eyes = table.number("vetting_eyes", {.value = 0.7,
                                                 .low = 0.4,
                                                 .high = 0.9,
                                                 .help = "abusers found by a fully strict vetting",
                                                 .max = 1});
  p.vetting_errs =
      table.number("vetting_errs", {.value = 0.05,
                                    .low = 0.02,
                                    .high = 0.1,
                                    .help = "of the clean removed by a fully strict board",
                                    .max = 1});
  p.battalion_men = table.number("battalion_men", {.value = 650,
                                                   .low = 550,
                                                   .high = 750,
                                                   .unit = "people",
                                                   .help = "full strength of a battalion",
                                                   .min = 0.01,
                                                   .max = 5000});
  p.recruit_rate = table.number("recruit_rate", {.value = 0.02,
                                                 .low = 0.005,
                                                 .high = 0.04,
                                                 .unit = "1/week",
                                                 .help = "share of a gap in strength filled",
                                                 .max = 1});
  p.enlist_weeks = table.number("enlist_weeks", {.value = 8,
                                                 .low = 4,
                                                 .high = 12,
                                                 .unit = "week",
                                                 .help = "training of a new recruit",
                                                 .max = 100});
  p.need_per_1000 = table.number("need_per_1000",
                                 {.value = 1.9,
                                  .low = 1.4,
                                  .high = 2.4,
                                  .source = "GlobalSecurity: Sierra Leone 8,500 soldiers in 2010",
                                  .help = "soldiers per 1,000 people in quiet times",
                                  .max = 50});
  p.need_per_fighter =
      table.number("need_per_fighter", {.value = 0.2,
                                        .low = 0.05,
                                        .high = 0.4,
                                        .unit = "people",
                                        .help = "soldiers wanted per fighter reported in arms",
                                        .max = 5});
  p.army_share = table.number(
      "army_share", {.value = 0.15,
                     .low = 0.08,
                     .high = 0.25,
                     .source = "Collier et al. 2003 World Bank (4.5 % of output after war)",
                     .help = "revenue that may go to soldiers' pay",
                     .max = 1});
  p.target_rate =
      table.number("target_rate", {.value = 0.05,
                                   .low = 0.02,
                                   .high = 0.12,
                                   .unit = "1/quarter",
                                   .source = "GlobalSecurity: Sierra Leone, 8 % a year less",
                                   .help = "how fast the plan follows need and means",
                                   .max = 1});
  p.unassessed_share = table.number(
      "unassessed_share", {.value = 0.4,
                           .low = 0.1,
                           .high = 0.7,
                           .help = "of a quota that planners see where nobody assessed it",
                           .max = 1});
  p.dismissal_rate =
      table.number("dismissal_rate", {.value = 0.08,
                                      .low = 0.02,
                                      .high = 0.2,
                                      .unit = "1/quarter",
                                      .help = "surplus sent home unpaid by a state that cannot pay",
                                      .max = 1});
  p.surplus_margin = table.number("surplus_margin", {.value = 0.1,
                                                     .low = 0.05,
                                                     .high = 0.2,
                                                     .help = "surplus that is borne, of strength",
                                                     .max = 1});
  p.severed_worth =
      table.number("severed_worth", {.value = 0.2,
                                     .low = 0.05,
                                     .high = 0.4,
                                     .help = "sting of a dismissal left when severance is paid",
                                     .max = 1});
  p.dismissed_fade = table.number("dismissed_fade", {.value = 0.1,
                                                     .low = 0.05,
                                                     .high = 0.2,
                                                     .unit = "1/month",
                                                     .help = "how fast dismissals are forgotten",
                                                     .max = 1});
  p.leaves_armed =
      table.number("leaves_armed", {.value = 0.05,
                                    .low = 0.01,
                                    .high = 0.15,
                                    .help = "of those sent home unpaid who take a weapon",
                                    .max = 1});
  p.tie_kept = table.number("tie_kept", {.value = 0.6,
                                         .low = 0.3,
                                         .high = 0.9,
                                         .help = "tie to their officers of those sent home, of "
                                                 "the battalion's cohesion",
                                         .max = 1});
  p.pay_noticed = table.number("pay_noticed", {.value = 12,
                                               .low = 6,
                                               .high = 24,
                                               .unit = "week",
                                               .help = "arrears at which hardship is half",
                                               .min = 0.01,
                                               .max = 500});
  p.retire_rate = table.number("retire_rate", {.value = 0.0008,
                                               .low = 0.0004,
                                               .high = 0.0015,
                                               .unit = "1/week",
                                               .help = "soldiers who leave in good order",
                                               .max = 1});
  p.desert_rate =
      table.number("desert_rate", {.value = 0.004,
                                   .low = 0.001,
                                   .high = 0.01,
                                   .unit = "1/week",
                                   .source = "SIGAR: Afghan units losing 20-25 % a year",
                                   .help = "desertion under full hardship without cohesion",
                                   .max = 1});
  p.enough_training =
      table.number("enough_training", {.value = 24,
                                       .low = 16,
                                       .high = 36,
                                       .unit = "week",
                                       .help = "training after which a soldier counts as trained",
                                       .min = 0.01,
                                       .max = 500});
  p.training_in_war =
      table.number("training_in_war", {.value = 0.6,
                                       .low = 0.3,
                                       .high = 0.9,
                                       .help = "of a course lost in a wholly insecure district",
                                       .max = 1});
  p.cohesion_base =
      table.number("cohesion_base", {.value = 0.4,
                                     .low = 0.3,
                                     .high = 0.5,
                                     .help = "cohesion of an untrained, paid, unmixed battalion",
                                     .max = 1});
  p.cohesion_training = table.number(
      "cohesion_training",
      {.value = 0.3, .low = 0.15, .high = 0.45, .help = "cohesion from training", .max = 1});
  p.contact = table.number("contact", {.value = 0.2,
                                       .low = 0.05,
                                       .high = 0.35,
                                       .source = "Samii 2013 APSR",
                                       .help = "cohesion from mixing among the trained",
                                       .max = 1});
  p.rivalry = table.number("rivalry", {.value = 0.2,
                                       .low = 0.05,
                                       .high = 0.35,
                                       .help = "cohesion lost by mixing among the untrained",
                                       .max = 1});
  p.cohesion_hardship = table.number(
      "cohesion_hardship",
      {.value = 0.3, .low = 0.1, .high = 0.5, .help = "cohesion lost to full hardship", .max = 1});
  p.cohesion_exclusion = table.number(
      "cohesion_exclusion",
      {.value = 0.2, .low = 0.05, .high = 0.4, .help = "cohesion lost to exclusion", .max = 1});
  p.cohesion_rate = table.number("cohesion_rate", {.value = 0.06,
                                                   .low = 0.02,
                                                   .high = 0.12,
                                                   .unit = "1/month",
                                                   .help = "how fast cohesion follows its causes",
                                                   .max = 1});
  p.exclusion_rate =
      table.number("exclusion_rate", {.value = 0.2,
                                      .low = 0.1,
                                      .high = 0.4,
                                      .unit = "1/quarter",
                                      .help = "how fast grievance follows ranks and dismissals",
                                      .max = 1});
  p.exclusion_dismissed =
      table.number("exclusion_dismissed", {.value = 2,
                                           .low = 0.5,
                                           .high = 4,
                                           .help = "grievance per share of the army sent home",
                                           .max = 20});
  p.exclusion_surplus =
      table.number("exclusion_surplus", {.value = 0.5,
                                         .low = 0.1,
                                         .high = 1,
                                         .help = "grievance per share that a review calls surplus",
                                         .max = 10});
  p.exclusion_pay =
      table.number("exclusion_pay", {.value = 1,
                                     .low = 0.3,
                                     .high = 2,
                                     .help = "grievance per share of pay missed of the mean",
                                     .max = 10});
  p.control_rate = table.number(
      "control_rate", {.value = 0.0045,
                       .low = 0.002,
                       .high = 0.01,
                       .unit = "1/month",
                       .source = "WDR 2011 Box 3.6: 17 years to get the military out of politics",
                       .help = "how fast civilian control follows its causes",
                       .max = 1});
  p.prestige_deaths = table.number("prestige_deaths",
                                   {.value = 200,
                                    .low = 50,
                                    .high = 500,
                                    .unit = "people",
                                    .help = "battle deaths a year at which war's prestige is half",
                                    .min = 0.01,
                                    .max = 1000000.0});
  p.mutiny_intercept =
      table.number("mutiny_intercept", {.value = -9,
                                        .low = -10,
                                        .high = -8,
                                        .help = "log odds a month of a well-treated battalion",
                                        .min = -20,
                                        .max = 5});
  p.mutiny_hardship = table.number(
      "mutiny_hardship",
      {.value = 3.5, .low = 2, .high = 5, .help = "log odds of full hardship", .max = 20});
  p.mutiny_exclusion = table.number(
      "mutiny_exclusion",
      {.value = 1.5, .low = 0.5, .high = 2.5, .help = "log odds of full exclusion", .max = 20});
  p.mutiny_cohesion =
      table.number("mutiny_cohesion", {.value = 1.5,
                                       .low = 0.5,
                                       .high = 2.5,
                                       .help = "log odds taken off by full cohesion",
                                       .max = 20});
  p.mutiny_dismissed = table.number(
      "mutiny_dismissed", {.value = 6,
                           .low = 2,
                           .high = 12,
                           .source = "Timor-Leste 2006: 600 of 1,400 dismissed, then collapse",
                           .help = "log odds per share of the army sent home",
                           .max = 100});
  p.mutiny_ends = table.number("mutiny_ends", {.value = 0.35,
                                               .low = 0.15,
                                               .high = 0.6,
                                               .unit = "1/week",
                                               .help = "a mutiny ends",
                                               .max = 1});
  p.mutiny_deaths = table.number("mutiny_deaths", {.value = 0.008,
                                                   .low = 0.002,
                                                   .high = 0.02,
                                                   .help = "dead over strength when put down",
                                                   .max = 1});
  p.mutiny_leavers = table.number("mutiny_leavers", {.value = 0.08,
                                                     .low = 0.02,
                                                     .high = 0.2,
                                                     .help = "who run after a mutiny was put down",
                                                     .max = 1});
  p.coup_intercept = table.number("coup_intercept", {.value = -5,
                                                     .low = -6,
                                                     .high = -4,
                                                     .help = "log odds a quarter of an attempt",
                                                     .min = -20,
                                                     .max = 5});
  p.coup_mutiny = table.number(
      "coup_mutiny",
      {.value = 1.5, .low = 0.5, .high = 2.5, .help = "log odds of a mutiny under way", .max = 20});
  p.coup_exclusion = table.number(
      "coup_exclusion",
      {.value = 1, .low = 0.3, .high = 2, .help = "log odds of full exclusion", .max = 20});
  p.coup_politics = table.number(
      "coup_politics",
      {.value = 1.5, .low = 0.5, .high = 2.5, .help = "log odds of full patronage", .max = 20});
  p.coup_control =
      table.number("coup_control", {.value = 2,
                                    .low = 1,
                                    .high = 3,
                                    .help = "log odds taken off by full civilian control",
                                    .max = 20});
  p.coup_legitimacy =
      table.number("coup_legitimacy", {.value = 2,
                                       .low = 1,
                                       .high = 3,
                                       .help = "log odds taken off by full legitimacy",
                                       .max = 20});
  p.coup_guarantor =
      table.number("coup_guarantor", {.value = 2.5,
                                      .low = 1,
                                      .high = 4,
                                      .help = "log odds taken off by a full guarantor",
                                      .max = 20});
  p.coup_success = table.number("coup_success", {.value = 0.5,
                                                 .low = 0.4,
                                                 .high = 0.6,
                                                 .source = "Powell & Thyne 2011 JPR",
                                                 .help = "attempts that succeed",
                                                 .max = 1});
  p.coup_deaths = table.number("coup_deaths", {.value = 8,
                                               .low = 2,
                                               .high = 25,
                                               .unit = "people",
                                               .help = "mean deaths of an attempt",
                                               .max = 500});
  p.coup_will = table.number("coup_will", {.value = 0.4,
                                           .low = 0.2,
                                           .high = 0.7,
                                           .help = "of reform will left after a coup",
                                           .max = 1});
  p.leak_per_year = table.number("leak_per_year",
                                 {.value = 0.01,
                                  .low = 0.003,
                                  .high = 0.03,
                                  .unit = "1/year",
                                  .help = "state stores lost under full hardship without control",
                                  .max = 1});
  p.troops_for_guarantor = table.number(
      "troops_for_guarantor", {.value = 1.5,
                               .low = 0.5,
                               .high = 4,
                               .help = "troops per 1,000 people at which a guarantor weighs half",
                               .min = 0.01,
                               .max = 100});
  return p;
}

}  // namespace ssr

#include "process/clashes.h"

namespace ssr {

ClashesParameters read_clashes(Table& table) {
  ClashesParameters p{};
  p.operation_rate =
      table.number("operation_rate", {.value = 0.25,
                                      .low = 0.1,
                                      .high = 0.5,
                                      .unit = "1/week",
                                      .help = "operations of a bold unit of fifty armed men"});
  p.detachment_men = table.number("detachment_men", {.value = 50,
                                                     .low = 25,
                                                     .high = 120,
                                                     .unit = "people",
                                                     .help = "a larger unit fights in parts",
                                                     .min = 1,
                                                     .max = 10000});
  p.fear_of_forces =
      table.number("fear_of_forces", {.value = 0.3,
                                      .low = 0.1,
                                      .high = 0.8,
                                      .help = "how much superior forces keep a unit still"});
  p.fear_of_guarantor = table.number(
      "fear_of_guarantor", {.value = 0.6,
                            .low = 0.2,
                            .high = 1.5,
                            .source = "Hultman, Kathman & Shannon 2013 AJPS (sign)",
                            .help = "how much peacekeepers with a mandate keep a unit still"});
  p.community_weight =
      table.number("community_weight",
                   {.value = 1.0, .low = 0.5, .high = 2.0, .help = "attraction of soft targets"});
  p.forces_weight = table.number(
      "forces_weight", {.value = 0.8, .low = 0.3, .high = 1.5, .help = "attraction of forces"});
  p.site_weight = table.number(
      "site_weight",
      {.value = 0.2, .low = 0.05, .high = 0.5, .help = "attraction of programme sites"});
  p.victims_per_attack =
      table.number("victims_per_attack", {.value = 3.0,
                                          .low = 1.0,
                                          .high = 6.0,
                                          .unit = "people",
                                          .help = "killed in a raid by fifty wholly abusive men",
                                          .max = 100});
  p.site_victims = table.number("site_victims", {.value = 2.0,
                                                 .low = 0.5,
                                                 .high = 5.0,
                                                 .unit = "people",
                                                 .help = "killed at a camp by fifty men",
                                                 .max = 100});
  p.pursuit_rate = table.number("pursuit_rate", {.value = 0.15,
                                                 .low = 0.05,
                                                 .high = 0.3,
                                                 .unit = "1/week",
                                                 .help = "forces in plenty find fifty armed men"});
  p.hiding = table.number("hiding", {.value = 2.5,
                                     .low = 1.25,
                                     .high = 5,
                                     .source = "Fearon & Laitin 2003 APSR (sign)",
                                     .help = "times the forces that find a far weaker band",
                                     .min = 1,
                                     .max = 100});
  p.forces_to_find =
      table.number("forces_to_find", {.value = 600,
                                      .low = 200,
                                      .high = 1500,
                                      .unit = "people",
                                      .help = "forces in a district at which that rate is half",
                                      .min = 1});
  p.police_worth = table.number("police_worth", {.value = 0.1,
                                                 .low = 0.03,
                                                 .high = 0.3,
                                                 .help = "a police officer's worth in a fight",
                                                 .max = 1});
  p.peacekeeper_worth =
      table.number("peacekeeper_worth", {.value = 1.0,
                                         .low = 0.5,
                                         .high = 1.5,
                                         .help = "a peacekeeper's worth in a fight, full mandate"});
  p.engaged_ratio =
      table.number("engaged_ratio", {.value = 3.0,
                                     .low = 2.0,
                                     .high = 5.0,
                                     .help = "forces brought to one place per fighter there",
                                     .min = 0.1});
  p.lethality = table.number("lethality", {.value = 0.05,
                                           .low = 0.02,
                                           .high = 0.1,
                                           .help = "killed in a clash over fighters engaged",
                                           .max = 1});
  p.strength_exponent =
      table.number("strength_exponent", {.value = 1.0,
                                         .low = 0.5,
                                         .high = 1.5,
                                         .source = "Lanchester 1916 (linear to square law)",
                                         .help = "of relative strength in who dies"});
  p.surrender_men = table.number(
      "surrender_men",
      {.value = 12, .low = 6, .high = 20, .unit = "people", .help = "a smaller band gives up"});
  p.surrender_rate = table.number("surrender_rate", {.value = 0.08,
                                                     .low = 0.03,
                                                     .high = 0.2,
                                                     .help = "a unit beaten in a clash gives up",
                                                     .max = 1});
  p.beaten_weeks =
      table.number("beaten_weeks", {.value = 78,
                                    .low = 26,
                                    .high = 156,
                                    .unit = "week",
                                    .help = "until a band that gave up could fight again",
                                    .max = 1000});
  p.rival_rate = table.number("rival_rate", {.value = 0.03,
                                             .low = 0.01,
                                             .high = 0.08,
                                             .unit = "1/week",
                                             .help = "fifty men fight a hostile armed group"});
  // Together: what groups at war raise anew in a year, gross, a tenth to eight tenths of their men.
  constexpr const char* growth =
      "one insurgency with a sanctuary, estimates in dispute: Taliban 2006-2009 (Reuters 9 October "
      "2009); order of size";
  p.approach_share =
      table.number("approach_share", {.value = 0.6,
                                      .low = 0.35,
                                      .high = 1.0,
                                      .unit = "1/month",
                                      .source = growth,
                                      .help = "young men asked to join, per fighter"});
  p.join_base = table.number("join_base", {.value = 0.3,
                                           .low = 0.18,
                                           .high = 0.5,
                                           .source = growth,
                                           .help = "idle youth who joins, if wholly moved to",
                                           .max = 1});
  p.join_employed = table.number(
      "join_employed", {.value = 0.4,
                        .low = 0.1,
                        .high = 1.0,
                        .source = "Berman et al. 2011 JCR (work may make no difference: upper end)",
                        .help = "the same with work, as a share",
                        .max = 1});
  return p;
}

}  // namespace ssr

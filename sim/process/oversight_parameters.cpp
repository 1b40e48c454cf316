#include "process/oversight.h"

namespace ssr {
namespace {

void read_files(Table& t, OversightParameters& p) {
  p.complaint_rate = t.number("complaint_rate",
                              {.value = 0.04,
                               .low = 0.02,
                               .high = 0.08,
                               .unit = "1",
                               .help = "serious misdeeds that become a file where nobody listens",
                               .max = 1});
  p.complaint_by_reach =
      t.number("complaint_by_reach", {.value = 0.6,
                                      .low = 0.4,
                                      .high = 0.8,
                                      .unit = "1",
                                      .help = "added at full reach of media and NGOs",
                                      .max = 1});
  p.petty_share =
      t.number("petty_share", {.value = 0.15,
                               .low = 0.05,
                               .high = 0.3,
                               .unit = "1",
                               .help = "chance of a file for extortion over that for abuse",
                               .max = 1});
  p.files_per_inspector =
      t.number("files_per_inspector", {.value = 0.8,
                                       .low = 0.4,
                                       .high = 1.6,
                                       .unit = "1/week",
                                       .help = "files one inspector can look into",
                                       .max = 100});
  p.inspectors_per_1000 =
      t.number("inspectors_per_1000", {.value = 6,
                                       .low = 4,
                                       .high = 10,
                                       .unit = "1",
                                       .help = "inspectors needed per 1,000 officers and soldiers",
                                       .max = 200});
  p.file_weeks = t.number("file_weeks", {.value = 26,
                                         .low = 13,
                                         .high = 52,
                                         .unit = "week",
                                         .help = "after which an unread file is forgotten",
                                         .max = 500});
  p.proof = t.number("proof", {.value = 0.35,
                               .low = 0.2,
                               .high = 0.5,
                               .unit = "1",
                               .help = "files that prove what happened where no supervisor helps",
                               .max = 1});
  p.proof_by_supervision =
      t.number("proof_by_supervision", {.value = 0.25,
                                        .low = 0.1,
                                        .high = 0.4,
                                        .unit = "1",
                                        .help = "added where every officer is supervised",
                                        .max = 1});
  p.inspector_turnover =
      t.number("inspector_turnover", {.value = 0.1,
                                      .low = 0.05,
                                      .high = 0.2,
                                      .unit = "1/year",
                                      .help = "inspectors who leave, for aid agencies too",
                                      .max = 2});
}

void read_sanction(Table& t, OversightParameters& p) {
  p.sanction_by_will = t.number("sanction_by_will",
                                {.value = 0.7,
                                 .low = 0.5,
                                 .high = 0.9,
                                 .unit = "1",
                                 .help = "proven misdeeds punished by a wholly willing government",
                                 .max = 1});
  p.protected_by_patronage =
      t.number("protected_by_patronage",
               {.value = 0.8,
                .low = 0.6,
                .high = 0.95,
                .unit = "1",
                .source = "Haiti 1995-96: 46 police killings, no conviction (HRW 1997)",
                .help = "share saved where every post is a favour",
                .max = 1});
  p.by_parliament =
      t.number("by_parliament", {.value = 0.3,
                                 .low = 0.1,
                                 .high = 0.5,
                                 .unit = "1",
                                 .help = "of the unpunished, punished because a parliament asks",
                                 .max = 1});
  p.by_press = t.number("by_press", {.value = 0.2,
                                     .low = 0.05,
                                     .high = 0.35,
                                     .unit = "1",
                                     .help = "of the unpunished, punished because of publicity",
                                     .max = 1});
  p.army_shielded =
      t.number("army_shielded", {.value = 0.7,
                                 .low = 0.5,
                                 .high = 0.9,
                                 .unit = "1",
                                 .help = "soldiers whom an army without civilian control shields",
                                 .max = 1});
  p.dismissed_share = t.number(
      "dismissed_share", {.value = 0.6,
                          .low = 0.4,
                          .high = 0.8,
                          .unit = "1",
                          .help = "dismissed of those punished for abuse; others are suspended",
                          .max = 1});
  p.suspension_weeks = t.number("suspension_weeks", {.value = 13,
                                                     .low = 8,
                                                     .high = 26,
                                                     .unit = "week",
                                                     .help = "length of a suspension",
                                                     .min = 1,
                                                     .max = 200});
  p.remedy_trust =
      t.number("remedy_trust",
               {.value = 0.25,
                .low = 0.1,
                .high = 0.4,
                .unit = "1",
                .help = "victim's trust in police moves so far to 1 when his abuser is punished",
                .max = 1});
}

void read_memory(Table& t, OversightParameters& p) {
  p.memory_rate = t.number("memory_rate",
                           {.value = 0.025,
                            .low = 0.015,
                            .high = 0.04,
                            .unit = "1/week",
                            .help = "how fast the certainty that forces see follows what happens",
                            .max = 1});
  p.half_noticed = t.number(
      "half_noticed", {.value = 1,
                       .low = 0.5,
                       .high = 2,
                       .unit = "1/week",
                       .help = "misdeeds in a district at which half of that speed is reached",
                       .min = 0.001,
                       .max = 100});
  p.seen_elsewhere =
      t.number("seen_elsewhere", {.value = 0.5,
                                  .low = 0.3,
                                  .high = 0.7,
                                  .unit = "1",
                                  .help = "weight of what is known from the rest of the country",
                                  .max = 1});
  p.reach_per_grant = t.number(
      "reach_per_grant",
      {.value = 0.02,
       .low = 0.01,
       .high = 0.04,
       .unit = "1",
       .help = "reach of civil society gained by a grant, of what is left, among a million people",
       .max = 1});
  p.reach_decay = t.number("reach_decay", {.value = 0.15,
                                           .low = 0.08,
                                           .high = 0.3,
                                           .unit = "1/year",
                                           .help = "reach above its own lost without grants",
                                           .max = 5});
  p.own_reach = t.number("own_reach", {.value = 0.2,
                                       .low = 0.1,
                                       .high = 0.3,
                                       .unit = "1",
                                       .help = "reach of civil society without grants",
                                       .max = 1});
  p.parliament_per_inspector =
      t.number("parliament_per_inspector",
               {.value = 0.004,
                .low = 0.002,
                .high = 0.008,
                .unit = "1",
                .help = "parliament's grip gained per inspector trained, of what is left",
                .max = 1});
  p.parliament_decay =
      t.number("parliament_decay", {.value = 0.08,
                                    .low = 0.04,
                                    .high = 0.15,
                                    .unit = "1/year",
                                    .help = "grip above its own lost without support",
                                    .max = 5});
  p.own_parliament = t.number("own_parliament", {.value = 0.2,
                                                 .low = 0.1,
                                                 .high = 0.3,
                                                 .unit = "1",
                                                 .help = "parliament's grip without support",
                                                 .max = 1});
}

}  // namespace

OversightParameters read_oversight(Table& table) {
  OversightParameters p{};
  read_files(table, p);
  read_sanction(table, p);
  read_memory(table, p);
  return p;
}

}  // namespace ssr

#include "process/prisons.h"

namespace ssr {
namespace {

void read_inside(Table& t, PrisonsParameters& p) {
  p.death_rate = t.number("death_rate", {.value = 0.008,
                                         .low = 0.005,
                                         .high = 0.012,
                                         .unit = "1/year",
                                         .help = "deaths of detainees with room, food and care",
                                         .max = 1});
  p.death_by_want = t.number("death_by_want", {.value = 1.5,
                                               .low = 1.0,
                                               .high = 2.2,
                                               .unit = "1",
                                               .help = "log deaths when nothing is paid for",
                                               .max = 10});
  p.death_by_crowding =
      t.number("death_by_crowding", {.value = 0.4,
                                     .low = 0.2,
                                     .high = 0.6,
                                     .unit = "1",
                                     .help = "log deaths per unit of occupancy above 1",
                                     .max = 10});
  p.crowding_cap = t.number(
      "crowding_cap", {.value = 5,
                       .low = 4.5,
                       .high = 6,
                       .unit = "1",
                       .source = "World Prison Brief: Haiti at 454 % of its places, the highest",
                       .help = "occupancy beyond which nothing gets worse",
                       .min = 1,
                       .max = 100});
  p.escape_rate = t.number("escape_rate", {.value = 0.01,
                                           .low = 0.005,
                                           .high = 0.02,
                                           .unit = "1/year",
                                           .help = "escapes under full staff",
                                           .max = 5});
  p.escape_by_gap = t.number("escape_by_gap", {.value = 2.0,
                                               .low = 1.2,
                                               .high = 3.0,
                                               .unit = "1",
                                               .help = "log escapes when nobody guards",
                                               .max = 10});
  p.detainees_per_guard =
      t.number("detainees_per_guard", {.value = 3,
                                       .low = 2,
                                       .high = 5,
                                       .unit = "1",
                                       .help = "detainees per guard of a full staff",
                                       .min = 0.1,
                                       .max = 100});
  p.riot_rate = t.number("riot_rate",
                         {.value = 0.4,
                          .low = 0.2,
                          .high = 0.8,
                          .unit = "1/year",
                          .help = "riots in a prison at twice its places where nothing is paid for",
                          .max = 20});
  p.riot_smallest = t.number("riot_smallest", {.value = 50,
                                               .low = 30,
                                               .high = 80,
                                               .unit = "1",
                                               .help = "detainees below which there is no riot",
                                               .max = 1e5});
  p.riot_deaths = t.number("riot_deaths", {.value = 0.01,
                                           .low = 0.005,
                                           .high = 0.02,
                                           .unit = "1",
                                           .help = "detainees killed in a riot",
                                           .max = 1});
  p.riot_escapes = t.number("riot_escapes", {.value = 0.06,
                                             .low = 0.03,
                                             .high = 0.12,
                                             .unit = "1",
                                             .help = "detainees who get away in a riot",
                                             .max = 1});
  p.recruits_per_year =
      t.number("recruits_per_year",
               {.value = 0.08,
                .low = 0.03,
                .high = 0.15,
                .unit = "1/year",
                .source = "Vasquez-Cortes 2024 APSR: peers' crime raises one's own (sign)",
                .help = "detainees drawn into crime, in a full prison",
                .max = 2});
}

void read_remand(Table& t, PrisonsParameters& p) {
  p.long_remand_weeks = t.number("long_remand_weeks",
                                 {.value = 26,
                                  .low = 26,
                                  .high = 26,
                                  .unit = "week",
                                  .help = "remand that is an injury, and each further spell of it",
                                  .min = 1,
                                  .max = 500});
  p.review_weeks =
      t.number("review_weeks", {.value = 52,
                                .low = 39,
                                .high = 78,
                                .unit = "week",
                                .help = "remand after which somebody may look at the file",
                                .max = 1000});
  p.review_rate =
      t.number("review_rate", {.value = 0.02,
                               .low = 0.01,
                               .high = 0.03,
                               .unit = "1/week",
                               .help = "releases by review where there are no defenders",
                               .max = 1});
  p.review_by_defenders =
      t.number("review_by_defenders", {.value = 0.01,
                                       .low = 0.005,
                                       .high = 0.02,
                                       .unit = "1/week",
                                       .help = "added by one defender per hundred held",
                                       .max = 1});
  p.injury_grievance =
      t.number("injury_grievance",
               {.value = 0.2,
                .low = 0.1,
                .high = 0.35,
                .unit = "1",
                .help = "detainee's grievance for each spell of long remand, of the way to 1",
                .max = 1});
  p.injury_trust = t.number(
      "injury_trust", {.value = 0.3,
                       .low = 0.15,
                       .high = 0.45,
                       .unit = "1",
                       .help = "detainee's trust in courts lost for each spell, of what he has",
                       .max = 1});
}

void read_places(Table& t, PrisonsParameters& p) {
  p.build_above = t.number("build_above", {.value = 0.9,
                                           .low = 0.8,
                                           .high = 1.0,
                                           .unit = "1",
                                           .help = "reported occupancy at which places are added",
                                           .max = 10});
  p.build_to = t.number("build_to", {.value = 0.85,
                                     .low = 0.75,
                                     .high = 0.95,
                                     .unit = "1",
                                     .help = "occupancy that new places are to bring",
                                     .min = 0.1,
                                     .max = 10});
  p.build_weeks = t.number("build_weeks", {.value = 40,
                                           .low = 26,
                                           .high = 65,
                                           .unit = "week",
                                           .help = "mean time to build a place",
                                           .min = 1,
                                           .max = 1000});
  p.decay_years = t.number("decay_years", {.value = 20,
                                           .low = 12,
                                           .high = 35,
                                           .unit = "year",
                                           .help = "mean life of places that nobody maintains",
                                           .min = 1,
                                           .max = 500});
  p.staff_rate = t.number("staff_rate", {.value = 0.01,
                                         .low = 0.005,
                                         .high = 0.02,
                                         .unit = "1/week",
                                         .help = "how fast staff follow need and money",
                                         .max = 1});
}

}  // namespace

PrisonsParameters read_prisons(Table& table) {
  PrisonsParameters p{};
  read_inside(table, p);
  read_remand(table, p);
  read_places(table, p);
  return p;
}

}  // namespace ssr

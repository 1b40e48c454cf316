#include "process/police_force.h"

namespace ssr {
namespace {

void read_intake(Table& t, PoliceForceParameters& p) {
  p.officers_per_1000 = t.number(
      "officers_per_1000",
      {.value = 2.2,
       .low = 1.8,
       .high = 3.0,
       .unit = "1",
       .source = "UNODC/HEUNI police density: median about 300 per 100,000; 222 is a folk norm",
       .help = "officers per 1,000 people at which recruitment stops",
       .max = 20});
  p.home_seats_per_year = t.number("home_seats_per_year",
                                   {.value = 0.05,
                                    .low = 0.02,
                                    .high = 0.1,
                                    .unit = "1/year",
                                    .help = "seats in the state's own school, over target strength",
                                    .max = 2});
  p.home_course_weeks =
      t.number("home_course_weeks", {.value = 8,
                                     .low = 4,
                                     .high = 12,
                                     .unit = "week",
                                     .source = "SIGAR: Afghan police had courses of 6 to 8 weeks",
                                     .help = "course at the state's own school",
                                     .max = 200});
  p.refresher_weeks = t.number("refresher_weeks", {.value = 8,
                                                   .low = 4,
                                                   .high = 11,
                                                   .unit = "week",
                                                   .help = "short course for officers in service",
                                                   .min = 1,
                                                   .max = 52});
  p.fighter_applicants = t.number("fighter_applicants",
                                  {.value = 0.15,
                                   .low = 0.05,
                                   .high = 0.4,
                                   .unit = "1",
                                   .source = "Kosovo about 50 %, El Salvador 20 + 20 %: upper end",
                                   .help = "share of applicants who are former fighters",
                                   .max = 1});
  p.women_applicants =
      t.number("women_applicants", {.value = 0.15,
                                    .low = 0.08,
                                    .high = 0.25,
                                    .unit = "1",
                                    .source = "Liberia about 20 % women: Princeton ISS 2011",
                                    .help = "share of women among applicants",
                                    .max = 1});
  p.youngest = t.number("youngest", {.value = 18,
                                     .low = 18,
                                     .high = 18,
                                     .unit = "year",
                                     .help = "youngest age at entry",
                                     .min = 15,
                                     .max = 40});
  p.oldest = t.number("oldest", {.value = 32,
                                 .low = 30,
                                 .high = 36,
                                 .unit = "year",
                                 .help = "oldest age at entry",
                                 .min = 20,
                                 .max = 60});
  p.record_share = t.number("record_share",
                            {.value = 0.04,
                             .low = 0.02,
                             .high = 0.08,
                             .unit = "1",
                             .help = "applicants who never fought with a record of abuse or crime",
                             .max = 1});
  p.record_by_unit =
      t.number("record_by_unit",
               {.value = 0.4,
                .low = 0.2,
                .high = 0.6,
                .unit = "1",
                .help = "chance of a record after service in a unit of the highest abusiveness",
                .max = 1});
  p.integrity_mean = t.number("integrity_mean", {.value = 0.55,
                                                 .low = 0.45,
                                                 .high = 0.65,
                                                 .unit = "1",
                                                 .help = "mean integrity of recruits",
                                                 .max = 1});
  p.integrity_spread =
      t.number("integrity_spread", {.value = 0.35,
                                    .low = 0.25,
                                    .high = 0.45,
                                    .unit = "1",
                                    .help = "half width of integrity among recruits",
                                    .max = 1});
  p.integrity_lost_in_unit = t.number(
      "integrity_lost_in_unit", {.value = 0.2,
                                 .low = 0.0,
                                 .high = 0.4,
                                 .unit = "1",
                                 .help = "integrity lower after a unit of the highest abusiveness",
                                 .max = 1});
  p.record_found = t.number(
      "record_found", {.value = 0.7,
                       .low = 0.4,
                       .high = 0.9,
                       .unit = "1",
                       .help = "chance that the strictest board removes somebody with a record",
                       .max = 1});
  p.wrongly_removed =
      t.number("wrongly_removed",
               {.value = 0.05,
                .low = 0.02,
                .high = 0.1,
                .unit = "1",
                .source = "UNMIBH 2002: about 480 of 24,000 removed, of whom some wrongly",
                .help = "chance that the strictest board removes somebody without a record",
                .max = 1});
}

void read_supervision(Table& t, PoliceForceParameters& p) {
  p.supervisor_years =
      t.number("supervisor_years",
               {.value = 3,
                .low = 2,
                .high = 5,
                .unit = "year",
                .source = "Haiti 1996: 73 of over 500 sergeants in post two years on (HRW 1997)",
                .help = "service before the supervisor course",
                .max = 30});
  p.supervisor_course_weeks =
      t.number("supervisor_course_weeks", {.value = 26,
                                           .low = 16,
                                           .high = 40,
                                           .unit = "week",
                                           .help = "supervisor course, with mentoring",
                                           .max = 300});
  p.officers_per_supervisor =
      t.number("officers_per_supervisor", {.value = 8,
                                           .low = 6,
                                           .high = 12,
                                           .unit = "1",
                                           .help = "span of one trained supervisor",
                                           .min = 1,
                                           .max = 100});
  p.trainees_per_mentor =
      t.number("trainees_per_mentor", {.value = 5,
                                       .low = 3,
                                       .high = 8,
                                       .unit = "1",
                                       .help = "future supervisors one teaching mentor takes on",
                                       .max = 100});
  p.officers_per_mentor =
      t.number("officers_per_mentor", {.value = 20,
                                       .low = 10,
                                       .high = 40,
                                       .unit = "1",
                                       .help = "officers one mentor works beside",
                                       .max = 500});
  p.mission_mentor_share =
      t.number("mission_mentor_share", {.value = 0.3,
                                        .low = 0.1,
                                        .high = 0.5,
                                        .unit = "1",
                                        .help = "share of mission police who mentor",
                                        .max = 1});
  p.mentor_output =
      t.number("mentor_output", {.value = 4,
                                 .low = 2,
                                 .high = 8,
                                 .unit = "1",
                                 .help = "work of a mentor who does the job, in national officers",
                                 .max = 50});
  p.promotions_per_year = t.number(
      "promotions_per_year", {.value = 0.006,
                              .low = 0.003,
                              .high = 0.012,
                              .unit = "1/year",
                              .help = "share of officers made trained supervisors without help",
                              .max = 1});
  p.adviser_loss =
      t.number("adviser_loss", {.value = 0.5,
                                .low = 0.2,
                                .high = 0.8,
                                .unit = "1",
                                .help = "teaching lost where advisers see a place wholly insecure",
                                .max = 1});
  p.mission_teaches_weeks =
      t.number("mission_teaches_weeks",
               {.value = 104,
                .low = 52,
                .high = 208,
                .unit = "week",
                .help = "mandate still ahead with which as many mission police mentor as may",
                .min = 1,
                .max = 1000});
  p.adviser_turnover = t.number("adviser_turnover",
                                {.value = 1.0,
                                 .low = 0.5,
                                 .high = 2.0,
                                 .unit = "1/year",
                                 .help = "advisers who go home, tours of six months to two years",
                                 .min = 0.01,
                                 .max = 12});
  p.known_weeks = t.number(
      "known_weeks", {.value = 20,
                      .low = 8,
                      .high = 40,
                      .unit = "week",
                      .help = "time together after which learners take half of what is taught",
                      .max = 520});
}

void read_attrition(Table& t, PoliceForceParameters& p) {
  p.leave_rate =
      t.number("leave_rate",
               {.value = 0.04,
                .low = 0.02,
                .high = 0.08,
                .unit = "1/year",
                .source = "SIGAR: 20-25 % a year in Afghanistan, at war and unpaid: far upper end",
                .help = "attrition of officers paid on time in a quiet place",
                .max = 5});
  p.leave_by_arrears = t.number("leave_by_arrears", {.value = 0.05,
                                                     .low = 0.02,
                                                     .high = 0.09,
                                                     .unit = "1/week",
                                                     .help = "log attrition per week of arrears",
                                                     .max = 1});
  p.leave_by_insecurity = t.number(
      "leave_by_insecurity", {.value = 1.5,
                              .low = 0.8,
                              .high = 2.2,
                              .unit = "1",
                              .source = "SIGAR: attrition of elite units in combat to 70 % a year",
                              .help = "log attrition from a quiet to a wholly insecure district",
                              .max = 5});
  p.death_rate = t.number("death_rate", {.value = 0.008,
                                         .low = 0.006,
                                         .high = 0.012,
                                         .unit = "1/year",
                                         .help = "deaths of officers from all causes",
                                         .max = 1});
  p.arrears_cap_weeks =
      t.number("arrears_cap_weeks", {.value = 26,
                                     .low = 20,
                                     .high = 40,
                                     .unit = "week",
                                     .help = "arrears beyond which waiting longer changes nothing",
                                     .max = 200});
}

void read_presence(Table& t, PoliceForceParameters& p) {
  p.absence_per_arrears_week =
      t.number("absence_per_arrears_week",
               {.value = 0.012,
                .low = 0.005,
                .high = 0.02,
                .unit = "1/week",
                .help = "share of officers who earn elsewhere, per week of arrears",
                .max = 0.2});
  p.unequipped_reach =
      t.number("unequipped_reach", {.value = 0.55,
                                    .low = 0.4,
                                    .high = 0.75,
                                    .unit = "1",
                                    .help = "presence of an officer without vehicle and radio",
                                    .max = 1});
  p.hold_out_ratio =
      t.number("hold_out_ratio",
               {.value = 1.0,
                .low = 0.5,
                .high = 2.0,
                .unit = "1",
                .help = "armed fighters over state forces at which half the district is closed",
                .min = 0.01,
                .max = 100});
  p.allied_hold_out =
      t.number("allied_hold_out",
               {.value = 0.25,
                .low = 0,
                .high = 0.5,
                .unit = "1",
                .help = "keeping police out: a fighter on the state's side, against another's 1",
                .max = 1});
  p.peacekeeper_weight = t.number(
      "peacekeeper_weight", {.value = 2.0,
                             .low = 1.0,
                             .high = 4.0,
                             .unit = "1",
                             .help = "one peacekeeper against armed fighters, in national officers",
                             .max = 50});
  p.mission_police_counts =
      t.number("mission_police_counts",
               {.value = 0.6,
                .low = 0.3,
                .high = 1.0,
                .unit = "1",
                .help = "presence of one mission police officer, in national officers",
                .max = 10});
  p.coverage_scale =
      t.number("coverage_scale", {.value = 1.6,
                                  .low = 1.0,
                                  .high = 2.4,
                                  .unit = "1",
                                  .help = "officers per 1,000 people at which coverage is 63 %",
                                  .min = 0.01,
                                  .max = 50});
  p.moved_per_quarter = t.number(
      "moved_per_quarter", {.value = 0.03,
                            .low = 0.01,
                            .high = 0.06,
                            .unit = "1",
                            .help = "share of officers who can be posted elsewhere in a quarter",
                            .max = 1});
  p.need_by_insecurity = t.number("need_by_insecurity",
                                  {.value = 1.0,
                                   .low = 0.3,
                                   .high = 2.0,
                                   .unit = "1",
                                   .help = "added need for officers of a wholly insecure district",
                                   .max = 20});
  p.guards_of_rulers =
      t.number("guards_of_rulers",
               {.value = 0.25,
                .low = 0.1,
                .high = 0.4,
                .unit = "1",
                .help = "share of the force that rulers want around them, at full patronage",
                .max = 0.9});
  p.equipment_years = t.number("equipment_years", {.value = 5,
                                                   .low = 3,
                                                   .high = 8,
                                                   .unit = "year",
                                                   .help = "mean life of vehicles and radios",
                                                   .min = 0.1,
                                                   .max = 50});
}

void read_learning(Table& t, PoliceForceParameters& p) {
  p.learning_by_doing = t.number("learning_by_doing",
                                 {.value = 0.03,
                                  .low = 0.02,
                                  .high = 0.05,
                                  .unit = "1/year",
                                  .source = "World Development Report 2011, box 3.6: institutions "
                                            "take 15-40 years at the pace of the fastest twenty",
                                  .help = "approach to full institutional capacity without help",
                                  .max = 2});
  p.learning_by_mentors =
      t.number("learning_by_mentors",
               {.value = 0.12,
                .low = 0.05,
                .high = 0.2,
                .unit = "1/year",
                .source = "World Development Report 2011, box 3.6: fastest ever 10-17 years",
                .help = "approach to full capacity when every officer has a mentor",
                .max = 2});
  p.crowding_out = t.number("crowding_out",
                            {.value = 1.5,
                             .low = 0.5,
                             .high = 2.5,
                             .unit = "1",
                             .help = "share of learning lost per share of work that foreigners do",
                             .max = 10});
  p.forgetting = t.number("forgetting", {.value = 0.03,
                                         .low = 0.01,
                                         .high = 0.06,
                                         .unit = "1/year",
                                         .help = "loss of institutional capacity by turnover",
                                         .max = 2});
}

}  // namespace

PoliceForceParameters read_police_force(Table& table) {
  PoliceForceParameters p{};
  read_intake(table, p);
  read_supervision(table, p);
  read_attrition(table, p);
  read_presence(table, p);
  read_learning(table, p);
  p.foot = read_foot_patrols(table);
  return p;
}

}  // namespace ssr

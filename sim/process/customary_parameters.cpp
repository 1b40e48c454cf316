#include <string_view>

#include "process/customary.h"

namespace ssr {

namespace {

NumberSpec share(double value, double low, double high, std::string_view help,
                 std::string_view source = {}) {
  return {
      .value = value, .low = low, .high = high, .source = source, .help = help, .min = 0, .max = 1};
}
NumberSpec yearly(double value, double low, double high, std::string_view help) {
  return {.value = value,
          .low = low,
          .high = high,
          .unit = "1/year",
          .help = help,
          .min = 0,
          .max = 50};
}
NumberSpec amount(double value, double low, double high, std::string_view unit,
                  std::string_view help) {
  return {.value = value,
          .low = low,
          .high = high,
          .unit = unit,
          .help = help,
          .min = 1e-6,
          .max = 1e4};
}

void read_hearings(Table& t, CustomaryParameters& p) {
  p.hearings_per_1000 = t.number(
      "hearings_per_1000",
      amount(1.0, 0.5, 2.0, "1/week", "Hearings per 1,000 people where custom is fully present."));
  p.without_authority = t.number(
      "without_authority",
      share(0.5, 0.3, 0.7, "Of what full authority settles and enforces, reached with none."));
  p.settles_disputes = t.number(
      "settles_disputes", share(0.9, 0.75, 1.0, "Disputes settled when heard, at full authority."));
  p.settles_crimes =
      t.number("settles_crimes",
               share(0.8, 0.6, 0.95, "Crimes settled when heard, at full authority and evidence."));
  p.training_settles =
      t.number("training_settles",
               share(0.29, 0.1, 0.45, "Of what stays open or is not kept, by mediators.",
                     "Blattman, Hartman & Blair 2014 APSR (unresolved land disputes -29 %)"));
  p.bias = t.number("bias",
                    share(0.5, 0.3, 0.7, "Rulings bought or bent where nobody answers for them."));
  p.minority_bias = t.number("minority_bias", share(0.5, 0.2, 0.8,
                                                    "Of a group's penalty that also holds before "
                                                    "elders of a place where another is larger."));
  p.harsh =
      t.number("harsh", share(0.04, 0.01, 0.1, "Punishments beyond custom where nobody answers."));
  p.harsh_trained =
      t.number("harsh_trained",
               share(0.02, 0.0, 0.04, "Added by trained mediators.",
                     "Blattman, Hartman & Blair 2014 APSR (extrajudicial punishment rose)"));
  p.young_until = t.number("young_until",
                           amount(35, 30, 35, "year", "Age up to which elders call people young."));
  p.trust_gained =
      t.number("trust_gained", share(0.1, 0.03, 0.2, "Trust in custom gained by a fair ruling."));
  p.trust_lost =
      t.number("trust_lost", share(0.2, 0.1, 0.4, "Trust in custom lost by an unfair ruling."));
}

void read_festering(Table& t, CustomaryParameters& p) {
  p.taken_up_again =
      t.number("taken_up_again",
               yearly(2.0, 1.0, 4.0, "Open disputes brought back to elders, at full reach."));
  p.taken_to_court = t.number(
      "taken_to_court", yearly(0.2, 0.05, 0.5, "Open disputes brought to court, at full reach."));
  p.given_up = t.number("given_up", yearly(0.35, 0.2, 0.6, "Open disputes given up."));
  p.half_judges = t.number(
      "half_judges", amount(2, 1, 4, "1", "Judges per 100,000 people: half of the courts' reach."));
  p.violence_rate = t.number(
      "violence_rate",
      yearly(0.05, 0.02, 0.1, "Old land disputes among unarmed people that turn violent."));
  p.fresh = t.number("fresh", share(0.1, 0.02, 0.25, "Share of that rate on the first day."));
  p.half_age =
      t.number("half_age", amount(39, 20, 78, "week", "Age at which half of the rest is reached."));
  p.debt_heat = t.number("debt_heat", share(0.4, 0.2, 0.7, "Debts against land."));
  p.chieftaincy_heat =
      t.number("chieftaincy_heat", amount(2, 1, 4, "1", "Chieftaincies against land."));
  p.arms = t.number("arms", amount(1, 0.4, 2, "1", "Added where many weapons are in hands."));
  p.former_fighters = t.number("former_fighters",
                               amount(0.5, 0.1, 1, "1", "Added where many former fighters live."));
  p.half_weapons =
      t.number("half_weapons", amount(10, 5, 20, "1", "Weapons per 1,000 people: half effect."));
  p.half_former = t.number(
      "half_former", amount(10, 5, 20, "1", "Former fighters per 1,000 people: half effect."));
  p.calmed_by_elders =
      t.number("calmed_by_elders", share(0.4, 0.2, 0.7, "Prevented by elders of full authority."));
  p.calmed_by_police =
      t.number("calmed_by_police", share(0.3, 0.1, 0.5, "Prevented by full police coverage."));
  p.injured = t.number("injured", amount(2, 1, 4, "1", "People hurt each time."));
  // One assault in some 200 kills; a fight over land, with more people and blades, a few in 200.
  p.deadly = t.number("deadly", share(0.02, 0.005, 0.05, "Times that somebody dies."));
  p.communal =
      t.number("communal", share(0.15, 0.05, 0.3, "Deadly fights that draw communities in."));
  p.communal_deaths = t.number("communal_deaths", {.value = 5,
                                                   .low = 3,
                                                   .high = 10,
                                                   .help = "Deaths when they do, mean.",
                                                   .min = 1,
                                                   .max = 1000});
  p.event_deaths = t.number("event_deaths", {.value = 5,
                                             .low = 5,
                                             .high = 5,
                                             .help = "Deaths that make the news.",
                                             .min = 1,
                                             .max = 1000});
}

void read_places(Table& t, CustomaryParameters& p) {
  p.authority_grows =
      t.number("authority_grows",
               yearly(0.1, 0.04, 0.2, "Growth of authority where custom answers for itself."));
  p.authority_erodes = t.number(
      "authority_erodes", yearly(0.25, 0.1, 0.5, "Loss of authority under full encroachment."));
  p.police_claim =
      t.number("police_claim", share(0.4, 0.2, 0.6, "Encroachment by full police coverage."));
  p.courts_claim =
      t.number("courts_claim", share(0.4, 0.2, 0.6, "Encroachment by courts of full reach."));
  p.accountability_rate =
      t.number("accountability_rate", yearly(0.3, 0.1, 0.6, "Pace of accountability."));
  p.accountability_of_recognition =
      t.number("accountability_of_recognition",
               share(0.25, 0.1, 0.4, "Added where law and training bind custom."));
  p.accountability_of_society =
      t.number("accountability_of_society",
               share(0.2, 0.05, 0.4, "Added by a civil society of full reach."));
  p.accountability_of_licence =
      t.number("accountability_of_licence",
               {.value = 0.3,
                .low = 0.1,
                .high = 0.5,
                .help = "gained where all have a licence and lose it for sure when they abuse",
                .max = 1});
  p.licensed_by_visit =
      t.number("licensed_by_visit", {.value = 0.6,
                                     .low = 0.3,
                                     .high = 0.9,
                                     .help = "of a community's providers, licensed by one visit",
                                     .max = 1});
  p.licence_lapses = t.number("licence_lapses", {.value = 0.02,
                                                 .low = 0.01,
                                                 .high = 0.05,
                                                 .unit = "1/month",
                                                 .help = "licences that lapse",
                                                 .max = 1});
  p.fairness_rate = t.number("fairness_rate", yearly(0.3, 0.1, 0.6, "Pace of fairness."));
  p.fairness_of_training =
      t.number("fairness_of_training", share(0.25, 0.1, 0.4, "Added by trained mediators."));
  p.mediators_per_1000 = t.number(
      "mediators_per_1000", amount(5, 2, 15, "1", "Mediators to be trained per 1,000 people."));
  p.mediators_leave =
      t.number("mediators_leave", yearly(0.08, 0.03, 0.15, "Trained mediators who leave."));
  p.watch_grows = t.number(
      "watch_grows",
      amount(6, 2, 12, "1/year", "Members per 1,000 people who join under full violence."));
  p.watch_most =
      t.number("watch_most", amount(10, 5, 20, "1", "Members per 1,000 people at most."));
  p.watch_leaves =
      t.number("watch_leaves",
               yearly(0.8, 0.4, 1.5, "Members who leave under full police coverage or in peace."));
  p.watch_abuse =
      t.number("watch_abuse", yearly(0.3, 0.1, 0.8, "Abuses by a member who answers to nobody."));
  p.watch_extorts = t.number("watch_extorts", share(0.4, 0.2, 0.6, "Of these, for money."));
}

}  // namespace

CustomaryParameters read_customary(Table& table) {
  CustomaryParameters p;
  read_hearings(table, p);
  read_festering(table, p);
  read_places(table, p);
  return p;
}

}  // namespace ssr

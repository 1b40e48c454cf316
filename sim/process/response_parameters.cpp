#include <string_view>

#include "process/by_matter.h"
#include "process/response.h"

namespace ssr {

namespace {

/// One number for each matter, with a common relative width.
std::array<double, n_matters> by_matter(Table& table, std::string_view key,
                                        const std::array<double, n_matters>& central,
                                        std::string_view help) {
  return read_by_matter(table, key, central, 0.7, 1.4, {.help = help, .min = 0, .max = 1000});
}

NumberSpec share(double value, double low, double high, std::string_view help,
                 std::string_view source = {}) {
  return {
      .value = value, .low = low, .high = high, .source = source, .help = help, .min = 0, .max = 1};
}
NumberSpec amount(double value, double low, double high, std::string_view help,
                  std::string_view unit = "1", std::string_view source = {}) {
  return {.value = value,
          .low = low,
          .high = high,
          .unit = unit,
          .source = source,
          .help = help,
          .min = 0,
          .max = 10000};
}

void read_recourse(Table& t, ResponseParameters& p) {
  p.police_pull =
      t.number("police_pull", amount(3.6, 2.2, 6.0, "Weight of the police against silence."));
  p.custom_pull = t.number(
      "custom_pull",
      amount(
          1.7, 1.0, 2.8,
          "Weight of chiefs and elders against silence; non-state providers carry most of justice.",
          "1", "SEDRA SSR 101, 2010; UN SSR concept paper, Bratislava 2006, l. 1683"));
  p.court_pull =
      t.number("court_pull", amount(0.8, 0.3, 1.6, "Weight of the courts in a dispute."));
  p.revenge_pull =
      t.number("revenge_pull", amount(0.08, 0.03, 0.16, "Weight of revenge at full grievance."));
  p.gravity = by_matter(t, "gravity", {40, 3, 1, 1.6, 2, 0.8, 0.7, 1.2, 0, 0, 0},
                        "How much the matter is one for the police, theft being 1.");
  p.custom_fit = by_matter(t, "custom_fit", {0.3, 0.5, 1, 1.2, 0.8, 1, 0.3, 0.15, 8, 8, 8},
                           "How much the matter is one for chiefs and elders, theft being 1.");
  p.revenge_fit = by_matter(t, "revenge_fit", {6, 2, 1, 1, 1, 0.2, 0.5, 0.3, 0.3, 0.2, 0.5},
                            "How much the matter calls for revenge, theft being 1.");
  p.silence =
      by_matter(t, "silence", {1, 1, 1, 1, 4, 2.5, 1.5, 1.5, 1, 1, 1},
                "Shame, dependence and hopelessness that keep victims silent, theft being 1.");
  p.neutral_trust = t.number(
      "neutral_trust", share(0.4, 0.3, 0.5, "Trust of people who know nothing of the police."));
  p.remedy_gain =
      t.number("remedy_gain", share(0.4, 0.1, 0.8, "Reports added where cases were put right."));
  p.impunity_loss =
      t.number("impunity_loss", share(0.3, 0.1, 0.6, "Reports lost where they came to nothing."));
  p.bribe_loss =
      t.number("bribe_loss", share(0.3, 0.1, 0.5, "Reports lost where the police extort.",
                                   "Afrobarometer Liberia 2018 (bribe for police help; sign)"));
  p.half_memory = t.number("half_memory",
                           amount(3, 1.5, 6, "Events remembered per 1,000 people: half effect."));
  p.dread_of_forces = t.number(
      "dread_of_forces", share(0.6, 0.4, 0.8, "Kept silent by fear of officers or soldiers."));
  p.dread_of_fighters = t.number(
      "dread_of_fighters",
      share(0.4, 0.2, 0.6, "Kept silent by fear of fighters whom no community took back."));
  p.dread_of_neighbours =
      t.number("dread_of_neighbours", share(0.1, 0.0, 0.2, "Kept silent by fear of neighbours."));
  p.poor_cannot_pay = t.number(
      "poor_cannot_pay", share(0.25, 0.1, 0.4, "Poor people kept away by cost and distance."));
  p.women_kept_away = t.number(
      "women_kept_away", share(0.2, 0.1, 0.4, "Women kept from the police by cost and shame."));
  p.penalty_eased = t.number(
      "penalty_eased",
      share(0.4, 0.1, 0.7, "Of a group's penalty gone where officers are of it as people are."));
  p.contact_eases = t.number(
      "contact_eases",
      share(0.5, 0.2, 0.8, "Of what keeps people from the police gone for those who know officers.",
            "Blair, Karim & Morse 2019 APSR (the disadvantaged reported more; sign)"));
  p.contact_brings = t.number(
      "contact_brings", share(0.3, 0.1, 0.6, "Missing coverage made up for who knows officers."));
  p.half_judges = t.number(
      "half_judges", amount(2, 1, 4, "Judges per 100,000 people: half of the courts' reach."));
  p.displaced_reach = t.number("displaced_reach",
                               share(0.4, 0.2, 0.7, "Reach of custom for those away from home."));
  p.young_until = t.number("young_until",
                           amount(35, 30, 35, "Age up to which elders call people young.", "year"));
  p.calm_of_elders = t.number(
      "calm_of_elders", share(0.3, 0.1, 0.5, "Revenge of women and the old against young men's."));
}

void read_consequences(Table& t, ResponseParameters& p) {
  p.fear_moved = t.number("fear_moved", share(0.3, 0.1, 0.5, "Victims' move towards full fear."));
  p.trust_moved = t.number("trust_moved",
                           share(0.5, 0.3, 0.8, "Trust lost by victims of officers or soldiers."));
  p.grievance_moved =
      t.number("grievance_moved", share(0.3, 0.1, 0.5, "Grievance of victims of forces."));
  p.evidence_known = t.number("evidence_known",
                              share(0.7, 0.5, 0.9, "Evidence when the victim knows the offender."));
  p.evidence_unknown =
      t.number("evidence_unknown", share(0.3, 0.15, 0.45, "Evidence when nobody saw who it was."));
  p.known_share =
      t.number("known_share", share(0.4, 0.2, 0.6, "Thieves and robbers known to the victim."));
  p.mob_base =
      t.number("mob_base", share(0.15, 0.05, 0.3, "Chance that neighbours come to punish."));
  p.mob_watch = t.number("mob_watch", share(0.3, 0.1, 0.5, "Added where watch groups stand."));
  p.mob_trained = t.number(
      "mob_trained", share(0.1, 0.0, 0.2, "Added where mediators were trained.",
                           "Blattman, Hartman & Blair 2014 APSR (extrajudicial punishment rose)"));
  p.half_watch =
      t.number("half_watch", amount(5, 2, 10, "Watch members per 1,000 people: half effect."));
  p.mob_kills = t.number("mob_kills", share(0.05, 0.02, 0.12, "Chance that a mob kills."));
  p.mob_errs =
      t.number("mob_errs", share(0.4, 0.2, 0.6, "Wrong person, where nobody answers for it."));
  p.mob_dares =
      t.number("mob_dares",
               share(0.2, 0.05, 0.5, "Killings that a mob dares if he is an officer or soldier."));
}

void read_arms(Table& t, ResponseParameters& p) {
  p.arming =
      t.number("arming", share(0.01, 0.003, 0.03, "Frightened victims without protection who arm.",
                               "Karp 2018 Small Arms Survey (civilian holdings, scale)"));
  p.women_arming = t.number("women_arming", share(0.2, 0.05, 0.4, "Women against men."));
  p.weapon_price_usd =
      t.number("weapon_price_usd", amount(60, 25, 150, "Price of a rifle out of a cache.", "USD"));
  p.border_supply = t.number(
      "border_supply", share(0.5, 0.2, 0.8, "Chance to find one across a border that arms cross."));
  p.joining_rate = t.number(
      "joining_rate",
      {.value = 0.03,
       .low = 0.01,
       .high = 0.08,
       .unit = "1/year",
       .help = "Idle young men who join, at full grievance and among strong recruiters at war.",
       .min = 0,
       .max = 1});
  p.women_joining = t.number("women_joining", share(0.1, 0.05, 0.2, "Women against men."));
  p.obstructing_recruits = t.number(
      "obstructing_recruits", share(0.3, 0.1, 0.6, "Recruiting while biding time, against war."));
  p.joining_until_age =
      t.number("joining_until_age", amount(30, 25, 35, "Age from which nobody joins.", "year"));
  p.half_recruiters = t.number(
      "half_recruiters", amount(3, 1, 6, "Recruiting fighters per 1,000 people: half effect."));
  p.new_tie = t.number("new_tie", share(0.3, 0.1, 0.5, "Tie to the commander on joining."));
}

}  // namespace

ResponseParameters read_response(Table& table) {
  ResponseParameters p;
  read_recourse(table, p);
  read_consequences(table, p);
  read_arms(table, p);
  return p;
}

}  // namespace ssr

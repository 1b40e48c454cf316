#include <string_view>

#include "process/crime.h"

namespace ssr {

namespace {

constexpr std::string_view victim_survey = "Afrobarometer victimisation items, Rounds 2-5";

/// What the file may say of one factor: the reference person has 1.
NumberSpec factor(double value, double low, double high, std::string_view help,
                  std::string_view source = {}) {
  return {.value = value,
          .low = low,
          .high = high,
          .source = source,
          .help = help,
          .min = 0,
          .max = 20};
}
NumberSpec share(double value, double low, double high, std::string_view help,
                 std::string_view source = {}) {
  return {
      .value = value, .low = low, .high = high, .source = source, .help = help, .min = 0, .max = 5};
}
NumberSpec yearly(double value, double low, double high, std::string_view source = {}) {
  return {
      .value = value,
      .low = low,
      .high = high,
      .unit = "1/year",
      .source = source,
      .help = "Rate of the reference person: a young man living from the land in a quiet place.",
      .min = 0,
      .max = 5};
}

double& of(OffenceKind& kind, Livelihood livelihood) {
  return kind.livelihood[static_cast<std::size_t>(livelihood)];
}
void set_livelihoods(OffenceKind& kind, double factor) {
  for (const Livelihood l : {Livelihood::subsistence, Livelihood::employed, Livelihood::idle,
                             Livelihood::illicit, Livelihood::old}) {
    of(kind, l) = factor;
  }
}

/// Crimes for gain: need, idleness, the company one keeps, and the chance of getting away with it.
OffenceKind read_gain(Table& t) {
  OffenceKind kind;
  set_livelihoods(kind, 1.0);
  kind.women = t.number("women", factor(0.15, 0.05, 0.3, "Women against men."));
  kind.older = t.number("older", factor(0.4, 0.2, 0.6, "From middle age on, against youth."));
  of(kind, Livelihood::employed) = t.number("employed", factor(0.6, 0.4, 0.9, "In paid work."));
  of(kind, Livelihood::idle) = t.number("idle", factor(1.6, 1.1, 2.2, "Without work or school.",
                                                       "Blattman & Annan 2016 APSR (sign)"));
  of(kind, Livelihood::illicit) =
      t.number("illicit", factor(2.2, 1.5, 3.0, "Lives from illicit trade."));
  kind.poor = t.number("poor", factor(1.2, 1.0, 1.5, "Of a vulnerable household."));
  kind.deterrence = t.number(
      "deterrence", {.value = 0.6,
                     .low = 0.3,
                     .high = 0.8,
                     .help = "Share of these crimes that a certain sanction would prevent.",
                     .min = 0,
                     .max = 1});
  kind.guarded =
      t.number("guarded", {.value = 0.15,
                           .low = 0.05,
                           .high = 0.3,
                           .help = "Chance of being caught by a watch group where it is large.",
                           .min = 0,
                           .max = 1});
  kind.peers = t.number("peers", share(0.3, 0.1, 0.5, "Added where much crime is seen around.",
                                       "Vasquez-Cortes 2024 APSR (sign)"));
  return kind;
}

/// Fights and killings: young men, drink and quarrels more than need; arms decide how they end.
OffenceKind read_quarrel(Table& t) {
  OffenceKind kind;
  set_livelihoods(kind, 1.0);
  kind.women = t.number("women", factor(0.25, 0.1, 0.4, "Women against men."));
  kind.older = t.number("older", factor(0.6, 0.4, 0.8, "From middle age on, against youth."));
  of(kind, Livelihood::employed) = t.number("employed", factor(0.8, 0.6, 1.0, "In paid work."));
  of(kind, Livelihood::idle) = t.number("idle", factor(1.2, 1.0, 1.5, "Without work or school."));
  of(kind, Livelihood::illicit) =
      t.number("illicit", factor(1.5, 1.1, 2.2, "Lives from illicit trade."));
  kind.poor = t.number("poor", factor(1.1, 1.0, 1.3, "Of a vulnerable household."));
  kind.deterrence = t.number(
      "deterrence", {.value = 0.4,
                     .low = 0.2,
                     .high = 0.7,
                     .help = "Share of these crimes that a certain sanction would prevent.",
                     .min = 0,
                     .max = 1});
  kind.guarded =
      t.number("guarded", {.value = 0.1,
                           .low = 0.0,
                           .high = 0.2,
                           .help = "Chance of being caught by a watch group where it is large.",
                           .min = 0,
                           .max = 1});
  kind.peers = t.number("peers", share(0.5, 0.2, 0.8, "Added where much violence is seen around."));
  return kind;
}

/// Violence at home and against women: partners, relatives, acquaintances. Idleness does not drive
/// it.
OffenceKind read_intimate(Table& t) {
  OffenceKind kind;
  set_livelihoods(kind, 1.0);
  kind.women = t.number("women", factor(0.1, 0.03, 0.2, "Women against men."));
  kind.older = t.number("older", factor(0.6, 0.4, 0.9, "From middle age on, against youth."));
  kind.poor = t.number("poor", factor(1.2, 1.0, 1.5, "Of a vulnerable household."));
  kind.displaced = t.number("displaced", factor(1.4, 1.0, 2.0, "Displaced: crowded, without kin."));
  kind.deterrence = t.number(
      "deterrence", {.value = 0.25,
                     .low = 0.05,
                     .high = 0.5,
                     .source = "Blair, Karim & Morse 2019 APSR (patrols lowered domestic violence)",
                     .help = "Share that a certain sanction would prevent.",
                     .min = 0,
                     .max = 1});
  kind.peers =
      t.number("peers", share(0.3, 0.1, 0.6, "Added where much violence is lived through."));
  kind.armed = t.number("armed", factor(1.2, 1.0, 1.8, "Has a weapon of his own."));
  return kind;
}

OffenceKind read_dispute(Table& t) {
  OffenceKind kind;
  set_livelihoods(kind, 1.0);
  kind.women = t.number("women", factor(0.5, 0.3, 0.8, "Women as claimants, against men."));
  kind.women_as_victims = 0.5;
  return kind;
}

void read_gain_kinds(Table& table, CrimeParameters& p) {
  Table gain = table.table("gain");
  const OffenceKind base = read_gain(gain);
  OffenceKind& theft = p.kinds[0];
  theft = base;
  theft.rate = gain.number("theft_rate", yearly(0.15, 0.09, 0.21, victim_survey));
  theft.women_as_victims = 0.9;
  OffenceKind& extortion = p.kinds[2];
  extortion = base;
  set_livelihoods(extortion, 0.0);
  of(extortion, Livelihood::illicit) = 1.0;
  of(extortion, Livelihood::idle) =
      gain.number("gang_share_of_idle", {.value = 0.08,
                                         .low = 0.03,
                                         .high = 0.15,
                                         .help = "Share of the idle who run with a gang.",
                                         .min = 0,
                                         .max = 1});
  extortion.rate =
      gain.number("extortion_rate", {.value = 0.06,
                                     .low = 0.02,
                                     .high = 0.12,
                                     .unit = "1/year",
                                     .help = "Extortion by one who lives from illicit trade.",
                                     .min = 0,
                                     .max = 5});
  extortion.weapons =
      gain.number("extortion_weapons", share(0.3, 0.0, 0.6, "Added where arms are common."));
  extortion.women_as_victims = 0.7;
  OffenceKind& robbery = p.kinds[3];
  robbery = base;
  robbery.rate = gain.number("robbery_rate", yearly(0.012, 0.006, 0.02));
  robbery.armed = gain.number("robbery_armed", factor(2.0, 1.3, 3.0, "Has a weapon of his own."));
  robbery.weapons =
      gain.number("robbery_weapons", share(0.5, 0.2, 0.9, "Added where arms are common."));
  robbery.women_as_victims = 0.5;
  gain.finish();
}

void read_quarrel_kinds(Table& table, CrimeParameters& p) {
  Table quarrel = table.table("quarrel");
  const OffenceKind base = read_quarrel(quarrel);
  OffenceKind& assault = p.kinds[1];
  assault = base;
  assault.rate = quarrel.number("assault_rate", yearly(0.04, 0.02, 0.06, victim_survey));
  assault.weapons =
      quarrel.number("assault_weapons", share(0.1, 0.0, 0.2, "Added where arms are common."));
  assault.women_as_victims = 0.5;
  assault.children_as_victims = 0.1;
  OffenceKind& homicide = p.kinds[9];
  homicide = base;
  homicide.rate = quarrel.number(
      "homicide_rate",
      yearly(0.00022, 0.0001, 0.0004, "WHO Global Health Observatory, homicides 2007"));
  homicide.armed =
      quarrel.number("homicide_armed", factor(3.0, 1.5, 5.0, "Has a weapon of his own."));
  homicide.weapons =
      quarrel.number("homicide_weapons", share(0.8, 0.3, 1.5, "Added where arms are common."));
  homicide.women_as_victims = 0.25;
  homicide.children_as_victims = 0.05;
  quarrel.finish();
}

void read_intimate_kinds(Table& table, CrimeParameters& p) {
  Table intimate = table.table("intimate");
  const OffenceKind base = read_intimate(intimate);
  OffenceKind& domestic = p.kinds[4];
  domestic = base;
  domestic.rate = intimate.number("domestic_rate", yearly(0.026, 0.012, 0.045));
  domestic.women_as_victims = 5.0;
  domestic.children_as_victims = 0.2;
  OffenceKind& sexual = p.kinds[5];
  sexual = base;
  sexual.rate = intimate.number("sexual_rate", yearly(0.0145, 0.006, 0.028));
  sexual.women_as_victims = 12.0;
  sexual.children_as_victims = 0.4;
  p.acquaintance_share = intimate.number(
      "acquaintance_share", {.value = 0.7,
                             .low = 0.5,
                             .high = 0.85,
                             .help = "Share of sexual violence by relatives and neighbours.",
                             .min = 0,
                             .max = 1});
  intimate.finish();
}

void read_dispute_kinds(Table& table, CrimeParameters& p) {
  Table disputes = table.table("disputes");
  const OffenceKind base = read_dispute(disputes);
  OffenceKind& land = p.kinds[6];
  land = base;
  land.rate = disputes.number("land_rate", yearly(0.0115, 0.006, 0.018));
  of(land, Livelihood::idle) =
      disputes.number("land_idle", factor(0.5, 0.3, 0.9, "Youth without land."));
  land.returns =
      disputes.number("land_returns", share(0.8, 0.3, 1.5, "Added where people come back."));
  land.pressure =
      disputes.number("land_pressure", share(0.5, 0.2, 0.9, "Added where land is crowded."));
  land.resources = disputes.number("land_resources",
                                   share(0.4, 0.1, 0.8, "Added where resources can be looted."));
  OffenceKind& debt = p.kinds[7];
  debt = base;
  debt.rate = disputes.number("debt_rate", yearly(0.0105, 0.005, 0.016));
  debt.poor = disputes.number("debt_poor", factor(1.4, 1.1, 2.0, "Of a vulnerable household."));
  OffenceKind& chieftaincy = p.kinds[8];
  chieftaincy = base;
  chieftaincy.rate = disputes.number("chieftaincy_rate", yearly(0.0012, 0.0005, 0.0025));
  chieftaincy.older =
      disputes.number("chieftaincy_older", factor(2.0, 1.3, 3.0, "From middle age on."));
  chieftaincy.weak_custom = disputes.number(
      "chieftaincy_contested", share(1.0, 0.4, 2.0, "Added where chiefs have no authority."));
  disputes.finish();
}

}  // namespace

CrimeParameters read_crime(Table& table) {
  CrimeParameters p;
  read_gain_kinds(table, p);
  read_quarrel_kinds(table, p);
  read_intimate_kinds(table, p);
  read_dispute_kinds(table, p);
  p.older_from = table.number("older_from", {.value = 35,
                                             .low = 32,
                                             .high = 40,
                                             .unit = "year",
                                             .help = "Age from which people offend less.",
                                             .min = 16,
                                             .max = 60});
  const auto half = [&table](std::string_view key, double value, std::string_view unit,
                             std::string_view help) {
    return table.number(key, {.value = value,
                              .low = value * 0.5,
                              .high = value * 2.0,
                              .unit = unit,
                              .help = help,
                              .min = 1e-6,
                              .max = 1e6});
  };
  p.half_violence =
      half("half_violence", 15, "1", "Events remembered per 1,000 people: half effect.");
  p.half_weapons = half("half_weapons", 10, "1", "Civilian weapons per 1,000 people: half effect.");
  p.half_watch = half("half_watch", 5, "1", "Watch members per 1,000 people: half effect.");
  p.told_on = table.number(
      "told_on",
      {.value = 0.2,
       .low = 0.0,
       .high = 0.4,
       .source = "Blair, Karim & Morse 2019 APSR (patrols lowered assault; sign); Blair et al. "
                 "2021 Science (no effect on crime): 0 is within the range",
       .help = "Chance of a sanction that neighbours add who know officers and think well of them.",
       .min = 0,
       .max = 1});
  p.half_returns = half("half_returns", 2, "1/week", "People coming back per 1,000: half effect.");
  p.half_density = half("half_density", 100, "1/km2", "People per square kilometre: half effect.");
  for (OffenceKind& kind : p.kinds) kind.ceiling = ceiling_rate(kind);
  return p;
}

}  // namespace ssr

#include "process/attitudes.h"

#include <algorithm>

#include "core/eight.h"
#include "core/exact_math.h"
#include "core/saturation.h"
#include "process/parameters.h"
#include "world/feelings.h"
#include "world/tiles.h"

namespace ssr {

AttitudesParameters read_attitudes(Table& table) {
  return {
      .memory_half_life =
          table.number("memory_half_life", {.value = 26.0,
                                            .low = 13.0,
                                            .high = 52.0,
                                            .unit = "week",
                                            .help = "How long a community remembers an event.",
                                            .min = 0.1,
                                            .max = 1000.0}),
      .news_half_life = table.number("news_half_life",
                                     {.value = 8.0,
                                      .low = 4.0,
                                      .high = 16.0,
                                      .unit = "week",
                                      .help = "How long news of violence lasts in the public mind.",
                                      .min = 0.1,
                                      .max = 1000.0}),
      .weight_of_killing = table.number(
          "weight_of_killing",
          {.value = 20.0,
           .low = 10.0,
           .high = 40.0,
           .help = "How much a killing counts against another violent crime in what people hear.",
           .max = 1000.0}),
      .national_news_share =
          table.number("national_news_share",
                       {.value = 0.3,
                        .low = 0.15,
                        .high = 0.5,
                        .help = "Share of perceived violence that comes from national news.",
                        .max = 1.0}),
      .rumour_gain =
          table.number("rumour_gain", {.value = 1.5,
                                       .low = 1.0,
                                       .high = 2.5,
                                       .help = "How much violence elsewhere grows in the telling.",
                                       .max = 10.0}),
      .half_violence = table.number(
          "half_violence", {.value = 2.0,
                            .low = 1.0,
                            .high = 4.0,
                            .unit = "1/week",
                            .help = "Victims of violence per 1,000 people and week, killings "
                                    "weighted, at which perceived violence is one half.",
                            .min = 0.001,
                            .max = 1000.0}),
      .fear_rate = table.number("fear_rate", {.value = 0.05,
                                              .low = 0.02,
                                              .high = 0.1,
                                              .unit = "1/week",
                                              .help = "Pull of fear towards what experience says.",
                                              .max = 1.0}),
      .trust_rate = table.number(
          "trust_rate",
          {.value = 0.01,
           .low = 0.005,
           .high = 0.02,
           .unit = "1/week",
           .source = "World Development Report 2011, Box 3.6 (pace of institutional change)",
           .help = "Pull of trust towards what experience says; institutions win trust over years.",
           .max = 1.0}),
      .legitimacy_rate =
          table.number("legitimacy_rate", {.value = 0.01,
                                           .low = 0.005,
                                           .high = 0.02,
                                           .unit = "1/week",
                                           .help = "Pull of legitimacy and grievance.",
                                           .max = 1.0}),
      .expectation_rate = table.number("expectation_rate",
                                       {.value = 0.005,
                                        .low = 0.002,
                                        .high = 0.01,
                                        .unit = "1/week",
                                        .help = "Pull of expectations towards what is delivered.",
                                        .max = 1.0}),
      .fear_from_violence = table.number(
          "fear_from_violence", {.value = 0.6,
                                 .low = 0.4,
                                 .high = 0.8,
                                 .help = "Fear at full perceived violence above fear at none.",
                                 .max = 10.0}),
      .fear_from_joblessness =
          table.number("fear_from_joblessness",
                       {.value = 0.25,
                        .low = 0.1,
                        .high = 0.4,
                        .help = "Fear when all adults are idle above fear when none is.",
                        .max = 10.0}),
      .fear_of_women =
          table.number("fear_of_women", {.value = 0.05,
                                         .low = 0.0,
                                         .high = 0.1,
                                         .help = "Women report more fear under the same violence.",
                                         .max = 1.0}),
      .fear_eased_by_protection =
          table.number("fear_eased_by_protection",
                       {.value = 0.15,
                        .low = 0.05,
                        .high = 0.3,
                        .help = "Fear taken away by full police coverage or peacekeepers.",
                        .max = 10.0}),
      .trust_from_remedy =
          table.number("trust_from_remedy", {.value = 0.3,
                                             .low = 0.15,
                                             .high = 0.5,
                                             .help = "Trust gained where cases are put right.",
                                             .max = 10.0}),
      .trust_from_presence =
          table.number("trust_from_presence",
                       {.value = 0.1,
                        .low = 0.0,
                        .high = 0.2,
                        .source = "Blair et al. 2021 Science; Blair, Karim & Morse 2019 APSR",
                        .help = "Trust gained by police presence alone; trials find about none.",
                        .max = 10.0}),
      .trust_from_contact = table.number(
          "trust_from_contact",
          {.value = 0.5,
           .low = 0.2,
           .high = 0.8,
           .help = "Weight of having met officers against hearsay of them, in trust.",
           .max = 1.0}),
      .trust_lost_to_abuse =
          table.number("trust_lost_to_abuse", {.value = 0.4,
                                               .low = 0.2,
                                               .high = 0.6,
                                               .help = "Trust lost to abuse by forces.",
                                               .max = 10.0}),
      .trust_lost_to_extortion =
          table.number("trust_lost_to_extortion", {.value = 0.3,
                                                   .low = 0.15,
                                                   .high = 0.5,
                                                   .help = "Trust lost to extortion.",
                                                   .max = 10.0}),
      .trust_lost_to_impunity = table.number("trust_lost_to_impunity",
                                             {.value = 0.25,
                                              .low = 0.1,
                                              .high = 0.4,
                                              .help = "Trust lost where reports come to nothing.",
                                              .max = 10.0}),
      .trust_lost_to_long_remand =
          table.number("trust_lost_to_long_remand",
                       {.value = 0.2,
                        .low = 0.1,
                        .high = 0.4,
                        .help = "Trust lost where neighbours are held without trial.",
                        .max = 10.0}),
      .half_events = table.number(
          "half_events",
          {.value = 10.0,
           .low = 5.0,
           .high = 20.0,
           .help = "Remembered events per 1,000 people at which an experience has half its weight.",
           .min = 0.001,
           .max = 1000.0}),
      .legitimacy_from_trust = table.number(
          "legitimacy_from_trust", {.value = 0.4,
                                    .low = 0.2,
                                    .high = 0.6,
                                    .help = "Legitimacy that follows trust in police and courts.",
                                    .max = 10.0}),
      .legitimacy_from_gains =
          table.number("legitimacy_from_gains", {.value = 0.2,
                                                 .low = 0.1,
                                                 .high = 0.3,
                                                 .help = "Legitimacy from visible gains.",
                                                 .max = 10.0}),
      .legitimacy_from_mandate = table.number(
          "legitimacy_from_mandate", {.value = 0.1,
                                      .low = 0.0,
                                      .high = 0.2,
                                      .help = "Legitimacy of a freshly elected government.",
                                      .max = 10.0}),
      .legitimacy_lost_to_disappointment =
          table.number("legitimacy_lost_to_disappointment",
                       {.value = 0.4,
                        .low = 0.2,
                        .high = 0.6,
                        .help = "Legitimacy lost per unit of expectation that is not met.",
                        .max = 10.0}),
      .grievance_from_joblessness = table.number(
          "grievance_from_joblessness",
          {.value = 0.3, .low = 0.15, .high = 0.45, .help = "Grievance of the idle.", .max = 10.0}),
      .grievance_from_abuse = table.number(
          "grievance_from_abuse", {.value = 0.4,
                                   .low = 0.2,
                                   .high = 0.6,
                                   .help = "Grievance from abuse, extortion and long remand.",
                                   .max = 10.0}),
      .grievance_from_disappointment = table.number("grievance_from_disappointment",
                                                    {.value = 0.3,
                                                     .low = 0.15,
                                                     .high = 0.45,
                                                     .help = "Grievance from expectations not met.",
                                                     .max = 10.0}),
      .fear_at_rest = table.number(
          "fear_at_rest", {.value = 0.1,
                           .low = 0.05,
                           .high = 0.15,
                           .help = "Fear where there is neither violence nor joblessness.",
                           .max = 1.0}),
      .grievance_at_rest = table.number(
          "grievance_at_rest", {.value = 0.1,
                                .low = 0.05,
                                .high = 0.15,
                                .help = "Grievance where nobody is idle, mistreated or let down.",
                                .max = 1.0}),
      .neutral_trust =
          table.number("neutral_trust",
                       {.value = 0.45,
                        .low = 0.35,
                        .high = 0.55,
                        .help = "Trust in an institution with which nobody has had any experience.",
                        .max = 1.0}),
      .neutral_legitimacy = table.number("neutral_legitimacy",
                                         {.value = 0.5,
                                          .low = 0.4,
                                          .high = 0.6,
                                          .help = "Legitimacy of a government of middling trust "
                                                  "that neither delights nor disappoints.",
                                          .max = 1.0}),
      .delivered_from_safety = table.number(
          "delivered_from_safety", {.value = 0.5,
                                    .low = 0.3,
                                    .high = 0.6,
                                    .help = "Weight of safety in what people count as delivered.",
                                    .max = 1.0}),
      .delivered_from_jobs = table.number(
          "delivered_from_jobs",
          {.value = 0.3,
           .low = 0.2,
           .high = 0.4,
           .help = "Weight of work in what people count as delivered; visible gains have the rest.",
           .max = 1.0}),
  };
}

std::array<double, n_attitudes> attitude_levels(const AttitudesParameters& p,
                                                const Experience& e) noexcept {
  const auto weigh = [&p](double events) { return exact::saturating(events, p.half_events); };
  const double joblessness = p.sees_joblessness * e.joblessness;
  const double gains = p.sees_gains * e.gains;
  const double protection = e.protection;
  const double delivered = p.delivered_from_safety * (1.0 - e.perceived_violence) +
                           p.delivered_from_jobs * (1.0 - e.joblessness) +
                           (1.0 - p.delivered_from_safety - p.delivered_from_jobs) * gains;
  const double disappointment =
      p.sees_expectation_gap * std::max(0.0, e.mean_expectation - delivered);
  const double mistreatment =
      p.trust_lost_to_abuse * weigh(e.abuse) + p.trust_lost_to_extortion * weigh(e.extortion);
  const double justice = p.trust_from_remedy * weigh(e.remedy) -
                         p.trust_lost_to_impunity * weigh(e.impunity) -
                         p.trust_lost_to_long_remand * weigh(e.long_remand);
  std::array<double, n_attitudes> level{};
  const auto at = [&level](Attitude a) -> double& { return level[static_cast<std::size_t>(a)]; };
  at(Attitude::fear) = p.fear_from_violence * e.perceived_violence +
                       p.fear_from_joblessness * joblessness -
                       p.fear_eased_by_protection * protection + p.fear_at_rest;
  const double hearsay =
      p.neutral_trust + justice + p.trust_from_presence * protection - mistreatment;
  // Who has met officers judges them by that; it may be worse than what he had heard (M11).
  at(Attitude::trust_police) =
      hearsay + p.trust_from_contact * e.contact * (e.officers_met - hearsay);
  at(Attitude::trust_courts) = p.neutral_trust + justice;
  at(Attitude::trust_army) = p.neutral_trust - p.trust_lost_to_abuse * weigh(e.abuse);
  at(Attitude::trust_customary) = p.neutral_trust + p.trust_from_remedy * (e.customary - 0.5);
  at(Attitude::legitimacy) =
      p.neutral_legitimacy + p.legitimacy_from_trust * (e.mean_trust - p.neutral_trust) +
      p.legitimacy_from_gains * gains + p.legitimacy_from_mandate * e.mandate -
      p.legitimacy_lost_to_disappointment * disappointment;
  at(Attitude::grievance) = p.grievance_from_joblessness * e.joblessness +
                            p.grievance_from_abuse * weigh(e.abuse + e.extortion + e.long_remand) +
                            p.grievance_from_disappointment * disappointment + p.grievance_at_rest;
  at(Attitude::expectations) = delivered;
  for (double& x : level) x = exact::clamp01(x);
  return level;
}

std::span<const std::string_view> attitude_cause_names() {
  static constexpr std::array<std::string_view, n_attitude_causes> names = {
      "remedies", "impunity", "long_remand", "abuse", "extortion", "protection", "meetings",
      "violence", "joblessness", "gains", "mandate", "trust", "disappointment"};
  return names;
}

std::array<std::array<double, n_attitudes>, n_attitude_causes> attitude_causes(
    const AttitudesParameters& p, const Experience& e) noexcept {
  std::array<std::array<double, n_attitudes>, n_attitude_causes> adds{};
  const auto add = [&adds](Attitude a, AttitudeCause cause) -> double& {
    return adds[static_cast<std::size_t>(cause)][static_cast<std::size_t>(a)];
  };
  const auto weigh = [&p](double events) { return exact::saturating(events, p.half_events); };
  using enum AttitudeCause;
  for (const Attitude a : {Attitude::trust_police, Attitude::trust_courts}) {
    add(a, remedies) = p.trust_from_remedy * weigh(e.remedy);
    add(a, impunity) = -p.trust_lost_to_impunity * weigh(e.impunity);
    add(a, long_remand) = -p.trust_lost_to_long_remand * weigh(e.long_remand);
  }
  add(Attitude::trust_police, abuse) = -p.trust_lost_to_abuse * weigh(e.abuse);
  add(Attitude::trust_army, abuse) = -p.trust_lost_to_abuse * weigh(e.abuse);
  add(Attitude::trust_police, extortion) = -p.trust_lost_to_extortion * weigh(e.extortion);
  add(Attitude::trust_police, protection) = p.trust_from_presence * e.protection;
  double hearsay = p.neutral_trust;
  for (const auto& cause : adds) hearsay += cause[static_cast<std::size_t>(Attitude::trust_police)];
  add(Attitude::trust_police, meetings) =
      p.trust_from_contact * e.contact * (e.officers_met - hearsay);
  add(Attitude::trust_customary, remedies) = p.trust_from_remedy * (e.customary - 0.5);
  add(Attitude::fear, violence) = p.fear_from_violence * e.perceived_violence;
  add(Attitude::fear, joblessness) = p.fear_from_joblessness * p.sees_joblessness * e.joblessness;
  add(Attitude::fear, protection) = -p.fear_eased_by_protection * e.protection;
  const double seen_gains = p.sees_gains * e.gains;
  const double delivered = p.delivered_from_safety * (1.0 - e.perceived_violence) +
                           p.delivered_from_jobs * (1.0 - e.joblessness) +
                           (1.0 - p.delivered_from_safety - p.delivered_from_jobs) * seen_gains;
  const double missed = p.sees_expectation_gap * std::max(0.0, e.mean_expectation - delivered);
  add(Attitude::legitimacy, trust) = p.legitimacy_from_trust * (e.mean_trust - p.neutral_trust);
  add(Attitude::legitimacy, gains) = p.legitimacy_from_gains * seen_gains;
  add(Attitude::legitimacy, mandate) = p.legitimacy_from_mandate * e.mandate;
  add(Attitude::legitimacy, disappointment) = -p.legitimacy_lost_to_disappointment * missed;
  return adds;
}

namespace {

/// Idle share of working-age residents.
double joblessness(const District& district) {
  return district.working_age > 0
             ? static_cast<double>(district.idle) / static_cast<double>(district.working_age)
             : 0.0;
}

void fade(float& memory, float keep) { memory *= keep; }

void fade_memories(Communities& communities, std::uint32_t c, float keep) {
  for (auto* memory :
       {&communities.recent_violence, &communities.recent_abuse, &communities.recent_extortion,
        &communities.recent_impunity, &communities.recent_remedy, &communities.recent_long_remand,
        &communities.recent_vigilantism, &communities.visible_gains}) {
    fade((*memory)[c], keep);
  }
}

/// Victims of violence per 1,000 people this week, killings weighted.
double weekly_violence(const AttitudesParameters& p, const World& world, std::size_t d) {
  const auto& counts = world.tally.by_district[d];
  const auto sum = [&counts](std::initializer_list<Count> kinds) {
    std::int64_t n = 0;
    for (const Count what : kinds) n += counts[static_cast<std::size_t>(what)];
    return static_cast<double>(n);
  };
  const double hurt = sum({Count::robbery, Count::assault, Count::sexual_violence, Count::abuse});
  const double killed = sum({Count::homicide, Count::killed_by_armed_group, Count::one_sided_death,
                             Count::communal_death, Count::vigilante_death, Count::battle_death});
  return 1000.0 * (hurt + p.weight_of_killing * killed) /
         static_cast<double>(std::max<std::int64_t>(1, world.districts[d].residents));
}

void spread_news(const AttitudesParameters& p, World& world) {
  const std::size_t n = world.districts.size();
  std::vector<double> local(n);
  double worst = 0.0;
  for (std::size_t d = 0; d < n; ++d) {
    local[d] = exact::saturating(weekly_violence(p, world, d), p.half_violence);
    worst = std::max(worst, local[d]);
  }
  // What is told is the worst that happened somewhere, grown on the way (M76).
  const double headline = std::min(1.0, p.rumour_gain * worst);
  const auto pull = static_cast<float>(1.0 - exact::pow(0.5, 1.0 / p.news_half_life));
  for (std::uint32_t c = 0; c < world.communities.size(); ++c) {
    const double here = local[world.communities.district[c].value];
    const double share = p.hears_rumour * p.national_news_share;
    const double heard = (1.0 - share) * here + share * headline;
    float& perceived = world.communities.perceived_violence[c];
    perceived += pull * (static_cast<float>(heard) - perceived);
  }
}

Experience experience_of(const World& world, std::uint32_t c) {
  const Communities& communities = world.communities;
  const District& district = world.districts[communities.district[c].value];
  const double peacekeepers_per_1000 =
      1000.0 * (district.peacekeepers + district.patrols) /
      static_cast<double>(std::max<std::int64_t>(1, district.people));
  Experience e;
  e.perceived_violence = communities.perceived_violence[c];
  e.joblessness = joblessness(district);
  e.protection = 1.0 - (1.0 - district.police_coverage) / (1.0 + peacekeepers_per_1000);
  e.contact = communities.contact[c];
  e.officers_met = communities.officers_met[c];
  e.remedy = communities.recent_remedy[c];
  e.abuse = communities.recent_abuse[c];
  e.extortion = communities.recent_extortion[c];
  e.impunity = communities.recent_impunity[c];
  e.long_remand = communities.recent_long_remand[c];
  e.gains = communities.visible_gains[c];
  e.customary = communities.customary_authority[c] * communities.customary_accountability[c];
  e.mandate = world.government.legitimacy_elected;
  const Felt felt = felt_in(world, CommunityId{c});
  e.mean_trust = 0.5 * (felt.mean(Attitude::trust_police) + felt.mean(Attitude::trust_courts));
  e.mean_expectation = felt.mean(Attitude::expectations);
  return e;
}

/// Part of the way to its level that each attitude goes in four weeks.
using Rates = std::array<double, n_attitudes>;

Rates monthly_rates(const AttitudesParameters& p) {
  const Rates weekly = {p.fear_rate,  p.trust_rate,      p.trust_rate,      p.trust_rate,
                        p.trust_rate, p.legitimacy_rate, p.legitimacy_rate, p.expectation_rate};
  Rates rates;
  for (std::size_t a = 0; a < n_attitudes; ++a) {
    rates[a] = 1.0 - exact::pow(1.0 - weekly[a], weeks_per_month);
  }
  return rates;
}

/// Levels in parts of Feelings::whole, rates in 2^-14ths: products stay within 32 bits.
constexpr int rate_bits = 14;
using Parts = std::array<std::int32_t, n_attitudes>;

/// x += rate (level - x), to the nearest part, for every attitude of every row of a community.
void pull(Feelings* rows, const Sex* sex, std::uint32_t n, const Parts& rates,
          const std::array<Parts, 2>& levels) {
  constexpr std::int32_t half = 1 << (rate_bits - 1);
  Eight32 rate;
  copy_eight(rates, rate);
  for (std::uint32_t i = 0; i < n; ++i) {
    Eight32 own;
    Eight16 felt;
    copy_eight(levels[static_cast<std::size_t>(sex[i])], own);
    copy_eight(rows[i].part, felt);
    auto part = __builtin_convertvector(felt, Eight32);
    part += (rate * (own - part) + half) >> rate_bits;
    felt = __builtin_convertvector(part, Eight16);
    copy_eight(felt, rows[i].part);
  }
}

/// What one community's causes may move this month.
struct Cause {
  DistrictId district;
  double adults = 0;
  Experience experience;
};
using Causes = std::vector<Cause>;

/// Books what a community's causes move, in the sum over its adults.
void book(const Step& step, const Rates& rates, const Cause& cause) {
  auto& moves = step.moves->by_district[cause.district.value];
  const auto adds = attitude_causes(step.parameters.attitudes, cause.experience);
  for (std::size_t k = 0; k < n_attitude_causes; ++k) {
    for (std::size_t a = 0; a < n_attitudes; ++a) {
      moves[k][a] += cause.adults * rates[a] * adds[k][a];
    }
  }
}

/// The month of one community: its people move towards what they experience.
void think_again(const AttitudesParameters& p, World& world, std::uint32_t c, const Experience& e,
                 const Rates& rates) {
  const auto men = attitude_levels(p, e);
  auto women = men;
  double& fear = women[static_cast<std::size_t>(Attitude::fear)];
  fear = exact::clamp01(fear + p.fear_of_women);
  Parts rate;
  std::array<Parts, 2> levels;  // [sex]
  for (std::size_t a = 0; a < n_attitudes; ++a) {
    rate[a] = static_cast<std::int32_t>(rates[a] * (1 << rate_bits) + 0.5);
    levels[static_cast<std::size_t>(Sex::male)][a] = Feelings::part_of(men[a]);
    levels[static_cast<std::size_t>(Sex::female)][a] = Feelings::part_of(women[a]);
  }
  Citizens& citizens = world.citizens;
  const std::uint32_t first = world.communities.first_row[c];
  const std::uint32_t n = world.communities.n_rows[c];
  pull(citizens.attitude.data() + first, citizens.sex.data() + first, n, rate, levels);
  count_feelings(world, CommunityId{c});
}

}  // namespace

void attitudes(const Step& step, World& world) {
  const auto& p = step.parameters.attitudes;
  spread_news(p, world);
  const auto keep = static_cast<float>(exact::pow(0.5, 1.0 / p.memory_half_life));
  const Rates rates = monthly_rates(p);
  merge_communities(
      step.threading, world.communities, Causes{},
      [&](std::uint32_t c, Causes& tile) {
        fade_memories(world.communities, c, keep);
        // People think again once a month, a quarter of the communities a week.
        if ((c + static_cast<std::uint32_t>(step.week())) % weeks_per_month != 0) return;
        const Experience experience = experience_of(world, c);
        if (step.moves != nullptr) {
          const auto adults = static_cast<double>(felt_in(world, CommunityId{c}).adults);
          tile.push_back({world.communities.district[c], adults, experience});
        }
        think_again(p, world, c, experience, rates);
      },
      [&](const Causes& tile) {
        for (const Cause& cause : tile) book(step, rates, cause);
      });
}

}  // namespace ssr

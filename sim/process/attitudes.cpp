#include "process/attitudes.h"

#include <algorithm>

#include "core/eight.h"
#include "core/exact_math.h"
#include "core/saturation.h"
#include "process/parameters.h"
#include "world/feelings.h"
#include "world/tiles.h"

namespace ssr {

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
      "remedies", "impunity",    "long_remand", "abuse",   "extortion", "protection",    "meetings",
      "violence", "joblessness", "gains",       "mandate", "trust",     "disappointment"};
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
                             Count::communal_death, Count::vigilante_death, Count::battle_death,
                             Count::other_fighting_death});
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

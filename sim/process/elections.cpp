#include "process/elections.h"

#include <algorithm>

#include "core/exact_math.h"
#include "process/mandate_seen.h"
#include "process/parameters.h"

namespace ssr {

ElectionsParameters read_elections(Table& table) {
  return {
      .insecurity_limit = table.number("insecurity_limit",
                                       {.value = 0.6,
                                        .low = 0.4,
                                        .high = 0.8,
                                        .help = "reported insecurity above which a vote is put off",
                                        .max = 1}),
      .longest_delay = table.number(
          "longest_delay",
          {.value = 52, .low = 26, .high = 104, .unit = "week", .help = "longest postponement"}),
      .legitimacy_slope = table.number(
          "legitimacy_slope", {.value = 3.0,
                               .low = 1.5,
                               .high = 5.0,
                               .help = "log odds of a ruling vote per unit of legitimacy"}),
      .incumbent_advantage = table.number(
          "incumbent_advantage",
          {.value = 1.2, .low = 0.4, .high = 2.0, .help = "log odds that full patronage buys"}),
      .surprise = table.number("surprise", {.value = 0.5,
                                            .low = 0.2,
                                            .high = 0.8,
                                            .help = "spread of what nobody foresaw, log odds"}),
      .fairness_eyes =
          table.number("fairness_eyes", {.value = 0.7,
                                         .low = 0.3,
                                         .high = 1.0,
                                         .help = "unfairness that observers at full reach prevent",
                                         .max = 1}),
      .mandate_gain = table.number(
          "mandate_gain",
          {.value = 0.8, .low = 0.5, .high = 1.0, .help = "mandate of a fair election", .max = 1}),
      .mandate_half_life =
          table.number("mandate_half_life", {.value = 2.0,
                                             .low = 1.0,
                                             .high = 4.0,
                                             .unit = "year",
                                             .help = "half-life of a fresh mandate",
                                             .min = 0.1}),
      .turnover_mixing =
          table.number("turnover_mixing", {.value = 0.5,
                                           .low = 0.2,
                                           .high = 0.8,
                                           .help = "how far will and patronage move at a turnover",
                                           .max = 1}),
      .turnover_posts_lost = table.number("turnover_posts_lost",
                                          {.value = 0.5,
                                           .low = 0.2,
                                           .high = 0.8,
                                           .help = "posts that losers' friends lose at a turnover",
                                           .max = 1}),
      .fight_intercept = table.number("fight_intercept",
                                      {.value = -6.0,
                                       .low = -7.5,
                                       .high = -4.5,
                                       .help = "log odds that a weak, well-treated loser fights",
                                       .min = -20,
                                       .max = 5}),
      .fight_strength =
          table.number("fight_strength", {.value = 5.0,
                                          .low = 2.5,
                                          .high = 8.0,
                                          .source = "Brancati & Snyder 2013 JCR (sign)",
                                          .help = "log odds per unit of relative strength"}),
      .fight_broken =
          table.number("fight_broken", {.value = 2.0,
                                        .low = 0.5,
                                        .high = 3.5,
                                        .help = "log odds per unit of promises not kept"}),
      .fight_total = table.number("fight_total", {.value = 2.0,
                                                  .low = 1.0,
                                                  .high = 3.0,
                                                  .source = "Stedman 1997 IS (type)",
                                                  .help = "log odds added for a total spoiler"}),
      .fight_guarantor =
          table.number("fight_guarantor", {.value = 3.0,
                                           .low = 1.0,
                                           .high = 5.0,
                                           .source = "Brancati & Snyder 2013 JCR (sign)",
                                           .help = "log odds a full guarantor takes off"}),
      .bargain_share =
          table.number("bargain_share", {.value = 0.5,
                                         .low = 0.2,
                                         .high = 0.8,
                                         .help = "armed losers who bargain rather than accept",
                                         .max = 1}),
      .troops_for_guarantor =
          table.number("troops_for_guarantor",
                       {.value = 1.5,
                        .low = 0.5,
                        .high = 4.0,
                        .help = "troops per 1,000 people at which a guarantor weighs half",
                        .min = 0.01}),
  };
}

double fairness_of_vote(const ElectionsParameters& p, double patronage, double civil_society,
                        double mission) noexcept {
  const double eyes = exact::clamp01(civil_society + p.sees_observers * mission);
  return exact::clamp01(1.0 - patronage * (1.0 - p.fairness_eyes * eyes));
}

double ruling_vote(const ElectionsParameters& p, double legitimacy, double patronage,
                   double fairness, double surprise) noexcept {
  const double bought = p.incumbent_advantage * patronage * (1.0 - fairness);
  return exact::logistic(p.legitimacy_slope * (legitimacy - 0.5) + bought + p.surprise * surprise);
}

double loser_fights_probability(const ElectionsParameters& p, const LoserView& view) noexcept {
  return exact::logistic(p.fight_intercept + p.fight_strength * view.relative_strength +
                         p.fight_broken * (1.0 - view.promises_kept) +
                         (view.total ? p.fight_total : 0.0) - p.fight_guarantor * view.guarantor);
}

namespace {

double reported_insecurity(const World& world) {
  double sum = 0;
  for (const double x : world.pictures.security) sum += x;
  return world.pictures.security.empty()
             ? 0.0
             : sum / static_cast<double>(world.pictures.security.size());
}

double relative_strength(const World& world, std::size_t f) {
  const auto& estimates = world.pictures.strength_of;
  if (f >= estimates.size() || f >= world.pictures.state_strength.size()) return 0.0;
  double all = world.pictures.state_strength[f];
  for (const double s : estimates[f]) all += s;
  return all > 0 ? estimates[f][f] / all : 0.0;
}

/// Those who win bring their own interest in reform; posts that the losers' friends held are given
/// anew.
void turn_over(const Step& step, World& world, std::uint32_t number) {
  const ElectionsParameters& p = step.parameters.elections;
  const Block draw = step.draws.block(number, Lane::election, 1);
  Government& g = world.government;
  const double brought = p.turnover_mixing * (draw.uniform(0) - g.interest);
  g.interest += brought;
  g.will = exact::clamp01(g.will + brought);
  g.patronage += p.turnover_mixing * (draw.uniform(1) - g.patronage);
  g.author_of_war *= 1.0 - p.turnover_mixing;
  for (Faction& faction : world.factions) {
    if (faction.sides_with_state) faction.posts *= 1.0 - p.turnover_posts_lost;
  }
}

void losers_react(const Step& step, World& world, std::uint32_t number, bool rulers_won) {
  const ElectionsParameters& p = step.parameters.elections;
  for (std::uint32_t f = 0; f < world.factions.size(); ++f) {
    Faction& faction = world.factions[f];
    // The state's own militias lose with the rulers, everybody else against them.
    if (!faction.led || faction.stance == Stance::fight || faction.sides_with_state == rulers_won) {
      continue;
    }
    const LoserView view{.total = faction.type == SpoilerType::total,
                         .relative_strength = relative_strength(world, f),
                         .promises_kept = faction.promises_kept,
                         .guarantor =
                             guarantor(world, mandate_seen(step, world), p.troops_for_guarantor)};
    const Block draw = step.draws.block(event_id(number, f), Lane::election, 2);
    Stance stance = faction.stance;
    if (draw.chance(0, loser_fights_probability(p, view))) {
      stance = Stance::fight;
    } else if (faction.under_arms > 0 && stance == Stance::comply &&
               draw.chance(1, p.bargain_share)) {
      stance = Stance::bargain;
    }
    if (stance == faction.stance) continue;
    faction.stance = stance;
    faction.stance_since = faction.reasons_since = step.week();
    world.events.push_back({.week = step.week(),
                            .kind = EventKind::leader_stance,
                            .faction = f,
                            .amount = static_cast<double>(stance)});
  }
}

void hold(const Step& step, World& world, std::uint32_t number) {
  const ElectionsParameters& p = step.parameters.elections;
  const double fairness = fairness_of_vote(
      p, world.government.patronage, world.oversight.civil_society,
      guarantor(world, world.mission.mandate, p.troops_for_guarantor));
  const double luck = exact::normal(step.draws.block(number, Lane::election, 3),
                                    step.draws.block(number, Lane::election, 4),
                                    step.draws.block(number, Lane::election, 5));
  const double vote = ruling_vote(p, world.pictures.seen(Picture::legitimacy),
                                  world.government.patronage, fairness, luck);
  world.elections.held[number] = 1;
  world.elections.last = step.week();
  world.elections.ruling_support = vote;
  const bool rulers_won = vote >= 0.5;
  if (!rulers_won) turn_over(step, world, number);
  world.government.legitimacy_elected =
      std::max(world.government.legitimacy_elected, p.mandate_gain * fairness);
  world.events.push_back({.week = step.week(), .kind = EventKind::election, .amount = vote});
  losers_react(step, world, number, rulers_won);
}

}  // namespace

void elections(const Step& step, World& world) {
  const ElectionsParameters& p = step.parameters.elections;
  world.government.legitimacy_elected *=
      exact::pow(0.5, 1.0 / (p.mandate_half_life * weeks_per_year));
  for (std::size_t e = 0; e < step.context.elections.size() && e < world.elections.held.size();
       ++e) {
    const Week date = election_week(step.context, step.plan, e);
    if (world.elections.held[e] != 0 || step.week() < date) continue;
    const bool unsafe = reported_insecurity(world) > p.insecurity_limit;
    if (unsafe && step.week() < date + p.longest_delay) continue;
    hold(step, world, static_cast<std::uint32_t>(e));
  }
}

}  // namespace ssr

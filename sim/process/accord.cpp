#include "process/accord.h"

#include <algorithm>

#include "core/exact_math.h"
#include "core/saturation.h"
#include "process/mandate_seen.h"
#include "process/offices.h"
#include "process/parameters.h"

namespace ssr {

AccordParameters read_accord(Table& table) {
  return {
      .keep_rate = table.number("keep_rate",
                                {.value = 0.06,
                                 .low = 0.02,
                                 .high = 0.15,
                                 .unit = "1/week",
                                 .help = "a willing and able government settles a due promise"}),
      .weak_state_speed = table.number(
          "weak_state_speed", {.value = 0.5,
                               .low = 0.2,
                               .high = 0.8,
                               .help = "speed of a state without capacity over an able one",
                               .max = 1}),
      .guarantor_pressure = table.number("guarantor_pressure",
                                         {.value = 0.4,
                                          .low = 0.1,
                                          .high = 0.7,
                                          .source = "Walter 1997 IO (guarantors, sign)",
                                          .help = "missing will that a strong mission makes up for",
                                          .max = 1}),
      .troops_for_pressure = table.number(
          "troops_for_pressure", {.value = 1.5,
                                  .low = 0.5,
                                  .high = 4.0,
                                  .unit = "1",
                                  .help = "troops per 1,000 people at which pressure is half",
                                  .min = 0.01}),
      .patronage_cost =
          table.number("patronage_cost", {.value = 0.6,
                                          .low = 0.2,
                                          .high = 1.0,
                                          .help = "reluctance to share posts at full patronage",
                                          .max = 1}),
      .author_cost = table.number("author_cost", {.value = 0.5,
                                                  .low = 0.1,
                                                  .high = 0.9,
                                                  .help = "reluctance where the war's authors rule",
                                                  .max = 1}),
      .enforcement = {.share = table.number(
                          "leverage_share",
                          {.value = 0.4,
                           .low = 0.0,
                           .high = 0.8,
                           .source = "Walter 1997 IO (sign, of arms)",
                           .help = "readiness that hangs on arms or offices of the other side",
                           .max = 1}),
                      .men = table.number(
                          "leverage_men",
                          {.value = 500,
                           .low = 200,
                           .high = 1500,
                           .unit = "people",
                           .help = "men under arms who could enforce half of a promise",
                           .min = 0.01,
                           .max = 1000000.0})},
      .treasury_share =
          table.number("treasury_share", {.value = 0.2,
                                          .low = 0.05,
                                          .high = 0.5,
                                          .help = "of the treasury that one promise may take",
                                          .max = 1}),
      .quota_kept_at = table.number("quota_kept_at",
                                    {.value = 0.8,
                                     .low = 0.6,
                                     .high = 1.0,
                                     .help = "of an integration quota taken in that counts as kept",
                                     .max = 1}),
      .late_weeks = table.number(
          "late_weeks",
          {.value = 8, .low = 4, .high = 13, .unit = "week", .help = "grace after the due date"}),
      .broken_weeks = table.number(
          "broken_weeks", {.value = 78,
                           .low = 39,
                           .high = 130,
                           .unit = "week",
                           .source = "NACLA on El Salvador: purge 7 months late and yet kept",
                           .help = "an open promise counts as broken",
                           .min = 1}),
      .late_value = table.number("late_value", {.value = 0.6,
                                                .low = 0.3,
                                                .high = 0.9,
                                                .help = "worth of a promise kept late",
                                                .max = 1}),
      .prior_weight =
          table.number("prior_weight", {.value = 2,
                                        .low = 1,
                                        .high = 4,
                                        .unit = "1",
                                        .help = "promises that outweigh a first impression",
                                        .min = 0.01}),
      .prior_value =
          table.number("prior_value", {.value = 0.5,
                                       .low = 0.3,
                                       .high = 0.7,
                                       .help = "reading of the accord before anything fell due",
                                       .max = 1}),
      .reading_rate = table.number("reading_rate", {.value = 0.1,
                                                    .low = 0.05,
                                                    .high = 0.3,
                                                    .unit = "1/week",
                                                    .help = "how fast readings follow the record",
                                                    .max = 1}),
  };
}

double keep_probability(const AccordParameters& p, const PromiseView& view, double weeks) noexcept {
  const double pushed = view.will + p.guarantor_pressure * view.pressure * (1.0 - view.will);
  const double readiness = exact::clamp01(pushed) * (1.0 - exact::clamp01(view.reluctance)) *
                           bound_to_its_word(p.enforcement, view.leverage, view.pressure);
  // Even a weak administration can sign an appointment: capacity speeds delivery, it is no veto.
  const double speed = p.weak_state_speed + (1.0 - p.weak_state_speed) * view.capacity;
  return exact::chance_within(p.keep_rate * readiness * speed, weeks);
}

double promise_worth(const AccordParameters& p, PromiseState state, double weeks_overdue) noexcept {
  switch (state) {
    case PromiseState::kept:
      return 1.0;
    case PromiseState::late:
      return p.late_value;
    case PromiseState::broken:
      return 0.0;
    case PromiseState::open:
      break;
  }
  return p.late_value * exact::clamp01(1.0 - weeks_overdue / p.broken_weeks);
}

namespace {

double reluctance(const AccordParameters& p, const Government& government, PromiseKind kind) {
  switch (kind) {
    case PromiseKind::posts:
    case PromiseKind::ranks:
      return p.patronage_cost * government.patronage;
    case PromiseKind::resources:
    case PromiseKind::ssr:
      return p.author_cost * government.author_of_war;
    default:
      return 0.0;
  }
}

/// Former fighters taken in whom nobody has sent home again.
std::int64_t integrated_from(const World& world, std::optional<std::size_t> faction) {
  const Soldiers& s = world.army.soldiers;
  std::int64_t n = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool kept = s.was_fighter[i].exists() && s.status[i] != ServiceStatus::dismissed;
    n += kept && (!faction || s.origin[i].value == *faction) ? 1 : 0;
  }
  return n;
}

/// Commissions the longest-serving integrated soldiers of the faction, up to the number promised.
bool give_ranks(World& world, const PromiseContext& promise) {
  if (!promise.beneficiary) return true;
  Soldiers& s = world.army.soldiers;
  std::vector<std::uint32_t> candidates;
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    if (s.status[i] == ServiceStatus::serving && s.origin[i].value == *promise.beneficiary &&
        s.was_fighter[i].exists() && s.officer[i] == 0) {
      candidates.push_back(i);
    }
  }
  if (candidates.empty()) return false;
  std::sort(candidates.begin(), candidates.end(), [&s](std::uint32_t a, std::uint32_t b) {
    return s.joined[a] != s.joined[b] ? s.joined[a] < s.joined[b] : a < b;
  });
  const auto n =
      std::min(candidates.size(), static_cast<std::size_t>(std::max(0.0, promise.amount)));
  for (std::size_t i = 0; i < n; ++i) s.officer[candidates[i]] = 1;
  return true;
}

bool pay_promise(const AccordParameters& p, World& world, const PromiseContext& promise) {
  const Cents amount = to_cents(promise.amount);
  const double limit = p.treasury_share * static_cast<double>(world.government.treasury);
  if (static_cast<double>(amount) > limit) return false;
  if (promise.beneficiary) {
    world.government.treasury -= amount;
    world.factions[*promise.beneficiary].war_chest += amount;
  } else {
    spend(world, world.government.treasury, Spending::other_government, amount);
  }
  return true;
}

bool election_held(const Step& step, const World& world, Week due) {
  for (std::size_t e = 0; e < step.context.elections.size() && e < world.elections.held.size();
       ++e) {
    if (world.elections.held[e] != 0 &&
        election_week(step.context, step.plan, e) <= due + step.parameters.accord.late_weeks) {
      return true;
    }
  }
  return false;
}

/// Of those to whom a promise was made; all of it where it was made to nobody.
double leverage_of(const AccordParameters& p, const World& world, const PromiseContext& promise) {
  if (!promise.beneficiary) return 1.0;
  const Faction& faction = world.factions[*promise.beneficiary];
  return leverage(p.enforcement, static_cast<double>(faction.under_arms), faction.posts);
}

/// Does a promise make its beneficiary a part of the order it was at war with?
bool brings_in(const PromiseContext& promise) {
  const bool place = promise.kind == PromiseKind::posts || promise.kind == PromiseKind::party;
  return place && promise.beneficiary.has_value();
}

/// Nobody is owed what he was promised while he makes war.
bool suspended(const World& world, const PromiseContext& promise) {
  return promise.beneficiary && ordered(world.factions[*promise.beneficiary]) == Stance::fight;
}

/// Whether the state does its part now; true once the promise is fulfilled.
bool settle(const Step& step, World& world, std::size_t number) {
  const AccordParameters& p = step.parameters.accord;
  const PromiseContext& promise = step.context.accord.promises[number];
  if (promise.kind == PromiseKind::integration_quota) {
    return static_cast<double>(integrated_from(world, promise.beneficiary)) >=
           p.quota_kept_at * promise.amount;
  }
  if (promise.kind == PromiseKind::election) return election_held(step, world, promise.due);
  const PromiseView view{
      .will = world.government.will,
      .capacity = world.government.capacity,
      .reluctance = reluctance(p, world.government, promise.kind),
      .pressure = guarantor(world, world.mission.mandate, p.troops_for_pressure),
      .leverage = leverage_of(p, world, promise)};
  const Block draw = step.draws.block(static_cast<std::uint32_t>(number), Lane::accord);
  if (!draw.chance(0, keep_probability(p, view, weeks_per_month))) return false;
  if (promise.kind == PromiseKind::money) return pay_promise(p, world, promise);
  if (promise.kind == PromiseKind::ranks) return give_ranks(world, promise);
  if (promise.kind == PromiseKind::posts && promise.beneficiary) {
    Faction& faction = world.factions[*promise.beneficiary];
    const double all = offices_promised(step, world, *promise.beneficiary).all;
    faction.posts = exact::clamp01(faction.posts + offices_of(promise) / all);
  }
  if (brings_in(promise)) world.factions[*promise.beneficiary].included = true;
  return true;
}

void review_promises(const Step& step, World& world) {
  const AccordParameters& p = step.parameters.accord;
  for (std::size_t i = 0; i < world.accord.promises.size(); ++i) {
    const PromiseContext& given = step.context.accord.promises[i];
    Promise& promise = world.accord.promises[i];
    if (promise.state != PromiseState::open || step.week() < given.due) continue;
    if (suspended(world, given)) {
      promise.suspended += weeks_per_month;
      continue;
    }
    const double overdue = step.week() - given.due - promise.suspended;
    if (settle(step, world, i)) {
      promise.state = overdue > p.late_weeks ? PromiseState::late : PromiseState::kept;
      promise.settled = step.week();
    } else if (overdue >= p.broken_weeks) {
      promise.state = PromiseState::broken;
      promise.settled = step.week();
      PublicEvent event{.week = step.week(),
                        .kind = EventKind::promise_broken,
                        .amount = static_cast<double>(given.kind)};
      if (given.beneficiary) event.faction = static_cast<std::uint32_t>(*given.beneficiary);
      world.events.push_back(event);
      // A leader who was promised a place and holds no office stands outside.
      if (brings_in(given)) {
        Faction& faction = world.factions[*given.beneficiary];
        faction.included = faction.posts > 0;
      }
    }
  }
}

/// Mean worth of what fell due so far for one faction and the public, over a first impression.
double record_of(const Step& step, const World& world, std::optional<std::size_t> faction) {
  const AccordParameters& p = step.parameters.accord;
  double n = p.prior_weight;
  double worth = p.prior_weight * p.prior_value;
  for (std::size_t i = 0; i < world.accord.promises.size(); ++i) {
    const PromiseContext& given = step.context.accord.promises[i];
    if (given.due > step.week()) continue;
    if (faction && given.beneficiary && given.beneficiary != faction) continue;
    const Promise& promise = world.accord.promises[i];
    if (promise.state == PromiseState::open && suspended(world, given)) continue;
    worth += promise_worth(p, promise.state, step.week() - given.due - promise.suspended);
    n += 1.0;
  }
  return worth / n;
}

}  // namespace

void accord(const Step& step, World& world) {
  const AccordParameters& p = step.parameters.accord;
  if (step.week() % weeks_per_month == 0) review_promises(step, world);
  double quota = 0;
  for (const PromiseContext& given : step.context.accord.promises) {
    if (given.kind == PromiseKind::integration_quota) quota += given.amount;
  }
  world.accord.quota_left =
      std::max<std::int64_t>(0, static_cast<std::int64_t>(quota + 0.5) - world.army.integrated);
  world.accord.credibility +=
      p.reading_rate * (record_of(step, world, std::nullopt) - world.accord.credibility);
  for (std::size_t f = 0; f < world.factions.size(); ++f) {
    if (f == world.dismissed.value) continue;
    double& kept = world.factions[f].promises_kept;
    kept += p.reading_rate * (record_of(step, world, f) - kept);
  }
}

}  // namespace ssr

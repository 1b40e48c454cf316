#include "process/donors.h"

#include <algorithm>
#include <cmath>

#include "core/exact_math.h"
#include "process/parameters.h"

namespace ssr {

namespace {

/// How much of a sector's work a donor can show at home.
std::array<double, n_sectors> read_visibility(Table& table) {
  const auto shown = [&table](std::string_view key, double value) {
    return table.number(key, {.value = value,
                              .low = std::max(0.0, value - 0.2),
                              .high = std::min(1.0, value + 0.2),
                              .help = "how much of the work in this sector can be shown at home",
                              .max = 1});
  };
  return {shown("visible_ddr", 0.8),       shown("visible_police", 0.8),
          shown("visible_courts", 0.5),    shown("visible_prisons", 0.3),
          shown("visible_oversight", 0.2), shown("visible_army", 0.6),
          shown("visible_customary", 0.4), shown("visible_society", 0.8)};
}

}  // namespace

DonorsParameters read_donors(Table& table) {
  return {
      .overhead_share = table.number("overhead_share",
                                     {.value = 0.15,
                                      .low = 0.08,
                                      .high = 0.25,
                                      .help = "share of disbursed money spent on administration",
                                      .max = 1}),
      .opening_pipeline = table.number(
          "opening_pipeline", {.value = 0.8,
                               .low = 0.5,
                               .high = 1.0,
                               .help = "share of a full pipeline already under way at the start",
                               .max = 1}),
      .need_ahead_weeks = table.number(
          "need_ahead_weeks", {.value = 104,
                               .low = 52,
                               .high = 156,
                               .unit = "week",
                               .help = "how far ahead of an activity's start donors commit to it"}),
      .fatigue_per_year = table.number(
          "fatigue_per_year", {.value = 0.25,
                               .low = 0.1,
                               .high = 0.4,
                               .unit = "1/year",
                               .help = "way to full fatigue in a year without visible results",
                               .max = 10}),
      .recovery_per_year = table.number(
          "recovery_per_year", {.value = 0.5,
                                .low = 0.2,
                                .high = 1.0,
                                .unit = "1/year",
                                .help = "fatigue that a year of visible results takes away",
                                .max = 10}),
      .headline_shock =
          table.number("headline_shock", {.value = 0.25,
                                          .low = 0.1,
                                          .high = 0.5,
                                          .help = "way to full fatigue by one relapse or coup",
                                          .max = 1}),
      .fatigue_cut =
          table.number("fatigue_cut", {.value = 0.6,
                                       .low = 0.3,
                                       .high = 0.9,
                                       .help = "share of the envelope lost at full fatigue",
                                       .max = 1}),
      .visibility = read_visibility(table),
      .pool_delay_weeks = table.number("pool_delay_weeks", {.value = 26,
                                                            .low = 13,
                                                            .high = 52,
                                                            .unit = "week",
                                                            .help = "money waits in a common fund",
                                                            .min = 1,
                                                            .max = 520}),
      .pool_overhead = table.number(
          "pool_overhead",
          {.value = 0.08,
           .low = 0.05,
           .high = 0.12,
           .source = "UN multi-partner trust funds: 1 % for the agent, 7 % for agencies (recalled)",
           .help = "of what a common fund releases, beside donors' own administration",
           .max = 0.5}),
      .leaves_to_lead =
          table.number("leaves_to_lead",
                       {.value = 0.4,
                        .low = 0.1,
                        .high = 0.7,
                        .help = "of a sector's attraction, lost to a donor that follows a lead "
                                "there",
                        .max = 1}),
      .hard_pull = table.number(
          "hard_pull", {.value = 0.8,
                        .low = 0.2,
                        .high = 2.0,
                        .help = "extra weight of police and army in a wholly insecure country",
                        .max = 10}),
  };
}

double year_factor(double volatility, double deviate) noexcept {
  const double variance = exact::log(1.0 + volatility * volatility);
  return exact::exp(std::sqrt(variance) * deviate - 0.5 * variance);
}

double fatigue_after(const DonorsParameters& p, double fatigue, double needs, double results,
                     double headline_losses) noexcept {
  const double missing = p.sees_results * needs * (1.0 - results);
  const double shown = 1.0 - p.sees_results * (1.0 - results);
  const double grown = exact::chance_within(p.fatigue_per_year * missing / weeks_per_year, 1.0);
  const double healed = exact::chance_within(p.recovery_per_year * shown / weeks_per_year, 1.0);
  const double shocked = std::min(1.0, p.headline_shock * p.sees_results * headline_losses);
  const double worn = fatigue + (1.0 - fatigue) * grown - fatigue * healed;
  return exact::clamp01(worn + (1.0 - worn) * shocked);
}

namespace {

/// [0, 1] how far a ban is seen to keep the donor out of a sector (M5).
double banned(const DonorsParameters& p, const DonorContext& donor, Sector sector) {
  return donor.banned[static_cast<std::size_t>(sector)] ? p.sees_bans : 0.0;
}

/// Attraction x need, brought to a sum of 1 where anything attracts.
template <class Attraction>
std::array<double, n_sectors> weighted(const std::array<double, n_sectors>& need,
                                       Attraction attraction_of) {
  std::array<double, n_sectors> weights{};
  double sum = 0;
  for (std::size_t s = 0; s < n_sectors; ++s) {
    weights[s] = attraction_of(static_cast<Sector>(s)) * need[s];
    sum += weights[s];
  }
  for (double& weight : weights) weight = sum > 0 ? weight / sum : 0.0;
  return weights;
}

}  // namespace

double attraction(const DonorsParameters& p, const DonorContext& donor, Sector sector,
                  double reported_insecurity, double left) noexcept {
  const auto s = static_cast<std::size_t>(sector);
  const double taste = 1.0 + p.sees_taste * (donor.taste[s] - 1.0);
  const double hidden = p.sees_visibility * donor.needs_visible_results * (1.0 - p.visibility[s]);
  const bool hard = sector == Sector::police || sector == Sector::army;
  const double pulled = hard ? 1.0 + p.hard_pull * p.sees_insecurity * reported_insecurity : 1.0;
  return taste * (1.0 - hidden) * pulled * (1.0 - p.leaves_to_lead * left) *
         (1.0 - banned(p, donor, sector));
}

std::array<double, n_sectors> sector_weights(const DonorsParameters& p, const DonorContext& donor,
                                             const std::array<double, n_sectors>& need,
                                             double reported_insecurity,
                                             const std::array<double, n_sectors>& left) noexcept {
  return weighted(need, [&](Sector sector) {
    return attraction(p, donor, sector, reported_insecurity,
                      left[static_cast<std::size_t>(sector)]);
  });
}

std::array<double, n_sectors> pooled_weights(const DonorsParameters& p, const DonorContext& donor,
                                             const std::array<double, n_sectors>& need) noexcept {
  return weighted(need, [&](Sector sector) { return 1.0 - banned(p, donor, sector); });
}

bool leaves(const DonorsParameters& p, double horizon_years, double years) noexcept {
  return p.sees_horizon * years >= horizon_years;
}

namespace {

/// Money that activities will ask for and nobody holds yet, by sector, in cents.
std::array<double, n_sectors> unmet_needs(const Step& step, const World& world) {
  std::array<double, n_sectors> need{};
  const auto ahead = static_cast<Week>(step.parameters.donors.need_ahead_weeks);
  for (std::size_t a = 0; a < world.programme.activities.size(); ++a) {
    const ActivityPlan& activity = step.plan.activities[a];
    const ActivityState& state = world.programme.activities[a];
    const bool soon =
        state.status != ActivityStatus::done &&
        (state.status != ActivityStatus::waiting || activity.start.latest - ahead <= step.week());
    if (activity.government_pays || !soon) continue;
    const Cents rest = budget_of(activity, state) - state.received;
    need[static_cast<std::size_t>(lever_spec(activity.lever).sector)] += static_cast<double>(rest);
  }
  for (const Donor& donor : world.donors) {
    for (std::size_t s = 0; s < n_sectors; ++s) {
      need[s] -= static_cast<double>(donor.available[s]);
    }
  }
  for (double& cents : need) cents = std::max(0.0, cents);
  return need;
}

/// [0, 1] what a donor can show at home: the planner's picture of disarmament, police and safety,
/// and gains that people see.
double visible_results(const World& world) {
  const Pictures& pictures = world.pictures;
  if (pictures.planner.empty()) return 0.0;
  double people = 0;
  double gains = 0;
  const Communities& communities = world.communities;
  for (std::size_t c = 0; c < communities.size(); ++c) {
    const auto n = static_cast<double>(communities.people[c]);
    people += n;
    gains += n * communities.visible_gains[c];
  }
  const double seen_gains = people > 0 ? gains / people : 0.0;
  const double parts[] = {exact::clamp01(pictures.seen(Picture::disarmed_share)),
                          exact::clamp01(pictures.seen(Picture::police_strength_share)),
                          1.0 - exact::clamp01(pictures.seen(Picture::insecurity)), seen_gains};
  double sum = 0;
  for (const double part : parts) sum += part;
  return sum / static_cast<double>(std::size(parts));
}

double headline_losses(const World& world) {
  double losses = 0;
  for (auto event = world.events.rbegin(); event != world.events.rend(); ++event) {
    if (event->week < world.week - 1) break;
    const bool lost = event->kind == EventKind::relapse || event->kind == EventKind::coup;
    if (event->week == world.week - 1 && lost) losses += 1.0;
  }
  return losses;
}

/// What the activities have not drawn when the donor leaves goes home with it.
void leave(World& world, Donor& donor) {
  donor.gone = true;
  donor.committed = 0;
  donor.pipeline.fill(0);
  donor.in_fund = 0;
  for (Cents& available : donor.available) {
    world.accounts.in_donors -= available;
    donor.disbursed -= available;
    available = 0;
  }
}

void draw_year(const Step& step, std::uint32_t id, const DonorContext& given, Donor& donor) {
  const auto block = [&](std::uint32_t draw) { return step.draws.block(id, Lane::donor, draw); };
  donor.year_factor = year_factor(given.volatility, exact::normal(block(0), block(1), block(2)));
}

/// Pledges become commitments, which move through the pipeline's cohorts and come out on average
/// after the donor's lag. Gives what comes out this week.
Cents move_pipeline(const DonorsParameters& p, const DonorContext& given, Donor& donor,
                    double room) {
  const double pledged = given.envelope_usd_per_year * donor.year_factor *
                         (1.0 - p.fatigue_cut * donor.fatigue) / weeks_per_year;
  const Cents promised = std::min(to_cents(pledged), static_cast<Cents>(room));
  donor.committed += promised;
  const double stages = static_cast<double>(donor.pipeline.size());
  const double leaving = exact::chance_within(stages / std::max(1.0, given.lag_weeks), 1.0);
  Cents carried = promised;
  for (Cents& cohort : donor.pipeline) {
    const auto moves = static_cast<Cents>(static_cast<double>(cohort) * leaving);
    cohort += carried - moves;
    carried = moves;
  }
  donor.committed -= carried;
  return carried;
}

/// Money pledged while the accord was negotiated is on its way when the plan begins.
void fill_pipeline(const DonorsParameters& p, const DonorContext& given, Donor& donor,
                   double room) {
  const double weekly = given.envelope_usd_per_year / weeks_per_year;
  const double full = std::min(static_cast<double>(to_cents(weekly * given.lag_weeks)), room);
  for (Cents& cohort : donor.pipeline) {
    cohort =
        static_cast<Cents>(p.opening_pipeline * full / static_cast<double>(donor.pipeline.size()));
    donor.committed += cohort;
  }
}

/// What leaves a donor's pipeline: to activities at once, and what a common fund releases.
struct Outflow {
  Cents own = 0;
  Cents pooled = 0;
};

/// A donor's pooled share of `out` waits in the fund, which passes on part of what waits there.
Outflow pass_through_fund(const DonorsParameters& p, Donor& donor, Cents out) {
  const auto paid_in = static_cast<Cents>(static_cast<double>(out) * donor.pooled);
  const double leaving = exact::chance_within(1.0 / p.pool_delay_weeks, 1.0);
  const auto released = static_cast<Cents>(static_cast<double>(donor.in_fund + paid_in) * leaving);
  donor.in_fund += paid_in - released;
  donor.committed += paid_in - released;
  return {.own = out - paid_in, .pooled = released};
}

/// Gives what the sectors take of `amount`: all of it or, where nothing the donor may fund asks for
/// money, nothing.
Cents disburse(World& world, Donor& donor, const std::array<double, n_sectors>& weights,
               double overhead_share, Cents amount) {
  const auto overhead = static_cast<Cents>(static_cast<double>(amount) * overhead_share);
  Cents given = 0;
  for (std::size_t s = 0; s < n_sectors; ++s) {
    const auto part = static_cast<Cents>(static_cast<double>(amount - overhead) * weights[s]);
    donor.available[s] += part;
    given += part;
  }
  if (given <= 0) return 0;
  const Cents spent = amount - given;  // overhead and the cents that shares leave over
  world.accounts.spent[static_cast<std::size_t>(Spending::overhead)] += spent;
  world.accounts.in_donors += amount;
  world.government.aid_last_year += spent;
  donor.disbursed += amount;
  return amount;
}

/// Money that nobody took waits where it came from: at the end of the pipeline, or in the fund.
void wait_for_needs(Donor& donor, Cents& where, Cents amount) {
  where += amount;
  donor.committed += amount;
}

}  // namespace

void donors(const Step& step, World& world) {
  const DonorsParameters& p = step.parameters.donors;
  if (!step.plan.assistance) return;
  const std::array<double, n_sectors> need = unmet_needs(step, world);
  const double results = visible_results(world);
  const double losses = headline_losses(world);
  const double insecurity = world.pictures.planner.empty()
                                ? step.context.reported_insecurity
                                : exact::clamp01(world.pictures.seen(Picture::insecurity));
  for (std::uint32_t id = 0; id < world.donors.size(); ++id) {
    const DonorContext& given = step.context.donors[id];
    Donor& donor = world.donors[id];
    if (donor.gone) continue;
    if (leaves(p, given.horizon_years, step.week() / weeks_per_year)) {
      leave(world, donor);
      continue;
    }
    if (step.week() % static_cast<Week>(weeks_per_year) == 0) draw_year(step, id, given, donor);
    donor.fatigue = fatigue_after(p, donor.fatigue, given.needs_visible_results, results, losses);
    const std::array<double, n_sectors> weights =
        sector_weights(p, given, need, insecurity, donor.left_to_lead);
    double room = -static_cast<double>(donor.committed);
    for (std::size_t s = 0; s < n_sectors; ++s) room += weights[s] > 0 ? need[s] : 0.0;
    room = std::max(0.0, room);
    if (step.week() == 0) {
      const double held = std::min(static_cast<double>(to_cents(given.in_hand_usd)), room);
      const auto in_hand = static_cast<Cents>(held);
      const Cents taken = disburse(world, donor, weights, p.overhead_share, in_hand);
      wait_for_needs(donor, donor.pipeline.back(), in_hand - taken);
      fill_pipeline(p, given, donor, room - held);
    }
    const Cents out = move_pipeline(p, given, donor, step.week() == 0 ? 0.0 : room);
    const Outflow flow = pass_through_fund(p, donor, out);
    const Cents own = disburse(world, donor, weights, p.overhead_share, flow.own);
    wait_for_needs(donor, donor.pipeline.back(), flow.own - own);
    const Cents pooled = disburse(world, donor, pooled_weights(p, given, need),
                                  p.overhead_share + p.pool_overhead, flow.pooled);
    wait_for_needs(donor, donor.in_fund, flow.pooled - pooled);
    donor.through_fund += pooled;
  }
}

}  // namespace ssr

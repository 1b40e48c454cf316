#include "process/activities.h"

#include <algorithm>
#include <cmath>

#include "lever/aid.h"
#include "lever/arms.h"
#include "lever/borders.h"
#include "lever/force_size.h"
#include "lever/law.h"
#include "lever/patrols.h"
#include "lever/society.h"
#include "lever/terms.h"
#include "lever/violence.h"
#include "process/parameters.h"
#include "world/census.h"

namespace ssr {

namespace {

/// Families of levers that act by themselves; the others' units are taken by processes.
constexpr void (*lever_families[])(const Step&, World&) = {
    act_society, act_arms, act_aid,        act_violence, act_patrols,
    act_borders, act_law,  act_force_size, act_terms};

void record(World& world, EventKind kind, std::size_t activity) {
  world.events.push_back({.week = world.week,
                          .kind = kind,
                          .activity = static_cast<std::uint32_t>(activity),
                          .amount = 0});
}

}  // namespace

void give_back(World& world, const ActivityPlan& activity, ActivityState& state) {
  const Cents rest = state.allotted;
  state.allotted = 0;
  state.received -= rest;
  const auto sector = static_cast<std::size_t>(lever_spec(activity.lever).sector);
  world.programme.disbursed[sector] -= rest;
  if (activity.government_pays) {
    world.government.treasury += rest;
    return;
  }
  const bool own = activity.payer && !world.donors[*activity.payer].gone;
  const auto present = own ? world.donors.begin() + static_cast<std::ptrdiff_t>(*activity.payer)
                           : std::find_if(world.donors.begin(), world.donors.end(),
                                          [](const Donor& donor) { return !donor.gone; });
  if (present != world.donors.end()) {
    present->available[sector] += rest;
    present->given[sector] = std::max<Cents>(0, present->given[sector] - rest);
  } else {
    world.accounts.in_donors -= rest;
  }
}

namespace {

void start_if_due(const Step& step, World& world, std::size_t a, std::span<const double> pictures) {
  const ActivityPlan& activity = step.plan.activities[a];
  ActivityState& state = world.programme.activities[a];
  const bool by_rule = is_due(activity.start, world.programme.activities, pictures, step.week());
  if (!by_rule && step.week() < activity.start.latest) return;
  state.status = ActivityStatus::running;
  state.started = step.week();
  state.opened_by_latest = !by_rule;
  const auto sector = static_cast<std::size_t>(lever_spec(activity.lever).sector);
  world.programme.planned[sector] += budget_of(activity, state);
  record(world, EventKind::activity_start, a);
}

bool is_over(const ActivityPlan& activity, const ActivityState& state,
             std::span<const double> pictures) {
  if (state.active_weeks >= activity.duration_weeks) return true;
  if (state.decided >= 0) return true;  // a review that has reported
  if (!pictures.empty() && !activity.until.empty() && activity.until.holds(pictures)) return true;
  const Cents unit = unit_cost_of(activity);
  return unit > 0 && budget_of(activity, state) - state.received < unit && state.allotted < unit;
}

/// Does a suspension begin, or go on? One that has begun lasts until `resume` holds, if it is
/// given.
bool pauses(const ActivityPlan& activity, const ActivityState& state,
            std::span<const double> pictures) {
  if (pictures.empty() || activity.suspend.empty()) return false;
  if (state.status == ActivityStatus::suspended && !activity.resume.empty()) {
    return !activity.resume.holds(pictures);
  }
  return activity.suspend.holds(pictures);
}

/// Moves what the reviews of this week say; the sum over activities stays.
void review(const Step& step, World& world, std::span<const double> pictures) {
  auto& states = world.programme.activities;
  for (const Review& review : step.plan.reviews) {
    const ActivityPlan& giver = step.plan.activities[review.from];
    ActivityState& from = states[review.from];
    ActivityState& to = states[review.to];
    if (!is_review_week(review, step.week()) || to.status == ActivityStatus::done) continue;
    if (!review.when.empty() && (pictures.empty() || !review.when.holds(pictures))) continue;
    const Cents amount = moved_by(review, budget_of(giver, from) - from.received);
    if (amount <= 0) continue;
    from.moved -= amount;
    to.moved += amount;
    const auto book = [&](std::size_t a, Cents change) {
      const auto sector =
          static_cast<std::size_t>(lever_spec(step.plan.activities[a].lever).sector);
      if (states[a].status != ActivityStatus::waiting) world.programme.planned[sector] += change;
    };
    book(review.from, -amount);
    book(review.to, amount);
    world.events.push_back({.week = world.week,
                            .kind = EventKind::review,
                            .activity = static_cast<std::uint32_t>(review.to),
                            .amount = to_usd(amount)});
  }
}

void schedule(const Step& step, World& world) {
  const ActivitiesParameters& p = step.parameters.activities;
  auto& states = world.programme.activities;
  // The first picture is a month old: before it nobody has reported anything.
  std::span<const double> readiness, pictures;
  if (step.week() >= weeks_per_month) {
    if (p.sees_readiness > 0) readiness = world.pictures.planner;
    if (p.sees_progress > 0) pictures = world.pictures.planner;
  }
  review(step, world, pictures);
  for (std::size_t a = 0; a < states.size(); ++a) {
    const ActivityPlan& activity = step.plan.activities[a];
    ActivityState& state = states[a];
    if (state.status == ActivityStatus::waiting) start_if_due(step, world, a, readiness);
    if (state.status == ActivityStatus::waiting || state.status == ActivityStatus::done) continue;
    if (is_over(activity, state, pictures)) {
      state.status = ActivityStatus::done;
      state.ended = step.week();
      give_back(world, activity, state);
      record(world, EventKind::activity_end, a);
      continue;
    }
    const bool rests = pauses(activity, state, pictures);
    if (rests != (state.status == ActivityStatus::suspended))
      record(world, rests ? EventKind::activity_pause : EventKind::activity_resume, a);
    state.status = rests ? ActivityStatus::suspended : ActivityStatus::running;
  }
}

Cents share_of(Cents amount, Cents part, Cents whole) {
  if (whole <= 0) return 0;
  return static_cast<Cents>(static_cast<double>(amount) * static_cast<double>(part) /
                            static_cast<double>(whole));
}

/// What a donor knows of others' projects in a sector: all of those that it has paid for through a
/// common fund, what a lead there tells it, and less where that lead is contested.
double insight_of(const Donor& donor, std::size_t sector) {
  const double through = donor.disbursed > 0 ? static_cast<double>(donor.through_fund) /
                                                   static_cast<double>(donor.disbursed)
                                             : 0.0;
  const double heard = donor.insight * (1.0 - donor.hidden[sector]);
  return 1.0 - (1.0 - heard) * (1.0 - donor.told[sector]) * (1.0 - std::min(1.0, through));
}

/// Cents that an activity asks for: what terms withhold nobody pays in advance.
Cents advance_asked(const Step& step, const ActivityPlan& activity, const ActivityState& state) {
  const double ahead = step.parameters.activities.prefunded_weeks;
  return advance_for(activity, state, state.withheld > 0 ? std::min(1.0, ahead) : ahead);
}

/// Cents of `amount` that a donor pays to an activity; the rest it holds back on terms.
Cents paid_under_terms(const Step& step, World& world, const ActivityState& state,
                       std::size_t donor, Cents amount) {
  const double held = state.withheld * held_back(step.parameters.activities,
                                                 step.context.donors[donor].needs_visible_results);
  const auto kept = static_cast<Cents>(static_cast<double>(amount) * held);
  world.government.withheld_last_year += kept;
  return amount - kept;
}

/// A donor's share of a grant; what duplicates others' projects is lost.
void draw(const ActivitiesParameters& p, World& world, Donor& donor, std::size_t sector,
          double others_share, Cents amount, ActivityState& state) {
  const auto lost = static_cast<Cents>(static_cast<double>(amount) *
                                       duplicate_share(p, insight_of(donor, sector), others_share));
  spend(world, donor.available[sector], Spending::overhead, lost);
  donor.available[sector] -= amount - lost;
  donor.given[sector] += amount;
  state.allotted += amount - lost;
  state.received += amount;
  world.programme.disbursed[sector] += amount;
  world.programme.wasted[sector] += lost;
}

/// What one donor alone pays comes out of its own money, before the others' is shared out.
void fund_by_payers(const Step& step, World& world) {
  const ActivitiesParameters& p = step.parameters.activities;
  auto& states = world.programme.activities;
  for (std::size_t a = 0; a < states.size(); ++a) {
    const ActivityPlan& activity = step.plan.activities[a];
    if (!activity.payer || states[a].status != ActivityStatus::running) continue;
    const auto sector = static_cast<std::size_t>(lever_spec(activity.lever).sector);
    Donor& donor = world.donors[*activity.payer];
    const Cents asked = advance_asked(step, activity, states[a]);
    const Cents amount = paid_under_terms(step, world, states[a], *activity.payer,
                                          std::min(asked, donor.available[sector]));
    Cents all = 0;
    for (const Donor& other : world.donors) all += other.available[sector] + other.given[sector];
    const auto own = static_cast<double>(donor.available[sector] + donor.given[sector]);
    if (amount > 0) {
      draw(p, world, donor, sector, 1.0 - own / static_cast<double>(all), amount, states[a]);
    }
  }
}

void fund_sector(const Step& step, World& world, std::size_t sector) {
  const ActivitiesParameters& p = step.parameters.activities;
  auto& states = world.programme.activities;
  const auto asks = [&](std::size_t a) {
    const ActivityPlan& activity = step.plan.activities[a];
    return states[a].status == ActivityStatus::running && !activity.government_pays &&
           !activity.payer && static_cast<std::size_t>(lever_spec(activity.lever).sector) == sector;
  };
  Cents wanted = 0;
  for (std::size_t a = 0; a < states.size(); ++a) {
    if (asks(a)) wanted += advance_asked(step, step.plan.activities[a], states[a]);
  }
  Cents available = 0;
  Cents ever = 0;
  for (const Donor& donor : world.donors) {
    available += donor.available[sector];
    ever += donor.available[sector] + donor.given[sector];
  }
  if (wanted <= 0 || available <= 0) return;
  const Cents all = std::min(wanted, available);
  for (std::size_t i = 0; i < world.donors.size(); ++i) {
    Donor& donor = world.donors[i];
    const Cents held = donor.available[sector];
    const double own = static_cast<double>(held + donor.given[sector]) / static_cast<double>(ever);
    const Cents gives = share_of(all, held, available);
    Cents left = gives;
    for (std::size_t a = 0; a < states.size(); ++a) {
      if (!asks(a)) continue;
      // Asked again, an activity paid in part by earlier donors wants less: never above its budget.
      const Cents asked = advance_asked(step, step.plan.activities[a], states[a]);
      const Cents part = granted(p, gives, left, asked, wanted);
      const Cents amount =
          paid_under_terms(step, world, states[a], i, std::min(part, donor.available[sector]));
      left -= amount;
      if (amount > 0) draw(p, world, donor, sector, 1.0 - own, amount, states[a]);
    }
  }
}

void mark_safe_districts(const Step& step, World& world) {
  const std::size_t n = world.districts.size();
  Programme& programme = world.programme;
  programme.staff_work.resize(n);
  programme.ddr_staff_work.resize(n);
  programme.spent_lately.resize(n, 0);
  for (std::size_t d = 0; d < n; ++d) {
    const double reported = world.pictures.security[d];
    programme.staff_work[d] = staff_go(step.parameters.activities, false, reported) ? 1 : 0;
    programme.ddr_staff_work[d] = staff_go(step.parameters.activities, true, reported) ? 1 : 0;
  }
}

/// Share of the people an activity works for whose districts are closed to its staff.
double blocked_share(const World& world, const ActivityPlan& activity) {
  const bool escorted = lever_spec(activity.lever).sector == Sector::ddr;
  const auto& work = escorted ? world.programme.ddr_staff_work : world.programme.staff_work;
  double people = 0;
  double blocked = 0;
  for (std::size_t d = 0; d < world.districts.size(); ++d) {
    const auto& regions = activity.regions;
    if (!regions.empty() && std::find(regions.begin(), regions.end(), d) == regions.end()) continue;
    const auto here = static_cast<double>(world.districts[d].people);
    people += here;
    blocked += work[d] != 0 ? 0.0 : here;
  }
  return people > 0 ? blocked / people : 0.0;
}

/// Work that a standing commission runs with its own staff and accounts, and what donors alone say:
/// no ministry has to sign or carry it.
bool outside_ministries(const Step& step, Lever lever) {
  const bool commission =
      step.context.accord.ddr_commission && lever_spec(lever).sector == Sector::ddr;
  return commission || lever == Lever::conditionality;
}

void seek_signature(const Step& step, World& world, std::size_t a, double training) {
  const ActivitiesParameters& p = step.parameters.activities;
  const ActivityPlan& activity = step.plan.activities[a];
  ActivityState& state = world.programme.activities[a];
  Government& government = world.government;
  const bool first = state.active_weeks <= 0;
  if (!first && step.week() % weeks_per_month != 0) return;
  const Politics politics = politics_of(activity.lever);
  const double will = narrowed_will(p, politics, government.will, training);
  const auto chance = [&](double bought) {
    return outside_ministries(step, activity.lever)
               ? 1.0
               : signature_probability(p, politics, will, government.ownership,
                                       government.author_of_war, bought);
  };
  const double bought = bought_by_terms(p, at_stake(step, world, a));
  const Block mood = step.draws.block(draw_name(step.plan, a), Lane::activity);
  state.signed_off = mood.chance(0, chance(bought));
  if (!state.signed_off || activity.lever == Lever::conditionality) return;
  government.reform_steps += 1.0;
  if (!mood.chance(0, chance(0.0))) return;  // terms decided, nobody at home
  government.local_decisions +=
      activity.government_pays
          ? 1.0
          : p.local_share_of_donor_steps * p.sees_teaching * activity.builds_capacity;
}

/// First week in which reform of the sector began: the law is drafted from then on.
Week law_asked_in(const Step& step, const World& world, Sector sector) {
  Week first = never;
  for (std::size_t a = 0; a < world.programme.activities.size(); ++a) {
    const Lever lever = step.plan.activities[a].lever;
    if (lever_spec(lever).sector != sector || politics_of(lever) == Politics::light) continue;
    first = std::min(first, world.programme.activities[a].started);
  }
  return first;
}

/// Units the activity could deliver this week if ministries took in everything.
double workable_units(const Step& step, const World& world, std::size_t a) {
  const ActivitiesParameters& p = step.parameters.activities;
  const ActivityPlan& activity = step.plan.activities[a];
  const ActivityState& state = world.programme.activities[a];
  if (state.status != ActivityStatus::running || !state.signed_off) return 0.0;
  if (politics_of(activity.lever) != Politics::light) {
    const Week asked = law_asked_in(step, world, lever_spec(activity.lever).sector);
    const double law = law_weeks(p, step.context.accord.ssr_provisions, world.government.will);
    if (step.week() - asked < law) return 0.0;
  }
  const double strength = ramp_strength(state.active_weeks, activity.ramp_weeks) *
                          kept_capacity(p, blocked_share(world, activity));
  const double paid =
      static_cast<double>(state.allotted) / static_cast<double>(unit_cost_of(activity));
  return std::min(capacity_of(activity, state) * strength, paid);
}

void keep_fractions(World& world) {
  for (auto& offers : world.programme.offers) {
    for (const Offer& offer : offers) {
      if (offer.activity >= world.programme.activities.size()) continue;  // the plan was changed
      world.programme.activities[offer.activity].carry = offer.units - std::floor(offer.units);
    }
    offers.clear();
  }
}

void make_offers(const Step& step, World& world) {
  const ActivitiesParameters& p = step.parameters.activities;
  auto& states = world.programme.activities;
  std::vector<double> units(states.size(), 0.0);
  std::vector<double> loads(states.size(), 0.0);
  const double training = training_share(step.plan, world.programme);
  double load = 0;
  const double people = population(world);
  for (std::size_t a = 0; a < states.size(); ++a) {
    const ActivityPlan& activity = step.plan.activities[a];
    if (states[a].status != ActivityStatus::running) continue;
    seek_signature(step, world, a, training);
    units[a] = workable_units(step, world, a);
    if (!outside_ministries(step, activity.lever)) {
      loads[a] = units[a] * to_usd(unit_cost_of(activity)) *
                 ministry_load(p, politics_of(activity.lever), activity.builds_capacity);
      load += loads[a];
    }
    states[a].active_weeks += 1.0;
  }
  const double ceiling =
      p.absorption_usd_head_year * people * world.government.capacity / weeks_per_year;
  const double absorbed = absorbed_share(p, ceiling, load);
  double room = ceiling;
  for (std::size_t a = 0; a < states.size(); ++a) {
    if (units[a] <= 0) continue;
    const ActivityPlan& activity = step.plan.activities[a];
    const Cents cost = unit_cost_of(activity);
    const double paid = static_cast<double>(states[a].allotted) / static_cast<double>(cost);
    const double share = outside_ministries(step, activity.lever)
                             ? 1.0
                             : taken_in(p, absorbed, room, p.feels_load * loads[a]);
    room -= p.feels_load * loads[a];
    const double offered = std::min(units[a] * share + states[a].carry, paid);
    world.programme.offers[static_cast<std::size_t>(activity.lever)].push_back(
        {.activity = static_cast<std::uint32_t>(a), .units = offered, .unit_cost = cost});
  }
}

}  // namespace

void activities(const Step& step, World& world) {
  world.programme.activities.resize(step.plan.activities.size());
  keep_fractions(world);
  schedule(step, world);
  fund_by_payers(step, world);
  for (std::size_t sector = 0; sector < n_sectors; ++sector) fund_sector(step, world, sector);
  mark_safe_districts(step, world);
  make_offers(step, world);
  for (const auto act : lever_families) act(step, world);
}

}  // namespace ssr

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/exact_math.h"
#include "process/army_week.h"
#include "world/census.h"

namespace ssr {

namespace {

constexpr std::size_t no_battalion = 0xffff;
constexpr Week lifelong = -2;  // draws that a person keeps for life stand at this week

struct Candidate {
  Week since;
  std::uint32_t order;
  std::uint32_t row;
};

bool before(const Candidate& a, const Candidate& b) {
  if (a.since != b.since) return a.since < b.since;
  return a.order != b.order ? a.order < b.order : a.row < b.row;
}

}  // namespace

double PromisedPlaces::sum() const {
  return std::accumulate(of_faction.begin(), of_faction.end(), of_any);
}

bool PromisedPlaces::take(std::size_t origin) {
  double& places =
      origin < of_faction.size() && of_faction[origin] >= 1.0 ? of_faction[origin] : of_any;
  if (places < 1.0) return false;
  places -= 1.0;
  return true;
}

/// The accord's, by faction where it names one, and what the plan's quotas promise beyond it.
PromisedPlaces ArmyWeek::promised() const {
  PromisedPlaces places;
  places.of_faction.assign(world_.factions.size(), 0.0);
  for (const PromiseContext& promise : step_.context.accord.promises) {
    if (promise.kind != PromiseKind::integration_quota) continue;
    const double seen = p_.sees_quota * promise.amount;
    (promise.beneficiary ? places.of_faction[*promise.beneficiary] : places.of_any) += seen;
  }
  double plan = 0;
  for (std::size_t a = 0; a < step_.plan.activities.size(); ++a) {
    const ActivityPlan& activity = step_.plan.activities[a];
    if (activity.lever != Lever::integrate_army) continue;
    const bool opened = world_.programme.activities[a].status != ActivityStatus::waiting;
    if (opened) plan += activity.quota;
  }
  places.of_any += std::max(0.0, plan - places.sum());
  return places;
}

/// Former fighters who serve hold the places of their faction first, then those of anybody.
void ArmyWeek::settle_places() {
  free_ = promised();
  held_ = {};
  double others = 0;
  for (std::size_t f = 0; f < former_fighters_.size(); ++f) {
    const auto serving = static_cast<double>(former_fighters_[f]);
    const double held = std::min(std::floor(free_.of_faction[f]), serving);
    held_.of_faction.push_back(held);
    free_.of_faction[f] -= held;
    others += serving - held;
  }
  held_.of_any = std::min(std::floor(free_.of_any), others);
  free_.of_any -= held_.of_any;
}

/// Promised places that are still to be filled: those of the accord, as far as planners assessed
/// who would come, or what quotas of running activities keep where that is more. A place is given
/// once: who is sent home again leaves it empty, and the promise broken.
double ArmyWeek::places_left() const {
  const double assessed = step_.context.accord.early_assessment ? 1.0 : p_.unassessed_share;
  const double accord = p_.sees_quota * assessed * static_cast<double>(world_.accord.quota_left);
  double plan = 0;
  for (std::size_t a = 0; a < step_.plan.activities.size(); ++a) {
    const ActivityPlan& activity = step_.plan.activities[a];
    if (activity.lever != Lever::integrate_army || activity.quota <= 0) continue;
    const ActivityState& state = world_.programme.activities[a];
    const bool open =
        state.status == ActivityStatus::running || state.status == ActivityStatus::suspended;
    if (open) plan += std::max(0.0, activity.quota - state.delivered);
  }
  return std::min(std::max(accord, plan), free_.sum());
}

/// Chance that a fighter would serve, on the terms of the activity that serves him.
double ArmyWeek::wish_to_serve(std::uint32_t row, double hard) const {
  const ActivityPlan* activity = activity_for(world_, step_.plan, Lever::integrate_army,
                                              world_.fighters.district[row].value, row);
  return volunteer_probability(p_, hard,
                               activity != nullptr ? offered_pay(step_.context, *activity) : 1.0);
}

/// Fighters who passed or wait in the programme and want to serve; longest waiting first.
void ArmyWeek::take_in() {
  // What accord or plan promised is taken in whatever the army's size; others only below it.
  double places = std::floor(places_left());
  std::int64_t room = army_.target_strength - beside_places();
  if ((places <= 0 && room <= 0) || units_left(world_, Lever::integrate_army) < 1.0) return;
  const Draws fixed{step_.draws.luck(), lifelong};
  const Fighters& f = world_.fighters;
  const auto& activities = step_.plan.activities;
  const bool offers_pay = std::any_of(activities.begin(), activities.end(),
                                      [](const auto& a) { return a.pay_usd_month.has_value(); });
  const double hard = mean_hardship();
  const double usual_wish = volunteer_probability(p_, hard);
  std::vector<Candidate> candidates;
  for (std::uint32_t i = 0; i < f.size(); ++i) {
    const FighterState state = f.state[i];
    if (state != FighterState::registered && state != FighterState::cantoned &&
        state != FighterState::waiting) {
      continue;
    }
    // Whom it sent home itself the army does not take back as a fighter.
    if (turned_out(f.discharge[i])) continue;
    const double age = age_years(f.birth_week[i], step_.week());
    if (f.role[i] == FighterRole::child || age < p_.age_from || age >= p_.age_until ||
        (f.flags[i] & fighter_flag::impostor) != 0) {
      continue;
    }
    const Block draw = fixed.block(FighterId{i}, Lane::soldier_career, 0);
    const double wish = offers_pay ? wish_to_serve(i, hard) : usual_wish;
    if (draw.chance(0, wish)) candidates.push_back({f.since[i], draw.word[1], i});
  }
  std::sort(candidates.begin(), candidates.end(), before);
  for (const Candidate& candidate : candidates) {
    if ((places <= 0 && room <= 0) || units_left(world_, Lever::integrate_army) < 1.0) break;
    const std::size_t district = f.district[candidate.row].value;
    const ActivityPlan* activity =
        activity_for(world_, step_.plan, Lever::integrate_army, district, candidate.row);
    const std::size_t origin = origin_index(f.faction[candidate.row]);
    const bool promised = places > 0 && free_.has(origin);
    if (activity == nullptr || (!promised && room <= 0)) continue;
    const Unit& unit = world_.units[f.unit[candidate.row].value];
    const Block draw = fixed.block(FighterId{candidate.row}, Lane::vetting, 0);
    if (draw.chance(0, turned_away_probability(p_, activity->strictness, unit.abusiveness)))
      continue;
    if (take_for_fighter(world_, step_.plan, Lever::integrate_army, district, candidate.row, 1.0) <
        1.0) {
      continue;
    }
    admit(candidate.row, *activity);
    if (promised) {
      free_.take(origin);
      places -= 1.0;
    } else {
      --room;
    }
  }
}

/// The battalion with room in which the fewest share the origin; none when all are full.
std::size_t ArmyWeek::mixed_place(std::size_t origin) const {
  std::size_t best = no_battalion;
  double best_share = 2.0;
  for (std::size_t b = 0; b < army_.battalions.size(); ++b) {
    const double strength = army_.battalions[b].strength;
    if (strength >= p_.battalion_men) continue;
    const double share =
        strength > 0 ? static_cast<double>(by_origin_[b * n_origins_ + origin]) / strength : 0.0;
    if (share < best_share) {
      best = b;
      best_share = share;
    }
  }
  return best;
}

/// A battalion of the man's own faction with room, or a new one where he stands.
std::size_t ArmyWeek::own_place(FactionId origin, DistrictId district) {
  for (std::size_t b = 0; b < army_.battalions.size(); ++b) {
    const Battalion& battalion = army_.battalions[b];
    if (battalion.origin == origin && battalion.strength < p_.battalion_men) return b;
  }
  Battalion fresh;
  fresh.district = district;
  fresh.origin = origin;
  fresh.cohesion = p_.cohesion_base;
  army_.battalions.push_back(fresh);
  by_origin_.resize(army_.battalions.size() * n_origins_, 0);
  trained_.push_back(0.0);
  return army_.battalions.size() - 1;
}

void ArmyWeek::append(CitizenId home, Sex sex, FactionId origin, FighterId was,
                      std::size_t battalion, bool abuser) {
  men_.home.push_back(home);
  men_.sex.push_back(sex);
  men_.origin.push_back(origin);
  men_.officer.push_back(0);
  men_.abuser.push_back(abuser ? 1 : 0);
  men_.status.push_back(ServiceStatus::serving);
  men_.battalion.push_back(static_cast<std::uint16_t>(battalion));
  men_.arrears_weeks.push_back(0.0F);
  men_.training_weeks.push_back(static_cast<float>(p_.enlist_weeks));
  men_.joined.push_back(step_.week());
  men_.was_fighter.push_back(was);
  men_.vetted.push_back(0);
  men_.pay.push_back(1.0F);
  ++army_.battalions[battalion].strength;
  ++count(battalion, origin_index(origin));
  ++strength_;
}

void ArmyWeek::admit(std::uint32_t row, const ActivityPlan& activity) {
  Fighters& f = world_.fighters;
  const Block draw =
      Draws{step_.draws.luck(), lifelong}.block(FighterId{row}, Lane::soldier_career, 1);
  const FactionId origin = f.faction[row];
  std::size_t place = no_battalion;
  if (draw.chance(0, p_.sees_mixing * activity.mixing)) place = mixed_place(origin_index(origin));
  if (place == no_battalion) place = own_place(origin, f.district[row]);
  const double abusiveness = world_.units[f.unit[row].value].abusiveness;
  append(f.home[row], f.sex[row], origin, FighterId{row}, place, draw.chance(1, abusiveness));
  men_.officer.back() = draw.chance(2, activity.rank_share) ? 1 : 0;
  men_.pay.back() = static_cast<float>(offered_pay(step_.context, activity));
  world_.arsenal.state_stores += f.weapons[row];
  f.weapons[row] = 0;
  if (f.disarmed_week[row] == never) f.disarmed_week[row] = step_.week();
  f.discharge[row] = Discharge::demobilised;
  enter(f, row, FighterState::in_army, step_.week());
  ++army_.integrated;
  world_.tally.add_person(Count::integrated, f.district[row], f.sex[row],
                          world_.citizens.group[f.home[row].value]);
}

/// Civilians fill part of the gap, where men are idle.
void ArmyWeek::enlist() {
  const auto gap = static_cast<double>(army_.target_strength - beside_places());
  if (gap <= 0 || army_.battalions.empty()) return;
  const Block draw = step_.draws.block(0, Lane::soldier_career, 2);
  const std::int64_t places =
      exact::round_by_chance(p_.recruit_rate * weeks_per_month * gap, draw.uniform(0));
  for (std::int64_t k = 0; k < places; ++k) {
    const auto number = static_cast<std::uint32_t>(k);
    const Block where = step_.draws.block(number, Lane::soldier_career, 3);
    const DistrictId district{where.below(3, static_cast<std::uint32_t>(world_.districts.size()))};
    const CitizenId person = somebody_in(world_, district, where);
    if (!person.exists()) continue;
    const double age = age_years(world_.citizens.birth_week[person.value], step_.week());
    if (world_.citizens.livelihood[person.value] != Livelihood::idle || age < p_.age_from ||
        age >= p_.age_until) {
      continue;
    }
    const std::size_t place = mixed_place(world_.factions.size());
    if (place == no_battalion || !leave_row(world_, person)) continue;
    append(person, world_.citizens.sex[person.value], {}, {}, place, false);
  }
}

}  // namespace ssr

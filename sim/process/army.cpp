#include "process/army.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "core/exact_math.h"
#include "core/queue.h"
#include "lever/force_size.h"
#include "process/army_week.h"

namespace ssr {

double units_left(const World& world, Lever lever) {
  double units = 0;
  for (const Offer& offer : world.programme.offers[static_cast<std::size_t>(lever)]) {
    units += offer.units;
  }
  return units;
}

double ArmyWeek::mean_hardship() const {
  double sum = 0;
  for (const Battalion& b : army_.battalions) sum += b.arrears_weeks * b.strength;
  return strength_ > 0 ? hardship(p_, sum / static_cast<double>(strength_)) : 0.0;
}

void ArmyWeek::recount() {
  n_origins_ = world_.factions.size() + 1;
  const std::size_t n = army_.battalions.size();
  by_origin_.assign(n * n_origins_, 0);
  trained_.assign(n, 0.0);
  former_fighters_.assign(n_origins_, 0);
  std::vector<double> arrears(n, 0.0);
  each_serving([&](std::uint32_t i) {
    const std::size_t b = men_.battalion[i];
    const std::size_t origin = origin_index(men_.origin[i]);
    arrears[b] += men_.arrears_weeks[i];
    trained_[b] += men_.training_weeks[i] >= p_.enough_training ? 1.0 : 0.0;
    ++count(b, origin);
    former_fighters_[origin] += men_.was_fighter[i].exists() ? 1 : 0;
  });
  former_fighters_.pop_back();  // who fought, fought for a faction
  strength_ = 0;
  for (std::size_t b = 0; b < n; ++b) {
    Battalion& battalion = army_.battalions[b];
    battalion.strength = 0;
    for (std::size_t o = 0; o < n_origins_; ++o)
      battalion.strength += static_cast<std::int32_t>(count(b, o));
    strength_ += battalion.strength;
    battalion.arrears_weeks = arrears[b];
    if (battalion.strength == 0) continue;
    battalion.arrears_weeks /= battalion.strength;
    trained_[b] /= battalion.strength;
    double same = 0;
    std::size_t main = 0;
    for (std::size_t o = 0; o < n_origins_; ++o) {
      const double share = static_cast<double>(count(b, o)) / battalion.strength;
      same += share * share;
      if (count(b, o) > count(b, main)) main = o;
    }
    battalion.mixing = 1.0 - same;
    battalion.origin =
        main < world_.factions.size() ? FactionId{static_cast<std::uint32_t>(main)} : FactionId{};
  }
}

/// Courses go to the least trained; in an insecure district half the course is fighting (M32).
void ArmyWeek::train() {
  if (units_left(world_, Lever::train_army) < 1.0) return;
  struct Trainee {
    float weeks;  // of training
    std::uint32_t row;
    bool operator<(const Trainee& other) const {
      return weeks != other.weeks ? weeks < other.weeks : row < other.row;
    }
  };
  std::vector<Trainee> waiting;
  each_serving([&](std::uint32_t i) {
    const float weeks = men_.training_weeks[i];
    if (weeks < p_.enough_training) waiting.push_back({weeks, i});
  });
  Queue queue(std::move(waiting), std::less<Trainee>());
  while (!queue.empty() && units_left(world_, Lever::train_army) >= 1.0) {
    const std::uint32_t i = queue.next().row;
    const std::size_t district = army_.battalions[men_.battalion[i]].district.value;
    const ActivityPlan* activity = running(world_, step_.plan, Lever::train_army, district);
    if (activity == nullptr || take(world_, step_.plan, Lever::train_army, district, 1.0) < 1.0) {
      continue;
    }
    const double fighting = p_.sees_fighting * world_.districts[district].insecurity;
    men_.training_weeks[i] +=
        static_cast<float>(activity->course_weeks * (1.0 - p_.training_in_war * fighting));
  }
}

/// The board goes through the unvetted in the order of their rows. Whom it takes for an abuser goes
/// home without severance, which his comrades notice (M28, M47).
void ArmyWeek::vet() {
  if (units_left(world_, Lever::vet_army) < 1.0) return;
  for (std::uint32_t i = 0; i < men_.size() && units_left(world_, Lever::vet_army) >= 1.0; ++i) {
    if (!serving(i) || men_.vetted[i] != 0) continue;
    const std::size_t district = army_.battalions[men_.battalion[i]].district.value;
    const ActivityPlan* activity = running(world_, step_.plan, Lever::vet_army, district);
    if (activity == nullptr || take(world_, step_.plan, Lever::vet_army, district, 1.0) < 1.0) {
      continue;
    }
    men_.vetted[i] = 1;
    const double chance = removal_probability(p_, men_.abuser[i] != 0, activity->strictness);
    if (step_.draws.block(SoldierId{i}, Lane::vetting, 1).chance(0, chance))
      send_home(i, Terms::for_cause);
  }
}

BattalionView ArmyWeek::view_of(std::size_t b) const {
  const Battalion& battalion = army_.battalions[b];
  return {.mixing = battalion.mixing,
          .trained = trained_[b],
          .hardship = hardship(p_, battalion.arrears_weeks),
          .exclusion = army_.exclusion_grievance,
          .cohesion = battalion.cohesion,
          .dismissed_share = dismissed_share()};
}

void ArmyWeek::settle_cohesion() {
  for (std::size_t b = 0; b < army_.battalions.size(); ++b) {
    double& cohesion = army_.battalions[b].cohesion;
    cohesion += p_.cohesion_rate * (cohesion_target(p_, view_of(b)) - cohesion);
  }
}

/// [0, 1] of the army, beyond what a review decided that it is to be.
double ArmyWeek::surplus_announced() const {
  const auto reviewed = reviewed_size(step_, world_, ReviewedForce::army);
  if (!reviewed || strength_ <= 0) return 0.0;
  return std::max(0.0, static_cast<double>(beside_places()) - *reviewed) /
         static_cast<double>(strength_);
}

/// Officers and men compare ranks with numbers, by where soldiers come from, what each is paid, and
/// count who had to go or was told that he will have to.
void ArmyWeek::settle_grievance() {
  std::vector<double> men(n_origins_, 0.0);
  std::vector<double> officers(n_origins_, 0.0);
  double all_officers = 0;
  for (std::uint32_t i = 0; i < men_.size(); ++i) {
    if (!serving(i)) continue;
    const std::size_t origin = origin_index(men_.origin[i]);
    men[origin] += 1;
    officers[origin] += men_.officer[i];
    all_officers += men_.officer[i];
  }
  double gap = 0;
  for (std::size_t o = 0; o < n_origins_ && strength_ > 0 && all_officers > 0; ++o) {
    gap += std::max(0.0, men[o] / static_cast<double>(strength_) - officers[o] / all_officers);
  }
  const double cause =
      exact::clamp01(gap + p_.exclusion_dismissed * dismissed_share() +
                     p_.exclusion_surplus * surplus_announced() + p_.exclusion_pay * pay_gap(men_));
  army_.exclusion_grievance += p_.exclusion_rate * (cause - army_.exclusion_grievance);
}

/// Control grows with will, capacity and parliament, slowly; the prestige of war holds it back
/// (M42).
void ArmyWeek::settle_control() {
  const auto& years = world_.conflict.battle_deaths;
  const double deaths = years.empty() ? 0.0 : static_cast<double>(years.back());
  const bool this_year =
      static_cast<std::int32_t>(years.size()) ==
      calendar_year(step_.context.start, step_.week()) - step_.context.start.year + 1;
  const double prestige = this_year ? deaths / (deaths + p_.prestige_deaths) : 0.0;
  const Government& g = world_.government;
  const double target =
      control_target(p_, g.will, g.capacity, world_.oversight.parliament, prestige);
  army_.civilian_control += p_.control_rate * (target - army_.civilian_control);
}

void ArmyWeek::play() {
  recount();
  settle_places();
  take_in();
  train();
  vet();
  if (monthly()) {
    enlist();
    settle_cohesion();
    settle_control();
    leak_weapons();
    army_.dismissed_recently = static_cast<std::int64_t>(
        static_cast<double>(army_.dismissed_recently) * (1.0 - p_.dismissed_fade));
  }
  if (quarterly() && step_.week() > 0) {
    decide_size();
    settle_grievance();
    consider_coup();
  }
  right_size();
  pay_severance_owed();
  dismiss_many();
  leave_ranks();
  revolt();
}

void army(const Step& step, World& world) { ArmyWeek(step, world).play(); }

}  // namespace ssr

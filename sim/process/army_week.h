#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/rows.h"
#include "process/army.h"
#include "process/dismissed.h"
#include "process/parameters.h"

namespace ssr {

/// Units of work that all activities with this lever still offer this week.
double units_left(const World& world, Lever lever);

/// Places for former fighters that accord or plan promised.
struct PromisedPlaces {
  std::vector<double> of_faction;  // to its own
  double of_any = 0;               // to whoever fought

  double sum() const;
  bool has(std::size_t origin) const {
    return of_any >= 1.0 || (origin < of_faction.size() && of_faction[origin] >= 1.0);
  }
  /// One place less, if there is one for somebody of this origin: of his faction first.
  bool take(std::size_t origin);
};

/// One week of the army.
class ArmyWeek {
 public:
  ArmyWeek(const Step& step, World& world)
      : step_(step),
        p_(step.parameters.army),
        world_(world),
        army_(world.army),
        men_(world.army.soldiers) {}

  void play();

 private:
  void recount();
  double wish_to_serve(std::uint32_t fighter, double hardship) const;
  void take_in();
  void admit(std::uint32_t fighter, const ActivityPlan& activity);
  std::size_t mixed_place(std::size_t origin) const;
  std::size_t own_place(FactionId origin, DistrictId district);
  void append(CitizenId home, Sex sex, FactionId origin, FighterId was, std::size_t battalion,
              bool abuser);
  void train();
  void vet();
  void enlist();
  void decide_size();
  void right_size();
  void dismiss_many();
  auto first_to_go(PromisedPlaces kept) const;
  void send_home(std::uint32_t soldier, Terms terms);
  void pay_severance_owed();
  void leave_ranks();
  void settle_cohesion();
  double surplus_announced() const;
  void settle_grievance();
  void settle_control();
  void revolt();
  void mutiny(std::uint16_t battalion);
  void end_mutiny(std::uint16_t battalion);
  void consider_coup();
  void leak_weapons();

  /// Visits the serving in the order of their rows; a visit may change its own row.
  template <class Visit>
  void each_serving(Visit visit) const {
    const auto serves = [](ServiceStatus status) { return status == ServiceStatus::serving; };
    each_row_where(men_.status, serves, visit);
  }
  bool serving(std::size_t i) const { return men_.status[i] == ServiceStatus::serving; }
  bool monthly() const { return step_.week() % weeks_per_month == 0; }
  bool quarterly() const { return step_.week() % weeks_per_quarter == 0; }
  std::size_t origin_index(FactionId origin) const {
    return origin.exists() ? origin.value : world_.factions.size();
  }
  std::int64_t& count(std::size_t battalion, std::size_t origin) {
    return by_origin_[battalion * n_origins_ + origin];
  }
  double dismissed_share() const {
    const auto gone = static_cast<double>(army_.dismissed_recently);
    return gone > 0 ? gone / (gone + static_cast<double>(strength_)) : 0.0;
  }
  double mean_hardship() const;
  PromisedPlaces promised() const;
  void settle_places();
  double places_left() const;
  /// Of the serving, those beside the promised places.
  std::int64_t beside_places() const {
    return strength_ - static_cast<std::int64_t>(held_.sum());
  }
  BattalionView view_of(std::size_t battalion) const;

  const Step& step_;
  const ArmyParameters& p_;
  World& world_;
  Army& army_;
  Soldiers& men_;
  std::int64_t strength_ = 0;
  std::vector<std::int64_t> former_fighters_;  // [faction] of them
  PromisedPlaces held_;                        // by them
  PromisedPlaces free_;                        // promised, and held by nobody
  std::size_t n_origins_ = 0;
  std::vector<std::int64_t> by_origin_;  // [battalion, origin]; last origin: the old army
  std::vector<double> trained_;          // [battalion] share with enough training
};

}  // namespace ssr

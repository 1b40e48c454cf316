#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "process/army.h"
#include "process/parameters.h"

namespace ssr {

/// Units of work that all activities with this lever still offer this week.
double units_left(const World& world, Lever lever);

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
  auto first_to_go(std::int64_t kept) const;
  void send_home(std::uint32_t soldier, bool paid);
  void leave_ranks();
  void settle_cohesion();
  void settle_grievance();
  void settle_control();
  void revolt();
  void mutiny(std::uint16_t battalion);
  void end_mutiny(std::uint16_t battalion);
  void consider_coup();
  void leak_weapons();

  bool serving(std::uint32_t i) const { return men_.status[i] == ServiceStatus::serving; }
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
  double quota_seen() const {
    const double assessed = step_.context.accord.early_assessment ? 1.0 : p_.unassessed_share;
    return p_.sees_quota * assessed * static_cast<double>(world_.accord.quota_left);
  }
  double places_kept() const;
  std::int64_t places_promised() const;
  std::int64_t places_held() const {
    return std::min(former_fighters_, places_promised());
  }
  BattalionView view_of(std::size_t battalion) const;

  const Step& step_;
  const ArmyParameters& p_;
  World& world_;
  Army& army_;
  Soldiers& men_;
  std::int64_t strength_ = 0;
  std::int64_t former_fighters_ = 0;  // of them
  std::size_t n_origins_ = 0;
  std::vector<std::int64_t> by_origin_;  // [battalion, origin]; last origin: the old army
  std::vector<double> trained_;          // [battalion] share with enough training
};

}  // namespace ssr

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/exact_math.h"
#include "process/parameters.h"
#include "process/police_force.h"

namespace ssr {

/// What one district has of the force this week, recounted.
struct PolicePost {
  std::int64_t strength = 0;     // in training, serving or suspended
  std::int64_t serving = 0;
  std::int64_t fit = 0;          // serving and not on a course
  std::int64_t supervisors = 0;
  std::int64_t on_course = 0;
  std::int64_t unvetted = 0;
  std::int64_t untrained = 0;    // fit, with less training than counts
  double arrears_weeks = 0;      // sum over fit officers
  double mentors = 0;            // who teach, this week
};

/// On what terms recruits are taken.
struct PoliceIntake {
  double course_weeks = 0;
  double strictness = 0;  // [0, 1] of the entry board
  double for_women = 0;   // [0, 1] of seats, kept for women
  std::int64_t first = 0;  // seats of the district this week that were offered before
};

/// Rate [1/week] above which nobody leaves: a little room is left for rounding.
double highest_leave_rate(const PoliceForceParameters& p) noexcept;

struct PoliceApplicant {
  CitizenId home;
  FighterId fighter;
  FactionId origin;
  Sex sex = Sex::male;
  bool record = false;
  double integrity = 0.5;
};

/// One week of the police force.
class PoliceForceWeek {
 public:
  PoliceForceWeek(const Step& step, World& world)
      : step_(step),
        p_(step.parameters.police_force),
        world_(world),
        police_(world.police),
        posts_(world.districts.size()),
        foreign_work_(world.districts.size()),
        dies_(exact::chance_within(p_.death_rate / weeks_per_year, weeks_per_month)),
        leaves_at_most_(weeks_per_month * highest_leave_rate(p_)) {
    // The old force came without rows of fighters, and has stood where it is since it joined.
    police_.was_fighter.resize(police_.size());
    while (police_.posted.size() < police_.size()) {
      police_.posted.push_back(police_.joined[police_.posted.size()]);
    }
  }

  void play() {
    serve();
    count();
    supervise();
    equip();
    vet();
    retrain();
    recruit();
    if (step_.week() % weeks_per_quarter == 0) redeploy();
    stand();
  }

 private:
  // Draws of the recruitment lane: questions about a district, a seat, and its candidates in turn.
  static constexpr std::uint32_t promotion_draw = 1;
  static constexpr std::uint32_t home_seat_draw = 2;
  static constexpr std::uint32_t posting_draw = 3;
  static constexpr std::uint32_t seat_draw = 4;
  static constexpr std::uint32_t refresher_draw = 5;
  static constexpr std::uint32_t kept_seat_draw = 6;
  static constexpr std::uint32_t fighter_draw = 100;
  static constexpr std::uint32_t citizen_draw = 200;

  std::size_t n_districts() const { return posts_.size(); }
  /// Whether any district has a place left.
  static bool any_place(const std::vector<std::int64_t>& places) {
    return std::any_of(places.begin(), places.end(), [](std::int64_t n) { return n > 0; });
  }
  bool untrained(std::size_t officer) const {
    return police_.training_weeks[officer] < trained_officer_weeks;
  }
  PolicePost& post_of(std::size_t officer) { return posts_[police_.district[officer].value]; }
  double reported(std::size_t d) const {
    return d < world_.pictures.security.size() ? world_.pictures.security[d] : 0.0;
  }
  bool whole_offer(Lever lever, std::size_t d, std::int64_t wanted, std::int64_t& taken);
  double weeks_of(const ActivityPlan* activity) const {
    if (activity == nullptr) return 0.0;
    const auto number = static_cast<std::size_t>(activity - step_.plan.activities.data());
    return world_.programme.activities[number].active_weeks;
  }

  void serve();
  void leave(std::uint32_t officer);
  void count();
  void supervise();
  void promote();
  void equip();
  void vet();
  void retrain();
  void recruit();
  void take_in(std::size_t d, std::int64_t seats, const PoliceIntake& terms);
  bool find_applicant(DistrictId district, std::uint32_t seat, PoliceApplicant& who);
  bool find_fighter(DistrictId district, std::uint32_t seat, PoliceApplicant& who);
  bool find_citizen(DistrictId district, std::uint32_t seat, double women, PoliceApplicant& who);
  bool young(std::int16_t birth_week) const;
  void enrol(const PoliceApplicant& who, DistrictId district, double course_weeks, bool vetted);
  void redeploy();
  void stand();

  const Step& step_;
  const PoliceForceParameters& p_;
  World& world_;
  Police& police_;
  std::vector<PolicePost> posts_;
  std::vector<double> foreign_work_;  // [district] done by foreigners, in national officers
  double dies_;                       // chance of four weeks
  double leaves_at_most_;             // the same; nobody's is higher
};

}  // namespace ssr

#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "core/exact_math.h"
#include "process/balance_of_arms.h"
#include "process/former_fighters.h"
#include "process/parameters.h"

namespace ssr {

/// What is the same for all who are looked at once in so many months.
struct LifeRhythm {
  LifeRhythm(const FormerFightersParameters& p, int n)
      : months(n),
        weeks(static_cast<double>(n) * weeks_per_month),
        dies(exact::chance_within(p.deaths_per_year / weeks_per_year, weeks)),
        most_criminal(weeks * p.criminal_rate),
        most_other(weeks * p.offence_rate * (p.propensity_exponent + 1.0) *
                   exact::exp(p.offence_idle + p.offence_gap)),
        most_recalled(weeks * p.remobilise_rate *
                      exact::exp(p.remobilise_tie + p.remobilise_idle + p.remobilise_danger +
                                 p.remobilise_broken + p.remobilise_grievance)),
        keeps_tie_local(exact::exp(-p.tie_decay_local * weeks / weeks_per_year)),
        keeps_tie_other(exact::exp(-p.tie_decay_other * weeks / weeks_per_year)) {}
  /// Chance within the rhythm of what has this chance in a month.
  double within(double per_month) const { return exact::chance_in_tries(per_month, months); }

  int months;
  double weeks;
  double dies;
  double most_criminal;  // chances that nobody exceeds, bad company and rents in reach apart
  double most_other;
  double most_recalled;
  double keeps_tie_local;
  double keeps_tie_other;
};

/// A call to arms that reaches somebody.
struct CallToArms {
  FactionId from;         // none: nobody calls
  UnitId band;            // of a commander who calls on his own account; none for a leader's call
  double strength = 0;    // [0, 1]
  bool stranger = false;  // from somebody he has no tie to
};

/// One week of those who once fought.
class FormerFightersWeek {
 public:
  FormerFightersWeek(const Step& step, World& world)
      : step_(step),
        world_(world),
        p_(step.parameters.former_fighters),
        f_(world.fighters),
        balance_(world),
        factors_of_flags_(factors_of_flags(p_)),
        monthly_(p_, 1),
        by_season_(p_, months_per_season),
        somebody_calls_(std::any_of(world.factions.begin(), world.factions.end(),
                                    [this](const Faction& f) {
                                      return call_to_arms(p_, f.stance, f.led) > 0.0;
                                    }) ||
                        std::any_of(world.units.begin(), world.units.end(), calls_men)) {}
  void play();

 private:
  void live(std::uint32_t row, const Block& draws, const LifeRhythm& rhythm);
  void fade_tie(std::uint32_t row, const LifeRhythm& rhythm);
  void die(std::uint32_t row);
  void work(std::uint32_t row, double uniform, const LifeRhythm& rhythm);
  void seek_work(std::uint32_t row, double uniform, const LifeRhythm& rhythm);
  void lose_work(std::uint32_t row);
  bool offends(std::uint32_t row, double uniform, const LifeRhythm& rhythm) const;
  FormerFighterView view_of(std::uint32_t row) const;
  void offend(std::uint32_t row);
  void relapse_into_crime(std::uint32_t row, const Block& draws);
  void leave_crime(std::uint32_t row);
  CallToArms call_to(std::uint32_t row) const;
  CallToArms call_of_commander(std::uint32_t row) const;
  bool officer_went_to(FactionId caller, std::uint32_t row) const;
  /// No leader of a faction is the leader of those whom the state sent home.
  FactionId leader_of(std::uint32_t row) const {
    return f_.faction[row] != world_.dismissed ? f_.faction[row] : FactionId{};
  }
  void hear_call(std::uint32_t row, double uniform, const LifeRhythm& rhythm);
  UnitId unit_to_join(std::uint32_t row, FactionId caller) const;
  /// Commanders who fight on their own account call their men.
  static bool calls_men(const Unit& unit) {
    return unit.splinter && unit.fights && unit.under_arms > 0;
  }
  const Unit& unit_at(UnitId unit) const { return world_.units[unit.value]; }
  double peers(UnitId unit) const {
    const double members = std::max(1, world_.units[unit.value].members);
    return exact::clamp01(world_.units[unit.value].criminals / members);
  }
  bool has(std::uint32_t row, std::uint8_t flag) const { return (f_.flags[row] & flag) != 0; }
  const Unit& unit_of(std::uint32_t row) const { return unit_at(f_.unit[row]); }
  District& place_of(std::uint32_t row) { return world_.districts[f_.district[row].value]; }
  double tie_to(std::uint32_t row, CommanderStyle style) const {
    return unit_of(row).style == style ? f_.commander_tie[row] : 0.0;
  }
  double idle(std::uint32_t row) const { return without_work(f_, row) ? p_.sees_idleness : 0.0; }
  double attitude(std::uint32_t row, Attitude which) const {
    return world_.citizens.attitude[f_.home[row].value][which];
  }
  void count(Count what, std::uint32_t row) {
    world_.tally.add_person(what, f_.district[row], f_.sex[row],
                            world_.citizens.group[f_.home[row].value]);
  }

  const Step& step_;
  World& world_;
  const FormerFightersParameters& p_;
  Fighters& f_;
  ArmsBalance balance_;
  std::array<double, 256> factors_of_flags_;
  std::vector<double> most_of_unit_;      // [unit] factor of bad company
  std::vector<double> most_of_district_;  // [district] factor of rents in reach
  std::vector<double> leaves_land_;       // [district] chance a week
  LifeRhythm monthly_;
  LifeRhythm by_season_;
  bool somebody_calls_;
};

}  // namespace ssr

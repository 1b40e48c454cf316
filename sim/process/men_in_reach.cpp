#include "process/men_in_reach.h"

#include <algorithm>
#include <array>

#include "core/exact_math.h"
#include "core/rows.h"
#include "process/parameters.h"
#include "process/promises.h"

namespace ssr {

bool commander_at_home(const World& world, const Unit& unit) noexcept {
  return unit.commander.exists() && at_large(world.fighters.state[unit.commander.value]);
}

DistrictId place_of(const World& world, UnitId id) noexcept {
  const Unit& unit = world.units[id.value];
  if (unit.under_arms > 0) return unit.district;
  return commander_at_home(world, unit) ? world.fighters.district[unit.commander.value]
                                        : DistrictId{};
}

namespace {

/// Could he be called: at home, or among comrades without his gun?
bool could_be_called(const Fighters& f, std::size_t row) {
  const bool in_reach = at_large(f.state[row]) || f.state[row] == FighterState::registered;
  return in_reach && f.role[row] == FighterRole::combatant &&
         (f.flags[row] & fighter_flag::impostor) == 0;
}

/// Is there a commander who could call its men: at home, or under arms with them?
bool can_call(const World& world, UnitId id) {
  const Unit& unit = world.units[id.value];
  if (!unit.commander.exists() || commander_at_home(world, unit)) return unit.commander.exists();
  const Fighters& f = world.fighters;
  return armed(f.state[unit.commander.value]) && f.unit[unit.commander.value] == id;
}

/// Chances that former fighters would come within the time that a commander waits (M18): those by
/// which they do, but for their fears and grievances, which he does not see; tabulated over ties.
class WouldCome {
 public:
  WouldCome(const Step& step, const World& world, FactionId faction) {
    const FormerFightersParameters& p = step.parameters.former_fighters;
    const double party = world.factions[faction.value].promises_kept;
    for (std::size_t kind = 0; kind < n_kinds; ++kind) {
      const double unpaid = (kind & owed) != 0 ? 1.0 : 0.0;
      RecallView view{.call = 1.0,
                      .idle = (kind & idle) != 0 ? p.sees_idleness : 0.0,
                      .promises_kept = kept_to(step.parameters.army, party, unpaid),
                      .accepted = (kind & accepted) != 0,
                      .family = (kind & family) != 0,
                      .expects_tranche = (kind & paid_later) != 0};
      for (std::size_t tie = 0; tie <= n_ties; ++tie) {
        view.tie = static_cast<double>(tie) / n_ties;
        by_kind_[kind][tie] =
            exact::chance_within(remobilise_rate(p, view), step.parameters.leaders.gather_weeks);
      }
    }
  }

  double of(const Fighters& f, std::size_t row) const {
    return of_kind(f, row, without_work(f, row), f.tranches_due[row] > 0);
  }
  /// The same of one who stands under arms yet, once he is disarmed.
  double of_disarmed(const Fighters& f, std::size_t row, bool instalments) const {
    return of_kind(f, row, true, instalments);
  }

 private:
  double of_kind(const Fighters& f, std::size_t row, bool workless, bool instalments) const {
    const std::size_t kind =
        (workless ? idle : 0) | ((f.flags[row] & fighter_flag::accepted) != 0 ? accepted : 0) |
        ((f.flags[row] & fighter_flag::family) != 0 ? family : 0) | (instalments ? paid_later : 0) |
        (severance_owed(f.discharge[row]) ? owed : 0);
    const auto tie = static_cast<std::size_t>(n_ties * f.commander_tie[row] + 0.5F);
    return by_kind_[kind][tie];
  }

  static constexpr std::size_t idle = 1, accepted = 2, family = 4, paid_later = 8, owed = 16;
  static constexpr std::size_t n_kinds = 32;
  static constexpr std::size_t n_ties = 64;
  std::array<std::array<double, n_ties + 1>, n_kinds> by_kind_{};
};

/// What awaits the men of a unit where it stands.
struct Awaits {
  bool disarmament = false;  // runs or has a date
  bool instalments = false;
};

/// [unit]
std::vector<Awaits> what_awaits(const Step& step, const World& world) {
  const double ahead = step.parameters.registration.announced_weeks;
  std::vector<Awaits> awaits;
  for (const Unit& unit : world.units) {
    const auto open = [&](Lever lever) {
      return unit.under_arms > 0 &&
             open_or_dated(world, step.plan, lever, unit.district.value, unit.faction.value, ahead);
    };
    awaits.push_back({open(Lever::disarmament), open(Lever::reinsertion)});
  }
  return awaits;
}

}  // namespace

MenInReach::MenInReach(const Step& step, const World& world, FactionId faction)
    : faction_(faction),
      to_commander_(world.units.size(), 0.0),
      at_home_(world.districts.size()),
      asked_(world.factions.size(), 0.0) {
  const Parameters& p = step.parameters;
  const WouldCome would_come(step, world, faction);
  const Fighters& f = world.fighters;
  const std::vector<Awaits> awaits = what_awaits(step, world);
  each_row_where(f.state, armed, [&](std::uint32_t i) {
    const Awaits& here = awaits[f.unit[i].value];
    if (!here.disarmament || f.role[i] == FighterRole::child) return;
    asked_[f.faction[i].value] += 1.0;
    if (f.faction[i] == faction && f.role[i] == FighterRole::combatant)
      asked_back_ += would_come.of_disarmed(f, i, here.instalments);
  });
  std::vector<DistrictId> heard_in;  // [unit] where its commander could call; none
  for (std::uint32_t u = 0; u < world.units.size(); ++u)
    heard_in.push_back(can_call(world, UnitId{u}) ? place_of(world, UnitId{u}) : DistrictId{});
  const auto is_his = [faction](FactionId of) { return of == faction; };
  each_row_where(f.faction, is_his, [&](std::uint32_t i) {
    gone_ += disarmed_and_gone(f, i) ? 1.0 : 0.0;
    if (!could_be_called(f, i)) return;
    AtHome& here = at_home_[f.district[i].value];
    ++here.all;
    const bool waits = p.former_fighters.sees_idleness > 0.0 &&
                       f.state[i] == FighterState::waiting && !turned_out(f.discharge[i]) &&
                       step.week() - f.since[i] > p.registration.gap_weeks;
    here.waiting += waits ? 1 : 0;
    here.owed += severance_owed(f.discharge[i]) ? 1 : 0;
    const double comes = would_come.of(f, i);
    to_leader_ += comes;
    here.would_come += comes;
    const std::uint32_t u = f.unit[i].value;
    if (heard_in[u] == f.district[i]) to_commander_[u] += comes;
  });
  limit_to_places(step, world);
}

void MenInReach::limit_to_places(const Step& step, const World& world) {
  const double ahead = step.parameters.registration.announced_weeks;
  const double work = step.parameters.leaders.shift_weeks;
  const std::vector<double> places =
      units_ahead(world, step.plan, Lever::disarmament, asked_, ahead, work);
  for (std::uint32_t f = 0; f < asked_.size(); ++f) {
    if (asked_[f] <= 0.0) continue;
    const double share = std::min(1.0, places[f] / asked_[f]);
    asked_[f] *= share;
    if (FactionId{f} == faction_) asked_back_ *= share;
  }
}

double MenInReach::asked_share(const World& world, FactionId faction) const {
  const auto men = static_cast<double>(world.factions[faction.value].under_arms);
  return men > 0.0 ? asked_[faction.value] / men : 0.0;
}

double MenInReach::waiting(DistrictId district) const {
  const AtHome& here = at_home_[district.value];
  return here.all > 0 ? static_cast<double>(here.waiting) / here.all : 0.0;
}

double MenInReach::owed_severance(DistrictId district) const {
  const AtHome& here = at_home_[district.value];
  return here.all > 0 ? static_cast<double>(here.owed) / here.all : 0.0;
}

}  // namespace ssr

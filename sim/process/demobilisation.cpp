#include "process/demobilisation.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/exact_math.h"
#include "core/queue.h"
#include "core/rows.h"
#include "process/handover.h"
#include "process/parameters.h"

namespace ssr {

double child_release_rate(const DemobilisationParameters& p,
                          std::optional<Stance> ordered) noexcept {
  double willing = ordered == Stance::comply ? 1.0 : 0.0;
  // A commander whom nobody tells to keep children or to let them go has his price as well.
  if (!ordered || ordered == Stance::bargain) willing = p.bargain_releases;
  if (ordered == Stance::obstruct) willing = p.obstruct_releases;
  return p.child_release_per_week * willing;
}

double riot_probability(const DemobilisationParameters& p, double overdue_people) noexcept {
  return exact::chance_within(p.riot_per_week * std::min(1.0, overdue_people / p.riot_crowd), 1.0);
}

double stay_probability(const DemobilisationParameters& p, double tie, double abusiveness,
                        bool family) noexcept {
  return exact::logistic(p.stay_intercept + p.stay_tie * tie + p.stay_abusiveness * abusiveness -
                         (family ? p.stay_family : 0.0));
}

namespace {

/// A registered fighter who waits for a place in a camp.
struct Waiting {
  Week since;
  double draw;
  std::uint32_t row;
};

/// Between the registration desk and the gate of a camp, or a child still under arms.
constexpr bool in_transit(FighterState state, FighterRole role) noexcept {
  return state == FighterState::registered || state == FighterState::cantoned ||
         (role == FighterRole::child && armed(state));
}

class Demobilisation {
 public:
  Demobilisation(const Step& step, World& world)
      : step_(step),
        world_(world),
        p_(step.parameters.demobilisation),
        fighters_(world.fighters),
        places_(any_place()),
        crowds_(world.districts.size()),
        slips_home_(exact::chance_within(p_.child_slips_home_per_year / weeks_per_year, 1.0)) {}
  void play();

 private:
  void grow_up(std::uint32_t row);
  void release_child(std::uint32_t row);
  bool asked_for(std::uint32_t row) const;
  void take_home(std::uint32_t row, FighterState state);
  void end_stay(std::uint32_t row);
  bool paid_at_gate(std::uint32_t row);
  void discharge(std::uint32_t row);
  void wait(std::uint32_t row);
  void fill_camps();
  bool any_place() const;
  void perhaps_riot(DistrictId district);
  void leave_crowd(std::uint32_t row);
  void push_riot_crimes(DistrictId district, const std::vector<std::uint32_t>& crowd);
  void count(Count what, std::uint32_t row) {
    world_.tally.add_person(what, fighters_.district[row], fighters_.sex[row],
                            world_.citizens.group[fighters_.home[row].value]);
  }

  const Step& step_;
  World& world_;
  const DemobilisationParameters& p_;
  Fighters& fighters_;
  bool places_;                                     // in any camp; they only become fewer
  std::vector<Waiting> queue_;                      // for places
  std::vector<std::vector<std::uint32_t>> crowds_;  // [district] kept waiting past their patience
  double slips_home_;                               // chance of a child in a week
};

void Demobilisation::play() {
  const auto concerned = [this](std::size_t row) {
    return in_transit(fighters_.state[row], fighters_.role[row]);
  };
  each_wanted(fighters_.size(), concerned, [this](std::uint32_t row) {
    const FighterState state = fighters_.state[row];
    if (state == FighterState::registered) {
      wait(row);
    } else if (state == FighterState::cantoned) {
      end_stay(row);
    } else if (age_weeks(fighters_.birth_week[row], step_.week()) < grown_up_from) {
      release_child(row);
    } else {
      grow_up(row);
    }
  });
  fill_camps();
  for (std::uint32_t d = 0; d < crowds_.size(); ++d) perhaps_riot(DistrictId{d});
}

/// Who turns 18 under arms is nobody's to release: he has to come forward himself.
void Demobilisation::grow_up(std::uint32_t row) {
  fighters_.role[row] = fighters_.weapons[row] > 0 ? FighterRole::combatant : FighterRole::support;
}

/// A child is let go where somebody has come to ask for it. That takes no place, no money and no
/// condition of the programme for adults; care does take a place, and who finds none waits at home.
void Demobilisation::release_child(std::uint32_t row) {
  const Block draws = step_.draws.block(FighterId{row}, Lane::cantonment);
  Faction& faction = world_.factions[fighters_.faction[row].value];
  const bool let_go =
      asked_for(row) &&
      exact::happens_within(draws.uniform(0), child_release_rate(p_, ordered(faction)), 1.0);
  if (!let_go && !draws.chance(1, slips_home_)) return;
  // The commander keeps the gun: a child that goes disarms nobody.
  faction.cached_weapons += fighters_.weapons[row];
  fighters_.weapons[row] = 0;
  if (!let_go) return take_home(row, FighterState::home_unregistered);
  fighters_.discharge[row] = Discharge::released;
  count(Count::child_released, row);
  const bool cared_for = take_for_fighter(world_, step_.plan, Lever::women_and_children,
                                          fighters_.district[row].value, row, 1.0) >= 1.0;
  if (cared_for) count(Count::entered_programme, row);
  take_home(row, cared_for ? FighterState::in_programme : FighterState::waiting);
}

bool Demobilisation::asked_for(std::uint32_t row) const {
  const std::size_t district = fighters_.district[row].value;
  const std::size_t faction = fighters_.faction[row].value;
  return under_way(world_, step_.plan, Lever::women_and_children, district, faction) ||
         under_way(world_, step_.plan, Lever::disarmament, district, faction);
}

void Demobilisation::take_home(std::uint32_t row, FighterState state) {
  fighters_.district[row] = home_district(world_, fighters_.home[row]);
  if (fighters_.livelihood[row] == Livelihood::illicit)
    fighters_.livelihood[row] = Livelihood::idle;
  enter(fighters_, row, state, step_.week());
}

bool Demobilisation::paid_at_gate(std::uint32_t row) {
  const ActivityPlan* cash =
      running(world_, step_.plan, Lever::reinsertion, fighters_.district[row].value);
  if (cash == nullptr) return true;
  const auto promised = static_cast<std::uint8_t>(std::clamp(cash->tranches + 0.5, 0.0, 255.0));
  fighters_.tranches_due[row] = promised;
  if (promised == 0) return true;
  if (take_for_fighter(world_, step_.plan, Lever::reinsertion, fighters_.district[row].value, row,
                       1.0) < 1.0) {
    return false;
  }
  --fighters_.tranches_due[row];
  fighters_.tranches_paid[row] = 1;
  return true;
}

void Demobilisation::end_stay(std::uint32_t row) {
  const double stayed = step_.week() - fighters_.since[row];
  if (stayed < p_.stay_weeks) return;
  if (paid_at_gate(row) || stayed >= p_.hold_weeks) {
    discharge(row);
  } else if (stayed >= p_.stay_weeks + p_.patience_weeks) {
    crowds_[fighters_.district[row].value].push_back(row);
  }
}

void Demobilisation::discharge(std::uint32_t row) {
  count(Count::demobilised, row);
  if (!turned_out(fighters_.discharge[row])) fighters_.discharge[row] = Discharge::demobilised;
  const Block draws = step_.draws.block(FighterId{row}, Lane::cantonment);
  const DistrictId camp = fighters_.district[row];
  const Unit& unit = world_.units[fighters_.unit[row].value];
  const bool stays =
      draws.chance(2, stay_probability(p_, fighters_.commander_tie[row], unit.abusiveness,
                                       (fighters_.flags[row] & fighter_flag::family) != 0));
  take_home(row, FighterState::waiting);
  if (stays) fighters_.district[row] = camp;
}

void Demobilisation::wait(std::uint32_t row) {
  const Week waited = step_.week() - fighters_.since[row];
  const auto draws = [&] { return step_.draws.block(FighterId{row}, Lane::cantonment); };
  if (waited > p_.patience_weeks) {
    if (waited % weeks_per_month == 0 && draws().chance(3, p_.quits_per_month)) {
      return take_home(row, FighterState::home_unregistered);
    }
    crowds_[fighters_.district[row].value].push_back(row);
  }
  if (places_) queue_.push_back({fighters_.since[row], draws().uniform(1), row});
}

bool Demobilisation::any_place() const {
  const auto& offers = world_.programme.offers[static_cast<std::size_t>(Lever::demobilisation)];
  return std::any_of(offers.begin(), offers.end(),
                     [](const Offer& offer) { return offer.units >= 1.0; });
}

void Demobilisation::fill_camps() {
  if (!any_place()) return;
  Queue queue(std::move(queue_), [](const Waiting& a, const Waiting& b) {
    if (a.since != b.since) return a.since < b.since;
    return a.draw != b.draw ? a.draw < b.draw : a.row < b.row;
  });
  while (!queue.empty() && any_place()) {
    const Waiting next = queue.next();
    if (take_for_fighter(world_, step_.plan, Lever::demobilisation,
                         fighters_.district[next.row].value, next.row, 1.0) >= 1.0) {
      fighters_.camp_week[next.row] = step_.week();
      enter(fighters_, next.row, FighterState::cantoned, step_.week());
    }
  }
}

void Demobilisation::perhaps_riot(DistrictId district) {
  std::vector<std::uint32_t>& crowd = crowds_[district.value];
  std::erase_if(crowd, [this](std::uint32_t row) {
    return fighters_.state[row] == FighterState::cantoned && fighters_.since[row] == step_.week();
  });
  const Block draws = step_.draws.block(district.value, Lane::cantonment, 8);
  if (!draws.chance(0, riot_probability(p_, static_cast<double>(crowd.size())))) return;
  push_riot_crimes(district, crowd);
  for (const std::uint32_t row : crowd) {
    const Block own = step_.draws.block(FighterId{row}, Lane::cantonment, 9);
    if (!own.chance(0, p_.riot_leaves)) continue;
    if (fighters_.state[row] == FighterState::cantoned) {
      take_home(row, FighterState::waiting);
    } else {
      leave_crowd(row);
    }
  }
}

/// Who is tired of waiting goes back to the unit while its leader holds out and a gun is found.
void Demobilisation::leave_crowd(std::uint32_t row) {
  const FactionId faction = fighters_.faction[row];
  const bool impostor = (fighters_.flags[row] & fighter_flag::impostor) != 0;
  if (impostor || world_.factions[faction.value].stance == Stance::comply ||
      !find_gun(world_, row, faction)) {
    return take_home(row, FighterState::home_unregistered);
  }
  rejoin(step_, world_, row, fighters_.unit[row]);
}

void Demobilisation::push_riot_crimes(DistrictId district,
                                      const std::vector<std::uint32_t>& crowd) {
  if (crowd.empty()) return;
  const Block draws = step_.draws.block(district.value, Lane::cantonment, 10);
  const double mean = p_.riot_crimes_per_100 * static_cast<double>(crowd.size()) / 100.0;
  const std::int32_t crimes = exact::poisson(std::min(mean, 600.0), draws.uniform(0));
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(crimes); ++i) {
    const std::uint32_t key =
        event_id(district.value, i, static_cast<std::uint32_t>(Lane::cantonment));
    const CitizenId victim =
        somebody_in(world_, district, step_.draws.block(key, Lane::fighter_offence, 0));
    if (!victim.exists()) continue;
    const Block how = step_.draws.block(key, Lane::fighter_offence, 1);
    const CommunityId community = community_of(world_, victim);
    const double matter = how.uniform(0);
    const Matter what = matter < p_.riot_homicide_share                           ? Matter::homicide
                        : matter < p_.riot_homicide_share + p_.riot_robbery_share ? Matter::robbery
                                                                                  : Matter::assault;
    const std::uint32_t offender = crowd[how.below(1, static_cast<std::uint32_t>(crowd.size()))];
    world_.incidents.push_back(
        {.id = event_id(community.value, static_cast<std::uint32_t>(step_.week()), key),
         .community = community,
         .victim = victim,
         .matter = what,
         .offender_kind = OffenderKind::fighter,
         .offender = offender});
  }
}

}  // namespace

void demobilisation(const Step& step, World& world) { Demobilisation(step, world).play(); }

}  // namespace ssr

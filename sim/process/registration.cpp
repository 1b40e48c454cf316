#include "process/registration.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "core/exact_math.h"
#include "core/rows.h"
#include "process/handover.h"
#include "process/parameters.h"
#include "process/promises.h"
#include "world/recruits.h"

namespace ssr {

namespace {

enum class Claim : std::uint8_t { fighter, own_track, impostor };

/// Somebody in the queue for registration. Places go to the lowest `order`.
struct Claimant {
  double order;
  DistrictId district;
  std::uint32_t key;      // row of a fighter, or number of a false claim
  Claim claim;
};

class Registration {
 public:
  Registration(const Step& step, World& world)
      : step_(step),
        world_(world),
        p_(step.parameters.registration),
        balance_(world, step.context.accord.disarms_in_step ? p_.in_step_trust : 0.0) {
    see_what_is_on_offer();
  }
  void play() {
    decide();
    for (std::uint32_t d = 0; d < world_.districts.size(); ++d) add_false_claims(DistrictId{d});
    serve();
  }

 private:
  void see_what_is_on_offer();
  void decide();
  void draw_lines();
  bool held_back(std::uint32_t row) const;
  double danger_for(std::uint32_t row) const;
  bool comes_forward(std::uint32_t row, const Block& draws) const;
  bool awaits_programme(DistrictId district) const;
  bool drifts(std::uint32_t row, double uniform) const;
  void go_home(std::uint32_t row, double uniform);
  void add_false_claims(DistrictId district);
  void serve();
  bool own_track_place(std::uint32_t row);
  void test_fighter(std::uint32_t row, double strictness);
  void admit(std::uint32_t row, double strictness);
  double hides(std::uint32_t row, double strictness) const;
  void disarm(std::uint32_t row, double hides);
  void test_impostor(DistrictId district, std::uint32_t number, double strictness);
  CitizenId false_claimant(DistrictId district, std::uint32_t id) const;
  void list_units();
  UnitId unit_of_list(DistrictId district, std::uint32_t number) const;
  void enrol_impostor(CitizenId citizen, DistrictId district, UnitId unit, bool with_weapon);
  bool place_for(DistrictId district, const Recipient& recipient) {
    return take_for(world_, step_.plan, Lever::disarmament, district.value, recipient, 1.0) >= 1.0;
  }
  std::uint8_t group_of(CitizenId home) const { return world_.citizens.group[home.value]; }

  /// Who ranks above it is held back, and of those who stand on it this part.
  struct Line {
    std::size_t rank;
    double part;
  };
  static constexpr std::size_t n_ties = 256;
  static constexpr std::size_t n_ranks = 2 * n_ties;
  std::size_t rank_of(std::uint32_t row) const {
    const auto tie = static_cast<std::size_t>(n_ties * world_.fighters.commander_tie[row]);
    const bool combatant = world_.fighters.role[row] == FighterRole::combatant;
    return std::min(tie, n_ties - 1) + (combatant ? n_ties : 0);
  }

  const Step& step_;
  World& world_;
  const RegistrationParameters& p_;
  ArmsBalance balance_;
  std::vector<double> package_;                // [district] years of income, if all is delivered
  std::vector<double> strictness_;  // [district] of the entry test; negative: not open
  std::vector<double> believed_;  // [faction] share of what is offered he counts on
  std::vector<Line> lines_;       // [faction]
  std::vector<Claimant> queue_;
  std::vector<std::int64_t> came_forward_;  // [district] fighters this week
  std::vector<std::vector<UnitId>> lists_;  // [district] units whose commanders put up lists
};

void Registration::see_what_is_on_offer() {
  const auto cost = [this](Lever lever, std::size_t d) {
    const ActivityPlan* activity = running(world_, step_.plan, lever, d);
    if (activity == nullptr)
      activity = announced(world_, step_.plan, lever, d, p_.announced_weeks);
    if (activity == nullptr) return 0.0;
    return activity->unit_cost_usd * (lever == Lever::reinsertion ? activity->tranches : 1.0);
  };
  const double income = std::max(1.0, step_.context.economy.gdp_usd_per_head);
  for (std::size_t d = 0; d < world_.districts.size(); ++d) {
    const ActivityPlan* test = running(world_, step_.plan, Lever::disarmament, d);
    strictness_.push_back(test == nullptr ? -1.0 : test->strictness);
    package_.push_back(
        (cost(Lever::reinsertion, d) + p_.programme_value * cost(Lever::reintegration, d)) /
        income);
  }
  came_forward_.assign(world_.districts.size(), 0);
  if (std::all_of(strictness_.begin(), strictness_.end(), [](double s) { return s < 0.0; })) return;
  const Fighters& fighters = world_.fighters;
  std::vector<std::int64_t> kept_waiting(world_.factions.size(), 0);
  const auto waits = [](FighterState state) {
    return state == FighterState::waiting || state == FighterState::registered;
  };
  each_row_where(fighters.state, waits, [&](std::uint32_t row) {
    const bool programme = fighters.disarmed_week[row] != never;
    if (programme && step_.week() - fighters.since[row] > p_.gap_weeks)
      ++kept_waiting[fighters.faction[row].value];
  });
  for (std::size_t f = 0; f < world_.factions.size(); ++f) {
    const double disarmed =
        static_cast<double>(std::max<std::int64_t>(1, world_.factions[f].disarmed));
    believed_.push_back(1.0 - exact::clamp01(static_cast<double>(kept_waiting[f]) / disarmed));
  }
  draw_lines();
}

double Registration::danger_for(std::uint32_t row) const {
  const Fighters& fighters = world_.fighters;
  const double trust =
      world_.citizens.attitude[fighters.home[row].value][Attitude::trust_police];
  const FactionId faction = fighters.faction[row];
  const DistrictId home = world_.units[fighters.unit[row].value].home_district;
  const double here =
      danger_unarmed(p_.balance, balance_.view(fighters.district[row], faction, trust));
  const double there = danger_unarmed(p_.balance, balance_.view(home, faction, trust));
  return p_.sees_danger * std::max(here, there);
}

/// [faction] whom leaders hold back of all whom disarmament asks or has disarmed: those most tied
/// to their commanders, combatants before others, so that the expendable go.
void Registration::draw_lines() {
  const Fighters& f = world_.fighters;
  std::vector<std::array<std::int32_t, n_ranks>> of_rank(world_.factions.size());
  std::vector<std::int32_t> gone(world_.factions.size(), 0);
  const auto may_count = [&f](std::size_t row) {
    return armed(f.state[row]) || disarmed_since_start(f.disarmed_week[row]);
  };
  each_wanted(f.size(), may_count, [&](std::uint32_t row) {
    const std::size_t faction = f.faction[row].value;
    const bool grown = f.role[row] != FighterRole::child;
    if (!armed(f.state[row])) {
      gone[faction] += disarmed_and_gone(f, row) ? 1 : 0;
    } else if (grown && strictness_[f.district[row].value] >= 0.0) {
      ++of_rank[faction][rank_of(row)];
    }
  });
  for (std::size_t faction = 0; faction < of_rank.size(); ++faction) {
    const auto& ranks = of_rank[faction];
    const double asked = std::accumulate(ranks.begin(), ranks.end(), 0.0) + gone[faction];
    double left = world_.factions[faction].held_back_share * asked;
    std::size_t rank = n_ranks - 1;
    for (; rank > 0 && left >= ranks[rank]; --rank) left -= ranks[rank];
    lines_.push_back({rank, exact::clamp01(left / std::max(1, ranks[rank]))});
  }
}

bool Registration::held_back(std::uint32_t row) const {
  const Line& line = lines_[world_.fighters.faction[row].value];
  const std::size_t rank = rank_of(row);
  if (rank != line.rank) return rank > line.rank;
  return Draws(world_.luck, 0).block(FighterId{row}, Lane::registration, 1).chance(0, line.part);
}

bool Registration::comes_forward(std::uint32_t row, const Block& draws) const {
  // Nobody's chance is above the ceiling, and most draws are.
  if (!draws.chance(0, p_.ceiling_per_month)) return false;
  const Fighters& fighters = world_.fighters;
  const Faction& faction = world_.factions[fighters.faction[row].value];
  if (faction.held_back_share > 0.0 && held_back(row)) return false;
  const Unit& unit = world_.units[fighters.unit[row].value];
  const double members = std::max(1, unit.members);
  const RegistrationView view = {
      .package = package_[fighters.district[row].value] * believed_[fighters.faction[row].value],
      .commander = commander_attitude(p_, ordered(faction), unit.style, unit.bought_off),
      .tie = fighters.commander_tie[row],
      .danger = danger_for(row),
      .promises_kept = promises_kept_to(step_, world_, row),
      .fear = p_.sees_danger * world_.citizens.attitude[fighters.home[row].value][Attitude::fear],
      // Those of a unit disbanded before the start, or sent home by the state, are not news.
      .comrades_gone = unit.disbanded || unit.dismissal != Dismissal::none
                           ? 0.0
                           : exact::clamp01(1.0 - unit.under_arms / members)};
  return draws.chance(0, register_probability(p_, view));
}

void Registration::go_home(std::uint32_t row, double uniform) {
  Fighters& fighters = world_.fighters;
  if (uniform >= p_.drift_keeps_weapon) {
    world_.factions[fighters.faction[row].value].cached_weapons += fighters.weapons[row];
    fighters.weapons[row] = 0;
  }
  fighters.district[row] = home_district(world_, fighters.home[row]);
  fighters.livelihood[row] = Livelihood::idle;
  enter(fighters, row, FighterState::home_unregistered, step_.week());
}

void Registration::decide() {
  const Fighters& fighters = world_.fighters;
  const auto n = static_cast<std::uint32_t>(fighters.size());
  const auto decides = [&fighters](std::size_t row, bool) {
    const FighterRole role = fighters.role[row];
    return armed(fighters.state[row]) && role != FighterRole::child;
  };
  each_due_where(n, step_.week(), decides, [&](std::uint32_t row, bool) {
    const DistrictId district = fighters.district[row];
    const Block draws = step_.draws.block(FighterId{row}, Lane::registration);
    if (strictness_[district.value] >= 0.0 && comes_forward(row, draws)) {
      const bool own_track =
          p_.sees_own_track > 0.0 && fighters.weapons[row] == 0 &&
          (fighters.sex[row] == Sex::female || fighters.role[row] == FighterRole::support);
      queue_.push_back(
          {draws.uniform(1), district, row, own_track ? Claim::own_track : Claim::fighter});
      ++came_forward_[district.value];
    } else if (drifts(row, draws.uniform(2))) {
      go_home(row, draws.uniform(3));
    }
  });
}

bool Registration::awaits_programme(DistrictId district) const {
  return strictness_[district.value] >= 0.0 || package_[district.value] > 0.0;
}

bool Registration::drifts(std::uint32_t row, double uniform) const {
  const auto at_most = [](double rate) { return rate * weeks_per_month / weeks_per_year; };
  DriftView view{.fed = world_.factions[world_.fighters.faction[row].value].fed,
                 .awaits = awaits_programme(world_.fighters.district[row])};
  // The chance is below rate x weeks: tie and danger matter to few draws.
  if (uniform >= at_most(drift_rate(p_, view))) return false;
  view.tie = world_.fighters.commander_tie[row];
  if (uniform >= at_most(drift_rate(p_, view))) return false;
  view.danger = danger_for(row);
  return uniform < exact::chance_within(drift_rate(p_, view) / weeks_per_year, weeks_per_month);
}

void Registration::add_false_claims(DistrictId district) {
  const double strictness = strictness_[district.value];
  if (strictness < 0.0) return;
  const double expected =
      expected_false_claims(p_, package_worth(package_[district.value]), strictness,
                            static_cast<double>(world_.districts[district.value].residents),
                            static_cast<double>(came_forward_[district.value]));
  const Block draws = step_.draws.block(district.value, Lane::entry_test, 1);
  const std::int32_t claims = exact::poisson(std::min(expected, 600.0), draws.uniform(0));
  for (std::uint32_t number = 0; number < static_cast<std::uint32_t>(claims); ++number) {
    const Block claim = step_.draws.block(event_id(district.value, number), Lane::ineligible_claim);
    queue_.push_back({claim.uniform(0), district, number, Claim::impostor});
  }
}

void Registration::serve() {
  if (!queue_.empty()) list_units();
  std::sort(queue_.begin(), queue_.end(), [](const Claimant& a, const Claimant& b) {
    if (a.order != b.order) return a.order < b.order;
    if (a.district != b.district) return a.district < b.district;
    return a.claim != b.claim ? a.claim < b.claim : a.key < b.key;
  });
  for (const Claimant& claimant : queue_) {
    const DistrictId district = claimant.district;
    world_.tally.add(Count::claimed, district);
    const double strictness = strictness_[district.value];
    if (claimant.claim == Claim::impostor) {
      test_impostor(district, claimant.key, strictness);
    } else if (claimant.claim == Claim::own_track &&
               own_track_place(claimant.key)) {
      admit(claimant.key, strictness);
    } else {
      test_fighter(claimant.key, strictness);
    }
  }
}

/// One unit pays for a person's way through the track, from here to the end of the course.
bool Registration::own_track_place(std::uint32_t row) {
  Fighters& fighters = world_.fighters;
  if (fighters.track_paid[row] == 0 &&
      take_for_fighter(world_, step_.plan, Lever::women_and_children,
                       fighters.district[row].value, row, 1.0) < 1.0) {
    return false;
  }
  fighters.track_paid[row] = 1;
  return true;
}

void Registration::test_fighter(std::uint32_t row, double strictness) {
  const Fighters& fighters = world_.fighters;
  const Block draws = step_.draws.block(FighterId{row}, Lane::entry_test);
  const double refused = fighter_refused_probability(
      p_, strictness, shows_weapon(step_, world_, row, hides(row, strictness)), fighters.role[row],
      fighters.sex[row]);
  if (draws.chance(0, refused)) {
    world_.tally.add_person(Count::refused_fighter, fighters.district[row], fighters.sex[row],
                            group_of(fighters.home[row]));
    if (draws.chance(1, p_.refused_goes_home)) go_home(row, draws.uniform(2));
  } else if (take_for_fighter(world_, step_.plan, Lever::disarmament, fighters.district[row].value,
                              row, 1.0) >= 1.0) {
    admit(row, strictness);
  }
}

void Registration::admit(std::uint32_t row, double strictness) {
  Fighters& fighters = world_.fighters;
  enter(fighters, row, FighterState::registered, step_.week());
  disarm(row, hides(row, strictness));
  world_.tally.add_person(Count::admitted, fighters.district[row], fighters.sex[row],
                          group_of(fighters.home[row]));
}

/// Chance that he leaves a weapon in his faction's cache and not at the desk.
double Registration::hides(std::uint32_t row, double strictness) const {
  return hide_weapon_probability(p_, strictness, promises_kept_to(step_, world_, row));
}

void Registration::disarm(std::uint32_t row, double hides) {
  count_disarmed(step_, world_, row);
  hand_in_weapons(step_, world_, row, hides);
}

/// Somebody of the district whom a list can pass off as a fighter; none where a few draws find
/// nobody.
CitizenId Registration::false_claimant(DistrictId district, std::uint32_t id) const {
  constexpr std::uint32_t first_draw = 8;
  constexpr std::uint32_t n_draws = 8;
  for (std::uint32_t draw = first_draw; draw < first_draw + n_draws; ++draw) {
    const CitizenId citizen =
        somebody_in(world_, district, step_.draws.block(id, Lane::ineligible_claim, draw));
    if (!citizen.exists()) continue;
    const double age = age_years(world_.citizens.birth_week[citizen.value], step_.week());
    const bool of_age = age >= p_.claim_age_from && age < p_.claim_age_until;
    const bool listed = world_.citizens.sex[citizen.value] == Sex::male ||
                        step_.draws.block(id, Lane::ineligible_claim, draw + n_draws)
                            .chance(0, p_.women_on_lists);
    if (of_age && listed) return citizen;
  }
  return {};
}

void Registration::test_impostor(DistrictId district, std::uint32_t number, double strictness) {
  const std::uint32_t id = event_id(district.value, number);
  const CitizenId citizen = false_claimant(district, id);
  if (!citizen.exists()) return;
  const Block draws = step_.draws.block(id, Lane::ineligible_claim, 2);
  const UnitId unit = unit_of_list(district, draws.word[0]);
  if (!unit.exists()) return;
  const bool weapon_asked = draws.chance(1, p_.impostor_weapon_asked * strictness);
  const bool weapon_found =
      world_.districts[district.value].civilian_weapons > 0 ||
      world_.factions[world_.units[unit.value].faction.value].cached_weapons > 0;
  const bool found_out = draws.chance(2, impostor_detected_probability(p_, strictness));
  if (found_out || (weapon_asked && !weapon_found)) {
    world_.tally.add(Count::refused, district);
  } else if (place_for(district,
                       {.faction = world_.units[unit.value].faction.value, .unit = unit.value})) {
    enrol_impostor(citizen, district, unit, weapon_asked);
  }
}

/// A unit that was disbanded before the start, or sent home by the state, has no list in this
/// programme, unless it took up arms since.
void Registration::list_units() {
  lists_.resize(world_.districts.size());
  for (std::uint32_t u = 0; u < world_.units.size(); ++u) {
    const Unit& unit = world_.units[u];
    if (unit.members > 0 && unit.stands()) lists_[unit.district.value].push_back(UnitId{u});
  }
}

/// A unit of the district, whose commander put the name on his list; none where there is no unit.
UnitId Registration::unit_of_list(DistrictId district, std::uint32_t number) const {
  const std::vector<UnitId>& units = lists_[district.value];
  return units.empty() ? UnitId{} : units[number % units.size()];
}

void Registration::enrol_impostor(CitizenId citizen, DistrictId district, UnitId unit,
                                  bool with_weapon) {
  if (!leave_row(world_, citizen)) return;
  --world_.districts[home_district(world_, citizen).value].residents;
  const FactionId faction = world_.units[unit.value].faction;
  if (with_weapon) {
    District& place = world_.districts[district.value];
    --(place.civilian_weapons > 0 ? place.civilian_weapons
                                  : world_.factions[faction.value].cached_weapons);
  }
  Fighters& fighters = world_.fighters;
  const std::uint32_t row =
      add_to_unit(world_, citizen, unit, FighterState::registered, step_.week());
  const bool farms = world_.citizens.livelihood[citizen.value] == Livelihood::subsistence;
  fighters.role[row] = FighterRole::support;
  fighters.district[row] = district;
  fighters.flags[row] = fighter_flag::impostor;
  fighters.weapons[row] = with_weapon ? 1 : 0;
  fighters.livelihood[row] = farms ? Livelihood::subsistence : Livelihood::idle;
  fighters.commander_tie[row] = static_cast<float>(p_.impostor_tie);
  disarm(row, 0.0);  // he found the gun to show it
  world_.tally.add_person(Count::admitted_impostor, district, world_.citizens.sex[citizen.value],
                          group_of(citizen));
}

}  // namespace

void registration(const Step& step, World& world) { Registration(step, world).play(); }

}  // namespace ssr

#include "process/former_fighters.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/exact_math.h"
#include "process/balance_of_arms.h"
#include "process/handover.h"
#include "process/parameters.h"

namespace ssr {

namespace {

/// Factor on the offence rate of what the flags tell, for every set of flags.
std::array<double, 256> factors_of_flags(const FormerFightersParameters& p) {
  const std::array<std::pair<std::uint8_t, double>, 5> kept_back = {
      {{fighter_flag::accepted, p.offence_accepted},
       {fighter_flag::family, p.offence_family},
       {fighter_flag::schooled, p.offence_schooling},
       {fighter_flag::counselled, p.offence_counselled},
       {fighter_flag::impostor, p.offence_impostor}}};
  std::array<double, 256> factors{};
  for (std::size_t flags = 0; flags < factors.size(); ++flags) {
    double log_ratio = 0.0;
    for (const auto& [flag, weight] : kept_back) log_ratio -= (flags & flag) != 0 ? weight : 0.0;
    factors[flags] = exact::exp(log_ratio);
  }
  return factors;
}

/// A life that changes little is looked at once a season: at home, whether in a programme or never
/// in one. In the queue, in a course and in crime every month counts.
constexpr bool lives_by_season(FighterState state) noexcept {
  return state == FighterState::settled || state == FighterState::home_unregistered;
}

/// Among comrades of other origins and under other orders, ties fade as those of men who went far.
constexpr bool in_uniform(FighterState state) noexcept {
  return state == FighterState::in_army || state == FighterState::in_police;
}

/// What is the same for all who are looked at once in so many months.
struct Rhythm {
  Rhythm(const FormerFightersParameters& p, int n)
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
struct Call {
  FactionId from;         // none: nobody calls
  UnitId band;            // of a commander who calls on his own account; none for a leader's call
  double strength = 0;    // [0, 1]
  bool stranger = false;  // from somebody he has no tie to
};

class FormerFighters {
 public:
  FormerFighters(const Step& step, World& world)
      : step_(step),
        world_(world),
        p_(step.parameters.former_fighters),
        f_(world.fighters),
        balance_(world),
        factors_of_flags_(factors_of_flags(p_)),
        monthly_(p_, 1),
        by_season_(p_, months_per_season),
        somebody_calls_(
            std::any_of(world.factions.begin(), world.factions.end(),
                        [this](const Faction& f) {
                          return call_to_arms(p_, f.stance, f.led) > 0.0;
                        }) ||
            std::any_of(world.units.begin(), world.units.end(), calls_men)) {}
  void play();

 private:
  void live(std::uint32_t row, const Block& draws, const Rhythm& rhythm);
  void fade_tie(std::uint32_t row, const Rhythm& rhythm);
  void die(std::uint32_t row);
  void work(std::uint32_t row, double uniform, const Rhythm& rhythm);
  void seek_work(std::uint32_t row, double uniform, const Rhythm& rhythm);
  void lose_work(std::uint32_t row);
  bool offends(std::uint32_t row, double uniform, const Rhythm& rhythm) const;
  FormerFighterView view_of(std::uint32_t row) const;
  void offend(std::uint32_t row);
  void relapse_into_crime(std::uint32_t row, const Block& draws);
  void leave_crime(std::uint32_t row);
  Call call_to(std::uint32_t row) const;
  Call call_of_commander(std::uint32_t row) const;
  bool officer_went_to(FactionId caller, std::uint32_t row) const;
  double promises_kept_to(std::uint32_t row) const;
  /// No leader of a faction is the leader of those whom the state sent home.
  FactionId leader_of(std::uint32_t row) const {
    return unit_of(row).dismissal == Dismissal::none ? f_.faction[row] : FactionId{};
  }
  void hear_call(std::uint32_t row, double uniform, const Rhythm& rhythm);
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
  Rhythm monthly_;
  Rhythm by_season_;
  bool somebody_calls_;
};

void FormerFighters::play() {
  const auto n = static_cast<std::uint32_t>(f_.size());
  for (std::size_t u = 0; u < world_.units.size(); ++u) {
    const Unit& unit = world_.units[u];
    const double tie = unit.style == CommanderStyle::runs_crime ? p_.offence_commander : 0.0;
    most_of_unit_.push_back(
        exact::exp(tie + p_.offence_peers * peers(UnitId{static_cast<std::uint32_t>(u)})));
  }
  for (const District& district : world_.districts) {
    most_of_district_.push_back(exact::exp(p_.offence_rents * district.lootable));
    leaves_land_.push_back(
        land_exit_probability(step_.parameters.livelihoods, step_.context, district.urban_share));
  }
  each_due_by_season(n, step_.week(), [this](std::uint32_t row, bool season) {
    const FighterState state = f_.state[row];
    const bool settled = lives_by_season(state) || in_uniform(state);
    if (settled && !season) return;
    if (state == FighterState::dead || state == FighterState::abroad ||
        state == FighterState::detained) {
      return;
    }
    if (in_uniform(state)) {
      f_.commander_tie[row] *= static_cast<float>(by_season_.keeps_tie_other);
      return;
    }
    const Rhythm& rhythm = settled ? by_season_ : monthly_;
    const Block draws = step_.draws.block(FighterId{row}, Lane::fighter_offence);
    if (draws.chance(0, rhythm.dies)) {
      die(row);
    } else if (at_large(state)) {
      live(row, draws, rhythm);
    } else if (armed(state) && !unit_of(row).fights) {
      fade_tie(row, rhythm);
    } else if (state == FighterState::registered && somebody_calls_) {
      // He handed in his gun and is still among comrades: the first a leader calls back.
      hear_call(row, draws.uniform(3), rhythm);
    }
  });
}

void FormerFighters::live(std::uint32_t row, const Block& draws, const Rhythm& rhythm) {
  fade_tie(row, rhythm);
  work(row, draws.uniform(1), rhythm);
  if (offends(row, draws.uniform(2), rhythm)) offend(row);
  if (f_.state[row] == FighterState::criminal) {
    const double edge = (has(row, fighter_flag::accepted) ? p_.leaves_crime_edge : 0.0) +
                        (has(row, fighter_flag::counselled) ? p_.leaves_crime_edge : 0.0);
    if (draws.chance(3, p_.leaves_crime_per_month * (1.0 + edge))) leave_crime(row);
    if (somebody_calls_) {
      hear_call(row, step_.draws.block(FighterId{row}, Lane::remobilisation).uniform(0), rhythm);
    }
  } else if (somebody_calls_) {
    hear_call(row, draws.uniform(3), rhythm);
  }
}

void FormerFighters::fade_tie(std::uint32_t row, const Rhythm& rhythm) {
  const double kept =
      unit_of(row).recruited_locally ? rhythm.keeps_tie_local : rhythm.keeps_tie_other;
  f_.commander_tie[row] = static_cast<float>(f_.commander_tie[row] * kept);
}

void FormerFighters::die(std::uint32_t row) {
  lose_work(row);
  // Comrades keep the gun of one under arms; his house that of one at home.
  const bool in_unit = armed(f_.state[row]);
  (in_unit ? world_.factions[f_.faction[row].value].cached_weapons
           : place_of(row).civilian_weapons) += f_.weapons[row];
  f_.weapons[row] = 0;
  enter(f_, row, FighterState::dead, step_.week());
  ++world_.deaths;
  count(Count::death, row);
}

void FormerFighters::lose_work(std::uint32_t row) {
  if (f_.livelihood[row] == Livelihood::employed) --place_of(row).jobs_taken;
  f_.livelihood[row] = Livelihood::idle;
}

void FormerFighters::work(std::uint32_t row, double uniform, const Rhythm& rhythm) {
  if (f_.state[row] == FighterState::in_programme) return;
  const District& place = place_of(row);
  switch (f_.livelihood[row]) {
    case Livelihood::employed: {
      const double shed = shed_in_a_month * overhang(place.jobs, place.jobs_taken);
      if (uniform < rhythm.within(p_.job_loss_per_month + shed)) lose_work(row);
      return;
    }
    case Livelihood::subsistence:
      if (uniform < rhythm.within(weeks_per_month * leaves_land_[f_.district[row].value])) {
        f_.livelihood[row] = Livelihood::idle;
      } else if (has(row, fighter_flag::skilled)) {
        seek_work(row, 1.0 - uniform, rhythm);
      }
      return;
    default:
      seek_work(row, uniform, rhythm);
  }
}

void FormerFighters::seek_work(std::uint32_t row, double uniform, const Rhythm& rhythm) {
  District& place = place_of(row);
  double found = 0.0;
  if (place.jobs > place.jobs_taken) {
    found = rhythm.within(fighter_job_probability(
        p_, {.vacancies = static_cast<double>(place.jobs - place.jobs_taken),
             .seekers = static_cast<double>(place.seekers),
             .skilled = has(row, fighter_flag::skilled) ? 1.0 : 0.0,
             .schooled = has(row, fighter_flag::schooled),
             .accepted = has(row, fighter_flag::accepted),
             .broker_tie = tie_to(row, CommanderStyle::brokers_work)}));
  }
  if (uniform < found) {
    ++place.jobs_taken;
    f_.livelihood[row] = Livelihood::employed;
    if (f_.state[row] == FighterState::criminal) leave_crime(row);
    return;
  }
  if (f_.livelihood[row] != Livelihood::idle) return;
  const double land = has(row, fighter_flag::accepted) ? 1.0 + p_.farm_accepted_edge : 1.0;
  const double farms = rhythm.within(p_.farm_per_month * (1.0 - place.urban_share) *
                                     (1.0 - place.insecurity) * land);
  if (uniform < found + (1.0 - found) * farms) {
    f_.livelihood[row] = Livelihood::subsistence;
  }
}

FormerFighterView FormerFighters::view_of(std::uint32_t row) const {
  const auto& sanction = world_.justice.seen_sanction;
  const std::uint32_t d = f_.district[row].value;
  const bool impostor = has(row, fighter_flag::impostor);
  return {.idle = idle(row),
          .in_gap = f_.state[row] == FighterState::waiting && p_.sees_idleness > 0.0,
          .criminal_tie = tie_to(row, CommanderStyle::runs_crime),
          .restraining_tie = tie_to(row, CommanderStyle::restrains),
          .peers = impostor ? 0.0 : peers(f_.unit[row]),
          .rents = world_.districts[d].lootable,
          .sanction = d < sanction.size() ? sanction[d] : 0.0,
          .expects_tranche = f_.tranches_due[row] > 0,
          .accepted = has(row, fighter_flag::accepted),
          .family = has(row, fighter_flag::family),
          .schooled = has(row, fighter_flag::schooled),
          .counselled = has(row, fighter_flag::counselled),
          .impostor = impostor,
          .child = f_.role[row] == FighterRole::child,
          .woman = f_.sex[row] == Sex::female,
          .criminal = f_.state[row] == FighterState::criminal};
}

bool FormerFighters::offends(std::uint32_t row, double uniform, const Rhythm& rhythm) const {
  // Most draws are above what anybody like him does in the worst of circumstances.
  const double most =
      f_.state[row] == FighterState::criminal ? rhythm.most_criminal : rhythm.most_other;
  if (uniform >= most * factors_of_flags_[f_.flags[row]] * most_of_unit_[f_.unit[row].value] *
                     most_of_district_[f_.district[row].value]) {
    return false;
  }
  FormerFighterView view = view_of(row);
  // His propensity stays with him for life.
  view.propensity = propensity_of(
      p_, Draws(world_.luck, 0).block(FighterId{row}, Lane::fighter_offence, 2).uniform(0));
  return exact::happens_within(uniform, former_fighter_offence_rate(p_, view), rhythm.weeks);
}

void FormerFighters::offend(std::uint32_t row) {
  const CitizenId victim = somebody_in(world_, f_.district[row],
                                       step_.draws.block(FighterId{row}, Lane::offence_victim));
  if (!victim.exists()) return;
  const CommunityId community = community_of(world_, victim);
  const Block draws = step_.draws.block(FighterId{row}, Lane::fighter_offence, 1);
  const double what = draws.uniform(0);
  const double robbery_until = p_.homicide_share + p_.robbery_share;
  const Matter matter = what < p_.homicide_share                  ? Matter::homicide
                        : what < robbery_until                    ? Matter::robbery
                        : what < robbery_until + p_.assault_share ? Matter::assault
                                                                  : Matter::theft;
  constexpr std::uint32_t of_fighters = static_cast<std::uint32_t>(Lane::fighter_offence) << 24;
  world_.incidents.push_back(
      {.id = event_id(community.value, static_cast<std::uint32_t>(step_.week()), of_fighters ^ row),
       .community = community,
       .victim = victim,
       .matter = matter,
       .offender_kind = OffenderKind::fighter,
       .offender = row});
  float& readiness = world_.communities.acceptance[community.value];
  const double people =
      static_cast<double>(std::max<std::int64_t>(1, world_.communities.people[community.value]));
  readiness = static_cast<float>(readiness * (1.0 - exact::clamp01(p_.acceptance_lost / people)));
  mark_recidivist(world_, row);
  if (f_.state[row] != FighterState::criminal) relapse_into_crime(row, draws);
}

void FormerFighters::relapse_into_crime(std::uint32_t row, const Block& draws) {
  const double turns = p_.turns_criminal + p_.turns_criminal_idle * idle(row) +
                       p_.turns_criminal_tie * tie_to(row, CommanderStyle::runs_crime);
  if (!draws.chance(1, turns)) return;
  lose_work(row);
  f_.livelihood[row] = Livelihood::illicit;
  enter(f_, row, FighterState::criminal, step_.week());
}

void FormerFighters::leave_crime(std::uint32_t row) {
  if (f_.livelihood[row] == Livelihood::illicit) f_.livelihood[row] = Livelihood::idle;
  enter(f_, row, at_home(f_.discharge[row]), step_.week());
}

/// Of his own commander, who fights where he lives: in his unit's band or in another's.
Call FormerFighters::call_of_commander(std::uint32_t row) const {
  const Unit& own = unit_of(row);
  if (own.dismissal != Dismissal::none || !own.commander.exists()) return {};
  const std::uint32_t commander = own.commander.value;
  const UnitId band = f_.unit[commander];
  const bool calls = armed(f_.state[commander]) && calls_men(unit_at(band)) &&
                     unit_at(band).district == f_.district[row];
  if (!calls) return {};
  return {.from = unit_at(band).faction, .band = band, .strength = 1.0};
}

/// The loudest call: of his own commander or leader, or of another leader at war in the district;
/// none in peace.
Call FormerFighters::call_to(std::uint32_t row) const {
  Call loudest = call_of_commander(row);
  const FactionId his = leader_of(row);
  for (std::uint32_t other = 0; other < world_.factions.size(); ++other) {
    const Faction& faction = world_.factions[other];
    const bool own = FactionId{other} == his;
    if (!own && (faction.stance != Stance::fight ||
                 balance_.armed(f_.district[row], FactionId{other}) == 0)) {
      continue;
    }
    const bool stranger = !own && !officer_went_to(FactionId{other}, row);
    const double call = call_to_arms(p_, faction.stance, faction.led);
    const double heard = call * (stranger ? p_.call_stranger : 1.0);
    if (heard > loudest.strength)
      loudest = {.from = FactionId{other}, .band = {}, .strength = heard, .stranger = stranger};
  }
  return loudest;
}

/// Men of the dismissed follow an officer of theirs who has gone over.
bool FormerFighters::officer_went_to(FactionId caller, std::uint32_t row) const {
  const FighterId officer = unit_of(row).commander;
  if (unit_of(row).dismissal == Dismissal::none || !officer.exists()) return false;
  return f_.state[officer.value] == FighterState::remobilised &&
         f_.faction[officer.value] == caller;
}

/// A soldier who was sent home was promised his severance, whatever leaders were promised.
double FormerFighters::promises_kept_to(std::uint32_t row) const {
  if (unit_of(row).dismissal != Dismissal::none) return f_.tranches_paid[row] > 0 ? 1.0 : 0.0;
  return world_.factions[f_.faction[row].value].promises_kept;
}

void FormerFighters::hear_call(std::uint32_t row, double uniform, const Rhythm& rhythm) {
  if (uniform >= rhythm.most_recalled) return;
  const Call call = call_to(row);
  if (!call.from.exists()) return;
  // A leader pays whom he calls; a commander on his own account has nothing to give but loot.
  const bool paid = !call.band.exists();
  if (paid && world_.factions[call.from.value].war_chest < to_cents(p_.signing_fee_usd)) return;
  const ArmsView arms =
      balance_.view(f_.district[row], f_.faction[row], attitude(row, Attitude::trust_police));
  const RecallView view = {
      .call = call.strength,
      .tie = call.stranger ? 0.0 : f_.commander_tie[row],
      .idle = idle(row),
      .danger = p_.sees_danger * danger_unarmed(step_.parameters.registration.balance, arms),
      .promises_kept = promises_kept_to(row),
      .grievance = p_.sees_misrule * attitude(row, Attitude::grievance),
      .accepted = has(row, fighter_flag::accepted),
      .family = has(row, fighter_flag::family),
      .expects_tranche = f_.tranches_due[row] > 0,
      .impostor = has(row, fighter_flag::impostor)};
  if (!exact::happens_within(uniform, remobilise_rate(p_, view), rhythm.weeks)) return;
  if (!find_gun(world_, row, call.from)) return;
  if (paid) {
    const Cents fee = to_cents(p_.signing_fee_usd);
    world_.factions[call.from.value].war_chest -= fee;
    world_.accounts.spent_by_factions += fee;
  }
  rejoin(step_, world_, row, paid ? unit_to_join(row, call.from) : call.band);
}

/// His own unit while anybody is there, else one in his district, else any of the caller's.
UnitId FormerFighters::unit_to_join(std::uint32_t row, FactionId caller) const {
  UnitId found = caller == leader_of(row) ? f_.unit[row] : UnitId{};
  if (found.exists() && unit_of(row).under_arms > 0) return found;
  bool anywhere = false;
  for (std::uint32_t u = 0; u < world_.units.size(); ++u) {
    const Unit& unit = world_.units[u];
    if (unit.faction != caller || unit.under_arms <= 0) continue;
    if (unit.district == f_.district[row]) return UnitId{u};
    if (!anywhere) found = UnitId{u};
    anywhere = true;
  }
  return found;
}

}  // namespace

void former_fighters(const Step& step, World& world) { FormerFighters(step, world).play(); }

}  // namespace ssr

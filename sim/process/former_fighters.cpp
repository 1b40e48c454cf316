#include "process/former_fighters_week.h"

#include <algorithm>

#include "process/handover.h"

namespace ssr {

namespace {

/// A life that changes little is looked at once a season: at home, whether in a programme or never
/// in one. In the queue, in a course and in crime every month counts.
constexpr bool lives_by_season(FighterState state) noexcept {
  return state == FighterState::settled || state == FighterState::home_unregistered;
}

/// Among comrades of other origins and under other orders, ties fade as those of men who went far.
constexpr bool in_uniform(FighterState state) noexcept {
  return state == FighterState::in_army || state == FighterState::in_police;
}

}  // namespace

void FormerFightersWeek::play() {
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
        land_exit_probability(step_.parameters.livelihoods, step_.context, district));
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
    const LifeRhythm& rhythm = settled ? by_season_ : monthly_;
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

void FormerFightersWeek::live(std::uint32_t row, const Block& draws, const LifeRhythm& rhythm) {
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

void FormerFightersWeek::fade_tie(std::uint32_t row, const LifeRhythm& rhythm) {
  const double kept =
      unit_of(row).recruited_locally ? rhythm.keeps_tie_local : rhythm.keeps_tie_other;
  f_.commander_tie[row] = static_cast<float>(f_.commander_tie[row] * kept);
}

void FormerFightersWeek::die(std::uint32_t row) {
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

void FormerFightersWeek::lose_work(std::uint32_t row) {
  if (has_job(world_, row)) --place_of(row).jobs_taken;
  f_.livelihood[row] = Livelihood::idle;
}

void FormerFightersWeek::work(std::uint32_t row, double uniform, const LifeRhythm& rhythm) {
  if (f_.state[row] == FighterState::in_programme || on_patrol(world_.programme, row)) return;
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

void FormerFightersWeek::seek_work(std::uint32_t row, double uniform, const LifeRhythm& rhythm) {
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
  const double farms =
      rhythm.within(p_.farm_per_month * open_land(place) * (1.0 - place.insecurity) * land);
  if (uniform < found + (1.0 - found) * farms) {
    f_.livelihood[row] = Livelihood::subsistence;
  }
}

FormerFighterView FormerFightersWeek::view_of(std::uint32_t row) const {
  const auto& sanction = world_.justice.seen_sanction;
  const std::uint32_t d = f_.district[row].value;
  const bool impostor = has(row, fighter_flag::impostor);
  return {.idle = idle(row),
          .in_gap = f_.state[row] == FighterState::waiting && p_.sees_idleness > 0.0 &&
                    !on_patrol(world_.programme, row),
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

bool FormerFightersWeek::offends(std::uint32_t row, double uniform,
                                 const LifeRhythm& rhythm) const {
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

void FormerFightersWeek::offend(std::uint32_t row) {
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

void FormerFightersWeek::relapse_into_crime(std::uint32_t row, const Block& draws) {
  const double turns = p_.turns_criminal + p_.turns_criminal_idle * idle(row) +
                       p_.turns_criminal_tie * tie_to(row, CommanderStyle::runs_crime);
  if (!draws.chance(1, turns)) return;
  lose_work(row);
  f_.livelihood[row] = Livelihood::illicit;
  enter(f_, row, FighterState::criminal, step_.week());
}

void FormerFightersWeek::leave_crime(std::uint32_t row) {
  if (f_.livelihood[row] == Livelihood::illicit) f_.livelihood[row] = Livelihood::idle;
  enter(f_, row, at_home(f_.discharge[row]), step_.week());
}

void former_fighters(const Step& step, World& world) { FormerFightersWeek(step, world).play(); }

}  // namespace ssr

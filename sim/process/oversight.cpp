#include "process/oversight.h"

#include <algorithm>
#include <vector>

#include "core/exact_math.h"
#include "process/dismissed.h"
#include "process/parameters.h"
#include "process/shielding.h"
#include "world/feelings.h"

namespace ssr {

double file_probability(const OversightParameters& p, bool serious, double civil_society) noexcept {
  const double chance =
      exact::clamp01(p.complaint_rate + p.complaint_by_reach * p.feels_scrutiny * civil_society);
  return serious ? chance : p.petty_share * chance;
}

double proof_probability(const OversightParameters& p, double supervision) noexcept {
  return exact::clamp01(p.proof + p.proof_by_supervision * supervision);
}

double sanction_probability(const OversightParameters& p, double will, double patronage,
                            double parliament, double civil_society) noexcept {
  const double wanted = p.sanction_by_will * will;
  const double unpunished = (1.0 - wanted) *
                            (1.0 - p.by_parliament * p.feels_scrutiny * parliament) *
                            (1.0 - p.by_press * p.feels_scrutiny * civil_society);
  return exact::clamp01((1.0 - unpunished) *
                        past_patrons(p.protected_by_patronage * p.sees_patronage, patronage));
}

double certainty_next(const OversightParameters& p, double seen, double misdeeds,
                      double punished) noexcept {
  if (misdeeds <= 0 && punished <= 0) return seen;
  const double share = exact::clamp01(punished / std::max(misdeeds, punished));
  const double fastest = 1.0 - p.remembers_impunity * (1.0 - p.memory_rate);
  const double speed = fastest * misdeeds / (misdeeds + p.half_noticed);
  return exact::clamp01(seen + speed * (share - seen));
}

namespace {

// Misdeeds and punishments of a week, weighted by gravity: police and army apart.
struct WeekOfForce {
  std::vector<double> misdeeds;
  std::vector<double> punished;
};

class Board {
 public:
  Board(const Step& step, World& world)
      : step_(step),
        p_(step.parameters.oversight),
        world_(world),
        police_(empty()),
        army_(empty()) {}

  void play() {
    strengthen();
    open_files();
    read_files();
    remember_certainty(police_, world_.oversight.seen_certainty_police);
    remember_certainty(army_, world_.oversight.seen_certainty_army);
  }

 private:
  WeekOfForce empty() const {
    const std::size_t n = world_.districts.size();
    return {std::vector<double>(n), std::vector<double>(n)};
  }
  WeekOfForce& force_of(const Misdeed& deed) {
    return deed.offender_kind == OffenderKind::soldier ? army_ : police_;
  }
  double gravity(const Misdeed& deed) const { return deed.serious ? 1.0 : p_.petty_share; }

  void strengthen();
  void open_files();
  void read_files();
  void examine(const Misdeed& deed);
  void punish(const Misdeed& deed, const Block& draws);
  void remedy(const Misdeed& deed, const Block& draws);
  void remember_certainty(const WeekOfForce& force, std::vector<double>& seen) const;

  const Step& step_;
  const OversightParameters& p_;
  World& world_;
  WeekOfForce police_;
  WeekOfForce army_;
};

double headcount(const World& world) {
  const auto serving = [](const std::vector<ServiceStatus>& column) {
    return static_cast<double>(std::count(column.begin(), column.end(), ServiceStatus::serving));
  };
  return serving(world.police.status) + serving(world.army.soldiers.status);
}

// Inspectors, watchdogs and committees grow by what the plan pays and wear away by themselves.
void Board::strengthen() {
  Oversight& board = world_.oversight;
  double people = 0, trained = 0, grants = 0;
  const double needed = p_.inspectors_per_1000 * headcount(world_) / 1000.0;
  for (std::size_t d = 0; d < world_.districts.size(); ++d) {
    people += static_cast<double>(world_.districts[d].people);
    const double missing = std::max(needed - board.inspectors - trained, 0.0);
    trained += take(world_, step_.plan, Lever::oversight_bodies, d, missing);
    grants += take(world_, step_.plan, Lever::civil_society, d,
                   on_offer(world_, step_.plan, Lever::civil_society, d));
  }
  const double week = 1.0 / weeks_per_year;
  board.inspectors = board.inspectors * (1.0 - p_.inspector_turnover * week) + trained;
  const double reached = p_.reach_per_grant * grants / std::max(people / 1e6, 1e-3);
  board.civil_society += reached * (1.0 - board.civil_society) -
                         p_.reach_decay * week * std::max(board.civil_society - p_.own_reach, 0.0);
  board.parliament +=
      p_.parliament_per_inspector * trained * (1.0 - board.parliament) -
      p_.parliament_decay * week * std::max(board.parliament - p_.own_parliament, 0.0);
  board.civil_society = exact::clamp01(board.civil_society);
  board.parliament = exact::clamp01(board.parliament);
}

// Last week's misdeeds become files or are known to their victims alone; old files are forgotten.
void Board::open_files() {
  auto& deeds = world_.oversight.misdeeds;
  const auto oldest = step_.week() - static_cast<Week>(p_.file_weeks);
  std::size_t kept = 0;
  for (Misdeed& deed : deeds) {
    if (!deed.file_open) {
      force_of(deed).misdeeds[deed.district.value] += gravity(deed);
      const Block draws = step_.draws.block(deed.id, Lane::oversight);
      deed.file_open =
          draws.chance(0, file_probability(p_, deed.serious, world_.oversight.civil_society));
    }
    if (deed.file_open && deed.week >= oldest) deeds[kept++] = deed;
  }
  deeds.resize(kept);
}

// Limited eyes: serious matters first, then the oldest.
void Board::read_files() {
  auto& deeds = world_.oversight.misdeeds;
  const Block draws = step_.draws.block(0U, Lane::oversight, 1);
  std::int64_t left = exact::round_by_chance(p_.files_per_inspector * world_.oversight.inspectors,
                                             draws.uniform(0));
  for (const bool serious : {true, false}) {
    for (Misdeed& deed : deeds) {
      if (left <= 0 || deed.serious != serious || !deed.file_open) continue;
      --left;
      examine(deed);
      deed.file_open = false;
    }
  }
  std::erase_if(deeds, [](const Misdeed& deed) { return !deed.file_open; });
}

void Board::examine(const Misdeed& deed) {
  world_.tally.add(Count::abuse_investigated, deed.district);
  const Block draws = step_.draws.block(deed.id, Lane::oversight, 2);
  // Officers under mentors and supervisors are contradicted by somebody who saw it.
  if (!draws.chance(0, proof_probability(p_, world_.police.mentored_share))) return;
  const Government& state = world_.government;
  const double sanction = sanction_probability(
      p_, state.will, state.patronage, world_.oversight.parliament, world_.oversight.civil_society);
  const bool soldier = deed.offender_kind == OffenderKind::soldier;
  const double left =
      soldier ? past_comrades(p_.army_shielded, world_.army.civilian_control) : 1.0;
  if (draws.chance(1, sanction * left)) punish(deed, draws);
}

void Board::punish(const Misdeed& deed, const Block& draws) {
  world_.tally.add(Count::abuse_punished, deed.district);
  force_of(deed).punished[deed.district.value] += gravity(deed);
  remedy(deed, draws);
  const bool dismissed = deed.serious && draws.chance(2, p_.dismissed_share);
  if (deed.offender_kind == OffenderKind::officer) {
    if (world_.police.status[deed.offender] != ServiceStatus::serving) return;
    if (dismissed) {
      dismiss(step_, world_, OfficerId{deed.offender});
      world_.tally.add(Count::officer_dismissed, deed.district);
    } else {
      world_.police.status[deed.offender] = ServiceStatus::suspended;
      world_.police.training_until[deed.offender] =
          step_.week() + static_cast<Week>(p_.suspension_weeks);
    }
  } else if (dismissed && world_.army.soldiers.status[deed.offender] == ServiceStatus::serving) {
    dismiss(step_, world_, SoldierId{deed.offender}, Terms::for_cause, false);
    ++world_.army.dismissed_recently;
  }
}

void Board::remedy(const Misdeed& deed, const Block& draws) {
  const bool soldier = deed.offender_kind == OffenderKind::soldier;
  feel(world_, deed.victim, soldier ? Attitude::trust_army : Attitude::trust_police,
       p_.remedy_trust, draws.uniform(3));
  remember(world_, deed.community, &Communities::recent_remedy);
}

void Board::remember_certainty(const WeekOfForce& force, std::vector<double>& seen) const {
  double misdeeds = 0, punished = 0;
  for (std::size_t d = 0; d < seen.size(); ++d) {
    misdeeds += force.misdeeds[d];
    punished += force.punished[d];
  }
  const auto n = static_cast<double>(std::max<std::size_t>(seen.size(), 1));
  const double w = p_.seen_elsewhere;
  for (std::size_t d = 0; d < seen.size(); ++d) {
    seen[d] = certainty_next(p_, seen[d], (1.0 - w) * force.misdeeds[d] + w * misdeeds / n,
                             (1.0 - w) * force.punished[d] + w * punished / n);
  }
}

}  // namespace

void oversight(const Step& step, World& world) { Board(step, world).play(); }

}  // namespace ssr

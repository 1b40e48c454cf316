#include "process/oversight.h"

#include <algorithm>
#include <vector>

#include "core/exact_math.h"
#include "process/dismissed.h"
#include "process/parameters.h"
#include "process/shielding.h"
#include "world/feelings.h"

namespace ssr {
namespace {

void read_files(Table& t, OversightParameters& p) {
  p.complaint_rate = t.number("complaint_rate",
                              {.value = 0.04,
                               .low = 0.02,
                               .high = 0.08,
                               .unit = "1",
                               .help = "serious misdeeds that become a file where nobody listens",
                               .max = 1});
  p.complaint_by_reach =
      t.number("complaint_by_reach", {.value = 0.6,
                                      .low = 0.4,
                                      .high = 0.8,
                                      .unit = "1",
                                      .help = "added at full reach of media and NGOs",
                                      .max = 1});
  p.petty_share =
      t.number("petty_share", {.value = 0.15,
                               .low = 0.05,
                               .high = 0.3,
                               .unit = "1",
                               .help = "chance of a file for extortion over that for abuse",
                               .max = 1});
  p.files_per_inspector =
      t.number("files_per_inspector", {.value = 0.8,
                                       .low = 0.4,
                                       .high = 1.6,
                                       .unit = "1/week",
                                       .help = "files one inspector can look into",
                                       .max = 100});
  p.inspectors_per_1000 =
      t.number("inspectors_per_1000", {.value = 6,
                                       .low = 4,
                                       .high = 10,
                                       .unit = "1",
                                       .help = "inspectors needed per 1,000 officers and soldiers",
                                       .max = 200});
  p.file_weeks = t.number("file_weeks", {.value = 26,
                                         .low = 13,
                                         .high = 52,
                                         .unit = "week",
                                         .help = "after which an unread file is forgotten",
                                         .max = 500});
  p.proof = t.number("proof", {.value = 0.35,
                               .low = 0.2,
                               .high = 0.5,
                               .unit = "1",
                               .help = "files that prove what happened where no supervisor helps",
                               .max = 1});
  p.proof_by_supervision =
      t.number("proof_by_supervision", {.value = 0.25,
                                        .low = 0.1,
                                        .high = 0.4,
                                        .unit = "1",
                                        .help = "added where every officer is supervised",
                                        .max = 1});
  p.inspector_turnover =
      t.number("inspector_turnover", {.value = 0.1,
                                      .low = 0.05,
                                      .high = 0.2,
                                      .unit = "1/year",
                                      .help = "inspectors who leave, for aid agencies too",
                                      .max = 2});
}

void read_sanction(Table& t, OversightParameters& p) {
  p.sanction_by_will = t.number("sanction_by_will",
                                {.value = 0.7,
                                 .low = 0.5,
                                 .high = 0.9,
                                 .unit = "1",
                                 .help = "proven misdeeds punished by a wholly willing government",
                                 .max = 1});
  p.protected_by_patronage =
      t.number("protected_by_patronage",
               {.value = 0.8,
                .low = 0.6,
                .high = 0.95,
                .unit = "1",
                .source = "Haiti 1995-96: 46 police killings, no conviction (HRW 1997)",
                .help = "share saved where every post is a favour",
                .max = 1});
  p.by_parliament =
      t.number("by_parliament", {.value = 0.3,
                                 .low = 0.1,
                                 .high = 0.5,
                                 .unit = "1",
                                 .help = "of the unpunished, punished because a parliament asks",
                                 .max = 1});
  p.by_press = t.number("by_press", {.value = 0.2,
                                     .low = 0.05,
                                     .high = 0.35,
                                     .unit = "1",
                                     .help = "of the unpunished, punished because of publicity",
                                     .max = 1});
  p.army_shielded =
      t.number("army_shielded", {.value = 0.7,
                                 .low = 0.5,
                                 .high = 0.9,
                                 .unit = "1",
                                 .help = "soldiers whom an army without civilian control shields",
                                 .max = 1});
  p.dismissed_share = t.number(
      "dismissed_share", {.value = 0.6,
                          .low = 0.4,
                          .high = 0.8,
                          .unit = "1",
                          .help = "dismissed of those punished for abuse; others are suspended",
                          .max = 1});
  p.suspension_weeks = t.number("suspension_weeks", {.value = 13,
                                                     .low = 8,
                                                     .high = 26,
                                                     .unit = "week",
                                                     .help = "length of a suspension",
                                                     .min = 1,
                                                     .max = 200});
  p.remedy_trust =
      t.number("remedy_trust",
               {.value = 0.25,
                .low = 0.1,
                .high = 0.4,
                .unit = "1",
                .help = "victim's trust in police moves so far to 1 when his abuser is punished",
                .max = 1});
}

void read_memory(Table& t, OversightParameters& p) {
  p.memory_rate = t.number("memory_rate",
                           {.value = 0.025,
                            .low = 0.015,
                            .high = 0.04,
                            .unit = "1/week",
                            .help = "how fast the certainty that forces see follows what happens",
                            .max = 1});
  p.half_noticed = t.number(
      "half_noticed", {.value = 1,
                       .low = 0.5,
                       .high = 2,
                       .unit = "1/week",
                       .help = "misdeeds in a district at which half of that speed is reached",
                       .min = 0.001,
                       .max = 100});
  p.seen_elsewhere =
      t.number("seen_elsewhere", {.value = 0.5,
                                  .low = 0.3,
                                  .high = 0.7,
                                  .unit = "1",
                                  .help = "weight of what is known from the rest of the country",
                                  .max = 1});
  p.reach_per_grant = t.number(
      "reach_per_grant",
      {.value = 0.02,
       .low = 0.01,
       .high = 0.04,
       .unit = "1",
       .help = "reach of civil society gained by a grant, of what is left, among a million people",
       .max = 1});
  p.reach_decay = t.number("reach_decay", {.value = 0.15,
                                           .low = 0.08,
                                           .high = 0.3,
                                           .unit = "1/year",
                                           .help = "reach above its own lost without grants",
                                           .max = 5});
  p.own_reach = t.number("own_reach", {.value = 0.2,
                                       .low = 0.1,
                                       .high = 0.3,
                                       .unit = "1",
                                       .help = "reach of civil society without grants",
                                       .max = 1});
  p.parliament_per_inspector =
      t.number("parliament_per_inspector",
               {.value = 0.004,
                .low = 0.002,
                .high = 0.008,
                .unit = "1",
                .help = "parliament's grip gained per inspector trained, of what is left",
                .max = 1});
  p.parliament_decay =
      t.number("parliament_decay", {.value = 0.08,
                                    .low = 0.04,
                                    .high = 0.15,
                                    .unit = "1/year",
                                    .help = "grip above its own lost without support",
                                    .max = 5});
  p.own_parliament = t.number("own_parliament", {.value = 0.2,
                                                 .low = 0.1,
                                                 .high = 0.3,
                                                 .unit = "1",
                                                 .help = "parliament's grip without support",
                                                 .max = 1});
}

}  // namespace

OversightParameters read_oversight(Table& table) {
  OversightParameters p{};
  read_files(table, p);
  read_sanction(table, p);
  read_memory(table, p);
  return p;
}

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
    dismiss(step_, world_, SoldierId{deed.offender}, false, false);
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

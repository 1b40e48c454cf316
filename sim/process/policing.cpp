#include "process/policing.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/blocks.h"
#include "core/exact_math.h"
#include "core/fetch.h"
#include "process/parameters.h"
#include "process/shielding.h"
#include "world/custody.h"
#include "world/feelings.h"

namespace ssr {

namespace {

constexpr int suspect_tries = 24;        // young men looked at before nobody is named
constexpr double youngest_suspect = 15;  // [year]
constexpr double oldest_suspect = 40;

// Draws of the investigation lane, by question about a case.
enum : std::uint32_t {
  desk_draw = 1,
  search_draw = 2,
  arrest_draw = 3,
  feeling_draw = 4,
  shield_draw = 5
};

/// The queue of a station for matters of this urgency [0, 1], the most urgent first.
std::size_t queue_of(double urgency) {
  constexpr double last = Stations::n_urgencies - 1;
  return static_cast<std::size_t>(last - std::floor(exact::clamp01(urgency) * last));
}

/// What the stations of a district can do this week.
struct Desk {
  StationView view;
  double able = 0;
  double victim_pays = 0;
  double arrests = 0;  // that show sanction, this week
};

class PoliceWork {
 public:
  PoliceWork(const Step& step, World& world)
      : step_(step), p_(step.parameters.policing), world_(world), desks_(world.districts.size()) {
    world_.justice.convictions.resize(desks_.size());
    world_.justice.violence_by_civilians.resize(desks_.size());
    world_.justice.stations.resize(desks_.size());
    if (world_.justice.remembered_violence.empty()) begin_to_remember();
  }

  void play() {
    look_around();
    Justice& justice = world_.justice;
    std::vector<std::uint32_t> ids;
    ids.reserve(justice.reported.size());
    for (const Case& c : justice.reported) {
      ids.push_back(c.id);
      if (c.victim.exists()) fetch(&world_.citizens.flags[c.victim.value], 1);
    }
    const auto received = [&](std::size_t i, const Block& day) {
      receive(justice.reported[i], day);
    };
    each_with_blocks(step_.draws, ids, desk_draw, received, Lane::investigation);
    justice.reported.clear();
    for (Case& c : justice.warrants) execute_warrant(c);
    refile(world_, justice.warrants);
    for (std::size_t d = 0; d < desks_.size(); ++d) {
      expect(d + 1);
      shelve(d);
      search(d);
    }
    impress_offenders();
  }

 private:
  Desk& desk_of(const Case& c) { return desks_[c.district.value]; }
  double gravity(const Case& c) const { return p_.gravity[static_cast<std::size_t>(c.matter)]; }
  Block draws(const Case& c, std::uint32_t draw) const {
    return step_.draws.block(c.id, Lane::investigation, draw);
  }
  /// The same in every week of the case: whom somebody shields he goes on shielding.
  Block lifelong_draw(const Case& c) const {
    return Draws(step_.draws.luck(), 0).block(c.id, Lane::investigation, shield_draw);
  }

  void begin_to_remember();
  void look_around();
  void receive(Case& c, const Block& day);
  void settle_at_desk(Case& c, const Block& day);
  double evidence_now(const Case& c);
  bool cold(const Case& c) const;
  void lay_aside(Case& c);
  /// Fetches what shelve() looks at: heads of queues lie far apart. Always inline: gcc 12 drops
  /// calls of functions that only prefetch.
  [[gnu::always_inline]] void expect(std::size_t d) const {
    if (d >= desks_.size()) return;
    for (const auto& queue : world_.justice.stations[d].waiting) {
      if (!queue.empty()) fetch(&queue.front(), 1);
    }
  }
  void shelve(std::size_t d);
  void search(std::size_t d);
  void investigate(Case& c);
  bool name_somebody_else(Case& c);
  double unshielded(OffenderKind kind) const;
  bool within_reach(const Case& c, double uniform) const;
  void execute_warrant(Case& c);
  void arrest(Case& c);
  void put_right(Case& c);
  void drop(Case& c, Count how);
  void impress_offenders();

  const Step& step_;
  const PolicingParameters& p_;
  World& world_;
  std::vector<Desk> desks_;  // [district]
  std::vector<double> kept_;  // [weeks] of evidence, as far as anybody has asked
};

// The picture of the start weighs as much as some months of violence among so many people.
void PoliceWork::begin_to_remember() {
  Justice& justice = world_.justice;
  for (std::size_t d = 0; d < desks_.size(); ++d) {
    const double thousands = static_cast<double>(world_.districts[d].people) / 1000.0;
    justice.remembered_violence.push_back(p_.sanction_prior * thousands);
    justice.remembered_sanctions.push_back(justice.seen_sanction[d] *
                                           justice.remembered_violence[d]);
  }
}

void PoliceWork::look_around() {
  const Police& police = world_.police;
  std::vector<double> officers(desks_.size());
  for (std::size_t i = 0; i < police.size(); ++i) {
    if (police.status[i] != ServiceStatus::serving) continue;
    StationView& view = desks_[police.district[i].value].view;
    officers[police.district[i].value] += 1.0;
    view.training += std::min<double>(police.training_weeks[i], p_.full_training_weeks);
    view.supervision += police.supervisor[i] == supervisor_rank::trained ? 1.0 : 0.0;
    view.integrity += police.integrity[i];
    view.arrears_weeks += police.arrears_weeks[i];
  }
  for (std::size_t d = 0; d < desks_.size(); ++d) {
    Desk& desk = desks_[d];
    StationView& view = desk.view;
    const double n = std::max(officers[d], 1.0);
    view.present = world_.districts[d].police_present;
    view.training /= n * p_.full_training_weeks;
    view.supervision = exact::clamp01(p_.officers_per_supervisor * view.supervision / n);
    view.equipment = police.equipment;
    view.institution =
        1.0 - (1.0 - police.institutional_capacity) * (1.0 - police.substituted_share);
    view.integrity /= n;
    view.arrears_weeks /= n;
    view.certainty = world_.oversight.seen_certainty_police[d];
    desk.able = capability(p_, view);
    desk.victim_pays = exact::clamp01(p_.victim_pays * temptation(p_, view));
  }
}

// The desk settles some matters on the day and takes money to hurry others; the rest wait their
// turn.
void PoliceWork::receive(Case& c, const Block& day) {
  settle_at_desk(c, day);
  if (c.stage != Stage::reported) return file(world_, c);
  const std::size_t queue = queue_of(gravity(c) + (c.bribed ? p_.paid_priority : 0.0));
  world_.justice.stations[c.district.value].waiting[queue].push_back(c);
}

void PoliceWork::settle_at_desk(Case& c, const Block& day) {
  const Desk& desk = desk_of(c);
  if (desk.view.present <= 0) return;
  // Nobody mediates with forces, with fighters whose unit stands, or with the unknown.
  const bool former_fighter =
      c.suspect_kind == OffenderKind::fighter && at_large(world_.fighters.state[c.suspect]);
  const bool neighbour =
      c.suspect_kind == OffenderKind::citizen || former_fighter || dispute(c.matter);
  if (neighbour && day.chance(0, desk_probability(p_, gravity(c)))) {
    world_.tally.add(Count::mediated, c.district);
    put_right(c);
    return;
  }
  const bool poor =
      c.victim.exists() && (world_.citizens.flags[c.victim.value] & citizen_flag::vulnerable) != 0;
  c.bribed = !poor && day.chance(1, desk.victim_pays);
}

/// As evidence_left() has it.
double PoliceWork::evidence_now(const Case& c) {
  const auto weeks = static_cast<std::size_t>(step_.week() - c.opened);
  while (kept_.size() <= weeks) {
    kept_.push_back(evidence_kept(p_, static_cast<Week>(kept_.size())));
  }
  return c.evidence * kept_[weeks];
}

bool PoliceWork::cold(const Case& c) const {
  return step_.week() - c.opened > p_.shelf_weeks + p_.shelf_by_gravity * gravity(c);
}

void PoliceWork::lay_aside(Case& c) {
  drop(c, Count::dropped);
  file(world_, c);
}

// What grew cold at the head of a queue is shelved, whether anybody has time or not.
void PoliceWork::shelve(std::size_t d) {
  for (auto& queue : world_.justice.stations[d].waiting) {
    while (!queue.empty()) {
      if (!cold(queue.front())) break;
      lay_aside(queue.front());
      queue.pop_front();
    }
  }
}

// Limited hands: the gravest matters first, and among them who came first. What was searched for in
// vain waits again behind the others, so that a cold case may stand anywhere in the queue; to lay
// it aside takes nobody's time.
void PoliceWork::search(std::size_t d) {
  const Desk& desk = desks_[d];
  const Block luck = step_.draws.block(static_cast<std::uint32_t>(d), Lane::investigation);
  std::int64_t left =
      exact::round_by_chance(desk.view.present * p_.per_officer * desk.able, luck.uniform(0));
  constexpr std::size_t ahead = 6;  // cases between fetching one and looking at it
  for (auto& queue : world_.justice.stations[d].waiting) {
    for (std::size_t turns = queue.size(); turns > 0 && left > 0; --turns) {
      if (queue.size() > ahead) fetch(&queue[ahead], 1);
      Case next = queue.front();
      queue.pop_front();
      if (cold(next)) {
        lay_aside(next);
        continue;
      }
      --left;
      investigate(next);
      if (next.stage == Stage::reported) {
        queue.push_back(next);
      } else {
        file(world_, next);
      }
    }
  }
}

void PoliceWork::investigate(Case& c) {
  const Block search = draws(c, search_draw);
  const double able = desk_of(c).able;
  const double evidence = evidence_now(c);
  const bool known = c.suspect_kind != OffenderKind::unknown && c.suspect_kind != OffenderKind::mob;
  if (known && search.chance(0, find_probability(p_, evidence, able))) {
    c.right_person = true;
    c.evidence = static_cast<float>(1.0 - (1.0 - evidence) * (1.0 - p_.file_gain * able));
  } else if (search.chance(1, wrongful_probability(p_, gravity(c), able)) &&
             name_somebody_else(c)) {
    c.right_person = false;
    c.evidence = static_cast<float>(p_.coerced_evidence);
  } else {
    c.evidence *= static_cast<float>(p_.cold);
    return;
  }
  c.stage = Stage::investigated;
  c.stage_since = step_.week();
  if (within_reach(c, search.uniform(2))) arrest(c);
}

// Under pressure to name somebody, stations pick up young men of the neighbourhood.
bool PoliceWork::name_somebody_else(Case& c) {
  for (std::uint32_t t = 0; t < suspect_tries; ++t) {
    const CitizenId row =
        somebody_of(world_, c.community, step_.draws.block(c.id, Lane::suspect, t));
    if (!row.exists() || row == c.victim) continue;
    const double age = age_years(world_.citizens.birth_week[row.value], step_.week());
    if (world_.citizens.sex[row.value] != Sex::male || age < youngest_suspect ||
        age > oldest_suspect) {
      continue;
    }
    c.suspect_kind = OffenderKind::citizen;
    c.suspect = row.value;
    return true;
  }
  return false;
}

// Share of named officers and soldiers whom those who keep them from punishment let be arrested.
double PoliceWork::unshielded(OffenderKind kind) const {
  const OversightParameters& shields = step_.parameters.oversight;
  const double left = past_patrons(shields.protected_by_patronage * shields.sees_patronage,
                                   world_.government.patronage);
  if (kind != OffenderKind::soldier) return left;
  return left * past_comrades(shields.army_shielded, world_.army.civilian_control);
}

bool PoliceWork::within_reach(const Case& c, double uniform) const {
  switch (c.suspect_kind) {
    case OffenderKind::citizen:
      return world_.citizens.weight[c.suspect] > 0;
    case OffenderKind::fighter:
      return at_large(world_.fighters.state[c.suspect]);
    case OffenderKind::officer:
    case OffenderKind::soldier:
      return uniform < p_.own_kind * desks_[c.district.value].able &&
             lifelong_draw(c).chance(0, unshielded(c.suspect_kind));
    case OffenderKind::unknown:
    case OffenderKind::mob:
      break;
  }
  return false;
}

void PoliceWork::execute_warrant(Case& c) {
  c.evidence = static_cast<float>(evidence_left(p_, c.evidence, 1));
  if (step_.week() - c.stage_since > p_.warrant_weeks) return drop(c, Count::dropped);
  if (desk_of(c).view.present <= 0) return;
  if (within_reach(c, draws(c, search_draw).uniform(2))) arrest(c);
}

void PoliceWork::arrest(Case& c) {
  const Block day = draws(c, arrest_draw);
  world_.tally.add(Count::arrest, c.district);
  if (!c.right_person) world_.tally.add(Count::wrongful_arrest, c.district);
  if (day.chance(0, bribe_probability(p_, desk_of(c).view, gravity(c)))) {
    return drop(c, Count::bought_off);
  }
  if (shows_sanction(c)) desk_of(c).arrests += 1.0;
  world_.tally.add(Count::charged_case, c.district);
  c.stage = Stage::charged;
  c.stage_since = step_.week();
  if (day.chance(1, p_.remand[static_cast<std::size_t>(c.matter)])) {
    take_into_custody(world_, c, Custody::remand, step_.week());
  }
}

void PoliceWork::put_right(Case& c) {
  const Block luck = draws(c, feeling_draw);
  const bool fair = luck.chance(0, p_.station_fair);
  if (fair) {
    world_.tally.add_person(Count::fair_remedy, c.district, c.victim_sex, c.victim_group);
    remember(world_, c.community, &Communities::recent_remedy);
  }
  if (fair && c.victim.exists()) {
    feel(world_, c.victim, Attitude::trust_police, p_.remedy_trust, luck.uniform(1));
  }
  close(c, step_.week());
}

// A dispute that the police leave alone is still there; a crime is closed, and its victim knows.
void PoliceWork::drop(Case& c, Count how) {
  world_.tally.add(how, c.district);
  if (dispute(c.matter)) {
    c.stage = Stage::unresolved;
    c.stage_since = step_.week();
    return;
  }
  remember(world_, c.community, &Communities::recent_impunity);
  if (c.victim.exists()) {
    const Block luck = draws(c, feeling_draw);
    feel(world_, c.victim, Attitude::trust_police, -p_.impunity_trust, luck.uniform(2));
    feel(world_, c.victim, Attitude::grievance, p_.impunity_grievance, luck.uniform(3));
  }
  close(c, step_.week());
}

// Offenders hear of violence and of what became of those who did it. An arrest and the conviction
// that follows are one sanction: every case in court began with an arrest, also those from before
// the start.
void PoliceWork::impress_offenders() {
  Justice& justice = world_.justice;
  for (std::size_t d = 0; d < desks_.size(); ++d) {
    const double sanctions =
        p_.arrest_counts * desks_[d].arrests + (1.0 - p_.arrest_counts) * justice.convictions[d];
    double& sanctioned = justice.remembered_sanctions[d];
    double& violence = justice.remembered_violence[d];
    sanctioned = remembered_next(p_, sanctioned, sanctions);
    violence = remembered_next(p_, violence, justice.violence_by_civilians[d]);
    justice.seen_sanction[d] = sanction_seen(justice.seen_sanction[d], sanctioned, violence);
    justice.convictions[d] = justice.violence_by_civilians[d] = 0;
  }
}

}  // namespace

void policing(const Step& step, World& world) { PoliceWork(step, world).play(); }

}  // namespace ssr

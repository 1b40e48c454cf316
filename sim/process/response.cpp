#include "process/response.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/blocks.h"
#include "core/fetch.h"
#include "core/saturation.h"
#include "process/casualties.h"
#include "process/parameters.h"
#include "process/response_arms.h"
#include "world/custody.h"
#include "world/feelings.h"

namespace ssr {

namespace {

constexpr std::size_t ahead = 8;  // incidents between fetching a row and answering

/// What everybody of one community who lives in one district has in common this week.
struct Surroundings {
  CommunityId community;
  DistrictId district;
  SeekerView seeker;              // the part that the place decides
  double presence_authority = 0;  // of custom
  MobView mob;
};

/// What people see of officers of their own group; 0 where a group has no people.
std::vector<double> officers_by_group(const Step& step, const World& world) {
  const std::size_t n_groups = step.context.groups.size();
  std::vector<double> share(world.districts.size() * n_groups, 0.0);
  std::vector<double> officers(world.districts.size(), 0.0);
  const Police& police = world.police;
  for (std::size_t i = 0; i < police.size(); ++i) {
    if (police.status[i] != ServiceStatus::serving || !police.home[i].exists()) continue;
    const std::size_t d = police.district[i].value;
    share[d * n_groups + world.citizens.group[police.home[i].value]] += 1.0;
    officers[d] += 1.0;
  }
  for (std::size_t d = 0; d < officers.size(); ++d) {
    const std::vector<double>& people_of = step.context.regions[d].group_shares;
    for (std::size_t g = 0; g < std::min(n_groups, people_of.size()); ++g) {
      const double people = officers[d] * people_of[g];
      double& of_group = share[d * n_groups + g];
      of_group = people > 0 ? of_group / people : 0.0;
    }
  }
  return share;
}

/// A set of matters, as bits: nobody can guess the matter of an incident.
class Matters {
 public:
  template <class Is>
  constexpr explicit Matters(Is is) {
    for (std::uint32_t m = 0; m < n_matters; ++m) {
      if (is(static_cast<Matter>(m))) bits_ |= 1U << m;
    }
  }
  constexpr bool hold(Matter matter) const {
    return (bits_ >> static_cast<std::uint32_t>(matter) & 1U) != 0;
  }

 private:
  std::uint32_t bits_ = 0;
};

constexpr Matters violence([](Matter m) { return violent(m); });
constexpr Matters hurting([](Matter m) { return violent(m) || m == Matter::extortion; });

class Responders {
 public:
  Responders(const Step& step, World& world)
      : step_(step),
        world_(world),
        p_(step.parameters.response),
        most_arming_(std::max(arming_probability(p_, {Sex::female, 1.0, 0.0, 0.0}),
                              arming_probability(p_, {Sex::male, 1.0, 0.0, 0.0}))) {
    for (std::size_t d = 0; d < world.districts.size(); ++d) {
      const double people = std::max(1.0, static_cast<double>(world.districts[d].people));
      court_reach_.push_back(
          exact::saturating(1e5 * world.justice.courts[d].judges / people, p_.half_judges));
    }
  }

  void answer(std::size_t number, const Block& draws, bool in_revenge);
  /// Fetches the row of an incident that is answered soon: its columns are far apart in memory.
  /// Always inline: gcc 12 drops calls of functions that only prefetch.
  [[gnu::always_inline]] void expect(std::size_t number) const {
    if (number >= world_.incidents.size() || !world_.incidents[number].victim.exists()) return;
    const std::uint32_t row = world_.incidents[number].victim.value;
    const Citizens& citizens = world_.citizens;
    fetch(&citizens.weight[row], 1);
    fetch(&citizens.birth_week[row], 1);
    fetch(&citizens.sex[row], 1);
    fetch(&citizens.group[row], 1);
    fetch(&citizens.livelihood[row], 1);
    fetch(&citizens.flags[row], 1);
    fetch(&citizens.lives_in[row], 1);
    fetch(&citizens.attitude[row], 1);
  }

 private:
  double attitude(Attitude a) const { return world_.citizens.attitude[victim_.value][a]; }
  void look_around(const Incident& incident, DistrictId district);
  void suffer(const Incident& incident, const Block& draws);
  const SeekerView& seeker_of(const Incident& incident);
  void turn_to(const Incident& incident, Recourse recourse, const Block& draws);
  void open_case(const Incident& incident, Stage stage, const Block& draws);
  void count_here(const Incident& incident, bool to_police);
  void take_revenge(const Incident& incident, double uniform);
  void punish(const Incident& incident);
  void kill(const Incident& incident, bool right_person, const Block& draws);
  void consider_arming(const Incident& incident, const Block& draws);
  void count(Count what) {
    world_.tally.add_person(what, district_, world_.citizens.sex[victim_.value],
                            world_.citizens.group[victim_.value]);
  }

  const Step& step_;
  World& world_;
  const ResponseParameters& p_;
  double most_arming_;  // chance of the most fearful, whom nobody protects
  std::vector<double> court_reach_;  // [district]
  Surroundings around_;
  CitizenId victim_;
  DistrictId district_;
  bool civilian_ = true;  // could police take who did it?
};

void Responders::look_around(const Incident& incident, DistrictId district) {
  if (around_.community == incident.community && around_.district == district) return;
  const std::uint32_t c = incident.community.value;
  const Communities& communities = world_.communities;
  const District& where = world_.districts[district.value];
  around_.community = incident.community;
  around_.district = district;
  SeekerView& seeker = around_.seeker;
  seeker.police_coverage = where.police_coverage;
  seeker.court_reach = court_reach_[district.value];
  seeker.police_record =
      police_record(p_, communities.recent_remedy[c], communities.recent_impunity[c],
                    communities.recent_extortion[c]);
  // Only officers found to be good ones are gone to: the same acquaintance tells of bad ones.
  seeker.contact = communities.contact[c] * communities.officers_met[c];
  const bool elsewhere = communities.district[c] != district;
  around_.presence_authority = communities.customary_presence[c] *
                               communities.customary_authority[c] *
                               (elsewhere ? p_.displaced_reach : 1.0);
  around_.mob = {where.police_coverage, communities.watch_group[c],
                 communities.mediation_trained[c], seeker.police_record};
}

/// The victim's row feels it, and the community remembers.
void Responders::suffer(const Incident& incident, const Block& draws) {
  const bool by_officer = incident.offender_kind == OffenderKind::officer;
  const bool by_forces = by_officer || incident.offender_kind == OffenderKind::soldier;
  const double uniform = draws.uniform(1);
  const bool felt = uniform * world_.citizens.weight[victim_.value] < 1.0;  // as feel() has it
  const bool preyed = by_forces && incident.matter == Matter::extortion;
  const bool hurt = hurting.hold(incident.matter);
  // Nothing is added to the memory where nobody is hurt: nobody can guess that.
  remember(world_, incident.community,
           preyed ? &Communities::recent_extortion : &Communities::recent_violence,
           static_cast<double>(hurt));
  if (felt && hurt) feel(world_, victim_, Attitude::fear, p_.fear_moved, uniform);
  if (by_forces) {
    const Attitude trust = by_officer ? Attitude::trust_police : Attitude::trust_army;
    feel(world_, victim_, trust, -p_.trust_moved, uniform);
    feel(world_, victim_, Attitude::grievance, p_.grievance_moved, uniform);
    if (incident.matter != Matter::extortion) {
      remember(world_, incident.community, &Communities::recent_abuse);
    }
  }
}

/// A former fighter whom people here took back, or somebody of theirs who only passed for one, is a
/// neighbour to them, unless he is under arms or lives from crime.
bool taken_in(const Fighters& fighters, std::uint32_t row) {
  const FighterState state = fighters.state[row];
  if (armed(state) || state == FighterState::criminal) return false;
  return (fighters.flags[row] & (fighter_flag::accepted | fighter_flag::impostor)) != 0;
}

/// What the place decides is in the view already.
const SeekerView& Responders::seeker_of(const Incident& incident) {
  const std::uint32_t row = victim_.value;
  const Citizens& citizens = world_.citizens;
  const std::uint32_t c = incident.community.value;
  SeekerView& seeker = around_.seeker;
  seeker.matter = incident.matter;
  seeker.offender = incident.offender_kind;
  seeker.taken_in = incident.offender_kind == OffenderKind::fighter &&
                    taken_in(world_.fighters, incident.offender);
  seeker.sex = citizens.sex[row];
  seeker.young = age_years(citizens.birth_week[row], step_.week()) < p_.young_until;
  seeker.poor = (citizens.flags[row] & citizen_flag::vulnerable) != 0;
  seeker.trust_police = attitude(Attitude::trust_police);
  seeker.trust_courts = attitude(Attitude::trust_courts);
  seeker.trust_customary = attitude(Attitude::trust_customary);
  seeker.grievance = attitude(Attitude::grievance);
  seeker.minority_penalty = step_.context.groups[citizens.group[row]].minority_penalty;
  seeker.own_officers =
      world_.pictures
          .own_officers[district_.value * step_.context.groups.size() + citizens.group[row]];
  const Communities& communities = world_.communities;
  // Looked up: nobody can guess sex and age.
  const std::array<float, 2> by_sex{communities.fairness_women[c], 1.0F};
  const std::array<float, 2> by_age{1.0F, communities.fairness_youth[c]};
  const double heard = std::min(by_sex[static_cast<std::size_t>(seeker.sex)], by_age[seeker.young]);
  seeker.custom_reach = around_.presence_authority * heard;
  return seeker;
}

void Responders::open_case(const Incident& incident, Stage stage, const Block& draws) {
  Case& item = ssr::open_case(world_, incident.id, district_, incident.matter, stage);
  item.community = incident.community;
  item.opened = step_.week();
  item.stage_since = step_.week();
  item.victim = victim_;
  item.victim_sex = world_.citizens.sex[victim_.value];
  item.victim_group = world_.citizens.group[victim_.value];
  // A civil matter has two parties and no suspect to be held.
  const bool civil = dispute(incident.matter) && stage == Stage::charged;
  item.suspect_kind = civil ? OffenderKind::unknown : incident.offender_kind;
  item.suspect = civil ? 0 : incident.offender;
  item.by_civilian = civilian_;
  const bool for_gain = incident.matter == Matter::theft || incident.matter == Matter::robbery;
  const bool known = !for_gain || draws.chance(2, p_.known_share);
  item.evidence = static_cast<float>(known ? p_.evidence_known : p_.evidence_unknown);
}

/// The community's own count, for trials. By arithmetic: nobody can guess who it is.
void Responders::count_here(const Incident& incident, bool to_police) {
  Communities& communities = world_.communities;
  auto& counted = communities.counted[incident.community.value];
  const auto add = [&counted](LocalCount what, std::int32_t n) {
    counted[static_cast<std::size_t>(what)] += n;
  };
  const auto is = [matter = incident.matter](Matter m) { return static_cast<int>(matter == m); };
  if (dispute(incident.matter)) return add(LocalCount::dispute, 1);
  const std::int32_t told = to_police ? 1 : 0;
  const auto add_victim = [&](LocalCount victim, LocalCount reported, std::int32_t n) {
    add(victim, n);
    add(reported, n & told);
  };
  const Citizens& citizens = world_.citizens;
  const std::uint32_t row = victim_.value;
  using enum LocalCount;
  add(property_crime, is(Matter::theft) + is(Matter::robbery));
  add(assault, is(Matter::assault));
  add(domestic_violence, is(Matter::domestic_violence));
  add_victim(victim, reported, 1);
  add_victim(victim_woman, reported_woman, static_cast<int>(citizens.sex[row] == Sex::female));
  add_victim(victim_of_minority, reported_minority,
             static_cast<int>(citizens.group[row] !=
                              communities.largest_group[incident.community.value]));
  add_victim(victim_young, reported_young,
             static_cast<int>(age_years(citizens.birth_week[row], step_.week()) < p_.young_until));
}

void Responders::turn_to(const Incident& incident, Recourse recourse, const Block& draws) {
  count_here(incident, recourse == Recourse::police);
  switch (recourse) {
    case Recourse::police:
      count(Count::reported_crime);
      return open_case(incident, Stage::reported, draws);
    case Recourse::custom:
      count(Count::reported_to_custom);
      return open_case(incident, Stage::customary, draws);
    case Recourse::court:
      return open_case(incident, Stage::charged, draws);
    default:
      break;
  }
  // A quarrel that nobody was asked to decide is still there.
  if (dispute(incident.matter))
    open_case(incident, Stage::unresolved, draws);
  else
    count(Count::unreported);
  if (recourse == Recourse::revenge) take_revenge(incident, draws.uniform(2));
}

void Responders::take_revenge(const Incident& incident, double uniform) {
  if (uniform < mob_probability(p_, around_.mob)) return punish(incident);
  if (incident.offender_kind != OffenderKind::citizen) return;
  if (world_.citizens.weight[incident.offender] <= 0) return;
  Incident blow;
  blow.id = event_id(incident.id, static_cast<std::uint32_t>(Recourse::revenge));
  blow.community = community_of(world_, CitizenId{incident.offender});
  blow.victim = CitizenId{incident.offender};
  blow.matter = Matter::assault;
  blow.offender_kind = OffenderKind::citizen;
  blow.offender = victim_.value;
  world_.incidents.push_back(blow);
}

/// A mob takes somebody: the one who did it, or one who looked like it.
void Responders::punish(const Incident& incident) {
  const Block draws = step_.draws.block(incident.id, Lane::vigilantism);
  world_.tally.add(Count::vigilante_incident, district_);
  world_.communities.count(incident.community, LocalCount::vigilante_incident);
  remember(world_, incident.community, &Communities::recent_vigilantism);
  if (!draws.chance(0, p_.mob_kills)) return;
  const double accountability =
      world_.communities.customary_accountability[incident.community.value];
  kill(incident, !draws.chance(3, mob_error_probability(p_, accountability)), draws);
}

void Responders::kill(const Incident& incident, bool right_person, const Block& draws) {
  if (right_person && incident.offender_kind == OffenderKind::fighter) {
    const Fighters& fighters = world_.fighters;
    const std::uint32_t row = incident.offender;
    if (!at_large(fighters.state[row])) return;
    kill_fighter(world_, row, step_.week(), WeaponTo::civilians);
    const CitizenId home = fighters.home[row];
    world_.tally.add_person(Count::vigilante_death, district_, fighters.sex[row],
                            home.exists() ? world_.citizens.group[home.value] : std::uint8_t{0});
    return;
  }
  const bool officer = incident.offender_kind == OffenderKind::officer;
  if (officer || incident.offender_kind == OffenderKind::soldier) {
    // He wears a uniform, so that nobody errs, and has comrades.
    if (!step_.draws.block(incident.id, Lane::vigilantism, 1).chance(0, p_.mob_dares)) return;
    return officer ? kill_officer(world_, incident.offender, step_.week(), Count::vigilante_death)
                   : kill_soldier(world_, incident.offender, step_.week(), Count::vigilante_death);
  }
  const bool known = right_person && incident.offender_kind == OffenderKind::citizen;
  const CitizenId taken =
      known ? CitizenId{incident.offender} : somebody_of(world_, incident.community, draws);
  if (!taken.exists() || !leave_row(world_, taken)) return;
  world_.tally.add_person(Count::vigilante_death, district_, world_.citizens.sex[taken.value],
                          world_.citizens.group[taken.value]);
  ++world_.deaths;
}

void Responders::consider_arming(const Incident& incident, const Block& draws) {
  Citizens& citizens = world_.citizens;
  const std::uint32_t row = victim_.value;
  if (citizens.livelihood[row] == Livelihood::child) return;
  const ArmingView view{citizens.sex[row], attitude(Attitude::fear),
                        attitude(Attitude::trust_police), around_.seeker.police_coverage};
  if (!draws.chance(3, arming_probability(p_, view))) return;
  const Block search = step_.draws.block(incident.id, Lane::self_arming);
  if (!find_weapon(step_, world_, district_, search)) return;
  count(Count::self_armed);
  // The row has the flag when the one person of it that the row remembers has the weapon.
  if (search.uniform(2) * citizens.weight[row] < 1.0) citizens.flags[row] |= citizen_flag::armed;
}

/// A killing by a man under arms is counted apart from homicide by crime (as UNODC's ICCS counts
/// killings in armed conflict), whatever case it becomes.
Count counted_as(const World& world, const Incident& incident) {
  const bool by_group = incident.matter == Matter::homicide &&
                        incident.offender_kind == OffenderKind::fighter &&
                        armed(world.fighters.state[incident.offender]);
  return by_group ? Count::killed_by_armed_group : count_of(incident.matter);
}

/// Whoever did it, police could take him like anybody: from what becomes of the forces, of armed
/// men and of mobs, people who think of a crime learn nothing about themselves.
bool by_civilian(const World& world, const Incident& incident) {
  switch (incident.offender_kind) {
    case OffenderKind::officer:
    case OffenderKind::soldier:
    case OffenderKind::mob:
      return false;
    case OffenderKind::fighter:
      return at_large(world.fighters.state[incident.offender]);
    default:
      return true;
  }
}

void Responders::answer(std::size_t number, const Block& draws, bool in_revenge) {
  const Incident incident = world_.incidents[number];
  victim_ = incident.victim;
  if (!victim_.exists() || world_.citizens.weight[victim_.value] <= 0) return;
  district_ = DistrictId{world_.citizens.lives_in[victim_.value]};
  look_around(incident, district_);
  count(counted_as(world_, incident));
  count(Count::remedy_due);
  civilian_ = by_civilian(world_, incident);
  const int counts = static_cast<int>(civilian_) & static_cast<int>(violence.hold(incident.matter));
  world_.justice.violence_by_civilians[district_.value] += counts;
  suffer(incident, draws);
  // Who was killed is gone before anybody answers: no mob can take him once more.
  const bool killed = incident.matter == Matter::homicide;
  if (killed && leave_row(world_, victim_)) ++world_.deaths;
  auto weights = recourse_weights(p_, seeker_of(incident));
  if (in_revenge) weights[static_cast<std::size_t>(Recourse::revenge)] = 0.0;
  turn_to(incident, choose_recourse(weights, draws.uniform(0)), draws);
  if (!killed && draws.chance(3, most_arming_) && hurting.hold(incident.matter))
    consider_arming(incident, draws);
}

}  // namespace

void response(const Step& step, World& world) {
  constexpr Week counted_in = 2;  // week of the month, one in which little else is counted
  if (world.pictures.own_officers.empty() || step.week() % weeks_per_month == counted_in) {
    world.pictures.own_officers = officers_by_group(step, world);
  }
  Responders responders(step, world);
  const std::size_t first_acts = world.incidents.size();
  std::vector<std::uint32_t> ids(first_acts);
  for (std::size_t i = 0; i < first_acts; ++i) ids[i] = world.incidents[i].id;
  const auto answer = [&responders](std::size_t i, const Block& draws) {
    responders.expect(i + ahead);
    responders.answer(i, draws, false);
  };
  each_with_blocks(step.draws, ids, 0, answer, Lane::reporting);
  // Revenge is itself a crime; who strikes back is not struck back the same week.
  for (std::size_t i = first_acts; i < world.incidents.size(); ++i) {
    responders.answer(i, step.draws.block(world.incidents[i].id, Lane::reporting), true);
  }
  world.incidents.clear();
  join_armed_groups(step, world);
  settle_armed_flags(step, world);
}

}  // namespace ssr

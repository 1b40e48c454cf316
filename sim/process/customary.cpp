#include "process/customary.h"

#include <algorithm>
#include <vector>

#include "core/blocks.h"
#include "core/exact_math.h"
#include "core/fetch.h"
#include "core/saturation.h"
#include "process/casualties.h"
#include "process/customary_places.h"
#include "process/parameters.h"
#include "world/custody.h"
#include "world/feelings.h"

namespace ssr {

double obeyed_probability(const CustomaryParameters& p, double authority) noexcept {
  return p.without_authority + (1.0 - p.without_authority) * authority;
}

double settle_probability(const CustomaryParameters& p, const HearingView& view) noexcept {
  const double settles =
      dispute(view.matter) ? p.settles_disputes : p.settles_crimes * view.evidence;
  const double open = 1.0 - settles * obeyed_probability(p, view.authority);
  return 1.0 - open * (1.0 - p.training_settles * view.mediation_trained);
}

double holds_probability(const CustomaryParameters& p, const HearingView& view) noexcept {
  const double broken = 1.0 - obeyed_probability(p, view.authority);
  return 1.0 - broken * (1.0 - p.training_settles * view.mediation_trained);
}

double fair_probability(const CustomaryParameters& p, const HearingView& view) noexcept {
  const double heard = std::min(view.sex == Sex::female ? view.fairness_women : 1.0,
                                view.young ? view.fairness_youth : 1.0) *
                       (1.0 - p.minority_bias * view.minority_penalty);
  return heard * (1.0 - p.bias * p.sees_unaccountable * (1.0 - view.accountability));
}

double harsh_probability(const CustomaryParameters& p, const HearingView& view) noexcept {
  return p.harsh * p.sees_unaccountable * (1.0 - view.accountability) +
         p.harsh_trained * view.mediation_trained;
}

double dispute_violence_rate(const CustomaryParameters& p, const DisputeView& view) noexcept {
  const double heat = view.matter == Matter::debt_dispute          ? p.debt_heat
                      : view.matter == Matter::chieftaincy_dispute ? p.chieftaincy_heat
                                                                   : 1.0;
  const double festered = exact::saturating(p.sees_age * view.age, p.half_age);
  return p.violence_rate * heat * (p.fresh + (1.0 - p.fresh) * festered) *
         (1.0 + p.arms * exact::saturating(view.weapons, p.half_weapons) +
          p.former_fighters * exact::saturating(view.former_fighters, p.half_former)) *
         (1.0 - p.calmed_by_elders * view.authority) *
         (1.0 - p.calmed_by_police * p.sees_patrols * view.police_coverage);
}

namespace {

constexpr std::size_t ahead = 16;  // cases between fetching a victim and hearing

/// A fair remedy is one decided within 12 months, by definition of the outcome.
constexpr Week fair_within = 52;

/// Everything of a district that its disputes have in common this week.
struct DistrictView {
  double weapons = 0;          // per 1,000 people
  double former_fighters = 0;  // per 1,000 people
  double court_reach = 0;      // [0, 1]
  double most_violent = 0;     // [1/year] no dispute here turns violent at a higher rate
};

class Elders {
 public:
  Elders(const Step& step, World& world);

  /// A week of those who wait for elders.
  void hold_court(std::vector<Case>& docket);
  /// Some weeks of open disputes, all in one docket.
  void fester(std::vector<Case>& docket, Week weeks);

 private:
  /// What this week brings a case before elders.
  struct Turn {
    bool heard = false;
    bool festers = false;
  };
  Turn turn_of(const Case& item);
  /// Fetches whom a hearing asks about. Always inline: gcc 12 drops calls of functions that only
  /// prefetch.
  [[gnu::always_inline]] void expect(const std::vector<Case>& docket,
                                     const std::vector<Turn>& turns, std::size_t i) const {
    if (i >= docket.size() || !turns[i].heard || !docket[i].victim.exists()) return;
    fetch(&world_.citizens.birth_week[docket[i].victim.value], 1);
    fetch(&world_.citizens.weight[docket[i].victim.value], 1);
  }
  void hear(Case& item, const Block& draws);
  void fester(Case& item, const Block& draws, Week weeks);
  bool has_time(CommunityId community) {
    return hearings_[community.value] > 0 && hearings_[community.value]-- > 0;
  }
  HearingView view_of(const Case& item) const;
  void settle(Case& item, const HearingView& view, const Block& draws);
  void turn_violent(const Case& item, const Block& draws);
  void spread(const Case& item, std::int64_t deaths);
  void count(const Case& item, Count what) {
    world_.tally.add_person(what, item.district, item.victim_sex, item.victim_group);
  }
  void trust(const Case& item, double change, double uniform) {
    if (!item.victim.exists() || world_.citizens.weight[item.victim.value] <= 0) return;
    feel(world_, item.victim, Attitude::trust_customary, change, uniform);
  }

  const Step& step_;
  World& world_;
  const CustomaryParameters& p_;
  std::vector<DistrictView> districts_;
  std::vector<std::int64_t> hearings_;  // [community] left this week
};

Elders::Elders(const Step& step, World& world)
    : step_(step), world_(world), p_(step.parameters.customary) {
  for (std::size_t d = 0; d < world.districts.size(); ++d) {
    const District& district = world.districts[d];
    const double people = std::max(1.0, static_cast<double>(district.people));
    districts_.push_back(
        {1000.0 * static_cast<double>(district.civilian_weapons) / people,
         1000.0 * static_cast<double>(district.former_fighters) / people,
         exact::saturating(1e5 * world.justice.courts[d].judges / people, p_.half_judges)});
    DistrictView& here = districts_.back();
    constexpr double eternal = 1e18;
    for (const Matter m :
         {Matter::land_dispute, Matter::debt_dispute, Matter::chieftaincy_dispute}) {
      const DisputeView worst{m, eternal, here.weapons, here.former_fighters, 0.0, 0.0};
      here.most_violent = std::max(here.most_violent, dispute_violence_rate(p_, worst));
    }
  }
  const Communities& communities = world.communities;
  for (std::uint32_t c = 0; c < communities.size(); ++c) {
    const double mean = p_.hearings_per_1000 * communities.customary_presence[c] *
                        static_cast<double>(communities.people[c]) / 1000.0;
    const Block draws = step.draws.block(c, Lane::customary_hearing);
    hearings_.push_back(exact::round_by_chance(mean, draws.uniform(0)));
  }
}

HearingView Elders::view_of(const Case& item) const {
  const Communities& communities = world_.communities;
  const std::uint32_t c = item.community.value;
  const std::int16_t born =
      item.victim.exists() ? world_.citizens.birth_week[item.victim.value] : std::int16_t{0};
  HearingView view;
  view.matter = item.matter;
  view.sex = item.victim_sex;
  view.young = item.victim.exists() && age_years(born, step_.week()) < p_.young_until;
  if (item.victim_group != communities.largest_group[c]) {
    view.minority_penalty = step_.context.groups[item.victim_group].minority_penalty;
  }
  view.evidence = item.evidence;
  view.authority = communities.customary_authority[c];
  view.accountability = communities.customary_accountability[c];
  view.fairness_women = communities.fairness_women[c];
  view.fairness_youth = communities.fairness_youth[c];
  view.mediation_trained = communities.mediation_trained[c];
  return view;
}

Elders::Turn Elders::turn_of(const Case& item) {
  const bool month = (item.id + static_cast<std::uint32_t>(step_.week())) % weeks_per_month == 0;
  return {has_time(item.community), month && dispute(item.matter)};
}

/// Cases stand in the order in which they came: who has waited longest is heard first. What blocks
/// they need is known before anybody is heard.
void Elders::hold_court(std::vector<Case>& docket) {
  std::vector<Turn> turns;
  std::vector<std::uint32_t> heard;
  std::vector<std::uint32_t> festering;
  turns.reserve(docket.size());
  for (const Case& item : docket) {
    const Turn turn = turn_of(item);
    turns.push_back(turn);
    if (turn.heard) heard.push_back(item.id);
    if (turn.festers) festering.push_back(item.id);
  }
  Blocks hearings;
  Blocks violence;
  const Block* hearing = hearings.of(step_.draws, Lane::customary_hearing, heard, 1).data();
  const Block* fight = violence.of(step_.draws, Lane::dispute_violence, festering).data();
  for (std::size_t i = 0; i < docket.size(); ++i) {
    expect(docket, turns, i + ahead);
    Case& item = docket[i];
    if (turns[i].heard) hear(item, *hearing++);
    if (!turns[i].festers) continue;
    if (item.stage != Stage::closed) fester(item, *fight, weeks_per_month);
    ++fight;
  }
}

void Elders::fester(std::vector<Case>& docket, Week weeks) {
  std::vector<std::uint32_t> ids;
  ids.reserve(docket.size());
  for (const Case& item : docket) ids.push_back(item.id);
  const auto visit = [&](std::size_t i, const Block& draws) { fester(docket[i], draws, weeks); };
  each_with_blocks(step_.draws, ids, 0, visit, Lane::dispute_violence);
}

/// One hearing: settled, or left open.
void Elders::hear(Case& item, const Block& draws) {
  const HearingView view = view_of(item);
  if (draws.chance(0, settle_probability(p_, view))) return settle(item, view, draws);
  if (dispute(item.matter)) {
    item.stage = Stage::unresolved;
    item.stage_since = step_.week();
    return;
  }
  remember(world_, item.community, &Communities::recent_impunity);
  close(item, step_.week());
}

void Elders::settle(Case& item, const HearingView& view, const Block& draws) {
  count(item, Count::mediated);
  const bool fair = draws.chance(1, fair_probability(p_, view));
  const bool holds = draws.chance(2, holds_probability(p_, view));
  if (fair && holds && step_.week() - item.opened <= fair_within) count(item, Count::fair_remedy);
  trust(item, fair ? p_.trust_gained : -p_.trust_lost, draws.uniform(1));
  if (!dispute(item.matter) && draws.chance(3, harsh_probability(p_, view))) {
    world_.tally.add(Count::customary_abuse, item.district);
    world_.tally.add(Count::vigilante_incident, item.district);
    world_.communities.count(item.community, LocalCount::vigilante_incident);
    remember(world_, item.community, &Communities::recent_vigilantism);
  }
  // What one side does not keep has decided nothing.
  if (dispute(item.matter) && !holds) {
    item.stage = Stage::unresolved;
    item.stage_since = step_.week();
    return;
  }
  close(item, step_.week());
}

/// Some weeks of an open dispute, before elders, before a court or before nobody.
void Elders::fester(Case& item, const Block& draws, Week weeks) {
  const std::uint32_t c = item.community.value;
  const DistrictView& district = districts_[item.district.value];
  const double authority = world_.communities.customary_authority[c];
  const double years = weeks / weeks_per_year;
  if (draws.uniform(0) < district.most_violent * years) {
    const DisputeView view{item.matter,      static_cast<double>(step_.week() - item.opened),
                           district.weapons, district.former_fighters,
                           authority,        world_.districts[item.district.value].police_coverage};
    if (draws.uniform(0) < dispute_violence_rate(p_, view) * years) turn_violent(item, draws);
  }
  if (item.stage != Stage::unresolved) return;
  const double custom =
      p_.taken_up_again * authority * world_.communities.customary_presence[c] * years;
  const double court = p_.taken_to_court * district.court_reach * years;
  const double next = draws.uniform(1);
  if (next < custom + court) {
    item.stage = next < custom ? Stage::customary : Stage::charged;
    item.stage_since = step_.week();
    // Before a court it is a civil matter: nobody is suspected or held.
    if (item.stage == Stage::charged) item.suspect_kind = OffenderKind::unknown;
  } else if (next < custom + court + p_.given_up * years) {
    close(item, step_.week());
  }
}

/// People are hurt (they answer next week); some of these fights kill, and few draw communities in.
void Elders::turn_violent(const Case& item, const Block& draws) {
  world_.tally.add(Count::dispute_turned_violent, item.district);
  world_.communities.count(item.community, LocalCount::dispute_turned_violent);
  const Block more = step_.draws.block(item.id, Lane::dispute_violence, 1);
  const std::int64_t hurt = exact::round_by_chance(p_.injured, more.uniform(0));
  for (std::int64_t i = 0; i < hurt; ++i) {
    const auto number = static_cast<std::uint32_t>(2 + i);
    const CitizenId row = somebody_of(world_, item.community,
                                      step_.draws.block(item.id, Lane::dispute_violence, number));
    if (!row.exists()) return;
    Incident incident;
    incident.id = event_id(item.id, static_cast<std::uint32_t>(step_.week()), number);
    incident.community = item.community;
    incident.victim = row;
    incident.matter = Matter::assault;
    incident.offender_kind = OffenderKind::mob;
    world_.incidents.push_back(incident);
  }
  if (!draws.chance(2, p_.deadly)) return;
  const bool communal = draws.chance(3, p_.communal);
  // Lengths of such fights have no memory: the number of dead falls off geometrically.
  const double tail = -exact::log(1.0 - more.uniform(1)) * (p_.communal_deaths - 1.0);
  spread(item, communal ? 1 + exact::round_by_chance(tail, more.uniform(2)) : 1);
}

void Elders::spread(const Case& item, std::int64_t deaths) {
  std::int64_t dead = 0;
  for (std::int64_t i = 0; i < deaths; ++i) {
    const auto number = static_cast<std::uint32_t>(i);
    const CitizenId row = somebody_of(world_, item.community,
                                      step_.draws.block(item.id, Lane::communal_violence, number));
    if (!row.exists() || !leave_row(world_, row)) break;
    ++dead;
    ++world_.deaths;
    world_.tally.add_person(Count::communal_death, item.district, world_.citizens.sex[row.value],
                            world_.citizens.group[row.value]);
  }
  if (dead == 0) return;
  remember(world_, item.community, &Communities::recent_violence, static_cast<double>(dead));
  record_other_deaths(step_, world_, dead);
  if (static_cast<double>(dead) < p_.event_deaths) return;
  PublicEvent event;
  event.week = step_.week();
  event.kind = EventKind::communal_violence;
  event.district = item.district.value;
  event.amount = static_cast<double>(dead);
  world_.events.push_back(event);
}

}  // namespace

void customary(const Step& step, World& world) {
  train_mediators(step, world);
  keep_communities(step, world);
  Elders elders(step, world);
  elders.hold_court(world.justice.customary);
  elders.fester(world.justice.civil_due(step.week()), weeks_per_month);
  std::vector<Case>& unresolved = world.justice.festering_due(step.week());
  elders.fester(unresolved, weeks_per_quarter);
  refile(world, world.justice.customary);
  refile(world, unresolved);
}

}  // namespace ssr

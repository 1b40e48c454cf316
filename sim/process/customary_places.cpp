#include "process/customary_places.h"

#include <algorithm>
#include <vector>

#include "core/exact_math.h"
#include "core/saturation.h"
#include "process/parameters.h"

namespace ssr {

double authority_change(const CustomaryParameters& p, const AuthorityView& view) noexcept {
  const double claims = p.police_claim * view.police_coverage + p.courts_claim * view.court_reach;
  const double encroachment = p.sees_encroachment * claims * (1.0 - view.recognised);
  return p.authority_grows * view.accountability * (1.0 - view.authority) -
         p.authority_erodes * encroachment * view.authority;
}

double watch_group_change(const CustomaryParameters& p, const WatchView& view) noexcept {
  const double room = std::max(0.0, 1.0 - view.members / p.watch_most);
  const double joins =
      p.watch_grows * view.perceived_violence * (1.0 - view.police_coverage) * room;
  const double calm =
      view.police_coverage + (1.0 - view.police_coverage) * (1.0 - view.perceived_violence);
  return joins - p.watch_leaves * calm * view.members;
}

double watch_abuse_rate(const CustomaryParameters& p, double accountability) noexcept {
  return p.watch_abuse * p.sees_unaccountable * (1.0 - accountability);
}

namespace {

constexpr double years_per_month = weeks_per_month / weeks_per_year;

/// x goes `rate` [1/year] of the way to `target`, for a month.
void approach(float& x, double target, double rate) {
  x = static_cast<float>(exact::clamp01(x + rate * years_per_month * (target - x)));
}

double mediators_wanted(const CustomaryParameters& p, const Communities& communities,
                        std::uint32_t c) {
  return p.mediators_per_1000 * static_cast<double>(communities.people[c]) / 1000.0 *
         (1.0 - communities.mediation_trained[c]);
}

/// Watch groups of one community beat, fine and rob people this month; they answer next week.
void prey(const Step& step, World& world, std::uint32_t c) {
  const CustomaryParameters& p = step.parameters.customary;
  const Communities& communities = world.communities;
  const double members =
      communities.watch_group[c] * static_cast<double>(communities.people[c]) / 1000.0;
  const double rate = watch_abuse_rate(p, communities.customary_accountability[c]);
  const Block first = step.draws.block(c, Lane::watch_group);
  const std::int32_t abuses = exact::poisson(members * rate * years_per_month, first.uniform(0));
  for (std::int32_t k = 0; k < abuses; ++k) {
    const auto number = static_cast<std::uint32_t>(k + 1);
    const Block draws = step.draws.block(c, Lane::watch_group, number);
    const CitizenId victim = somebody_of(world, CommunityId{c}, draws);
    if (!victim.exists()) return;
    Incident incident;
    incident.id = event_id(event_id(c, static_cast<std::uint32_t>(step.week())),
                           static_cast<std::uint32_t>(Lane::watch_group), number);
    incident.community = CommunityId{c};
    incident.victim = victim;
    incident.matter = draws.chance(0, p.watch_extorts) ? Matter::extortion : Matter::assault;
    incident.offender_kind = OffenderKind::mob;
    world.incidents.push_back(incident);
    world.tally.add(Count::customary_abuse, communities.district[c]);
  }
}

void keep_community(const Step& step, World& world, std::uint32_t c, bool recognised) {
  const CustomaryParameters& p = step.parameters.customary;
  Communities& communities = world.communities;
  const std::uint32_t d = communities.district[c].value;
  const District& district = world.districts[d];
  const CustomaryContext& given = step.context.customary;
  const double people = std::max(1.0, static_cast<double>(district.people));
  float& trained = communities.mediation_trained[c];
  float& accountability = communities.customary_accountability[c];
  const double recognition = recognised ? 1.0 : double{trained};
  const AuthorityView view{
      communities.customary_authority[c], accountability, district.police_coverage,
      exact::saturating(1e5 * world.justice.courts[d].judges / people, p.half_judges), recognition};
  communities.customary_authority[c] = static_cast<float>(
      exact::clamp01(view.authority + years_per_month * authority_change(p, view)));
  approach(accountability,
           given.accountability + p.accountability_of_recognition * recognition +
               p.accountability_of_society * world.oversight.civil_society +
               p.accountability_of_licence * communities.licensed[c] *
                   world.oversight.seen_certainty_police[d],
           p.accountability_rate);
  const double schooling = p.fairness_of_training * trained;
  approach(communities.fairness_women[c], given.fairness_women + schooling, p.fairness_rate);
  approach(communities.fairness_youth[c], given.fairness_youth + schooling, p.fairness_rate);
  approach(trained, 0.0, p.mediators_leave);
  approach(communities.licensed[c], 0.0, p.licence_lapses);
  float& members = communities.watch_group[c];
  const WatchView watch{members, communities.perceived_violence[c], district.police_coverage};
  members =
      static_cast<float>(std::max(0.0, members + years_per_month * watch_group_change(p, watch)));
  prey(step, world, c);
}

}  // namespace

namespace {

/// In a trial the places of a week are spread over the communities of the served arm, in proportion
/// to what each still wants.
void train_by_lot(const Step& step, World& world) {
  const CustomaryParameters& p = step.parameters.customary;
  Communities& communities = world.communities;
  std::vector<double> wanted(communities.size(), 0.0);
  double all = 0.0;
  double offered = 0.0;
  for (std::uint32_t c = 0; c < communities.size(); ++c) {
    const double units = on_offer_for(world, step.plan, Lever::customary_mediation,
                                      communities.district[c].value, {.community = c});
    if (units <= 0) continue;
    wanted[c] = mediators_wanted(p, communities, c);
    all += wanted[c];
    offered = std::max(offered, units);
  }
  const double part = all > 0 ? std::min(1.0, offered / all) : 0.0;
  for (std::uint32_t c = 0; c < communities.size(); ++c) {
    if (wanted[c] <= 0) continue;
    const std::size_t d = communities.district[c].value;
    const double taken = take_for(world, step.plan, Lever::customary_mediation, d, {.community = c},
                                  part * wanted[c]);
    float& trained = communities.mediation_trained[c];
    trained = static_cast<float>(exact::clamp01(trained + taken / wanted[c] * (1.0 - trained)));
  }
}

bool by_lot(const Plan& plan, Lever lever) {
  return std::any_of(plan.activities.begin(), plan.activities.end(), [lever](const auto& activity) {
    return activity.lever == lever && activity.assignment.of != Assignment::Of::everybody;
  });
}

/// Does an activity that trains mediators run for this community, and has it trained any? The state
/// then recognises them: money promised recognises nobody.
bool recognises(const Step& step, const World& world, std::uint32_t c) {
  const std::size_t d = world.communities.district[c].value;
  if (running(world, step.plan, Lever::customary_mediation, d) == nullptr) return false;
  const auto& states = world.programme.activities;
  for (std::size_t a = 0; a < std::min(states.size(), step.plan.activities.size()); ++a) {
    const ActivityPlan& activity = step.plan.activities[a];
    if (activity.lever == Lever::customary_mediation &&
        states[a].status == ActivityStatus::running && states[a].delivered > 0 &&
        names_all_or(activity.regions, d) &&
        in_served_arm(world, step.plan, a, c)) {
      return true;
    }
  }
  return false;
}

}  // namespace

void train_mediators(const Step& step, World& world) {
  const CustomaryParameters& p = step.parameters.customary;
  if (world.programme.offers[static_cast<std::size_t>(Lever::customary_mediation)].empty()) return;
  if (by_lot(step.plan, Lever::customary_mediation)) return train_by_lot(step, world);
  Communities& communities = world.communities;
  std::vector<double> wanted(world.districts.size(), 0.0);
  for (std::uint32_t c = 0; c < communities.size(); ++c) {
    wanted[communities.district[c].value] += mediators_wanted(p, communities, c);
  }
  std::vector<double> share(wanted.size(), 0.0);
  for (std::size_t d = 0; d < wanted.size(); ++d) {
    if (wanted[d] <= 0.0) continue;
    share[d] = take(world, step.plan, Lever::customary_mediation, d, wanted[d]) / wanted[d];
  }
  for (std::uint32_t c = 0; c < communities.size(); ++c) {
    float& trained = communities.mediation_trained[c];
    trained = static_cast<float>(
        exact::clamp01(trained + share[communities.district[c].value] * (1.0 - trained)));
  }
}

void keep_communities(const Step& step, World& world) {
  const auto week = static_cast<std::uint32_t>(step.week());
  for (std::uint32_t c = 0; c < world.communities.size(); ++c) {
    if ((c + week) % weeks_per_month != 0) continue;
    keep_community(step, world, c, recognises(step, world, c));
  }
}

}  // namespace ssr

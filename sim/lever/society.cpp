#include "lever/society.h"

#include <algorithm>
#include <vector>

#include "core/exact_math.h"
#include "lever/share.h"
#include "process/parameters.h"
#include "world/feelings.h"

namespace ssr {

double gains_after(double gains, double people, double projects, double reach,
                   double gain) noexcept {
  if (people <= 0) return gains;
  const double seen_by = std::min(1.0, projects * reach / people);
  return gains + seen_by * gain * (1.0 - gains);
}

double confession_probability(double wrongdoers, double confesses) noexcept {
  return 1.0 - exact::pow(1.0 - confesses, std::max(0.0, wrongdoers));
}

double readiness_after(double readiness, double attend, double grievance, double confession,
                       double reconciles) noexcept {
  return readiness + attend * grievance * confession * reconciles * (1.0 - readiness);
}

double fear_relived(double fear, double attend, double grievance, double relives) noexcept {
  return fear + attend * grievance * relives * (1.0 - fear);
}

double licensed_after(double by_visit, double licensed, double visits,
                      double communities) noexcept {
  return licensed + (1.0 - licensed) * by_visit * std::min(1.0, visits / communities);
}

namespace {

constexpr std::uint32_t most_tries = 20;

bool in_trial(const Plan& plan, Lever lever) {
  return std::any_of(plan.activities.begin(), plan.activities.end(), [lever](const auto& activity) {
    return activity.lever == lever && activity.assignment.of != Assignment::Of::everybody;
  });
}

/// A community, drawn with chances in proportion to its people among districts where the lever is
/// on offer; none where nobody lives.
std::uint32_t drawn_community(const Step& step, const World& world, Lever lever,
                              const Block& where) {
  std::int64_t people = 0;
  for (std::size_t d = 0; d < world.districts.size(); ++d) {
    if (on_offer(world, step.plan, lever, d) > 0) people += world.districts[d].residents;
  }
  auto place = static_cast<std::int64_t>(static_cast<double>(people) * where.uniform(3));
  for (std::uint32_t d = 0; d < world.districts.size(); ++d) {
    if (on_offer(world, step.plan, lever, d) <= 0) continue;
    place -= world.districts[d].residents;
    if (place >= 0) continue;
    const CitizenId somebody = somebody_in(world, DistrictId{d}, where);
    return somebody.exists() ? community_of(world, somebody).value : Recipient::anyone;
  }
  return Recipient::anyone;
}

/// Takes the lever's units everywhere and hands each to a community, drawn with chances in
/// proportion to its people among districts where staff work. Calls `reach(community, units)`. Of a
/// trial, a unit that falls to a community of the other arm is drawn again, a few times.
template <class Reach>
void spread(const Step& step, World& world, Lever lever, Reach reach) {
  double left = 0;
  for (const Offer& offer : world.programme.offers[static_cast<std::size_t>(lever)]) {
    left += offer.units;
  }
  const auto id = static_cast<std::uint32_t>(lever);
  // A unit goes to one community; the fraction that a week leaves over goes to a last one.
  const std::uint32_t tries = in_trial(step.plan, lever) ? most_tries : 1;
  for (std::uint32_t unit = 0; left > 0; ++unit) {
    const double wanted = std::min(1.0, left);
    left -= wanted;
    for (std::uint32_t attempt = 0; attempt < tries; ++attempt) {
      const Block where =
          step.draws.block(attempt == 0 ? id : event_id(id, attempt), Lane::activity, 2 * unit);
      const std::uint32_t c = drawn_community(step, world, lever, where);
      if (c == Recipient::anyone) continue;
      const std::uint32_t d = world.communities.district[c].value;
      const double taken = take_for(world, step.plan, lever, d, {.community = c}, wanted);
      if (taken <= 0) continue;
      reach(c, taken);
      break;
    }
  }
}

/// Rows of the community move towards what the peace can bring; nobody hopes more from a meeting.
void lower_expectations(const LeverParameters& p, World& world, std::uint32_t c, double meetings) {
  const Communities& communities = world.communities;
  const auto people = static_cast<double>(communities.people[c]);
  if (people <= 0) return;
  const double share = p.meeting_effect * std::min(1.0, meetings * p.meeting_reach / people);
  const std::uint32_t end = communities.first_row[c] + communities.n_rows[c];
  for (std::uint32_t row = communities.first_row[c]; row < end; ++row) {
    Feelings& felt = world.citizens.attitude[row];
    const double expected = felt[Attitude::expectations];
    const double excess = expected - p.realistic_expectations;
    if (excess > 0) felt.set(Attitude::expectations, expected - share * excess);
  }
  count_feelings(world, CommunityId{c});
}

/// [community] who may own up there: men and women who fought, live as civilians in the place that
/// they come from and not from crime, each weighed by the abusiveness of the unit. Where one
/// community stands for several, the mean of these: a hearing is held in one of them.
std::vector<double> wrongdoers_at_home(const World& world) {
  std::vector<double> wrongdoers(world.communities.size(), 0.0);
  const Fighters& f = world.fighters;
  for (std::uint32_t row = 0; row < f.size(); ++row) {
    const bool fought =
        f.role[row] == FighterRole::combatant && (f.flags[row] & fighter_flag::impostor) == 0;
    if (!fought || !at_large(f.state[row]) || f.state[row] == FighterState::criminal) continue;
    const CommunityId home = community_of(world, f.home[row]);
    if (f.district[row] != world.communities.district[home.value]) continue;
    wrongdoers[home.value] +=
        world.units[f.unit[row].value].abusiveness / world.communities.base_weight[home.value];
  }
  return wrongdoers;
}

/// A hearing to which nobody comes who has anything to own up to is none.
void hear_truth(const LeverParameters& p, World& world, std::uint32_t c, double wrongdoers,
                double hearings) {
  Communities& communities = world.communities;
  const auto people = static_cast<double>(communities.people[c]);
  if (people <= 0 || wrongdoers <= 0) return;
  const double attend = std::min(1.0, hearings * p.hearing_reach / people);
  const double grievance = felt_in(world, CommunityId{c}).mean(Attitude::grievance);
  float& readiness = communities.acceptance[c];
  readiness = static_cast<float>(readiness_after(
      readiness, attend, grievance, confession_probability(wrongdoers, p.hearing_confesses),
      p.hearing_reconciles));
  const std::uint32_t end = communities.first_row[c] + communities.n_rows[c];
  for (std::uint32_t row = communities.first_row[c]; row < end; ++row) {
    Feelings& felt = world.citizens.attitude[row];
    felt.set(Attitude::fear, fear_relived(felt[Attitude::fear], attend, felt[Attitude::grievance],
                                          p.hearing_relives));
  }
  count_feelings(world, CommunityId{c});
}

void hold_hearings(const Step& step, World& world) {
  if (!offered(world, Lever::truth_hearings)) return;
  const std::vector<double> wrongdoers = wrongdoers_at_home(world);
  spread(step, world, Lever::truth_hearings, [&](std::uint32_t c, double hearings) {
    hear_truth(step.parameters.activities.lever, world, c, wrongdoers[c], hearings);
  });
}

}  // namespace

void act_society(const Step& step, World& world) {
  const LeverParameters& p = step.parameters.activities.lever;
  spread(step, world, Lever::quick_impact, [&](std::uint32_t c, double projects) {
    float& gains = world.communities.visible_gains[c];
    gains = static_cast<float>(gains_after(gains, static_cast<double>(world.communities.people[c]),
                                           projects, p.project_reach, p.project_gain));
  });
  spread(step, world, Lever::outreach, [&](std::uint32_t c, double meetings) {
    lower_expectations(p, world, c, step.parameters.activities.hears_meetings * meetings);
  });
  spread(step, world, Lever::license_providers, [&](std::uint32_t c, double visits) {
    float& licensed = world.communities.licensed[c];
    const double stands_for = world.communities.base_weight[c];
    licensed = static_cast<float>(
        licensed_after(step.parameters.customary.licensed_by_visit, licensed, visits, stands_for));
  });
  hold_hearings(step, world);
}

}  // namespace ssr

#include "lever/society.h"

#include <algorithm>

#include "core/exact_math.h"
#include "process/parameters.h"
#include "world/feelings.h"

namespace ssr {

double gains_after(double gains, double people, double projects, double reach,
                   double gain) noexcept {
  if (people <= 0) return gains;
  const double seen_by = std::min(1.0, projects * reach / people);
  return gains + seen_by * gain * (1.0 - gains);
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

}  // namespace

void act_society(const Step& step, World& world) {
  const LeverParameters& p = step.parameters.activities.lever;
  spread(step, world, Lever::quick_impact, [&](std::uint32_t c, double projects) {
    float& gains = world.communities.visible_gains[c];
    gains = static_cast<float>(gains_after(gains, static_cast<double>(world.communities.people[c]),
                                           projects, p.project_reach, p.project_gain));
  });
  spread(step, world, Lever::outreach,
         [&](std::uint32_t c, double meetings) {
           lower_expectations(p, world, c, step.parameters.activities.hears_meetings * meetings);
         });
  const double listed = step.parameters.customary.licensed_by_visit;
  spread(step, world, Lever::license_providers, [&](std::uint32_t c, double visits) {
    float& licensed = world.communities.licensed[c];
    licensed = static_cast<float>(licensed + (1.0 - licensed) * listed * visits);
  });
}

}  // namespace ssr

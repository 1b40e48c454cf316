#include "lever/aid.h"

#include <algorithm>
#include <optional>

#include "core/exact_math.h"
#include "lever/share.h"
#include "process/parameters.h"

namespace ssr {

double insight_after(double insight, double units, double per_week, double loss) noexcept {
  const double kept = insight * (1.0 - loss);
  return kept + (1.0 - kept) * exact::chance_within(per_week, units);
}

namespace {

/// What donors agreed on once a secretariat worked holds until its activity ends.
bool agreed(const Step& step, const World& world, std::size_t a) {
  const ActivityState& state = world.programme.activities[a];
  return step.plan.activities[a].lever == Lever::coordination && state.delivered > 0 &&
         state.status != ActivityStatus::done;
}

/// [0, 1] of their money that a fund asks donors for.
double asked_for(const Step& step, const World& world) {
  double asked = 0;
  for (std::size_t a = 0; a < world.programme.activities.size(); ++a) {
    if (agreed(step, world, a)) asked = std::max(asked, step.plan.activities[a].pool_share);
  }
  return asked;
}

/// Who leads in a sector, as the first agreement says that is about it; none where the lead has
/// left the country.
std::optional<std::size_t> lead_in(const Step& step, const World& world, std::size_t sector) {
  for (std::size_t a = 0; a < world.programme.activities.size(); ++a) {
    const ActivityPlan& activity = step.plan.activities[a];
    if (!activity.lead || !agreed(step, world, a) || !names_all_or(activity.lead_sectors, sector))
      continue;
    return world.donors[*activity.lead].gone ? std::nullopt : activity.lead;
  }
  return {};
}

/// Cents that a donor gave for the sector or has at hand for it.
double money_in(const Donor& donor, std::size_t sector) {
  return static_cast<double>(donor.given[sector] + donor.available[sector]);
}

/// Who follows tells the lead and the others who follow, and leaves it part of the sector; who
/// contests tells nobody. The lead knows of others as much as these let it, by their money.
void follow_or_contest(const Step& step, World& world, std::size_t sector, std::size_t lead) {
  const ActivitiesParameters& p = step.parameters.activities;
  double all = 0;
  for (const Donor& donor : world.donors) all += money_in(donor, sector);
  if (all <= 0) return;
  const double leads_share = money_in(world.donors[lead], sector) / all;
  const double others = all - money_in(world.donors[lead], sector);
  LeadSeen by_lead;
  for (std::size_t i = 0; i < world.donors.size(); ++i) {
    if (i == lead) continue;
    Donor& donor = world.donors[i];
    const LeadSeen seen = lead_seen(p, leads_share, step.context.donors[i].needs_visible_results);
    donor.told[sector] = donor.left_to_lead[sector] = seen.followed;
    donor.hidden[sector] = seen.contested;
    const double weight = others > 0 ? money_in(donor, sector) / others : 0.0;
    by_lead.followed += weight * seen.followed;
    by_lead.contested += weight * seen.contested;
  }
  world.donors[lead].told[sector] = by_lead.followed;
  world.donors[lead].hidden[sector] = by_lead.contested;
}

void forget_leads(Donor& donor) {
  donor.told.fill(0);
  donor.hidden.fill(0);
  donor.left_to_lead.fill(0);
}

}  // namespace

void act_aid(const Step& step, World& world) {
  const LeverParameters& p = step.parameters.activities.lever;
  const double units = take_all(step, world, Lever::coordination);
  const double asked = asked_for(step, world);
  for (std::size_t i = 0; i < world.donors.size(); ++i) {
    Donor& donor = world.donors[i];
    donor.insight = insight_after(donor.insight, units, p.insight_per_week, p.insight_loss);
    const DonorContext& given = step.context.donors[i];
    donor.pooled = given.fund ? 0.0 : pooled_share(p, asked, given.needs_visible_results);
    forget_leads(donor);
  }
  for (std::size_t sector = 0; sector < n_sectors; ++sector) {
    if (const auto lead = lead_in(step, world, sector))
      follow_or_contest(step, world, sector, *lead);
  }
}

}  // namespace ssr

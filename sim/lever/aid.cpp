#include "lever/aid.h"

#include <algorithm>
#include <optional>
#include <vector>

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

/// Who leads in a sector, as the first agreement says that is about it; none where the lead does
/// not fund it, or has left the country.
std::optional<std::size_t> lead_in(const Step& step, const World& world, std::size_t sector) {
  for (std::size_t a = 0; a < world.programme.activities.size(); ++a) {
    const ActivityPlan& activity = step.plan.activities[a];
    if (!activity.lead || !agreed(step, world, a) || !names_all_or(activity.lead_sectors, sector))
      continue;
    const bool leads =
        step.context.donors[*activity.lead].funds(sector) && !world.donors[*activity.lead].gone;
    return leads ? activity.lead : std::nullopt;
  }
  return {};
}

/// Cents that a donor gave for the sector or has at hand for it.
double money_in(const Donor& donor, std::size_t sector) {
  return static_cast<double>(donor.given[sector] + donor.available[sector]);
}

/// Who follows tells the lead what it does, hears from it what the lead knows of others, and leaves
/// it part of the sector; what those who contest do, nobody sees as before. Each sees of the others
/// what these let it, by their money.
void follow_or_contest(const Step& step, World& world, std::size_t sector, std::size_t lead) {
  const ActivitiesParameters& p = step.parameters.activities;
  double all = 0;
  for (const Donor& donor : world.donors) all += money_in(donor, sector);
  if (all <= 0) return;
  const double leads_money = money_in(world.donors[lead], sector);
  std::vector<LeadSeen> seen(world.donors.size());
  double following = 0;  // cents of those who do, as far as they do
  double contesting = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (i == lead) continue;
    seen[i] = lead_seen(p, leads_money / all, step.context.donors[i].needs_visible_results);
    following += money_in(world.donors[i], sector) * seen[i].followed;
    contesting += money_in(world.donors[i], sector) * seen[i].contested;
  }
  const double told = leads_money < all ? following / (all - leads_money) : 0.0;
  const double lead_knows = 1.0 - (1.0 - world.donors[lead].insight) * (1.0 - told);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    Donor& donor = world.donors[i];
    const double own = money_in(donor, sector);
    const double by_others = contesting - own * seen[i].contested;
    donor.hidden[sector] = own < all ? by_others / (all - own) : 0.0;
    donor.told[sector] = i == lead ? told : seen[i].followed * lead_knows;
    donor.left_to_lead[sector] = seen[i].followed;
  }
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

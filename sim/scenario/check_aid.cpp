// Agreements of donors with each other and with the government, and what stands against them.
#include <fmt/format.h>

#include <algorithm>

#include "scenario/check_parts.h"

namespace ssr {

namespace {

/// USD a year that a donor would give the sector by its taste alone.
double likely_gift(const DonorContext& donor, std::size_t sector) {
  double tastes = 0;
  for (std::size_t s = 0; s < n_sectors; ++s) tastes += donor.banned[s] ? 0.0 : donor.taste[s];
  if (donor.banned[sector] || tastes <= 0) return 0.0;
  return donor.envelope_usd_per_year * donor.taste[sector] / tastes;
}

/// Why terms cannot move a ministry to sign this activity; empty where they can.
std::string no_grip(const CheckCase& given, const ActivityPlan& terms, const ActivityPlan& asked) {
  const bool commission = known(given.context) && given.context.accord.ddr_commission &&
                          lever_spec(asked.lever).sector == Sector::ddr;
  if (commission) return "a commission runs it, and no ministry signs";
  if (asked.lever == Lever::conditionality) return "donors alone say it, and no ministry signs";
  const auto& all = given.plan.activities;
  if (last_week_with_pauses(terms) <= earliest_start(all, asked))
    return "it begins when the terms are over";
  return {};
}

/// Why nothing is lost to who refuses, of what the terms withhold; empty where something is.
std::string no_stake(const CheckCase& given, const ActivityPlan& terms,
                     const ActivityPlan& withheld) {
  if (withheld.government_pays) return "the government pays it";
  if (!strengthens_forces(withheld.lever)) return "who refuses reform does not miss it";
  const auto& all = given.plan.activities;
  if (last_week_with_pauses(withheld) <= earliest_start(all, terms))
    return "it is over when the terms begin";
  return {};
}

}  // namespace

Gaps terms_without_grip(const CheckCase& given) {
  Gaps gaps;
  const auto& all = given.plan.activities;
  for (const ActivityPlan& terms : all) {
    for (const std::size_t a : terms.demands) {
      const std::string why = no_grip(given, terms, all[a]);
      if (why.empty()) continue;
      gaps.push_back(fmt::format("\"{}\" demands \"{}\": {}", terms.name, all[a].name, why));
    }
    for (const std::size_t a : terms.withholds) {
      const std::string why = no_stake(given, terms, all[a]);
      if (why.empty()) continue;
      gaps.push_back(fmt::format("\"{}\" withholds \"{}\": {}", terms.name, all[a].name, why));
    }
  }
  return gaps;
}

Gaps small_leads(const CheckCase& given) {
  Gaps gaps;
  if (!known(given.context)) return gaps;
  const auto& donors = given.context.donors;
  for (const ActivityPlan& activity : given.plan.activities) {
    if (!activity.lead) continue;
    for (std::size_t sector = 0; sector < n_sectors; ++sector) {
      if (!names_all_or(activity.lead_sectors, sector)) continue;
      const double own = likely_gift(donors[*activity.lead], sector);
      const auto most =
          std::max_element(donors.begin(), donors.end(), [&](const auto& a, const auto& b) {
            return likely_gift(a, sector) < likely_gift(b, sector);
          });
      if (own <= 0 || likely_gift(*most, sector) <= own) continue;
      gaps.push_back(fmt::format("\"{}\" leads in {}, where \"{}\" would pay {:.1f} times as much",
                                 donors[*activity.lead].name, sector_names[sector], most->name,
                                 likely_gift(*most, sector) / own));
    }
  }
  return gaps;
}

}  // namespace ssr

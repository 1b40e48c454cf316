// What contexts leave out.
#include <fmt/format.h>

#include <algorithm>

#include "scenario/check_parts.h"

namespace ssr {

namespace {

constexpr double full_prison = 1.2;  // detainees per place
constexpr double long_enough = 5;    // years that one donor should stay
constexpr double months = 12;

Gaps one_if(bool missing, std::string_view sentence) {
  return missing ? Gaps{std::string(sentence)} : Gaps{};
}

/// What the context leaves to the default of one of the keys.
void add_untold(const CheckCase& given, std::string_view key, Gaps& gaps) {
  for (const Untold& untold : given.context.untold) {
    if (untold.key != key) continue;
    gaps.push_back(
        fmt::format("{} of {} is not given: taken as {}", key, untold.of, untold.taken_as));
  }
}

}  // namespace

double yearly_wages(const Context& context) {
  const JusticeContext& justice = context.justice;
  const double staff = justice.judges + justice.prosecutors + justice.defenders + justice.clerks;
  return months *
         (context.police.officers * context.police.salary_usd_month +
          context.army.soldiers * context.army.salary_usd_month + staff * justice.salary_usd_month);
}

double own_security_revenue(const Context& context) {
  double people = 0;
  for (const RegionContext& region : context.regions) people += region.people;
  return people * context.economy.gdp_usd_per_head * context.government.revenue_share_of_gdp *
         context.government.security_budget_share;
}

Gaps no_prison_places(const CheckCase& given) {
  return one_if(given.context.justice.prison_places <= 0,
                "there is no prison place in the country");
}

Gaps crowded_prisons(const CheckCase& given) {
  const JusticeContext& justice = given.context.justice;
  if (justice.prison_places <= 0 || justice.detainees <= full_prison * justice.prison_places)
    return {};
  return {fmt::format("{:.0f} detainees in {:.0f} places at the start", justice.detainees,
                      justice.prison_places)};
}

Gaps all_ban_prisons(const CheckCase& given) {
  const auto& donors = given.context.donors;
  const auto bans = [](const DonorContext& donor) {
    return donor.banned[static_cast<std::size_t>(Sector::prisons)];
  };
  return one_if(!donors.empty() && std::all_of(donors.begin(), donors.end(), bans),
                "no donor may fund prisons");
}

Gaps no_judges(const CheckCase& given) {
  return one_if(given.context.justice.judges <= 0, "there is no judge in the country");
}

Gaps no_defenders(const CheckCase& given) {
  return one_if(given.context.justice.defenders <= 0, "nobody defends the poor");
}

Gaps no_inspectors(const CheckCase& given) {
  return one_if(given.context.oversight.inspectors <= 0,
                "no inspectors, auditors or complaints officers");
}

Gaps no_scrutiny(const CheckCase& given) {
  const OversightContext& oversight = given.context.oversight;
  Gaps gaps = one_if(oversight.civil_society <= 0, "no media and no civil society");
  if (oversight.parliament <= 0) gaps.emplace_back("no parliament that asks");
  return gaps;
}

Gaps no_women(const CheckCase& given) {
  Gaps gaps;
  for (const FactionContext& faction : given.context.factions) {
    if (faction.women_share > 0) continue;
    gaps.push_back(fmt::format("faction \"{}\" has no women or girls", faction.name));
  }
  if (given.context.police.women_share <= 0) gaps.emplace_back("the police have no women");
  if (given.context.army.women_share <= 0) gaps.emplace_back("the army has no women");
  add_untold(given, "women_share", gaps);
  return gaps;
}

Gaps no_children(const CheckCase& given) {
  Gaps gaps;
  for (const FactionContext& faction : given.context.factions) {
    if (faction.children_share > 0) continue;
    gaps.push_back(fmt::format("faction \"{}\" has nobody under 18", faction.name));
  }
  add_untold(given, "children_share", gaps);
  return gaps;
}

Gaps no_baseline(const CheckCase& given) {
  Gaps gaps = one_if(!given.context.accord.early_assessment,
                     "nothing was assessed before the plan (early_assessment = false)");
  add_untold(given, "early_assessment", gaps);
  return gaps;
}

Gaps no_legal_base(const CheckCase& given) {
  return one_if(!given.context.factions.empty() && !given.context.accord.ssr_provisions,
                "it says nothing of security sector reform (ssr_provisions = false)");
}

Gaps no_promises(const CheckCase& given) {
  return one_if(given.context.accord.promises.empty() && !given.context.factions.empty(),
                "it promises nothing to any faction");
}

Gaps promises_without_base(const CheckCase& given) {
  const AccordContext& accord = given.context.accord;
  const auto of_forces = [](const PromiseContext& promise) {
    return promise.kind == PromiseKind::ssr || promise.kind == PromiseKind::integration_quota;
  };
  const auto n = std::count_if(accord.promises.begin(), accord.promises.end(), of_forces);
  if (accord.ssr_provisions || n == 0) return {};
  return {fmt::format("{} of its promises {} reform or places in the army, and it says nothing of "
                      "security sector reform (ssr_provisions = false)",
                      n, n == 1 ? "is" : "are")};
}

Gaps excluded_factions(const CheckCase& given) {
  Gaps gaps;
  for (const FactionContext& faction : given.context.factions) {
    if (faction.in_accord || faction.fighters <= 0) continue;
    gaps.push_back(fmt::format("faction \"{}\" with {:.0f} fighters stands outside it",
                               faction.name, faction.fighters));
  }
  return gaps;
}

Gaps no_peacekeepers(const CheckCase& given) {
  return one_if(given.context.peacekeepers.phases.empty(),
                "no [[peacekeepers.phase]]; the country has no peacekeepers from the start");
}

Gaps no_last_phase(const CheckCase& given) {
  const auto& phases = given.context.peacekeepers.phases;
  if (phases.empty() || phases.back().troops <= 0) return {};
  return {
      fmt::format("the last phase of the peacekeepers has {:.0f} troops in week {}, none the week "
                  "after",
                  phases.back().troops, phases.back().from)};
}

Gaps no_donors(const CheckCase& given) {
  return one_if(given.context.donors.empty(), "none; only the government can pay");
}

Gaps short_donors(const CheckCase& given) {
  double stay = 0;
  for (const DonorContext& donor : given.context.donors) stay = std::max(stay, donor.horizon_years);
  if (given.context.donors.empty() || stay >= long_enough) return {};
  return {fmt::format("none stays longer than {:.1f} years", stay)};
}

Gaps one_group(const CheckCase& given) {
  return one_if(given.context.groups.size() < 2,
                "one identity group; harm by group cannot be seen");
}

Gaps no_neighbours(const CheckCase& given) {
  return one_if(given.context.neighbours.empty(),
                "no [[neighbour]]; nothing crosses the borders, in war or in peace");
}

Gaps lonely_regions(const CheckCase& given) {
  Gaps gaps;
  for (const RegionContext& region : given.context.regions) {
    if (!region.neighbours.empty() || given.context.regions.size() < 2) continue;
    gaps.push_back(fmt::format("\"{}\" touches no other region", region.name));
  }
  return gaps;
}

Gaps no_custom(const CheckCase& given) {
  const CustomaryContext& customary = given.context.customary;
  return one_if(customary.presence_rural <= 0 && customary.presence_urban <= 0 &&
                    customary.watch_group_share <= 0,
                "no chiefs, elders or watch groups, who serve most people in most countries");
}

Gaps wages_above_revenue(const CheckCase& given) {
  const double wages = yearly_wages(given.context);
  const double own = own_security_revenue(given.context);
  if (!known(given.context) || wages <= own) return {};
  return {
      fmt::format("pay of forces and courts is USD {:.0f} a year, own revenue for them USD {:.0f}",
                  wages, own)};
}

}  // namespace ssr

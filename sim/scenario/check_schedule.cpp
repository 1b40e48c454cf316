// How a plan's activities hang together in time and money.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "scenario/check_parts.h"

namespace ssr {

namespace {

/// Who alone pays some activities, and more than they mean to give; `left` is reduced by what each
/// is asked for.
Gaps payers_asked_too_much(const CheckCase& given, std::vector<double>& left) {
  Gaps gaps;
  for (std::size_t d = 0; d < given.context.donors.size(); ++d) {
    const DonorContext& donor = given.context.donors[d];
    double asked = 0;
    std::vector<std::string> names;
    for (const ActivityPlan& activity : given.plan.activities) {
      if (activity.government_pays || activity.payer != d) continue;
      asked += to_usd(activity.budget);
      names.push_back("\"" + activity.name + "\"");
    }
    left[d] = std::max(0.0, left[d] - asked);
    if (asked <= donor.means_to_give_usd()) continue;
    gaps.push_back(fmt::format(
        "\"{}\" is to pay USD {:.0f} for {} and has USD {:.0f} in the "
        "{:.1f} years that it stays",
        donor.name, asked, fmt::join(names, ", "), donor.means_to_give_usd(), donor.horizon_years));
  }
  return gaps;
}

}  // namespace

Gaps phases_out_of_order(const CheckCase& given) {
  Week first_main = never;
  for (const ActivityPlan& activity : given.plan.activities) {
    if (activity.phase == Phase::main) first_main = std::min(first_main, activity.start.latest);
  }
  Gaps gaps;
  if (first_main == never) return gaps;
  for (const ActivityPlan& activity : given.plan.activities) {
    const bool late = activity.phase == Phase::preparatory && activity.start.latest > first_main;
    const bool early = activity.phase == Phase::consolidation && activity.start.latest < first_main;
    if (late) {
      gaps.push_back(
          fmt::format("\"{}\" is to prepare and {}, when main work may have opened in week {}",
                      activity.name, opening(activity.start.latest), first_main));
    } else if (early) {
      gaps.push_back(
          fmt::format("\"{}\" is to consolidate and opens by week {}, before main work "
                      "(week {})",
                      activity.name, activity.start.latest, first_main));
    }
  }
  return gaps;
}

Gaps payer_without_money(const CheckCase& given) {
  if (!known(given.context)) return {};
  std::vector<double> left;
  for (const DonorContext& donor : given.context.donors) left.push_back(donor.means_to_give_usd());
  const double all = std::accumulate(left.begin(), left.end(), 0.0);
  Gaps gaps = payers_asked_too_much(given, left);
  double asked_of_donors = 0;
  double asked_at_home = 0;
  Week last = 0;
  for (const ActivityPlan& activity : given.plan.activities) {
    if (!activity.payer) {
      (activity.government_pays ? asked_at_home : asked_of_donors) += to_usd(activity.budget);
    }
    if (!activity.government_pays) continue;
    const Week end = last_week(activity);
    last = std::max(last, end != never ? end
                                       : earliest_start(given.plan.activities, activity) +
                                             activity.duration_weeks);
  }
  const double given_abroad = std::accumulate(left.begin(), left.end(), 0.0);
  if (asked_of_donors > given_abroad) {
    const std::string rest =
        given_abroad < all ? fmt::format(" left of USD {:.0f} beside what single ones pay", all)
                           : "";
    gaps.push_back(
        fmt::format("donors are asked for USD {:.0f} and have USD {:.0f}{} until they leave",
                    asked_of_donors, given_abroad, rest));
  }
  const double yearly = own_security_revenue(given.context) - yearly_wages(given.context);
  const double own = std::max(0.0, yearly) * last / weeks_per_year;
  if (asked_at_home > own) {
    gaps.push_back(
        fmt::format("the government is to pay USD {:.0f} and has about USD {:.0f} of its "
                    "own left after wages by week {}",
                    asked_at_home, own, last));
  }
  return gaps;
}

Gaps works_nowhere(const CheckCase& given) {
  if (!known(given.context)) return {};
  const auto& regions = given.context.regions;
  const auto somewhere = [&](const ActivityPlan& activity, auto fits) {
    for (std::size_t r = 0; r < regions.size(); ++r) {
      if (names_all_or(activity.regions, r) && fits(r)) return true;
    }
    return false;
  };
  const auto has_cells = [&](std::size_t r) {
    const JusticeContext& justice = given.context.justice;
    return justice.prison_places > 0 &&
           (justice.prison_regions.empty() || justice.prison_regions[r] > 0);
  };
  const auto has_fighters = [&](std::size_t r) {
    const auto share = [r](const std::vector<double>& by_region) {
      return by_region.empty() ? 1.0 : by_region[r];
    };
    const auto& factions = given.context.factions;
    return std::any_of(factions.begin(), factions.end(), [&](const FactionContext& faction) {
      return faction.fighters + faction.disarmed > 0 &&
             share(faction.regions) + share(faction.home_regions) > 0;
    });
  };
  // What the lever needs and none of the regions has.
  const auto missing = [&](const ActivityPlan& activity) -> std::string_view {
    switch (activity.lever) {
      case Lever::arms_embargo:
        return somewhere(activity, [&](std::size_t r) { return !regions[r].borders.empty(); })
                   ? ""
                   : "border";
      case Lever::customs:
        return somewhere(activity, [&](std::size_t r) { return !regions[r].borders.empty(); })
                   ? ""
                   : "crossing";
      case Lever::clear_mines:
        return somewhere(activity, [&](std::size_t r) { return regions[r].mined > 0; })
                   ? ""
                   : "mined land";
      case Lever::certify_resources:
        return somewhere(activity, [&](std::size_t r) { return regions[r].lootable > 0; })
                   ? ""
                   : "resource to certify";
      case Lever::build_prisons:
      case Lever::maintain_prisons:
        return somewhere(activity, has_cells) ? "" : "prison to enlarge or keep";
      case Lever::truth_hearings:
        return somewhere(activity, has_fighters) ? "" : "former fighter to be heard";
      default:
        return "";
    }
  };
  Gaps gaps;
  for (const ActivityPlan& activity : given.plan.activities) {
    const std::string_view what = missing(activity);
    if (what.empty()) continue;
    gaps.push_back(fmt::format("\"{}\" works where there is no {}", activity.name, what));
  }
  return gaps;
}

Gaps trial_without_arms(const CheckCase& given) {
  Gaps gaps;
  for (const ActivityPlan& activity : given.plan.activities) {
    const Assignment& assignment = activity.assignment;
    if (assignment.of == Assignment::Of::everybody) continue;
    if (assignment.share > 0 && assignment.share < 1) continue;
    gaps.push_back(
        fmt::format("\"{}\" assigns {:.0f} % of them, so there is nobody to compare with",
                    activity.name, 100 * assignment.share));
  }
  return gaps;
}

Gaps idle_review(const CheckCase& given) {
  Gaps gaps;
  for (const Review& review : given.plan.reviews) {
    const Week end = last_week(given.plan.activities[review.to]);
    if (review.first < end && review.share > 0) continue;
    gaps.push_back(
        fmt::format("the review \"{}\" gives \"{}\" nothing it could use (it ends by week "
                    "{})",
                    review.name, given.plan.activities[review.to].name, end));
  }
  return gaps;
}

}  // namespace ssr

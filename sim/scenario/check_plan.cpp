// What plans leave out.
#include <fmt/format.h>

#include <algorithm>

#include "scenario/check_parts.h"

namespace ssr {

namespace {

// How far money and work may part before a planner should look.
constexpr double thin_budget = 0.7;
constexpr double fat_budget = 1.5;
constexpr Week quick_fix = 208;  // weeks; reform that ends by then has a horizon of four years
constexpr std::size_t many_donors = 3;
constexpr double some_custom = 0.3;  // share of rural communities
constexpr double long_arrears = 8;  // weeks of pay
constexpr double months = 12;
constexpr double ample_places = 3;  // per fighter: more come than carry arms, but not so many

Gaps one_if(bool missing, std::string_view sentence) {
  return missing ? Gaps{std::string(sentence)} : Gaps{};
}

bool grows_police(const Plan& plan) {
  return uses(plan, {Lever::recruit_police, Lever::equip_police});
}

bool anyone_pays_at_home(const Plan& plan) {
  return std::any_of(plan.activities.begin(), plan.activities.end(),
                     [](const ActivityPlan& activity) { return activity.government_pays; });
}

/// Units of a lever that a plan's money buys.
double bought(const Plan& plan, Lever lever) {
  double units = 0;
  for (const ActivityPlan& activity : plan.activities) {
    if (activity.lever != lever || activity.unit_cost_usd <= 0) continue;
    const double share = lever == Lever::recruit_police ? 1.0 - activity.serving_share : 1.0;
    units += share * to_usd(activity.budget) / activity.unit_cost_usd;
  }
  return units;
}

}  // namespace

bool uses(const Plan& plan, std::initializer_list<Lever> levers) {
  return std::any_of(plan.activities.begin(), plan.activities.end(), [&](const auto& activity) {
    return std::find(levers.begin(), levers.end(), activity.lever) != levers.end();
  });
}

bool builds_forces(const Plan& plan) {
  return uses(
      plan, {Lever::recruit_police, Lever::equip_police, Lever::train_army, Lever::integrate_army});
}

Week first_latest(const Plan& plan, std::initializer_list<Lever> levers) {
  Week first = never;
  for (const ActivityPlan& activity : plan.activities) {
    if (std::find(levers.begin(), levers.end(), activity.lever) == levers.end()) continue;
    first = std::min(first, activity.start.latest);
  }
  return first;
}

Gaps idle_plan(const CheckCase& given) {
  return one_if(given.plan.activities.empty(), "none, with assistance = true");
}

Gaps police_without_courts(const CheckCase& given) {
  return one_if(
      grows_police(given.plan) && !uses(given.plan, {Lever::staff_courts, Lever::mobile_courts}),
      "police grow but no activity adds judges or hearings; arrests will wait for trial");
}

Gaps police_without_prisons(const CheckCase& given) {
  return one_if(
      grows_police(given.plan) &&
          !uses(given.plan, {Lever::build_prisons, Lever::maintain_prisons}),
      "police grow but no activity builds or maintains prisons; who is arrested has to be held "
      "somewhere");
}

Gaps police_without_supervisors(const CheckCase& given) {
  return one_if(grows_police(given.plan) && !uses(given.plan, {Lever::supervise_police}),
                "police are recruited or equipped without trained supervisors");
}

Gaps forces_without_oversight(const CheckCase& given) {
  const bool grows = builds_forces(given.plan) || uses(given.plan, {Lever::build_prisons});
  if (!grows || uses(given.plan, {Lever::oversight_bodies})) return {};
  if (uses(given.plan, {Lever::civil_society})) {
    return {
        "forces gain capacity and civil society alone looks on, which can neither inspect nor "
        "punish; no activity supports inspectors or parliament"};
  }
  return {"forces gain capacity but no activity supports inspectors, parliament or civil society"};
}

Gaps forces_without_vetting(const CheckCase& given) {
  Gaps gaps = one_if(grows_police(given.plan) && !uses(given.plan, {Lever::vet_police}),
                     "police are trained or equipped whose records nobody looks at (no "
                     "vet_police)");
  const Gaps army =
      one_if(uses(given.plan, {Lever::train_army}) && !uses(given.plan, {Lever::vet_army}),
             "soldiers are trained whose records nobody looks at (no vet_army)");
  gaps.insert(gaps.end(), army.begin(), army.end());
  return gaps;
}

Gaps disarming_without_tracks(const CheckCase& given) {
  return one_if(
      uses(given.plan, {Lever::disarmament, Lever::demobilisation}) &&
          !uses(given.plan, {Lever::women_and_children}),
      "disarmament without women_and_children; women, children and support roles that hold no "
      "weapon will go home unregistered");
}

Gaps state_without_custom(const CheckCase& given) {
  return one_if(known(given.context) && given.context.customary.presence_rural > some_custom &&
                    (grows_police(given.plan) || uses(given.plan, {Lever::staff_courts})) &&
                    !uses(given.plan, {Lever::customary_mediation}),
                "police or courts are built and chiefs, elders and watch groups, whom people use, "
                "are left as they are");
}

Gaps no_outreach(const CheckCase& given) {
  return one_if(!given.plan.activities.empty() && !uses(given.plan, {Lever::outreach}),
                "nobody tells people what is being done");
}

Gaps no_visible_gains(const CheckCase& given) {
  return one_if(!given.plan.activities.empty() && !uses(given.plan, {Lever::quick_impact}),
                "nothing that people can see soon");
}

Gaps many_dismissed(const CheckCase& given) {
  if (!given.plan.mass_dismissal) return {};
  return {fmt::format("{:.0f} % of the army is sent home at once and with nothing",
                      100 * given.plan.mass_dismissal->share)};
}

Gaps no_small_arms(const CheckCase& given) {
  return one_if(
      uses(given.plan, {Lever::disarmament}) && !uses(given.plan, {Lever::collect_small_arms}),
      "fighters hand in weapons and communities are not asked for theirs");
}

Gaps no_coordination(const CheckCase& given) {
  if (given.context.donors.size() < many_donors || given.plan.activities.empty() ||
      uses(given.plan, {Lever::coordination})) {
    return {};
  }
  return {fmt::format("{} donors and no activity that tells them what the others fund",
                      given.context.donors.size())};
}

Gaps no_correction(const CheckCase& given) {
  const auto& activities = given.plan.activities;
  const auto looks = [](const ActivityPlan& activity) {
    return !activity.start.when.empty() || !activity.until.empty() || !activity.suspend.empty();
  };
  return one_if(
      !activities.empty() && std::none_of(activities.begin(), activities.end(), looks),
      "no start, until or suspend looks at what has become of the plan; it is a timetable");
}

Gaps unpaid_forces(const CheckCase& given) {
  const Context& context = given.context;
  const double owed = std::max(context.police.arrears_weeks, context.army.arrears_weeks);
  if (!known(context) || owed < long_arrears || !builds_forces(given.plan) ||
      uses(given.plan, {Lever::pay_reform})) {
    return {};
  }
  return {fmt::format("forces are owed {:.0f} weeks of pay and nothing is done about it", owed)};
}

Gaps quota_without_intake(const CheckCase& given) {
  const auto& promises = given.context.accord.promises;
  const bool quota = std::any_of(promises.begin(), promises.end(), [](const auto& promise) {
    return promise.kind == PromiseKind::integration_quota;
  });
  return one_if(quota && !uses(given.plan, {Lever::integrate_army}),
                "it promises places in the army, and no activity integrates fighters");
}

Gaps nobody_pays_after(const CheckCase& given) {
  return one_if(!given.plan.activities.empty() && !anyone_pays_at_home(given.plan),
                "donors pay every activity (no government_pays = true); nothing says who carries "
                "the cost after them");
}

Gaps outlasts_donors(const CheckCase& given) {
  Gaps gaps;
  const auto& donors = given.context.donors;
  double longest = 0;
  for (const DonorContext& donor : donors) longest = std::max(longest, donor.horizon_years);
  for (const ActivityPlan& activity : given.plan.activities) {
    const Week end = last_week(activity);
    if (donors.empty() || end == never || activity.government_pays) continue;
    const DonorContext* payer = activity.payer ? &donors[*activity.payer] : nullptr;
    const double years = payer != nullptr ? payer->horizon_years : longest;
    const auto last = static_cast<Week>(years * weeks_per_year);
    if (end <= last) continue;
    const std::string who = payer != nullptr ? "its payer " + payer->name : "the last donor";
    gaps.push_back(fmt::format("\"{}\" may run to week {}, after {} left in week {}", activity.name,
                               end, who, last));
  }
  return gaps;
}

Gaps banned_sector(const CheckCase& given) {
  Gaps gaps;
  for (const ActivityPlan& activity : given.plan.activities) {
    const auto sector = static_cast<std::size_t>(lever_spec(activity.lever).sector);
    const auto& donors = given.context.donors;
    const bool somebody = std::any_of(donors.begin(), donors.end(), [&](const DonorContext& donor) {
      return donor.funds(sector);
    });
    if (donors.empty() || activity.government_pays || somebody) continue;
    gaps.push_back(fmt::format("no donor funds {}, so \"{}\" has nobody to pay it",
                               sector_names[sector], activity.name));
  }
  return gaps;
}

Gaps short_plan(const CheckCase& given) {
  Week last = 0;
  for (const ActivityPlan& activity : given.plan.activities) {
    const Sector sector = lever_spec(activity.lever).sector;
    if (sector == Sector::ddr || sector == Sector::society) continue;
    last = std::max(last, last_week(activity));
  }
  if (last == 0 || last > quick_fix) return {};
  return {fmt::format("reform of the security sector ends by week {}", last)};
}

Gaps forces_above_revenue(const CheckCase& given) {
  const Context& context = given.context;
  const double own = own_security_revenue(context);
  if (!known(context) || own <= 0) return {};
  const double joined = bought(given.plan, Lever::recruit_police);
  const double enlisted =
      bought(given.plan, Lever::integrate_army) - bought(given.plan, Lever::rightsize_army);
  const double more = months * (joined * context.police.salary_usd_month +
                                enlisted * context.army.salary_usd_month);
  const double wages = yearly_wages(context) + more;
  if (more <= 0 || wages <= own) return {};
  return {
      fmt::format("with all it recruits, pay is USD {:.0f} a year; own revenue for the sector is "
                  "USD {:.0f}",
                  wages, own)};
}

Gaps thin_or_fat_budget(const CheckCase& given) {
  Gaps gaps;
  for (const ActivityPlan& activity : given.plan.activities) {
    const double weeks = activity.duration_weeks - activity.ramp_weeks / 2.0;
    const double work = activity.capacity_per_week * weeks * activity.unit_cost_usd;
    const double budget = to_usd(activity.budget);
    if (work > 0 && budget < thin_budget * work) {
      gaps.push_back(
          fmt::format("\"{}\" has USD {:.0f}, {:.0f} % of capacity x unit cost x duration "
                      "(USD {:.0f})",
                      activity.name, budget, 100 * budget / work, work));
    } else if (budget > fat_budget * work) {
      gaps.push_back(
          fmt::format("\"{}\" has USD {:.0f} but can spend USD {:.0f} at most (capacity x "
                      "unit cost x duration)",
                      activity.name, budget, work));
    }
  }
  return gaps;
}

Gaps places_above_fighters(const CheckCase& given) {
  if (!known(given.context)) return {};
  double people = bought(given.plan, Lever::rightsize_army);
  for (const FactionContext& faction : given.context.factions) {
    people += faction.fighters + faction.settled();
  }
  Gaps gaps;
  for (const Lever lever : {Lever::disarmament, Lever::demobilisation, Lever::reintegration}) {
    const double places = bought(given.plan, lever);
    if (places <= 0 || places <= ample_places * people) continue;
    gaps.push_back(fmt::format("{:.0f} places in {} for {:.0f} fighters and soldiers paid off",
                               places, lever_spec(lever).name, people));
  }
  return gaps;
}

}  // namespace ssr

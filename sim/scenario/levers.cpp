#include <algorithm>

#include "scenario/plan.h"

namespace ssr {

const std::array<std::string, n_sectors> sector_names = {
    "ddr", "police", "courts", "prisons", "oversight", "army", "customary", "society"};

const std::array<std::string, n_lever_reaches> lever_reach_names = {"by region", "capital",
                                                                    "national"};

namespace {
constexpr std::string_view per_fighter =
    "NCDDR final report: USD 504 a head in Sierra Leone; Managing Fighting Forces: USD 1,000-1,500 "
    "per fighter without administration; the split over phases is assumed";
constexpr std::string_view jsdp =
    "DFID Justice Sector Development Programme: about GBP 25m over five years; the split is "
    "assumed";
constexpr std::string_view new_army =
    "CorpWatch / IRIN 2005: USD 35m first earmark for a Liberian army of 2,000-4,000";

constexpr std::array<LeverSpec, n_levers> specs = {{
    {Lever::disarmament, "disarmament", Sector::ddr, LeverReach::by_region, "person disarmed", 60,
     30, 120, per_fighter, "registers fighters, tests them at entry and takes their weapons",
     "M15 M16 M17 M21", "factions units_from units_until strictness"},
    {Lever::demobilisation, "demobilisation", Sector::ddr, LeverReach::by_region,
     "person demobilised", 190, 90, 400, per_fighter,
     "camps: screening, health, briefing, transport home", "M15 M20",
     "factions units_from units_until"},
    {Lever::reinsertion, "reinsertion", Sector::ddr, LeverReach::by_region, "cash tranche", 100, 75,
     150, "Sierra Leone and Liberia paid two instalments of USD 75-150 (recalled)",
     "cash for the first months; `tranches` says how many a person is promised", "M15 M18",
     "factions units_from units_until tranches"},
    {Lever::reintegration, "reintegration", Sector::ddr, LeverReach::by_region, "place in a course",
     350, 250, 900, per_fighter,
     "training, tools and follow-up for one person; `course_weeks`, `therapy`", "M18 M19",
     "factions units_from units_until course_weeks therapy"},
    {Lever::women_and_children, "women_and_children", Sector::ddr, LeverReach::by_region, "person",
     450, 250, 900, per_fighter,
     "own tracks: children released at once, women and support roles without a weapon", "M86",
     "factions units_from units_until"},
    {Lever::counselling, "counselling", Sector::ddr, LeverReach::by_region, "person treated", 300,
     190, 530, "Blattman, Jamison & Sheridan 2017 AER (cost recalled)",
     "therapy for the former fighters who are most at risk", "M18",
     "factions units_from units_until"},
    {Lever::recruit_police, "recruit_police", Sector::police, LeverReach::by_region,
     "recruit trained", 1800, 900, 4000, jsdp,
     "recruits and trains officers; `course_weeks`, `strictness` of entry, `serving_share` of the "
     "training for officers who serve already, `women_share` of its seats kept for women",
     "M1 M12 M59", "course_weeks serving_share strictness women_share"},
    {Lever::equip_police, "equip_police", Sector::police, LeverReach::by_region, "officer equipped",
     1500, 700, 3000, jsdp, "vehicles, radios, forensics and stations", "M7 M12", ""},
    {Lever::supervise_police, "supervise_police", Sector::police, LeverReach::by_region,
     "mentor-week", 2500, 1500, 4000, "",
     "mentors in post train supervisors; `builds_capacity` says how far they teach, not do",
     "M7 M55", ""},
    {Lever::vet_police, "vet_police", Sector::police, LeverReach::by_region, "officer vetted", 150,
     50, 500, "", "checks officers' records and removes abusers; `strictness`", "M28 M47",
     "strictness"},
    {Lever::staff_courts, "staff_courts", Sector::courts, LeverReach::by_region,
     "person trained and in post", 6000, 2000, 15000, jsdp,
     "judges, prosecutors, defenders and clerks; slow", "M1 M3 M4", ""},
    {Lever::mobile_courts, "mobile_courts", Sector::courts, LeverReach::by_region, "hearing", 120,
     50, 300, jsdp, "sittings on circuit, case clearing and legal aid", "M1 M6", ""},
    {Lever::build_prisons, "build_prisons", Sector::prisons, LeverReach::by_region, "place", 4000,
     1500, 10000, "", "builds and repairs prison places", "M1 M2 M5", ""},
    {Lever::maintain_prisons, "maintain_prisons", Sector::prisons, LeverReach::by_region,
     "detainee-week", 8, 4, 16, "", "food, water, care and staff training", "M5", ""},
    {Lever::oversight_bodies, "oversight_bodies", Sector::oversight, LeverReach::national,
     "inspector trained and equipped", 8000, 3000, 15000, "",
     "inspectors, audit, complaints offices, parliament's committees", "M7 M9 M28 M47", ""},
    {Lever::civil_society, "civil_society", Sector::oversight, LeverReach::national, "grant", 10000,
     5000, 25000, "", "grants to media and NGOs that watch the security sector", "M43", ""},
    {Lever::integrate_army, "integrate_army", Sector::army, LeverReach::by_region,
     "fighter taken in", 2500, 1000, 8750, new_army,
     "takes demobilised fighters into the army; `mixing`, `strictness`, `quota` of places kept for "
     "them, `rank_share` with an officer's rank, `pay_usd_month` if it is not a soldier's",
     "M17 M20 M26 M28",
     "factions units_from units_until mixing pay_usd_month quota rank_share strictness"},
    {Lever::train_army, "train_army", Sector::army, LeverReach::by_region, "soldier trained", 2500,
     1000, 8750, new_army, "courses and foreign trainers for soldiers and officers; `course_weeks`",
     "M26 M32", "course_weeks"},
    {Lever::pay_reform, "pay_reform", Sector::army, LeverReach::national, "person enrolled", 60, 25,
     150, "",
     "payroll census and pay through banks for police and army: fewer ghosts, less skimming",
     "M26 M28", ""},
    {Lever::rightsize_army, "rightsize_army", Sector::army, LeverReach::by_region,
     "soldier paid off", 1000, 540, 3000, "CorpWatch / IRIN 2005: USD 540 severance in Liberia",
     "severance for soldiers above the strength the state can pay, then for those owed it",
     "M28 M59", ""},
    {Lever::customary_mediation, "customary_mediation", Sector::customary, LeverReach::by_region,
     "mediator trained", 60, 25, 150, "",
     "trains elders and others in communities to mediate disputes", "M6 M22 M25", ""},
    {Lever::collect_small_arms, "collect_small_arms", Sector::society, LeverReach::by_region,
     "weapon collected", 80, 30, 200, "",
     "communities hand weapons in and get projects; weapons are destroyed", "M21", ""},
    {Lever::quick_impact, "quick_impact", Sector::society, LeverReach::by_region, "small project",
     12000, 5000, 25000, "", "wells, markets, police posts: what people can see", "M70", ""},
    {Lever::outreach, "outreach", Sector::society, LeverReach::by_region, "community meeting", 300,
     100, 1000, "", "radio, meetings, theatre: what the peace can bring and what it cannot",
     "M71 M72", ""},
    {Lever::coordination, "coordination", Sector::society, LeverReach::national, "secretariat-week",
     5000, 2000, 15000, "",
     "a shared register and secretariat: donors learn what others fund; with `pool_share` also a "
     "common fund, which asks them for that share of their money, with `lead` a donor that leads "
     "in `lead_sectors`",
     "M51 M52 M53", "lead lead_sectors pool_share"},
    {Lever::violence_reduction, "violence_reduction", Sector::ddr, LeverReach::by_region, "place",
     400, 200, 900, "",
     "work and training for those whom no programme takes: fighters turned away or gone home, "
     "criminal bands, armed citizens without work",
     "M18 M21", "factions"},
    {Lever::manage_stockpiles, "manage_stockpiles", Sector::army, LeverReach::capital,
     "weapon marked and locked away", 40, 15, 120, "",
     "armouries, registers and locks for the weapons of police and army", "M21", ""},
    {Lever::joint_patrols, "joint_patrols", Sector::police, LeverReach::by_region, "patrol-week",
     600, 250, 1500, "",
     "transitional security: patrols where planners hear of insecurity, in mixed units where "
     "`fighters_share` of their people are former fighters who wait for a course",
     "M16 M18 M31", "fighters_share"},
    {Lever::arms_embargo, "arms_embargo", Sector::police, LeverReach::by_region, "monitor-week",
     1500, 600, 4000, "", "monitors at crossings look for arms", "M84", ""},
    {Lever::certify_resources, "certify_resources", Sector::society, LeverReach::by_region,
     "inspector-week", 250, 100, 800, "",
     "inspectors certify what mines yield; what has a certificate pays duty and no gunman", "M84",
     ""},
    {Lever::amnesty, "amnesty", Sector::courts, LeverReach::capital, "case-week", 500, 200, 1500,
     "", "leaders of `factions` are shielded from prosecution while it runs", "M30", "factions"},
    {Lever::indictment, "indictment", Sector::courts, LeverReach::capital, "case-week", 2500, 1000,
     8000, "", "leaders of `factions` are wanted while it runs, whatever their stance", "M30",
     "factions"},
    {Lever::community_policing, "community_policing", Sector::police, LeverReach::by_region,
     "team-week", 120, 40, 300, "",
     "officers on foot patrol and in dialogue in one community after the other, where they are "
     "least known; they are taken from other work",
     "M11", ""},
    {Lever::vet_army, "vet_army", Sector::army, LeverReach::by_region, "soldier vetted", 150, 50,
     500, "", "checks soldiers' records and removes abusers; `strictness`", "M28 M47",
     "strictness"},
    {Lever::decide_force_size, "decide_force_size", Sector::army, LeverReach::capital,
     "review-week", 15000, 5000, 40000, "",
     "a review of threat and revenue that decides the size of `force`, on `strength` people where "
     "it is given",
     "M59", "force strength"},
    {Lever::monitoring, "monitoring", Sector::oversight, LeverReach::national, "monitor-week", 400,
     150, 1000, "",
     "assessment and baseline: monitors check the records that planners read, and interview people",
     "M80", ""},
    {Lever::customs, "customs", Sector::society, LeverReach::by_region, "customs officer-week", 60,
     25, 150, "",
     "officers at crossings who collect duty, and look for what goes round the counter", "M27 M84",
     ""},
    {Lever::clear_mines, "clear_mines", Sector::society, LeverReach::by_region, "team-week", 8000,
     4000, 15000, "", "survey and clearance teams release mined land", "M75", ""},
    {Lever::license_providers, "license_providers", Sector::customary, LeverReach::by_region,
     "visit to a community", 400, 150, 1000, "",
     "licences and standards for those who guard or judge beside the state: watch groups and "
     "elders are put on a list, and people told where to complain",
     "M25", ""},
    {Lever::truth_hearings, "truth_hearings", Sector::society, LeverReach::by_region,
     "community hearing", 1500, 500, 5000, "",
     "forums where former fighters who live there own up to what they did and victims are heard",
     "M18", ""},
    {Lever::conditionality, "conditionality", Sector::society, LeverReach::national,
     "dialogue-week", 1500, 500, 5000, "",
     "terms of aid: donors hold back the money of `withholds` while ministries refuse to sign what "
     "`demands` names",
     "M49", "demands withholds"},
}};

constexpr bool in_order_of_levers() {
  for (std::size_t i = 0; i < n_levers; ++i) {
    if (specs[i].lever != static_cast<Lever>(i)) return false;
  }
  return true;
}
static_assert(in_order_of_levers());

/// Does a list of words with single spaces between them hold the word?
constexpr bool holds_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}
}  // namespace

const std::array<LeverSpec, n_levers>& lever_specs() { return specs; }

const LeverSpec& lever_spec(Lever lever) { return specs[static_cast<std::size_t>(lever)]; }

bool reads_option(Lever lever, std::string_view option) {
  return holds_word(lever_spec(lever).options, option);
}

std::vector<std::string> levers_with(std::string_view option) {
  std::vector<std::string> names;
  for (const LeverSpec& spec : specs) {
    if (reads_option(spec.lever, option)) names.emplace_back(spec.name);
  }
  return names;
}

}  // namespace ssr

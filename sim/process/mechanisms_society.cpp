#include <array>

#include "process/mechanisms.h"
#include "process/parameters.h"

namespace ssr {

std::span<const Mechanism> society_mechanisms() {
  static constexpr auto table = std::to_array<Mechanism>({
      {"M70", "visible-gains", "Quick visible projects win legitimacy and time",
       "SEDRA SSR 101, 2010, l. 353, 433; UN SSR concept paper, Bratislava 2006, l. 1694-1708, "
       "1728",
       "citizens see what was built; cut: nobody sees it (0)", "attitudes", "legitimacy", +1,
       Origin::built_in, [](Parameters& p) { p.attitudes.sees_gains = 0; },
       "attitudes.legitimacy_from_gains activities.project_gain activities.project_reach"},
      {"M71", "unreal-expectations", "Expectations that delivery does not meet cost support early",
       "SEDRA SSR 101, 2010, l. 176-184",
       "citizens compare what they get with what they expected; cut: they expected what they got "
       "(0)",
       "attitudes", "legitimacy", -1, Origin::built_in,
       [](Parameters& p) { p.attitudes.sees_expectation_gap = 0; },
       "attitudes.legitimacy_lost_to_disappointment attitudes.grievance_from_disappointment"},
      {.id = "M72",
       .name = "reform-is-explained",
       .claim = "Outreach that says what the peace can bring wins support; silence loses it.",
       .source =
           "UN SSR concept paper, Bratislava 2006, l. 634-644, 1749; USAID/DoD/State, Security "
           "Sector Reform, 2009, l. 131",
       .link = "what meetings say as citizens hear it; cut: 0, nobody hears it",
       .decisions = "activities",
       .outcome = "legitimacy",
       .direction = 1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.activities.hears_meetings = 0; },
       .parameters =
           "activities.meeting_reach activities.meeting_effect activities.realistic_expectations"},
      {.id = "M73",
       .name = "misrule-recruits",
       .claim = "Good governance makes threats manageable; misrule gives armed groups their men.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 154, 402",
       .link = "grievance against the state as recruiters find it; cut: 0, nobody has any",
       .decisions = "clashes response former_fighters",
       .outcome = "recruited",
       .direction = 1,
       .origin = Origin::built_in,
       .cut =
           [](Parameters& p) {
             p.clashes.sees_misrule = 0;
             p.response.sees_misrule = 0;
             p.former_fighters.sees_misrule = 0;
           },
       .parameters =
           "clashes.join_base response.joining_rate former_fighters.remobilise_grievance"},
      {"M74", "jobs-and-felt-security",
       "Joblessness tops what people name as insecurity: felt security needs an economy",
       "UN SSR concept paper, Bratislava 2006, l. 646-648",
       "felt security sees the district's joblessness; cut: it sees full employment (0)",
       "attitudes", "fear", +1, Origin::built_in,
       [](Parameters& p) { p.attitudes.sees_joblessness = 0; }, "attitudes.fear_from_joblessness"},
      {"M75", "insecurity-taxes-the-economy",
       "Insecurity deters work and investment, and with them jobs and revenue",
       "UN SSR concept paper, Bratislava 2006, l. 262-266, 1653; SEDRA SSR 101, 2010, l. 62",
       "the insecurity that work and investment feel; neutral: safe districts", "economy",
       "youth_idle_share", +1, Origin::built_in,
       [](Parameters& p) { p.economy.feels_insecurity = 0; },
       "economy.insecurity_tax economy.growth_drag"},
      {"M76", "perception-parts-from-statistics",
       "Perceived insecurity follows news and rumour and can part from the statistics",
       "UN SSR concept paper, Bratislava 2006, l. 1630; SEDRA SSR 101, 2010, l. 475; "
       "Panel brief SSR and stabilization, l. 5",
       "the public hears the nation's worst news; cut: it knows its own district's violence alone "
       "(0)",
       "attitudes", "violence_perceived", +1, Origin::built_in,
       [](Parameters& p) { p.attitudes.hears_rumour = 0; },
       "attitudes.national_news_share attitudes.rumour_gain"},
      {"M77", "ministries-absorb-so-much",
       "Ministries of low capacity cannot plan, buy and pay more than so much aid a year",
       "SEDRA SSR 101, 2010, l. 318, 349, 453, 461", "the load that ministries feel; neutral: none",
       "activities", "balance", -1, Origin::built_in,
       [](Parameters& p) { p.activities.feels_load = 0; },
       "activities.absorption_usd_head_year activities.ministry_load_light "
       "activities.ministry_load_substituted"},
      {.id = "M78",
       .name = "plan-that-can-wait-and-start",
       .claim = "A rigid plan on wrong assumptions fails; one that starts when the ground is ready "
                "fits.",
       .source = "SEDRA SSR 101, 2010, l. 433-437",
       .link =
           "readiness as planners see it reported; cut: 0, no condition is seen to hold and work "
           "opens at its latest date",
       .decisions = "activities",
       .outcome = "in_the_gap",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.activities.sees_readiness = 0; },
       .parameters = "plan.*.activity.*.start plan.*.activity.*.latest"},
      an_input("M79", "one-long-donor",
               "Evolutionary reform works with one donor committed for long; with many donors and "
               "short funds a strategy must come early and bend.",
               "SEDRA SSR 101, 2010, l. 437",
               "how many donors, how much and how long; M51, M52 and M61 act on them",
               "context.donor.*.horizon_years context.donor.*.envelope_usd_per_year"),
      {.id = "M80",
       .name = "correct-by-what-is-measured",
       .claim = "Planners who measure results correct their course; those who count inputs go on.",
       .source =
           "SEDRA SSR 101, 2010, l. 473; USAID/DoD/State, Security Sector Reform, 2009, l. 160; UN "
           "SSR concept paper, Bratislava 2006, l. 1628-1630; Panel brief SSR and stabilization, "
           "l. 21, 34",
       .link = "figures that pause or end work, as planners see them; cut: 0, they see none",
       .decisions = "activities",
       .outcome = "court_backlog",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.activities.sees_progress = 0; },
       .parameters = "plan.*.activity.*.suspend plan.*.activity.*.until"},
      an_input(
          "M81", "assessment-shared",
          "An assessment that is not shared or led at home has limited effect that does not last.",
          "UN SSR concept paper, Bratislava 2006, l. 1718; SEDRA SSR 101, 2010, l. 221, 513; "
          "Panel brief SSR and stabilization, l. 22-23",
          "whether there was an assessment, not who led it or who read it; M17 acts on it",
          "context.accord.early_assessment"),
      an_input("M82", "political-ground-first",
               "Political ground is prepared before technical work.",
               "UN SSR concept paper, Bratislava 2006, l. 1673, 1694",
               "a plan can let work wait until will is there; M35, M78 and M4 act on it",
               "plan.*.activity.*.start"),
      {"M83", "war-next-door",
       "War next door sends arms and offers to fighters and feeds its clients",
       "UN SSR concept paper, Bratislava 2006, l. 87, 270, 611; SEDRA SSR 101, 2010, l. 497",
       "the neighbour's war; cut: 0, the neighbour is seen at peace", "neighbours",
       "weapons_outside_control", 1, Origin::built_in,
       [](Parameters& p) { p.neighbours.sees_neighbour_war = 0; },
       "neighbours.abroad_rate neighbours.patron_peace_share context.neighbour.*.wars"},
      {"M84", "arms-cross-borders", "Arms that cross borders feed conflict",
       "SEDRA SSR 101, 2010, l. 497; UN SSR concept paper, Bratislava 2006, l. 455, 709",
       "arms on offer across the border; cut: 0, none are seen", "neighbours",
       "weapons_outside_control", 1, Origin::built_in,
       [](Parameters& p) { p.neighbours.arms_cross = 0; },
       "neighbours.peace_flow_share neighbours.forces_to_halve"},
      {.id = "M85",
       .name = "police-like-the-people",
       .claim = "Police drawn from all groups give basic security in a mixed area.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 1728",
       .link =
           "officers of their own group as members of a group that expects worse see them; cut: 0, "
           "they see none",
       .decisions = "response",
       .outcome = "report_share",
       .direction = 1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.response.sees_own_kind = 0; },
       .parameters = "response.penalty_eased context.group.*.minority_penalty"},
      {.id = "M86",
       .name = "tracks-for-women-and-children",
       .claim =
           "Tracks of their own bring in women and children whom a weapon test turns away; figures "
           "blind to sex hide them.",
       .source =
           "SEDRA SSR 101, 2010, l. 172; UN SSR concept paper, Bratislava 2006, l. 1040-1042, 1161",
       .link =
           "a track of their own as women and support roles see it; cut: 0, they see the test for "
           "fighters alone",
       .decisions = "registration reintegration",
       .outcome = "caseload_women_share",
       .direction = 1,
       .origin = Origin::built_in,
       .cut =
           [](Parameters& p) {
             p.registration.sees_own_track = 0;
             p.reintegration.sees_own_track = 0;
           },
       .parameters = "registration.woman_refused_more registration.support_refused"},
      out_of_scope("M87", "relapse-within-ten-years",
                   "There is a significant chance of relapse within ten years.",
                   "UN SSR concept paper, Bratislava 2006, l. 286",
                   "not a link but what emerges: the outcomes relapse_by_year_10 and "
                   "relapse_after_two_quiet_years; no rule contains it"),
      out_of_scope(
          "M88", "fruition-takes-a-decade",
          "Reform takes a decade or generations to bear fruit; horizons of two to four years do "
          "not fit.",
          "SEDRA SSR 101, 2010, l. 201, 256, 399; US-UK SSR workshop, 2005, l. 47",
          "not a link but what the slow rates of institutions and attitudes make together; "
          "study.horizon_weeks decides whether a run shows it"),
      out_of_scope("M89", "reform-in-national-plans",
                   "Reform that stands in national plans and budgets rises on the agenda.",
                   "UN SSR concept paper, Bratislava 2006, l. 336-344, 1737",
                   "there is no national plan beside the sector's; the size of the security budget "
                   "is money, not a place on an agenda"),
      {.id = "M90",
       .name = "mission-watches-the-vote",
       .claim = "Elections that a mission helps to run install civilian leaders often, not always.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 1105",
       .link = "the mission's eyes as those who run the vote see them; cut: 0, they see none",
       .decisions = "elections",
       .outcome = "legitimacy",
       .direction = 1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.elections.sees_observers = 0; },
       .parameters = "elections.fairness_eyes elections.incumbent_advantage"},
  });
  return table;
}

}  // namespace ssr

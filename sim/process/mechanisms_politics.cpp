#include <array>

#include "process/mechanisms.h"
#include "process/parameters.h"

namespace ssr {

std::span<const Mechanism> politics_mechanisms() {
  static constexpr auto table = std::to_array<Mechanism>({
      {"M28", "losers-of-reform-resist",
       "Reform makes losers, who resist: patrons drain the will to reform, soldiers who are sent "
       "home with nothing take up arms",
       "SEDRA SSR 101, 2010, l. 465, 515; UN SSR concept paper, Bratislava 2006, l. 463",
       "the loss that patrons see, and the severance that the dismissed see owed; cut: 0, neither",
       "government leaders registration former_fighters", "will", -1, Origin::built_in,
       [](Parameters& p) {
         p.government.sees_losses = 0;
         p.army.sees_severance_owed = 0;
       },
       "government.resistance_per_month government.resistance_drag leaders.splinter_base "
       "army.tie_kept"},
      {"M29", "excluded-leaders-spoil",
       "Leaders with followers who are left out of the accord become spoilers",
       "SEDRA SSR 101, 2010, l. 252",
       "his place outside as the leader sees it; cut: 0, he counts on a full place", "leaders",
       "fighters_outside_control", 1, Origin::built_in,
       [](Parameters& p) { p.leaders.sees_exclusion = 0; },
       "leaders.excluded_neglect leaders.guarantor_trust"},
      {"M30", "inducements-by-type",
       "Inducements win some spoilers, by type; a hard core yields only to force",
       "SEDRA SSR 101, 2010, l. 250, 465-467",
       "posts and money on offer as the leader sees them; cut: 0, he sees nothing on offer",
       "leaders", "battle_deaths", -1, Origin::built_in,
       [](Parameters& p) { p.leaders.sees_inducements = 0; },
       "leaders.offer_posts leaders.offer_money_usd leaders.limited_money leaders.greedy_posts "
       "leaders.total_discount"},
      {"M31", "peacekeepers-price-violence",
       "Peacekeepers with a mandate make violence costly and so buy time for reform",
       "SEDRA SSR 101, 2010, l. 198, 467; UN SSR concept paper, Bratislava 2006, l. 124",
       "the mission's force as all with arms or a coup in mind see it; cut: 0, they see nobody",
       "elections leaders clashes armed_presence army predation", "battle_deaths", -1,
       Origin::built_in, [](Parameters& p) { p.mission.sees_peacekeepers = 0; },
       "leaders.price_weight leaders.troops_for_price elections.fight_guarantor "
       "clashes.fear_of_guarantor armed_presence.peacekeeper_worth army.coup_guarantor "
       "predation.deterrence"},
      {"M32", "building-while-fighting", "Forces that fight while they are built are built poorly",
       "SEDRA SSR 101, 2010, l. 467",
       "insecurity where soldiers train; cut: 0, trainers see a quiet district", "army",
       "army_cohesion", -1, Origin::built_in, [](Parameters& p) { p.army.sees_fighting = 0; },
       "army.training_in_war", MechanismKind::executable,
       "staff stay out (M33) of districts so insecure that it would matter, and few soldiers of "
       "the test countries are trained twice"},
      {"M33", "security-floor-for-reform",
       "Below a floor of security staff stay away, and reform and development stall",
       "SEDRA SSR 101, 2010, l. 198; UN SSR concept paper, Bratislava 2006, l. 626",
       "the insecurity that staff see reported; neutral: safe districts", "activities",
       "disarmed_share", -1, Origin::built_in,
       [](Parameters& p) { p.activities.sees_insecurity = 0; },
       "activities.safety_floor activities.safety_floor_ddr activities.redeployed_share"},
      {.id = "M34",
       .name = "war-drives-out-soft-reform",
       .claim =
           "While there is fighting the hard side of reform beats the soft: money slides to army "
           "and police.",
       .source = "SEDRA SSR 101, 2010, l. 523-525",
       .link = "reported insecurity as donors see it; cut: 0, they see a quiet country",
       .decisions = "donors",
       .outcome = "oversight_inspectors",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.donors.sees_insecurity = 0; },
       .parameters = "donors.hard_pull"},
      {"M35", "no-will-no-signature",
       "Where will and ownership are low, reform steps are not signed and programmes stall",
       "UN SSR concept paper, Bratislava 2006, l. 478, 1674; SEDRA SSR 101, 2010, l. 164",
       "the reluctance a signature meets; neutral: full will", "activities", "oversight_inspectors",
       -1, Origin::built_in, [](Parameters& p) { p.activities.sees_reluctance = 0; },
       "activities.political_cost_light activities.political_cost_technical "
       "activities.political_cost_reform activities.will_weight"},
      {"M36", "early-ownership-by-authors-of-war",
       "Ownership in the hands of those who made the war is used to hold reform up",
       "UN SSR concept paper, Bratislava 2006, l. 96, 603, 758",
       "the use that authors of the war make of ownership; neutral: none", "activities",
       "oversight_inspectors", -1, Origin::built_in,
       [](Parameters& p) { p.activities.sees_capture = 0; }, "activities.captured_ownership"},
      an_input("M37", "project-aid-then-sector-aid",
               "Where ownership only emerges, aid begins with projects and becomes sector aid as "
               "ownership grows.",
               "UN SSR concept paper, Bratislava 2006, l. 1674-1676, 1736",
               "a plan says who pays and decides; M35, M54 and M60 act on it",
               "plan.*.activity.*.government_pays"),
      {.id = "M38",
       .name = "patronage-protects",
       .claim =
           "A narrow elite rules by patronage: its men keep the pay of others and go unpunished.",
       .source = "SEDRA SSR 101, 2010, l. 197, 515",
       .link =
           "patrons behind people as superiors and those who sanction see them; cut: 0, they see "
           "none",
       .decisions = "treasury oversight policing",
       .outcome = "abuse_punished_share",
       .direction = -1,
       .origin = Origin::built_in,
       .cut =
           [](Parameters& p) {
             p.treasury.sees_patronage = 0;
             p.oversight.sees_patronage = 0;
           },
       .parameters =
           "oversight.protected_by_patronage treasury.skimmed_share context.government.patronage"},
      an_input(
          "M39", "consensus-on-a-vision",
          "Reform succeeds where there is consensus on its vision, and fails against the national "
          "will.",
          "SEDRA SSR 101, 2010, l. 197; Panel brief SSR and stabilization, l. 24",
          "the will that rulers begin with; M28, M35, M40 and M49 act on it",
          "context.government.will context.government.author_of_war"),
      {.id = "M40",
       .name = "voters-behind-reform",
       .claim = "A government that owes its office to a fair vote reforms without pressure.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 601",
       .link = "a fresh mandate as rulers feel it; cut: 0, they see no voters behind them",
       .decisions = "government",
       .outcome = "will",
       .direction = 1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.government.sees_mandate = 0; },
       .parameters = "government.mandate_push elections.mandate_gain elections.mandate_half_life"},
      an_input("M41", "stand-alone-reform",
               "Reform of the security sector alone is likely to fail; it succeeds as a part of "
               "broader reform.",
               "UN SSR concept paper, Bratislava 2006, l. 599, 609",
               "the economy and relief beside the plan are given; M70, M71 and M74 act on them",
               "context.economy.growth_per_year context.government.humanitarian_usd_per_year "
               "plan.*.activity.*.lever"),
      {.id = "M42",
       .name = "war-gives-prestige",
       .claim = "War gives the services prestige and backing and weakens civilian control",
       .source = "UN SSR concept paper, Bratislava 2006, l. 585, 599, 603",
       .link = "battle deaths of the year as the public sees them; cut: 0, nobody sees glory",
       .decisions = "army",
       .outcome = "civilian_control",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.army.sees_prestige = 0; },
       .parameters = "army.prestige_deaths",
       .exception = "In four years of the fiercest war of the test countries it moves civilian "
                    "control by 0.004, the right way and clear of chance, but within the zone."},
      {.id = "M43",
       .name = "parliament-and-press-check",
       .claim = "Parliament, media and civil society check the forces as far as they reach.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 605; SEDRA SSR 101, 2010, l. 156, 457",
       .link = "scrutiny as complainants and those who sanction feel it; cut: 0, there is neither "
               "parliament nor press",
       .decisions = "oversight",
       .outcome = "abuse_punished_share",
       .direction = 1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.oversight.feels_scrutiny = 0; },
       .parameters = "oversight.complaint_by_reach oversight.by_parliament oversight.by_press"},
      {.id = "M44",
       .name = "police-for-the-regime",
       .claim =
           "Security that puts the regime first leaves people less safe: police guard rulers, not "
           "districts.",
       .source = "SEDRA SSR 101, 2010, l. 103",
       .link =
           "rulers to guard at the seat of government as posting sees them; cut: 0, it sees people "
           "alone",
       .decisions = "police_force",
       .outcome = "police_coverage",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.police_force.sees_rulers = 0; },
       .parameters = "police_force.guards_of_rulers context.government.patronage"},
      {.id = "M45",
       .name = "impunity-is-remembered",
       .claim =
           "A culture of impunity changes slowly and in fits, not by donors' dates: forces go by "
           "what they remember.",
       .source = "SEDRA SSR 101, 2010, l. 258",
       .link = "what forces remember of the past; cut: 0, they judge by what happens now",
       .decisions = "oversight",
       .outcome = "abuse_rate",
       .direction = 1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.oversight.remembers_impunity = 0; },
       .parameters = "oversight.memory_rate",
       .exception =
           "forces begin with a seen certainty of punishment of 0.05, above what any plan brings "
           "about in the test countries: there memory restrains"},
      {"M46", "reform-in-the-accord",
       "Provisions in the accord give reform a legal base, so that it need not wait for a law",
       "SEDRA SSR 101, 2010, l. 180-182, 254; UN SSR concept paper, Bratislava 2006, l. 352",
       "the provisions that ministries read; neutral: an accord without them", "activities",
       "police_capacity", +1, Origin::built_in,
       [](Parameters& p) { p.activities.sees_provisions = 0; },
       "activities.law_delay_weeks context.accord.ssr_provisions"},
      {"M47", "vetting-finds-abusers",
       "Vetting with oversight removes abusers from police and army and lowers abuse.",
       "USAID/DoD/State, Security Sector Reform, 2009, l. 117-119, 196; SEDRA SSR 101, 2010, l. "
       "298",
       "Records of abuse as the vetting board sees them; cut: everyone's is clean.",
       "police_force army", "abuse_rate", -1, Origin::built_in,
       [](Parameters& p) { p.police_force.sees_record = p.army.sees_record = 0; },
       "police_force.record_found police_force.wrongly_removed army.vetting_eyes "
       "army.vetting_errs"},
      out_of_scope(
          "M48", "pull-of-clubs",
          "The wish to join a club of states (EU, NATO) makes demand for reform.",
          "UN SSR concept paper, Bratislava 2006, l. 1422, 1659",
          "no actor offers membership, after a civil war or without one; a context that a club "
          "invites can only begin with a higher context.government.will, which is no link"),
      {.id = "M49",
       .name = "conditions-start-reform",
       .claim =
           "Where will is lacking, conditions on aid can start reform; what lasts needs will at "
           "home.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 478, 859",
       .link =
           "pressure of donors as rulers feel it, by the share of money that comes from these and "
           "by what terms hold back; cut: 0, they feel none, and the money comes without terms",
       .decisions = "activities government",
       .outcome = "will",
       .direction = 1,
       .origin = Origin::built_in,
       .cut =
           [](Parameters& p) {
             p.government.sees_conditions = 0;
             p.activities.sees_terms = 0;
           },
       .parameters = "government.condition_push activities.terms_weight activities.terms_broken"},
      {.id = "M50",
       .name = "old-forms-under-new",
       .claim =
           "Institutions in foreign forms stay shallow where people go on turning to their own.",
       .source = "SEDRA SSR 101, 2010, l. 188, 196",
       .link =
           "chiefs and elders to whom people with a matter are used to turn; cut: 0, nobody sees "
           "them, and the state's forms stand alone",
       .decisions = "response",
       .outcome = "report_share",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.response.sees_custom = 0; },
       .parameters = "response.custom_pull context.customary.presence_rural"},
  });
  return table;
}

}  // namespace ssr

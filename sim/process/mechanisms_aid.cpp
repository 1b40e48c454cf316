#include <array>

#include "process/mechanisms.h"
#include "process/parameters.h"

namespace ssr {

std::span<const Mechanism> aid_mechanisms() {
  static constexpr auto table = std::to_array<Mechanism>({
      {"M51", "uncoordinated-donors-duplicate",
       "Donors who do not know each other's projects pay twice for the same need",
       "SEDRA SSR 101, 2010, l. 371, 393; UN SSR concept paper, Bratislava 2006, l. 1748",
       "the commitments of others that a donor does not see; neutral: it sees all", "activities",
       "disarmed", -1, Origin::built_in, [](Parameters& p) { p.activities.others_hidden = 0; },
       "activities.duplicate_chance activities.insight_per_week"},
      {.id = "M52",
       .name = "each-donor-its-own-purse",
       .claim = "Money in many purses follows many tastes; a pooled fund follows need.",
       .source = "SEDRA SSR 101, 2010, l. 312, 385-387",
       .link = "its own taste as each donor sees it; cut: 0, one pot likes all sectors alike",
       .decisions = "donors",
       .outcome = "oversight_inspectors",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.donors.sees_taste = 0; },
       .parameters = "context.donor.*.taste"},
      {.id = "M53",
       .name = "lead-donors",
       .claim = "A lead donor for each sector makes turf wars; a credible lead helps.",
       .source = "SEDRA SSR 101, 2010, l. 314; UN SSR concept paper, Bratislava 2006, l. 1778",
       .link = "a lead as other donors see it, to follow or to contest; cut: 0, they see none, and "
               "go on as they did",
       .decisions = "activities donors",
       .outcome = "aid_duplicated_share",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.activities.sees_lead = 0; },
       .parameters = "activities.lead_recognised activities.lead_contested "
                     "activities.pool_reluctance donors.leaves_to_lead"},
      {.id = "M54",
       .name = "work-through-the-partner",
       .claim = "Advisers who work through the partner's own offices build capacity and ownership; "
                "those who run things beside them build a second government.",
       .source = "SEDRA SSR 101, 2010, l. 314, 389-391",
       .link =
           "teaching in donors' work as ministries see it; cut: 0, they see work done without them",
       .decisions = "activities government",
       .outcome = "ownership",
       .direction = 1,
       .origin = Origin::built_in,
       .cut =
           [](Parameters& p) {
             p.activities.sees_teaching = 0;
             p.government.sees_teaching = 0;
           },
       .parameters = "activities.local_share_of_donor_steps government.learning_per_month "
                     "plan.*.activity.*.builds_capacity"},
      {"M55", "substitution-teaches-nobody",
       "Foreigners who do the job give fast outputs and leave little capacity behind.",
       "SEDRA SSR 101, 2010, l. 363, 461; UN SSR concept paper, Bratislava 2006, l. 1754",
       "Work done by others as learners in police and courts see it; cut: none.",
       "police_force courts", "police_capacity", -1, Origin::built_in,
       [](Parameters& p) {
         p.police_force.sees_substitution = 0;
         p.courts.sees_substitution = 0;
       },
       "police_force.crowding_out courts.crowding_out"},
      {"M56", "donors-poach-staff",
       "Donors who do the job themselves hire the staff that ministries need",
       "UN SSR concept paper, Bratislava 2006, l. 1753",
       "the better pay that staff see at donors; neutral: none", "government",
       "government_capacity", -1, Origin::built_in,
       [](Parameters& p) { p.government.staff_see_offers = 0; },
       "government.poaching_per_month context.donor.*.substitutes"},
      out_of_scope(
          "M57", "outsourcing",
          "Outsourced reform lets donors withdraw politically, becomes military in content and "
          "escapes oversight.",
          "SEDRA SSR 101, 2010, l. 490; UN SSR concept paper, Bratislava 2006, l. 1627, 1750",
          "contractors are no actors here: who does the job himself, firm or donor, is M55, and "
          "nobody oversees either"),
      {.id = "M58",
       .name = "good-advisers-avoid-danger",
       .claim = "Insecurity lowers the quality of advisers: who remains trains from behind walls.",
       .source = "SEDRA SSR 101, 2010, l. 363, 412; UN SSR concept paper, Bratislava 2006, l. 1626",
       .link = "reported insecurity as advisers see it; cut: 0, they see quiet districts",
       .decisions = "police_force",
       .outcome = "police_capacity",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.police_force.advisers_see_insecurity = 0; },
       .parameters = "police_force.adviser_loss",
       .exception =
           "moves capacity by 0.001 in four years: staff stay out (M33) of districts so insecure "
           "that it would matter"},
      {"M59", "forces-above-revenue",
       "Forces larger than revenue can pay go unpaid, and collapse when donors leave",
       "SEDRA SSR 101, 2010, l. 137, 501; UN SSR concept paper, Bratislava 2006, l. 1631",
       "the shortage that the payroll sees; neutral: money for every wage, paid from abroad",
       "treasury", "wages_paid_share", -1, Origin::built_in,
       [](Parameters& p) { p.treasury.sees_shortage = 0; },
       "government.overreach treasury.backpay_share"},
      {.id = "M60",
       .name = "plan-on-own-revenue",
       .claim =
           "A force planned on support from abroad cannot be paid once it ends; phased hand-over "
           "and a sound budget make a state pay for itself.",
       .source =
           "SEDRA SSR 101, 2010, l. 501; USAID/DoD/State, Security Sector Reform, 2009, l. 123",
       .link = "support from abroad as the budget counts it; cut: 0, it counts on revenue alone",
       .decisions = "government",
       .outcome = "wages_paid_share",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.government.counts_on_support = 0; },
       .parameters = "government.overreach government.police_share_of_budget "
                     "context.government.budget_support_usd_per_year "
                     "context.government.budget_support_years"},
      {"M61", "short-funding-horizons",
       "Donors who leave after a few years leave reform unsustained",
       "UN SSR concept paper, Bratislava 2006, l. 793; SEDRA SSR 101, 2010, l. 256",
       "the years that a donor counts; neutral: none, it stays", "donors", "balance", -1,
       Origin::built_in, [](Parameters& p) { p.donors.sees_horizon = 0; },
       "context.donor.*.horizon_years"},
      {.id = "M62",
       .name = "everything-is-a-priority",
       .claim =
           "Ambition outruns resources: where everything is a priority money is spread thinly and "
           "all of it stalls.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 61; SEDRA SSR 101, 2010, l. 349",
       .link =
           "demands that donors and ministries serve all at once, as equals; cut: 0, they take "
           "the plan's order for priorities and serve its first activity first",
       .decisions = "activities",
       .outcome = "police_trained_share",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.activities.shares_thinly = 0; },
       .parameters = "activities.prefunded_weeks activities.absorption_usd_head_year"},
      {.id = "M63",
       .name = "short-mandate-patrols",
       .claim =
           "A mission with a short mandate reacts and patrols; building and accountability are "
           "skipped.",
       .source = "SEDRA SSR 101, 2010, l. 325; UN SSR concept paper, Bratislava 2006, l. 73",
       .link = "what is left of their mandate as mission police see it; cut: 0, they see no end",
       .decisions = "police_force",
       .outcome = "police_capacity",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.police_force.sees_end_of_mandate = 0; },
       .parameters = "police_force.mission_teaches_weeks police_force.mission_mentor_share "
                     "context.peacekeepers.phase"},
      {"M64", "early-exit-undermines",
       "A mission that leaves before the state stands takes its guarantee with it",
       "SEDRA SSR 101, 2010, l. 327; UN SSR concept paper, Bratislava 2006, l. 73",
       "the announced end as leaders see it; cut: 0, they see none",
       "leaders", "battle_deaths", 1, Origin::built_in,
       [](Parameters& p) { p.leaders.sees_departure = 0; },
       "leaders.staying_horizon leaders.mandate_horizon mission.announce_weeks", MechanismKind::executable,
       "in the trial battle deaths rise by 0.025 on 0.42 (standard error 0.010), the right way, but "
       "within the zone of 0.101 and not clear of chance by the three errors that trials ask for"},
      an_input("M65", "counter-terror-lens",
               "A counter-terror lens hardens aid and lets autocracy pass.",
               "SEDRA SSR 101, 2010, l. 521",
               "what a donor likes to fund; M9, M34 and M52 act on it", "context.donor.*.taste"),
      {.id = "M66",
       .name = "aid-feeds-who-holds-the-place",
       .claim = "Aid enters the conflict: armed groups tax what is spent where they rule.",
       .source =
           "USAID/DoD/State, Security Sector Reform, 2009, l. 133; SEDRA SSR 101, 2010, l. 256",
       .link = "aid spent around them as armed holders see it; cut: 0, they see nothing to tax",
       .decisions = "economy",
       .outcome = "fighters_outside_control",
       .direction = 1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.economy.holders_see_aid = 0; },
       .parameters = "economy.aid_taxed_share context.government.humanitarian_usd_per_year"},
      {"M67", "results-sustain-donors",
       "Visible gains sustain donors' resolve; none, or a headline loss, tires them",
       "SEDRA SSR 101, 2010, l. 443; UN SSR concept paper, Bratislava 2006, l. 937",
       "the results and losses that donors see; neutral: full results, no losses", "donors",
       "donor_dependence", -1, Origin::built_in, [](Parameters& p) { p.donors.sees_results = 0; },
       "donors.fatigue_per_year donors.recovery_per_year donors.headline_shock donors.fatigue_cut"},
      an_input(
          "M68", "mandates-limit-support",
          "Laws and mandates limit what a donor may support directly; it needs partners who may.",
          "UN SSR concept paper, Bratislava 2006, l. 463; USAID/DoD/State, Security Sector "
          "Reform, 2009, l. 196",
          "sectors that a donor may not fund; M5 acts on it", "context.donor.*.banned"),
      {.id = "M69",
       .name = "advisers-come-and-go",
       .claim =
           "Presence wins trust slowly, and turnover of staff breaks it: learners take little from "
           "those who have just come.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 480, 1751",
       .link = "turnover of advisers as learners see it; cut: 0, those who came stay",
       .decisions = "police_force",
       .outcome = "police_capacity",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.police_force.sees_turnover = 0; },
       .parameters = "police_force.adviser_turnover police_force.known_weeks"},
  });
  return table;
}

}  // namespace ssr

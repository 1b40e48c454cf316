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
      out_of_scope(
          "M53", "lead-donors",
          "A lead donor for each sector makes turf wars; a credible lead helps.",
          "SEDRA SSR 101, 2010, l. 314; UN SSR concept paper, Bratislava 2006, l. 1778",
          "donors do not bargain with each other over who leads; what they know of each other is "
          "M51, what they like M52"),
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
      {"M59", "forces-above-revenue",
       "Forces larger than revenue can pay go unpaid, and collapse when donors leave",
       "SEDRA SSR 101, 2010, l. 137, 501; UN SSR concept paper, Bratislava 2006, l. 1631",
       "the shortage that the payroll sees; neutral: money for every wage, paid from abroad",
       "treasury", "wages_paid_share", -1, Origin::built_in,
       [](Parameters& p) { p.treasury.sees_shortage = 0; },
       "government.overreach treasury.backpay_share"},
      {"M61", "short-funding-horizons",
       "Donors who leave after a few years leave reform unsustained",
       "UN SSR concept paper, Bratislava 2006, l. 793; SEDRA SSR 101, 2010, l. 256",
       "the years that a donor counts; neutral: none, it stays", "donors", "balance", -1,
       Origin::built_in, [](Parameters& p) { p.donors.sees_horizon = 0; },
       "context.donor.*.horizon_years"},
      {"M64", "early-exit-undermines",
       "A mission that leaves before the state stands takes its guarantee with it",
       "SEDRA SSR 101, 2010, l. 327; UN SSR concept paper, Bratislava 2006, l. 73",
       "the announced end as leaders see it; cut: 0, they see a mission that stays until the state "
       "is able",
       "leaders", "battle_deaths", 1, Origin::built_in,
       [](Parameters& p) { p.leaders.sees_departure = 0; },
       "leaders.staying_horizon mission.announce_weeks"},
      an_input("M65", "counter-terror-lens",
               "A counter-terror lens hardens aid and lets autocracy pass.",
               "SEDRA SSR 101, 2010, l. 521",
               "what a donor likes to fund; M9, M34 and M52 act on it", "context.donor.*.taste"),
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
  });
  return table;
}

}  // namespace ssr

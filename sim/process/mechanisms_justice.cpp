#include <array>

#include "process/mechanisms.h"
#include "process/parameters.h"

namespace ssr {

std::span<const Mechanism> justice_mechanisms() {
  static constexpr auto table = std::to_array<Mechanism>({
      {"M1", "police-without-courts",
       "Police aid without courts, defence and prisons raises arrests and leaves no means to judge "
       "and "
       "hold: a backlog.",
       "USAID/DoD/State, Security Sector Reform, 2009, l. 129; UN SSR concept paper, Bratislava "
       "2006, "
       "l. 1074, 1729",
       "Limited hearings as the queue of charged cases sees them; cut: a hearing for every case.",
       "courts", "court_backlog", 1, Origin::emergent,
       [](Parameters& p) { p.courts.sees_limits = 0; },
       "courts.per_judge courts.per_prosecutor courts.per_defender courts.per_clerk"},
      {"M2", "late-justice-emergency",
       "Aid to police alone fills prisons, which forces late and dear work on courts and prisons",
       "UN SSR concept paper, Bratislava 2006, l. 1729",
       "the occupancy that the government sees; neutral: prisons exactly full", "government",
       "prison_occupancy", -1, Origin::built_in,
       [](Parameters& p) { p.government.sees_occupancy = 0; },
       "government.occupancy_alarm government.emergency_slope government.emergency_most "
       "government.emergency_delay_weeks"},
      {"M3", "one-link-fails-the-chain",
       "Where one link of the chain fails, cases wait until witnesses and evidence are gone, and "
       "the "
       "work of the others is lost.",
       "SEDRA SSR 101, 2010, l. 127; UN SSR concept paper, Bratislava 2006, l. 788",
       "Waiting time as evidence sees it; cut: none.", "policing courts", "arrests", -1,
       Origin::built_in,
       [](Parameters& p) {
         p.courts.sees_waiting = 0;
         p.policing.sees_waiting = 0;
       },
       "courts.evidence_decay courts.lapse_rate policing.evidence_decay"},
      {"M5", "donor-bans-on-prisons",
       "Donors who may not fund prisons leave them without money and people in inhuman conditions",
       "SEDRA SSR 101, 2010, l. 469", "the ban that a donor sees; neutral: no sector is banned",
       "donors", "deaths_in_custody", +1, Origin::built_in,
       [](Parameters& p) { p.donors.sees_bans = 0; }, "context.donor.*.banned"},
      {"M6", "disputes-fester",
       "Land and other disputes that nobody decides fester and turn violent.",
       "USAID/DoD/State, Security Sector Reform, 2009, l. 129; UN SSR concept paper, Bratislava "
       "2006, l. 433",
       "Age of the dispute as disputants see it; cut: a fresh dispute.", "customary",
       "disputes_turned_violent", 1, Origin::built_in,
       [](Parameters& p) { p.customary.sees_age = 0; },
       "customary.violence_rate customary.fresh customary.half_age"},
      {"M7", "capacity-without-accountability",
       "Forces that are built up but answer to nobody abuse people and take bribes.",
       "UN SSR concept paper, Bratislava 2006, l. 502, 840, 1757; SEDRA SSR 101, 2010, l. 121",
       "Certainty of punishment as officers and soldiers see it; cut: that of a force that answers "
       "for "
       "what it does.",
       "officer_conduct policing", "abuse_rate", 1, Origin::built_in,
       [](Parameters& p) {
         p.officer_conduct.sees_certainty = 0;
         p.policing.sees_certainty = 0;
       },
       "officer_conduct.by_certainty officer_conduct.normal_certainty policing.by_certainty"},
      {"M12", "capacity-in-strategic-places",
       "Officers posted where insecurity is reported bring security there fast.",
       "UN SSR concept paper, Bratislava 2006, l. 1064",
       "Reported insecurity as posting sees it; cut: every district equally quiet.", "police_force",
       "victimisation_rate", -1, Origin::built_in,
       [](Parameters& p) { p.police_force.sees_need = 0; },
       "police_force.need_by_insecurity police_force.moved_per_quarter"},
      an_input(
          "M14", "pay-scales-apart",
          "Separate pay scales of security forces undermine civil-service reform, and a "
          "fragmented sector blocks a national policy.",
          "UN SSR concept paper, Bratislava 2006, l. 1631",
          "pay of police, army and courts is given by force; M26 and M59 act on what it costs and "
          "what is owed",
          "context.police.salary_usd_month context.army.salary_usd_month "
          "context.justice.salary_usd_month"),
  });
  return table;
}

}  // namespace ssr

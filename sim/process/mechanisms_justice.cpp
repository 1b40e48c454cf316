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
      {.id = "M4",
       .name = "law-before-work",
       .claim =
           "Police reform depends on legal reform beside it, and a state cannot write every law at "
           "once: what builds and reforms waits for its law.",
       .source = "SEDRA SSR 101, 2010, l. 443; UN SSR concept paper, Bratislava 2006, l. 438",
       .link = "the law that building and reform wait for; cut: 0, work is begun without it",
       .decisions = "activities",
       .outcome = "police_trained_share",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.activities.waits_for_law = 0; },
       .parameters = "activities.law_delay_weeks context.accord.ssr_provisions"},
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
         p.police_force.foot.sees_certainty = 0;
       },
       "officer_conduct.by_certainty officer_conduct.normal_certainty policing.by_certainty"},
      {.id = "M8",
       .name = "training-instead-of-reform",
       .claim = "Those whom reform would cost posts take its training and leave the rest: building "
                "capacity keeps reform narrow.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 1707",
       .link =
           "training in the plan as reluctant ministries see it; cut: 0, nobody can point to it",
       .decisions = "activities",
       .outcome = "oversight_inspectors",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.activities.sees_training = 0; },
       .parameters = "activities.narrowing activities.political_cost_reform"},
      {.id = "M9",
       .name = "oversight-is-hard-to-show",
       .claim =
           "Work on oversight is hard and shows little, so donors who need results fund it too "
           "little.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 1755, 542, 1170",
       .link =
           "what of a sector can be shown at home, as a donor sees it; cut: 0, all sectors show "
           "equally well",
       .decisions = "donors",
       .outcome = "oversight_inspectors",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.donors.sees_visibility = 0; },
       .parameters = "donors.visible_oversight donors.visible_prisons donors.visible_courts "
                     "donors.visible_police context.donor.*.needs_visible_results"},
      {.id = "M10",
       .name = "prevention-before-detection",
       .claim = "Police who are there before a quarrel turns violent spare victims that no "
                "investigation can.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 438",
       .link = "police nearby as disputants see them; cut: 0, they see none",
       .decisions = "customary",
       .outcome = "disputes_turned_violent",
       .direction = -1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.customary.sees_patrols = 0; },
       .parameters = "customary.calmed_by_police"},
      {.id = "M11",
       .name = "police-among-people",
       .claim =
           "Police who walk among people and talk with them come to be known: policing resumes, "
           "and ties grow.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 432, 440",
       .link = "officers on foot patrol as people meet them; cut: 0, people meet none",
       .decisions = "police_force",
       .outcome = "report_share",
       .direction = 1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.police_force.foot.meets_people = 0; },
       .parameters = "police_force.foot_meets police_force.foot_known_weeks "
                     "police_force.meeting_by_training police_force.meeting_by_certainty "
                     "attitudes.trust_from_contact response.contact_eases response.contact_brings "
                     "crime.told_on"},
      {"M12", "capacity-in-strategic-places",
       "Officers posted where insecurity is reported bring security there fast.",
       "UN SSR concept paper, Bratislava 2006, l. 1064",
       "Reported insecurity as posting sees it; cut: every district equally quiet.", "police_force",
       "victimisation_rate", -1, Origin::built_in,
       [](Parameters& p) { p.police_force.sees_need = 0; },
       "police_force.need_by_insecurity police_force.moved_per_quarter", MechanismKind::executable,
       "the two or three districts of the test countries are reported about equally insecure: "
       "posting has little to choose"},
      {.id = "M13",
       .name = "civilians-run-defence",
       .claim =
           "Where civilians hold the posts of defence and a parliament asks, the military mindset "
           "fades and civilian control comes easier.",
       .source = "SEDRA SSR 101, 2010, l. 152",
       .link = "civilians able to run defence as officers see them; cut: 0, they see none",
       .decisions = "army",
       .outcome = "civilian_control",
       .direction = 1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.army.sees_civilians = 0; },
       .parameters = "army.control_rate"},
      out_of_scope(
          "M14", "pay-scales-apart",
          "Separate pay scales of security forces undermine civil-service reform, and a "
          "fragmented sector blocks a national policy.",
          "UN SSR concept paper, Bratislava 2006, l. 1631",
          "there is no civil service here beyond the wages of the forces, courts and prisons, so "
          "their scales have nothing to undermine"),
  });
  return table;
}

}  // namespace ssr

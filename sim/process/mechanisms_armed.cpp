#include <array>

#include "process/mechanisms.h"
#include "process/parameters.h"

namespace ssr {

std::span<const Mechanism> armed_mechanisms() {
  static constexpr auto table = std::to_array<Mechanism>({
      {"M15", "armed-rivals-block-the-state",
       "Without disarmament armed rivals keep the state's police out: no monopoly of force.",
       "SEDRA SSR 101, 2010, l. 418; UN SSR concept paper, Bratislava 2006, l. 776",
       "Armed units of the district as police see them; cut: none.", "police_force",
       "police_coverage", -1, Origin::built_in,
       [](Parameters& p) { p.police_force.sees_armed_units = 0; },
       "police_force.hold_out_ratio police_force.allied_hold_out "
       "police_force.peacekeeper_weight"},
      {.id = "M16",
       .name = "no-disarming-without-safety",
       .claim = "fighters who see armed rivals and no protector do not disarm, and those who did "
                "take up arms again",
       .source =
           "SEDRA SSR 101, 2010, l. 418; the dilemma of M15: l. 418 and UN SSR concept paper, "
           "Bratislava 2006, l. 776",
       .link = "what a fighter sees of rival arms, protectors and fear at home; cut: 0, he sees "
               "himself safe without a weapon",
       .decisions = "registration former_fighters",
       .outcome = "disarmed_share",
       .direction = -1,
       .origin = Origin::built_in,
       .cut =
           [](Parameters& p) {
             p.registration.sees_danger = 0;
             p.former_fighters.sees_danger = 0;
           },
       .parameters =
           "registration.danger_weight registration.fear_weight former_fighters.remobilise_danger"},
      {"M17", "terms-bind-the-army",
       "What the accord promises and early assessment counts fixes the army that comes",
       "UN SSR concept paper, Bratislava 2006, l. 73, 1733",
       "the accord's quota as planners of the army see it; cut: 0, they see none", "army",
       "army_strength", 1, Origin::built_in, [](Parameters& p) { p.army.sees_quota = 0; },
       "army.unassessed_share context.accord.early_assessment"},
      {.id = "M18",
       .name = "neglected-fighters-endanger-peace",
       .claim =
           "former fighters left without work and without a place offend and follow recruiters, "
           "and commanders of men who wait call them together again",
       .source = "UN SSR concept paper, Bratislava 2006, l. 132",
       .link = "idleness and waiting as peers, recruiters and commanders see them; cut: 0, they "
               "see a man with work and no wait",
       .decisions = "former_fighters leaders",
       .outcome = "recidivism_share",
       .direction = 1,
       .origin = Origin::built_in,
       .cut = [](Parameters& p) { p.former_fighters.sees_idleness = 0; },
       .parameters = "former_fighters.offence_idle former_fighters.offence_gap "
                     "former_fighters.remobilise_idle leaders.gap_neglect"},
      {.id = "M19",
       .name = "job-skills-reintegrate",
       .claim = "a trade learnt in a programme finds former fighters work where work is to be had, "
                "or they begin on their own with its tools",
       .source = "UN SSR concept paper, Bratislava 2006, l. 419; tools: Blattman & Annan 2016 APSR",
       .link =
           "the trade that an employer sees, and tools that let who learnt it begin; cut: 0, no "
           "applicant has one, and nobody begins",
       .decisions = "reintegration former_fighters",
       .outcome = "former_fighters_idle",
       .direction = -1,
       .origin = Origin::built_in,
       .cut =
           [](Parameters& p) {
             p.former_fighters.sees_skill = 0;
             p.reintegration.sets_up = 0;
           },
       .parameters = "former_fighters.skill_edge reintegration.sets_up"},
      {"M20", "cantonment-and-integration-mix",
       "Fighters taken from camps under an order to mix make a mixed army",
       "UN SSR concept paper, Bratislava 2006, l. 1090, 1143",
       "the order to mix as intake sees it; cut: 0, no order is seen and units form by origin",
       "army", "army_mixing", 1, Origin::built_in, [](Parameters& p) { p.army.sees_mixing = 0; },
       "army.contact army.rivalry plan.*.activity.*.mixing"},
      {"M21", "loose-arms", "Loose small arms harm security; collecting them cuts the flow",
       "UN SSR concept paper, Bratislava 2006, l. 459, 875, 1131-1132, 1160",
       "offenders reach for the weapons around them; cut: there are none in reach (0)", "crime",
       "homicide_rate", +1, Origin::built_in, [](Parameters& p) { p.crime.sees_weapons = 0; },
       "crime.half_weapons"},
      {"M22", "custom-bypassed",
       "Building the state while ignoring customary providers takes their authority before courts "
       "can "
       "replace them, and leaves their users exposed.",
       "UN SSR concept paper, Bratislava 2006, l. 75-77, 97",
       "Encroachment of police and courts as custom sees it; cut: none.", "customary",
       "customary_authority", -1, Origin::built_in,
       [](Parameters& p) { p.customary.sees_encroachment = 0; },
       "customary.authority_erodes customary.police_claim customary.courts_claim"},
      an_input(
          "M23", "state-only-or-custom-only",
          "Aid locked to the state alone or to non-state providers alone is ineffective; several "
          "layers serve the short and the medium term.",
          "UN SSR concept paper, Bratislava 2006, l. 1677, 1683",
          "a plan chooses its levers; M22, M24 and M25 act on what is left out",
          "plan.*.activity.*.lever"),
      {"M24", "bad-state-self-help",
       "A police that is not trusted drives people to custom, mobs and weapons of their own.",
       "SEDRA SSR 101, 2010, l. 77",
       "Record and trustworthiness of the police as victims see them; cut: neutral trust, no "
       "record.",
       "response", "report_share", -1, Origin::built_in,
       [](Parameters& p) { p.response.sees_police_record = 0; },
       "response.remedy_gain response.impunity_loss response.bribe_loss response.arming"},
      {"M25", "unaccountable-custom-preys",
       "Customary and watch groups stabilise; those that answer to nobody abuse.",
       "USAID/DoD/State, Security Sector Reform, 2009, l. 86",
       "Their accountability as elders, watch groups and mobs feel it, and guards as offenders see "
       "them; cut: full accountability, no guards.",
       "crime response customary", "customary_abuse_rate", 1, Origin::built_in,
       [](Parameters& p) {
         p.customary.sees_unaccountable = 0;
         p.response.sees_unaccountable = 0;
         p.crime.sees_guards = 0;
       },
       "customary.bias customary.harsh customary.watch_abuse response.mob_errs"},
      {"M26", "unpaid-forces-revolt-and-extort",
       "Forces without pay mutiny, attempt coups and extort at roadblocks",
       "UN SSR concept paper, Bratislava 2006, l. 696-709, 725, 730",
       "weeks of pay owed as soldiers and officers see them; cut: 0, they see pay on time",
       "army officer_conduct", "mutinies", 1, Origin::built_in,
       [](Parameters& p) {
         p.army.sees_arrears = 0;
         p.officer_conduct.sees_arrears = 0;
       },
       "army.mutiny_hardship army.desert_rate officer_conduct.extortion_by_arrears"},
      {.id = "M27",
       .name = "rents-corrupt-those-who-guard",
       .claim =
           "Rents of commodities corrupt those who guard borders, roads and forests, and people "
           "are less safe.",
       .source = "UN SSR concept paper, Bratislava 2006, l. 1084",
       .link = "loot that passes as officers, soldiers and customs see it; cut: 0, they see "
               "nothing to take a "
               "share of",
       .decisions = "officer_conduct activities",
       .outcome = "extortion_rate",
       .direction = 1,
       .origin = Origin::built_in,
       .cut =
           [](Parameters& p) {
             p.officer_conduct.sees_rents = 0;
             p.activities.sees_rents = 0;
           },
       .parameters = "officer_conduct.extortion_by_rents context.region.*.lootable"},
  });
  return table;
}

}  // namespace ssr

#include "process/theories.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "process/parameters.h"

namespace ssr {

namespace {

constexpr std::string_view root_name = "theory";

constexpr auto ddr_order = std::to_array<TheoryReading>({
    {"mutual",
     "Disarmament and reform need each other: a fighter gives up his weapon where he sees "
     "protectors and no armed rivals, and takes it up again where he does not.",
     "SEDRA SSR 101, 2010, l. 418"},
    {"ddr_first",
     "Disarmament comes first and makes the rest possible: a fighter comes for what the programme "
     "offers, whatever he sees of rivals and protectors.",
     "UN SSR concept paper, Bratislava 2006, l. 776 (that disarmament comes before capacity; that "
     "fighters look at no danger is an assumption)",
     [](Parameters& p) {
       p.registration.sees_danger = 0;
       p.former_fighters.sees_danger = 0;
     }},
});

constexpr auto ownership = std::to_array<TheoryReading>({
    {"harmful_early",
     "Where those who made the war rule, they use ownership to hold up the signatures of reform.",
     "UN SSR concept paper, Bratislava 2006, l. 96, 603, 758"},
    {"start",
     "Ownership is where reform begins: ministries that own it sign, whoever rules them.",
     "UN SSR concept paper, Bratislava 2006, l. 317",
     [](Parameters& p) { p.activities.sees_capture = 0; }},
});

constexpr auto accountability = std::to_array<TheoryReading>({
    {"never_delayed",
     "Officers and soldiers treat people as they expect to be punished, and with power that "
     "answers to nobody abuse grows.",
     "SEDRA SSR 101, 2010, l. 121; UN SSR concept paper, Bratislava 2006, l. 502, 840"},
    {"capacity_first",
     "Capacity comes before civilian control: equipment tempts nobody, and only pay, training, "
     "supervision and expected punishment decide how people are treated.",
     "UN SSR concept paper, Bratislava 2006, l. 776 (the order alone; what it does to conduct is "
     "an assumption)",
     [](Parameters& p) { p.officer_conduct.abuse_by_power = 0; }},
});

constexpr auto peacekeepers = std::to_array<TheoryReading>({
    {"price_violence",
     "Leaders, losers of elections and commanders see peacekeepers and expect violence to cost "
     "more.",
     "SEDRA SSR 101, 2010, l. 198; Hultman, Kathman & Shannon 2013 AJPS"},
    {"unproven",
     "Nobody who could fight is moved by the sight of peacekeepers; a mission's work in the "
     "programme and the police stays.",
     "Kocher (little evidence on the data of Hultman, Kathman & Shannon; YRIS essay)",
     [](Parameters& p) {
       p.mission.sees_peacekeepers = 0;
       p.army.coup_guarantor = 0;
     }},
});

constexpr auto commander_ties = std::to_array<TheoryReading>({
    {"last",
     "Units recruited where they fought keep their ties to former commanders; others lose them.",
     "Daly 2016"},
    {"fade", "The ties of all units fade alike with time, wherever they were recruited.",
     "Kaihko 2022",
     [](Parameters& p) { p.former_fighters.tie_decay_local = p.former_fighters.tie_decay_other; }},
});

constexpr auto work_and_crime = std::to_array<TheoryReading>({
    {"work_restrains",
     "Former fighters without work offend more, and sooner come to live from crime.",
     "Blattman & Annan 2016 APSR"},
    {"ties_not_work",
     "Commanders and peers draw former fighters into crime; having work or none does not matter.",
     "Daly, Paler & Samii 2020 JPR",
     [](Parameters& p) {
       p.former_fighters.offence_idle = 0;
       p.former_fighters.turns_criminal_idle = 0;
     }},
});

constexpr auto mixed_units = std::to_array<TheoryReading>({
    {"contact_binds",
     "In mixed battalions contact binds trained soldiers together; the untrained stay rivals.",
     "Samii 2013 APSR (contact; that the untrained split is an assumption)"},
    {"no_effect",
     "Battalions hold together by training and treatment; who is in them does not matter.",
     "Glassmyer & Sambanis 2008; Licklider 2014 (no robust effect of mergers on peace; none on "
     "cohesion is an assumption)",
     [](Parameters& p) {
       p.army.contact = 0;
       p.army.rivalry = 0;
     }},
});

constexpr auto after_votes = std::to_array<TheoryReading>({
    {"early_votes_risk",
     "A leader who loses a vote may take up arms, the sooner the more men he still has, the less "
     "of what he was promised was kept and the less a mission guarantees it.",
     "Brancati & Snyder 2013 JCR"},
    {"no_net_effect",
     "Losing a vote makes no leader fight or bargain; a vote decides who rules and with what "
     "mandate.",
     "Collier, Hoeffler & Soderbom 2008 JPR (no net effect on the risk of war)",
     [](Parameters& p) {
       p.elections.fight_intercept = -20;  // the lowest it may be: about never
       p.elections.bargain_share = 0;
     }},
});

constexpr auto who_is_vetted = std::to_array<TheoryReading>({
    {"search_all",
     "Boards search everybody's past: they find most records of abuse, and take some for "
     "abusers who are none.",
     "UNMIBH 2002 (a board for every officer)"},
    {"complaints_alone",
     "Boards act on complaints alone: nobody clean loses his post, and half as many records are "
     "found (half is an assumption).",
     "",
     [](Parameters& p) {
       p.police_force.wrongly_removed = 0;
       p.police_force.record_found *= 0.5;
       p.army.vetting_eyes *= 0.5;
       p.army.vetting_errs = 0;
     }},
});

constexpr auto police_build = std::to_array<TheoryReading>({
    {"quality_first",
     "Officers without training, supervision and means investigate little, and the untrained "
     "abuse more.",
     "SEDRA SSR 101, 2010, l. 121; UN SSR concept paper, Bratislava 2006, l. 502"},
    {"numbers_first",
     "What counts is how many officers there are: one who is present does the work and treats "
     "people alike, trained or not.",
     "Jones, Wilson, Rathmell & Riley 2005 RAND (officers per inhabitant as the benchmark; that "
     "training does not matter is an assumption)",
     [](Parameters& p) {
       p.policing.least_capability = 1;
       p.officer_conduct.abuse_by_training = 0;
     }},
});

constexpr auto loose_weapons = std::to_array<TheoryReading>({
    {"arm_crime", "Offenders reach for the weapons around them.",
     "UN SSR concept paper, Bratislava 2006, l. 459, 875, 1131-1132, 1160"},
    {"do_not_matter",
     "Who offends does so with what he has: how many weapons are in civilian hands, and so how "
     "many are collected, does not matter.",
     "",
     [](Parameters& p) { p.crime.sees_weapons = 0; }},
});

constexpr auto plan_dates = std::to_array<TheoryReading>({
    {"conditions", "Planners open work that waits for a condition when reports say that it holds.",
     "SEDRA SSR 101, 2010, l. 180, 258, 433-437"},
    {"dates", "Work opens at the latest date that the plan names, whatever the reports say.",
     "SEDRA SSR 101, 2010, l. 306",
     [](Parameters& p) { p.activities.sees_readiness = 0; }},
});

constexpr auto lead_agency = std::to_array<TheoryReading>({
    {"credible_lead",
     "Donors recognise a lead by what it pays: they follow one that pays most of a sector, and "
     "contest one that pays little.",
     "UN SSR concept paper, Bratislava 2006, l. 1778 (that a lead is credible by what it pays is "
     "an assumption)"},
    {"turf_wars",
     "No donor recognises another's lead: whoever claims a sector is contested, whatever it pays.",
     "SEDRA SSR 101, 2010, l. 314", [](Parameters& p) { p.activities.lever.lead_recognised = 0; }},
});

constexpr auto armed_abuse = std::to_array<TheoryReading>({
    {"command_restrains",
     "Leaders who comply with the accord order their men to spare people; it reaches those who are "
     "tied to their commanders.",
     "Humphreys & Weinstein 2006 APSR (units whose commanders cannot police them abuse most; that "
     "compliance brings such an order is an assumption)"},
    {"nobody_restrains",
     "What men under arms do to people follows their unit's temper and those who stand against it, "
     "whatever their leader promised.",
     "assumption", [](Parameters& p) { p.predation.order_heeded = 0; }},
});

}  // namespace

std::span<const Theory> theories() {
  static constexpr auto table = std::to_array<Theory>({
      {"ddr_order", "Disarmament before reform, or both hand in hand?", ddr_order},
      {"ownership", "Is early ownership by those in power where reform starts, or does it harm?",
       ownership},
      {"accountability", "Capacity before civilian control, or accountability never delayed?",
       accountability},
      {"peacekeepers", "Does the sight of peacekeepers deter those who could fight?", peacekeepers},
      {"commander_ties", "Do ties to former commanders last?", commander_ties},
      {"work_and_crime", "Does work keep former fighters from crime?", work_and_crime},
      {"mixed_units", "Does mixing former enemies make an army hold together?", mixed_units},
      {"elections", "Do votes after a war raise the risk of another?", after_votes},
      {"vetting_boards", "Do vetting boards search every past, or act on complaints?",
       who_is_vetted},
      {"police_build", "Numbers of police first, or quality?", police_build},
      {"loose_weapons", "Do weapons in civilian hands, and collecting them, matter to crime?",
       loose_weapons},
      {"plan_dates", "Conditions, or rigid dates?", plan_dates},
      {"lead_agency", "Does a lead donor help, or do donors fight over turf?", lead_agency},
      {"armed_abuse", "Can leaders of armed groups restrain what their men do to people?",
       armed_abuse},
  });
  return table;
}

std::vector<std::string> theory_names() {
  std::vector<std::string> names;
  for (const Theory& theory : theories()) names.emplace_back(theory.question);
  return names;
}

std::string theory_path(const Theory& theory) {
  return fmt::format("{}.{}", root_name, theory.question);
}

bool is_theory_path(std::string_view path) noexcept {
  return path.starts_with(root_name) && path.size() > root_name.size() &&
         path[root_name.size()] == '.';
}

void read_theories(Document& document, ParameterBook& book, const std::vector<std::string>& varied,
                   Parameters& parameters) {
  Table table = document.root();
  const bool all = varied == std::vector<std::string>{"all"};
  for (const Theory& theory : theories()) {
    std::vector<std::string> names;
    for (const TheoryReading& reading : theory.readings) names.emplace_back(reading.name);
    const std::size_t chosen = table.choice(theory.question, names, 0, theory.asks);
    const bool listed =
        std::find(varied.begin(), varied.end(), theory.question) != varied.end();
    const bool open = !table.has(theory.question);
    if (listed && !open) {
      table.problem(theory.question,
                    fmt::format("\"{0}\" is both chosen and varied (study.theories draws its "
                                "readings); remove one",
                                theory.question));
    }
    const bool drawn = (all || listed) && open;
    const auto place = static_cast<double>(chosen);
    const double last = static_cast<double>(names.size() - 1);
    const double value = book.declare(
        {theory_path(theory), place, drawn ? 0 : place, drawn ? last : place, "1",
         std::string(theory.readings[chosen].source),
         fmt::format("{} (0 to {:g}: {})", theory.asks, last, fmt::join(names, ", ")), false,
         {}, 0, last});
    const TheoryReading& reading = theory.readings[static_cast<std::size_t>(value + 0.5)];
    if (reading.apply != nullptr) reading.apply(parameters);
  }
  table.finish();
}

}  // namespace ssr

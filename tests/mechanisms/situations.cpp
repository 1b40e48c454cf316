#include "situations.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace ssr::situations {

std::span<const Situation> all() {
  static const std::vector<Situation> situations = {
      {"small plan", "small_country", "small_plan", {}},
      {"police alone",
       "small_country",
       "police_alone",
       {{"context.justice.judges", "1"},
        {"context.justice.prosecutors", "1"},
        {"context.justice.clerks", "1"},
        {"context.justice.pending_cases", "100"}}},
      {"full prisons",
       "small_country",
       "police_alone",
       {{"context.justice.prison_places", "6"},
        {"context.justice.detainees", "30"},
        {"context.government.budget_support_usd_per_year", "400000"}}},
      {"prisons on aid",  // one donor would feed prisons and may not
       "small_country",
       "small_plan",
       {{"context.donor.Donor South.taste.prisons", "0"},
        {"context.donor.Donor North.taste.prisons", "2"},
        {"context.justice.detainees", "200"},
        {"context.justice.prison_places", "150"},
        {"context.justice.pretrial_share", "0.1"},
        {"plan.small_plan.activity.prison_upkeep.capacity_per_week", "150"},
        {"plan.small_plan.activity.prison_upkeep.budget", "250000"}}},
      {"trades for all",
       "small_country",
       "small_plan",
       {{"plan.small_plan.activity.reintegrate.budget", "1500000"},
        {"plan.small_plan.activity.reintegrate.capacity_per_week", "30"}}},
      {"a track with room for all",  // children go first; three places a week are theirs for months
       "small_country",
       "small_plan",
       {{"plan.small_plan.activity.women_and_children.capacity_per_week", "12"}}},
      {"abusive police",
       "small_country",
       "long_reform",
       {{"context.police.officers", "100"},
        {"context.police.abuser_share", "0.5"},
        {"plan.long_reform.activity.vet_police.capacity_per_week", "4"}}},
      {"officers on foot",  // in a force that is reformed meanwhile
       "small_country",
       "patrols_in_reform",
       {{"context.police.officers", "60"}}},
      {"reform from little",  // few officers, no inspectors, an army to look after
       "small_country",
       "long_reform",
       {{"context.police.officers", "12"},
        {"context.oversight.inspectors", "0"},
        {"context.army.soldiers", "400"}}},
      {"donors leave early",
       "small_country",
       "long_reform",
       {{"context.police.officers", "12"},
        {"context.oversight.inspectors", "0"},
        {"context.army.soldiers", "400"},
        {"context.donor.Donor North.horizon_years", "1.5"},
        {"context.donor.Donor South.horizon_years", "1.5"}}},
      {"no law yet",  // the accord gave reform no basis, and few want it
       "small_country",
       "long_reform",
       {{"context.police.officers", "12"},
        {"context.oversight.inspectors", "0"},
        {"context.accord.ssr_provisions", "false"},
        {"context.government.will", "0.2"}}},
      {"reluctant ministries",
       "small_country",
       "long_reform",
       {{"context.police.officers", "12"},
        {"context.oversight.inspectors", "0"},
        {"context.army.soldiers", "400"},
        {"context.government.will", "0.2"}}},
      {"authors own reform",  // those who made the war rule and pay for what they sign
       "small_country",
       "long_reform",
       {{"context.police.officers", "12"},
        {"context.oversight.inspectors", "0"},
        {"context.army.soldiers", "400"},
        {"context.government.author_of_war", "0.9"},
        {"plan.long_reform.activity.inspectors.government_pays", "true"},
        {"plan.long_reform.activity.payroll.government_pays", "true"},
        {"plan.long_reform.activity.vet_police.government_pays", "true"}}},
      {"rule by favour",
       "small_country",
       "small_plan",
       {{"context.government.patronage", "0.9"},
        {"context.oversight.inspectors", "6"},
        {"context.peacekeepers.mandate", "1"}}},
      {"support ends",  // a budget that lives on other people's money for two years
       "small_country",
       "small_plan",
       {{"context.police.officers", "8"},
        {"context.army.soldiers", "15"},
        {"context.economy.gdp_usd_per_head", "60"},
        {"context.government.budget_support_usd_per_year", "150000"},
        {"context.government.budget_support_years", "2"}}},
      {"too much at once",
       "small_country",
       "small_plan",
       {{"context.donor.Donor North.envelope_usd_per_year", "60000"},
        {"context.donor.Donor South.envelope_usd_per_year", "30000"}}},
      {"late assumptions",  // a plan that expected the war to end more slowly
       "small_country",
       "small_plan",
       {{"plan.small_plan.activity.reintegrate.latest", "150"}}},
      {"told what to hope for",
       "small_country",
       "small_plan",
       {{"context.attitudes.expectations", "0.95"},
        {"plan.small_plan.activity.radio.capacity_per_week", "12"},
        {"plan.small_plan.activity.radio.budget", "400000"}}},
      {"courts behind the police",
       "small_country",
       "police_with_care",
       {{"context.justice.judges", "1"},
        {"context.justice.prosecutors", "1"},
        {"context.justice.clerks", "1"},
        {"context.justice.pending_cases", "100"}}},
      {"donors who must show results",
       "small_country",
       "small_plan",
       {{"context.donor.Donor North.needs_visible_results", "1"},
        {"context.donor.Donor South.needs_visible_results", "1"}}},
      {"reform under fire",
       "contested_country",
       "reform_under_fire",
       {{"context.oversight.inspectors", "0"}}},
      {"relief among arms",  // leaders without means of their own, and much relief
       "contested_country",
       "contested_plan",
       {{"context.government.humanitarian_usd_per_year", "3000000"},
        {"context.faction.Red Front.war_chest_usd", "5000"},
        {"context.faction.Black Band.war_chest_usd", "5000"},
        {"context.faction.Grey League.war_chest_usd", "5000"},
        {"context.faction.Red Front.external_support_usd_per_year", "0"},
        {"context.faction.Black Band.external_support_usd_per_year", "0"},
        {"context.faction.Grey League.external_support_usd_per_year", "0"}}},
      {"a group that expects worse",
       "small_country",
       "small_plan",
       {{"context.group.Hill.minority_penalty", "0.8"}}},
      {"wells everywhere",
       "small_country",
       "long_reform",
       {{"plan.long_reform.activity.wells.capacity_per_week", "0.3"},
        {"plan.long_reform.activity.wells.unit_cost_usd", "5000"}}},
      {"left to themselves",  // disarmed and discharged, and no programme to speak of
       "small_country",
       "small_plan",
       {{"plan.small_plan.activity.reintegrate.budget", "2000"}}},
      {"high hopes", "small_country", "long_reform", {{"context.attitudes.expectations", "0.95"}}},
      {"contested", "contested_country", "contested_plan", {}},
      {"war smoulders",  // few people, two more leaders left out, a mission that hardly acts
       "contested_country",
       "contested_plan",
       {{"context.region.East.people", "3500"},
        {"context.region.Centre.people", "3500"},
        {"context.region.West.people", "3500"},
        {"context.faction.Red Front.in_accord", "false"},
        {"context.faction.Grey League.in_accord", "false"},
        {"context.peacekeepers.mandate", "0.05"}}},
      {"government with offers",
       "contested_country",
       "contested_plan",
       {{"context.government.will", "0.8"}, {"context.government.patronage", "0.1"}}},
      {"quota above the plan",
       "contested_country",
       "contested_plan",
       {{"context.army.soldiers", "500"}, {"context.army.target_strength", "500"}}},
      {"one leads",  // and pays seven tenths
       "small_country",
       "led_plan",
       {}},
      {"aid on terms", "small_country", "found_out_plan", {}, 8},
      {"unpaid garrison",  // several battalions on the revenue of a small town
       "small_country",
       "small_plan",
       {{"context.army.soldiers", "2400"}}},
  };
  return situations;
}

const Situation& named(std::string_view name) {
  for (const Situation& situation : all()) {
    if (situation.name == name) return situation;
  }
  throw std::out_of_range("no situation named " + std::string(name));
}

std::span<const Trial> trials() {
  static constexpr auto table = std::to_array<Trial>({
      // justice chain, balance
      {"M1", "police alone", 0, 104},
      {"M2", "full prisons", 104, 208},
      {"M3", "small plan", 0, 208},
      {"M4", "no law yet", 0, 104},
      {"M5", "prisons on aid", 0, 104},
      {"M6", "small plan", 0, 208},
      {"M7", "police alone", 0, 208},
      {"M8", "reluctant ministries", 52, 208},
      {"M9", "reform from little", 52, 208},
      {"M10", "small plan", 0, 208},
      {"M11", "officers on foot", 52, 208},
      {"M13", "small plan", 104, 208},
      {"M15", "small plan", 0, 208},
      {"M22", "small plan", 104, 208},
      {"M24", "small plan", 0, 208},
      {"M25", "small plan", 0, 208},
      {"M47", "abusive police", 52, 208},
      {"M55", "small plan", 104, 208},
      // disarmament, armed actors
      {"M16", "contested", 0, 208},
      {"M17", "quota above the plan", 52, 208},
      {"M18", "left to themselves", 104, 208},
      {"M19", "trades for all", 104, 156},
      {"M20", "contested", 104, 208},
      {"M21", "small plan", 0, 208},
      {"M26", "unpaid garrison", 0, 208},
      {"M27", "small plan", 0, 208},
      // politics, spoilers
      {"M28", "small plan", 104, 208},
      {"M29", "contested", 0, 208},
      {"M30", "government with offers", 0, 208},
      {"M31", "contested", 0, 104},
      {"M33", "war smoulders", 0, 208},
      {"M34", "reform under fire", 52, 208},
      {"M35", "reform from little", 104, 208},
      {"M36", "authors own reform", 52, 208},
      {"M38", "rule by favour", 0, 208},
      {"M40", "small plan", 70, 208},
      {"M43", "abusive police", 0, 208},
      {"M44", "rule by favour", 0, 208},
      {"M46", "reform from little", 104, 208},
      {"M49", "small plan", 52, 208},
      {"M50", "small plan", 0, 208},
      // donors, money, missions
      {"M51", "small plan", 104, 208},
      {"M52", "reform from little", 52, 208},
      {"M53", "one leads", 104, 208},
      {"M54", "small plan", 104, 208},
      {"M56", "small plan", 104, 208},
      {"M59", "small plan", 0, 208},
      {"M60", "support ends", 104, 208},
      {"M61", "donors leave early", 104, 208},
      {"M62", "too much at once", 52, 208},
      {"M63", "small plan", 104, 208},
      {"M66", "relief among arms", 0, 104},
      {"M67", "donors who must show results", 104, 208},
      {"M69", "small plan", 104, 208},
      {"M77", "reform from little", 52, 104},
      // legitimacy, economy, region
      {"M70", "wells everywhere", 104, 208},
      {"M71", "high hopes", 0, 104},
      {"M72", "told what to hope for", 26, 156},
      {"M73", "war smoulders", 0, 208},
      {"M74", "small plan", 0, 208},
      {"M75", "small plan", 0, 208},
      {"M76", "small plan", 0, 208},
      {"M78", "late assumptions", 0, 208},
      {"M80", "courts behind the police", 0, 156},
      {"M83", "small plan", 104, 208},
      {"M84", "small plan", 104, 208},
      {"M85", "a group that expects worse", 0, 208},
      {"M86", "a track with room for all", 52, 208},
      {"M90", "rule by favour", 70, 208},
  });
  return table;
}

namespace {

/// A file of the tests, or else one that is shipped.
std::string file_of(const char* folder, std::string_view name) {
  const std::filesystem::path source(SSR_SOURCE_DIR);
  const std::string file = std::string(name) + ".toml";
  const std::filesystem::path own = source / "tests" / folder / file;
  return (std::filesystem::exists(own) ? own : source / "scenarios" / folder / file).string();
}

}  // namespace

StudySet study_of(const Situation& situation, std::string_view disabled, Week until) {
  Overrides overrides;
  overrides.seed = seed;
  overrides.samples = situation.samples;
  overrides.horizon_weeks = std::min(until, situation.until);
  overrides.fixed_parameters = true;
  overrides.settings = situation.settings;
  if (!disabled.empty()) overrides.disabled = {std::string(disabled)};
  StudySet set = single_plan_set(file_of("contexts", situation.context),
                                 file_of("plans", situation.plan), overrides);
  set.study.output = {.interval_weeks = weeks_per_month,
                      .regional = false,
                      .by_sex = false,
                      .by_group = false,
                      .ledger = false};
  return set;
}

}  // namespace ssr::situations

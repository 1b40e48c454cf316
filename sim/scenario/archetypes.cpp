#include "scenario/archetypes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace ssr {

namespace {

constexpr int most_claims = 90;

/// "M1" to "M90"?
bool is_claim(const std::string& text) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] =
      std::from_chars(text.data() + std::min<std::size_t>(1, text.size()), end, number);
  return text.starts_with('M') && error == std::errc{} && stop == end && number >= 1 &&
         number <= most_claims;
}

std::vector<std::string> ids() {
  std::vector<std::string> ids;
  for (const Archetype& archetype : archetypes()) ids.emplace_back(archetype.id);
  return ids;
}

}  // namespace

std::span<const Archetype> archetypes() {
  static constexpr auto table = std::to_array<Archetype>({
      {"A1", "after a war, with local interest and peacekeepers",
       "UN SSR concept paper, Bratislava 2006, l. 857, 1659", "kelduria", "kelduria_whole_sector"},
      {"A2", "no authority, or an elite that made the war",
       "UN SSR concept paper, Bratislava 2006, l. 758", "kelduria_war_authors",
       "kelduria_civil_society_led"},
      {"A3", "fragile, not after a war", "US-UK SSR workshop, 2005, l. 72", "kelduria_fragile",
       "kelduria_narrow_reform"},
      {"A4", "after authoritarian rule: strong state, strong army",
       "UN SSR concept paper, Bratislava 2006, l. 585, 758, 1657", "kelduria_strong_state",
       "kelduria_control_first"},
      {"A5", "stable, developing, becoming a democracy",
       "UN SSR concept paper, Bratislava 2006, l. 1656, 1659", "kelduria_democratising",
       "kelduria_reform_without_ddr"},
      {"A6", "illiberal, without will", "UN SSR concept paper, Bratislava 2006, l. 1660",
       "kelduria_illiberal", "kelduria_civil_society_led"},
      {"A7", "reform under fire", "SEDRA SSR 101, 2010, l. 523", "kelduria_under_fire",
       "kelduria_hard_security"},
      {"A8", "one donor for a long time, step by step", "SEDRA SSR 101, 2010, l. 437",
       "kelduria_one_donor", "kelduria_step_by_step"},
      {"A9", "many donors without a strategy; lead donor; pooled fund",
       "SEDRA SSR 101, 2010, l. 312-314, 437", "kelduria_many_donors", "kelduria_uncoordinated"},
      {"A10", "transitional administration: peacekeepers do the state's work",
       "UN SSR concept paper, Bratislava 2006, l. 124, 652, 869, 1073",
       "kelduria_transitional_administration", "kelduria_substitution"},
      {"A11", "the region: war or cooperation next door",
       "UN SSR concept paper, Bratislava 2006, l. 87; SEDRA SSR 101, 2010, l. 497",
       "kelduria_region_at_war", "kelduria_whole_sector"},
      {"A12", "short mandate, early exit of peacekeepers", "SEDRA SSR 101, 2010, l. 325-327",
       "kelduria", "kelduria_early_exit"},
      {"A13", "police without justice", "UN SSR concept paper, Bratislava 2006, l. 1074, 1729",
       "kelduria", "kelduria_police_without_justice"},
      {"A14", "train and equip under another name",
       "UN SSR concept paper, Bratislava 2006, l. 840; SEDRA SSR 101, 2010, l. 424, 505",
       "kelduria", "kelduria_train_and_equip"},
      {"A15", "fiscal cliff", "SEDRA SSR 101, 2010, l. 501", "kelduria_donors_leave",
       "kelduria_big_force"},
      {"A16", "a force of one part of the country, an excluded elite",
       "SEDRA SSR 101, 2010, l. 197, 252", "kelduria_narrow_force", "kelduria_whole_sector"},
      {"A17", "many young people without work", "UN SSR concept paper, Bratislava 2006, l. 667-675",
       "kelduria_young", "kelduria_whole_sector"},
      {"A18", "aid against terrorism", "SEDRA SSR 101, 2010, l. 521", "kelduria_counter_terror",
       "kelduria_hard_security"},
      {"A19", "led by civil society", "UN SSR concept paper, Bratislava 2006, l. 1735", "kelduria",
       "kelduria_civil_society_led"},
      {"A20", "narrow and modest, against the whole sector", "SEDRA SSR 101, 2010, l. 511",
       "kelduria", "kelduria_narrow_reform"},
      {"A21", "no action", "UN SSR concept paper, Bratislava 2006, l. 1709", "kelduria",
       "no_assistance"},
  });
  return table;
}

StartingPoint read_starting_point(Table& head) {
  StartingPoint point;
  point.title = head.peek("title");
  head.text("base", {}, "file that this one builds on");
  head.texts("without", "what of the base is left out");
  if (head.has("without") && !head.has("base")) {
    head.problem("without",
                 "\"without\" leaves things out of a base (there is none); add base = "
                 "\"...\", or remove it");
  }
  if (head.has("archetype")) {
    static const std::vector<std::string> valid = ids();
    point.archetype =
        valid[head.choice("archetype", valid, valid.size(), "see ssr list archetypes")];
  } else {
    head.accept("archetype");
  }
  point.tests = head.text("tests", {}, "what it lets a user try");
  point.claims = head.texts("claims", "ids of the claims it is about");
  for (std::size_t i = 0; i < point.claims.size(); ++i) {
    if (is_claim(point.claims[i])) continue;
    head.item_problem("claims", i,
                      fmt::format("\"{}\" is no claim (they are M1 to M{}); correct it",
                                  point.claims[i], most_claims));
  }
  return point;
}

}  // namespace ssr

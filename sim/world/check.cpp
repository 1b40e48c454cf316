#include "world/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "core/errors.h"
#include "world/feelings.h"

namespace ssr {

namespace {

void require_equal(const World& world, const char* law, std::int64_t found, std::int64_t expected) {
  if (found == expected) return;
  throw InvariantError(fmt::format(
      "week {}: {}: {} found, {} expected (this is a bug of the model, please report it)",
      world.week, law, found, expected));
}

void check_people(const World& world) {
  require_equal(
      world, "people are conserved", people_alive(world),
      world.people_at_start + world.births - world.deaths - world.gone_abroad + world.came_in);
  for (std::size_t c = 0; c < world.communities.size(); ++c) {
    const auto first = world.citizens.weight.begin() + world.communities.first_row[c];
    require_equal(world, "a community's people are the sum of its rows",
                  std::accumulate(first, first + world.communities.n_slots[c], std::int64_t{0}),
                  world.communities.people[c]);
  }
}

void check_programme(const World& world) {
  for (const Donor& donor : world.donors) {
    require_equal(world, "what a donor committed is on its way or in a common fund",
                  std::accumulate(donor.pipeline.begin(), donor.pipeline.end(), donor.in_fund),
                  donor.committed);
  }
  const auto& on_patrol = world.programme.on_patrol;
  const auto same = std::adjacent_find(on_patrol.begin(), on_patrol.end(), std::greater_equal<>());
  require_equal(world, "patrols list each man once, in order", same == on_patrol.end() ? 1 : 0, 1);
}

void check_feelings(const World& world) {
  World anew;
  anew.communities = world.communities;
  anew.citizens = world.citizens;
  count_feelings(anew, world.felt.n_groups);
  for (std::size_t i = 0; i < world.felt.sums.size(); ++i) {
    const Felt& kept = world.felt.sums[i];
    const Felt& found = anew.felt.sums[i];
    require_equal(world, "a community's adults are those of its rows", kept.adults, found.adults);
    for (std::size_t a = 0; a < n_attitudes; ++a) {
      require_equal(world, "what a community feels is the sum over its adults", kept.parts[a],
                    found.parts[a]);
    }
  }
}

void check_weapons(const World& world) {
  std::int64_t weapons =
      world.arsenal.state_stores + world.arsenal.destroyed + world.arsenal.taken_out;
  for (const std::uint8_t held : world.fighters.weapons) weapons += held;
  for (const Faction& faction : world.factions) weapons += faction.cached_weapons;
  for (const District& district : world.districts) weapons += district.civilian_weapons;
  require_equal(world, "weapons are conserved", weapons,
                world.arsenal.at_start + world.arsenal.brought_in);
}

void check_detainees(const World& world) {
  std::int64_t remand = 0;
  std::int64_t sentenced = 0;
  std::int64_t fighters = 0;
  std::int64_t open = 0;
  std::int64_t disputes = 0;
  each_open_case(world.justice, [&](const Case& item) {
    ++open;
    remand += item.custody == Custody::remand ? 1 : 0;
    sentenced += item.custody == Custody::sentenced ? 1 : 0;
    fighters += item.custody != Custody::none && item.suspect_kind == OffenderKind::fighter ? 1 : 0;
    disputes +=
        dispute(item.matter) && (item.stage == Stage::charged || item.stage == Stage::unresolved)
            ? 1
            : 0;
  });
  std::int64_t held_remand = 0;
  std::int64_t held_sentenced = 0;
  for (const Prison& prison : world.justice.prisons) {
    held_remand += prison.remand;
    held_sentenced += prison.sentenced;
  }
  require_equal(world, "every remand detainee has a case", held_remand, remand);
  require_equal(world, "every convict has a case", held_sentenced, sentenced);
  std::int64_t detained = 0;
  for (const FighterState state : world.fighters.state)
    detained += state == FighterState::detained ? 1 : 0;
  require_equal(world, "every detained fighter has a case", detained, fighters);
  require_equal(world, "cases are conserved", open, world.cases_opened - world.cases_closed);
  std::int64_t criminal = 0;
  std::int64_t listed = 0;
  for (const Court& court : world.justice.courts) {
    criminal += court.criminal_cases;
    listed += court.civil_cases + court.undecided;
  }
  require_equal(world, "courts know the criminal cases of their districts", criminal,
                static_cast<std::int64_t>(world.justice.criminal.size()));
  require_equal(world, "courts know the disputes of their districts", listed, disputes);
}

void check_money(const World& world) {
  const Accounts& accounts = world.accounts;
  Cents in = accounts.in_revenue + accounts.in_budget_support + accounts.in_donors +
             accounts.in_rents + accounts.in_tolls + accounts.in_opening;
  Cents found = world.government.treasury + accounts.spent_by_factions;
  for (const Cents spent : accounts.spent) found += spent;
  for (const Faction& faction : world.factions) found += faction.war_chest;
  for (const Donor& donor : world.donors) {
    for (const Cents available : donor.available) found += available;
  }
  for (const ActivityState& activity : world.programme.activities) found += activity.allotted;
  require_equal(world, "money is conserved (cents)", found, in);
}

}  // namespace

std::int64_t people_alive(const World& world) {
  std::int64_t people = 0;
  for (std::size_t c = 0; c < world.communities.size(); ++c) {
    people += world.communities.people[c] + world.communities.unplaced_births[c];
  }
  for (const FighterState state : world.fighters.state) people += lives_there(state) ? 1 : 0;
  for (const ServiceStatus status : world.police.status) people += in_service(status) ? 1 : 0;
  for (const ServiceStatus status : world.army.soldiers.status)
    people += in_service(status) ? 1 : 0;
  each_open_case(world.justice, [&people](const Case& item) {
    const bool counted_here =
        item.suspect_kind == OffenderKind::citizen || item.suspect_kind == OffenderKind::fighter;
    people += item.custody != Custody::none && counted_here ? 1 : 0;
  });
  return people;
}

void check(const World& world) {
  check_programme(world);
  check_people(world);
  check_feelings(world);
  check_weapons(world);
  check_detainees(world);
  check_money(world);
}

}  // namespace ssr

// Factions, the accord, elections, donors, neighbours and peacekeepers of a context.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/context_parts.h"

namespace ssr {

namespace {

constexpr double most_role_holders = 1e7;  // one row each at every scale
constexpr double most_usd = 1e12;
constexpr double sum_tolerance = 0.02;

void read_wants(Table& table, FactionContext& faction) {
  Table wants = table.table("wants");
  const bool given = wants.exists();
  const auto want = [&](std::string_view key, double value, std::string_view help) {
    constexpr double spread = 0.1;
    return wants.number(key, given ? share_spec(0, 0, 0, help)
                                   : share_spec(value, value - spread, value + spread, help));
  };
  faction.wants_posts = want("posts", 0.3, "offices");
  faction.wants_rents = want("rents", 0.3, "income from resources and trade");
  faction.wants_impunity = want("impunity", 0.2, "safety from prosecution");
  faction.wants_power = want("power", 0.2, "rule itself");
  const double sum =
      faction.wants_posts + faction.wants_rents + faction.wants_impunity + faction.wants_power;
  if (given && wants.central() && std::abs(sum - 1.0) > sum_tolerance) {
    table.problem("wants",
                  fmt::format("the wants sum to {:.3g} (they must sum to 1); correct them", sum));
  }
  if (sum > 0) {
    faction.wants_posts /= sum;
    faction.wants_rents /= sum;
    faction.wants_impunity /= sum;
    faction.wants_power /= sum;
  }
  wants.finish();
}

void read_members(Table& table, Context& context, FactionContext& faction) {
  faction.fighters = table.required_number(
      "fighters", plain_spec(0, "person", "under arms at the start", most_role_holders));
  faction.disarmed = table.number(
      "disarmed", plain_spec(0, "person", "disarmed by an earlier programme", most_role_holders));
  faction.back_under_arms_share = table.number(
      "back_under_arms_share",
      share_spec(0.2, 0.05, 0.4, "of those disarmed earlier, who stand again among `fighters`"));
  faction.weapons_per_fighter = table.number("weapons_per_fighter", {.value = 0.6,
                                                                     .low = 0.3,
                                                                     .high = 0.9,
                                                                     .help = "firearms per fighter",
                                                                     .min = 0.0,
                                                                     .max = 5.0});
  const std::string who = fmt::format("faction \"{}\"", faction.name);
  faction.women_share = read_asked_number(table, context, "women_share",
                                          share_spec(0.1, 0.05, 0.2, "women and girls"), who);
  faction.children_share = read_asked_number(table, context, "children_share",
                                             share_spec(0.1, 0.05, 0.13, "below 18"), who);
  faction.support_share =
      table.number("support_share", share_spec(0.1, 0.05, 0.2, "with the unit, without a weapon"));
  faction.schooled_share =
      table.number("schooled_share", share_spec(0.3, 0.15, 0.5, "with some schooling"));
  faction.family_share =
      table.number("family_share", share_spec(0.4, 0.2, 0.6, "with a family at home"));
  faction.commander_tie =
      table.number("commander_tie", share_spec(0.65, 0.5, 0.75, "to commanders, mean"));
  if (table.central() && faction.children_share + faction.support_share > 1.0) {
    table.problem("support_share",
                  "children_share and support_share exceed 1 together (they are parts of "
                  "the fighters); lower one");
  }
  faction.abusiveness = table.number("abusiveness", share_spec(0.5, 0.3, 0.7, "mean over units"));
  faction.recruited_locally_share = table.number(
      "recruited_locally_share", share_spec(0.5, 0.3, 0.7, "units that fought near home"));
}

FactionContext read_faction(Table& table, Context& context, const ContextNames& names) {
  FactionContext faction;
  faction.name = table.name("name of the faction");
  if (faction.name == dismissed_name) {
    table.problem("name",
                  fmt::format("\"{}\" is what results call those whom the state sends home; "
                              "choose another name",
                              dismissed_name));
  }
  faction.type = static_cast<SpoilerType>(
      table.choice("type", spoiler_type_names, 0, "what its leader is after"));
  faction.sides_with_state = table.flag("sides_with_state", false, "fought beside the government");
  faction.in_accord = table.flag("in_accord", true, "party to the accord");
  read_members(table, context, faction);
  read_wants(table, faction);
  faction.posts = table.number(
      "posts", share_spec(0, 0, 0, "of the offices it wants, held at the start"));
  faction.war_chest =
      to_cents(table.number("war_chest_usd", plain_spec(0, "USD", "money at hand", most_usd)));
  faction.external_support_usd_per_year = table.number(
      "external_support_usd_per_year", plain_spec(0, "USD/year", "from a patron", most_usd));
  if (table.has("patron")) {
    faction.patron =
        table.choice("patron", names.neighbours, names.neighbours.size(), "a neighbour");
    if (names.neighbours.empty()) faction.patron.reset();
  }
  faction.regions = read_shares(table, "regions", names.regions, "region", people_shares(context));
  faction.home_regions =
      read_shares(table, "home_regions", names.regions, "region", faction.regions);
  table.finish();
  return faction;
}

}  // namespace

void read_factions(std::vector<Table>& tables, Context& context, const ContextNames& names) {
  for (Table& table : tables) context.factions.push_back(read_faction(table, context, names));
}

void read_accord(Table& root, Context& context, const ContextNames& names) {
  Table table = root.table("accord");
  context.accord.ssr_provisions = table.flag("ssr_provisions", true, "gives reform a legal base");
  context.accord.early_assessment =
      table.flag("early_assessment", true, "caseload assessed before the plan");
  if (!table.has("early_assessment")) {
    context.untold.push_back({"early_assessment", "the accord", "true"});
  }
  context.accord.ddr_commission =
      table.flag("ddr_commission", false, "a commission with money and staff already runs ddr");
  context.accord.disarms_in_step =
      table.flag("disarms_in_step", false, "parties disarm at the same time, counted by a mission");
  for (Table& item : table.tables("promise")) {
    PromiseContext promise;
    if (item.has("name")) item.name("name of the promise");
    promise.kind = static_cast<PromiseKind>(
        item.choice("kind", promise_kind_names, promise_kind_names.size(), "what is promised"));
    if (item.has("beneficiary")) {
      promise.beneficiary =
          item.choice("beneficiary", names.factions, names.factions.size(), "a faction");
      if (names.factions.empty()) promise.beneficiary.reset();
    } else if (promise.kind == PromiseKind::party) {
      item.problem("beneficiary",
                   fmt::format("missing \"beneficiary\" in {} (who may stand as a party); name a "
                               "faction",
                               item.path()));
    }
    const std::optional<Week> due = item.week("due", context.start, "promises fall due after it");
    if (!item.has("due")) {
      item.problem(
          "due", fmt::format("missing \"due\" in {} (date or week by which it is kept); add due = "
                             "2002-06-30",
                             item.path()));
    }
    promise.due = due.value_or(0);
    promise.amount =
        item.number("amount", plain_spec(0, "1", "posts, soldiers, ranks or USD", most_usd));
    item.finish();
    context.accord.promises.push_back(promise);
  }
  table.finish();
}

void read_elections(Table& root, Context& context) {
  for (Table& table : root.tables("election")) {
    ElectionContext election;
    election.name = table.name("name of the election");
    if (!table.has("date")) {
      table.problem("date",
                    fmt::format("missing \"date\" in {} (date or week of the vote); add date = "
                                "2002-05-14",
                                table.path()));
    }
    election.week = table.week("date", context.start, "elections lie ahead").value_or(0);
    table.finish();
    context.elections.push_back(std::move(election));
  }
  std::stable_sort(context.elections.begin(), context.elections.end(),
                   [](const auto& a, const auto& b) { return a.week < b.week; });
}

void read_donors(Table& root, Context& context) {
  const std::vector<std::string> sectors(sector_names.begin(), sector_names.end());
  for (Table& table : root.tables("donor")) {
    DonorContext donor;
    donor.name = table.name("name of the donor");
    donor.envelope_usd_per_year = table.required_number(
        "envelope_usd_per_year", plain_spec(0, "USD/year", "what it means to give", most_usd));
    const std::vector<double> taste = table.numbers_by_name(
        "taste", sectors, "sector", plain_spec(0, "1", "relative weight", 1e6));
    const bool tasteless = !table.has("taste");
    double wanted = 0;
    for (const std::size_t sector : table.names("banned", sectors, "sector", "it may not fund")) {
      donor.banned[sector] = true;
    }
    for (std::size_t i = 0; i < n_sectors; ++i) {
      donor.taste[i] = tasteless ? 1.0 : taste[i];
      if (!donor.banned[i]) wanted += donor.taste[i];
    }
    if (!(wanted > 0)) {
      table.problem(
          "taste",
          fmt::format("donor \"{}\" has no taste for any sector that it may fund (its money "
                      "could go nowhere); correct taste or banned",
                      donor.name));
    }
    donor.horizon_years = table.number("horizon_years", {.value = 5,
                                                         .low = 3,
                                                         .high = 8,
                                                         .unit = "year",
                                                         .help = "how long it stays",
                                                         .min = 0,
                                                         .max = 100});
    donor.fund = table.flag("fund", false, "a common fund already, which joins no other");
    donor.in_hand_usd = table.number(
        "in_hand_usd", plain_spec(0, "USD", "given before the start, not yet spent", most_usd));
    donor.lag_weeks = table.number("lag_weeks", {.value = 40,
                                                 .low = 20,
                                                 .high = 60,
                                                 .unit = "week",
                                                 .help = "commitment to disbursement",
                                                 .min = 0,
                                                 .max = 520});
    donor.volatility =
        table.number("volatility", {.value = 0.5,
                                    .low = 0.3,
                                    .high = 0.7,
                                    .help = "coefficient of variation of yearly money",
                                    .min = 0,
                                    .max = 3});
    donor.needs_visible_results =
        table.number("needs_visible_results", share_spec(0.5, 0.3, 0.7, "to go on"));
    donor.substitutes =
        table.number("substitutes", share_spec(0.4, 0.2, 0.6, "does the job itself"));
    table.finish();
    context.donors.push_back(std::move(donor));
  }
}

void read_neighbours(std::vector<Table>& tables, Context& context) {
  for (Table& table : tables) {
    NeighbourContext neighbour;
    neighbour.name = table.name("name of the country");
    neighbour.wars = table.spells("wars", context.start, "spells of war, in order");
    neighbour.fighters_per_year = table.number(
        "fighters_per_year", plain_spec(0, "person/year", "offered across the border in war", 1e6));
    neighbour.weapons_per_year =
        table.number("weapons_per_year", plain_spec(0, "1/year", "brought across the border", 1e7));
    table.finish();
    context.neighbours.push_back(std::move(neighbour));
  }
}

PeacekeeperPhase read_phase(Table& item, const Context& context,
                            const std::vector<PeacekeeperPhase>& before) {
  PeacekeeperPhase phase;
  if (item.has("name")) item.name("name of the phase");
  if (!item.has("from")) {
    item.problem("from",
                 fmt::format("missing \"from\" in {} (date or week of this strength); add from = "
                             "2001-06-30",
                             item.path()));
  }
  phase.from = item.week("from", context.start, "phases begin after it").value_or(0);
  phase.troops = item.required_number("troops", plain_spec(0, "person", "soldiers", 1e6));
  phase.police = item.number("police", plain_spec(0, "person", "police officers", 1e6));
  if (item.has("from") && !before.empty() && phase.from <= before.back().from) {
    item.problem("from",
                 "this phase is not later than the one before it (phases stand in order of time); "
                 "reorder them");
  }
  return phase;
}

void read_peacekeepers(Table& root, Context& context, const ContextNames& names) {
  Table table = root.table("peacekeepers");
  context.peacekeepers.mandate =
      table.number("mandate", share_spec(0.7, 0.5, 0.9, "readiness to use force for civilians"));
  context.peacekeepers.regions =
      read_shares(table, "regions", names.regions, "region", people_shares(context));
  auto& phases = context.peacekeepers.phases;
  for (Table& item : table.tables("phase")) {
    phases.push_back(read_phase(item, context, phases));
    item.finish();
  }
  table.finish();
}

}  // namespace ssr

#include "scenario/context.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scenario/archetypes.h"
#include "scenario/context_parts.h"

namespace ssr {

namespace {

constexpr double most_people = 2e9;
constexpr double most_rows = 1e9;       // row ids have 32 bits, and rows are kept for births
constexpr std::size_t most_regions = 254;  // one byte a citizen, and `none`
constexpr std::size_t most_groups = 255;
constexpr double share_tolerance = 0.02;   // published shares are rounded

/// Names as they stand, so that tables can refer to each other before all are read.
std::vector<std::string> peek_names(const std::vector<Table>& tables) {
  std::vector<std::string> names;
  for (const Table& table : tables) names.push_back(table.peek("name"));
  return names;
}

double sum_of(const std::vector<double>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

void divide(std::vector<double>& numbers, double by) {
  for (double& number : numbers) number /= by;
}

void read_head(Table& root, Context& context, const ContextNames& names) {
  Table head = root.table("context");
  if (!head.exists())
    root.problem("context", "missing [context] (it names the country and its start)");
  context.name = head.text("name", context.name, "short name");
  context.title = head.text("title", context.name, "title of tables and reports");
  head.text("description", {}, "what the context stands for");
  read_starting_point(head);
  context.fictional = head.flag("fictional", false, "true: no real country");
  context.start = head.date("start", "the day week 0 begins").value_or(Date{2000, 1, 1});
  if (!head.has("start")) {
    head.problem("start",
                 "missing \"start\" in context (the day week 0 begins); add start = 2001-01-18");
  }
  if (names.regions.empty()) {
    head.accept("capital");  // that regions are missing is said elsewhere
  } else {
    context.capital = head.choice("capital", names.regions, 0, "region where the government sits");
  }
  if (!head.has("capital")) {
    head.problem("capital",
                 "missing \"capital\" in context (the region where the government sits, and "
                 "where a coup is fought out); add capital = \"name of a region\"");
  }
  context.scale =
      head.number("scale", {.value = 1.0,
                            .low = 1.0,
                            .high = 1.0,
                            .help = "share of communities simulated; roles are never thinned",
                            .min = 1e-6,
                            .max = 1.0});
  head.finish();
}

void read_population(Table& root, Context& context) {
  Table table = root.table("population");
  context.growth_per_year = table.number("growth_per_year", {.value = 0.025,
                                                             .low = 0.015,
                                                             .high = 0.035,
                                                             .unit = "1/year",
                                                             .help = "natural growth",
                                                             .min = -0.1,
                                                             .max = 0.1});
  context.female_share =
      table.number("female_share", share_spec(0.51, 0.50, 0.52, "women and girls"));
  context.community_people = table.number("community_people", {.value = 1000,
                                                               .low = 1000,
                                                               .high = 1000,
                                                               .unit = "person",
                                                               .help = "mean people of a community",
                                                               .min = 50,
                                                               .max = 4000});
  context.displaced_share = table.number(
      "displaced_share", share_spec(0.1, 0.05, 0.2, "people away from home at the start"));
  context.insecurity = table.number(
      "insecurity", share_spec(0.3, 0.15, 0.45, "memory of attacks and killings at the start"));
  context.reported_insecurity = table.number(
      "reported_insecurity", share_spec(0.5, 0.3, 0.7, "insecurity planners have heard of"));
  context.age_decline_per_year =
      table.number("age_decline_per_year", {.value = 0.036,
                                            .low = 0.036,
                                            .high = 0.036,
                                            .unit = "1/year",
                                            .help = "share fewer people per year of age",
                                            .min = 0.0,
                                            .max = 0.1});
  table.finish();
}

void read_attitudes(Table& root, Context& context) {
  constexpr std::array<double, n_attitudes> means = {0.5, 0.3, 0.3, 0.3, 0.6, 0.4, 0.4, 0.6};
  constexpr double spread = 0.15;
  Table table = root.table("attitudes");
  for (std::size_t i = 0; i < n_attitudes; ++i) {
    context.attitudes[i] = table.number(
        attitude_names[i],
        share_spec(means[i], means[i] - spread, means[i] + spread, "mean at the start"));
  }
  table.finish();
}

void read_groups(std::vector<Table>& tables, Context& context) {
  for (Table& table : tables) {
    GroupContext group;
    group.name = table.name("name of the identity group");
    group.minority_penalty = table.number(
        "minority_penalty", share_spec(0.0, 0.0, 0.0, "how much worse it expects to be treated"));
    table.finish();
    context.groups.push_back(std::move(group));
  }
  if (context.groups.empty()) context.groups.push_back({"everyone", 0.0});
}

void read_region(Table& table, Context& context, const ContextNames& names) {
  RegionContext region;
  region.name = table.name("name of the region");
  region.people = table.required_number("people", {.value = 1000,
                                                   .unit = "person",
                                                   .help = "people at the start",
                                                   .min = 100,
                                                   .max = most_people});
  region.urban_share = table.number("urban_share", share_spec(0.3, 0.1, 0.5, "people in towns"));
  region.area_km2 = table.number("area_km2", {.value = 5000,
                                              .low = 5000,
                                              .high = 5000,
                                              .unit = "km2",
                                              .help = "area",
                                              .min = 0.1,
                                              .max = 2e7});
  region.lootable =
      table.number("lootable", share_spec(0.1, 0.0, 0.3, "resources that fighters can tax"));
  region.mined = table.number("mined", share_spec(0.0, 0.0, 0.0, "of farm land, closed by mines"));
  region.neighbours = table.names("neighbours", names.regions, "region", "regions it touches");
  region.borders = table.names("borders", names.neighbours, "neighbour", "countries it touches");
  const bool alone = names.groups.size() < 2;
  if (!alone && !table.has("groups")) {
    table.problem("groups",
                  fmt::format("missing \"groups\" in {} (the share of each group in its people); "
                              "add groups = {{ ... }}",
                              table.path()));
  }
  const auto n_groups = context.groups.size();
  std::vector<double> equal(n_groups, 1.0 / static_cast<double>(n_groups));
  region.group_shares = read_shares(table, "groups", names.groups, "group", std::move(equal));
  if (region.group_shares.size() != n_groups) region.group_shares.assign(n_groups, 1.0);
  table.finish();
  context.regions.push_back(std::move(region));
}

void check_neighbours(std::vector<Table>& tables, const Context& context) {
  for (std::size_t i = 0; i < context.regions.size(); ++i) {
    for (const std::size_t other : context.regions[i].neighbours) {
      const std::string& name = context.regions[other].name;
      const auto& back = context.regions[other].neighbours;
      if (other == i) {
        tables[i].problem("neighbours",
                          fmt::format("region \"{}\" is its own neighbour; remove it", name));
      } else if (std::find(back.begin(), back.end(), i) == back.end()) {
        tables[i].problem(
            "neighbours",
            fmt::format("\"{0}\" lists neighbour \"{1}\", which does not list \"{0}\" "
                        "(touching goes both ways); add it there or remove it here",
                        context.regions[i].name, name));
      }
    }
  }
}

void check_size(Table& root, const Context& context) {
  if (context.regions.size() > most_regions || context.groups.size() > most_groups) {
    root.problem("region", fmt::format("{} regions and {} groups (at most {} and {}); merge some",
                                       context.regions.size(), context.groups.size(), most_regions,
                                       most_groups));
  }
  if (context.factions.size() > most_factions) {
    root.problem("faction", fmt::format("{} factions (at most {}); merge some",
                                        context.factions.size(), most_factions));
  }
  double people = 0;
  for (const RegionContext& region : context.regions) people += region.people;
  double roles = context.police.officers + context.army.soldiers + context.justice.detainees;
  for (const FactionContext& faction : context.factions)
    roles += faction.fighters + faction.settled();
  if (people > most_people) {
    root.problem("region",
                 fmt::format("{:.0f} people in all (at most {:.0f}); is it persons, not thousands?",
                             people, most_people));
  } else if (people * context.scale > most_rows) {
    root.problem("context",
                 fmt::format("{:.0f} people at scale {} are too many rows (at most {:.0f}); lower "
                             "the scale",
                             people, context.scale, most_rows));
  }
  if (root.central() && roles > 0.25 * people && people > 0) {
    root.problem("region",
                 fmt::format("{:.0f} fighters, former fighters, officers, soldiers and detainees "
                             "among {:.0f} people (more than a quarter); correct one",
                             roles, people));
  }
}

}  // namespace

NumberSpec share_spec(double value, double low, double high, std::string_view help) {
  return {.value = value, .low = low, .high = high, .help = help, .min = 0.0, .max = 1.0};
}

double read_asked_number(Table& table, Context& context, std::string_view key,
                         const NumberSpec& spec, std::string of) {
  if (!table.has(key)) {
    context.untold.push_back({key, std::move(of), fmt::format("{:g}", spec.value)});
  }
  return table.number(key, spec);
}

NumberSpec plain_spec(double value, std::string_view unit, std::string_view help, double max) {
  return {.value = value,
          .low = value,
          .high = value,
          .unit = unit,
          .help = help,
          .min = 0.0,
          .max = max};
}

std::vector<double> people_shares(const Context& context) {
  std::vector<double> shares;
  for (const RegionContext& region : context.regions) shares.push_back(region.people);
  const double sum = sum_of(shares);
  if (sum > 0) divide(shares, sum);
  return shares;
}

std::vector<double> read_shares(Table& table, std::string_view key,
                                const std::vector<std::string>& valid, std::string_view kind,
                                std::vector<double> otherwise) {
  std::vector<double> shares =
      table.numbers_by_name(key, valid, kind, share_spec(0.0, 0.0, 0.0, "share; they sum to 1"));
  if (!table.has(key)) return otherwise;
  const double sum = sum_of(shares);
  if (table.central() && std::abs(sum - 1.0) > share_tolerance) {
    table.problem(
        key, fmt::format("the shares of \"{}\" sum to {:.3g} (they must sum to 1); correct them",
                         key, sum));
  }
  if (!(sum > 0)) return otherwise;
  divide(shares, sum);
  return shares;
}

Context read_context(Document& document, std::string name) {
  Context context;
  context.name = std::move(name);
  Table root = document.root();
  std::vector<Table> regions = root.tables("region");
  std::vector<Table> groups = root.tables("group");
  std::vector<Table> factions = root.tables("faction");
  std::vector<Table> neighbours = root.tables("neighbour");
  const ContextNames names{peek_names(regions), peek_names(groups), peek_names(factions),
                           peek_names(neighbours)};
  read_head(root, context, names);
  read_population(root, context);
  read_attitudes(root, context);
  read_groups(groups, context);
  for (Table& region : regions) read_region(region, context, names);
  if (regions.empty()) root.problem("region", "no [[region]] (people live somewhere); add one");
  check_neighbours(regions, context);
  read_neighbours(neighbours, context);
  read_factions(factions, context, names);
  read_accord(root, context, names);
  read_elections(root, context);
  read_forces(root, context, names);
  read_justice(root, context, names);
  read_society(root, context);
  read_state(root, context);
  read_donors(root, context);
  read_peacekeepers(root, context, names);
  check_size(root, context);
  root.finish();
  return context;
}

}  // namespace ssr

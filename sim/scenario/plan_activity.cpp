#include "scenario/plan_activity.h"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/plan_aid.h"

namespace ssr {

namespace {

constexpr double most_usd = 1e12;
constexpr double most_units = 1e7;
constexpr double most_pay = 1e5;  // USD a month

std::vector<std::string> lever_names() {
  std::vector<std::string> names;
  for (const LeverSpec& spec : lever_specs()) names.emplace_back(spec.name);
  return names;
}

void read_options(Table& table, ActivityPlan& activity) {
  const auto share = [&](std::string_view key, double value, std::string_view help) {
    return table.number(
        key, {.value = value, .low = value, .high = value, .help = help, .min = 0, .max = 1});
  };
  activity.strictness = share("strictness", 0.5, "of the entry or vetting test");
  activity.course_weeks = table.number("course_weeks", {.value = 12,
                                                        .low = 12,
                                                        .high = 12,
                                                        .unit = "week",
                                                        .help = "length of training",
                                                        .min = 1,
                                                        .max = 520});
  activity.serving_share = share("serving_share", 0.2, "of police training, for serving officers");
  activity.tranches = static_cast<double>(table.integer(
      "tranches",
      {.value = 2, .low = 2, .high = 2, .help = "of cash in reinsertion", .min = 1, .max = 52}));
  activity.therapy = share("therapy", 0.0, "share with counselling");
  activity.mixing = share("mixing", 0.7, "units of mixed origin in army integration");
  activity.builds_capacity = share("builds_capacity", 0.5, "teaches rather than does the job");
}

/// Options that are declared where a plan gives them alone.
void read_terms_of_entry(Table& table, ActivityPlan& activity) {
  const auto read = [&table](const char* key, double& target, const NumberSpec& spec) {
    if (table.has(key)) target = table.required_number(key, spec);
    table.accept(key);
  };
  read("quota", activity.quota,
       {.unit = "person", .help = "places kept for former fighters", .max = most_units});
  read("rank_share", activity.rank_share,
       {.help = "of those taken in, with an officer's rank", .max = 1});
  read("women_share", activity.women_share, {.help = "of seats, kept for women", .max = 1});
  read("fighters_share", activity.fighters_share,
       {.help = "of a patrol's people, former fighters who wait for a course", .max = 1});
  read("pool_share", activity.pool_share,
       {.help = "of donors' money that a common fund asks for", .max = 1});
  const auto read_some = [&table](const char* key, std::optional<double>& target,
                                  const NumberSpec& spec) {
    if (table.has(key)) target = table.required_number(key, spec);
    table.accept(key);
  };
  read_some("pay_usd_month", activity.pay_usd_month,
            {.unit = "USD/month",
             .help = "pay of former fighters taken in, in money of the first year",
             .min = 1,
             .max = most_pay});
  read_some("strength", activity.strength,
            {.unit = "person", .help = "size that a review decides on", .max = most_units});
  static const std::vector<std::string> forces = {"army", "police"};
  if (table.has("force")) {
    activity.force = static_cast<ReviewedForce>(
        table.choice("force", forces, 0, "the force whose size a review decides"));
  }
  table.accept("force");
}

/// Reports options that other levers read and this one does not.
void refuse_options_of_others(Table& table, Lever lever) {
  for (const std::string& key : table.keys()) {
    const std::vector<std::string> readers = levers_with(key);
    if (readers.empty() || reads_option(lever, key)) continue;
    table.problem(key, fmt::format("{} has no use for \"{}\" (it is an option of {}); remove it",
                                   lever_spec(lever).name, key, fmt::join(readers, ", ")));
  }
}

/// Reports regions that a lever cannot be held to.
void check_reach(Table& table, const Context& context, const PlaceNames& names,
                 const ActivityPlan& activity) {
  const LeverSpec& spec = lever_spec(activity.lever);
  if (!table.has("regions") || spec.reach == LeverReach::by_region) return;
  if (spec.reach == LeverReach::national) {
    table.problem("regions", fmt::format("{} works nationwide (what it changes belongs to no "
                                         "region); leave regions out",
                                         spec.name));
  } else if (names.known && activity.regions != std::vector<std::size_t>{context.capital}) {
    table.problem("regions",
                  fmt::format("{} works at the seat of government alone (\"{}\"); leave regions "
                              "out",
                              spec.name, context.regions[context.capital].name));
  }
}

void read_size(Table& table, ActivityPlan& activity, bool known_lever) {
  const LeverSpec& spec = lever_spec(activity.lever);
  activity.duration_weeks =
      static_cast<Week>(table.integer("duration_weeks", {.value = 52,
                                                         .low = 52,
                                                         .high = 52,
                                                         .unit = "week",
                                                         .help = "how long it runs",
                                                         .min = 1,
                                                         .max = longest_weeks}));
  activity.ramp_weeks = static_cast<Week>(table.integer(
      "ramp_weeks",
      {.unit = "week", .help = "from nothing to full strength", .max = longest_weeks}));
  if (table.central() && activity.ramp_weeks > activity.duration_weeks) {
    table.problem("ramp_weeks",
                  fmt::format("ramp_weeks {} exceeds duration_weeks {} (it would never reach full "
                              "strength); shorten it",
                              activity.ramp_weeks, activity.duration_weeks));
  }
  activity.capacity_per_week = table.required_number(
      "capacity_per_week",
      {.unit = "1/week", .help = "units of the lever a week at full strength", .max = most_units});
  activity.budget = to_cents(table.required_number(
      "budget",
      {.unit = "USD", .help = "money for the whole activity", .min = 1, .max = most_usd}));
  NumberSpec cost{.value = spec.unit_cost_usd,
                  .low = spec.low,
                  .high = spec.high,
                  .unit = "USD",
                  .source = spec.source,
                  .help = spec.help,
                  .min = 0,
                  .max = most_usd};
  if (!known_lever) cost = {.unit = "USD", .max = most_usd};
  activity.unit_cost_usd = table.number("unit_cost_usd", cost);
}

/// Levers whose units go to fighters one by one, whose taker therefore knows person and unit.
bool serves_fighters(Lever lever) { return reads_option(lever, "units_from"); }

/// Levers whose units go to one community at a time.
bool serves_communities(Lever lever) {
  return lever == Lever::quick_impact || lever == Lever::outreach ||
         lever == Lever::violence_reduction || lever == Lever::customary_mediation ||
         lever == Lever::community_policing || lever == Lever::license_providers ||
         lever == Lever::truth_hearings;
}

/// `assign = { to = "communities", share = 0.5 }`. Nothing is declared where nothing is assigned.
void read_assignment(Table& table, ActivityPlan& activity) {
  static const std::vector<std::string> kinds = {"communities", "people"};
  if (!table.has("assign")) {
    table.accept("assign");
    return;
  }
  Table assign = table.table("assign");
  refuse_identity_keys(assign);
  const std::size_t kind = assign.choice("to", kinds, kinds.size(), "who is assigned by lot");
  const bool people = kind == 1;
  activity.assignment.of = people ? Assignment::Of::people : Assignment::Of::communities;
  activity.assignment.share = assign.number("share", {.value = 0.5,
                                                      .low = 0.5,
                                                      .high = 0.5,
                                                      .help = "of them that are served",
                                                      .min = 0,
                                                      .max = 1});
  const bool fits =
      serves_fighters(activity.lever) || (!people && serves_communities(activity.lever));
  if (!fits) {
    table.problem("assign",
                  fmt::format("{} cannot be assigned to {} by lot (its units do not go to "
                              "one of them at a time); choose {}, or another lever",
                              lever_spec(activity.lever).name, kinds[people ? 1 : 0],
                              serves_communities(activity.lever) ? "communities" : "regions"));
  }
  assign.finish();
}

/// `units = [0, 0.5]`: the first half of every faction's units, in an order by lot.
void read_units(Table& table, ActivityPlan& activity) {
  const bool from = table.has("units_from");
  const bool until = table.has("units_until");
  const auto share = [&](std::string_view key, double value, std::string_view help) {
    return table.number(
        key, {.value = value, .low = value, .high = value, .help = help, .min = 0, .max = 1});
  };
  if (from) activity.units_from = share("units_from", 0, "share of the units before the first");
  if (until) activity.units_until = share("units_until", 1, "share of the units up to the last");
  table.accept("units_from");
  table.accept("units_until");
  if (activity.units_from < activity.units_until) return;
  table.problem(until ? "units_until" : "units_from",
                fmt::format("units_from {} is not below units_until {} (it would serve no unit); "
                            "swap them",
                            activity.units_from, activity.units_until));
}

void read_conditions(Table& table, const Context& context, ActivityPlan& activity) {
  activity.until = read_condition(table, context, "until", "ends early when it holds");
  activity.suspend = read_condition(table, context, "suspend", "pauses while it holds");
  activity.resume =
      read_condition(table, context, "resume", "ends a pause; otherwise it ends with its cause");
  if (table.has("resume") && !table.has("suspend")) {
    table.problem("resume", fmt::format("\"resume\" without \"suspend\" in {} (nothing would ever "
                                        "pause it); add suspend, or remove it",
                                        table.path()));
  }
}

void read_phase(Table& table, ActivityPlan& activity) {
  static const std::vector<std::string> phases = {"preparatory", "main", "consolidation"};
  if (table.has("phase")) {
    const std::size_t phase = table.choice("phase", phases, 0, "part of the plan");
    activity.phase = static_cast<Phase>(phase + 1);
  }
  table.accept("phase");
}

}  // namespace

PlaceNames::PlaceNames(const Context& context) : known(!context.regions.empty()) {
  for (const RegionContext& region : context.regions) regions.push_back(region.name);
  for (const FactionContext& faction : context.factions) factions.push_back(faction.name);
  for (const GroupContext& group : context.groups) groups.push_back(group.name);
  for (const DonorContext& donor : context.donors) donors.push_back(donor.name);
}

ActivityPlan read_activity(Table& table, const StartReader& starts, const PlaceNames& names) {
  static const std::vector<std::string> levers = lever_names();
  ActivityPlan activity;
  activity.name = table.name("name of the activity");
  refuse_identity_keys(table);
  const bool known_lever =
      std::find(levers.begin(), levers.end(), table.peek("lever")) != levers.end();
  const std::size_t lever = table.choice("lever", levers, levers.size(), "what it does");
  activity.lever = lever_specs()[lever].lever;
  table.text("note", {}, "why it is in the plan");
  activity.start = starts.read(table);
  read_phase(table, activity);
  read_conditions(table, starts.context, activity);
  read_size(table, activity, known_lever);
  activity.government_pays = table.flag("government_pays", false, "otherwise donors do");
  read_options(table, activity);
  read_terms_of_entry(table, activity);
  if (known_lever) {
    refuse_options_of_others(table, activity.lever);
    read_payer(table, starts.context, names, activity);
    read_lead(table, starts.context, names, activity);
    read_terms_of_aid(table, starts.activities, activity);
    read_assignment(table, activity);
  } else {
    for (const char* key : {"assign", "payer", "lead", "lead_sectors", "demands", "withholds"})
      table.accept(key);
  }
  read_units(table, activity);
  if (table.has("excludes")) {
    activity.excludes = table.names("excludes", starts.activities, "activity",
                                    "what must not run at the same time");
  }
  table.accept("excludes");
  const Refusal refusal{names.groups, no_identity};
  if (names.known) {
    activity.regions = table.names("regions", names.regions, "region", "where it works", &refusal);
    activity.factions =
        table.names("factions", names.factions, "faction", "whom it serves", &refusal);
  } else {
    table.texts("regions", "where it works");
    table.texts("factions", "whom it serves");
  }
  if (known_lever) check_reach(table, starts.context, names, activity);
  table.finish();
  return activity;
}

}  // namespace ssr

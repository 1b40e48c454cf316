#include "scenario/plan_aid.h"

#include <fmt/format.h>

#include <algorithm>

namespace ssr {

namespace {

/// The donor that `key` names; none, with a problem, where the context has no such donor.
std::optional<std::size_t> donor_named(Table& table, std::string_view key, std::string_view help,
                                       const PlaceNames& names) {
  const std::string name = table.text(key, {}, help);
  if (!names.known || name.empty()) return {};
  const auto found = std::find(names.donors.begin(), names.donors.end(), name);
  if (found != names.donors.end()) return static_cast<std::size_t>(found - names.donors.begin());
  const std::string nearest = nearest_name(name, names.donors);
  table.problem(key, fmt::format("unknown {} \"{}\" (the context's donors are {}); {}", key, name,
                                 fmt::join(names.donors, ", "),
                                 nearest.empty() ? std::string("name one of them")
                                                 : fmt::format("did you mean \"{}\"?", nearest)));
  return {};
}

}  // namespace

void read_payer(Table& table, const Context& context, const PlaceNames& names,
                ActivityPlan& activity) {
  table.accept("payer");
  if (!table.has("payer")) return;
  activity.payer = donor_named(table, "payer", "the one donor who pays", names);
  if (names.known && activity.government_pays) {
    table.problem("payer",
                  fmt::format("\"payer\" and government_pays = true in {} (it would have two "
                              "payers); keep one",
                              table.path()));
  }
  if (!activity.payer) return;
  const std::string& name = names.donors[*activity.payer];
  const DonorContext& donor = context.donors[*activity.payer];
  if (table.central() && donor.means_to_give_usd() <= 0) {
    table.problem("payer",
                  fmt::format("\"{}\" has no money (its envelope is 0 and nothing is in hand, so "
                              "the activity could never begin work); name another payer",
                              name));
  }
  const auto sector = static_cast<std::size_t>(lever_spec(activity.lever).sector);
  if (!donor.funds(sector)) {
    table.problem("payer",
                  fmt::format("\"{}\" has no money for {} (it {}); name another payer", name,
                              sector_names[sector],
                              donor.banned[sector] ? "may not fund it" : "does not fund it"));
  }
}

void read_lead(Table& table, const Context& context, const PlaceNames& names,
               ActivityPlan& activity) {
  static const std::vector<std::string> sectors(sector_names.begin(), sector_names.end());
  for (const char* key : {"lead", "lead_sectors"}) table.accept(key);
  if (table.has("lead_sectors")) {
    activity.lead_sectors = table.names("lead_sectors", sectors, "sector", "in which it leads");
    if (!table.has("lead")) {
      table.problem("lead_sectors", fmt::format("\"lead_sectors\" without \"lead\" in {} (nobody "
                                                "leads there); name a donor, or remove it",
                                                table.path()));
    }
  }
  if (!table.has("lead")) return;
  activity.lead = donor_named(table, "lead", "the donor that others agree to follow", names);
  if (!activity.lead) return;
  for (const std::size_t sector : activity.lead_sectors) {
    if (context.donors[*activity.lead].funds(sector)) continue;
    table.problem("lead_sectors",
                  fmt::format("\"{}\" cannot lead in {} (it has no money for it); take it out, or "
                              "name another lead",
                              names.donors[*activity.lead], sector_names[sector]));
  }
}

void read_terms_of_aid(Table& table, const std::vector<std::string>& activities,
                       ActivityPlan& activity) {
  for (const char* key : {"demands", "withholds"}) table.accept(key);
  if (activity.lever != Lever::conditionality) return;
  const auto named = [&](const char* key, const char* help, const char* why) {
    std::vector<std::size_t> found = table.names(key, activities, "activity", help);
    for (const std::size_t a : found) {
      if (activities[a] != activity.name) continue;
      table.problem(key,
                    fmt::format("\"{}\" names itself in \"{}\" (terms are no work); take it out",
                                activity.name, key));
    }
    if (!table.has(key) && table.central()) {
      table.problem(key, fmt::format("no \"{}\" in {} ({}); name activities of the plan", key,
                                     table.path(), why));
    }
    return found;
  };
  activity.demands =
      named("demands", "whose steps ministries are to sign", "terms that ask for nothing are none");
  activity.withholds =
      named("withholds", "whose money waits until they do", "terms with nothing at stake are none");
  for (const std::size_t a : activity.withholds) {
    if (std::find(activity.demands.begin(), activity.demands.end(), a) == activity.demands.end())
      continue;
    table.problem("withholds", fmt::format("\"{}\" is demanded and withheld (it would wait for "
                                           "itself); take it out of one",
                                           activities[a]));
  }
}

}  // namespace ssr

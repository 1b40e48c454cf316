#include "experiment/ledger_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/errors.h"
#include "engine/ledger.h"
#include "engine/record.h"
#include "experiment/text.h"

namespace ssr {

namespace {

constexpr std::size_t page = 110;
constexpr std::size_t most_changes = 4;  // of a stock, of the whole country and time
constexpr std::size_t most_asked_for = 12;
constexpr std::size_t most_drivers = 3;   // of a change, in its direction and against it
constexpr double worth_saying = 0.1;      // of the change, for a driver to be named

/// What planners call the work of a process or a cause of attitudes; others go by their names.
std::string in_words(const std::string& process) {
  static const std::map<std::string, std::string> words = {
      {"abuse", "abuse by forces"},
      {"activities", "programmes and projects"},
      {"armed_presence", "moves of armed units"},
      {"army", "the army"},
      {"attitudes", "memories that fade"},
      {"clashes", "fighting"},
      {"courts", "courts"},
      {"crime", "crime"},
      {"customary", "customary courts and watch groups"},
      {"demobilisation", "demobilisation"},
      {"demography", "births, deaths and moves"},
      {"disappointment", "hopes not met"},
      {"elections", "elections"},
      {"former_fighters", "former fighters' choices"},
      {"gains", "what people see built"},
      {"impunity", "reports that came to nothing"},
      {"leaders", "leaders' choices"},
      {"livelihoods", "work and livelihoods"},
      {"long_remand", "remand without trial"},
      {"mandate", "the mandate of elections"},
      {"meetings", "meetings with officers"},
      {"officer_conduct", "extortion and abuse by forces"},
      {"police_force", "changes in the police force"},
      {"policing", "policing and arrests"},
      {"prisons", "prisons and remand"},
      {"protection", "police and peacekeepers nearby"},
      {"registration", "disarmament"},
      {"remedies", "cases put right"},
      {"response", "how victims were served"},
      {"trust", "trust in police and courts"},
      {"violence", "news of violence"},
  };
  const auto found = words.find(process);
  if (found != words.end()) return found->second;
  std::string name = process;
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

struct Change {
  std::int32_t year = 0;
  std::size_t region = 0;
  double total = 0;
  std::vector<double> by_driver;
};

/// All changes of one stock by district and calendar year.
std::vector<Change> changes_of(const StockMoves& stock, const RunLedger& ledger) {
  std::map<std::pair<std::int32_t, std::size_t>, Change> found;
  const std::size_t n_drivers = ledger.drivers.size();
  for (std::size_t time = 0; time < ledger.weeks.size(); ++time) {
    // A record stands at the end of its week.
    const std::int32_t year = calendar_year(ledger.start, ledger.weeks[time] - 1);
    for (std::size_t region = 0; region < ledger.regions.size(); ++region) {
      Change& change = found[{year, region}];
      change.year = year;
      change.region = region;
      change.by_driver.resize(n_drivers);
      for (std::size_t d = 0; d < n_drivers; ++d) {
        const double moved =
            stock.moved[(time * ledger.regions.size() + region) * n_drivers + d];
        if (std::isnan(moved)) continue;
        change.by_driver[d] += moved;
        change.total += moved;
      }
    }
  }
  std::vector<Change> changes;
  for (auto& [key, change] : found) changes.push_back(std::move(change));
  return changes;
}

const StockSpec& spec_of(const std::string& name) {
  const auto specs = stock_specs();
  return *std::find_if(specs.begin(), specs.end(),
                       [&](const StockSpec& s) { return s.name == name; });
}

/// The stock as indicators call it.
std::string title_of(const std::string& name) {
  for (const IndicatorSpec& spec : indicator_specs()) {
    if (spec.name == name) return std::string(spec.long_name);
  }
  return name == "remand" ? "detainees on remand" : name;
}

/// "prisons and remand 0.05, fighting 0.02" of those that moved it to this side.
std::string drivers_of(const Change& change, const RunLedger& ledger, bool up, int decimals) {
  std::vector<std::pair<double, std::size_t>> order;
  const double least = worth_saying * std::abs(change.total);
  for (std::size_t d = 0; d < change.by_driver.size(); ++d) {
    const double moved = up ? change.by_driver[d] : -change.by_driver[d];
    if (moved >= least && moved > 0) order.push_back({-moved, d});
  }
  std::sort(order.begin(), order.end());
  std::vector<std::string> items;
  for (std::size_t i = 0; i < std::min(most_drivers, order.size()); ++i) {
    items.push_back(fmt::format("{} {}", in_words(ledger.drivers[order[i].second]),
                                text::number(-order[i].first, decimals)));
  }
  return fmt::format("{}", fmt::join(items, ", "));
}

std::string sentence(const Change& change, const StockMoves& stock, const RunLedger& ledger) {
  const int decimals = spec_of(stock.name).attitude ? 3 : 0;
  const bool up = change.total > 0;
  std::string out = fmt::format(
      "{} in {} {} by {} in {}: {}", title_of(stock.name), ledger.regions[change.region],
      up ? "rose" : "fell", text::number(std::abs(change.total), decimals), change.year,
      drivers_of(change, ledger, up, decimals));
  const std::string against = drivers_of(change, ledger, !up, decimals);
  if (!against.empty()) out += "; against it " + against;
  return out;
}

void check_name(const std::string& what, const std::string& name,
                const std::vector<std::string>& valid) {
  if (name.empty() || std::find(valid.begin(), valid.end(), name) != valid.end()) return;
  const std::string nearest = nearest_name(name, valid);
  throw InputError(fmt::format("--{} {}: not in the ledger; {}?", what, name,
                               nearest.empty() ? fmt::format("one of {}", fmt::join(valid, ", "))
                                               : "did you mean " + nearest));
}

void check(const LedgerFocus& focus, const RunLedger& ledger) {
  std::vector<std::string> stocks;
  for (const StockMoves& stock : ledger.stocks) stocks.push_back(stock.name);
  check_name("stock", focus.stock, stocks);
  check_name("region", focus.region, ledger.regions);
  if (!focus.year || ledger.weeks.empty()) return;
  const std::int32_t last = calendar_year(ledger.start, ledger.weeks.back() - 1);
  if (*focus.year < ledger.start.year || *focus.year > last) {
    throw InputError(fmt::format("--year {}: not in the ledger; one from {} to {}?", *focus.year,
                                 ledger.start.year, last));
  }
}

}  // namespace

std::string ledger_text(const RunLedger& ledger, const LedgerFocus& focus) {
  check(focus, ledger);
  const bool asked = !focus.stock.empty() || !focus.region.empty() || focus.year;
  const std::size_t most = asked ? most_asked_for : most_changes;
  std::string out = text::wrapped(ledger.caveat, 0, 0, page) + "\n\n";
  out +=
      text::wrapped(
          fmt::format("What moved what: {}, plan {}, sample {}, replicate {}. The largest changes "
                      "of each stock by district and calendar year, with the processes that made "
                      "them. One history, with its luck: compare plans with ssr explain STUDY.",
                      ledger.context, ledger.plan, ledger.sample, ledger.replicate),
          0, 0, page) +
      "\n";
  for (const StockMoves& stock : ledger.stocks) {
    if (!focus.stock.empty() && stock.name != focus.stock) continue;
    std::vector<Change> changes = changes_of(stock, ledger);
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
      return std::abs(a.total) > std::abs(b.total);
    });
    std::erase_if(changes, [&](const Change& change) {
      const bool elsewhere = !focus.region.empty() && ledger.regions[change.region] != focus.region;
      return change.total == 0 || elsewhere || (focus.year && change.year != *focus.year);
    });
    if (changes.size() > most) changes.resize(most);
    std::stable_sort(changes.begin(), changes.end(),
                     [](const Change& a, const Change& b) { return a.year < b.year; });
    out += "\n" + title_of(stock.name) + "\n";
    if (changes.empty()) out += "  nothing moved it\n";
    for (const Change& change : changes) {
      out += "  " + text::wrapped(sentence(change, stock, ledger), 2, 4, page) + "\n";
    }
  }
  return out;
}

}  // namespace ssr

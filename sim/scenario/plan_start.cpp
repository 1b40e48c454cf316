#include "scenario/plan_start.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace ssr {

namespace {

/// Words that mean an identity group, as a key or in a condition.
bool means_identity(std::string_view word) {
  static constexpr std::array<std::string_view, 12> stems = {
      "group", "ethnic", "tribe", "tribal", "religio",  "identity",
      "clan",  "caste",  "race",  "racial", "language", "sect_"};
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return lower.starts_with(stem); });
}

bool mentions_identity(const std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    if (std::isalpha(static_cast<unsigned char>(text[i])) == 0) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 ||
                                 text[end] == '_' || text[end] == '.')) {
      ++end;
    }
    if (means_identity(std::string_view(text).substr(i, end - i))) return true;
    i = end;
  }
  return false;
}

/// The picture's names; without a context, and every name of a place or faction in the text.
std::vector<std::string> names_for(const std::string& text, const Context& context) {
  std::vector<std::string> names = picture_names(context);
  if (!context.regions.empty()) return names;
  for (const char* what : {"disarmed.", "demobilised.", "armed.", "insecurity."}) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
      const auto end =
          std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_' && c != '.';
          });
      names.emplace_back(text.begin() + static_cast<std::ptrdiff_t>(at), end);
    }
  }
  return names;
}

std::optional<Week> read_latest(Table& activity, Table& start, Date day_zero) {
  if (start.has("latest") && activity.has("latest")) {
    activity.problem("latest",
                     "\"latest\" is given twice (in the activity and in its start); keep one");
  }
  activity.accept("latest");
  start.accept("latest");
  Table& owner = start.has("latest") ? start : activity;
  return read_week_or_never(owner, "latest", day_zero, "a start lies ahead");
}

/// The one trigger that the start names: week, date, after or when.
std::string trigger_of(Table& start) {
  std::vector<std::string> given;
  for (const char* key : {"week", "date", "after", "when"}) {
    if (start.has(key)) given.emplace_back(key);
  }
  if (given.size() > 1) {
    start.problem(
        given[1],
        fmt::format("the start of {} is given twice, as {} (one of them counts); keep one",
                    start.path(), fmt::join(given, " and ")));
  } else if (given.empty()) {
    start.problem("week",
                  fmt::format("{} says nothing of when (one of week, date, after, when is wanted); "
                              "add week = 0",
                              start.path()));
  }
  return given.empty() ? std::string{} : given.front();
}

void read_trigger(Table& table, const StartReader& reader, Start& start) {
  const std::string kind = trigger_of(table);
  if (kind == "week") {
    start.week = static_cast<Week>(
        table.integer("week", {.unit = "week", .help = "week of the start", .max = longest_weeks}));
  } else if (kind == "date") {
    start.week = table.week("date", reader.context.start, "a start lies ahead");
    if (table.has("date") && !start.week) start.week = 0;  // reported; nothing else follows from it
  } else if (kind == "after") {
    const std::size_t after = table.choice("after", reader.activities, reader.activities.size(),
                                           "another activity's end");
    const std::string name = table.peek("after");
    if (std::find(reader.activities.begin(), reader.activities.end(), name) !=
        reader.activities.end())
      start.after = after;
  } else if (kind == "when") {
    start.when =
        read_condition(table, reader.context, "when", "condition on the planner's picture");
  }
  for (const char* key : {"week", "date", "after", "when"}) table.accept(key);
  if (kind == "after") {
    start.delay_weeks = static_cast<Week>(table.integer(
        "delay_weeks",
        {.unit = "week", .help = "from that end to this start", .max = longest_weeks}));
  } else if (table.has("delay_weeks")) {
    table.problem("delay_weeks",
                  "\"delay_weeks\" counts from another activity's end (there is no \"after\"); "
                  "remove it");
  }
  table.accept("delay_weeks");
}

/// The key of the activity that holds its latest start.
const char* owner_of_latest(const Table& activity) {
  return activity.has("latest") ? "latest" : "start";
}

}  // namespace

void refuse_identity_keys(Table& table) {
  for (const std::string& key : table.keys()) {
    if (!means_identity(key)) continue;
    table.accept(key);
    table.problem(key, fmt::format("\"{}\" is refused in {} ({}); choose factions or regions", key,
                                   table.path(), no_identity));
  }
}

std::optional<Week> read_week_or_never(Table& table, std::string_view key, Date day_zero,
                                       std::string_view help) {
  const auto text = table.peek(key);
  const bool words = !text.empty() && (text.front() < '0' || text.front() > '9');
  if (!words) return table.week(key, day_zero, help);
  table.accept(key);
  if (text != "never") {
    table.problem(key, fmt::format("\"{}\" is neither a week, a date nor \"never\"; write {} = "
                                   "\"never\"?",
                                   text, key));
  }
  return never;
}

Condition read_condition(Table& table, const Context& context, std::string_view key,
                         std::string_view help) {
  if (!table.has(key)) {
    table.accept(key);
    return {};
  }
  const std::string text = table.text(key, "0 == 1", help);
  if (mentions_identity(text)) {
    table.problem(
        key, fmt::format("the condition \"{}\" is refused ({}); use the planner's picture", key,
                         no_identity));
    return {};
  }
  try {
    return {text, names_for(text, context)};
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) {
      table.problem(key, fmt::format("\"{}\": {}", key, problem.text));
    }
    return {};
  }
}

Start StartReader::read(Table& activity) const {
  Start start;
  if (!activity.has("start")) {
    activity.problem(
        "start", fmt::format("missing \"start\" in {} (when it begins); add start = {{ week = 0 }}",
                             activity.path()));
  }
  Table table = activity.table("start");
  refuse_identity_keys(table);
  if (table.exists()) read_trigger(table, *this, start);
  const bool says_latest = table.has("latest") || activity.has("latest");
  const std::optional<Week> given = read_latest(activity, table, context.start);
  const bool fixed = start.week.has_value() || !table.exists();
  start.latest = given.value_or(start.week.value_or(0));
  const char* owner_key = owner_of_latest(activity);
  if (!says_latest && !fixed) {
    activity.problem(
        "start", fmt::format("missing \"latest\" in {} (a start that waits needs a week or date by "
                             "which it opens anyway, or \"never\"); add latest = ...",
                             activity.path()));
  }
  if (start.week && given && *given < *start.week) {
    if (activity.central() && !context.regions.empty()) {
      activity.problem(owner_key,
                       fmt::format("latest (week {}) is before the start (week {}) (it could never "
                                   "open in time); make it later",
                                   *given, *start.week));
    }
    start.latest = *start.week;  // a start drawn from a range may pass it
  }
  table.finish();
  return start;
}

}  // namespace ssr

#include "scenario/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/document_impl.h"

namespace ssr {

namespace {

constexpr std::size_t longest_name = 64;
constexpr std::int32_t first_year = 1800;
constexpr std::int32_t last_year = 2200;

const toml::table* as_table(const void* node) { return static_cast<const toml::table*>(node); }
const toml::node& as_node(const void* node) { return *static_cast<const toml::node*>(node); }

/// The name of a list item as it stands in parameter paths; its number where it has none.
std::string item_name(const toml::table& item, std::size_t index) {
  const auto name = item.get_as<std::string>("name");
  return name != nullptr ? name->get() : std::to_string(index + 1);
}

std::string explained(std::string_view help) {
  return help.empty() ? std::string{} : fmt::format(" ({})", help);
}

}  // namespace

double ParameterBook::declare(Parameter parameter) {
  const auto found = point_.find(parameter.path);
  const double value = found != point_.end() ? found->second : parameter.value;
  parameters_.push_back(std::move(parameter));
  return value;
}

Table::Table(Document& document, const void* node, const void* place, std::string path)
    : document_(&document), node_(node), place_(place), path_(std::move(path)) {}

bool Table::central() const noexcept { return document_->impl().book.central(); }

bool Table::has(std::string_view key) const {
  return node_ != nullptr && as_table(node_)->contains(key);
}

std::string Table::peek(std::string_view key) const {
  const auto* text = node_ == nullptr ? nullptr : as_table(node_)->get_as<std::string>(key);
  return text == nullptr ? std::string{} : text->get();
}

std::vector<std::string> Table::keys() const {
  std::vector<std::string> keys;
  if (node_ == nullptr) return keys;
  for (const auto& entry : *as_table(node_)) keys.emplace_back(entry.first.str());
  return keys;
}

void Table::accept(std::string_view key) { known_.emplace_back(key); }

const void* Table::find(std::string_view key) {
  accept(key);
  return node_ == nullptr ? nullptr : as_table(node_)->get(key);
}

void Table::problem(std::string_view key, std::string text) {
  const toml::node* node = node_ == nullptr ? nullptr : as_table(node_)->get(key);
  document_->impl().report(node != nullptr ? node->source() : as_node(place_).source(),
                           std::move(text));
}

void Table::item_problem(std::string_view key, std::size_t index, std::string text) {
  const toml::array* list = node_ == nullptr ? nullptr : as_table(node_)->get_as<toml::array>(key);
  if (list == nullptr || index >= list->size()) return problem(key, std::move(text));
  document_->impl().report((*list)[index].source(), std::move(text));
}

void Table::missing(std::string_view key, std::string_view help) {
  problem(key,
          fmt::format("missing \"{}\" in {}{}; add {} = ...", key, path_, explained(help), key));
}

double Table::read_number(const void* found, std::string path, std::string_view key,
                          const NumberSpec& spec, bool whole) {
  Document::Impl& impl = document_->impl();
  const toml::node* node = found == nullptr ? nullptr : &as_node(found);
  Parameter parameter = read_parameter(impl, node, key, spec, whole);
  parameter.path = std::move(path);
  const double value = impl.book.declare(std::move(parameter));
  return whole ? std::floor(value + 0.5) : value;
}

double Table::number(std::string_view key, const NumberSpec& spec) {
  return read_number(find(key), fmt::format("{}.{}", path_, key), key, spec, false);
}

std::int64_t Table::integer(std::string_view key, const NumberSpec& spec) {
  return static_cast<std::int64_t>(
      read_number(find(key), fmt::format("{}.{}", path_, key), key, spec, true));
}

double Table::required_number(std::string_view key, const NumberSpec& spec) {
  if (!has(key)) missing(key, spec.help);
  return number(key, spec);
}

bool Table::flag(std::string_view key, bool otherwise, std::string_view help) {
  const void* found = find(key);
  if (found == nullptr) return otherwise;
  const auto* value = as_node(found).as_boolean();
  if (value != nullptr) return value->get();
  problem(key, fmt::format("\"{}\" is {} (true or false is wanted{}{})", key,
                           kind_of_value(as_node(found)), help.empty() ? "" : ": ", help));
  return otherwise;
}

std::string Table::text(std::string_view key, std::string otherwise, std::string_view help) {
  const void* found = find(key);
  if (found == nullptr) return otherwise;
  const auto* value = as_node(found).as_string();
  if (value == nullptr) {
    problem(key, fmt::format("\"{}\" is {} (text is wanted{}{}); put it in quotes?", key,
                             kind_of_value(as_node(found)), help.empty() ? "" : ": ", help));
    return otherwise;
  }
  if (value->get().size() > longest_text) {
    problem(key, fmt::format("\"{}\" is too long ({} bytes, at most {}); shorten it", key,
                             value->get().size(), longest_text));
    return otherwise;
  }
  return value->get();
}

std::string Table::required_text(std::string_view key, std::string_view help) {
  if (!has(key)) missing(key, help);
  return text(key, {}, help);
}

std::string Table::name(std::string_view help) {
  std::string name = required_text("name", help);
  if (!has("name")) return name;
  const auto say = [&](std::string_view what) {
    problem("name", fmt::format("the name \"{}\" {} (names are parts of --set paths); rename it",
                                name.substr(0, longest_name), what));
  };
  if (name.empty()) {
    problem("name", "the name is empty (names tell items apart); write one");
  } else if (name.size() > longest_name) {
    say(fmt::format("is too long ({} bytes, at most {})", name.size(), longest_name));
  } else if (name.front() == ' ' || name.back() == ' ') {
    say("begins or ends with a space");
  } else if (std::any_of(name.begin(), name.end(), [](char c) {
               return c == '.' || c == '=' || c == '"' || c == '\'' || c == '*' || c == '\x7f' ||
                      (c >= 0 && c < ' ');
             })) {
    say("has a dot, quote, equals sign, star or control character");
  }
  return name;
}

std::optional<Date> Table::date(std::string_view key, std::string_view help) {
  const void* found = find(key);
  if (found == nullptr) return std::nullopt;
  const auto* value = as_node(found).as_date();
  if (value == nullptr) {
    problem(key, fmt::format("\"{}\" is {} (a date is wanted{}{}); write it as 2001-06-30, without "
                             "quotes or time of day",
                             key, kind_of_value(as_node(found)), help.empty() ? "" : ": ", help));
    return std::nullopt;
  }
  const Date date{value->get().year, value->get().month, value->get().day};
  if (date.year < first_year || date.year > last_year) {
    problem(key, fmt::format("\"{}\" is {} (outside the years {} to {}); correct it", key,
                             to_string(date), first_year, last_year));
    return std::nullopt;
  }
  return date;
}

std::optional<Week> Table::read_week(const void* found, std::string_view key, Date start) {
  const toml::node& node = as_node(found);
  const auto say = [&](std::string text) {
    document_->impl().report(node.source(), std::move(text));
    return std::nullopt;
  };
  if (const auto* value = node.as_date()) {
    const Date date{value->get().year, value->get().month, value->get().day};
    if (date.year < first_year || date.year > last_year) {
      return say(fmt::format("\"{}\" is {} (outside the years {} to {}); correct it", key,
                             to_string(date), first_year, last_year));
    }
    return week_of(start, date);
  }
  const auto* value = node.as_integer();
  if (value == nullptr) {
    return say(fmt::format(
        "\"{}\" is {} (a date such as 2001-06-30 or a whole week number since the "
        "start is wanted){}",
        key, kind_of_value(node), node.is_string() ? "; write it without quotes?" : ""));
  }
  constexpr std::int64_t last_week = 100'000;
  if (value->get() < -last_week || value->get() > last_week) {
    return say(fmt::format("\"{}\" is week {} (outside any run); correct it", key, value->get()));
  }
  return static_cast<Week>(value->get());
}

bool Table::has_date(std::string_view key) const {
  const toml::node* node = node_ == nullptr ? nullptr : as_table(node_)->get(key);
  return node != nullptr && node->is_date();
}

std::optional<Week> Table::week(std::string_view key, Date start, std::string_view help) {
  const void* found = find(key);
  if (found == nullptr) return std::nullopt;
  const std::optional<Week> week = read_week(found, key, start);
  if (week && *week < 0) {
    problem(key, fmt::format("\"{}\" lies before the start {} ({}); choose a later one", key,
                             to_string(start), help.empty() ? "time begins there" : help));
    return std::nullopt;
  }
  return week;
}

std::vector<std::pair<Week, Week>> Table::spells(std::string_view key, Date start,
                                                 std::string_view help) {
  std::vector<std::pair<Week, Week>> spells;
  const void* found = find(key);
  if (found == nullptr) return spells;
  const toml::array* list = as_node(found).as_array();
  const auto say = [&](const toml::node& node, std::string_view what) {
    document_->impl().report(
        node.source(),
        fmt::format("\"{}\" {} ({}); write [[2001-01-01, 2003-08-18]]", key, what, help));
  };
  if (list == nullptr) {
    say(as_node(found), "is no list of spells");
    return spells;
  }
  for (const toml::node& item : *list) {
    const toml::array* ends = item.as_array();
    if (ends == nullptr || ends->size() != 2) {
      say(item, "holds something that is not a pair of dates");
      continue;
    }
    const std::optional<Week> from = read_week(ends->get(0), key, start);
    const std::optional<Week> until = read_week(ends->get(1), key, start);
    if (!from || !until) continue;
    if (*until <= *from) {
      say(item, "has a spell that ends before it begins");
    } else if (!spells.empty() && *from < spells.back().second) {
      say(item, "has spells that overlap or stand out of order");
    } else {
      spells.emplace_back(*from, *until);
    }
  }
  return spells;
}

std::size_t Table::choice(std::string_view key, const std::vector<std::string>& names,
                          std::size_t otherwise, std::string_view help) {
  const bool required = otherwise >= names.size();
  if (!has(key)) {
    accept(key);
    if (required) missing(key, help);
    return required ? 0 : otherwise;
  }
  const std::size_t before = document_->impl().problems.size();
  const std::string name = text(key, {}, help);
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  if (document_->impl().problems.size() == before) {
    problem(key, fmt::format("unknown {} \"{}\" (not in its list){}", key, name,
                             suggestion(name, names)));
  }
  return required ? 0 : otherwise;
}

std::vector<std::string> Table::texts(std::string_view key, std::string_view help) {
  std::vector<std::string> texts;
  const void* found = find(key);
  if (found == nullptr) return texts;
  const toml::array* list = as_node(found).as_array();
  if (list == nullptr) {
    problem(key, fmt::format("\"{}\" is {} (a list is wanted{}{}); write [\"...\"]", key,
                             kind_of_value(as_node(found)), help.empty() ? "" : ": ", help));
    return texts;
  }
  for (const toml::node& item : *list) {
    const auto* text = item.as_string();
    if (text == nullptr) {
      document_->impl().report(item.source(),
                               fmt::format("an item of \"{}\" is {} (text is wanted); "
                                           "put it in quotes?",
                                           key, kind_of_value(item)));
      continue;
    }
    texts.push_back(text->get());
  }
  return texts;
}

std::vector<double> Table::numbers(std::string_view key, std::string_view help) {
  std::vector<double> numbers;
  const void* found = find(key);
  if (found == nullptr) return numbers;
  const toml::array* list = as_node(found).as_array();
  if (list == nullptr || list->empty()) {
    problem(key, fmt::format("\"{}\" is {} (numbers are wanted{}{}); write [1, 2]", key,
                             list == nullptr ? kind_of_value(as_node(found)) : "an empty list",
                             help.empty() ? "" : ": ", help));
    return numbers;
  }
  for (const toml::node& item : *list) {
    const std::optional<double> number = item.value<double>();
    if (number && std::isfinite(*number) && item.is_number()) {
      numbers.push_back(*number);
      continue;
    }
    document_->impl().report(
        item.source(),
        fmt::format("an item of \"{}\" is {} (a finite number is wanted); correct it", key,
                    kind_of_value(item)));
  }
  return numbers;
}

std::vector<std::size_t> Table::names(std::string_view key, const std::vector<std::string>& valid,
                                      std::string_view kind, std::string_view help,
                                      const Refusal* refusal) {
  std::vector<std::size_t> indices;
  const void* found = find(key);
  if (found == nullptr) return indices;
  const toml::array* list = as_node(found).as_array();
  if (list == nullptr || list->empty()) {
    problem(key, fmt::format("\"{}\" is {} (a list of {} names is wanted{}{}); write [\"...\"], or "
                             "leave the key out",
                             key, list != nullptr ? "empty" : kind_of_value(as_node(found)), kind,
                             help.empty() ? "" : ": ", help));
    return indices;
  }
  for (const toml::node& item : *list) {
    const auto say = [&](std::string text) {
      document_->impl().report(item.source(), std::move(text));
    };
    const auto* text = item.as_string();
    if (text == nullptr) {
      say(fmt::format("an item of \"{}\" is {} (the name of a {} is wanted)", key,
                      kind_of_value(item), kind));
      continue;
    }
    const auto position = std::find(valid.begin(), valid.end(), text->get());
    const auto index = static_cast<std::size_t>(position - valid.begin());
    const bool refused = refusal != nullptr &&
                         std::find(refusal->names.begin(), refusal->names.end(), text->get()) !=
                             refusal->names.end();
    if (position == valid.end() && refused) {
      say(fmt::format("\"{}\" is no {} ({}); remove it", text->get(), kind, refusal->why));
    } else if (position == valid.end()) {
      // What a study lists is the program's, other lists are of what the context holds.
      const bool listed = document_->impl().head == "study";
      const char* where = listed ? "its list" : kind == "activity" ? "the plan" : "the context";
      say(fmt::format("unknown {} \"{}\" (not in {}){}", kind, text->get(), where,
                      suggestion(text->get(), valid)));
    } else if (std::find(indices.begin(), indices.end(), index) != indices.end()) {
      say(fmt::format("{} \"{}\" stands twice in \"{}\"; remove one", kind, text->get(), key));
    } else {
      indices.push_back(index);
    }
  }
  return indices;
}

std::vector<double> Table::numbers_by_name(std::string_view key,
                                           const std::vector<std::string>& valid,
                                           std::string_view kind, const NumberSpec& spec) {
  std::vector<double> numbers(valid.size(), 0.0);
  const void* found = find(key);
  if (found == nullptr) return numbers;
  const toml::table* table = as_node(found).as_table();
  if (table == nullptr) {
    problem(key, fmt::format("\"{}\" is {} (a number for each {} is wanted: {}); write {{ name = "
                             "number, ... }}",
                             key, kind_of_value(as_node(found)), kind, spec.help));
    return numbers;
  }
  for (const auto& [inner, value] : *table) {
    const std::string name(inner.str());
    const auto position = std::find(valid.begin(), valid.end(), name);
    if (position == valid.end()) {
      document_->impl().report(
          inner.source().begin.line > 0 ? inner.source() : value.source(),
          fmt::format("unknown {} \"{}\" in \"{}\"{}", kind, name, key, suggestion(name, valid)));
      continue;
    }
    numbers[static_cast<std::size_t>(position - valid.begin())] =
        read_number(&value, fmt::format("{}.{}.{}", path_, key, name), name, spec, false);
  }
  return numbers;
}

Table Table::table(std::string_view key) {
  const void* found = find(key);
  Document::Impl& impl = document_->impl();
  // [context], [plan] and [study] stand for the file itself: "context.scale", not
  // "context.context.scale".
  const bool is_head = path_ == impl.path && !impl.head.empty() && key == impl.head;
  const std::string path = is_head ? path_ : fmt::format("{}.{}", path_, key);
  if (found != nullptr && as_node(found).is_table()) {
    return {*document_, as_node(found).as_table(), found, path};
  }
  if (found != nullptr) {
    const bool list = as_node(found).is_array_of_tables();
    problem(key, fmt::format("\"{}\" is {} (a table is wanted); write {}", key,
                             kind_of_value(as_node(found)),
                             list ? fmt::format("[{}] with single brackets", key)
                                  : fmt::format("{} = {{ ... }} or [{}]", key, key)));
  }
  return {*document_, nullptr, place_, path};
}

std::vector<Table> Table::tables(std::string_view key) {
  std::vector<Table> tables;
  const void* found = find(key);
  if (found == nullptr) return tables;
  const toml::array* list = as_node(found).as_array();
  if (list == nullptr || (!list->empty() && !list->is_array_of_tables())) {
    problem(key, fmt::format("\"{}\" is {} (a list of tables is wanted); write [[{}]] with double "
                             "brackets",
                             key, kind_of_value(as_node(found)), key));
    return tables;
  }
  std::vector<std::string> names;
  for (const toml::node& item : *list) {
    const toml::table& table = *item.as_table();
    std::string name = item_name(table, names.size());
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      document_->impl().report(
          table.get("name") != nullptr ? table.get("name")->source() : table.source(),
          fmt::format("a second {} is named \"{}\" (names tell them apart); rename "
                      "one",
                      key, name));
    }
    tables.push_back({*document_, &table, static_cast<const toml::node*>(&table),
                      fmt::format("{}.{}.{}", path_, key, name)});
    names.push_back(std::move(name));
  }
  return tables;
}

void Table::finish() {
  if (node_ == nullptr) return;
  for (const auto& [key, value] : *as_table(node_)) {
    const std::string name(key.str());
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    const toml::source_region& place = key.source().begin.line > 0 ? key.source() : value.source();
    const bool table = value.is_table() || value.is_array_of_tables();
    document_->impl().report(
        place, fmt::format("unknown {} \"{}\" in {} (nothing reads it){}", table ? "table" : "key",
                           name, path_, suggestion(name, known_)));
  }
}

}  // namespace ssr

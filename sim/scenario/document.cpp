#include <fmt/format.h>

#include <algorithm>

#include "scenario/document_impl.h"
#include "scenario/toml_remedy.h"

namespace ssr {

namespace {

constexpr std::string_view setting_prefix = "--set ";
const std::vector<std::string> file_kinds = {"context", "plan", "study"};

std::vector<std::string> split_at_dots(std::string_view path) {
  std::vector<std::string> segments;
  for (std::size_t from = 0;;) {
    const std::size_t dot = path.find('.', from);
    segments.emplace_back(path.substr(from, dot - from));
    if (dot == std::string_view::npos) return segments;
    from = dot + 1;
  }
}

/// The numbered line of a text, from 1 on; empty past its end.
std::string_view line_of(std::string_view text, std::size_t number) {
  for (; number > 1 && !text.empty(); --number) {
    text.remove_prefix(std::min(text.size(), text.find('\n') + 1));
  }
  return text.substr(0, text.find('\n'));
}

/// What the parser says of a text that is not TOML, and what to write instead. It may stop at the
/// line after the one that is wrong.
std::string why_unreadable(std::string_view text, const toml::parse_error& error) {
  const std::size_t line = error.source().begin.line;
  std::string remedy = remedy_of_line(line_of(text, line));
  if (remedy.empty() && line > 1) remedy = remedy_of_line(line_of(text, line - 1));
  return fmt::format("cannot be read: {} (not valid TOML){}{}", error.description(),
                     remedy.empty() ? "" : "; ", remedy);
}

toml::table parse(std::string_view text, std::string_view name) { return toml::parse(text, name); }

/// The list's items by name, or nothing when one of them has none: such a list is replaced whole.
std::vector<std::string> names_of_all(const toml::array& items) {
  std::vector<std::string> names;
  for (const toml::node& item : items) {
    const toml::table* table = item.as_table();
    const auto* name = table == nullptr ? nullptr : table->get_as<std::string>("name");
    if (name == nullptr) return {};
    names.push_back(name->get());
  }
  return names;
}

void merge(toml::table& under, toml::table&& over);

/// Lays the items of `over` over those of the same name and adds the others; false, and nothing
/// done, when the lists do not name their items.
bool merge_items(toml::array& under, toml::array& over) {
  const std::vector<std::string> old_names = names_of_all(under);
  const std::vector<std::string> names = names_of_all(over);
  if (old_names.empty() || names.empty()) return false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    // A second item of a name is added, and reported as such.
    const bool again = std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i),
                                 names[i]) != names.begin() + static_cast<std::ptrdiff_t>(i);
    const auto found =
        again ? old_names.end() : std::find(old_names.begin(), old_names.end(), names[i]);
    toml::table&& item = std::move(*over[i].as_table());
    if (found == old_names.end()) {
      under.push_back(std::move(item));
    } else {
      merge(*under[static_cast<std::size_t>(found - old_names.begin())].as_table(),
            std::move(item));
    }
  }
  return true;
}

/// Puts what `over` says in place of what `under` says, table by table and item by item.
void merge(toml::table& under, toml::table&& over) {
  for (auto&& [key, value] : over) {
    toml::table* inner = value.as_table();
    toml::table* old = under.get_as<toml::table>(key.str());
    toml::array* items = value.as_array();
    toml::array* old_items = under.get_as<toml::array>(key.str());
    if (inner != nullptr && old != nullptr && !old->is_inline()) {
      merge(*old, std::move(*inner));
    } else if (items == nullptr || old_items == nullptr || !merge_items(*old_items, *items)) {
      value.visit([&, &name = key](auto& node) { under.insert_or_assign(name, std::move(node)); });
    }
  }
}

/// The value of a setting: TOML where it is, else plain text.
toml::table parse_setting(const Setting& setting) {
  const std::string name = std::string(setting_prefix) + setting.path;
  const bool one_line = setting.value.find('\n') == std::string::npos;
  if (one_line) {
    try {
      return parse("value = " + setting.value, name);
    } catch (const toml::parse_error&) {  // text without quotes, most likely
    }
  }
  toml::table parsed = parse("value = ''", name);
  *parsed.get_as<std::string>("value") = setting.value;
  return parsed;
}

toml::table* item_named(toml::array& items, const std::string& name) {
  std::size_t number = 0;
  for (toml::node& item : items) {
    ++number;
    toml::table* table = item.as_table();
    if (table == nullptr) continue;
    const auto own = table->get_as<std::string>("name");
    if (own != nullptr ? own->get() == name : std::to_string(number) == name) return table;
  }
  return nullptr;
}

std::vector<std::string> item_names(const toml::array& items) {
  std::vector<std::string> names;
  std::size_t number = 0;
  for (const toml::node& item : items) {
    ++number;
    if (const toml::table* table = item.as_table()) {
      const auto own = table->get_as<std::string>("name");
      names.push_back(own != nullptr ? own->get() : std::to_string(number));
    }
  }
  return names;
}

/// Takes one path of `without` ("donor.North", "election") out of the files below; false when it is
/// not there.
bool leave_out(toml::table& under, const std::string& path) {
  const std::vector<std::string> segments = split_at_dots(path);
  toml::table* table = &under;
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    toml::node* node = table->get(segments[i]);
    if (node == nullptr) return false;
    toml::array* items = node->as_array();
    if (items == nullptr) {
      table = node->as_table();
    } else if (i + 2 < segments.size()) {
      table = item_named(*items, segments[++i]);
    } else {
      const toml::table* item = item_named(*items, segments.back());
      const auto place = std::find_if(items->begin(), items->end(), [item](const toml::node& node) {
        return item != nullptr && node.as_table() == item;
      });
      if (place == items->end()) return false;
      items->erase(place);
      return true;
    }
    if (table == nullptr) return false;
  }
  return table->erase(segments.back()) > 0;
}

/// Says which other kind of scenario file this is; empty when it is of kind `head` or of none.
std::string other_kind(const toml::table& root, const std::string& head) {
  if (root.contains(head)) return {};
  for (const std::string& kind : file_kinds) {
    if (root.contains(kind)) return kind;
  }
  return {};
}

}  // namespace

std::string suggestion(const std::string& name, const std::vector<std::string>& valid) {
  const std::string nearest = nearest_name(name, valid);
  if (!nearest.empty()) return fmt::format("; did you mean \"{}\"?", nearest);
  constexpr std::size_t few = 12;
  if (valid.empty() || valid.size() > few) return {};
  return fmt::format("; valid: {}", fmt::join(valid, ", "));
}

std::string_view kind_of_value(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "text";
    case toml::node_type::integer:
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
    case toml::node_type::date_time:
      return "a date";
    default:
      return "a time of day";
  }
}

void Document::Impl::report(const toml::source_region& place, std::string text) {
  if (!usable) return;
  const bool known = place.path != nullptr && place.begin.line > 0;
  const bool setting = known && place.path->starts_with(setting_prefix);
  Problem problem;
  problem.file = known ? *place.path : file;
  problem.line = known && !setting ? static_cast<int>(place.begin.line) : 0;
  problem.column = problem.line > 0 ? static_cast<int>(place.begin.column) : 0;
  problem.text = std::move(text);
  problems.push_back(std::move(problem));
}

void Document::Impl::lay(toml::table&& over) {
  const toml::table* own = over.get_as<toml::table>(head);
  const toml::array* without = own == nullptr ? nullptr : own->get_as<toml::array>("without");
  if (without != nullptr) {
    for (const toml::node& item : *without) {
      const auto* text = item.as_string();
      if (text != nullptr && leave_out(root, text->get())) continue;
      report(item.source(),
             fmt::format("\"without\" names {} (nothing of that path stands in the base); write "
                         "\"donor.North\" for an item of a list, \"accord\" for a table",
                         text != nullptr ? fmt::format("\"{}\"", text->get())
                                         : std::string(kind_of_value(item))));
    }
  }
  merge(root, std::move(over));
}

void Document::Impl::apply(const Setting& setting) {
  if (!setting.path.starts_with(path + ".")) return;
  const std::vector<std::string> segments = split_at_dots(setting.path.substr(path.size() + 1));
  toml::table parsed = parse_setting(setting);
  const toml::source_region place = parsed.get("value")->source();
  if (std::find(segments.begin(), segments.end(), "") != segments.end()) {
    report(place,
           "the path has an empty part (parts are keys and names, with single dots between)");
    return;
  }
  toml::table* table = &root;
  const auto enter = [&](const std::string& key) {
    if (!table->contains(key)) table->insert_or_assign(key, *parse("t = {}", *place.path).get("t"));
    return table->get(key);
  };
  if (!head.empty()) {
    const toml::table* own = root.get_as<toml::table>(head);
    const bool in_head = own != nullptr && own->contains(segments[0]);
    if (in_head || (segments.size() == 1 && !root.contains(segments[0]))) {
      table = enter(head)->as_table();
      if (table == nullptr) return;
    }
  }
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    toml::node* node = enter(segments[i]);
    if (toml::array* items = node->as_array(); items != nullptr && items->is_array_of_tables()) {
      const std::string& name = segments[++i];
      table = item_named(*items, name);
      if (table == nullptr) {
        report(place, fmt::format("no {} is named \"{}\" (not in the file){}", segments[i - 1],
                                  name, suggestion(name, item_names(*items))));
        return;
      }
      if (i + 1 < segments.size()) continue;
      report(place, fmt::format("\"{}\" is a whole {} (a setting replaces one value); add its key",
                                name, segments[i - 1]));
      return;
    }
    table = node->as_table();
    if (table == nullptr) {
      report(place, fmt::format("\"{}\" is {} (it holds no \"{}\"); end the path there?",
                                segments[i], kind_of_value(*node), segments[i + 1]));
      return;
    }
  }
  const std::string& last = segments.back();
  if (const toml::node* old = table->get(last); old != nullptr && old->is_array_of_tables()) {
    report(place, fmt::format("\"{}\" is a list of tables (a setting replaces one value); add the "
                              "name of an item and its key",
                              last));
    return;
  }
  parsed.get("value")->visit([&](auto& node) { table->insert_or_assign(last, std::move(node)); });
}

Document::Document(const SourceText& source, std::string root, const std::vector<Setting>& settings,
                   ParameterBook& book, std::vector<Problem>& problems)
    : Document(std::vector<SourceText>{source}, std::move(root), settings, book, problems) {}

Document::Document(const std::vector<SourceText>& sources, std::string root,
                   const std::vector<Setting>& settings, ParameterBook& book,
                   std::vector<Problem>& problems) {
  // Not files of their own: tables that contexts and studies share.
  const bool shared = root == "mechanism" || root == "theory";
  const std::string head = shared ? "" : root.substr(0, root.find('.'));
  const std::string file = sources.empty() ? root : sources.front().name;
  impl_.reset(new Impl{{}, std::move(root), head, file, book, problems, true, head == "study"});
  std::vector<const SourceText*> layers;  // the lowest first
  for (const SourceText& source : sources) {
    for (auto base = source.bases.rbegin(); base != source.bases.rend(); ++base) {
      layers.push_back(&*base);
    }
    layers.push_back(&source);
  }
  for (const SourceText* layer : layers) {
    try {
      toml::table parsed = parse(layer->text, layer->name);
      if (!shared) {
        impl_->lay(std::move(parsed));
      } else if (toml::table* own = parsed.get_as<toml::table>(impl_->path)) {
        merge(impl_->root, std::move(*own));
      }
    } catch (const toml::parse_error& error) {
      // The file's own document reports it; the shared tables are read from the same text again.
      if (!shared) {
        impl_->report(error.source(), why_unreadable(layer->text, error));
      }
      impl_->usable = false;
    }
  }
  if (!shared && impl_->usable) {
    const std::string other = other_kind(impl_->root, head);
    if (!other.empty()) {
      impl_->report(impl_->root.get(other)->source(),
                    fmt::format("this is a {0} file (it has a [{0}] table), not a {1}; name a {1}?",
                                other, head));
      impl_->usable = false;
    }
  }
  if (const toml::node* node = impl_->root.get("mechanism"); node != nullptr && !node->is_table()) {
    impl_->report(node->source(), fmt::format("\"mechanism\" is {} (it holds a table for each "
                                              "process); write [mechanism.<process>]",
                                              kind_of_value(*node)));
  }
  if (const toml::node* node = impl_->root.get("theory"); node != nullptr && !node->is_table()) {
    impl_->report(node->source(), fmt::format("\"theory\" is {} (it holds a reading for each "
                                              "question); write [theory]",
                                              kind_of_value(*node)));
  }
  for (const Setting& setting : settings) impl_->apply(setting);
}

Document::~Document() = default;

bool Document::usable() const noexcept { return impl_->usable; }

Table Document::root() {
  const toml::table* table = impl_->usable ? &impl_->root : nullptr;
  Table root(*this, table, static_cast<const toml::node*>(&impl_->root), impl_->path);
  if (impl_->head == "context" || impl_->head == "study") {
    root.accept("mechanism");
    root.accept("theory");
  }
  return root;
}

std::string kind_of(const SourceText& source) {
  try {
    const toml::table root = parse(source.text, source.name);
    for (const std::string& kind : file_kinds) {
      if (root.contains(kind)) return kind;
    }
  } catch (const toml::parse_error&) {  // whoever reads the file says what is wrong
  }
  return {};
}

Problem base_of(const SourceText& source) {
  try {
    const toml::table root = parse(source.text, source.name);
    for (const char* kind : {"context", "plan"}) {
      const toml::table* head = root.get_as<toml::table>(kind);
      const toml::node* base = head == nullptr ? nullptr : head->get("base");
      if (base == nullptr || !base->is_string()) continue;
      return {source.name, static_cast<int>(base->source().begin.line),
              static_cast<int>(base->source().begin.column), base->as_string()->get()};
    }
  } catch (const toml::parse_error&) {  // whoever reads the file says what is wrong
  }
  return {};
}

void sort_problems(std::vector<Problem>& problems) {
  std::vector<std::string> files;
  for (const Problem& problem : problems) {
    if (std::find(files.begin(), files.end(), problem.file) == files.end()) {
      files.push_back(problem.file);
    }
  }
  const auto key = [&](const Problem& problem) {
    const auto file = std::find(files.begin(), files.end(), problem.file) - files.begin();
    return std::tuple(file, problem.line, problem.column);
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
}

}  // namespace ssr

// `ssr new`: a commented scenario file to start from.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/lists.h"
#include "core/errors.h"
#include "scenario/archetypes.h"
#include "scenario/source_text.h"

namespace ssr::app {

namespace {

namespace fs = std::filesystem;

std::string folder_of(const std::string& kind) { return kind == "study" ? "studies" : kind + "s"; }

/// Names are parts of --set paths and of TOML texts.
void check_name(const std::string& name) {
  const bool plain = !name.empty() && name.size() <= 64 && name.front() != '-' &&
                     std::all_of(name.begin(), name.end(), [](unsigned char c) {
                       return std::isalnum(c) != 0 || c == '_' || c == '-';
                     });
  if (plain) return;
  throw InputError(
      fmt::format("ssr new: \"{}\" is no name for a file (names are parts of --set paths); use "
                  "letters, digits, _ and -, no - at its beginning",
                  name));
}

/// The file to write: a path as given, or a name in the folder where `ssr list` looks.
fs::path target_of(const std::string& given, const std::string& kind) {
  fs::path path(given);
  if (path.extension() == ".toml") path.replace_extension();
  check_name(path.filename().string());
  const bool is_path =
      given.find('/') != std::string::npos || fs::path(given).extension() == ".toml";
  const fs::path here = fs::path("scenarios") / folder_of(kind);
  if (!is_path && fs::is_directory(here)) path = here / path;
  path += ".toml";
  if (!path.parent_path().empty() && !fs::is_directory(path.parent_path())) {
    throw InputError(
        fmt::format("ssr new: {}: no such folder; make it first?", path.parent_path().string()));
  }
  return path;
}

const Archetype* archetype_named(std::string id) {
  std::transform(id.begin(), id.end(), id.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  for (const Archetype& archetype : archetypes()) {
    if (archetype.id == id) return &archetype;
  }
  return nullptr;
}

/// The file that a new one is begun from.
fs::path model_of(const std::string& from, const std::string& kind) {
  if (from.empty()) return scenarios() / "blank" / (kind + ".toml");
  const std::string folder = (scenarios() / folder_of(kind)).string();
  const Archetype* archetype = archetype_named(from);
  if (archetype != nullptr && kind == "study") return scenarios() / "blank" / "study.toml";
  if (archetype != nullptr) {
    return fs::path(folder) /
           (std::string(kind == "plan" ? archetype->plan : archetype->context) + ".toml");
  }
  return locate_source(from, "", {folder}, kind);
}

/// The lines of a text without the end of line.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

/// How `file` is named from `folder`: by name where its folder is looked through, else by path.
std::string named_from(const fs::path& folder, const fs::path& file) {
  // ".." leaves the folder that a link leads to, not the one that holds the link.
  const fs::path there = fs::weakly_canonical(file);
  const fs::path here = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder);
  const fs::path beside = here.parent_path() / there.parent_path().filename();
  const bool looked_through = there.parent_path() == here || there.parent_path() == beside;
  return looked_through ? there.stem().string() : fs::relative(there, here).generic_string();
}

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r") + 1 - from);
}

/// True for a line that gives the key a value, however it is spaced.
bool gives(std::string_view line, std::string_view key) {
  line = trimmed(line);
  return line.starts_with(key) && trimmed(line.substr(key.size())).starts_with("=");
}

/// The lines of a file that is begun from another, whose head table is changed.
class Lines {
 public:
  /// `head`: "context", "plan" or "study"; `model`: the file that the text is of.
  Lines(const std::string& text, std::string head, std::string model, bool has_base)
      : lines_(lines_of(text)),
        head_(std::move(head)),
        model_(std::move(model)),
        has_base_(has_base) {}

  /// Changes the value of a key, if the head table has it.
  bool change(const std::string& key, const std::string& value) {
    const auto line = find(key);
    if (line == lines_.end()) return false;
    remove_rest_of_list(line);
    *line = fmt::format("{} = {}", key, value);
    return true;
  }

  /// Changes it; adds it where the file may have it from its base. Throws InputError otherwise.
  void put(const std::string& key, const std::string& value) {
    if (change(key, value)) return;
    const auto head = begin_of_head();
    if (!has_base_ || head == lines_.end()) {
      throw InputError(
          fmt::format("ssr new: {} has no line \"{} = ...\" under [{}] that could be changed (keys "
                      "with dots and "
                      "tables in braces are not followed); write it so, or start from another file",
                      model_, key, head_));
    }
    lines_.insert(head + 1, fmt::format("{} = {}", key, value));
  }

  void remove(const std::string& key) {
    const auto line = find(key);
    if (line != lines_.end()) lines_.erase(line);
  }

  std::string text() const { return fmt::format("{}", fmt::join(lines_, "\n")); }

 private:
  using Line = std::vector<std::string>::iterator;

  Line begin_of_head() {
    return std::find_if(lines_.begin(), lines_.end(), [&](std::string_view line) {
      line = trimmed(line.substr(0, line.find('#')));
      return line.size() > 2 && line.front() == '[' && line.back() == ']' &&
             trimmed(line.substr(1, line.size() - 2)) == head_;
    });
  }

  Line find(const std::string& key) {
    for (Line line = begin_of_head(); line != lines_.end() && ++line != lines_.end();) {
      if (gives(*line, key)) return line;
      if (trimmed(*line).starts_with("[")) break;  // the next table
    }
    return lines_.end();
  }

  /// A list may go on for some lines.
  void remove_rest_of_list(Line line) {
    const std::string_view value = trimmed(std::string_view(*line).substr(line->find('=') + 1));
    if (!value.starts_with("[") || value.find(']') != std::string_view::npos) return;
    const auto last = std::find_if(line + 1, lines_.end(), [](const std::string& text) {
      return text.find(']') != std::string::npos;
    });
    lines_.erase(line + 1, last == lines_.end() ? last : last + 1);
  }

  std::vector<std::string> lines_;
  std::string head_;
  std::string model_;
  bool has_base_;
};

/// The plans that an archetype's study compares.
std::vector<fs::path> plans_of(const Archetype& archetype) {
  std::vector<std::string> names = {std::string(archetype.plan)};
  for (const char* other : {"kelduria_whole_sector", "no_assistance"}) {
    if (other != archetype.plan) names.emplace_back(other);
  }
  std::vector<fs::path> plans;
  for (const std::string& name : names) plans.push_back(scenarios() / "plans" / (name + ".toml"));
  return plans;
}

/// Puts context and plans of a study as its folder sees them.
void put_parts(Lines& lines, const fs::path& context,
               const std::vector<fs::path>& plans, const fs::path& folder) {
  std::vector<std::string> named;
  for (const fs::path& plan : plans)
    named.push_back(fmt::format("\"{}\"", named_from(folder, plan)));
  lines.put("context", fmt::format("\"{}\"", named_from(folder, context)));
  lines.put("plans", fmt::format("[{}]", fmt::join(named, ", ")));
}

/// The files that a study names.
struct StudyParts {
  fs::path context;
  std::vector<fs::path> plans;
  std::string reference;  // empty: as in the model
};

/// Those of an archetype, or of another study.
StudyParts parts_of(const SourceText& source, const fs::path& model, const std::string& from) {
  const Archetype* archetype = archetype_named(from.empty() ? "A1" : from);
  if (archetype != nullptr) {
    return {.context = scenarios() / "contexts" / (std::string(archetype->context) + ".toml"),
            .plans = plans_of(*archetype),
            .reference = std::string(archetype->plan)};
  }
  ParameterBook book;
  std::vector<Problem> problems;
  Document document(source, "study", {}, book, problems);
  Table head = document.root().table("study");
  const std::string beside = model.parent_path().string();
  StudyParts parts;
  parts.context = locate_source(head.peek("context"), beside, {"../contexts", "."}, "context");
  for (const std::string& plan : head.texts("plans", {})) {
    parts.plans.emplace_back(locate_source(plan, beside, {"../plans", "."}, "plan"));
  }
  return parts;
}

/// A study of what it is begun from, or of the context and the plans that are asked for.
void put_study(Lines& lines, const SourceText& source, const fs::path& model,
               const fs::path& folder, const Options& options) {
  StudyParts parts = parts_of(source, model, options.plan);
  const auto find = [](const std::string& name, const std::string& kind) {
    return fs::path(locate_source(name, "", {(scenarios() / folder_of(kind)).string()}, kind));
  };
  if (!options.context.empty()) parts.context = find(options.context, "context");
  if (!options.plans.empty()) {
    parts.plans.clear();
    for (const std::string& plan : options.plans) parts.plans.push_back(find(plan, "plan"));
    parts.reference = parts.plans.front().stem().string();
    const bool judges_harm =
        std::any_of(parts.plans.begin(), parts.plans.end(),
                    [](const fs::path& plan) { return plan.stem() == "no_assistance"; });
    if (!judges_harm) lines.remove("harm_reference");
  }
  put_parts(lines, parts.context, parts.plans, folder);
  if (!parts.reference.empty()) lines.put("reference", fmt::format("\"{}\"", parts.reference));
}

std::string text_for(const fs::path& target, const fs::path& model, const Options& options) {
  const SourceText source = load_source(model.string());
  const Problem base = base_of(source);
  Lines lines(source.text, options.topic, model.string(), !base.file.empty());
  const std::string name = target.stem().string();
  lines.change("title", fmt::format("\"{}\"", name));
  lines.remove("archetype");
  if (!base.file.empty()) {
    const fs::path file = locate_source(base.text, model.parent_path().string(),
                                        {".", "../" + folder_of(options.topic)}, "base");
    lines.put("base", fmt::format("\"{}\"", named_from(target.parent_path(), file)));
  }
  if (options.topic == "study") {
    put_study(lines, source, model, target.parent_path(), options);
  }
  const std::string from = options.plan.empty() ? std::string("a blank") : model.stem().string();
  return fmt::format("# {}: begun from {} (ssr new {}).\n#\n{}\n", name, from, options.topic,
                     lines.text());
}

/// Writes a file that is not there yet, to its end or not at all.
void write_new(const fs::path& path, const std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "wx");
  if (file == nullptr) {
    std::error_code error;
    const bool taken = fs::exists(fs::symlink_status(path, error));
    throw InputError(
        taken
            ? fmt::format("ssr new: {} {} (a new file never overwrites one); choose another name?",
                          path.string(),
                          fs::exists(path, error) ? "exists" : "is a link that leads nowhere")
            : fmt::format("ssr new: {} cannot be written; check the folder", path.string()));
  }
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (std::fclose(file) == 0 && written) return;
  std::error_code error;
  fs::remove(path, error);
  throw std::runtime_error(
      fmt::format("{} cannot be written to its end (is the disk full?)", path.string()));
}

/// How the user calls the program: ./run says what it is.
std::string called_as() {
  const char* name = std::getenv("SSR_CALLED_AS");
  return name != nullptr && *name != '\0' ? name : "ssr";
}

std::string next_steps(const std::string& path, const Options& options) {
  const std::string ssr = called_as();
  if (options.topic == "context") {
    return fmt::format("  {1} check {0}\n  {1} run {0} --plan kelduria_whole_sector --samples 2\n",
                       path, ssr);
  }
  if (options.topic == "study") {
    return fmt::format("  {1} check {0}\n  {1} compare {0} --samples 2\n", path, ssr);
  }
  const Archetype* archetype = archetype_named(options.plan);
  const std::string_view context = archetype == nullptr ? "kelduria" : archetype->context;
  return fmt::format("  {2} check {0}\n  {2} run {1} --plan {0} --samples 2\n", path, context, ssr);
}

}  // namespace

int new_file(const Options& options) {
  const std::string& kind = options.topic;
  if (kind != "study" && (!options.context.empty() || !options.plans.empty())) {
    throw InputError(fmt::format(
        "ssr new: --context and --plans are of studies, and this is a {}; leave them out?", kind));
  }
  const fs::path target = target_of(options.output, kind);
  const fs::path model = model_of(options.plan, kind);
  write_new(target, text_for(target, model, options));
  fmt::print(
      "wrote {}, from {}\nnext: edit it (every key is explained in it or in its base), then\n{}",
      target.string(), model.string(), next_steps(target.string(), options));
  return done;
}

}  // namespace ssr::app

// `ssr new`: a commented scenario file to start from.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
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
  const bool plain = !name.empty() && name.size() <= 64 &&
                     std::all_of(name.begin(), name.end(), [](unsigned char c) {
                       return std::isalnum(c) != 0 || c == '_' || c == '-';
                     });
  if (plain) return;
  throw InputError(
      fmt::format("ssr new: \"{}\" is no name for a file (names are parts of --set paths); use "
                  "letters, digits, _ and -",
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
  const fs::path there = fs::absolute(file).lexically_normal();
  const fs::path here = fs::absolute(folder.empty() ? fs::path(".") : folder).lexically_normal();
  const fs::path beside = here.parent_path() / there.parent_path().filename();
  const bool looked_through = there.parent_path() == here || there.parent_path() == beside;
  return looked_through ? there.stem().string() : there.lexically_relative(here).generic_string();
}

/// Changes the value of the first line `key = "..."`; a file without one stays as it is.
void put(std::vector<std::string>& lines, const std::string& key, const std::string& value) {
  const auto line = std::find_if(lines.begin(), lines.end(), [&](const std::string& text) {
    return text.starts_with(key + " = ");
  });
  if (line == lines.end()) return;
  const bool open = line->find('[') != std::string::npos && line->find(']') == std::string::npos;
  *line = fmt::format("{} = {}", key, value);
  if (!open) return;  // else the list goes on for some lines
  const auto last = std::find_if(line + 1, lines.end(), [](const std::string& text) {
    return text.find(']') != std::string::npos;
  });
  lines.erase(line + 1, last == lines.end() ? last : last + 1);
}

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
void put_parts(std::vector<std::string>& lines, const fs::path& context,
               const std::vector<fs::path>& plans, const fs::path& folder) {
  std::vector<std::string> named;
  for (const fs::path& plan : plans)
    named.push_back(fmt::format("\"{}\"", named_from(folder, plan)));
  put(lines, "context", fmt::format("\"{}\"", named_from(folder, context)));
  put(lines, "plans", fmt::format("[{}]", fmt::join(named, ", ")));
}

/// A study from an archetype, or from another study, whose files it goes on naming.
void put_study(std::vector<std::string>& lines, const SourceText& source, const fs::path& model,
               const fs::path& folder, const std::string& from) {
  const Archetype* archetype = archetype_named(from.empty() ? "A1" : from);
  if (archetype != nullptr) {
    put_parts(lines, scenarios() / "contexts" / (std::string(archetype->context) + ".toml"),
              plans_of(*archetype), folder);
    return put(lines, "reference", fmt::format("\"{}\"", archetype->plan));
  }
  ParameterBook book;
  std::vector<Problem> problems;
  Document document(source, "study", {}, book, problems);
  Table head = document.root().table("study");
  const std::string beside = model.parent_path().string();
  std::vector<fs::path> plans;
  for (const std::string& plan : head.texts("plans", {})) {
    plans.emplace_back(locate_source(plan, beside, {"../plans", "."}, "plan"));
  }
  put_parts(lines, locate_source(head.peek("context"), beside, {"../contexts", "."}, "context"),
            plans, folder);
}

std::string text_for(const fs::path& target, const fs::path& model, const Options& options) {
  const SourceText source = load_source(model.string());
  std::vector<std::string> lines = lines_of(source.text);
  const std::string name = target.stem().string();
  put(lines, "title", fmt::format("\"{}\"", name));
  std::erase_if(lines, [](const std::string& line) { return line.starts_with("archetype = "); });
  const Problem base = base_of(source);
  if (!base.file.empty()) {
    const fs::path file = locate_source(base.text, model.parent_path().string(),
                                        {".", "../" + folder_of(options.topic)}, "base");
    put(lines, "base", fmt::format("\"{}\"", named_from(target.parent_path(), file)));
  }
  if (options.topic == "study") {
    put_study(lines, source, model, target.parent_path(), options.plan);
  }
  const std::string from = options.plan.empty() ? std::string("a blank") : model.stem().string();
  return fmt::format("# {}: begun from {} (ssr new {}).\n#\n{}\n", name, from, options.topic,
                     fmt::join(lines, "\n"));
}

/// Writes a file that is not there yet.
void write_new(const fs::path& path, const std::string& text) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wx"),
                                                             std::fclose);
  if (file == nullptr) {
    throw InputError(
        fs::exists(path)
            ? fmt::format(
                  "ssr new: {} exists (a new file never overwrites one); choose another name?",
                  path.string())
            : fmt::format("ssr new: {} cannot be written; check the folder", path.string()));
  }
  if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() ||
      std::fflush(file.get()) != 0) {
    throw std::runtime_error(fmt::format("{} cannot be written to its end", path.string()));
  }
}

std::string next_steps(const std::string& path, const Options& options) {
  if (options.topic == "context") {
    return fmt::format("  ssr check {0}\n  ssr run {0} --plan kelduria_whole_sector --samples 2\n",
                       path);
  }
  if (options.topic == "study") {
    return fmt::format("  ssr check {0}\n  ssr compare {0} --samples 2\n", path);
  }
  const Archetype* archetype = archetype_named(options.plan);
  const std::string_view context = archetype == nullptr ? "kelduria" : archetype->context;
  return fmt::format("  ssr check {0}\n  ssr run {1} --plan {0} --samples 2\n", path, context);
}

}  // namespace

int new_file(const Options& options) {
  const std::string& kind = options.topic;
  const fs::path target = target_of(options.output, kind);
  const fs::path model = model_of(options.plan, kind);
  write_new(target, text_for(target, model, options));
  fmt::print(
      "wrote {}, from {}\nnext: edit it (every key is explained in it or in its base), then\n{}",
      target.string(), model.string(), next_steps(target.string(), options));
  return done;
}

}  // namespace ssr::app

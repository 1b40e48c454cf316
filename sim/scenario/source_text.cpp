#include "scenario/source_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace ssr {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_file = 4 << 20;  // bytes

/// Offset of the first byte that is no UTF-8 text, or npos.
std::size_t first_bad_byte(const std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80   ? 1
                               : byte < 0xc2 ? 0
                               : byte < 0xe0 ? 2
                               : byte < 0xf0 ? 3
                               : byte < 0xf5 ? 4
                                             : 0;
    if (byte == 0 || length == 0 || i + length > text.size()) return i;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xc0U) != 0x80U) return i;
    }
    i += length;
  }
  return std::string::npos;
}

[[noreturn]] void refuse(const std::string& name, std::string text) {
  throw InputError(std::vector<Problem>{{name, 0, 0, std::move(text)}});
}

void check_text(const std::string& name, const std::string& text) {
  if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) {
    refuse(name, "is UTF-16 text (scenario files are UTF-8); save it as UTF-8");
  }
  const std::size_t bad = first_bad_byte(text);
  if (bad == std::string::npos) return;
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(bad);
  const auto line = 1 + std::count(text.begin(), end, '\n');
  const std::size_t newline = text.rfind('\n', bad);
  const std::size_t column = bad - (newline == std::string::npos ? 0 : newline + 1) + 1;
  throw InputError(std::vector<Problem>{
      {name, static_cast<int>(line), static_cast<int>(column),
       text[bad] == '\0'
           ? "a zero byte (scenario files are text); is it another kind of file?"
           : "bytes that are not UTF-8 (scenario files are UTF-8); save it as UTF-8"}});
}

std::vector<std::string> stems_in(const fs::path& folder) {
  std::vector<std::string> stems;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".toml") stems.push_back(entry.path().stem().string());
  }
  std::sort(stems.begin(), stems.end());
  return stems;
}

/// One file, without those it builds on.
SourceText load_one(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status))
    refuse(path, "no such file (a scenario file is wanted); correct the path");
  if (fs::is_directory(status))
    refuse(path, "is a folder (a scenario file is wanted); name a file in it");
  if (!fs::is_regular_file(status)) refuse(path, "is not a regular file; name a .toml file");
  if (fs::file_size(path, error) > largest_file) {
    refuse(path,
           fmt::format("is larger than {} bytes (no scenario is); is it another kind of file?",
                       largest_file));
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) refuse(path, "cannot be opened (no permission?); make it readable");
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) refuse(path, "cannot be read to its end; check the disk");
  const std::string name = fs::path(path).filename().string();
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    refuse(name, "the file is empty (a scenario file has tables); write it or name another");
  }
  check_text(name, text);
  return {name, std::move(text)};
}

/// The file that `base` means, seen from the file at `path` of the same kind.
std::string locate_base(const Problem& base, const std::string& path, const std::string& kind) {
  try {
    return locate_source(base.text, fs::path(path).parent_path().string(),
                         {".", "../" + kind + "s"}, "base");
  } catch (const InputError& error) {
    throw InputError(std::vector<Problem>{{base.file, base.line, base.column, error.what()}});
  }
}

/// The path without detours, where that is the same file: ".." after a link leads elsewhere.
std::string without_detours(const fs::path& path) {
  std::error_code error;
  const fs::path shorter = path.lexically_normal();
  return (fs::equivalent(shorter, path, error) ? shorter : path).string();
}

}  // namespace

std::string stem_of(const std::string& path) { return fs::path(path).stem().string(); }

SourceText load_source(const std::string& path) {
  SourceText source = load_one(path);
  const std::string kind = kind_of(source);
  std::error_code error;
  std::vector<fs::path> seen = {fs::weakly_canonical(path, error)};
  std::string from = path;
  for (Problem base = base_of(source); !base.file.empty(); base = base_of(source.bases.back())) {
    const auto say = [&](std::string text) {
      throw InputError(std::vector<Problem>{{base.file, base.line, base.column, std::move(text)}});
    };
    from = locate_base(base, from, kind);
    const fs::path now = fs::weakly_canonical(from, error);
    if (std::find(seen.begin(), seen.end(), now) != seen.end()) {
      say(fmt::format("base \"{}\" builds on this file again (a circle); name another", base.text));
    }
    seen.push_back(now);
    source.bases.push_back(load_one(from));
    const std::string other = kind_of(source.bases.back());
    if (!other.empty() && other != kind) {
      say(fmt::format("base \"{0}\" is a {1} file (a {2} builds on a {2}); name a {2}", base.text,
                      other, kind));
    }
  }
  return source;
}

std::string locate_source(const std::string& name, const std::string& folder,
                          const std::vector<std::string>& places, const std::string& kind) {
  const fs::path base = folder.empty() ? fs::path(".") : fs::path(folder);
  std::error_code error;
  if (!name.empty() && fs::is_regular_file(base / name, error))
    return without_detours(base / name);
  const bool is_stem = !name.empty() && name.find('/') == std::string::npos;
  std::vector<std::string> known;
  for (const std::string& place : places) {
    for (const fs::path& path : {base / place / name, base / place / (name + ".toml")}) {
      if (is_stem && fs::is_regular_file(path, error)) return without_detours(path);
    }
    const std::vector<std::string> stems = stems_in(base / place);
    known.insert(known.end(), stems.begin(), stems.end());
  }
  if (fs::is_directory(base / name, error) && !name.empty()) {
    throw InputError(
        fmt::format("{} \"{}\" is a folder (a file is wanted); name a file in it", kind, name));
  }
  const std::string nearest = nearest_name(stem_of(name), known);
  throw InputError(fmt::format("{} \"{}\" not found (no such file){}", kind, name,
                               nearest.empty() ? std::string("; correct the path")
                                               : fmt::format("; did you mean \"{}\"?", nearest)));
}

}  // namespace ssr

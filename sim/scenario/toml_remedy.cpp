#include "scenario/toml_remedy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <regex>

namespace ssr {

namespace {

bool has_curly_quotes(std::string_view line) {
  static constexpr std::array<std::string_view, 4> curly = {"\u201c", "\u201d", "\u2018", "\u2019"};
  return std::any_of(curly.begin(), curly.end(), [line](std::string_view quote) {
    return line.find(quote) != std::string_view::npos;
  });
}

/// The line without a comment and with nothing in its quotes; the last quote is left open where it
/// is.
std::string outside_quotes(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size() && line[i] != '#'; ++i) {
    out += line[i];
    if (line[i] != '"' && line[i] != '\'') continue;
    const std::size_t end = line.find(line[i], i + 1);
    if (end == std::string_view::npos) return out + std::string(line.substr(i + 1));
    out += line[i];
    i = end;
  }
  return out;
}

/// What stands before equals signs: keys of the line and of its tables in braces.
std::string name_to_quote(const std::string& line) {
  static const std::regex before_equals("(?:^|[{,])\\s*([^={},\"\\[\\]]*[^={},\"\\[\\]\\s])\\s*=");
  static const std::regex bare("[A-Za-z0-9_.\\s-]*");
  for (std::sregex_iterator key(line.begin(), line.end(), before_equals), end; key != end; ++key) {
    const std::string name = (*key)[1];
    const bool spaced = name.find_first_of(" \t") != std::string::npos;
    if (spaced || !std::regex_match(name, bare)) return name;
  }
  return {};
}

}  // namespace

std::string remedy_of_line(std::string_view given) {
  const std::string line = outside_quotes(given);
  if (has_curly_quotes(line)) return "use straight quotes, \"...\"";
  if (std::count(line.begin(), line.end(), '"') % 2 != 0) return "close the quote: \"...\"";
  if (const std::string name = name_to_quote(line); !name.empty()) {
    return fmt::format("quote this name: \"{}\" = ...", name);
  }
  std::smatch found;
  static const std::regex with_currency("=\\s*(?:[$]|\u20ac|\u00a3|USD|EUR)\\s*([0-9][0-9, ]*)");
  static const std::regex with_separators("=\\s*([0-9]{1,3}(?:[, ][0-9]{3})+)");
  if (std::regex_search(line, found, with_currency) ||
      std::regex_search(line, found, with_separators)) {
    std::string digits = found[1];
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    return fmt::format("write {}: digits alone", digits);
  }
  static const std::regex word("=\\s*([A-Za-z\x80-\xff][^#,}]*[^#,}\\s])");
  if (std::regex_search(line, found, word)) {
    return fmt::format("strings need quotes: \"{}\"", found[1].str());
  }
  return {};
}

}  // namespace ssr

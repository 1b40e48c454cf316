#include "engine/point_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>
#include <string_view>

#include "core/errors.h"

namespace ssr {

namespace {

std::string trimmed(std::string text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '"'; };
  while (!text.empty() && blank(text.back())) text.pop_back();
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
  return text;
}

using Cell = PointTable::Name;

std::vector<Cell> cells_of(const std::string& line, int at) {
  std::vector<Cell> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t comma = line.find(',', begin);
    cells.push_back(
        {trimmed(line.substr(begin, comma - begin)), at, static_cast<int>(begin) + 1});
    if (comma == std::string::npos) return cells;
    begin = comma + 1;
  }
}

std::optional<double> number_of(const std::string& cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value)) return {};
  return value;
}

/// Names of columns, each once.
std::vector<Cell> names_of(const std::string& path, const std::string& line, int at,
                           std::vector<Problem>& problems) {
  std::vector<Cell> names;
  for (const Cell& cell : cells_of(line, at)) {
    const auto same = [&](const Cell& name) { return name.text == cell.text; };
    if (std::any_of(names.begin(), names.end(), same)) {
      problems.push_back(
          {path, at, cell.column,
           fmt::format("\"{}\" names two columns (which of them holds?); remove one", cell.text)});
    }
    names.push_back(cell);
  }
  return names;
}

}  // namespace

PointTable read_point_table(const std::string& path) {
  std::ifstream file(path);
  if (!file)
    throw InputError(fmt::format(
        "{}: cannot be read (the sweep's points stand there); is the name right?", path));
  PointTable table{path, {}, {}};
  std::vector<Problem> problems;
  std::string line;
  for (int at = 1; std::getline(file, line); ++at) {
    // Spreadsheets put a mark before their first character.
    if (constexpr std::string_view mark = "\xEF\xBB\xBF"; at == 1 && line.starts_with(mark)) {
      line.erase(0, mark.size());
    }
    if (trimmed(line).empty() || line.front() == '#') continue;
    if (table.names.empty()) {
      table.names = names_of(path, line, at, problems);
      continue;
    }
    const std::vector<Cell> cells = cells_of(line, at);
    if (cells.size() != table.names.size()) {
      problems.push_back(
          {path, at, 1,
           fmt::format("{} cells under {} names (one each is wanted); correct the line",
                       cells.size(), table.names.size())});
      continue;
    }
    auto& row = table.rows.emplace_back();
    for (const Cell& cell : cells) {
      const std::optional<double> value = number_of(cell.text);
      if (!value) {
        problems.push_back(
            {path, at, cell.column, fmt::format("\"{}\" is not a number; correct it", cell.text)});
      }
      row.push_back({value.value_or(0), at, cell.column});
    }
  }
  if (table.rows.empty() && problems.empty()) {
    problems.push_back(
        {path, 0, 0,
         "holds no points (a line of names and a line for each point are wanted); add them?"});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  return table;
}

}  // namespace ssr

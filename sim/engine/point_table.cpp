#include "engine/point_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>

#include "core/errors.h"

namespace ssr {

namespace {

std::string trimmed(std::string text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '"'; };
  while (!text.empty() && blank(text.back())) text.pop_back();
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
  return text;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t comma = line.find(',', begin);
    cells.push_back(trimmed(line.substr(begin, comma - begin)));
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
    if (trimmed(line).empty() || line.front() == '#') continue;
    const std::vector<std::string> cells = cells_of(line);
    if (table.names.empty()) {
      table.names = cells;
      continue;
    }
    if (cells.size() != table.names.size()) {
      problems.push_back(
          {path, at, 0,
           fmt::format("{} cells under {} names (one each is wanted); correct the line",
                       cells.size(), table.names.size())});
      continue;
    }
    std::vector<double>& row = table.rows.emplace_back();
    for (const std::string& cell : cells) {
      const std::optional<double> value = number_of(cell);
      if (!value)
        problems.push_back({path, at, 0, fmt::format("\"{}\" is not a number; correct it", cell)});
      row.push_back(value.value_or(0));
    }
  }
  if (table.rows.empty() && problems.empty()) {
    problems.push_back(
        {path, 0, 0, "no points (a line of names and a line for each point are wanted)"});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  return table;
}

}  // namespace ssr

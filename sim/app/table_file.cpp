#include "app/table_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <utility>

#include "scenario/design.h"

namespace ssr::app {

VariedColumns varied_columns(const StudySet& set) {
  const auto place = [&](const std::string& name) {
    return std::find(set.factors.begin(), set.factors.end(), name) - set.factors.begin();
  };
  const auto asked = [&](const std::string& name) { return place(name) < std::ssize(set.factors); };
  std::vector<std::pair<std::string, std::size_t>> found;
  std::set<std::string> seen;
  for (std::size_t p = 0; p < set.parameters.size(); ++p) {
    const Parameter& parameter = set.parameters[p];
    if (!parameter.uncertain()) continue;
    const std::string name = asked(parameter.path) ? parameter.path : column_of(parameter.path);
    if (seen.insert(name).second) found.emplace_back(name, p);
  }
  std::ranges::stable_sort(found, {}, [&](const auto& column) { return place(column.first); });
  VariedColumns columns;
  for (const auto& [name, p] : found) {
    columns.names.push_back(name);
    columns.parameters.push_back(p);
  }
  return columns;
}

std::string cell_of(double value) { return std::isnan(value) ? "" : fmt::format("{}", value); }

void write_table(const std::string& path, const std::vector<std::string>& columns,
                 const std::string& rows) {
  const std::string head = fmt::format("{}\n", fmt::join(columns, ","));
  if (path.empty()) {
    fmt::print("{}{}", head, rows);
    return;
  }
  std::error_code error;
  if (std::filesystem::exists(path, error)) {
    std::string first;
    std::ifstream standing(path);
    if (std::getline(standing, first) && first + "\n" != head) {
      throw InputError(
          fmt::format("{}: holds something else than this table; name another file?", path));
    }
  }
  const std::string beside = path + ".partial";
  std::ofstream file(beside, std::ios::binary);
  file << head << rows;
  file.close();
  if (file) std::filesystem::rename(beside, path, error);
  if (!file || error) {
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    throw InputError(
        fmt::format("{}: cannot be written; is the folder there, and the disk not full?", path));
  }
}

}  // namespace ssr::app

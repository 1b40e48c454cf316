#pragma once

#include <string>
#include <vector>

namespace ssr {

/// Points of a sweep as a table: a line of parameter names, then one point a line.
struct PointTable {
  std::string path;
  std::vector<std::string> names;
  std::vector<std::vector<double>> rows;
};
/// Reads comma-separated values. Throws InputError with every problem of the file.
PointTable read_point_table(const std::string& path);

}  // namespace ssr

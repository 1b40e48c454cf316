#pragma once

#include <string>
#include <vector>

namespace ssr {

/// Points of a sweep as a table: a line of parameter names, then one point a line.
struct PointTable {
  struct Name {
    std::string text;
    int line = 0;
    int column = 0;  // both counted from 1
  };
  struct Number {
    double value = 0;
    int line = 0;
    int column = 0;
  };
  std::string path;
  std::vector<Name> names;
  std::vector<std::vector<Number>> rows;
};
/// Reads comma-separated values. Throws InputError with every problem of the file.
PointTable read_point_table(const std::string& path);

}  // namespace ssr

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/study_set.h"

namespace ssr::app {

/// What varies in a set: names as columns of a table, and the parameter that each column shows.
/// What a sweep varies comes first, in the order of its factors.
struct VariedColumns {
  std::vector<std::string> names;
  std::vector<std::size_t> parameters;
};
VariedColumns varied_columns(const StudySet& set);

/// A number as text that reads back as the same; nothing where it is none.
std::string cell_of(double value);

/// Writes comma-separated values to a file, complete or absent, or to standard output where `path`
/// is empty. Throws InputError when something else than a table with these columns stands there.
void write_table(const std::string& path, const std::vector<std::string>& columns,
                 const std::string& rows);

}  // namespace ssr::app

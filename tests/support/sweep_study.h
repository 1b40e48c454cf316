#pragma once

#include <fstream>
#include <string>

#include "../store/synthetic_results.h"
#include "engine/study_set.h"

namespace ssr::test {

/// A short study of the small country with the given `[sweep]` table, written into the folder.
inline std::string write_sweep_study(const Folder& folder, const std::string& sweep,
                                     const std::string& name = "swept.toml") {
  const std::string tests = std::string(SSR_SOURCE_DIR) + "/tests/";
  std::ofstream(folder.file(name)) << "[study]\n"
                                   << "context = \"" << tests << "contexts/small_country.toml\"\n"
                                   << "plans = [\"" << tests << "plans/police_alone.toml\", \""
                                   << tests << "plans/no_plan.toml\"]\n"
                                   << "samples = 6\nhorizon_weeks = 12\nseed = 3\n[output]\n"
                                   << "interval_weeks = 4\n"
                                   << sweep << "\n";
  return folder.file(name);
}

inline StudySet sweep_set(const Folder& folder, const std::string& sweep,
                          const Overrides& overrides = {}) {
  return read_study_set(write_sweep_study(folder, sweep), overrides, Purpose::sweep);
}

}  // namespace ssr::test

#pragma once

#include <cstdint>
#include <string>

#include "engine/results.h"

namespace ssr {

/// Writes the results file (docs/results_file.md): complete or absent. Throws std::runtime_error
/// naming the path and the remedy when it cannot.
void write_results(const Results& results, const std::string& path);

/// What a results file records: enough to repeat it, and its digest. Throws InputError for files that
/// are not results of this format.
struct RecordedStudy {
  StudySet set;
  std::string version;    // of the program that wrote it
  std::uint64_t digest = 0;
};
RecordedStudy read_recorded_study(const std::string& path);

}  // namespace ssr

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/results.h"
#include "store/output_file.h"

namespace ssr {

constexpr std::int64_t results_format_version = 1;

/// Writes the results file (docs/results_file.md): complete or absent. Throws std::runtime_error
/// naming the path and the remedy when it cannot.
void write_results(const Results& results, const std::string& path);
/// As above, to a path that is already held.
void write_results(const Results& results, const OutputLock& lock);

/// What a results file records: enough to repeat it, and its digest. Throws InputError for files
/// that are not results of this format.
struct RecordedStudy {
  StudySet set;
  std::string version;    // of the program that wrote it
  std::string source_revision;
  std::vector<std::uint8_t> finished;  // [plan, sample, replicate]
  std::uint64_t digest = 0;
};
RecordedStudy read_recorded_study(const std::string& path);

}  // namespace ssr

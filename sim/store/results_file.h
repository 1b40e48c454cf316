#pragma once

#include <cstdint>
#include <functional>
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

/// Writes the series of some runs: `block` begins at the file's `first`-th sample.
using WriteSeries = std::function<void(const Results& block, std::size_t first)>;
using FillSeries = std::function<void(const WriteSeries&)>;
/// A file too large for memory: `head` has all but the series (of its first finished run the
/// recorded weeks), which `fill` brings block by block.
void write_results(const Results& head, const OutputLock& lock, const FillSeries& fill);

/// A file that holds the series of some samples of another.
struct SeriesPart {
  std::string path;
  std::size_t first = 0;  // of the other file's samples
  std::size_t n = 0;
};
/// As above, with the series left where they are: the file refers to its parts, seen from its own
/// folder, and is of no use without them.
void write_results(const Results& head, const OutputLock& lock,
                   const std::vector<SeriesPart>& parts);

/// Reads a file back, with or without its series (always with the recorded weeks). Throws
/// InputError as `read_recorded_study` does.
Results read_results(const std::string& path, bool with_series);

/// What wrote a results file.
struct RecordedVersion {
  std::string program;
  std::string source_revision;
};
RecordedVersion read_version(const std::string& path);

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

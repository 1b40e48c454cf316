#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "engine/results.h"
#include "store/output_file.h"

namespace ssr {

/// The runs of one study that several results files hold together: batches of a sweep, shards.
/// Series stay on disk until the files are written as one.
class Assembly {
 public:
  /// For the samples of `set`.
  explicit Assembly(StudySet set);

  /// Takes the runs that a file holds. Throws InputError when it is no results file, or of another
  /// study (saying what differs), or of another version unless `any_version`.
  void add(const std::string& path, bool any_version);

  const StudySet& set() const noexcept { return head_.set; }
  bool settled(std::size_t plan, std::size_t sample, std::size_t replicate) const {
    return head_.run(plan, sample, replicate).settled();
  }
  std::size_t n_runs() const noexcept { return head_.runs.size(); }
  std::size_t n_settled() const noexcept { return n_settled_; }
  std::size_t n_failed() const noexcept { return n_failed_; }
  /// All there is but the series.
  const Results& head() const noexcept { return head_; }

  /// Writes all as one file; the same bits whatever files the runs came from. Runs that no file
  /// holds stay missing. Throws Cancelled, and leaves no file, when `cancelled` says so.
  void write(const OutputLock& lock, const std::string& command,
             const std::function<bool()>& cancelled = {});
  /// As `write`, with the series left in the files added. Throws InputError where two of them hold
  /// runs of the same samples.
  void write_virtual(const OutputLock& lock, const std::string& command);

 private:
  struct File {
    std::string path;
    std::size_t first;  // sample of `set`
    std::size_t n;
  };
  void check_same_study(const std::string& path, const Results& part, bool any_version) const;
  /// What a file has beside the series, and files in the order of their samples.
  void complete_head(const std::string& command);
  void take_names(const Results& part);
  Results block_of(const std::vector<File>& files, std::size_t first, std::size_t n) const;

  Results head_;
  std::vector<File> files_;
  std::vector<Week> weeks_;  // as recorded
  std::size_t n_settled_ = 0;
  std::size_t n_failed_ = 0;
};

/// The whole study that files hold samples of, put together from all of them. Throws InputError
/// when they are of several studies, or when samples are in none of them.
StudySet whole_study(const std::vector<std::string>& files);

}  // namespace ssr

#pragma once

#include <functional>
#include <string>

namespace ssr {

/// Holds an output path for one writer, from before the work until the file stands. A lock left by
/// a killed program does not count.
class OutputLock {
 public:
  /// Throws InputError when the folder cannot be written or something else than results stands
  /// there, std::runtime_error when another writer holds the path.
  explicit OutputLock(std::string path);
  ~OutputLock();
  OutputLock(const OutputLock&) = delete;
  OutputLock& operator=(const OutputLock&) = delete;

  const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
  std::string lock_path_;
  int descriptor_ = -1;
};

/// Complete or absent: `write` fills a file beside the final name, which is then synced and
/// renamed.
void replace_file(const OutputLock& lock, const std::function<void(const std::string&)>& write);

}  // namespace ssr

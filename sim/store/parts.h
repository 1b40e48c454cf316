#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/results.h"

namespace ssr {

/// The folder OUT.parts beside a sweep's output: each batch a complete results file.
class Parts {
 public:
  explicit Parts(const std::string& output) : folder_(output + ".parts") {}

  const std::string& folder() const noexcept { return folder_; }
  /// Complete files, in order of their names.
  std::vector<std::string> files() const;
  /// Makes the folder. Throws InputError when it cannot.
  void create() const;
  /// Writes one batch: complete or absent. Gives the file's name.
  std::string write(const Results& batch) const;
  /// Sets a file aside that cannot be read; gives its new name.
  static std::string set_aside(const std::string& file);
  /// Removes the folder and what a sweep put there, nothing else.
  void remove() const;

 private:
  std::string folder_;
};

/// Bytes that the file system of a path can still take.
std::uint64_t free_bytes(const std::string& path);

}  // namespace ssr

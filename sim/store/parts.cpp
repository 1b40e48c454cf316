#include "store/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <system_error>

#include "core/errors.h"
#include "store/output_file.h"
#include "store/results_file.h"

namespace ssr {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "points-";

bool is_part(const fs::path& path) {
  return path.filename().string().starts_with(prefix) && path.extension() == ".h5";
}

/// What a killed program leaves beside a part.
bool is_left_over(const fs::path& path) {
  return path.filename().string().starts_with(prefix) &&
         (path.extension() == ".partial" || path.extension() == ".lock" ||
          path.extension() == ".unreadable");
}

std::vector<fs::path> entries(const std::string& folder) {
  std::vector<fs::path> all;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    all.push_back(entry.path());
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

std::vector<std::string> Parts::files() const {
  std::vector<std::string> files;
  for (const fs::path& path : entries(folder_)) {
    if (is_part(path)) files.push_back(path.string());
  }
  return files;
}

void Parts::create() const {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) {
    throw InputError(
        fmt::format("{}: cannot be made ({}); choose another output?", folder_, error.message()));
  }
}

std::string Parts::write(const Results& batch) const {
  const std::size_t first = batch.set.first_sample;
  const std::string stem =
      fmt::format("{}/{}{:06}-{:06}", folder_, prefix, first, first + batch.n_samples() - 1);
  std::string path = stem + ".h5";
  // A batch that was broken off left a file of the same points with other runs.
  for (int copy = 2; fs::exists(path); ++copy) path = fmt::format("{}.{}.h5", stem, copy);
  write_results(batch, path);
  return path;
}

std::string Parts::set_aside(const std::string& file) {
  const std::string aside = file + ".unreadable";
  fs::rename(file, aside);
  return aside;
}

void Parts::remove() const {
  std::error_code error;
  for (const fs::path& path : entries(folder_)) {
    if (is_part(path) || is_left_over(path)) fs::remove(path, error);
  }
  fs::remove(folder_, error);  // only an empty one goes
}

std::uint64_t free_bytes(const std::string& path) {
  std::error_code error;
  fs::path folder = fs::path(path).parent_path();
  if (folder.empty()) folder = ".";
  const fs::space_info space = fs::space(folder, error);
  return error ? std::numeric_limits<std::uint64_t>::max() : space.available;
}

}  // namespace ssr

#include "store/output_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/errors.h"

namespace ssr {

namespace {

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw std::runtime_error(
      fmt::format("{}: cannot {} ({}); free some space or choose another place?", path, what,
                  std::strerror(errno)));
}

void sync_path(const std::string& path, int flags) {
  const int descriptor = open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) fail(path, "open for syncing");
  const int status = fsync(descriptor);
  close(descriptor);
  if (status != 0) fail(path, "sync");
}

std::string folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  return folder.empty() ? "." : folder.string();
}

/// Whether the file begins as HDF5 files do. An empty one has nothing to lose.
bool results_or_empty(const std::string& path) {
  constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
  std::ifstream file(path, std::ios::binary);
  std::string begin(signature.size(), '\0');
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return file.gcount() == 0 || begin == signature;
}

/// Refuses what a new file of that name would take away: a folder, a device, another program's
/// file.
void refuse_to_replace(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return;
  if (std::filesystem::is_directory(status)) {
    throw InputError(fmt::format("{}: cannot be written (it is a folder); add a file name?", path));
  }
  if (!std::filesystem::is_regular_file(status)) {
    throw InputError(
        fmt::format("{}: cannot be written (it is no ordinary file); name another?", path));
  }
  if (!results_or_empty(path)) {
    throw InputError(fmt::format(
        "{}: cannot be written (it holds something else than results); name another file?", path));
  }
}

/// The name still leads to the file we hold: nobody removed it between opening and locking.
bool still_named(int descriptor, const std::string& path) {
  struct stat held{};
  struct stat named{};
  return fstat(descriptor, &held) == 0 && stat(path.c_str(), &named) == 0 &&
         held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

}  // namespace

OutputLock::OutputLock(std::string path) : path_(std::move(path)), lock_path_(path_ + ".lock") {
  refuse_to_replace(path_);
  for (;;) {
    descriptor_ = open(lock_path_.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
    if (descriptor_ < 0) {
      throw InputError(
          fmt::format("{}: cannot be written ({}); create the folder or choose another?", path_,
                      std::strerror(errno)));
    }
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      close(descriptor_);
      throw std::runtime_error(fmt::format(
          "{}: another program is writing it (it holds {}); wait for it or choose another name?",
          path_, lock_path_));
    }
    if (still_named(descriptor_, lock_path_)) return;
    close(descriptor_);
  }
}

OutputLock::~OutputLock() {
  unlink(lock_path_.c_str());
  close(descriptor_);
}

void replace_file(const OutputLock& lock, const std::function<void(const std::string&)>& write) {
  const std::string beside = lock.path() + ".partial";
  try {
    write(beside);
    sync_path(beside, O_RDONLY);
    if (std::rename(beside.c_str(), lock.path().c_str()) != 0) fail(lock.path(), "rename");
    sync_path(folder_of(lock.path()), O_RDONLY | O_DIRECTORY);
  } catch (...) {
    unlink(beside.c_str());
    throw;
  }
}

}  // namespace ssr

#include "store/provenance.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

#include "build_info.h"

namespace ssr {

std::string program_version() { return std::string(build_info::version); }

std::string build_description() {
  const std::string_view level =
      build_info::x86_level.empty() ? std::string_view("default") : build_info::x86_level;
  return fmt::format("{}; {}; x86-64 level {}", build_info::compiler, build_info::flags, level);
}

std::string source_revision() { return std::string(build_info::source_revision); }

std::string timestamp() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

}  // namespace ssr

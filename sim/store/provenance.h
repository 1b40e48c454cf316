#pragma once

#include <string>

namespace ssr {

/// Version of the program and model: results of another one are not repeated unless asked.
std::string program_version();
/// Compiler, flags and x86-64 level.
std::string build_description();
/// The commit that was built, or "unknown".
std::string source_revision();
/// Now, as "2024-05-01T12:00:00Z".
std::string timestamp();

}  // namespace ssr

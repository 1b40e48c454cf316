#pragma once

#include <string>

namespace ssr {

/// The sentence that every table, report and file opens with.
std::string caveat(bool fictional);

}  // namespace ssr

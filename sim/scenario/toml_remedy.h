#pragma once

#include <string>
#include <string_view>

namespace ssr {

/// What to write instead of a line that is not valid TOML; empty where nothing usual is wrong with
/// it.
std::string remedy_of_line(std::string_view line);

}  // namespace ssr

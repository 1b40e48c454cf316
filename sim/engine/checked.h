#pragma once

#include <string>
#include <string_view>

namespace ssr {

/// With which record docs/tables/record.md compares an outcome; empty: with none.
std::string_view checked_against(std::string_view outcome) noexcept;

/// "checked against data: ..." or "not checked against data".
std::string checked_in_words(std::string_view outcome);

}  // namespace ssr

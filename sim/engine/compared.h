#pragma once

#include <string>
#include <string_view>

namespace ssr {

/// With which record docs/tables/record.md compares an outcome; empty: with none.
std::string_view compared_with(std::string_view outcome) noexcept;

/// "compared with data: ..." or "not compared with data".
std::string compared_in_words(std::string_view outcome);

}  // namespace ssr

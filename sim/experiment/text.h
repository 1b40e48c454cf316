#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ssr::text {

/// As many decimals as show three digits of `magnitude`.
int decimals_for(double magnitude);
/// As many decimals, `decimals` at least, as keep a number that is not zero from being written as
/// one.
int decimals_showing(double x, int decimals) noexcept;
/// "12,345.6"; "-" for NaN. Numbers that differ in the thirteenth digit alone are told alike.
std::string number(double x, int decimals);
/// As `number`, with a plus sign where positive.
std::string signed_number(double x, int decimals);
/// Width in characters on a terminal (UTF-8 code points).
std::size_t width(std::string_view text) noexcept;
/// Filled with blanks on the right; longer text is cut, with an ellipsis.
std::string left(std::string_view text, std::size_t width);
/// Filled with blanks on the left.
std::string right(std::string_view text, std::size_t width);
/// Words broken into lines of at most `columns`: the first goes on after `used` columns, the others
/// are indented.
std::string wrapped(std::string_view text, std::size_t used, std::size_t indent,
                    std::size_t columns);
/// "a, b and c".
std::string listed(const std::vector<std::string>& items);

}  // namespace ssr::text

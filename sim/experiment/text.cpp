#include "experiment/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace ssr::text {

namespace {

/// x without what the order of a sum can change, so that a tie rounds the same way everywhere.
double told(double x) { return std::strtod(fmt::format("{:.12g}", x).c_str(), nullptr); }

}  // namespace

int decimals_for(double magnitude) {
  if (!std::isfinite(magnitude) || magnitude <= 0) return 2;
  return std::clamp(2 - static_cast<int>(std::floor(std::log10(told(magnitude)))), 0, 4);
}

int decimals_showing(double x, int decimals) noexcept {
  constexpr int most = 9;
  if (!std::isfinite(x) || x == 0.0) return decimals;
  while (decimals < most && std::abs(x) < 0.5 * std::pow(10.0, -decimals)) ++decimals;
  return decimals;
}

std::string number(double x, int decimals) {
  if (std::isnan(x)) return "-";
  if (std::isinf(x)) return x > 0 ? "any" : "-any";
  std::string digits = fmt::format("{:.{}f}", told(std::abs(x)), decimals);
  const bool is_zero = digits.find_first_not_of("0.") == std::string::npos;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t i = point; i > 3; i -= 3) digits.insert(i - 3, ",");
  return (x < 0 && !is_zero ? "-" : "") + digits;
}

std::string signed_number(double x, int decimals) {
  const std::string plain = number(x, decimals);
  return x > 0 && plain.find_first_of("123456789a") != std::string::npos ? "+" + plain : plain;
}

std::size_t width(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
  }));
}

std::string left(std::string_view text, std::size_t columns) {
  std::string out(text);
  if (width(out) > columns) {
    while (width(out) + 1 > columns) {
      while ((static_cast<unsigned char>(out.back()) & 0xc0U) == 0x80U) out.pop_back();
      out.pop_back();
    }
    out += "…";
  }
  return out + std::string(columns - width(out), ' ');
}

std::string right(std::string_view text, std::size_t columns) {
  const std::size_t used = width(text);
  return std::string(columns > used ? columns - used : 0, ' ') + std::string(text);
}

std::string wrapped(std::string_view text, std::size_t used, std::size_t indent,
                    std::size_t columns) {
  std::string out;
  bool first_word = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!first_word && used + 1 + width(word) > columns) {
      out += "\n" + std::string(indent, ' ');
      used = indent;
    } else if (!first_word) {
      out += ' ';
      ++used;
    }
    out += word;
    used += width(word);
    first_word = false;
  }
  return out;
}

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

}  // namespace ssr::text

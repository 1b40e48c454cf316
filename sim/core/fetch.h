#pragma once

#include <cstddef>

namespace ssr {

/// Fetches n values into the cache ahead of their use in an order that no processor could guess.
/// Always inline: gcc 12 drops calls of functions that only prefetch.
template <class Value>
[[gnu::always_inline]] inline void fetch(const Value* values, std::size_t n) {
  constexpr std::size_t line = 64;
  const auto* const bytes = reinterpret_cast<const char*>(values);
  for (std::size_t at = 0; at < n * sizeof(Value); at += line) __builtin_prefetch(bytes + at);
}

}  // namespace ssr

#include "scenario/design.h"

#include <algorithm>
#include <numeric>

#include "core/draws.h"

namespace ssr {

namespace {

/// FNV-1a: the same on every machine.
std::uint64_t hash_of(const std::string& text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ULL;
  }
  return hash;
}

/// Points in [0, 1), one in each of `n` strata, in random order.
std::vector<double> strata(std::uint32_t seed, std::uint64_t column, std::size_t n) {
  const Draws draws({seed, static_cast<std::uint32_t>(column)}, 0);
  const auto high_bits = static_cast<std::uint32_t>(column >> 32);
  std::vector<std::uint64_t> key(n);
  std::vector<double> jitter(n);
  for (std::size_t i = 0; i < n; ++i) {
    const Block block = draws.block(static_cast<std::uint32_t>(i), Lane::design, high_bits);
    key[i] = std::uint64_t{block.word[0]} << 32 | block.word[1];
    jitter[i] = block.uniform(2);
  }
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return key[a] != key[b] ? key[a] < key[b] : a < b;
  });
  std::vector<double> points(n);
  for (std::size_t i = 0; i < n; ++i) {
    points[i] = (static_cast<double>(order[i]) + jitter[i]) / static_cast<double>(n);
  }
  return points;
}

}  // namespace

std::string column_of(const std::string& path) {
  constexpr std::string_view prefix = "plan.";
  if (!path.starts_with(prefix)) return path;
  const std::size_t dot = path.find('.', prefix.size());
  return dot == std::string::npos ? path : "plan.*" + path.substr(dot);
}

std::vector<std::vector<double>> latin_hypercube(const std::vector<Parameter>& parameters,
                                                 std::size_t samples, std::uint32_t seed,
                                                 bool fixed) {
  std::vector<std::vector<double>> design(samples, std::vector<double>(parameters.size()));
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const Parameter& parameter = parameters[p];
    const bool drawn = !fixed && parameter.uncertain();
    const std::vector<double> points =
        drawn ? strata(seed, hash_of(column_of(parameter.path)), samples) : std::vector<double>{};
    for (std::size_t i = 0; i < samples; ++i) {
      const double value =
          drawn ? parameter.low + points[i] * (parameter.high - parameter.low) : parameter.value;
      design[i][p] = drawn ? std::min(value, parameter.high) : value;
    }
  }
  return design;
}

}  // namespace ssr

#include "scenario/design.h"

#include <algorithm>
#include <boost/random/sobol.hpp>
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

std::vector<std::vector<double>> sobol_points(std::size_t points, std::size_t factors,
                                              std::uint32_t seed) {
  boost::random::sobol_engine<std::uint_least32_t, 32U> sequence(factors);
  const Draws draws({seed, static_cast<std::uint32_t>(hash_of("sobol"))}, 0);
  std::vector<std::vector<double>> design(points, std::vector<double>(factors));
  for (std::size_t i = 0; i < points; ++i) {
    for (std::size_t f = 0; f < factors; ++f) {
      // The library leaves out the origin, which the first stratum needs.
      const std::uint32_t digits = i == 0 ? 0 : sequence();
      const std::uint32_t shift = draws.block(static_cast<std::uint32_t>(f), Lane::design).word[0];
      design[i][f] = (digits ^ shift) * 0x1p-32;
    }
  }
  return design;
}

std::vector<std::vector<double>> saltelli_points(std::size_t base, std::size_t factors,
                                                 std::uint32_t seed) {
  std::vector<std::vector<double>> design;
  for (const std::vector<double>& both : sobol_points(base, 2 * factors, seed)) {
    const auto middle = both.begin() + static_cast<std::ptrdiff_t>(factors);
    const std::vector<double> a(both.begin(), middle);
    design.push_back(a);
    for (std::size_t f = 0; f < factors; ++f) {
      design.push_back(a);
      design.back()[f] = both[factors + f];
    }
    design.emplace_back(middle, both.end());
  }
  return design;
}

std::vector<std::vector<double>> morris_points(std::size_t trajectories, std::size_t factors,
                                               std::size_t levels, std::uint32_t seed) {
  const Draws draws({seed, static_cast<std::uint32_t>(hash_of("morris"))}, 0);
  const auto steps = static_cast<double>(levels - 1);
  const double move = static_cast<double>(levels) / (2 * steps);
  std::vector<std::vector<double>> design;
  for (std::size_t t = 0; t < trajectories; ++t) {
    std::vector<double> point;
    std::vector<std::pair<std::uint32_t, std::size_t>> order;
    for (std::size_t f = 0; f < factors; ++f) {
      const Block block =
          draws.block(static_cast<std::uint32_t>(t), Lane::design, static_cast<std::uint32_t>(f));
      const double low = block.below(0, static_cast<std::uint32_t>(levels / 2)) / steps;
      point.push_back(block.chance(1, 0.5) ? low : low + move);
      order.emplace_back(block.word[2], f);
    }
    std::sort(order.begin(), order.end());
    design.push_back(point);
    for (const auto& [key, f] : order) {
      point[f] += point[f] < 0.5 ? move : -move;
      design.push_back(point);
    }
  }
  return design;
}

std::vector<std::vector<std::size_t>> combinations(const std::vector<std::size_t>& sizes) {
  std::vector<std::vector<std::size_t>> all = {{}};
  for (const std::size_t size : sizes) {
    std::vector<std::vector<std::size_t>> longer;
    for (const std::vector<std::size_t>& begun : all) {
      for (std::size_t i = 0; i < size; ++i) {
        longer.push_back(begun);
        longer.back().push_back(i);
      }
    }
    all = std::move(longer);
  }
  return all;
}

}  // namespace ssr

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace ssr {

/// Who of the players is present: bit i for player i.
using Coalition = std::uint32_t;
constexpr Coalition everyone(std::size_t players) noexcept { return (Coalition{1} << players) - 1; }

/// Shapley values of a game whose value is known for every coalition: `value[c]` for c below
/// 2^players (Shapley 1953).
std::vector<double> exact_shapley(std::size_t players, std::span<const double> value);

/// Orders in which players join, `n` of them: squares in which every player stands once in every
/// place and once behind every other (Williams 1949), an order and its reverse side by side.
std::vector<std::vector<std::size_t>> joining_orders(std::size_t players, std::size_t n);

/// The coalitions along these orders, each once, ascending.
std::vector<Coalition> coalitions_along(std::size_t players,
                                        std::span<const std::vector<std::size_t>> orders);

/// What each player adds on joining, averaged over the orders; the sum is the value of everyone
/// less that of nobody. NaN where a value is NaN.
std::vector<double> shapley_along(std::size_t players,
                                  std::span<const std::vector<std::size_t>> orders,
                                  const std::function<double(Coalition)>& value);

}  // namespace ssr

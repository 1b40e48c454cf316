#include "experiment/shapley.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <random>
#include <set>

namespace ssr {

namespace {

/// 0, 1, n-1, 2, n-2, ...: its shifts are the rows of a Williams square.
std::vector<std::size_t> zigzag(std::size_t n) {
  std::vector<std::size_t> row;
  for (std::size_t i = 0; i < n; ++i) row.push_back(i % 2 == 1 ? (i + 1) / 2 : (n - i / 2) % n);
  return row;
}

/// Names of the players in one square; the first square keeps them.
std::vector<std::size_t> names_in(std::size_t players, std::size_t square) {
  std::vector<std::size_t> names(players);
  std::iota(names.begin(), names.end(), std::size_t{0});
  if (square == 0) return names;
  std::mt19937_64 random(square);  // its numbers are the same on every machine
  std::vector<std::uint64_t> key(players);
  for (std::uint64_t& k : key) k = random();
  std::sort(names.begin(), names.end(),
            [&](std::size_t a, std::size_t b) { return key[a] < key[b]; });
  return names;
}

}  // namespace

std::vector<double> exact_shapley(std::size_t players, std::span<const double> value) {
  // Weight of a coalition of s others: s! (n - s - 1)! / n!.
  std::vector<double> weight(players, 1.0 / static_cast<double>(std::max<std::size_t>(1, players)));
  for (std::size_t s = 1; s < players; ++s) {
    weight[s] = weight[s - 1] * static_cast<double>(s) / static_cast<double>(players - s);
  }
  std::vector<double> values(players, 0.0);
  for (std::size_t i = 0; i < players; ++i) {
    const Coalition own = Coalition{1} << i;
    for (Coalition c = 0; c <= everyone(players); ++c) {
      if ((c & own) != 0) continue;
      values[i] += weight[static_cast<std::size_t>(std::popcount(c))] * (value[c | own] - value[c]);
    }
  }
  return values;
}

std::vector<std::vector<std::size_t>> joining_orders(std::size_t players, std::size_t n) {
  const std::vector<std::size_t> base = zigzag(players);
  // The reverse of a row of an even square is a row of it: half of the shifts give them all.
  const std::size_t shifts = players % 2 == 0 ? std::max<std::size_t>(1, players / 2) : players;
  std::vector<std::vector<std::size_t>> orders;
  for (std::size_t i = 0; orders.size() < n; ++i) {
    const std::vector<std::size_t> names = names_in(players, i / shifts);
    std::vector<std::size_t> order;
    for (const std::size_t place : base) order.push_back(names[(place + i % shifts) % players]);
    std::vector<std::size_t> reverse(order.rbegin(), order.rend());
    orders.push_back(std::move(order));
    if (orders.size() < n) orders.push_back(std::move(reverse));
  }
  return orders;
}

std::vector<Coalition> coalitions_along(std::size_t players,
                                        std::span<const std::vector<std::size_t>> orders) {
  std::set<Coalition> met{0, everyone(players)};
  for (const std::vector<std::size_t>& order : orders) {
    Coalition present = 0;
    for (const std::size_t player : order) met.insert(present |= Coalition{1} << player);
  }
  return {met.begin(), met.end()};
}

std::vector<double> shapley_along(std::size_t players,
                                  std::span<const std::vector<std::size_t>> orders,
                                  const std::function<double(Coalition)>& value) {
  std::vector<double> values(players, 0.0);
  for (const std::vector<std::size_t>& order : orders) {
    Coalition present = 0;
    double before = value(present);
    for (const std::size_t player : order) {
      present |= Coalition{1} << player;
      const double after = value(present);
      values[player] += (after - before) / static_cast<double>(orders.size());
      before = after;
    }
  }
  return values;
}

}  // namespace ssr

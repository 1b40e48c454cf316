#include "core/parallel.h"

#include <catch2/catch.hpp>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <numeric>
#include <stdexcept>
#include <vector>

namespace ssr {

namespace {

/// Sums whose last digits depend on how terms are grouped: thirds of very different sizes.
double grouped_sum(Threading threading, std::size_t n, std::size_t grain) {
  double sum = 0;
  merge_tiles(
      threading, n, grain, 0.0,
      [](std::size_t i, double& part) { part += 1.0 / (3.0 + static_cast<double>(i * i)); },
      [&sum](double part) { sum += part; });
  return sum;
}

template <class Body>
void on_threads(int threads, const Body& body) {
  const tbb::global_control control(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(threads));
  tbb::task_arena(threads).execute(body);
}

}  // namespace

TEST_CASE("tiles_are_merged_in_their_order_on_any_number_of_threads") {
  constexpr std::size_t n = 1003;
  using List = std::vector<std::size_t>;
  List expected(n);
  std::iota(expected.begin(), expected.end(), std::size_t{0});
  for (const int threads : {1, 2, 3, 8}) {
    for (const Threading threading : {Threading::serial, Threading::tiles}) {
      List merged;
      on_threads(threads, [&] {
        merge_tiles(
            threading, n, 7, List{}, [](std::size_t i, List& part) { part.push_back(i); },
            [&merged](const List& part) {
              CHECK(part.size() <= 7);
              merged.insert(merged.end(), part.begin(), part.end());
            });
      });
      CHECK(merged == expected);
    }
  }
}

TEST_CASE("sums_of_tiles_have_the_same_bits_on_any_number_of_threads") {
  const double serial = grouped_sum(Threading::serial, 5000, 16);
  // Terms grouped otherwise do have other bits, or the test says nothing.
  REQUIRE(grouped_sum(Threading::serial, 5000, 5000) != serial);
  for (const int threads : {1, 2, 3, 8}) {
    on_threads(threads, [&] { CHECK(grouped_sum(Threading::tiles, 5000, 16) == serial); });
  }
}

TEST_CASE("no_indices_make_no_tiles_and_every_part_begins_fresh") {
  for (const Threading threading : {Threading::serial, Threading::tiles}) {
    int merged = 0;
    const auto count = [&merged](int) { ++merged; };
    merge_tiles(threading, 0, 4, 0, [](std::size_t, int&) {}, count);
    CHECK(merged == 0);
    std::vector<int> parts;
    merge_tiles(threading, 10, 4, 100, [](std::size_t, int& part) { ++part; },
                [&parts](int part) { parts.push_back(part); });
    CHECK(parts == std::vector<int>{104, 104, 102});
  }
}

TEST_CASE("what_a_tile_throws_is_thrown_to_the_caller_and_nothing_is_merged") {
  int merged = 0;
  const auto at_37 = [](std::size_t i, int&) {
    if (i == 37) throw std::runtime_error("37");
  };
  const auto play = [&] {
    merge_tiles(Threading::tiles, 64, 4, 0, at_37, [&merged](int) { ++merged; });
  };
  CHECK_THROWS_WITH(play(), "37");
  CHECK(merged == 0);
}

}  // namespace ssr

#include "core/blocks.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

namespace ssr {
namespace {

bool same(const Block& a, const Block& b) { return std::equal(a.word, a.word + 4, b.word); }

}  // namespace

TEST_CASE("blocks_drawn_together_are_those_drawn_one_by_one") {
  const Draws draws({0xfedcba98U, 0x12345678U}, 417);
  Blocks blocks;
  for (const std::uint32_t n : {0U, 1U, 7U, 8U, 9U, 100U}) {
    std::vector<std::uint32_t> ids;
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < n; ++i) {
      ids.push_back(event_id(n, i));
      numbers.push_back(event_id(i, n));
    }
    const std::span<const Block> each = blocks.of(draws, Lane::reporting, ids, numbers);
    REQUIRE(each.size() == n);
    for (std::uint32_t i = 0; i < n; ++i) {
      CHECK(same(each[i], draws.block(ids[i], Lane::reporting, numbers[i])));
    }
    const std::span<const Block> third = blocks.of(draws, Lane::birth, ids, 3);
    REQUIRE(third.size() == n);
    for (std::uint32_t i = 0; i < n; ++i) {
      CHECK(same(third[i], draws.block(ids[i], Lane::birth, 3)));
    }
  }
}

}  // namespace ssr

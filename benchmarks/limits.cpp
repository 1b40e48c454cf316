// What can this machine do at all? Bandwidth, random numbers, and a dense weekly pass over
// citizens: the limits that stand beside every figure of the engine, measured in the same run.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstring>
#include <vector>

#include "core/draws.h"

namespace {

constexpr std::size_t beyond_cache = std::size_t{1} << 26;  // bytes
constexpr std::uint32_t tile = 4096;                        // rows

void copy_bandwidth(benchmark::State& state) {
  std::vector<char> from(beyond_cache, 1);
  std::vector<char> to(beyond_cache, 0);
  for (auto _ : state) {
    std::memcpy(to.data(), from.data(), from.size());
    benchmark::DoNotOptimize(to.data());
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * 2 * beyond_cache));
}
BENCHMARK(copy_bandwidth);

/// Two arrays read, one written, all beyond the cache.
void triad_bandwidth(benchmark::State& state) {
  constexpr std::size_t n = beyond_cache / sizeof(double);
  std::vector<double> sum(n, 0.0);
  const std::vector<double> a(n, 1.0);
  const std::vector<double> b(n, 2.0);
  for (auto _ : state) {
    for (std::size_t i = 0; i < n; ++i) sum[i] = a[i] + 3.0 * b[i];
    benchmark::DoNotOptimize(sum.data());
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * 3 * beyond_cache));
}
BENCHMARK(triad_bandwidth);

void philox_blocks(benchmark::State& state) {
  const ssr::Draws draws({1, 2}, 3);
  std::vector<ssr::Block> blocks(tile);
  for (auto _ : state) {
    for (std::uint32_t row = 0; row < tile; ++row)
      blocks[row] = draws.block(row, ssr::Lane::placebo);
    benchmark::DoNotOptimize(blocks.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * tile);
}
BENCHMARK(philox_blocks);

/// One block, three columns read and written, one read, one event byte written, three events a row.
void dense_pass(benchmark::State& state) {
  std::vector<float> fear(tile, 0.3F);
  std::vector<float> trust(tile, 0.4F);
  std::vector<float> grievance(tile, 0.2F);
  const std::vector<float> exposure(tile, 0.01F);
  std::vector<std::uint8_t> events(tile, 0);
  ssr::Week week = 0;
  for (auto _ : state) {
    const ssr::Draws draws({1, 2}, week++);
    for (std::uint32_t row = 0; row < tile; ++row) {
      const ssr::Block block = draws.block(row, ssr::Lane::placebo);
      const float x = exposure[row];
      const bool victim = static_cast<float>(block.word[0]) * 0x1p-32F < x;
      const bool abused = static_cast<float>(block.word[1]) * 0x1p-32F < x * trust[row];
      const bool helped = static_cast<float>(block.word[2]) * 0x1p-32F < x * fear[row];
      fear[row] += 0.01F * ((victim ? 1.0F : 0.3F) - fear[row]);
      trust[row] += 0.01F * ((abused ? 0.0F : helped ? 1.0F : 0.4F) - trust[row]);
      grievance[row] += 0.01F * ((abused ? 1.0F : 0.2F) - grievance[row]);
      events[row] = static_cast<std::uint8_t>(victim | abused << 1 | helped << 2);
    }
    benchmark::DoNotOptimize(events.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * tile);
}
BENCHMARK(dense_pass);

}  // namespace

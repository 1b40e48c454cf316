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

/// The columns of one tile of rows.
struct Columns {
  std::vector<float> fear = std::vector<float>(tile, 0.3F);
  std::vector<float> trust = std::vector<float>(tile, 0.4F);
  std::vector<float> grievance = std::vector<float>(tile, 0.2F);
  std::vector<float> exposure = std::vector<float>(tile, 0.01F);
  std::vector<std::uint8_t> events = std::vector<std::uint8_t>(tile, 0);
};

/// Uniform on [0, 1): 24 bits, by way of a signed number, which processors convert eight at a time.
float uniform(std::uint32_t word) {
  return static_cast<float>(static_cast<std::int32_t>(word >> 8)) * 0x1p-24F;
}

/// One block, three columns read and written, one read, one event byte written, three events a row.
void play(const ssr::Draws& draws, Columns& columns) {
  float* const __restrict fear = columns.fear.data();
  float* const __restrict trust = columns.trust.data();
  float* const __restrict grievance = columns.grievance.data();
  const float* const __restrict exposure = columns.exposure.data();
  std::uint8_t* const __restrict events = columns.events.data();
  for (std::uint32_t row = 0; row < tile; ++row) {
    const ssr::Block block = draws.block(row, ssr::Lane::placebo);
    const float x = exposure[row];
    const std::int32_t victim = uniform(block.word[0]) < x ? 1 : 0;
    const std::int32_t abused = uniform(block.word[1]) < x * trust[row] ? 1 : 0;
    const std::int32_t helped = uniform(block.word[2]) < x * fear[row] ? 1 : 0;
    const float heard = victim != 0 ? 1.0F : 0.3F;
    const float known = helped != 0 ? 1.0F : 0.4F;
    const float judged = abused != 0 ? 0.0F : known;
    const float resented = abused != 0 ? 1.0F : 0.2F;
    fear[row] += 0.01F * (heard - fear[row]);
    trust[row] += 0.01F * (judged - trust[row]);
    grievance[row] += 0.01F * (resented - grievance[row]);
    events[row] = static_cast<std::uint8_t>(victim | abused << 1 | helped << 2);
  }
}

void dense_pass(benchmark::State& state) {
  Columns columns;
  ssr::Week week = 0;
  for (auto _ : state) {
    play(ssr::Draws({1, 2}, week++), columns);
    benchmark::DoNotOptimize(columns.events.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * tile);
}
BENCHMARK(dense_pass);

}  // namespace

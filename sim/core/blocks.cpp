#include "core/blocks.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace ssr {

static_assert(sizeof(Block) == 4 * sizeof(std::uint32_t), "blocks are stored as their words");

namespace {

/// What a number of blocks are drawn from, and where they go.
struct Request {
  const Draws& draws;
  Lane lane;
  const std::uint32_t* ids;
  const std::uint32_t* numbers;
  std::size_t n;
  Block* out;
};

void one_by_one(const Request& r, std::size_t from) {
  for (std::size_t i = from; i < r.n; ++i) {
    r.out[i] = r.draws.block(r.ids[i], r.lane, r.numbers[i]);
  }
}

#if defined(__x86_64__)

// Of Philox4x32-10 (Salmon et al. 2011, SC): what words 0 and 2 are multiplied by in a round, and
// what is added to the two words of the key after it.
constexpr int n_rounds = 10;
constexpr std::uint32_t first_factor = 0xD2511F53U;
constexpr std::uint32_t third_factor = 0xCD9E8D57U;
constexpr std::uint32_t seed_step = 0x9E3779B9U;
constexpr std::uint32_t replicate_step = 0xBB67AE85U;

/// The words of a 32-bit product of each of eight numbers with a constant.
struct Product {
  __m256i high;
  __m256i low;
};

[[gnu::target("avx2"), gnu::always_inline]] inline Product multiply(__m256i x, __m256i by) {
  const __m256i even = _mm256_mul_epu32(x, by);
  const __m256i odd = _mm256_mul_epu32(_mm256_srli_epi64(x, 32), by);
  constexpr int odd_words = 0xaa;
  return {_mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, odd_words),
          _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), odd_words)};
}

[[gnu::target("avx2"), gnu::always_inline]] inline __m256i all(std::uint32_t word) {
  return _mm256_set1_epi32(static_cast<int>(word));
}

[[gnu::target("avx2"), gnu::always_inline]] inline __m256i load(const std::uint32_t* words) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(words));
}

/// Two blocks: the low halves of both, or the high ones.
[[gnu::target("avx2"), gnu::always_inline]] inline void store(Block* blocks, __m256i first,
                                                              __m256i second, bool high) {
  constexpr int low_halves = 0x20;
  constexpr int high_halves = 0x31;
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(blocks),
                      high ? _mm256_permute2x128_si256(first, second, high_halves)
                           : _mm256_permute2x128_si256(first, second, low_halves));
}

/// The blocks of eight counters at a time; gives how many it drew.
[[gnu::target("avx2")]] std::size_t eight_at_a_time(const Request& r) {
  constexpr std::size_t wide = 8;
  const __m256i by_first = all(first_factor);
  const __m256i by_third = all(third_factor);
  std::size_t i = 0;
  for (; i + wide <= r.n; i += wide) {
    __m256i a = load(r.ids + i);
    __m256i b = all(static_cast<std::uint32_t>(r.draws.week()));
    __m256i c = all(static_cast<std::uint32_t>(r.lane));
    __m256i d = load(r.numbers + i);
    std::uint32_t seed = r.draws.luck().seed;
    std::uint32_t replicate = r.draws.luck().replicate;
    for (int round = 0; round < n_rounds; ++round) {
      const Product first = multiply(a, by_first);
      const Product third = multiply(c, by_third);
      a = _mm256_xor_si256(_mm256_xor_si256(third.high, b), all(seed));
      b = third.low;
      c = _mm256_xor_si256(_mm256_xor_si256(first.high, d), all(replicate));
      d = first.low;
      seed += seed_step;
      replicate += replicate_step;
    }
    // From a word of eight blocks each to blocks of four words.
    const __m256i ab_low = _mm256_unpacklo_epi32(a, b);
    const __m256i ab_high = _mm256_unpackhi_epi32(a, b);
    const __m256i cd_low = _mm256_unpacklo_epi32(c, d);
    const __m256i cd_high = _mm256_unpackhi_epi32(c, d);
    const __m256i of_0_and_4 = _mm256_unpacklo_epi64(ab_low, cd_low);
    const __m256i of_1_and_5 = _mm256_unpackhi_epi64(ab_low, cd_low);
    const __m256i of_2_and_6 = _mm256_unpacklo_epi64(ab_high, cd_high);
    const __m256i of_3_and_7 = _mm256_unpackhi_epi64(ab_high, cd_high);
    store(r.out + i, of_0_and_4, of_1_and_5, false);
    store(r.out + i + 2, of_2_and_6, of_3_and_7, false);
    store(r.out + i + 4, of_0_and_4, of_1_and_5, true);
    store(r.out + i + 6, of_2_and_6, of_3_and_7, true);
  }
  return i;
}

std::size_t draw_many(const Request& r) {
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  return has_avx2 ? eight_at_a_time(r) : 0;
}

#else

std::size_t draw_many(const Request&) { return 0; }

#endif

}  // namespace

std::span<const Block> Blocks::of(const Draws& draws, Lane lane, std::span<const std::uint32_t> ids,
                                  std::uint32_t draw) {
  numbers_.assign(ids.size(), draw);
  return of(draws, lane, ids, numbers_);
}

std::span<const Block> Blocks::of(const Draws& draws, Lane lane, std::span<const std::uint32_t> ids,
                                  std::span<const std::uint32_t> numbers) {
  if (blocks_.size() < ids.size()) blocks_.resize(ids.size());
  const Request request{draws, lane, ids.data(), numbers.data(), ids.size(), blocks_.data()};
  one_by_one(request, draw_many(request));
  return {blocks_.data(), ids.size()};
}

}  // namespace ssr

#pragma once

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/threading.h"

#ifdef __has_feature  // clang's
#if __has_feature(thread_sanitizer)
#include <sanitizer/tsan_interface.h>
#define SSR_THREAD_SANITIZER
#endif
#endif

namespace ssr {

/// A hand-over from one thread to others, as the thread sanitizer has to be told: oneTBB's library
/// is not instrumented, so without it every result handed back would look like a race.
class HandOver {
 public:
#ifdef SSR_THREAD_SANITIZER
  void give() noexcept { __tsan_release(&place_); }
  void take() noexcept { __tsan_acquire(&place_); }
#else
  void give() noexcept {}
  void take() noexcept {}
#endif

 private:
  [[maybe_unused]] char place_ = 0;
};

/// Calls body(i) once for each i below n, in any order, on the threads of the arena; `grain`
/// indices in a row stay on one thread. Returns when all are done; an exception of one call stops
/// the others and is thrown here.
template <class Body>
void for_each_index(std::size_t n, std::size_t grain, const Body& body) {
  HandOver in;
  HandOver out;
  /// Gives back also what a call that throws has written.
  struct Returns {
    HandOver& out;
    ~Returns() { out.give(); }
  };
  in.give();
  tbb::parallel_for(
      tbb::blocked_range<std::size_t>(0, n, grain),
      [&](const tbb::blocked_range<std::size_t>& range) {
        in.take();
        const Returns returns{out};
        for (std::size_t i = range.begin(); i != range.end(); ++i) body(i);
      },
      tbb::simple_partitioner());
  out.take();
}

/// What tiles of `grain` indices in a row make, merged in the order of the tiles, so that sums of
/// floats and lists have the same bits on any number of threads. body(i, part) adds index i to the
/// part of its tile, which begins as a copy of `fresh`; merge(part) takes one part after another,
/// on this thread.
template <class Part, class Body, class Merge>
void merge_tiles(Threading threading, std::size_t n, std::size_t grain, const Part& fresh,
                 const Body& body, const Merge& merge) {
  const auto fill = [&](std::size_t tile, Part& part) {
    const std::size_t end = std::min(n, (tile + 1) * grain);
    for (std::size_t i = tile * grain; i < end; ++i) body(i, part);
  };
  const std::size_t n_tiles = (n + grain - 1) / grain;
  if (threading == Threading::serial) {
    Part part = fresh;
    for (std::size_t tile = 0; tile < n_tiles; ++tile) {
      if (tile > 0) part = fresh;
      fill(tile, part);
      merge(part);
    }
    return;
  }
  std::vector<Part> parts(n_tiles);
  for_each_index(n_tiles, 1, [&](std::size_t tile) {
    Part part = fresh;
    fill(tile, part);
    parts[tile] = std::move(part);
  });
  for (Part& part : parts) merge(part);
}

}  // namespace ssr

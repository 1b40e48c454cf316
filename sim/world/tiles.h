#pragma once

#include <cstddef>
#include <cstdint>

#include "core/parallel.h"
#include "world/places.h"

/// Work on citizens, one tile after another or tiles side by side: a tile is a run of communities.
namespace ssr {

constexpr std::size_t communities_per_tile = 16;  // tens of microseconds of work

/// Calls body(c) for every community; it may write what is the community's own.
template <class Body>
void each_community(Threading threading, const Communities& communities, const Body& body) {
  const auto visit = [&body](std::size_t c) { body(static_cast<std::uint32_t>(c)); };
  if (threading == Threading::serial) {
    for (std::size_t c = 0; c < communities.size(); ++c) visit(c);
  } else {
    for_each_index(communities.size(), communities_per_tile, visit);
  }
}

/// Calls body(c, part) for every community, a part for each tile, and merge(part) for one tile
/// after another, in the order of communities: the same bits on any number of threads.
template <class Part, class Body, class Merge>
void merge_communities(Threading threading, const Communities& communities, const Part& fresh,
                       const Body& body, const Merge& merge) {
  merge_tiles(
      threading, communities.size(), communities_per_tile, fresh,
      [&body](std::size_t c, Part& part) { body(static_cast<std::uint32_t>(c), part); }, merge);
}

}  // namespace ssr

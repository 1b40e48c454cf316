#pragma once

#include <cstddef>
#include <cstdint>

#include "core/threading.h"
#include "world/world.h"

namespace ssr {

/// The place of a row's sex and group among those of its community.
inline std::size_t cell_of(const World& world, std::uint32_t row) noexcept {
  return static_cast<std::size_t>(world.citizens.sex[row]) * world.felt.n_groups +
         world.citizens.group[row];
}

/// An attitude of the row feels an event that happened to one of its people: with chance 1 / weight
/// it moves by `change` of the way to 1 (positive) or to 0 (negative).
void feel(World& world, CitizenId row, Attitude attitude, double change, double uniform);

/// Adds so many people of a row (fewer when negative) to what the community's adults feel, if the
/// row is of age.
void add_adults(World& world, CommunityId community, CitizenId row, std::int32_t people);

/// What the people of a row live from, from now on. Who was a child is counted among adults.
void take_up(World& world, CommunityId community, CitizenId row, Livelihood livelihood);

/// What the adults of one community feel, counted anew: after many rows felt at once.
void count_feelings(World& world, CommunityId community);
/// The same everywhere, for people of so many groups.
void count_feelings(World& world, std::uint32_t n_groups,
                    Threading threading = Threading::serial);

/// What all adults of a community feel.
Felt felt_in(const World& world, CommunityId community);

}  // namespace ssr

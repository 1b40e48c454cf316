#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "world/world.h"

/// Counts over all citizens, community by community. Sums are whole numbers: the same in any order.
namespace ssr {

/// Everybody, whatever their role, but those in prison or abroad, as of the last monthly count.
double population(const World& world) noexcept;

using ByLivelihood = std::array<std::int64_t, n_livelihoods>;

/// People by the district they live in [district] and what they live from.
std::vector<ByLivelihood> people_by_livelihood(const World& world, Threading threading);

/// Whether any of these rows carries one of the flags.
bool any_flag(std::span<const std::uint8_t> flags, std::uint8_t wanted) noexcept;

}  // namespace ssr

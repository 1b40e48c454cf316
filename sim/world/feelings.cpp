#include "world/feelings.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/eight.h"
#include "core/exact_math.h"
#include "world/tiles.h"

namespace ssr {

namespace {

/// The sums of a community's first sex and group; the others follow.
Felt* sums_of(World& world, CommunityId community) {
  return world.felt.sums.data() + std::size_t{2} * world.felt.n_groups * community.value;
}

/// Felt, of few people.
struct FewFelt {
  std::array<std::uint32_t, n_attitudes> parts{};
  std::uint32_t adults = 0;

  void add_to(Felt& sum) const {
    sum.adults += adults;
    for (std::size_t a = 0; a < n_attitudes; ++a) sum.parts[a] += parts[a];
  }
};

bool grown_up(const World& world, std::uint32_t row) {
  return world.citizens.livelihood[row] != Livelihood::child;
}

void add_rows(const World& world, std::uint32_t begin, std::uint32_t end, FewFelt* sums) {
  const Citizens& citizens = world.citizens;
  for (std::uint32_t row = begin; row < end; ++row) {
    // By arithmetic: nobody can guess the age.
    const std::uint32_t adults =
        citizens.weight[row] * static_cast<std::uint32_t>(grown_up(world, row));
    FewFelt& sum = sums[cell_of(world, row)];
    sum.adults += adults;
    Eight16 felt;
    EightU32 parts;
    copy_eight(citizens.attitude[row].part, felt);
    copy_eight(sum.parts, parts);
    parts += __builtin_convertvector(felt, EightU32) * adults;
    copy_eight(parts, sum.parts);
  }
}

}  // namespace

void feel(World& world, CitizenId row, Attitude attitude, double change, double uniform) {
  Citizens& citizens = world.citizens;
  const std::uint32_t r = row.value;
  if (uniform * citizens.weight[r] >= 1.0) return;
  const auto a = static_cast<std::size_t>(attitude);
  const double x = citizens.attitude[r][attitude];
  const double moved = change >= 0.0 ? x + change * (1.0 - x) : x + change * x;
  std::uint16_t& part = citizens.attitude[r].part[a];
  const std::int32_t before = part;
  part = Feelings::part_of(exact::clamp01(moved));
  if (!grown_up(world, r)) return;
  Felt& sums = sums_of(world, community_of(world, row))[cell_of(world, r)];
  sums.parts[a] += std::int64_t{citizens.weight[r]} * (part - before);
}

void add_adults(World& world, CommunityId community, CitizenId row, std::int32_t people) {
  if (!grown_up(world, row.value)) return;
  Felt& sums = sums_of(world, community)[cell_of(world, row.value)];
  sums.adults += people;
  const Feelings& felt = world.citizens.attitude[row.value];
  for (std::size_t a = 0; a < n_attitudes; ++a)
    sums.parts[a] += std::int64_t{people} * felt.part[a];
}

void take_up(World& world, CommunityId community, CitizenId row, Livelihood livelihood) {
  const bool grows_up = !grown_up(world, row.value);
  world.citizens.livelihood[row.value] = livelihood;
  if (grows_up) add_adults(world, community, row, world.citizens.weight[row.value]);
}

void count_feelings(World& world, CommunityId community) {
  const std::uint32_t c = community.value;
  const std::size_t n_cells = std::size_t{2} * world.felt.n_groups;
  Felt* const sums = sums_of(world, community);
  std::fill_n(sums, n_cells, Felt{});
  const std::uint32_t heaviest = static_cast<std::uint32_t>(world.communities.base_weight[c]) + 1;
  const std::uint32_t stretch = 65536 / heaviest;  // rows of which sums stay within 32 bits
  const std::uint32_t end = world.communities.first_row[c] + world.communities.n_rows[c];
  for (std::uint32_t row = world.communities.first_row[c]; row < end; row += stretch) {
    std::vector<FewFelt> part(n_cells);
    add_rows(world, row, std::min(end, row + stretch), part.data());
    for (std::size_t cell = 0; cell < n_cells; ++cell) part[cell].add_to(sums[cell]);
  }
}

void count_feelings(World& world, std::uint32_t n_groups, Threading threading) {
  world.felt.n_groups = n_groups;
  world.felt.sums.resize(std::size_t{2} * n_groups * world.communities.size());
  each_community(threading, world.communities,
                 [&world](std::uint32_t c) { count_feelings(world, CommunityId{c}); });
}

Felt felt_in(const World& world, CommunityId community) {
  const std::size_t n = std::size_t{2} * world.felt.n_groups;
  Felt all;
  for (std::size_t cell = 0; cell < n; ++cell) {
    all += world.felt.sums[n * community.value + cell];
  }
  return all;
}

}  // namespace ssr

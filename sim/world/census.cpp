#include "world/census.h"

#include <algorithm>

#include "world/tiles.h"

namespace ssr {

namespace {

/// Where rows add up; neighbouring rows use different banks, so that no addition waits for the one
/// before.
struct Banks {
  static constexpr std::uint32_t n = 4;
  std::array<std::array<std::int64_t, 8>, n> sums{};  // [bank][livelihood]

  void add(std::uint32_t row, Livelihood livelihood, std::int32_t weight) noexcept {
    sums[row % n][static_cast<std::size_t>(livelihood)] += weight;
  }
  void add_to(ByLivelihood& total) const noexcept {
    for (std::size_t l = 0; l < n_livelihoods; ++l) {
      for (const auto& bank : sums) total[l] += bank[l];
    }
  }
};

}  // namespace

double population(const World& world) noexcept {
  double people = 0;
  for (const District& d : world.districts) people += static_cast<double>(d.people);
  return people;
}

bool any_flag(std::span<const std::uint8_t> flags, std::uint8_t wanted) noexcept {
  std::uint8_t all = 0;
  for (const std::uint8_t flag : flags) all = static_cast<std::uint8_t>(all | flag);
  return (all & wanted) != 0;
}

namespace {

void count_community(const World& world, std::uint32_t c, std::vector<ByLivelihood>& people) {
  const Citizens& citizens = world.citizens;
  const Communities& communities = world.communities;
  const std::uint32_t first = communities.first_row[c];
  const std::uint32_t end = first + communities.n_rows[c];
  const std::uint32_t home = communities.district[c].value;
  const bool all_at_home =
      !any_flag({citizens.flags.data() + first, end - first}, citizen_flag::displaced);
  Banks at_home;
  for (std::uint32_t row = first; row < end; ++row) {
    const std::int32_t weight = citizens.weight[row];
    if (all_at_home || citizens.lives_in[row] == home) {
      at_home.add(row, citizens.livelihood[row], weight);
    } else {
      const auto livelihood = static_cast<std::size_t>(citizens.livelihood[row]);
      people[citizens.lives_in[row]][livelihood] += weight;
    }
  }
  at_home.add_to(people[home]);
}

}  // namespace

std::vector<ByLivelihood> people_by_livelihood(const World& world, Threading threading) {
  using People = std::vector<ByLivelihood>;
  People all(world.districts.size());
  merge_communities(
      threading, world.communities, People(all.size()),
      [&world](std::uint32_t c, People& tile) { count_community(world, c, tile); },
      [&all](const People& tile) {
        for (std::size_t d = 0; d < all.size(); ++d) {
          for (std::size_t l = 0; l < n_livelihoods; ++l) all[d][l] += tile[d][l];
        }
      });
  return all;
}

}  // namespace ssr

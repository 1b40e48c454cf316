#include "world/world.h"

#include <algorithm>

#include "world/feelings.h"
#include "world/tiles.h"

namespace ssr {

bool leave_row(World& world, CitizenId row) {
  std::uint16_t& weight = world.citizens.weight[row.value];
  if (weight == 0) return false;
  --weight;
  const CommunityId community = community_of(world, row);
  --world.communities.people[community.value];
  add_adults(world, community, row, -1);
  return true;
}

void return_to_row(World& world, CitizenId row) {
  ++world.citizens.weight[row.value];
  const CommunityId community = community_of(world, row);
  ++world.communities.people[community.value];
  add_adults(world, community, row, 1);
}

CommunityId community_of(const World& world, CitizenId row) {
  // A binary search without branches: rows come in no order that could be guessed.
  const std::uint32_t* const first = world.communities.first_row.data();
  const std::uint32_t* at = first;
  for (std::size_t n = world.communities.size(); n > 1;) {
    const std::size_t half = n / 2;
    at += at[half] <= row.value ? half : 0;
    n -= half;
  }
  return CommunityId{static_cast<std::uint32_t>(at - first)};
}

namespace {

/// The first community of the district or of one after it. Communities stand in the order of
/// districts; without branches, since nobody can guess which district is asked for.
std::uint32_t first_of(const Communities& communities, DistrictId district) {
  const DistrictId* const all = communities.district.data();
  const DistrictId* at = all;
  for (std::size_t n = communities.size(); n > 0;) {
    const std::size_t half = (n + 1) / 2;
    at += at[half - 1] < district ? half : 0;
    n -= half;
  }
  return static_cast<std::uint32_t>(at - all);
}

void list_community(World& world, std::uint32_t c, Week older_born) {
  Citizens& citizens = world.citizens;
  const std::uint32_t first = world.communities.first_row[c];
  const std::uint32_t n_rows = world.communities.n_rows[c];
  std::vector<std::uint8_t> kinds(n_rows);
  for (std::uint32_t i = 0; i < n_rows; ++i) {
    const std::uint32_t row = first + i;
    // By arithmetic: nobody can guess the age.
    const auto child = static_cast<unsigned>(citizens.livelihood[row] == Livelihood::child);
    const auto older = static_cast<unsigned>(citizens.birth_week[row] <= older_born);
    const unsigned age = child * static_cast<unsigned>(Generation::child) + (1U - child) * older;
    kinds[i] = static_cast<std::uint8_t>(
        kind_of_people(citizens.sex[row], static_cast<Generation>(age)));
  }
  auto& n = world.communities.n_of_kind[c];
  n.fill(0);
  for (const std::uint8_t kind : kinds) ++n[kind];
  std::array<std::uint16_t*, n_kinds_of_people> next{};
  std::uint16_t* place = citizens.by_kind.data() + first;
  for (std::size_t kind = 0; kind < n.size(); ++kind) {
    next[kind] = place;
    place += n[kind];
  }
  for (std::uint32_t i = 0; i < n_rows; ++i) *next[kinds[i]]++ = static_cast<std::uint16_t>(i);
}

}  // namespace

void list_by_kind(World& world, Week older_from, Threading threading) {
  world.citizens.listed = true;
  const Week older_born = world.week - older_from;
  each_community(threading, world.communities,
                 [&](std::uint32_t c) { list_community(world, c, older_born); });
}

CitizenId somebody_in(const World& world, DistrictId district, const Block& draws) {
  const Communities& communities = world.communities;
  const std::int64_t people = world.districts[district.value].residents;
  if (people <= 0) return {};
  auto left = static_cast<std::int64_t>(static_cast<double>(people) * draws.uniform(0));
  for (std::uint32_t c = first_of(communities, district);
       c < communities.size() && communities.district[c] == district; ++c) {
    left -= communities.people[c];
    if (left < 0) return somebody_of(world, CommunityId{c}, draws);
  }
  return {};
}

CitizenId somebody_of(const World& world, CommunityId community, const Block& draws) {
  const Communities& communities = world.communities;
  const std::uint32_t c = community.value;
  const std::uint32_t rows = communities.n_rows[c];
  if (rows == 0 || communities.people[c] <= 0) return {};
  // Rows carry nearly equal weights: start at a random row and accept it with chance weight / most.
  const std::int32_t most = communities.base_weight[c] + 1;
  std::uint32_t row = communities.first_row[c] + draws.below(1, rows);
  std::uint32_t chance = draws.word[2];
  for (std::uint32_t tries = 0; tries < 4 * rows; ++tries) {
    const std::int32_t weight = world.citizens.weight[row];
    if (static_cast<std::uint64_t>(chance) * static_cast<std::uint64_t>(most) <
        static_cast<std::uint64_t>(weight) << 32) {
      return CitizenId{row};
    }
    const std::uint32_t step = event_id(row, chance, tries);
    row = communities.first_row[c] + Block{{step}}.below(0, rows);
    chance = event_id(step, chance);
  }
  // Nearly empty: walk to the person.
  auto left =
      static_cast<std::int64_t>(static_cast<double>(communities.people[c]) * (chance * 0x1p-32));
  row = communities.first_row[c];
  while (left >= world.citizens.weight[row]) left -= world.citizens.weight[row++];
  return CitizenId{row};
}

}  // namespace ssr

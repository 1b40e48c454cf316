#include "world/builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/errors.h"
#include "core/exact_math.h"
#include "world/feelings.h"
#include "world/tiles.h"

namespace ssr {

namespace {

constexpr std::int64_t most_people_a_row = 65000;  // of 16 bits
constexpr double slots_per_row = 1.6;              // room for fifteen years of births
constexpr std::int64_t household_size = 6;
constexpr double oldest = 90.0;    // [year]
/// [0, 1] Young people who stand idle in a region: more than the context says where mines close
/// land, as many as the ways back to it then leave idle.
double idle_youth_share(const Context& context, std::size_t region) {
  const double idle = context.economy.idle_youth_share;
  const double mined = context.regions[region].mined;
  return mined > 0.0 ? idle / (idle + (1.0 - idle) * (1.0 - mined)) : idle;
}

constexpr float undecided = 0.5F;  // [0, 1] nobody has come home yet to be accepted or not

}  // namespace

void Builder::place_people() {
  for (std::uint32_t d = 0; d < context_.regions.size(); ++d) {
    const RegionContext& region = context_.regions[d];
    District district;
    district.urban_share = region.urban_share;
    district.lootable = region.lootable;
    district.mined = region.mined;
    world_.districts.push_back(district);
    const std::int64_t people = whole(region.people);
    const std::int64_t urban = whole(region.people * region.urban_share);
    for (const bool in_town : {true, false}) {
      const std::int64_t stratum = in_town ? urban : people - urban;
      if (stratum <= 0) continue;
      const std::int64_t in_country = std::max<std::int64_t>(
          1, whole(static_cast<double>(stratum) / context_.community_people));
      const std::int64_t sampled = std::clamp<std::int64_t>(
          whole(static_cast<double>(in_country) * context_.scale), 1, in_country);
      for (std::int64_t c = 0; c < sampled; ++c) {
        const std::int64_t represented = stratum * (c + 1) / sampled - stratum * c / sampled;
        const std::int64_t rows = sampled == in_country ? represented : stratum / in_country;
        add_community(d, in_town, represented, std::max<std::int64_t>(1, rows));
      }
    }
  }
  settle_citizens();
  for (std::size_t c = 0; c < world_.communities.size(); ++c) {
    world_.districts[world_.communities.district[c].value].residents +=
        world_.communities.people[c];
  }
  for (District& district : world_.districts) {
    district.people = district.residents;
    world_.people_at_start += district.residents;
    district.civilian_weapons =
        whole(static_cast<double>(district.residents) * context_.civilian_weapons_per_100 / 100.0);
    world_.arsenal.at_start += district.civilian_weapons;
  }
}

void Builder::add_community(std::uint32_t district, bool urban, std::int64_t people,
                            std::int64_t rows) {
  Communities& communities = world_.communities;
  rows = std::min(rows, people);
  const auto number = static_cast<std::uint32_t>(communities.size());
  const std::uint32_t first =
      number == 0 ? 0 : communities.first_row.back() + communities.n_slots.back();
  const auto slots = static_cast<std::uint32_t>(static_cast<double>(rows) * slots_per_row) + 8;
  const std::int64_t base = people / rows;
  if (base > most_people_a_row) too_thin(district, base);
  communities.district.push_back(DistrictId{district});
  communities.urban.push_back(urban ? 1 : 0);
  communities.first_row.push_back(first);
  communities.n_rows.push_back(static_cast<std::uint32_t>(rows));
  communities.n_slots.push_back(slots);
  communities.base_weight.push_back(static_cast<std::int32_t>(base));
  communities.largest_group.push_back(0);
  communities.people.push_back(people);
  communities.n_of_kind.push_back({});
  communities.unplaced_births.push_back(0);

  const CustomaryContext& custom = context_.customary;
  const Block block = draws_.block(number, Lane::build_community);
  const auto around = [&block](double mean, int word) {
    return static_cast<float>(exact::clamp01(mean + start_spread * (block.uniform(word) - 0.5)));
  };
  communities.customary_presence.push_back(
      static_cast<float>(urban ? custom.presence_urban : custom.presence_rural));
  communities.customary_authority.push_back(
      static_cast<float>(urban ? custom.presence_urban : custom.presence_rural));
  communities.customary_accountability.push_back(around(custom.accountability, 0));
  communities.fairness_women.push_back(around(custom.fairness_women, 1));
  communities.fairness_youth.push_back(around(custom.fairness_youth, 2));
  communities.mediation_trained.push_back(0.0F);
  communities.licensed.push_back(0.0F);
  communities.watch_group.push_back(block.uniform(3) < custom.watch_group_share ? 2.0F : 0.0F);
  for (auto* memory :
       {&communities.recent_violence, &communities.recent_abuse, &communities.recent_extortion,
        &communities.recent_impunity, &communities.recent_remedy, &communities.recent_long_remand,
        &communities.recent_vigilantism, &communities.visible_gains}) {
    memory->push_back(0.0F);
  }
  communities.perceived_violence.push_back(
      static_cast<float>(context_.attitudes[static_cast<std::size_t>(Attitude::fear)]));
  communities.acceptance.push_back(undecided);
  for (auto* of_officers :
       {&communities.officers_on_foot, &communities.contact, &communities.officers_met}) {
    of_officers->push_back(0.0F);
  }
  communities.counted.push_back({});
}

void Builder::too_thin(std::uint32_t district, std::int64_t people_a_row) const {
  throw InputError(fmt::format(
      "region \"{}\": at scale {} a citizen in memory would stand for {} "
      "people, more than {}; use a larger scale",
      context_.regions[district].name, context_.scale, people_a_row, most_people_a_row));
}

/// All columns at once: they never move.
void Builder::settle_citizens() {
  const Communities& communities = world_.communities;
  if (communities.size() == 0) return;
  Citizens& citizens = world_.citizens;
  const std::size_t size = communities.first_row.back() + communities.n_slots.back();
  citizens.birth_week.assign(size, 0);
  citizens.sex.assign(size, Sex::female);
  citizens.group.assign(size, 0);
  citizens.weight.assign(size, 0);
  citizens.livelihood.assign(size, Livelihood::child);
  citizens.flags.assign(size, 0);
  citizens.lives_in.assign(size, 0);
  citizens.attitude.assign(size, {});
  citizens.by_kind.assign(size, 0);
  each_community(threading_, communities, [this](std::uint32_t c) { settle(c); });
  count_feelings(world_,
                 static_cast<std::uint32_t>(std::max<std::size_t>(1, context_.groups.size())),
                 threading_);
}

/// The people of one community.
void Builder::settle(std::uint32_t community) {
  Communities& communities = world_.communities;
  Citizens& citizens = world_.citizens;
  const std::uint32_t district = communities.district[community].value;
  const std::uint32_t first = communities.first_row[community];
  std::fill_n(citizens.lives_in.begin() + first, communities.n_slots[community],
              static_cast<std::uint8_t>(district));
  std::vector<std::int64_t> of_group(std::max<std::size_t>(1, context_.groups.size()), 0);
  const std::int64_t rows = communities.n_rows[community];
  const std::int32_t base = communities.base_weight[community];
  const std::int64_t heavier = communities.people[community] - base * rows;
  Block household{};
  for (std::int64_t r = 0; r < rows; ++r) {
    const auto row = first + static_cast<std::uint32_t>(r);
    if (r % household_size == 0) household = draws_.block(row, Lane::build_citizen, 2);
    add_citizen(row, household, district, base + (r < heavier ? 1 : 0));
    of_group[citizens.group[row]] += citizens.weight[row];
  }
  const auto largest = std::max_element(of_group.begin(), of_group.end());
  communities.largest_group[community] = static_cast<std::uint8_t>(largest - of_group.begin());
}

/// `household` are the draws that its members share.
void Builder::add_citizen(std::uint32_t row, const Block& household, std::uint32_t district,
                          std::int32_t weight) {
  Citizens& citizens = world_.citizens;
  const Block person = draws_.block(row, Lane::build_citizen, 0);
  const Block place = draws_.block(row, Lane::build_citizen, 1);
  citizens.weight[row] = static_cast<std::uint16_t>(weight);
  citizens.sex[row] = person.chance(0, context_.female_share) ? Sex::female : Sex::male;
  const double age =
      std::min(oldest, -exact::log(1.0 - person.uniform(1)) / context_.age_decline_per_year);
  citizens.birth_week[row] = static_cast<std::int16_t>(-age * weeks_per_year);
  citizens.group[row] =
      static_cast<std::uint8_t>(pick(context_.regions[district].group_shares, person.uniform(2)));
  Livelihood& livelihood = citizens.livelihood[row];
  if (age < works_from) {
    livelihood = Livelihood::child;
  } else if (age >= works_until) {
    livelihood = Livelihood::old;
  } else if (person.chance(3, context_.economy.formal_share)) {
    livelihood = Livelihood::employed;
  } else if (age < young_until && place.chance(0, idle_youth_share(context_, district))) {
    livelihood = Livelihood::idle;
  } else {
    livelihood = Livelihood::subsistence;
  }
  if (household.chance(0, context_.vulnerable_share))
    citizens.flags[row] |= citizen_flag::vulnerable;
  if (household.chance(1, context_.displaced_share)) {
    citizens.flags[row] |= citizen_flag::displaced;
    const auto& neighbours = context_.regions[district].neighbours;
    if (!neighbours.empty()) {
      citizens.lives_in[row] = static_cast<std::uint8_t>(
          neighbours[household.below(2, static_cast<std::uint32_t>(neighbours.size()))]);
    }
  }
  for (std::size_t a = 0; a < n_attitudes; ++a) {
    const Block feeling =
        draws_.block(row, Lane::build_citizen, 3 + static_cast<std::uint32_t>(a / 4));
    citizens.attitude[row].part[a] = Feelings::part_of(exact::clamp01(
        context_.attitudes[a] + start_spread * (feeling.uniform(static_cast<int>(a % 4)) - 0.5)));
  }
}

}  // namespace ssr

#include "world/build.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "core/errors.h"
#include "world/builder.h"

namespace ssr {

std::int64_t whole(double x) { return static_cast<std::int64_t>(std::floor(x + 0.5)); }

std::size_t pick(const std::vector<double>& shares, double uniform) {
  const double total = std::accumulate(shares.begin(), shares.end(), 0.0);
  double left = uniform * total;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    left -= shares[i];
    if (left < 0.0) return i;
  }
  return 0;
}

std::vector<double> Builder::people_shares() const {
  std::vector<double> shares;
  for (const RegionContext& region : context_.regions) shares.push_back(region.people);
  return shares;
}

/// Somebody of the sex and age asked for, if the tries find one; otherwise anybody.
CitizenId Builder::take_person(DistrictId district, std::uint32_t key, Lane lane, Sex sex,
                               double age_from, double age_until) {
  constexpr std::uint32_t tries = 150;  // a girl of 9 to 14 is one person in fourteen
  CitizenId found;
  for (std::uint32_t t = 0; t < tries; ++t) {
    const CitizenId row = somebody_in(world_, district, draws_.block(key, lane, 100 + t));
    if (!row.exists()) continue;
    found = row;
    const double age = age_years(world_.citizens.birth_week[row.value], 0);
    if (world_.citizens.sex[row.value] == sex && age >= age_from && age < age_until) break;
  }
  if (found.exists() && leave_row(world_, found)) {
    --world_.districts[home_district(world_, found).value].residents;
    return found;
  }
  nobody_left(district);
}

/// Shares of fighters, officers and detainees are given by region, and may ask too much of one.
void Builder::nobody_left(DistrictId district) const {
  const std::string& name = context_.regions[district.value].name;
  throw InputError("region \"" + name +
                   "\" has fewer people than fighters, officers, soldiers and detainees (all come "
                   "from its people); lower their numbers or shares there, or add people");
}

void Builder::set_up_state() {
  const GovernmentContext& given = context_.government;
  Government& government = world_.government;
  government.will = government.interest = given.will;
  government.patronage = given.patronage;
  government.capacity = given.capacity;
  government.ownership = given.capacity * given.will;
  government.author_of_war = given.author_of_war;
  world_.accord.promises.resize(context_.accord.promises.size());
  for (const PromiseContext& promise : context_.accord.promises) {
    if (promise.kind == PromiseKind::integration_quota)
      world_.accord.quota_left += whole(promise.amount);
  }
  world_.elections.held.assign(context_.elections.size(), 0);
  world_.donors.resize(context_.donors.size());
  world_.neighbours.resize(context_.neighbours.size());
  world_.mission.mandate = context_.peacekeepers.mandate;
  world_.tally.reset(context_.regions.size(), context_.groups.size());
}

void Builder::set_up_pictures() {
  const std::size_t n = world_.factions.size();
  Pictures& pictures = world_.pictures;
  pictures.planner.assign(picture_names(context_).size(), 0.0);
  pictures.security.assign(world_.districts.size(), context_.reported_insecurity);
  pictures.occupancy.assign(world_.districts.size(), 1.0);
  pictures.strength_of.assign(n, std::vector<double>(n, 0.0));
  for (std::size_t observer = 0; observer < n; ++observer) {
    for (std::size_t f = 0; f < n; ++f) {
      pictures.strength_of[observer][f] = static_cast<double>(world_.factions[f].under_arms);
    }
  }
  // Until the first monthly estimate, at the end of the first week.
  pictures.state_viability.assign(n, world_.government.capacity);
  for (const FactionContext& faction : context_.factions)
    pictures.exposure.push_back(faction.abusiveness);
  pictures.exposure.resize(n, 0.0);
  pictures.state_strength.assign(n, context_.army.soldiers * context_.army.cohesion);
  for (District& district : world_.districts) district.insecurity = context_.insecurity;
}

void Builder::count_displaced() {
  const Citizens& citizens = world_.citizens;
  for (std::size_t row = 0; row < citizens.size(); ++row) {
    const bool displaced = (citizens.flags[row] & citizen_flag::displaced) != 0;
    world_.displaced_lowest += displaced ? citizens.weight[row] : 0;
  }
}

std::vector<std::int64_t> split_by_shares(std::int64_t total, const std::vector<double>& shares) {
  std::vector<std::int64_t> parts(shares.size(), 0);
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  if (sum <= 0.0 || total <= 0) return parts;
  std::vector<std::pair<double, std::size_t>> remainders;
  std::int64_t left = total;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double exact_part = static_cast<double>(total) * shares[i] / sum;
    parts[i] = static_cast<std::int64_t>(exact_part);
    left -= parts[i];
    remainders.emplace_back(static_cast<double>(parts[i]) - exact_part, i);
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t i = 0; left > 0; ++i, --left) ++parts[remainders[i % remainders.size()].second];
  return parts;
}

World build_world(const Context& context, Luck luck, Threading threading) {
  return Builder(context, luck, threading).build();
}

}  // namespace ssr

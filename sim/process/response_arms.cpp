#include "process/response_arms.h"

#include <algorithm>
#include <vector>

#include "core/exact_math.h"
#include "core/rows.h"
#include "core/saturation.h"
#include "process/handover.h"
#include "process/parameters.h"

namespace ssr {

double joining_rate(const ResponseParameters& p, const JoiningView& view) noexcept {
  if (view.livelihood != Livelihood::idle && view.livelihood != Livelihood::illicit) return 0.0;
  if (view.age >= p.joining_until_age) return 0.0;
  return p.joining_rate * p.sees_misrule * view.grievance *
         exact::saturating(view.recruiters, p.half_recruiters) *
         (view.at_war ? 1.0 : p.obstructing_recruits) *
         (view.sex == Sex::female ? p.women_joining : 1.0);
}

namespace {

/// Who recruits in one district.
struct Recruiters {
  std::vector<UnitId> units;
  std::int64_t fighters = 0;
  bool at_war = false;
};

bool recruits(const Faction& faction) noexcept {
  return faction.stance == Stance::fight || faction.stance == Stance::obstruct;
}

std::vector<Recruiters> recruiters_of(const World& world) {
  std::vector<Recruiters> found(world.districts.size());
  for (std::uint32_t u = 0; u < world.units.size(); ++u) {
    const Unit& unit = world.units[u];
    const Faction& faction = world.factions[unit.faction.value];
    // Those who fight ask by themselves (`clashes`).
    if (unit.under_arms <= 0 || unit.fights || !recruits(faction)) continue;
    Recruiters& here = found[unit.district.value];
    here.units.push_back(UnitId{u});
    here.fighters += unit.under_arms;
    here.at_war = here.at_war || faction.stance == Stance::fight;
  }
  return found;
}

void recruit_in(const Step& step, World& world, std::uint32_t c, const Recruiters& here) {
  const ResponseParameters& p = step.parameters.response;
  const Citizens& citizens = world.citizens;
  const District& district = world.districts[world.communities.district[c].value];
  JoiningView likeliest;
  likeliest.grievance = 1.0;
  likeliest.age = 0.0;
  likeliest.sex = p.women_joining > 1.0 ? Sex::female : Sex::male;
  likeliest.recruiters = 1000.0 * static_cast<double>(here.fighters) /
                         std::max(1.0, static_cast<double>(district.people));
  likeliest.at_war = here.at_war;
  const double most = joining_rate(p, likeliest) / p.joining_rate;
  const Block first = step.draws.block(c, Lane::joining, 0);
  const std::int64_t candidates =
      exact::binomial(world.communities.people[c], p.joining_rate / weeks_per_year, first);
  for (std::uint32_t k = 0; k < candidates; ++k) {
    const Block draws = step.draws.block(c, Lane::joining, 1 + k);
    // Most candidates are turned down by what recruiters are here, before anybody asks who they
    // are.
    if (!draws.chance(3, most)) continue;
    const CitizenId person = somebody_of(world, CommunityId{c}, draws);
    if (!person.exists()) return;
    const std::uint32_t row = person.value;
    if (citizens.lives_in[row] != world.communities.district[c].value) continue;
    JoiningView view = likeliest;
    view.sex = citizens.sex[row];
    view.livelihood = citizens.livelihood[row];
    view.age = age_years(citizens.birth_week[row], step.week());
    view.grievance = citizens.attitude[row][Attitude::grievance];
    if (!draws.chance(3, joining_rate(p, view) / p.joining_rate)) continue;
    const auto n_units = static_cast<std::uint32_t>(here.units.size());
    enlist(step, world, person, here.units[draws.below(0, n_units)]);
  }
}

}  // namespace

void join_armed_groups(const Step& step, World& world) {
  const auto anybody = std::any_of(world.factions.begin(), world.factions.end(), recruits);
  if (!anybody || step.parameters.response.joining_rate <= 0.0) return;
  const std::vector<Recruiters> recruiters = recruiters_of(world);
  for (std::uint32_t c = 0; c < world.communities.size(); ++c) {
    const Recruiters& here = recruiters[world.communities.district[c].value];
    if (!here.units.empty()) recruit_in(step, world, c, here);
  }
}

bool find_weapon(const Step& step, World& world, DistrictId district, const Block& draws) {
  const ResponseParameters& p = step.parameters.response;
  // A unit of a faction with a cache sells; which one is drawn by where the search begins.
  const auto n_units = static_cast<std::uint32_t>(world.units.size());
  const std::uint32_t start = n_units > 0 ? draws.below(0, n_units) : 0;
  for (std::uint32_t i = 0; i < n_units; ++i) {
    const Unit& unit = world.units[(start + i) % n_units];
    Faction& faction = world.factions[unit.faction.value];
    if (unit.district != district || unit.members <= 0 || !unit.stands()) continue;
    if (faction.cached_weapons <= 0) continue;
    const Cents price = to_cents(p.weapon_price_usd);
    --faction.cached_weapons;
    ++world.districts[district.value].civilian_weapons;
    faction.war_chest += price;
    world.accounts.in_rents += price;
    return true;
  }
  for (const std::size_t border : step.context.regions[district.value].borders) {
    if (world.neighbours[border].arms_flow <= 0.0 || !draws.chance(1, p.border_supply)) continue;
    ++world.arsenal.brought_in;
    ++world.districts[district.value].civilian_weapons;
    return true;
  }
  return false;
}

void settle_armed_flags(const Step& step, World& world) {
  if (step.week() % weeks_per_month != 0) return;
  Citizens& citizens = world.citizens;
  const auto is_armed = [](std::uint8_t flags) { return (flags & citizen_flag::armed) != 0; };
  std::vector<std::uint32_t> rows;  // one of the people of each holds a weapon
  std::vector<std::int64_t> armed(world.districts.size(), 0);
  each_row_where(citizens.flags, is_armed, [&](std::uint32_t row) {
    rows.push_back(row);
    armed[citizens.lives_in[row]] += citizens.weight[row];
  });
  for (const std::uint32_t row : rows) {
    const std::uint8_t d = citizens.lives_in[row];
    const double kept = static_cast<double>(world.districts[d].civilian_weapons) /
                        static_cast<double>(std::max<std::int64_t>(1, armed[d]));
    if (step.draws.block(row, Lane::self_arming, 1).chance(3, kept)) continue;
    citizens.flags[row] = static_cast<std::uint8_t>(citizens.flags[row] & ~citizen_flag::armed);
  }
}

}  // namespace ssr

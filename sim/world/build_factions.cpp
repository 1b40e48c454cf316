#include "world/builder.h"

#include <algorithm>

#include "core/exact_math.h"
#include "world/recruits.h"

namespace ssr {

namespace {

constexpr std::int64_t unit_size = 60;  // fighters under one commander (30-100)
constexpr double child_fighter_from = 9.0;
constexpr double grown_fighter_from = grown_up_from / weeks_per_year;
constexpr double tie_spread = 0.5;    // width of the uniform spread of ties to commanders
constexpr Week disarmed_before = 26;  // an earlier programme ended half a year ago

}  // namespace

void Builder::raise_factions() {
  for (std::uint32_t f = 0; f < context_.factions.size(); ++f) raise_faction(f);
  found_dismissed(world_);
}

void Builder::raise_faction(std::uint32_t index) {
  const FactionContext& given = context_.factions[index];
  Faction faction;
  faction.type = given.type;
  faction.sides_with_state = given.sides_with_state;
  faction.included = given.in_accord;
  faction.wants_posts = given.wants_posts;
  faction.wants_rents = given.wants_rents;
  faction.wants_impunity = given.wants_impunity;
  faction.wants_power = given.wants_power;
  faction.posts = given.posts;
  faction.war_chest = given.war_chest;
  faction.external_support_per_week = given.external_support_usd_per_year / weeks_per_year;
  world_.accounts.in_opening += given.war_chest;
  faction.under_arms = whole(given.fighters);
  world_.factions.push_back(faction);
  const auto in_arms = static_cast<std::uint32_t>((faction.under_arms + unit_size - 1) / unit_size);
  raise_units(index, faction.under_arms, 0, false);
  raise_units(index, whole(given.settled()), in_arms, true);
}

/// Units of about `unit_size` where the faction stands; those disbanded by an earlier programme
/// have only members who live as civilians, at their unit's home. Draws are named by the unit's
/// number within its faction, from `first_name`.
void Builder::raise_units(std::uint32_t index, std::int64_t people, std::uint32_t first_name,
                          bool disbanded) {
  const FactionContext& given = context_.factions[index];
  const std::int64_t n_units = (people + unit_size - 1) / unit_size;
  const auto stand = split_by_shares(n_units, or_by_people(given.regions));
  const auto homes = given.home_regions.empty() ? or_by_people(given.regions) : given.home_regions;
  std::int64_t u = 0;
  for (std::uint32_t d = 0; d < stand.size(); ++d) {
    for (std::int64_t here = 0; here < stand[d]; ++here, ++u) {
      const Block block = draws_.block(event_id(index, first_name + static_cast<std::uint32_t>(u)),
                                       Lane::build_unit);
      Unit unit;
      unit.faction = FactionId{index};
      unit.district = DistrictId{d};
      unit.recruited_locally = block.chance(0, given.recruited_locally_share);
      unit.home_district =
          unit.recruited_locally
              ? unit.district
              : DistrictId{static_cast<std::uint32_t>(pick(homes, block.uniform(1)))};
      unit.abusiveness =
          exact::clamp01(given.abusiveness + start_spread * (block.uniform(2) - 0.5));
      unit.style = static_cast<CommanderStyle>(block.below(3, 3));
      unit.commander = FighterId{static_cast<std::uint32_t>(world_.fighters.size())};
      unit.disbanded = disbanded;
      const std::int64_t members = people * (u + 1) / n_units - people * u / n_units;
      unit.members = static_cast<std::int32_t>(members);
      unit.under_arms = disbanded ? 0 : unit.members;
      const UnitId id{static_cast<std::uint32_t>(world_.units.size())};
      world_.units.push_back(unit);
      for (std::int64_t m = 0; m < members; ++m) {
        add_fighter(given, id, disbanded);
      }
    }
  }
}

void Builder::add_fighter(const FactionContext& faction, UnitId unit, bool disarmed) {
  Fighters& fighters = world_.fighters;
  const auto row = static_cast<std::uint32_t>(fighters.size());
  const Block who = draws_.block(row, Lane::build_fighter, 0);
  const Block what = draws_.block(row, Lane::build_fighter, 1);
  const bool child = who.chance(1, faction.children_share);
  const bool support = !child && who.chance(2, faction.support_share);
  const Sex sex = who.chance(0, faction.women_share) ? Sex::female : Sex::male;
  const Unit& of = world_.units[unit.value];
  const CitizenId home = take_person(of.home_district, row, Lane::build_fighter, sex,
                                     child ? child_fighter_from : grown_fighter_from,
                                     child ? grown_fighter_from : young_until);
  add_to_unit(world_, home, unit, disarmed ? FighterState::settled : FighterState::under_arms,
              disarmed ? -disarmed_before : 0);
  fighters.sex[row] = sex;  // as drawn, also where nobody of it was found
  if (child) fighters.role[row] = FighterRole::child;
  if (support) fighters.role[row] = FighterRole::support;
  if (disarmed) fighters.district[row] = of.home_district;
  // Of those under arms as many as the context says have been through a programme before.
  const bool before =
      disarmed || draws_.block(row, Lane::build_fighter, 2)
                      .chance(0, faction.back_under_arms() / std::max(1.0, faction.fighters));
  std::uint8_t flags = before ? fighter_flag::earlier_programme : std::uint8_t{0};
  if (what.chance(0, faction.schooled_share)) flags |= fighter_flag::schooled;
  if (what.chance(1, faction.family_share)) flags |= fighter_flag::family;
  fighters.flags[row] = flags;
  const bool holds =
      !disarmed && !support && what.chance(2, std::min(1.0, faction.weapons_per_fighter));
  fighters.weapons[row] = holds ? 1 : 0;
  world_.arsenal.at_start += holds ? 1 : 0;
  fighters.livelihood[row] = !disarmed ? Livelihood::illicit
                             : what.chance(3, context_.economy.idle_youth_share)
                                 ? Livelihood::idle
                                 : Livelihood::subsistence;
  fighters.commander_tie[row] = static_cast<float>(
      exact::clamp01(faction.commander_tie + tie_spread * (who.uniform(3) - 0.5)));
  if (!disarmed) return;
  fighters.disarmed_week[row] = -disarmed_before;
  fighters.discharge[row] = Discharge::demobilised;
}

}  // namespace ssr

#include "world/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "core/errors.h"
#include "core/exact_math.h"
#include "world/custody.h"
#include "world/feelings.h"
#include "world/recruits.h"
#include "world/tiles.h"

namespace ssr {

namespace {

constexpr Week build_week = -1;  // draws of the build never meet those of a played week
constexpr std::int64_t most_people_a_row = 65000;  // of 16 bits
constexpr double slots_per_row = 1.6;              // room for fifteen years of births
constexpr std::int64_t unit_size = 60;             // fighters under one commander (30-100)
constexpr std::int64_t battalion_size = 600;
constexpr std::int64_t soldiers_per_officer = 20;
constexpr std::int64_t household_size = 6;
constexpr double attitude_spread = 0.4;  // width of the uniform spread of attitudes at the start
constexpr double oldest = 90.0;          // [year]
constexpr float undecided = 0.5F;        // [0, 1] nobody has come home yet to be accepted or not
constexpr double working_age_from = 15.0;
constexpr double youth_until = 35.0;
constexpr double working_age_until = 65.0;
constexpr double child_fighter_from = 9.0;
constexpr double grown_fighter_from = grown_up_from / weeks_per_year;
constexpr float basic_training_weeks = 24.0F;  // of officers whom the context calls trained
constexpr float short_training_weeks = 2.0F;   // of the others
constexpr double longest_soldier_training =
    8.0;  // [week] of the army at the start, evenly from none
constexpr double longest_police_service = 15.0;  // [year] evenly from none
constexpr double longest_army_service = 10.0;    // [year]
constexpr double abuser_integrity = 0.2;         // [0, 1] least of officers with a record of abuse
constexpr double clean_integrity = 0.5;          // least of the others
constexpr double integrity_width = 0.3;          // of both, evenly above the least
constexpr double tie_spread = 0.5;              // width of the uniform spread of ties to commanders
constexpr Week disarmed_before = 26;            // an earlier programme ended half a year ago
constexpr std::int64_t officers_per_rifle = 4;  // police posts hold one for so many
// Cases that were open when the story begins.
constexpr std::uint32_t oldest_case_weeks = 60;
constexpr std::uint32_t longest_rest_weeks = 104;  // of a sentence, still to be served
constexpr float half_the_evidence = 0.5F;          // nobody knows what is in the files

std::int64_t whole(double x) { return static_cast<std::int64_t>(std::floor(x + 0.5)); }

/// The index whose share of the total holds the uniform draw.
std::size_t pick(const std::vector<double>& shares, double uniform) {
  const double total = std::accumulate(shares.begin(), shares.end(), 0.0);
  double left = uniform * total;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    left -= shares[i];
    if (left < 0.0) return i;
  }
  return 0;
}

class Builder {
 public:
  Builder(const Context& context, Luck luck, Threading threading)
      : context_(context), draws_(luck, build_week), threading_(threading) {
    world_.luck = luck;
  }

  World build() {
    place_people();
    raise_factions();
    enlist_police();
    enlist_army();
    open_courts_and_prisons();
    fill_dockets();
    set_up_state();
    set_up_pictures();
    count_displaced();
    return std::move(world_);
  }

 private:
  void place_people();
  void add_community(std::uint32_t district, bool urban, std::int64_t people, std::int64_t rows);
  void settle_citizens();
  void settle(std::uint32_t community);
  void add_citizen(std::uint32_t row, const Block& household, std::uint32_t district,
                   std::int32_t weight);
  void raise_factions();
  void raise_faction(std::uint32_t index);
  void raise_units(std::uint32_t index, std::int64_t people, std::uint32_t first_name,
                   bool disbanded);
  void add_fighter(const FactionContext& faction, UnitId unit, bool disarmed);
  CitizenId take_person(DistrictId district, std::uint32_t key, Lane lane, Sex sex, double age_from,
                        double age_until);
  [[noreturn]] void nobody_left(DistrictId district) const;
  [[noreturn]] void too_thin(std::uint32_t district, std::int64_t people_a_row) const;
  void enlist_police();
  void enlist_army();
  void open_courts_and_prisons();
  void fill_dockets();
  void add_case(std::uint32_t number, DistrictId district, Custody custody);
  void set_up_state();
  void set_up_pictures();
  void count_displaced();
  std::vector<double> people_shares() const;
  std::vector<double> or_by_people(const std::vector<double>& shares) const {
    return shares.empty() ? people_shares() : shares;
  }

  const Context& context_;
  Draws draws_;
  Threading threading_;
  World world_;
};

std::vector<double> Builder::people_shares() const {
  std::vector<double> shares;
  for (const RegionContext& region : context_.regions) shares.push_back(region.people);
  return shares;
}

void Builder::place_people() {
  for (std::uint32_t d = 0; d < context_.regions.size(); ++d) {
    const RegionContext& region = context_.regions[d];
    District district;
    district.urban_share = region.urban_share;
    district.lootable = region.lootable;
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
    return static_cast<float>(exact::clamp01(mean + attitude_spread * (block.uniform(word) - 0.5)));
  };
  communities.customary_presence.push_back(
      static_cast<float>(urban ? custom.presence_urban : custom.presence_rural));
  communities.customary_authority.push_back(
      static_cast<float>(urban ? custom.presence_urban : custom.presence_rural));
  communities.customary_accountability.push_back(around(custom.accountability, 0));
  communities.fairness_women.push_back(around(custom.fairness_women, 1));
  communities.fairness_youth.push_back(around(custom.fairness_youth, 2));
  communities.mediation_trained.push_back(0.0F);
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
  if (age < working_age_from) {
    livelihood = Livelihood::child;
  } else if (age >= working_age_until) {
    livelihood = Livelihood::old;
  } else if (person.chance(3, context_.economy.formal_share)) {
    livelihood = Livelihood::employed;
  } else if (age < youth_until && place.chance(0, context_.economy.idle_youth_share)) {
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
    citizens.attitude[row].part[a] = Feelings::part_of(
        exact::clamp01(context_.attitudes[a] +
                       attitude_spread * (feeling.uniform(static_cast<int>(a % 4)) - 0.5)));
  }
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

void Builder::raise_factions() {
  for (std::uint32_t f = 0; f < context_.factions.size(); ++f) raise_faction(f);
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
          exact::clamp01(given.abusiveness + attitude_spread * (block.uniform(2) - 0.5));
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
                                     child ? grown_fighter_from : youth_until);
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

void Builder::enlist_police() {
  const PoliceContext& given = context_.police;
  Police& police = world_.police;
  const auto by_district = split_by_shares(whole(given.officers), or_by_people(given.regions));
  for (std::uint32_t d = 0; d < by_district.size(); ++d) {
    for (std::int64_t i = 0; i < by_district[d]; ++i) {
      const auto row = static_cast<std::uint32_t>(police.size());
      const Block block = draws_.block(row, Lane::build_officer, 0);
      const Block more = draws_.block(row, Lane::build_officer, 1);
      const Sex sex = block.chance(0, given.women_share) ? Sex::female : Sex::male;
      const bool trained = block.chance(1, given.trained_share);
      const bool abuser = block.chance(2, given.abuser_share);
      police.home.push_back(take_person(DistrictId{d}, row, Lane::build_officer, sex,
                                        working_age_from, working_age_until));
      police.sex.push_back(sex);
      police.origin.push_back({});
      police.abuser.push_back(abuser ? 1 : 0);
      police.was_fighter.push_back({});
      police.integrity.push_back(static_cast<float>((abuser ? abuser_integrity : clean_integrity) +
                                                    integrity_width * more.uniform(0)));
      police.status.push_back(ServiceStatus::serving);
      police.district.push_back(DistrictId{d});
      police.training_weeks.push_back(trained ? basic_training_weeks : short_training_weeks);
      police.training_until.push_back(0);
      police.supervisor.push_back(
          trained && block.chance(3, given.supervisor_share / std::max(0.01, given.trained_share))
              ? 1
              : 0);
      police.vetted.push_back(0);
      police.arrears_weeks.push_back(static_cast<float>(given.arrears_weeks));
      police.joined.push_back(
          -static_cast<Week>(more.uniform(1) * longest_police_service * weeks_per_year));
      police.posted.push_back(police.joined.back());
    }
  }
  police.target_strength = whole(given.officers);
}

void Builder::enlist_army() {
  const ArmyContext& given = context_.army;
  Army& army = world_.army;
  const std::int64_t strength = whole(given.soldiers);
  const std::int64_t n_battalions = (strength + battalion_size - 1) / battalion_size;
  const auto by_district = split_by_shares(n_battalions, or_by_people(given.regions));
  for (std::uint32_t d = 0; d < by_district.size(); ++d) {
    for (std::int64_t b = 0; b < by_district[d]; ++b) {
      Battalion battalion;
      battalion.district = DistrictId{d};
      battalion.cohesion = given.cohesion;
      battalion.arrears_weeks = given.arrears_weeks;
      army.battalions.push_back(battalion);
    }
  }
  Soldiers& soldiers = army.soldiers;
  for (std::int64_t i = 0; i < strength; ++i) {
    const auto row = static_cast<std::uint32_t>(i);
    const auto battalion = static_cast<std::uint16_t>(i * n_battalions / strength);
    const Block block = draws_.block(row, Lane::build_soldier, 0);
    const Block more = draws_.block(row, Lane::build_soldier, 1);
    const Sex sex = block.chance(0, given.women_share) ? Sex::female : Sex::male;
    FactionId origin;
    double left = block.uniform(1);
    for (std::uint32_t f = 0; f < given.origin.size() && !origin.exists(); ++f) {
      left -= given.origin[f];
      if (left < 0.0) origin = FactionId{f};
    }
    const DistrictId home{static_cast<std::uint32_t>(pick(people_shares(), more.uniform(0)))};
    soldiers.home.push_back(
        take_person(home, row, Lane::build_soldier, sex, working_age_from, youth_until));
    soldiers.sex.push_back(sex);
    soldiers.origin.push_back(origin);
    soldiers.officer.push_back(i % soldiers_per_officer == 0 ? 1 : 0);
    soldiers.abuser.push_back(block.chance(2, given.abuser_share) ? 1 : 0);
    soldiers.status.push_back(ServiceStatus::serving);
    soldiers.battalion.push_back(battalion);
    soldiers.arrears_weeks.push_back(static_cast<float>(given.arrears_weeks));
    soldiers.training_weeks.push_back(
        static_cast<float>(longest_soldier_training * more.uniform(1)));
    soldiers.joined.push_back(
        -static_cast<Week>(more.uniform(2) * longest_army_service * weeks_per_year));
    soldiers.vetted.push_back(0);
    soldiers.was_fighter.push_back({});
    ++army.battalions[battalion].strength;
  }
  army.target_strength = given.target_strength > 0 ? whole(given.target_strength) : strength;
  world_.arsenal.state_stores = strength + whole(context_.police.officers) / officers_per_rifle;
  world_.arsenal.at_start += world_.arsenal.state_stores;
}

void Builder::open_courts_and_prisons() {
  const JusticeContext& given = context_.justice;
  const auto shares = or_by_people(given.regions);
  const auto places =
      split_by_shares(whole(given.prison_places), or_by_people(given.prison_regions));
  const double total = std::accumulate(shares.begin(), shares.end(), 0.0);
  const double all_places = std::max(1.0, given.prison_places);
  for (std::size_t d = 0; d < world_.districts.size(); ++d) {
    const double share = shares[d] / total;
    Court court;
    court.judges = given.judges * share;
    court.prosecutors = given.prosecutors * share;
    court.defenders = given.defenders * share;
    court.clerks = given.clerks * share;
    world_.justice.courts.push_back(court);
    Prison prison;
    prison.places = static_cast<double>(places[d]);
    prison.staff = given.prison_staff * prison.places / all_places;
    world_.justice.prisons.push_back(prison);
  }
  world_.justice.seen_sanction.assign(world_.districts.size(), given.seen_sanction);
  world_.justice.violence_by_civilians.assign(world_.districts.size(), 0.0);
  world_.oversight.inspectors = context_.oversight.inspectors;
  world_.oversight.civil_society = context_.oversight.civil_society;
  world_.oversight.parliament = context_.oversight.parliament;
  world_.oversight.seen_certainty_police.assign(world_.districts.size(),
                                                context_.oversight.seen_certainty);
  world_.oversight.seen_certainty_army = world_.oversight.seen_certainty_police;
}

void Builder::fill_dockets() {
  const JusticeContext& given = context_.justice;
  const auto pending = split_by_shares(whole(given.pending_cases), people_shares());
  const auto detained = split_by_shares(whole(given.detainees), or_by_people(given.prison_regions));
  std::uint32_t number = 0;
  for (std::uint32_t d = 0; d < world_.districts.size(); ++d) {
    for (std::int64_t i = 0; i < pending[d]; ++i) add_case(number++, DistrictId{d}, Custody::none);
    const auto remand = whole(static_cast<double>(detained[d]) * given.pretrial_share);
    for (std::int64_t i = 0; i < detained[d]; ++i) {
      add_case(number++, DistrictId{d}, i < remand ? Custody::remand : Custody::sentenced);
    }
  }
  world_.cases_opened = number;
}

void Builder::add_case(std::uint32_t number, DistrictId district, Custody custody) {
  const Block block = draws_.block(number, Lane::build_case);
  constexpr Matter usual[] = {Matter::theft,   Matter::theft,   Matter::robbery,
                              Matter::assault, Matter::assault, Matter::sexual_violence,
                              Matter::homicide};
  Case item;
  item.id = event_id(number, 0xca5eU);
  item.district = district;
  item.matter = usual[block.below(0, 7)];
  const CitizenId victim = somebody_in(world_, district, draws_.block(number, Lane::build_case, 1));
  if (!victim.exists()) nobody_left(district);
  item.victim = victim;
  item.community = community_of(world_, victim);
  item.victim_sex = world_.citizens.sex[victim.value];
  item.victim_group = world_.citizens.group[victim.value];
  item.opened = -static_cast<Week>(block.below(1, oldest_case_weeks));
  item.stage_since = item.opened;
  item.stage = custody == Custody::sentenced ? Stage::convicted : Stage::charged;
  item.suspect_kind = OffenderKind::citizen;
  item.right_person = block.chance(2, 1.0 - context_.justice.wrong_suspect_share);
  item.evidence = half_the_evidence;
  item.custody = custody;
  item.prison = district;
  item.custody_since = item.opened;
  if (custody == Custody::sentenced)
    item.release_week = static_cast<Week>(block.below(3, longest_rest_weeks));
  if (custody == Custody::none) {
    item.suspect = somebody_in(world_, district, draws_.block(number, Lane::build_case, 2)).value;
  } else {
    item.suspect = take_person(district, number, Lane::build_case, Sex::male, working_age_from,
                               working_age_until)
                       .value;
    Prison& prison = world_.justice.prisons[district.value];
    ++(custody == Custody::remand ? prison.remand : prison.sentenced);
  }
  file(world_, item);
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

}  // namespace

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

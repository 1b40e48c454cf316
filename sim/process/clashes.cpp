#include "process/clashes.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/exact_math.h"
#include "core/rows.h"
#include "process/casualties.h"
#include "process/handover.h"
#include "process/mandate_seen.h"
#include "process/parameters.h"
#include "world/recruits.h"

namespace ssr {

namespace {

constexpr double unit_of_fifty = 50.0;  // rates are stated for fifty armed men

}  // namespace

double operates_probability(const ClashesParameters& p, const OperationView& view) noexcept {
  if (view.men <= 0.0) return 0.0;
  const double against = p.fear_of_forces * view.forces + p.fear_of_guarantor * view.peacekeepers;
  const double boldness = view.men / (view.men + against);
  return exact::chance_within(p.operation_rate * view.men / unit_of_fifty * boldness, 1.0);
}

std::array<double, 3> target_weights(const ClashesParameters& p, double abusiveness,
                                     double relative_strength, bool camp_nearby) noexcept {
  return {p.community_weight * abusiveness, p.forces_weight * relative_strength,
          camp_nearby ? p.site_weight : 0.0};
}

double pursuit_probability(const ClashesParameters& p, double forces) noexcept {
  if (forces <= 0.0) return 0.0;
  return exact::chance_within(p.pursuit_rate * forces / (forces + p.forces_to_find), 1.0);
}

double loss_share(const ClashesParameters& p, double men, double forces) noexcept {
  const double own = exact::pow(men, p.strength_exponent);
  const double theirs = exact::pow(forces, p.strength_exponent);
  return own + theirs > 0.0 ? theirs / (own + theirs) : 0.0;
}

double join_probability(const ClashesParameters& p, bool has_work, double grievance,
                        double legitimacy) noexcept {
  return p.join_base * p.sees_misrule * grievance * (1.0 - legitimacy) *
         (has_work ? p.join_employed : 1.0);
}

namespace {

/// A unit that fights, with those who carry a weapon.
struct Band {
  std::uint32_t unit = 0;
  std::vector<std::uint32_t> men;  // rows, armed
};

/// Forces of one district, in soldiers' worth.
struct Forces {
  double soldiers = 0;
  double police = 0;
  double peacekeepers = 0;
  double state() const noexcept { return soldiers + police; }
  double all() const noexcept { return soldiers + police + peacekeepers; }
};

std::vector<Band> muster(const World& world) {
  std::vector<Band> bands;
  std::vector<std::uint32_t> band_of(world.units.size(), 0);
  for (std::uint32_t u = 0; u < world.units.size(); ++u) {
    if (!world.units[u].fights || world.units[u].under_arms <= 0) continue;
    bands.push_back({u, {}});
    band_of[u] = static_cast<std::uint32_t>(bands.size());
  }
  if (bands.empty()) return bands;
  const Fighters& f = world.fighters;
  const auto carries = [&f](std::size_t i) {
    const std::uint8_t weapons = f.weapons[i];
    return armed(f.state[i]) && weapons > 0;
  };
  each_wanted(f.size(), carries, [&](std::uint32_t i) {
    const std::uint32_t band = band_of[f.unit[i].value];
    if (band > 0) bands[band - 1].men.push_back(i);
  });
  return bands;
}

Forces forces_in(const ClashesParameters& p, const World& world, DistrictId district) {
  const District& d = world.districts[district.value];
  Forces forces;
  for (const Battalion& b : world.army.battalions) {
    // A battalion fights as well as it holds together; one in mutiny does not fight for the state.
    if (b.district == district && !b.in_mutiny) forces.soldiers += b.cohesion * b.strength;
  }
  forces.police = p.police_worth * d.police_present;
  forces.peacekeepers = p.peacekeeper_worth * world.mission.mandate * d.peacekeepers;
  return forces;
}

/// The dead among a band's men, drawn and counted as `coded`; a dead commander is followed by the
/// next in line.
std::int64_t kill_men(const Step& step, World& world, Band& band, std::int64_t n, WeaponTo to,
                      Count coded) {
  Fighters& f = world.fighters;
  Unit& unit = world.units[band.unit];
  std::int64_t dead = 0;
  while (dead < n && !band.men.empty()) {
    const Block draw =
        step.draws.block(event_id(band.unit, static_cast<std::uint32_t>(dead)), Lane::clash, 4);
    const std::uint32_t place = draw.below(0, static_cast<std::uint32_t>(band.men.size()));
    const std::uint32_t row = band.men[place];
    band.men.erase(band.men.begin() + place);
    kill_fighter(world, row, step.week(), to);
    if (unit.commander.value == row) {
      unit.commander = band.men.empty() ? FighterId{} : FighterId{band.men.front()};
    }
    world.tally.add_person(coded, unit.district, f.sex[row],
                           world.citizens.group[f.home[row].value]);
    ++dead;
  }
  return dead;
}

/// Neighbours remember deaths of a fight where somebody lives, drawn.
void leave_memory(const Step& step, World& world, DistrictId district, std::uint32_t key,
                  std::int64_t deaths) {
  const CitizenId witness = somebody_in(world, district, step.draws.block(key, Lane::clash, 5));
  if (witness.exists()) {
    remember(world, community_of(world, witness), &Communities::recent_violence,
             static_cast<double>(std::max<std::int64_t>(1, deaths)));
  }
}

void publish(const Step& step, World& world, EventKind kind, const Unit& unit,
             std::int64_t deaths) {
  world.events.push_back({.week = step.week(),
                          .kind = kind,
                          .district = unit.district.value,
                          .faction = unit.faction.value,
                          .amount = static_cast<double>(deaths)});
}

/// Fighting between a band and the forces of its district.
void fight(const Step& step, World& world, Band& band, const Forces& forces) {
  const ClashesParameters& p = step.parameters.clashes;
  Unit& unit = world.units[band.unit];
  const double men = static_cast<double>(band.men.size());
  const double engaged = std::min(forces.all(), p.engaged_ratio * men);
  if (engaged <= 0.0 || men <= 0.0) return;
  const Block draw = step.draws.block(UnitId{band.unit}, Lane::clash, 1);
  const std::int64_t dead = exact::poisson(p.lethality * (men + engaged) / 2.0, draw.uniform(0));
  const double share = loss_share(p, men, engaged);
  const std::int64_t own =
      exact::binomial(dead, share, step.draws.block(UnitId{band.unit}, Lane::clash, 2));
  const bool won = share < 0.5;
  std::int64_t total = kill_men(step, world, band, own, won ? WeaponTo::faction : WeaponTo::state,
                                Count::battle_death);
  const auto theirs = static_cast<double>(dead - own);
  const std::uint32_t key = event_id(band.unit, 1);
  const std::int64_t soldiers = kill_soldiers(
      step, world, unit.district,
      exact::round_by_chance(theirs * forces.soldiers / forces.all(), draw.uniform(1)), key);
  total += soldiers;
  total += kill_police(
      step, world, unit.district,
      exact::round_by_chance(theirs * forces.police / forces.all(), draw.uniform(2)), key);
  const std::int64_t foreign =
      exact::round_by_chance(theirs * forces.peacekeepers / forces.all(), draw.uniform(3));
  world.tally.add(Count::battle_death, unit.district, foreign);
  total += foreign;
  if (won) {
    const std::int64_t taken = std::min(soldiers, world.arsenal.state_stores);
    world.arsenal.state_stores -= taken;
    world.factions[unit.faction.value].cached_weapons += taken;
  }
  world.tally.add(Count::clash, unit.district);
  record_battle_deaths(step, world, total);
  publish(step, world, EventKind::clash, unit, total);
  leave_memory(step, world, unit.district, key, total);
  const Block after = step.draws.block(UnitId{band.unit}, Lane::clash, 3);
  if (static_cast<double>(band.men.size()) < p.surrender_men ||
      (!won && after.chance(0, p.surrender_rate))) {
    give_up(step, unit);
  }
}

void raid_community(const Step& step, World& world, const Band& band) {
  const ClashesParameters& p = step.parameters.clashes;
  const Unit& unit = world.units[band.unit];
  const Block draw = step.draws.block(UnitId{band.unit}, Lane::clash, 6);
  const double mean = p.victims_per_attack * unit.abusiveness *
                      static_cast<double>(band.men.size()) / unit_of_fifty;
  const std::int64_t wanted = exact::poisson(mean, draw.uniform(0));
  const std::uint32_t key = event_id(band.unit, 2);
  const CitizenId first = somebody_in(world, unit.district, step.draws.block(key, Lane::clash, 5));
  world.tally.add(Count::attack, unit.district);
  if (!first.exists()) return;
  const CommunityId place = community_of(world, first);
  std::int64_t dead = 0;
  for (std::int64_t v = 0; v < wanted; ++v) {
    const auto n = static_cast<std::uint32_t>(v);
    const CitizenId victim =
        somebody_of(world, place, step.draws.block(event_id(key, n), Lane::clash, 5));
    if (!victim.exists() || !leave_row(world, victim)) continue;
    ++world.deaths;
    ++dead;
    world.tally.add_person(Count::one_sided_death, unit.district, world.citizens.sex[victim.value],
                           world.citizens.group[victim.value]);
  }
  remember(world, place, &Communities::recent_violence, static_cast<double>(1 + dead));
  record_other_deaths(step, world, dead);
  if (dead > 0) publish(step, world, EventKind::attack, unit, dead);
}

/// Disarmed fighters of others, waiting in camps of the unit's district.
std::vector<std::uint32_t> camp_beside(const World& world, const Unit& unit) {
  const Fighters& f = world.fighters;
  std::vector<std::uint32_t> camp;
  const auto cantoned = [](FighterState state) { return state == FighterState::cantoned; };
  each_row_where(f.state, cantoned, [&](std::uint32_t i) {
    if (f.district[i] == unit.district && f.faction[i] != unit.faction) camp.push_back(i);
  });
  return camp;
}

/// They are attacked.
void raid_camp(const Step& step, World& world, const Band& band,
               std::vector<std::uint32_t> camp) {
  const ClashesParameters& p = step.parameters.clashes;
  const Unit& unit = world.units[band.unit];
  const Fighters& f = world.fighters;
  const Block draw = step.draws.block(UnitId{band.unit}, Lane::clash, 8);
  const double mean = p.site_victims * static_cast<double>(band.men.size()) / unit_of_fifty;
  const std::int64_t wanted = exact::poisson(mean, draw.uniform(0));
  std::int64_t dead = 0;
  for (; dead < wanted && !camp.empty(); ++dead) {
    const Block who =
        step.draws.block(event_id(band.unit, static_cast<std::uint32_t>(dead), 3), Lane::clash, 8);
    const std::uint32_t place = who.below(0, static_cast<std::uint32_t>(camp.size()));
    const std::uint32_t row = camp[place];
    camp.erase(camp.begin() + place);
    kill_fighter(world, row, step.week(), WeaponTo::state);
    world.tally.add_person(Count::one_sided_death, unit.district, f.sex[row],
                           world.citizens.group[f.home[row].value]);
  }
  world.tally.add(Count::attack, unit.district);
  record_other_deaths(step, world, dead);
  publish(step, world, EventKind::attack, unit, dead);
}

/// The band strikes, or not, at what it fears least and wants most.
void strike(const Step& step, World& world, Band& band, const Forces& forces) {
  const ClashesParameters& p = step.parameters.clashes;
  const Unit& unit = world.units[band.unit];
  const double men = static_cast<double>(band.men.size());
  const Block draw = step.draws.block(UnitId{band.unit}, Lane::clash, 0);
  const double seen = p.peacekeeper_worth * mandate_seen(step, world) *
                      world.districts[unit.district.value].peacekeepers;
  const OperationView view{.men = men,
                           .forces = forces.state(),
                           .peacekeepers = seen};
  if (!draw.chance(0, operates_probability(p, view))) return;
  const double relative = men / (men + forces.state() + seen);
  std::vector<std::uint32_t> camp = camp_beside(world, unit);
  const auto weights = target_weights(p, unit.abusiveness, relative, !camp.empty());
  const double pick = draw.uniform(1) * (weights[0] + weights[1] + weights[2]);
  if (pick < weights[0]) {
    raid_community(step, world, band);
  } else if (pick < weights[0] + weights[1]) {
    fight(step, world, band, forces);
  } else if (weights[2] > 0.0) {
    raid_camp(step, world, band, std::move(camp));
  }
}

bool hostile(const World& world, const Unit& a, const Unit& b) {
  return a.faction != b.faction && (!world.factions[a.faction.value].sides_with_state ||
                                    !world.factions[b.faction.value].sides_with_state);
}

/// A militia on the state's side that has not turned its arms against it.
bool fights_for_state(const World& world, const Unit& unit) {
  return world.factions[unit.faction.value].sides_with_state && !unit.fights;
}

/// Fighting between armed groups: of the state's side against a group, or communal, in the coding
/// of conflicts.
void meet_rivals(const Step& step, World& world, Band& band) {
  const ClashesParameters& p = step.parameters.clashes;
  const Unit& unit = world.units[band.unit];
  const Block draw = step.draws.block(UnitId{band.unit}, Lane::communal_violence);
  if (!draw.chance(0, exact::chance_within(p.rival_rate, 1.0))) return;
  std::uint32_t rival = static_cast<std::uint32_t>(world.units.size());
  for (std::uint32_t u = 0; u < world.units.size(); ++u) {
    const Unit& other = world.units[u];
    if (other.district != unit.district || other.under_arms <= 0 || !hostile(world, unit, other))
      continue;
    if (rival == world.units.size() || other.under_arms > world.units[rival].under_arms) rival = u;
  }
  if (rival == world.units.size()) return;
  Band others{rival, {}};
  each_row_where(world.fighters.state, armed, [&](std::uint32_t i) {
    if (world.fighters.unit[i].value == rival && world.fighters.weapons[i] > 0) {
      others.men.push_back(i);
    }
  });
  const double men = static_cast<double>(band.men.size());
  const double against = static_cast<double>(others.men.size());
  const std::int64_t dead = exact::poisson(p.lethality * (men + against) / 2.0, draw.uniform(1));
  const std::int64_t own = exact::round_by_chance(
      static_cast<double>(dead) * loss_share(p, men, against), draw.uniform(2));
  const bool of_state = fights_for_state(world, world.units[rival]);
  const Count coded = of_state ? Count::battle_death : Count::communal_death;
  const std::int64_t total =
      kill_men(step, world, band, own, WeaponTo::civilians, coded) +
      kill_men(step, world, others, dead - own, WeaponTo::civilians, coded);
  if (of_state) {
    world.tally.add(Count::clash, unit.district);
    record_battle_deaths(step, world, total);
  } else {
    record_other_deaths(step, world, total);
  }
  publish(step, world, of_state ? EventKind::clash : EventKind::communal_violence, unit, total);
  leave_memory(step, world, unit.district, event_id(band.unit, 4), total);
}

/// A new fighter, with a weapon from the cache or from what is around.
void enlist(const Step& step, World& world, std::uint32_t u, CitizenId home, float tie) {
  const Unit& unit = world.units[u];
  Fighters& f = world.fighters;
  Faction& faction = world.factions[unit.faction.value];
  std::int64_t& loose = world.districts[unit.district.value].civilian_weapons;
  std::int64_t& source = faction.cached_weapons > 0 ? faction.cached_weapons : loose;
  const bool gets_weapon = source > 0;
  if (gets_weapon) --source;
  const std::uint32_t row =
      add_to_unit(world, home, UnitId{u}, FighterState::under_arms, step.week());
  f.weapons[row] = gets_weapon ? 1 : 0;
  f.livelihood[row] = Livelihood::illicit;
  f.commander_tie[row] = tie;
  world.tally.add_person(Count::joined_armed_group, unit.district, f.sex[row],
                         world.citizens.group[home.value]);
}

void recruit(const Step& step, World& world, const Band& band) {
  const ClashesParameters& p = step.parameters.clashes;
  const Citizens& c = world.citizens;
  const DistrictId district = world.units[band.unit].district;
  const Block draw = step.draws.block(UnitId{band.unit}, Lane::remobilisation, 16);
  const std::int64_t asked = exact::round_by_chance(
      p.approach_share * static_cast<double>(band.men.size()), draw.uniform(0));
  for (std::int64_t a = 0; a < asked; ++a) {
    const std::uint32_t key = event_id(band.unit, static_cast<std::uint32_t>(a), 16);
    const CitizenId person =
        somebody_in(world, district, step.draws.block(key, Lane::remobilisation, 17));
    if (!person.exists()) continue;
    const std::uint32_t row = person.value;
    const Livelihood work = c.livelihood[row];
    if (c.sex[row] != Sex::male || work == Livelihood::child || work == Livelihood::old) continue;
    const double grievance = c.attitude[row][Attitude::grievance];
    const double legitimacy = c.attitude[row][Attitude::legitimacy];
    const Block answer = step.draws.block(key, Lane::remobilisation, 18);
    const bool has_work = work == Livelihood::employed || work == Livelihood::subsistence;
    if (!answer.chance(0, join_probability(p, has_work, grievance, legitimacy))) continue;
    if (leave_row(world, person)) {
      enlist(step, world, band.unit, person, static_cast<float>(answer.uniform(1)));
    }
  }
}

}  // namespace

void clashes(const Step& step, World& world) {
  const ClashesParameters& p = step.parameters.clashes;
  std::vector<Band> bands = muster(world);
  for (Band& band : bands) {
    Unit& unit = world.units[band.unit];
    // Men of this band may have fallen this week against another one.
    std::erase_if(band.men, [&](std::uint32_t row) { return !armed(world.fighters.state[row]); });
    const bool gathers = unit.gathers_until != never;
    if (static_cast<double>(band.men.size()) < p.surrender_men) {
      const bool waits = gathers && step.week() < unit.gathers_until;
      if (unit.splinter && !waits) give_up(step, unit);
      continue;
    }
    if (gathers) {
      unit.gathers_until = never;
      publish(step, world, EventKind::regrouped, unit, static_cast<std::int64_t>(band.men.size()));
    }
    const Forces forces = forces_in(p, world, unit.district);
    strike(step, world, band, forces);
    const Block draw = step.draws.block(UnitId{band.unit}, Lane::clash, 9);
    if (unit.fights && draw.chance(0, pursuit_probability(p, forces.all()))) {
      fight(step, world, band, forces);
    }
    if (unit.fights) meet_rivals(step, world, band);
    if (unit.fights && step.week() % weeks_per_month == 0) recruit(step, world, band);
  }
}

}  // namespace ssr

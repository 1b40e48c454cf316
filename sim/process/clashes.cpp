#include "process/clashes.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/exact_math.h"
#include "core/rows.h"
#include "process/clashes_band.h"
#include "process/handover.h"
#include "process/mandate_seen.h"
#include "process/parameters.h"
#include "world/recruits.h"

namespace ssr {

double operations_a_week(const ClashesParameters& p, const OperationView& view) noexcept {
  if (view.men <= 0.0) return 0.0;
  const double against = p.fear_of_forces * view.forces + p.fear_of_guarantor * view.peacekeepers;
  const double boldness = view.men / (view.men + against);
  return p.operation_rate * view.men / unit_of_fifty * boldness;
}

std::array<double, 3> target_weights(const ClashesParameters& p, double abusiveness,
                                     double relative_strength, bool camp_nearby) noexcept {
  return {p.community_weight * abusiveness, p.forces_weight * relative_strength,
          camp_nearby ? p.site_weight : 0.0};
}

double pursuits_a_week(const ClashesParameters& p, double forces, double men) noexcept {
  if (forces <= 0.0) return 0.0;
  const double hides = forces / (men + forces);
  const double to_find = p.forces_to_find * (1.0 + hides * (p.hiding - 1.0));
  return p.pursuit_rate * forces / (forces + to_find) * men / unit_of_fifty;
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

std::vector<Band> muster(const World& world) {
  std::vector<Band> bands;
  std::vector<std::uint32_t> band_of(world.units.size(), 0);
  for (std::uint32_t u = 0; u < world.units.size(); ++u) {
    if (!world.units[u].fights || world.units[u].under_arms <= 0) continue;
    bands.push_back({.unit = u, .men = {}});
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

Forces part_of(const Forces& forces, double share) noexcept {
  return {forces.soldiers * share, forces.police * share, forces.peacekeepers * share};
}

/// One operation: the band strikes at what it fears least and wants most.
void strike(const Step& step, World& world, Band& band, const Forces& forces,
            const OperationView& view, std::uint32_t key) {
  const ClashesParameters& p = step.parameters.clashes;
  const Unit& unit = world.units[band.unit];
  const double relative = view.men / (view.men + view.forces + view.peacekeepers);
  std::vector<std::uint32_t> camp = camp_beside(world, unit);
  const auto weights = target_weights(p, unit.abusiveness, relative, !camp.empty());
  const Block target = step.draws.block(key, Lane::clash, 10);
  const double pick = target.uniform(0) * (weights[0] + weights[1] + weights[2]);
  if (pick < weights[0]) {
    raid_community(step, world, band, key);
  } else if (unit.lives_from_rents()) {
    return;  // he keeps away from those who could stop him
  } else if (pick < weights[0] + weights[1]) {
    fight(step, world, band, forces, key);
  } else if (weights[2] > 0.0) {
    raid_camp(step, world, band, std::move(camp), key);
  }
}

/// What the band undertakes this week, until it gives up.
void operate(const Step& step, World& world, Band& band, const Forces& forces) {
  const ClashesParameters& p = step.parameters.clashes;
  const Unit& unit = world.units[band.unit];
  const OperationView view{.men = band.size(),
                           .forces = forces.state(),
                           .peacekeepers = p.peacekeeper_worth * mandate_seen(step, world) *
                                           world.districts[unit.district.value].peacekeepers};
  const Block draw = step.draws.block(UnitId{band.unit}, Lane::clash, 0);
  const std::int64_t planned = exact::poisson(operations_a_week(p, view), draw.uniform(0));
  for (std::int64_t n = 0; n < planned && unit.fights; ++n) {
    strike(step, world, band, forces, view, name_of(band, Encounter::operation, n));
  }
}

/// These forces look for the band.
void pursue(const Step& step, World& world, Band& band, const Forces& forces) {
  const Unit& unit = world.units[band.unit];
  const double mean = pursuits_a_week(step.parameters.clashes, forces.all(), band.size());
  const Block draw = step.draws.block(UnitId{band.unit}, Lane::clash, 9);
  const std::int64_t found = exact::poisson(mean, draw.uniform(0));
  for (std::int64_t n = 0; n < found && unit.fights; ++n) {
    fight(step, world, band, forces, name_of(band, Encounter::pursuit, n));
  }
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

/// A young man of the district, if so many looks find one.
CitizenId young_man_of(const Step& step, const World& world, DistrictId district,
                       std::uint32_t key) {
  constexpr std::uint32_t looks = 16;
  constexpr std::uint32_t first_look = 19;  // among the questions about a recruit
  const Citizens& c = world.citizens;
  for (std::uint32_t look = 0; look < looks; ++look) {
    const CitizenId person = somebody_in(
        world, district, step.draws.block(key, Lane::remobilisation, first_look + look));
    if (!person.exists()) break;
    const std::uint32_t row = person.value;
    if (c.sex[row] == Sex::male && c.livelihood[row] != Livelihood::child &&
        age_years(c.birth_week[row], step.week()) < step.parameters.response.joining_until_age) {
      return person;
    }
  }
  return {};
}

void recruit(const Step& step, World& world, const Band& band) {
  const ClashesParameters& p = step.parameters.clashes;
  const Citizens& c = world.citizens;
  const DistrictId district = world.units[band.unit].district;
  const Block draw = step.draws.block(UnitId{band.unit}, Lane::remobilisation, 16);
  const std::int64_t asked =
      exact::round_by_chance(p.approach_share * band.size(), draw.uniform(0));
  for (std::int64_t a = 0; a < asked; ++a) {
    const std::uint32_t key = event_id(band.unit, static_cast<std::uint32_t>(a), 16);
    const CitizenId person = young_man_of(step, world, district, key);
    if (!person.exists()) continue;
    const std::uint32_t row = person.value;
    const Livelihood work = c.livelihood[row];
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
  std::vector<double> fighting(world.districts.size(), 0.0);  // [district] men of its bands
  for (const Band& band : bands) {
    if (band.size() >= p.surrender_men) {
      fighting[world.units[band.unit].district.value] += band.size();
    }
  }
  for (Band& band : bands) {
    Unit& unit = world.units[band.unit];
    // Men of this band may have fallen this week against another one.
    std::erase_if(band.men, [&](std::uint32_t row) { return !armed(world.fighters.state[row]); });
    const bool gathers = unit.gathers_until != never;
    if (band.size() < p.surrender_men) {
      const bool waits = gathers && step.week() < unit.gathers_until;
      if (unit.splinter && !waits) give_up(step, unit);
      continue;
    }
    if (gathers) {
      unit.gathers_until = never;
      publish(step, world, EventKind::regrouped, unit, static_cast<std::int64_t>(band.men.size()));
    }
    const Forces forces = forces_in(p, world, unit.district);
    const Forces hunters =
        part_of(forces, band.size() / std::max(1.0, fighting[unit.district.value]));
    operate(step, world, band, forces);
    if (unit.fights) pursue(step, world, band, hunters);
    if (unit.fights) meet_rivals(step, world, band);
    if (unit.fights && step.week() % weeks_per_month == 0) recruit(step, world, band);
  }
}

}  // namespace ssr

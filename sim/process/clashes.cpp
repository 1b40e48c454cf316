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

namespace ssr {

double boldness(const ClashesParameters& p, const OperationView& view) noexcept {
  if (view.men <= 0.0) return 0.0;
  const double against = p.fear_of_forces * view.forces + p.fear_of_guarantor * view.peacekeepers;
  return view.men / (view.men + against);
}

double operations_a_week(const ClashesParameters& p, const OperationView& view) noexcept {
  return p.operation_rate * view.men / unit_of_fifty * boldness(p, view);
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

double misrule_seen(const ClashesParameters& p, double grievance, double legitimacy) noexcept {
  return p.sees_misrule * grievance * (1.0 - legitimacy);
}

double join_probability(const ClashesParameters& p, bool has_work, double motive) noexcept {
  return p.join_base * motive * (has_work ? p.join_employed : 1.0);
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

OperationView view_of(const Step& step, const World& world, const Band& band,
                      const Forces& forces) {
  const District& here = world.districts[world.units[band.unit].district.value];
  return {.men = band.size(),
          .forces = forces.state(),
          .peacekeepers = step.parameters.clashes.peacekeeper_worth * mandate_seen(step, world) *
                          here.peacekeepers};
}

/// What the band undertakes this week, until it gives up.
void operate(const Step& step, World& world, Band& band, const Forces& forces,
             const OperationView& view) {
  const ClashesParameters& p = step.parameters.clashes;
  const Unit& unit = world.units[band.unit];
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

/// A young man of the district, if so many looks find one.
CitizenId young_man_of(const Step& step, const World& world, DistrictId district,
                       std::uint32_t key) {
  constexpr std::uint32_t looks = 32;       // one in seven or so is a young man
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

/// Those who fight ask young men around, as far as the forces around let them.
void recruit(const Step& step, World& world, const Band& band, const OperationView& view) {
  const ClashesParameters& p = step.parameters.clashes;
  const Citizens& c = world.citizens;
  const Unit& unit = world.units[band.unit];
  const DistrictId district = unit.district;
  const Block draw = step.draws.block(UnitId{band.unit}, Lane::remobilisation, 16);
  const std::int64_t asked =
      exact::round_by_chance(p.approach_share * band.size() * boldness(p, view), draw.uniform(0));
  for (std::int64_t a = 0; a < asked; ++a) {
    const std::uint32_t key = event_id(band.unit, static_cast<std::uint32_t>(a), 16);
    const CitizenId person = young_man_of(step, world, district, key);
    if (!person.exists()) continue;
    const Feelings& felt = c.attitude[person.value];
    const double motive = unit.lives_from_rents() ? lootable_left(world.districts[district.value])
                                                  : misrule_seen(p, felt[Attitude::grievance],
                                                                 felt[Attitude::legitimacy]);
    const Livelihood work = c.livelihood[person.value];
    const bool has_work = work == Livelihood::employed || work == Livelihood::subsistence;
    const Block answer = step.draws.block(key, Lane::remobilisation, 18);
    if (answer.chance(0, join_probability(p, has_work, motive)))
      enlist(step, world, person, UnitId{band.unit});
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
    const OperationView view = view_of(step, world, band, forces);
    operate(step, world, band, forces, view);
    if (unit.fights) pursue(step, world, band, hunters);
    if (unit.fights) meet_rivals(step, world, band);
    if (unit.fights && step.week() % weeks_per_month == 0) recruit(step, world, band, view);
  }
}

}  // namespace ssr

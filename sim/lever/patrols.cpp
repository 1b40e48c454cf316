#include "lever/patrols.h"

#include <algorithm>

#include "core/exact_math.h"
#include "core/rows.h"
#include "lever/share.h"
#include "process/parameters.h"

namespace ssr {

double seen_to_protect(double forces, double fighters, double abusiveness) noexcept {
  return forces + fighters - abusiveness;
}

namespace {

/// Former fighters who patrol in a district.
struct MixedUnit {
  double places = 0;
  double fighters = 0;
  double abusiveness = 0;  // sum over their units
};

/// Somebody who waits, and could walk with a patrol; places go to the first in this order.
struct Candidate {
  bool walks;  // he does already
  Week since;
  double draw;
  std::uint32_t row;

  bool operator<(const Candidate& other) const {
    if (walks != other.walks) return walks;
    if (since != other.since) return since < other.since;
    return draw != other.draw ? draw < other.draw : row < other.row;
  }
};

class MixedPatrols {
 public:
  explicit MixedPatrols(World& world) : world_(world) {}

  /// Fills `units` of the districts; who was on patrol before and has no place is idle again.
  void fill(std::vector<MixedUnit>& units) {
    std::vector<std::uint32_t> walked = std::move(world_.programme.on_patrol);
    world_.programme.on_patrol.clear();
    for (const Candidate& candidate : candidates(units, walked)) hire(candidate.row, units);
    std::sort(world_.programme.on_patrol.begin(), world_.programme.on_patrol.end());
    for (const std::uint32_t row : walked) {
      if (!on_patrol(world_.programme, row)) let_go(row);
    }
  }

 private:
  std::vector<Candidate> candidates(const std::vector<MixedUnit>& units,
                                    const std::vector<std::uint32_t>& walked) const {
    std::vector<Candidate> found;
    const bool any = std::any_of(units.begin(), units.end(),
                                 [](const MixedUnit& unit) { return unit.places >= 1.0; });
    if (!any) return found;
    const Fighters& f = world_.fighters;
    const auto waits = [&f](std::size_t row) { return f.state[row] == FighterState::waiting; };
    each_wanted(f.size(), waits, [&](std::uint32_t row) {
      const bool walks = std::binary_search(walked.begin(), walked.end(), row);
      const bool grown_up = f.role[row] != FighterRole::child;
      const bool fought =
          (f.flags[row] & fighter_flag::impostor) == 0 && !turned_out(f.discharge[row]);
      const bool has_work = f.livelihood[row] != Livelihood::idle && !walks;
      if (!grown_up || !fought || has_work || units[f.district[row].value].places < 1.0) return;
      const double draw = Draws(world_.luck, 0).block(FighterId{row}, Lane::patrol).uniform(0);
      found.push_back({.walks = walks, .since = f.since[row], .draw = draw, .row = row});
    });
    std::sort(found.begin(), found.end());
    return found;
  }

  void hire(std::uint32_t row, std::vector<MixedUnit>& units) {
    Fighters& f = world_.fighters;
    MixedUnit& unit = units[f.district[row].value];
    if (unit.places < 1.0) return;
    unit.places -= 1.0;
    unit.fighters += 1.0;
    unit.abusiveness += world_.units[f.unit[row].value].abusiveness;
    f.livelihood[row] = Livelihood::employed;
    world_.programme.on_patrol.push_back(row);
  }

  void let_go(std::uint32_t row) {
    Fighters& f = world_.fighters;
    if (at_large(f.state[row]) && f.livelihood[row] == Livelihood::employed)
      f.livelihood[row] = Livelihood::idle;
  }

  World& world_;
};

/// [0, 1] of the people of a district's patrols who are to be former fighters, over the activities
/// that offer patrols there.
double fighters_wanted(const Step& step, const World& world, std::size_t d) {
  double units = 0;
  double mixed = 0;
  for (const Offer& offer :
       world.programme.offers[static_cast<std::size_t>(Lever::joint_patrols)]) {
    const ActivityPlan& activity = step.plan.activities[offer.activity];
    if (!names_all_or(activity.regions, d)) continue;
    units += offer.units;
    mixed += offer.units * activity.fighters_share;
  }
  return units > 0 ? mixed / units : 0.0;
}

/// Men of a unit that harmed people take money from them on patrol as well.
void take_toll(const Step& step, World& world, std::uint32_t row) {
  const Fighters& f = world.fighters;
  const double rate = step.parameters.activities.lever.patrol_tolls / weeks_per_year *
                      world.units[f.unit[row].value].abusiveness;
  const Block draws = step.draws.block(FighterId{row}, Lane::patrol, 1);
  if (!exact::happens_within(draws.uniform(3), rate, 1.0)) return;
  const CitizenId victim = somebody_in(world, f.district[row], draws);
  if (!victim.exists()) return;
  const CommunityId community = community_of(world, victim);
  const std::uint32_t of_lane = static_cast<std::uint32_t>(Lane::patrol) << 24;
  world.incidents.push_back(
      {.id = event_id(community.value, static_cast<std::uint32_t>(step.week()), of_lane ^ row),
       .community = community,
       .victim = victim,
       .matter = Matter::extortion,
       .offender_kind = OffenderKind::fighter,
       .offender = row});
}

}  // namespace

void act_patrols(const Step& step, World& world) {
  for (District& district : world.districts) district.patrols = 0;
  if (!offered(world, Lever::joint_patrols) && world.programme.on_patrol.empty()) return;
  const double people = step.parameters.activities.lever.patrol_people;
  const auto weights = weights_of(step, world, Lever::joint_patrols, [&](std::size_t d) {
    return static_cast<double>(world.districts[d].people) * world.pictures.security[d];
  });
  std::vector<double> mixed;
  for (std::size_t d = 0; d < world.districts.size(); ++d)
    mixed.push_back(fighters_wanted(step, world, d));
  const auto patrols = share_out(step, world, Lever::joint_patrols, weights);
  std::vector<MixedUnit> units(world.districts.size());
  for (std::size_t d = 0; d < units.size(); ++d) {
    units[d].places = mixed[d] * people * patrols[d];
  }
  MixedPatrols(world).fill(units);
  for (std::size_t d = 0; d < units.size(); ++d) {
    const double forces = (1.0 - mixed[d]) * people * patrols[d];
    world.districts[d].patrols = seen_to_protect(forces, units[d].fighters, units[d].abusiveness);
  }
  for (const std::uint32_t row : world.programme.on_patrol) take_toll(step, world, row);
}

}  // namespace ssr

#include "lever/patrols.h"

#include <algorithm>

#include "core/rows.h"
#include "lever/share.h"
#include "process/parameters.h"

namespace ssr {

double seen_to_protect(double people, double fighters, double abusiveness) noexcept {
  return people - fighters * abusiveness;
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
  MixedPatrols(const Step& step, World& world) : step_(step), world_(world) {}

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
      const bool fought = (f.flags[row] & fighter_flag::impostor) == 0;
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

  const Step& step_;
  World& world_;
};

}  // namespace

void act_patrols(const Step& step, World& world) {
  for (District& district : world.districts) district.patrols = 0;
  if (!offered(world, Lever::joint_patrols) && world.programme.on_patrol.empty()) return;
  const double people = step.parameters.activities.lever.patrol_people;
  const auto weights = weights_of(step, world, Lever::joint_patrols, [&](std::size_t d) {
    return static_cast<double>(world.districts[d].people) * world.pictures.security[d];
  });
  const auto patrols = share_out(step, world, Lever::joint_patrols, weights);
  std::vector<MixedUnit> units(world.districts.size());
  for (std::size_t d = 0; d < units.size(); ++d) {
    const ActivityPlan* activity = running(world, step.plan, Lever::joint_patrols, d);
    units[d].places = activity != nullptr ? activity->fighters_share * people * patrols[d] : 0.0;
  }
  MixedPatrols(step, world).fill(units);
  for (std::size_t d = 0; d < units.size(); ++d) {
    const MixedUnit& unit = units[d];
    const double mean = unit.fighters > 0 ? unit.abusiveness / unit.fighters : 0.0;
    world.districts[d].patrols = seen_to_protect(people * patrols[d], unit.fighters, mean);
  }
}

}  // namespace ssr

#include "lever/violence.h"

#include <algorithm>
#include <vector>

#include "core/exact_math.h"
#include "lever/share.h"
#include "process/parameters.h"

namespace ssr {

double joins_probability(const LeverParameters& p, bool from_crime, double tie) noexcept {
  return p.joins_reduction * (from_crime ? p.joins_from_crime : 1.0) * (1.0 - exact::clamp01(tie));
}

double brings_weapon_probability(const LeverParameters& p, double perceived) noexcept {
  return p.joins_with_weapon * exact::clamp01(1.0 - perceived / p.hand_in_fear);
}

namespace {

constexpr std::uint32_t fighter_key = 0;  // draws of fighters; citizens have those above
constexpr std::uint32_t citizen_key = 8;

/// Somebody who asks for a place; places go to the lowest `order`.
struct Applicant {
  double order;
  bool fighter;
  std::uint32_t row;
};

class Reduction {
 public:
  Reduction(const Step& step, World& world)
      : step_(step), world_(world), p_(step.parameters.activities.lever) {}

  void play() {
    ask_fighters();
    ask_citizens();
    std::sort(applicants_.begin(), applicants_.end(), [](const Applicant& a, const Applicant& b) {
      if (a.order != b.order) return a.order < b.order;
      return a.fighter != b.fighter ? a.fighter : a.row < b.row;
    });
    for (const Applicant& applicant : applicants_) {
      if (applicant.fighter) {
        admit_fighter(applicant.row);
      } else {
        admit_citizens(applicant.row);
      }
    }
  }

 private:
  void ask_fighters();
  void ask_citizens();
  void admit_fighter(std::uint32_t row);
  void admit_citizens(std::uint32_t row);
  double perceived_at(CitizenId home) const {
    return world_.communities.perceived_violence[community_of(world_, home).value];
  }
  void destroy(DistrictId district, std::int64_t weapons) {
    world_.arsenal.destroyed += weapons;
    world_.arsenal.collected += weapons;
    world_.tally.add(Count::weapons_collected, district, weapons);
  }

  const Step& step_;
  World& world_;
  const LeverParameters& p_;
  std::vector<Applicant> applicants_;
};

void Reduction::ask_fighters() {
  const Fighters& f = world_.fighters;
  each_due(static_cast<std::uint32_t>(f.size()), step_.week(), [&](std::uint32_t row) {
    const bool outlaw = f.state[row] == FighterState::criminal;
    if (!outlaw && f.state[row] != FighterState::home_unregistered) return;
    const bool works =
        f.livelihood[row] == Livelihood::employed || f.livelihood[row] == Livelihood::subsistence;
    if (works || f.role[row] == FighterRole::child) return;
    const bool gang = world_.units[f.unit[row].value].style == CommanderStyle::runs_crime;
    const Block draws = step_.draws.block(FighterId{row}, Lane::violence_reduction, fighter_key);
    if (draws.chance(0, joins_probability(p_, outlaw, gang ? f.commander_tie[row] : 0.0))) {
      applicants_.push_back({draws.uniform(1), true, row});
    }
  });
}

void Reduction::ask_citizens() {
  const Citizens& c = world_.citizens;
  each_due(static_cast<std::uint32_t>(c.size()), step_.week(), [&](std::uint32_t row) {
    const bool outlaw = c.livelihood[row] == Livelihood::illicit;
    if ((c.flags[row] & citizen_flag::armed) == 0 || c.weight[row] <= 0) return;
    if (!outlaw && c.livelihood[row] != Livelihood::idle) return;
    const Block draws = step_.draws.block(CitizenId{row}, Lane::violence_reduction, citizen_key);
    if (draws.chance(0, joins_probability(p_, outlaw, 0.0))) {
      applicants_.push_back({draws.uniform(1), false, row});
    }
  });
}

void Reduction::admit_fighter(std::uint32_t row) {
  Fighters& f = world_.fighters;
  const DistrictId district = f.district[row];
  if (take_for_fighter(world_, step_.plan, Lever::violence_reduction, district.value, row, 1.0) <
      1.0) {
    return;
  }
  const Block draws = step_.draws.block(FighterId{row}, Lane::violence_reduction, fighter_key + 1);
  if (draws.chance(0, brings_weapon_probability(p_, perceived_at(f.home[row])))) {
    destroy(district, f.weapons[row]);
    f.weapons[row] = 0;
  }
  if (f.livelihood[row] == Livelihood::illicit) f.livelihood[row] = Livelihood::idle;
  enter(f, row, FighterState::in_programme, step_.week());
}

/// A row stands for several people: it joins as a whole, with the chance that the places are worth.
/// The work is there until the month's jobs are counted again.
void Reduction::admit_citizens(std::uint32_t row) {
  Citizens& c = world_.citizens;
  const DistrictId district{c.lives_in[row]};
  const Recipient recipient = {.community = community_of(world_, CitizenId{row}).value};
  const double people = c.weight[row];
  const double places =
      on_offer_for(world_, step_.plan, Lever::violence_reduction, district.value, recipient);
  const Block draws = step_.draws.block(CitizenId{row}, Lane::violence_reduction, citizen_key + 1);
  const double taken = take_for(world_, step_.plan, Lever::violence_reduction, district.value,
                                recipient, std::min(people, places));
  if (taken <= 0.0 || !draws.chance(0, taken / people)) return;
  c.livelihood[row] = Livelihood::employed;
  District& place = world_.districts[district.value];
  place.jobs += c.weight[row];
  place.jobs_taken += c.weight[row];
  if (!draws.chance(1, brings_weapon_probability(p_, perceived_at(CitizenId{row})))) return;
  const auto weapons = std::min<std::int64_t>(c.weight[row], place.civilian_weapons);
  place.civilian_weapons -= weapons;
  destroy(district, weapons);
  c.flags[row] = static_cast<std::uint8_t>(c.flags[row] & ~citizen_flag::armed);
}

}  // namespace

void act_violence(const Step& step, World& world) {
  if (!offered(world, Lever::violence_reduction)) return;
  Reduction(step, world).play();
}

}  // namespace ssr

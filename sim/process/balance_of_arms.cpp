#include "process/balance_of_arms.h"

#include <algorithm>

namespace ssr {

ArmsBalanceParameters read_arms_balance(Table& table) {
  return {
      .soldier_threat = table.number(
          "soldier_threat",
          {.value = 0.3,
           .low = 0.1,
           .high = 0.8,
           .unit = "1",
           .help = "Rival fighters that one soldier counts for, to those who fought the state.",
           .max = 10}),
      .comrade_worth = table.number("comrade_worth",
                                    {.value = 0.5,
                                     .low = 0.2,
                                     .high = 1.0,
                                     .unit = "1",
                                     .help = "Rivals that one comrade still under arms keeps away.",
                                     .max = 10}),
      .peacekeeper_worth =
          table.number("peacekeeper_worth",
                       {.value = 3.0,
                        .low = 1.0,
                        .high = 6.0,
                        .unit = "1",
                        .help = "Rivals that one peacekeeper with a full mandate keeps away.",
                        .max = 50}),
      .mission_police_worth =
          table.number("mission_police_worth",
                       {.value = 2.0,
                        .low = 0.5,
                        .high = 5.0,
                        .unit = "1",
                        .help = "Rivals that one police officer of the mission keeps away.",
                        .max = 50}),
      .officer_worth = table.number(
          "officer_worth",
          {.value = 1.5,
           .low = 0.5,
           .high = 3.0,
           .unit = "1",
           .help = "Rivals that one police officer keeps away where the police is fully trusted.",
           .max = 50}),
      .patrol_worth = table.number(
          "patrol_worth",
          {.value = 1.5,
           .low = 0.5,
           .high = 4.0,
           .unit = "1",
           .help = "Rivals that one person of a joint patrol, in which comrades serve, keeps away.",
           .max = 50}),
      .calm_per_1000 = table.number(
          "calm_per_1000",
          {.value = 0.6,
           .low = 0.2,
           .high = 1.5,
           .unit = "1",
           .help = "Rivals per 1,000 people that look half as dangerous as a crowd of them.",
           .min = 0.001,
           .max = 100}),
  };
}

double danger_unarmed(const ArmsBalanceParameters& p, const ArmsView& view) noexcept {
  const double threat = view.rivals + p.soldier_threat * view.soldiers;
  const double protection =
      p.comrade_worth * view.comrades + p.peacekeeper_worth * view.mandate * view.peacekeepers +
      p.mission_police_worth * view.mission_police + p.officer_worth * view.trust * view.officers +
      p.patrol_worth * view.patrols;
  return threat <= 0.0 ? 0.0 : threat / (threat + protection + p.calm_per_1000);
}

ArmsBalance::ArmsBalance(const World& world, double in_step)
    : world_(world),
      in_step_(in_step),
      n_factions_(world.factions.size()),
      armed_(world.districts.size() * n_factions_, 0),
      views_(armed_.size()) {
  for (const Unit& unit : world.units) {
    if (unit.under_arms > 0)
      armed_[unit.district.value * n_factions_ + unit.faction.value] += unit.under_arms;
  }
  for (std::uint32_t d = 0; d < world.districts.size(); ++d) {
    const District& district = world.districts[d];
    const double per_1000 =
        1000.0 / static_cast<double>(std::max<std::int64_t>(1, district.people));
    for (std::uint32_t f = 0; f < n_factions_; ++f) {
      ArmsView& view = views_[d * n_factions_ + f];
      view.rivals = per_1000 * rivals_seen(DistrictId{d}, FactionId{f});
      view.comrades = per_1000 * static_cast<double>(armed(DistrictId{d}, FactionId{f}));
      view.soldiers = against_state(DistrictId{d}, FactionId{f})
                          ? per_1000 * static_cast<double>(district.soldiers)
                          : 0.0;
      view.peacekeepers = per_1000 * district.peacekeepers;
      view.mandate = world.mission.mandate;
      view.mission_police = per_1000 * district.mission_police;
      view.officers = per_1000 * district.police_present;
      view.patrols = per_1000 * district.patrols;
    }
  }
}

/// Whom the state sent home is against it where some of them are under arms.
bool ArmsBalance::against_state(DistrictId district, FactionId faction) const {
  if (faction == world_.dismissed) return armed(district, faction) > 0;
  return !world_.factions[faction.value].sides_with_state;
}

double ArmsBalance::rivals_seen(DistrictId district, FactionId faction) const {
  const auto& estimates = world_.pictures.strength_of;
  double rivals = 0.0;
  for (std::uint32_t f = 0; f < n_factions_; ++f) {
    const Faction& other = world_.factions[f];
    if (f == faction.value ||
        (!against_state(district, FactionId{f}) && !against_state(district, faction)))
      continue;
    const double here = static_cast<double>(armed(district, FactionId{f}));
    const bool estimated = faction.value < estimates.size() &&
                           f < estimates[faction.value].size() && other.under_arms > 0;
    const double counted =
        estimated ? here * estimates[faction.value][f] / static_cast<double>(other.under_arms)
                  : here;
    const bool disarms = other.led && other.stance <= Stance::bargain &&
                         world_.districts[district.value].peacekeepers >= 1.0;
    rivals += counted * (disarms ? 1.0 - in_step_ : 1.0);
  }
  return rivals;
}

ArmsView ArmsBalance::view(DistrictId district, FactionId faction, double trust) const {
  ArmsView view = views_[district.value * n_factions_ + faction.value];
  view.trust = trust;
  return view;
}

}  // namespace ssr

#include <algorithm>

#include "core/exact_math.h"
#include "process/army_week.h"
#include "process/casualties.h"
#include "process/mandate_seen.h"
#include "world/custody.h"

namespace ssr {

void ArmyWeek::mutiny(std::uint16_t b) {
  Battalion& battalion = army_.battalions[b];
  battalion.in_mutiny = true;
  world_.tally.add(Count::mutiny, battalion.district);
  world_.events.push_back({.week = step_.week(),
                           .kind = EventKind::mutiny,
                           .district = battalion.district.value,
                           .amount = static_cast<double>(battalion.strength)});
  world_.conflict.mark_crisis(step_.week());
}

/// A mutiny ends with the pay that was owed, where there is money, or by force.
void ArmyWeek::end_mutiny(std::uint16_t b) {
  Battalion& battalion = army_.battalions[b];
  battalion.in_mutiny = false;
  const double weekly = step_.context.army.salary_usd_month * 12.0 / weeks_per_year;
  double beyond_a_salary = 0;  // pay of those who draw more or less than a soldier's
  for (std::uint32_t i = 0; i < men_.size(); ++i) {
    if (serving(i) && men_.battalion[i] == b) beyond_a_salary += men_.pay[i] - 1.0F;
  }
  const Cents owed =
      to_cents(weekly * battalion.arrears_weeks * (battalion.strength + beyond_a_salary));
  if (owed <= world_.government.treasury) {
    spend(world_, world_.government.treasury, Spending::army_pay, owed);
    for (std::uint32_t i = 0; i < men_.size(); ++i) {
      if (serving(i) && men_.battalion[i] == b) men_.arrears_weeks[i] = 0.0F;
    }
    return;
  }
  const Block draw = step_.draws.block(b, Lane::mutiny, 1);
  const std::int64_t dead = kill_in_battalion(
      step_, world_, b, exact::poisson(p_.mutiny_deaths * battalion.strength, draw.uniform(0)),
      event_id(b, 0x6d75U));
  record_other_deaths(step_, world_, dead);
  strength_ -= dead;
  for (std::uint32_t i = 0; i < men_.size(); ++i) {
    if (!serving(i) || men_.battalion[i] != b) continue;
    const Block who = step_.draws.block(SoldierId{i}, Lane::mutiny, 2);
    if (!who.chance(0, p_.mutiny_leavers)) continue;
    world_.tally.add(Count::soldier_deserted, battalion.district);
    end_service(world_, SoldierId{i}, ServiceStatus::left, step_.week(),
                step_.draws.block(SoldierId{i}, Lane::dismissal));
    --strength_;
  }
}

void ArmyWeek::revolt() {
  for (std::uint16_t b = 0; b < army_.battalions.size(); ++b) {
    Battalion& battalion = army_.battalions[b];
    const Block draw = step_.draws.block(b, Lane::mutiny, 0);
    if (battalion.in_mutiny) {
      if (draw.chance(0, p_.mutiny_ends)) end_mutiny(b);
    } else if (battalion.strength > 0 && step_.week() % weeks_per_month == b % weeks_per_month &&
               draw.chance(1, mutiny_probability(p_, view_of(b)))) {
      mutiny(b);
    }
  }
}

void ArmyWeek::consider_coup() {
  bool mutinous = false;
  for (const Battalion& b : army_.battalions) mutinous = mutinous || b.in_mutiny;
  Government& g = world_.government;
  const CoupView view{
      .mutiny = mutinous,
      .exclusion = army_.exclusion_grievance,
      .politics = g.patronage,
      .civilian_control = army_.civilian_control,
      .legitimacy = world_.pictures.seen(Picture::legitimacy),
      .guarantor = guarantor(world_, mandate_seen(step_, world_), p_.troops_for_guarantor)};
  const Block draw = step_.draws.block(0, Lane::coup, 0);
  if (strength_ == 0 || !draw.chance(0, coup_probability(p_, view))) return;
  const bool succeeds = draw.chance(1, p_.coup_success);
  const DistrictId seat{static_cast<std::uint32_t>(step_.context.capital)};
  const std::int64_t dead = kill_soldiers(
      step_, world_, seat, exact::poisson(p_.coup_deaths, draw.uniform(2)),
      event_id(static_cast<std::uint32_t>(step_.week()), 0x636fU), Count::battle_death);
  record_battle_deaths(step_, world_, dead, dyad_of_plotters(world_));
  strength_ -= dead;
  world_.tally.add(Count::coup_attempt, seat);
  world_.events.push_back({.week = step_.week(),
                           .kind = EventKind::coup_attempt,
                           .district = seat.value,
                           .amount = static_cast<double>(dead)});
  world_.conflict.mark_crisis(step_.week());
  if (!succeeds) return;
  world_.tally.add(Count::coup, seat);
  world_.events.push_back({.week = step_.week(),
                           .kind = EventKind::coup,
                           .district = seat.value,
                           .amount = static_cast<double>(dead)});
  g.will *= p_.coup_will;
  g.legitimacy_elected = 0;
  army_.civilian_control *= p_.coup_will;
}

void ArmyWeek::leak_weapons() {
  const double laxness = mean_hardship() * (1.0 - army_.civilian_control);
  const double mean = p_.leak_per_year * laxness * weeks_per_month / weeks_per_year *
                      static_cast<double>(world_.arsenal.state_stores) *
                      loose_share(world_.arsenal);
  for (std::uint32_t d = 0; d < world_.districts.size() && strength_ > 0; ++d) {
    District& district = world_.districts[d];
    const double share = static_cast<double>(district.soldiers) / static_cast<double>(strength_);
    const Block draw = step_.draws.block(d, Lane::soldier_career, 7);
    const std::int64_t lost = std::min(exact::round_by_chance(mean * share, draw.uniform(0)),
                                       world_.arsenal.state_stores);
    world_.arsenal.state_stores -= lost;
    district.civilian_weapons += lost;
  }
}

}  // namespace ssr

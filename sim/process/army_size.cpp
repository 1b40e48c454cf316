#include <algorithm>
#include <optional>

#include "core/exact_math.h"
#include "core/queue.h"
#include "core/rows.h"
#include "lever/force_size.h"
#include "process/army_week.h"
#include "process/dismissed.h"
#include "world/census.h"
#include "world/custody.h"

namespace ssr {

SizeView size_view(const Step& step, const World& world) {
  return {
      .people = population(world),
      .fighters_reported = world.pictures.seen(Picture::armed_fighters),
      .revenue_usd_year = to_usd(world.government.revenue_last_year),
      .salary_usd_year = step.context.army.salary_usd_month * 12.0 * mean_pay(world.army.soldiers)};
}

/// What a review decided holds at once; else the plan follows need and means bit by bit.
void ArmyWeek::decide_size() {
  if (const auto reviewed = reviewed_size(step_, world_, ReviewedForce::army)) {
    army_.target_strength = static_cast<std::int64_t>(*reviewed);
    return;
  }
  const SizeView view = size_view(step_, world_);
  // Before a first year of accounts nobody revises what was decided.
  const std::optional<double> decided = step_.plan.army_target;
  if (!decided && view.revenue_usd_year <= 0.0) return;
  const auto target = static_cast<double>(army_.target_strength);
  const double wanted = wanted_strength(p_, view, decided);
  const double moved = target + p_.target_rate * (wanted - target);
  army_.target_strength = static_cast<std::int64_t>(moved + 0.5);
}

void ArmyWeek::send_home(std::uint32_t i, Terms terms) {
  const bool paid = terms == Terms::severance;
  const Block draw = step_.draws.block(SoldierId{i}, Lane::soldier_career, 4);
  const bool with_gun = !paid && world_.arsenal.state_stores > 0 &&
                        draw.chance(1, p_.leaves_armed * loose_share(world_.arsenal));
  dismiss(step_, world_, SoldierId{i}, terms, with_gun);
  army_.dismissed_recently +=
      exact::round_by_chance(paid ? p_.severed_worth : 1.0, draw.uniform(0));
  --strength_;
}

/// The serving, the least trained first, then the last to come: by service, not by origin. Who has
/// a record is for a board to find. Former fighters who hold a place that is `kept` stay, the first
/// to come first.
auto ArmyWeek::first_to_go(PromisedPlaces kept) const {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < men_.size(); ++i) {
    if (!serving(i)) continue;
    if (men_.was_fighter[i].exists() && kept.take(men_.origin[i].value)) continue;
    order.push_back(i);
  }
  return Queue(std::move(order), [this](std::uint32_t a, std::uint32_t b) {
    return men_.training_weeks[a] != men_.training_weeks[b]
               ? men_.training_weeks[a] < men_.training_weeks[b]
               : a > b;
  });
}

/// What a plan decides against all advice: many at once, and with nothing.
void ArmyWeek::dismiss_many() {
  const std::optional<MassDismissal>& decided = step_.plan.mass_dismissal;
  if (!decided || step_.week() != decided->week) return;
  auto queue = first_to_go({});
  auto n = static_cast<std::int64_t>(decided->share * static_cast<double>(strength_) + 0.5);
  for (; n > 0 && !queue.empty(); --n) send_home(queue.next(), Terms::owed_severance);
}

/// A surplus goes home with severance, or without it where the state cannot pay and dares to.
void ArmyWeek::right_size() {
  const std::int64_t surplus = beside_places() - army_.target_strength;
  const bool severance = units_left(world_, Lever::rightsize_army) >= 1.0;
  if (surplus <= 0 || (!severance && !quarterly())) return;
  auto queue = first_to_go(held_);
  std::int64_t left = surplus;
  while (!queue.empty() && left > 0 && units_left(world_, Lever::rightsize_army) >= 1.0) {
    const std::uint32_t i = queue.next();
    const std::size_t district = army_.battalions[men_.battalion[i]].district.value;
    if (take(world_, step_.plan, Lever::rightsize_army, district, 1.0) < 1.0) continue;
    send_home(i, Terms::severance);
    --left;
  }
  if (!quarterly()) return;
  const double borne = p_.surplus_margin * static_cast<double>(army_.target_strength);
  const double unpaid = p_.dismissal_rate * mean_hardship() * (static_cast<double>(left) - borne);
  if (unpaid <= 0) return;
  const Block draw = step_.draws.block(0, Lane::soldier_career, 5);
  for (std::int64_t n = exact::round_by_chance(unpaid, draw.uniform(0)); n > 0 && !queue.empty();
       --n) {
    send_home(queue.next(), Terms::owed_severance);
  }
}

/// What the surplus leaves of severance goes to those who were sent home without it, in the order
/// of their rows.
void ArmyWeek::pay_severance_owed() {
  if (units_left(world_, Lever::rightsize_army) < 1.0) return;
  Fighters& f = world_.fighters;
  each_row_where(f.discharge, severance_owed, [&](std::uint32_t row) {
    if (!at_large(f.state[row])) return;
    const std::size_t district = f.district[row].value;
    if (take(world_, step_.plan, Lever::rightsize_army, district, 1.0) >= 1.0)
      pay_severance(f, row);
  });
}

/// Retirement and desertion, each soldier once in four weeks.
void ArmyWeek::leave_ranks() {
  const auto n = static_cast<std::uint32_t>(men_.size());
  const auto serves = [this](std::size_t i, bool) { return serving(i); };
  each_due_where(n, step_.week(), serves, [this](std::uint32_t i, bool) {
    const Battalion& battalion = army_.battalions[men_.battalion[i]];
    const double hard = hardship(p_, men_.arrears_weeks[i]);
    const Block draw = step_.draws.block(SoldierId{i}, Lane::soldier_career, 6);
    const double rate = leaving_rate(p_, hard, battalion.cohesion);
    if (!exact::happens_within(draw.uniform(0), rate, weeks_per_month)) return;
    const bool deserts =
        draw.uniform(1) * (p_.retire_rate + p_.desert_rate * hard) >= p_.retire_rate;
    if (deserts) world_.tally.add(Count::soldier_deserted, battalion.district);
    end_service(world_, SoldierId{i}, ServiceStatus::left, step_.week(),
                step_.draws.block(SoldierId{i}, Lane::dismissal));
    --strength_;
  });
}

}  // namespace ssr

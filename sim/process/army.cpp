#include "process/army.h"

#include <algorithm>
#include <optional>

#include "core/exact_math.h"
#include "core/queue.h"
#include "process/casualties.h"
#include "process/dismissed.h"
#include "process/mandate_seen.h"
#include "process/parameters.h"
#include "world/census.h"

namespace ssr {

namespace {

constexpr std::size_t no_battalion = 0xffff;
constexpr Week lifelong = -2;  // draws that a person keeps for life stand at this week

/// One week of the army.
class ArmyWeek {
 public:
  ArmyWeek(const Step& step, World& world)
      : step_(step),
        p_(step.parameters.army),
        world_(world),
        army_(world.army),
        men_(world.army.soldiers) {}

  void play();

 private:
  void recount();
  void take_in();
  void admit(std::uint32_t fighter, const ActivityPlan& activity);
  std::size_t mixed_place(std::size_t origin) const;
  std::size_t own_place(FactionId origin, DistrictId district);
  void append(CitizenId home, Sex sex, FactionId origin, FighterId was, std::size_t battalion,
              bool abuser);
  void train();
  void vet();
  void enlist();
  void decide_size();
  void right_size();
  void dismiss_many();
  auto first_to_go(std::int64_t kept) const;
  void send_home(std::uint32_t soldier, bool paid);
  void leave_ranks();
  void settle_cohesion();
  void settle_grievance();
  void settle_control();
  void revolt();
  void mutiny(std::uint16_t battalion);
  void end_mutiny(std::uint16_t battalion);
  void consider_coup();
  void leak_weapons();

  bool serving(std::uint32_t i) const { return men_.status[i] == ServiceStatus::serving; }
  bool monthly() const { return step_.week() % weeks_per_month == 0; }
  bool quarterly() const { return step_.week() % weeks_per_quarter == 0; }
  std::size_t origin_index(FactionId origin) const {
    return origin.exists() ? origin.value : world_.factions.size();
  }
  std::int64_t& count(std::size_t battalion, std::size_t origin) {
    return by_origin_[battalion * n_origins_ + origin];
  }
  double dismissed_share() const {
    const auto gone = static_cast<double>(army_.dismissed_recently);
    return gone > 0 ? gone / (gone + static_cast<double>(strength_)) : 0.0;
  }
  double mean_hardship() const;
  double quota_seen() const {
    const double assessed = step_.context.accord.early_assessment ? 1.0 : p_.unassessed_share;
    return p_.sees_quota * assessed * static_cast<double>(world_.accord.quota_left);
  }
  double places_kept() const;
  std::int64_t places_promised() const;
  std::int64_t places_held() const {
    return std::min(former_fighters_, places_promised());
  }
  BattalionView view_of(std::size_t battalion) const;

  const Step& step_;
  const ArmyParameters& p_;
  World& world_;
  Army& army_;
  Soldiers& men_;
  std::int64_t strength_ = 0;
  std::int64_t former_fighters_ = 0;  // of them
  std::size_t n_origins_ = 0;
  std::vector<std::int64_t> by_origin_;  // [battalion, origin]; last origin: the old army
  std::vector<double> trained_;          // [battalion] share with enough training
};

/// Places that quotas of running activities still keep for former fighters.
double ArmyWeek::places_kept() const {
  double places = 0;
  for (std::size_t a = 0; a < step_.plan.activities.size(); ++a) {
    const ActivityPlan& activity = step_.plan.activities[a];
    if (activity.lever != Lever::integrate_army || activity.quota <= 0) continue;
    const ActivityState& state = world_.programme.activities[a];
    const bool open =
        state.status == ActivityStatus::running || state.status == ActivityStatus::suspended;
    if (open) places += std::max(0.0, activity.quota - state.delivered);
  }
  return places;
}

/// Former fighters to whom accord or plan promised a place.
std::int64_t ArmyWeek::places_promised() const {
  double accord = 0;
  for (const PromiseContext& promise : step_.context.accord.promises) {
    if (promise.kind == PromiseKind::integration_quota) accord += promise.amount;
  }
  double plan = 0;
  for (const ActivityPlan& activity : step_.plan.activities) {
    if (activity.lever == Lever::integrate_army) plan += activity.quota;
  }
  return static_cast<std::int64_t>(std::max(p_.sees_quota * accord, plan) + 0.5);
}

double ArmyWeek::mean_hardship() const {
  double sum = 0;
  for (const Battalion& b : army_.battalions) sum += b.arrears_weeks * b.strength;
  return strength_ > 0 ? hardship(p_, sum / static_cast<double>(strength_)) : 0.0;
}

void ArmyWeek::recount() {
  n_origins_ = world_.factions.size() + 1;
  const std::size_t n = army_.battalions.size();
  by_origin_.assign(n * n_origins_, 0);
  trained_.assign(n, 0.0);
  strength_ = former_fighters_ = 0;
  for (Battalion& b : army_.battalions) {
    b.strength = 0;
    b.arrears_weeks = 0;
  }
  for (std::uint32_t i = 0; i < men_.size(); ++i) {
    if (!serving(i)) continue;
    const std::size_t b = men_.battalion[i];
    ++army_.battalions[b].strength;
    army_.battalions[b].arrears_weeks += men_.arrears_weeks[i];
    trained_[b] += men_.training_weeks[i] >= p_.enough_training ? 1.0 : 0.0;
    ++count(b, origin_index(men_.origin[i]));
    ++strength_;
    former_fighters_ += men_.was_fighter[i].exists() ? 1 : 0;
  }
  for (std::size_t b = 0; b < n; ++b) {
    Battalion& battalion = army_.battalions[b];
    if (battalion.strength == 0) continue;
    battalion.arrears_weeks /= battalion.strength;
    trained_[b] /= battalion.strength;
    double same = 0;
    std::size_t main = 0;
    for (std::size_t o = 0; o < n_origins_; ++o) {
      const double share = static_cast<double>(count(b, o)) / battalion.strength;
      same += share * share;
      if (count(b, o) > count(b, main)) main = o;
    }
    battalion.mixing = 1.0 - same;
    battalion.origin =
        main < world_.factions.size() ? FactionId{static_cast<std::uint32_t>(main)} : FactionId{};
  }
}

struct Candidate {
  Week since;
  std::uint32_t order;
  std::uint32_t row;
};

bool before(const Candidate& a, const Candidate& b) {
  if (a.since != b.since) return a.since < b.since;
  return a.order != b.order ? a.order < b.order : a.row < b.row;
}

double units_left(const World& world, Lever lever) {
  double units = 0;
  for (const Offer& offer : world.programme.offers[static_cast<std::size_t>(lever)]) {
    units += offer.units;
  }
  return units;
}

/// Fighters who passed or wait in the programme and want to serve; longest waiting first.
void ArmyWeek::take_in() {
  // What accord or plan promised is taken in whatever the army's size; others only below it.
  const auto quota = static_cast<std::int64_t>(std::max(quota_seen(), places_kept()));
  std::int64_t room = std::max(quota, army_.target_strength - strength_);
  if (room <= 0 || units_left(world_, Lever::integrate_army) < 1.0) return;
  const Draws fixed{step_.draws.luck(), lifelong};
  const Fighters& f = world_.fighters;
  const double wish = volunteer_probability(p_, mean_hardship());
  std::vector<Candidate> candidates;
  for (std::uint32_t i = 0; i < f.size(); ++i) {
    const FighterState state = f.state[i];
    if (state != FighterState::registered && state != FighterState::cantoned &&
        state != FighterState::waiting) {
      continue;
    }
    // Whom it sent home itself the army does not take back as a fighter.
    if (f.discharge[i] == Discharge::dismissed) continue;
    const double age = age_years(f.birth_week[i], step_.week());
    if (f.role[i] == FighterRole::child || age < p_.age_from || age >= p_.age_until ||
        (f.flags[i] & fighter_flag::impostor) != 0) {
      continue;
    }
    const Block draw = fixed.block(FighterId{i}, Lane::soldier_career, 0);
    if (draw.chance(0, wish)) candidates.push_back({f.since[i], draw.word[1], i});
  }
  std::sort(candidates.begin(), candidates.end(), before);
  for (const Candidate& candidate : candidates) {
    if (room <= 0 || units_left(world_, Lever::integrate_army) < 1.0) break;
    const std::size_t district = f.district[candidate.row].value;
    const ActivityPlan* activity = running(world_, step_.plan, Lever::integrate_army, district);
    if (activity == nullptr) continue;
    const Unit& unit = world_.units[f.unit[candidate.row].value];
    const Block draw = fixed.block(FighterId{candidate.row}, Lane::vetting, 0);
    if (draw.chance(0, turned_away_probability(p_, activity->strictness, unit.abusiveness)))
      continue;
    if (take_for_fighter(world_, step_.plan, Lever::integrate_army, district, candidate.row, 1.0) <
        1.0) {
      continue;
    }
    admit(candidate.row, *activity);
    --room;
  }
}

/// The battalion with room in which the fewest share the origin; none when all are full.
std::size_t ArmyWeek::mixed_place(std::size_t origin) const {
  std::size_t best = no_battalion;
  double best_share = 2.0;
  for (std::size_t b = 0; b < army_.battalions.size(); ++b) {
    const double strength = army_.battalions[b].strength;
    if (strength >= p_.battalion_men) continue;
    const double share =
        strength > 0 ? static_cast<double>(by_origin_[b * n_origins_ + origin]) / strength : 0.0;
    if (share < best_share) {
      best = b;
      best_share = share;
    }
  }
  return best;
}

/// A battalion of the man's own faction with room, or a new one where he stands.
std::size_t ArmyWeek::own_place(FactionId origin, DistrictId district) {
  for (std::size_t b = 0; b < army_.battalions.size(); ++b) {
    const Battalion& battalion = army_.battalions[b];
    if (battalion.origin == origin && battalion.strength < p_.battalion_men) return b;
  }
  Battalion fresh;
  fresh.district = district;
  fresh.origin = origin;
  fresh.cohesion = p_.cohesion_base;
  army_.battalions.push_back(fresh);
  by_origin_.resize(army_.battalions.size() * n_origins_, 0);
  trained_.push_back(0.0);
  return army_.battalions.size() - 1;
}

void ArmyWeek::append(CitizenId home, Sex sex, FactionId origin, FighterId was,
                      std::size_t battalion, bool abuser) {
  men_.home.push_back(home);
  men_.sex.push_back(sex);
  men_.origin.push_back(origin);
  men_.officer.push_back(0);
  men_.abuser.push_back(abuser ? 1 : 0);
  men_.status.push_back(ServiceStatus::serving);
  men_.battalion.push_back(static_cast<std::uint16_t>(battalion));
  men_.arrears_weeks.push_back(0.0F);
  men_.training_weeks.push_back(static_cast<float>(p_.enlist_weeks));
  men_.joined.push_back(step_.week());
  men_.was_fighter.push_back(was);
  ++army_.battalions[battalion].strength;
  ++count(battalion, origin_index(origin));
  ++strength_;
}

void ArmyWeek::admit(std::uint32_t row, const ActivityPlan& activity) {
  Fighters& f = world_.fighters;
  const Block draw =
      Draws{step_.draws.luck(), lifelong}.block(FighterId{row}, Lane::soldier_career, 1);
  const FactionId origin = f.faction[row];
  std::size_t place = no_battalion;
  if (draw.chance(0, p_.sees_mixing * activity.mixing)) place = mixed_place(origin_index(origin));
  if (place == no_battalion) place = own_place(origin, f.district[row]);
  const double abusiveness = world_.units[f.unit[row].value].abusiveness;
  append(f.home[row], f.sex[row], origin, FighterId{row}, place, draw.chance(1, abusiveness));
  men_.officer.back() = draw.chance(2, activity.rank_share) ? 1 : 0;
  world_.arsenal.state_stores += f.weapons[row];
  f.weapons[row] = 0;
  if (f.disarmed_week[row] == never) f.disarmed_week[row] = step_.week();
  f.discharge[row] = Discharge::demobilised;
  enter(f, row, FighterState::in_army, step_.week());
  ++army_.integrated;
  world_.tally.add_person(Count::integrated, f.district[row], f.sex[row],
                          world_.citizens.group[f.home[row].value]);
}

/// Courses go to the least trained; in an insecure district half the course is fighting (M32).
void ArmyWeek::train() {
  if (units_left(world_, Lever::train_army) < 1.0) return;
  std::vector<std::uint32_t> waiting;
  for (std::uint32_t i = 0; i < men_.size(); ++i) {
    if (serving(i) && men_.training_weeks[i] < p_.enough_training) waiting.push_back(i);
  }
  Queue queue(std::move(waiting), [this](std::uint32_t a, std::uint32_t b) {
    return men_.training_weeks[a] != men_.training_weeks[b]
               ? men_.training_weeks[a] < men_.training_weeks[b]
               : a < b;
  });
  while (!queue.empty() && units_left(world_, Lever::train_army) >= 1.0) {
    const std::uint32_t i = queue.next();
    const std::size_t district = army_.battalions[men_.battalion[i]].district.value;
    const ActivityPlan* activity = running(world_, step_.plan, Lever::train_army, district);
    if (activity == nullptr || take(world_, step_.plan, Lever::train_army, district, 1.0) < 1.0) {
      continue;
    }
    const double fighting = p_.sees_fighting * world_.districts[district].insecurity;
    men_.training_weeks[i] +=
        static_cast<float>(activity->course_weeks * (1.0 - p_.training_in_war * fighting));
  }
}

/// The board goes through the unvetted in the order of their rows. Whom it takes for an abuser goes
/// home without severance, which his comrades notice (M28, M47).
void ArmyWeek::vet() {
  if (units_left(world_, Lever::vet_army) < 1.0) return;
  men_.vetted.resize(men_.size());
  for (std::uint32_t i = 0; i < men_.size() && units_left(world_, Lever::vet_army) >= 1.0; ++i) {
    if (!serving(i) || men_.vetted[i] != 0) continue;
    const std::size_t district = army_.battalions[men_.battalion[i]].district.value;
    const ActivityPlan* activity = running(world_, step_.plan, Lever::vet_army, district);
    if (activity == nullptr || take(world_, step_.plan, Lever::vet_army, district, 1.0) < 1.0) {
      continue;
    }
    men_.vetted[i] = 1;
    const double chance = removal_probability(p_, men_.abuser[i] != 0, activity->strictness);
    if (step_.draws.block(SoldierId{i}, Lane::vetting, 1).chance(0, chance)) send_home(i, false);
  }
}

/// Civilians fill part of the gap, where men are idle.
void ArmyWeek::enlist() {
  const auto gap = static_cast<double>(army_.target_strength - strength_);
  const double reserved = std::max(quota_seen(), places_kept());
  if (gap - reserved <= 0 || army_.battalions.empty()) return;
  const Block draw = step_.draws.block(0, Lane::soldier_career, 2);
  const std::int64_t places =
      exact::round_by_chance(p_.recruit_rate * weeks_per_month * (gap - reserved), draw.uniform(0));
  for (std::int64_t k = 0; k < places; ++k) {
    const auto number = static_cast<std::uint32_t>(k);
    const Block where = step_.draws.block(number, Lane::soldier_career, 3);
    const DistrictId district{where.below(3, static_cast<std::uint32_t>(world_.districts.size()))};
    const CitizenId person = somebody_in(world_, district, where);
    if (!person.exists()) continue;
    const double age = age_years(world_.citizens.birth_week[person.value], step_.week());
    if (world_.citizens.livelihood[person.value] != Livelihood::idle || age < p_.age_from ||
        age >= p_.age_until) {
      continue;
    }
    const std::size_t place = mixed_place(world_.factions.size());
    if (place == no_battalion || !leave_row(world_, person)) continue;
    append(person, world_.citizens.sex[person.value], {}, {}, place, false);
  }
}

void ArmyWeek::decide_size() {
  const SizeView view{.people = population(world_),
                      .fighters_reported = world_.pictures.seen(Picture::armed_fighters),
                      .revenue_usd_year = to_usd(world_.government.revenue_last_year),
                      .salary_usd_year = step_.context.army.salary_usd_month * 12.0,
                      .quota_left = static_cast<double>(world_.accord.quota_left),
                      .assessed = step_.context.accord.early_assessment,
                      .places_kept = places_kept(),
                      .places_held = static_cast<double>(places_held())};
  // Before a first year of accounts nobody revises what was decided.
  const std::optional<double> decided = step_.plan.army_target;
  if (!decided && view.revenue_usd_year <= 0.0) return;
  const auto target = static_cast<double>(army_.target_strength);
  const double wanted = wanted_strength(p_, view, decided);
  const double moved = target + p_.target_rate * (wanted - target);
  army_.target_strength = static_cast<std::int64_t>(moved + 0.5);
}

void ArmyWeek::send_home(std::uint32_t i, bool paid) {
  const Block draw = step_.draws.block(SoldierId{i}, Lane::soldier_career, 4);
  const bool with_gun = !paid && world_.arsenal.state_stores > 0 &&
                        draw.chance(1, p_.leaves_armed * loose_share(world_.arsenal));
  dismiss(step_, world_, SoldierId{i}, paid, with_gun);
  army_.dismissed_recently +=
      exact::round_by_chance(paid ? p_.severed_worth : 1.0, draw.uniform(0));
  --strength_;
}

/// The serving, the least trained first, then the last to come: by service, not by origin. Who has
/// a record is for a board to find. The first `kept` former fighters hold a promised place and stay.
auto ArmyWeek::first_to_go(std::int64_t kept) const {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < men_.size(); ++i) {
    if (!serving(i)) continue;
    if (men_.was_fighter[i].exists() && kept-- > 0) continue;
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
  auto queue = first_to_go(0);
  auto n = static_cast<std::int64_t>(decided->share * static_cast<double>(strength_) + 0.5);
  for (; n > 0 && !queue.empty(); --n) send_home(queue.next(), false);
}

/// A surplus goes home with severance, or without it where the state cannot pay and dares to.
void ArmyWeek::right_size() {
  const std::int64_t surplus = strength_ - army_.target_strength;
  const bool severance = units_left(world_, Lever::rightsize_army) >= 1.0;
  if (surplus <= 0 || (!severance && !quarterly())) return;
  auto queue = first_to_go(places_held());
  std::int64_t left = surplus;
  while (!queue.empty() && left > 0 && units_left(world_, Lever::rightsize_army) >= 1.0) {
    const std::uint32_t i = queue.next();
    const std::size_t district = army_.battalions[men_.battalion[i]].district.value;
    if (take(world_, step_.plan, Lever::rightsize_army, district, 1.0) < 1.0) continue;
    send_home(i, true);
    --left;
  }
  if (!quarterly()) return;
  const double borne = p_.surplus_margin * static_cast<double>(army_.target_strength);
  const double unpaid = p_.dismissal_rate * mean_hardship() * (static_cast<double>(left) - borne);
  if (unpaid <= 0) return;
  const Block draw = step_.draws.block(0, Lane::soldier_career, 5);
  for (std::int64_t n = exact::round_by_chance(unpaid, draw.uniform(0)); n > 0 && !queue.empty();
       --n) {
    send_home(queue.next(), false);
  }
}

/// Retirement and desertion, each soldier once in four weeks.
void ArmyWeek::leave_ranks() {
  each_due(static_cast<std::uint32_t>(men_.size()), step_.week(), [this](std::uint32_t i) {
    if (!serving(i)) return;
    const Battalion& battalion = army_.battalions[men_.battalion[i]];
    const double hard = hardship(p_, men_.arrears_weeks[i]);
    const Block draw = step_.draws.block(SoldierId{i}, Lane::soldier_career, 6);
    const double rate = leaving_rate(p_, hard, battalion.cohesion);
    if (!exact::happens_within(draw.uniform(0), rate, weeks_per_month)) return;
    const bool deserts =
        draw.uniform(1) * (p_.retire_rate + p_.desert_rate * hard) >= p_.retire_rate;
    if (deserts) world_.tally.add(Count::soldier_deserted, battalion.district);
    send_soldier_home(world_, i, ServiceStatus::left, step_.week());
    --strength_;
  });
}

BattalionView ArmyWeek::view_of(std::size_t b) const {
  const Battalion& battalion = army_.battalions[b];
  return {.mixing = battalion.mixing,
          .trained = trained_[b],
          .hardship = hardship(p_, battalion.arrears_weeks),
          .exclusion = army_.exclusion_grievance,
          .cohesion = battalion.cohesion,
          .dismissed_share = dismissed_share()};
}

void ArmyWeek::settle_cohesion() {
  for (std::size_t b = 0; b < army_.battalions.size(); ++b) {
    double& cohesion = army_.battalions[b].cohesion;
    cohesion += p_.cohesion_rate * (cohesion_target(p_, view_of(b)) - cohesion);
  }
}

/// Officers and men compare ranks with numbers, by where soldiers come from, and count who had to
/// go.
void ArmyWeek::settle_grievance() {
  std::vector<double> men(n_origins_, 0.0);
  std::vector<double> officers(n_origins_, 0.0);
  double all_officers = 0;
  for (std::uint32_t i = 0; i < men_.size(); ++i) {
    if (!serving(i)) continue;
    const std::size_t origin = origin_index(men_.origin[i]);
    men[origin] += 1;
    officers[origin] += men_.officer[i];
    all_officers += men_.officer[i];
  }
  double gap = 0;
  for (std::size_t o = 0; o < n_origins_ && strength_ > 0 && all_officers > 0; ++o) {
    gap += std::max(0.0, men[o] / static_cast<double>(strength_) - officers[o] / all_officers);
  }
  const double cause = exact::clamp01(gap + p_.exclusion_dismissed * dismissed_share());
  army_.exclusion_grievance += p_.exclusion_rate * (cause - army_.exclusion_grievance);
}

/// Control grows with will, capacity and parliament, slowly; the prestige of war holds it back
/// (M42).
void ArmyWeek::settle_control() {
  const auto& years = world_.conflict.battle_deaths;
  const double deaths = years.empty() ? 0.0 : static_cast<double>(years.back());
  const bool this_year =
      static_cast<std::int32_t>(years.size()) ==
      calendar_year(step_.context.start, step_.week()) - step_.context.start.year + 1;
  const double prestige = this_year ? deaths / (deaths + p_.prestige_deaths) : 0.0;
  const Government& g = world_.government;
  const double target =
      control_target(p_, g.will, g.capacity, world_.oversight.parliament, prestige);
  army_.civilian_control += p_.control_rate * (target - army_.civilian_control);
}

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
  const Cents owed = to_cents(weekly * battalion.arrears_weeks * battalion.strength);
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
  record_battle_deaths(step_, world_, dead);
  strength_ -= dead;
  for (std::uint32_t i = 0; i < men_.size(); ++i) {
    if (!serving(i) || men_.battalion[i] != b) continue;
    const Block who = step_.draws.block(SoldierId{i}, Lane::mutiny, 2);
    if (!who.chance(0, p_.mutiny_leavers)) continue;
    world_.tally.add(Count::soldier_deserted, battalion.district);
    send_soldier_home(world_, i, ServiceStatus::left, step_.week());
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
  const std::int64_t dead =
      kill_soldiers(step_, world_, seat, exact::poisson(p_.coup_deaths, draw.uniform(2)),
                    event_id(static_cast<std::uint32_t>(step_.week()), 0x636fU));
  record_battle_deaths(step_, world_, dead);
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

void ArmyWeek::play() {
  recount();
  take_in();
  train();
  vet();
  if (monthly()) {
    enlist();
    settle_cohesion();
    settle_control();
    leak_weapons();
    army_.dismissed_recently = static_cast<std::int64_t>(
        static_cast<double>(army_.dismissed_recently) * (1.0 - p_.dismissed_fade));
  }
  if (quarterly() && step_.week() > 0) {
    decide_size();
    settle_grievance();
    consider_coup();
  }
  right_size();
  dismiss_many();
  leave_ranks();
  revolt();
}

}  // namespace

void army(const Step& step, World& world) { ArmyWeek(step, world).play(); }

}  // namespace ssr

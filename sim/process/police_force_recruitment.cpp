#include <algorithm>
#include <numeric>

#include "core/exact_math.h"
#include "process/police_force_week.h"
#include "world/census.h"
#include "world/custody.h"

namespace ssr {

namespace {

constexpr int applicant_tries = 40;  // candidates looked at to fill one seat

}  // namespace

// A part of the training goes to officers who serve with little of it: by district in proportion to
// them, the longest in service first. They are off the streets meanwhile.
void PoliceForceWeek::retrain() {
  std::vector<std::int64_t> places(n_districts());
  std::int64_t untrained_officers = 0;
  double offered = 0;
  for (std::size_t d = 0; d < n_districts(); ++d) {
    untrained_officers += posts_[d].untrained;
    offered = std::max(offered, on_offer(world_, step_.plan, Lever::recruit_police, d));
  }
  for (std::size_t d = 0; d < n_districts() && untrained_officers > 0; ++d) {
    const ActivityPlan* activity = running(world_, step_.plan, Lever::recruit_police, d);
    if (!activity || posts_[d].untrained == 0) continue;
    const auto here = static_cast<double>(posts_[d].untrained);
    const double per_unit = refreshed_per_unit(p_, activity->course_weeks);
    const double part =
        activity->serving_share * offered * here / static_cast<double>(untrained_officers);
    const Block draws =
        step_.draws.block(static_cast<std::uint32_t>(d), Lane::recruitment, refresher_draw);
    const std::int64_t units =
        exact::round_by_chance(std::min(part, here / per_unit), draws.uniform(0));
    std::int64_t taken = 0;
    if (!whole_offer(Lever::recruit_police, d, units, taken)) continue;
    places[d] = exact::round_by_chance(static_cast<double>(taken) * per_unit, draws.uniform(1));
  }
  if (!any_place(places)) return;
  for (std::uint32_t i = 0; i < police_.size(); ++i) {
    const std::size_t d = police_.district[i].value;
    if (places[d] <= 0 || police_.status[i] != ServiceStatus::serving || !untrained(i) ||
        police_.supervisor[i] == supervisor_rank::on_course) {
      continue;
    }
    --places[d];
    police_.status[i] = ServiceStatus::in_training;
    police_.training_weeks[i] += static_cast<float>(p_.refresher_weeks);
    police_.training_until[i] = step_.week() + static_cast<Week>(p_.refresher_weeks + 0.5);
  }
}

// Districts with the fewest officers for their need are filled first.
void PoliceForceWeek::recruit() {
  std::vector<std::size_t> order(n_districts());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> gap(n_districts());
  std::int64_t strength = 0;
  const double per_1000 = wanted_per_1000(p_, decided_police(step_, world_), population(world_));
  for (std::size_t d = 0; d < n_districts(); ++d) {
    strength += posts_[d].strength;
    gap[d] = per_1000 * static_cast<double>(world_.districts[d].people) / 1000.0 -
             static_cast<double>(posts_[d].strength);
  }
  std::sort(order.begin(), order.end(), [&gap](std::size_t a, std::size_t b) {
    return gap[a] != gap[b] ? gap[a] > gap[b] : a < b;
  });
  std::int64_t in_the_neediest = 0;
  for (const std::size_t d : order) {
    std::int64_t seats = 0;
    if (!whole_offer(Lever::recruit_police, d, static_cast<std::int64_t>(gap[d]), seats)) continue;
    const ActivityPlan* activity = running(world_, step_.plan, Lever::recruit_police, d);
    take_in(d, seats,
            {.course_weeks = activity ? activity->course_weeks : p_.home_course_weeks,
             .strictness = activity ? activity->strictness : 0.0,
             .for_women = activity ? activity->women_share : 0.0});
    strength += seats;
    if (d == order.front()) in_the_neediest = seats;
  }
  // The state's own school fills posts that the budget has.
  const Block draws = step_.draws.block(0U, Lane::recruitment, home_seat_draw);
  const double own =
      p_.home_seats_per_year / weeks_per_year * static_cast<double>(police_.target_strength);
  const std::int64_t seats =
      std::min(exact::round_by_chance(own, draws.uniform(0)), police_.target_strength - strength);
  if (seats > 0) {
    take_in(order.front(), seats, {.course_weeks = p_.home_course_weeks, .first = in_the_neediest});
  }
}

void PoliceForceWeek::take_in(std::size_t d, std::int64_t seats, const PoliceIntake& terms) {
  const DistrictId district{static_cast<std::uint32_t>(d)};
  for (std::int64_t n = 0; n < seats; ++n) {
    const auto number = static_cast<std::uint32_t>(terms.first + n);
    const std::uint32_t seat = event_id(district.value, number);
    PoliceApplicant who;
    // A seat that is kept for a woman is no former fighter's and no man's, found or not.
    const Block kept = step_.draws.block(seat, Lane::recruitment, kept_seat_draw);
    const bool found = kept.chance(0, terms.for_women) ? find_citizen(district, seat, 1.0, who)
                                                       : find_applicant(district, seat, who);
    if (!found) continue;
    const Block draws = step_.draws.block(seat, Lane::vetting, seat_draw);
    const bool seen_record = p_.sees_record * (who.record ? 1.0 : 0.0) > 0.5;
    if (draws.chance(0, removal_probability(p_, seen_record, terms.strictness))) continue;
    enrol(who, district, terms.course_weeks, terms.strictness > 0.0);
  }
}

bool PoliceForceWeek::young(std::int16_t birth_week) const {
  const double age = age_years(birth_week, step_.week());
  return age >= p_.youngest && age <= p_.oldest;
}

bool PoliceForceWeek::find_applicant(DistrictId district, std::uint32_t seat,
                                     PoliceApplicant& who) {
  const Block kind = step_.draws.block(seat, Lane::recruitment, seat_draw);
  if (kind.chance(0, p_.fighter_applicants) && find_fighter(district, seat, who)) return true;
  return find_citizen(district, seat, p_.women_applicants, who);
}

bool PoliceForceWeek::find_fighter(DistrictId district, std::uint32_t seat, PoliceApplicant& who) {
  const Fighters& fighters = world_.fighters;
  const auto n = static_cast<std::uint32_t>(fighters.size());
  for (int t = 0; n > 0 && t < applicant_tries; ++t) {
    const Block draws =
        step_.draws.block(seat, Lane::recruitment, fighter_draw + static_cast<std::uint32_t>(t));
    const std::uint32_t row = draws.below(0, n);
    const FighterState state = fighters.state[row];
    if (state != FighterState::waiting && state != FighterState::settled) continue;
    if (turned_out(fighters.discharge[row])) continue;
    if (fighters.district[row] != district || !young(fighters.birth_week[row])) continue;
    const double unit_abuse = world_.units[fighters.unit[row].value].abusiveness;
    who = {fighters.home[row],
           FighterId{row},
           fighters.faction[row],
           fighters.sex[row],
           draws.chance(1, p_.record_by_unit * unit_abuse),
           p_.integrity_mean + p_.integrity_spread * (2.0 * draws.uniform(2) - 1.0) -
               p_.integrity_lost_in_unit * unit_abuse};
    return true;
  }
  return false;
}

bool PoliceForceWeek::find_citizen(DistrictId district, std::uint32_t seat, double women,
                                   PoliceApplicant& who) {
  const Block kind = step_.draws.block(seat, Lane::recruitment, seat_draw);
  const Sex sex = kind.chance(1, women) ? Sex::female : Sex::male;
  for (int t = 0; t < applicant_tries; ++t) {
    const Block draws =
        step_.draws.block(seat, Lane::recruitment, citizen_draw + static_cast<std::uint32_t>(t));
    const CitizenId row = somebody_in(world_, district, draws);
    if (!row.exists() || world_.citizens.sex[row.value] != sex) continue;
    if (!young(world_.citizens.birth_week[row.value])) continue;
    const double spread = p_.integrity_spread * (2.0 * kind.uniform(2) - 1.0);
    who = {row, {}, {}, sex, kind.chance(3, p_.record_share), p_.integrity_mean + spread};
    return true;
  }
  return false;
}

void PoliceForceWeek::enrol(const PoliceApplicant& who, DistrictId district, double course_weeks,
                            bool vetted) {
  if (who.fighter.exists()) {
    Discharge& papers = world_.fighters.discharge[who.fighter.value];
    if (papers == Discharge::none) papers = Discharge::demobilised;
    enter(world_.fighters, who.fighter.value, FighterState::in_police, step_.week());
    world_.tally.add(Count::integrated, district);
  } else if (!leave_row(world_, who.home)) {
    return;
  }
  police_.home.push_back(who.home);
  police_.sex.push_back(who.sex);
  police_.origin.push_back(who.origin);
  police_.abuser.push_back(who.record ? 1 : 0);
  police_.integrity.push_back(static_cast<float>(exact::clamp01(who.integrity)));
  police_.was_fighter.push_back(who.fighter);
  police_.status.push_back(ServiceStatus::in_training);
  police_.district.push_back(district);
  police_.training_weeks.push_back(static_cast<float>(course_weeks));
  police_.training_until.push_back(step_.week() + static_cast<Week>(course_weeks + 0.5));
  police_.supervisor.push_back(supervisor_rank::none);
  police_.vetted.push_back(vetted ? 1 : 0);
  police_.arrears_weeks.push_back(0.0F);
  police_.joined.push_back(step_.week());
  police_.posted.push_back(step_.week());
}

}  // namespace ssr

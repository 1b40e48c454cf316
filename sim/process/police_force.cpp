#include "process/police_force.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/exact_math.h"
#include "process/dismissed.h"
#include "process/parameters.h"
#include "process/vetting_board.h"
#include "world/census.h"
#include "world/custody.h"

namespace ssr {

double removal_probability(const PoliceForceParameters& p, bool record,
                           double strictness) noexcept {
  return board_removes(record ? p.record_found * strictness : 0.0, p.wrongly_removed, strictness);
}

double refreshed_per_unit(const PoliceForceParameters& p, double course_weeks) noexcept {
  return std::max(1.0, course_weeks / p.refresher_weeks);
}

double leave_rate(const PoliceForceParameters& p, double arrears_weeks,
                  double insecurity) noexcept {
  const double arrears = std::min(arrears_weeks, p.arrears_cap_weeks);
  return p.leave_rate / weeks_per_year *
         exact::exp(p.leave_by_arrears * arrears + p.leave_by_insecurity * insecurity);
}

double keeping_out(const PoliceForceParameters& p, double armed_fighters, double allied) noexcept {
  return p.sees_armed_units * (armed_fighters - (1.0 - p.allied_hold_out) * allied);
}

double held_out_share(const PoliceForceParameters& p, double armed_fighters,
                      double state) noexcept {
  if (armed_fighters <= 0) return 0.0;
  const double ratio = armed_fighters / std::max(state, 1.0);
  const double half = p.hold_out_ratio;
  return ratio * ratio / (ratio * ratio + half * half);
}

double attendance(const PoliceForceParameters& p, double arrears_weeks) noexcept {
  return exact::clamp01(1.0 -
                        p.absence_per_arrears_week * std::min(arrears_weeks, p.arrears_cap_weeks));
}

double police_coverage(const PoliceForceParameters& p, double present, double people) noexcept {
  if (people <= 0) return 0.0;
  return 1.0 - exact::exp(-1000.0 * present / people / p.coverage_scale);
}

double institutional_capacity_next(const PoliceForceParameters& p, double capacity,
                                   double mentored_share, double substituted_share) noexcept {
  const double left_to_learners = exact::clamp01(1.0 - p.crowding_out * substituted_share);
  const double learning =
      (p.learning_by_doing + p.learning_by_mentors * mentored_share) * left_to_learners;
  const double change = learning * (1.0 - capacity) - p.forgetting * capacity;
  return exact::clamp01(capacity + change / weeks_per_year);
}

double teaching_share(const PoliceForceParameters& p, double builds_capacity,
                      double reported_insecurity) noexcept {
  return builds_capacity * (1.0 - p.adviser_loss * p.advisers_see_insecurity * reported_insecurity);
}

double mentoring_share(const PoliceForceParameters& p, double weeks) noexcept {
  const double ahead = exact::clamp01(weeks / p.mission_teaches_weeks);
  return p.mission_mentor_share * (1.0 - p.sees_end_of_mandate * (1.0 - ahead));
}

double taken_from_advisers(const PoliceForceParameters& p, double weeks) noexcept {
  const double leaving = p.sees_turnover * p.adviser_turnover / weeks_per_year;
  // Mean time since arrival of those there now, where each who leaves is followed by another.
  const double known = leaving > 0 ? exact::chance_within(leaving, weeks) / leaving : weeks;
  return known > 0 ? known / (known + p.known_weeks) : 0.0;
}

double need_of_rulers(const PoliceForceParameters& p, double need, double patronage) noexcept {
  const double share = p.guards_of_rulers * p.sees_rulers * patronage;
  return need * share / (1.0 - share);
}

double wanted_per_1000(const PoliceForceParameters& p, std::optional<double> decided,
                       double people) noexcept {
  return decided && people > 0 ? 1000.0 * *decided / people : p.officers_per_1000;
}

double police_need(const PoliceForceParameters& p, double people,
                   double reported_insecurity) noexcept {
  return people * (1.0 + p.need_by_insecurity * reported_insecurity);
}

namespace {

constexpr int applicant_tries = 40;       // candidates looked at to fill one seat
// Draws of the recruitment lane: questions about a district, a seat, and its candidates in turn.
constexpr std::uint32_t promotion_draw = 1;
constexpr std::uint32_t home_seat_draw = 2;
constexpr std::uint32_t posting_draw = 3;
constexpr std::uint32_t seat_draw = 4;
constexpr std::uint32_t refresher_draw = 5;
constexpr std::uint32_t kept_seat_draw = 6;
constexpr std::uint32_t fighter_draw = 100;
constexpr std::uint32_t citizen_draw = 200;

// What one district has of the force this week, recounted.
struct Post {
  std::int64_t strength = 0;     // in training, serving or suspended
  std::int64_t serving = 0;
  std::int64_t fit = 0;          // serving and not on a course
  std::int64_t supervisors = 0;
  std::int64_t on_course = 0;
  std::int64_t unvetted = 0;
  std::int64_t untrained = 0;    // fit, with less training than counts
  double arrears_weeks = 0;      // sum over fit officers
  double mentors = 0;            // who teach, this week
};

/// On what terms recruits are taken.
struct Intake {
  double course_weeks = 0;
  double strictness = 0;  // [0, 1] of the entry board
  double for_women = 0;   // [0, 1] of seats, kept for women
};

struct Applicant {
  CitizenId home;
  FighterId fighter;
  FactionId origin;
  Sex sex = Sex::male;
  bool record = false;
  double integrity = 0.5;
};

/// Whether any district has a place left.
bool any_place(const std::vector<std::int64_t>& places) {
  return std::any_of(places.begin(), places.end(), [](std::int64_t n) { return n > 0; });
}

class Force {
 public:
  Force(const Step& step, World& world)
      : step_(step),
        p_(step.parameters.police_force),
        world_(world),
        police_(world.police),
        posts_(world.districts.size()),
        foreign_work_(world.districts.size()),
        dies_(exact::chance_within(p_.death_rate / weeks_per_year, weeks_per_month)) {
    // The old force came without rows of fighters, and has stood where it is since it joined.
    police_.was_fighter.resize(police_.size());
    while (police_.posted.size() < police_.size()) {
      police_.posted.push_back(police_.joined[police_.posted.size()]);
    }
  }

  void play() {
    serve();
    count();
    supervise();
    equip();
    vet();
    retrain();
    recruit();
    if (step_.week() % weeks_per_quarter == 0) redeploy();
    stand();
  }

 private:
  std::size_t n_districts() const { return posts_.size(); }
  bool untrained(std::size_t officer) const {
    return police_.training_weeks[officer] < trained_officer_weeks;
  }
  Post& post_of(std::size_t officer) { return posts_[police_.district[officer].value]; }
  double reported(std::size_t d) const {
    return d < world_.pictures.security.size() ? world_.pictures.security[d] : 0.0;
  }
  bool whole_offer(Lever lever, std::size_t d, std::int64_t wanted, std::int64_t& taken);
  double weeks_of(const ActivityPlan* activity) const {
    if (activity == nullptr) return 0.0;
    const auto number = static_cast<std::size_t>(activity - step_.plan.activities.data());
    return world_.programme.activities[number].active_weeks;
  }

  void serve();
  void leave(std::uint32_t officer);
  void count();
  void supervise();
  void promote();
  void equip();
  void vet();
  void retrain();
  void recruit();
  void take_in(std::size_t d, std::int64_t seats, const Intake& terms);
  bool find_applicant(DistrictId district, std::uint32_t seat, Applicant& who);
  bool find_fighter(DistrictId district, std::uint32_t seat, Applicant& who);
  bool find_citizen(DistrictId district, std::uint32_t seat, double women, Applicant& who);
  bool young(std::int16_t birth_week) const;
  void enrol(const Applicant& who, DistrictId district, double course_weeks, bool vetted);
  void redeploy();
  void stand();

  const Step& step_;
  const PoliceForceParameters& p_;
  World& world_;
  Police& police_;
  std::vector<Post> posts_;
  std::vector<double> foreign_work_;  // [district] done by foreigners, in national officers
  double dies_;                       // chance of four weeks
};

// Training ends, suspensions end, people leave and die.
void Force::serve() {
  const Week now = step_.week();
  for (std::uint32_t i = 0; i < police_.size(); ++i) {
    const ServiceStatus status = police_.status[i];
    if (status == ServiceStatus::in_training || status == ServiceStatus::suspended) {
      if (police_.training_until[i] > now) continue;
      if (status == ServiceStatus::in_training) {
        world_.tally.add(Count::officer_graduated, police_.district[i]);
      }
      police_.status[i] = ServiceStatus::serving;
    } else if (status == ServiceStatus::serving) {
      if (police_.supervisor[i] == supervisor_rank::on_course && police_.training_until[i] <= now) {
        police_.supervisor[i] = supervisor_rank::trained;
      }
    }
  }
  each_due(static_cast<std::uint32_t>(police_.size()), now, [this](std::uint32_t officer) {
    if (police_.status[officer] == ServiceStatus::serving) leave(officer);
  });
}

void Force::leave(std::uint32_t officer) {
  const Block draws = step_.draws.block(officer, Lane::attrition);
  const DistrictId district = police_.district[officer];
  if (draws.chance(3, dies_)) {
    end_service(world_, OfficerId{officer}, ServiceStatus::dead, step_.week(), draws);
    return;
  }
  const double rate =
      leave_rate(p_, police_.arrears_weeks[officer], world_.districts[district.value].insecurity);
  const Block going = step_.draws.block(officer, Lane::attrition, 1);
  if (!exact::happens_within(going.uniform(3), rate, weeks_per_month)) return;
  end_service(world_, OfficerId{officer}, ServiceStatus::left, step_.week(), going);
  world_.tally.add(Count::officer_left, district);
}

void Force::count() {
  for (std::uint32_t i = 0; i < police_.size(); ++i) {
    const ServiceStatus status = police_.status[i];
    if (status != ServiceStatus::serving && status != ServiceStatus::in_training &&
        status != ServiceStatus::suspended) {
      continue;
    }
    Post& post = post_of(i);
    ++post.strength;
    if (status != ServiceStatus::serving) continue;
    ++post.serving;
    post.supervisors += police_.supervisor[i] == supervisor_rank::trained;
    post.unvetted += police_.vetted[i] == 0;
    if (police_.supervisor[i] == supervisor_rank::on_course) {
      ++post.on_course;
    } else {
      ++post.fit;
      post.untrained += untrained(i);
      post.arrears_weeks += police_.arrears_weeks[i];
    }
  }
}

// Takes whole units for the district, never more than wanted.
bool Force::whole_offer(Lever lever, std::size_t d, std::int64_t wanted, std::int64_t& taken) {
  taken = 0;
  if (wanted <= 0) return false;
  const double offered = on_offer(world_, step_.plan, lever, d);
  const double units = std::floor(std::min(offered, static_cast<double>(wanted)));
  if (units < 1.0) return false;
  taken = static_cast<std::int64_t>(take(world_, step_.plan, lever, d, units) + 0.5);
  return taken > 0;
}

// Mentors are posted where officers are; those who teach carry courses for supervisors, those who
// do the job take its place (M55).
void Force::supervise() {
  double mentors = 0, learnt = 0, foreign_work = 0, serving = 0;
  // Its own staff know how long their mission stays, announced or not.
  const Week end = end_of_mission(step_.context, step_.plan, world_.mission.exit_decided);
  const double stays = std::max(0, end - step_.week());
  const double from_mission = taken_from_advisers(p_, step_.week());
  for (std::size_t d = 0; d < n_districts(); ++d) {
    Post& post = posts_[d];
    const double wanted = static_cast<double>(post.serving) / p_.officers_per_mentor;
    const ActivityPlan* activity = running(world_, step_.plan, Lever::supervise_police, d);
    const double teaches =
        teaching_share(p_, activity ? activity->builds_capacity : 1.0, reported(d));
    post.mentors = take(world_, step_.plan, Lever::supervise_police, d, wanted);
    const double of_mission = mentoring_share(p_, stays) * world_.districts[d].mission_police;
    mentors += post.mentors + of_mission;
    learnt += of_mission * from_mission +
              post.mentors * teaches * taken_from_advisers(p_, weeks_of(activity));
    foreign_work_[d] = post.mentors * (1.0 - teaches) * p_.mentor_output +
                       p_.mission_police_counts * world_.districts[d].mission_police;
    foreign_work += foreign_work_[d];
    serving += static_cast<double>(post.serving);
    post.mentors *= teaches;
  }
  const double officers_per_mentor = p_.officers_per_mentor / std::max(serving, 1.0);
  police_.mentored_share = exact::clamp01(mentors * officers_per_mentor);
  police_.substituted_share = foreign_work / std::max(foreign_work + serving, 1.0);
  police_.institutional_capacity =
      institutional_capacity_next(p_, police_.institutional_capacity,
                                  exact::clamp01(learnt * officers_per_mentor),
                                  p_.sees_substitution * police_.substituted_share);
  promote();
}

// Supervisors need years of service: places go by seniority, which is the order of rows.
void Force::promote() {
  const Week now = step_.week();
  const auto experience = static_cast<Week>(p_.supervisor_years * weeks_per_year);
  std::vector<std::int64_t> places(n_districts());
  for (std::size_t d = 0; d < n_districts(); ++d) {
    const Post& post = posts_[d];
    const double needed = static_cast<double>(post.serving) / p_.officers_per_supervisor -
                          static_cast<double>(post.supervisors + post.on_course);
    const double carried =
        post.mentors * p_.trainees_per_mentor - static_cast<double>(post.on_course);
    const double own = p_.promotions_per_year / weeks_per_year * static_cast<double>(post.serving);
    const Block draws =
        step_.draws.block(static_cast<std::uint32_t>(d), Lane::recruitment, promotion_draw);
    const double open = std::min(needed, std::max(carried, 0.0) + own);
    places[d] = exact::round_by_chance(std::max(open, 0.0), draws.uniform(0));
  }
  const std::uint32_t n = any_place(places) ? static_cast<std::uint32_t>(police_.size()) : 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::size_t d = police_.district[i].value;
    if (places[d] <= 0 || police_.status[i] != ServiceStatus::serving) continue;
    if (police_.supervisor[i] != supervisor_rank::none || police_.joined[i] > now - experience) {
      continue;
    }
    police_.supervisor[i] = supervisor_rank::on_course;
    police_.training_until[i] = now + static_cast<Week>(p_.supervisor_course_weeks);
    --places[d];
    ++posts_[d].on_course;
    --posts_[d].fit;
  }
  const auto on_course = [](std::int64_t sum, const Post& post) { return sum + post.on_course; };
  police_.supervisor_pipeline = static_cast<double>(
      std::accumulate(posts_.begin(), posts_.end(), std::int64_t{0}, on_course));
}

void Force::equip() {
  double serving = 0, units = 0;
  for (const Post& post : posts_) serving += static_cast<double>(post.serving);
  const double missing = 1.0 - police_.equipment;
  for (std::size_t d = 0; d < n_districts(); ++d) {
    const double wanted = missing * static_cast<double>(posts_[d].serving);
    units += take(world_, step_.plan, Lever::equip_police, d, wanted);
  }
  const double kept = police_.equipment * (1.0 - 1.0 / (p_.equipment_years * weeks_per_year));
  police_.equipment = exact::clamp01(kept + units / std::max(serving, 1.0));
}

// The board goes through the unvetted in the order of their rows.
void Force::vet() {
  std::vector<std::int64_t> places(n_districts());
  std::vector<double> strictness(n_districts());
  std::int64_t all = 0;
  for (std::size_t d = 0; d < n_districts(); ++d) {
    if (!whole_offer(Lever::vet_police, d, posts_[d].unvetted, places[d])) continue;
    const ActivityPlan* activity = running(world_, step_.plan, Lever::vet_police, d);
    strictness[d] = activity ? activity->strictness : 0.0;
    all += places[d];
  }
  for (std::uint32_t i = 0; i < police_.size() && all > 0; ++i) {
    const DistrictId district = police_.district[i];
    if (places[district.value] <= 0 || police_.vetted[i] ||
        police_.status[i] != ServiceStatus::serving) {
      continue;
    }
    --places[district.value];
    --all;
    police_.vetted[i] = 1;
    const Block draws = step_.draws.block(i, Lane::vetting);
    const bool seen_record = p_.sees_record * police_.abuser[i] > 0.5;
    if (!draws.chance(3, removal_probability(p_, seen_record, strictness[district.value])))
      continue;
    dismiss(step_, world_, OfficerId{i});
    world_.tally.add(Count::officer_dismissed, district);
    --posts_[district.value].strength;
    --posts_[district.value].serving;
    --posts_[district.value].fit;
  }
}

// A part of the training goes to officers who serve with little of it: by district in proportion to
// them, the longest in service first. They are off the streets meanwhile.
void Force::retrain() {
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
void Force::recruit() {
  std::vector<std::size_t> order(n_districts());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> gap(n_districts());
  std::int64_t strength = 0;
  const double per_1000 = wanted_per_1000(p_, step_.plan.police_target, population(world_));
  for (std::size_t d = 0; d < n_districts(); ++d) {
    strength += posts_[d].strength;
    gap[d] = per_1000 * static_cast<double>(world_.districts[d].people) / 1000.0 -
             static_cast<double>(posts_[d].strength);
  }
  std::sort(order.begin(), order.end(), [&gap](std::size_t a, std::size_t b) {
    return gap[a] != gap[b] ? gap[a] > gap[b] : a < b;
  });
  for (const std::size_t d : order) {
    std::int64_t seats = 0;
    if (!whole_offer(Lever::recruit_police, d, static_cast<std::int64_t>(gap[d]), seats)) continue;
    const ActivityPlan* activity = running(world_, step_.plan, Lever::recruit_police, d);
    take_in(d, seats,
            {.course_weeks = activity ? activity->course_weeks : p_.home_course_weeks,
             .strictness = activity ? activity->strictness : 0.0,
             .for_women = activity ? activity->women_share : 0.0});
    strength += seats;
  }
  // The state's own school fills posts that the budget has.
  const Block draws = step_.draws.block(0U, Lane::recruitment, home_seat_draw);
  const double own =
      p_.home_seats_per_year / weeks_per_year * static_cast<double>(police_.target_strength);
  const std::int64_t seats =
      std::min(exact::round_by_chance(own, draws.uniform(0)), police_.target_strength - strength);
  if (seats > 0) take_in(order.front(), seats, {.course_weeks = p_.home_course_weeks});
}

void Force::take_in(std::size_t d, std::int64_t seats, const Intake& terms) {
  const DistrictId district{static_cast<std::uint32_t>(d)};
  for (std::int64_t n = 0; n < seats; ++n) {
    const std::uint32_t seat = event_id(district.value, static_cast<std::uint32_t>(n));
    Applicant who;
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

bool Force::young(std::int16_t birth_week) const {
  const double age = age_years(birth_week, step_.week());
  return age >= p_.youngest && age <= p_.oldest;
}

bool Force::find_applicant(DistrictId district, std::uint32_t seat, Applicant& who) {
  const Block kind = step_.draws.block(seat, Lane::recruitment, seat_draw);
  if (kind.chance(0, p_.fighter_applicants) && find_fighter(district, seat, who)) return true;
  return find_citizen(district, seat, p_.women_applicants, who);
}

bool Force::find_fighter(DistrictId district, std::uint32_t seat, Applicant& who) {
  const Fighters& fighters = world_.fighters;
  const auto n = static_cast<std::uint32_t>(fighters.size());
  for (int t = 0; n > 0 && t < applicant_tries; ++t) {
    const Block draws =
        step_.draws.block(seat, Lane::recruitment, fighter_draw + static_cast<std::uint32_t>(t));
    const std::uint32_t row = draws.below(0, n);
    const FighterState state = fighters.state[row];
    if (state != FighterState::waiting && state != FighterState::settled) continue;
    if (fighters.discharge[row] == Discharge::dismissed) continue;
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

bool Force::find_citizen(DistrictId district, std::uint32_t seat, double women, Applicant& who) {
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

void Force::enrol(const Applicant& who, DistrictId district, double course_weeks, bool vetted) {
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

// Officers move from districts with more than their share of need to those with less (M12), and to
// the seat of government (M44).
void Force::redeploy() {
  std::vector<double> missing(n_districts());
  double serving = 0, need = 0;
  for (std::size_t d = 0; d < n_districts(); ++d) {
    missing[d] = police_need(p_, static_cast<double>(world_.districts[d].people),
                             p_.sees_need * reported(d));
    need += missing[d];
    serving += static_cast<double>(posts_[d].serving);
  }
  if (need <= 0) return;
  const double guards = need_of_rulers(p_, need, world_.government.patronage);
  missing[step_.context.capital] += guards;
  need += guards;
  for (std::size_t d = 0; d < n_districts(); ++d) {
    missing[d] = missing[d] / need * serving - static_cast<double>(posts_[d].serving);
  }
  for (std::uint32_t i = 0; i < police_.size(); ++i) {
    if (police_.status[i] != ServiceStatus::serving) continue;
    const std::size_t from = police_.district[i].value;
    if (missing[from] > -1.0) continue;
    if (!step_.draws.block(i, Lane::recruitment, posting_draw).chance(0, p_.moved_per_quarter))
      continue;
    const auto most = std::max_element(missing.begin(), missing.end());
    if (*most < 1.0) return;
    const auto to = static_cast<std::uint32_t>(most - missing.begin());
    police_.district[i] = DistrictId{to};
    police_.posted[i] = step_.week();
    missing[from] += 1.0;
    missing[to] -= 1.0;
  }
}

// Where officers are present for people, and how much of the district that covers (M15, M44).
void Force::stand() {
  posts_.assign(n_districts(), Post{});
  count();
  const double reach = p_.unequipped_reach + (1.0 - p_.unequipped_reach) * police_.equipment;
  double fit_officers = 0;
  for (const Post& post : posts_) fit_officers += static_cast<double>(post.fit);
  // Of the whole force, the part that need of rulers is of all need; it patrols for nobody.
  const double wanted = need_of_rulers(p_, 1.0, world_.government.patronage);
  const double guards = fit_officers * wanted / (1.0 + wanted);
  std::vector<double> present(n_districts());
  for (std::size_t d = 0; d < n_districts(); ++d) {
    const District& district = world_.districts[d];
    const Post& post = posts_[d];
    const auto fit = static_cast<double>(post.fit);
    const double arrears = post.fit > 0 ? post.arrears_weeks / fit : 0.0;
    const double state = fit + static_cast<double>(district.soldiers) +
                         p_.peacekeeper_weight * district.peacekeepers;
    const double armed = keeping_out(p_, static_cast<double>(district.armed_fighters),
                                     static_cast<double>(district.allied_fighters));
    const double patrols = d == step_.context.capital ? std::max(0.0, fit - guards) : fit;
    present[d] = patrols * attendance(p_, arrears) * (1.0 - held_out_share(p_, armed, state));
  }
  // Who walks a beat is seen on the street, and is not at the station or on a case.
  const std::vector<double> on_foot = walk_beats(step_, world_, present);
  for (std::size_t d = 0; d < n_districts(); ++d) {
    District& district = world_.districts[d];
    district.police_on_foot = on_foot[d];
    district.police_present = present[d] - on_foot[d];
    const double effective = present[d] * reach + foreign_work_[d];
    district.police_coverage = police_coverage(p_, effective, static_cast<double>(district.people));
  }
}

}  // namespace

void police_force(const Step& step, World& world) { Force(step, world).play(); }

}  // namespace ssr

#include "process/police_force.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/exact_math.h"
#include "core/rows.h"
#include "process/dismissed.h"
#include "process/police_force_week.h"
#include "world/census.h"
#include "world/custody.h"

namespace ssr {

double highest_leave_rate(const PoliceForceParameters& p) noexcept {
  constexpr double room_for_rounding = 1.000001;
  return room_for_rounding * std::max({leave_rate(p, 0.0, 0.0), leave_rate(p, 0.0, 1.0),
                                       leave_rate(p, p.arrears_cap_weeks, 0.0),
                                       leave_rate(p, p.arrears_cap_weeks, 1.0)});
}

// Training ends, suspensions end, people leave and die.
void PoliceForceWeek::serve() {
  const Week now = step_.week();
  const auto comes_back = [this](std::size_t i) {
    const ServiceStatus status = police_.status[i];
    const bool on_course = police_.supervisor[i] == supervisor_rank::on_course;
    return status == ServiceStatus::in_training || status == ServiceStatus::suspended ||
           (status == ServiceStatus::serving && on_course);
  };
  each_wanted(police_.size(), comes_back, [&](std::uint32_t i) {
    if (police_.training_until[i] > now) return;
    const ServiceStatus status = police_.status[i];
    if (status == ServiceStatus::serving) {
      police_.supervisor[i] = supervisor_rank::trained;
    } else {
      if (status == ServiceStatus::in_training) {
        world_.tally.add(Count::officer_graduated, police_.district[i]);
      }
      police_.status[i] = ServiceStatus::serving;
    }
  });
  const auto n = static_cast<std::uint32_t>(police_.size());
  const auto serves = [this](std::size_t i, bool) {
    return police_.status[i] == ServiceStatus::serving;
  };
  each_due_where(n, now, serves, [this](std::uint32_t officer, bool) { leave(officer); });
}

void PoliceForceWeek::leave(std::uint32_t officer) {
  const Block draws = step_.draws.block(officer, Lane::attrition);
  const DistrictId district = police_.district[officer];
  if (draws.chance(3, dies_)) {
    end_service(world_, OfficerId{officer}, ServiceStatus::dead, step_.week(), draws);
    return;
  }
  const Block going = step_.draws.block(officer, Lane::attrition, 1);
  if (going.uniform(3) >= leaves_at_most_) return;
  const double rate =
      leave_rate(p_, police_.arrears_weeks[officer], world_.districts[district.value].insecurity);
  if (!exact::happens_within(going.uniform(3), rate, weeks_per_month)) return;
  end_service(world_, OfficerId{officer}, ServiceStatus::left, step_.week(), going);
  world_.tally.add(Count::officer_left, district);
}

void PoliceForceWeek::count() {
  for (std::uint32_t i = 0; i < police_.size(); ++i) {
    const ServiceStatus status = police_.status[i];
    if (status != ServiceStatus::serving && status != ServiceStatus::in_training &&
        status != ServiceStatus::suspended) {
      continue;
    }
    PolicePost& post = post_of(i);
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
bool PoliceForceWeek::whole_offer(Lever lever, std::size_t d, std::int64_t wanted,
                                  std::int64_t& taken) {
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
void PoliceForceWeek::supervise() {
  double mentors = 0, learnt = 0, foreign_work = 0, serving = 0;
  // Its own staff know how long their mission stays, announced or not.
  const Week end = end_of_mission(step_.context, step_.plan, world_.mission.exit_decided);
  const double stays = std::max(0, end - step_.week());
  const double from_mission = taken_from_advisers(p_, step_.week());
  for (std::size_t d = 0; d < n_districts(); ++d) {
    PolicePost& post = posts_[d];
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
  police_.institutional_capacity = institutional_capacity_next(
      p_, police_.institutional_capacity, exact::clamp01(learnt * officers_per_mentor),
      p_.sees_substitution * police_.substituted_share);
  promote();
}

// Supervisors need years of service: places go by seniority, which is the order of rows.
void PoliceForceWeek::promote() {
  const Week now = step_.week();
  const auto experience = static_cast<Week>(p_.supervisor_years * weeks_per_year);
  std::vector<std::int64_t> places(n_districts());
  for (std::size_t d = 0; d < n_districts(); ++d) {
    const PolicePost& post = posts_[d];
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
  const auto on_course = [](std::int64_t sum, const PolicePost& post) {
    return sum + post.on_course;
  };
  police_.supervisor_pipeline = static_cast<double>(
      std::accumulate(posts_.begin(), posts_.end(), std::int64_t{0}, on_course));
}

void PoliceForceWeek::equip() {
  double serving = 0, units = 0;
  for (const PolicePost& post : posts_) serving += static_cast<double>(post.serving);
  const double missing = 1.0 - police_.equipment;
  for (std::size_t d = 0; d < n_districts(); ++d) {
    const double wanted = missing * static_cast<double>(posts_[d].serving);
    units += take(world_, step_.plan, Lever::equip_police, d, wanted);
  }
  const double kept = police_.equipment * (1.0 - 1.0 / (p_.equipment_years * weeks_per_year));
  police_.equipment = exact::clamp01(kept + units / std::max(serving, 1.0));
}

// The board goes through the unvetted in the order of their rows.
void PoliceForceWeek::vet() {
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

// Officers move from districts with more than their share of need to those with less (M12), and to
// the seat of government (M44).
void PoliceForceWeek::redeploy() {
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
void PoliceForceWeek::stand() {
  posts_.assign(n_districts(), PolicePost{});
  count();
  const double reach = p_.unequipped_reach + (1.0 - p_.unequipped_reach) * police_.equipment;
  double fit_officers = 0;
  for (const PolicePost& post : posts_) fit_officers += static_cast<double>(post.fit);
  // Of the whole force, the part that need of rulers is of all need; it patrols for nobody.
  const double wanted = need_of_rulers(p_, 1.0, world_.government.patronage);
  const double guards = fit_officers * wanted / (1.0 + wanted);
  std::vector<double> present(n_districts());
  for (std::size_t d = 0; d < n_districts(); ++d) {
    const District& district = world_.districts[d];
    const PolicePost& post = posts_[d];
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

void police_force(const Step& step, World& world) { PoliceForceWeek(step, world).play(); }

}  // namespace ssr

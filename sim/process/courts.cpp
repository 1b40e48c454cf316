#include "process/courts.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "core/exact_math.h"
#include "process/parameters.h"
#include "world/custody.h"
#include "world/feelings.h"

namespace ssr {

double hearings_possible(const CourtsParameters& p, const CourtView& view) noexcept {
  const double bench = std::min(
      {view.judges * p.per_judge, view.prosecutors * p.per_prosecutor, view.clerks * p.per_clerk});
  const double defended = std::min(bench, view.defenders * p.per_defender);
  const double held = defended + p.undefended * (bench - defended);
  const double days = exact::clamp01(1.0 - p.absence_by_arrears *
                                               std::min(view.arrears_weeks, p.arrears_cap_weeks));
  const double means = 0.5 * (view.equipment + view.local_capacity);
  return held * days * (p.least_means + (1.0 - p.least_means) * means);
}

double hearings_given(const CourtsParameters& p, double possible, double waiting) noexcept {
  return waiting - p.sees_limits * std::max(waiting - possible, 0.0);
}

namespace {

/// Calendars go by whole weeks.
Week sitting_interval(const CourtsParameters& p) noexcept {
  return std::max<Week>(1, static_cast<Week>(p.sitting_weeks + 0.5));
}

bool comes_up(Week interval, std::uint32_t case_id, Week now) noexcept {
  return now % interval == static_cast<Week>(case_id % static_cast<std::uint32_t>(interval));
}

}  // namespace

bool comes_up(const CourtsParameters& p, std::uint32_t case_id, Week now) noexcept {
  return comes_up(sitting_interval(p), case_id, now);
}

double evidence_after_waiting(const CourtsParameters& p, double evidence, int weeks) noexcept {
  for (int i = 0; i < weeks; ++i) evidence *= 1.0 - p.sees_waiting * p.evidence_decay;
  return evidence;
}

double lapse_rate(const CourtsParameters& p, double evidence) noexcept {
  return p.lapse_rate * std::max(1.0 - evidence / p.lapse_below, 0.0);
}

double conviction_probability(const CourtsParameters& p, double evidence, bool right_person,
                              bool defended) noexcept {
  const double right = p.convicts * evidence;
  if (right_person) return right;
  return right * p.convicts_wrong * (defended ? 1.0 - p.defence_saves : 1.0);
}

double court_bribe_probability(const CourtsParameters& p, double arrears_weeks) noexcept {
  return exact::clamp01(
      p.bribe_rate * exact::exp(p.bribe_by_arrears * std::min(arrears_weeks, p.arrears_cap_weeks)));
}

double local_capacity_next(const CourtsParameters& p, double capacity,
                           double substituted_share) noexcept {
  const double left_to_learners = exact::clamp01(1.0 - p.crowding_out * substituted_share);
  const double change = p.learning * left_to_learners * (1.0 - capacity) - p.forgetting * capacity;
  return exact::clamp01(capacity + change / weeks_per_year);
}

std::vector<double> trained_by_need(const std::vector<double>& people,
                                    const std::vector<double>& staff, double offered) {
  const double nation = std::accumulate(people.begin(), people.end(), 0.0);
  const double all = std::accumulate(staff.begin(), staff.end(), offered);
  std::vector<double> lacking(people.size(), 0.0);
  for (std::size_t d = 0; d < people.size() && nation > 0; ++d) {
    lacking[d] = std::max(0.0, all * people[d] / nation - staff[d]);
  }
  const double sum = std::accumulate(lacking.begin(), lacking.end(), 0.0);
  for (double& d : lacking) d = sum > 0 ? offered * d / sum : 0.0;
  return lacking;
}

namespace {

// Draws of the hearing lane, by question about a case.
enum : std::uint32_t { hearing_draw = 1, sentence_draw = 2, feeling_draw = 3, release_draw = 4 };

/// Those who come up this week in one list of a district, and the hearings they get.
struct CauseList {
  std::int64_t waiting = 0;
  std::int64_t places = 0;
};

struct Docket {
  CauseList held;            // suspects on remand
  CauseList free;            // suspects at liberty
  CauseList civil;           // parties to a dispute
  std::int64_t charged = 0;  // criminal cases on the docket, whether they come up or not
  double defended_share = 0;
};

class Bench {
 public:
  Bench(const Step& step, World& world)
      : step_(step),
        p_(step.parameters.courts),
        world_(world),
        courts_(world.justice.courts),
        dockets_(world.districts.size()) {}

  void play() {
    for (std::size_t d = 0; d < courts_.size(); ++d) staff(d);
    train();
    Justice& justice = world_.justice;
    std::vector<Case>& civil = justice.civil_due(step_.week());
    const Week interval = sitting_interval(p_);
    std::vector<std::size_t> called;  // places on the criminal docket
    for (std::size_t i = 0; i < justice.criminal.size(); ++i) {
      const Case& c = justice.criminal[i];
      if (!on_docket(c)) continue;
      ++docket_of(c).charged;
      if (!comes_up(interval, c.id, step_.week())) continue;
      ++list_of(c).waiting;
      called.push_back(i);
    }
    for (const Case& c : civil) ++list_of(c).waiting;
    for (std::size_t d = 0; d < courts_.size(); ++d) allot(d);
    for (const std::size_t i : called) call(justice.criminal[i], interval);
    refile(world_, justice.criminal);
    for (Case& c : civil) {
      if (on_docket(c)) call(c, weeks_per_month);
    }
    refile(world_, civil);
  }

 private:
  // A case without evidence is forgotten: its papers are gone, though somebody may still be held.
  static bool on_docket(const Case& c) { return c.evidence > 0.0F; }
  Docket& docket_of(const Case& c) { return dockets_[c.district.value]; }
  Block draws(const Case& c, std::uint32_t draw) const {
    return step_.draws.block(c.id, Lane::hearing, draw);
  }

  void staff(std::size_t d);
  void graduate(std::size_t d, double leaving);
  void train();
  void send_to_school(std::size_t d, double wanted);
  CauseList& list_of(const Case& c);
  void allot(std::size_t d);
  void call(Case& c, Week interval);
  void hear(Case& c);
  void decide_dispute(Case& c);
  void convict(Case& c);
  void acquit(Case& c);
  void wait(Case& c, int weeks);
  bool enforced(const Case& c, double uniform) const;
  void put_right(const Case& c);
  void disappoint(const Case& c);

  const Step& step_;
  const CourtsParameters& p_;
  World& world_;
  std::vector<Court>& courts_;
  std::vector<Docket> dockets_;
};

void Bench::staff(std::size_t d) {
  Court& court = courts_[d];
  const double arrears = std::min(court.arrears_weeks, p_.arrears_cap_weeks);
  const double rate = p_.attrition * exact::exp(p_.attrition_by_arrears * arrears);
  const double stay = 1.0 - std::min(rate / weeks_per_year, 1.0);
  court.judges *= stay;
  court.prosecutors *= stay;
  court.defenders *= stay;
  court.clerks *= stay;
  court.equipment *= 1.0 - 1.0 / (p_.means_years * weeks_per_year);
  graduate(d, rate);
}

// Judges need a year and more; the other posts are filled where they are scarcest.
void Bench::graduate(std::size_t d, double leaving) {
  Court& court = courts_[d];
  const double judges = court.trainees / p_.judge_training_weeks;
  const double others = court.trainee_staff / p_.staff_training_weeks;
  court.trainees -= judges;
  court.trainee_staff -= others;
  court.judges += judges;
  double* scarcest = &court.prosecutors;
  if (court.defenders < *scarcest) scarcest = &court.defenders;
  if (court.clerks < *scarcest) scarcest = &court.clerks;
  *scarcest += others;
  // Of those who leave, the state replaces some, through the same schools.
  const double replaced = p_.replaced * leaving / weeks_per_year;
  court.trainees += replaced * court.judges;
  court.trainee_staff += replaced * (court.prosecutors + court.defenders + court.clerks);
}

// What districts that cannot be reached leave over goes to the others, in their order.
void Bench::train() {
  double offered = 0;
  std::vector<double> people, staff;
  for (std::size_t d = 0; d < courts_.size(); ++d) {
    const Court& court = courts_[d];
    offered = std::max(offered, on_offer(world_, step_.plan, Lever::staff_courts, d));
    people.push_back(static_cast<double>(world_.districts[d].people));
    staff.push_back(court.judges + court.prosecutors + court.defenders + court.clerks +
                    court.trainees + court.trainee_staff);
  }
  if (offered <= 0) return;
  const std::vector<double> wanted = trained_by_need(people, staff, offered);
  for (std::size_t d = 0; d < courts_.size(); ++d) send_to_school(d, wanted[d]);
  for (std::size_t d = 0; d < courts_.size(); ++d) {
    if (wanted[d] > 0) send_to_school(d, on_offer(world_, step_.plan, Lever::staff_courts, d));
  }
}

void Bench::send_to_school(std::size_t d, double wanted) {
  Court& court = courts_[d];
  const double trained = take(world_, step_.plan, Lever::staff_courts, d, wanted);
  court.trainees += trained * p_.judge_share;
  court.trainee_staff += trained * (1.0 - p_.judge_share);
  court.equipment += (1.0 - court.equipment) *
                     exact::clamp01(p_.means_per_trainee * trained / std::max(court.judges, 1.0));
}

CauseList& Bench::list_of(const Case& c) {
  Docket& docket = docket_of(c);
  if (dispute(c.matter)) return docket.civil;
  return c.custody == Custody::remand ? docket.held : docket.free;
}

// Own hearings, and what mobile courts add where more comes up than the court can serve.
void Bench::allot(std::size_t d) {
  Court& court = courts_[d];
  Docket& docket = dockets_[d];
  const CourtView view{court.judges,        court.prosecutors, court.defenders,     court.clerks,
                       court.arrears_weeks, court.equipment,   court.local_capacity};
  court.waiting = docket.charged + court.civil_cases;
  const std::int64_t at_liberty = docket.free.waiting + docket.civil.waiting;
  const auto waiting = static_cast<double>(docket.held.waiting + at_liberty);
  const double own = hearings_possible(p_, view);
  court.mobile_hearings =
      take(world_, step_.plan, Lever::mobile_courts, d, std::max(waiting - own, 0.0));
  const ActivityPlan* activity = running(world_, step_.plan, Lever::mobile_courts, d);
  const double done_by_others =
      court.mobile_hearings * (activity ? 1.0 - activity->builds_capacity : 0.0);
  court.capacity_last_week = own + court.mobile_hearings;
  court.local_capacity = local_capacity_next(
      p_, court.local_capacity,
      p_.sees_substitution * done_by_others / std::max(court.capacity_last_week, 1.0));
  docket.defended_share =
      exact::clamp01((court.defenders * p_.per_defender + court.mobile_hearings) /
                     std::max(court.capacity_last_week, 1.0));
  const Block luck = step_.draws.block(static_cast<std::uint32_t>(d), Lane::hearing);
  const std::int64_t places = exact::round_by_chance(
      hearings_given(p_, court.capacity_last_week, waiting), luck.uniform(0));
  const auto reserved =
      static_cast<std::int64_t>(p_.remand_first * static_cast<double>(places) + 0.5);
  // What is not reserved goes to those at liberty and to civil cases as they are many; what one
  // list leaves over, to the others.
  docket.held.places = std::min(reserved, docket.held.waiting);
  const std::int64_t rest = std::min(places - docket.held.places, at_liberty);
  docket.civil.places = at_liberty > 0 ? rest * docket.civil.waiting / at_liberty : 0;
  docket.free.places = rest - docket.civil.places;
  docket.held.places =
      std::min(places - docket.civil.places - docket.free.places, docket.held.waiting);
  court.heard = docket.held.places + docket.free.places + docket.civil.places;
}

// Each list goes in the order in which cases came. Evidence ages by the weeks since the case came
// up last, or since it was filed; the week of a hearing takes nothing from it.
void Bench::call(Case& c, Week interval) {
  const Week weeks = std::clamp<Week>(step_.week() - c.stage_since + 1, 1, interval);
  if (--list_of(c).places < 0) return wait(c, weeks);
  c.evidence = static_cast<float>(evidence_after_waiting(p_, c.evidence, weeks - 1));
  hear(c);
}

void Bench::hear(Case& c) {
  const Block day = draws(c, hearing_draw);
  const bool defended = day.chance(0, docket_of(c).defended_share);
  if (!day.chance(1, p_.decides + (defended ? 0.0 : p_.decides_undefended))) return;
  world_.tally.add(Count::tried, c.district);
  if (dispute(c.matter)) return decide_dispute(c);
  const bool bought =
      day.chance(2, court_bribe_probability(p_, courts_[c.district.value].arrears_weeks));
  if (bought) c.bribed = true;
  const double guilty = conviction_probability(p_, c.evidence, c.right_person, defended);
  if (!bought && day.chance(3, guilty)) {
    convict(c);
  } else {
    acquit(c);
  }
}

void Bench::decide_dispute(Case& c) {
  const Block luck = draws(c, sentence_draw);
  if (luck.chance(0, p_.court_fair) && enforced(c, luck.uniform(1))) {
    put_right(c);
  } else {
    disappoint(c);
  }
  close(c, step_.week());
}

bool Bench::enforced(const Case& c, double uniform) const {
  const double coverage = world_.districts[c.district.value].police_coverage;
  return uniform < p_.enforced + p_.enforced_by_police * coverage;
}

void Bench::convict(Case& c) {
  world_.tally.add(Count::convicted, c.district);
  if (shows_sanction(c)) world_.justice.convictions[c.district.value] += 1.0;
  const Block luck = draws(c, sentence_draw);
  const double mean = p_.sentence_weeks[static_cast<std::size_t>(c.matter)];
  // Even between `1 - spread` and `1 + spread` of the mean; time on remand counts.
  const auto sentence =
      static_cast<Week>(mean * (1.0 + p_.sentence_spread * (2.0 * luck.uniform(0) - 1.0)));
  const bool held = c.custody == Custody::remand;
  const Week since = held ? c.custody_since : step_.week();
  const bool prison = sentence > 0 && since + sentence > step_.week();
  bool served = true;
  if (held && prison) {
    begin_sentence(world_, c);
  } else if (held) {
    leave_custody(world_, c, Exit::served, step_.week(), draws(c, release_draw));
  } else if (prison) {
    served = take_into_custody(world_, c, Custody::sentenced, step_.week());
  }
  if (c.right_person && served && enforced(c, luck.uniform(1))) {
    put_right(c);
  } else {
    disappoint(c);
  }
  if (c.custody != Custody::sentenced) return close(c, step_.week());
  c.stage = Stage::convicted;
  c.stage_since = step_.week();
  c.release_week = since + sentence;
}

void Bench::acquit(Case& c) {
  world_.tally.add(Count::acquitted, c.district);
  leave_custody(world_, c, Exit::let_go, step_.week(), draws(c, release_draw));
  if (c.right_person) disappoint(c);
  close(c, step_.week());
}

// Witnesses move away, papers rot; in the end there is no case, though there may be a detainee
// (M3).
void Bench::wait(Case& c, int weeks) {
  c.evidence = static_cast<float>(evidence_after_waiting(p_, c.evidence, weeks));
  const double lapses = exact::chance_in_tries(lapse_rate(p_, c.evidence), weeks);
  if (lapses <= 0.0) return;
  const Block luck = step_.draws.block(c.id, Lane::case_attrition);
  if (!luck.chance(0, lapses)) return;
  world_.tally.add(Count::lapsed, c.district);
  if (c.custody == Custody::remand && luck.chance(1, p_.forgotten)) {
    c.evidence = 0.0F;
    return;
  }
  leave_custody(world_, c, Exit::let_go, step_.week(), draws(c, release_draw));
  disappoint(c);
  close(c, step_.week());
}

void Bench::put_right(const Case& c) {
  remember(world_, c.community, &Communities::recent_remedy);
  if (!c.bribed && step_.week() - c.opened <= p_.remedy_weeks) {
    world_.tally.add_person(Count::fair_remedy, c.district, c.victim_sex, c.victim_group);
  }
  if (!c.victim.exists()) return;
  const Block luck = draws(c, feeling_draw);
  feel(world_, c.victim, Attitude::trust_courts, p_.remedy_trust, luck.uniform(0));
  feel(world_, c.victim, Attitude::grievance, -p_.grievance_moved, luck.uniform(1));
}

void Bench::disappoint(const Case& c) {
  remember(world_, c.community, &Communities::recent_impunity);
  if (!c.victim.exists()) return;
  const Block luck = draws(c, feeling_draw);
  feel(world_, c.victim, Attitude::trust_courts, -p_.impunity_trust, luck.uniform(2));
  feel(world_, c.victim, Attitude::grievance, p_.grievance_moved, luck.uniform(3));
}

}  // namespace

void courts(const Step& step, World& world) { Bench(step, world).play(); }

}  // namespace ssr

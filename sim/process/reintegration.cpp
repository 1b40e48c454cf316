#include "process/reintegration.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "core/exact_math.h"
#include "core/queue.h"
#include "core/rows.h"
#include "process/parameters.h"

namespace ssr {

namespace {

/// As acceptance_probability, for the standing [0, 1] that a unit's abuses leave its men.
double accepted_with(const ReintegrationParameters& p, double readiness, double standing,
                     bool family, bool schooled, bool at_home) noexcept {
  const double help = 1.0 + (family ? p.family_helps : 0.0) + (schooled ? p.schooling_helps : 0.0);
  const double place = at_home ? 1.0 : p.away_from_home;
  return exact::clamp01(p.accepted_per_month * readiness * standing * help * place);
}

}  // namespace

double acceptance_probability(const ReintegrationParameters& p, double readiness,
                              double abusiveness, bool family, bool schooled,
                              bool at_home) noexcept {
  const double standing = exact::pow(1.0 - exact::clamp01(abusiveness), p.abusiveness_exponent);
  return accepted_with(p, readiness, standing, family, schooled, at_home);
}

double readiness_target(const ReintegrationParameters& p, double authority, double accountability,
                        double visible_gains, double recent_violence) noexcept {
  const double violence =
      recent_violence <= 0.0 ? 0.0 : recent_violence / (recent_violence + p.violence_half);
  return exact::clamp01(p.readiness_base + p.readiness_participation * authority * accountability +
                        p.readiness_gains * visible_gains - p.readiness_violence * violence);
}

double learning_probability(const ReintegrationParameters& p, bool schooled) noexcept {
  return schooled ? p.learns_a_trade : p.learns_unschooled;
}

double treatment_need(const ReintegrationParameters& p, bool idle, double criminal_tie,
                      bool criminal) noexcept {
  return (idle ? p.treatment_risk_idle : 0.0) + p.treatment_risk_tie * criminal_tie +
         (criminal ? p.treatment_risk_criminal : 0.0);
}

namespace {

/// Somebody who waits for a place; places go to the first in this order.
struct Applicant {
  double rank;   // lower first: weeks of arrival, or minus the need
  double draw;
  std::uint32_t row;

  bool operator<(const Applicant& other) const {
    if (rank != other.rank) return rank < other.rank;
    return draw != other.draw ? draw < other.draw : row < other.row;
  }
};

constexpr bool at_home(FighterState state) noexcept {
  return state == FighterState::settled || state == FighterState::home_unregistered;
}

constexpr double before_adults = 1e6;  // weeks of waiting that a child has in hand

class Reintegration {
 public:
  Reintegration(const Step& step, World& world)
      : step_(step), world_(world), p_(step.parameters.reintegration), fighters_(world.fighters) {
    for (std::size_t d = 0; d < world.districts.size(); ++d) {
      courses_open_.push_back(on_offer(world, step.plan, Lever::reintegration, d) >= 1.0);
      treatment_open_.push_back(on_offer(world, step.plan, Lever::counselling, d) >= 1.0);
      care_open_.push_back(on_offer(world, step.plan, Lever::women_and_children, d) >= 1.0);
      own_track_open_.push_back(p_.sees_own_track > 0.0 && care_open_.back());
      offered_at_home_.push_back(treatment_open_.back() || own_track_open_.back());
      anything_offered_ = anything_offered_ || offered_at_home_.back();
    }
  }
  void play();

 private:
  void visit(std::uint32_t row);
  bool quiet(std::uint32_t row) const;
  bool matters(std::size_t row, bool season) const;
  void train(std::uint32_t row);
  void complete(std::uint32_t row, const Block& draws);
  void treat(std::uint32_t row);
  bool provider_stands_still(std::uint32_t row) const;
  void wait(std::uint32_t row);
  void set_up(std::uint32_t row);
  void pay(std::uint32_t row);
  void live(std::uint32_t row, int months);
  void find_a_place(std::uint32_t row, int months);
  void begin_programme(std::uint32_t row);
  void settle(std::uint32_t row) {
    fighters_.track_paid[row] = 0;
    enter(fighters_, row, FighterState::settled, step_.week());
  }
  void give_places();
  template <class Enter>
  void serve(Lever lever, const std::vector<Applicant>& applicants, Enter enters);
  bool any_left(Lever lever) const;
  void move_readiness();
  bool has(std::size_t row, std::uint8_t flag) const {
    return (fighters_.flags[row] & flag) != 0;
  }
  void set(std::uint32_t row, std::uint8_t flag) {
    fighters_.flags[row] = static_cast<std::uint8_t>(fighters_.flags[row] | flag);
  }
  bool granted(Lever lever, DistrictId district, std::uint32_t row) {
    return take_for_fighter(world_, step_.plan, lever, district.value, row, 1.0) >= 1.0;
  }
  void count(Count what, std::uint32_t row) {
    world_.tally.add_person(what, fighters_.district[row], fighters_.sex[row],
                            world_.citizens.group[fighters_.home[row].value]);
  }
  double draw_of(std::uint32_t row) const {
    return step_.draws.block(FighterId{row}, Lane::reintegration, 1).uniform(0);
  }

  const Step& step_;
  World& world_;
  const ReintegrationParameters& p_;
  Fighters& fighters_;
  std::vector<Applicant> courses_;
  std::vector<Applicant> treatments_;
  std::vector<Applicant> own_tracks_;
  std::vector<std::uint32_t> promised_;  // hold a paid place on the track of women and children
  std::vector<bool> courses_open_, treatment_open_, own_track_open_, care_open_;  // [district]
  std::vector<bool> offered_at_home_;  // [district] treatment or the track of women and children
  bool anything_offered_ = false;      // of these, anywhere
};

void Reintegration::play() {
  const auto n = static_cast<std::uint32_t>(fighters_.size());
  const auto may_matter = [this](std::size_t row, bool season) { return matters(row, season); };
  each_due_where(n, step_.week(), may_matter, [this](std::uint32_t row, bool season) {
    if (!quiet(row)) {
      visit(row);
    } else if (season) {
      live(row, months_per_season);
    }
  });
  give_places();
  if (step_.week() % weeks_per_month == 0) move_readiness();
}

/// At home, with nothing owed to him and nothing on offer: once a season somebody asks after him.
bool Reintegration::quiet(std::uint32_t row) const {
  return at_home(fighters_.state[row]) && fighters_.tranches_due[row] == 0 &&
         !offered_at_home_[fighters_.district[row].value];
}

/// May this month change anything for him? Who lives quietly may still be accepted, or take up the
/// place that was paid for; where his district does not offer anything others may.
bool Reintegration::matters(std::size_t row, bool season) const {
  const FighterState state = fighters_.state[row];
  const bool owed = fighters_.tranches_due[row] != 0;
  const bool accepted = has(row, fighter_flag::accepted);
  const bool place = fighters_.track_paid[row] != 0;
  const bool asked = anything_offered_ || !at_home(state) || owed;
  return at_large(state) && (asked || (season && (!accepted || place)));
}

void Reintegration::visit(std::uint32_t row) {
  if (fighters_.state[row] == FighterState::waiting) wait(row);
  if (fighters_.state[row] == FighterState::in_programme) train(row);
  pay(row);
  live(row, 1);
}

/// Asks for a place once a month, or stops asking.
void Reintegration::wait(std::uint32_t row) {
  const DistrictId district = fighters_.district[row];
  const Week waited = step_.week() - fighters_.since[row];
  const Block draws = step_.draws.block(FighterId{row}, Lane::reintegration, 2);
  if (has_job(world_, row) && draws.chance(0, p_.works_leaves_queue)) return settle(row);
  if (waited > p_.gives_up_after_weeks && draws.chance(1, p_.gives_up_per_month)) {
    return settle(row);
  }
  const bool child = fighters_.role[row] == FighterRole::child;
  if (fighters_.track_paid[row] != 0) {
    promised_.push_back(row);
  } else if (child) {
    if (care_open_[district.value])
      own_tracks_.push_back({fighters_.since[row] - before_adults, draw_of(row), row});
  } else if (own_track_open_[district.value] && fighters_.sex[row] == Sex::female) {
    own_tracks_.push_back({static_cast<double>(fighters_.since[row]), draw_of(row), row});
  } else if (courses_open_[district.value]) {
    courses_.push_back({static_cast<double>(fighters_.since[row]), draw_of(row), row});
  }
}

/// A place on the track that was paid for at registration is used up with it.
void Reintegration::begin_programme(std::uint32_t row) {
  fighters_.track_paid[row] = 0;
  count(Count::entered_programme, row);
  enter(fighters_, row, FighterState::in_programme, step_.week());
}

/// A provider that fails stands still for the whole year of the programme, for all its trainees.
bool Reintegration::provider_stands_still(std::uint32_t row) const {
  const auto provider = event_id(fighters_.district[row].value,
                                 row % static_cast<std::uint32_t>(p_.providers_per_district));
  const Week year = step_.week() / 52;
  return Draws(world_.luck, year * 52)
      .block(provider, Lane::reintegration, 3)
      .chance(0, p_.provider_fails_per_year);
}

void Reintegration::train(std::uint32_t row) {
  const Block draws = step_.draws.block(FighterId{row}, Lane::reintegration, 4);
  const bool child = fighters_.role[row] == FighterRole::child;
  const bool frozen = !child && provider_stands_still(row);
  if (draws.chance(0, frozen ? p_.drops_out_frozen : p_.drops_out_per_month)) return settle(row);
  if (frozen) return;
  const ActivityPlan* course =
      running(world_, step_.plan, Lever::reintegration, fighters_.district[row].value);
  const double length = child    ? p_.care_weeks
                        : course ? course->course_weeks
                                 : p_.default_course_weeks;
  if (step_.week() - fighters_.since[row] < length) return;
  complete(row, draws);
  if (course && !child && draws.chance(3, course->therapy)) treat(row);
}

void Reintegration::complete(std::uint32_t row, const Block& draws) {
  count(Count::completed_programme, row);
  if (fighters_.role[row] == FighterRole::child) {
    if (draws.chance(1, p_.child_to_school)) set(row, fighter_flag::schooled);
    if (draws.chance(2, p_.child_to_family)) set(row, fighter_flag::family);
  } else if (draws.chance(1, learning_probability(p_, has(row, fighter_flag::schooled)))) {
    set(row, fighter_flag::skilled);
    set_up(row);
  }
  settle(row);
}

/// With the tools of the course he works for himself, in the country, unless he has work.
void Reintegration::set_up(std::uint32_t row) {
  if (fighters_.livelihood[row] != Livelihood::idle) return;
  const District& here = world_.districts[fighters_.district[row].value];
  const double begins = p_.sets_up * open_land(here) * (1.0 - here.insecurity);
  const Block draws = step_.draws.block(FighterId{row}, Lane::reintegration, 6);
  if (draws.chance(0, begins)) fighters_.livelihood[row] = Livelihood::subsistence;
}

void Reintegration::pay(std::uint32_t row) {
  if (fighters_.tranches_due[row] == 0 || fighters_.camp_week[row] == never) return;
  const double elapsed = step_.week() - fighters_.camp_week[row];
  const double due_at = p_.tranche_weeks * (1.0 + fighters_.tranches_paid[row]);
  if (elapsed < due_at) return;
  if (granted(Lever::reinsertion, fighters_.district[row], row)) {
    --fighters_.tranches_due[row];
    ++fighters_.tranches_paid[row];
  } else if (elapsed > due_at + p_.promise_lapses_weeks) {
    fighters_.tranches_due[row] = 0;
  }
}

/// What some months bring one who lives as a civilian: his community's word, the way home,
/// treatment.
void Reintegration::live(std::uint32_t row, int months) {
  const std::uint32_t d = fighters_.district[row].value;
  if (!has(row, fighter_flag::accepted)) find_a_place(row, months);
  const bool own_track =
      fighters_.sex[row] == Sex::female || fighters_.role[row] != FighterRole::combatant;
  const bool paid = fighters_.track_paid[row] != 0;
  if (fighters_.state[row] == FighterState::home_unregistered && own_track &&
      (paid || own_track_open_[d]) &&
      step_.draws.block(FighterId{row}, Lane::acceptance).chance(2, p_.home_takes_up_per_month)) {
    if (paid) {
      promised_.push_back(row);
    } else {
      own_tracks_.push_back({static_cast<double>(fighters_.since[row]), draw_of(row), row});
    }
  }
  if (treatment_open_[d] && fighters_.treated[row] == 0 &&
      !has(row, fighter_flag::impostor)) {
    const Unit& unit = world_.units[fighters_.unit[row].value];
    const double tie =
        unit.style == CommanderStyle::runs_crime ? fighters_.commander_tie[row] : 0.0;
    const double need = treatment_need(p_, fighters_.livelihood[row] == Livelihood::idle, tie,
                                       fighters_.state[row] == FighterState::criminal);
    if (need > 0.0) treatments_.push_back({-need, draw_of(row), row});
  }
}

/// The word of the community he lives with, and the way home of one who stayed with comrades.
void Reintegration::find_a_place(std::uint32_t row, int months) {
  const Block draws = step_.draws.block(FighterId{row}, Lane::acceptance);
  const bool family = has(row, fighter_flag::family);
  const bool schooled = has(row, fighter_flag::schooled);
  const bool goes_home = draws.chance(1, exact::chance_in_tries(p_.returns_per_month, months));
  // Nobody has a better chance than a harmless man in a fully ready community: most draws end here.
  const double best =
      p_.accepted_per_month * (1.0 + p_.family_helps + std::max(0.0, p_.schooling_helps));
  const bool may_be_accepted = draws.chance(0, exact::chance_in_tries(best, months));
  if (!goes_home && !may_be_accepted) return;
  const CommunityId community = community_of(world_, fighters_.home[row]);
  const DistrictId home = world_.communities.district[community.value];
  const double readiness = world_.communities.acceptance[community.value];
  const auto accepts = [&](double chance) {
    return draws.chance(0, exact::chance_in_tries(chance, months));
  };
  const auto accepts_him = [&] {
    const bool here = fighters_.district[row] == home;
    // What his unit did can only lower the chance: most draws are above it without that.
    if (!accepts(accepted_with(p_, readiness, 1.0, family, schooled, here))) return false;
    const double abusiveness = has(row, fighter_flag::impostor)
                                   ? 0.0
                                   : world_.units[fighters_.unit[row].value].abusiveness;
    return accepts(acceptance_probability(p_, readiness, abusiveness, family, schooled, here));
  };
  if (accepts_him()) {
    set(row, fighter_flag::accepted);
  } else if (goes_home && fighters_.district[row] != home &&
             fighters_.state[row] != FighterState::criminal) {
    if (has_job(world_, row)) {
      --world_.districts[fighters_.district[row].value].jobs_taken;
      fighters_.livelihood[row] = Livelihood::idle;
    }
    fighters_.district[row] = home;
  }
}

bool Reintegration::any_left(Lever lever) const {
  const auto& offers = world_.programme.offers[static_cast<std::size_t>(lever)];
  return std::any_of(offers.begin(), offers.end(),
                     [](const Offer& offer) { return offer.units >= 1.0; });
}

template <class Enter>
void Reintegration::serve(Lever lever, const std::vector<Applicant>& applicants, Enter enters) {
  if (!any_left(lever)) return;
  Queue queue(applicants, std::less<Applicant>());
  while (!queue.empty() && any_left(lever)) {
    const std::uint32_t row = queue.next().row;
    if (granted(lever, fighters_.district[row], row)) enters(row);
  }
}

void Reintegration::give_places() {
  for (const std::uint32_t row : promised_) begin_programme(row);
  const auto enter_programme = [this](std::uint32_t row) { begin_programme(row); };
  serve(Lever::women_and_children, own_tracks_, enter_programme);
  for (const Applicant& left : own_tracks_) {
    const bool waits = fighters_.state[left.row] == FighterState::waiting &&
                       fighters_.role[left.row] != FighterRole::child;
    if (waits && courses_open_[fighters_.district[left.row].value]) courses_.push_back(left);
  }
  serve(Lever::reintegration, courses_, enter_programme);
  serve(Lever::counselling, treatments_,
        [this](std::uint32_t row) { treat(row); });
}

/// Therapy that takes lasts with cash in hand, and in some without (Blattman, Jamison & Sheridan
/// 2017: it fades; Blattman, Chaskel, Jamison & Sheridan 2023: some of it is there ten years
/// later).
void Reintegration::treat(std::uint32_t row) {
  fighters_.treated[row] = 1;
  const Block draws = step_.draws.block(FighterId{row}, Lane::reintegration, 5);
  const double lasts = fighters_.tranches_paid[row] > 0 ? 1.0 : p_.lasts_without_cash;
  if (draws.chance(0, p_.treatment_takes) && draws.chance(1, lasts)) {
    set(row, fighter_flag::counselled);
  }
}

void Reintegration::move_readiness() {
  Communities& c = world_.communities;
  for (std::size_t i = 0; i < c.size(); ++i) {
    const double target =
        readiness_target(p_, c.customary_authority[i], c.customary_accountability[i],
                         c.visible_gains[i], c.recent_violence[i]);
    c.acceptance[i] =
        static_cast<float>(c.acceptance[i] + p_.readiness_rate * (target - c.acceptance[i]));
  }
}

}  // namespace

void reintegration(const Step& step, World& world) { Reintegration(step, world).play(); }

}  // namespace ssr

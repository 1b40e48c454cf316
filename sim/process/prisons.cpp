#include "process/prisons.h"

#include <algorithm>
#include <vector>

#include "core/exact_math.h"
#include "process/parameters.h"
#include "world/custody.h"
#include "world/feelings.h"

namespace ssr {

double care(double upkeep, double maintained) noexcept {
  return exact::clamp01(upkeep + maintained);
}

double death_rate(const PrisonsParameters& p, double care, double occupancy) noexcept {
  const double crowding = std::clamp(occupancy - 1.0, 0.0, p.crowding_cap - 1.0);
  return p.death_rate / weeks_per_year *
         exact::exp(p.death_by_want * (1.0 - care) + p.death_by_crowding * crowding);
}

double escape_rate(const PrisonsParameters& p, double detainees, double staff) noexcept {
  const double needed = std::max(detainees / p.detainees_per_guard, 1.0);
  const double gap = exact::clamp01(1.0 - staff / needed);
  return p.escape_rate / weeks_per_year * exact::exp(p.escape_by_gap * gap);
}

double riot_rate(const PrisonsParameters& p, double detainees, double care,
                 double occupancy) noexcept {
  if (detainees < p.riot_smallest) return 0.0;
  const double crowding = std::clamp(occupancy - 1.0, 0.0, p.crowding_cap - 1.0);
  return p.riot_rate / weeks_per_year * crowding * (1.0 - care);
}

double review_rate(const PrisonsParameters& p, double weeks_held, double defenders,
                   double remand) noexcept {
  if (weeks_held < p.review_weeks) return 0.0;
  constexpr double hundred = 100.0;
  const double per_hundred = hundred * defenders / std::max(remand, hundred);
  return std::min(p.review_rate + p.review_by_defenders * per_hundred, 1.0);
}

namespace {

// Draws of the custody lane, by question about a detainee.
enum : std::uint32_t {
  month_draw = 1,
  riot_draw = 2,
  exit_draw = 3,
  review_draw = 4,
  injury_draw = 5
};

struct Inside {
  double care = 0;
  double occupancy = 0;
  double death = 0;     // chance within four weeks
  double escape = 0;
  double recruited = 0; // chance, per week held
  bool riot = false;
};

class Prisons {
 public:
  Prisons(const Step& step, World& world)
      : step_(step), p_(step.parameters.prisons), world_(world), inside_(world.districts.size()) {}

  void play() {
    for (std::size_t d = 0; d < inside_.size(); ++d) {
      build(d);
      look_inside(d);
    }
    Justice& justice = world_.justice;
    for (Case& c : justice.criminal) {
      if (c.custody != Custody::none) hold(c);
    }
    for (Case& c : justice.serving) hold(c);
    refile(world_, justice.criminal);
    refile(world_, justice.serving);
  }

 private:
  Prison& prison(std::size_t d) { return world_.justice.prisons[d]; }
  Block draws(const Case& c, std::uint32_t draw) const {
    return step_.draws.block(c.id, Lane::custody, draw);
  }

  void build(std::size_t d);
  void look_inside(std::size_t d);
  void riot(std::size_t d);
  void hold(Case& c);
  bool goes(Case& c, const Block& month, double death, double escape);
  void injure(const Case& c);
  void leave(Case& c, Exit how);

  const Step& step_;
  const PrisonsParameters& p_;
  World& world_;
  std::vector<Inside> inside_;
};

double detainees(const Prison& prison) {
  return static_cast<double>(prison.remand + prison.sentenced);
}

// Places follow reported crowding while somebody pays; staff follow need and what is paid for.
void Prisons::build(std::size_t d) {
  Prison& jail = prison(d);
  const auto& reported = world_.pictures.occupancy;
  const double seen = d < reported.size() ? reported[d] : occupancy(jail);
  const double people = seen * jail.places;
  if (seen > p_.build_above) {
    const double wanted = people / p_.build_to - jail.places - jail.under_construction;
    jail.under_construction +=
        take(world_, step_.plan, Lever::build_prisons, d, std::max(wanted, 0.0));
  }
  const double finished = jail.under_construction / p_.build_weeks;
  jail.under_construction -= finished;
  const double held = detainees(jail);
  jail.upkeep = world_.government.prison_upkeep_funded;
  const double short_of = held * (1.0 - exact::clamp01(jail.upkeep));
  jail.maintained =
      take(world_, step_.plan, Lever::maintain_prisons, d, short_of) / std::max(held, 1.0);
  const double kept = care(jail.upkeep, jail.maintained);
  jail.places += finished - jail.places * (1.0 - kept) / (p_.decay_years * weeks_per_year);
  jail.staff += p_.staff_rate * (kept * held / p_.detainees_per_guard - jail.staff);
}

void Prisons::look_inside(std::size_t d) {
  const Prison& jail = prison(d);
  Inside& in = inside_[d];
  in.care = care(jail.upkeep, jail.maintained);
  in.occupancy = occupancy(jail);
  in.death = exact::chance_within(death_rate(p_, in.care, in.occupancy), weeks_per_month);
  in.escape = exact::chance_within(escape_rate(p_, detainees(jail), jail.staff), weeks_per_month);
  in.recruited = p_.recruits_per_year / weeks_per_year * std::min(in.occupancy, 1.0);
  const Block luck = step_.draws.block(static_cast<std::uint32_t>(d), Lane::custody);
  const double rate = riot_rate(p_, detainees(jail), in.care, in.occupancy);
  in.riot = luck.chance(0, exact::chance_within(rate, 1.0));
  if (in.riot) riot(d);
}

void Prisons::riot(std::size_t d) {
  PublicEvent event;
  event.week = step_.week();
  event.kind = EventKind::prison_riot;
  event.district = static_cast<std::uint32_t>(d);
  event.amount = detainees(prison(d));
  world_.events.push_back(event);
}

void Prisons::hold(Case& c) {
  const Inside& in = inside_[c.prison.value];
  if (in.riot && goes(c, draws(c, riot_draw), p_.riot_deaths, p_.riot_escapes)) return;
  if (c.custody == Custody::sentenced && c.release_week <= step_.week()) {
    return leave(c, Exit::served);
  }
  if ((c.id + static_cast<std::uint32_t>(step_.week())) % weeks_per_month == 0 &&
      goes(c, draws(c, month_draw), in.death, in.escape)) {
    return;
  }
  if (c.custody != Custody::remand) return;
  const Week held = step_.week() - c.custody_since;
  if (held > 0 && held % static_cast<Week>(p_.long_remand_weeks) == 0) injure(c);
  const Court& court = world_.justice.courts[c.district.value];
  const double rate =
      review_rate(p_, held, court.defenders, static_cast<double>(prison(c.prison.value).remand));
  if (rate <= 0 || !draws(c, review_draw).chance(0, rate)) return;
  world_.tally.add(Count::released_long_remand, c.district);
  world_.tally.add(Count::lapsed, c.district);
  remember(world_, c.community, &Communities::recent_impunity);
  leave(c, Exit::let_go);
}

bool Prisons::goes(Case& c, const Block& month, double death, double escape) {
  if (month.chance(0, death)) {
    world_.tally.add(Count::death_in_custody, c.prison);
    leave(c, Exit::died);
    return true;
  }
  if (!month.chance(1, escape)) return false;
  world_.tally.add(Count::escape, c.prison);
  leave(c, Exit::escaped);
  return true;
}

// Months without a trial hurt the one who is held, often innocent, and everybody who knows him.
void Prisons::injure(const Case& c) {
  const CommunityId home = community_of_suspect(world_, c);
  if (!home.exists()) return;
  remember(world_, home, &Communities::recent_long_remand);
  const CitizenId family = c.suspect_kind == OffenderKind::citizen
                               ? CitizenId{c.suspect}
                               : somebody_of(world_, home, draws(c, exit_draw));
  if (!family.exists()) return;
  const Block luck = draws(c, injury_draw);
  feel(world_, family, Attitude::grievance, p_.injury_grievance, luck.uniform(0));
  feel(world_, family, Attitude::trust_courts, -p_.injury_trust, luck.uniform(1));
}

// Who spent years among criminals may leave as one of them.
void Prisons::leave(Case& c, Exit how) {
  const Block luck = draws(c, exit_draw);
  const double weeks = step_.week() - c.custody_since;
  const bool recruited =
      how != Exit::died &&
      luck.chance(1, exact::chance_within(inside_[c.prison.value].recruited, weeks));
  leave_custody(world_, c, how, step_.week(), luck);
  if (recruited && c.suspect_kind == OffenderKind::fighter) {
    enter(world_.fighters, c.suspect, FighterState::criminal, step_.week());
    world_.fighters.livelihood[c.suspect] = Livelihood::illicit;
  } else if (recruited && c.suspect_kind == OffenderKind::citizen &&
             luck.uniform(2) * world_.citizens.weight[c.suspect] < 1.0) {
    const CitizenId row{c.suspect};
    take_up(world_, community_of(world_, row), row, Livelihood::illicit);
  }
  close(c, step_.week());
}

}  // namespace

void prisons(const Step& step, World& world) { Prisons(step, world).play(); }

}  // namespace ssr

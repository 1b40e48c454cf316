#include "process/security.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/counts.h"
#include "core/exact_math.h"
#include "lever/share.h"
#include "process/parameters.h"
#include "scenario/forecast.h"
#include "world/feelings.h"
#include "world/tiles.h"

namespace ssr {

double checked_share(const SecurityParameters& p, double monitors) noexcept {
  return monitors > 0.0 ? monitors / (monitors + p.monitors_half) : 0.0;
}

double next_insecurity(const SecurityParameters& p, double insecurity, double violence) noexcept {
  const double kept = insecurity * exact::pow(0.5, 1.0 / p.memory_half_life);
  return kept + (1.0 - kept) * violence / (violence + p.half_events);
}

namespace {

// What an error is drawn for: districts have the keys below these.
constexpr std::uint32_t first_planner_key = 500;
constexpr std::uint32_t first_observer_key = 1000;
constexpr std::uint32_t most_parties = most_factions + 1;  // with those whom the state dismissed
constexpr std::uint32_t keys_per_observer = most_parties + 1;  // the parties, and the state last
constexpr std::uint32_t first_faction_key =
    first_observer_key + keys_per_observer * keys_per_observer;  // what planners know of factions
constexpr std::uint32_t first_leader_key =
    first_faction_key + n_faction_pictures * most_parties;  // what each leader thinks of the state
constexpr std::uint32_t keys_per_leader = 2;
static_assert(first_planner_key + n_pictures <= first_observer_key);

constexpr std::uint32_t key_of_estimate(std::size_t observer, std::size_t observed) {
  return first_observer_key + static_cast<std::uint32_t>(observer) * keys_per_observer +
         static_cast<std::uint32_t>(observed);
}

std::int64_t counted(const World& world, std::size_t d, Count what) {
  return world.tally.by_district[d][static_cast<std::size_t>(what)];
}

double violence_of_week(const SecurityParameters& p, const World& world, std::size_t d) {
  const std::int64_t deaths =
      counted(world, d, Count::homicide) + counted(world, d, Count::killed_by_armed_group) +
      counted(world, d, Count::battle_death) + counted(world, d, Count::other_fighting_death) +
      counted(world, d, Count::one_sided_death) + counted(world, d, Count::communal_death) +
      counted(world, d, Count::vigilante_death);
  const std::int64_t attacks = counted(world, d, Count::attack) + counted(world, d, Count::clash);
  const double people =
      static_cast<double>(std::max<std::int64_t>(1, world.districts[d].residents));
  return 1e5 * (static_cast<double>(deaths) + p.weight_of_attack * static_cast<double>(attacks)) /
         people;
}

/// What monitors did this week.
void monitor(const Step& step, World& world) {
  const auto& p = step.parameters.security;
  const double monitors = take_all(step, world, Lever::monitoring);
  world.pictures.interviews += p.interviews_per_week * monitors;
  world.pictures.records_checked = checked_share(p, monitors);
  world.pictures.checked_since += world.pictures.records_checked;
}

/// How good administrative records are.
struct Records {
  double error = 0;           // standard deviation, as a share
  double lag = 0;             // [week]
  double reported_share = 0;  // [0, 1] of violence
};

Records records_of(const SecurityParameters& p, double checked) {
  return {
      .error = p.report_error * (1.0 - checked),
      .lag = p.report_lag * (1.0 - checked),
      .reported_share = p.reported_share + p.monitors_find * checked * (1.0 - p.reported_share)};
}

/// [0, 1] of the month's records that monitors checked.
double checked_this_month(const World& world) {
  return world.pictures.checked_since / weeks_per_month;
}

/// A report's factor 1 + error, keyed by what is reported; never negative.
double with_error(const Step& step, std::uint32_t what, double deviation) {
  const auto b = [&step, what](std::uint32_t i) {
    return step.draws.block(what, Lane::picture_error, i);
  };
  return std::max(0.0, 1.0 + deviation * exact::normal(b(0), b(1), b(2)));
}

void report_security(const Step& step, World& world) {
  const auto& p = step.parameters.security;
  const Records records = records_of(p, world.pictures.records_checked);
  const double pull = 1.0 / std::max(1.0, records.lag);
  for (std::uint32_t d = 0; d < world.districts.size(); ++d) {
    District& district = world.districts[d];
    district.insecurity = next_insecurity(p, district.insecurity, violence_of_week(p, world, d));
    const double told = exact::clamp01(district.insecurity * with_error(step, d, records.error));
    world.pictures.security[d] += pull * (told - world.pictures.security[d]);
    const Prison& prison = world.justice.prisons[d];
    const double occupancy =
        prison.places > 0 ? static_cast<double>(prison.remand + prison.sentenced) / prison.places
                          : 1.0;
    world.pictures.occupancy[d] += pull * (occupancy - world.pictures.occupancy[d]);
  }
}

void estimate_strengths(const Step& step, World& world) {
  const auto& p = step.parameters.security;
  const std::size_t n = world.factions.size();
  double forces = 0.0;
  for (const Battalion& battalion : world.army.battalions)
    forces += battalion.strength * battalion.cohesion;
  for (const District& district : world.districts) forces += district.police_present;
  for (std::size_t observer = 0; observer < n; ++observer) {
    for (std::size_t f = 0; f < n; ++f) {
      const auto strength = static_cast<double>(world.factions[f].under_arms);
      const std::uint32_t key = key_of_estimate(observer, f);
      world.pictures.strength_of[observer][f] =
          observer == f ? strength : strength * with_error(step, key, p.strength_error);
    }
    const std::uint32_t key = key_of_estimate(observer, most_parties);
    world.pictures.state_strength[observer] = forces * with_error(step, key, p.strength_error);
  }
}

double mean_abusiveness(const World& world, std::size_t faction) {
  double sum = 0.0;
  double units = 0.0;
  for (const Unit& unit : world.units) {
    if (unit.faction.value != faction) continue;
    sum += unit.abusiveness;
    units += 1.0;
  }
  return units > 0.0 ? sum / units : 0.0;
}

/// Leaders judge how far the state could stand alone, and what could be proved against them, as
/// they judge strength: with error.
void estimate_state(const Step& step, World& world) {
  const auto& p = step.parameters.security;
  const double viability = exact::clamp01((world.government.capacity + world.army.civilian_control +
                                           world.pictures.seen(Picture::police_strength_share)) /
                                          3.0);
  for (std::uint32_t f = 0; f < world.factions.size(); ++f) {
    const std::uint32_t key = first_leader_key + f * keys_per_leader;
    world.pictures.state_viability[f] =
        exact::clamp01(viability * with_error(step, key, p.strength_error));
    world.pictures.exposure[f] =
        exact::clamp01(mean_abusiveness(world, f) * with_error(step, key + 1, p.strength_error));
  }
}

/// What citizens are asked.
struct Survey {
  Felt felt;
  std::int64_t young = 0;
  std::int64_t idle_young = 0;

  void add(const Survey& other) {
    felt += other.felt;
    young += other.young;
    idle_young += other.idle_young;
  }
  double youth_unemployment() const {
    return young > 0 ? static_cast<double>(idle_young) / static_cast<double>(young) : 0.0;
  }
};

void ask_community(const World& world, std::uint32_t c, Week week, Survey& survey) {
  const Citizens& citizens = world.citizens;
  const std::uint32_t first = world.communities.first_row[c];
  survey.felt += felt_in(world, CommunityId{c});
  for (std::uint32_t row = first; row < first + world.communities.n_rows[c]; ++row) {
    const Week age = age_weeks(citizens.birth_week[row], week);
    const std::int64_t young = age >= of_age && age < youth_until ? citizens.weight[row] : 0;
    survey.young += young;
    survey.idle_young += citizens.livelihood[row] == Livelihood::idle ? young : 0;
  }
}

Survey survey_of(const Step& step, const World& world) {
  Survey all;
  merge_communities(
      step.threading, world.communities, Survey{},
      [&](std::uint32_t c, Survey& tile) { ask_community(world, c, step.week(), tile); },
      [&all](const Survey& tile) { all.add(tile); });
  return all;
}

struct DdrStocks {
  double disarmed = 0, demobilised = 0, reintegrated = 0, armed = 0;
};

/// Of all, and of each faction.
struct DdrCount {
  DdrStocks all;
  std::vector<DdrStocks> factions;
};

/// Adds n fighters, in this state and with these papers, to a count; `through` the programme's
/// door or not. A child that is released leaves the force, hands in nothing and is not demobilised.
void add_fighters(DdrStocks& stocks, FighterState state, Discharge discharge, bool through,
                  double n) {
  stocks.armed += armed(state) ? n : 0;
  stocks.disarmed += through ? n : 0;
  if (discharge != Discharge::released && (!through || discharge == Discharge::none)) return;
  stocks.demobilised += discharge == Discharge::released ? 0 : n;
  const bool out = state == FighterState::settled || state == FighterState::in_army ||
                   state == FighterState::in_police;
  stocks.reintegrated += out ? n : 0;
}

DdrCount count_ddr(const World& world) {
  DdrCount count;
  count.factions.resize(world.factions.size());
  const Fighters& f = world.fighters;
  // Who is alike to a count is counted first.
  constexpr std::size_t n_papers = static_cast<std::size_t>(Discharge::removed) + 1;
  constexpr std::size_t n_alike = n_fighter_states * n_papers * 2;
  const std::size_t n_cells = world.factions.size() * n_alike;
  Counts people(n_cells);
  for (std::size_t i = 0; i < f.size(); ++i) {
    const std::size_t state =
        f.faction[i].value * n_fighter_states + static_cast<std::size_t>(f.state[i]);
    const std::size_t papers = state * n_papers + static_cast<std::size_t>(f.discharge[i]);
    const bool through = disarmed_since_start(f.disarmed_week[i]);
    people.add(i, papers * 2 + (through ? 1 : 0));
  }
  for (std::size_t alike = 0; alike < n_cells; ++alike) {
    const auto discharge = static_cast<Discharge>(alike / 2 % n_papers);
    const auto state = static_cast<FighterState>(alike / (2 * n_papers) % n_fighter_states);
    const auto n = static_cast<double>(people.of(alike));
    const std::size_t party = alike / n_alike;
    add_fighters(count.factions[party], state, discharge, alike % 2 == 1, n);
    // The caseload is of the war; those whom the state sent home are seen under arms, not in it.
    if (party == world.dismissed.value)
      count.all.armed += armed(state) ? n : 0;
    else
      add_fighters(count.all, state, discharge, alike % 2 == 1, n);
  }
  return count;
}

struct PoliceStocks {
  double serving = 0, trained = 0, supervisors = 0;
};

PoliceStocks count_police(const World& world) {
  PoliceStocks stocks;
  for (std::size_t i = 0; i < world.police.size(); ++i) {
    if (world.police.status[i] != ServiceStatus::serving) continue;
    ++stocks.serving;
    stocks.trained += world.police.training_weeks[i] >= trained_officer_weeks ? 1 : 0;
    stocks.supervisors += world.police.supervisor[i] == supervisor_rank::trained ? 1 : 0;
  }
  return stocks;
}

double share(double part, double whole) { return whole > 0.0 ? part / whole : 1.0; }

/// The month's true figures, in the order of picture_names(); what citizens are asked, only in the
/// month of a survey.
std::vector<double> true_figures(const Step& step, const World& world, bool survey) {
  const double caseload = forecast_fighters(step.context);
  const double grown = forecast_grown(step.context);
  const DdrCount counted_ddr = count_ddr(world);
  const DdrStocks& ddr = counted_ddr.all;
  const PoliceStocks police = count_police(world);
  double capacity = 0, waiting = 0, remand = 0, sentenced = 0, places = 0, people = 0,
         insecurity = 0;
  for (std::size_t d = 0; d < world.districts.size(); ++d) {
    capacity += world.justice.courts[d].capacity_last_week;
    waiting += static_cast<double>(world.justice.courts[d].waiting);
    remand += static_cast<double>(world.justice.prisons[d].remand);
    sentenced += static_cast<double>(world.justice.prisons[d].sentenced);
    places += world.justice.prisons[d].places;
    const auto residents = static_cast<double>(world.districts[d].residents);
    people += residents;
    insecurity += residents * world.pictures.security[d];
  }
  const double coming =
      waiting / weeks_to_clear + static_cast<double>(world.tally.total(Count::charged_case));
  const double wage_bill = to_usd(world.government.wage_bill_last_year);
  const double at_home =
      to_usd(world.government.revenue_last_year) * step.context.government.security_budget_share;
  std::vector<double> figures(n_pictures + n_faction_pictures * step.context.factions.size());
  const auto set = [&figures](Picture name, double x) {
    figures[static_cast<std::size_t>(name)] = x;
  };
  set(Picture::disarmed_share, share(ddr.disarmed, grown));
  set(Picture::demobilised_share, share(ddr.demobilised, grown));
  set(Picture::reintegrated_share, share(ddr.reintegrated, caseload));
  set(Picture::armed_fighters, ddr.armed);
  set(Picture::police_strength_share,
      share(police.trained, static_cast<double>(world.police.target_strength)));
  set(Picture::police_trained_share, share(police.trained, police.serving));
  set(Picture::supervisor_share, share(police.supervisors, police.serving));
  set(Picture::court_capacity_share, coming > 0.0 ? capacity / coming : 1.0);
  set(Picture::pretrial_share, remand + sentenced > 0.0 ? remand / (remand + sentenced) : 0.0);
  set(Picture::prison_occupancy, places > 0.0 ? (remand + sentenced) / places : 1.0);
  set(Picture::oversight_share, std::min(1.0, world.oversight.inspectors * officers_per_inspector /
                                                  std::max(1.0, police.serving)));
  set(Picture::army_integrated_share,
      share(static_cast<double>(world.army.integrated),
            static_cast<double>(world.army.integrated + world.accord.quota_left)));
  const Records records = records_of(step.parameters.security, checked_this_month(world));
  set(Picture::homicide_rate, records.reported_share * world.pictures.homicides_since * 1e5 *
                                  weeks_per_year / weeks_per_month / std::max(1.0, people));
  set(Picture::violent_incidents, world.pictures.incidents_since);
  set(Picture::insecurity, people > 0.0 ? insecurity / people : 0.0);
  if (survey) {
    const Survey asked = survey_of(step, world);
    set(Picture::trust_police, asked.felt.mean(Attitude::trust_police));
    set(Picture::legitimacy, asked.felt.mean(Attitude::legitimacy));
    set(Picture::unemployment_youth, asked.youth_unemployment());
  }
  set(Picture::revenue_share, wage_bill > 0.0 ? std::min(1.0, at_home / wage_bill) : 1.0);
  set(Picture::will, world.government.will);
  for (std::size_t f = 0; f < step.context.factions.size(); ++f) {
    const DdrStocks& stocks = counted_ddr.factions[f];
    const double grown = step.context.factions[f].grown();
    figures[place_of(FactionPicture::disarmed, f)] = share(stocks.disarmed, grown);
    figures[place_of(FactionPicture::demobilised, f)] = share(stocks.demobilised, grown);
    figures[place_of(FactionPicture::armed, f)] = stocks.armed;
  }
  return figures;
}

bool from_survey(std::size_t picture) {
  const auto name = static_cast<Picture>(picture);
  return name == Picture::trust_police || name == Picture::legitimacy ||
         name == Picture::unemployment_youth;
}

/// How many months behind `month` planners are: whole months without monitors, less of them the
/// more is checked, and never further back than they have read before.
double known_behind(const SecurityParameters& p, Pictures& pictures, Week month, double checked) {
  const double whole = std::floor(p.report_lag / weeks_per_month);
  pictures.known_month = std::max(pictures.known_month, month - whole * (1.0 - checked));
  return std::max(0.0, month - pictures.known_month);
}

/// The record of `behind` months ago, or the oldest; between two months, what lies between.
std::vector<double> record_from(const std::vector<std::vector<double>>& history, double behind) {
  const std::size_t newest = history.size() - 1;
  const auto months = static_cast<std::size_t>(behind);
  const double part = behind - std::floor(behind);
  std::vector<double> known = history[newest - std::min(newest, months)];
  if (part <= 0.0) return known;
  const std::vector<double>& before = history[newest - std::min(newest, months + 1)];
  for (std::size_t i = 0; i < known.size(); ++i) known[i] += part * (before[i] - known[i]);
  return known;
}

/// The planner reads records a few months late, and a survey once a year or whenever monitors have
/// asked as many people.
void report_to_planners(const Step& step, World& world) {
  const auto& p = step.parameters.security;
  Pictures& pictures = world.pictures;
  constexpr std::size_t a_year = 13;  // monthly records
  const bool yearly = step.week() % static_cast<Week>(p.survey_interval) < weeks_per_month ||
                      step.week() < weeks_per_month;
  const bool survey_week = yearly || pictures.interviews >= p.survey_size;
  const double asked = pictures.interviews + (yearly ? p.survey_size : 0.0);
  if (survey_week) pictures.interviews = 0;
  const double checked = checked_this_month(world);
  const Records records = records_of(p, checked);
  pictures.history.push_back(true_figures(step, world, survey_week));
  pictures.homicides_since = pictures.incidents_since = pictures.checked_since = 0.0;
  if (pictures.history.size() > a_year) pictures.history.erase(pictures.history.begin());
  const double behind = known_behind(p, pictures, step.week() / weeks_per_month, checked);
  const std::vector<double> known = record_from(pictures.history, behind);
  const std::size_t newest = pictures.history.size() - 1;
  for (std::size_t i = 0; i < n_pictures; ++i) {
    const auto key = first_planner_key + static_cast<std::uint32_t>(i);
    if (from_survey(i)) {
      if (!survey_week) continue;
      const double x = pictures.history[newest][i];
      const double error = std::sqrt(std::max(0.0, x * (1.0 - x)) / asked);
      const double deviate = exact::normal(step.draws.block(key, Lane::survey, 0),
                                           step.draws.block(key, Lane::survey, 1),
                                           step.draws.block(key, Lane::survey, 2));
      pictures.planner[i] = exact::clamp01(x + error * deviate);
    } else {
      pictures.planner[i] = known[i] * with_error(step, key, records.error);
    }
  }
  pictures.planner.resize(known.size() + pictures.security.size());
  for (std::size_t i = n_pictures; i < known.size(); ++i) {
    const auto key = first_faction_key + static_cast<std::uint32_t>(i - n_pictures);
    pictures.planner[i] = known[i] * with_error(step, key, records.error);
  }
  std::copy(pictures.security.begin(), pictures.security.end(),
            pictures.planner.begin() + static_cast<std::ptrdiff_t>(known.size()));
}

}  // namespace

void security(const Step& step, World& world) {
  monitor(step, world);
  report_security(step, world);
  for (std::size_t d = 0; d < world.districts.size(); ++d) {
    world.pictures.homicides_since += static_cast<double>(counted(world, d, Count::homicide));
    world.pictures.incidents_since +=
        static_cast<double>(counted(world, d, Count::attack) + counted(world, d, Count::clash));
  }
  if (step.week() % weeks_per_month != 0) return;
  estimate_strengths(step, world);
  report_to_planners(step, world);
  estimate_state(step, world);
}

}  // namespace ssr

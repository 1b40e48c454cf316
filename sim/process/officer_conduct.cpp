#include "process/officer_conduct.h"

#include <algorithm>
#include <vector>

#include "core/blocks.h"
#include "core/exact_math.h"
#include "core/rows.h"
#include "process/parameters.h"

namespace ssr {

OfficerConductParameters read_officer_conduct(Table& t) {
  OfficerConductParameters p{};
  p.extortion_rate = t.number(
      "extortion_rate",
      {.value = 0.05,
       .low = 0.025,
       .high = 0.1,
       .unit = "1/week",
       .source = "Afrobarometer: 55-72 % of those who asked police for help paid a bribe (Liberia "
                 "2018, Sierra Leone 2021-23): order of size",
       .help = "extortion by one officer, paid, of lowest integrity, unsupervised and unwatched",
       .max = 1});
  p.extortion_by_arrears =
      t.number("extortion_by_arrears", {.value = 0.08,
                                        .low = 0.04,
                                        .high = 0.14,
                                        .unit = "1/week",
                                        .help = "log extortion per week of arrears",
                                        .max = 2});
  p.extortion_by_rents =
      t.number("extortion_by_rents", {.value = 0.8,
                                      .low = 0.3,
                                      .high = 1.5,
                                      .unit = "1",
                                      .help = "log extortion from a poor place to one full of loot",
                                      .max = 5});
  p.extortion_by_integrity = t.number(
      "extortion_by_integrity", {.value = 2.5,
                                 .low = 1.5,
                                 .high = 3.5,
                                 .unit = "1",
                                 .help = "log extortion lost from lowest to highest integrity",
                                 .max = 10});
  p.abuse_rate = t.number("abuse_rate",
                          {.value = 0.006,
                           .low = 0.003,
                           .high = 0.012,
                           .unit = "1/week",
                           .source = "Haiti 1995-96: 46 police killings in 18 months by 5,000 new "
                                     "officers, none convicted (HRW 1997); beatings far more",
                           .help = "abuse by one untrained, unsupervised, unwatched officer",
                           .max = 1});
  p.abuse_by_record = t.number("abuse_by_record", {.value = 1.4,
                                                   .low = 0.8,
                                                   .high = 2.0,
                                                   .unit = "1",
                                                   .help = "log abuse of somebody with a record",
                                                   .max = 10});
  p.abuse_by_training =
      t.number("abuse_by_training",
               {.value = 0.8,
                .low = 0.4,
                .high = 1.2,
                .unit = "1",
                .source = "Haiti: 6 days' training of the interim force; 4-month courses after it",
                .help = "log abuse lost by full training",
                .max = 10});
  p.abuse_by_power =
      t.number("abuse_by_power", {.value = 0.7,
                                  .low = 0.2,
                                  .high = 1.2,
                                  .unit = "1",
                                  .help = "log abuse from none to full equipment: reach and force",
                                  .max = 10});
  p.full_training_weeks = t.number("full_training_weeks", {.value = 20,
                                                           .low = 16,
                                                           .high = 26,
                                                           .unit = "week",
                                                           .help = "training that counts as full",
                                                           .min = 1,
                                                           .max = 300});
  p.by_supervision =
      t.number("by_supervision", {.value = 0.8,
                                  .low = 0.4,
                                  .high = 1.2,
                                  .unit = "1",
                                  .help = "log rate of both lost under full supervision",
                                  .max = 10});
  p.by_certainty =
      t.number("by_certainty", {.value = 3.0,
                                .low = 1.5,
                                .high = 4.5,
                                .unit = "1",
                                .help = "log rate of both lost when punishment seems certain",
                                .max = 20});
  p.normal_certainty =
      t.number("normal_certainty",
               {.value = 0.4,
                .low = 0.3,
                .high = 0.5,
                .unit = "1",
                .help = "certainty of punishment in a force that answers for what it does",
                .max = 1});
  p.arrears_cap_weeks =
      t.number("arrears_cap_weeks", {.value = 26,
                                     .low = 20,
                                     .high = 40,
                                     .unit = "week",
                                     .help = "arrears beyond which waiting longer changes nothing",
                                     .max = 200});
  p.soldiers_outside =
      t.number("soldiers_outside",
               {.value = 0.3,
                .low = 0.15,
                .high = 0.5,
                .unit = "1",
                .help = "share of soldiers among civilians, at checkpoints and on patrol",
                .max = 1});
  p.soldier_extortion = t.number(
      "soldier_extortion", {.value = 0.6,
                            .low = 0.3,
                            .high = 1.0,
                            .unit = "1",
                            .help = "extortion by a soldier outside barracks over an officer's",
                            .max = 10});
  p.soldier_abuse =
      t.number("soldier_abuse", {.value = 0.6,
                                 .low = 0.3,
                                 .high = 1.0,
                                 .unit = "1",
                                 .help = "abuse by a soldier outside barracks over an officer's",
                                 .max = 10});
  p.soldier_integrity = t.number("soldier_integrity", {.value = 0.5,
                                                       .low = 0.4,
                                                       .high = 0.6,
                                                       .unit = "1",
                                                       .help = "mean integrity of soldiers",
                                                       .max = 1});
  p.by_cohesion =
      t.number("by_cohesion", {.value = 0.8,
                               .low = 0.3,
                               .high = 1.3,
                               .unit = "1",
                               .help = "log rate of both lost in a wholly cohesive battalion",
                               .max = 10});
  return p;
}

double certainty_decided_with(const OfficerConductParameters& p, double seen) noexcept {
  return p.sees_certainty * seen + (1.0 - p.sees_certainty) * p.normal_certainty;
}

namespace {
double held_back(const OfficerConductParameters& p, const ConductView& view) noexcept {
  return p.by_supervision * view.supervision + p.by_cohesion * view.cohesion +
         p.by_certainty * certainty_decided_with(p, view.certainty);
}
}  // namespace

double extortion_rate(const OfficerConductParameters& p, const ConductView& view) noexcept {
  const double arrears = std::min(p.sees_arrears * view.arrears_weeks, p.arrears_cap_weeks);
  return p.extortion_rate *
         exact::exp(p.extortion_by_arrears * arrears +
                    p.extortion_by_rents * p.sees_rents * view.rents -
                    p.extortion_by_integrity * view.integrity - held_back(p, view));
}

double abuse_rate(const OfficerConductParameters& p, const ConductView& view) noexcept {
  const double log_rate = (view.record ? p.abuse_by_record : 0.0) -
                          p.abuse_by_training * view.training + p.abuse_by_power * view.power -
                          held_back(p, view);
  return p.abuse_rate * exact::exp(log_rate);
}

double supervision(const OfficerConductParameters& p, double supervisors,
                   double officers) noexcept {
  if (officers <= 0) return 0.0;
  return exact::clamp01(p.officers_per_supervisor * supervisors / officers);
}

namespace {

// Draws of one person's four weeks: words 0 and 1 decide, the victim has a block of his own.
enum class Deed : std::uint32_t { extortion = 1, abuse = 2 };

struct Who {
  OffenderKind kind;
  std::uint32_t row;
  DistrictId district;
  Lane lane;
};

/// Whom an officer or soldier meets: somebody of the district, or, while he walks a beat, of the
/// community it lies in.
CitizenId somebody_met(const World& world, const Who& who, const Block& draws) {
  const District& district = world.districts[who.district.value];
  const double street = district.police_present + district.police_on_foot;
  if (who.kind != OffenderKind::officer || district.police_on_foot <= 0 ||
      !draws.chance(3, district.police_on_foot / street)) {
    return somebody_in(world, who.district, draws);
  }
  const Communities& communities = world.communities;
  double place = street * draws.uniform(3);
  for (std::uint32_t c = 0; c < communities.size(); ++c) {
    if (communities.district[c] != who.district) continue;
    place -= communities.officers_on_foot[c];
    if (place < 0) return somebody_of(world, CommunityId{c}, draws);
  }
  return somebody_in(world, who.district, draws);
}

void strike(const Step& step, World& world, const Who& who, Deed deed) {
  const auto draw = static_cast<std::uint32_t>(deed);
  const CitizenId victim = somebody_met(world, who, step.draws.block(who.row, who.lane, draw));
  if (!victim.exists()) return;
  const bool serious = deed == Deed::abuse;
  Incident incident;
  incident.id = event_id(who.row, static_cast<std::uint32_t>(step.week()),
                         4 * static_cast<std::uint32_t>(who.kind) + draw);
  incident.community = community_of(world, victim);
  incident.victim = victim;
  incident.matter = serious ? Matter::abuse : Matter::extortion;
  incident.offender_kind = who.kind;
  incident.offender = who.row;
  world.incidents.push_back(incident);
  world.tally.add(Count::misdeed, who.district);
  world.oversight.misdeeds.push_back({incident.id, step.week(), incident.community, who.district,
                                      victim, serious, false, who.kind, who.row});
}

// What unpaid weeks add to a rate of extortion, and integrity takes from it, at most: chords, which
// lie above exponentials.
struct Slopes {
  explicit Slopes(const OfficerConductParameters& p)
      : unpaid((exact::exp(p.extortion_by_arrears * p.arrears_cap_weeks) - 1.0) /
               (p.arrears_cap_weeks > 0.0 ? p.arrears_cap_weeks : 1.0)),
        honest(1.0 - exact::exp(-p.extortion_by_integrity)) {}

  double unpaid;  // added for each week of arrears, as a share
  double honest;  // taken by the highest integrity, as a share
};

// Chances of four weeks that nobody of one place exceeds: most draws end there.
struct Bounds {
  // The view is that of somebody of the place who is paid and without integrity.
  Bounds(const OfficerConductParameters& p, ConductView view, double extorts, double abuses) {
    constexpr double rounding = 1.0 + 1e-9;
    extortion = rounding * weeks_per_month * extorts * extortion_rate(p, view);
    view.record = true;
    abuse = rounding * weeks_per_month * abuses * abuse_rate(p, view);
  }
  bool tempted(const Slopes& slopes, const Block& draws, double arrears_weeks,
               double integrity) const {
    return draws.chance(0, extortion * (1.0 + slopes.unpaid * arrears_weeks) *
                               (1.0 - slopes.honest * integrity)) ||
           draws.chance(1, abuse);
  }

  double extortion;
  double abuse;
};

// One visit in four weeks decides over those weeks.
void behave(const Step& step, World& world, const Who& who, const Block& draws,
            const ConductView& view, double extorts, double abuses) {
  const OfficerConductParameters& p = step.parameters.officer_conduct;
  if (exact::happens_within(draws.uniform(0), extorts * extortion_rate(p, view), weeks_per_month)) {
    strike(step, world, who, Deed::extortion);
  }
  if (exact::happens_within(draws.uniform(1), abuses * abuse_rate(p, view), weeks_per_month)) {
    strike(step, world, who, Deed::abuse);
  }
}

struct Beat {
  double officers = 0;
  double supervision = 0;  // supervisors first, then the share of full supervision
  double on_the_street = 0;
};

std::vector<Beat> beats(const OfficerConductParameters& p, const World& world) {
  std::vector<Beat> all(world.districts.size());
  const Police& police = world.police;
  for (std::size_t i = 0; i < police.size(); ++i) {
    if (police.status[i] != ServiceStatus::serving) continue;
    Beat& beat = all[police.district[i].value];
    beat.officers += 1.0;
    beat.supervision += police.supervisor[i] == supervisor_rank::trained ? 1.0 : 0.0;
  }
  for (std::size_t d = 0; d < all.size(); ++d) {
    const double share = supervision(p, all[d].supervision, all[d].officers);
    // Mentors look over shoulders too.
    all[d].supervision = share + (1.0 - share) * police.mentored_share;
    const double street = world.districts[d].police_present + world.districts[d].police_on_foot;
    all[d].on_the_street = exact::clamp01(street / std::max(all[d].officers, 1.0));
  }
  return all;
}

// Who serves and is visited this week.
std::vector<std::uint32_t> due(const std::vector<ServiceStatus>& status, Week week) {
  const auto serves = [&status](std::size_t row) { return status[row] == ServiceStatus::serving; };
  return due_where(status.size(), week, serves);
}

void officers(const Step& step, World& world, const OfficerConductParameters& p) {
  const Police& police = world.police;
  const std::vector<Beat> all = beats(p, world);
  const Slopes slopes(p);
  std::vector<ConductView> views;  // [district]
  std::vector<Bounds> most;        // [district]
  for (std::size_t d = 0; d < all.size(); ++d) {
    views.push_back({.integrity = 0,
                     .supervision = all[d].supervision,
                     .power = police.equipment,
                     .certainty = world.oversight.seen_certainty_police[d],
                     .rents = world.districts[d].lootable});
    most.emplace_back(p, views[d], all[d].on_the_street, all[d].on_the_street);
  }
  const std::vector<std::uint32_t> rows = due(police.status, step.week());
  const auto visit = [&](std::size_t n, const Block& draws) {
    const std::uint32_t i = rows[n];
    const DistrictId district = police.district[i];
    const double arrears = police.arrears_weeks[i];
    if (!most[district.value].tempted(slopes, draws, arrears, police.integrity[i])) return;
    ConductView view = views[district.value];
    view.arrears_weeks = arrears;
    view.integrity = police.integrity[i];
    view.training = exact::clamp01(police.training_weeks[i] / p.full_training_weeks);
    view.record = police.abuser[i] != 0;
    const double street = all[district.value].on_the_street;
    behave(step, world, {OffenderKind::officer, i, district, Lane::officer_conduct}, draws, view,
           street, street);
  };
  each_with_blocks(step.draws, rows, 0, visit, Lane::officer_conduct);
}

// A battalion's soldiers differ in record, training and arrears alone.
void soldiers(const Step& step, World& world, const OfficerConductParameters& p) {
  const Soldiers& men = world.army.soldiers;
  const Slopes slopes(p);
  std::vector<ConductView> views;  // [battalion]
  std::vector<Bounds> most;        // [battalion]
  for (const Battalion& battalion : world.army.battalions) {
    views.push_back(
        {.integrity = p.soldier_integrity,
         .cohesion = battalion.cohesion,
         .certainty = world.oversight.seen_certainty_army[battalion.district.value],
         .rents = world.districts[battalion.district.value].lootable});
    most.emplace_back(p, views.back(), p.soldier_extortion, p.soldier_abuse);
  }
  const std::vector<std::uint32_t> rows = due(men.status, step.week());
  const auto visit = [&](std::size_t n, const Block& draws) {
    const std::uint32_t i = rows[n];
    const std::uint16_t battalion = men.battalion[i];
    // In barracks soldiers meet nobody to take from.
    if (!draws.chance(2, p.soldiers_outside)) return;
    // Their integrity is in the view already.
    if (!most[battalion].tempted(slopes, draws, men.arrears_weeks[i], 0.0)) return;
    ConductView view = views[battalion];
    view.arrears_weeks = men.arrears_weeks[i];
    view.training = exact::clamp01(men.training_weeks[i] / p.full_training_weeks);
    view.record = men.abuser[i] != 0;
    behave(step, world,
           {OffenderKind::soldier, i, world.army.battalions[battalion].district,
            Lane::soldier_conduct},
           draws, view, p.soldier_extortion, p.soldier_abuse);
  };
  each_with_blocks(step.draws, rows, 0, visit, Lane::soldier_conduct);
}

}  // namespace

void officer_conduct(const Step& step, World& world) {
  const OfficerConductParameters& p = step.parameters.officer_conduct;
  officers(step, world, p);
  soldiers(step, world, p);
}

}  // namespace ssr

#include "process/officer_conduct.h"

#include <algorithm>

#include "core/exact_math.h"
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
  p.officers_per_supervisor =
      t.number("officers_per_supervisor",
               {.value = 8,
                .low = 6,
                .high = 12,
                .unit = "1",
                .help = "officers per trained supervisor that count as full supervision",
                .min = 1,
                .max = 100});
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

// Chances of four weeks that nobody exceeds: most draws end there.
struct Bounds {
  double extortion = 0;        // when paid
  double extortion_slope = 0;  // per week of arrears: the chord lies above the exponential
  double abuse = 0;

  bool tempted(const Block& draws, double arrears_weeks) const {
    return draws.chance(0, extortion + extortion_slope * arrears_weeks) || draws.chance(1, abuse);
  }
};

Bounds bounds_of(const OfficerConductParameters& p, double extorts, double abuses) {
  const double paid =
      weeks_per_month * extorts * p.extortion_rate * exact::exp(p.extortion_by_rents);
  const double cap = std::max(p.arrears_cap_weeks, 1.0);
  const double unpaid = paid * exact::exp(p.extortion_by_arrears * p.arrears_cap_weeks);
  return {
      paid, (unpaid - paid) / cap,
      weeks_per_month * abuses * p.abuse_rate * exact::exp(p.abuse_by_record + p.abuse_by_power)};
}

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

void officers(const Step& step, World& world, const OfficerConductParameters& p) {
  const Police& police = world.police;
  const std::vector<Beat> all = beats(p, world);
  const Bounds most = bounds_of(p, 1.0, 1.0);
  each_due(static_cast<std::uint32_t>(police.size()), step.week(), [&](std::uint32_t i) {
    if (police.status[i] != ServiceStatus::serving) return;
    const Block draws = step.draws.block(i, Lane::officer_conduct);
    if (!most.tempted(draws, police.arrears_weeks[i])) return;
    const DistrictId district = police.district[i];
    const Beat& beat = all[district.value];
    const ConductView view{
        .arrears_weeks = police.arrears_weeks[i],
        .integrity = police.integrity[i],
        .training = exact::clamp01(police.training_weeks[i] / p.full_training_weeks),
        .supervision = beat.supervision,
        .power = police.equipment,
        .certainty = world.oversight.seen_certainty_police[district.value],
        .rents = world.districts[district.value].lootable,
        .record = police.abuser[i] != 0};
    behave(step, world, {OffenderKind::officer, i, district, Lane::officer_conduct}, draws, view,
           beat.on_the_street, beat.on_the_street);
  });
}

// A battalion's soldiers differ in record and training alone.
void soldiers(const Step& step, World& world, const OfficerConductParameters& p) {
  const Soldiers& men = world.army.soldiers;
  const Bounds most = bounds_of(p, p.soldier_extortion, p.soldier_abuse);
  each_due(static_cast<std::uint32_t>(men.size()), step.week(), [&](std::uint32_t i) {
    if (men.status[i] != ServiceStatus::serving) return;
    const Block draws = step.draws.block(i, Lane::soldier_conduct);
    // In barracks soldiers meet nobody to take from.
    if (!most.tempted(draws, men.arrears_weeks[i]) || !draws.chance(2, p.soldiers_outside)) return;
    const Battalion& battalion = world.army.battalions[men.battalion[i]];
    const ConductView view{
        .arrears_weeks = men.arrears_weeks[i],
        .integrity = p.soldier_integrity,
        .training = exact::clamp01(men.training_weeks[i] / p.full_training_weeks),
        .cohesion = battalion.cohesion,
        .certainty = world.oversight.seen_certainty_army[battalion.district.value],
        .rents = world.districts[battalion.district.value].lootable,
        .record = men.abuser[i] != 0};
    behave(step, world, {OffenderKind::soldier, i, battalion.district, Lane::soldier_conduct},
           draws, view, p.soldier_extortion, p.soldier_abuse);
  });
}

}  // namespace

void officer_conduct(const Step& step, World& world) {
  const OfficerConductParameters& p = step.parameters.officer_conduct;
  officers(step, world, p);
  soldiers(step, world, p);
}

}  // namespace ssr

#include <algorithm>

#include "core/exact_math.h"
#include "process/activities.h"

namespace ssr {

namespace {

LeverParameters read_levers(Table& table) {
  return {
      .project_reach = table.number("project_reach", {.value = 2500,
                                                      .low = 1000,
                                                      .high = 5000,
                                                      .unit = "1",
                                                      .help = "people who see one small project"}),
      .project_gain =
          table.number("project_gain", {.value = 0.25,
                                        .low = 0.1,
                                        .high = 0.4,
                                        .help = "way to full visible gains, for those who see it",
                                        .max = 1}),
      .meeting_reach = table.number(
          "meeting_reach",
          {.value = 500, .low = 200, .high = 1500, .help = "people one meeting speaks to"}),
      .meeting_effect = table.number("meeting_effect",
                                     {.value = 0.2,
                                      .low = 0.05,
                                      .high = 0.35,
                                      .help = "way to realistic expectations, for those it reaches",
                                      .max = 1}),
      .realistic_expectations =
          table.number("realistic_expectations", {.value = 0.4,
                                                  .low = 0.3,
                                                  .high = 0.5,
                                                  .help = "what the peace can in fact bring soon",
                                                  .max = 1}),
      .hand_in_rate = table.number(
          "hand_in_rate", {.value = 0.004,
                           .low = 0.001,
                           .high = 0.01,
                           .unit = "1/week",
                           .help = "civilian weapons handed in each week by people at ease",
                           .max = 1}),
      .hand_in_fear = table.number("hand_in_fear",
                                   {.value = 0.6,
                                    .low = 0.4,
                                    .high = 0.8,
                                    .help = "perceived violence at which nobody hands a weapon in",
                                    .min = 0.01,
                                    .max = 1}),
      .insight_per_week = table.number(
          "insight_per_week", {.value = 0.03,
                               .low = 0.01,
                               .high = 0.06,
                               .unit = "1/week",
                               .help = "of what donors do not know of each other, learnt by one "
                                       "secretariat-week",
                               .max = 1}),
      .insight_loss = table.number("insight_loss", {.value = 0.01,
                                                    .low = 0.005,
                                                    .high = 0.02,
                                                    .unit = "1/week",
                                                    .help = "staff leave and registers age",
                                                    .max = 1}),
      .joins_reduction =
          table.number("joins_reduction",
                       {.value = 0.3,
                        .low = 0.1,
                        .high = 0.6,
                        .unit = "1/month",
                        .help = "somebody without work asks for a place of violence reduction",
                        .max = 1}),
      .joins_from_crime =
          table.number("joins_from_crime", {.value = 0.35,
                                            .low = 0.1,
                                            .high = 0.7,
                                            .help = "of that, for one who lives from crime",
                                            .max = 1}),
      .joins_with_weapon =
          table.number("joins_with_weapon", {.value = 0.4,
                                             .low = 0.1,
                                             .high = 0.7,
                                             .help = "participants at ease who bring a weapon",
                                             .max = 1}),
      .patrol_people = table.number(
          "patrol_people",
          {.value = 8, .low = 5, .high = 12, .help = "people of one joint patrol", .max = 100}),
      .patrol_tolls = table.number("patrol_tolls",
                                   {.value = 2,
                                    .low = 0.5,
                                    .high = 6,
                                    .unit = "1/year",
                                    .help = "by a man of a wholly abusive unit, in a mixed patrol",
                                    .max = 1000}),
      .locks_fail = table.number("locks_fail", {.value = 0.005,
                                                .low = 0.001,
                                                .high = 0.02,
                                                .unit = "1/week",
                                                .help = "registers and locks of armouries lapse",
                                                .max = 1}),
      .inspectors_half = table.number(
          "inspectors_half", {.value = 12,
                              .low = 4,
                              .high = 30,
                              .help = "inspectors under whom half of what a wholly lootable region "
                                      "yields is certified",
                              .min = 0.01}),
      .smuggled_share = table.number(
          "smuggled_share", {.value = 0.3,
                             .low = 0.1,
                             .high = 0.6,
                             .help = "goods of certified sites that still cross a border unseen",
                             .max = 1}),
      .customs_half = table.number("customs_half",
                                   {.value = 15,
                                    .low = 5,
                                    .high = 40,
                                    .help = "officers at a crossing who see half of what passes",
                                    .min = 0.01}),
      .customs_bought = table.number(
          "customs_bought", {.value = 0.5,
                             .low = 0.2,
                             .high = 0.8,
                             .help = "of that, bought off where all is loot and nobody is punished",
                             .max = 1}),
      .review_weeks =
          table.number("review_weeks", {.value = 26,
                                        .low = 13,
                                        .high = 52,
                                        .unit = "week",
                                        .help = "work until a review of a force's size reports",
                                        .min = 1,
                                        .max = 520}),
      .review_holds_years =
          table.number("review_holds_years", {.value = 5,
                                              .low = 3,
                                              .high = 8,
                                              .unit = "year",
                                              .help = "until what a review decided is overtaken",
                                              .max = 100}),
      .pool_reluctance = table.number(
          "pool_reluctance", {.value = 0.8,
                              .low = 0.5,
                              .high = 1.0,
                              .help = "of what a fund asks for, kept by a donor that must show "
                                      "results of its own",
                              .max = 1}),
      .lead_recognised = table.number(
          "lead_recognised",
          {.value = 0.9,
           .low = 0.6,
           .high = 1.0,
           .help = "recognition by other donors of a lead that gives all of a sector's money",
           .max = 1}),
      .lead_contested =
          table.number("lead_contested",
                       {.value = 0.5,
                        .low = 0.2,
                        .high = 0.8,
                        .help = "of its projects, hidden by a donor that must show results where "
                                "one leads whom nobody recognises",
                        .max = 1}),
      .terms_weight = table.number(
          "terms_weight",
          {.value = 0.6,
           .low = 0.2,
           .high = 1.0,
           .help = "of a ministry's reluctance, overcome where all money for its forces is aid and "
                   "hangs on its signature",
           .max = 1}),
      .terms_broken = table.number(
          "terms_broken", {.value = 0.6,
                           .low = 0.3,
                           .high = 0.9,
                           .help = "of what terms hold back, paid all the same by a donor that "
                                   "must show results",
                           .max = 1}),
      .hearing_reach = table.number(
          "hearing_reach",
          {.value = 300, .low = 100, .high = 600, .help = "people who attend one truth hearing"}),
      .hearing_confesses = table.number(
          "hearing_confesses", {.value = 0.1,
                                .low = 0.02,
                                .high = 0.3,
                                .help = "chance that a former fighter of a wholly abusive unit "
                                        "owns up at a hearing where he lives",
                                .max = 1}),
      .hearing_reconciles = table.number(
          "hearing_reconciles",
          {.value = 0.5,
           .low = 0.2,
           .high = 0.8,
           .source = "Cilliers, Dube & Siddiqi 2016 Science (sign; size assumed)",
           .help = "way to full readiness to accept former fighters, for those who attend with "
                   "full grievance and hear one own up",
           .max = 1}),
      .hearing_relives =
          table.number("hearing_relives",
                       {.value = 0.25,
                        .low = 0.1,
                        .high = 0.4,
                        .source = "Cilliers, Dube & Siddiqi 2016 Science (sign; size assumed)",
                        .help = "way to full fear, for those who attend with full grievance",
                        .max = 1}),
  };
}

void read_politics(Table& table, ActivitiesParameters& p) {
  p.political_cost_light = table.number(
      "political_cost_light", {.value = 0.15,
                               .low = 0.05,
                               .high = 0.3,
                               .help = "how far ddr and community work depend on willingness",
                               .max = 1});
  p.political_cost_technical =
      table.number("political_cost_technical", {.value = 0.4,
                                                .low = 0.2,
                                                .high = 0.6,
                                                .help = "the same for building and training",
                                                .max = 1});
  p.political_cost_reform = table.number("political_cost_reform",
                                         {.value = 0.9,
                                          .low = 0.7,
                                          .high = 1.0,
                                          .help = "the same for reform that takes posts and rents",
                                          .max = 1});
  p.will_weight = table.number(
      "will_weight",
      {.value = 0.6, .low = 0.4, .high = 0.8, .help = "of will, against ownership", .max = 1});
  p.captured_ownership = table.number(
      "captured_ownership", {.value = 0.7,
                             .low = 0.3,
                             .high = 1.0,
                             .help = "willingness lost when authors of the war own reform",
                             .max = 1});
  p.law_delay_weeks =
      table.number("law_delay_weeks", {.value = 40,
                                       .low = 20,
                                       .high = 80,
                                       .unit = "week",
                                       .help = "until an enabling law is passed, at half will",
                                       .max = 520});
}

}  // namespace

ActivitiesParameters read_activities(Table& table) {
  ActivitiesParameters p;
  p.prefunded_weeks =
      table.number("prefunded_weeks", {.value = 8,
                                       .low = 4,
                                       .high = 13,
                                       .unit = "week",
                                       .help = "work that donors pay for in advance",
                                       .min = 1,
                                       .max = 104});
  p.safety_floor = table.number("safety_floor",
                                {.value = 0.35,
                                 .low = 0.25,
                                 .high = 0.5,
                                 .help = "reported insecurity above which reform staff stay away",
                                 .max = 1});
  p.safety_floor_ddr =
      table.number("safety_floor_ddr", {.value = 0.85,
                                        .low = 0.7,
                                        .high = 0.95,
                                        .help = "the same for ddr staff, who work under escort",
                                        .max = 1});
  p.redeployed_share =
      table.number("redeployed_share", {.value = 0.5,
                                        .low = 0.2,
                                        .high = 0.8,
                                        .help = "staff of unsafe districts who can work elsewhere",
                                        .max = 1});
  read_politics(table, p);
  p.absorption_usd_head_year = table.number(
      "absorption_usd_head_year",
      {.value = 35,
       .low = 15,
       .high = 70,
       .unit = "USD/year",
       .help = "aid per person that ministries of full capacity could plan, buy and pay"});
  p.ministry_load_light = table.number(
      "ministry_load_light", {.value = 0.3,
                              .low = 0.1,
                              .high = 0.5,
                              .help = "share of ddr and community money that ministries handle",
                              .max = 1});
  p.ministry_load_substituted =
      table.number("ministry_load_substituted", {.value = 0.3,
                                                 .low = 0.1,
                                                 .high = 0.5,
                                                 .help = "the same where foreigners do the job",
                                                 .max = 1});
  p.duplicate_chance = table.number(
      "duplicate_chance", {.value = 0.25,
                           .low = 0.1,
                           .high = 0.4,
                           .help = "chance that two unseen projects of a sector meet one need",
                           .max = 1});
  p.local_share_of_donor_steps =
      table.number("local_share_of_donor_steps",
                   {.value = 0.6,
                    .low = 0.3,
                    .high = 0.8,
                    .help = "decisions taken at home in donor projects that teach rather than do",
                    .max = 1});
  p.narrowing = table.number(
      "narrowing", {.value = 0.3,
                    .low = 0.1,
                    .high = 0.5,
                    .help = "of a reluctant ministry's will for reform that an offer of training "
                            "instead of it takes",
                    .max = 1});
  p.lever = read_levers(table);
  return p;
}

Politics politics_of(Lever lever) noexcept {
  switch (lever) {
    case Lever::vet_police:
    case Lever::vet_army:
    case Lever::oversight_bodies:
    case Lever::integrate_army:
    case Lever::pay_reform:
    case Lever::rightsize_army:
    case Lever::certify_resources:
    case Lever::indictment:
    case Lever::decide_force_size:
    case Lever::customs:
      return Politics::reform;
    case Lever::recruit_police:
    case Lever::equip_police:
    case Lever::supervise_police:
    case Lever::staff_courts:
    case Lever::mobile_courts:
    case Lever::build_prisons:
    case Lever::maintain_prisons:
    case Lever::train_army:
    case Lever::manage_stockpiles:
    case Lever::joint_patrols:
    case Lever::arms_embargo:
    case Lever::community_policing:
      return Politics::technical;
    default:
      return Politics::light;
  }
}

double signature_probability(const ActivitiesParameters& p, Politics politics, double will,
                             double ownership, double author_of_war, double bought) noexcept {
  const double cost = politics == Politics::reform      ? p.political_cost_reform
                      : politics == Politics::technical ? p.political_cost_technical
                                                        : p.political_cost_light;
  const double wish = p.will_weight * will + (1.0 - p.will_weight) * ownership;
  const double captured = p.sees_capture * p.captured_ownership * author_of_war * ownership;
  const double reluctance = p.sees_reluctance * (1.0 - wish * (1.0 - captured));
  return exact::clamp01(1.0 - cost * reluctance * (1.0 - bought));
}

double narrowed_will(const ActivitiesParameters& p, Politics politics, double will,
                     double training) noexcept {
  if (politics != Politics::reform) return will;
  return will * (1.0 - p.sees_training * p.narrowing * training * (1.0 - will));
}

double training_share(const Plan& plan, const Programme& programme) noexcept {
  Cents building = 0;
  Cents reform = 0;
  for (std::size_t a = 0; a < programme.activities.size(); ++a) {
    const ActivityState& state = programme.activities[a];
    if (state.status != ActivityStatus::running) continue;
    const Cents budget = budget_of(plan.activities[a], state);
    const Lever lever = plan.activities[a].lever;
    if (strengthens_forces(lever)) building += budget;
    if (politics_of(lever) == Politics::reform) reform += budget;
  }
  const Cents all = building + reform;
  return all > 0 ? static_cast<double>(building) / static_cast<double>(all) : 0.0;
}

double law_weeks(const ActivitiesParameters& p, bool ssr_provisions, double will) noexcept {
  const double basis = ssr_provisions ? p.sees_provisions : 0.0;
  return p.waits_for_law * (1.0 - basis) * p.law_delay_weeks * 2.0 * (1.0 - will);
}

bool staff_go(const ActivitiesParameters& p, bool escorted, double reported_insecurity) noexcept {
  return p.sees_insecurity * reported_insecurity <=
         (escorted ? p.safety_floor_ddr : p.safety_floor);
}

double kept_capacity(const ActivitiesParameters& p, double blocked) noexcept {
  return 1.0 - (1.0 - p.redeployed_share) * blocked;
}

double ministry_load(const ActivitiesParameters& p, Politics politics,
                     double builds_capacity) noexcept {
  if (politics == Politics::light) return p.ministry_load_light;
  return builds_capacity + (1.0 - builds_capacity) * p.ministry_load_substituted;
}

double absorbed_share(const ActivitiesParameters& p, double ceiling, double load) noexcept {
  const double felt = p.feels_load * load;
  return felt <= ceiling ? 1.0 : ceiling / felt;
}

double taken_in(const ActivitiesParameters& p, double absorbed, double room, double load) noexcept {
  const double first = load > 0 ? std::min(1.0, std::max(0.0, room) / load) : 1.0;
  return p.shares_thinly * absorbed + (1.0 - p.shares_thinly) * first;
}

Cents granted(const ActivitiesParameters& p, Cents gives, Cents left, Cents asked,
              Cents wanted) noexcept {
  if (wanted <= 0) return 0;
  const double part = static_cast<double>(gives) * static_cast<double>(asked) /
                      static_cast<double>(wanted);
  const auto first = static_cast<double>(std::min(left, asked));
  return static_cast<Cents>(p.shares_thinly * part + (1.0 - p.shares_thinly) * first);
}

double pooled_share(const LeverParameters& p, double asked, double must_show) noexcept {
  return asked * (1.0 - p.pool_reluctance * must_show);
}

LeadSeen lead_seen(const ActivitiesParameters& p, double leads_share, double must_show) noexcept {
  const double recognised = p.lever.lead_recognised * leads_share;
  return {.followed = p.sees_lead * pooled_share(p.lever, recognised, must_show),
          .contested = p.sees_lead * p.lever.lead_contested * must_show * (1.0 - recognised)};
}

double bought_by_terms(const ActivitiesParameters& p, double at_stake) noexcept {
  return p.sees_terms * p.lever.terms_weight * at_stake;
}

double held_back(const ActivitiesParameters& p, double must_show) noexcept {
  return p.sees_terms * (1.0 - p.lever.terms_broken * must_show);
}

double duplicate_share(const ActivitiesParameters& p, double insight,
                       double others_share) noexcept {
  return p.duplicate_chance * p.others_hidden * (1.0 - insight) * others_share;
}

double ramp_strength(double active_weeks, Week ramp_weeks) noexcept {
  return ramp_weeks <= 0 ? 1.0 : std::min(1.0, (active_weeks + 1.0) / ramp_weeks);
}

bool is_review_week(const Review& review, Week week) noexcept {
  if (week < review.first) return false;
  if (review.every_weeks <= 0) return week == review.first;
  return (week - review.first) % review.every_weeks == 0;
}

Cents moved_by(const Review& review, Cents not_received) noexcept {
  return static_cast<Cents>(review.share * static_cast<double>(std::max<Cents>(0, not_received)));
}

bool is_due(const Start& start, std::span<const ActivityState> states,
            std::span<const double> pictures, Week week) {
  if (start.week) return week >= *start.week;
  if (start.after) {
    const ActivityState& before = states[*start.after];
    return before.status == ActivityStatus::done && week >= before.ended + start.delay_weeks;
  }
  return !start.when.empty() && !pictures.empty() && start.when.holds(pictures);
}

}  // namespace ssr

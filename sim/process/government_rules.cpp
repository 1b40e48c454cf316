#include <algorithm>

#include "core/exact_math.h"
#include "process/government.h"

namespace ssr {

namespace {

void read_will(Table& table, GovernmentParameters& p) {
  const auto weight = [&table](std::string_view key, double value, std::string_view help) {
    return table.number(
        key, {.value = value, .low = 0.5 * value, .high = 1.5 * value, .help = help, .max = 10});
  };
  p.will_per_month = table.number("will_per_month", {.value = 0.03,
                                                     .low = 0.01,
                                                     .high = 0.05,
                                                     .unit = "1/month",
                                                     .help = "how fast will follows what pushes it",
                                                     .max = 1});
  p.interest_pull = weight("interest_pull", 1.0,
                           "how rulers' own interest draws their will back, against a push of 1");
  p.legitimacy_push = weight("legitimacy_push", 0.6, "push for reform at full legitimacy");
  p.mandate_push = weight("mandate_push", 0.4, "push for reform by a fresh mandate");
  p.condition_push =
      weight("condition_push", 0.4, "donors' pressure at full dependence on their money");
  p.success_push = weight("success_push", 0.4, "push for reform at full visible success");
  p.inertia = weight("inertia", 0.7, "what the pushes for reform must outweigh");
  p.resistance_drag = weight("resistance_drag", 1.5, "push against reform at full resistance");
}

void read_losers(Table& table, GovernmentParameters& p) {
  const auto posts = [&table](std::string_view key, double value) {
    return table.number(key, {.value = value,
                              .low = 0.5 * value,
                              .high = 1.5 * value,
                              .help = "patronage posts and rents that this reform touches at full "
                                      "pace",
                              .max = 1});
  };
  p.posts_lost_vetting = posts("posts_lost_vetting", 0.4);
  p.posts_lost_oversight = posts("posts_lost_oversight", 0.3);
  p.posts_lost_integration = posts("posts_lost_integration", 0.2);
  p.posts_lost_pay = posts("posts_lost_pay", 0.4);
  p.posts_lost_rightsizing = posts("posts_lost_rightsizing", 0.5);
  p.resistance_per_month = table.number("resistance_per_month", {.value = 0.08,
                                                                 .low = 0.03,
                                                                 .high = 0.15,
                                                                 .unit = "1/month",
                                                                 .help = "how fast losers organise",
                                                                 .max = 1});
  p.resistance_decay =
      table.number("resistance_decay", {.value = 0.04,
                                        .low = 0.02,
                                        .high = 0.08,
                                        .unit = "1/month",
                                        .help = "losers retire, are bought or give up",
                                        .max = 1});
  p.dismissal_memory = table.number("dismissal_memory",
                                    {.value = 1.0,
                                     .low = 0.5,
                                     .high = 2.0,
                                     .help = "weight of recently dismissed soldiers among losers",
                                     .max = 10});
}

void read_state(Table& table, GovernmentParameters& p) {
  p.patronage_per_month = table.number(
      "patronage_per_month", {.value = 0.004,
                              .low = 0.002,
                              .high = 0.008,
                              .unit = "1/month",
                              .source = "WDR 2011 Box 3.6: decades to control corruption (pace)",
                              .help = "how fast patronage follows eyes and losers",
                              .max = 1});
  p.patronage_from_losers =
      table.number("patronage_from_losers", {.value = 1.0,
                                             .low = 0.5,
                                             .high = 2.0,
                                             .help = "posts given to quieten resistance",
                                             .max = 10});
  p.learning_per_month = table.number(
      "learning_per_month",
      {.value = 0.004,
       .low = 0.002,
       .high = 0.008,
       .unit = "1/month",
       .source = "WDR 2011 Box 3.6: 20-36 years for bureaucracy and effectiveness (pace)",
       .help = "how fast ministries learn by work they own",
       .max = 1});
  p.poaching_per_month = table.number(
      "poaching_per_month", {.value = 0.0008,
                             .low = 0.0003,
                             .high = 0.002,
                             .unit = "1/month",
                             .help = "staff lost at one dollar of substituting aid per head",
                             .max = 1});
  p.ownership_per_month =
      table.number("ownership_per_month", {.value = 0.05,
                                           .low = 0.03,
                                           .high = 0.1,
                                           .unit = "1/month",
                                           .help = "how fast ownership follows decisions and costs",
                                           .max = 1});
  p.police_per_1000 = table.number(
      "police_per_1000",
      {.value = 2.1,
       .low = 1.5,
       .high = 2.8,
       .source = "Jones et al. 2005 RAND: 2 local police per 1,000; UNODC median about 3",
       .help = "officers per 1,000 people that the government wants",
       .max = 20});
  p.police_share_of_budget =
      table.number("police_share_of_budget", {.value = 0.35,
                                              .low = 0.25,
                                              .high = 0.45,
                                              .help = "of the security budget, for police wages",
                                              .max = 1});
  p.overreach = table.number("overreach",
                             {.value = 1.4,
                              .low = 1.0,
                              .high = 1.8,
                              .help = "police planned over what revenue can pay while donors help",
                              .min = 0.1,
                              .max = 10});
}

}  // namespace

GovernmentParameters read_government(Table& table) {
  GovernmentParameters p;
  read_will(table, p);
  read_losers(table, p);
  read_state(table, p);
  p.occupancy_alarm =
      table.number("occupancy_alarm", {.value = 1.4,
                                       .low = 1.2,
                                       .high = 1.8,
                                       .help = "reported prison occupancy that forces action",
                                       .max = 20});
  p.emergency_slope = table.number(
      "emergency_slope", {.value = 0.1,
                          .low = 0.05,
                          .high = 0.2,
                          .help = "of the security budget, per unit of occupancy above the alarm",
                          .max = 10});
  p.emergency_most =
      table.number("emergency_most", {.value = 0.15,
                                      .low = 0.08,
                                      .high = 0.25,
                                      .help = "most of the security budget that an emergency takes",
                                      .max = 1});
  p.emergency_delay_weeks =
      table.number("emergency_delay_weeks", {.value = 26,
                                             .low = 13,
                                             .high = 52,
                                             .unit = "week",
                                             .help = "until money follows the alarm",
                                             .min = 4,
                                             .max = 520});
  return p;
}

double posts_lost(const GovernmentParameters& p, const ReformPace& pace) noexcept {
  const double kept = (1.0 - p.posts_lost_vetting * pace.vetting) *
                      (1.0 - p.posts_lost_oversight * pace.oversight) *
                      (1.0 - p.posts_lost_integration * pace.integration) *
                      (1.0 - p.posts_lost_pay * pace.pay) *
                      (1.0 - p.posts_lost_rightsizing * pace.rightsizing);
  return 1.0 - kept;
}

double resistance_after(const GovernmentParameters& p, double resistance, double lost,
                        double patronage, double dismissed_share) noexcept {
  const double loss = std::min(1.0, lost * patronage + p.dismissal_memory * dismissed_share);
  const double seen = p.sees_losses * loss;
  return exact::clamp01(resistance + p.resistance_per_month * seen * (1.0 - resistance) -
                        p.resistance_decay * resistance);
}

double will_after(const GovernmentParameters& p, double will, const WillView& view) noexcept {
  const double push =
      p.legitimacy_push * view.legitimacy + p.mandate_push * p.sees_mandate * view.mandate +
      p.condition_push * p.sees_conditions * view.donors_share + p.success_push * view.success -
      p.inertia - p.resistance_drag * view.resistance;
  const double room = push > 0 ? 1.0 - will : will;
  const double back = p.interest_pull * (view.interest - will);
  return exact::clamp01(will + p.will_per_month * (push * room + back));
}

double capacity_after(const GovernmentParameters& p, double capacity, double owned_work,
                      double aid_per_head) noexcept {
  const double learnt = p.learning_per_month * owned_work * (1.0 - capacity);
  const double offers = p.staff_see_offers * aid_per_head;
  const double lost = std::min(1.0, p.poaching_per_month * offers) * capacity;
  return exact::clamp01(capacity + learnt - lost);
}

double emergency_share(const GovernmentParameters& p, double occupancy) noexcept {
  const double seen = 1.0 + p.sees_occupancy * (occupancy - 1.0);
  const double excess = std::max(0.0, seen - p.occupancy_alarm);
  return std::min(p.emergency_most, p.emergency_slope * excess);
}

double counted_on(const GovernmentParameters& p, double revenue, double support) noexcept {
  return revenue + p.counts_on_support * support;
}

double police_target(const GovernmentParameters& p, double people, double affordable,
                     double strength, std::optional<double> decided) noexcept {
  if (decided) return *decided;
  const double wanted = p.police_per_1000 * people / 1000.0;
  return std::max(strength, std::min(wanted, p.overreach * affordable));
}

}  // namespace ssr

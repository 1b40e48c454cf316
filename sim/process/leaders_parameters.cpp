#include <array>
#include <string_view>

#include "process/leaders.h"

namespace ssr {

namespace {

std::array<double, n_stances> read_held_back(Table& table) {
  constexpr std::array<std::string_view, n_stances> names = {
      "held_back_comply", "held_back_bargain", "held_back_obstruct", "held_back_fight"};
  constexpr std::array<NumberSpec, n_stances> specs = {{
      {.value = 0.03, .low = 0.0, .high = 0.1, .help = "held back by one who complies", .max = 1},
      {.value = 0.15, .low = 0.05, .high = 0.3, .help = "held back by one who bargains", .max = 1},
      {.value = 0.5, .low = 0.3, .high = 0.7, .help = "held back by one who obstructs", .max = 1},
      {.value = 0.9, .low = 0.7, .high = 1.0, .help = "held back by one who fights", .max = 1},
  }};
  std::array<double, n_stances> shares{};
  for (std::size_t s = 0; s < n_stances; ++s) shares[s] = table.number(names[s], specs[s]);
  return shares;
}

}  // namespace

LeadersParameters read_leaders(Table& table) {
  LeadersParameters p{};
  p.seats_of_power =
      table.number("seats_of_power", {.value = 0.5,
                                      .low = 0.3,
                                      .high = 0.7,
                                      .help = "of the power he wants that offices give",
                                      .max = 1});
  p.rents_in_peace =
      table.number("rents_in_peace", {.value = 0.4,
                                      .low = 0.2,
                                      .high = 0.6,
                                      .help = "of the rents he wants that office leaves him",
                                      .max = 1});
  p.guarantor_trust =
      table.number("guarantor_trust", {.value = 0.5,
                                       .low = 0.2,
                                       .high = 0.8,
                                       .source = "Walter 1997 IO (sign)",
                                       .help = "missing trust that a full guarantor makes up for",
                                       .max = 1});
  p.total_discount =
      table.number("total_discount", {.value = 0.3,
                                      .low = 0.1,
                                      .high = 0.5,
                                      .source = "Stedman 1997 IS (type)",
                                      .help = "worth of a partial gain to a total spoiler",
                                      .max = 1});
  p.limited_money = table.number("limited_money", {.value = 0.3,
                                                   .low = 0.1,
                                                   .high = 0.6,
                                                   .source = "Stedman 1997 IS (type)",
                                                   .help = "how well money moves a limited spoiler",
                                                   .max = 1});
  p.greedy_posts = table.number("greedy_posts", {.value = 0.5,
                                                 .low = 0.2,
                                                 .high = 0.8,
                                                 .source = "Stedman 1997 IS (type)",
                                                 .help = "how well posts move a greedy spoiler",
                                                 .max = 1});
  p.decisiveness = table.number("decisiveness", {.value = 2,
                                                 .low = 1.2,
                                                 .high = 3,
                                                 .source = "Hirshleifer 1989 Public Choice (form)",
                                                 .help = "exponent of the contest for victory",
                                                 .max = 10});
  p.price_weight =
      table.number("price_weight", {.value = 0.5,
                                    .low = 0.25,
                                    .high = 0.8,
                                    .help = "utility a full guarantor's force takes from fighting",
                                    .max = 5});
  p.greedy_price =
      table.number("greedy_price", {.value = 1.3,
                                    .low = 1,
                                    .high = 1.8,
                                    .source = "Stedman 1997 IS (sign)",
                                    .help = "how much more a greedy spoiler minds force",
                                    .max = 5});
  p.losses_weight = table.number("losses_weight", {.value = 0.25,
                                                   .low = 0.1,
                                                   .high = 0.45,
                                                   .help = "utility that certain defeat takes",
                                                   .max = 5});
  p.means_weight =
      table.number("means_weight", {.value = 0.25,
                                    .low = 0.1,
                                    .high = 0.45,
                                    .help = "utility that having no men or money takes",
                                    .max = 5});
  p.means_people = table.number("means_people", {.value = 500,
                                                 .low = 200,
                                                 .high = 1500,
                                                 .unit = "people",
                                                 .help = "fighters at which means are half",
                                                 .min = 0.01,
                                                 .max = 1000000.0});
  p.chest_weeks = table.number("chest_weeks", {.value = 26,
                                               .low = 13,
                                               .high = 52,
                                               .unit = "week",
                                               .help = "weeks of upkeep that are means enough",
                                               .min = 0.01,
                                               .max = 520});
  p.obstruct_peace = table.number("obstruct_peace", {.value = 0.6,
                                                     .low = 0.4,
                                                     .high = 0.8,
                                                     .help = "peace's gains kept while obstructing",
                                                     .max = 1});
  p.obstruct_option =
      table.number("obstruct_option", {.value = 0.5,
                                       .low = 0.2,
                                       .high = 0.8,
                                       .help = "value of fighting kept as an option",
                                       .max = 1});
  p.obstruct_price =
      table.number("obstruct_price", {.value = 0.5,
                                      .low = 0.2,
                                      .high = 0.8,
                                      .help = "price of violence paid for obstructing",
                                      .max = 1});
  p.now_or_never =
      table.number("now_or_never", {.value = 0.5,
                                    .low = 0.2,
                                    .high = 0.8,
                                    .source = "Fearon 1995 IO; Powell 2006 IO (sign)",
                                    .help = "what war loses to disarmament, that peace loses too",
                                    .max = 1});
  p.looks_ahead =
      table.number("looks_ahead", {.value = 0.5,
                                   .low = 0.0,
                                   .high = 1.0,
                                   .source = "Fearon 1995 IO; Walter 1997 IO (sign)",
                                   .help = "of what disarmament will take, that he sees coming",
                                   .max = 1});
  p.shift_weeks =
      table.number("shift_weeks", {.value = 26,
                                   .low = 13,
                                   .high = 52,
                                   .unit = "week",
                                   .source = "Powell 2006 IO (fast shifts bring war; sign)",
                                   .help = "of disarmament that he reckons with: later, he can act",
                                   .min = 1});
  p.bargain_gain =
      table.number("bargain_gain", {.value = 0.4,
                                    .low = 0.2,
                                    .high = 0.8,
                                    .help = "utility per relative strength of asking for more",
                                    .max = 5});
  p.bargain_cost =
      table.number("bargain_cost", {.value = 0.08,
                                    .low = 0.03,
                                    .high = 0.15,
                                    .help = "utility lost by waiting for a better deal",
                                    .max = 1});
  p.habit = table.number(
      "habit",
      {.value = 0.1, .low = 0.03, .high = 0.2, .help = "utility of staying the course", .max = 1});
  p.noise = table.number("noise", {.value = 0.12,
                                   .low = 0.08,
                                   .high = 0.16,
                                   .help = "scale of reasons nobody else sees",
                                   .max = 1});
  p.reconsiders = table.number("reconsiders", {.value = 0.5,
                                               .low = 0.2,
                                               .high = 1.0,
                                               .unit = "1/year",
                                               .help = "rate at which private reasons change",
                                               .max = 52});
  p.troops_for_price = table.number("troops_for_price",
                                    {.value = 1.5,
                                     .low = 0.5,
                                     .high = 4,
                                     .source = "Jones et al. 2005 RAND (order of magnitude)",
                                     .help = "troops per 1,000 people at which the price is half",
                                     .min = 0.01,
                                     .max = 100});
  p.staying_horizon =
      table.number("staying_horizon", {.value = 156,
                                       .low = 78,
                                       .high = 260,
                                       .unit = "week",
                                       .help = "mission still to come that looks like forever",
                                       .min = 0.01,
                                       .max = 1000});
  p.mandate_horizon =
      table.number("mandate_horizon", {.value = 104,
                                       .low = 52,
                                       .high = 156,
                                       .unit = "week",
                                       .help = "ahead for which a mission's stay is believed",
                                       .max = 1000});
  p.exposed_prosecution = table.number("exposed_prosecution",
                                       {.value = 0.6,
                                        .low = 0.3,
                                        .high = 0.9,
                                        .help = "threat to the worst abuser before working courts",
                                        .max = 1});
  p.amnesty_shield =
      table.number("amnesty_shield", {.value = 0.7,
                                      .low = 0.4,
                                      .high = 0.95,
                                      .help = "threat that a kept amnesty takes away",
                                      .max = 1});
  p.indicted_threat = table.number(
      "indicted_threat", {.value = 0.8,
                          .low = 0.5,
                          .high = 1.0,
                          .help = "threat to one indicted, before a state that reaches him",
                          .max = 1});
  p.offer_posts = table.number("offer_posts", {.value = 0.8,
                                               .low = 0.5,
                                               .high = 1,
                                               .help = "posts a fully willing government offers",
                                               .max = 1});
  p.offer_money_usd = table.number("offer_money_usd", {.value = 1000000.0,
                                                       .low = 300000.0,
                                                       .high = 3000000.0,
                                                       .unit = "USD",
                                                       .help = "money that looks like a full offer",
                                                       .min = 0.01,
                                                       .max = 10000000000.0});
  p.offer_treasury = table.number("offer_treasury", {.value = 0.03,
                                                     .low = 0.01,
                                                     .high = 0.1,
                                                     .help = "of the treasury that may be offered",
                                                     .max = 1});
  p.deal_share =
      table.number("deal_share", {.value = 0.4,
                                  .low = 0.2,
                                  .high = 0.7,
                                  .help = "chance a quarter that a bargain is struck at full will",
                                  .max = 1});
  p.arrest_rate =
      table.number("arrest_rate", {.value = 0.25,
                                   .low = 0.1,
                                   .high = 0.5,
                                   .unit = "1/quarter",
                                   .help = "a hostile leader is caught by a willing, backed state",
                                   .max = 10});
  p.successor_rate = table.number("successor_rate", {.value = 0.1,
                                                     .low = 0.03,
                                                     .high = 0.25,
                                                     .unit = "1/quarter",
                                                     .help = "a headless faction finds a leader",
                                                     .max = 10});
  p.held_back = read_held_back(table);
  p.order_rate = table.number("order_rate", {.value = 0.1,
                                             .low = 0.05,
                                             .high = 0.3,
                                             .unit = "1/week",
                                             .help = "how fast orders are carried out",
                                             .max = 1});
  p.cache_share =
      table.number("cache_share", {.value = 0.15,
                                   .low = 0.05,
                                   .high = 0.3,
                                   .unit = "1/quarter",
                                   .help = "weapons hidden while talking or obstructing",
                                   .max = 1});
  p.follows_base =
      table.number("follows_base", {.value = 0.6,
                                    .low = 0.4,
                                    .high = 0.9,
                                    .help = "commanders who obey a leader with enough to give",
                                    .max = 1});
  p.follows_criminal =
      table.number("follows_criminal", {.value = 0.3,
                                        .low = 0.1,
                                        .high = 0.6,
                                        .help = "for war and against peace, of those who run crime",
                                        .max = 1});
  p.splinter_base =
      table.number("splinter_base", {.value = 0.01,
                                     .low = 0.0025,
                                     .high = 0.04,
                                     .unit = "1/quarter",
                                     .help = "large groups that fight on, wholly neglected",
                                     .max = 1});
  p.excluded_neglect =
      table.number("excluded_neglect", {.value = 1.6,
                                        .low = 1.2,
                                        .high = 2.2,
                                        .help = "how much more neglected an outsider's men feel",
                                        .max = 5});
  p.gap_neglect =
      table.number("gap_neglect", {.value = 0.5,
                                   .low = 0.2,
                                   .high = 0.8,
                                   .help = "of kept promises that waiting for a course takes away",
                                   .max = 1});
  p.splinter_rents =
      table.number("splinter_rents", {.value = 0.03,
                                      .low = 0.01,
                                      .high = 0.06,
                                      .unit = "1/quarter",
                                      .source = "Daly 2016 (size): half of 37 disarmed groups in "
                                                "Colombia, in five years; that rents moved them: "
                                                "assumption",
                                      .help = "large groups that fight on for the richest rents",
                                      .max = 1});
  p.splinter_men =
      table.number("splinter_men", {.value = 20,
                                    .low = 10,
                                    .high = 60,
                                    .unit = "people",
                                    .help = "men with whom a group is half as ready as a large one",
                                    .min = 0.01,
                                    .max = 1000});
  p.splinter_members =
      table.number("splinter_members", {.value = 850,
                                        .low = 400,
                                        .high = 1500,
                                        .unit = "people",
                                        .source = "37 groups in Colombia (Daly 2016); 31,671 "
                                                  "demobilised there (recalled)",
                                        .help = "group of the rates; smaller ones: in proportion",
                                        .min = 1,
                                        .max = 100000});
  p.state_worth = table.number(
      "state_worth", {.value = 0.3,
                      .low = 0.1,
                      .high = 0.6,
                      .help = "a soldier's worth on the spot over a peacekeeper's, to commanders",
                      .max = 1});
  p.joins_splinter =
      table.number("joins_splinter", {.value = 0.5,
                                      .low = 0.2,
                                      .high = 0.8,
                                      .help = "other commanders of a group who join the strongest",
                                      .max = 1});
  p.gather_weeks = table.number("gather_weeks", {.value = 13,
                                                 .low = 8,
                                                 .high = 26,
                                                 .unit = "week",
                                                 .help = "a commander waits for men who come",
                                                 .max = 520});
  p.deal_lapses =
      table.number("deal_lapses", {.value = 0.1,
                                   .low = 0.03,
                                   .high = 0.3,
                                   .unit = "1/year",
                                   .help = "commanders bought off who feel free to fight again",
                                   .max = 10});
  p.upkeep_incomes = table.number("upkeep_incomes", {.value = 0.5,
                                                     .low = 0.25,
                                                     .high = 1.0,
                                                     .help = "mean incomes a fighter in arms costs",
                                                     .min = 0.001,
                                                     .max = 20});
  p.chest_drain = table.number(
      "chest_drain", {.value = 0.01,
                      .low = 0.003,
                      .high = 0.02,
                      .unit = "1/week",
                      .help = "of the chest that a leader at peace lives on and gives away",
                      .max = 1});
  return p;
}

}  // namespace ssr

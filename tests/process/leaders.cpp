#include "process/leaders.h"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string_view>
#include <vector>

#include "core/exact_math.h"
#include "ddr_country.h"
#include "process/men_in_reach.h"
#include "process/parameters.h"

using namespace ssr;

namespace {

LeadersParameters some() {
  LeadersParameters p{};
  p.seats_of_power = 0.5;
  p.rents_in_peace = 0.4;
  p.guarantor_trust = 0.5;
  p.total_discount = 0.3;
  p.limited_money = 0.3;
  p.greedy_posts = 0.5;
  p.decisiveness = 2;
  p.price_weight = 0.5;
  p.greedy_price = 1.3;
  p.losses_weight = 0.4;
  p.means_weight = 0.4;
  p.means_people = 500;
  p.obstruct_peace = 0.6;
  p.obstruct_option = 0.5;
  p.now_or_never = 0.5;
  p.looks_ahead = 1;
  p.obstruct_price = 0.5;
  p.troops_for_price = 1;
  p.staying_horizon = 100;
  p.splinter_base = 0.1;
  p.excluded_neglect = 2;
  p.splinter_rents = 0.05;
  p.splinter_men = 20;
  p.splinter_members = 1;
  p.follows_base = 0.5;
  p.follows_criminal = 0.4;
  return p;
}

/// Sets what a fighter kept in arms costs in a week [USD].
void feed_for(Parameters& parameters, const Context& context, double usd) {
  parameters.leaders.upkeep_incomes = usd * weeks_per_year / context.economy.gdp_usd_per_head;
}

LeaderView someone() {
  LeaderView view;
  view.wants_posts = 0.4;
  view.wants_rents = 0.2;
  view.wants_impunity = 0.2;
  view.wants_power = 0.2;
  view.strength = 500;
  view.opposed = 1500;
  view.posts = 0.5;
  view.promises_kept = 0.5;
  view.funded = 1;
  return view;
}

}  // namespace

TEST_CASE("peacekeepers_and_their_mandate_set_the_price_of_violence") {
  const LeadersParameters p = some();
  CHECK(price_of_violence(p, 1.0, 0.8) == Approx(0.4));
  CHECK(price_of_violence(p, 0.0, 0.8) == 0.0);
}

TEST_CASE("a_guarantor_about_to_leave_weighs_less_unless_the_state_stands") {
  const LeadersParameters p = some();
  CHECK(staying_power(p, 200, 0) == 1.0);
  CHECK(staying_power(p, 25, 0) == Approx(0.25));
  CHECK(staying_power(p, 0, 0.6) == Approx(0.6));
}

TEST_CASE("inducements_work_by_type") {
  const LeadersParameters p = some();
  LeaderView view = someone();
  view.offered_posts = 1;
  view.type = SpoilerType::limited;
  const double limited = inducement(p, view);
  view.type = SpoilerType::greedy;
  const double greedy = inducement(p, view);
  view.type = SpoilerType::total;
  CHECK(limited == Approx(0.4));
  CHECK(greedy == Approx(0.2));
  CHECK(inducement(p, view) == Approx(0.12));
}

TEST_CASE("peace_is_worth_what_office_and_trust_make_it") {
  const LeadersParameters p = some();
  LeaderView view = someone();
  // office held 0.5 x (0.4 + 0.5 x 0.2 + 0.4 x 0.2), impunity 0.2
  CHECK(peace_value(p, view) == Approx(0.29 + 0.2));
  LeaderView promised = view;
  promised.posts_awaited = 0.5;
  // The other half he awaits, with trust 0.5.
  CHECK(peace_value(p, promised) == Approx(0.29 + 0.5 * 0.29 + 0.2));
  promised.promises_kept = 0;
  CHECK(peace_value(p, promised) == Approx(peace_value(p, view)));
  LeaderView excluded = view;
  excluded.included = false;
  CHECK(peace_value(p, excluded) == Approx(0.2));
  LeaderView threatened = view;
  threatened.prosecution = 1;
  CHECK(peace_value(p, threatened) < peace_value(p, view));
}

TEST_CASE("strength_makes_fighting_pay_and_guarantors_make_it_cost") {
  const LeadersParameters p = some();
  LeaderView view = someone();
  // win = 1/16 / (1/16 + 9/16) = 0.1; means 1/2
  CHECK(fight_value(p, view) == Approx(0.1 * 0.8 - 0.4 * 0.9 - 0.4 * 0.5));
  LeaderView strong = view;
  strong.strength = 3000;
  CHECK(fight_value(p, strong) > fight_value(p, view));
  LeaderView watched = view;
  watched.price = 0.5;
  CHECK(fight_value(p, watched) == Approx(fight_value(p, view) - 0.25));
  watched.stays = 0;
  CHECK(fight_value(p, watched) == Approx(fight_value(p, view)));
  LeaderView remote = view;
  remote.survives = 0.6;
  CHECK(fight_value(p, remote) == Approx(fight_value(p, view) + 0.4 * 0.5));
}

namespace {

constexpr Enforcement word_hangs_on_arms{.share = 0.8, .men = 500};

/// Somebody who would win, and whom disarmament under way asks for all his men.
LeaderView someone_to_disarm() {
  LeaderView view = someone();
  view.posts = 0;
  view.strength = view.under_arms = view.asked = view.once = 1500;
  view.opposed = 500;
  return view;
}

double value(const LeadersParameters& p, const LeaderView& view, Stance stance) {
  return stance_values(p, word_hangs_on_arms, view)[static_cast<std::size_t>(stance)];
}

}  // namespace

TEST_CASE("a_leader_whose_arms_go_fights_now_or_never") {
  const LeadersParameters p = some();
  LeaderView stays = someone_to_disarm();
  stays.asked = 0;
  const double peace = peace_value(p, stays);
  const double war = fight_value(p, stays);
  REQUIRE(war > peace);
  CHECK(value(p, stays, Stance::comply) == Approx(peace + p.habit));
  CHECK(value(p, stays, Stance::fight) == Approx(war));
  const LeaderView goes = someone_to_disarm();
  REQUIRE(fight_value(p, after_disarmament(p, word_hangs_on_arms, goes, 0)) < peace);
  CHECK(value(p, goes, Stance::comply) == Approx(peace - 0.5 * (war - peace)));
  CHECK(value(p, goes, Stance::fight) == Approx(war));
  LeaderView weak = goes;
  weak.opposed = 1e6;
  CHECK(value(p, weak, Stance::comply) == Approx(peace));
}

TEST_CASE("men_held_back_or_sure_to_come_back_keep_war_open") {
  LeadersParameters p = some();
  LeaderView view = someone_to_disarm();
  const double gone = value(p, view, Stance::obstruct);
  p.held_back[static_cast<std::size_t>(Stance::obstruct)] = 1;
  CHECK(value(p, view, Stance::obstruct) > gone);
  const double lost = value(p, view, Stance::comply);
  view.asked_back = view.asked;
  CHECK(value(p, view, Stance::comply) > lost);
  CHECK(value(p, view, Stance::comply) == Approx(peace_value(p, view)));
}

TEST_CASE("disarmament_leaves_what_is_held_back_or_comes_back") {
  const LeadersParameters p = some();
  LeaderView view = someone_to_disarm();
  view.asked = 1000;
  view.asked_back = 400;
  view.rivals_asked = 300;
  view.survives = view.rents = 0.5;
  const LeaderView later = after_disarmament(p, word_hangs_on_arms, view, 0.25);
  CHECK(later.under_arms == Approx(750));
  CHECK(later.strength == Approx(1050));
  CHECK(later.opposed == Approx(200));
  CHECK(later.survives == Approx(0.35 / 0.85));
  CHECK(later.rents == Approx(0.35));
  // A quarter of all whom it asks and has disarmed are the hard core, and 250 are all that is left.
  view.gone = 3000;
  CHECK(after_disarmament(p, word_hangs_on_arms, view, 0.25).strength == Approx(1500));
  view.gone = 1000;
  CHECK(after_disarmament(p, word_hangs_on_arms, view, 0.25).under_arms == Approx(1000));
  LeadersParameters blind = p;
  blind.looks_ahead = 0;
  CHECK(after_disarmament(blind, word_hangs_on_arms, view, 0).strength == view.strength);
}

TEST_CASE("a_word_that_hangs_on_arms_is_worth_less_to_who_lays_them_down_unless_others_bind_it") {
  const LeadersParameters p = some();
  LeaderView view = someone_to_disarm();
  view.posts_awaited = 1;
  const auto word = [&p](const LeaderView& seen) {
    return after_disarmament(p, word_hangs_on_arms, seen, 0).word;
  };
  // Bound by 3/4 leverage before, by none after.
  CHECK(word(view) == Approx(0.2 / (1 - 0.8 * 0.25)));
  // It stays so when they are gone.
  LeaderView disarmed = view;
  disarmed.strength = disarmed.under_arms = disarmed.asked = 0;
  CHECK(word(disarmed) == Approx(word(view)));
  LeaderView guaranteed = view;
  guaranteed.price = guaranteed.stays = 1;
  CHECK(word(guaranteed) == Approx(1.0));
  LeaderView in_office = view;
  in_office.posts = 1;
  CHECK(word(in_office) == Approx(1.0));
  LeaderView doubtful = view;
  doubtful.word = 0.25;
  // Awaited offices are worth 0.5 x 0.58, an amnesty nothing here.
  CHECK(peace_value(p, view) - peace_value(p, doubtful) == Approx(0.75 * 0.5 * 0.58));
}

TEST_CASE("an_amnesty_hangs_on_arms_as_other_promises_do") {
  const LeadersParameters p = some();
  LeaderView view = someone_to_disarm();
  view.prosecution = 0.1;
  view.prosecution_bare = 0.5;
  CHECK(after_disarmament(p, word_hangs_on_arms, view, 0).prosecution == Approx(0.1 + 0.75 * 0.4));
  view.asked = 0;
  CHECK(after_disarmament(p, word_hangs_on_arms, view, 0).prosecution == Approx(0.1));
}

namespace {

/// Ten men under arms, two of them of the support and one a child.
Country of_men_who_are_asked() {
  Country country(10);
  country.parameters.leaders = some();
  country.parameters.leaders.gather_weeks = 13;
  country.parameters.registration.announced_weeks = 26;
  country.plan.activities[0].start.week = 26;
  country.plan.activities[0].budget = to_cents(1e6);
  country.plan.activities[0].capacity_per_week = 10;
  country.parameters.leaders.shift_weeks = 52;
  Fighters& f = country.world.fighters;
  f.role[0] = f.role[1] = FighterRole::support;
  f.role[2] = FighterRole::child;
  return country;
}

MenInReach reach_in(const Country& country) {
  return {Step{country.context, country.plan, country.parameters, Draws({}, 0)}, country.world};
}

}  // namespace

TEST_CASE("men_are_asked_where_disarmament_runs_or_has_a_date") {
  const auto asked = [](ActivityStatus status, std::vector<std::size_t> factions, Week start) {
    Country country = of_men_who_are_asked();
    country.world.programme.activities[0].status = status;
    country.plan.activities[0].factions = std::move(factions);
    country.plan.activities[0].start.week = start;
    return reach_in(country).asked(0);
  };
  CHECK(asked(ActivityStatus::running, {}, 0) == 9);
  CHECK(asked(ActivityStatus::running, {1}, 0) == 0);
  CHECK(asked(ActivityStatus::suspended, {0}, 0) == 0);
  CHECK(asked(ActivityStatus::done, {}, 0) == 0);
  CHECK(asked(ActivityStatus::waiting, {0}, 26) == 9);
  CHECK(asked(ActivityStatus::waiting, {0}, 27) == 0);
  CHECK(asked(ActivityStatus::waiting, {1}, 26) == 0);
}

TEST_CASE("no_more_are_asked_than_the_budget_has_places_for") {
  Country country = of_men_who_are_asked();
  country.plan.activities[0].budget = to_cents(400);  // at 100 a place
  const double all_back = reach_in(of_men_who_are_asked()).asked_back(0);
  CHECK(reach_in(country).asked(0) == Approx(4));
  CHECK(reach_in(country).asked_back(0) == Approx(all_back * 4 / 9));
  country.world.programme.activities[0].spent = to_cents(300);
  CHECK(reach_in(country).asked(0) == Approx(1));
  CHECK(reach_in(country).asked_share(country.world, 0) == Approx(0.1));
}

TEST_CASE("he_reckons_with_what_disarmament_takes_in_some_time_and_not_with_all_of_it") {
  Country country = of_men_who_are_asked();
  country.parameters.leaders.shift_weeks = 26;
  country.plan.activities[0].capacity_per_week = 0.1;
  CHECK(reach_in(country).asked(0) == Approx(2.6));
  country.parameters.leaders.shift_weeks = 52;
  CHECK(reach_in(country).asked(0) == Approx(5.2));
  country.plan.activities[0].capacity_per_week = 1;
  CHECK(reach_in(country).asked(0) == Approx(9));
}

TEST_CASE("places_are_for_all_who_are_asked") {
  Country country = of_men_who_are_asked();
  country.plan.activities[0].budget = to_cents(600);  // six places
  country.world.factions.resize(2);
  Unit rival = country.world.units[0];
  rival.faction = FactionId{1};
  country.world.units.push_back(rival);
  Fighters& f = country.world.fighters;
  for (const std::uint32_t row : {7U, 8U, 9U}) {
    f.faction[row] = FactionId{1};
    f.unit[row] = UnitId{1};
  }
  // Six grown men of one and three of the other.
  CHECK(reach_in(country).asked(0) == Approx(4));
  CHECK(reach_in(country).asked(1) == Approx(2));
  country.plan.activities[0].factions = {0};
  country.open(Lever::disarmament, 1);
  country.plan.activities[1].factions = {1};
  country.plan.activities[1].budget = to_cents(200);
  country.plan.activities[1].capacity_per_week = 10;
  CHECK(reach_in(country).asked(0) == Approx(6));
  CHECK(reach_in(country).asked(1) == Approx(2));
}

TEST_CASE("combatants_would_come_back_as_they_would_from_home") {
  const Country country = of_men_who_are_asked();
  RecallView view{.call = 1,
                  .tie = 0.5,
                  .idle = country.parameters.former_fighters.sees_idleness,
                  .promises_kept = country.world.factions[0].promises_kept};
  const auto comes = [&country](const RecallView& of) {
    return exact::chance_within(remobilise_rate(country.parameters.former_fighters, of), 13);
  };
  CHECK(reach_in(country).asked_back(0) == Approx(7 * comes(view)));
  Country paid = of_men_who_are_asked();
  paid.open(Lever::reinsertion, 10);
  view.expects_tranche = true;
  CHECK(reach_in(paid).asked_back(0) == Approx(7 * comes(view)));
  Country gone = of_men_who_are_asked();
  gone.put(FighterState::settled);
  gone.world.fighters.disarmed_week.assign(10, 0);
  gone.world.fighters.flags[9] = fighter_flag::impostor;
  gone.world.fighters.disarmed_week[8] = -10;
  CHECK(reach_in(gone).asked(0) == 0);
  CHECK(reach_in(gone).gone(0) == 7);
}

TEST_CASE("neglected_groups_splinter_where_nobody_watches") {
  const LeadersParameters p = some();
  CHECK(splinter_probability(p, {.promises_kept = 1, .men = 1e9}) == 0.0);
  const double neglected = splinter_probability(p, {.promises_kept = 0, .men = 1e9});
  CHECK(neglected == Approx(0.0951626));
  CHECK(splinter_probability(p, {.promises_kept = 0, .included = false, .men = 1e9}) > neglected);
  CHECK(splinter_probability(p, {.promises_kept = 0, .price = 1, .men = 1e9}) == 0.0);
  CHECK(splinter_probability(p, {.promises_kept = 0, .bound = 0.5, .men = 1e9}) ==
        Approx(0.0487706));
}

TEST_CASE("a_group_is_the_readier_the_more_men_it_has_and_the_longer_they_wait_for_a_course") {
  LeadersParameters p = some();
  CHECK(splinter_probability(p, {.promises_kept = 0, .men = 0}) == 0.0);
  CHECK(splinter_probability(p, {.promises_kept = 0, .men = 20}) == Approx(0.0487706));
  p.gap_neglect = 0.5;
  CHECK(splinter_probability(p, {.promises_kept = 1, .men = 20}) == 0.0);
  CHECK(splinter_probability(p, {.promises_kept = 1, .waiting = 1, .men = 20}) ==
        Approx(splinter_probability(p, {.promises_kept = 0.5, .men = 20})));
}

TEST_CASE("a_group_fights_for_what_drove_it_most") {
  LeadersParameters p = some();
  p.splinter_rents = p.splinter_base;
  CHECK(rents_motive(p, {.promises_kept = 0, .rents = 0}) == 0.0);
  CHECK(rents_motive(p, {.promises_kept = 1, .rents = 0.1}) == 1.0);
  CHECK(rents_motive(p, {.promises_kept = 0.5, .rents = 0.25}) == Approx(0.5));
  CHECK(rents_motive(p, {.promises_kept = 1, .rents = 0}) == 0.0);
}

TEST_CASE("small_groups_splinter_in_proportion_to_all_who_fought_in_them") {
  LeadersParameters p = some();
  p.splinter_base = 1e-6;
  p.splinter_members = 800;
  const auto chance = [&p](double members) {
    return splinter_probability(p, {.promises_kept = 0, .men = 1e9, .members = members});
  };
  CHECK(chance(200) == Approx(0.25 * chance(800)));
  CHECK(chance(1600) == chance(800));
}

TEST_CASE("soldiers_on_the_spot_add_to_the_price_and_never_take_from_it") {
  LeadersParameters p = some();
  p.state_worth = 0.4;
  CHECK(price_on_the_spot(p, 0.5, 0) == Approx(0.5));
  CHECK(price_on_the_spot(p, 0.0, p.troops_for_price) == Approx(0.2));
  CHECK(price_on_the_spot(p, 0.5, p.troops_for_price) == Approx(0.6));
}

TEST_CASE("the_range_holds_groups_as_in_colombia_and_as_in_sierra_leone") {
  // About half of 37 groups fought again within some years (Daly 2016); none is on record in Sierra
  // Leone. What leaders kept, rents and prices are assumed.
  ParameterBook book;
  std::vector<Problem> problems;
  Document document(SourceText{"test.toml", ""}, "mechanism", {}, book, problems);
  Table root = document.root();
  Table table = root.table("leaders");
  LeadersParameters p = read_leaders(table);
  const auto range_of = [&book](std::string_view name) {
    for (const Parameter& declared : book.parameters()) {
      if (declared.path == name) return declared;
    }
    throw std::runtime_error("no such parameter");
  };
  const Parameter base = range_of("mechanism.leaders.splinter_base");
  const Parameter rents = range_of("mechanism.leaders.splinter_rents");
  const auto in_five_years = [&p](double by_neglect, double by_rents, const SplinterView& view) {
    p.splinter_base = by_neglect;
    p.splinter_rents = by_rents;
    return 1.0 - exact::pow(1.0 - splinter_probability(p, view), 20.0);
  };
  CHECK(in_five_years(base.high, rents.high, {.promises_kept = 0.5, .rents = 0.5, .men = 60}) >
        0.4);
  CHECK(in_five_years(base.low, rents.low,
                      {.promises_kept = 0.7, .rents = 0.2, .price = 0.5, .men = 60}) < 0.02);
}

TEST_CASE("commanders_keep_a_peace_that_pays_them_unless_there_is_loot") {
  const LeadersParameters p = some();
  CHECK(keeps_peace_probability(p, CommanderStyle::restrains, 1, 1) == Approx(0.5));
  CHECK(keeps_peace_probability(p, CommanderStyle::restrains, 1, 0) == 0.0);
  CHECK(keeps_peace_probability(p, CommanderStyle::runs_crime, 1, 1) == Approx(0.1));
  CHECK(keeps_peace_probability(p, CommanderStyle::runs_crime, 1, 0.5) == 0.0);
}

TEST_CASE("commanders_follow_pay_and_loot") {
  const LeadersParameters p = some();
  CHECK(follows_probability(p, CommanderStyle::restrains, 1, 1) == Approx(0.5));
  CHECK(follows_probability(p, CommanderStyle::runs_crime, 1, 0) == Approx(0.4));
}

TEST_CASE("support_from_abroad_is_booked_where_it_lands") {
  Context context;
  Plan plan;
  Parameters parameters{};
  parameters.leaders = some();
  World world;
  world.factions.resize(1);
  world.factions[0].external_support_per_week = 12.5;
  leaders(Step{context, plan, parameters, Draws({}, 1)}, world);
  CHECK(world.factions[0].war_chest == to_cents(12.5));
  CHECK(world.accounts.in_rents == to_cents(12.5));
}

TEST_CASE("a_leader_at_peace_lives_on_his_chest_and_every_cent_is_booked") {
  Context context;
  Plan plan;
  Parameters parameters{};
  parameters.leaders = some();
  parameters.leaders.chest_drain = 0.1;
  World world;
  world.factions.resize(1);
  world.factions[0].war_chest = 1000;
  leaders(Step{context, plan, parameters, Draws({}, 1)}, world);
  CHECK(world.factions[0].war_chest == 900);
  CHECK(world.accounts.spent_by_factions == 100);
}

TEST_CASE("an_amnesty_takes_threats_away_and_an_indictment_makes_them") {
  LeadersParameters p{};
  p.amnesty_shield = 0.75;
  p.indicted_threat = 0.8;
  CHECK(threat_to_leader(p, 0.4, false, 0.0) == Approx(0.4));
  CHECK(threat_to_leader(p, 0.4, true, 0.0) == Approx(0.1));
  CHECK(threat_to_leader(p, 0.4, true, 1.0) == Approx(0.8));
  // Before a state that does not reach him a warrant is paper.
  CHECK(threat_to_leader(p, 0.4, false, 0.0) == threat_to_leader(p, 0.4, false, 0.1));
}

TEST_CASE("a_leader_fears_what_he_thinks_is_known_of_him_and_not_the_truth") {
  const auto threat = [](double thought, double truth) {
    Context context;
    Plan plan;
    Parameters parameters{};
    parameters.leaders = some();
    parameters.leaders.exposed_prosecution = 1;
    parameters.leaders.noise = parameters.leaders.chest_weeks = 1;
    parameters.leaders.offer_money_usd = 1;
    feed_for(parameters, context, 1);
    World world;
    world.factions.resize(1);
    world.units.resize(1);
    world.units[0].faction = FactionId{0};
    world.units[0].abusiveness = truth;
    world.units[0].district = DistrictId{0};
    world.districts.resize(1);
    world.pictures.planner.assign(n_pictures, 1.0);
    world.pictures.exposure = {thought};
    leaders(Step{context, plan, parameters, Draws({}, 0)}, world);
    return world.factions[0].prosecution_threat;
  };
  CHECK(threat(0.2, 0.9) == Approx(0.2));
  CHECK(threat(0.9, 0.2) == Approx(0.9));
}

namespace {

/// Ten disarmed men at home, the first of them their commander, whom every neglect drives to arms.
Country of_neglected_men() {
  Country country(0);
  country.parameters.leaders = some();
  LeadersParameters& p = country.parameters.leaders;
  p.splinter_base = 1e6;
  p.splinter_men = p.splinter_members = 1;
  p.gather_weeks = 13;
  p.noise = p.chest_weeks = p.offer_money_usd = 1;
  feed_for(country.parameters, country.context, 1);
  p.habit = 1e6;  // the leader keeps the peace whatever he sees
  country.parameters.clashes.surrender_men = 12;
  country.world.factions[0].promises_kept = 0;
  country.world.pictures.planner.assign(n_pictures, 0.0);
  country.put(FighterState::settled);
  country.world.fighters.livelihood.assign(10, Livelihood::idle);
  country.world.units[0].under_arms = 0;
  country.world.units[0].commander = FighterId{0};
  return country;
}

/// The same, the last four under a commander of their own, who stands at the end.
Country of_two_units() {
  Country country = of_neglected_men();
  country.world.units.push_back(country.world.units[0]);
  country.world.units[1].commander = FighterId{9};
  for (std::uint32_t row = 6; row < 10; ++row) country.world.fighters.unit[row] = UnitId{1};
  country.parameters.leaders.joins_splinter = 1;
  return country;
}

}  // namespace

TEST_CASE("a_neglected_commander_with_men_around_calls_them_and_waits") {
  Country country = of_neglected_men();
  country.play(leaders, 0);
  const Unit& unit = country.world.units[0];
  CHECK((unit.splinter && unit.fights));
  CHECK(unit.gathers_until == 13);
  CHECK(country.world.fighters.state[0] == FighterState::remobilised);
  CHECK(country.in(FighterState::settled) == 9);
  CHECK(country.world.tally.total(Count::remobilised) == 1);
}

TEST_CASE("no_commander_takes_up_arms_again_who_is_not_at_home_or_was_bought_off_or_beaten") {
  Country in_army = of_neglected_men();
  in_army.world.fighters.state[0] = FighterState::in_army;
  Country bought = of_neglected_men();
  bought.world.units[0].bought_off = true;
  Country beaten = of_neglected_men();
  beaten.world.units[0].beaten_until = 1;
  for (Country* country : {&in_army, &bought, &beaten}) {
    country->play(leaders, 0);
    CHECK_FALSE(country->world.units[0].fights);
    CHECK(country->world.tally.total(Count::remobilised) == 0);
  }
}

TEST_CASE("where_no_gun_is_found_nobody_begins") {
  Country unarmed = of_two_units();
  unarmed.world.fighters.weapons.assign(10, 0);
  unarmed.play(leaders, 0);
  for (const Unit& unit : unarmed.world.units) {
    CHECK_FALSE((unit.splinter || unit.fights));
    CHECK(unit.gathers_until == never);
  }
}

TEST_CASE("a_band_whose_men_are_gone_is_beaten") {
  Country empty = of_neglected_men();
  Unit& unit = empty.world.units[0];
  unit.commander = FighterId{};
  unit.splinter = unit.fights = true;
  unit.gathers_until = 13;
  empty.parameters.clashes.beaten_weeks = 50;
  empty.play(leaders, 0);
  CHECK_FALSE((unit.splinter || unit.fights));
  CHECK(unit.gathers_until == never);
  CHECK(unit.beaten_until == 50);
}

TEST_CASE("the_beaten_obey_no_order_to_fight_before_their_time") {
  const auto fights = [](Week beaten_until) {
    Country country = of_neglected_men();
    country.parameters.leaders.follows_base = 1;
    country.put(FighterState::under_arms);
    country.world.units[0].under_arms = 10;
    country.world.units[0].beaten_until = beaten_until;
    country.world.factions[0].stance = Stance::fight;
    country.world.factions[0].war_chest = to_cents(1e9);
    country.play(leaders, 0);
    return country.world.units[0].fights;
  };
  CHECK(fights(0));
  CHECK_FALSE(fights(1));
}

TEST_CASE("a_leader_keeps_his_reasons_until_he_sees_things_anew") {
  const auto changes = [](double reconsiders) {
    Country country = of_neglected_men();
    LeadersParameters& p = country.parameters.leaders;
    p.habit = 0;
    p.noise = 1000;  // nothing else counts
    p.splinter_base = 0;
    p.reconsiders = reconsiders;
    Faction& faction = country.world.factions[0];
    country.play(leaders, 0);
    int n = 0;
    for (Week week = 13; week <= 40 * 13; week += 13) {
      const Stance before = faction.stance;
      country.play(leaders, week);
      n += faction.stance != before ? 1 : 0;
    }
    return n;
  };
  CHECK(changes(0) == 0);
  CHECK(changes(52) > 20);
  CHECK(changes(1) > 0);
  CHECK(changes(1) < 15);
}

TEST_CASE("who_makes_war_on_the_government_leaves_it") {
  const auto offices = [](Stance stance) {
    Country country = of_neglected_men();
    country.world.factions[0].stance = stance;
    country.world.factions[0].posts = 0.6;
    country.play(leaders, 0);
    return country.world.factions[0].posts;
  };
  CHECK(offices(Stance::comply) == 0.6);
  CHECK(offices(Stance::fight) == 0.0);
}

TEST_CASE("men_hold_out_where_few_soldiers_are") {
  const auto choice = [](std::int64_t soldiers) {
    Country country = of_neglected_men();
    LeadersParameters& p = country.parameters.leaders;
    p.habit = 0;
    p.noise = 1e-9;
    p.losses_weight = 10;
    p.means_weight = 0;
    p.bargain_cost = 0.1;
    country.put(FighterState::under_arms);
    country.world.units[0].under_arms = 10;
    country.world.factions[0].under_arms = 10;
    country.world.factions[0].wants_power = 1;
    country.world.pictures.state_strength = {10.0};
    country.world.districts[0].soldiers = soldiers;
    country.play(leaders, 0);
    return country.world.factions[0].stance;
  };
  CHECK(choice(0) == Stance::fight);
  CHECK(choice(1000000) == Stance::comply);
}

TEST_CASE("commanders_hold_still_for_a_leader_at_peace_who_has_something_to_give") {
  const auto rises = [](Stance stance, bool led, double posts) {
    Country country = of_neglected_men();
    country.parameters.leaders.follows_base = 1;
    Faction& faction = country.world.factions[0];
    faction.stance = stance;
    faction.led = led;
    faction.posts = posts;
    country.play(leaders, 0);
    return country.world.units[0].fights;
  };
  CHECK_FALSE(rises(Stance::comply, true, 1.0));
  CHECK_FALSE(rises(Stance::bargain, true, 1.0));
  CHECK(rises(Stance::obstruct, true, 1.0));
  CHECK(rises(Stance::comply, false, 1.0));
  CHECK(rises(Stance::comply, true, 0.0));
}

TEST_CASE("money_binds_as_far_as_it_goes_among_those_who_would_come") {
  const auto rises = [](double chest_usd) {
    Country country = of_neglected_men();
    country.parameters.leaders.follows_base = 1;
    country.world.factions[0].war_chest = to_cents(chest_usd);
    country.play(leaders, 0);
    return country.world.units[0].fights;
  };
  CHECK_FALSE(rises(1000));  // a dollar a week for each of ten men
  CHECK(rises(1));
}

TEST_CASE("a_successor_has_reasons_of_his_own") {
  Country country = of_neglected_men();
  LeadersParameters& p = country.parameters.leaders;
  p.splinter_base = 0;
  p.successor_rate = 1e6;
  country.world.factions[0].led = false;
  country.play(leaders, 13);
  CHECK(country.world.factions[0].led);
  CHECK(country.world.factions[0].reasons_since == 13);
}

TEST_CASE("offices_promised_and_not_refused_yet_make_peace_worth_more") {
  const auto choice = [](PromiseState state) {
    Country country = of_neglected_men();
    LeadersParameters& p = country.parameters.leaders;
    p.habit = 0;
    p.noise = 1e-9;
    p.losses_weight = p.means_weight = 0;
    country.context.accord.promises.resize(1);
    country.context.accord.promises[0].kind = PromiseKind::posts;
    country.context.accord.promises[0].beneficiary = 0;
    country.world.accord.promises.resize(1);
    country.world.accord.promises[0].state = state;
    Faction& faction = country.world.factions[0];
    faction.promises_kept = 1;
    faction.wants_posts = 1;
    faction.included = true;
    country.put(FighterState::under_arms);
    faction.under_arms = country.world.units[0].under_arms = 10;
    country.world.pictures.state_strength = {10.0};
    country.play(leaders, 0);
    return faction.stance;
  };
  CHECK(choice(PromiseState::open) != Stance::fight);
  CHECK(choice(PromiseState::broken) == Stance::fight);
}

TEST_CASE("nobody_counts_men_whom_nobody_can_call") {
  Country country = of_neglected_men();
  const auto men = [&country] {
    const Step step{country.context, country.plan, country.parameters,
                    Draws(country.world.luck, 0)};
    return MenInReach(step, country.world).to_commander(UnitId{0});
  };
  CHECK(men() > 0.0);
  country.world.fighters.state[0] = FighterState::dead;
  CHECK(men() == 0.0);
  country.world.fighters.state[0] = FighterState::settled;
  // A remnant stands elsewhere: there the men at home cannot hear him.
  country.world.districts.push_back(country.world.districts[0]);
  country.world.units[0].district = DistrictId{1};
  country.world.units[0].under_arms = 3;
  CHECK(men() == 0.0);
}

TEST_CASE("men_at_peace_eat_what_comes_in_and_not_the_chest") {
  Country country = of_neglected_men();
  Faction& faction = country.world.factions[0];
  faction.under_arms = 10;
  feed_for(country.parameters, country.context, 2);
  faction.external_support_per_week = 5;
  country.play(leaders, 1);
  CHECK(faction.fed == Approx(0.25));
  CHECK(faction.war_chest == 0);
  CHECK(country.world.accounts.spent_by_factions == to_cents(5));
}

TEST_CASE("a_commander_counts_his_own_men_around_by_their_tie_and_their_work") {
  Country country = of_neglected_men();
  country.world.districts.push_back(country.world.districts[0]);
  for (std::uint32_t row = 6; row < 10; ++row) country.world.fighters.district[row] = DistrictId{1};
  country.world.fighters.livelihood[0] = Livelihood::subsistence;
  const Step step{country.context, country.plan, country.parameters, Draws(country.world.luck, 0)};
  const FormerFightersParameters& p = country.parameters.former_fighters;
  const auto comes = [&p](double idle) {
    return exact::chance_within(
        remobilise_rate(p, {.call = 1, .tie = 0.5, .idle = idle, .promises_kept = 0}), 13);
  };
  CHECK(comes(1) > 1.5 * comes(0));
  const MenInReach men(step, country.world);
  CHECK(men.to_leader(0) == Approx(9 * comes(1) + comes(0)));
  CHECK(men.would_come(DistrictId{0}, 0) == Approx(5 * comes(1) + comes(0)));
  CHECK(men.would_come(DistrictId{1}, 0) == Approx(4 * comes(1)));
  CHECK(men.to_commander(UnitId{0}) == Approx(5 * comes(1) + comes(0)));
  // With the link of M18 cut, a man without work looks like one who has it.
  country.parameters.former_fighters.sees_idleness = 0;
  CHECK(MenInReach(step, country.world).to_leader(0) == Approx(10 * comes(0)));
}

TEST_CASE("who_waits_longer_than_the_gap_is_seen_waiting") {
  Country country = of_neglected_men();
  country.put(FighterState::waiting);
  country.world.fighters.state[0] = FighterState::settled;
  const Week late = static_cast<Week>(country.parameters.registration.gap_weeks) + 1;
  const auto waiting = [&country](Week week) {
    const Step step{country.context, country.plan, country.parameters,
                    Draws(country.world.luck, week)};
    return MenInReach(step, country.world).waiting(DistrictId{0}, 0);
  };
  CHECK(waiting(0) == 0.0);
  CHECK(waiting(late) == Approx(0.9));
}

TEST_CASE("commanders_of_a_group_join_the_strongest_and_one_band_comes_of_it") {
  Country country = of_two_units();
  country.play(leaders, 0);
  CHECK(country.world.units[0].fights);
  CHECK_FALSE(country.world.units[1].fights);
  CHECK(country.world.fighters.state[9] == FighterState::remobilised);
  CHECK(country.world.fighters.unit[9] == UnitId{0});
}

TEST_CASE("a_remnant_under_arms_goes_over_to_the_band_it_joins") {
  Country country = of_two_units();
  for (std::uint32_t row = 6; row < 10; ++row)
    country.world.fighters.state[row] = FighterState::under_arms;
  country.world.units[1].under_arms = 4;
  country.play(leaders, 0);
  // Four guns outnumber six men of whom half would come.
  CHECK(country.world.units[1].fights);
  CHECK(country.world.fighters.unit[0] == UnitId{1});
  CHECK(country.world.fighters.state[0] == FighterState::remobilised);
}

TEST_CASE("units_strong_enough_fight_each_under_its_own_commander") {
  Country country = of_two_units();
  country.parameters.clashes.surrender_men = 3;
  country.put(FighterState::under_arms);
  country.world.units[0].under_arms = 6;
  country.world.units[1].under_arms = 4;
  country.play(leaders, 0);
  for (const Unit& unit : country.world.units) {
    CHECK((unit.splinter && unit.fights));
    CHECK(unit.gathers_until == never);
  }
  CHECK(country.world.fighters.unit[9] == UnitId{1});
}

TEST_CASE("a_deal_with_a_splinter_takes_money_and_lapses") {
  Country country = of_neglected_men();
  LeadersParameters& p = country.parameters.leaders;
  p.splinter_base = 0;
  p.deal_share = p.offer_treasury = 1;
  p.means_people = 10;
  p.offer_money_usd = 1000;
  country.put(FighterState::under_arms);
  country.world.units[0].under_arms = 10;
  country.world.units[0].splinter = country.world.units[0].fights = true;
  country.world.government.will = 1;
  country.play(leaders, 0);
  CHECK(country.world.units[0].splinter);  // an empty treasury buys nobody
  country.world.government.treasury = to_cents(2000);
  country.play(leaders, weeks_per_quarter);
  CHECK(country.world.units[0].bought_off);
  CHECK(country.world.government.treasury == to_cents(1500));
  CHECK(country.world.accounts.spent_by_factions == to_cents(500));
  p.deal_lapses = 1e6;
  country.play(leaders, 2 * weeks_per_quarter);
  CHECK_FALSE(country.world.units[0].bought_off);
}

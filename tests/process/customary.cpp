#include "process/customary.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "support/small_world.h"
#include "world/check.h"
#include "world/custody.h"

using namespace ssr;

namespace {

const CustomaryParameters& central() {
  static const CustomaryParameters p = small::defaults("customary", read_customary);
  return p;
}

struct Country {
  Context context = small::context();
  World world = build_world(context, Luck{8, 0});
  Parameters parameters{};

  Country() {
    parameters.customary = central();
    world.tally.reset(world.districts.size(), context.groups.size());
  }
  void add(Matter matter, Stage stage, std::uint32_t number, Week opened) {
    Case item;
    item.id = event_id(number, 5);
    item.community = CommunityId{number % static_cast<std::uint32_t>(world.communities.size())};
    item.district = world.communities.district[item.community.value];
    item.matter = matter;
    item.stage = stage;
    item.opened = opened;
    item.victim = CitizenId{world.communities.first_row[item.community.value]};
    item.evidence = 0.7F;
    file(world, item);
    ++world.cases_opened;
  }
  void play() { small::play(customary, world, context, parameters); }
};

}  // namespace

TEST_CASE("trained_mediators_leave_fewer_disputes_open", "[customary]") {
  HearingView view;
  view.matter = Matter::land_dispute;
  view.authority = 0.6;
  const double open = 1.0 - settle_probability(central(), view);
  CHECK(open == Approx(1.0 - 0.9 * (0.5 + 0.5 * 0.6)));
  view.mediation_trained = 1.0;
  CHECK(1.0 - settle_probability(central(), view) == Approx(open * (1.0 - 0.29)));
  // What the parties agreed to holds more often than what authority alone decided.
  CHECK(1.0 - holds_probability(central(), view) == Approx(0.2 * (1.0 - 0.29)));
  CHECK(harsh_probability(central(), view) > harsh_probability(central(), HearingView{}));
}

TEST_CASE("women_and_youth_are_heard_as_custom_hears_them", "[customary]") {
  HearingView view;
  view.accountability = 1.0;
  view.fairness_women = 0.4;
  view.fairness_youth = 0.3;
  CHECK(fair_probability(central(), view) == 1.0);
  view.sex = Sex::female;
  CHECK(fair_probability(central(), view) == Approx(0.4));
  view.young = true;
  CHECK(fair_probability(central(), view) == Approx(0.3));
  view.accountability = 0.0;
  CHECK(fair_probability(central(), view) == Approx(0.3 * 0.5));
}

TEST_CASE("disputes_that_fester_turn_violent_and_the_link_cuts_it", "[customary]") {
  DisputeView fresh;
  DisputeView old = fresh;
  old.age = 39;
  CHECK(dispute_violence_rate(central(), fresh) == Approx(0.05 * 0.1));
  CHECK(dispute_violence_rate(central(), old) == Approx(0.05 * (0.1 + 0.9 * 0.5)));
  DisputeView armed = old;
  armed.weapons = 20;
  armed.former_fighters = 20;
  CHECK(dispute_violence_rate(central(), armed) > 1.5 * dispute_violence_rate(central(), old));
  DisputeView calm = old;
  calm.authority = 1.0;
  calm.police_coverage = 1.0;
  CHECK(dispute_violence_rate(central(), calm) ==
        Approx(0.6 * 0.7 * dispute_violence_rate(central(), old)));
  CustomaryParameters cut = central();
  cut.sees_age = 0;
  CHECK(dispute_violence_rate(cut, old) == dispute_violence_rate(cut, fresh));
}

TEST_CASE("a_state_that_ignores_custom_takes_its_authority", "[customary]") {
  AuthorityView view{0.8, 0.4, 0.8, 0.5, 0.0};
  CHECK(authority_change(central(), view) ==
        Approx(0.1 * 0.4 * 0.2 - 0.25 * (0.4 * 0.8 + 0.4 * 0.5) * 0.8));
  CHECK(authority_change(central(), view) < 0.0);
  AuthorityView recognised = view;
  recognised.recognised = 1.0;
  CHECK(authority_change(central(), recognised) == Approx(0.1 * 0.4 * 0.2));
  CustomaryParameters cut = central();
  cut.sees_encroachment = 0;
  CHECK(authority_change(cut, view) == authority_change(cut, recognised));
}

TEST_CASE("watch_groups_grow_with_violence_and_go_when_police_come", "[customary]") {
  CHECK(watch_group_change(central(), {1.0, 0.8, 0.0}) > 0.0);
  CHECK(watch_group_change(central(), {5.0, 0.8, 1.0}) < 0.0);
  CHECK(watch_group_change(central(), {5.0, 0.0, 0.0}) < 0.0);
  CHECK(watch_group_change(central(), {10.0, 1.0, 0.0}) <= 0.0);  // no more than it can hold
}

TEST_CASE("watch_groups_abuse_where_nobody_holds_them_to_account", "[customary]") {
  CHECK(watch_abuse_rate(central(), 1.0) == 0.0);
  CHECK(watch_abuse_rate(central(), 0.25) == Approx(0.3 * 0.75));
  CustomaryParameters cut = central();
  cut.sees_unaccountable = 0;
  CHECK(watch_abuse_rate(cut, 0.0) == 0.0);
}

TEST_CASE("who_has_waited_longest_is_heard_first", "[customary]") {
  Country country;
  country.world.week = 10;
  country.world.justice.customary.clear();
  const auto places = static_cast<std::uint32_t>(country.world.communities.size());
  std::fill(country.world.communities.customary_presence.begin(),
            country.world.communities.customary_presence.end(), 1.0F);
  country.parameters.customary.hearings_per_1000 = 10;  // about five a week in a community of 500
  for (std::uint32_t i = 0; i < 40; ++i)
    country.add(Matter::theft, Stage::customary, i * places, 1);
  country.play();
  const auto& waiting = country.world.justice.customary;
  CHECK(waiting.size() > 20);
  CHECK(waiting.size() <= 37);
  // The last to come are still there, in their order.
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(40 - waiting.size() + i) * places;
    CHECK(waiting[i].id == event_id(number, 5));
  }
}

TEST_CASE("violent_disputes_kill_people_who_leave_their_rows", "[customary]") {
  Country country;
  country.parameters.customary.violence_rate = 12.0;
  country.parameters.customary.deadly = 1.0;
  country.parameters.customary.communal = 1.0;
  for (std::uint32_t i = 0; i < 400; ++i)
    country.add(Matter::land_dispute, Stage::unresolved, i, -200);
  country.play();
  const World& world = country.world;
  CHECK(world.tally.total(Count::dispute_turned_violent) > 0);
  const std::int64_t dead = world.tally.total(Count::communal_death);
  CHECK(dead > 0);
  CHECK(world.deaths == dead);
  CHECK(world.conflict.other_deaths.at(0) == dead);
  CHECK(!world.incidents.empty());
  CHECK(std::any_of(world.events.begin(), world.events.end(), [](const PublicEvent& e) {
    return e.kind == EventKind::communal_violence && e.amount >= 5;
  }));
  CHECK_NOTHROW(check(world));
}

TEST_CASE("without_open_disputes_nothing_turns_violent", "[customary]") {
  Country country;
  std::erase_if(country.world.justice.customary,
                [](const Case& item) { return dispute(item.matter); });
  for (auto& docket : country.world.justice.civil) docket.clear();
  for (auto& docket : country.world.justice.festering) docket.clear();
  country.play();
  CHECK(country.world.tally.total(Count::dispute_turned_violent) == 0);
  CHECK(country.world.deaths == 0);
}

TEST_CASE("a_group_is_heard_worse_only_where_another_is_larger", "[customary]") {
  HearingView at_home;
  HearingView away;
  away.minority_penalty = 0.2;
  CHECK(fair_probability(central(), away) < fair_probability(central(), at_home));
  // Nobody is a minority where all have the same group, whatever the group's penalty.
  const auto settled_fairly = [](std::uint8_t largest) {
    Country country;
    country.context.groups[0].minority_penalty = 1.0;
    country.parameters.customary.minority_bias = 1.0;
    country.world.justice.customary.clear();
    for (auto& group : country.world.communities.largest_group) group = largest;
    for (std::uint32_t i = 0; i < 300; ++i)
      country.add(Matter::land_dispute, Stage::customary, i, -8);
    country.play();
    return country.world.tally.total(Count::fair_remedy);
  };
  CHECK(settled_fairly(0) > 0);
  CHECK(settled_fairly(1) == 0);
}

TEST_CASE("police_who_are_not_seen_calm_no_quarrel", "[customary]") {
  CustomaryParameters p = central();
  DisputeView near{Matter::land_dispute, 100, 5, 5, 0.5, 1.0};
  DisputeView far = near;
  far.police_coverage = 0.0;
  CHECK(dispute_violence_rate(p, near) < dispute_violence_rate(p, far));
  p.sees_patrols = 0;
  CHECK(dispute_violence_rate(p, near) == dispute_violence_rate(p, far));
}

TEST_CASE("mediators_are_trained_in_the_communities_that_the_lot_chose", "[customary]") {
  Country country;
  Plan plan;
  ActivityPlan train;
  train.lever = Lever::customary_mediation;
  train.assignment = {Assignment::Of::communities, 0.5};
  plan.activities.push_back(train);
  World& world = country.world;
  ActivityState state;
  state.status = ActivityStatus::running;
  state.allotted = state.received = 1'000'000'000;
  world.programme.activities.push_back(state);
  for (int week = 0; week < 12; ++week, ++world.week) {
    world.programme.offers[static_cast<std::size_t>(Lever::customary_mediation)] = {
        {.activity = 0, .units = 4, .unit_cost = 6000}};
    customary({country.context, plan, country.parameters, Draws(world.luck, world.week)}, world);
  }
  double served = 0;
  for (std::uint32_t c = 0; c < world.communities.size(); ++c) {
    if (in_served_arm(world, plan, 0, c)) {
      served += world.communities.mediation_trained[c];
    } else {
      CHECK(world.communities.mediation_trained[c] == 0.0F);
    }
  }
  CHECK(served > 1.0);
  CHECK(world.programme.activities[0].delivered > 0.0);
}

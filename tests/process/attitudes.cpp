#include "process/attitudes.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

#include "../support/small_world.h"
#include "world/feelings.h"

namespace ssr {
namespace {

using Levels = std::array<double, n_attitudes>;

double at(const Levels& levels, Attitude attitude) {
  return levels[static_cast<std::size_t>(attitude)];
}

/// An ordinary community: nothing is at a bound.
Experience ordinary() {
  Experience e;
  e.perceived_violence = 0.3;
  e.joblessness = 0.3;
  e.protection = 0.4;
  e.remedy = e.abuse = e.extortion = e.impunity = e.long_remand = 1.0;
  e.gains = 0.3;
  e.customary = 0.5;
  e.mandate = 0.2;
  e.mean_trust = 0.4;
  e.mean_expectation = 0.8;
  return e;
}

/// Round numbers, so that levels can be computed by hand whatever the calibration.
AttitudesParameters usual() {
  AttitudesParameters p;
  p.fear_from_violence = 0.6;
  p.fear_from_joblessness = 0.25;
  p.fear_eased_by_protection = 0.15;
  p.trust_from_remedy = 0.3;
  p.trust_from_presence = 0.1;
  p.trust_lost_to_abuse = 0.4;
  p.trust_lost_to_extortion = 0.3;
  p.trust_lost_to_impunity = 0.25;
  p.trust_lost_to_long_remand = 0.2;
  p.half_events = 3.0;
  p.legitimacy_from_trust = 0.4;
  p.legitimacy_from_gains = 0.2;
  p.legitimacy_from_mandate = 0.1;
  p.legitimacy_lost_to_disappointment = 0.4;
  p.grievance_from_joblessness = 0.3;
  p.grievance_from_abuse = 0.4;
  p.grievance_from_disappointment = 0.3;
  p.fear_at_rest = 0.1;
  p.grievance_at_rest = 0.1;
  p.neutral_trust = 0.4;
  p.neutral_legitimacy = 0.5;
  p.delivered_from_safety = 0.5;
  p.delivered_from_jobs = 0.3;
  return p;
}

struct Effect {
  const char* cause;
  std::function<void(Experience&, double)> set;
  double low, high;
  Attitude on;
  int direction;
};

const std::vector<Effect>& effects() {
  using enum Attitude;
  const auto violence = [](Experience& e, double x) { e.perceived_violence = x; };
  const auto idle = [](Experience& e, double x) { e.joblessness = x; };
  const auto protection = [](Experience& e, double x) { e.protection = x; };
  const auto remedy = [](Experience& e, double x) { e.remedy = x; };
  const auto abuse = [](Experience& e, double x) { e.abuse = x; };
  const auto extortion = [](Experience& e, double x) { e.extortion = x; };
  const auto impunity = [](Experience& e, double x) { e.impunity = x; };
  const auto remand = [](Experience& e, double x) { e.long_remand = x; };
  const auto gains = [](Experience& e, double x) { e.gains = x; };
  const auto expectation = [](Experience& e, double x) { e.mean_expectation = x; };
  static const std::vector<Effect> all = {
      {"violence", violence, 0, 1, fear, +1},
      {"violence", violence, 0, 1, expectations, -1},
      {"violence", violence, 0, 1, legitimacy, -1},
      {"joblessness", idle, 0, 1, fear, +1},
      {"joblessness", idle, 0, 1, grievance, +1},
      {"joblessness", idle, 0, 1, legitimacy, -1},
      {"protection", protection, 0, 1, fear, -1},
      {"protection", protection, 0, 1, trust_police, +1},
      {"remedy", remedy, 0, 9, trust_police, +1},
      {"remedy", remedy, 0, 9, trust_courts, +1},
      {"abuse", abuse, 0, 9, trust_police, -1},
      {"abuse", abuse, 0, 9, trust_army, -1},
      {"abuse", abuse, 0, 9, grievance, +1},
      {"extortion", extortion, 0, 9, trust_police, -1},
      {"extortion", extortion, 0, 9, grievance, +1},
      {"impunity", impunity, 0, 9, trust_police, -1},
      {"impunity", impunity, 0, 9, trust_courts, -1},
      {"long remand", remand, 0, 9, trust_courts, -1},
      {"visible gains", gains, 0, 1, legitimacy, +1},
      {"expectations", expectation, 0.5, 1, legitimacy, -1},
      {"expectations", expectation, 0.5, 1, grievance, +1},
      {"custom that answers", [](Experience& e, double x) { e.customary = x; }, 0, 1,
       trust_customary, +1},
      {"mandate", [](Experience& e, double x) { e.mandate = x; }, 0, 1, legitimacy, +1},
      {"trust", [](Experience& e, double x) { e.mean_trust = x; }, 0, 1, legitimacy, +1},
  };
  return all;
}

/// Two districts, one of which lives through violence every week.
double perceived_in_the_calm_district(double hears_rumour) {
  const Context context = small::context(0.05);
  Parameters parameters = small::parameters();
  parameters.attitudes.hears_rumour = hears_rumour;
  World world = build_world(context, {3, 3});
  for (float& x : world.communities.perceived_violence) x = 0.0F;
  for (int week = 0; week < 12; ++week) {
    world.tally.reset(2, 2);
    world.tally.add(Count::homicide, DistrictId{small::highland}, 200);
    small::play(&attitudes, world, context, parameters);
    ++world.week;
  }
  double most = 0;
  for (std::size_t c = 0; c < world.communities.size(); ++c) {
    if (world.communities.district[c].value == small::lowland) {
      most = std::max(most, static_cast<double>(world.communities.perceived_violence[c]));
    }
  }
  return most;
}

}  // namespace

TEST_CASE("levels_of_a_community_where_nothing_happens_are_as_computed_by_hand") {
  const Levels levels = attitude_levels(usual(), Experience{});
  CHECK(at(levels, Attitude::fear) == Approx(0.1));
  CHECK(at(levels, Attitude::trust_police) == Approx(0.4));
  CHECK(at(levels, Attitude::trust_courts) == Approx(0.4));
  CHECK(at(levels, Attitude::trust_army) == Approx(0.4));
  CHECK(at(levels, Attitude::trust_customary) == Approx(0.4 - 0.3 * 0.5));
  CHECK(at(levels, Attitude::legitimacy) == Approx(0.5 - 0.4 * 0.4));
  CHECK(at(levels, Attitude::grievance) == Approx(0.1));
  CHECK(at(levels, Attitude::expectations) == Approx(0.5 + 0.3));  // safe and at work, no gains
}

TEST_CASE("levels_of_a_hard_community_are_as_computed_by_hand") {
  Experience e;
  e.perceived_violence = 0.5;
  e.joblessness = 0.4;
  e.protection = 0.2;
  e.abuse = 3.0;       // half weight
  e.impunity = 1.0;    // a quarter
  e.remedy = 9.0;      // three quarters
  e.customary = 0.5;
  e.mean_trust = 0.3;
  e.mean_expectation = 0.9;
  // delivered = 0.5 x 0.5 + 0.3 x 0.6 = 0.43; disappointment 0.47
  const Levels levels = attitude_levels(usual(), e);
  CHECK(at(levels, Attitude::fear) == Approx(0.3 + 0.1 - 0.03 + 0.1));
  CHECK(at(levels, Attitude::trust_police) == Approx(0.4 + 0.225 - 0.0625 + 0.02 - 0.2));
  CHECK(at(levels, Attitude::trust_courts) == Approx(0.4 + 0.225 - 0.0625));
  CHECK(at(levels, Attitude::trust_army) == Approx(0.4 - 0.2));
  CHECK(at(levels, Attitude::legitimacy) == Approx(0.5 - 0.04 - 0.4 * 0.47));
  CHECK(at(levels, Attitude::grievance) == Approx(0.12 + 0.2 + 0.3 * 0.47 + 0.1));
  CHECK(at(levels, Attitude::expectations) == Approx(0.43));
}

TEST_CASE("every_cause_moves_attitudes_in_its_direction") {
  const AttitudesParameters p = usual();
  for (const Effect& effect : effects()) {
    INFO(effect.cause << " on " << attitude_names[static_cast<std::size_t>(effect.on)]);
    double last = 0;
    double first = 0;
    for (int i = 0; i <= 4; ++i) {
      Experience e = ordinary();
      effect.set(e, effect.low + i * (effect.high - effect.low) / 4.0);
      const double level = at(attitude_levels(p, e), effect.on);
      if (i == 0) first = level;
      if (i > 0) CHECK(effect.direction * (level - last) >= 0.0);
      last = level;
    }
    CHECK(effect.direction * (last - first) > 0.01);
  }
}

TEST_CASE("levels_stay_between_zero_and_one_under_any_experience") {
  const AttitudesParameters p = small::parameters().attitudes;
  for (std::uint32_t i = 0; i < 400; ++i) {
    const Block a = Draws({1, 1}, 0).block(i, Lane::placebo, 0);
    const Block b = Draws({1, 1}, 0).block(i, Lane::placebo, 1);
    const Block c = Draws({1, 1}, 0).block(i, Lane::placebo, 2);
    const Experience e{.perceived_violence = a.uniform(0),
                       .joblessness = a.uniform(1),
                       .protection = a.uniform(2),
                       .remedy = 500 * a.uniform(3),
                       .abuse = 500 * b.uniform(0),
                       .extortion = 500 * b.uniform(1),
                       .impunity = 500 * b.uniform(2),
                       .long_remand = 500 * b.uniform(3),
                       .gains = c.uniform(0),
                       .customary = c.uniform(1),
                       .mandate = c.uniform(2),
                       .mean_trust = c.uniform(3),
                       .mean_expectation = a.uniform(3)};
    for (const double level : attitude_levels(p, e)) REQUIRE((level >= 0.0 && level <= 1.0));
  }
}

TEST_CASE("who_sees_no_gains_feels_as_if_there_were_none") {
  AttitudesParameters cut = usual();
  cut.sees_gains = 0;
  Experience none = ordinary();
  none.gains = 0;
  CHECK(attitude_levels(cut, ordinary()) == attitude_levels(usual(), none));
  CHECK(attitude_levels(cut, ordinary()) != attitude_levels(usual(), ordinary()));
}

TEST_CASE("who_expects_what_he_gets_is_not_disappointed") {
  AttitudesParameters cut = usual();
  cut.sees_expectation_gap = 0;
  Experience modest = ordinary();
  modest.mean_expectation = 0;
  CHECK(attitude_levels(cut, ordinary()) == attitude_levels(usual(), modest));
  CHECK(attitude_levels(cut, ordinary()) != attitude_levels(usual(), ordinary()));
}

TEST_CASE("joblessness_unseen_leaves_fear_and_nothing_else_as_if_all_worked") {
  AttitudesParameters cut = usual();
  cut.sees_joblessness = 0;
  Experience at_work = ordinary();
  at_work.joblessness = 0;
  Levels expected = attitude_levels(usual(), ordinary());
  expected[0] = at(attitude_levels(usual(), at_work), Attitude::fear);
  CHECK(attitude_levels(cut, ordinary()) == expected);
  CHECK(expected[0] < at(attitude_levels(usual(), ordinary()), Attitude::fear));
}

TEST_CASE("without_rumour_a_calm_district_perceives_no_violence") {
  CHECK(perceived_in_the_calm_district(0.0) == 0.0);
  CHECK(perceived_in_the_calm_district(1.0) > 0.1);
}

TEST_CASE("the_placebo_changes_nothing") {
  const Context context = small::context(0.05);
  Parameters with = small::parameters();
  Parameters without = with;
  without.attitudes.placebo = 0;
  World a = build_world(context, {3, 3});
  World b = a;
  small::play(&attitudes, a, context, with);
  small::play(&attitudes, b, context, without);
  CHECK(a.citizens.attitude == b.citizens.attitude);
}

TEST_CASE("attitudes_of_citizens_stay_between_zero_and_one") {
  const Context context = small::context(0.05);
  for (const bool hard : {true, false}) {
    World world = build_world(context, {3, 3});
    for (int week = 0; week < 80; ++week) {
      world.tally.reset(2, 2);
      if (hard) {
        world.tally.add(Count::assault, DistrictId{0}, 4000);
        world.tally.add(Count::assault, DistrictId{1}, 4000);
        for (auto* memory : {&world.communities.recent_abuse, &world.communities.recent_extortion,
                             &world.communities.recent_impunity}) {
          std::fill(memory->begin(), memory->end(), 400.0F);
        }
      } else {
        for (District& district : world.districts) district.police_coverage = 1.0;
        std::fill(world.communities.recent_remedy.begin(), world.communities.recent_remedy.end(),
                  400.0F);
        std::fill(world.communities.visible_gains.begin(), world.communities.visible_gains.end(),
                  1.0F);
      }
      small::play(&attitudes, world, context, small::parameters());
      ++world.week;
    }
    for (std::size_t row = 0; row < world.citizens.size(); ++row) {
      if (world.citizens.weight[row] == 0) continue;
      const double trust = world.citizens.attitude[row][Attitude::trust_police];
      REQUIRE((hard ? trust < 0.3 : trust > 0.3));  // nobody came out at the other end
    }
    for (const float x : world.communities.perceived_violence) {
      CHECK(x >= 0.0F);
      CHECK(x <= 1.0F);
      CHECK((hard ? x > 0.9F : x < 0.1F));
    }
  }
}

TEST_CASE("memories_are_halved_in_their_half_life") {
  const Context context = small::context(0.05);
  Parameters parameters = small::parameters();
  parameters.attitudes.memory_half_life = 10;
  World world = build_world(context, {3, 3});
  world.communities.recent_abuse[0] = 8.0F;
  world.communities.visible_gains[0] = 1.0F;
  for (int week = 0; week < 10; ++week) small::play(&attitudes, world, context, parameters);
  CHECK(world.communities.recent_abuse[0] == Approx(4.0).epsilon(1e-5));
  CHECK(world.communities.visible_gains[0] == Approx(0.5).epsilon(1e-5));
}

TEST_CASE("women_fear_more_under_the_same_violence") {
  const Context context = small::context(0.05);
  const Parameters parameters = small::parameters();
  World world = build_world(context, {3, 3});
  for (Feelings& row : world.citizens.attitude) row.set(Attitude::fear, 0.4);
  count_feelings(world, world.felt.n_groups);
  for (int week = 0; week < 200; ++week) small::play(&attitudes, world, context, parameters);
  const std::uint32_t first = world.communities.first_row[0];
  double man = -1;
  double woman = -1;
  for (std::uint32_t r = first; r < first + world.communities.n_rows[0]; ++r) {
    (world.citizens.sex[r] == Sex::male ? man : woman) = world.citizens.attitude[r][Attitude::fear];
  }
  REQUIRE(man >= 0);
  CHECK(woman - man == Approx(parameters.attitudes.fear_of_women).margin(1e-3));
}

TEST_CASE("causes_add_up_to_the_levels_away_from_the_ends") {
  AttitudesParameters p = usual();
  p.trust_from_contact = 0.5;
  Experience e = ordinary();
  e.contact = 0.4;
  e.officers_met = 0.7;
  const auto causes = attitude_causes(p, e);
  const auto levels = attitude_levels(p, e);
  const auto sum = [&](Attitude a, double rest) {
    for (const auto& cause : causes) rest += cause[static_cast<std::size_t>(a)];
    return rest;
  };
  for (const Attitude a : {Attitude::trust_police, Attitude::trust_courts, Attitude::trust_army,
                           Attitude::trust_customary}) {
    CHECK(sum(a, p.neutral_trust) == Approx(at(levels, a)));
  }
  CHECK(sum(Attitude::fear, p.fear_at_rest) == Approx(at(levels, Attitude::fear)));
  CHECK(sum(Attitude::legitimacy, p.neutral_legitimacy) ==
        Approx(at(levels, Attitude::legitimacy)));
  const auto remand = static_cast<std::size_t>(AttitudeCause::long_remand);
  CHECK(causes[remand][static_cast<std::size_t>(Attitude::trust_police)] < 0.0);
}

TEST_CASE("who_has_met_officers_judges_them_by_that") {
  AttitudesParameters p = usual();
  p.trust_from_contact = 0.5;
  const auto trust = [&p](double contact, double met) {
    Experience e = ordinary();
    e.contact = contact;
    e.officers_met = met;
    return attitude_levels(p, e)[static_cast<std::size_t>(Attitude::trust_police)];
  };
  const double hearsay = trust(0, 0);
  CHECK(trust(0, 1) == hearsay);
  CHECK(trust(0.5, hearsay) == Approx(hearsay));
  CHECK(trust(0.5, 0.9) == Approx(hearsay + 0.5 * p.trust_from_contact * (0.9 - hearsay)));
  CHECK(trust(0.5, 0.0) < hearsay);  // meetings that go ill win no trust
}

}  // namespace ssr

#include "process/security.h"

#include <catch2/catch.hpp>

#include <cmath>

#include "../support/small_world.h"
#include "world/feelings.h"

namespace ssr {
namespace {

SecurityParameters plain() {
  SecurityParameters p;
  p.memory_half_life = 10;
  p.half_events = 3;
  return p;
}

/// Reports without error, so that what is known can be followed by hand.
Parameters exact_reports() {
  Parameters p = small::parameters();
  p.security.half_events = 3;
  p.security.report_error = 0;
  p.security.strength_error = 0;
  return p;
}

void play_week(World& world, const Context& context, const Parameters& parameters) {
  small::play(&security, world, context, parameters);
  ++world.week;
  world.tally.reset(2, 2);
}

double planner(const World& world, Picture name) { return world.pictures.seen(name); }

}  // namespace

TEST_CASE("insecurity_is_halved_in_its_half_life_when_it_is_calm") {
  double insecurity = 0.8;
  for (int week = 0; week < 10; ++week) insecurity = next_insecurity(plain(), insecurity, 0.0);
  CHECK(insecurity == Approx(0.4));
}

TEST_CASE("violence_takes_a_calm_district_half_way_at_half_events") {
  CHECK(next_insecurity(plain(), 0.0, 0.0) == 0.0);
  CHECK(next_insecurity(plain(), 0.0, 3.0) == Approx(0.5));
  CHECK(next_insecurity(plain(), 0.0, 9.0) == Approx(0.75));
}

TEST_CASE("insecurity_grows_with_violence_and_with_itself_and_stays_below_one") {
  const SecurityParameters p = plain();
  for (double before = 0; before <= 1.0; before += 0.1) {
    double last = -1;
    for (const double violence : {0.0, 0.1, 1.0, 10.0, 1e3, 1e9}) {
      const double now = next_insecurity(p, before, violence);
      CHECK(now > last);
      CHECK(now <= 1.0);
      if (before > 0.05) CHECK(now > next_insecurity(p, before - 0.05, violence) - 1e-12);
      last = now;
    }
  }
}

TEST_CASE("violence_raises_insecurity_where_it_happens_and_reports_follow_late") {
  const Context context = small::context(0.05);
  Parameters parameters = exact_reports();
  parameters.security.report_lag = 8;
  World world = build_world(context, {6, 0});
  world.pictures.security = {0.3, 0.3};
  for (int week = 0; week < 20; ++week) {
    world.tally.add(Count::homicide, DistrictId{0}, 3);
    const double before = world.pictures.security[0];
    play_week(world, context, parameters);
    CHECK(world.pictures.security[0] ==
          Approx(before + (world.districts[0].insecurity - before) / 8.0));
  }
  CHECK(world.districts[0].insecurity > 0.9);
  CHECK(world.pictures.security[0] < world.districts[0].insecurity);
  CHECK(world.districts[1].insecurity ==
        Approx(0.3 * std::pow(0.5, 20.0 / parameters.security.memory_half_life)));
}

TEST_CASE("an_attack_counts_as_much_as_its_weight_in_homicides") {
  const Context context = small::context(0.05);
  Parameters parameters = exact_reports();
  parameters.security.weight_of_attack = 5;
  World attacked = build_world(context, {6, 0});
  World murdered = attacked;
  World calm = attacked;
  attacked.tally.add(Count::attack, DistrictId{0}, 1);
  murdered.tally.add(Count::homicide, DistrictId{0}, 5);
  play_week(attacked, context, parameters);
  play_week(murdered, context, parameters);
  play_week(calm, context, parameters);
  CHECK(attacked.districts[0].insecurity == murdered.districts[0].insecurity);
  CHECK(attacked.districts[0].insecurity > calm.districts[0].insecurity);
}

TEST_CASE("planners_read_records_as_late_as_the_lag") {
  const Context context = small::context(0.05);
  Parameters parameters = exact_reports();
  parameters.security.report_lag = 8;
  World world = build_world(context, {6, 0});
  world.government.will = 0.2;
  std::vector<double> seen;
  for (Week week = 0; week < 30; ++week) {
    if (week == 10) world.government.will = 0.9;
    play_week(world, context, parameters);
    seen.push_back(planner(world, Picture::will));
  }
  // First recorded in week 12, read eight weeks later.
  CHECK(seen[19] == Approx(0.2));
  CHECK(seen[20] == Approx(0.9));
  CHECK(seen[29] == Approx(0.9));
}

TEST_CASE("planners_know_the_share_of_killings_that_is_reported") {
  const Context context = small::context(0.05);
  Parameters parameters = exact_reports();
  parameters.security.report_lag = 0;
  parameters.security.reported_share = 0.6;
  World world = build_world(context, {6, 0});
  for (Week week = 0; week <= 8; ++week) {
    world.tally.add(Count::homicide, DistrictId{1}, 1);
    play_week(world, context, parameters);
  }
  const auto people =
      static_cast<double>(world.districts[0].residents + world.districts[1].residents);
  CHECK(planner(world, Picture::homicide_rate) ==
        Approx(0.6 * 4.0 * 1e5 / people * weeks_per_year / 4.0));
}

TEST_CASE("figures_without_error_are_those_of_the_world") {
  const Context context = small::context(0.05);
  Parameters parameters = exact_reports();
  parameters.security.report_lag = 0;
  World world = build_world(context, {6, 0});
  for (std::size_t i = 0; i < 60; ++i) {
    world.fighters.state[i] = i < 40 ? FighterState::waiting : FighterState::cantoned;
    world.fighters.disarmed_week[i] = 0;
    world.fighters.discharge[i] = i < 40 ? Discharge::demobilised : Discharge::none;
  }
  play_week(world, context, parameters);
  CHECK(planner(world, Picture::disarmed_share) ==
        Approx(60.0 / (0.9 * 241.0)));  // children hand in nothing
  CHECK(planner(world, Picture::demobilised_share) == Approx(40.0 / (0.9 * 241.0)));
  CHECK(planner(world, Picture::reintegrated_share) == 0.0);
  CHECK(planner(world, Picture::armed_fighters) == 241 - 60);
  CHECK(planner(world, Picture::prison_occupancy) == Approx(41.0 / 50.0));
  CHECK(planner(world, Picture::army_integrated_share) == 0.0);
  CHECK(planner(world, Picture::oversight_share) == 1.0);  // two inspectors for 83 officers
}

TEST_CASE("surveys_are_asked_once_in_their_interval") {
  const Context context = small::context(0.05);
  Parameters parameters = exact_reports();
  parameters.security.survey_size = 1e6;
  World world = build_world(context, {6, 0});
  const auto set_trust = [&world](float level) {
    for (Feelings& row : world.citizens.attitude) row.set(Attitude::trust_police, level);
    count_feelings(world, world.felt.n_groups);
  };
  set_trust(0.25F);
  play_week(world, context, parameters);
  const double first = planner(world, Picture::trust_police);
  CHECK(first == Approx(0.25).margin(0.003));  // standard error 0.00043; a deviate is at most six
  set_trust(0.75F);
  while (world.week < 52) {
    play_week(world, context, parameters);
    REQUIRE(planner(world, Picture::trust_police) == first);
  }
  play_week(world, context, parameters);
  CHECK(planner(world, Picture::trust_police) == Approx(0.75).margin(0.003));
}

TEST_CASE("factions_know_their_own_strength_and_guess_the_others") {
  const Context context = small::context(0.05);
  World world = build_world(context, {6, 0});
  play_week(world, context, small::parameters());
  CHECK(world.pictures.strength_of[0][0] == 150.0);
  CHECK(world.pictures.strength_of[1][1] == 91.0);
  CHECK(world.pictures.strength_of[0][1] != 91.0);
  CHECK(world.pictures.strength_of[0][1] >= 0.0);
  World known = build_world(context, {6, 0});
  play_week(known, context, exact_reports());
  CHECK(known.pictures.strength_of[0][1] == 91.0);
  CHECK(known.pictures.state_strength[0] == Approx(210 * 0.5));
}

TEST_CASE("leaders_guess_the_states_staying_power_and_what_is_known_of_them") {
  const Context context = small::context(0.05);
  World guessed = build_world(context, {6, 0});
  World known = guessed;
  play_week(guessed, context, small::parameters());
  play_week(known, context, exact_reports());
  const double truth = (known.government.capacity + known.army.civilian_control +
                        known.pictures.seen(Picture::police_strength_share)) /
                       3.0;
  CHECK(known.pictures.state_viability[0] == Approx(truth));
  CHECK(known.pictures.state_viability[1] == Approx(truth));
  CHECK(guessed.pictures.state_viability[0] != guessed.pictures.state_viability[1]);
  double abuse = 0, units = 0;
  for (const Unit& unit : known.units) {
    if (unit.faction.value != 0) continue;
    abuse += unit.abusiveness;
    units += 1;
  }
  CHECK(known.pictures.exposure[0] == Approx(abuse / units));
  CHECK(guessed.pictures.exposure[0] != known.pictures.exposure[0]);
}

TEST_CASE("report_errors_are_the_same_under_every_plan") {
  const Context context = small::context(0.05);
  World a = build_world(context, {6, 0});
  World b = a;
  b.government.will = 2.0 * a.government.will;
  play_week(a, context, small::parameters());
  play_week(b, context, small::parameters());
  CHECK(planner(b, Picture::will) == Approx(2.0 * planner(a, Picture::will)));
  CHECK(planner(a, Picture::will) != a.government.will);
}

TEST_CASE("planners_know_of_each_faction_and_region") {
  const Context context = small::context();
  World world = build_world(context, {6, 0});
  world.fighters.disarmed_week[0] = 0;
  world.fighters.state[0] = FighterState::cantoned;
  const std::size_t faction = world.fighters.faction[0].value;
  Parameters parameters = exact_reports();
  parameters.security.report_lag = 0;
  play_week(world, context, parameters);
  const std::vector<std::string> names = picture_names(context);
  REQUIRE(world.pictures.planner.size() == names.size());
  CHECK(names[place_of(FactionPicture::disarmed, 0)] == "disarmed.Red_Front");
  CHECK(names[place_of(FactionPicture::armed, 1)] == "armed.Blue_Guard");
  CHECK(names.back() == "insecurity.Lowland");
  const double fighters = context.factions[faction].grown();
  CHECK(world.pictures.planner[place_of(FactionPicture::disarmed, faction)] ==
        Approx(1.0 / fighters));
  CHECK(world.pictures.planner[place_of(FactionPicture::demobilised, faction)] == 0.0);
  CHECK(world.pictures.planner.back() == world.pictures.security.back());
}

namespace {

/// A country in which monitors can work.
struct Monitored {
  Context context = small::context(0.05);
  Parameters parameters = exact_reports();
  Plan plan;
  World world = build_world(context, {6, 0});

  Monitored() {
    parameters.security.monitors_half = 1e-9;  // whoever checks, checks all
    plan.activities.resize(1);
    plan.activities[0].lever = Lever::monitoring;
    world.programme.activities.resize(1);
    world.programme.activities[0].allotted = to_cents(1e9);
  }
  void play_week(double monitors) {
    world.programme.offers[static_cast<std::size_t>(Lever::monitoring)] = {
        {.activity = 0, .units = monitors, .unit_cost = 0}};
    security(Step{context, plan, parameters, Draws(world.luck, world.week)}, world);
    ++world.week;
    world.tally.reset(2, 2);
  }
};

}  // namespace

TEST_CASE("monitors_check_records_and_bring_surveys_forward") {
  SecurityParameters p = plain();
  p.monitors_half = 40;
  CHECK(checked_share(p, 0) == 0.0);
  CHECK(checked_share(p, 40) == Approx(0.5));
  const auto weeks_late = [](double half, double monitors, Picture name, auto change) {
    Monitored country;
    country.parameters.security.report_lag = 8;
    country.parameters.security.survey_size = 1200;
    country.parameters.security.interviews_per_week = 10;
    country.parameters.security.monitors_half = half;
    double before = 0;
    for (Week week = 0; week < 52; ++week) {
      if (week == 12) {
        before = planner(country.world, name);
        change(country.world);
      }
      if (week > 12 && std::abs(planner(country.world, name) - before) > 0.1) return week - 12;
      country.play_week(monitors);
    }
    return Week{52};
  };
  const auto more_will = [](World& world) { world.government.will = 0.9; };
  CHECK(weeks_late(30, 0, Picture::will, more_will) == 9);
  CHECK(weeks_late(30, 0.3, Picture::will, more_will) == 9);  // hardly anything is checked
  CHECK(weeks_late(30, 30, Picture::will, more_will) == 5);
  CHECK(weeks_late(1e-9, 30, Picture::will, more_will) == 1);
  const auto trust_nobody = [](World& world) {
    for (Feelings& felt : world.citizens.attitude) felt.set(Attitude::trust_police, 0.0);
    for (std::uint32_t c = 0; c < world.communities.size(); ++c)
      count_feelings(world, CommunityId{c});
  };
  CHECK(weeks_late(30, 0, Picture::trust_police, trust_nobody) > 39);  // the next year's survey
  CHECK(weeks_late(30, 30, Picture::trust_police, trust_nobody) <= 13);
}

TEST_CASE("planners_do_not_forget_what_they_knew_when_monitors_go") {
  Monitored country;
  country.parameters.security.report_lag = 24;
  double before = 0;
  for (Week week = 0; week < 60; ++week) {
    country.world.government.will = 0.01 * week;
    country.play_week(week < 30 ? 10 : 0);
    CHECK(planner(country.world, Picture::will) >= before);
    before = planner(country.world, Picture::will);
  }
  CHECK(before == Approx(0.32));  // week 56 less six months
}

TEST_CASE("monitors_find_some_of_the_violence_that_nobody_reported") {
  const auto reported = [](double monitors) {
    Monitored country;
    country.parameters.security.report_lag = 0;
    country.parameters.security.reported_share = 0.6;
    country.parameters.security.monitors_find = 0.5;
    for (Week week = 0; week < 9; ++week) {
      country.world.tally.add(Count::homicide, DistrictId{0}, 3);
      country.play_week(monitors);
    }
    return planner(country.world, Picture::homicide_rate);
  };
  CHECK(reported(10) == Approx(reported(0) * 0.8 / 0.6).epsilon(1e-6));
}

}  // namespace ssr

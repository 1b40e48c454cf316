#include "engine/slice.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstring>

#include "../support/small_world.h"
#include "engine/indicators.h"
#include "world/feelings.h"

namespace ssr {
namespace {

constexpr std::size_t n_numbers = sizeof(Slice) / sizeof(double);
constexpr std::size_t weeks_at = n_counts;  // place of `weeks` behind the counts

std::array<double, n_numbers> numbers(const Slice& slice) {
  std::array<double, n_numbers> all;
  static_assert(sizeof all == sizeof slice);
  std::memcpy(all.data(), &slice, sizeof slice);
  return all;
}

World lived_in() {
  World world = build_world(small::context(0.3), {5, 2});
  world.week = 8;
  for (District& district : world.districts) district.insecurity = 0.2;
  world.districts[0].police_coverage = 0.4;
  world.districts[0].peacekeepers = 300;
  world.districts[1].peacekeepers = 55;
  for (std::size_t i = 0; i < 40; ++i) world.fighters.disarmed_week[i] = 3;
  world.fighters.state[0] = FighterState::waiting;
  world.fighters.state[1] = FighterState::dead;
  world.fighters.state[200] = FighterState::dead;
  world.fighters.state[201] = FighterState::home_unregistered;
  world.tally.add_person(Count::theft, DistrictId{0}, Sex::male, 1);
  world.tally.add(Count::homicide, DistrictId{1}, 4);
  return world;
}

/// What planners hear of each district, and of the nation.
void hear_of_insecurity(World& world, const std::vector<double>& districts, double nation) {
  world.pictures.security = districts;
  world.pictures.planner[static_cast<std::size_t>(Picture::insecurity)] = nation;
}

double value(std::string_view name, const Slice& slice, const World& world) {
  return indicator_value(indicator_index(name), {slice, world, small::context(0.3)});
}

/// A country whose prisons hold these alone: a woman for 6 weeks and a man for 2 on remand, and a
/// man with a sentence; the woman of the second group, the men of the first.
World three_detainees() {
  World world = lived_in();
  const auto somebody = [&world](Sex sex, std::uint8_t group) {
    for (std::uint32_t row = 0; row < world.citizens.size(); ++row) {
      if (world.citizens.sex[row] == sex && world.citizens.group[row] == group) return row;
    }
    FAIL("nobody of that sex and group");
    return 0U;
  };
  const auto held = [](OffenderKind kind, std::uint32_t suspect, Custody custody, Week since) {
    Case c;
    c.stage = custody == Custody::remand ? Stage::charged : Stage::convicted;
    c.suspect_kind = kind;
    c.suspect = suspect;
    c.custody = custody;
    c.prison = DistrictId{0};
    c.custody_since = since;
    return c;
  };
  world.fighters.sex[3] = Sex::male;
  world.fighters.home[3] = CitizenId{somebody(Sex::male, 0)};
  world.justice.criminal = {
      held(OffenderKind::citizen, somebody(Sex::female, 1), Custody::remand, 2),
      held(OffenderKind::fighter, 3, Custody::remand, 6),
      held(OffenderKind::citizen, somebody(Sex::male, 0), Custody::none, 0)};
  world.justice.serving = {
      held(OffenderKind::citizen, somebody(Sex::male, 0), Custody::sentenced, 0)};
  return world;
}

}  // namespace

TEST_CASE("regions_sum_to_the_nation_in_every_number") {
  World world = lived_in();
  hear_of_insecurity(world, {0.3, 0.3}, 0.3);
  const Slices slices = slices_of(world, world.tally, 4);
  REQUIRE(slices.regions.size() == 2);
  const auto nation = numbers(slices.national);
  const auto first = numbers(slices.regions[0]);
  const auto second = numbers(slices.regions[1]);
  for (std::size_t i = 0; i < n_numbers; ++i) {
    if (i == weeks_at) continue;
    INFO(i);
    CHECK(nation[i] == Approx(first[i] + second[i]));
  }
  CHECK(slices.national.weeks == 4.0);
}

TEST_CASE("planners_have_a_figure_of_the_nation_that_is_no_mean_of_districts") {
  World world = lived_in();
  hear_of_insecurity(world, {0.1, 0.2}, 0.7);
  const Slices slices = slices_of(world, world.tally, 4);
  CHECK(value("insecurity_reported", slices.national, world) == Approx(0.7));
  CHECK(value("insecurity_reported", slices.regions[0], world) == Approx(0.1));
  CHECK(value("insecurity_reported", slices.regions[1], world) == Approx(0.2));
  CHECK(value("insecurity", slices.national, world) == Approx(0.2));
}

TEST_CASE("caches_count_for_the_nation_and_for_no_region") {
  World world = lived_in();
  const double before = slices_of(world, world.tally, 4).national.weapons_outside;
  world.factions[0].cached_weapons = 11;
  const Slices slices = slices_of(world, world.tally, 4);
  CHECK(slices.national.weapons_outside == before + 11);
  CHECK(slices.regions[0].weapons_outside + slices.regions[1].weapons_outside == before);
}

TEST_CASE("sexes_and_groups_hold_all_citizens_once") {
  const World world = lived_in();
  const Slices slices = slices_of(world, world.tally, 4);
  REQUIRE(slices.groups.size() == 2);
  CHECK(slices.national.people == 30001 - 599);
  CHECK(slices.sexes[0].people + slices.sexes[1].people == slices.national.people);
  CHECK(slices.groups[0].people + slices.groups[1].people == slices.national.people);
  CHECK(slices.sexes[0].adults + slices.sexes[1].adults == slices.national.adults);
  for (std::size_t a = 0; a < n_attitudes; ++a) {
    CHECK(slices.sexes[0].attitude[a] + slices.sexes[1].attitude[a] ==
          Approx(slices.national.attitude[a]));
    CHECK(slices.groups[0].attitude[a] + slices.groups[1].attitude[a] ==
          Approx(slices.national.attitude[a]));
  }
  CHECK(slices.sexes[0].armed + slices.sexes[1].armed == slices.national.armed);
}

TEST_CASE("slices_count_people_and_role_holders_and_not_rows") {
  const World world = lived_in();
  const Slices slices = slices_of(world, world.tally, 4);
  CHECK(slices.national.armed == 241 - 4);  // one waits, two are dead, one went home
  CHECK(slices.national.police == 83);
  CHECK(slices.national.soldiers == 210);
  CHECK(slices.national.remand + slices.national.sentenced == 41);
  CHECK(slices.national.places == 50);
  CHECK(slices.national.peacekeepers == 355);
  CHECK(slices.national.unregistered == 1);
  CHECK(slices.national.waiting == 1);
  CHECK(slices.national.former == 24 + 2);  // six of thirty are back under arms
}

TEST_CASE("the_dead_stay_in_the_caseload_they_were_counted_in") {
  const World world = lived_in();
  const Slices slices = slices_of(world, world.tally, 4);
  CHECK(slices.national.disarmed == 40);  // those of earlier programmes apart
}

TEST_CASE("rates_are_per_hundred_thousand_people_and_year") {
  const World world = lived_in();
  const Slices slices = slices_of(world, world.tally, 4);
  const double a_year = weeks_per_year / 4.0;
  CHECK(value("homicide_rate", slices.national, world) == Approx(4.0 * 1e5 / 29402.0 * a_year));
  CHECK(value("homicide_rate", slices.regions[0], world) == 0.0);
  CHECK(value("theft_rate", slices.sexes[0], world) == 0.0);
  CHECK(value("theft_rate", slices.sexes[1], world) ==
        Approx(1e5 / slices.sexes[1].people * a_year));
  CHECK(value("insecurity", slices.national, world) == Approx(0.2));
  CHECK(value("police_coverage", slices.regions[0], world) == Approx(0.4));
}

TEST_CASE("shares_of_nothing_are_undefined") {
  const World world;
  for (const auto* name : {"pretrial_share", "fear", "insecurity_reported"})
    CHECK(std::isnan(value(name, Slice{}, world)));
}

TEST_CASE("detainees_are_told_apart_by_sex_and_group") {
  const World world = three_detainees();
  const Slices slices = slices_of(world, world.tally, 4);
  const Slice& women = slices.sexes[static_cast<std::size_t>(Sex::female)];
  const Slice& men = slices.sexes[static_cast<std::size_t>(Sex::male)];
  CHECK(value("detainees", women, world) == 1.0);
  CHECK(value("detainees", men, world) == 2.0);
  CHECK(value("pretrial_share", women, world) == 1.0);
  CHECK(value("pretrial_share", men, world) == 0.5);
  CHECK(value("remand_weeks", women, world) == 6.0);
  CHECK(value("remand_weeks", men, world) == 2.0);
  CHECK(value("detainees", slices.groups[0], world) == 2.0);
  CHECK(value("detainees", slices.groups[1], world) == 1.0);
  CHECK(value("pretrial_share", slices.groups[0], world) == 0.5);
  CHECK(value("remand_weeks", slices.groups[1], world) == 6.0);
}

TEST_CASE("a_detainee_without_a_home_row_has_a_sex_and_no_group") {
  World world = three_detainees();
  world.fighters.home[3] = CitizenId{};
  const Slices slices = slices_of(world, world.tally, 4);
  CHECK(value("detainees", slices.sexes[static_cast<std::size_t>(Sex::male)], world) == 2.0);
  CHECK(value("detainees", slices.groups[0], world) == 1.0);
}

TEST_CASE("the_detainees_of_both_sexes_are_those_of_all_prisons") {
  const World world = build_world(small::context(0.3), {5, 2});
  const Slices slices = slices_of(world, world.tally, 4);
  REQUIRE(slices.national.remand > 0.0);
  REQUIRE(slices.national.sentenced > 0.0);
  CHECK(slices.sexes[0].remand + slices.sexes[1].remand == slices.national.remand);
  CHECK(slices.sexes[0].sentenced + slices.sexes[1].sentenced == slices.national.sentenced);
  CHECK(slices.groups[0].remand + slices.groups[1].remand == slices.national.remand);
  CHECK(slices.sexes[0].remand_weeks + slices.sexes[1].remand_weeks ==
        Approx(slices.national.remand_weeks));
}

TEST_CASE("who_goes_to_the_police_is_told_apart_by_sex_and_group") {
  World world = lived_in();
  for (int i = 0; i < 4; ++i)
    world.tally.add_person(Count::remedy_due, DistrictId{0}, Sex::female, 0);
  for (int i = 0; i < 2; ++i)
    world.tally.add_person(Count::remedy_due, DistrictId{1}, Sex::male, 1);
  world.tally.add_person(Count::reported_crime, DistrictId{0}, Sex::female, 0);
  world.tally.add_person(Count::reported_crime, DistrictId{1}, Sex::male, 1);
  const Slices slices = slices_of(world, world.tally, 4);
  CHECK(value("report_share", slices.national, world) == Approx(2.0 / 6.0));
  CHECK(value("report_share", slices.sexes[0], world) == 0.25);
  CHECK(value("report_share", slices.sexes[1], world) == 0.5);
  CHECK(value("report_share", slices.groups[0], world) == 0.25);
  CHECK(value("report_share", slices.groups[1], world) == 0.5);
  CHECK(value("victimisation_rate_reported", slices.sexes[0], world) ==
        Approx(1e5 / slices.sexes[0].people * weeks_per_year / 4.0));
}

TEST_CASE("a_programme_is_counted_by_sex_and_against_those_forecast") {
  World world = build_world(small::context(0.3), {5, 2});
  world.week = 8;
  Fighters& fighters = world.fighters;
  const auto passed = [&fighters](std::size_t i, Sex sex, FighterState state, Discharge discharge) {
    fighters.sex[i] = sex;
    fighters.state[i] = state;
    fighters.discharge[i] = discharge;
    fighters.disarmed_week[i] = discharge == Discharge::released ? never : 3;
  };
  passed(0, Sex::female, FighterState::waiting, Discharge::demobilised);
  passed(1, Sex::female, FighterState::in_programme, Discharge::demobilised);
  passed(2, Sex::male, FighterState::waiting, Discharge::demobilised);
  passed(3, Sex::male, FighterState::settled, Discharge::demobilised);
  passed(4, Sex::male, FighterState::in_army, Discharge::demobilised);
  passed(5, Sex::male, FighterState::settled, Discharge::released);
  passed(6, Sex::male, FighterState::cantoned, Discharge::none);
  const Slices slices = slices_of(world, world.tally, 4);
  const auto by_sex = [&](const char* name, Sex sex) {
    return value(name, slices.sexes[static_cast<std::size_t>(sex)], world);
  };
  CHECK(by_sex("in_the_gap", Sex::female) == 1.0);
  CHECK(by_sex("in_the_gap", Sex::male) == 1.0);
  CHECK(by_sex("in_programme", Sex::female) == 1.0);
  CHECK(by_sex("in_programme", Sex::male) == 0.0);
  CHECK(by_sex("settled", Sex::male) == 1.0);  // a released child is no ex-combatant
  const double grown = 0.9 * 241.0;
  CHECK(value("disarmed_over_forecast", slices.national, world) == Approx(6.0 / grown));
  CHECK(value("demobilised_over_forecast", slices.national, world) == Approx(5.0 / grown));
  CHECK(value("reintegrated_over_forecast", slices.national, world) == Approx(3.0 / 241.0));
}

TEST_CASE("whom_the_state_sent_home_is_under_arms_and_never_of_the_caseload") {
  World world = build_world(small::context(0.3), {5, 2});
  Fighters& fighters = world.fighters;
  const auto armed = [&world] { return slices_of(world, world.tally, 4).national.armed; };
  const double before = armed();
  fighters.faction[0] = world.dismissed;
  CHECK(armed() == before);
  fighters.state[0] = FighterState::cantoned;
  fighters.disarmed_week[0] = 3;
  CHECK(slices_of(world, world.tally, 4).national.disarmed == 0.0);
  CHECK(slices_of(world, world.tally, 4).national.caseload == 0.0);
}

TEST_CASE("mean_attitudes_are_of_adults") {
  World world = lived_in();
  for (std::size_t row = 0; row < world.citizens.size(); ++row) {
    const bool adult = world.citizens.livelihood[row] != Livelihood::child;
    world.citizens.attitude[row].set(Attitude::fear, adult ? 0.25 : 1.0);
  }
  count_feelings(world, world.felt.n_groups);
  CHECK(value("fear", slices_of(world, world.tally, 4).national, world) ==
        Approx(0.25).margin(1e-5));
}

}  // namespace ssr

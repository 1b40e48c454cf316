#include "process/crime.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "support/small_world.h"

using namespace ssr;

namespace {

const CrimeParameters& central() {
  static const CrimeParameters p = small::defaults("crime", read_crime);
  return p;
}

const OffenceKind& kind_of(Matter matter) {
  std::size_t k = 0;
  while (offence_kinds[k] != matter) ++k;
  return central().kinds[k];
}

/// A week of crimes, without anybody's answer.
std::vector<Incident> week_of(const Context& context, World& world, Week week,
                              Threading threading) {
  static const Plan nothing;
  Parameters parameters{};
  parameters.crime = central();
  world.incidents.clear();
  world.tally.reset(world.districts.size(), context.groups.size());
  crime({context, nothing, parameters, Draws(world.luck, week), threading}, world);
  return world.incidents;
}

}  // namespace

TEST_CASE("the_reference_person_offends_at_the_declared_rate", "[crime]") {
  const OffenderView young_man;
  const CrimePlaceView quiet;
  CHECK(offence_rate(central(), kind_of(Matter::theft), young_man, quiet) == Approx(0.15));
  CHECK(offence_rate(central(), kind_of(Matter::homicide), young_man, quiet) == Approx(0.00022));
  OffenderView woman = young_man;
  woman.sex = Sex::female;
  CHECK(offence_rate(central(), kind_of(Matter::theft), woman, quiet) == Approx(0.15 * 0.15));
}

TEST_CASE("a_seen_sanction_prevents_the_share_that_it_deters", "[crime]") {
  CrimePlaceView place;
  place.sanction = 0.5;
  CHECK(place_factor(central(), kind_of(Matter::theft), place) == Approx(1.0 - 0.6 * 0.5));
  place.watch_group = central().half_watch;  // half of its effect: 0.15 / 2
  const double certainty = 1.0 - 0.5 * (1.0 - 0.075);
  CHECK(seen_certainty(central(), kind_of(Matter::theft), place) == Approx(certainty));
}

TEST_CASE("idleness_drives_theft_and_not_violence_at_home", "[crime]") {
  OffenderView idle;
  idle.livelihood = Livelihood::idle;
  const OffenderView farmer;
  const auto ratio = [&](Matter matter) {
    return person_factor(central(), kind_of(matter), idle) /
           person_factor(central(), kind_of(matter), farmer);
  };
  CHECK(ratio(Matter::theft) == Approx(1.6));
  CHECK(ratio(Matter::domestic_violence) == 1.0);
  CHECK(ratio(Matter::sexual_violence) == 1.0);
}

TEST_CASE("loose_weapons_raise_killing_and_the_link_cuts_it", "[crime]") {
  CrimePlaceView calm;
  CrimePlaceView armed;
  armed.weapons = 30;
  const OffenceKind& homicide = kind_of(Matter::homicide);
  CHECK(place_factor(central(), homicide, armed) > 1.3 * place_factor(central(), homicide, calm));
  CrimeParameters cut = central();
  cut.sees_weapons = 0;
  CHECK(place_factor(cut, homicide, armed) == place_factor(cut, homicide, calm));
}

TEST_CASE("no_person_is_above_the_ceiling_of_a_kind", "[crime]") {
  CrimePlaceView worst;
  worst.recent_violence = worst.weapons = worst.returns = worst.density = 1e9;
  worst.lootable = 1;
  worst.authority = 0;
  double nearest = 0.0;
  for (const OffenceKind& kind : central().kinds) {
    for (std::uint32_t bits = 0; bits < 192; ++bits) {
      const OffenderView person{bits % 2 == 0 ? Sex::male : Sex::female,
                                static_cast<Livelihood>(bits / 32),
                                (bits & 2U) != 0 ? 50.0 : 20.0,
                                (bits & 4U) != 0,
                                (bits & 8U) != 0,
                                (bits & 16U) != 0};
      const double rate = offence_rate(central(), kind, person, worst);
      REQUIRE(rate <= kind.ceiling * (1 + 1e-12));
      nearest = std::max(nearest, rate / kind.ceiling);
    }
  }
  CHECK(nearest == Approx(1.0).epsilon(1e-6));  // and the ceiling is no higher than it must be
}

TEST_CASE("crimes_fall_on_people_of_the_community_and_come_from_no_child", "[crime]") {
  const Context context = small::context();
  World world = build_world(context, Luck{3, 0});
  std::size_t n = 0;
  for (Week week = 0; week < 8; ++week) {
    for (const Incident& incident : week_of(context, world, week, Threading::serial)) {
      ++n;
      REQUIRE(incident.victim.exists());
      REQUIRE(community_of(world, incident.victim) == incident.community);
      REQUIRE(community_of(world, CitizenId{incident.offender}) == incident.community);
      const std::uint32_t doer =
          dispute(incident.matter) ? incident.victim.value : incident.offender;
      REQUIRE(world.citizens.livelihood[doer] != Livelihood::child);
    }
  }
  CHECK(n > 100);
}

TEST_CASE("crimes_per_person_do_not_depend_on_scale", "[crime]") {
  const auto yearly_victims = [](double scale) {
    const Context context = small::context(scale);
    World world = build_world(context, Luck{4, 0});
    double n = 0;
    for (Week week = 0; week < 104; ++week) {
      n += static_cast<double>(week_of(context, world, week, Threading::serial).size());
    }
    return n / 2.0;
  };
  const double full = yearly_victims(1.0);
  const double thin = yearly_victims(0.1);
  CHECK(full > 1000);
  CHECK(full < 4000);
  // About 2,500 a year each: luck is 2 %, the thinned population's make-up some percent more.
  CHECK(thin == Approx(full).epsilon(0.15));
}

TEST_CASE("tiles_give_the_crimes_of_one_thread", "[crime]") {
  const Context context = small::context();
  World world = build_world(context, Luck{5, 0});
  const auto one = week_of(context, world, 7, Threading::serial);
  const auto many = week_of(context, world, 7, Threading::tiles);
  REQUIRE(one.size() == many.size());
  REQUIRE(!one.empty());
  for (std::size_t i = 0; i < one.size(); ++i) REQUIRE(one[i].fields() == many[i].fields());
}

#include "process/response.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "support/small_world.h"
#include "world/check.h"
#include "world/feelings.h"

using namespace ssr;

namespace {

const ResponseParameters& central() {
  static const ResponseParameters p = small::defaults("response", read_response);
  return p;
}

constexpr auto police = static_cast<std::size_t>(Recourse::police);
constexpr auto custom = static_cast<std::size_t>(Recourse::custom);
constexpr auto court = static_cast<std::size_t>(Recourse::court);
constexpr auto revenge = static_cast<std::size_t>(Recourse::revenge);
constexpr auto nobody = static_cast<std::size_t>(Recourse::nobody);

SeekerView somebody() {
  SeekerView seeker;
  seeker.police_coverage = 0.5;
  seeker.court_reach = 0.3;
  seeker.custom_reach = 0.5;
  seeker.grievance = 0.4;
  return seeker;
}

struct Country {
  Context context = small::context();
  World world = build_world(context, Luck{6, 0});
  Parameters parameters{};

  Country() {
    parameters.response = central();
    world.tally.reset(world.districts.size(), context.groups.size());
    for (District& district : world.districts) district.police_coverage = 0.4;
  }
  void add(Matter matter, std::uint32_t number, OffenderKind kind = OffenderKind::citizen) {
    const Block draws = Draws(world.luck, 0).block(number, Lane::placebo);
    Incident incident;
    incident.id = event_id(number, 77);
    incident.community = CommunityId{number % static_cast<std::uint32_t>(world.communities.size())};
    incident.victim = somebody_of(world, incident.community, draws);
    incident.matter = matter;
    incident.offender_kind = kind;
    incident.offender = world.communities.first_row[incident.community.value];
    world.incidents.push_back(incident);
  }
  void play() { small::play(response, world, context, parameters); }
};

}  // namespace

TEST_CASE("weight_of_the_police_is_the_product_of_what_a_victim_sees", "[response]") {
  const SeekerView seeker = somebody();
  const auto weights = recourse_weights(central(), seeker);
  CHECK(weights[police] == Approx(3.6 * 1.0 * 0.5 * 0.5 * (1 - 0.1)));
  CHECK(weights[custom] == Approx(1.7 * 0.5 * 0.5));
  CHECK(weights[court] == 0.0);
  CHECK(weights[nobody] == 1.0);
}

TEST_CASE("distrust_of_police_sends_people_elsewhere_and_the_link_cuts_it", "[response]") {
  SeekerView trusting = somebody();
  trusting.trust_police = 0.8;
  SeekerView bitter = somebody();
  bitter.trust_police = 0.1;
  bitter.police_record = police_record(central(), 0, 5, 5);
  const auto high = recourse_weights(central(), trusting);
  const auto low = recourse_weights(central(), bitter);
  CHECK(low[police] < 0.2 * high[police]);
  CHECK(low[revenge] > high[revenge]);
  CHECK(low[custom] == high[custom]);
  ResponseParameters cut = central();
  cut.sees_police_record = 0;
  bitter.police_record = police_record(cut, 0, 5, 5);
  CHECK(recourse_weights(cut, trusting) == recourse_weights(cut, bitter));
  CHECK(seen_trust(cut, 0.9) == Approx(central().neutral_trust));
}

TEST_CASE("victims_of_officers_and_of_violence_at_home_stay_silent", "[response]") {
  const auto reports = [](Matter matter, OffenderKind offender) {
    SeekerView seeker = somebody();
    seeker.matter = matter;
    seeker.offender = offender;
    const auto weights = recourse_weights(central(), seeker);
    double sum = 0;
    for (const double weight : weights) sum += weight;
    return weights[police] / sum;
  };
  CHECK(reports(Matter::homicide, OffenderKind::citizen) > 0.8);
  CHECK(reports(Matter::robbery, OffenderKind::citizen) >
        reports(Matter::theft, OffenderKind::citizen));
  CHECK(reports(Matter::domestic_violence, OffenderKind::citizen) <
        reports(Matter::assault, OffenderKind::citizen));
  CHECK(reports(Matter::extortion, OffenderKind::officer) <
        reports(Matter::extortion, OffenderKind::citizen));
}

TEST_CASE("a_former_fighter_who_was_taken_in_is_dreaded_as_a_neighbour", "[response]") {
  SeekerView seeker = somebody();
  seeker.matter = Matter::robbery;
  const auto neighbour = recourse_weights(central(), seeker);
  seeker.offender = OffenderKind::fighter;
  const auto fighter = recourse_weights(central(), seeker);
  seeker.taken_in = true;
  CHECK(recourse_weights(central(), seeker) == neighbour);
  CHECK(fighter[police] < neighbour[police]);
}

TEST_CASE("victims_dread_fighters_under_arms_or_in_crime_and_those_nobody_accepted",
          "[response]") {
  const auto reported = [](FighterState state, std::uint8_t flags) {
    Country country;
    country.parameters.response.dread_of_fighters = 1;
    country.parameters.response.dread_of_neighbours = 0;
    country.world.fighters.state[0] = state;
    country.world.fighters.flags[0] = flags;
    for (std::uint32_t i = 0; i < 100; ++i) {
      country.add(Matter::robbery, i, OffenderKind::fighter);
      country.world.incidents.back().offender = 0;
    }
    country.play();
    return country.world.tally.total(Count::reported_crime);
  };
  CHECK(reported(FighterState::settled, fighter_flag::accepted) > 20);
  CHECK(reported(FighterState::home_unregistered, fighter_flag::impostor) > 20);
  CHECK(reported(FighterState::settled, 0) == 0);
  CHECK(reported(FighterState::criminal, fighter_flag::accepted) == 0);
  CHECK(reported(FighterState::under_arms, fighter_flag::accepted) == 0);
}

TEST_CASE("a_dispute_goes_to_elders_or_a_court_and_never_to_the_police", "[response]") {
  SeekerView seeker = somebody();
  seeker.matter = Matter::land_dispute;
  const auto weights = recourse_weights(central(), seeker);
  CHECK(weights[police] == 0.0);
  CHECK(weights[court] > 0.0);
  CHECK(weights[custom] > 5 * weights[court]);
}

TEST_CASE("a_recourse_is_chosen_in_proportion_to_its_weight", "[response]") {
  const std::array<double, n_recourses> weights{1, 2, 0, 1, 4};
  CHECK(choose_recourse(weights, 0.0) == Recourse::police);
  CHECK(choose_recourse(weights, 0.124) == Recourse::police);
  CHECK(choose_recourse(weights, 0.126) == Recourse::custom);
  CHECK(choose_recourse(weights, 0.376) == Recourse::revenge);
  CHECK(choose_recourse(weights, 0.999) == Recourse::nobody);
}

TEST_CASE("mobs_form_where_police_are_absent_and_err_where_nobody_answers", "[response]") {
  MobView quiet;
  MobView armed = quiet;
  armed.watch_group = 10;
  MobView policed = armed;
  policed.police_coverage = 0.9;
  MobView trained = quiet;
  trained.mediation_trained = 1.0;
  CHECK(mob_probability(central(), quiet) == Approx(0.15));
  CHECK(mob_probability(central(), armed) == Approx(0.15 + 0.3 * 10 / 15));
  policed.police_record = 1.0 + central().remedy_gain;
  CHECK(mob_probability(central(), policed) == Approx(0.1 * (0.15 + 0.3 * 10 / 15)));
  CHECK(mob_probability(central(), trained) == Approx(0.25));
  MobView let_down = policed;
  let_down.police_record *= 0.5;
  CHECK(mob_probability(central(), let_down) == Approx(0.55 * (0.15 + 0.3 * 10 / 15)));
  MobView alone = armed;
  alone.police_record = 0.5;
  CHECK(mob_probability(central(), alone) == mob_probability(central(), armed));
  CHECK(mob_error_probability(central(), 1.0) == 0.0);
  CHECK(mob_error_probability(central(), 0.25) == Approx(0.4 * 0.75));
}

TEST_CASE("fear_without_protection_makes_victims_arm", "[response]") {
  const ArmingView alone{Sex::male, 0.8, 0.2, 0.1};
  const ArmingView protected_by_police{Sex::male, 0.8, 0.8, 0.9};
  CHECK(arming_probability(central(), alone) == Approx(0.01 * 0.8 * (1 - 0.02)));
  CHECK(arming_probability(central(), protected_by_police) <
        0.5 * arming_probability(central(), alone));
}

TEST_CASE("only_the_idle_and_young_are_won_by_recruiters", "[response]") {
  JoiningView view;
  view.grievance = 1.0;
  view.recruiters = 3.0;
  view.at_war = true;
  CHECK(joining_rate(central(), view) == Approx(0.03 * 0.5));
  view.livelihood = Livelihood::employed;
  CHECK(joining_rate(central(), view) == 0.0);
  view.livelihood = Livelihood::idle;
  view.age = 45;
  CHECK(joining_rate(central(), view) == 0.0);
}

TEST_CASE("every_incident_is_counted_once_and_every_killed_person_leaves", "[response]") {
  Country country;
  for (std::uint32_t i = 0; i < 300; ++i) country.add(Matter::theft, i);
  for (std::uint32_t i = 300; i < 340; ++i) country.add(Matter::homicide, i);
  for (std::uint32_t i = 340; i < 400; ++i) country.add(Matter::land_dispute, i);
  const std::int64_t opened = country.world.cases_opened;
  country.play();
  const Tally& tally = country.world.tally;
  CHECK(tally.total(Count::theft) == 300);
  CHECK(tally.total(Count::homicide) == 40);
  CHECK(tally.total(Count::remedy_due) >= 400);
  const std::int64_t deaths = tally.total(Count::homicide) + tally.total(Count::vigilante_death);
  CHECK(country.world.deaths == deaths);
  CHECK(country.world.incidents.empty());
  // Each dispute is a case somewhere, also when nobody was asked.
  std::int64_t disputes = 0;
  each_open_case(country.world.justice, [&disputes](const Case& item) {
    disputes += item.opened == 0 && item.matter == Matter::land_dispute && item.id != 0 ? 1 : 0;
  });
  CHECK(disputes >= 60);
  CHECK(country.world.cases_opened > opened);
  CHECK_NOTHROW(check(country.world));
}

TEST_CASE("a_mob_that_finds_an_officer_kills_him_if_it_dares_and_nobody_else", "[response]") {
  const auto killed = [](OffenderKind by, double dares) {
    Country country;
    ResponseParameters& p = country.parameters.response;
    p.silence.fill(0);
    p.police_pull = p.custom_pull = 0;
    p.dread_of_forces = 0;
    p.mob_base = p.mob_kills = p.mob_errs = 1;
    p.mob_dares = dares;
    for (District& district : country.world.districts) district.police_coverage = 0;
    World& world = country.world;
    for (std::uint32_t i = 0; i < 100; ++i) {
      country.add(Matter::assault, i, by);
      if (by != OffenderKind::citizen) world.incidents.back().offender = i % 3;
    }
    country.play();
    CHECK(world.tally.total(Count::vigilante_incident) > 0);
    CHECK(world.deaths == world.tally.total(Count::vigilante_death));
    std::int64_t of_forces = 0;
    for (const ServiceStatus s : world.police.status) of_forces += s == ServiceStatus::dead;
    for (const ServiceStatus s : world.army.soldiers.status) of_forces += s == ServiceStatus::dead;
    CHECK(of_forces == (by == OffenderKind::citizen ? 0 : world.deaths));
    return world.deaths;
  };
  CHECK(killed(OffenderKind::citizen, 0) > 0);
  CHECK(killed(OffenderKind::officer, 0) == 0);
  CHECK(killed(OffenderKind::officer, 1) > 0);
  CHECK(killed(OffenderKind::soldier, 0) == 0);
  CHECK(killed(OffenderKind::soldier, 1) > 0);
}

TEST_CASE("a_mob_that_avenges_somebody_cannot_take_him", "[response]") {
  Country country;
  World& world = country.world;
  ResponseParameters& p = country.parameters.response;
  p.silence.fill(0);
  p.police_pull = p.custom_pull = 0;
  p.mob_base = p.mob_kills = p.mob_errs = 1;
  for (District& district : world.districts) district.police_coverage = 0;
  for (std::uint32_t i = 0; i < 100; ++i) {
    country.add(Matter::homicide, i);
    // Nobody else lives there, so that a mob finds him or nobody.
    const Incident& incident = world.incidents.back();
    const std::uint32_t c = incident.community.value;
    for (std::uint32_t row = world.communities.first_row[c];
         row < world.communities.first_row[c] + world.communities.n_rows[c]; ++row) {
      if (row == incident.victim.value) continue;
      while (leave_row(world, CitizenId{row})) ++world.gone_abroad;
    }
    if (i + 1 == world.communities.size()) break;
  }
  const auto killed = static_cast<std::int64_t>(world.incidents.size());
  country.play();
  CHECK(world.tally.total(Count::vigilante_incident) > 0);
  CHECK(world.deaths == killed);
  CHECK_NOTHROW(check(world));
}

TEST_CASE("killings_by_men_under_arms_are_counted_apart_from_homicide_and_are_cases_all_the_same",
          "[response]") {
  Country country;
  country.add(Matter::homicide, 1, OffenderKind::fighter);
  country.add(Matter::homicide, 2, OffenderKind::fighter);
  country.add(Matter::robbery, 3, OffenderKind::fighter);
  country.world.incidents[0].offender = 0;  // under arms
  country.world.incidents[1].offender = 1;
  country.world.incidents[2].offender = 0;
  REQUIRE(armed(country.world.fighters.state[0]));
  country.world.fighters.state[1] = FighterState::criminal;
  country.play();
  const Tally& tally = country.world.tally;
  CHECK(tally.total(Count::killed_by_armed_group) == 1);
  CHECK(tally.total(Count::homicide) == 1);
  CHECK(tally.total(Count::robbery) == 1);
  CHECK(country.world.deaths == 2 + tally.total(Count::vigilante_death));
}

TEST_CASE("violence_by_forces_and_men_under_arms_is_not_held_against_the_sanction_of_crime",
          "[response]") {
  Country country;
  country.add(Matter::robbery, 1);
  country.add(Matter::theft, 2);
  country.add(Matter::robbery, 3, OffenderKind::fighter);
  country.add(Matter::robbery, 4, OffenderKind::fighter);
  country.add(Matter::abuse, 5, OffenderKind::officer);
  country.add(Matter::assault, 6, OffenderKind::soldier);
  country.world.incidents[2].offender = 0;  // under arms
  country.world.incidents[3].offender = 1;
  REQUIRE(armed(country.world.fighters.state[0]));
  country.world.fighters.state[1] = FighterState::settled;
  country.parameters.response.revenge_pull = 0;
  country.parameters.response.silence.fill(0);
  country.play();
  double counted = 0;
  for (const double n : country.world.justice.violence_by_civilians) counted += n;
  CHECK(counted == 2);
  int of_civilians = 0;
  int of_others = 0;
  each_open_case(country.world.justice, [&](const Case& item) {
    if (item.opened != 0 || item.matter == Matter::theft || dispute(item.matter)) return;
    const bool civilian = item.suspect_kind == OffenderKind::citizen ||
                          (item.suspect_kind == OffenderKind::fighter && item.suspect == 1);
    CHECK(item.by_civilian == civilian);
    ++(civilian ? of_civilians : of_others);
  });
  CHECK(of_civilians >= 2);
  CHECK(of_others == 3);
}

TEST_CASE("extortion_by_officers_costs_the_police_trust", "[response]") {
  Country country;
  const auto trust = [&] {
    double sum = 0;
    for (const Feelings& row : country.world.citizens.attitude) sum += row[Attitude::trust_police];
    return sum;
  };
  const double before = trust();
  for (std::uint32_t i = 0; i < 100; ++i) country.add(Matter::extortion, i, OffenderKind::officer);
  country.play();
  CHECK(trust() < before - 1.0);
  float remembered = 0;
  for (const float x : country.world.communities.recent_extortion) remembered += x;
  CHECK(remembered > 0);
}

TEST_CASE("recruits_of_a_fighting_faction_are_people_who_left_their_rows", "[response]") {
  Country country;
  World& world = country.world;
  for (Unit& unit : world.units) unit.under_arms = 40;
  for (Feelings& row : world.citizens.attitude) row.set(Attitude::grievance, 1.0);
  count_feelings(world, world.felt.n_groups);
  country.parameters.response.joining_rate = 1.0;
  const std::size_t before = world.fighters.size();
  country.play();
  CHECK(world.fighters.size() == before);  // nobody recruits while leaders comply
  for (Faction& faction : world.factions) {
    faction.stance = Stance::fight;
    faction.war_chest += to_cents(1e6);
    world.accounts.in_rents += to_cents(1e6);
  }
  for (Unit& unit : world.units) unit.fights = true;
  country.play();
  CHECK(world.fighters.size() == before);  // those who fight ask by themselves
  for (Unit& unit : world.units) unit.fights = false;
  country.play();
  CHECK(world.fighters.size() > before);
  CHECK(world.tally.total(Count::joined_armed_group) ==
        static_cast<std::int64_t>(world.fighters.size() - before));
  CHECK_NOTHROW(check(world));
}

TEST_CASE("victims_arm_from_caches_and_no_weapon_comes_from_nowhere", "[response]") {
  Country country;
  World& world = country.world;
  for (Faction& faction : world.factions) {
    faction.cached_weapons = 30;
    world.arsenal.at_start += 30;
  }
  for (Unit& unit : world.units) unit.members = 40;
  country.parameters.response.arming = 1.0;
  for (std::uint32_t i = 0; i < 400; ++i) country.add(Matter::robbery, i);
  country.play();
  const std::int64_t armed = world.tally.total(Count::self_armed);
  CHECK(armed > 0);
  CHECK(world.factions[0].cached_weapons + world.factions[1].cached_weapons == 60 - armed);
  CHECK_NOTHROW(check(world));
}

TEST_CASE("a_group_expects_less_harm_from_police_among_whom_it_is", "[response]") {
  ResponseParameters p = central();
  p.penalty_eased = 0.5;
  CHECK(police_penalty(p, 0.6, 0.0, 0.0) == Approx(0.6));
  CHECK(police_penalty(p, 0.6, 1.0, 0.0) == Approx(0.3));
  CHECK(police_penalty(p, 0.6, 3.0, 0.0) == Approx(0.3));
  SeekerView seeker = somebody();
  seeker.minority_penalty = 0.6;
  const auto before = recourse_weights(p, seeker);
  seeker.own_officers = 1.0;
  const auto after = recourse_weights(p, seeker);
  CHECK(after[police] == Approx(before[police] * 0.7 / 0.4));
  CHECK(after[custom] == before[custom]);
  p.sees_own_kind = 0;
  CHECK(recourse_weights(p, seeker)[police] == Approx(before[police]));
}

TEST_CASE("who_sees_no_elders_turns_to_the_state_or_nobody", "[response]") {
  ResponseParameters p = central();
  p.sees_custom = 0;
  const auto weights = recourse_weights(p, somebody());
  CHECK(weights[custom] == 0.0);
  CHECK(weights[police] == recourse_weights(central(), somebody())[police]);
}

TEST_CASE("recruiters_win_nobody_who_has_nothing_against_the_state", "[response]") {
  ResponseParameters p = central();
  const JoiningView view{.grievance = 0.8, .recruiters = 10, .at_war = true};
  CHECK(joining_rate(p, view) > 0.0);
  p.sees_misrule = 0;
  CHECK(joining_rate(p, view) == 0.0);
}

#include "process/foot_patrols.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "process/crime.h"
#include "process/police_force.h"
#include "process/registry.h"
#include "process/response.h"
#include "support/small_world.h"
#include "world/check.h"

using namespace ssr;

namespace {

FootPatrolParameters central() {
  return small::defaults("police_force", read_police_force).foot;
}

/// The small country with a running activity of so many teams a week.
struct Country {
  Context context = small::context();
  World world = build_world(context, Luck{4, 0});
  Parameters parameters{};
  Plan plan;

  explicit Country(double teams) {
    parameters.police_force = small::defaults("police_force", read_police_force);
    parameters.officer_conduct = small::defaults("officer_conduct", read_officer_conduct);
    share_numbers(parameters);
    world.tally.reset(world.districts.size(), context.groups.size());
    ActivityPlan walk;
    walk.name = "walk";
    walk.lever = Lever::community_policing;
    walk.capacity_per_week = teams;
    walk.duration_weeks = 500;
    plan.activities.push_back(walk);
    ActivityState state;
    state.status = ActivityStatus::running;
    state.allotted = state.received = 1'000'000'000;
    world.programme.activities.push_back(state);
  }

  void play(void (*process)(const Step&, World&)) {
    auto& offers = world.programme.offers[static_cast<std::size_t>(Lever::community_policing)];
    offers = {{.activity = 0, .units = plan.activities[0].capacity_per_week, .unit_cost = 12000}};
    process(Step{context, plan, parameters, Draws(world.luck, world.week)}, world);
  }

  void play_weeks(int weeks) {
    for (int week = 0; week < weeks; ++week, ++world.week) play(police_force);
  }

  double on_foot() const {
    double sum = 0;
    for (const District& district : world.districts) sum += district.police_on_foot;
    return sum;
  }
  double present() const {
    double sum = 0;
    for (const District& district : world.districts) sum += district.police_present;
    return sum;
  }
  double well() const {
    double met = 0, well = 0;
    for (std::size_t c = 0; c < world.communities.size(); ++c) {
      met += world.communities.contact[c];
      well += world.communities.contact[c] * world.communities.officers_met[c];
    }
    return well / met;
  }
};

}  // namespace

TEST_CASE("meetings_go_well_by_what_officers_are", "[foot_patrols]") {
  FootPatrolParameters p;
  p.well = -2;
  p.well_by_training = p.well_by_integrity = p.well_by_supervision = 1;
  p.well_by_certainty = 2;
  p.well_by_solved = p.ill_by_record = 1;
  MeetingView view;
  view.integrity = 0.5;
  CHECK(meeting_goes_well(p, view) == Approx(1 / (1 + std::exp(1.5))));
  const double stranger = meeting_goes_well(p, view);
  for (double MeetingView::*better : {&MeetingView::training, &MeetingView::supervision,
                                      &MeetingView::certainty, &MeetingView::solved}) {
    MeetingView other = view;
    other.*better = 1.0;
    CHECK(meeting_goes_well(p, other) > stranger);
  }
  view.record = true;
  CHECK(meeting_goes_well(p, view) < stranger);
  p.sees_certainty = 0;  // M7 cut: as in a force that answers for what it does
  p.normal_certainty = 0.5;
  view.record = false;
  CHECK(meeting_goes_well(p, view) == Approx(1 / (1 + std::exp(0.5))));
}

TEST_CASE("officers_who_rotate_stay_strangers", "[foot_patrols]") {
  const FootPatrolParameters p = central();
  CHECK(known_share(p, 0) == 0.0);
  CHECK(known_share(p, p.known_weeks) == Approx(0.5));
  CHECK(met_share(p, 4, 1000) == Approx(1 - std::exp(-p.meets * 4 / 1000)));
  CHECK(met_share(p, 4, 0) == 0.0);
}

TEST_CASE("what_is_new_replaces_what_was_known", "[foot_patrols]") {
  const Acquaintance first = after_meetings({}, 0.2, 0.3);
  CHECK(first.contact == Approx(0.2));
  CHECK(first.well == Approx(0.3));
  const Acquaintance second = after_meetings(first, 0.5, 0.9);
  CHECK(second.contact == Approx(0.6));
  CHECK(second.well == Approx((0.1 * 0.3 + 0.5 * 0.9) / 0.6));
  CHECK(after_meetings({}, 0.0, 0.9).contact == 0.0);
}

TEST_CASE("officers_on_foot_are_seen_on_the_street_and_do_no_other_work", "[foot_patrols]") {
  Country with(3), without(0);
  with.play_weeks(1);
  without.play_weeks(1);
  CHECK(without.on_foot() == 0.0);
  CHECK(with.on_foot() > 0.0);
  CHECK(with.present() + with.on_foot() == Approx(without.present()));
  CHECK(with.world.districts[small::lowland].police_coverage ==
        Approx(without.world.districts[small::lowland].police_coverage));
  const double spared = with.parameters.police_force.foot.spared;
  CHECK(with.on_foot() <= spared * without.present() + 1e-9);
}

TEST_CASE("the_lot_says_which_communities_meet_officers", "[foot_patrols]") {
  Country country(3);
  country.plan.activities[0].assignment = {Assignment::Of::communities, 0.5};
  country.play_weeks(40);
  const Communities& communities = country.world.communities;
  double served = 0;
  for (std::uint32_t c = 0; c < communities.size(); ++c) {
    if (in_served_arm(country.world, country.plan, 0, c)) {
      served += communities.contact[c];
    } else {
      CHECK(communities.contact[c] == 0.0F);
    }
  }
  CHECK(served > 1.0);
}

TEST_CASE("with_meetings_cut_officers_walk_and_meet_nobody", "[foot_patrols]") {
  Country country(3);
  country.parameters.police_force.foot.meets_people = 0;
  country.play_weeks(10);
  CHECK(country.on_foot() > 0.0);
  const auto& contact = country.world.communities.contact;
  CHECK(std::accumulate(contact.begin(), contact.end(), 0.0F) == 0.0F);
}

TEST_CASE("a_reformed_force_is_met_with_better_words", "[foot_patrols]") {
  Country before(3), after(3);
  Police& police = after.world.police;
  for (std::size_t i = 0; i < police.size(); ++i) {
    police.training_weeks[i] = 24;
    police.abuser[i] = 0;
  }
  for (double& seen : after.world.oversight.seen_certainty_police) seen = 0.5;
  before.play_weeks(30);
  after.play_weeks(30);
  CHECK(after.well() > before.well() + 0.2);
}

TEST_CASE("misdeeds_of_officers_on_foot_fall_on_those_they_meet", "[foot_patrols]") {
  Country country(6);
  country.plan.activities[0].assignment = {Assignment::Of::communities, 0.5};
  country.parameters.police_force.foot.spared = 0.9;
  country.parameters.officer_conduct.extortion_rate = 1;
  country.parameters.officer_conduct.extortion_by_integrity = 0;
  std::array<int, 2> victims{};
  for (int week = 0; week < 60; ++week, ++country.world.week) {
    country.play(police_force);
    country.play(officer_conduct);
    for (const Incident& incident : country.world.incidents) {
      if (incident.offender_kind != OffenderKind::officer) continue;
      ++victims[in_served_arm(country.world, country.plan, 0, incident.community.value) ? 1 : 0];
    }
    country.world.incidents.clear();
  }
  CHECK(victims[0] > 0);
  CHECK(victims[1] > 2 * victims[0]);
}

TEST_CASE("those_kept_from_the_police_turn_to_officers_they_know", "[foot_patrols]") {
  const auto p = small::defaults("response", read_response);
  constexpr auto police = static_cast<std::size_t>(Recourse::police);
  const auto gain = [&p](Sex sex, double penalty) {
    SeekerView seeker;
    seeker.sex = sex;
    seeker.minority_penalty = penalty;
    seeker.police_coverage = 0.3;
    const double alone = recourse_weights(p, seeker)[police];
    seeker.contact = 0.5;
    return recourse_weights(p, seeker)[police] / alone;
  };
  CHECK(gain(Sex::male, 0) > 1.0);
  CHECK(gain(Sex::female, 0) > gain(Sex::male, 0));
  CHECK(gain(Sex::male, 0.4) > gain(Sex::male, 0));
}

TEST_CASE("offenders_reckon_with_neighbours_who_know_good_officers", "[foot_patrols]") {
  CrimeParameters p;
  p.told_on = 0.2;
  p.half_watch = 1;
  CrimePlaceView place;
  place.sanction = 0.1;
  CHECK(seen_certainty(p, OffenceKind{}, place) == Approx(0.1));
  place.told = 0.5;
  CHECK(seen_certainty(p, OffenceKind{}, place) == Approx(1 - 0.9 * 0.9));
}

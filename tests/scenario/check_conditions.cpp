#include <set>
#include <string>

#include "whole_plan.h"

namespace ssr {

TEST_CASE("police_and_courts_that_wait_for_the_same_condition_open_together") {
  Whole w = whole();
  drop(w, {Lever::recruit_police});
  for (const Lever lever : {Lever::staff_courts, Lever::mobile_courts, Lever::equip_police}) {
    wait_for(w, lever, "disarmed_share >= 0.2", 78);
  }
  for (ActivityPlan& activity : w.plan.activities) {
    if (activity.name == "keep_police_equipped") start_at(activity, 200);
  }
  CHECK_FALSE(has(found(w, "courts-in-step"), "judges"));
  wait_for(w, Lever::staff_courts, "disarmed_share >= 0.3", 78);
  wait_for(w, Lever::mobile_courts, "disarmed_share >= 0.3", 78);
  CHECK(has(found(w, "courts-in-step"), "judges"));
}

TEST_CASE("police_that_wait_for_courts_are_in_step_however_late_these_open") {
  Whole w = whole();
  for (const Lever lever : {Lever::staff_courts, Lever::mobile_courts}) start_at(of(w, lever), 400);
  for (const Lever lever : {Lever::recruit_police, Lever::equip_police}) {
    for (ActivityPlan& activity : w.plan.activities) {
      if (activity.lever != lever) continue;
      activity.start = Start{};
      activity.start.when = Condition("court_capacity_share >= 0.8", picture_names(w.context));
      activity.start.latest = 500;
    }
  }
  CHECK(found(w, "courts-in-step").empty());
}

TEST_CASE("a_gate_that_may_stay_shut_matters_only_where_others_go_on_without_it") {
  Whole w = whole();
  of(w, Lever::equip_police).start.latest = never;  // a force that is not strengthened harms nobody
  CHECK(found(w, "no-go-keeps-protection").empty());
  wait_for(w, Lever::staff_courts, "disarmed_share >= 0.3", never);
  CHECK(found(w, "no-go-keeps-protection").empty());  // mobile courts are sure
  wait_for(w, Lever::women_and_children, "disarmed_share >= 0.3", never);
  CHECK(has(found(w, "no-go-keeps-protection"),
            "\"women_and_children\" may never open (latest = \"never\"), and nothing else releases "
            "women and children"));
  for (const Lever lever : {Lever::disarmament, Lever::demobilisation}) {
    wait_for(w, lever, "disarmed_share >= 0.3", never);  // then nobody needs them either
  }
  CHECK(found(w, "no-go-keeps-protection").empty());
}

TEST_CASE("gates_without_a_latest_week_upset_no_other_rule") {
  Whole w = whole();
  wait_for(w, Lever::equip_police, "disarmed_share >= 0.2 and court_capacity_share >= 0.4", never);
  wait_for(w, Lever::train_army, "disarmed_share >= 0.5 and insecurity <= 0.5", never);
  wait_for(w, Lever::rightsize_army, "reintegrated_share >= 0.3 and insecurity <= 0.5", never);
  CHECK(fired(w, 520) == std::set<std::string>{});
}

TEST_CASE("conditions_that_always_or_never_hold_are_told_of") {
  Whole w = whole();
  const auto said = [&](const std::string& text) {
    wait_for(w, Lever::train_army, text, 78);
    return found(w, "conditions-can-turn");
  };
  CHECK(
      has(said("disarmed_share >= 0"), "\"when\" of \"train_army\", disarmed_share >= 0, always"));
  CHECK(has(said("will > 1.5"), "never holds: will lies between 0 and 1"));
  CHECK(has(said("disarmed_share >= 50"), "never"));
  CHECK(has(said("insecurity.Highmoor >= 0 or will > 0.3"), "always"));
  CHECK(has(said("abs(will - legitimacy) > 1"), "never"));
  CHECK(has(said("armed_fighters < 0"), "never holds: armed_fighters is at least 0"));
  for (const char* sensible :
       {"disarmed_share >= 1", "will > 0", "armed_fighters < 50", "court_capacity_share > 1.5",
        "insecurity > 0.45 and insecurity < 0.46", "disarmed.River_Guard + 0.2 < disarmed_share"}) {
    INFO(sensible);
    CHECK(said(sensible).empty());
  }
  wait_for(w, Lever::train_army, "will > 0.3", 78);
  const std::vector<std::string> names = picture_names(w.context);
  of(w, Lever::train_army).until = Condition("will > 2", names);
  of(w, Lever::train_army).suspend = Condition("insecurity >= 0", names);
  of(w, Lever::train_army).resume = Condition("insecurity < 0", names);
  const std::string all = found(w, "conditions-can-turn");
  for (const char* key : {"\"until\" of", "\"suspend\" of", "\"resume\" of"}) CHECK(has(all, key));
}

TEST_CASE("a_pause_that_returns_as_soon_as_it_has_ended_is_told_of") {
  Whole w = whole();
  const std::vector<std::string> names = picture_names(w.context);
  const auto said = [&](const std::string& suspend, const std::string& resume) {
    of(w, Lever::train_army).suspend = Condition(suspend, names);
    of(w, Lever::train_army).resume = Condition(resume, names);
    return found(w, "pauses-can-end");
  };
  CHECK(has(said("insecurity > 0.5", "insecurity > 0.9"),
            "\"train_army\" may go on when insecurity > 0.9, and then insecurity > 0.5 pauses it"));
  CHECK(said("insecurity > 0.5", "insecurity < 0.3").empty());
  CHECK(said("insecurity > 0.5", "insecurity <= 0.5").empty());
  CHECK(said("insecurity > 0.5", "will > 0.9").empty());
}

TEST_CASE("activities_that_pause_for_each_other_are_told_of") {
  Whole w = whole();
  const std::vector<std::string> names = picture_names(w.context);
  drop(w, {Lever::women_and_children});
  ActivityPlan second = of(w, Lever::disarmament);
  ActivityPlan& first = of(w, Lever::disarmament);
  first.factions = {0};
  second.factions = {1};
  second.name = "second";
  const std::string theirs[] = {w.context.factions[0].name, w.context.factions[1].name};
  const auto less_than_half = [&](std::string faction) {
    std::replace(faction.begin(), faction.end(), ' ', '_');
    return Condition("disarmed." + faction + " < 0.5", names);
  };
  first.suspend = less_than_half(theirs[1]);
  w.plan.activities.push_back(second);
  CHECK(found(w, "conditions-in-a-circle").empty());  // the second works
  w.plan.activities.back().suspend = less_than_half(theirs[0]);
  CHECK(has(found(w, "conditions-in-a-circle"),
            "\"disarm\", \"second\" pause until figures change that only they themselves move"));
  of(w, Lever::disarmament).suspend = {};
  CHECK(found(w, "conditions-in-a-circle").empty());
}

TEST_CASE("work_until_something_that_only_comes_after_it_is_told_of") {
  Whole w = whole();
  const std::vector<std::string> names = picture_names(w.context);
  ActivityPlan& outreach = of(w, Lever::outreach);
  outreach.until = Condition("supervisor_share >= 0.5", names);
  CHECK(found(w, "conditions-in-a-circle").empty());
  const auto place = static_cast<std::size_t>(&outreach - w.plan.activities.data());
  for (ActivityPlan& activity : w.plan.activities) {
    if (activity.lever != Lever::supervise_police) continue;
    activity.start = Start{};
    activity.start.after = place;
    activity.start.latest = 200;
  }
  CHECK(has(found(w, "conditions-in-a-circle"),
            "goes on until supervisor_share >= 0.5, which only activities that wait for its end"));
}

}  // namespace ssr

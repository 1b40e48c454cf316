#include <functional>
#include <map>
#include <string>

#include "whole_plan.h"

namespace ssr {

namespace {

using Change = std::function<void(Whole&)>;

/// For each rule, the smallest change of the whole that breaks it.
const std::map<std::string, Change>& changes() {
  static const std::map<std::string, Change> table = {
      {"prison-places", [](Whole& w) { w.context.justice.prison_places = 0; }},
      {"prison-crowding", [](Whole& w) { w.context.justice.detainees = 500; }},
      {"prison-bans",
       [](Whole& w) {
         for (DonorContext& donor : w.context.donors) {
           donor.banned[static_cast<std::size_t>(Sector::prisons)] = true;
         }
       }},
      {"judges", [](Whole& w) { w.context.justice.judges = 0; }},
      {"defenders", [](Whole& w) { w.context.justice.defenders = 0; }},
      {"inspectors", [](Whole& w) { w.context.oversight.inspectors = 0; }},
      {"scrutiny", [](Whole& w) { w.context.oversight.parliament = 0; }},
      {"women-counted", [](Whole& w) { w.context.factions[0].women_share = 0; }},
      {"children-counted", [](Whole& w) { w.context.factions[1].children_share = 0; }},
      {"baseline-assessed", [](Whole& w) { w.context.accord.early_assessment = false; }},
      {"legal-base", [](Whole& w) { w.context.accord.ssr_provisions = false; }},
      {"promises", [](Whole& w) { w.context.accord.promises.clear(); }},
      {"promises-need-base", [](Whole& w) { w.context.accord.ssr_provisions = false; }},
      {"all-in-accord", [](Whole& w) { w.context.factions[0].in_accord = false; }},
      {"peacekeepers", [](Whole& w) { w.context.peacekeepers.phases.clear(); }},
      {"mission-end", [](Whole& w) { w.context.peacekeepers.phases.pop_back(); }},
      {"donors", [](Whole& w) { w.context.donors.clear(); }},
      {"long-donors",
       [](Whole& w) {
         for (DonorContext& donor : w.context.donors) donor.horizon_years = 3;
       }},
      {"groups", [](Whole& w) { w.context.groups.resize(1); }},
      {"neighbours", [](Whole& w) { w.context.neighbours.clear(); }},
      {"map", [](Whole& w) { w.context.regions[3].neighbours.clear(); }},
      {"non-state-providers", [](Whole& w) { w.context.customary = {0, 0, 0.4, 0.4, 0.4, 0}; }},
      {"right-financing", [](Whole& w) { w.context.army.soldiers = 9000; }},
      {"some-activity", [](Whole& w) { w.plan.activities.clear(); }},
      {"police-need-courts",
       [](Whole& w) {
         drop(w, {Lever::staff_courts, Lever::mobile_courts});
       }},
      {"police-need-prisons",
       [](Whole& w) {
         drop(w, {Lever::build_prisons, Lever::maintain_prisons});
       }},
      {"police-need-supervisors", [](Whole& w) { drop(w, {Lever::supervise_police}); }},
      {"forces-need-oversight",
       [](Whole& w) {
         drop(w, {Lever::oversight_bodies, Lever::civil_society});
       }},
      {"aid-needs-vetting", [](Whole& w) { drop(w, {Lever::vet_police}); }},
      {"women-and-children", [](Whole& w) { drop(w, {Lever::women_and_children}); }},
      {"custom-beside-state", [](Whole& w) { drop(w, {Lever::customary_mediation}); }},
      {"outreach", [](Whole& w) { drop(w, {Lever::outreach}); }},
      {"visible-gains", [](Whole& w) { drop(w, {Lever::quick_impact}); }},
      {"mass-dismissal",
       [](Whole& w) { w.plan.mass_dismissal = MassDismissal{.week = 50, .share = 0.4}; }},
      {"small-arms", [](Whole& w) { drop(w, {Lever::collect_small_arms}); }},
      {"coordination", [](Whole& w) { drop(w, {Lever::coordination}); }},
      {"course-correction",
       [](Whole& w) {
         for (ActivityPlan& activity : w.plan.activities) {
           activity.until = activity.suspend = activity.start.when = {};
         }
       }},
      {"pay-and-welfare",
       [](Whole& w) {
         w.context.police.arrears_weeks = 12;
         drop(w, {Lever::pay_reform});
       }},
      {"quota-needs-intake", [](Whole& w) { drop(w, {Lever::integrate_army}); }},
      {"cost-hand-over",
       [](Whole& w) {
         for (ActivityPlan& activity : w.plan.activities) activity.government_pays = false;
       }},
      {"donors-outlasted", [](Whole& w) { of(w, Lever::outreach).duration_weeks = 520; }},
      {"fundable",
       [](Whole& w) {
         for (DonorContext& donor : w.context.donors) {
           donor.taste[static_cast<std::size_t>(Sector::courts)] = 0;
         }
       }},
      {"long-horizon",
       [](Whole& w) {
         for (ActivityPlan& activity : w.plan.activities) {
           activity.start.latest = 0;
           activity.duration_weeks = 20;
         }
       }},
      {"force-size", [](Whole& w) { of(w, Lever::recruit_police).budget = to_cents(9'000'000); }},
      {"budget-fits-work", [](Whole& w) { of(w, Lever::outreach).budget = to_cents(100); }},
      {"ddr-fits-caseload",
       [](Whole& w) {
         for (FactionContext& faction : w.context.factions) faction.fighters = 300;
       }},
      {"courts-in-step",
       [](Whole& w) {
         start_at(of(w, Lever::staff_courts), 400);
         start_at(of(w, Lever::mobile_courts), 400);
       }},
      {"courts-in-proportion",
       [](Whole& w) {
         of(w, Lever::staff_courts).capacity_per_week = 0.01;
         of(w, Lever::mobile_courts).capacity_per_week = 0.01;
       }},
      {"vetting-first", [](Whole& w) { start_at(of(w, Lever::vet_army), 300); }},
      {"tracks-without-gate",
       [](Whole& w) {
         wait_for(w, Lever::women_and_children, "court_capacity_share >= 0.9", 100);
       }},
      {"no-go-keeps-protection",
       [](Whole& w) {
         for (const Lever lever : {Lever::staff_courts, Lever::mobile_courts}) {
           of(w, lever).start.latest = never;
         }
       }},
      {"review-reports",
       [](Whole& w) {
         ActivityPlan& review = add_review(w, ReviewedForce::army);
         review.duration_weeks = 10;
         review.capacity_per_week = 1;
       }},
      {"cut-is-paid-for", [](Whole& w) { add_review(w, ReviewedForce::police).strength = 10; }},
      {"size-decided-first", [](Whole& w) { start_at(add_review(w, ReviewedForce::police), 200); }},
      {"terms-bind",
       [](Whole& w) {
         ActivityPlan& terms = of(w, Lever::coordination);
         terms.lever = Lever::conditionality;
         terms.demands = {place_of(w, Lever::vet_police)};
         terms.withholds = {place_of(w, Lever::equip_police)};
         of(w, Lever::equip_police).government_pays = true;
       }},
      {"lead-is-credible", [](Whole& w) { of(w, Lever::coordination).lead = 1; }},
      {"police-within-means", [](Whole& w) { w.plan.police_target = 9'000; }},
      {"army-within-means", [](Whole& w) { w.plan.army_target = 60'000; }},
      {"capacity-reaches-aim", [](Whole& w) { of(w, Lever::vet_police).capacity_per_week = 1; }},
      {"ddr-in-one-piece", [](Whole& w) { drop(w, {Lever::disarmament}); }},
      {"courses-after-camps", [](Whole& w) { of(w, Lever::reintegration).start.latest = 90; }},
      {"ddr-needs-ssr",
       [](Whole& w) {
         drop(w, {Lever::recruit_police, Lever::equip_police, Lever::supervise_police,
                  Lever::vet_police, Lever::vet_army, Lever::train_army, Lever::integrate_army,
                  Lever::pay_reform, Lever::rightsize_army});
       }},
      {"ssr-needs-ddr", [](Whole& w) { drop(w, {Lever::disarmament}); }},
      {"capacity-needs-demilitarisation", [](Whole& w) { start_at(of(w, Lever::train_army), 2); }},
      {"control-with-capacity",
       [](Whole& w) {
         start_at(of(w, Lever::oversight_bodies), 500);
         start_at(of(w, Lever::civil_society), 500);
       }},
      {"predators-need-oversight",
       [](Whole& w) {
         w.context.police.abuser_share = 0.4;
         start_at(of(w, Lever::vet_police), 40);
         start_at(of(w, Lever::vet_army), 40);
       }},
      {"intake-needs-training",
       [](Whole& w) {
         drop(w, {Lever::train_army, Lever::pay_reform});
       }},
      {"dismissal-needs-exit",
       [](Whole& w) {
         drop(w, {Lever::reintegration, Lever::reinsertion});
       }},
      {"hearings-need-former-fighters",
       [](Whole& w) { of(w, Lever::outreach).lever = Lever::truth_hearings; }},
      {"reform-needs-security",
       [](Whole& w) {
         w.context.peacekeepers.phases.clear();
         for (ActivityPlan& activity : w.plan.activities) {
           activity.start.when = activity.suspend = {};
         }
       }},
      {"exit-needs-viable-sector", [](Whole& w) { w.plan.peacekeepers_leave_by = 50; }},
      {"work-needs-constituencies",
       [](Whole& w) {
         for (const Lever lever : {Lever::outreach, Lever::quick_impact, Lever::civil_society}) {
           start_at(of(w, lever), 60);
         }
       }},
      {"not-all-at-once",
       [](Whole& w) {
         for (ActivityPlan& activity : w.plan.activities) start_at(activity, 1);
       }},
      {"ownership-needs-will", [](Whole& w) { w.context.government.will = 0.1; }},
      {"dependency-binds",
       [](Whole& w) {
         for (ActivityPlan& activity : w.plan.activities) {
           if (activity.name == "keep_prisons") activity.start.latest = 20;
         }
       }},
      {"conditions-in-a-circle",
       [](Whole& w) {
         drop(w, {Lever::women_and_children, Lever::integrate_army});
         wait_for(w, Lever::disarmament, "reintegrated_share > 0.1", 9);
         wait_for(w, Lever::reintegration, "disarmed.River_Guard > 0.2", 60);
       }},
      {"conditions-can-turn",
       [](Whole& w) { wait_for(w, Lever::train_army, "disarmed_share >= 0", 78); }},
      {"pauses-can-end",
       [](Whole& w) {
         const std::vector<std::string> names = picture_names(w.context);
         of(w, Lever::train_army).suspend = Condition("insecurity > 0.5", names);
         of(w, Lever::train_army).resume = Condition("insecurity > 0.9", names);
       }},
      {"phases-in-order",
       [](Whole& w) {
         of(w, Lever::disarmament).phase = Phase::main;
         of(w, Lever::train_army).phase = Phase::preparatory;
       }},
      {"payers-have-money", [](Whole& w) { of(w, Lever::disarmament).budget = to_cents(1e9); }},
      {"works-somewhere",
       [](Whole& w) {
         of(w, Lever::outreach).lever = Lever::certify_resources;
         of(w, Lever::certify_resources).regions = {0};
       }},
      {"trial-has-two-arms",
       [](Whole& w) {
         of(w, Lever::outreach).assignment = {Assignment::Of::communities, 1.0};
       }},
      {"review-moves-something",
       [](Whole& w) { w.plan.reviews = {{.name = "late", .first = 500, .from = 0, .to = 1}}; }},
  };
  return table;
}

}  // namespace

TEST_CASE("a_whole_plan_on_a_whole_context_breaks_no_rule") {
  const Whole w = whole();
  for (const CheckRule& rule : check_rules()) {
    INFO(rule.id);
    CHECK(warnings_of(rule, {w.plan, w.context}) == std::vector<std::string>{});
  }
}

TEST_CASE("each_rule_fires_when_what_it_asks_for_is_missing") {
  const Whole base = whole();
  for (const CheckRule& rule : check_rules()) {
    INFO(rule.id);
    const auto change = changes().find(std::string(rule.id));
    REQUIRE(change != changes().end());
    Whole w = base;
    change->second(w);
    const std::vector<std::string> warnings = warnings_of(rule, {w.plan, w.context});
    REQUIRE_FALSE(warnings.empty());
    // What it is about, the guidance, and a remedy.
    CHECK(warnings.front().starts_with(std::string(rule.topic) + ": "));
    CHECK(warnings.front().find(" 20") != std::string::npos);
    CHECK(warnings.front().find(", l. ") == std::string::npos);  // lines of nobody's edition
    CHECK(warnings.front().find("); ") != std::string::npos);
  }
  CHECK(changes().size() == check_rules().size());
}

TEST_CASE("rules_of_contexts_come_before_rules_of_plans") {
  const auto rules = check_rules();
  CHECK(std::is_sorted(rules.begin(), rules.end(),
                       [](const CheckRule& a, const CheckRule& b) { return a.of < b.of; }));
}

TEST_CASE("a_plan_read_without_its_context_is_not_asked_about_the_country") {
  Plan plan = whole().plan;
  CHECK(plan_gaps(plan, {}) == std::vector<std::string>{});
}

}  // namespace ssr

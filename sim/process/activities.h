#pragma once

#include <span>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

/// What levers do that act on communities, arms and donors directly (sim/lever).
struct LeverParameters {
  double project_reach = 0;          // [people] who see one small project
  double project_gain = 0;           // [0, 1] of the way to full visible gains for those people
  double meeting_reach = 0;          // [people] one community meeting speaks to
  double meeting_effect = 0;         // [0, 1] of the way to realistic expectations
  double realistic_expectations = 0; // [0, 1] what the peace can in fact bring soon
  double hand_in_rate = 0;           // [1/week] of civilian weapons, from people who feel safe
  double hand_in_fear = 0;           // fear at which nobody hands a weapon in
  double insight_per_week = 0;  // [0, 1] of what donors do not know, by one secretariat-week
  double insight_loss = 0;  // [1/week] staff leave, registers age
  double joins_reduction = 0;  // [1/month] one without work asks for a place of reduction
  double joins_from_crime = 0;  // [0, 1] of that for one who lives from crime
  double joins_with_weapon = 0;  // [0, 1] participants at ease who bring the weapon they have
  double patrol_people = 0;  // [people] of one joint patrol
  double patrol_tolls = 0;   // [1/year] by a man of a wholly abusive unit, in a mixed patrol
  double locks_fail = 0;  // [1/week] registers and locks of armouries lapse
  double inspectors_half = 0;  // inspectors who certify half of a wholly lootable district
  double smuggled_share = 0;  // [0, 1] of certified sites' goods that still cross a border unseen
  double customs_half = 0;    // customs officers at a crossing who see half of what passes
  double customs_bought = 0;  // [0, 1] of that, bought off where all is loot and nobody is punished
  double review_weeks = 0;    // [week] of work until a review of a force's size reports
  double review_holds_years = 0;  // [year] until what it decided is overtaken
  double pool_reluctance = 0;  // [0, 1] of a request turned down by one who must show results
  double lead_recognised = 0;  // [0, 1] by others, of a lead that gives all of a sector's money
  double lead_contested = 0;   // [0, 1] by one who must show results, where none recognises it
  double terms_weight = 0;     // [0, 1] of reluctance that all aid at stake would overcome
  double terms_broken = 0;     // [0, 1] of what it holds back, paid by one who must show results
  double hearing_reach = 0;   // [people] who attend one hearing
  double hearing_confesses = 0;   // [0, 1] that somebody of a wholly abusive unit owns up there
  double hearing_reconciles = 0;  // [0, 1] of the way to full readiness, for those who attend
  double hearing_relives = 0;     // [0, 1] of the way to full fear, for those who attend
};

struct ActivitiesParameters {
  double prefunded_weeks = 0;  // [week] of work that donors pay for in advance
  double safety_floor = 0;  // [0, 1] reported insecurity above which reform staff stay away
  double safety_floor_ddr = 0;  // [0, 1] the same for staff under military escort
  double redeployed_share = 0;  // [0, 1] of the staff of such districts who can work elsewhere
  double political_cost_light = 0;  // [0, 1] how far a signature depends on willingness
  double political_cost_technical = 0;
  double political_cost_reform = 0;
  double will_weight = 0;  // [0, 1] of will, against ownership, in willingness
  double captured_ownership = 0;  // [0, 1] of willingness lost when authors of the war own reform
  double law_delay_weeks = 0;  // [week] for an enabling law, at half will
  double absorption_usd_head_year = 0;  // [USD/year] per person, at full ministry capacity
  double ministry_load_light = 0;  // [0, 1] of light work's money that ministries handle
  double ministry_load_substituted = 0;  // [0, 1] the same where foreigners do the job
  double duplicate_chance = 0;  // [0, 1] that two unseen projects of a sector meet one need
  double local_share_of_donor_steps = 0;  // [0, 1] of decisions on donor projects taken at home
  double narrowing = 0;  // [0, 1] of missing will that training gives an excuse to act on
  LeverParameters lever;
  double sees_insecurity = 1;  // link M33; cut: 0, staff see safe districts
  double sees_reluctance = 1;  // link M35; cut: 0, ministry acts as with full will
  double sees_capture = 1;  // link M36; cut: 0, ownership of authors of war seems harmless
  double sees_provisions = 1;  // link M46; cut: 0, ministries read an accord without them
  double others_hidden = 1;  // link M51; cut: 0, donors see all others' commitments
  double feels_load = 1;  // link M77; cut: 0, ministries feel no load
  double waits_for_law = 1;  // link M4; cut: 0, work is begun without its law
  double sees_training = 1;  // link M8; cut: 0, nobody points to training instead of reform
  double sees_rents = 1;     // link M27; cut: 0, customs officers see nothing to take a share of
  double sees_teaching = 1;  // link M54; cut: 0, donors' steps are all decided by donors
  double shares_thinly = 1;  // link M62; cut: 0, money and ministries serve the plan's first first
  double hears_meetings = 1;  // link M72; cut: 0, nobody hears what meetings say
  double sees_lead = 1;       // link M53; cut: 0, donors see no lead, and go on as they did
  double sees_terms = 1;      // link M49; cut: 0, money comes without terms
  double sees_readiness = 1;  // link M78; cut: 0, planners see no condition come true
  double sees_progress = 1;  // link M80; cut: 0, planners see no figures that pause or end work
};
ActivitiesParameters read_activities(Table& table);

/// How much a lever costs those in power: little (DDR, communities), some (building and training),
/// or posts and rents.
enum class Politics : std::uint8_t { light, technical, reform };
Politics politics_of(Lever lever) noexcept;

/// Monthly chance that a ministry signs an activity's next step: falls with the political cost of
/// the step and rises with will and ownership (M35), unless authors of the war own it (M36). Terms
/// of aid overcome `bought` [0, 1] of the reluctance.
double signature_probability(const ActivitiesParameters& p, Politics politics, double will,
                             double ownership, double author_of_war, double bought = 0.0) noexcept;

/// Will in [0, 1] with which a ministry meets a step: those who want reform narrow point to the
/// training that runs, `training` as `training_share` has it (M8).
double narrowed_will(const ActivitiesParameters& p, Politics politics, double will,
                     double training) noexcept;

/// [0, 1] of the budgets of running work on the forces, to build or to reform them, that builds:
/// recruits, equipment and soldiers' courses. Courts and prisons are no gift to those who command.
double training_share(const Plan& plan, const Programme& programme) noexcept;

/// Weeks that building and reform wait for an enabling law (M4); none where the accord gives it a
/// basis (M46).
double law_weeks(const ActivitiesParameters& p, bool ssr_provisions, double will) noexcept;

/// Do staff work in a district of this reported insecurity (M33)?
bool staff_go(const ActivitiesParameters& p, bool escorted, double reported_insecurity) noexcept;

/// [0, 1] of its capacity that an activity keeps when districts with `blocked` [0, 1] of its people
/// are closed to staff (M33).
double kept_capacity(const ActivitiesParameters& p, double blocked) noexcept;

/// [0, 1] of an activity's money that ministries must plan, buy and pay: less where foreigners do
/// the job themselves (M55).
double ministry_load(const ActivitiesParameters& p, Politics politics,
                     double builds_capacity) noexcept;

/// Share of the week's work that ministries can take in: `ceiling` and `load` in USD a week (M77).
double absorbed_share(const ActivitiesParameters& p, double ceiling, double load) noexcept;

/// [0, 1] of an activity's work that ministries take in where `room` USD a week is left by those
/// before it in the plan, which only counts as far as they don't share thinly (M62).
double taken_in(const ActivitiesParameters& p, double absorbed, double room, double load) noexcept;

/// Cents of a donor's `gives` to one that asks for `asked` of `wanted` in all: its part, or what is
/// `left` by those before it in the plan (M62).
Cents granted(const ActivitiesParameters& p, Cents gives, Cents left, Cents asked,
              Cents wanted) noexcept;

/// [0, 1] of its new money that a donor pays into a fund which asks for `asked` [0, 1] of it: who
/// `must_show` [0, 1] results at home keeps a flag of its own (M52).
double pooled_share(const LeverParameters& p, double asked, double must_show) noexcept;

/// What a lead for a sector brings another donor, by the lead's share of the sector's money: it
/// follows one that pays enough to know, the less the more it `must_show` results of its own, and
/// contests one that does not (M53). Both [0, 1].
struct LeadSeen {
  double followed = 0;
  double contested = 0;
};
LeadSeen lead_seen(const ActivitiesParameters& p, double leads_share, double must_show) noexcept;

/// [0, 1] of a ministry's reluctance that terms overcome, with `at_stake` [0, 1] of the money that
/// strengthens forces hanging on its signature (M49).
double bought_by_terms(const ActivitiesParameters& p, double at_stake) noexcept;

/// [0, 1] of a payment under terms that a donor holds back: less where it must show results.
double held_back(const ActivitiesParameters& p, double must_show) noexcept;

/// Share of a donor's money in a sector that pays for what others already paid: `insight` into
/// their projects in [0, 1], `others_share` of the sector's money that is theirs (M51).
double duplicate_share(const ActivitiesParameters& p, double insight, double others_share) noexcept;

/// [0, 1] strength of an activity after `active_weeks` of a ramp of `ramp_weeks`.
double ramp_strength(double active_weeks, Week ramp_weeks) noexcept;

/// Is this the day of a review?
bool is_review_week(const Review& review, Week week) noexcept;

/// Cents that a review moves of those `not_received` yet.
Cents moved_by(const Review& review, Cents not_received) noexcept;

/// Is a waiting activity due by its own rule (not by its latest start)?
bool is_due(const Start& start, std::span<const ActivityState> states,
            std::span<const double> pictures, Week week);

/// What an activity that has ended did not spend goes back to where it came from.
void give_back(World& world, const ActivityPlan& activity, ActivityState& state);

/// Starts, suspends and ends the plan's activities, and counts what each can deliver this week.
void activities(const Step& step, World& world);

}  // namespace ssr

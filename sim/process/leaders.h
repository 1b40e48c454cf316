#pragma once

#include <array>

#include "process/enforcement.h"
#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct LeadersParameters {
  // what he values (utilities in units of everything he wants)
  double seats_of_power;       // [0, 1] of the power he wants that offices give
  double rents_in_peace;       // [0, 1] of the rents he wants that peace leaves a man in office
  double guarantor_trust;      // [0, 1] of missing trust in promises that a full guarantor gives
  double total_discount;       // [0, 1] worth of anything short of everything to a total spoiler
  double limited_money;        // [0, 1] how well money moves a limited spoiler
  double greedy_posts;         // [0, 1] how well posts move a greedy spoiler
  double decisiveness;         // [1] exponent of relative strength in the chance to win
  double price_weight;         // [1] utility that a full guarantor's force takes from fighting
  double greedy_price;         // [1] how much more a greedy spoiler minds that price
  double losses_weight;        // [1] utility that certain defeat takes from fighting
  double means_weight;         // [1] utility that having no means takes from fighting
  double means_people;         // [people] fighters at which means are half
  double chest_weeks;          // [week] of upkeep that count as means enough
  double obstruct_peace;       // [0, 1] of peace's gains kept while obstructing
  double obstruct_option;      // [0, 1] of the value of fighting kept as an option
  double obstruct_price;       // [0, 1] of the price of violence paid for obstructing
  double now_or_never;         // [0, 1] of what war loses to disarmament, that peace loses with it
  double looks_ahead;          // [0, 1] of what disarmament will take from him, that he sees coming
  double shift_weeks;          // [week] of disarmament that he reckons with at once
  double bargain_gain;         // [1] utility per relative strength of asking for more
  double bargain_cost;         // [1] utility of waiting for it
  double habit;                // [1] utility of staying with what he does
  double noise;                // [1] scale of what nobody else sees of his reasons
  double reconsiders;          // [1/year] rate at which he comes to see things anew
  // what he sees
  double troops_for_price;     // [people per 1,000 inhabitants] at which the price is half
  double staying_horizon;      // [week] of mission still to come that look like forever
  double mandate_horizon;      // [week] ahead for which a mandate is believed at most
  double exposed_prosecution;  // [0, 1] threat to the worst abuser before working courts
  double amnesty_shield;       // [0, 1] of the threat that a kept amnesty takes away
  double indicted_threat;      // [0, 1] threat to one indicted, before a state that reaches him
  // what the government does
  double offer_posts;          // [0, 1] posts a fully willing government offers
  double offer_money_usd;      // [USD] that looks like a full offer
  double offer_treasury;       // [0, 1] of the treasury it may offer
  double deal_share;           // [0, 1] chance a quarter that a bargain is struck at full will
  double arrest_rate;  // [1/quarter] a hostile leader is caught by a willing, backed state
  double successor_rate;  // [1/quarter] a headless faction finds a leader
  // his orders and commanders
  std::array<double, 4> held_back;  // [0, 1] share of fighters kept out, by stance
  double order_rate;  // [0, 1] share of a gap closed a week: men held back, caches
  double cache_share;  // [0, 1] of weapons hidden a quarter when obstructing
  double follows_base;  // [0, 1] commanders who follow an order, of a leader with enough to give
  double follows_criminal;  // [0, 1] added where there is loot for those who run crime
  double splinter_base;  // [1/quarter] rate of a large, wholly neglected group that no order binds
  double excluded_neglect;  // [1] how many times more neglected an outsider's commanders feel
  double gap_neglect;      // [0, 1] of kept promises that waiting for a course takes from men
  double splinter_rents;   // [1/quarter] added by rents where it stands
  double splinter_men;     // [people] at which a group is half as ready as a large one
  double splinter_members;  // [people] of a group to which the rates belong, with all its members
  double state_worth;      // [0, 1] a soldier's worth on the spot, over a peacekeeper's
  double joins_splinter;   // [0, 1] of the group's other commanders who join the strongest
  double gather_weeks;     // [week] he waits for men before he gives up
  double deal_lapses;      // [1/year] rate at which those bought off feel free again
  double upkeep_incomes;   // [1] mean incomes that a fighter kept in arms costs
  double chest_drain;  // [1/week] of the chest that a leader at peace lives on and gives away
  double sees_exclusion = 1;    // link M29; cut: 0, an excluded leader counts on a full place
  double sees_inducements = 1;  // link M30; cut: 0, he sees nothing on offer
  double sees_departure = 1;    // link M64; cut: 0, he sees no end announced
};
LeadersParameters read_leaders(Table& table);

/// What a leader sees when he chooses. Shares in [0, 1] unless said.
struct LeaderView {
  SpoilerType type = SpoilerType::limited;
  double wants_posts = 0, wants_rents = 0, wants_impunity = 0, wants_power = 0;  // sum to 1
  double strength = 0;  // [people] own fighters and those who would come, as estimated
  double opposed = 0;  // [people] forces he would meet, as estimated
  double under_arms = 0;  // [people] of his strength
  double asked = 0;       // [people] of these, whom disarmament that runs or has a date asks in
  double asked_back = 0;  // [people] of these, who would come when called after it
  double gone = 0;        // [people] whom it has disarmed, and who are not back under arms
  double rivals_asked = 0;  // [people] of those opposed, who are believed to disarm in step
  double once = 0;          // [people] who fought for him and are alive
  double posts = 0;    // he holds
  double posts_awaited = 0;  // beyond these, that he was promised and not refused yet
  bool included = true;
  double promises_kept = 0;
  double offered_posts = 0;
  double offered_money = 0;
  double price = 0;  // of violence: the guarantor's force as seen
  double stays = 1;  // the guarantor's staying power
  double prosecution = 0;
  double prosecution_bare = 0;  // without the amnesty that he has
  double rents = 0;  // lootable places in his hands or reach
  double funded = 0;  // weeks of upkeep in the chest, of what is enough
  double survives = 0;  // of his men where they are, among the state's forces there
  double word = 1;      // of the state's readiness to keep promises, that outlasts his arms
  double gives = 0;     // to whom he would have hold still: money over what all cost, or offices
  Stance now = Stance::comply;
};

/// Price of violence from troops per 1,000 inhabitants and mandate (M31).
double price_of_violence(const LeadersParameters& p, double troops_per_1000,
                         double mandate) noexcept;
/// Staying power of a guarantor who leaves in `weeks`, before a state of this viability (M64).
double staying_power(const LeadersParameters& p, double weeks, double viability) noexcept;
/// Worth of what is on offer to a leader of this type: inducement must match the type (M30).
double inducement(const LeadersParameters& p, const LeaderView& view) noexcept;
/// Utility of keeping the peace (M29, M30, M46).
double peace_value(const LeadersParameters& p, const LeaderView& view) noexcept;
/// Utility of fighting (M31, M64).
double fight_value(const LeadersParameters& p, const LeaderView& view) noexcept;
/// What he expects to see when disarmament under way has done its work, if he keeps so many of his
/// men from it [0, 1] (Fearon 1995 IO; Walter 1997 IO).
LeaderView after_disarmament(const LeadersParameters& p, const Enforcement& enforcement,
                             const LeaderView& view, double held_back) noexcept;
/// Utilities in the order of Stance.
std::array<double, n_stances> stance_values(const LeadersParameters& p,
                                            const Enforcement& enforcement,
                                            const LeaderView& view) noexcept;

/// Prosecution as a leader sees it [0, 1]: what his record exposes him to, less what an amnesty
/// takes away; where he is indicted at least that, as far as the state and its backers reach him.
double threat_to_leader(const LeadersParameters& p, double exposed, bool amnesty,
                        double indicted_reach) noexcept;

/// Chance that a commander obeys an order to fight.
double follows_probability(const LeadersParameters& p, CommanderStyle style, double rents,
                           double funded) noexcept;
/// Chance that he obeys an order to keep the peace from a leader who has so much of what is enough
/// to give, money or offices [0, 1]: loot tempts him away.
double keeps_peace_probability(const LeadersParameters& p, CommanderStyle style, double rents,
                               double gives) noexcept;
/// What the commanders of a group, the faction's in one district, weigh whom nobody orders to
/// fight.
struct SplinterView {
  double promises_kept = 0.5;  // [0, 1] to the faction
  double waiting = 0;          // [0, 1] of its former fighters here who wait too long for a course
  double rents = 0;            // [0, 1] that can be taken where it stands
  double price = 0;            // [0, 1] of violence on the spot
  bool included = true;        // is its faction in the accord?
  double bound = 0;            // [0, 1] chance that an order to keep the peace holds it back
  double men = 0;              // [people] under arms, or who would come
  double members = 1e9;        // [people] who fought in its units and are alive
};
/// Chance a quarter that a group fights on its own account. Whether groups without a leader break
/// up or give up is open (Jordan 2009 Security Studies; Johnston 2012 and Price 2012 International
/// Security).
double splinter_probability(const LeadersParameters& p, const SplinterView& view) noexcept;
/// Chance that one which does fights for what it can take, and not for what it was promised.
double rents_motive(const LeadersParameters& p, const SplinterView& view) noexcept;
/// Price of violence on the spot, [0, 1], of a mission's price and of state soldiers per 1,000.
double price_on_the_spot(const LeadersParameters& p, double mission, double soldiers) noexcept;

/// What a government pays of a price [cents]: at most the part of its treasury that it may offer.
Cents offer_of(const LeadersParameters& p, const Government& government, Cents price) noexcept;

/// Every quarter each faction's leader chooses to comply, bargain, obstruct or fight; orders
/// follow.
void leaders(const Step& step, World& world);

}  // namespace ssr

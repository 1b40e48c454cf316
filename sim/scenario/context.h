#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/money.h"
#include "scenario/table.h"

namespace ssr {

/// Where money is meant to go; donors have tastes and bans by sector.
enum class Sector : std::uint8_t {
  ddr,
  police,
  courts,
  prisons,
  oversight,
  army,
  customary,
  society
};
constexpr std::size_t n_sectors = 8;
extern const std::array<std::string, n_sectors> sector_names;

/// Attitudes of citizens, each in [0, 1].
enum class Attitude : std::uint8_t {
  fear, trust_police, trust_courts, trust_army, trust_customary, legitimacy, grievance, expectations
};
constexpr std::size_t n_attitudes = 8;
extern const std::array<std::string, n_attitudes> attitude_names;

struct RegionContext {
  std::string name;
  double people = 0;           // at the start date
  double urban_share = 0;      // [0, 1]
  double area_km2 = 0;
  double lootable = 0;         // [0, 1] resources that fighters can tax
  double mined = 0;            // [0, 1] of farm land
  std::vector<std::size_t> neighbours;  // regions
  std::vector<std::size_t> borders;     // foreign neighbours
  std::vector<double> group_shares;     // by group, sums to 1
};

struct GroupContext {
  std::string name;
  double minority_penalty = 0;  // [0, 1] how much worse it expects to be treated by the state
};

/// What a leader is after and how far he goes (Stedman 1997).
enum class SpoilerType : std::uint8_t { limited, greedy, total };
extern const std::vector<std::string> spoiler_type_names;

struct FactionContext {
  std::string name;
  SpoilerType type = SpoilerType::limited;
  bool sides_with_state = false;  // a militia that fought beside the government
  bool in_accord = true;          // party to the accord; excluded leaders have no promises (M29)
  double fighters = 0;            // under arms at the start
  double disarmed = 0;            // by an earlier programme, wherever they are now
  double back_under_arms_share = 0.2;  // [0, 1] of `disarmed` who stand again among `fighters`
  double weapons_per_fighter = 0.6;
  double women_share = 0.1;
  double children_share = 0.1;
  double schooled_share = 0.3;    // with some schooling
  double family_share = 0.4;      // with a family at home
  double commander_tie = 0.65;    // [0, 1] mean over fighters
  double support_share = 0.1;     // cooks, porters, "wives": with the unit, without a weapon
  double abusiveness = 0.5;       // [0, 1] mean over units
  double recruited_locally_share = 0.5;
  double wants_posts = 0.3;       // the four sum to 1
  double wants_rents = 0.3;
  double wants_impunity = 0.2;
  double wants_power = 0.2;
  double posts = 0;                // [0, 1] of the offices it wants that it holds at the start
  Cents war_chest = 0;
  double external_support_usd_per_year = 0;
  std::optional<std::size_t> patron;      // a neighbour
  std::vector<double> regions;            // share of fighters by region where they stand
  std::vector<double> home_regions;       // share by region they come from

  /// People of an earlier programme who are counted in `fighters`, at most all of these.
  double back_under_arms() const noexcept {
    const double back = disarmed * back_under_arms_share;
    return back < fighters ? back : fighters;
  }
  /// Those who come to a desk with a weapon or a claim; children are let go without either.
  double grown() const noexcept { return fighters * (1.0 - children_share); }
  /// People of an earlier programme who live as former fighters.
  double settled() const noexcept { return disarmed - back_under_arms(); }
};

enum class PromiseKind : std::uint8_t {
  posts,
  integration_quota,
  ranks,
  amnesty,
  money,
  election,
  resources,
  ssr,
  party  // standing as one, without offices
};
constexpr std::size_t n_promise_kinds = 9;
extern const std::vector<std::string> promise_kind_names;

struct PromiseContext {
  PromiseKind kind = PromiseKind::posts;
  std::optional<std::size_t> beneficiary;  // a faction; none: the public
  Week due = 0;
  double amount = 0;  // posts, soldiers, ranks, USD; unused otherwise
};

struct AccordContext {
  bool ssr_provisions = true;   // the accord gives reform a legal base (M46)
  bool early_assessment = true; // needs and caseload were assessed before the plan (M17)
  bool ddr_commission = false;  // a commission with money and staff of its own already runs ddr
  bool disarms_in_step = false; // the parties disarm at the same time, counted by a mission
  std::vector<PromiseContext> promises;
};

struct ElectionContext {
  Week week = 0;
  std::string name;
};

struct PoliceContext {
  double officers = 0;
  double trained_share = 0.5;
  double supervisor_share = 0.05;   // trained supervisors per officer
  double abuser_share = 0.15;       // officers with a record of abuse
  double women_share = 0.1;
  double salary_usd_month = 60;
  double arrears_weeks = 4;
  std::vector<double> regions;      // share by region
};

struct ArmyContext {
  double soldiers = 0;
  double salary_usd_month = 60;
  double arrears_weeks = 4;
  double cohesion = 0.5;            // [0, 1]
  double abuser_share = 0.1;
  double women_share = 0.05;
  double target_strength = 0;       // what the government plans for
  std::vector<double> origin;   // share by faction the soldiers came from; the rest: the old army
  std::vector<double> regions;  // where it stands
  std::vector<double> home_regions;  // where its soldiers come from
};

struct JusticeContext {
  double judges = 0;        // judges and magistrates in post
  double prosecutors = 0;
  double defenders = 0;
  double clerks = 0;
  double salary_usd_month = 120;
  double pending_cases = 0;
  double prison_places = 0;
  double detainees = 0;
  double pretrial_share = 0.5;
  double wrong_suspect_share = 0.2;  // of cases pending at the start, the suspect is innocent
  double prison_staff = 0;
  double prison_upkeep_usd_per_detainee_year = 200;
  double seen_sanction = 0.05;  // [0, 1] chance that a crime is punished, as offenders see it
  std::vector<double> regions;         // share of posts by region
  std::vector<double> prison_regions;  // share of places by region
};

struct OversightContext {
  double inspectors = 0;          // inspectors, auditors, complaints officers
  double civil_society = 0.2;     // [0, 1] reach of media and NGOs
  double parliament = 0.2;        // [0, 1] committees that ask and sanction
  double seen_certainty = 0.05;   // [0, 1] chance that abuse is punished, as officers see it
};

struct CustomaryContext {
  double presence_rural = 0.9;    // share of communities with a chief's court or elders
  double presence_urban = 0.4;
  double accountability = 0.4;    // [0, 1]
  double fairness_women = 0.4;    // [0, 1] chance that a woman's claim is heard as a man's would be
  double fairness_youth = 0.4;
  double watch_group_share = 0.1; // communities with a watch group or hunters
};

struct EconomyContext {
  double gdp_usd_per_head = 200;
  double growth_per_year = 0.04;
  double idle_youth_share = 0.4;   // of men and women aged 15-34 without work or school
  double formal_share = 0.1;       // adults in paid work
  double illicit_rents_usd_per_year = 0;  // from lootable resources, whole country
};

struct GovernmentContext {
  double revenue_share_of_gdp = 0.08;
  double security_budget_share = 0.25;  // of revenue and budget support, for the security sector
  double will = 0.5;                    // [0, 1] political will for reform
  double patronage = 0.4;               // [0, 1] posts given for loyalty
  double capacity = 0.2;                // [0, 1] what ministries can plan, buy and pay
  double author_of_war = 0.2;           // [0, 1] elite that caused the war is in power
  double budget_support_usd_per_year = 0;
  double budget_support_years = 10;
  double humanitarian_usd_per_year = 0;  // outside the budget, spent where people live
  double humanitarian_years = 3;
};

struct DonorContext {
  std::string name;
  double envelope_usd_per_year = 0;
  std::array<double, n_sectors> taste{};  // relative weights
  std::array<bool, n_sectors> banned{};   // sectors the donor may not fund (M5)
  double horizon_years = 5;
  double lag_weeks = 40;                  // commitment to disbursement
  double volatility = 0.5;                // coefficient of variation of yearly money
  double needs_visible_results = 0.5;     // [0, 1]
  double substitutes = 0.4;               // [0, 1] does the job itself rather than building (M55)
  double in_hand_usd = 0;                 // given before the start and not yet spent
  bool fund = false;                      // many donors' common fund, which joins no other

  /// What it means to give until it leaves. [USD]
  double means_to_give_usd() const noexcept {
    return envelope_usd_per_year * horizon_years + in_hand_usd;
  }
  /// May it fund the sector, and does it?
  bool funds(std::size_t sector) const noexcept { return !banned[sector] && taste[sector] > 0; }
};

struct NeighbourContext {
  std::string name;
  std::vector<std::pair<Week, Week>> wars;  // spells [from, until)
  double fighters_per_year = 0;      // offered across the border while at war
  double weapons_per_year = 0;
};

struct PeacekeeperPhase {
  Week from = 0;
  double troops = 0;
  double police = 0;
};

/// The week in which the last peacekeepers go by this schedule, or by a plan that sends them home
/// before; 0 where there are none.
inline Week end_of_mission(const std::vector<PeacekeeperPhase>& phases,
                           std::optional<Week> leave_by) noexcept {
  const Week scheduled = phases.empty() ? 0 : phases.back().from;
  return leave_by && *leave_by < scheduled ? *leave_by : scheduled;
}

struct PeacekeepersContext {
  std::vector<PeacekeeperPhase> phases;  // strength is linear between phases, zero after the last
  double mandate = 0.7;                  // [0, 1] readiness to use force for civilians
  std::vector<double> regions;           // share by region
};

constexpr std::size_t most_factions = 98;  // those whom the state dismisses are one party more
constexpr std::string_view dismissed_name = "dismissed soldiers and police";

/// A key that the field's checklists ask for and a file leaves out, with what stands in for it.
struct Untold {
  std::string_view key;  // "women_share"
  std::string of;        // "the police"
  std::string taken_as;  // "0.1"
};

/// A country at the end of a war: what is given. Immutable.
struct Context {
  std::string name;
  std::string title;
  bool fictional = false;
  Date start;
  std::size_t capital = 0;        // region: the seat of government
  double scale = 1.0;             // share of citizens simulated one for one
  double growth_per_year = 0.025; // natural growth of the population
  double female_share = 0.51;
  double community_people = 1000; // people of a community at scale 1
  double displaced_share = 0.1;
  double insecurity = 0.3;        // [0, 1] memory of attacks and killings at the start
  double reported_insecurity = 0.5;  // [0, 1] what planners have heard of it
  double age_decline_per_year = 0.036;  // share alive falls by this per year of age: age structure
  double vulnerable_share = 0.4;  // poor households
  double civilian_weapons_per_100 = 1.0;
  std::vector<RegionContext> regions;
  std::vector<GroupContext> groups;
  std::vector<FactionContext> factions;
  AccordContext accord;
  std::vector<ElectionContext> elections;
  PoliceContext police;
  ArmyContext army;
  JusticeContext justice;
  OversightContext oversight;
  CustomaryContext customary;
  EconomyContext economy;
  GovernmentContext government;
  std::vector<DonorContext> donors;
  std::vector<NeighbourContext> neighbours;
  PeacekeepersContext peacekeepers;
  std::array<double, n_attitudes> attitudes{};  // means at the start
  std::vector<Untold> untold;
};

/// Reads a context at one sample's point. Problems go to the document.
Context read_context(Document& document, std::string name);

}  // namespace ssr

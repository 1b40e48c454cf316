#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct AttitudesParameters {
  // how long a community remembers
  double memory_half_life = 0;        // [week]
  double news_half_life = 0;          // [week] of perceived violence
  // the public's picture of violence
  double weight_of_killing = 0;       // against another violent crime
  double national_news_share = 0;  // [0, 1] of perceived violence that comes from the nation's news
  double rumour_gain = 0;             // how much an attack elsewhere is amplified on the way
  double half_violence = 0;  // [victim per 1,000 people and week] where perceived violence is 1/2
  // weekly pull towards what experience says
  double fear_rate = 0;               // [1/week]
  double trust_rate = 0;              // [1/week]
  double legitimacy_rate = 0;         // [1/week]
  double expectation_rate = 0;        // [1/week]
  // weights of the causes, each as a move of the level attitudes tend to
  double fear_from_violence = 0;
  double fear_from_joblessness = 0;
  double fear_of_women = 0;           // by which women's fear exceeds men's under the same violence
  double fear_eased_by_protection = 0;
  double trust_from_remedy = 0;
  double trust_from_presence = 0;
  double trust_from_contact = 0;      // [0, 1] weight of having met officers against hearsay
  double trust_lost_to_abuse = 0;
  double trust_lost_to_extortion = 0;
  double trust_lost_to_impunity = 0;
  double trust_lost_to_long_remand = 0;
  double half_events = 0;  // [event per 1,000 people remembered] that weigh half of what they can
  double legitimacy_from_trust = 0;
  double legitimacy_from_gains = 0;
  double legitimacy_from_mandate = 0;
  double legitimacy_lost_to_disappointment = 0;
  double grievance_from_joblessness = 0;
  double grievance_from_abuse = 0;
  double grievance_from_disappointment = 0;
  double fear_at_rest = 0;            // [0, 1] where there is neither violence nor joblessness
  double grievance_at_rest = 0;       // [0, 1]
  double neutral_trust = 0;           // [0, 1] without any experience
  double neutral_legitimacy = 0;      // [0, 1]
  double delivered_from_safety = 0;  // weight in what counts as delivered; jobs and gains: the rest
  double delivered_from_jobs = 0;
  // links
  double sees_gains = 1;              // M70; cut: 0, nobody sees quick projects
  double sees_expectation_gap = 1;    // M71; cut: 0, people expect what they get
  double sees_joblessness = 1;        // M74; cut: 0, work does not enter felt security
  double hears_rumour = 1;  // M76; cut: 0, the public knows the district's true victimisation
  double placebo = 1;                 // read by nothing: the placebo of the ablation tests
};
AttitudesParameters read_attitudes(Table& table);

/// What one community lives through, as attitudes see it.
struct Experience {
  double perceived_violence = 0;  // [0, 1]
  double joblessness = 0;         // [0, 1] idle share of adults
  double protection = 0;          // [0, 1] police coverage and peacekeepers
  double contact = 0;             // [0, 1] share of people who know officers by having met them
  double officers_met = 0;        // [0, 1] of those meetings, the share that went well
  // per 1,000 people, remembered
  double remedy = 0, abuse = 0, extortion = 0, impunity = 0, long_remand = 0;
  double gains = 0;               // [0, 1] visible
  double customary = 0;           // [0, 1] authority x accountability
  double mandate = 0;             // [0, 1] elected legitimacy
  double mean_trust = 0;          // [0, 1]
  double mean_expectation = 0;    // [0, 1]
};
/// The level each attitude of men tends to under an experience, in [0, 1] (M11, M70, M71, M74).
std::array<double, n_attitudes> attitude_levels(const AttitudesParameters& p,
                                                const Experience& e) noexcept;

/// A cause in the levels that attitudes tend to.
enum class AttitudeCause : std::uint8_t {
  remedies, impunity, long_remand, abuse, extortion, protection, meetings, violence, joblessness,
  gains, mandate, trust, disappointment
};
constexpr std::size_t n_attitude_causes =
    static_cast<std::size_t>(AttitudeCause::disappointment) + 1;
std::span<const std::string_view> attitude_cause_names();

/// What each cause adds to the levels above, before they are held to [0, 1].
std::array<std::array<double, n_attitudes>, n_attitude_causes> attitude_causes(
    const AttitudesParameters& p, const Experience& e) noexcept;

/// What causes moved this week, summed over adults, for a ledger: [district][cause][attitude].
struct AttitudeMoves {
  std::vector<std::array<std::array<double, n_attitudes>, n_attitude_causes>> by_district;
};

/// Memories fade; the public's picture follows news and rumour; every citizen's attitudes move
/// towards what the community's experience says.
void attitudes(const Step& step, World& world);

}  // namespace ssr

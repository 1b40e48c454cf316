#pragma once

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

struct ElectionsParameters {
  double insecurity_limit;     // [0, 1] reported insecurity above which an election is put off
  double longest_delay;        // [week]
  double legitimacy_slope;     // [1] log odds of a vote for the rulers per unit of legitimacy
  double incumbent_advantage;  // [1] log odds from patronage at its full
  double surprise;             // [1] standard deviation of log odds that nobody foresaw
  double fairness_eyes;  // [1] share of unfairness that civil society and a mission prevent
  double mandate_gain;  // [0, 1] mandate of a fair election
  double mandate_half_life;  // [year]
  double turnover_mixing;  // [0, 1] how far will and patronage move to those of the winners
  double turnover_posts_lost;  // [0, 1] share of posts that the losers' friends lose at a turnover
  double fight_intercept;  // [1] log odds that a loser without strength or cause fights
  double fight_strength;  // [1] log odds per unit of relative strength
  double fight_broken;  // [1] log odds per unit of promises not kept
  double fight_total;  // [1] log odds added for a total spoiler
  double fight_guarantor;  // [1] log odds taken off by a full guarantor
  double bargain_share;  // [0, 1] of losers who do not fight but hold arms: bargain
  double troops_for_guarantor;  // [people per 1,000 inhabitants] at which a guarantor weighs half
  double sees_observers = 1;  // link M90; cut: 0, those who run the vote see no mission watch it
};
ElectionsParameters read_elections(Table& table);

/// [0, 1] how fair a vote is under this patronage, before the eyes of civil society and of a
/// mission that helps to run it (M90).
double fairness_of_vote(const ElectionsParameters& p, double patronage, double civil_society,
                        double mission) noexcept;

/// Share of the vote for those who rule, from the people's picture of them and patronage [0, 1].
double ruling_vote(const ElectionsParameters& p, double legitimacy, double patronage,
                   double fairness, double surprise) noexcept;

/// What a leader who lost weighs.
struct LoserView {
  bool total = false;
  double relative_strength = 0;  // [0, 1] own force over all, as estimated
  double promises_kept = 0;  // [0, 1]
  double guarantor = 0;  // [0, 1]
};
/// Chance that a loser takes up arms rather than accept.
double loser_fights_probability(const ElectionsParameters& p, const LoserView& view) noexcept;

/// Elections are held or put off, won, and accepted or not; a fresh mandate wears off.
void elections(const Step& step, World& world);

}  // namespace ssr

#pragma once

#include <vector>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

/// Officers on foot patrol and in dialogue: part of the police force's week (community policing).
struct FootPatrolParameters {
  double team = 0;         // officers of one team
  double spared = 0;       // [0, 1] of the officers present in a district whom commanders spare
  double meets = 0;        // [people] whom one officer on foot speaks with in a week
  double known_weeks = 0;  // [week] at a post after which half of those he meets know him again
  double half_life = 0;    // [week] of acquaintance
  // log odds that a meeting goes well
  double well = 0;                 // untrained, of no integrity, unwatched, no case solved
  double well_by_training = 0;     // full training
  double well_by_integrity = 0;    // from the lowest to the highest
  double well_by_supervision = 0;  // full supervision
  double well_by_certainty = 0;    // when punishment for misdeeds seems certain
  double well_by_solved = 0;       // where every report was put right
  double ill_by_record = 0;        // lost by an officer with a record of abuse
  double full_training_weeks = 0;
  double normal_certainty = 0;  // of punishment, in a force that answers for what it does
  double meets_people = 1;      // link M11; cut: 0, officers on foot meet nobody
  double sees_certainty = 1;    // link M7; cut: 0, officers see the normal certainty
};
FootPatrolParameters read_foot_patrols(Table& table);

/// One officer before people who ask what the police are good for.
struct MeetingView {
  double training = 0;     // [0, 1] of full training
  double integrity = 0.5;  // [0, 1]
  double supervision = 0;  // [0, 1] of full supervision
  double certainty = 0;    // [0, 1] of punishment for misdeeds, as officers see it
  double solved = 0;       // [0, 1] of the reports that the place remembers, put right
  bool record = false;     // of abuse
};

/// Chance that a meeting with this officer goes well, as those who met him tell it (M11, M7).
double meeting_goes_well(const FootPatrolParameters& p, const MeetingView& view) noexcept;

/// Share of `people` who speak with one of the officers on foot within a week (M11).
double met_share(const FootPatrolParameters& p, double officers, double people) noexcept;

/// Share of those who meet an officer again and know him, after his weeks at the post: officers who
/// rotate stay strangers.
double known_share(const FootPatrolParameters& p, double weeks_at_post) noexcept;

/// What a community knows of its officers by having met them.
struct Acquaintance {
  double contact = 0;  // [0, 1] share of people who know officers
  double well = 0;     // [0, 1] of their meetings that went well
};

/// After a week in which `met` of the people met officers they know again, and `well` of the
/// meetings went well: what is new replaces what was known.
Acquaintance after_meetings(const Acquaintance& before, double met, double well) noexcept;

/// Teams go to communities where officers are least known; acquaintance elsewhere fades. Gives the
/// officers on foot in each district, of those present there.
std::vector<double> walk_beats(const Step& step, World& world, const std::vector<double>& present);

}  // namespace ssr

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "process/step.h"
#include "scenario/table.h"

namespace ssr {

/// What citizens do to each other, commonest first: candidates look their kind up in this order.
constexpr std::array<Matter, 10> offence_kinds = {
    Matter::theft,        Matter::assault,           Matter::extortion,
    Matter::robbery,      Matter::domestic_violence, Matter::sexual_violence,
    Matter::land_dispute, Matter::debt_dispute,      Matter::chieftaincy_dispute,
    Matter::homicide};
constexpr std::size_t n_offence_kinds = offence_kinds.size();

/// Who offends, how often and why, for one kind. Factors apply to the rate of the reference person:
/// a young man in a poor country who lives from the land, in a quiet place, and sees no sanction.
struct OffenceKind {
  double rate = 0;  // [1/year]
  double women = 0;  // factor
  double older = 1;  // factor from the age of `older_from`
  std::array<double, 6> livelihood{};  // factor by Livelihood; children offend at 0
  double poor = 1;  // factor, vulnerable household
  double displaced = 1;  // factor
  double armed = 1;  // factor, has a weapon of his own
  double deterrence = 0;  // [0, 1] share that a certain sanction would prevent
  double guarded = 0;  // [0, 1] how far a watch group counts as a sanction
  double peers = 0;  // share added where much violence was seen
  double weapons = 0;  // share added where many weapons are in hands
  double returns = 0;  // share added where many people come back
  double pressure = 0;  // share added where land is crowded
  double resources = 0;  // share added where resources can be looted
  double weak_custom = 0;  // share added where chiefs have no authority
  double ceiling = 0;  // [1/year] no person's rate is above; equal in all plans
  double women_as_victims = 1;  // chance of a woman against a man's
  double children_as_victims = 0;  // chance of a child against an adult's
};

struct CrimeParameters {
  std::array<OffenceKind, n_offence_kinds> kinds{};  // in the order of offence_kinds
  double older_from = 35;  // [year]
  double half_violence = 0;  // events remembered per 1,000 people: half of the effect
  double half_weapons = 0;  // per 1,000 people
  double half_watch = 0;  // members per 1,000 people
  double half_returns = 0;  // people coming back a week, per 1,000
  double half_density = 0;  // people per km2
  double acquaintance_share = 0;  // of sexual violence, by relatives and neighbours
  double told_on = 0;  // [0, 1] certainty added where all know officers and think well of them
  double sees_weapons = 1;  // link M21; cut: 0, offenders see no weapons, nor have their own
  double sees_guards = 1;  // link M25; cut: 0, offenders see no watch group
};
CrimeParameters read_crime(Table& table);

/// A person who may offend.
struct OffenderView {
  Sex sex = Sex::male;
  Livelihood livelihood = Livelihood::subsistence;
  double age = 20;  // [year]
  bool poor = false;
  bool displaced = false;
  bool armed = false;
};

/// A place as those who may offend there see it.
struct CrimePlaceView {
  double sanction = 0;  // [0, 1] perceived chance of a sanction
  double watch_group = 0;  // members per 1,000 people
  double told = 0;  // [0, 1] of people who know officers, and think well of them
  double recent_violence = 0;  // events remembered per 1,000 people, violence and extortion
  double weapons = 0;  // in civilian hands, per 1,000 people
  double returns = 0;  // people who came back this week, per 1,000
  double density = 0;  // people per km2
  double lootable = 0;  // [0, 1]
  double authority = 1;  // [0, 1] of chiefs and elders
};

/// Chance of a sanction as an offender counts it: the state's, a watch group's (M25), and that of
/// neighbours who know an officer telling on him (M11).
double seen_certainty(const CrimeParameters&, const OffenceKind&, const CrimePlaceView&) noexcept;

/// Factor of the place on the rate of one kind: opportunity, peers, arms (M21), sanction, pressure.
double place_factor(const CrimeParameters&, const OffenceKind&, const CrimePlaceView&) noexcept;

/// Factor of the person: age, sex, livelihood, household, own weapon.
double person_factor(const CrimeParameters&, const OffenceKind&, const OffenderView&) noexcept;

/// Rate [1/year] at which this person commits the kind in this place; never above its ceiling.
double offence_rate(const CrimeParameters&, const OffenceKind&, const OffenderView&,
                    const CrimePlaceView&) noexcept;

/// The largest place_factor that the parameters allow anywhere.
double most_of_places(const OffenceKind&) noexcept;

/// The largest rate [1/year] that the parameters allow to anyone anywhere.
double ceiling_rate(const OffenceKind&) noexcept;

/// Chance in a draw of victims that somebody of this sex and age is taken.
double victim_probability(const OffenceKind&, Sex sex, bool child) noexcept;

/// Offenders among citizens commit crimes; disputes arise.
void crime(const Step& step, World& world);

}  // namespace ssr

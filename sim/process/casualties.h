#pragma once

#include "process/step.h"

namespace ssr {

/// Where the weapon of a dead fighter goes.
enum class WeaponTo : std::uint8_t { state, faction, civilians };

/// A fighter or former fighter dies; his weapons go where `to` says.
void kill_fighter(World& world, std::uint32_t row, Week now, WeaponTo to);

/// An officer or a soldier dies, if he serves; counted as `coded`.
void kill_officer(World& world, std::uint32_t row, Week now, Count coded);
void kill_soldier(World& world, std::uint32_t row, Week now, Count coded);
/// Kills up to `n` serving soldiers who stand in the district, drawn by `event` and counted as
/// `coded`; gives how many.
std::int64_t kill_soldiers(const Step& step, World& world, DistrictId district, std::int64_t n,
                           std::uint32_t event, Count coded);
/// Kills up to `n` serving soldiers of one battalion in its mutiny, drawn by `event`; gives how
/// many. It is about pay, so that conflict data leave it out.
std::int64_t kill_in_battalion(const Step& step, World& world, std::uint16_t battalion,
                               std::int64_t n, std::uint32_t event);
/// The same of serving police officers of the district.
std::int64_t kill_police(const Step& step, World& world, DistrictId district, std::int64_t n,
                         std::uint32_t event, Count coded);

/// An organised group in conflict with the government: a faction under its leader, the splinters of
/// one faction in one district, or those who plot a coup. A year is one of active conflict where
/// one dyad reaches the threshold, as UCDP/PRIO counts (Gleditsch et al. 2002 JPR).
struct Dyad {
  std::uint32_t place = 0;  // in ConflictRecord::by_dyad
  FactionId faction = {};   // none: plotters
  DistrictId district = {};  // of splinters; none: a faction under its leader
};
Dyad dyad_of(const World& world, const Unit& unit);
Dyad dyad_of_plotters(const World& world);
/// Books deaths of fighting between the government's side and an organised group; the week in which
/// they make a later calendar year one of active conflict is published as a relapse, with who
/// fought.
void record_battle_deaths(const Step& step, World& world, std::int64_t n, Dyad dyad);
/// Books deaths of other organised violence.
void record_other_deaths(const Step& step, World& world, std::int64_t n);

}  // namespace ssr

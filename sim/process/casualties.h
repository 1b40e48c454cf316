#pragma once

#include "process/step.h"

namespace ssr {

/// Where the weapon of a dead fighter goes.
enum class WeaponTo : std::uint8_t { state, faction, civilians };

/// A fighter or former fighter dies; his weapons go where `to` says.
void kill_fighter(World& world, std::uint32_t row, Week now, WeaponTo to);

/// Kills up to `n` serving soldiers who stand in the district, drawn by `event`; gives how many.
std::int64_t kill_soldiers(const Step& step, World& world, DistrictId district, std::int64_t n,
                           std::uint32_t event);
/// Kills up to `n` serving soldiers of one battalion, drawn by `event`; gives how many.
std::int64_t kill_in_battalion(const Step& step, World& world, std::uint16_t battalion,
                               std::int64_t n, std::uint32_t event);
/// Kills up to `n` serving police officers of the district, drawn by `event`; gives how many.
std::int64_t kill_police(const Step& step, World& world, DistrictId district, std::int64_t n,
                         std::uint32_t event);

/// Books deaths of fighting between the government's side and an organised group; the week in which
/// they make a later calendar year one of active conflict is published as a relapse.
void record_battle_deaths(const Step& step, World& world, std::int64_t n);
/// Books one-sided and communal deaths.
void record_other_deaths(const Step& step, World& world, std::int64_t n);

/// A former soldier goes home: back to the row he came from, or to a fighter's life as a civilian.
void send_soldier_home(World& world, std::uint32_t row, ServiceStatus status, Week now);

}  // namespace ssr

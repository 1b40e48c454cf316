#pragma once

#include <cstdint>
#include <vector>

#include "process/casualties.h"
#include "process/clashes.h"
#include "process/step.h"

namespace ssr {

inline constexpr double unit_of_fifty = 50.0;  // rates are stated for fifty armed men

/// A unit that fights, with those who carry a weapon.
struct Band {
  std::uint32_t unit = 0;
  std::vector<std::uint32_t> men;  // rows, armed

  double size() const noexcept { return static_cast<double>(men.size()); }
};

/// Forces of one district, in soldiers' worth.
struct Forces {
  double soldiers = 0;
  double police = 0;
  double peacekeepers = 0;
  double state() const noexcept { return soldiers + police; }
  double all() const noexcept { return soldiers + police + peacekeepers; }
};

/// What a band may be drawn into in a week.
enum class Encounter : std::uint32_t { operation, pursuit, rivals };
/// Names the n-th of its kind, so that each has draws of its own whatever else happened.
std::uint32_t name_of(const Band& band, Encounter kind, std::int64_t n) noexcept;

/// Fighting between a detachment of a band and forces of its district.
void fight(const Step& step, World& world, Band& band, const Forces& forces, std::uint32_t key);
/// Fighting between armed groups: of the state's side against a group, or communal, in the coding
/// of conflicts.
void meet_rivals(const Step& step, World& world, Band& band);

/// A detachment attacks a community of its district.
void raid_community(const Step& step, World& world, const Band& band, std::uint32_t key);
/// Disarmed fighters of others, waiting in camps of the unit's district.
std::vector<std::uint32_t> camp_beside(const World& world, const Unit& unit);
/// They are attacked.
void raid_camp(const Step& step, World& world, const Band& band, std::vector<std::uint32_t> camp,
               std::uint32_t key);

/// Tells what a unit did, with its deaths.
void publish(const Step& step, World& world, EventKind kind, const Unit& unit, std::int64_t deaths);

}  // namespace ssr

#pragma once

#include <array>
#include <cstdint>

#include "core/draws.h"

/// Epstein's model of civil violence (2002 PNAS, model I) in the variant "Epstein-peer v1" that
/// ../README.md states in full. Here stand its constants and its decisions, which both versions
/// share: what differs between them is how they look around and where they keep what they know.
namespace civil_violence {

// What a cell begins with.
constexpr double citizen_probability = 0.70;
constexpr double cop_probability = 0.04;
// What a citizen thinks.
constexpr double legitimacy = 0.82;
constexpr double threshold = 0.1;
constexpr double arrest_steepness = 2.3;
// What a cop hands out: whole steps, 0 included.
constexpr int longest_sentence = 30;
// What anybody sees: the cells at most this many steps away, without one's own.
constexpr int vision = 7;
constexpr int cells_in_view = 2 * vision * (vision + 1);

constexpr double grievance(double hardship) noexcept { return hardship * (1.0 - legitimacy); }

/// Cops for each active, the one who thinks included: rounded, halves to even.
constexpr int arrest_ratio(int cops, int actives) noexcept {
  const int rebels = 1 + actives;
  const int whole = cops / rebels;
  const int twice_rest = 2 * (cops % rebels);
  const bool up = twice_rest > rebels || (twice_rest == rebels && whole % 2 == 1);
  return up ? whole + 1 : whole;
}

/// How likely a citizen thinks an arrest is.
double arrest_probability(int ratio) noexcept;

/// Whether a citizen rebels at this ratio.
bool rebels(double grievance, double risk_aversion, int ratio) noexcept;

/// The highest ratio at which a citizen rebels; -1: at none. All that its nature comes to, since
/// the more likely an arrest, the fewer rebel.
int tolerance(double grievance, double risk_aversion) noexcept;

/// Whether arrest_ratio(cops, actives) is at most the tolerance, without the division.
constexpr bool tolerates(int tolerance, int cops, int actives) noexcept {
  const int rounded_down_at_half = tolerance % 2 == 0 ? 1 : 0;
  return 2 * cops < (2 * tolerance + 1) * (1 + actives) + rounded_down_at_half;
}

/// A step to another cell.
struct Offset {
  int dx;
  int dy;
};

/// The view, row by row.
constexpr std::array<Offset, cells_in_view> view = [] {
  std::array<Offset, cells_in_view> cells{};
  std::size_t n = 0;
  for (int dy = -vision; dy <= vision; ++dy) {
    const int half = vision - (dy < 0 ? -dy : dy);
    for (int dx = -half; dx <= half; ++dx) {
      if (dx != 0 || dy != 0) cells[n++] = {dx, dy};
    }
  }
  return cells;
}();

/// What an agent is, and what it is born with.
enum class Kind : std::uint8_t { nobody, citizen, cop };
struct Birth {
  Kind kind = Kind::nobody;
  double hardship = 0;
  double risk_aversion = 0;
};

/// Who begins on a cell.
Birth birth(ssr::Luck luck, std::uint32_t cell) noexcept;

/// A head count between steps.
struct Census {
  std::int64_t citizens = 0;
  std::int64_t cops = 0;
  std::int64_t active = 0;
  std::int64_t jailed = 0;  // whose sentence is not over

  friend constexpr bool operator==(const Census&, const Census&) = default;
};

}  // namespace civil_violence
